// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/timebarmodel.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>

namespace app {

/*!
    Paints the histogram: a bar for each part of the time, above it marks for what failed (✕), waits for a person (!), joined and
    left (a tick up, a tick down). Marks differ by shape, not by colour alone. It paints only when the counts, the view or a
    colour change; the slider is an item of its own, so that moving it costs nothing here.
*/
class TimeBarPicture : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(app::TimeBarModel *bar READ bar WRITE setBar NOTIFY changed REQUIRED FINAL)
    Q_PROPERTY(QColor columns MEMBER m_columns NOTIFY changed FINAL)
    Q_PROPERTY(QColor failed MEMBER m_failed NOTIFY changed FINAL)
    Q_PROPERTY(QColor waiting MEMBER m_waiting NOTIFY changed FINAL)
    Q_PROPERTY(QColor ticks MEMBER m_ticks NOTIFY changed FINAL)

public:
    static constexpr int kStep = 4;   //!< pixels of a part
    static constexpr int kMarks = 14; //!< height of the marks' line

    explicit TimeBarPicture(QQuickItem *parent = nullptr);

    TimeBarModel *bar() const { return m_bar; }
    void setBar(TimeBarModel *bar);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

protected:
    void geometryChange(const QRectF &now, const QRectF &before) override;

private:
    void paintMarks(QPainter &painter, const lattice::HistoryBucket &bucket, QPointF center) const;

    QPointer<TimeBarModel> m_bar;
    QColor m_columns = Qt::gray;
    QColor m_failed = Qt::red;
    QColor m_waiting = Qt::black;
    QColor m_ticks = Qt::darkGray;
};

} // namespace app
