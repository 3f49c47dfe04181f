// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/rpcmessage.h"

#include <QCoro/QCoroTask>
#include <QObject>
#include <QStringList>

#include <stop_token>

namespace core {

/*! Why a request has no result. */
struct McpFailure {
    lattice::Error error;
    int status = 0;                            //!< of HTTP; 0: there was none
    int code = 0;                              //!< of JSON-RPC, see RpcCode; 0: there was no such answer
    QJsonValue data = QJsonValue::Undefined;   //!< of the JSON-RPC error
};

/*! HTTP headers of one message; other transports have no place for them. */
using McpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/*! The largest message that is taken from a server. */
inline constexpr qsizetype kMaxMcpMessage = 16 * 1'048'576;

/*!
    Carries messages to one server and back.

    Whoever listens may let go of the transport in a slot, so it is deleted later, and looks after itself after each signal.
*/
class McpTransport : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(McpTransport)

public:
    McpTransport() = default;

    /*! Starts the server or makes ready to reach it. */
    virtual QCoro::Task<lattice::Result<>> open(std::stop_token stop) = 0;
    virtual void send(RpcMessage message, McpHeaders headers) = 0;
    /*! send() of a notification that must be there before the next message is. */
    virtual QCoro::Task<> deliver(RpcMessage message)
    {
        send(std::move(message), {});
        co_return;
    }
    virtual void abandon(QJsonValue id) = 0;                               //!< nobody waits for the answer to \a id any more
    virtual QCoro::Task<> close() = 0;                                     //!< in good order, within a few seconds
    virtual void setVersion(const QString &version, bool isModern) = 0;    //!< as negotiated
    virtual void listen() {}                                               //!< the session is up: the server's own messages may come
    virtual bool hasOrder() const = 0;                                     //!< one stream both ways (stdio): a cancellation must be said
    virtual QStringList lastLines() const { return {}; }                   //!< what the server wrote for people, oldest first

Q_SIGNALS:
    void received(const core::RpcMessage &message);
    void requestFailed(const QJsonValue &id, const core::McpFailure &failure);
    void closed(const lattice::Error &why); //!< once: nothing will be received any more
};

} // namespace core
