// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/workclient.h"

#include "lattice/protocol/subject.h"
#include "lattice/work/transition.h"
#include "lattice/work/workbook.h"
#include "lattice/work/workstreams.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr Milliseconds kReading = 30s;

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

/*! Whether \a there is what a repetition of \a asked would have made. */
bool isSame(const WorkSpec &there, const WorkSpec &asked)
{
    return there.agent == asked.agent && there.capability == asked.capability && there.task == asked.task && there.context == asked.context;
}

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

WorkClient::WorkClient(MeshLink &link, Tracer tracer, QObject *parent) : QObject(parent), m_link(link), m_ledger(link), m_blobs(link), m_tracer(std::move(tracer)) { }

QCoro::Task<Result<WorkSpec>> WorkClient::completed(WorkSpec spec)
{
    if (spec.workId.isEmpty())
        spec.workId = newId();
    if (spec.parentId.isEmpty())
        co_return spec;
    const auto parent = co_await m_ledger.get(spec.parentId);
    if (!parent)
        co_return failed(parent.error().fault, u"the parent %1: %2"_s.arg(spec.parentId, parent.error().detail));
    if (isEnd(parent->phase))
        co_return failed(Fault::Conflict, u"the parent %1 has ended"_s.arg(spec.parentId));
    spec.runId = parent->spec.runId;
    spec.path = parent->spec.path + QStringList{agentOf(*parent)};
    co_return spec;
}

QCoro::Task<Result<WorkRecord>> WorkClient::submit(WorkSpec asked)
{
    ActiveSpan span = m_tracer.start({"lattice.work.assign"_L1, asked.agent.isEmpty() ? asked.capability : asked.agent}, Span::Kind::Producer, asked.traceparent);
    asked.traceparent = span.traceparent(asked.traceparent);
    const auto record = co_await create(std::move(asked));
    if (record)
        span.set("lattice.work.id"_L1, record->spec.workId);
    else
        span.fail(record.error());
    co_return record;
}

QCoro::Task<Result<WorkRecord>> WorkClient::create(WorkSpec asked)
{
    const QPointer<WorkClient> self(this);
    const auto spec = co_await completed(std::move(asked));
    if (!self || !spec)
        co_return std::unexpected(spec ? Error{Fault::Cancelled, u"the station is stopping"_s} : spec.error());
    const auto record = Transition::submit(*spec, now());
    if (!record)
        co_return record;
    auto created = co_await m_ledger.create(*record);
    if (self && !created && created.error().fault == Fault::NoResponders) { // nobody has made the ledger yet
        const auto made = co_await ensureWorkStreams(m_link);
        if (!made)
            co_return std::unexpected(made.error());
        if (self)
            created = co_await m_ledger.create(*record);
    }
    if (!created)
        co_return std::unexpected(created.error());
    if (created->existed && !isSame(created->record.spec, *spec))
        co_return failed(Fault::Conflict, u"other work has the id %1"_s.arg(spec->workId));
    if (self && !created->existed)
        Q_EMIT happened(WorkFact::Submitted, created->record);
    co_return created->record;
}

QCoro::Task<Result<WorkRecord>> WorkClient::get(QString workId)
{
    const auto record = co_await m_ledger.get(workId);
    if (!record && (record.error().fault == Fault::NotFound || record.error().fault == Fault::NoResponders))
        co_return failed(Fault::NotFound, u"work %1 not found"_s.arg(workId));
    co_return record;
}

QCoro::Task<Result<QList<WorkRecord>>> WorkClient::list(std::stop_token stop)
{
    const QPointer<WorkClient> self(this);
    const Pending<Result<>> read;
    WorkBook book(m_link);
    QTimer deadline;
    deadline.setSingleShot(true);
    connect(&deadline, &QTimer::timeout, &deadline, [read] { read.settle(failed(Fault::Timeout, u"the ledger was not read in time"_s)); });
    connect(&book, &WorkBook::caughtUp, &book, [read] { read.settle({}); }, Qt::QueuedConnection);
    connect(&book, &WorkBook::failed, &book, [read](const Error &error) { read.settle(std::unexpected(error)); }, Qt::QueuedConnection);
    connect(&m_link, &MeshLink::statusChanged, &book, [read](const LinkStatus &status) {
        if (status.state == LinkState::Off) // closed: the book must not outlive the link
            read.settle(failed(Fault::Unreachable, u"the lattice was left"_s));
    });
    const std::stop_callback stopped(stop, [read] { read.settle(failed(Fault::Cancelled, u"cancelled"_s)); });
    deadline.start(kReading);
    const auto done = co_await read;
    if (!done && done.error().fault == Fault::NotFound)
        co_return QList<WorkRecord>(); // no ledger yet: there never was any work
    if (!done)
        co_return std::unexpected(done.error());
    QList<WorkRecord> records = book.records().values();
    std::ranges::sort(records, [](const WorkRecord &a, const WorkRecord &b) {
        return std::tie(a.spec.submittedAt, a.spec.workId) > std::tie(b.spec.submittedAt, b.spec.workId);
    });
    co_return records;
}

QCoro::Task<Result<WorkRecord>> WorkClient::await(QString workId, Milliseconds deadline, Watcher watcher, std::stop_token stop)
{
    const QPointer<WorkClient> self(this);
    const auto known = co_await get(workId);
    if (!known && (known.error().fault == Fault::NotFound || known.error().fault == Fault::Invalid))
        co_return known;
    const auto key = workKey(workId);
    if (!self || !key)
        co_return failed(Fault::Invalid, u"%1 is no id of work"_s.arg(workId));
    const Pending<Result<WorkRecord>> ended;
    KeyWatch watch(m_link, Bucket::Ledger.toUtf8(), key->toUtf8());
    QTimer patience;
    patience.setSingleShot(true);
    connect(&patience, &QTimer::timeout, &patience, [ended, workId] { ended.settle(failed(Fault::Timeout, u"work %1 has not ended yet; it goes on"_s.arg(workId))); });
    connect(&watch, &KeyWatch::changed, &watch, [ended, watcher, workId](const KeyEntry &entry) {
        if (entry.operation == KeyEntry::Operation::Delete) {
            ended.settle(failed(Fault::NotFound, u"work %1 was removed from the ledger"_s.arg(workId)));
            return;
        }
        const auto record = decodeWorkRecord(entry.value, entry.revision);
        if (!record) {
            ended.settle(record);
            return;
        }
        if (watcher)
            watcher(*record);
        if (isEnd(record->phase))
            ended.settle(*record);
    }, Qt::QueuedConnection);
    connect(&m_link, &MeshLink::statusChanged, &watch, [ended](const LinkStatus &status) {
        if (status.state == LinkState::Off) // closed: the watch must not outlive the link
            ended.settle(failed(Fault::Unreachable, u"the lattice was left; the work goes on"_s));
    });
    const std::stop_callback stopped(stop, [ended] { ended.settle(failed(Fault::Cancelled, u"cancelled"_s)); });
    patience.start(std::min(deadline, Milliseconds(std::numeric_limits<int>::max())));
    co_return co_await ended;
}

std::unique_ptr<Subscription> WorkClient::follow(const QString &workId, std::function<void(const QString &)> part)
{
    const auto subject = Subject::workStream(workId);
    if (!subject)
        return nullptr;
    return m_link.subscribe(subject->toUtf8(), [part = std::move(part)](const Message &message) { part(QString::fromUtf8(message.data)); });
}

QCoro::Task<Result<QString>> WorkClient::result(WorkRecord record)
{
    if (record.outcome.blob.size <= 0)
        co_return record.outcome.result;
    const auto bytes = co_await m_blobs.get(record.outcome.blob);
    if (!bytes)
        co_return std::unexpected(bytes.error());
    co_return QString::fromUtf8(*bytes);
}

QCoro::Task<Result<WorkRecord>> WorkClient::cancel(QString workId, QString by, QString reason)
{
    const QPointer<WorkClient> self(this);
    const auto written = co_await m_ledger.change(workId, [by, reason](WorkRecord record) { return Transition::cancel(std::move(record), {.by = by, .reason = reason}, now()); });
    if (!self || !written)
        co_return written;
    if (written->phase == WorkPhase::Cancelled)
        Q_EMIT happened(WorkFact::Cancelled, *written);
    else if (const auto subject = Subject::workCancel(workId)) // who has it sees it at its next look; this is sooner
        std::ignore = m_link.publish({.subject = subject->toUtf8()});
    co_return written;
}

QCoro::Task<Result<WorkRecord>> WorkClient::retry(QString workId, QString by)
{
    const QPointer<WorkClient> self(this);
    const auto record = co_await get(workId);
    if (!self || !record)
        co_return record;
    if (record->phase == WorkPhase::Escalated)
        co_return co_await answer(workId, u"try again"_s, by);
    if (!isEnd(record->phase))
        co_return failed(Fault::Conflict, u"work %1 has not ended: it is %2"_s.arg(workId, phaseName(record->phase)));
    WorkSpec spec = Transition::replayOf(*record, newId());
    spec.requestedBy = by;
    co_return co_await submit(std::move(spec));
}

QCoro::Task<Result<WorkRecord>> WorkClient::answer(QString workId, QString text, QString by)
{
    const QPointer<WorkClient> self(this);
    const auto written = co_await m_ledger.change(workId, [text, by](WorkRecord record) { return Transition::answer(std::move(record), text, by, now()); });
    if (self && written)
        Q_EMIT happened(WorkFact::Answered, *written);
    co_return written;
}

} // namespace lattice
