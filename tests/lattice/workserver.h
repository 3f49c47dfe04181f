// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/link.h"
#include "lattice/work/transition.h"
#include "lattice/work/workstreams.h"
#include "testserver.h"

#include <QCoro/QCoroTask>
#include <QTimeZone>

/*! A server with the streams of work, and a link to it. */
struct WorkServer {
    TestServer server;
    lattice::MeshLink link{{.url = server.url(), .name = QStringLiteral("test"), .reconnectWaitMs = 50}};

    bool begin()
    {
        link.open();
        return QTest::qWaitFor([this] { return link.isLive(); }, 10000) && QCoro::waitFor(lattice::ensureWorkStreams(link));
    }

    bool crash()
    {
        server.kill9();
        return QTest::qWaitFor([this] { return !link.isLive(); }, 10000) && server.restart() && QTest::qWaitFor([this] { return link.isLive(); }, 20000);
    }
};

inline QDateTime workTime(int second = 0)
{
    return QDateTime({2026, 1, 26}, {16, 0, second}, QTimeZone::utc());
}

inline lattice::WorkRecord queuedWork(const QString &workId)
{
    return lattice::Transition::submit({.workId = workId, .agent = QStringLiteral("LogAnalyzer"), .task = QStringLiteral("Wörk – why?")}, workTime()).value();
}
