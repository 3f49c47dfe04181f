// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/accesstokens.h"

#include "core/engine/safefile.h"
#include "core/mcp/secrettoken.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr int kLockMs = 2000;

QByteArray hashOf(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

std::optional<Right> rightNamed(const QString &name)
{
    for (const Right right : {Right::Read, Right::Operate, Right::Administer}) {
        if (rightName(right) == name)
            return right;
    }
    return std::nullopt;
}

} // namespace

AccessTokens::AccessTokens(QString file)
    : m_file(std::move(file))
{ }

Result<> AccessTokens::read()
{
    const QFileInfo info(m_file);
    const qint64 changed = info.exists() ? info.lastModified().toMSecsSinceEpoch() : 0, size = info.exists() ? info.size() : 0;
    if (changed == m_changed && size == m_size)
        return {};
    m_tokens.clear();
    QFile file(m_file);
    if (info.exists() && !file.open(QIODevice::ReadOnly))
        return failed(Fault::Refused, u"%1 cannot be read: %2"_s.arg(m_file, file.errorString()));
    const QJsonDocument document = QJsonDocument::fromJson(info.exists() ? file.readAll() : "{\"tokens\":[]}"_ba);
    if (!document.isObject())
        return failed(Fault::Invalid, u"%1 is damaged: remove it, and make the tokens anew"_s.arg(m_file));
    for (const QJsonValue entry : document.object()["tokens"_L1].toArray()) {
        const auto right = rightNamed(entry["right"_L1].toString());
        const QByteArray hash = QByteArray::fromHex(entry["sha256"_L1].toString().toLatin1());
        if (right && hash.size() == 32)
            m_tokens << AccessToken{.name = entry["name"_L1].toString(), .right = *right, .hash = hash, .made = QDateTime::fromString(entry["made"_L1].toString(), Qt::ISODate)};
    }
    m_changed = changed;
    m_size = size;
    return {};
}

Result<> AccessTokens::write(const QList<AccessToken> &tokens)
{
    QJsonArray entries;
    for (const AccessToken &token : tokens)
        entries << QJsonObject{{u"name"_s, token.name}, {u"right"_s, rightName(token.right)}, {u"sha256"_s, QString::fromLatin1(token.hash.toHex())}, {u"made"_s, token.made.toString(Qt::ISODate)}};
    m_changed = -1; // read anew
    return writePrivateFile(m_file, QJsonDocument(QJsonObject{{u"tokens"_s, entries}}).toJson());
}

Result<QString> AccessTokens::create(const QString &name, Right right)
{
    static const QRegularExpression form(u"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$"_s);
    if (!form.match(name).hasMatch())
        return failed(Fault::Invalid, u"a token's name has 1 to 64 letters, digits, dots, dashes and underscores"_s);
    QLockFile lock(m_file + ".lock"_L1);
    if (!lock.tryLock(kLockMs))
        return failed(Fault::Busy, u"somebody else is changing the tokens"_s);
    m_changed = -1;
    if (const auto known = read(); !known)
        return std::unexpected(known.error());
    if (std::ranges::contains(m_tokens, name, &AccessToken::name))
        return failed(Fault::Conflict, u"there is a token %1 already: revoke it first, or choose another name"_s.arg(name));
    const QByteArray token = "stn_" + randomWord(32);
    auto all = m_tokens;
    all << AccessToken{.name = name, .right = right, .hash = hashOf(token), .made = QDateTime::currentDateTimeUtc()};
    if (const auto written = write(all); !written)
        return std::unexpected(written.error());
    return QString::fromLatin1(token);
}

Result<> AccessTokens::revoke(const QString &name)
{
    QLockFile lock(m_file + ".lock"_L1);
    if (!lock.tryLock(kLockMs))
        return failed(Fault::Busy, u"somebody else is changing the tokens"_s);
    m_changed = -1;
    if (const auto known = read(); !known)
        return known;
    auto left = m_tokens;
    if (left.removeIf([&name](const AccessToken &token) { return token.name == name; }) == 0)
        return failed(Fault::NotFound, u"there is no token %1: `stn token list` shows them"_s.arg(name));
    return write(left);
}

Result<QList<AccessToken>> AccessTokens::list()
{
    if (const auto known = read(); !known)
        return std::unexpected(known.error());
    return m_tokens;
}

std::optional<AccessToken> AccessTokens::find(const QByteArray &token)
{
    if (!read())
        return std::nullopt;
    const QByteArray hash = hashOf(token);
    std::optional<AccessToken> found;
    for (const AccessToken &known : m_tokens) { // all of them, so that the time says nothing
        if (isSameSecret(known.hash, hash))
            found = known;
    }
    return found;
}

} // namespace core
