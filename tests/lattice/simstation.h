// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/work/workplace.h"
#include "simledger.h"

namespace sim {

/*! A station of ours as docs/work.md §5 has it, that dies, hangs, sleeps and forgets. */
class Station final
{
public:
    Station(Common &common, WorkPlace place);

    void step();
    const WorkPlace &place() const { return m_place; }
    Time lastHeard() const { return m_lastHeard; }
    int callsInFlight() const { return m_calls; }

private:
    enum class Plan { Done, FailForNow, FailForGood, Escalate, Hang };
    struct Run {
        int attempt = 0;
        Time ends{};
        Time timeout{};
        Time look{};
        Plan plan = Plan::Done;
    };

    void meetFate();
    void comeBack();
    void takeLetters();
    bool takeLetter(Letter &letter); //!< \return whether it is acknowledged
    void runAgents();
    bool runAgent(const QString &workId, Run &run); //!< \return whether it goes on
    void end(const WorkRecord &record, const Run &run, Plan plan);
    Transition::Holding holding(int attempt) const { return {.stationId = m_place.stationId, .attempt = attempt}; }
    bool write(const Result<WorkRecord> &record);
    QDateTime wall() const { return m_common.wall(m_skew); }

    Common &m_common;
    WorkPlace m_place;
    Time m_skew{};
    Time m_lastHeard{};
    Time m_awayUntil{};  //!< dead or asleep
    bool m_dead = false; //!< when it is back, it is a new process
    bool m_forgets = false; //!< and its journal is gone
    int m_calls = 0;
    quint64 m_epoch = 0; //!< highest seen
    std::map<QString, Run> m_runs;
};

} // namespace sim
