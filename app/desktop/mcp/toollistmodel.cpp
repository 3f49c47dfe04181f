// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/mcp/toollistmodel.h"

#include "core/tool/toolselection.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace app {

ToolListModel::ToolListModel(VerbClient &verbs, QObject *parent)
    : JsonListModel(parent), m_verbs(verbs)
{
}

void ToolListModel::load()
{
    if (!m_loaded && m_problem.isEmpty()) // a list that failed is asked for again by a person
        reload();
}

void ToolListModel::reload()
{
    if (isLoading())
        return;
    m_requestId = u"…"_s; // the answer may come before ask() returns
    const QString id = m_verbs.ask(u"tool.list"_s, {}, this, [this](const lattice::Result<QJsonObject> &answer) {
        m_requestId.clear();
        m_problem = answer ? QString() : answer.error().detail;
        if (answer) {
            m_loaded = true;
            m_all.clear();
            QStringList missing;
            for (const auto &tool : (*answer)[u"tools"].toArray())
                m_all.append(tool.toObject());
            for (const auto &problem : (*answer)[u"problems"].toArray())
                missing << problem.toString();
            m_missing = missing.join(u'\n');
            show();
        }
        Q_EMIT loadingChanged();
    });
    if (isLoading())
        m_requestId = id;
    Q_EMIT loadingChanged();
    m_verbs.ask(u"agent.list"_s, {}, this, [this](const lattice::Result<QJsonObject> &answer) {
        if (!answer)
            return; // who uses a tool is then not said
        m_agents.clear();
        for (const auto &value : (*answer)[u"agents"].toArray()) {
            const QJsonObject agent = value.toObject();
            QStringList entries;
            for (const auto &entry : agent[u"tools"].toArray())
                entries << entry.toString();
            if (!entries.isEmpty())
                m_agents.append({agent[u"name"].toString(), entries});
        }
        Q_EMIT loadingChanged();
    });
}

void ToolListModel::cancel()
{
    if (isLoading())
        m_verbs.cancel(m_requestId);
}

void ToolListModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    show();
    Q_EMIT filterChanged();
}

void ToolListModel::setServer(const QString &server)
{
    if (server == m_server)
        return;
    m_server = server;
    show();
    Q_EMIT filterChanged();
}

void ToolListModel::clearFilter()
{
    m_filter.clear();
    m_server.clear();
    show();
    Q_EMIT filterChanged();
}

void ToolListModel::show()
{
    const QString wanted = m_filter.trimmed();
    QList<QJsonObject> shown;
    for (const QJsonObject &tool : std::as_const(m_all)) {
        const QString server = tool[u"server"].toString();
        const bool fits = wanted.isEmpty() || tool[u"name"].toString().contains(wanted, Qt::CaseInsensitive) || server.contains(wanted, Qt::CaseInsensitive) || tool[u"description"].toString().contains(wanted, Qt::CaseInsensitive);
        if (fits && (m_server.isEmpty() || m_server == server))
            shown.append(tool);
    }
    setRows(shown);
}

QJsonObject ToolListModel::find(const QString &server, const QString &tool) const
{
    const auto found = std::ranges::find_if(m_all, [&](const QJsonObject &known) { return known[u"server"] == server && known[u"name"] == tool; });
    return found == m_all.end() ? QJsonObject() : *found;
}

QStringList ToolListModel::agentsUsing(const QString &server, const QString &tool) const
{
    QSet<QString> servers;
    for (const QJsonObject &known : m_all)
        servers.insert(known[u"server"].toString());
    QStringList agents;
    for (const auto &[name, entries] : m_agents) {
        if (core::ToolSelection(entries, servers.values()).takes(server, tool))
            agents << name;
    }
    return agents;
}

/*! What the server says of it, in words. That it says nothing is said as well: MCP takes such a tool for one that may destroy. */
QString ToolListModel::hintsOf(const QJsonObject &tool)
{
    const QJsonObject hints = tool[u"annotations"].toObject();
    QStringList words;
    if (hints[u"readOnlyHint"].toBool())
        words << tr("only reads");
    else if (hints[u"destructiveHint"].toBool())
        words << tr("may destroy");
    else if (hints.contains(u"destructiveHint"))
        words << tr("changes, but destroys nothing");
    else
        words << tr("may change things: its server does not say");
    if (hints[u"openWorldHint"].toBool())
        words << tr("reaches beyond this machine");
    if (hints[u"idempotentHint"].toBool())
        words << tr("twice is as once");
    return words.join(u" · "_s);
}

QVariant ToolListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QJsonObject tool = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case ToolRole: return tool[u"name"].toString();
    case ServerRole: return tool[u"server"].toString();
    case DescriptionRole: return tool[u"description"].toString().simplified();
    case HintsRole: return hintsOf(tool);
    default: return {};
    }
}

QHash<int, QByteArray> ToolListModel::roleNames() const
{
    return {{ToolRole, "tool"_ba}, {ServerRole, "server"_ba}, {DescriptionRole, "description"_ba}, {HintsRole, "hints"_ba}};
}

} // namespace app
