// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/caller.h"
#include "core/engine/progress.h"
#include "lattice/pending.h"
#include "lattice/result.h"

#include <QCoroTask>
#include <QHash>
#include <QJsonObject>
#include <QLocalSocket>

#include <chrono>
#include <memory>
#include <stop_token>

namespace core {

/*! The other end of ControlServer: runs verbs in the engine of another process. */
class ControlClient final : public QObject
{
    Q_OBJECT

public:
    /*! \return Unreachable when nobody listens on \a path */
    static QCoro::Task<lattice::Result<std::unique_ptr<ControlClient>>>
    connectTo(QString path, std::chrono::milliseconds deadline = std::chrono::seconds(5));
    ~ControlClient() override;

    /*! Runs \a verb, for \a caller: a command, or an MCP client that this process speaks with. Stopping is asked of the engine, which answers Cancelled; Unreachable when it goes away meanwhile. */
    QCoro::Task<lattice::Result<QJsonObject>> call(QString verb, QJsonObject arguments, Progress progress,
                                                   std::stop_token stop, Caller caller = {});

    bool isConnected() const { return m_socket.state() == QLocalSocket::ConnectedState; }

private:
    struct Call {
        lattice::Pending<lattice::Result<QJsonObject>> answer;
        Progress progress;
    };

    ControlClient();
    void read();
    void take(const QJsonObject &message);
    void send(const QJsonObject &message);
    void lose();

    QLocalSocket m_socket;
    QByteArray m_pending;
    QHash<QString, Call> m_calls;
    int m_lastId = 0;
};

} // namespace core
