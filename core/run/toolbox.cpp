// SPDX-License-Identifier: Apache-2.0
#include "core/run/toolbox.h"

#include "core/config/nearest.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kLongest = 64; // characters of a name that all providers take

QString plain(const QString &name)
{
    QString result;
    for (const QChar letter : name) {
        const char16_t code = letter.unicode();
        const bool fits = (code >= u'a' && code <= u'z') || (code >= u'A' && code <= u'Z') || (code >= u'0' && code <= u'9') || code == u'_' || code == u'-';
        result += fits ? letter : u'_';
    }
    if (result == name && name.size() <= kLongest && !name.isEmpty())
        return name;
    const QString hash = QString::fromLatin1(QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex().first(6));
    return result.first(qMin(result.size(), kLongest - 7)) + u'_' + hash;
}

QJsonObject hintsOf(const ToolHints &hints)
{
    QJsonObject json;
    const auto say = [&json](const QString &key, std::optional<bool> hint) {
        if (hint)
            json.insert(key, *hint);
    };
    say(u"read_only"_s, hints.readOnly);
    say(u"destructive"_s, hints.destructive);
    say(u"idempotent"_s, hints.idempotent);
    say(u"open_world"_s, hints.openWorld);
    return json;
}

} // namespace

void ToolBox::add(std::shared_ptr<ToolSession> session)
{
    m_places.append({.session = session, .tools = session->tools()});
    build();
}

void ToolBox::refresh()
{
    bool changed = false;
    for (Place &place : m_places) {
        QList<ToolInfo> now = place.session->tools();
        if (now == place.tools)
            continue;
        place.tools = std::move(now);
        changed = true;
    }
    if (changed)
        build();
}

void ToolBox::build()
{
    QHash<QString, int> wanted;
    for (const Place &place : std::as_const(m_places)) {
        for (const ToolInfo &info : place.tools)
            ++wanted[plain(info.name)];
    }
    std::map<QString, Tool> before = std::exchange(m_tools, {});
    m_denied.clear();
    for (const Place &place : std::as_const(m_places)) {
        for (const ToolInfo &info : place.tools) {
            auto verdict = ToolPolicy::Verdict::Allow;
            for (const ToolPolicy &policy : std::as_const(m_policies))
                verdict = ToolPolicy::stricter(verdict, policy.verdict(info));
            const QString name = freeName(info, wanted.value(plain(info.name)) > 1);
            if (verdict == ToolPolicy::Verdict::Deny) {
                m_denied += name;
                continue;
            }
            Tool tool{.name = name, .info = info, .session = place.session, .verdict = verdict, .schema = {}};
            if (const auto old = before.find(name); old != before.end() && old->second.info.inputSchema == info.inputSchema)
                tool.schema = old->second.schema;
            else if (auto schema = InputSchema::parse(QString::fromUtf8(QJsonDocument(info.inputSchema).toJson(QJsonDocument::Compact))))
                tool.schema = *std::move(schema); // one that cannot be used checks nothing: the tool's server does
            m_tools.insert({name, std::move(tool)});
        }
    }
}

QString ToolBox::freeName(const ToolInfo &info, bool clashes) const
{
    const QString name = plain(clashes ? info.server + "__"_L1 + info.name : info.name);
    QString free = name;
    for (int i = 2; m_tools.contains(free) || m_denied.contains(free); ++i) // one server says a name twice
        free = plain(u"%1_%2"_s.arg(name.first(qMin(name.size(), kLongest - 4))).arg(i));
    return free;
}

const ToolBox::Tool *ToolBox::find(const QString &name) const
{
    const auto found = m_tools.find(name);
    return found == m_tools.end() ? nullptr : &found->second;
}

QString ToolBox::nearestTo(const QString &name) const { return nearest(name, names()); }

QStringList ToolBox::names() const
{
    QStringList names;
    for (const auto &[name, tool] : m_tools)
        names += name;
    return names;
}

QJsonArray ToolBox::forModel() const
{
    QJsonArray tools;
    for (const auto &[name, tool] : m_tools)
        tools.append(QJsonObject{{u"name"_s, name}, {u"description"_s, tool.info.description.isEmpty() ? tool.info.title : tool.info.description}, {u"inputSchema"_s, tool.info.inputSchema}});
    return tools;
}

QJsonArray ToolBox::described() const
{
    QJsonArray tools;
    for (const auto &[name, tool] : m_tools)
        tools.append(QJsonObject{{u"name"_s, name}, {u"server"_s, tool.info.server}, {u"description"_s, tool.info.description}, {u"input_schema"_s, tool.info.inputSchema},
                                 {u"hints"_s, hintsOf(tool.info.hints)}, {u"policy"_s, verdictName(tool.verdict)}});
    return tools;
}

} // namespace core
