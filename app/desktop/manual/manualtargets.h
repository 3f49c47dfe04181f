// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

QT_BEGIN_NAMESPACE
class QQuickItem;
QT_END_NAMESPACE

namespace app {

/*!
    Where the manual tells of what the window shows: one row for each page, sheet, panel and group of settings.

    A place is the type of a part of the window ("WorkPage"), "page:" with a page's name, or "settings:" with a group.
*/
class ManualTargets final
{
public:
    struct Row {
        QLatin1StringView place;
        QLatin1StringView target; //!< see ManualBook
    };
    static const QList<Row> &rows();
    static QString find(const QString &place); //!< empty: no row

    /*! The target of the innermost part around \a focus that has one, else that of \a page. */
    static QString of(const QQuickItem *focus, const QString &page, const QString &settingsGroup);
};

} // namespace app
