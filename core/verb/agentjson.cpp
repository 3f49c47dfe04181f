// SPDX-License-Identifier: Apache-2.0
#include "core/verb/agentjson.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core {

namespace {

void addList(QJsonObject &json, const QString &key, const QStringList &words)
{
    if (!words.isEmpty())
        json[key] = QJsonArray::fromStringList(words);
}

void addSchema(QJsonObject &json, const QString &key, const QString &schema)
{
    if (!schema.isEmpty())
        json[key] = QJsonDocument::fromJson(schema.toUtf8()).object();
}

} // namespace

QJsonObject toJson(const AgentFolder::Entry &entry)
{
    QJsonObject json{{u"file"_s, entry.path}, {u"revision"_s, entry.revision()}};
    if (!entry.agent) {
        json[u"name"_s] = QFileInfo(entry.path).completeBaseName();
        json[u"error"_s] = entry.error ? entry.error->detail : QString();
        return json;
    }
    const Agent &agent = *entry.agent;
    json[u"name"_s] = agent.name;
    json[u"id"_s] = agent.id;
    json[u"description"_s] = agent.description;
    json[u"max_steps"_s] = agent.maxSteps;
    if (!agent.model.isEmpty())
        json[u"model"_s] = agent.model;
    addList(json, u"models"_s, agent.fallbackModels);
    addList(json, u"tags"_s, agent.tags);
    addList(json, u"capabilities"_s, agent.capabilities);
    addList(json, u"tools"_s, agent.tools);
    addList(json, u"agents"_s, agent.agents);
    addList(json, u"examples"_s, agent.examples);
    addSchema(json, u"input_schema"_s, agent.inputSchema);
    addSchema(json, u"output_schema"_s, agent.outputSchema);
    if (agent.lattice)
        json[u"lattice"_s] = true;
    if (agent.memory)
        json[u"memory"_s] = true;
    if (agent.sandbox.enabled)
        json[u"sandbox"_s] = runtimeName(agent.sandbox.runtime);
    if (!agent.schedule.cron.isEmpty())
        json[u"schedule"_s] = QJsonObject{{u"cron"_s, agent.schedule.cron}, {u"enabled"_s, agent.schedule.enabled}};
    return json;
}

QJsonObject toJson(const QString &file, const QList<Diagnostic> &diagnostics)
{
    QJsonArray list;
    int errors = 0, warnings = 0;
    for (const Diagnostic &diagnostic : diagnostics) {
        list << diagnostic.toJson();
        errors += diagnostic.severity == Diagnostic::Severity::Error ? 1 : 0;
        warnings += diagnostic.severity == Diagnostic::Severity::Warning ? 1 : 0;
    }
    return {{u"file"_s, file}, {u"errors"_s, errors}, {u"warnings"_s, warnings}, {u"diagnostics"_s, list}};
}

} // namespace core
