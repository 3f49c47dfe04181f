// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/options.h"

#include <QCoreApplication>

namespace app {

/*! Words the steps of a checked procedure: what is tested, what went wrong, what to change. */
class CheckText final
{
    Q_DECLARE_TR_FUNCTIONS(CheckText)

public:
    /*! What the step \a id does: "Find a free port". Unknown ids are shown as they are. */
    static QString title(const QString &id);

    /*! What went wrong, in one sentence; empty unless the step failed. */
    static QString problem(const lattice::CheckStep &step);

    /*! What to change, in one sentence; empty unless the step failed. */
    static QString fix(const lattice::CheckStep &step);

    static QStringList causes(); //!< those with sentences of their own
};

} // namespace app
