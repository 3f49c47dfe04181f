// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simleader.h"

namespace sim {

/*!
    A lattice of one seed: stations, two candidates for the lead, people who submit, cancel and answer. It is rough for six
    minutes of its own time, then calm until all work has ended.
*/
class World final
{
public:
    explicit World(quint64 seed);

    /*! \return what went wrong; empty: nothing */
    QString run();
    size_t decisions() const;
    int submitted() const { return int(m_common.ledger.submitted().size()); }
    int made(WorkDecision::Kind kind) const { return m_leaders[0]->made(kind) + m_leaders[1]->made(kind); }
    int lateWrites() const { return m_common.lateWrites; }
    Time ended() const { return m_common.now; }

private:
    void step();
    void submit();
    void interfere();
    void answer();
    QString unended() const;

    Common m_common;
    std::vector<std::unique_ptr<Station>> m_stations;
    std::vector<std::unique_ptr<Leader>> m_leaders;
    int m_number = 0;
};

} // namespace sim
