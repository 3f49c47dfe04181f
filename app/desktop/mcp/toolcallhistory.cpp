// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/mcp/toolcallhistory.h"

#include "app/desktop/runs/runwords.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr qsizetype kLongestKept = 64 * 1024; // bytes of one call's arguments; of a longer one only the call is kept

QString nameOf(CallValue::Value phase)
{
    return phase == CallValue::Done ? u"done"_s : phase == CallValue::Failed ? u"failed"_s : u"stopped"_s;
}

CallValue::Value phaseOf(const QString &name)
{
    return name == "done"_L1 ? CallValue::Done : name == "failed"_L1 ? CallValue::Failed : CallValue::Stopped;
}

} // namespace

void ToolCallHistory::open(const QString &path)
{
    m_path = path;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const auto calls = QJsonDocument::fromJson(file.readAll()).object()[u"calls"].toArray();
    beginResetModel();
    m_calls.clear();
    for (const auto &value : calls) {
        const QJsonObject call = value.toObject();
        const auto time = QDateTime::fromString(call[u"time"].toString(), Qt::ISODateWithMs);
        if (!time.isValid() || call[u"tool"].toString().isEmpty() || m_calls.size() >= kMost)
            continue;
        m_calls.append({.id = {}, .server = call[u"server"].toString(), .tool = call[u"tool"].toString(), .input = call[u"input"].toObject(), .time = time.toUTC(),
                        .phase = phaseOf(call[u"state"].toString()), .durationMs = call[u"ms"].toDouble(), .summary = call[u"summary"].toString()});
    }
    endResetModel();
    Q_EMIT countChanged();
}

void ToolCallHistory::begin(const ToolCall &call)
{
    if (m_calls.size() >= kMost) {
        beginRemoveRows({}, kMost - 1, int(m_calls.size()) - 1);
        m_calls.resize(kMost - 1);
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_calls.prepend(call);
    endInsertRows();
    Q_EMIT countChanged();
}

void ToolCallHistory::end(const QString &id, CallValue::Value phase, const QString &summary)
{
    const auto call = std::ranges::find_if(m_calls, [&](const ToolCall &known) { return known.id == id && known.phase == CallValue::Running; });
    if (call == m_calls.end())
        return;
    call->phase = phase;
    call->durationMs = double(call->time.msecsTo(QDateTime::currentDateTimeUtc()));
    call->summary = summary.section(u'\n', 0, 0).left(200);
    const auto changed = index(int(call - m_calls.begin()));
    Q_EMIT dataChanged(changed, changed);
    save();
}

void ToolCallHistory::clear()
{
    beginResetModel();
    m_calls.clear();
    endResetModel();
    save();
    Q_EMIT countChanged();
}

void ToolCallHistory::save()
{
    if (m_path.isEmpty())
        return;
    QJsonArray calls;
    for (const ToolCall &call : std::as_const(m_calls)) {
        if (call.phase == CallValue::Running)
            continue;
        QJsonObject row{{u"server"_s, call.server}, {u"tool"_s, call.tool}, {u"time"_s, call.time.toString(Qt::ISODateWithMs)}, {u"state"_s, nameOf(call.phase)}, {u"ms"_s, call.durationMs}, {u"summary"_s, call.summary}};
        if (QJsonDocument(call.input).toJson(QJsonDocument::Compact).size() <= kLongestKept)
            row[u"input"_s] = call.input;
        calls << row;
    }
    QSaveFile file(m_path);
    const bool opened = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner); // arguments may be secret
    const bool saved = opened && file.write(QJsonDocument(QJsonObject{{u"calls"_s, calls}}).toJson(QJsonDocument::Compact)) > 0 && file.commit();
    const QString problem = saved ? QString() : tr("The calls are not kept: %1 cannot be written (%2).").arg(m_path, file.errorString());
    if (std::exchange(m_problem, problem) != problem)
        Q_EMIT countChanged();
}

int ToolCallHistory::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_calls.size()); }

QVariant ToolCallHistory::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ToolCall &call = m_calls.at(index.row());
    switch (role) {
    case ServerRole: return call.server;
    case Qt::DisplayRole:
    case ToolRole: return call.tool;
    case PhaseRole: return call.phase;
    case PhaseTextRole: return Words::phase(call.phase);
    case TimeTextRole: return RunWords::clock(call.time.toString(Qt::ISODateWithMs));
    case DurationTextRole: return call.phase == CallValue::Running ? QString() : Words::duration(call.durationMs);
    case SummaryRole: return call.summary;
    case InputTextRole: return call.input.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(call.input).toJson(QJsonDocument::Compact)).left(200);
    default: return {};
    }
}

QHash<int, QByteArray> ToolCallHistory::roleNames() const
{
    return {{ServerRole, "server"_ba}, {ToolRole, "tool"_ba}, {PhaseRole, "phase"_ba}, {PhaseTextRole, "phaseText"_ba}, {TimeTextRole, "timeText"_ba},
            {DurationTextRole, "durationText"_ba}, {SummaryRole, "summary"_ba}, {InputTextRole, "inputText"_ba}};
}

} // namespace app
