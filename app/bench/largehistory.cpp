// SPDX-License-Identifier: Apache-2.0
#include "app/bench/largehistory.h"

#include "lattice/history/eventcodec.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace app {

lattice::Event largeEvent(qint64 number)
{
    static const QStringList types{u"station.control.work.submitted"_s, u"station.lattice.work.assigned"_s, u"station.lattice.work.accepted"_s,
                                   u"station.lattice.work.progress"_s, u"station.lattice.work.completed"_s};
    static const QDateTime start(QDate(2026, 1, 26), QTime(16, 0), QTimeZone::UTC);
    const qint64 item = number / 5;
    const bool fails = number % 5 == 4 && item % 10 == 0;
    const QString station = u"station-%1"_s.arg(item % 300, 3, 10, '0'_L1);
    QJsonObject data{{u"agent_name"_s, u"agent-%1"_s.arg(item % 50)}, {u"attempt"_s, 1}, {u"run_id"_s, u"run-%1"_s.arg(item / 10)},
                     {u"station_id"_s, station}, {u"work_id"_s, u"work-%1"_s.arg(item)}};
    if (number % 5 == 3)
        data.insert(u"message"_s, u"reading line %1"_s.arg(item));
    if (fails)
        data.insert(u"error"_s, u"tool timeout after 30 s"_s);
    return {.id = u"work-%1.1.%2"_s.arg(item).arg(number),
            .type = fails ? u"station.lattice.work.failed"_s : types[number % 5],
            .source = u"station.lattice/"_s + station,
            .subject = u"agent-%1"_s.arg(item % 50),
            .time = start.addMSecs(number * 300),
            .stationId = station,
            .stationName = u"Station %1"_s.arg(item % 300),
            .traceparent = u"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"_s,
            .data = data};
}

BareNats::Stored largeMessage(qint64 number)
{
    const lattice::Event event = largeEvent(number);
    return {.subject = "lattice.events." + event.type.toUtf8(), .id = {}, .body = lattice::encode(event)};
}

} // namespace app
