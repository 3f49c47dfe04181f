// SPDX-License-Identifier: Apache-2.0
#include "core/run/waitingruns.h"

using namespace Qt::StringLiterals;
using lattice::Fault;
using lattice::Result;
using lattice::WorkPhase;
using lattice::WorkRecord;

namespace core {

namespace {

constexpr int kMost = 1000; // at a time

/*! What \a run has become, when \a work says so; nothing while it may still be answered. */
std::optional<RunRecord> settled(RunRecord run, const Result<WorkRecord> &work)
{
    if (!work && work.error().fault != Fault::NotFound)
        return std::nullopt; // the ledger is not to be reached now
    if (work && !isEnd(work->phase))
        return std::nullopt;
    run.state = RunState::Cancelled;
    run.fault = Fault::Cancelled;
    run.ended = work && work->endedAt.isValid() ? work->endedAt : QDateTime::currentDateTimeUtc();
    if (!work)
        run.error = u"its work is no longer in the ledger"_s;
    else if (work->phase == WorkPhase::Cancelled)
        run.error = work->cancel.by.isEmpty() ? u"its work was cancelled"_s : u"its work was cancelled by %1"_s.arg(work->cancel.by);
    else
        run.error = u"its work ended without it: %1, at station %2"_s.arg(phaseName(work->phase), work->station);
    return run;
}

} // namespace

WaitingRuns::WaitingRuns(RunStore *store, Look look, std::chrono::milliseconds every)
    : m_store(store), m_look(std::move(look))
{
    connect(&m_clock, &QTimer::timeout, this, [this] { sweep(); });
    m_clock.start(every);
}

QCoro::Task<> WaitingRuns::sweep()
{
    if (!m_store || std::exchange(m_sweeping, true))
        co_return;
    const QPointer<WaitingRuns> self(this);
    RunQuery query;
    query.state = RunState::Waiting;
    query.limit = kMost;
    const auto page = co_await m_store->list(query);
    if (!self)
        co_return;
    for (const RunRecord &run : page ? page->runs : QList<RunRecord>()) {
        if (run.workId.isEmpty())
            continue;
        const auto work = co_await self->m_look(run.workId);
        if (!self || !self->m_store)
            co_return;
        if (const auto done = settled(run, work))
            self->m_store->put(*done);
    }
    m_sweeping = false;
}

} // namespace core
