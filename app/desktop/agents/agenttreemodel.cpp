// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/agenttreemodel.h"

#include "app/desktop/agents/rowsync.h"
#include "app/errortext.h"

#include <QCollator>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

AgentTreeModel::Agent agentOf(const QJsonObject &json)
{
    return {.name = json[u"name"_s].toString(), .file = json[u"file"_s].toString(), .description = json[u"description"_s].toString(), .error = json[u"error"_s].toString(),
            .revision = json[u"revision"_s].toString()};
}

} // namespace

AgentTreeModel::AgentTreeModel(VerbClient &verbs, QObject *parent)
    : QAbstractListModel(parent), m_verbs(verbs)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(200ms);
    connect(&m_settle, &QTimer::timeout, this, &AgentTreeModel::reload);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_settle.start(); });
}

void AgentTreeModel::setShown(bool shown)
{
    if (std::exchange(m_shown, shown) == shown)
        return;
    if (shown)
        reload();
}

void AgentTreeModel::engineChanged()
{
    if (m_shown)
        m_settle.start();
}

void AgentTreeModel::reload()
{
    if (m_loading) { // one look at a time; the next one sees what this one may miss
        m_again = true;
        return;
    }
    m_loading = true;
    const int load = ++m_load;
    Q_EMIT stateChanged();
    m_verbs.ask(u"env.list"_s, {}, this, [this, load](const lattice::Result<QJsonObject> &answer) {
        if (load != m_load)
            return;
        m_problem = answer ? QString() : ErrorText::describe(answer.error());
        m_problemWords = answer ? QString() : answer.error().detail;
        if (answer) {
            takeEnvironments(*answer);
        } else {
            m_loading = false;
            Q_EMIT stateChanged();
        }
    });
}

void AgentTreeModel::takeEnvironments(const QJsonObject &answer)
{
    QList<Environment> environments;
    for (const QJsonValue value : answer[u"environments"_s].toArray()) {
        const QJsonObject json = value.toObject();
        Environment one{.name = json[u"name"_s].toString(), .folder = json[u"folder"_s].toString(), .isProtected = json[u"protected"_s].toBool(), .isCurrent = json[u"current"_s].toBool()};
        if (const Environment *known = environment(one.name))
            one.agents = known->agents;
        environments << one;
    }
    std::ranges::stable_sort(environments, [](const Environment &a, const Environment &b) { return a.isCurrent > b.isCurrent; });
    m_environments = environments;
    m_open = int(environments.size());
    for (const Environment &one : environments) {
        m_verbs.ask(u"agent.list"_s, {{u"environment"_s, one.name}}, this, [this, name = one.name](const lattice::Result<QJsonObject> &agents) { takeAgents(name, agents); });
    }
    watch();
    arrange();
    if (m_open == 0) {
        m_loading = false;
        Q_EMIT stateChanged();
    }
}

void AgentTreeModel::takeAgents(const QString &name, const lattice::Result<QJsonObject> &answer)
{
    const auto found = std::ranges::find(m_environments, name, &Environment::name);
    if (found != m_environments.end()) {
        found->problem = answer ? QString() : answer.error().detail;
        if (answer) {
            found->agents.clear();
            for (const auto &key : {u"agents"_s, u"problems"_s}) {
                for (const QJsonValue value : (*answer)[key].toArray())
                    found->agents << agentOf(value.toObject());
            }
            QCollator byName(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale()); // C knows no numbers
            byName.setNumericMode(true);
            byName.setCaseSensitivity(Qt::CaseInsensitive);
            std::ranges::stable_sort(found->agents, [&byName](const Agent &a, const Agent &b) { return byName.compare(a.name, b.name) < 0; });
        }
    }
    if (--m_open > 0)
        return;
    m_loading = false;
    watch();
    arrange();
    Q_EMIT stateChanged();
    Q_EMIT read();
    if (std::exchange(m_again, false))
        reload();
}

/*! The folders of environments; files are written beside and renamed, by us and by most editors, which the folder tells. */
void AgentTreeModel::watch()
{
    QStringList wanted;
    for (const Environment &one : std::as_const(m_environments)) {
        for (const QString &path : {QFileInfo(one.folder).path(), one.folder, one.folder + u"/agents"_s}) {
            if (QFileInfo(path).isDir() && !wanted.contains(path))
                wanted << path;
        }
    }
    const QStringList watched = m_watcher.directories();
    for (const QString &path : watched) {
        if (!wanted.contains(path))
            m_watcher.removePath(path);
    }
    for (const QString &path : std::as_const(wanted)) {
        if (!watched.contains(path))
            m_watcher.addPath(path);
    }
}

void AgentTreeModel::arrange()
{
    QList<Row> wanted;
    for (const Environment &one : std::as_const(m_environments)) {
        const bool isFolded = m_filter.isEmpty() && m_folded.contains(one.name);
        QList<Row> children;
        const bool all = m_filter.isEmpty() || one.name.contains(m_filter, Qt::CaseInsensitive);
        for (const Agent &agent : one.agents) {
            if (all || agent.name.contains(m_filter, Qt::CaseInsensitive) || agent.description.contains(m_filter, Qt::CaseInsensitive) || QFileInfo(agent.file).fileName().contains(m_filter, Qt::CaseInsensitive))
                children << Row{.environment = one.name, .file = agent.file, .title = agent.name, .detail = agent.error.isEmpty() ? agent.description : agent.error, .broken = !agent.error.isEmpty(),
                                .live = one.isCurrent && agent.error.isEmpty(), .draft = m_drafts.contains(agent.file)};
        }
        if (!all && children.isEmpty())
            continue;
        wanted << Row{.environment = one.name, .title = one.name, .detail = one.problem, .broken = !one.problem.isEmpty(), .live = one.isCurrent, .isProtected = one.isProtected, .folded = isFolded,
                      .children = int(one.agents.size())};
        if (!isFolded)
            wanted << children;
    }
    RowSync::apply(*this, m_rows, wanted, [](const Row &row) { return std::pair(row.environment, row.file); });
    Q_EMIT countChanged();
}

void AgentTreeModel::toggle(const QString &environment)
{
    if (!m_folded.remove(environment))
        m_folded.insert(environment);
    arrange();
}

void AgentTreeModel::setDrafts(const QSet<QString> &files)
{
    if (std::exchange(m_drafts, files) != files)
        arrange();
}

void AgentTreeModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    arrange();
    Q_EMIT filterChanged();
}

int AgentTreeModel::rowOf(const QString &file) const
{
    const auto found = std::ranges::find(m_rows, file, &Row::file);
    return file.isEmpty() || found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

bool AgentTreeModel::isGuarded(const QString &name) const
{
    const Environment *found = environment(name);
    return found && found->isProtected;
}

int AgentTreeModel::step(int row, int by) const { return std::clamp(row + by, 0, std::max(0, count() - 1)); }

int AgentTreeModel::agentCount() const
{
    int sum = 0;
    for (const Environment &one : m_environments)
        sum += int(one.agents.size());
    return sum;
}

int AgentTreeModel::brokenCount() const
{
    int sum = 0;
    for (const Environment &one : m_environments)
        sum += int(std::ranges::count_if(one.agents, [](const Agent &agent) { return !agent.error.isEmpty(); }));
    return sum;
}

const AgentTreeModel::Environment *AgentTreeModel::environment(const QString &name) const
{
    const auto found = std::ranges::find(m_environments, name, &Environment::name);
    return found == m_environments.end() ? nullptr : &*found;
}

const AgentTreeModel::Agent *AgentTreeModel::agent(const QString &name, const QString &file) const
{
    const Environment *one = environment(name);
    if (!one)
        return nullptr;
    const auto found = std::ranges::find(one->agents, file, &Agent::file);
    return found == one->agents.end() ? nullptr : &*found;
}

int AgentTreeModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant AgentTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case KeyRole: return row.file.isEmpty() ? row.environment : row.file;
    case HeadRole: return row.file.isEmpty();
    case EnvironmentRole: return row.environment;
    case Qt::DisplayRole:
    case TitleRole: return row.title;
    case FileRole: return row.file;
    case DetailRole: return row.detail;
    case BrokenRole: return row.broken;
    case LiveRole: return row.live;
    case ProtectedRole: return row.isProtected;
    case FoldedRole: return row.folded;
    case ChildrenRole: return row.children;
    case DraftRole: return row.draft;
    default: return {};
    }
}

QHash<int, QByteArray> AgentTreeModel::roleNames() const
{
    return {{KeyRole, "key"_ba}, {HeadRole, "head"_ba}, {EnvironmentRole, "environment"_ba}, {TitleRole, "title"_ba}, {FileRole, "file"_ba}, {DetailRole, "detail"_ba}, {BrokenRole, "broken"_ba},
            {LiveRole, "live"_ba}, {ProtectedRole, "guarded"_ba}, {FoldedRole, "folded"_ba}, {ChildrenRole, "childCount"_ba}, {DraftRole, "draft"_ba}};
}

} // namespace app
