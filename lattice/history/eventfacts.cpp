// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/eventfacts.h"

#include "lattice/history/eventscanner.h"

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

struct StateWord {
    EventState state;
    QLatin1StringView word;
};

constexpr StateWord kWords[] = {
    {EventState::Queued, "queued"_L1}, {EventState::Running, "running"_L1}, {EventState::Waiting, "waiting"_L1},
    {EventState::Stalled, "stalled"_L1}, {EventState::Escalated, "escalated"_L1}, {EventState::Done, "done"_L1},
    {EventState::Failed, "failed"_L1}, {EventState::Stopped, "stopped"_L1}, {EventState::Joined, "joined"_L1},
    {EventState::Left, "left"_L1}, {EventState::Unreadable, "unreadable"_L1}, {EventState::Gap, "gap"_L1},
};

/*! The first text in \a data under one of \a keys. */
QString firstText(const QJsonObject &data, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        if (QString text = data.value(key).toString(); !text.isEmpty())
            return text;
    }
    return {};
}

QString publisherOf(const Event &event)
{
    constexpr auto kSource = "station.lattice/"_L1;
    if (!event.stationId.isEmpty() || !event.source.startsWith(kSource))
        return event.stationId;
    return event.source.sliced(kSource.size());
}

} // namespace

QString stateName(EventState state)
{
    for (const StateWord &known : kWords) {
        if (known.state == state)
            return known.word;
    }
    return {};
}

std::optional<EventState> stateFromName(QStringView name)
{
    for (const StateWord &known : kWords) {
        if (name.compare(known.word, Qt::CaseInsensitive) == 0)
            return known.state;
    }
    return std::nullopt;
}

EventFacts factsOf(const Event &event)
{
    const QJsonObject &data = event.data;
    const QString publisher = publisherOf(event);
    EventFacts facts{.id = event.id, .type = event.type, .station = firstText(data, {"station_id"_L1, "target_station"_L1})};
    if (facts.station.isEmpty())
        facts.station = publisher;
    if (facts.station == publisher)
        facts.stationName = event.stationName;
    if (facts.stationName.isEmpty())
        facts.stationName = firstText(data, {"station_name"_L1});
    facts.agent = firstText(data, {"agent_name"_L1, "agent_id"_L1});
    facts.work = firstText(data, {"work_id"_L1});
    facts.run = firstText(data, {"run_id"_L1, "orchestrator_run_id"_L1});
    facts.by = firstText(data, {"requested_by"_L1, "answered_by"_L1, "cancelled_by"_L1, "source_station"_L1});
    const QString &trace = event.traceparent;
    if (trace.size() > 35 && trace[2] == u'-' && trace[35] == u'-')
        facts.trace = trace.sliced(3, 32);
    facts.state = stateOf(event.type.toUtf8(), firstText(data, {"status"_L1}).toUtf8());
    return facts;
}

std::optional<EventFacts> scanFacts(QByteArrayView body)
{
    const auto views = scanEvent(body);
    if (!views)
        return std::nullopt;
    return EventFacts{.id = QString::fromUtf8(views->id),
                      .type = QString::fromUtf8(views->type),
                      .station = QString::fromUtf8(views->station),
                      .stationName = QString::fromUtf8(views->stationName),
                      .agent = QString::fromUtf8(views->agent),
                      .work = QString::fromUtf8(views->work),
                      .run = QString::fromUtf8(views->run),
                      .by = QString::fromUtf8(views->by),
                      .trace = QString::fromUtf8(views->trace),
                      .state = views->state};
}

QStringView shortType(QStringView type)
{
    for (const QStringView prefix : {QStringView(u"station.lattice."), QStringView(u"station.control.")}) {
        if (type.startsWith(prefix))
            return type.sliced(prefix.size());
    }
    return type;
}

} // namespace lattice
