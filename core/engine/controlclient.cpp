// SPDX-License-Identifier: Apache-2.0
#include "core/engine/controlclient.h"

#include "core/engine/faultname.h"

#include <QCoroLocalSocket>
#include <QJsonDocument>
#include <QPointer>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

ControlClient::ControlClient()
{
    connect(&m_socket, &QLocalSocket::readyRead, this, &ControlClient::read);
    connect(&m_socket, &QLocalSocket::disconnected, this, &ControlClient::lose);
}

ControlClient::~ControlClient()
{
    lose();
}

QCoro::Task<Result<std::unique_ptr<ControlClient>>> ControlClient::connectTo(QString path,
                                                                             std::chrono::milliseconds deadline)
{
    std::unique_ptr<ControlClient> client(new ControlClient);
    client->m_socket.connectToServer(path); // connects or fails at once, unless the server's queue is full
    if (client->m_socket.state() == QLocalSocket::ConnectingState)
        co_await qCoro(client->m_socket).waitForConnected(deadline);
    if (client->m_socket.state() != QLocalSocket::ConnectedState)
        co_return failed(Fault::Unreachable,
                         u"the station does not answer on %1: %2"_s.arg(path, client->m_socket.errorString()));
    co_return client;
}

QCoro::Task<Result<QJsonObject>> ControlClient::call(QString verb, QJsonObject arguments, Progress progress,
                                                     std::stop_token stop, Caller caller)
{
    const QString id = QString::number(++m_lastId);
    const Call call{.answer = {}, .progress = std::move(progress)};
    if (m_socket.state() != QLocalSocket::ConnectedState)
        co_return failed(Fault::Unreachable, u"the station has gone"_s);
    m_calls.insert(id, call);
    QJsonObject message{{u"id"_s, id}, {u"verb"_s, verb}, {u"arguments"_s, arguments}};
    if (!caller.name.isEmpty())
        message[u"client"_s] = caller.name;
    if (caller.face == Caller::Face::Mcp)
        message[u"face"_s] = faceName(caller.face);
    send(message);

    // We cannot go before this callback does: the destructor settles the answer, which ends this coroutine.
    const std::stop_callback cancel(stop, [this, id] {
        QMetaObject::invokeMethod(
            this, [this, id] { send({{u"id"_s, id}, {u"cancel"_s, true}}); }, Qt::QueuedConnection);
    });
    co_return co_await call.answer;
}

void ControlClient::read()
{
    qsizetype from = 0, scanned = m_pending.size(); // what waited already has no line end
    m_pending += m_socket.readAll();
    const QPointer<ControlClient> self(this); // whoever gets an answer may be done with us
    for (qsizetype end; self && (end = m_pending.indexOf('\n', scanned)) >= 0; from = scanned = end + 1)
        take(QJsonDocument::fromJson(m_pending.mid(from, end - from)).object());
    if (self)
        m_pending.remove(0, from);
}

void ControlClient::take(const QJsonObject &message)
{
    const QString id = message[u"id"_s].toString();
    if (!m_calls.contains(id))
        return;
    if (message.contains(u"progress"_s)) {
        if (const Progress progress = m_calls[id].progress)
            progress(message[u"progress"_s].toString());
        return;
    }
    const Call call = m_calls.take(id);
    const QJsonObject error = message[u"error"_s].toObject();
    if (message[u"result"_s].isObject())
        call.answer.settle(message[u"result"_s].toObject());
    else
        call.answer.settle(failed(faultNamed(error[u"fault"_s].toString()), error[u"detail"_s].toString()));
}

void ControlClient::send(const QJsonObject &message)
{
    m_socket.write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
    m_socket.flush();
}

void ControlClient::lose()
{
    const auto calls = std::exchange(m_calls, {});
    for (const Call &call : calls)
        call.answer.settle(failed(Fault::Unreachable, u"the station ended before it had answered"_s));
}

} // namespace core
