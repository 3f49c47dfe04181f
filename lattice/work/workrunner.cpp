// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/workrunner.h"

#include "lattice/link/exchange.h"
#include "lattice/mesh/responder.h"
#include "lattice/protocol/subject.h"
#include "lattice/protocol/workoffer.h"
#include "lattice/protocol/workresponse.h"
#include "lattice/work/workstreams.h"

#include <QLoggingCategory>
#include <QScopeGuard>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcWork, "station.lattice.work")

namespace lattice {

namespace {

constexpr Milliseconds kRecordedProgress = 30s;
constexpr Milliseconds kAgain = 1s;
constexpr qsizetype kMostLate = 256 * 1024; // characters of a result that comes too late

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

} // namespace

/*! An attempt, and what it needs of the runner. */
struct WorkRunner::Item {
    Item(MeshLink &link, const WorkRecord &record, WorkTimes times, const QByteArray &reply, const Tracer &tracer)
        : span(tracer.start({"lattice.work.run"_L1, agentOf(record)}, Span::Kind::Consumer, record.spec.traceparent))
        , attempt(link, record, times, reply, span.traceparent(record.spec.traceparent))
    {
        span.set("lattice.work.id"_L1, record.spec.workId);
        span.set("lattice.work.attempt"_L1, record.attempt);
        span.set("lattice.station.id"_L1, record.station);
        span.set("lattice.requested_by"_L1, record.spec.sourceStation);
        span.set("gen_ai.agent.name"_L1, agentOf(record));
    }

    ActiveSpan span; //!< from the claim to the recorded end
    WorkAttempt attempt;
    QElapsedTimer recorded; //!< since its progress was written to the ledger

    const QString &workId() const { return attempt.record().spec.workId; }
};

WorkRunner::WorkRunner(MeshLink &link, AgentHost &host, Responder &responder, WorkRunnerOptions options, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_host(host)
    , m_slots(responder)
    , m_options(std::move(options))
    , m_ledger(link)
    , m_leases(link)
    , m_recorder(link)
    , m_journal(m_options.journalFile)
    , m_mailbox(link, Stream::Work.toUtf8(), mailboxConsumer(m_options.stationId, m_options.slots_).value_or(QJsonObject()))
{
    connect(&m_mailbox, &PullConsumer::received, this, [this](const StoredMessage &message) { take(message); });
    connect(&m_mailbox, &PullConsumer::failed, this, &WorkRunner::failed);
    connect(&responder, &Responder::capacityChanged, this, &WorkRunner::updateCredit);
    connect(&link, &MeshLink::live, this, [this] { prepare(); });
    connect(&m_renewal, &QTimer::timeout, this, &WorkRunner::renewAll);
    m_renewal.start(m_options.times.renew);
    // One for all items: one of each would come and go at the server with every item, and cancelling is rare.
    m_cancels = link.subscribe(Subject::AllWorkCancels.toUtf8(), [this](const Message &message) { takeCancel(message); });
    m_offers = link.subscribe(Subject::WorkOffer.toUtf8(), [this](const Message &message) { answerOffer(message); });
    if (link.isLive())
        prepare();
}

WorkRunner::~WorkRunner()
{
    for (const ItemPtr &item : m_items.values()) {
        item->attempt.disconnect(this);
        item->attempt.askToEnd();
    }
}

QCoro::Task<void> WorkRunner::prepare()
{
    const QPointer<WorkRunner> self(this);
    if (std::exchange(m_preparing, true))
        co_return;
    const auto made = co_await ensureWorkStreams(m_link);
    if (!self)
        co_return;
    if (!made)
        Q_EMIT failed(made.error());
    if (made && !m_prepared) {
        co_await handBackJournal();
        if (!self)
            co_return;
        m_prepared = true;
        updateCredit();
    }
    m_preparing = false;
    for (const ItemPtr &item : m_items.values()) // it may have been lost meanwhile
        renew(item);
}

/*! What the time before held and did not finish: nobody runs it now. */
QCoro::Task<void> WorkRunner::handBackJournal()
{
    const QPointer<WorkRunner> self(this);
    const QHash<QString, int> held = m_journal.held();
    for (auto entry = held.begin(); entry != held.end(); ++entry) {
        const QString workId = entry.key();
        const Transition::Holding holding{.stationId = m_options.stationId, .attempt = entry.value()};
        const auto written = co_await m_ledger.change(workId, [holding](WorkRecord record) {
            return record.phase == WorkPhase::Cancelling ? Transition::confirmCancel(std::move(record), holding, now())
                                                         : Transition::handBack(std::move(record), holding, u"the station was restarted"_s, now());
        });
        if (!self)
            co_return;
        if (!written && isPassing(written.error().fault))
            continue; // the leases will tell
        if (written)
            told(*written);
        m_journal.remove(workId, holding.attempt);
    }
}

void WorkRunner::updateCredit()
{
    if (m_prepared)
        m_mailbox.setCredit(m_stopping ? 0 : std::max(0, m_slots.capacity().slotsFree - int(m_claiming.size())));
}

QCoro::Task<void> WorkRunner::take(StoredMessage message)
{
    const QPointer<WorkRunner> self(this);
    const auto credit = qScopeGuard([self] { // the message took one, whatever becomes of it
        if (self)
            self->updateCredit();
    });
    const QByteArray reply = message.message.reply;
    const auto assignment = decodeWorkAssignment(message.message.data);
    if (!assignment) {
        qCWarning(lcWork, "an assignment cannot be read: %ls", qUtf16Printable(assignment.error().detail));
        std::ignore = co_await m_mailbox.ack(reply);
        co_return;
    }
    const QString workId = assignment->workId;
    if (const ItemPtr item = m_items.value(workId); item && item->attempt.record().attempt == assignment->attempt) {
        item->attempt.setReply(reply); // delivered once more while it runs
        std::ignore = m_mailbox.working(reply);
        co_return;
    }
    if (m_claiming.contains(workId) || m_items.contains(workId)) {
        std::ignore = m_mailbox.nak(reply, kAgain); // an attempt before it is still ending here
        co_return;
    }
    m_claiming.insert(workId);
    // What came with the message is as good as a read: the claim expects its revision.
    const bool isFresh = assignment->record && assignment->record->spec.workId == workId && message.deliveries == 1;
    const auto record = isFresh ? Result<WorkRecord>(*assignment->record) : co_await recordOf(*assignment);
    if (!self)
        co_return;
    const bool isForUs = record && record->station == m_options.stationId && record->attempt == std::max(1, assignment->attempt);
    if (!record && isPassing(record.error().fault))
        std::ignore = m_mailbox.nak(reply, kAgain);
    else if (isForUs && record->phase == WorkPhase::Assigned)
        co_await begin(*record, reply);
    else if (isForUs && (record->phase == WorkPhase::Running || record->phase == WorkPhase::Cancelling))
        co_await settleForeign(*record, reply);
    else
        std::ignore = co_await m_mailbox.ack(reply);
    if (!self)
        co_return;
    m_claiming.remove(workId);
}

/*! The record that the message is about; of a Go dispatcher's it is made here. */
QCoro::Task<Result<WorkRecord>> WorkRunner::recordOf(WorkAssignment assignment)
{
    const QPointer<WorkRunner> self(this);
    const auto known = co_await m_ledger.get(assignment.workId);
    if (!self || known || known.error().fault != Fault::NotFound || assignment.epoch > 0)
        co_return known;
    if (agentMissing(assignment)) {
        respond({.workId = assignment.workId, .runId = assignment.runId, .type = WorkResponse::Type::Failed, .error = WorkText::AgentMissing.toString(),
                 .stationId = m_options.stationId, .timestamp = now()});
        co_return known;
    }
    auto made = Transition::submit(specOf(assignment, m_options.stationId), now());
    if (made)
        made = Transition::assign(*made, m_options.stationId, 0, now(), agentOf(*made));
    if (!made) { // it cannot become work here, and its dispatcher waits for a word
        respond({.workId = assignment.workId, .runId = assignment.runId, .type = WorkResponse::Type::Failed, .error = WorkText::InvalidAssignment.toString() + made.error().detail,
                 .stationId = m_options.stationId, .timestamp = now()});
        co_return lattice::failed(Fault::Invalid, made.error().detail);
    }
    const auto created = co_await m_ledger.create(*made);
    if (!created)
        co_return std::unexpected(created.error());
    if (self && !created->existed) {
        Q_EMIT happened(WorkFact::Submitted, created->record);
        Q_EMIT happened(WorkFact::Assigned, created->record);
    }
    co_return created->record;
}

/*! Ours by the ledger, but not here: a time before us that left no journal. */
QCoro::Task<void> WorkRunner::settleForeign(WorkRecord record, QByteArray reply)
{
    const QPointer<WorkRunner> self(this);
    const Transition::Holding holding{.stationId = record.station, .attempt = record.attempt};
    const auto written = co_await m_ledger.change(record, [holding](WorkRecord current) {
        return current.phase == WorkPhase::Cancelling ? Transition::confirmCancel(std::move(current), holding, now())
                                                      : Transition::handBack(std::move(current), holding, u"the station does not run it"_s, now());
    });
    if (!self)
        co_return;
    if (written)
        told(*written);
    if (written || !isPassing(written.error().fault))
        std::ignore = co_await m_mailbox.ack(reply);
}

QCoro::Task<void> WorkRunner::begin(WorkRecord record, QByteArray reply)
{
    const QPointer<WorkRunner> self(this);
    const Transition::Holding holding{.stationId = record.station, .attempt = record.attempt};
    if (m_stopping || !m_slots.takeSlot()) {
        std::ignore = m_mailbox.nak(reply, kAgain); // a call took the last slot meanwhile
        co_return;
    }
    const bool known = has(agentOf(record));
    const auto written = co_await m_ledger.change(record, [holding, known](WorkRecord current) {
        return known ? Transition::claim(std::move(current), holding, now()) : Transition::handBack(std::move(current), holding, u"the station has no such agent"_s, now());
    });
    if (!self)
        co_return;
    if (!written || !known) {
        m_slots.giveSlot();
        if (written)
            told(*written);
        if (written || !isPassing(written.error().fault))
            std::ignore = co_await m_mailbox.ack(reply);
        co_return;
    }
    const auto item = std::make_shared<Item>(m_link, *written, m_options.times, reply, m_options.tracer);
    m_items.insert(written->spec.workId, item);
    m_journal.add(written->spec.workId, written->attempt);
    Q_EMIT happened(WorkFact::Accepted, *written);
    if (const auto response = responseTo(*written, now()))
        respond(*response);
    Q_EMIT runningChanged();
    run(item);
    if (m_stopping) // the claim came through while we were leaving
        item->attempt.askToEnd();
}

QCoro::Task<void> WorkRunner::run(ItemPtr item)
{
    const QPointer<WorkRunner> self(this);
    connect(&item->attempt, &WorkAttempt::progressed, this, [this, weak = std::weak_ptr(item)](const WorkRecord &record) {
        respond(progressOf(record, record.progress));
        Q_EMIT happened(WorkFact::Progress, record);
        if (const ItemPtr running = weak.lock())
            recordProgress(running);
    });
    item->recorded.start(); // its first lease is put at the next renewal: the claim itself is a sign of life
    auto result = co_await item->attempt.run(m_host);
    if (!self)
        co_return;
    co_await record(item, std::move(result));
    if (self)
        end(item);
}

QCoro::Task<void> WorkRunner::record(ItemPtr item, Result<CallResult> result)
{
    const QPointer<WorkRunner> self(this);
    WorkOutcome outcome;
    QString question;
    outcome.durationMs = double(item->attempt.record().acceptedAt.msecsTo(now()));
    if (result) {
        outcome.result = result->text;
        outcome.model = result->model;
        outcome.toolCalls = result->toolCalls;
        question = result->question;
    } else {
        outcome.error = result.error().detail;
        outcome.fault = result.error().fault;
        item->span.fail(result.error().fault);
    }
    const auto written = co_await m_recorder.write(item->attempt.record(), outcome, question, m_stopping ? u"the station stops"_s : u"the attempt was stopped"_s);
    if (!self)
        co_return;
    if (written) {
        item->span.set("lattice.work.phase"_L1, phaseName(written->phase));
        told(*written);
    } else if (written.error().fault == Fault::Conflict || written.error().fault == Fault::NotFound) {
        if (result) { // somebody else has the item, or it has ended: what we did no longer counts
            WorkRecord late = item->attempt.record();
            late.outcome = outcome;
            late.outcome.result.truncate(kMostLate);
            Q_EMIT happened(WorkFact::LateResult, late);
        }
    } else {
        qCWarning(lcWork, "the end of %ls could not be recorded: %ls", qUtf16Printable(item->workId()), qUtf16Printable(written.error().detail));
    }
    std::ignore = co_await m_mailbox.ack(item->attempt.reply());
}

/*! The fact that \a record now shows, which was just written by us; and the response for those who wait. */
void WorkRunner::told(const WorkRecord &record)
{
    const auto fact = [&record] {
        switch (record.phase) {
        case WorkPhase::RetryWait: return WorkFact::Retrying;
        case WorkPhase::Escalated: return WorkFact::Escalated;
        case WorkPhase::Queued: return WorkFact::HandedBack;
        default: return endOf(record.phase).value_or(WorkFact::HandedBack);
        }
    }();
    Q_EMIT happened(fact, record);
    if (const auto response = responseTo(record, now()); response && (isEnd(record.phase) || record.phase == WorkPhase::Escalated))
        respond(*response);
}

void WorkRunner::end(const ItemPtr &item)
{
    const QString workId = item->workId();
    m_journal.remove(workId, item->attempt.holding().attempt);
    m_items.remove(workId);
    item->attempt.disconnect(this);
    item->span.end();
    m_slots.giveSlot();
    Q_EMIT runningChanged();
}

void WorkRunner::renewAll()
{
    if (!m_link.isLive())
        return;
    if (!m_prepared)
        prepare();
    for (const ItemPtr &item : m_items.values())
        renew(item);
}

QCoro::Task<void> WorkRunner::lease(ItemPtr item)
{
    std::ignore = co_await m_leases.put(item->workId(), item->attempt.record().attempt, m_options.stationId);
}

QCoro::Task<void> WorkRunner::renew(ItemPtr item)
{
    const QPointer<WorkRunner> self(this);
    std::ignore = m_mailbox.working(item->attempt.reply());
    co_await lease(item);
    if (self)
        co_await look(item);
}

/*! Asks the ledger whether the attempt is still ours, and wanted. */
QCoro::Task<void> WorkRunner::look(ItemPtr item)
{
    const QPointer<WorkRunner> self(this);
    const auto record = co_await m_ledger.get(item->workId());
    // An error says nothing of the item, nor does what a lagging server still has from before our claim.
    if (!self || m_items.value(item->workId()) != item || !record || record->revision < item->attempt.record().revision)
        co_return;
    const bool isWanted = record->phase == WorkPhase::Running && record->station == m_options.stationId && record->attempt == item->attempt.record().attempt;
    if (!isWanted)
        item->attempt.askToEnd();
}

QCoro::Task<void> WorkRunner::recordProgress(ItemPtr item)
{
    if (item->recorded.durationElapsed() < kRecordedProgress)
        co_return;
    item->recorded.start();
    std::ignore = co_await m_ledger.change(item->workId(), [holding = item->attempt.holding(), progress = item->attempt.record().progress](WorkRecord record) {
        return Transition::progress(std::move(record), holding, progress);
    });
}

void WorkRunner::takeCancel(const Message &message)
{
    const QByteArray workId = message.subject.split('.').value(2);
    const ItemPtr item = m_items.value(QString::fromLatin1(workId));
    if (!item)
        return; // another station's
    if (!message.reply.isEmpty())
        std::ignore = m_link.publish({.subject = message.reply, .data = "+OK"});
    look(item);
}

void WorkRunner::answerOffer(const Message &message)
{
    const auto offer = decodeWorkOffer(message.data);
    if (!offer || message.reply.isEmpty() || m_stopping)
        return;
    const auto agents = m_host.agents();
    const bool fits = std::ranges::any_of(agents, [&offer](const AgentInfo &agent) {
        return offer->agent.isEmpty() ? agent.capabilities.contains(offer->capability) : agent.name == offer->agent;
    });
    const Capacity capacity = m_slots.capacity();
    if (fits)
        std::ignore = m_link.publish({.subject = message.reply, .data = encode(WorkBid{.stationId = m_options.stationId, .slotsFree = capacity.slotsFree, .queued = capacity.queued})});
}

bool WorkRunner::has(const QString &agent) const
{
    const auto agents = m_host.agents();
    return std::ranges::any_of(agents, [&agent](const AgentInfo &mine) { return mine.name.compare(agent, Qt::CaseInsensitive) == 0; });
}

void WorkRunner::respond(const WorkResponse &response)
{
    if (const auto subject = Subject::workResponse(response.workId))
        std::ignore = m_link.publish({.subject = subject->toUtf8(), .data = encode(response)});
}

QCoro::Task<void> WorkRunner::stop(Milliseconds patience)
{
    const QPointer<WorkRunner> self(this);
    m_stopping = true;
    updateCredit();
    for (const ItemPtr &item : m_items.values())
        item->attempt.askToEnd();
    QElapsedTimer waited;
    waited.start();
    while (self && (!m_items.isEmpty() || !m_claiming.isEmpty()) && waited.durationElapsed() < patience)
        std::ignore = co_await pause(20ms, {});
}

} // namespace lattice
