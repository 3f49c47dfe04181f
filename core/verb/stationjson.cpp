// SPDX-License-Identifier: Apache-2.0
#include "core/verb/stationjson.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core {

namespace {

/*! A schema as an object where it is readable JSON, else as the text that a foreign station sent. */
QJsonValue schemaValue(const QString &text)
{
    if (text.isEmpty())
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue(text);
}

} // namespace

QString presenceName(lattice::Presence presence)
{
    switch (presence) {
    case lattice::Presence::Online:
        return u"online"_s;
    case lattice::Presence::Late:
        return u"late"_s;
    case lattice::Presence::Offline:
        return u"offline"_s;
    case lattice::Presence::Left:
        return u"left"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString linkStateName(lattice::LinkState state)
{
    switch (state) {
    case lattice::LinkState::Off:
        return u"off"_s;
    case lattice::LinkState::Connecting:
        return u"connecting"_s;
    case lattice::LinkState::Live:
        return u"live"_s;
    case lattice::LinkState::Reconnecting:
        return u"reconnecting"_s;
    case lattice::LinkState::Refused:
        return u"refused"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonObject toJson(const lattice::Station &station)
{
    QJsonArray agents, workflows, conflicts;
    for (const auto &agent : station.agents)
        agents << agent.name;
    for (const auto &workflow : station.workflows)
        workflows << workflow.id;
    for (const auto &conflict : station.conflicts)
        conflicts << QJsonObject{
            {u"agent"_s, conflict.agent}, {u"owner_id"_s, conflict.ownerId}, {u"owner_name"_s, conflict.ownerName}};
    QJsonObject json{{u"station_id"_s, station.id},
                     {u"name"_s, station.name},
                     {u"state"_s, presenceName(station.presence)},
                     {u"self"_s, station.self},
                     {u"agents"_s, agents},
                     {u"workflows"_s, workflows},
                     {u"conflicts"_s, conflicts},
                     {u"orchestrator"_s, station.facts.orchestrator},
                     {u"version"_s, station.facts.version},
                     {u"region"_s, station.facts.region},
                     {u"pool"_s, station.facts.pool},
                     {u"tags"_s, QJsonArray::fromStringList(station.facts.tags)}};
    if (station.heard.isValid())
        json[u"age_seconds"_s] = std::max<qint64>(0, station.heard.secsTo(QDateTime::currentDateTimeUtc()));
    if (station.capacity.slotsTotal > 0) { // Go stations do not say
        json[u"slots_total"_s] = station.capacity.slotsTotal;
        json[u"slots_free"_s] = station.capacity.slotsFree;
        json[u"queued"_s] = station.capacity.queued;
    }
    return json;
}

QJsonObject toJson(const lattice::AgentInfo &agent, const lattice::Station &station)
{
    QJsonObject json{{u"agent_id"_s, agent.id},
                     {u"name"_s, agent.name},
                     {u"description"_s, agent.description},
                     {u"station_id"_s, station.id},
                     {u"station_name"_s, station.name},
                     {u"state"_s, presenceName(station.presence)},
                     {u"local"_s, station.self},
                     {u"capabilities"_s, QJsonArray::fromStringList(agent.capabilities)}};
    if (const QJsonValue schema = schemaValue(agent.inputSchema); !schema.isNull())
        json[u"input_schema"_s] = schema;
    if (const QJsonValue schema = schemaValue(agent.outputSchema); !schema.isNull())
        json[u"output_schema"_s] = schema;
    if (!agent.examples.isEmpty())
        json[u"examples"_s] = QJsonArray::fromStringList(agent.examples);
    return json;
}

QJsonObject toJson(const lattice::LinkStatus &link)
{
    QJsonObject json{{u"state"_s, linkStateName(link.state)}, {u"address"_s, link.address}};
    if (!link.reason.isEmpty())
        json[u"reason"_s] = link.reason;
    if (link.attempt > 0) {
        json[u"attempt"_s] = link.attempt;
        json[u"next_try_ms"_s] = link.nextTryMs;
    }
    if (link.roundTripMs >= 0)
        json[u"round_trip_ms"_s] = link.roundTripMs;
    return json;
}

QJsonObject toJson(const Status &status)
{
    QJsonObject json{{u"station_id"_s, status.stationId}, {u"station_name"_s, status.stationName},
                     {u"mode"_s, modeName(status.mode)},  {u"connection"_s, toJson(status.link)},
                     {u"nats"_s, status.natsAddress},     {u"calls_in_flight"_s, status.callsInFlight}};
    if (!status.notice.isEmpty())
        json[u"notice"_s] = status.notice;
    return json;
}

QJsonObject toJson(const Answer &answer)
{
    QJsonObject json{{u"text"_s, answer.text},
                     {u"agent"_s, answer.agent},
                     {u"station_id"_s, answer.stationId},
                     {u"station_name"_s, answer.stationName},
                     {u"duration_ms"_s, answer.durationMs},
                     {u"tool_calls"_s, answer.toolCalls}};
    if (!answer.model.isEmpty())
        json[u"model"_s] = answer.model;
    return json;
}

} // namespace core
