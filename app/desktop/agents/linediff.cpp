// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/linediff.h"

#include <vector>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr qsizetype kMostCells = 4'000'000; // of the table: 2000 lines that differ on each side

/*! The lines that both have, in order: pairs of their numbers. */
QList<std::pair<qsizetype, qsizetype>> common(const QStringList &left, const QStringList &right)
{
    QList<std::pair<qsizetype, qsizetype>> pairs;
    qsizetype begin = 0, leftEnd = left.size(), rightEnd = right.size();
    for (; begin < leftEnd && begin < rightEnd && left.at(begin) == right.at(begin); ++begin)
        pairs << std::pair(begin, begin);
    while (leftEnd > begin && rightEnd > begin && left.at(leftEnd - 1) == right.at(rightEnd - 1)) {
        --leftEnd;
        --rightEnd;
    }
    const qsizetype rows = leftEnd - begin, columns = rightEnd - begin;
    if (rows > 0 && columns > 0 && rows * columns <= kMostCells) {
        std::vector<quint16> lengths(size_t((rows + 1) * (columns + 1)), 0); // of the longest common rest from here on
        const auto at = [columns](qsizetype row, qsizetype column) { return size_t(row * (columns + 1) + column); };
        for (qsizetype row = rows - 1; row >= 0; --row) {
            for (qsizetype column = columns - 1; column >= 0; --column)
                lengths[at(row, column)] = left.at(begin + row) == right.at(begin + column) ? quint16(lengths[at(row + 1, column + 1)] + 1) : std::max(lengths[at(row + 1, column)], lengths[at(row, column + 1)]);
        }
        for (qsizetype row = 0, column = 0; row < rows && column < columns;) {
            if (left.at(begin + row) == right.at(begin + column))
                pairs << std::pair(begin + row++, begin + column++);
            else if (lengths[at(row + 1, column)] >= lengths[at(row, column + 1)])
                ++row;
            else
                ++column;
        }
    }
    for (qsizetype i = 0; leftEnd + i < left.size(); ++i)
        pairs << std::pair(leftEnd + i, rightEnd + i);
    return pairs;
}

} // namespace

QList<LineDiff::Row> LineDiff::between(const QString &leftText, const QString &rightText)
{
    const QStringList left = leftText.split(u'\n'), right = rightText.split(u'\n');
    QList<Row> rows;
    qsizetype l = 0, r = 0;
    auto pairs = common(left, right);
    pairs << std::pair(left.size(), right.size());
    for (const auto &[leftTo, rightTo] : pairs) {
        for (; l < leftTo || r < rightTo; ++l, ++r) {
            const bool hasLeft = l < leftTo, hasRight = r < rightTo;
            rows << Row{.kind = hasLeft && hasRight ? Changed : hasLeft ? Removed : Added, .left = hasLeft ? int(l) + 1 : 0, .right = hasRight ? int(r) + 1 : 0,
                        .leftText = hasLeft ? left.at(l) : QString(), .rightText = hasRight ? right.at(r) : QString()};
        }
        l = leftTo;
        r = rightTo;
        if (leftTo < left.size())
            rows << Row{.kind = Same, .left = int(l) + 1, .right = int(r) + 1, .leftText = left.at(l), .rightText = right.at(r)};
        ++l;
        ++r;
    }
    return rows;
}

void LineDiff::setTexts(const QString &left, const QString &right)
{
    QList<Row> rows = between(left, right);
    if (rows == m_rows)
        return;
    beginResetModel(); // another comparison, not a small change of this one
    m_rows = std::move(rows);
    m_differences = 0;
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_differences += m_rows.at(i).kind != Same && (i == 0 || m_rows.at(i - 1).kind == Same) ? 1 : 0;
    endResetModel();
    Q_EMIT changed();
}

int LineDiff::next(int row, bool forward) const
{
    const int by = forward ? 1 : -1;
    for (int at = row + by; at >= 0 && at < count(); at += by) {
        if (m_rows.at(at).kind != Same && (at == 0 || m_rows.at(at - 1).kind == Same))
            return at;
    }
    return -1;
}

int LineDiff::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant LineDiff::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case KindRole: return row.kind;
    case LeftLineRole: return row.left;
    case LeftTextRole: return row.leftText;
    case RightLineRole: return row.right;
    case RightTextRole: return row.rightText;
    default: return {};
    }
}

QHash<int, QByteArray> LineDiff::roleNames() const
{
    return {{KindRole, "kind"_ba}, {LeftLineRole, "leftLine"_ba}, {LeftTextRole, "leftText"_ba}, {RightLineRole, "rightLine"_ba}, {RightTextRole, "rightText"_ba}};
}

} // namespace app
