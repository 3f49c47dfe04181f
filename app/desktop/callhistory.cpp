// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/callhistory.h"

#include "app/errortext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

void CallHistory::begin(const CallRecord &record)
{
    if (m_records.size() >= kMax) {
        const int last = int(m_records.size()) - 1;
        beginRemoveRows({}, last, last);
        m_records.removeLast();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_records.prepend(record);
    endInsertRows();
    Q_EMIT countChanged();
}

CallRecord *CallHistory::open(const QString &callId)
{
    const auto found = std::ranges::find(m_records, callId, &CallRecord::callId);
    return found == m_records.end() || found->phase != CallValue::Running ? nullptr : &*found;
}

bool CallHistory::addText(const QString &callId, const QString &text)
{
    auto *record = open(callId);
    if (!record)
        return false;
    record->answer.text += text;
    const auto changed = index(int(record - m_records.data()));
    Q_EMIT dataChanged(changed, changed, {SummaryRole});
    return true;
}

bool CallHistory::end(const QString &callId, const lattice::Result<core::Answer> &answer)
{
    auto *record = open(callId);
    if (!record)
        return false;
    if (answer) {
        record->answer = *answer;
        record->phase = CallValue::Done;
    } else {
        record->error = answer.error();
        record->phase = answer.error().fault == lattice::Fault::Cancelled ? CallValue::Stopped : CallValue::Failed;
    }
    const auto changed = index(int(record - m_records.data()));
    Q_EMIT dataChanged(changed, changed);
    return true;
}

const CallRecord *CallHistory::find(const QString &callId) const
{
    const auto found = std::ranges::find(m_records, callId, &CallRecord::callId);
    return found == m_records.end() ? nullptr : &*found;
}

const CallRecord *CallHistory::latestOf(const QString &stationId, const QString &agent) const
{
    const auto found = std::ranges::find_if(m_records, [&](const CallRecord &record) { return record.stationId == stationId && record.agent == agent; });
    return found == m_records.end() ? nullptr : &*found;
}

int CallHistory::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_records.size()); }

QVariant CallHistory::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &record = m_records.at(index.row());
    switch (role) {
    case CallIdRole: return record.callId;
    case StationIdRole: return record.stationId;
    case Qt::DisplayRole:
    case AgentRole: return record.agent;
    case TaskRole: return record.task.simplified();
    case PhaseRole: return int(record.phase);
    case PhaseTextRole: return Words::phase(record.phase);
    case TimeTextRole: return QLocale().toString(record.startedAt.toLocalTime().time(), u"HH:mm:ss");
    case DurationTextRole: return record.phase == CallValue::Done ? Words::duration(record.answer.durationMs) : QString();
    case SummaryRole: return record.phase == CallValue::Failed ? ErrorText::describe(record.error) : record.answer.text.simplified().left(200);
    default: return {};
    }
}

QHash<int, QByteArray> CallHistory::roleNames() const
{
    return {{CallIdRole, "callId"_ba}, {StationIdRole, "stationId"_ba}, {AgentRole, "agent"_ba}, {TaskRole, "task"_ba}, {PhaseRole, "phase"_ba},
            {PhaseTextRole, "phaseText"_ba}, {TimeTextRole, "timeText"_ba}, {DurationTextRole, "durationText"_ba}, {SummaryRole, "summary"_ba}};
}

} // namespace app
