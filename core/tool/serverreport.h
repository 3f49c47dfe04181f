// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QStringList>

#include <chrono>

namespace core {

/*! How one MCP server of an environment does, as a page or a command shows it. */
struct ServerReport {
    enum class State {
        Idle,     //!< not needed by anyone now
        Starting,
        Running,  //!< has sessions
        Waiting,  //!< it failed, and is tried again in a while
    };

    QString environment;
    QString name;
    State state = State::Idle;
    int sessions = 0;
    quint64 calls = 0;
    quint64 failures = 0;             //!< calls without an answer, and starts that came to nothing
    std::chrono::milliseconds p95{-1}; //!< of the last 256 calls; negative: none
    QString revision;                 //!< of MCP, last spoken
    int tools = -1;                   //!< negative: not known
    QString lastError;                //!< without secrets
    QDateTime lastErrorAt;
    QStringList lastLines;            //!< the last 20 that it wrote for people

    friend bool operator==(const ServerReport &, const ServerReport &) = default;
};

/*! "idle", "starting", "running", "waiting". */
QString serverStateName(ServerReport::State state);

} // namespace core

Q_DECLARE_METATYPE(core::ServerReport)
