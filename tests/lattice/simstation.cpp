// SPDX-License-Identifier: Apache-2.0
#include "simstation.h"

using namespace std::chrono_literals;

namespace sim {

Station::Station(Common &common, WorkPlace place)
    : m_common(common)
    , m_place(std::move(place))
    , m_skew(common.chance.percent(20) ? Time(common.chance.below(2) ? 3'600'000 : -3'600'000) : Time(0))
{
}

void Station::step()
{
    if (m_awayUntil > m_common.now && !m_common.calm)
        return;
    if (std::exchange(m_dead, false))
        comeBack();
    if (!m_common.calm)
        meetFate();
    if (m_awayUntil > m_common.now && !m_common.calm)
        return;
    m_lastHeard = m_common.now;
    if (m_common.calm)
        m_calls = 0;
    runAgents();
    takeLetters();
}

/*! Dies, with or without its home, or sleeps as a stopped process does; up to long after everybody has given it up. */
void Station::meetFate()
{
    Chance &chance = m_common.chance;
    if (chance.percent(3))
        m_calls = chance.below(m_place.slots_ + 1);
    if (!chance.percent(2))
        return;
    m_awayUntil = m_common.now + chance.upTo(chance.percent(50) ? 20s : 150s);
    m_dead = chance.percent(60);
    m_forgets = m_dead && chance.percent(30);
}

/*! Hands back what stands in its journal. Messages that were not acknowledged come again. */
void Station::comeBack()
{
    const auto journal = std::exchange(m_runs, {});
    if (std::exchange(m_forgets, false))
        return;
    for (const auto &[workId, run] : journal) {
        const WorkRecord *record = m_common.ledger.find(workId);
        if (!record)
            continue;
        if (!write(Transition::handBack(*record, holding(run.attempt), u"it came down"_s, wall())))
            write(Transition::confirmCancel(*record, holding(run.attempt), wall()));
    }
}

bool Station::write(const Result<WorkRecord> &record)
{
    return record && m_common.ledger.write(*record);
}

void Station::takeLetters()
{
    auto &mailbox = m_common.mailboxes[m_place.stationId];
    for (auto letter = mailbox.begin(); letter != mailbox.end();) {
        const bool due = letter->again <= m_common.now && int(m_runs.size()) < m_place.slots_;
        if (due && takeLetter(*letter))
            letter = mailbox.erase(letter);
        else
            ++letter;
    }
}

bool Station::takeLetter(Letter &letter)
{
    letter.again = m_common.now + 60s;
    if (!m_common.calm && m_common.chance.percent(5))
        return false; // it dies right here, as far as this message goes
    const WorkRecord *record = m_common.ledger.find(letter.workId);
    if (!record || letter.epoch < m_epoch || m_runs.contains(letter.workId))
        return !m_runs.contains(letter.workId);
    m_epoch = letter.epoch;
    if (write(Transition::confirmCancel(*record, holding(letter.attempt), wall())))
        return true;
    if (!write(Transition::claim(*record, holding(letter.attempt), wall())))
        return true;
    Chance &chance = m_common.chance;
    const int fate = m_common.calm ? 0 : chance.below(100);
    const Plan plan = fate < 70 ? Plan::Done : fate < 82 ? Plan::FailForNow : fate < 88 ? Plan::FailForGood : fate < 94 ? Plan::Escalate : Plan::Hang;
    m_runs[letter.workId] = {.attempt = letter.attempt,
                             .ends = m_common.now + chance.upTo(chance.percent(80) ? 20s : 200s),
                             .timeout = m_common.now + record->spec.timeout,
                             .look = m_common.now,
                             .plan = plan};
    return true;
}

void Station::runAgents()
{
    for (auto run = m_runs.begin(); run != m_runs.end();)
        run = runAgent(run->first, run->second) ? std::next(run) : m_runs.erase(run);
}

bool Station::runAgent(const QString &workId, Run &run)
{
    const WorkRecord *record = m_common.ledger.find(workId);
    const bool over = run.ends <= m_common.now && run.plan != Plan::Hang;
    if (run.look > m_common.now && !over && run.timeout > m_common.now)
        return true;
    if (!record || record->attempt != run.attempt || record->station != m_place.stationId || !isHeld(record->phase))
        return false; // no longer ours: what it did is a late result
    if (over || run.timeout <= m_common.now) {
        end(*record, run, over ? run.plan : Plan::FailForNow);
        return false;
    }
    if (record->phase == WorkPhase::Cancelling && m_common.chance.percent(50))
        return !write(Transition::confirmCancel(*record, holding(run.attempt), wall()));
    run.look = m_common.now + 15s;
    m_common.leases.push_back({.workId = workId, .attempt = run.attempt});
    return true;
}

void Station::end(const WorkRecord &record, const Run &run, Plan plan)
{
    const Transition::Holding mine = holding(run.attempt);
    const WorkOutcome failure{.error = u"e"_s, .fault = plan == Plan::FailForNow ? std::optional(Fault::Busy) : std::nullopt};
    if (plan == Plan::Done)
        write(Transition::finish(record, mine, {.result = u"ok"_s}, wall()));
    else if (record.phase == WorkPhase::Cancelling)
        write(Transition::confirmCancel(record, mine, wall()));
    else if (plan == Plan::Escalate)
        write(Transition::escalate(record, mine, {.reason = u"?"_s}, wall()));
    else
        write(Transition::fail(record, mine, failure, m_common.chance.unit(), wall()));
}

} // namespace sim
