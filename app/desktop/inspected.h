// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/mesh/station.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! Facts as rows of a name and a value. */
class FactModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from Inspected")

public:
    struct Fact {
        QString label;
        QString value;
        bool code = false; //!< ids and addresses, in the fixed-width font
        friend bool operator==(const Fact &, const Fact &) = default;
    };
    enum Role { LabelRole = Qt::UserRole, ValueRole, CodeRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    void setFacts(const QList<Fact> &facts);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QList<Fact> m_facts;
};

/*! The selected station or agent, for the inspector: title, facts, agents, conflicts. Nothing selected: isEmpty. */
class Inspected : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed FINAL)
    Q_PROPERTY(bool isAgent READ isAgent NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString stationId READ stationId NOTIFY changed FINAL)
    Q_PROPERTY(QString stationName READ stationName NOTIFY changed FINAL)
    Q_PROPERTY(int presence READ presence NOTIFY changed FINAL)
    Q_PROPERTY(QString presenceText READ presenceText NOTIFY changed FINAL)
    Q_PROPERTY(bool past READ isPast NOTIFY changed FINAL)
    Q_PROPERTY(bool isSelf READ isSelf NOTIFY changed FINAL)
    Q_PROPERTY(bool orchestrator READ isOrchestrator NOTIFY changed FINAL)
    Q_PROPERTY(QString description READ description NOTIFY changed FINAL)
    Q_PROPERTY(QStringList capabilities READ capabilities NOTIFY changed FINAL)
    Q_PROPERTY(QStringList examples READ examples NOTIFY changed FINAL)
    Q_PROPERTY(QStringList agents READ agents NOTIFY changed FINAL)
    Q_PROPERTY(QStringList conflicts READ conflicts NOTIFY changed FINAL)
    Q_PROPERTY(app::FactModel *facts READ facts CONSTANT FINAL)

public:
    using QObject::QObject;

    void show(const lattice::Station &station, const QString &agentName);
    void clear();
    /*! Whether what is shown is of the past; facts that are not in events are marked as today's then. */
    void setPast(bool past);
    void tick(const QDateTime &now);

    bool isEmpty() const { return m_station.id.isEmpty(); }
    bool isAgent() const { return !m_agent.name.isEmpty(); }
    QString title() const { return isAgent() ? m_agent.name : m_station.name; }
    QString stationId() const { return m_station.id; }
    QString stationName() const { return m_station.name; }
    int presence() const { return int(m_station.presence); }
    QString presenceText() const;
    bool isPast() const { return m_past; }
    bool isSelf() const { return m_station.self; }
    bool isOrchestrator() const { return m_station.facts.orchestrator; }
    QString description() const { return m_agent.description; }
    QStringList capabilities() const { return m_agent.capabilities; }
    QStringList examples() const { return m_agent.examples; }
    QStringList agents() const;
    QStringList conflicts() const; //!< in sentences
    const lattice::AgentInfo &agent() const { return m_agent; }
    FactModel *facts() { return &m_facts; }

Q_SIGNALS:
    void changed();

private:
    QList<FactModel::Fact> stationFacts() const;

    lattice::Station m_station;
    lattice::AgentInfo m_agent;
    QDateTime m_now;
    FactModel m_facts;
    bool m_past = false;
};

} // namespace app
