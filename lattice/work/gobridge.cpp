// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/gobridge.h"

#include "lattice/protocol/goworkrecord.h"
#include "lattice/protocol/subject.h"
#include "lattice/protocol/workassignment.h"
#include "lattice/work/transition.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr Milliseconds kSoon = 250ms;
constexpr Milliseconds kReading = 5s;
constexpr int kTries = 5; // of an index that others write too

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

/*! What a Go station's \a response does to the record of its item. */
Result<WorkRecord> applied(WorkRecord record, const WorkResponse &response, double jitter)
{
    const Transition::Holding holding{.stationId = response.stationId, .attempt = record.attempt};
    const WorkOutcome outcome{.result = response.result, .error = response.error, .durationMs = response.durationMs, .toolCalls = response.toolCalls};
    // One that answers at once may have its first word overtaken by its last.
    if (record.phase == WorkPhase::Assigned) {
        auto claimed = Transition::claim(std::move(record), holding, now());
        if (!claimed || response.type == WorkResponse::Type::Accepted)
            return claimed;
        record = std::move(*claimed);
    }
    switch (response.type) {
    case WorkResponse::Type::Accepted: return record;
    case WorkResponse::Type::Progress:
        return Transition::progress(std::move(record), holding, {.percent = response.progressPercent > 0 ? response.progressPercent : -1, .message = response.progressMessage, .at = now()});
    case WorkResponse::Type::Complete: return Transition::finish(std::move(record), holding, outcome, now());
    case WorkResponse::Type::Failed: return Transition::fail(std::move(record), holding, outcome, jitter, now());
    case WorkResponse::Type::Escalate: return Transition::escalate(std::move(record), holding, {.reason = response.escalationReason, .context = response.escalationContext}, now());
    }
    return record;
}

WorkFact factOf(const WorkRecord &record, WorkResponse::Type type)
{
    if (type == WorkResponse::Type::Progress)
        return WorkFact::Progress;
    if (record.phase == WorkPhase::RetryWait)
        return WorkFact::Retrying;
    if (record.phase == WorkPhase::Escalated)
        return WorkFact::Escalated;
    return endOf(record.phase).value_or(WorkFact::Accepted);
}

} // namespace

GoBridge::GoBridge(MeshLink &link, const WorkBook &book, QObject *parent)
    : QObject(parent), m_link(link), m_book(book), m_ledger(link), m_jetStream(link), m_projection(link, Bucket::Work.toUtf8())
{
    m_responses = link.subscribe(Subject::AllWorkResponses.toUtf8(), [this](const Message &message) { takeResponse(message); });
    connect(&link, &MeshLink::live, this, [this] { readMissed(m_stations); });
    connect(&book, &WorkBook::caughtUp, this, [this] { readMissed(m_stations); });
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] { project(); });
    connect(&book, &WorkBook::changed, this, &GoBridge::noteChanges);
}

void GoBridge::setStations(const QSet<QString> &stationIds)
{
    const bool isFirst = m_stations.isEmpty() && !stationIds.isEmpty();
    const QSet<QString> added = stationIds - m_stations;
    m_stations = stationIds;
    if (!added.isEmpty())
        readMissed(added);
    if (isFirst)
        noteChanges(m_book.records().values());
}

void GoBridge::assign(const WorkRecord &record)
{
    const auto subject = Subject::goWorkAssign(record.station);
    const auto answers = Subject::workResponse(record.spec.workId);
    if (!subject || !answers)
        return;
    const WorkAssignment assignment = assignmentOf(record);
    std::ignore = m_link.publish({.subject = subject->toUtf8(), .reply = answers->toUtf8(), .data = encode(assignment), .headers = {{"Nats-Msg-Id", messageId(assignment).toUtf8()}}});
}

QCoro::Task<void> GoBridge::takeResponse(Message message)
{
    const QPointer<GoBridge> self(this);
    const auto response = isPublishAck(message.data) ? Result<WorkResponse>(failed(Fault::Invalid, {})) : decodeWorkResponse(message.data);
    if (!response || !isGo(response->stationId))
        co_return; // of ours it stands in the ledger already
    const double jitter = QRandomGenerator::global()->generateDouble();
    const auto written = co_await m_ledger.change(response->workId, [response = *response, jitter](WorkRecord record) -> Result<WorkRecord> {
        if (record.station != response.stationId)
            return failed(Fault::Conflict, u"another station has the item"_s);
        return applied(std::move(record), response, jitter);
    });
    if (!self)
        co_return;
    if (written)
        Q_EMIT happened(factOf(*written, response->type), *written);
    if (written && isTerminal(response->type))
        clearMailbox(response->stationId);
}

/*! What \a stationIds hold by the book may have been answered when nobody listened. */
QCoro::Task<void> GoBridge::readMissed(QSet<QString> stationIds)
{
    const QPointer<GoBridge> self(this);
    QStringList held;
    for (const WorkRecord &record : m_book.records()) {
        if (isHeld(record.phase) && stationIds.contains(record.station))
            held.append(record.spec.workId);
    }
    for (const QString &workId : std::as_const(held)) {
        co_await readMissedOf(workId);
        if (!self)
            co_return;
    }
}

/*! The clock of the server tells what is of this attempt and not in the record yet: it stamped both. */
QCoro::Task<void> GoBridge::readMissedOf(QString workId)
{
    const QPointer<GoBridge> self(this);
    const auto subject = Subject::workResponse(workId);
    const auto since = co_await m_ledger.storedAt(workId);
    if (!self || !since || !subject || !m_link.isLive())
        co_return;
    const Pending<bool> read;
    const auto said = std::make_shared<QList<Message>>();
    OrderedConsumer consumer(m_link, Stream::Responses.toLatin1(), subject->toUtf8(), OrderedConsumer::Start::All);
    QTimer deadline;
    deadline.setSingleShot(true);
    connect(&deadline, &QTimer::timeout, &deadline, [read] { read.settle(false); });
    connect(&consumer, &OrderedConsumer::received, &consumer, [said, from = since->toMSecsSinceEpoch()](const StoredMessage &stored) {
        if (stored.storedMs >= from)
            said->append(stored.message);
    });
    connect(&consumer, &OrderedConsumer::caughtUp, &deadline, [read] { read.settle(true); }, Qt::QueuedConnection);
    connect(&consumer, &OrderedConsumer::failed, &deadline, [read] { read.settle(false); }, Qt::QueuedConnection);
    connect(this, &QObject::destroyed, &deadline, [read] { read.settle(false); }); // the consumer must not outlive the link
    deadline.start(kReading);
    if (!co_await read || !self)
        co_return;
    for (Message message : std::as_const(*said)) {
        message.subject = subject->toUtf8();
        co_await takeResponse(std::move(message));
        if (!self)
            co_return;
    }
}

/*! A Go station cannot be told to end: its item is, and what it answers later counts no more. */
QCoro::Task<void> GoBridge::settleCancelled(WorkRecord record)
{
    const QPointer<GoBridge> self(this);
    const Transition::Holding holding{.stationId = record.station, .attempt = record.attempt};
    const auto written = co_await m_ledger.change(record, [holding](WorkRecord current) { return Transition::confirmCancel(std::move(current), holding, now()); });
    if (!self || !written)
        co_return;
    Q_EMIT happened(endOf(written->phase).value_or(WorkFact::Cancelled), *written);
    clearMailbox(record.station);
}

/*! A Go station has one item at a time, and takes it by core NATS: what the stream keeps of it is done with. */
void GoBridge::clearMailbox(const QString &stationId)
{
    if (const auto subject = Subject::goWorkAssign(stationId))
        m_jetStream.api("STREAM.PURGE." + Stream::Work.toUtf8(), {{"filter"_L1, *subject}});
}

void GoBridge::noteChanges(const QList<WorkRecord> &records)
{
    if (m_stations.isEmpty())
        return; // nobody would read it, and each change would cost three writes
    for (const WorkRecord &record : records) {
        const QString &workId = record.spec.workId;
        if (record.phase == WorkPhase::Cancelling && isGo(record.station))
            settleCancelled(record);
        const auto known = m_projected.constFind(workId);
        if (known == m_projected.cend() ? !isEnd(record.phase) || record.endedAt.secsTo(now()) < 60 : *known != record.phase)
            m_due.insert(workId);
    }
    if (!m_due.isEmpty() && !m_soon.isActive())
        m_soon.start(kSoon);
}

QCoro::Task<void> GoBridge::project()
{
    const QPointer<GoBridge> self(this);
    if (std::exchange(m_projecting, true))
        co_return;
    while (!m_due.isEmpty() && m_link.isLive()) {
        const QString workId = *m_due.begin();
        m_due.erase(m_due.begin());
        const WorkRecord *record = m_book.find(workId);
        if (!record)
            continue;
        const WorkRecord current = *record;
        const bool written = co_await projectOne(current);
        if (!self)
            co_return;
        if (!written)
            break; // no link, or no bucket: the next change tries again
        if (isEnd(current.phase))
            m_projected.remove(workId);
        else
            m_projected.insert(workId, current.phase);
    }
    m_projecting = false;
}

QCoro::Task<bool> GoBridge::projectOne(WorkRecord record)
{
    const QPointer<GoBridge> self(this);
    const QString workId = record.spec.workId;
    const auto key = goWorkKey(workId);
    if (!key)
        co_return true;
    const bool isNew = !m_projected.contains(workId);
    auto put = co_await m_projection.put(key->toUtf8(), encode(goRecordOf(record, now())));
    if (self && !put && (put.error().fault == Fault::NoResponders || put.error().fault == Fault::NotFound)) {
        std::ignore = co_await KeyValue::ensure(m_link, {.name = Bucket::Work.toUtf8(), .history = 10, .ttl = std::chrono::days(7)});
        if (self)
            put = co_await m_projection.put(key->toUtf8(), encode(goRecordOf(record, now())));
    }
    if (!self || !put)
        co_return false;
    if (const auto run = goRunKey(record.spec.runId); run && isNew)
        co_await listIn(run->toUtf8(), workId, true);
    if (const auto station = goStationKey(record.station); self && station && !record.station.isEmpty())
        co_await listIn(station->toUtf8(), workId, isHeld(record.phase));
    co_return true;
}

/*! Others write these lists too, without care; a lost entry is theirs to miss. */
QCoro::Task<void> GoBridge::listIn(QByteArray key, QString workId, bool isIn)
{
    const QPointer<GoBridge> self(this);
    for (int tries = 0; tries < kTries; ++tries) {
        const auto entry = co_await m_projection.get(key);
        if (!self || (!entry && entry.error().fault != Fault::NotFound))
            co_return;
        QStringList ids = entry ? decodeGoIndex(entry->value).value_or(QStringList()) : QStringList();
        if (ids.contains(workId) == isIn)
            co_return;
        if (isIn)
            ids.append(workId);
        else
            ids.removeAll(workId);
        const auto written = ids.isEmpty() && entry ? co_await m_projection.remove(key, entry->revision)
            : entry                                 ? co_await m_projection.update(key, encodeGoIndex(ids), entry->revision)
                                                    : co_await m_projection.create(key, encodeGoIndex(ids));
        if (!self || written || written.error().fault != Fault::Conflict)
            co_return;
    }
}

} // namespace lattice
