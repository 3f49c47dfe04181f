// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/fieldmodel.h"
#include "lattice/protocol/workrecord.h"
#include "lattice/result.h"

namespace app {

class StationListModel;

/*! Assigning work: to an agent by name or to any that has a capability, on a station or on any; rows are the values to fill in. */
class AssignForm : public FieldModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(QStringList agents READ agents NOTIFY choicesChanged FINAL)
    Q_PROPERTY(QStringList capabilities READ capabilities NOTIFY choicesChanged FINAL)
    Q_PROPERTY(QStringList stations READ stations NOTIFY choicesChanged FINAL)
    Q_PROPERTY(QStringList allStations READ allStations NOTIFY choicesChanged FINAL)
    Q_PROPERTY(bool byCapability READ byCapability WRITE setByCapability NOTIFY targetChanged FINAL)
    Q_PROPERTY(QString agent READ agent WRITE setAgent NOTIFY targetChanged FINAL)
    Q_PROPERTY(QString capability READ capability WRITE setCapability NOTIFY targetChanged FINAL)
    Q_PROPERTY(int station READ station WRITE setStation NOTIFY targetChanged FINAL)
    Q_PROPERTY(int priority MEMBER m_priority NOTIFY settingsChanged FINAL)
    Q_PROPERTY(int timeout MEMBER m_timeout NOTIFY settingsChanged FINAL)
    Q_PROPERTY(QStringList timeouts READ timeouts CONSTANT FINAL)
    Q_PROPERTY(bool sending READ isSending NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY stateChanged FINAL)

public:
    explicit AssignForm(const StationListModel &known, QObject *parent = nullptr);

    /*! Begins anew for an agent, a station, both or neither; what was typed for the same agent stays. */
    Q_INVOKABLE void begin(const QString &stationId, const QString &agent);
    Q_INVOKABLE void end() { m_open = false; } //!< nobody looks at it: stations need not be followed
    Q_INVOKABLE void assign(); //!< asks for it by submitted(), or says what is missing
    Q_INVOKABLE void refresh(); //!< stations came or went
    Q_INVOKABLE QString stationAt(int index) const { return m_allIds.value(index - 1); } //!< of allStations(); empty: any
    Q_INVOKABLE int indexOfStation(const QString &stationId) const { return int(m_allIds.indexOf(stationId)) + 1; } //!< 0: it is not there: any
    void applyAnswer(const QString &requestId, const lattice::Result<lattice::WorkRecord> &record);

    bool isOpen() const { return m_open; }

    QStringList agents() const { return m_agents; }
    QStringList capabilities() const { return m_capabilities; }
    QStringList stations() const; //!< names; the first means any
    QStringList allStations() const; //!< names of all that are there, whatever they have; the first means any
    bool byCapability() const { return m_byCapability; }
    void setByCapability(bool by);
    QString agent() const { return m_agent; }
    void setAgent(const QString &agent);
    QString capability() const { return m_capability; }
    void setCapability(const QString &capability);
    int station() const; //!< of stations()
    void setStation(int index);
    QStringList timeouts() const;
    bool isSending() const { return !m_requestId.isEmpty(); }
    QString problem() const { return m_problem; }
    QString problemWords() const { return m_problemWords; }

Q_SIGNALS:
    void choicesChanged();
    void targetChanged();
    void settingsChanged();
    void stateChanged();
    void submitted(const QString &requestId, const lattice::WorkSpec &spec);
    void accepted(const QString &workId);

private:
    QStringList namesOf(const QStringList &ids) const;
    lattice::WorkSpec spec() const;
    void adoptSchema();
    void say(const QString &problem, const QString &words = {});

    const StationListModel &m_known;
    QStringList m_agents;
    QStringList m_capabilities;
    QStringList m_stationIds; //!< that have the target
    QStringList m_allIds;
    bool m_open = false;
    bool m_byCapability = false;
    QString m_agent;
    QString m_capability;
    QString m_stationId;
    QString m_shownSchema;
    QString m_shownAgent;
    int m_priority = 5;
    int m_timeout = 1;
    QString m_requestId;
    QString m_problem;
    QString m_problemWords;
};

} // namespace app
