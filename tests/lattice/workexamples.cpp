// SPDX-License-Identifier: Apache-2.0
#include "workexamples.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace lattice;

namespace examples {

using Type = WorkResponse::Type;

QDateTime workTime(int minute, int second, int millisecond)
{
    return QDateTime({2026, 1, 26}, {16, minute, second, millisecond}, QTimeZone::utc());
}

static WorkSpec fullSpec()
{
    return WorkSpec{
        .workId = u"w-1"_s,
        .runId = u"r-1"_s,
        .parentId = u"w-0"_s,
        .path = {u"coordinator"_s},
        .agent = u"log-analyzer"_s,
        .wantedStation = u"station-7"_s,
        .task = u"Why do “logins” fail?\n🙂"_s,
        .context = {{u"service"_s, u"login"_s}},
        .priority = 7,
        .timeout = std::chrono::minutes(2),
        .deadline = workTime(0, 0).addSecs(3600),
        .maxAttempts = 2,
        .auction = true,
        .labels = {{u"team"_s, u"sre"_s}},
        .replayOf = u"w-old"_s,
        .sourceStation = u"6f9c2b7e-3c1d-4b0e-9a55-1f2e3d4c5b6a"_s,
        .requestedBy = u"cli"_s,
        .submittedAt = workTime(0, 0),
        .traceparent = u"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"_s,
    };
}

WorkRecord runningWork()
{
    const QString six = u"station-6"_s;
    const QString seven = u"station-7"_s;
    return WorkRecord{
        .spec = fullSpec(),
        .phase = WorkPhase::Running,
        .since = workTime(0, 2, 250),
        .attempt = 2,
        .excused = 1,
        .station = seven,
        .chosenAgent = u"log-analyzer"_s,
        .epoch = 12,
        .assignedAt = workTime(0, 2),
        .acceptedAt = workTime(0, 2, 250),
        .progress = {.percent = 0, .message = u"reading"_s, .at = workTime(0, 32)},
        .history = {{.phase = WorkPhase::Queued, .at = workTime(0, 0)},
                    {.phase = WorkPhase::Assigned, .attempt = 1, .station = six, .at = workTime(0, 1)},
                    {.phase = WorkPhase::Queued, .attempt = 1, .station = six, .at = workTime(0, 1, 500), .reason = u"handed back: it stops"_s},
                    {.phase = WorkPhase::Assigned, .attempt = 2, .station = seven, .at = workTime(0, 2)},
                    {.phase = WorkPhase::Running, .attempt = 2, .station = seven, .at = workTime(0, 2, 250)}},
    };
}

WorkRecord queuedWork()
{
    return WorkRecord{
        .spec = {.workId = u"w-2"_s, .runId = u"w-2"_s, .capability = u"logs"_s, .submittedAt = workTime(0, 0)},
        .since = workTime(0, 0),
        .history = {{.phase = WorkPhase::Queued, .at = workTime(0, 0)}},
    };
}

WorkRecord retriedWork()
{
    WorkRecord record = queuedWork();
    record.spec.priority = 0;
    record.phase = WorkPhase::RetryWait;
    record.since = workTime(0, 5);
    record.attempt = 1;
    record.station = u"station-7"_s;
    record.chosenAgent = u"log-analyzer"_s;
    record.epoch = 12;
    record.notBefore = workTime(0, 6);
    record.outcome = {.error = u"no answer from the model"_s, .fault = Fault::Timeout, .durationMs = 2500.5, .toolCalls = 3, .model = u"rehearsal"_s};
    record.history.clear();
    return record;
}

WorkRecord doneWork()
{
    WorkRecord record = queuedWork();
    record.spec.priority = 9;
    record.phase = WorkPhase::Done;
    record.since = record.endedAt = workTime(0, 5);
    record.attempt = 1;
    record.station = u"station-7"_s;
    record.epoch = 12;
    record.outcome = {.result = u"see the blob"_s,
                      .blob = {.sha256 = u"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"_s, .size = 300'000}};
    record.escalation = {.reason = u"delete it?"_s, .context = {{u"path"_s, u"/srv"_s}}, .answer = u"yes"_s, .answeredBy = u"anna"_s};
    record.cancel = {.by = u"window"_s, .reason = u"too late"_s};
    record.history.clear();
    return record;
}

WorkSpec submission()
{
    return WorkSpec{.workId = u"w-3"_s, .agent = u"log-analyzer"_s, .task = u"count errors"_s, .context = {{u"severity"_s, u"high"_s}}, .requestedBy = u"cli"_s};
}

WorkResponse workResponse(Type type)
{
    WorkResponse response{.workId = u"w-1"_s, .runId = u"r-1"_s, .type = type, .stationId = u"station-7"_s, .timestamp = workTime(1, 0), .attempt = 2};
    if (type == Type::Accepted)
        response.timestamp = workTime(0, 2, 250);
    if (type == Type::Progress) {
        response.timestamp = workTime(0, 32);
        response.progressPercent = 41;
        response.progressMessage = u"reading"_s;
    }
    if (type == Type::Complete) {
        response.result = u"the disk was full"_s;
        response.durationMs = 5321.25;
        response.toolCalls = 2;
    }
    if (type == Type::Failed)
        response.error = u"cancelled: too late"_s;
    if (type == Type::Escalate) {
        response.escalationReason = u"delete it?"_s;
        response.escalationContext = {{u"path"_s, u"/srv"_s}};
    }
    return response;
}

GoWorkRecord goWork()
{
    return goRecordOf(runningWork(), workTime(0, 3));
}

} // namespace examples
