// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QString>

/*!
    Compares a picture of the window with the approved one of its name.

    Glyphs may be drawn a little lighter, darker, softer, or a pixel aside: fonts and their rasterisers change. A control that
    has moved by a few pixels, is missing or is new, is a difference.
*/
class Approved final
{
public:
    /*! What a person has to look at: marks where the pictures differ; null if they do not. */
    static QImage differences(const QImage &approved, const QImage &actual, int scale);
    /*! With few colors, so that it takes little room. */
    static QImage reduced(const QImage &picture);

    /*! Compares, or writes when STATION_PICTURES=rewrite is set. \return what is wrong and where to look, or nothing */
    static QString check(const QString &name, const QImage &actual, int scale);
};
