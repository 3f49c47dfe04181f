// SPDX-License-Identifier: Apache-2.0
#include "core/environment/syncplan.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::Result;

namespace core {

namespace {

QString digest(const QByteArray &bytes) { return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()); }

/*! Compares one kind of thing by name. \a now and \a before hold {digest, …} by key. */
void compare(SyncPlan &plan, const QString &kind, const QJsonObject &now, const QJsonObject &before)
{
    using Change = SyncPlan::Change;
    for (auto it = now.begin(); it != now.end(); ++it) {
        const QJsonObject item = it->toObject();
        const QJsonObject old = before[it.key()].toObject();
        if (old == item) {
            ++plan.unchanged;
            continue;
        }
        plan.rows.append({.kind = kind, .name = item[u"name"_s].toString(it.key()), .change = old.isEmpty() ? Change::Added : Change::Changed, .file = item[u"file"_s].toString(), .detail = {}});
    }
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!now.contains(it.key()))
            plan.rows.append({.kind = kind, .name = it->toObject()[u"name"_s].toString(it.key()), .change = Change::Removed, .file = (*it)[u"file"_s].toString(), .detail = {}});
    }
}

} // namespace

int SyncPlan::count(Change change) const { return int(std::ranges::count(rows, change, &Row::change)); }

QString SyncPlan::word(Change change)
{
    switch (change) {
    case Change::Added: return u"added"_s;
    case Change::Changed: return u"changed"_s;
    case Change::Removed: return u"removed"_s;
    case Change::Broken: return u"broken"_s;
    case Change::Missing: return u"missing"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QCoro::Task<Result<SyncPlan>> SyncPlan::of(std::shared_ptr<Environment> environment, QJsonObject accepted)
{
    environment->catalogue().rescan();
    environment->rescan();
    const auto servers = co_await environment->servers();
    if (!servers)
        co_return std::unexpected(servers.error());
    SyncPlan plan{.environment = environment->name(), .rows = {}, .warnings = servers->warnings, .snapshot = {}, .unchanged = 0};
    const QJsonObject oldAgents = accepted[u"agents"_s].toObject(), oldServers = accepted[u"servers"_s].toObject();

    QJsonObject agents;
    QSet<QString> broken;
    for (const AgentProblem &problem : environment->catalogue().problems()) {
        const QString file = QFileInfo(problem.path).fileName();
        plan.rows.append({.kind = u"agent"_s, .name = QFileInfo(file).completeBaseName(), .change = Change::Broken, .file = problem.path, .detail = problem.error.detail});
        broken.insert(file);
        if (oldAgents.contains(file))
            agents.insert(file, oldAgents[file]);
    }
    for (const Agent &agent : environment->catalogue().agents()) {
        const QString file = QFileInfo(agent.path).fileName();
        if (!broken.contains(file))
            agents.insert(file, QJsonObject{{u"name"_s, agent.name}, {u"file"_s, agent.path}, {u"digest"_s, digest(agent.file->source())}});
    }
    compare(plan, u"agent"_s, agents, oldAgents);

    QJsonObject filled;
    QSet<QString> brokenFiles;
    for (const AgentProblem &problem : servers->problems) {
        plan.rows.append({.kind = u"server"_s, .name = QFileInfo(problem.path).fileName(), .change = Change::Broken, .file = problem.path, .detail = problem.error.detail});
        brokenFiles.insert(problem.path);
    }
    for (const ServerTemplate &server : environment->templates()) {
        if (brokenFiles.contains(server.file) && oldServers.contains(server.name))
            filled.insert(server.name, oldServers[server.name]);
        else if (!brokenFiles.contains(server.file))
            filled.insert(server.name, QJsonObject{{u"file"_s, server.file}, {u"digest"_s, digest(server.definition.toJsonText())}});
    }
    compare(plan, u"server"_s, filled, oldServers);

    QJsonObject variables; // their values are nobody's business here
    for (const Variable &variable : environment->variables().all())
        variables.insert(variable.name, QJsonObject{{u"secret"_s, variable.secret}});
    compare(plan, u"variable"_s, variables, accepted[u"variables"_s].toObject());
    for (const QString &name : servers->missing) {
        QStringList wanting;
        for (const auto &waiting : servers->waiting) {
            if (waiting.missing.contains(name))
                wanting << waiting.server;
        }
        plan.rows.append({.kind = u"variable"_s, .name = name, .change = Change::Missing, .file = environment->paths().variables(), .detail = u"wanted by "_s + wanting.join(u", "_s)});
    }
    plan.snapshot = {{u"agents"_s, agents}, {u"servers"_s, filled}, {u"variables"_s, variables}};
    co_return plan;
}

} // namespace core
