// SPDX-License-Identifier: Apache-2.0
#include "core/model/keyfile.h"

#include "core/engine/safefile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using lattice::Fault;

Q_LOGGING_CATEGORY(keysLog, "station.models.keys")

namespace core {

namespace {

constexpr qint64 kMaxFile = 1'048'576;
constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;

} // namespace

KeyFile::KeyFile(QString folder)
    : m_path(std::move(folder) + u'/' + fileName())
{ }

QMap<QString, Secret> KeyFile::keys() const
{
    const auto found = read();
    if (!found)
        qCWarning(keysLog, "%ls", qUtf16Printable(found.error().detail));
    return found.value_or(QMap<QString, Secret>());
}

lattice::Result<QMap<QString, Secret>> KeyFile::read() const
{
    QMap<QString, Secret> keys;
    QFile file(m_path);
    if (!file.exists())
        return keys;
    if (QFileInfo(m_path).permissions() & kOthers)
        return lattice::failed(Fault::Refused, u"%1 can be read by others and is not used; run chmod 600 on it, and think of new keys"_s.arg(m_path));
    if (!file.open(QIODevice::ReadOnly))
        return lattice::failed(Fault::Refused, u"%1: %2"_s.arg(m_path, file.errorString()));
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(kMaxFile), &parsing);
    if (!document.isObject())
        return lattice::failed(Fault::Invalid, u"%1 is no JSON object of providers and keys (%2); remove it and store the keys again"_s.arg(m_path, parsing.errorString()));
    const QJsonObject object = document.object();
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (const QString key = entry.value().toString().trimmed(); !key.isEmpty())
            keys.insert(entry.key(), Secret(key));
    }
    return keys;
}

lattice::Result<> KeyFile::store(const QString &provider, const Secret &key) const
{
    auto keys = read();
    if (!keys)
        return std::unexpected(keys.error());
    keys->remove(provider);
    if (!key.isEmpty())
        keys->insert(provider, key);
    QJsonObject object;
    for (auto entry = keys->cbegin(); entry != keys->cend(); ++entry)
        object.insert(entry.key(), entry.value().reveal());
    if (const auto folder = makePrivateFolder(QFileInfo(m_path).path()); !folder)
        return std::unexpected(folder.error());
    return writePrivateFile(m_path, QJsonDocument(object).toJson());
}

} // namespace core
