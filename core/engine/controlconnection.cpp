// SPDX-License-Identifier: Apache-2.0
#include "core/engine/controlconnection.h"

#include "core/engine/faultname.h"

#include <QJsonDocument>
#include <QLocalSocket>
#include <QPointer>

using namespace Qt::StringLiterals;
using lattice::Fault;

namespace core {

namespace {

constexpr qint64 kMostUnread = 4 * ControlServer::kLongestLine; // a client that does not read must not fill our memory

} // namespace

ControlConnection::ControlConnection(QLocalSocket *socket, ControlServer::Dispatch dispatch)
    : m_socket(socket)
    , m_dispatch(std::move(dispatch))
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(ControlServer::kLongestLine);
    connect(m_socket, &QLocalSocket::readyRead, this, &ControlConnection::read);
    connect(m_socket, &QLocalSocket::disconnected, this, &ControlConnection::leave);
}

ControlConnection::~ControlConnection()
{
    for (std::stop_source &call : m_calls)
        call.request_stop();
}

void ControlConnection::leave()
{
    for (std::stop_source &call : m_calls)
        call.request_stop();
    m_calls.clear();
    deleteLater();
}

void ControlConnection::read()
{
    qsizetype from = 0, scanned = m_pending.size(); // what waited already has no line end
    m_pending += m_socket->readAll();
    for (qsizetype end; (end = m_pending.indexOf('\n', scanned)) >= 0; from = scanned = end + 1)
        take(m_pending.mid(from, end - from).trimmed());
    m_pending.remove(0, from);
    if (m_pending.size() <= ControlServer::kLongestLine)
        return;
    m_pending.clear();
    refuse(QJsonValue::Null, Fault::Full, u"a line is longer than %1 bytes"_s.arg(ControlServer::kLongestLine));
    m_socket->disconnectFromServer();
}

void ControlConnection::take(const QByteArray &line)
{
    if (line.isEmpty())
        return;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (!document.isObject())
        return refuse(QJsonValue::Null, Fault::Invalid,
                      u"expected one JSON object on a line: %1"_s.arg(error.errorString()));
    const QJsonObject message = document.object();
    const QString id = message[u"id"_s].toString();
    if (id.isEmpty() || id.size() > 128)
        return refuse(QJsonValue::Null, Fault::Invalid, u"expected an \"id\", a text of 1 to 128 characters"_s);
    if (message[u"cancel"_s].toBool()) {
        if (const auto call = m_calls.find(id); call != m_calls.end())
            call->request_stop();
        return; // a call that has ended meanwhile is no mistake
    }
    if (m_calls.contains(id))
        return refuse(id, Fault::Conflict, u"this id is in use"_s);
    if (m_calls.size() >= ControlServer::kMostCalls)
        return refuse(id, Fault::Busy, u"%1 calls of this client are under way"_s.arg(m_calls.size()));
    if (!message[u"verb"_s].isString() || (message.contains(u"arguments"_s) && !message[u"arguments"_s].isObject()))
        return refuse(id, Fault::Invalid, u"expected \"verb\", a text, and \"arguments\", an object"_s);
    start(id, message);
}

void ControlConnection::start(const QString &id, const QJsonObject &message)
{
    const QPointer<ControlConnection> self(this);
    const Progress progress = [self, id](const QString &part) {
        if (self)
            self->send({{u"id"_s, id}, {u"progress"_s, part}});
    };
    const std::stop_token stop = m_calls.insert(id, std::stop_source())->get_token();
    // Whoever is connected is our own user, so what is said of the caller is for the record, and gives no right.
    const Caller::Face face = message[u"face"_s] == faceName(Caller::Face::Mcp) ? Caller::Face::Mcp : Caller::Face::Command;
    QCoro::connect(m_dispatch({.face = face, .name = message[u"client"_s].toString().left(128)}, message[u"verb"_s].toString(), message[u"arguments"_s].toObject(), progress, stop), this,
                   [this, id](const lattice::Result<QJsonObject> &result) { finish(id, result); });
}

void ControlConnection::finish(const QString &id, const lattice::Result<QJsonObject> &result)
{
    m_calls.remove(id);
    if (!result)
        return refuse(id, result.error().fault, result.error().detail);
    const QJsonObject message{{u"id"_s, id}, {u"result"_s, *result}};
    send(message);
}

void ControlConnection::refuse(const QJsonValue &id, Fault fault, const QString &detail)
{
    send({{u"id"_s, id}, {u"error"_s, QJsonObject{{u"fault"_s, faultName(fault)}, {u"detail"_s, detail}}}});
}

void ControlConnection::send(const QJsonObject &message)
{
    if (m_socket->state() != QLocalSocket::ConnectedState)
        return;
    m_socket->write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
    m_socket->flush();
    if (m_socket->bytesToWrite() > kMostUnread)
        m_socket->abort();
}

} // namespace core
