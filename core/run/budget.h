// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/mesh/agenthost.h"
#include "core/model/provider.h"

#include <optional>

namespace core {

/*! What a tree of runs may use up together. Shared by a run and those that it starts; negative: no limit. */
class Budget final
{
public:
    explicit Budget(lattice::CallBudget limits) : m_limits(limits) { }

    void spend(int steps, const Usage &usage, std::optional<double> cost);
    void spend(const lattice::CallUsage &usage); //!< of a run on another station
    lattice::CallBudget left() const;            //!< for a run on another station; 0 when it is used up
    const lattice::CallUsage &spent() const { return m_spent; }
    QString exhausted() const;                   //!< in words, what is used up; empty: nothing

private:
    const lattice::CallBudget m_limits;
    lattice::CallUsage m_spent;
};

} // namespace core
