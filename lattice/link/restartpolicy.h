// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace lattice {

/*! When a server that ended by itself is started again. Time is passed in. */
class RestartPolicy final
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /*! The server is ready: after a minute of that the next pause is the shortest again. */
    void noteReady(Time now);

    /*! It ended. \return how long to wait before the next try */
    std::chrono::milliseconds noteEnd(Time now);

private:
    Time m_readySince;
    bool m_ready = false;
    int m_step = 0;
};

} // namespace lattice
