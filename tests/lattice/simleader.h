// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/work/scheduler.h"
#include "simstation.h"

#include <array>
#include <deque>
#include <memory>

namespace sim {

/*!
    A candidate as docs/work.md §6 has it, that sleeps in the middle of what it does. Its clock may stand still meanwhile, as that
    of a suspended machine does: then it goes on as if it led, next to who really does. It checks that each decision fits what
    it told the scheduler.
*/
class Leader final
{
public:
    Leader(Common &common, int number);

    void step(const std::vector<std::unique_ptr<Station>> &stations);
    QString whyWaiting(const QString &workId) const { return m_scheduler ? m_scheduler->whyWaiting(workId, wall()) : u"nobody leads"_s; }
    size_t decisions() const { return m_decisions; } //!< a hash of all of them
    int made(WorkDecision::Kind kind) const { return m_made[size_t(kind)]; }

private:
    void meetFate();
    void sleep(Time time);
    bool keepLock();
    void takeOver();
    void readLedger();
    void readOldNews();
    void watch(const std::vector<std::unique_ptr<Station>> &stations);
    void see(const std::unique_ptr<Station> &station);
    void carryOut();
    void carryOut(const WorkDecision &decision);
    void check(const WorkDecision &decision);
    void assigned(const WorkRecord &record);
    void send(const WorkRecord &record);
    Result<WorkRecord> change(const WorkDecision &decision);
    void bid();
    Time clock() const { return m_common.now - m_stoodStill; }
    QDateTime wall() const { return m_common.wall(m_skew); }

    Common &m_common;
    int m_number;
    Time m_skew{};
    std::unique_ptr<Scheduler> m_scheduler; //!< while it leads, or thinks so
    std::map<QString, WorkPlace> m_places;  //!< as the scheduler was told
    std::map<QString, WorkRecord> m_view;   //!< likewise
    std::map<QString, QString> m_pending;   //!< assignments under way: work to station
    std::deque<WorkDecision> m_todo;
    std::map<QString, QStringList> m_offers;
    size_t m_readTo = 0;
    size_t m_leasesTo = 0;
    quint64 m_epoch = 0;
    Time m_renewed{}; //!< by its clock
    Time m_stoodStill{};
    Time m_awayUntil{};
    size_t m_decisions = 0;
    std::array<int, 7> m_made{};
};

} // namespace sim
