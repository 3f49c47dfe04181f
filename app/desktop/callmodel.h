// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/callhistory.h"
#include "app/desktop/fieldmodel.h"

namespace app {

/*!
    Calling one agent: rows are the values to fill in, the properties tell how the latest call of this agent stands.

    The first row is the task in words, unless the schema says all that is needed. A call goes on when another agent is
    chosen; its answer is found again here and in the history.
*/
class CallModel : public FieldModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(QString agent READ agent NOTIFY targetChanged FINAL)
    Q_PROPERTY(QString stationId READ stationId NOTIFY targetChanged FINAL)
    Q_PROPERTY(int phase READ phase NOTIFY progressed FINAL)
    Q_PROPERTY(QString phaseText READ phaseText NOTIFY progressed FINAL)
    Q_PROPERTY(QString answerText READ answerText NOTIFY progressed FINAL)
    Q_PROPERTY(QString answeredBy READ answeredBy NOTIFY progressed FINAL)
    Q_PROPERTY(bool rehearsed READ isRehearsed NOTIFY progressed FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY progressed FINAL)
    Q_PROPERTY(QString errorWords READ errorWords NOTIFY progressed FINAL)
    Q_PROPERTY(app::CallHistory *history READ history CONSTANT FINAL)

public:
    using FieldModel::FieldModel;

    /*! Shows \a agent of a station; keeps what is filled in while agent and schema stay the same. */
    void setTarget(const QString &stationId, const lattice::AgentInfo &agent);
    Q_INVOKABLE void call(); //!< asks for it by called(), or marks what is missing
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void show(const QString &callId); //!< an earlier call of this agent

    void applyProgress(const QString &callId, const QString &text);
    void applyEnd(const QString &callId, const lattice::Result<core::Answer> &answer);

    QString agent() const { return m_agent.name; }
    QString stationId() const { return m_stationId; }
    int phase() const;
    QString phaseText() const { return Words::phase(CallValue::Value(phase())); }
    QString answerText() const;
    QString answeredBy() const;
    bool isRehearsed() const;
    QString errorText() const;
    QString errorWords() const;
    CallHistory *history() { return &m_history; }

Q_SIGNALS:
    void targetChanged();
    void progressed();
    void called(const core::CallRequest &request);
    void cancelled(const QString &callId);

private:
    const CallRecord *current() const { return m_history.find(m_callId); }

    QString m_stationId;
    lattice::AgentInfo m_agent;
    QString m_callId;
    CallHistory m_history;
};

} // namespace app
