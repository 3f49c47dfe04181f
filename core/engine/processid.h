// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

namespace core {

/*!
    A process and when it began, so that a later process with the same number is not taken for it.
    \sa proc(5), field 22 of /proc/PID/stat
*/
struct ProcessId {
    qint64 pid = 0;
    qint64 started = 0; //!< clock ticks since boot; 0: no such process

    bool isAlive() const;

    static ProcessId of(qint64 pid);
    static ProcessId self();

    friend bool operator==(const ProcessId &, const ProcessId &) = default;
};

} // namespace core
