// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/callmodel.h"

#include "app/errortext.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace app {

void CallModel::setTarget(const QString &stationId, const lattice::AgentInfo &agent)
{
    const bool same = m_stationId == stationId && m_agent.name == agent.name && m_agent.inputSchema == agent.inputSchema;
    m_agent = agent;
    if (same)
        return;
    m_stationId = stationId;
    setSchema(agent.inputSchema);
    const auto *latest = m_history.latestOf(stationId, agent.name);
    m_callId = latest ? latest->callId : QString();
    Q_EMIT targetChanged();
    Q_EMIT progressed();
}

void CallModel::call()
{
    if (m_agent.name.isEmpty() || phase() == CallValue::Running || !check())
        return;
    const core::CallRequest request{.callId = QUuid::createUuid().toString(QUuid::WithoutBraces),
                                    .agent = m_agent.name,
                                    .capability = {},
                                    .stationId = m_stationId,
                                    .task = task(),
                                    .input = values()};
    m_callId = request.callId;
    m_history.begin({.callId = request.callId, .stationId = m_stationId, .agent = m_agent.name, .task = request.task,
                     .startedAt = QDateTime::currentDateTimeUtc(), .phase = CallValue::Running, .answer = {}, .error = {}});
    Q_EMIT progressed();
    Q_EMIT called(request);
}

void CallModel::cancel()
{
    if (phase() == CallValue::Running)
        Q_EMIT cancelled(m_callId);
}

void CallModel::show(const QString &callId)
{
    if (!m_history.find(callId))
        return;
    m_callId = callId;
    Q_EMIT progressed();
}

void CallModel::applyProgress(const QString &callId, const QString &text)
{
    if (m_history.addText(callId, text) && callId == m_callId)
        Q_EMIT progressed();
}

void CallModel::applyEnd(const QString &callId, const lattice::Result<core::Answer> &answer)
{
    if (m_history.end(callId, answer) && callId == m_callId)
        Q_EMIT progressed();
}

int CallModel::phase() const
{
    const auto *record = current();
    return record ? record->phase : CallValue::Idle;
}

QString CallModel::answerText() const
{
    const auto *record = current();
    return record ? record->answer.text : QString();
}

QString CallModel::answeredBy() const
{
    const auto *record = current();
    if (!record || record->phase != CallValue::Done)
        return {};
    //: who answered, and how long it took: "station-b, 1.2 s"
    return tr("%1, %2").arg(record->answer.stationName, Words::duration(record->answer.durationMs))
        + (record->answer.toolCalls > 0 ? u" · "_s + tr("%n tool call(s)", nullptr, record->answer.toolCalls) : QString())
        + (record->answer.model.isEmpty() || isRehearsed() ? QString() : u" · "_s + record->answer.model);
}

bool CallModel::isRehearsed() const
{
    const auto *record = current();
    return record && record->answer.model == "rehearsal"_L1;
}

QString CallModel::errorText() const
{
    const auto *record = current();
    return record && (record->phase == CallValue::Failed || record->phase == CallValue::Stopped) ? ErrorText::describe(record->error) : QString();
}

QString CallModel::errorWords() const
{
    const auto *record = current();
    return record && record->phase == CallValue::Failed ? record->error.detail : QString();
}

} // namespace app
