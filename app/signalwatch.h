// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace app {

/*!
    SIGINT, SIGTERM and SIGHUP as a Qt signal.

    They stay blocked in all threads and are read from a descriptor: nats.c takes a system call that a signal interrupts
    for a failure of the connection. So block() comes first in main, before any thread starts.
*/
class SignalWatch final : public QObject
{
    Q_OBJECT

public:
    static void block();

    SignalWatch();
    ~SignalWatch() override;

Q_SIGNALS:
    void asked(int signal); //!< to end

private:
    void read();

    int m_file = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace app
