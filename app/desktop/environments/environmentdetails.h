// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/environments/namedrows.h"
#include "app/desktop/environments/policydesk.h"
#include "app/desktop/verbclient.h"

namespace app {

/*! One environment: what is in it, its variables, its tool policy, what has changed since it was accepted, and its history. Each is read when its tab is opened. */
class EnvironmentDetails : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from EnvironmentDesk")
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QString description READ description NOTIFY changed FINAL)
    Q_PROPERTY(QString folder READ folder NOTIFY changed FINAL)
    Q_PROPERTY(bool current READ isCurrent NOTIFY changed FINAL)
    Q_PROPERTY(bool guarded READ isGuarded NOTIFY changed FINAL)
    Q_PROPERTY(int agents READ agents NOTIFY changed FINAL)
    Q_PROPERTY(int servers READ servers NOTIFY changed FINAL)
    Q_PROPERTY(QString tab READ tab WRITE setTab NOTIFY tabChanged FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY changed FINAL)
    Q_PROPERTY(QStringList missing READ missing NOTIFY changed FINAL)
    Q_PROPERTY(QString planText READ planText NOTIFY changed FINAL)
    Q_PROPERTY(QString warnings READ warnings NOTIFY changed FINAL)
    Q_PROPERTY(int planChanges READ planChanges NOTIFY changed FINAL)
    Q_PROPERTY(QStringList agentNames READ agentNames NOTIFY changed FINAL)
    Q_PROPERTY(QString historyAgent READ historyAgent NOTIFY changed FINAL)
    Q_PROPERTY(QString version READ version NOTIFY changed FINAL)
    Q_PROPERTY(QString diff READ diff NOTIFY changed FINAL)
    Q_PROPERTY(app::NamedRows *contents READ contents CONSTANT FINAL)
    Q_PROPERTY(app::NamedRows *variables READ variables CONSTANT FINAL)
    Q_PROPERTY(app::NamedRows *plan READ plan CONSTANT FINAL)
    Q_PROPERTY(app::NamedRows *versions READ versions CONSTANT FINAL)
    Q_PROPERTY(app::PolicyDesk *policy READ policy CONSTANT FINAL)

public:
    static constexpr int kVersions = 200;

    explicit EnvironmentDetails(VerbClient &verbs, QObject *parent = nullptr);

    void setFacts(const QVariantMap &row); //!< of the list
    Q_INVOKABLE void open(const QString &name);
    Q_INVOKABLE void close();
    Q_INVOKABLE void reload(); //!< what the tab shows

    Q_INVOKABLE void setVariable(const QString &name, const QString &value, bool secret, const QString &description);
    Q_INVOKABLE void unsetVariable(const QString &name);
    Q_INVOKABLE void reveal(const QString &name); //!< a secret one; leaves an event that says who looked
    Q_INVOKABLE void hide(const QString &name);
    Q_INVOKABLE void sync(const QString &confirm); //!< accepts the plan
    Q_INVOKABLE void showHistoryOf(const QString &agent); //!< empty: of the whole environment
    Q_INVOKABLE void showVersion(const QString &version);
    Q_INVOKABLE void restoreAgent(const QString &version, const QString &confirm);
    Q_INVOKABLE static QString variableProblem(const QString &name);

    QString name() const { return m_facts[QStringLiteral("name")].toString(); } //!< empty: none is open
    QString description() const { return m_facts[QStringLiteral("description")].toString(); }
    QString folder() const { return m_facts[QStringLiteral("folder")].toString(); }
    bool isCurrent() const { return m_facts[QStringLiteral("current")].toBool(); }
    bool isGuarded() const { return m_facts[QStringLiteral("guarded")].toBool(); }
    int agents() const { return m_facts[QStringLiteral("agents")].toInt(); }
    int servers() const { return m_facts[QStringLiteral("servers")].toInt(); }
    QString tab() const { return m_tab; } //!< "contents", "variables", "policy", "plan", "history"
    void setTab(const QString &tab);
    bool isLoading() const { return m_loading > 0; }
    bool isBusy() const { return m_busy; }
    QString problem() const { return m_problem; }
    QString problemWords() const { return m_problemWords; }
    QStringList missing() const { return m_missing; } //!< variables that servers wait for
    QString planText() const { return m_planText; }
    QString warnings() const { return m_warnings; }
    int planChanges() const { return m_planChanges; } //!< that can be accepted
    QStringList agentNames() const { return m_agentNames; }
    QString historyAgent() const { return m_historyAgent; }
    QString version() const { return m_version; }
    QString diff() const { return m_diff; }
    NamedRows *contents() { return &m_contents; }
    NamedRows *variables() { return &m_variables; }
    NamedRows *plan() { return &m_plan; }
    NamedRows *versions() { return &m_versions; }
    PolicyDesk *policy() { return &m_policy; }

Q_SIGNALS:
    void changed();
    void tabChanged();
    void variableSet(); //!< as was asked last

private:
    using Take = void (EnvironmentDetails::*)(const QJsonObject &answer);
    void read(const QString &verb, QJsonObject arguments, Take take);
    void perform(const QString &verb, QJsonObject arguments, std::function<void()> done);
    void setProblem(const lattice::Result<QJsonObject> &answer);
    void clear();
    void takeAgents(const QJsonObject &answer);
    void takeServers(const QJsonObject &answer);
    void showContents();
    void takeVariables(const QJsonObject &answer);
    void takePlan(const QJsonObject &answer);
    void takeVersions(const QJsonObject &answer);
    void takeDiff(const QJsonObject &answer);
    void loadHistory();

    VerbClient &m_verbs;
    NamedRows m_contents;
    NamedRows m_variables;
    NamedRows m_plan;
    NamedRows m_versions;
    PolicyDesk m_policy;
    QVariantMap m_facts;
    QList<QVariantMap> m_agentRows;
    QList<QVariantMap> m_serverRows;
    QStringList m_agentNames;
    QStringList m_missing;
    QString m_tab = QStringLiteral("contents");
    QString m_problem;
    QString m_problemWords;
    QString m_planText;
    QString m_warnings;
    QString m_historyAgent;
    QString m_version;
    QString m_diff;
    int m_planChanges = 0;
    int m_loading = 0;
    int m_opened = 0; //!< answers for another environment are dropped
    bool m_busy = false;
};

} // namespace app
