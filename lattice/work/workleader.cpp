// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/workleader.h"

#include "lattice/link/exchange.h"
#include "lattice/protocol/subject.h"
#include "lattice/protocol/workassignment.h"
#include "lattice/protocol/workoffer.h"
#include "lattice/protocol/workspec.h"
#include "lattice/work/transition.h"
#include "lattice/work/workstreams.h"

#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcLeading, "station.lattice.leading")

namespace lattice {

namespace {

constexpr Milliseconds kBids = 200ms;
constexpr qsizetype kMostTaken = 64 * 1024;  // bytes of a record that goes with the message
constexpr qsizetype kMostSent = 1000 * 1024; // bytes of a message that the mailbox takes
constexpr Milliseconds kSoon = 0ms; // what comes together is decided together
constexpr Milliseconds kLeast = 2ms;
constexpr Milliseconds kLatest = 250ms;
constexpr Milliseconds kGoSeen = 5s;
constexpr Milliseconds kPrepareAgain = 5s;
const QString kBy = u"leader"_s;

QDateTime wallNow()
{
    return QDateTime::currentDateTimeUtc();
}

/*! Go stations keep no facts. */
bool isOurStation(const Station &station)
{
    return !station.facts.version.isEmpty();
}

WorkPlace placeOf(const Station &station)
{
    const bool isOurs = isOurStation(station);
    WorkPlace place{.stationId = station.id, .name = station.name, .agents = station.agents};
    place.slots_ = station.capacity.slotsTotal > 0 ? station.capacity.slotsTotal : station.facts.slots > 0 ? station.facts.slots : 1;
    place.callsInFlight = std::max(0, station.capacity.slotsTotal - station.capacity.slotsFree - station.capacity.working);
    place.online = station.presence == Presence::Online;
    place.offline = station.presence == Presence::Offline || station.presence == Presence::Left;
    if (!isOurs)
        place.slots_ = 1; // a Go station says no capacity
    return place;
}

} // namespace

WorkLeader::WorkLeader(MeshLink &link, Directory &directory, WorkBook &book, WorkLeaderOptions options, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_directory(directory)
    , m_book(book)
    , m_options(std::move(options))
    , m_ledger(link)
    , m_jetStream(link)
    , m_leases(link)
    , m_lock(link, m_options.stationId, m_options.lock)
{
    m_clock.start();
    m_goSeen.start();
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &WorkLeader::decide);
    connect(&m_lock, &LeaderLock::gained, this, &WorkLeader::lead);
    connect(&m_lock, &LeaderLock::lost, this, &WorkLeader::leave);
    connect(&m_lock, &LeaderLock::leaderChanged, this, &WorkLeader::leadingChanged);
    connect(&m_lock, &LeaderLock::failed, this, &WorkLeader::failed);
    connect(&m_book, &WorkBook::changed, this, &WorkLeader::take);
    connect(&m_directory, &Directory::changed, this, [this](const QList<Station> &changed, const QStringList &gone) {
        for (const Station &station : changed)
            setPlace(station);
        for (const QString &id : gone) {
            if (m_scheduler)
                m_scheduler->removePlace(id);
        }
        // A station of ours looks like a Go station until its facts are in.
        if (m_go && std::ranges::any_of(changed, [this](const Station &station) { return isOurStation(station) == m_go->isGo(station.id); }))
            seeGoStations(GoStations::Who);
        decideSoon();
    });
    connect(&m_leases, &Leases::seen, this, [this](const QString &workId, int attempt) {
        if (m_scheduler)
            m_scheduler->leaseSeen(workId, attempt, now());
    });
    connect(&m_leases, &Leases::failed, this, [this] {
        if (m_scheduler)
            m_scheduler->judgeFrom(now() + m_options.times.lease);
    });
    connect(&link, &MeshLink::live, this, [this] {
        if (m_scheduler)
            m_scheduler->judgeFrom(now() + m_options.times.lease); // leases may have been put that we could not see, or be lost with the server's memory
        prepare();
    });
    if (link.isLive())
        prepare();
}

WorkLeader::~WorkLeader() = default;

QCoro::Task<void> WorkLeader::prepare()
{
    const QPointer<WorkLeader> self(this);
    const auto made = co_await ensureWorkStreams(m_link, m_options.replicas);
    if (!self)
        co_return;
    if (!made) {
        Q_EMIT failed(made.error());
        QTimer::singleShot(kPrepareAgain, this, [this] { prepare(); });
    }
    if (!m_resigned)
        m_lock.stand();
}

QCoro::Task<void> WorkLeader::resign()
{
    m_resigned = true;
    leave();
    return m_lock.resign();
}

void WorkLeader::lead()
{
    m_marksTaken = false;
    m_scheduler = std::make_unique<Scheduler>(m_options.times, [] { return QRandomGenerator::global()->generateDouble(); });
    m_scheduler->judgeFrom(now() + m_options.times.lease);
    for (const WorkRecord &record : m_book.records())
        m_scheduler->put(record, now());
    m_go = std::make_unique<GoBridge>(m_link, m_book);
    connect(m_go.get(), &GoBridge::happened, this, &WorkLeader::happened);
    for (const Station &station : m_directory.stations())
        setPlace(station);
    seeGoStations(GoStations::WhoAndWork);
    m_leases.watch();
    m_submissions = m_link.subscribe(Subject::WorkSubmit.toUtf8(), [this](const Message &message) { takeSubmission(message); }, kSchedulersQueue.toUtf8());
    decideSoon();
    Q_EMIT leadingChanged();
}

void WorkLeader::leave()
{
    if (!m_scheduler)
        return;
    m_submissions.reset();
    m_leases.unwatch();
    m_scheduler.reset();
    m_go.reset();
    Q_EMIT leadingChanged();
}

/*! They hold no leases: being there is theirs. */
void WorkLeader::seeGoStations(GoStations what)
{
    if (!m_go)
        return;
    QSet<QString> ids;
    QSet<QString> present;
    for (const Station &station : m_directory.stations()) {
        if (isOurStation(station) || station.id.isEmpty() || station.presence == Presence::Left)
            continue; // one that left has no facts any more, whoever it was
        ids.insert(station.id);
        if (station.presence == Presence::Online || station.presence == Presence::Late)
            present.insert(station.id);
    }
    m_go->setStations(ids);
    if (present.isEmpty() || what == GoStations::Who)
        return;
    for (const WorkRecord &record : m_book.records()) {
        if (isHeld(record.phase) && present.contains(record.station))
            m_scheduler->leaseSeen(record.spec.workId, record.attempt, now());
    }
}

QString WorkLeader::whyWaiting(const QString &workId) const
{
    return m_scheduler ? m_scheduler->whyWaiting(workId, wallNow()) : QString();
}

void WorkLeader::take(const QList<WorkRecord> &records, const QStringList &gone)
{
    if (!m_scheduler)
        return;
    for (const WorkRecord &record : records)
        m_scheduler->put(record, now());
    for (const QString &workId : gone)
        m_scheduler->remove(workId);
    decideSoon();
}

void WorkLeader::setPlace(const Station &station)
{
    if (m_scheduler)
        m_scheduler->setPlace(placeOf(station));
}

void WorkLeader::decideSoon()
{
    if (m_scheduler && (!m_tick.isActive() || m_tick.remainingTimeAsDuration() > kSoon))
        m_tick.start(kSoon);
}

void WorkLeader::decide()
{
    if (!m_scheduler)
        return;
    // The book is not whole yet: what it does not show may hold slots.
    if (m_lock.mayAct() && m_book.isCaughtUp() && m_link.isLive()) {
        if (!std::exchange(m_marksTaken, true))
            m_ledger.adoptMarks(m_book.marks());
        if (m_goSeen.durationElapsed() > kGoSeen) {
            m_goSeen.start();
            seeGoStations(GoStations::WhoAndWork);
        }
        for (WorkDecision &decision : m_scheduler->decide(now(), wallNow()))
            apply(std::move(decision));
    }
    const auto next = m_scheduler->nextTime(now(), wallNow());
    m_tick.start(next ? std::clamp(*next - now(), kLeast, kLatest) : kLatest);
}

QCoro::Task<void> WorkLeader::apply(WorkDecision decision)
{
    const QPointer<WorkLeader> self(this);
    using Kind = WorkDecision::Kind;
    if (decision.kind == Kind::Resend)
        co_return co_await send(decision.record);
    if (decision.kind == Kind::Offer)
        co_return co_await offer(std::move(decision));
    if (decision.kind == Kind::Remove) {
        const auto removed = co_await m_ledger.remove(decision.record);
        if (self && m_scheduler && !removed)
            m_scheduler->settled(decision.record.spec.workId);
        co_return;
    }
    const auto written = co_await change(decision);
    if (!self)
        co_return;
    if (!written) {
        if (m_scheduler)
            m_scheduler->settled(decision.record.spec.workId);
        decideSoon();
        co_return;
    }
    if (m_scheduler)
        m_scheduler->put(*written, now());
    told(decision, *written);
    decideSoon();
    if (decision.kind == Kind::Assign)
        co_await send(*written);
}

QCoro::Task<Result<WorkRecord>> WorkLeader::change(WorkDecision decision)
{
    using Kind = WorkDecision::Kind;
    const quint64 epoch = m_lock.epoch();
    if (!m_lock.mayAct())
        co_return lattice::failed(Fault::Refused, u"somebody else leads"_s);
    const WorkRecord known = decision.record;
    const double jitter = QRandomGenerator::global()->generateDouble();
    co_return co_await m_ledger.change(known, [decision, epoch, jitter](WorkRecord record) -> Result<WorkRecord> {
        if (record.revision != decision.record.revision)
            return lattice::failed(Fault::Conflict, u"the item has changed since"_s); // to be decided again
        switch (decision.kind) {
        case Kind::Assign: return Transition::assign(std::move(record), decision.stationId, epoch, wallNow(), decision.agent);
        case Kind::Lose: return Transition::lose(std::move(record), decision.reason, jitter, wallNow());
        case Kind::Expire: return Transition::expire(std::move(record), wallNow());
        case Kind::Cancel: return Transition::cancel(std::move(record), {.by = kBy, .reason = decision.reason}, wallNow());
        case Kind::Offer:
        case Kind::Resend:
        case Kind::Remove: break;
        }
        return lattice::failed(Fault::Invalid, u"not a change"_s);
    });
}

void WorkLeader::told(const WorkDecision &decision, const WorkRecord &record)
{
    const auto tell = [this, &record](WorkFact fact) { Q_EMIT happened(fact, record); };
    if (decision.kind == WorkDecision::Kind::Assign)
        tell(WorkFact::Assigned);
    if (decision.kind == WorkDecision::Kind::Lose)
        tell(WorkFact::Lost);
    if (record.phase == WorkPhase::Escalated)
        tell(WorkFact::Escalated);
    if (const auto end = endOf(record.phase))
        tell(*end);
    if (record.phase == WorkPhase::Cancelling) {
        if (const auto subject = Subject::workCancel(record.spec.workId))
            std::ignore = m_link.publish({.subject = subject->toUtf8()});
    }
}

/*! Puts the message into the station's mailbox. One that is lost is sent again when the scheduler says so. */
QCoro::Task<void> WorkLeader::send(WorkRecord record)
{
    const auto subject = Subject::workAssign(record.station);
    if (!subject || !m_lock.mayAct())
        co_return;
    if (m_go && m_go->isGo(record.station))
        co_return m_go->assign(record);
    WorkAssignment assignment = assignmentOf(record);
    if (encode(record).size() < kMostTaken)
        assignment.record = record;
    const QByteArray bytes = encode(assignment);
    const QString id = messageId(assignment);
    const auto sent = co_await m_jetStream.publish({.subject = subject->toUtf8(), .data = bytes, .headers = {{"Nats-Msg-Id", id.toUtf8()}}});
    if (sent)
        co_return;
    qCInfo(lcLeading, "the message for %ls could not be sent: %ls", qUtf16Printable(id), qUtf16Printable(sent.error().detail));
    if (sent.error().fault == Fault::Full && bytes.size() < kMostSent) // its mailbox is full of what nobody took: all of it is sent again if it still counts
        std::ignore = co_await m_jetStream.api("STREAM.PURGE." + Stream::Work.toUtf8(), {{"filter"_L1, *subject}});
}

QCoro::Task<void> WorkLeader::offer(WorkDecision decision)
{
    const QPointer<WorkLeader> self(this);
    const WorkSpec &spec = decision.record.spec;
    const auto bids = std::make_shared<QList<WorkBid>>();
    auto answers = m_link.listen([bids](const Message &message) {
        if (const auto bid = decodeWorkBid(message.data))
            bids->append(*bid);
    });
    std::ignore = m_link.publish({.subject = Subject::WorkOffer.toUtf8(), .reply = answers.subject,
                                  .data = encode(WorkOffer{.workId = spec.workId, .agent = spec.agent, .capability = spec.capability, .priority = spec.priority})});
    std::ignore = co_await pause(kBids, {});
    if (!self || !m_scheduler)
        co_return;
    bids->removeIf([&decision](const WorkBid &bid) { return !decision.candidates.contains(bid.stationId); });
    m_scheduler->setBids(decision.record.spec.workId, ranked(*bids));
    decideSoon();
}

QCoro::Task<void> WorkLeader::takeSubmission(Message message)
{
    const QPointer<WorkLeader> self(this);
    auto spec = decodeWorkSpec(message.data);
    if (spec && spec->workId.isEmpty())
        spec->workId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto record = spec ? Transition::submit(*spec, wallNow()) : Result<WorkRecord>(std::unexpected(spec.error()));
    Result<Ledger::Created> created;
    if (record) {
        created = co_await m_ledger.create(*record);
        if (!self)
            co_return;
        record = created ? Result<WorkRecord>(created->record) : std::unexpected(created.error());
        if (created && !created->existed)
            Q_EMIT happened(WorkFact::Submitted, *record);
    }
    if (!message.reply.isEmpty())
        std::ignore = m_link.publish({.subject = message.reply, .data = encodeSubmitAnswer(record)});
}

} // namespace lattice
