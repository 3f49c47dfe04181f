// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/verbclient.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace app {

/*!
    The runs of this station, newest first, page by page as the list is scrolled; changes come in while it is shown.

    New runs come in at the top, and rows change in place: nothing that is read moves but by the rows above it.
*/
class RunListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from RunDesk")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY loadingChanged FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY loadingChanged FINAL)
    Q_PROPERTY(QString stateFilter READ stateFilter WRITE setStateFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString agentFilter READ agentFilter WRITE setAgentFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool filtered READ isFiltered NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString figures READ figures NOTIFY figuresChanged FINAL)
    Q_PROPERTY(bool shown READ isShown WRITE setShown NOTIFY shownChanged FINAL)
    Q_PROPERTY(QStringList marked READ marked NOTIFY markedChanged FINAL)

public:
    static constexpr int kPage = 200;
    enum Role { RunIdRole = Qt::UserRole, ShortIdRole, StateRole, StateTextRole, GlyphRole, RemarkRole, AgentRole, TaskRole, StartedRole, DurationRole, StepsRole, ToolsRole, TokensRole, CostRole, TriggerRole, ModelRole, ChildRole, MarkedRole };
    Q_ENUM(Role)

    explicit RunListModel(VerbClient &verbs, QObject *parent = nullptr);

    Q_INVOKABLE void reload();
    Q_INVOKABLE int rowOf(const QString &runId) const;
    Q_INVOKABLE QString idAt(int row) const;
    Q_INVOKABLE QString agentOf(const QString &runId) const; //!< empty: the run is not in the list
    Q_INVOKABLE void clearFilter();
    Q_INVOKABLE void toggleMark(int row); //!< to compare it; of more than two the oldest mark goes
    Q_INVOKABLE void clearMarks();
    bool isShown() const { return m_shown; }
    void setShown(bool shown); //!< in sight: filled, and kept up to date
    void tick(const QDateTime &now);
    void applyChange(const QJsonObject &run); //!< a run as it is now

    int count() const { return int(m_rows.size()); }
    bool isLoading() const { return m_loading; }
    QString problem() const { return m_problem; } //!< why there is no list, or no more of it; empty: there is
    QString trouble() const { return m_trouble; } //!< why runs are not recorded now
    QString stateFilter() const { return m_state; } //!< as the verb has it; empty: all
    void setStateFilter(const QString &state);
    QString agentFilter() const { return m_agent; } //!< an agent's name; empty: all
    void setAgentFilter(const QString &agent);
    bool isFiltered() const { return !m_state.isEmpty() || !m_agent.isEmpty(); }
    QString figures() const { return m_figures; } //!< of all that the filter lets through: how many, how long, how many failed, what it cost
    bool hasRunning() const;
    QStringList marked() const { return m_marked; } //!< ids, in the order they were marked

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void countChanged();
    void loadingChanged();
    void filterChanged();
    void figuresChanged();
    void markedChanged();
    void shownChanged();
    void changed(const QJsonObject &run);               //!< one of any filter
    void stepped(const QString &runId, const QJsonObject &step);

private:
    QJsonObject arguments() const;
    void take(const QJsonObject &page, bool further);
    void follow();
    void takeLine(const QString &line);
    void refilter();
    void askForFigures();
    void setFigures(const QJsonObject &figures);
    bool matches(const QJsonObject &run) const;

    VerbClient &m_verbs;
    QList<QJsonObject> m_rows;
    QDateTime m_now = QDateTime::currentDateTimeUtc();
    QTimer m_figuresTimer; //!< figures are counted anew once changes pause
    QString m_state;
    QString m_agent;
    QString m_problem;
    QString m_trouble;
    QString m_figures;
    QStringList m_marked;
    QString m_loadId; //!< the last page that was asked for
    QString m_followId;
    QString m_figuresId;
    qint64 m_before = 0; //!< of the next page; 0: there is none
    int m_load = 0;
    bool m_loading = false;
    bool m_shown = false;
};

} // namespace app
