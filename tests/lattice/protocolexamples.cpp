// SPDX-License-Identifier: Apache-2.0
#include "protocolexamples.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace lattice;

namespace examples {

static const QString kSre = u"6f9c2b7e-3c1d-4b0e-9a55-1f2e3d4c5b6a"_s;

static QDateTime at(int minute, int second, int millisecond = 0)
{
    return QDateTime({2026, 1, 26}, {16, minute, second, millisecond}, QTimeZone::utc());
}

PresenceMessage announce()
{
    const AgentInfo bare{.id = u"log-analyzer"_s, .name = u"LogAnalyzer"_s, .description = u"Reads logs & finds <errors> – schnell"_s};
    const AgentInfo full{.id = u"7"_s,
                         .name = u"K8sHealthChecker"_s,
                         .capabilities = {u"kubernetes"_s, u"investigations"_s},
                         .inputSchema = u"{\"type\":\"object\"}"_s,
                         .outputSchema = u"{\"type\":\"string\"}"_s,
                         .examples = {u"check the cluster"_s}};
    return PresenceMessage{
        .type = PresenceMessage::Type::Announce,
        .stationId = kSre,
        .stationName = u"sre"_s,
        .timestamp = at(0, 0, 123),
        .manifest = StationManifest{.stationId = kSre, .stationName = u"sre"_s, .agents = {bare, full}, .status = u"online"_s},
    };
}

PresenceMessage heartbeat()
{
    return PresenceMessage{.type = PresenceMessage::Type::Heartbeat,
                           .stationId = kSre,
                           .stationName = u"sre"_s,
                           .timestamp = at(0, 10),
                           .capacity = Capacity{.slotsTotal = 4, .slotsFree = 3, .queued = 0, .working = 1}};
}

PresenceMessage goodbye()
{
    return PresenceMessage{
        .type = PresenceMessage::Type::Goodbye, .stationId = kSre, .stationName = u"sre"_s, .timestamp = at(5, 0, 500)};
}

PresenceDigest digest()
{
    return PresenceDigest{
        .stationId = u"orchestrator-1"_s,
        .timestamp = at(0, 11),
        .stations = {
            {.stationId = kSre, .stationName = u"sre"_s, .presence = Presence::Online, .capacity = heartbeat().capacity},
            {.stationId = u"go-1"_s, .stationName = u"Übung"_s, .presence = Presence::Late},
            {.stationId = u"go-2"_s, .presence = Presence::Left},
        },
    };
}

StationManifest manifest()
{
    return StationManifest{
        .stationId = u"security-01"_s,
        .stationName = u"security"_s,
        .agents = {{.id = u"1"_s, .name = u"VulnScanner"_s, .description = u"Scans"_s, .capabilities = {u"security"_s}}},
        .workflows = {{.id = u"incident"_s, .name = u"Incident"_s, .description = u"From alarm to report"_s}},
        .lastSeen = at(0, 0, 120),
        .status = u"online"_s,
    };
}

StationManifest emptyManifest()
{
    return StationManifest{.stationId = u"security-01"_s, .status = u"online"_s};
}

AgentRecord agentRecord()
{
    AgentInfo agent = manifest().agents.first();
    agent.inputSchema = u"{\"type\":\"object\",\"properties\":{\"target\":{\"type\":\"string\"}}}"_s;
    return AgentRecord{.agent = agent, .stationId = u"security-01"_s, .stationName = u"security"_s};
}

InvokeRequest invokeRequest()
{
    return InvokeRequest{.agentName = u"LogAnalyzer"_s,
                         .task = u"check errors of “yesterday”\n🙂"_s,
                         .context = {{u"severity"_s, u"high"_s}, {u"limit"_s, u"10"_s}}};
}

InvokeRequest invokeRequestById()
{
    return InvokeRequest{.agentId = u"7"_s};
}

InvokeResponse invokeResponse()
{
    return InvokeResponse{.result = u"3 errors since 06:00"_s,
                          .durationMs = 5321.25,
                          .toolCalls = 2,
                          .stationId = kSre,
                          .agentName = u"LogAnalyzer"_s,
                          .model = u"gpt-4o-mini"_s,
                          .usage = CallUsage{.steps = 3, .tokens = 5210, .cost = 0.25}};
}

CallOrigin callOrigin()
{
    return {.trigger = u"run"_s,
            .by = u"coordinator"_s,
            .parentRun = u"3f2a8c11-5a0e-4a51-8c59-90c0a3a4f6d1"_s,
            .rootRun = u"0b1d7b1c-5a0e-4a51-8c59-90c0a3a4f6d1"_s,
            .depth = 2,
            .path = {u"boss@"_s + kSre, u"coordinator@station-b"_s},
            .budget = {.steps = 480, .tokens = 0, .cost = 1.5}};
}

InvokeResponse busyResponse()
{
    return refusal(kSre, Fault::Busy, u"busy: 4 calls run and 64 wait"_s);
}

RunWorkflowRequest workflowRequest()
{
    return RunWorkflowRequest{.workflowId = u"incident"_s, .input = {{u"severity"_s, u"high"_s}}};
}

RunWorkflowResponse workflowResponse()
{
    return RunWorkflowResponse{.runId = u"0b1d7b1c-5a0e-4a51-8c59-90c0a3a4f6d1"_s, .stationId = kSre};
}

RunWorkflowResponse workflowError()
{
    return RunWorkflowResponse{
        .status = RunWorkflowResponse::Status::Error, .error = InvokeText::NoWorkflows.toString(), .stationId = kSre};
}

NameClaim takenOverClaim()
{
    return NameClaim{.stationId = u"security-01"_s, .pool = u"scanners"_s, .revision = 42};
}

NameClaim freshClaim()
{
    return NameClaim{.stationId = u"security-01"_s};
}

StationFacts facts()
{
    return StationFacts{.version = u"0.1.0"_s,
                        .region = u"eu-central"_s,
                        .tags = {u"gpu"_s, u"prod"_s},
                        .pool = u"scanners"_s,
                        .slots = 4,
                        .orchestrator = true,
                        .nats = u"nats://10.0.0.5:4222"_s};
}

} // namespace examples
