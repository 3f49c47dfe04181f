// SPDX-License-Identifier: Apache-2.0
#include "tests/app/samplework.h"

#include <array>

using namespace Qt::StringLiterals;
using lattice::WorkPhase;

namespace sample {

namespace {

const QStringList kAgents{u"log-reader"_s, u"k8s-admin"_s, u"vuln-scan"_s, u"cost-watch"_s, u"metrics"_s, u"db-doctor"_s};
const QStringList kTasks{u"Why do logins fail since 06:00?"_s, u"Drain node n7 and say when it is empty"_s, u"Scan the images of release 812"_s,
                         u"Prüfe die Kosten für Übersee – größte Abweichung zuerst"_s, u"Compare p95 of checkout with last week"_s, u"Explain the slow query of 12:04\nand propose an index"_s};
constexpr std::array kPhases{WorkPhase::Running, WorkPhase::Queued, WorkPhase::Done, WorkPhase::Running, WorkPhase::Failed, WorkPhase::Done, WorkPhase::Assigned,
                             WorkPhase::RetryWait, WorkPhase::Done, WorkPhase::Cancelled, WorkPhase::Escalated, WorkPhase::Cancelling};

} // namespace

lattice::WorkRecord work(const QString &id, WorkPhase phase, const QDateTime &now, int ageSeconds)
{
    lattice::WorkRecord record;
    record.spec.workId = id;
    record.spec.runId = id;
    record.spec.agent = kAgents.first();
    record.spec.task = kTasks.first();
    record.spec.sourceStation = u"station-0000"_s;
    record.spec.requestedBy = u"window"_s;
    record.spec.submittedAt = now.addSecs(-ageSeconds);
    record.phase = WorkPhase::Queued;
    record.since = record.spec.submittedAt;
    record.history.append({.phase = WorkPhase::Queued, .at = record.since});
    record.revision = 1;
    return phase == WorkPhase::Queued ? record : moved(record, phase, now);
}

lattice::WorkRecord moved(lattice::WorkRecord record, WorkPhase phase, const QDateTime &now)
{
    record.phase = phase;
    record.since = now;
    record.revision += 1;
    if (record.station.isEmpty())
        record.station = u"station-0001"_s;
    if (record.attempt == 0) {
        record.attempt = 1;
        record.chosenAgent = record.spec.agent;
        record.assignedAt = now;
    }
    QString reason;
    if (phase == WorkPhase::Running && !record.acceptedAt.isValid())
        record.acceptedAt = now;
    if (phase == WorkPhase::RetryWait)
        record.notBefore = now.addSecs(12);
    if (phase == WorkPhase::Escalated)
        reason = record.escalation.reason = u"I need cluster-admin to drain node 7. May I have it?"_s;
    if (phase == WorkPhase::Done)
        record.outcome = {.result = u"Three logins failed because the token service was restarted at 05:58."_s, .durationMs = 5321, .toolCalls = 2, .model = u"rehearsal"_s};
    if (phase == WorkPhase::Failed) {
        record.outcome = {.error = u"tool kubectl: connection refused"_s, .fault = lattice::Fault::Unreachable, .durationMs = 800};
        reason = record.outcome.error;
    }
    if (phase == WorkPhase::Cancelled || phase == WorkPhase::Cancelling)
        record.cancel = {.by = u"window"_s, .reason = u"not needed any more"_s};
    if (lattice::isEnd(phase))
        record.endedAt = now;
    record.history.append({.phase = phase, .attempt = record.attempt, .station = record.station, .at = now, .reason = reason});
    return record;
}

QList<lattice::WorkRecord> workload(int count, int stations, const QDateTime &now)
{
    QList<lattice::WorkRecord> records;
    for (int i = 0; i < count; ++i) {
        const auto phase = kPhases[size_t(i) % kPhases.size()];
        auto record = work(u"%1-work"_s.arg(0x5d0c0000 + i * 7919, 8, 16), WorkPhase::Queued, now, 20 + i * 37);
        record.spec.agent = kAgents.at(i % kAgents.size());
        record.spec.task = kTasks.at((i + i / 6) % kTasks.size());
        record.spec.priority = i % 7 == 0 ? 9 : 5;
        record.spec.context = {{u"namespace"_s, u"production"_s}, {u"depth"_s, u"3"_s}};
        record.spec.traceparent = u"00-%1-b7ad6b7169203331-01"_s.arg(i + 1, 32, 16, QLatin1Char('0'));
        if (i % 5 == 4 && i > 4) {
            record.spec.parentId = records.at(i - 4).spec.workId;
            record.spec.runId = records.at(i - 4).spec.runId;
        }
        if (phase != WorkPhase::Queued) {
            record.station = u"station-%1"_s.arg(i % stations, 4, 10, QLatin1Char('0'));
            if (phase != WorkPhase::Assigned)
                record = moved(record, WorkPhase::Assigned, now.addSecs(-15 - i * 30));
            record = moved(record, phase, now.addSecs(-10 - i * 20));
        }
        if (phase == WorkPhase::Running && i % 2 == 0)
            record.progress = {.percent = 10 + i * 7 % 90, .message = u"reading line %1"_s.arg(i * 100), .at = i % 24 == 12 ? now.addSecs(-420) : now.addSecs(-3)};
        else if (phase == WorkPhase::Running)
            record.progress = {.percent = -1, .message = u"thinking"_s, .at = now.addSecs(-8)};
        records.append(record);
    }
    return records;
}

} // namespace sample
