// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/leaderlock.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

/*
    A candidate in a process of its own, for tests that stop or kill it:
        leaderhelper URL STATION RENEW POLL VALID TTL
    It says "gained EPOCH", "lost", and "acts EPOCH" every 20 ms while it may act.
*/
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    lattice::MeshLink link({.url = arguments.at(1), .name = arguments.at(2), .reconnectWaitMs = 50});
    const auto ms = [&arguments](int place) { return std::chrono::milliseconds(arguments.at(place).toInt()); };
    lattice::LeaderLock lock(link, arguments.at(2), {.renew = ms(3), .poll = ms(4), .valid = ms(5), .ttl = std::chrono::seconds(arguments.at(6).toInt())});
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QObject::connect(&lock, &lattice::LeaderLock::gained, &lock, [](quint64 epoch) { std::printf("gained %llu\n", static_cast<unsigned long long>(epoch)); });
    QObject::connect(&lock, &lattice::LeaderLock::lost, &lock, [] { std::printf("lost\n"); });
    QTimer act;
    QObject::connect(&act, &QTimer::timeout, &lock, [&lock] {
        if (lock.mayAct())
            std::printf("acts %llu\n", static_cast<unsigned long long>(lock.epoch()));
    });
    act.start(20);
    link.open();
    lock.stand();
    return QCoreApplication::exec();
}
