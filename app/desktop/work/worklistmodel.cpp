// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/worklistmodel.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr int kFlushMs = 100; // lists change at most ten times a second
constexpr qsizetype kFew = 32; // so many rows are moved one by one; more are a reset
constexpr qsizetype kMovedAtMost = 4'000'000; // rows numbered anew by moving one by one

} // namespace

WorkListModel::WorkListModel(WorkBoard &board, QObject *parent)
    : QAbstractListModel(parent)
    , m_board(board)
{
    m_flush.setSingleShot(true);
    connect(&m_flush, &QTimer::timeout, this, &WorkListModel::flush);
    connect(&board, &WorkBoard::changed, this, &WorkListModel::onChanged);
    connect(&board, &WorkBoard::removed, this, &WorkListModel::onRemoved);
    connect(&board, &WorkBoard::cleared, this, &WorkListModel::onCleared);
}

void WorkListModel::onChanged(const QList<int> &slotNumbers)
{
    m_rowOf.resize(m_board.slotList().size(), -1);
    const bool first = m_rows.isEmpty() && m_fresh.isEmpty() && m_scan == 0;
    if (m_scan != 0)
        m_since.unite(QSet<int>(slotNumbers.cbegin(), slotNumbers.cend()));
    for (const int slot : slotNumbers) {
        if (row(slot) >= 0) {
            m_touched.insert(slot);
            m_displaced.insert(slot);
        } else if (m_arrangement.shows(*m_board.at(slot))) {
            m_fresh.insert(slot);
        } else {
            m_fresh.remove(slot);
        }
    }
    if (first && !m_fresh.isEmpty()) // nothing is there that could jump
        rearrange();
    if (!m_flush.isActive()) // what comes alone is shown at once
        m_flush.start(m_flushed.isValid() ? int(qMax<qint64>(0, kFlushMs - m_flushed.elapsed())) : 0);
}

void WorkListModel::flush()
{
    m_flushed.start();
    int first = int(m_rows.size());
    int last = -1;
    for (const int slot : std::as_const(m_touched)) {
        if (const int at = row(slot); at >= 0) {
            first = qMin(first, at);
            last = qMax(last, at);
        }
    }
    m_touched.clear();
    if (last >= 0)
        Q_EMIT dataChanged(index(first), index(last)); // views look at what they show of it
    Q_EMIT freshChanged();
    Q_EMIT countsChanged();
    if (!m_currentId.isEmpty())
        Q_EMIT currentChanged();
}

void WorkListModel::onRemoved(const QList<int> &slotNumbers, const QStringList &workIds)
{
    QList<int> gone;
    for (const int slot : slotNumbers) {
        m_fresh.remove(slot);
        m_displaced.remove(slot);
        m_touched.remove(slot);
        m_since.insert(slot);
        if (row(slot) >= 0)
            gone.append(row(slot));
    }
    for (const auto &id : workIds)
        m_selected.remove(id);
    std::ranges::sort(gone, std::greater());
    if (gone.size() > kFew) {
        beginResetModel();
        m_rows.removeIf([this](int slot) { return !m_board.at(slot); });
        for (const int slot : slotNumbers)
            m_rowOf[slot] = -1;
        number(0, m_rows.size());
        endResetModel();
        if (m_arrangement.view == WorkViewValue::Tree)
            rearrange(); // for the depths
    } else {
        for (const int at : std::as_const(gone))
            takeOut(at);
    }
    Q_EMIT rowsChanged();
    Q_EMIT selectionChanged();
    flush();
}

void WorkListModel::onCleared()
{
    beginResetModel();
    m_rows.clear();
    m_rowOf.clear();
    m_depths.clear();
    m_fresh.clear();
    m_displaced.clear();
    m_touched.clear();
    m_since.clear();
    m_selected.clear();
    m_currentId.clear();
    m_scan = 0;
    endResetModel();
    Q_EMIT arrangingChanged();
    Q_EMIT rowsChanged();
    Q_EMIT selectionChanged();
    Q_EMIT currentChanged();
    flush();
}

void WorkListModel::settle()
{
    if (!isUnsettled() || m_scan != 0)
        return;
    const qsizetype few = m_fresh.size() + m_displaced.size();
    if (m_arrangement.view != WorkViewValue::Tree && few <= kFew && few * m_rows.size() <= kMovedAtMost)
        settleFew();
    else
        rearrange();
    Q_EMIT freshChanged();
}

/*! Moves and inserts one by one, so that views keep their place. All others are in order, so places are found by halving. */
void WorkListModel::settleFew()
{
    const auto before = [this](int a, int b) { return m_arrangement.before(*m_board.at(a), *m_board.at(b)); };
    for (const int slot : std::as_const(m_displaced)) {
        if (row(slot) >= 0 && !m_arrangement.shows(*m_board.at(slot)))
            takeOut(row(slot));
    }
    auto loose = m_displaced.values();
    loose.removeIf([this](int slot) { return row(slot) < 0; });
    loose += m_fresh.values();
    QList<int> still;
    still.reserve(m_rows.size());
    std::ranges::copy_if(m_rows, std::back_inserter(still), [this](int slot) { return !m_displaced.contains(slot); });
    std::ranges::sort(loose, before);
    m_displaced.clear();
    m_fresh.clear();
    int last = -1;        // who was placed last,
    qsizetype place = 0;  // and before whom of those that stand still
    for (const int slot : std::as_const(loose)) {
        const auto next = std::upper_bound(still.cbegin() + place, still.cend(), slot, before) - still.cbegin();
        const int after = next > place || last < 0 ? (next > 0 ? still.at(next - 1) : -1) : last;
        move(slot, after);
        last = slot;
        place = next;
    }
    Q_EMIT rowsChanged();
    Q_EMIT currentChanged();
}

/*! Puts \a slot right behind \a after, or in front of all when that is -1. */
void WorkListModel::move(int slot, int after)
{
    const int from = row(slot);
    const int to = after < 0 ? 0 : row(after) + 1;
    if (from < 0) {
        beginInsertRows({}, to, to);
        m_rows.insert(to, slot);
        number(to, m_rows.size());
        endInsertRows();
        return;
    }
    if (from == to || from + 1 == to)
        return;
    beginMoveRows({}, from, from, {}, to);
    m_rows.move(from, from < to ? to - 1 : to);
    number(qMin(from, to), qMax<qsizetype>(from + 1, to + 1));
    endMoveRows();
}

void WorkListModel::takeOut(int at)
{
    beginRemoveRows({}, at, at);
    m_rowOf[m_rows.at(at)] = -1;
    m_rows.removeAt(at);
    if (at < m_depths.size())
        m_depths.removeAt(at);
    number(at, m_rows.size());
    endRemoveRows();
}

void WorkListModel::number(qsizetype first, qsizetype last)
{
    for (qsizetype at = first; at < qMin(last, m_rows.size()); ++at)
        m_rowOf[m_rows.at(at)] = int(at);
}

void WorkListModel::rearrange()
{
    m_since.clear();
    if (m_board.count() <= kHere) {
        m_scan = 0;
        adopt(m_arrangement.arrange(m_board.slotList()));
        Q_EMIT arrangingChanged();
        return;
    }
    m_scan = ++m_lastScan;
    QtConcurrent::run([arrangement = m_arrangement, entries = m_board.slotList()] { return arrangement.arrange(entries); })
        .then(this, [this, scan = m_scan](WorkRows rows) {
            if (scan != m_scan) // asked anew in the meantime
                return;
            m_scan = 0;
            adopt(std::move(rows));
            Q_EMIT arrangingChanged();
        });
    Q_EMIT arrangingChanged();
}

void WorkListModel::adopt(WorkRows rows)
{
    beginResetModel();
    if (!m_since.isEmpty()) { // emptied since, or given to another item
        WorkRows present;
        for (qsizetype i = 0; i < rows.slotNumbers.size(); ++i) {
            if (!m_board.at(rows.slotNumbers.at(i)))
                continue;
            present.slotNumbers.append(rows.slotNumbers.at(i));
            if (!rows.depths.isEmpty())
                present.depths.append(rows.depths.at(i));
        }
        rows = std::move(present);
    }
    m_rows = std::move(rows.slotNumbers);
    m_depths = std::move(rows.depths);
    m_rowOf.fill(-1, m_board.slotList().size());
    number(0, m_rows.size());
    m_fresh.clear();
    m_displaced.clear();
    m_touched.clear();
    for (const int slot : std::as_const(m_since)) {
        if (row(slot) >= 0)
            m_displaced.insert(slot);
        else if (m_board.at(slot) && m_arrangement.shows(*m_board.at(slot)))
            m_fresh.insert(slot);
    }
    m_since.clear();
    endResetModel();
    Q_EMIT rowsChanged();
    Q_EMIT freshChanged();
    Q_EMIT currentChanged();
}

void WorkListModel::setNames(const StationNames &names)
{
    if (m_arrangement.names == names)
        return;
    m_arrangement.names = names;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1), {StationRole, FromRole, LaneRole});
}

void WorkListModel::tick()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1), {AgeRole, QuietRole, RemarkRole});
}

void WorkListModel::setFilter(const QString &text)
{
    if (m_filterText == text)
        return;
    m_filterText = text;
    auto filter = WorkFilter::parse(text, m_board.now());
    if (filter) {
        m_filterProblem.clear();
        m_arrangement.filter = std::move(*filter);
        rearrange();
    } else { // what was shown stays
        m_filterProblem = tr("Not understood at character %1. Expected: %2").arg(filter.error().position + 1).arg(filter.error().expected);
    }
    Q_EMIT filterChanged();
}

void WorkListModel::filterByState(int state)
{
    const auto name = WorkFilter::nameOf(WorkValue::Value(state));
    setFilter(WorkFilter::withState(m_filterText, filterState() == name ? QString() : name));
}

void WorkListModel::setView(int view)
{
    if (m_arrangement.view == view)
        return;
    m_arrangement.view = WorkViewValue::Value(view);
    rearrange();
    Q_EMIT viewChanged();
}

void WorkListModel::setSorts(const QList<WorkSort> &sorts)
{
    if (m_arrangement.sorts == sorts)
        return;
    m_arrangement.sorts = sorts;
    rearrange();
    Q_EMIT sortsChanged();
}

void WorkListModel::sortBy(int column, bool add)
{
    const auto value = WorkColumnValue::Value(column);
    auto &sorts = m_arrangement.sorts;
    const auto found = std::ranges::find(sorts, value, &WorkSort::column);
    const WorkSort next{.column = value, .order = found != sorts.end() && found->order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder};
    if (!add)
        sorts = {next};
    else if (found != sorts.end())
        *found = next;
    else
        sorts.append(next);
    rearrange();
    Q_EMIT sortsChanged();
}

bool WorkListModel::descending(int column) const
{
    return m_arrangement.sorts.contains(WorkSort{.column = WorkColumnValue::Value(column), .order = Qt::DescendingOrder});
}

QList<int> WorkListModel::sortColumns() const
{
    QList<int> columns;
    for (const auto &sort : m_arrangement.sorts)
        columns.append(sort.column);
    return columns;
}

void WorkListModel::toggleFold(int row)
{
    const auto *item = entry(row);
    if (!item || m_arrangement.view != WorkViewValue::Tree)
        return;
    const auto id = item->record.spec.workId;
    if (!m_arrangement.folded.remove(id))
        m_arrangement.folded.insert(id);
    rearrange();
}

int WorkListModel::rowOf(const QString &workId) const
{
    const int slot = m_board.slotOf(workId);
    return slot < 0 ? -1 : row(slot);
}

} // namespace app
