// SPDX-License-Identifier: Apache-2.0
#include "core/trust/signedverb.h"

#include "lattice/link/privatefile.h"
#include "lattice/protocol/fields.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Message;
using lattice::Result;
using std::chrono::milliseconds;

namespace core {

namespace {

constexpr QByteArrayView kKey = "Station-Key";
constexpr QByteArrayView kTime = "Station-Time"; // milliseconds since 1970
constexpr QByteArrayView kNonce = "Station-Nonce";
constexpr QByteArrayView kSignature = "Station-Signature";
constexpr qsizetype kNonceDigits = 32;

/*! Lines, so that no two requests have the same bytes: none of the fields can hold a line end. */
QByteArray signedBytes(const QByteArray &subject, const QByteArray &time, const QByteArray &nonce, const QByteArray &body)
{
    return "station verb 1\n" + subject + '\n' + time + '\n' + nonce + '\n' + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex() + '\n';
}

bool isHex(const QByteArray &text, qsizetype digits)
{
    return text.size() == digits && QByteArray::fromHex(text).toHex() == text;
}

} // namespace

Message toMessage(const QByteArray &subject, const RemoteVerb &request, const lattice::SigningKey *key, milliseconds now)
{
    QJsonObject body{{u"verb"_s, request.verb}, {u"arguments"_s, request.arguments}};
    lattice::insertUnlessEmpty(body, "from"_L1, request.from);
    Message message{.subject = subject, .reply = {}, .data = lattice::toBytes(body), .headers = {}};
    if (!key)
        return message;
    const QByteArray time = QByteArray::number(qint64(now.count()));
    const QByteArray nonce = lattice::randomHex(kNonceDigits / 2).toLatin1();
    message.headers.set(kKey.toByteArray(), key->publicKey().toHex());
    message.headers.set(kTime.toByteArray(), time);
    message.headers.set(kNonce.toByteArray(), nonce);
    message.headers.set(kSignature.toByteArray(), key->sign(signedBytes(subject, time, nonce, message.data)).toHex());
    return message;
}

Result<RemoteVerb> RemoteVerbReader::read(const Message &message, milliseconds now)
{
    const auto fields = lattice::Fields::parse(message.data);
    if (!fields)
        return std::unexpected(fields.error());
    RemoteVerb request{.verb = fields->neededText("verb"_L1), .arguments = fields->object("arguments"_L1), .from = {}, .key = {}};
    if (fields->has("from"_L1))
        request.from = fields->stationId("from"_L1);
    if (fields->failure())
        return std::unexpected(*fields->failure());
    if (message.headers.value(kSignature).isEmpty())
        return request;
    const auto key = checkSignature(message, now);
    if (!key)
        return std::unexpected(key.error());
    request.key = *key;
    return request;
}

Result<QByteArray> RemoteVerbReader::checkSignature(const Message &message, milliseconds now)
{
    const QByteArray key = QByteArray::fromHex(message.headers.value(kKey)), time = message.headers.value(kTime), nonce = message.headers.value(kNonce);
    bool isNumber = false;
    const qint64 sent = time.toLongLong(&isNumber);
    if (!isNumber || !isHex(nonce, kNonceDigits))
        return failed(Fault::Refused, u"the signed request has no time or nonce"_s);
    if (std::abs(double(now.count()) - double(sent)) > double(kSignedFor.count()))
        return failed(Fault::Refused, u"the request was signed more than a minute ago, or the two clocks differ; compare them (`date -u`)"_s);
    if (!lattice::SigningKey::isRight(QByteArray::fromHex(message.headers.value(kSignature)), signedBytes(message.subject, time, nonce, message.data), key))
        return failed(Fault::Refused, u"the signature is not right for this request"_s);

    // Only nonces of right signatures are kept: nobody without a key can fill the room.
    const qint64 nowMs = now.count();
    if (m_nonces.size() >= kMostNonces)
        m_nonces.removeIf([nowMs](auto entry) { return entry.value() < nowMs; });
    if (m_nonces.size() >= kMostNonces)
        return failed(Fault::Busy, u"too many signed requests in a minute"_s);
    const QByteArray heard = key + nonce;
    if (m_nonces.contains(heard))
        return failed(Fault::Refused, u"this request was heard before"_s);
    m_nonces.insert(heard, sent + kSignedFor.count());
    return key;
}

} // namespace core
