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
    const auto fields = InputForm::fields(agent.inputSchema);
    const bool needsTask = !fields || std::ranges::none_of(*fields, &InputField::required);
    beginResetModel();
    m_fields = {{.key = {},
                 .title = tr("Task"),
                 .description = tr("What the agent should do, in words."),
                 .kind = InputField::Kind::LongText,
                 .required = needsTask,
                 .options = {},
                 .text = {},
                 .problem = {}}};
    if (fields)
        m_fields += *fields;
    endResetModel();
    m_schemaProblem = fields ? QString() : tr("The agent's input schema cannot be read; only a task can be sent. (%1)").arg(fields.error().detail);
    const auto *latest = m_history.latestOf(stationId, agent.name);
    m_callId = latest ? latest->callId : QString();
    Q_EMIT targetChanged();
    Q_EMIT progressed();
}

void CallModel::setText(int row, const QString &text)
{
    if (row < 0 || row >= m_fields.size() || m_fields.at(row).text == text)
        return;
    m_fields[row].text = text;
    m_fields[row].problem.clear();
    Q_EMIT dataChanged(index(row), index(row), {TextRole, ProblemRole});
}

void CallModel::call()
{
    if (m_agent.name.isEmpty() || phase() == CallValue::Running)
        return;
    const bool usable = InputForm::check(m_fields);
    Q_EMIT dataChanged(index(0), index(int(m_fields.size()) - 1), {ProblemRole});
    if (!usable)
        return;
    const core::CallRequest request{.callId = QUuid::createUuid().toString(QUuid::WithoutBraces),
                                    .agent = m_agent.name,
                                    .capability = {},
                                    .stationId = m_stationId,
                                    .task = m_fields.first().text,
                                    .input = InputForm::values(m_fields.sliced(1))};
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

int CallModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_fields.size()); }

QVariant CallModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &field = m_fields.at(index.row());
    switch (role) {
    case KeyRole: return field.key;
    case Qt::DisplayRole:
    case TitleRole: return field.title;
    case DescriptionRole: return field.description;
    case KindRole: return int(field.kind);
    case RequiredRole: return field.required;
    case OptionsRole: {
        QStringList texts;
        for (const auto &option : field.options)
            texts.append(InputForm::textOf(option));
        return texts;
    }
    case TextRole: return field.text;
    case ProblemRole: return field.problem;
    default: return {};
    }
}

QHash<int, QByteArray> CallModel::roleNames() const
{
    return {{KeyRole, "key"_ba}, {TitleRole, "title"_ba}, {DescriptionRole, "description"_ba}, {KindRole, "kind"_ba},
            {RequiredRole, "required"_ba}, {OptionsRole, "options"_ba}, {TextRole, "fieldText"_ba}, {ProblemRole, "problem"_ba}};
}

} // namespace app
