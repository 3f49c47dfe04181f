// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QCoreApplication>

namespace app {

/*! Words an error for people: one sentence per fault that says what to do next. The exact detail is shown beside it, not inside. */
class ErrorText final
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    static QString describe(const lattice::Error &error);
};

} // namespace app
