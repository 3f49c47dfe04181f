// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/manual/manuallinks.h"

#include <QColor>
#include <QList>

QT_BEGIN_NAMESPACE
class QTextDocument;
QT_END_NAMESPACE

namespace app {

struct ManualPage;

/*! How a page looks: by the window's colors and sizes, and as wide as there is room. */
struct ManualStyle {
    int textSize = 14; //!< pixels
    QString mono;
    QColor text;
    QColor muted;
    QColor link;
    QColor ground; //!< of code
    QColor line;
    bool dark = false;
    double width = 600; //!< of pictures at most
    double ratio = 1;   //!< pixels of the screen per pixel of ours
    friend bool operator==(const ManualStyle &, const ManualStyle &) = default;
};

/*! Puts a page of the manual into a document: Markdown with headings, code, tables and pictures in the window's look. */
class ManualPaper final
{
public:
    struct Content {
        QList<int> headings; //!< where they begin, as ManualPage has them
        QList<ManualLinks::Link> links;
    };
    static Content write(QTextDocument &document, const ManualPage &page, const ManualStyle &style);

    /*! The picture that \a name of a page is, in the dark window the dark one of it where there is one; empty: none. */
    static QString pictureOf(const QString &name, bool dark);
};

} // namespace app
