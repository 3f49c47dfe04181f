// SPDX-License-Identifier: Apache-2.0
#include "tests/app/samplestations.h"

#include <array>

using namespace Qt::StringLiterals;

namespace sample {

namespace {

constexpr std::array kRegions{"eu-west", "eu-north", "us-east", "edge", "lab"};
const QStringList kAgents{u"k8s-admin"_s, u"log-reader"_s, u"vuln-scan"_s, u"cost-watch"_s, u"incident-coordinator"_s, u"metrics"_s, u"release-notes"_s, u"db-doctor"_s};

} // namespace

lattice::AgentInfo agent(const QString &name)
{
    return {.id = name,
            .name = name,
            .description = u"Looks after the cluster: reads its state, explains what is wrong and proposes the next step."_s,
            .capabilities = {u"kubernetes"_s, u"diagnosis"_s},
            .inputSchema = uR"({"type":"object","required":["namespace"],"properties":{
                "namespace":{"type":"string","title":"Namespace","description":"Where to look","default":"production"},
                "depth":{"type":"integer","title":"Depth","default":3},
                "severity":{"enum":["low","high","critical"],"title":"Severity","default":"high"},
                "dryRun":{"type":"boolean","title":"Dry run","description":"Change nothing"}}})"_s,
            .outputSchema = {},
            .examples = {}};
}

QList<lattice::Station> stations(int count)
{
    QList<lattice::Station> stations;
    for (int i = 0; i < count; ++i) {
        lattice::Station station;
        station.id = u"station-%1"_s.arg(i, 4, 10, QLatin1Char('0'));
        station.name = i == 0 ? u"Hub"_s : u"%1-%2"_s.arg(QLatin1StringView(kRegions[size_t(i % 5)])).arg(i, 2, 10, QLatin1Char('0'));
        station.presence = lattice::Presence::Online;
        station.heard = QDateTime::currentDateTimeUtc();
        station.facts = {.version = u"0.1.0"_s, .region = count > 3 ? QString::fromLatin1(kRegions[size_t(i % 5)]) : QString(), .tags = {u"test"_s},
                         .pool = {}, .slots = 4, .orchestrator = i == 0, .nats = i == 0 ? u"nats://127.0.0.1:4222"_s : QString()};
        station.capacity = {.slotsTotal = 4, .slotsFree = i % 7 == 3 ? 2 : 4, .queued = 0};
        for (int k = 0; k < 2 + i % 5; ++k)
            station.agents.append(agent(kAgents.at((i + k) % kAgents.size())));
        station.self = i == 0;
        stations.append(station);
    }
    return stations;
}

core::Status status(core::Mode mode, lattice::LinkState state)
{
    core::Status status;
    status.mode = mode;
    status.link.state = state;
    status.link.address = u"nats://127.0.0.1:4222"_s;
    status.link.roundTripMs = state == lattice::LinkState::Live ? 0.4 : -1;
    status.stationId = u"station-0000"_s;
    status.stationName = u"Hub"_s;
    status.natsAddress = u"nats://127.0.0.1:4222"_s;
    status.natsPort = 4222;
    return status;
}

lattice::Event call(const QString &requester, const QString &executing, const QString &callId, bool answered, const QString &error)
{
    lattice::Event event;
    event.type = QString::fromLatin1(answered ? lattice::EventType::AgentAnswered : lattice::EventType::AgentInvoked);
    event.stationId = executing;
    event.subject = callId;
    event.data = {{u"station_id"_s, executing}, {u"requested_by"_s, requester}, {u"run_id"_s, callId}};
    if (!error.isEmpty()) {
        event.data.insert(u"status"_s, u"error"_s);
        event.data.insert(u"error"_s, error);
    }
    return event;
}

} // namespace sample
