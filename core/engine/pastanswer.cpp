// SPDX-License-Identifier: Apache-2.0
#include "core/engine/pastanswer.h"

#include "lattice/history/eventcodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>

using namespace Qt::StringLiterals;
using namespace lattice;

namespace core {

namespace {

constexpr int kMostRows = 10'000;

QString isoOf(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

Result<EventFilter> filterOf(const QJsonObject &arguments)
{
    const QString text = arguments[u"filter"_s].toString();
    const auto filter = EventFilter::parse(text, QDateTime::currentDateTimeUtc());
    if (filter)
        return *filter;
    const FilterError &error = filter.error();
    return failed(Fault::Invalid, u"the filter is not understood at character %1 (“%2”): expected %3"_s
                                      .arg(error.position + 1).arg(text.mid(error.position, std::max<qsizetype>(1, error.length)), error.expected));
}

/*! "2h" ago, "16:20", ISO 8601: by the filter's own reading of times. */
Result<QDateTime> timeOf(const QString &text)
{
    const auto filter = EventFilter::parse(u"until:"_s + text, QDateTime::currentDateTimeUtc());
    if (filter && filter->terms().size() == 1)
        return filter->terms().first().time;
    return failed(Fault::Invalid, u"“%1” is no time: give 2h (s m h d w) ago, 16:20, or ISO 8601"_s.arg(text));
}

QJsonObject toJson(const PastStation &station)
{
    static const QStringList names{u"online"_s, u"offline"_s, u"left"_s};
    return {{u"station_id"_s, station.id}, {u"name"_s, station.name}, {u"state"_s, names.at(int(station.presence))}, {u"since"_s, isoOf(station.since)},
            {u"agents"_s, QJsonArray::fromStringList(QStringList(station.agents.keyBegin(), station.agents.keyEnd()))}, {u"calls"_s, station.callsInFlight}};
}

QJsonObject toJson(const PastWork &work)
{
    QJsonObject json{{u"work_id"_s, work.id}, {u"phase"_s, phaseName(work.phase)}, {u"agent"_s, work.agent}, {u"station"_s, work.stationId}, {u"task"_s, work.task},
                     {u"attempt"_s, work.attempt}, {u"since"_s, isoOf(work.since)}, {u"run_id"_s, work.runId}, {u"message"_s, work.message}};
    if (work.percent >= 0)
        json[u"percent"_s] = work.percent;
    return json;
}

QJsonObject toJson(const LatticeState &state)
{
    QJsonArray stations;
    for (const PastStation &station : state.stations())
        stations << toJson(station);
    QJsonArray open;
    for (const PastWork &work : state.openWork())
        open << toJson(work);
    const LatticeCounters &counts = state.counters();
    return {{u"sequence"_s, qint64(state.sequence())}, {u"time"_s, isoOf(state.time())}, {u"stations"_s, stations}, {u"work"_s, open},
            {u"counts"_s, QJsonObject{{u"events"_s, qint64(counts.events)}, {u"submitted"_s, qint64(counts.submitted)}, {u"completed"_s, qint64(counts.completed)},
                                      {u"failed"_s, qint64(counts.failed)}, {u"cancelled"_s, qint64(counts.cancelled)}, {u"calls"_s, qint64(counts.calls)},
                                      {u"missing"_s, qint64(counts.missing)}}}};
}

QJsonObject toJson(const VerifyReport &report)
{
    QJsonArray findings;
    for (const CheckpointFinding &finding : report.findings)
        findings << QJsonObject{{u"sequence"_s, qint64(finding.sequence)}, {u"words"_s, finding.words}};
    QJsonArray keys;
    for (const QByteArray &key : report.keys)
        keys << QString::fromLatin1(key.toHex());
    return {{u"healthy"_s, report.isSound()}, {u"first"_s, qint64(report.first)}, {u"last"_s, qint64(report.last)}, {u"messages"_s, qint64(report.messages)},
            {u"checkpoints"_s, qint64(report.checkpoints)}, {u"verified_from"_s, qint64(report.verifiedFrom)}, {u"verified_to"_s, qint64(report.verifiedTo)},
            {u"keys"_s, keys}, {u"findings"_s, findings}};
}

QCoro::Task<Result<QJsonObject>> answerQuery(History *history, EventFilter filter, QJsonObject arguments, std::stop_token stop)
{
    HistoryQuery query{.filter = std::move(filter), .after = quint64(arguments[u"after"_s].toInteger()), .before = quint64(arguments[u"before"_s].toInteger()),
                       .limit = std::clamp(arguments[u"limit"_s].toInt(100), 1, kMostRows)};
    query.order = arguments[u"oldest_first"_s].toBool() ? HistoryQuery::Order::OldestFirst : HistoryQuery::Order::NewestFirst;
    const auto page = co_await history->query(std::move(query), std::move(stop));
    if (!page)
        co_return std::unexpected(page.error());
    QJsonArray events;
    for (const HistoryRow &row : page->rows)
        events << core::toJson(row);
    co_return QJsonObject{{u"events"_s, events}, {u"more"_s, page->more}};
}

} // namespace

QJsonObject toJson(const HistoryRow &row)
{
    QJsonObject json{{u"sequence"_s, qint64(row.sequence)}, {u"stored"_s, isoOf(row.stored)}};
    switch (row.kind) {
    case HistoryRow::Kind::Event: json[u"event"_s] = QJsonDocument::fromJson(row.body).object(); break;
    case HistoryRow::Kind::Unreadable: json[u"unreadable"_s] = row.reason; json[u"subject"_s] = row.subject; break;
    case HistoryRow::Kind::Gap: json[u"missing_to"_s] = qint64(row.lastSequence); json[u"reason"_s] = row.reason; break;
    }
    return json;
}

QString lineOf(const Event &event)
{
    QString type = event.type;
    type.remove(u"station.lattice."_s).remove(u"station.control."_s);
    const auto text = [&event](QLatin1StringView key) { return event.data[key].toString(); };
    QString words;
    for (const auto key : {"error"_L1, "reason"_L1, "message"_L1, "task"_L1}) {
        if (words.isEmpty() && !text(key).isEmpty())
            words = u" “%1”"_s.arg(text(key).simplified().left(100));
    }
    const QString station = event.stationName.isEmpty() ? event.stationId : event.stationName;
    return u"%1  %2  %3  %4  %5%6\n"_s.arg(event.time.toLocalTime().toString(u"HH:mm:ss.zzz"_s), type.leftJustified(18), event.subject.left(8).leftJustified(8),
                                           text("agent_name"_L1).leftJustified(16), station, words);
}

QCoro::Task<Result<QJsonObject>> answerPast(History *history, QString kind, QJsonObject arguments, std::stop_token stop)
{
    const QPointer<History> past(history);
    const auto filter = filterOf(arguments);
    if (!filter)
        co_return std::unexpected(filter.error());
    const quint64 from = quint64(arguments[u"from"_s].toInteger());
    const quint64 to = quint64(arguments[u"to"_s].toInteger());
    if (kind == "query"_L1)
        co_return co_await answerQuery(history, *filter, arguments, std::move(stop));
    if (kind == "count"_L1) {
        const auto count = co_await history->count(*filter, std::move(stop));
        co_return count ? Result<QJsonObject>(QJsonObject{{u"count"_s, qint64(*count)}}) : std::unexpected(count.error());
    }
    if (kind == "state"_L1) {
        const auto time = timeOf(arguments[u"at"_s].toString());
        if (!time)
            co_return std::unexpected(time.error());
        const auto state = co_await history->stateAt(*time, std::move(stop));
        co_return state ? Result<QJsonObject>(toJson(*state)) : std::unexpected(state.error());
    }
    if (kind == "verify"_L1) {
        const auto report = co_await history->verify(from, to, std::move(stop));
        co_return report ? Result<QJsonObject>(toJson(*report)) : std::unexpected(report.error());
    }
    if (kind == "export"_L1) {
        const auto report = co_await history->exportTo(arguments[u"file"_s].toString(), from, to, *filter, std::move(stop));
        co_return report ? Result<QJsonObject>(QJsonObject{{u"file"_s, arguments[u"file"_s]}, {u"report"_s, History::reportBeside(arguments[u"file"_s].toString())}, {u"rows"_s, qint64(report->rows)}, {u"first"_s, qint64(report->first)},
                                                          {u"last"_s, qint64(report->last)}, {u"bytes"_s, report->bytes}})
                         : std::unexpected(report.error());
    }
    co_return failed(Fault::Invalid, u"“%1” is no question about the past"_s.arg(kind));
}

} // namespace core
