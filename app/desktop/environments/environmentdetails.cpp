// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/environments/environmentdetails.h"

#include "app/desktop/environments/environmentwords.h"
#include "app/errortext.h"
#include "core/environment/variables.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString joined(const QJsonValue &list)
{
    QStringList words;
    for (const QJsonValue word : list.toArray())
        words << word.toString();
    return words.join(u", "_s);
}

} // namespace

EnvironmentDetails::EnvironmentDetails(VerbClient &verbs, QObject *parent)
    : QObject(parent)
    , m_verbs(verbs)
    , m_contents({"kind", "name", "kindText", "detail", "problem"}, 2)
    , m_variables({"name", "value", "secret", "missing", "description", "usedBy", "revealed"}, 1)
    , m_plan({"kind", "name", "change", "kindText", "changeText", "sign", "detail", "diff"}, 3)
    , m_versions({"version", "time", "author", "note"}, 1)
    , m_policy(verbs)
{
}

void EnvironmentDetails::setFacts(const QVariantMap &row)
{
    m_facts = row;
    Q_EMIT changed();
}

void EnvironmentDetails::open(const QString &name)
{
    if (name == this->name())
        return;
    clear();
    m_facts = {{u"name"_s, name}};
    Q_EMIT changed();
    reload();
}

void EnvironmentDetails::close()
{
    clear();
    m_facts.clear();
    Q_EMIT changed();
}

void EnvironmentDetails::clear()
{
    ++m_opened;
    m_loading = 0;
    m_busy = false;
    for (auto *rows : {&m_contents, &m_variables, &m_plan, &m_versions})
        rows->setRows({});
    m_agentRows.clear();
    m_serverRows.clear();
    m_agentNames.clear();
    m_missing.clear();
    for (auto *text : {&m_problem, &m_problemWords, &m_planText, &m_warnings, &m_historyAgent, &m_version, &m_diff})
        text->clear();
    m_planChanges = 0;
}

void EnvironmentDetails::setTab(const QString &tab)
{
    if (tab == m_tab)
        return;
    for (int row = 0; row < m_variables.count(); ++row)
        hide(m_variables.textAt(row, u"name"_s)); // nobody looks at it any more
    m_tab = tab;
    Q_EMIT tabChanged();
    reload();
}

void EnvironmentDetails::reload()
{
    if (name().isEmpty())
        return;
    m_problem.clear();
    m_problemWords.clear();
    if (m_tab == "contents"_L1) {
        read(u"agent.list"_s, {}, &EnvironmentDetails::takeAgents);
        read(u"server.list"_s, {}, &EnvironmentDetails::takeServers);
        read(u"env.vars"_s, {}, &EnvironmentDetails::takeVariables);
    } else if (m_tab == "variables"_L1) {
        read(u"env.vars"_s, {}, &EnvironmentDetails::takeVariables);
    } else if (m_tab == "policy"_L1) {
        m_policy.open(name());
    } else if (m_tab == "plan"_L1) {
        read(u"env.sync"_s, {}, &EnvironmentDetails::takePlan);
    } else {
        read(u"agent.list"_s, {}, &EnvironmentDetails::takeAgents);
        loadHistory();
    }
}

void EnvironmentDetails::setProblem(const lattice::Result<QJsonObject> &answer)
{
    m_problem = answer ? QString() : ErrorText::describe(answer.error());
    m_problemWords = answer ? QString() : answer.error().detail;
}

void EnvironmentDetails::read(const QString &verb, QJsonObject arguments, Take take)
{
    arguments[u"environment"_s] = name();
    ++m_loading;
    m_verbs.ask(verb, arguments, this, [this, take, opened = m_opened, agent = m_historyAgent, version = m_version](const lattice::Result<QJsonObject> &answer) {
        if (opened != m_opened)
            return;
        --m_loading;
        const bool isOld = (take == &EnvironmentDetails::takeVersions && agent != m_historyAgent) || (take == &EnvironmentDetails::takeDiff && (agent != m_historyAgent || version != m_version));
        if (answer && !isOld) // else something else is looked at by now
            (this->*take)(*answer);
        else if (!isOld)
            setProblem(answer);
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void EnvironmentDetails::perform(const QString &verb, QJsonObject arguments, std::function<void()> done)
{
    if (m_busy)
        return;
    arguments[u"environment"_s] = name();
    m_busy = true;
    m_verbs.ask(verb, arguments, this, [this, opened = m_opened, done = std::move(done)](const lattice::Result<QJsonObject> &answer) {
        if (opened != m_opened)
            return;
        m_busy = false;
        setProblem(answer);
        if (answer)
            done();
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void EnvironmentDetails::takeAgents(const QJsonObject &answer)
{
    m_agentRows.clear();
    m_agentNames.clear();
    const auto add = [this](const QJsonObject &agent) {
        const QString name = agent["name"_L1].toString();
        m_agentNames << name;
        m_agentRows.append({{u"kind"_s, u"agent"_s}, {u"name"_s, name}, {u"kindText"_s, EnvironmentWords::kind(u"agent"_s)}, {u"detail"_s, agent["description"_L1].toString()}, {u"problem"_s, agent["error"_L1].toString()}});
    };
    for (const QJsonValue agent : answer["problems"_L1].toArray()) // first: they need somebody
        add(agent.toObject());
    for (const QJsonValue agent : answer["agents"_L1].toArray())
        add(agent.toObject());
    m_agentNames.removeDuplicates();
    showContents();
}

void EnvironmentDetails::takeServers(const QJsonObject &answer)
{
    m_serverRows.clear();
    for (const QJsonValue value : answer["servers"_L1].toArray()) {
        const QJsonObject server = value.toObject();
        const bool unusable = server["state"_L1].toString() == "unusable"_L1;
        const QString detail = server.contains("tools"_L1) && server["tools"_L1].toInt() >= 0 ? tr("%n tool(s)", "", server["tools"_L1].toInt()) : QString();
        m_serverRows.append({{u"kind"_s, u"server"_s}, {u"name"_s, server["server"_L1].toString()}, {u"kindText"_s, EnvironmentWords::kind(u"server"_s)}, {u"detail"_s, detail}, {u"problem"_s, unusable ? server["last_error"_L1].toString() : QString()}});
    }
    showContents();
}

void EnvironmentDetails::showContents() { m_contents.setRows(m_agentRows + m_serverRows); }

void EnvironmentDetails::takeVariables(const QJsonObject &answer)
{
    QList<QVariantMap> rows;
    for (const QJsonValue value : answer["variables"_L1].toArray()) {
        const QJsonObject variable = value.toObject();
        rows.append({{u"name"_s, variable["name"_L1].toString()}, {u"value"_s, variable["value"_L1].toString()}, {u"secret"_s, variable["secret"_L1].toBool()}, {u"missing"_s, variable["missing"_L1].toBool()},
                     {u"description"_s, variable["description"_L1].toString()}, {u"usedBy"_s, joined(variable["used_by"_L1])}, {u"revealed"_s, false}});
    }
    m_variables.setRows(rows);
    m_missing.clear();
    for (const QJsonValue name : answer["missing"_L1].toArray())
        m_missing << name.toString();
}

void EnvironmentDetails::takePlan(const QJsonObject &answer)
{
    QList<QVariantMap> rows;
    for (const QJsonValue row : answer["plan"_L1].toArray())
        rows.append(EnvironmentWords::change(row.toObject()));
    m_plan.setRows(rows);
    m_planChanges = answer["changes"_L1].toInt();
    m_warnings = joined(answer["warnings"_L1]).replace(u", "_s, u"\n"_s);
    const int unchanged = answer["unchanged"_L1].toInt();
    m_planText = rows.isEmpty() ? tr("Nothing has changed since it was last accepted: %n thing(s) as they were.", "", unchanged) : tr("%n change(s) since it was last accepted", "", m_planChanges);
}

void EnvironmentDetails::setVariable(const QString &name, const QString &value, bool secret, const QString &description)
{
    QJsonObject arguments{{u"name"_s, name}, {u"value"_s, value}};
    if (secret)
        arguments[u"secret"_s] = true;
    if (!description.isEmpty())
        arguments[u"description"_s] = description;
    perform(u"env.vars.set"_s, arguments, [this] {
        read(u"env.vars"_s, {}, &EnvironmentDetails::takeVariables);
        Q_EMIT variableSet();
    });
}

void EnvironmentDetails::unsetVariable(const QString &name)
{
    perform(u"env.vars.unset"_s, {{u"name"_s, name}}, [this] { read(u"env.vars"_s, {}, &EnvironmentDetails::takeVariables); });
}

void EnvironmentDetails::reveal(const QString &variable)
{
    m_verbs.ask(u"env.vars.reveal"_s, {{u"name"_s, variable}, {u"environment"_s, name()}}, this, [this, variable, opened = m_opened](const lattice::Result<QJsonObject> &answer) {
        if (opened != m_opened)
            return;
        setProblem(answer);
        if (const int row = m_variables.rowOf(variable); answer && row >= 0 && m_tab == "variables"_L1) {
            m_variables.change(row, u"value"_s, (*answer)["value"_L1].toString());
            m_variables.change(row, u"revealed"_s, true);
        }
        Q_EMIT changed();
    });
}

void EnvironmentDetails::hide(const QString &variable)
{
    const int row = m_variables.rowOf(variable);
    if (!m_variables.at(row).value(u"secret"_s).toBool())
        return;
    m_variables.change(row, u"value"_s, QString());
    m_variables.change(row, u"revealed"_s, false);
}

void EnvironmentDetails::sync(const QString &confirm)
{
    QJsonObject arguments{{u"yes"_s, true}};
    if (!confirm.isEmpty())
        arguments[u"confirm"_s] = confirm;
    perform(u"env.sync"_s, arguments, [this] { read(u"env.sync"_s, {}, &EnvironmentDetails::takePlan); });
}

void EnvironmentDetails::showHistoryOf(const QString &agent)
{
    m_historyAgent = agent;
    m_version.clear();
    m_diff.clear();
    m_versions.setRows({});
    loadHistory();
}

void EnvironmentDetails::loadHistory()
{
    QJsonObject arguments{{u"limit"_s, kVersions}};
    if (!m_historyAgent.isEmpty())
        arguments[u"agent"_s] = m_historyAgent;
    read(m_historyAgent.isEmpty() ? u"env.history"_s : u"agent.history"_s, arguments, &EnvironmentDetails::takeVersions);
}

void EnvironmentDetails::takeVersions(const QJsonObject &answer)
{
    QList<QVariantMap> rows;
    for (const QJsonValue value : answer["versions"_L1].toArray()) {
        const QJsonObject version = value.toObject();
        rows.append({{u"version"_s, version["version"_L1].toString()}, {u"time"_s, QLocale().toString(QDateTime::fromString(version["time"_L1].toString(), Qt::ISODate).toLocalTime(), QLocale::ShortFormat)},
                     {u"author"_s, version["author"_L1].toString()}, {u"note"_s, version["note"_L1].toString()}});
    }
    m_versions.setRows(rows);
}

void EnvironmentDetails::showVersion(const QString &version)
{
    m_version = version;
    m_diff.clear();
    QJsonObject arguments{{u"version"_s, version}};
    if (!m_historyAgent.isEmpty())
        arguments[u"agent"_s] = m_historyAgent;
    read(m_historyAgent.isEmpty() ? u"env.history"_s : u"agent.history"_s, arguments, &EnvironmentDetails::takeDiff);
}

void EnvironmentDetails::takeDiff(const QJsonObject &answer)
{
    m_diff = answer["diff"_L1].toString();
    if (m_diff.isEmpty())
        m_diff = tr("This version changed no text.");
}

void EnvironmentDetails::restoreAgent(const QString &version, const QString &confirm)
{
    if (m_historyAgent.isEmpty())
        return;
    QJsonObject arguments{{u"agent"_s, m_historyAgent}, {u"version"_s, version}};
    if (!confirm.isEmpty())
        arguments[u"confirm"_s] = confirm;
    perform(u"agent.restore"_s, arguments, [this] { loadHistory(); });
}

QString EnvironmentDetails::variableProblem(const QString &name)
{
    if (name.isEmpty() || core::Variables::isName(name))
        return {};
    return tr("Letters, digits and “_”, no digit first; 128 at most.");
}

} // namespace app
