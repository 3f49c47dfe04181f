// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/eventcodec.h"
#include "lattice/history/historyrow.h"

#include <QTimeZone>

/*! Events of a lattice that does nothing, for tests of its history. Times begin at 2026-01-26T16:00:00Z. */
namespace examples {

inline QDateTime start()
{
    return QDateTime(QDate(2026, 1, 26), QTime(16, 0), QTimeZone::UTC);
}

inline lattice::Event event(const QString &type, const QJsonObject &data, const QString &station = QStringLiteral("leader-01"))
{
    static int last = 0;
    return {.id = QStringLiteral("event-%1").arg(++last),
            .type = type,
            .source = QStringLiteral("station.lattice/") + station,
            .time = start(),
            .stationId = station,
            .stationName = QStringLiteral("Station ") + station,
            .data = data};
}

inline lattice::Event workEvent(const QString &fact, const QString &workId, QJsonObject more = {})
{
    more.insert(QStringLiteral("work_id"), workId);
    if (!more.contains(QStringLiteral("agent_name")))
        more.insert(QStringLiteral("agent_name"), QStringLiteral("LogAnalyzer"));
    const bool control = QStringList{QStringLiteral("submitted"), QStringLiteral("retrying"), QStringLiteral("lost"), QStringLiteral("handed_back"),
                                     QStringLiteral("late_result"), QStringLiteral("answered")}.contains(fact);
    return event((control ? QStringLiteral("station.control.work.") : QStringLiteral("station.lattice.work.")) + fact, more);
}

inline lattice::StoredEvent stored(quint64 sequence, const lattice::Event &event, int afterMs = -1)
{
    return {.sequence = sequence,
            .subject = "lattice.events." + event.type.toUtf8(),
            .body = encode(event),
            .stored = start().addMSecs(afterMs < 0 ? qint64(sequence) * 1000 : afterMs)};
}

/*! The \a number-th of a large history: 300 stations, 50 agents, items of five events each, of which one in ten fails. */
inline lattice::StoredEvent large(quint64 number)
{
    const QByteArray item = QByteArray::number(number / 5);
    const QByteArray station = "station-" + QByteArray::number(number / 5 % 300).rightJustified(3, '0');
    const QByteArray agent = "agent-" + QByteArray::number(number / 5 % 50);
    const bool fails = number / 5 % 10 == 0;
    static constexpr const char *kFacts[] = {"station.control.work.submitted", "station.lattice.work.assigned", "station.lattice.work.accepted",
                                             "station.lattice.work.progress", "station.lattice.work.completed"};
    const QByteArray type = number % 5 == 4 && fails ? "station.lattice.work.failed" : kFacts[number % 5];
    QByteArray data = R"("agent_name":")" + agent + R"(","attempt":1,"run_id":"run-)" + QByteArray::number(number / 50) + R"(","station_id":")" + station
        + R"(","work_id":"work-)" + item + '"';
    if (number % 5 == 3)
        data += R"(,"message":"reading line )" + item + R"(","progress_pct":41)";
    if (number % 5 == 4 && fails)
        data += R"(,"error":"tool timeout after 30 s")";
    const QByteArray time = start().addMSecs(qint64(number) * 300).toString(Qt::ISODateWithMs).toUtf8();
    return {.sequence = number + 1,
            .subject = "lattice.events." + type,
            .body = R"({"data":{)" + data + R"(},"datacontenttype":"application/json","id":"work-)" + item + ".1." + QByteArray::number(number)
                + R"(","source":"station.lattice/)" + station + R"(","specversion":"1.0","stationid":")" + station + R"(","stationname":"Station )" + station.last(3)
                + R"(","subject":")" + agent + R"(","time":")" + time + R"(","traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","type":")" + type + "\"}",
            .stored = start().addMSecs(qint64(number) * 300)};
}

} // namespace examples
