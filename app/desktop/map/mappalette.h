// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! The colors the map draws with; Theme binds them, so the map changes with the rest of the window. */
class MapPalette : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor card MEMBER card NOTIFY changed FINAL)
    Q_PROPERTY(QColor hull MEMBER hull NOTIFY changed FINAL)
    Q_PROPERTY(QColor hullLine MEMBER hullLine NOTIFY changed FINAL)
    Q_PROPERTY(QColor outline MEMBER outline NOTIFY changed FINAL)
    Q_PROPERTY(QColor muted MEMBER muted NOTIFY changed FINAL)
    Q_PROPERTY(QColor selection MEMBER selection NOTIFY changed FINAL)
    Q_PROPERTY(QColor attention MEMBER attention NOTIFY changed FINAL)
    Q_PROPERTY(QColor running MEMBER running NOTIFY changed FINAL)
    Q_PROPERTY(QColor done MEMBER done NOTIFY changed FINAL)
    Q_PROPERTY(QColor failed MEMBER failed NOTIFY changed FINAL)

public:
    using QObject::QObject;

    QColor card = Qt::white;
    QColor hull = Qt::lightGray;
    QColor hullLine = Qt::gray;
    QColor outline = Qt::darkGray;
    QColor muted = Qt::gray;
    QColor selection = Qt::blue;
    QColor attention = Qt::yellow;
    QColor running = Qt::blue;
    QColor done = Qt::darkGreen;
    QColor failed = Qt::red;

Q_SIGNALS:
    void changed();
};

} // namespace app
