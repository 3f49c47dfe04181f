// SPDX-License-Identifier: Apache-2.0
#include "core/tool/toolcache.h"

#include "core/engine/safefile.h"
#include "core/mcp/mcptool.h"
#include "core/mcp/mcptypes.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(toolCacheLog, "station.tool.cache")

namespace core {

namespace {

constexpr qint64 kLargest = 64 * 1'048'576;

/*! What decides which tools it has, as far as that can be told. Values of variables and headers are secrets and stay out. */
QString fingerprintOf(const McpServerSpec &spec)
{
    const QStringList parts{spec.command, spec.arguments.join(u'\n'), spec.url.toString(), spec.folder, QStringList(spec.environment.keys()).join(u','),
                            QStringList(spec.headers.keys()).join(u',')};
    return QString::fromLatin1(QCryptographicHash::hash(parts.join(u'\0').toUtf8(), QCryptographicHash::Sha256).toHex().first(32));
}

} // namespace

ToolCache::ToolCache(QString file)
    : m_file(std::move(file))
{
    QFile stored(m_file);
    if (m_file.isEmpty() || !stored.open(QIODevice::ReadOnly) || stored.size() > kLargest)
        return;
    const QJsonObject environments = QJsonDocument::fromJson(stored.readAll()).object()[u"environments"_s].toObject();
    for (auto environment = environments.begin(); environment != environments.end(); ++environment) {
        const QJsonObject servers = environment.value().toObject();
        for (auto server = servers.begin(); server != servers.end(); ++server) {
            Known known{.fingerprint = server.value()[u"fingerprint"_s].toString(), .tools = {}, .legacy = server.value()[u"legacy"_s].toBool()};
            for (const QJsonValue tool : server.value()[u"tools"_s].toArray())
                known.tools += toolFrom(tool.toObject(), server.key());
            m_known.insert({environment.key(), server.key()}, known);
        }
    }
}

const ToolCache::Known *ToolCache::find(const QString &environment, const McpServerSpec &spec) const
{
    const auto known = m_known.constFind({environment, spec.name});
    return known != m_known.cend() && known->fingerprint == fingerprintOf(spec) ? &*known : nullptr;
}

std::optional<QList<ToolInfo>> ToolCache::tools(const QString &environment, const McpServerSpec &spec) const
{
    const Known *known = find(environment, spec);
    return known ? std::optional(known->tools) : std::nullopt;
}

bool ToolCache::isLegacy(const QString &environment, const McpServerSpec &spec) const
{
    const Known *known = find(environment, spec);
    return known && known->legacy;
}

void ToolCache::put(const QString &environment, const McpServerSpec &spec, const QList<ToolInfo> &tools, bool isLegacy)
{
    const Known *before = find(environment, spec);
    if (before && before->tools == tools && before->legacy == isLegacy)
        return;
    m_known.insert({environment, spec.name}, {.fingerprint = fingerprintOf(spec), .tools = tools, .legacy = isLegacy});
    save();
}

void ToolCache::save() const
{
    if (m_file.isEmpty())
        return;
    QJsonObject environments;
    for (auto known = m_known.begin(); known != m_known.end(); ++known) {
        QJsonArray tools;
        for (const ToolInfo &tool : known->tools)
            tools += toJson(tool);
        QJsonObject servers = environments.value(known.key().first).toObject();
        servers[known.key().second] = QJsonObject{{u"fingerprint"_s, known->fingerprint}, {u"legacy"_s, known->legacy}, {u"tools"_s, tools}};
        environments[known.key().first] = servers;
    }
    auto saved = makePrivateFolder(QFileInfo(m_file).path());
    if (saved)
        saved = writePrivateFile(m_file, QJsonDocument(QJsonObject{{u"environments"_s, environments}}).toJson(QJsonDocument::Compact));
    if (!saved)
        qCWarning(toolCacheLog, "what is known of tool servers is not kept: %ls", qUtf16Printable(saved.error().detail));
}

} // namespace core
