// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/events/timebarpicture.h"

#include <QPainter>

#include <cmath>

namespace app {

TimeBarPicture::TimeBarPicture(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &TimeBarPicture::changed, this, [this] { update(); });
}

void TimeBarPicture::setBar(TimeBarModel *bar)
{
    if (m_bar == bar)
        return;
    if (m_bar)
        m_bar->disconnect(this);
    m_bar = bar;
    if (m_bar) {
        connect(m_bar, &TimeBarModel::bucketsChanged, this, [this] { update(); });
        connect(m_bar, &TimeBarModel::viewChanged, this, [this] { update(); });
        m_bar->setParts(qMax(1, int(width()) / kStep));
    }
    Q_EMIT changed();
}

void TimeBarPicture::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickPaintedItem::geometryChange(now, before);
    if (m_bar && now.width() >= kStep)
        m_bar->setParts(int(now.width()) / kStep);
}

void TimeBarPicture::paint(QPainter *painter)
{
    if (!m_bar || m_bar->buckets().isEmpty())
        return;
    const auto &buckets = m_bar->buckets();
    const double begin = m_bar->partOf(m_bar->bucketsFrom()) * width();
    const double step = (m_bar->partOf(m_bar->bucketsTo()) * width() - begin) / double(buckets.size());
    quint64 most = 1;
    for (const auto &bucket : buckets)
        most = qMax(most, bucket.events);
    const double room = height() - kMarks;
    double lastMark = -100;
    for (qsizetype i = 0; i < buckets.size(); ++i) {
        const auto &bucket = buckets.at(i);
        const double x = begin + double(i) * step;
        if (bucket.events == 0 || x + step < 0 || x > width())
            continue;
        // The root keeps a lonely event visible beside a thousand.
        const double tall = qMax(2.0, room * std::sqrt(double(bucket.events) / double(most)));
        painter->fillRect(QRectF(x, height() - tall, qMax(1.0, step - 1), tall), m_columns);
        const bool marked = bucket.failed + bucket.waiting + bucket.joined + bucket.left > 0;
        if (marked && x - lastMark >= (bucket.failed + bucket.waiting > 0 ? 7 : 3)) {
            paintMarks(*painter, bucket, {x + step / 2, kMarks / 2.0});
            lastMark = x;
        }
    }
}

/*! The gravest of what a part holds; one mark has room. */
void TimeBarPicture::paintMarks(QPainter &painter, const lattice::HistoryBucket &bucket, QPointF center) const
{
    if (bucket.failed > 0) {
        painter.setPen(QPen(m_failed, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(center + QPointF(-3, -3), center + QPointF(3, 3));
        painter.drawLine(center + QPointF(-3, 3), center + QPointF(3, -3));
    } else if (bucket.waiting > 0) {
        painter.setPen(QPen(m_waiting, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(center + QPointF(0, -4), center + QPointF(0, 1));
        painter.drawPoint(center + QPointF(0, 4));
    } else {
        painter.setPen(QPen(m_ticks, 1.5));
        const double y = bucket.joined > 0 ? -4 : 1;
        painter.drawLine(center + QPointF(0, y), center + QPointF(0, y + (bucket.joined > 0 && bucket.left > 0 ? 8 : 4)));
    }
}

} // namespace app
