// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/jetstream.h"

#include "lattice/link/exchange.h"
#include "lattice/protocol/fields.h"

#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr Milliseconds kApiDeadline = 5s;
constexpr QByteArrayView kMessageId = "Nats-Msg-Id";

/*! The server's error object {code, err_code, description} as ours; codes from nats-server's errors.json. */
Error errorOf(const QJsonObject &error)
{
    const int code = error["err_code"_L1].toInt();
    const int http = error["code"_L1].toInt();
    const QString words = error["description"_L1].toString();
    switch (code) {
    case 10071: // wrong last sequence
    case 10058: // stream name already in use with a different configuration
    case 10065: // subjects overlap with an existing stream
        return {.fault = Fault::Conflict, .detail = words};
    case 10077: // store failed: maximum bytes or messages, no space left
    case 10047: // insufficient storage
    case 10023: // insufficient resources
    case 10049: // could not create the stream, also for a full disk
    case 10054: // message size exceeds the maximum of the stream
        return {.fault = Fault::Full, .detail = words};
    case 10076: // JetStream not enabled
    case 10039: // … for the account
        return {.fault = Fault::Unreachable, .detail = u"the server runs without JetStream: %1"_s.arg(words)};
    default:
        break;
    }
    if (http == 404)
        return {.fault = Fault::NotFound, .detail = words};
    if (http == 403 || http == 401)
        return {.fault = Fault::Refused, .detail = words};
    if (http == 503)
        return {.fault = Fault::Unreachable, .detail = words};
    return {.fault = Fault::Invalid, .detail = words.isEmpty() ? u"the server answered with an error without words"_s : words};
}

/*! Of a request that nobody answered. */
std::unexpected<Error> unanswered(const Error &error)
{
    if (error.fault == Fault::NoResponders)
        return failed(Fault::Unreachable, u"the server runs without JetStream, or this account may not use it"_s);
    return std::unexpected(error);
}

Result<QJsonObject> objectOf(const Result<Message> &reply)
{
    if (!reply)
        return unanswered(reply.error());
    QJsonObject object = QJsonDocument::fromJson(reply->data).object();
    if (object.isEmpty())
        return failed(Fault::Invalid, u"the server's answer on %1 is no JSON object"_s.arg(QString::fromUtf8(reply->subject)));
    if (const QJsonValue error = object["error"_L1]; error.isObject())
        return std::unexpected(errorOf(error.toObject()));
    return object;
}

} // namespace

QCoro::Task<Result<QJsonObject>> JetStream::api(QByteArray subject, QJsonObject body, std::stop_token stop)
{
    const QByteArray data = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    co_return objectOf(co_await m_link.request({.subject = "$JS.API." + subject, .data = data}, kApiDeadline, std::move(stop)));
}

QCoro::Task<Result<QJsonObject>> JetStream::ensureStream(QJsonObject config, std::stop_token stop)
{
    const QByteArray name = config["name"_L1].toString().toUtf8();
    auto info = co_await api("STREAM.INFO." + name, {}, stop);
    if (info || info.error().fault != Fault::NotFound)
        co_return info;
    info = co_await api("STREAM.CREATE." + name, config, stop);
    if (!info && info.error().fault == Fault::Conflict) // somebody else made it in the meantime, in his own way
        co_return co_await api("STREAM.INFO." + name, {}, stop);
    co_return info;
}

QCoro::Task<Result<PubAck>> JetStream::publish(Message message, std::stop_token stop)
{
    const auto reply = co_await m_link.request(std::move(message), kApiDeadline, std::move(stop));
    if (!reply)
        co_return unanswered(reply.error());
    co_return ackOf(*reply);
}

/*! By Fields, which is much quicker than a QJsonObject: every message that is stored has such an answer. */
Result<PubAck> JetStream::ackOf(const Message &reply)
{
    if (reply.status() == 503)
        return unanswered({.fault = Fault::NoResponders, .detail = {}});
    const auto answer = Fields::parse(reply.data);
    if (!answer)
        return failed(Fault::Invalid, u"the server's answer to a stored message: %1"_s.arg(answer.error().detail));
    if (answer->has("error"_L1))
        return std::unexpected(errorOf(answer->object("error"_L1)));
    const PubAck ack{.sequence = quint64(answer->integer("seq"_L1, 1, std::numeric_limits<qint64>::max())), .duplicate = answer->flag("duplicate"_L1)};
    return answer->finish(ack);
}

QCoro::Task<Result<PubAck>> JetStream::publishOnce(Message message, Milliseconds patience, std::stop_token stop)
{
    const QPointer<MeshLink> link(&m_link);
    if (message.headers.value(kMessageId).isEmpty())
        message.headers.set(kMessageId.toByteArray(), QUuid::createUuid().toByteArray(QUuid::Id128));
    QElapsedTimer waited;
    waited.start();
    for (int tries = 0;; ++tries) {
        const auto stored = co_await JetStream(*link).publish(message, stop);
        const bool open = !stored && (stored.error().fault == Fault::Timeout || stored.error().fault == Fault::Unreachable || stored.error().fault == Fault::Busy);
        if (!open || waited.durationElapsed() >= patience)
            co_return stored;
        const auto paused = co_await pause(Milliseconds(std::min(50 << std::min(tries, 5), 1000)), stop);
        if (!paused || !link)
            co_return failed(Fault::Cancelled, u"cancelled while it was tried again: %1"_s.arg(stored.error().detail));
    }
}

} // namespace lattice
