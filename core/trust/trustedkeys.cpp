// SPDX-License-Identifier: Apache-2.0
#include "core/trust/trustedkeys.h"

#include "core/engine/safefile.h"
#include "lattice/link/signingkey.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr QLatin1StringView kKind("ed25519:");
constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

Result<Right> parseRight(const QString &text)
{
    for (const Right right : {Right::Read, Right::Operate, Right::Administer}) {
        if (rightName(right) == text)
            return right;
    }
    return failed(Fault::Invalid, u"a right is read, operate or administer"_s);
}

} // namespace

QString keyText(const QByteArray &publicKey)
{
    return kKind + QString::fromLatin1(publicKey.toBase64(kBase64));
}

Result<QByteArray> parseKey(const QString &text)
{
    const QString trimmed = text.trimmed();
    const auto decoded = QByteArray::fromBase64Encoding(trimmed.startsWith(kKind) ? trimmed.sliced(kKind.size()).toLatin1() : QByteArray(), kBase64 | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != lattice::SigningKey::kPublicBytes)
        return failed(Fault::Invalid, u"a key is ed25519: and 43 letters, as `stn trust key` prints it on the other station"_s);
    return decoded.decoded;
}

Result<QList<TrustedKey>> TrustedKeys::all() const
{
    QFile file(m_file);
    if (!file.exists())
        return QList<TrustedKey>();
    if (!file.open(QIODevice::ReadOnly))
        return failed(Fault::Refused, u"%1: %2"_s.arg(m_file, file.errorString()));
    if (file.permissions() & (QFile::WriteGroup | QFile::WriteOther))
        return failed(Fault::Refused, u"%1: other users may change it, so nobody is trusted; run chmod 600 on it"_s.arg(m_file));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return failed(Fault::Invalid, u"%1 cannot be understood, so nobody is trusted; mend it or move it away"_s.arg(m_file));
    QList<TrustedKey> keys;
    const QJsonArray rows = document[u"keys"_s].toArray();
    for (const QJsonValue row : rows) {
        const auto key = parseKey(row["key"_L1].toString());
        const auto right = parseRight(row["right"_L1].toString());
        if (!key || !right)
            return failed(Fault::Invalid, u"%1: %2"_s.arg(m_file, key ? right.error().detail : key.error().detail));
        keys.append({.key = *key, .name = row["name"_L1].toString(), .right = *right, .added = QDateTime::fromString(row["added"_L1].toString(), Qt::ISODateWithMs)});
    }
    return keys;
}

std::optional<TrustedKey> TrustedKeys::find(const QByteArray &key) const
{
    const auto keys = all();
    if (!keys)
        return std::nullopt;
    const auto found = std::ranges::find(*keys, key, &TrustedKey::key);
    return found == keys->end() ? std::nullopt : std::optional(*found);
}

Result<> TrustedKeys::allow(const TrustedKey &key)
{
    auto keys = all();
    if (!keys)
        return std::unexpected(keys.error());
    keys->removeIf([&key](const TrustedKey &known) { return known.key == key.key; });
    keys->append(key);
    return write(*keys);
}

Result<TrustedKey> TrustedKeys::revoke(const QString &keyOrName)
{
    auto keys = all();
    if (!keys)
        return std::unexpected(keys.error());
    const auto isMeant = [&keyOrName](const TrustedKey &key) { return keyText(key.key) == keyOrName || key.name == keyOrName; };
    const auto count = std::ranges::count_if(*keys, isMeant);
    if (count == 0)
        return failed(Fault::NotFound, u"no such key is allowed here; `stn trust list` shows those that are"_s);
    if (count > 1)
        return failed(Fault::Conflict, u"%1 keys have this name; give the key itself"_s.arg(count));
    const auto found = std::ranges::find_if(*keys, isMeant);
    const TrustedKey gone = *found;
    keys->erase(found);
    if (const auto written = write(*keys); !written)
        return std::unexpected(written.error());
    return gone;
}

Result<> TrustedKeys::write(const QList<TrustedKey> &keys) const
{
    QJsonArray rows;
    for (const TrustedKey &key : keys)
        rows << QJsonObject{{u"key"_s, keyText(key.key)}, {u"name"_s, key.name}, {u"right"_s, rightName(key.right)}, {u"added"_s, key.added.toUTC().toString(Qt::ISODateWithMs)}};
    return writePrivateFile(m_file, QJsonDocument(QJsonObject{{u"keys"_s, rows}}).toJson());
}

} // namespace core
