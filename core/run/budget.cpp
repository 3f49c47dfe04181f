// SPDX-License-Identifier: Apache-2.0
#include "core/run/budget.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

void Budget::spend(int steps, const Usage &usage, std::optional<double> cost)
{
    spend({.steps = steps, .tokens = std::max<qint64>(usage.inputTokens, 0) + std::max<qint64>(usage.outputTokens, 0), .cost = cost.value_or(0)});
}

void Budget::spend(const lattice::CallUsage &usage)
{
    m_spent.steps += std::max(usage.steps, 0); // what another station says is not to give anything back
    m_spent.tokens += std::max<qint64>(usage.tokens, 0);
    m_spent.cost += std::max(usage.cost, 0.0);
}

lattice::CallBudget Budget::left() const
{
    const auto rest = [](auto limit, auto spent) { return limit < 0 ? limit : std::max(decltype(limit)(0), limit - spent); };
    return {.steps = rest(m_limits.steps, m_spent.steps), .tokens = rest(m_limits.tokens, m_spent.tokens), .cost = rest(m_limits.cost, m_spent.cost)};
}

QString Budget::exhausted() const
{
    const lattice::CallBudget rest = left();
    if (rest.steps == 0)
        return u"%1 exchanges with models"_s.arg(m_limits.steps);
    if (rest.tokens == 0)
        return u"%1 tokens"_s.arg(m_limits.tokens);
    if (m_limits.cost >= 0 && rest.cost <= 0)
        return u"%1 US dollars"_s.arg(m_limits.cost);
    return {};
}

} // namespace core
