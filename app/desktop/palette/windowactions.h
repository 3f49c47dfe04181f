// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QList>

namespace app {

/*! What the window itself can do, for the palette. Main.qml does it, by the id. */
class WindowActions final
{
    Q_DECLARE_TR_FUNCTIONS(WindowActions)

public:
    struct Action {
        QString id; //!< "page:work", "inspector"
        QString title;
        QString shortcut; //!< empty: it has none
    };
    static QList<Action> all();
};

} // namespace app
