// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/historyclient.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! What is different between two moments, A and B: a list in parts, each with its heading. */
class Comparison : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from Replay")
    Q_PROPERTY(bool active READ isActive NOTIFY changed FINAL)
    Q_PROPERTY(bool waiting READ isWaiting NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString counts READ counts NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)

public:
    static constexpr qsizetype kMostPerPart = 500;
    enum Role { PartRole = Qt::UserRole, MarkRole, TextRole, DetailRole, StationIdRole, AgentRole, WorkIdRole };
    Q_ENUM(Role)

    explicit Comparison(HistoryClient &client, QObject *parent = nullptr);

    Q_INVOKABLE void compare(const QDateTime &a, const QDateTime &b);
    Q_INVOKABLE void close();
    Q_INVOKABLE QString asText() const; //!< for the clipboard, a line per row

    bool isActive() const { return m_active; }
    bool isWaiting() const { return m_active && !m_done; }
    QString title() const;
    QString counts() const { return m_counts; }
    QString problem() const;
    QString problemWords() const { return m_problem ? m_problem->detail : QString(); }
    int count() const { return int(m_rows.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    struct Row {
        QString part;
        QString mark; //!< "+", "−", "~"
        QString text;
        QString detail;
        QString stationId;
        QString agent;
        QString workId;
    };
    void take(const lattice::Result<lattice::LatticeState> &state, bool isA);
    void show(const lattice::LatticeDifference &difference);
    void addStations(const QString &part, const QString &mark, const QList<lattice::PastStation> &stations);
    void addAgents(const QString &part, const QString &mark, const QList<lattice::LatticeDifference::Agent> &agents);
    void addWork(const QString &part, const QString &mark, const QList<lattice::PastWork> &work);
    void addSurplus(const QString &part, qsizetype all);
    QString stationName(const QString &id) const;

    HistoryClient &m_client;
    QList<Row> m_rows;
    std::optional<lattice::LatticeState> m_stateA;
    std::optional<lattice::LatticeState> m_stateB;
    std::optional<lattice::Error> m_problem;
    QDateTime m_a;
    QDateTime m_b;
    QString m_askedA;
    QString m_askedB;
    QString m_counts;
    quint64 m_round = 0;
    bool m_active = false;
    bool m_done = false;
};

} // namespace app
