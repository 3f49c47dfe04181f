// SPDX-License-Identifier: Apache-2.0
#include "core/tool/toolselection.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

bool isPattern(const QString &text) { return text.contains(u'*') || text.contains(u'?') || text.contains(u'['); }

bool matches(const QString &pattern, const QString &text)
{
    if (pattern == text)
        return true;
    if (!isPattern(pattern))
        return false;
    static thread_local QHash<QString, QRegularExpression> compiled; // the window asks on its own
    if (compiled.size() > 1000)
        compiled.clear();
    auto &expression = compiled[pattern];
    if (expression.pattern().isEmpty())
        expression = QRegularExpression(QRegularExpression::wildcardToRegularExpression(pattern, QRegularExpression::NonPathWildcardConversion));
    return expression.match(text).hasMatch();
}

} // namespace

ToolSelection::ToolSelection(const QStringList &entries, const QStringList &servers)
{
    for (const QString &text : entries) {
        QString rest = text.trimmed();
        if (rest.isEmpty())
            continue;
        if (servers.contains(rest)) {
            m_entries.append({.text = text, .tool = {}, .servers = {rest}, .toolOfServer = u"*"_s});
            continue;
        }
        if (rest.startsWith("__"_L1))
            rest = rest.sliced(2);
        Entry entry{.text = text, .tool = rest, .servers = {}, .toolOfServer = {}};
        for (const QString &separator : {u"/"_s, u":"_s, u"__"_s}) {
            const qsizetype at = rest.indexOf(separator);
            if (at < 1 || at + separator.size() >= rest.size())
                continue;
            for (const QString &server : servers) {
                if (matches(rest.first(at), server))
                    entry.servers += server;
            }
            if (!entry.servers.isEmpty()) {
                entry.toolOfServer = rest.sliced(at + separator.size());
                break;
            }
        }
        m_entries.append(entry);
    }
}

bool ToolSelection::fits(const Entry &entry, const QString &server, const QString &tool)
{
    if (entry.servers.contains(server) && matches(entry.toolOfServer, tool))
        return true;
    return !entry.tool.isEmpty() && matches(entry.tool, tool);
}

bool ToolSelection::takes(const QString &server, const QString &tool) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return fits(entry, server, tool); });
}

QSet<QString> ToolSelection::named() const
{
    QSet<QString> servers;
    for (const Entry &entry : m_entries)
        servers.unite(QSet<QString>(entry.servers.begin(), entry.servers.end()));
    return servers;
}

bool ToolSelection::isOpen() const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [](const Entry &entry) { return entry.servers.isEmpty(); });
}

QStringList ToolSelection::missing(const QMap<QString, QStringList> &known) const
{
    QStringList missing;
    for (const Entry &entry : m_entries) {
        bool found = entry.toolOfServer == "*"_L1 && std::any_of(entry.servers.begin(), entry.servers.end(), [&](const QString &server) { return known.contains(server); });
        for (auto server = known.begin(); !found && server != known.end(); ++server)
            found = std::any_of(server->begin(), server->end(), [&](const QString &tool) { return fits(entry, server.key(), tool); });
        if (!found)
            missing += entry.text;
    }
    return missing;
}

bool ToolSelection::wantsMore(const QMap<QString, QStringList> &known) const
{
    const bool patterns = std::any_of(m_entries.begin(), m_entries.end(), [](const Entry &entry) { return entry.servers.isEmpty() && isPattern(entry.tool); });
    return patterns || !missing(known).isEmpty();
}

QList<NamedTool> nameTools(QList<NamedTool> tools)
{
    std::sort(tools.begin(), tools.end(), [](const NamedTool &a, const NamedTool &b) { return std::tie(a.server, a.tool) < std::tie(b.server, b.tool); });
    QHash<QString, int> count;
    for (const NamedTool &tool : std::as_const(tools))
        ++count[tool.tool];
    QSet<QString> taken;
    for (NamedTool &tool : tools) {
        if (count[tool.tool] == 1) {
            tool.name = tool.tool;
            taken.insert(tool.name);
        }
    }
    for (NamedTool &tool : tools) {
        if (!tool.name.isEmpty())
            continue;
        const QString name = tool.server + u"__"_s + tool.tool;
        tool.name = name;
        for (int number = 2; taken.contains(tool.name); ++number) // a third server has a tool of just that name
            tool.name = name + u'_' + QString::number(number);
        taken.insert(tool.name);
    }
    return tools;
}

} // namespace core
