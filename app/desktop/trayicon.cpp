// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/trayicon.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

// Panels are light or dark, and nobody says which: fills that carry their own ink, and a line that is seen on both.
constexpr QColor kBlue(0x1f, 0x4f, 0xc4), kAmber(0xf5, 0xb8, 0x3d), kInk(0x1b, 0x13, 0x00), kGrey(0x80, 0x8a, 0x9c);

// All drawn on a square of 16.
void drawLive(QPainter &painter)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(kBlue);
    painter.drawRoundedRect(QRectF(1, 1, 14, 14), 3.5, 3.5);
    painter.setPen(QPen(Qt::white, 1.2));
    for (const QPointF &end : {QPointF(8, 3.8), QPointF(3.9, 11.6), QPointF(12.1, 11.6)})
        painter.drawLine(QPointF(8, 8.6), end);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    for (const QPointF &end : {QPointF(8, 3.8), QPointF(3.9, 11.6), QPointF(12.1, 11.6)})
        painter.drawEllipse(end, 1.7, 1.7);
    painter.drawEllipse(QPointF(8, 8.6), 2.4, 2.4);
}

void drawNeeds(QPainter &painter, int needs)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(kAmber);
    painter.drawEllipse(QRectF(0.5, 0.5, 15, 15));
    const QString text = needs > 99 ? u"99+"_s : QString::number(needs);
    QFont font = painter.font();
    font.setPixelSize(10); // the painter scales: whole sizes only
    font.setBold(true);
    QPainterPath path;
    path.addText(0, 0, font, text);
    const QRectF box = path.boundingRect();
    const qreal scale = std::min(11.5 / box.width(), 9.0 / box.height());
    painter.translate(8, 8);
    painter.scale(scale, scale);
    painter.translate(-box.center());
    painter.fillPath(path, kInk);
}

void drawOffline(QPainter &painter)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(kGrey, 1.8, Qt::SolidLine, Qt::RoundCap));
    painter.drawRoundedRect(QRectF(2, 2, 12, 12), 3, 3);
    painter.drawLine(QPointF(1.5, 14.5), QPointF(14.5, 1.5));
}

} // namespace

QIcon trayIcon(TrayState::Shape shape, int needs)
{
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(size / 16.0, size / 16.0);
        switch (shape) {
        case TrayState::Live: drawLive(painter); break;
        case TrayState::NeedsYou: drawNeeds(painter, needs); break;
        case TrayState::Offline: drawOffline(painter); break;
        }
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace app
