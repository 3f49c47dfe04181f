// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/problemmodel.h"

#include "app/desktop/agents/rowsync.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString word(core::Diagnostic::Severity severity)
{
    switch (severity) {
    case core::Diagnostic::Severity::Error: return ProblemModel::tr("error");
    case core::Diagnostic::Severity::Warning: return ProblemModel::tr("warning");
    case core::Diagnostic::Severity::Hint: break;
    }
    return ProblemModel::tr("hint");
}

} // namespace

void ProblemModel::setProblems(const QList<core::Diagnostic> &problems)
{
    if (problems == m_problems)
        return;
    QList<core::Diagnostic> wanted; // what is said twice of one place is one row
    for (const core::Diagnostic &problem : problems) {
        if (!wanted.contains(problem))
            wanted << problem;
    }
    RowSync::apply(*this, m_problems, wanted, [](const core::Diagnostic &one) { return std::pair(one.code + one.text, std::pair(one.line, one.column)); });
    Q_EMIT countChanged();
}

int ProblemModel::errors() const
{
    return int(std::ranges::count(m_problems, core::Diagnostic::Severity::Error, &core::Diagnostic::severity));
}

int ProblemModel::rowAt(int line, int column) const
{
    int found = -1;
    for (int row = 0; row < count(); ++row) {
        const core::Diagnostic &one = m_problems.at(row);
        if (one.line != line)
            continue;
        const bool within = column >= one.column && column <= one.column + std::max(one.length, 1);
        const bool better = found < 0 || (one.fix && !m_problems.at(found).fix);
        if (within && one.fix)
            return row;
        if (better)
            found = row;
    }
    return found;
}

int ProblemModel::rowAfter(int line, int column, bool forward) const
{
    const auto place = std::pair(line, column);
    if (forward) {
        for (int row = 0; row < count(); ++row) {
            if (std::pair(m_problems.at(row).line, m_problems.at(row).column) > place)
                return row;
        }
        return count() > 0 ? 0 : -1;
    }
    for (int row = count() - 1; row >= 0; --row) {
        if (std::pair(m_problems.at(row).line, m_problems.at(row).column) < place)
            return row;
    }
    return count() - 1;
}

int ProblemModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant ProblemModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::Diagnostic &one = m_problems.at(index.row());
    switch (role) {
    case SeverityRole: return int(one.severity);
    case SeverityTextRole: return word(one.severity);
    case LineRole: return one.line;
    case ColumnRole: return one.column;
    case Qt::DisplayRole:
    case TextRole: return one.text;
    case FixRole: return one.fix ? one.fix->text : QString();
    default: return {};
    }
}

QHash<int, QByteArray> ProblemModel::roleNames() const
{
    return {{SeverityRole, "severity"_ba}, {SeverityTextRole, "severityText"_ba}, {LineRole, "line"_ba}, {ColumnRole, "column"_ba}, {TextRole, "text"_ba}, {FixRole, "fix"_ba}};
}

} // namespace app
