// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/endrecorder.h"

#include "lattice/link/exchange.h"
#include "lattice/work/transition.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr Milliseconds kAgain = 1s;
constexpr qsizetype kMostInRecord = 256 * 1024; // bytes of a result as JSON: more becomes a blob
constexpr qsizetype kLongestEscape = 6;         // bytes of a control character
constexpr qsizetype kMostWords = 16 * 1024;     // characters of an error, or of a question

bool fitsInRecord(const QString &result)
{
    return result.size() * kLongestEscape <= kMostInRecord || QJsonDocument(QJsonArray{result}).toJson(QJsonDocument::Compact).size() <= kMostInRecord;
}

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

/*! \a record after the attempt has ended so; as it is when that stands there already. */
Result<WorkRecord> ended(WorkRecord record, const Transition::Holding &holding, const WorkOutcome &outcome, const QString &question, double jitter, const QString &whyStopped)
{
    const bool isOurs = record.station == holding.stationId && record.attempt == holding.attempt;
    const bool isSame = question.isEmpty() ? record.outcome.result == outcome.result && record.outcome.error == outcome.error && record.outcome.blob == outcome.blob : record.escalation.reason == question;
    if (isOurs && isSame && !isHeld(record.phase) && record.phase != WorkPhase::Queued && record.phase != WorkPhase::Cancelled)
        return record;
    const bool cancelling = record.phase == WorkPhase::Cancelling;
    if (!question.isEmpty() && !cancelling)
        return Transition::escalate(std::move(record), holding, {.reason = question}, now());
    if (outcome.error.isEmpty() && !outcome.fault)
        return Transition::finish(std::move(record), holding, outcome, now());
    if (cancelling)
        return Transition::confirmCancel(std::move(record), holding, now());
    if (outcome.fault == Fault::Cancelled) // by us, and nobody asked for it
        return Transition::handBack(std::move(record), holding, whyStopped, now());
    return Transition::fail(std::move(record), holding, outcome, jitter, now());
}

/*! \a outcome with a result that fits into the record; one that cannot be kept becomes an error. While the link is down it stays. */
QCoro::Task<WorkOutcome> kept(Blobs blobs, WorkOutcome outcome)
{
    if (fitsInRecord(outcome.result))
        co_return outcome;
    const QByteArray bytes = outcome.result.toUtf8();
    const auto stored = co_await blobs.put(bytes);
    if (!stored && isPassing(stored.error().fault) && stored.error().fault != Fault::Full)
        co_return outcome;
    outcome.result.clear();
    if (stored) {
        outcome.blob = *stored;
    } else {
        outcome.error = u"the result of %1 bytes could not be kept: %2"_s.arg(bytes.size()).arg(stored.error().detail);
        outcome.fault = Fault::Full;
    }
    co_return outcome;
}

} // namespace

bool isPassing(Fault fault)
{
    return fault == Fault::Unreachable || fault == Fault::Timeout || fault == Fault::NoResponders || fault == Fault::Busy || fault == Fault::Full;
}

QCoro::Task<Result<WorkRecord>> EndRecorder::write(WorkRecord known, WorkOutcome outcome, QString question, QString whyStopped)
{
    const QPointer<MeshLink> link(&m_ledger.link());
    Ledger ledger = m_ledger; // whoever asks may go meanwhile
    const Blobs blobs = m_blobs;
    const double jitter = QRandomGenerator::global()->generateDouble();
    outcome.error.truncate(kMostWords);
    question.truncate(kMostWords);
    for (bool isFirst = true; link; isFirst = false) {
        outcome = co_await kept(blobs, outcome);
        if (!link)
            break;
        const Ledger::Change change = [holding = Transition::Holding{.stationId = known.station, .attempt = known.attempt}, outcome, question, jitter, whyStopped](WorkRecord record) {
            return ended(std::move(record), holding, outcome, question, jitter, whyStopped);
        };
        if (fitsInRecord(outcome.result)) {
            // Later the record is read anew: the attempt may have moved on, or our own write have come through unanswered.
            const auto written = isFirst ? co_await ledger.change(known, change) : co_await ledger.change(known.spec.workId, change);
            if (written || !isPassing(written.error().fault))
                co_return written;
        }
        std::ignore = co_await pause(kAgain, {});
    }
    co_return failed(Fault::Cancelled, u"the station is stopping"_s);
}

} // namespace lattice
