// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/verbclient.h"

#include <QAbstractListModel>
#include <QFileSystemWatcher>
#include <QSet>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace app {

/*!
    The environments and, below each, its agents by their files; files that are no agents are among them, with the reason.

    It asks when it is shown, when the engine's agents change and when a folder does. What a filter finds is shown in folded
    environments too.
*/
class AgentTreeModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from AgentDesk")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int agentCount READ agentCount NOTIFY countChanged FINAL)
    Q_PROPERTY(int brokenCount READ brokenCount NOTIFY countChanged FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)

public:
    enum Role { KeyRole = Qt::UserRole, HeadRole, EnvironmentRole, TitleRole, FileRole, DetailRole, BrokenRole, LiveRole, ProtectedRole, FoldedRole, ChildrenRole, DraftRole };
    Q_ENUM(Role)

    /*! An agent's file, as agent.list tells it. */
    struct Agent {
        QString name;
        QString file;
        QString description;
        QString error; //!< why it is no agent; empty: it is one
        QString revision;

        friend bool operator==(const Agent &, const Agent &) = default;
    };
    struct Environment {
        QString name;
        QString folder;
        bool isProtected = false;
        bool isCurrent = false;
        QString problem = {};
        QList<Agent> agents = {}; //!< by name, broken ones too

        friend bool operator==(const Environment &, const Environment &) = default;
    };

    explicit AgentTreeModel(VerbClient &verbs, QObject *parent = nullptr);

    Q_INVOKABLE void reload();
    Q_INVOKABLE void toggle(const QString &environment); //!< folds or unfolds
    Q_INVOKABLE int rowOf(const QString &file) const;
    Q_INVOKABLE bool isGuarded(const QString &environment) const; //!< it is protected
    Q_INVOKABLE int step(int row, int by) const; //!< the next row that way, within the list
    void setShown(bool shown);
    void setDrafts(const QSet<QString> &files); //!< files with a text that was not saved
    void engineChanged(); //!< its agents are others: looks again if anybody sees it

    int count() const { return int(m_rows.size()); }
    int agentCount() const;
    int brokenCount() const;
    bool isLoading() const { return m_loading; }
    QString problem() const { return m_problem; }
    QString problemWords() const { return m_problemWords; }
    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);

    const QList<Environment> &environments() const { return m_environments; }
    const Environment *environment(const QString &name) const;
    const Agent *agent(const QString &environment, const QString &file) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void stateChanged();
    void filterChanged();
    void read(); //!< environments() tells what the disk says now

private:
    friend struct RowSync;
    struct Row {
        QString environment;
        QString file; //!< empty: the environment itself
        QString title;
        QString detail;
        bool broken = false;
        bool live = false;
        bool isProtected = false;
        bool folded = false;
        int children = 0;
        bool draft = false;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void takeEnvironments(const QJsonObject &answer);
    void takeAgents(const QString &environment, const lattice::Result<QJsonObject> &answer);
    void watch();
    void arrange();

    VerbClient &m_verbs;
    QList<Environment> m_environments;
    QList<Row> m_rows;
    QSet<QString> m_folded;
    QSet<QString> m_drafts;
    QString m_filter;
    QString m_problem;
    QString m_problemWords;
    QFileSystemWatcher m_watcher;
    QTimer m_settle; //!< joins the several signals of one change
    int m_load = 0;
    int m_open = 0; //!< environments that have not answered
    bool m_loading = false;
    bool m_again = false;
    bool m_shown = false;
};

} // namespace app
