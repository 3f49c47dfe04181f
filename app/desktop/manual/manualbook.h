// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace app {

struct ManualHeading {
    QString anchor; //!< as GitHub makes it of the words
    QString words;
    int level = 1;
};

struct ManualPage {
    QString file; //!< "work.md"
    QString title;
    QString text; //!< Markdown, without comments
    QList<ManualHeading> headings; //!< in their order, the title too
};

/*!
    The manual as it is compiled in: the pages of docs/manual, in the order in which their first one, README.md, names them.

    A place in it is a target: "work.md", or "work.md#assign-work".
*/
class ManualBook final
{
public:
    static const QList<ManualPage> &pages();
    static const ManualPage *page(const QString &file); //!< null: none
    static const ManualHeading *heading(const QString &target); //!< of the title when there is no anchor; null: no such place
    static QString first() { return QStringLiteral("README.md"); }

    static QString folder(); //!< of the pages, as a resource
    static ManualPage parse(const QString &file, const QString &text);
    static QString anchorOf(const QString &words);
};

} // namespace app
