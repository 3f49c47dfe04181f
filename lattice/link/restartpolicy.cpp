// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/restartpolicy.h"

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr std::array<std::chrono::milliseconds, 7> kPauses{250ms, 500ms, 1s, 2s, 5s, 10s, 30s};
constexpr auto kSteady = 60s;

} // namespace

void RestartPolicy::noteReady(Time now)
{
    m_ready = true;
    m_readySince = now;
}

std::chrono::milliseconds RestartPolicy::noteEnd(Time now)
{
    const bool wasSteady = m_ready && now - m_readySince >= kSteady;
    m_ready = false;
    if (wasSteady)
        m_step = 0;
    return kPauses[size_t(std::min<int>(m_step++, kPauses.size() - 1))];
}

} // namespace lattice
