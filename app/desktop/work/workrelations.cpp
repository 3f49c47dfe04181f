// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/workrelations.h"

using namespace Qt::StringLiterals;

namespace app {

WorkRelations::WorkRelations(const WorkBoard &board, QObject *parent)
    : QAbstractListModel(parent)
    , m_board(board)
{
}

void WorkRelations::show(const lattice::WorkSpec &spec)
{
    QList<Row> rows;
    QSet<QString> named{spec.workId, QString()};
    const auto add = [&](const QString &relation, const QString &id) {
        if (rows.size() < kMax && !named.contains(id)) {
            named.insert(id);
            rows.append({relation, id});
        }
    };
    add(tr("Part of"), spec.parentId);
    add(tr("Does again"), spec.replayOf);
    const auto children = m_board.childrenOf(spec.workId);
    for (const auto &child : children)
        add(tr("Part"), child);
    const auto run = spec.runId.isEmpty() ? QStringList() : m_board.workOfRun(spec.runId);
    for (const auto &other : run)
        add(tr("Same run"), other);
    if (rows == m_rows) {
        if (!m_rows.isEmpty()) // their states may have changed
            Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1), {TitleRole, StateRole, StateTextRole, GlyphRole});
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int WorkRelations::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant WorkRelations::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows.at(index.row());
    const auto *entry = m_board.find(row.workId);
    switch (role) {
    case RelationRole: return row.relation;
    case WorkIdRole: return row.workId;
    case Qt::DisplayRole:
    case TitleRole: {
        if (!entry)
            return row.workId;
        const auto task = WorkWords::firstLine(entry->record.spec.task);
        return task.isEmpty() ? agentOf(entry->record) : tr("%1: %2").arg(agentOf(entry->record), task);
    }
    case StateRole: return entry ? int(entry->state) : int(WorkValue::Stopped);
    //: an item of work that the ledger has no more
    case StateTextRole: return entry ? WorkWords::word(entry->state) : tr("not in the ledger");
    case GlyphRole: return entry ? WorkWords::glyph(entry->state) : u"door"_s;
    default: return {};
    }
}

QHash<int, QByteArray> WorkRelations::roleNames() const
{
    return {{RelationRole, "relation"_ba}, {WorkIdRole, "workId"_ba}, {TitleRole, "title"_ba}, {StateRole, "workState"_ba}, {StateTextRole, "stateText"_ba}, {GlyphRole, "glyph"_ba}};
}

} // namespace app
