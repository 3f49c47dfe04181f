// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <chrono>

namespace lattice {

/*! When a server that ended by itself is started again, and when that is hopeless. Time is passed in. */
class RestartPolicy final
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /*! The server is ready: after a minute of that the next pause is the shortest again. */
    void noteReady(Time now);

    /*! It ended, \a fatal being its last words, empty when it had none. \return how long to wait before the next try */
    std::chrono::milliseconds noteEnd(const QString &fatal, Time now);

    /*! The same words ended it three times in a row. */
    bool isHopeless() const { return m_sameFatal >= 3; }

private:
    Time m_readySince;
    bool m_ready = false;
    int m_step = 0;
    QString m_fatal;
    int m_sameFatal = 0;
};

} // namespace lattice
