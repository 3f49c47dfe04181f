// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/controlserver.h"

#include <QHash>

class QLocalSocket;

namespace core {

/*! One client of the control channel, on the server's side. Goes with its socket, and then stops what it had asked for. */
class ControlConnection final : public QObject
{
    Q_OBJECT

public:
    ControlConnection(QLocalSocket *socket, ControlServer::Dispatch dispatch);
    ~ControlConnection() override;

private:
    void read();
    void take(const QByteArray &line);
    void start(const QString &id, const QJsonObject &message);
    void finish(const QString &id, const lattice::Result<QJsonObject> &result);
    void refuse(const QJsonValue &id, lattice::Fault fault, const QString &detail);
    void send(const QJsonObject &message);
    void leave();

    QLocalSocket *m_socket; // owned by this
    ControlServer::Dispatch m_dispatch;
    QByteArray m_pending; // a line that is not whole yet
    QHash<QString, std::stop_source> m_calls;
};

} // namespace core
