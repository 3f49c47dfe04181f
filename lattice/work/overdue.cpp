// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/overdue.h"

#include "lattice/work/transition.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

using Time = WorkItem::Time;
using Kind = Verdict::Kind;

constexpr Time kLongestPause = std::chrono::minutes(6); // the longest back-off with its jitter

QString inSeconds(Time time)
{
    return u"%1 s"_s.arg(std::chrono::ceil<std::chrono::seconds>(time).count());
}

Verdict unclaimed(const WorkItem &item, const WorkTimes &times, Time now, Time judgeFrom)
{
    const Time lost = std::max(judgeFrom, item.stationGone ? item.since : item.since + times.claim);
    if (now >= lost && item.stationGone)
        return {.kind = Kind::Lose, .reason = u"%1 went away before it took the work"_s.arg(item.record.station)};
    if (now >= lost)
        return {.kind = Kind::Lose, .reason = u"%1 did not take the work within %2"_s.arg(item.record.station, inSeconds(times.claim))};
    const Time resend = item.sent + times.resend;
    if (now >= resend)
        return {.kind = Kind::Resend};
    return {.next = std::min(resend, lost)};
}

/*! Running or cancelling. What is cancelled gets as long as its station takes to give up on an agent that does not end. */
Verdict held(const WorkItem &item, const WorkTimes &times, Time now, Time judgeFrom)
{
    const bool running = item.record.phase == WorkPhase::Running;
    const Time silent = std::max(judgeFrom, item.lease + times.lease);
    const Time overtime = std::max(judgeFrom, item.since + (running ? item.record.spec.timeout : times.grace) + times.overtime);
    if (now >= silent)
        return {.kind = Kind::Lose, .reason = u"no sign of life from %1 for %2"_s.arg(item.record.station, inSeconds(times.lease))};
    if (now >= overtime && running)
        return {.kind = Kind::Lose, .reason = u"%1 runs it for longer than the timeout of %2"_s.arg(item.record.station, inSeconds(item.record.spec.timeout))};
    if (now >= overtime)
        return {.kind = Kind::Lose, .reason = u"%1 did not confirm that it has stopped"_s.arg(item.record.station)};
    return {.next = std::min(silent, overtime)};
}

Verdict byPhase(const WorkItem &item, const WorkTimes &times, Time now, Time judgeFrom)
{
    switch (item.record.phase) {
    case WorkPhase::Assigned: return unclaimed(item, times, now, judgeFrom);
    case WorkPhase::Running:
    case WorkPhase::Cancelling: return held(item, times, now, judgeFrom);
    case WorkPhase::RetryWait: return now < item.eligible ? Verdict{.next = item.eligible} : Verdict();
    default: return {};
    }
}

} // namespace

Time pauseOf(const WorkRecord &record)
{
    if (record.phase != WorkPhase::RetryWait || !record.notBefore.isValid() || !record.since.isValid())
        return {};
    return std::clamp<Time>(record.notBefore - record.since, Time::zero(), kLongestPause);
}

Verdict judge(const WorkItem &item, const WorkTimes &times, Time now, const QDateTime &wallNow, Time judgeFrom)
{
    const bool cancelling = item.record.phase == WorkPhase::Cancelling;
    const QDateTime &deadline = item.record.spec.deadline;
    if (!item.parentEnd.isEmpty() && !cancelling)
        return {.kind = Kind::Cancel, .reason = item.parentEnd};
    if (deadline.isValid() && deadline <= wallNow && !cancelling) {
        const QString reason = QString::fromLatin1(Transition::kDeadlineReason);
        return {.kind = isHeld(item.record.phase) ? Kind::Cancel : Kind::Expire, .reason = reason};
    }
    Verdict verdict = byPhase(item, times, now, judgeFrom);
    if (deadline.isValid() && !cancelling)
        verdict.nextWall = deadline.toMSecsSinceEpoch();
    return verdict;
}

} // namespace lattice
