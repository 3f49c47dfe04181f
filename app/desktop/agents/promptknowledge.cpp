// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/promptknowledge.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using lattice::Result;

namespace app {

PromptKnowledge::PromptKnowledge(VerbClient &verbs, const AgentTreeModel &tree, const StationListModel &stations)
    : m_verbs(verbs), m_tree(tree), m_stations(stations)
{
    connect(&m_tree, &AgentTreeModel::read, this, [this] { Q_EMIT changed({}); });
}

void PromptKnowledge::refresh(const QString &environment)
{
    m_verbs.ask(u"server.list"_s, {{u"environment"_s, environment}}, this, [this, environment](const Result<QJsonObject> &answer) {
        if (!answer)
            return;
        Tools &tools = m_tools[environment];
        tools.servers.clear();
        tools.complete = true;
        for (const QJsonValue value : (*answer)[u"servers"_s].toArray()) {
            const QJsonObject server = value.toObject();
            tools.servers << server[u"server"_s].toString();
            tools.complete = tools.complete && server.contains(u"tools"_s);
        }
        Q_EMIT changed(environment);
    });
    m_verbs.ask(u"tool.list"_s, {{u"environment"_s, environment}, {u"known"_s, true}}, this, [this, environment](const Result<QJsonObject> &answer) {
        if (!answer)
            return;
        Tools &tools = m_tools[environment];
        tools.names.clear();
        for (const QJsonValue value : (*answer)[u"tools"_s].toArray())
            tools.names << value[u"server"_s].toString() + u'/' + value[u"name"_s].toString();
        Q_EMIT changed(environment);
    });
    m_verbs.ask(u"model.list"_s, {}, this, [this](const Result<QJsonObject> &answer) {
        if (answer)
            takeModels(*answer);
    });
}

void PromptKnowledge::takeModels(const QJsonObject &answer)
{
    m_models = {u"rehearsal"_s};
    m_allModels = true;
    for (const QJsonValue value : answer[u"providers"_s].toArray()) {
        const QJsonObject row = value.toObject();
        const QString provider = row[u"provider"_s].toString();
        const QJsonArray names = row[u"models"_s].toArray();
        m_allModels = m_allModels && (row.contains(u"models"_s) || !(row[u"has_key"_s].toBool() || row[u"configured"_s].toBool()));
        if (names.isEmpty() && !row.contains(u"model"_s))
            continue;
        m_models << provider;
        if (const QString standard = row[u"model"_s].toString(); !standard.isEmpty())
            m_models << standard << provider + u'/' + standard;
        for (const QJsonValue name : names)
            m_models << name.toString() << provider + u'/' + name.toString();
    }
    m_models.removeDuplicates();
    Q_EMIT changed({});
}

QStringList PromptKnowledge::tools(const QString &environment) const
{
    const Tools tools = m_tools.value(environment);
    return tools.servers + tools.names;
}

QStringList PromptKnowledge::agents(const QString &environment) const
{
    QStringList names;
    if (const auto *one = m_tree.environment(environment)) {
        for (const AgentTreeModel::Agent &agent : one->agents)
            names << agent.name;
    }
    for (const lattice::Station &station : m_stations.stations()) {
        for (const lattice::AgentInfo &agent : station.agents) {
            if (!names.contains(agent.name))
                names << agent.name;
        }
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

PromptJobs::Surroundings PromptKnowledge::around(const QString &environment, const QString &file) const
{
    PromptJobs::Surroundings around{.known = {}, .folder = file.section(u'/', 0, -2), .takenNames = {}};
    around.known.agents = agents(environment);
    if (const Tools tools = m_tools.value(environment); tools.complete && !tools.servers.isEmpty())
        around.known.tools = tools.names;
    if (m_allModels && m_models.size() > 1) // where no provider is set up, nobody knows what will be
        around.known.models = m_models;
    if (const auto *one = m_tree.environment(environment); one && one->isCurrent) {
        for (const lattice::Station &station : m_stations.stations()) {
            for (const lattice::NameConflict &conflict : station.self ? station.conflicts : QList<lattice::NameConflict>())
                around.takenNames.insert(conflict.agent.toLower(), conflict.ownerName);
            for (const lattice::AgentInfo &agent : station.self || station.presence == lattice::Presence::Left ? QList<lattice::AgentInfo>() : station.agents)
                around.takenNames.insert(agent.name.toLower(), station.name);
        }
    }
    return around;
}

} // namespace app
