// SPDX-License-Identifier: Apache-2.0
// What a row of the list of work says, and which rows are selected.
#include "app/desktop/csv.h"
#include "app/desktop/verbtext.h"
#include "app/desktop/vocabulary.h"
#include "app/desktop/work/worklistmodel.h"

#include "lattice/protocol/traceparent.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace app {

int WorkListModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QHash<int, QByteArray> WorkListModel::roleNames() const
{
    return {{WorkIdRole, "workId"_ba}, {ShortIdRole, "shortId"_ba}, {StateRole, "workState"_ba}, {StateTextRole, "stateText"_ba}, {GlyphRole, "glyph"_ba},
            {RemarkRole, "remark"_ba}, {AgentRole, "agent"_ba}, {StationIdRole, "stationId"_ba}, {StationRole, "station"_ba}, {TaskRole, "task"_ba},
            {PercentRole, "percent"_ba}, {ProgressRole, "progressText"_ba}, {AgeRole, "age"_ba}, {QuietRole, "quiet"_ba}, {PriorityRole, "priority"_ba},
            {FromRole, "from"_ba}, {AttemptsRole, "attempts"_ba}, {ToolCallsRole, "toolCalls"_ba}, {TraceRole, "trace"_ba}, {LaneRole, "lane"_ba},
            {DepthRole, "depth"_ba}, {ChildrenRole, "childCount"_ba}, {FoldedRole, "folded"_ba}, {SelectedRole, "chosen"_ba}};
}

QVariant WorkListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == DepthRole)
        return index.row() < m_depths.size() ? m_depths.at(index.row()) : 0;
    return dataOf(m_rows.at(index.row()), role);
}

QVariant WorkListModel::dataOf(int slot, int role) const
{
    const auto *item = m_board.at(slot);
    if (!item)
        return {};
    switch (role) {
    case StateRole: return int(item->state);
    case PercentRole: return item->state == WorkValue::Done ? 100 : item->record.progress.percent;
    case PriorityRole: return item->record.spec.priority;
    case DepthRole: return 0; // a place in a tree is a row's
    case ChildrenRole: return int(m_board.childrenOf(item->record.spec.workId).size());
    case FoldedRole: return m_arrangement.folded.contains(item->record.spec.workId);
    case SelectedRole: return m_selected.contains(item->record.spec.workId);
    default: return texts(*item, role);
    }
}

QVariant WorkListModel::texts(const WorkEntry &entry, int role) const
{
    const auto &record = entry.record;
    const auto &now = m_board.now();
    const auto since = [&now](const QDateTime &time) { return time.isValid() ? Words::span(qMax<qint64>(0, time.secsTo(now))) : QString(); };
    switch (role) {
    case WorkIdRole: return record.spec.workId;
    case ShortIdRole: return record.spec.workId.left(8);
    case StateTextRole: return WorkWords::word(entry.state);
    case GlyphRole: return WorkWords::glyph(entry.state);
    case RemarkRole: return WorkWords::remark(record, now);
    case AgentRole: {
        const auto agent = agentOf(record);
        //: work for any agent that can do something: "any that can: kubernetes"
        return agent.isEmpty() ? tr("any that can: %1").arg(record.spec.capability) : agent;
    }
    case StationIdRole: return record.station;
    case StationRole: return m_arrangement.laneOf(entry);
    case LaneRole: {
        const auto lane = m_arrangement.laneOf(entry);
        return lane.isEmpty() ? tr("No station yet") : lane;
    }
    case Qt::DisplayRole:
    case TaskRole: return WorkWords::firstLine(record.spec.task);
    case ProgressRole: return WorkWords::progress(record);
    case AgeRole: return since(record.spec.submittedAt);
    case QuietRole: return entry.state == WorkValue::Running || entry.state == WorkValue::Stalled ? since(entry.progressAt) : QString();
    case FromRole: return m_arrangement.names.value(record.spec.sourceStation, record.spec.sourceStation.isEmpty() ? record.spec.requestedBy : record.spec.sourceStation);
    case AttemptsRole: return record.attempt == 0 ? QString() : tr("%1 of %2").arg(record.attempt - record.excused).arg(record.spec.maxAttempts);
    case ToolCallsRole: return record.outcome.toolCalls == 0 ? QString() : QString::number(record.outcome.toolCalls);
    case TraceRole: {
        const auto trace = lattice::Traceparent::parse(record.spec.traceparent);
        return trace ? trace->traceId().left(8) : QString();
    }
    default: return {};
    }
}

void WorkListModel::setCurrentRow(int row)
{
    const auto *item = entry(row);
    const auto id = item ? item->record.spec.workId : QString();
    if (m_currentId == id)
        return;
    m_currentId = id;
    Q_EMIT currentChanged();
}

void WorkListModel::select(int row, bool toggle, bool extend)
{
    const auto *item = entry(row);
    if (!item)
        return;
    const auto id = item->record.spec.workId;
    const int anchor = currentRow();
    if (extend && anchor >= 0) {
        for (int at = qMin(anchor, row); at <= qMax(anchor, row); ++at)
            m_selected.insert(entry(at)->record.spec.workId);
    } else if (toggle) {
        if (!m_selected.remove(id))
            m_selected.insert(id);
    } else {
        m_selected.clear();
    }
    if (!extend)
        setCurrentRow(row);
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SelectedRole});
    Q_EMIT selectionChanged();
}

void WorkListModel::selectAll()
{
    if (m_rows.isEmpty())
        return;
    for (const int slot : std::as_const(m_rows))
        m_selected.insert(m_board.at(slot)->record.spec.workId);
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SelectedRole});
    Q_EMIT selectionChanged();
}

QStringList WorkListModel::selectedIds() const
{
    if (m_selected.isEmpty())
        return m_currentId.isEmpty() || !m_board.find(m_currentId) ? QStringList() : QStringList{m_currentId};
    QList<int> rows;
    for (const auto &id : m_selected)
        rows.append(rowOf(id));
    rows.removeAll(-1);
    std::ranges::sort(rows);
    QStringList ids;
    for (const int at : std::as_const(rows))
        ids.append(entry(at)->record.spec.workId);
    return ids;
}

QStringList WorkListModel::columns(const WorkEntry &entry) const
{
    const auto &record = entry.record;
    const auto time = [](const QDateTime &at) { return at.isValid() ? at.toUTC().toString(Qt::ISODate) : QString(); };
    return {WorkWords::word(entry.state), record.spec.workId, texts(entry, AgentRole).toString(), m_arrangement.laneOf(entry), texts(entry, TaskRole).toString().replace(u'\t', u' '),
            texts(entry, ProgressRole).toString(), time(record.spec.submittedAt), QString::number(record.spec.priority), texts(entry, FromRole).toString(), QString::number(record.attempt)};
}

QStringList WorkListModel::columnTitles()
{
    return {tr("State"), tr("Id"), tr("Agent"), tr("Station"), tr("Task"), tr("Progress"), tr("Submitted (UTC)"), tr("Priority"), tr("From"), tr("Attempt")};
}

QString WorkListModel::writeCsv(const QUrl &file) const
{
    QList<QStringList> lines{columnTitles()};
    if (m_selected.size() > 1) {
        for (const auto &id : selectedIds())
            lines.append(columns(*m_board.find(id)));
    } else {
        for (const int slot : std::as_const(m_rows))
            lines.append(columns(*m_board.at(slot)));
    }
    return Csv::write(file, lines);
}

QString WorkListModel::copiedText() const
{
    QStringList lines;
    for (const auto &id : selectedIds())
        lines.append(columns(*m_board.find(id)).join(u'\t'));
    return lines.join(u'\n');
}

QString WorkListModel::copiedJson() const
{
    QJsonArray records;
    for (const auto &id : selectedIds())
        records.append(QJsonDocument::fromJson(encode(m_board.find(id)->record)).object());
    return QString::fromUtf8(QJsonDocument(records).toJson(QJsonDocument::Indented));
}

QString WorkListModel::copiedCommands() const
{
    QStringList lines;
    for (const auto &id : selectedIds())
        lines.append(VerbText::command(u"work.check"_s, {{u"work_id"_s, id}}));
    return lines.join(u'\n');
}

QString WorkListModel::copiedMcpCalls() const
{
    QStringList lines;
    for (const auto &id : selectedIds())
        lines.append(VerbText::mcpCall(u"work.check"_s, {{u"work_id"_s, id}}));
    return lines.join(u'\n');
}

int WorkListModel::rowStartingWith(const QString &text, int from) const
{
    const int rows = rowCount();
    for (int i = 0; i < rows && !text.isEmpty(); ++i) {
        const int at = (qMax(0, from) + i) % rows;
        const auto &item = *entry(at);
        for (const auto &word : {agentOf(item.record), item.record.spec.task, m_arrangement.laneOf(item), item.record.spec.workId}) {
            if (word.startsWith(text, Qt::CaseInsensitive))
                return at;
        }
    }
    return -1;
}

} // namespace app
