// SPDX-License-Identifier: Apache-2.0
#include "app/signalwatch.h"

#include <QPointer>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace app {

namespace {

sigset_t watched()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&set, signal);
    return set;
}

} // namespace

void SignalWatch::block()
{
    const sigset_t set = watched();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

SignalWatch::SignalWatch()
{
    const sigset_t set = watched();
    m_file = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_file, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &SignalWatch::read);
}

SignalWatch::~SignalWatch()
{
    m_notifier.reset();
    ::close(m_file);
}

void SignalWatch::read()
{
    const QPointer<SignalWatch> self(this); // who is asked to end may end us
    signalfd_siginfo info = {};
    while (self && ::read(m_file, &info, sizeof(info)) == sizeof(info))
        Q_EMIT asked(static_cast<int>(info.ssi_signo));
}

} // namespace app
