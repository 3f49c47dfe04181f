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

QMap<QString, Secret> KeyFile::keys() const { return content().keys; }

KeyFile::Content KeyFile::content() const
{
    const auto found = read();
    if (!found)
        qCWarning(keysLog, "%ls", qUtf16Printable(found.error().detail));
    return found.value_or(Content());
}

lattice::Result<KeyFile::Content> KeyFile::read() const
{
    Content content;
    QFile file(m_path);
    if (!file.exists())
        return content;
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
            content.keys.insert(entry.key(), Secret(key));
        else if (entry.value()["keyring"_L1].toBool())
            content.inKeyring << entry.key();
    }
    return content;
}

lattice::Result<> KeyFile::store(const QString &provider, const Secret &key) const
{
    auto content = read();
    if (!content)
        return std::unexpected(content.error());
    content->keys.remove(provider);
    content->inKeyring.removeAll(provider);
    if (!key.isEmpty())
        content->keys.insert(provider, key);
    return write(*content);
}

lattice::Result<> KeyFile::noteKeyring(const QString &provider) const
{
    auto content = read();
    if (!content)
        return std::unexpected(content.error());
    content->keys.remove(provider);
    content->inKeyring.removeAll(provider);
    content->inKeyring << provider;
    return write(*content);
}

lattice::Result<> KeyFile::write(const Content &content) const
{
    QJsonObject object;
    for (auto entry = content.keys.cbegin(); entry != content.keys.cend(); ++entry)
        object.insert(entry.key(), entry.value().reveal());
    for (const QString &provider : content.inKeyring)
        object.insert(provider, QJsonObject{{u"keyring"_s, true}});
    if (const auto folder = makePrivateFolder(QFileInfo(m_path).path()); !folder)
        return std::unexpected(folder.error());
    return writePrivateFile(m_path, QJsonDocument(object).toJson());
}

} // namespace core
