// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/runs/runstepsmodel.h"

#include "app/desktop/vocabulary.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString kindName(RunSpan::Kind kind)
{
    return kind == RunSpan::Kind::Model ? u"model"_s : kind == RunSpan::Kind::Tool ? u"tool"_s : u"note"_s;
}

} // namespace

void RunStepsModel::reset(const QJsonObject &run)
{
    beginResetModel();
    m_rows.clear();
    m_problems = 0;
    m_more = false;
    m_runId = run[u"run_id"_s].toString();
    setRun(run);
    endResetModel();
    Q_EMIT changed();
}

void RunStepsModel::setRun(const QJsonObject &run)
{
    const QDateTime began = QDateTime::fromString(run[u"started_at"_s].toString(), Qt::ISODateWithMs);
    m_epoch = began.isValid() ? began.toMSecsSinceEpoch() : 0;
    m_running = run[u"state"_s] == "running"_L1;
    const QDateTime ended = QDateTime::fromString(run[u"ended_at"_s].toString(), Qt::ISODateWithMs);
    m_lengthMs = ended.isValid() ? double(began.msecsTo(ended)) : run[u"duration_ms"_s].toDouble();
    measure();
}

/*! The axis is that of the run itself: what its children did lies within the steps that started them. */
void RunStepsModel::measure()
{
    QList<RunAxis::Span> spans;
    spans.reserve(m_rows.size());
    double length = m_lengthMs;
    for (const RunSpan &row : std::as_const(m_rows)) {
        if (row.depth > 0)
            continue;
        spans.append({row.beginMs, row.endMs(m_lengthMs)});
        length = std::max(length, spans.last().end);
    }
    if (m_more && !spans.isEmpty())
        spans.append({spans.last().end, length});
    m_axis = RunAxis(spans, length);
}

int RunStepsModel::insertRows(int row, const QJsonArray &steps, const QString &runId, int depth)
{
    if (steps.isEmpty())
        return 0;
    QList<RunSpan> spans;
    spans.reserve(steps.size());
    for (const QJsonValue step : steps) {
        spans.append(RunSpan::of(step.toObject(), runId, m_epoch));
        spans.last().depth = depth;
        m_problems += spans.last().isFailed() ? 1 : 0;
    }
    beginInsertRows({}, row, row + int(spans.size()) - 1);
    if (row == m_rows.size()) {
        m_rows += spans;
    } else {
        m_rows.insert(row, spans.size(), RunSpan()); // room for all at once: rows behind move once
        std::ranges::move(spans, m_rows.begin() + row);
    }
    endInsertRows();
    return int(steps.size());
}

void RunStepsModel::append(const QJsonArray &steps)
{
    if (insertRows(count(), steps, m_runId, 0) == 0)
        return;
    measure();
    Q_EMIT dataChanged(index(0), index(count() - 1), {BeginRole, LengthRole});
    Q_EMIT changed();
}

void RunStepsModel::setHasMore(bool more)
{
    if (std::exchange(m_more, more) == more)
        return;
    measure();
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {BeginRole, LengthRole});
    Q_EMIT changed();
}

int RunStepsModel::rowOf(const QString &runId, int number) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const RunSpan &row) { return row.number == number && row.runId == runId; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void RunStepsModel::apply(const QJsonObject &step)
{
    RunSpan span = RunSpan::of(step, m_runId, m_epoch);
    int row = count();
    while (row > 0 && (m_rows.at(row - 1).depth > 0 || m_rows.at(row - 1).number > span.number)) // it is one of the last
        --row;
    if (row > 0 && m_rows.at(row - 1).number == span.number) {
        --row;
        m_problems += int(span.isFailed()) - int(m_rows.at(row).isFailed());
        if (m_rows.at(row).fold != RunSpan::Fold::None)
            span.fold = m_rows.at(row).fold;
        m_rows[row] = span;
    } else {
        row = row > 0 ? lastBelow(row - 1) + 1 : 0;
        m_problems += span.isFailed() ? 1 : 0;
        beginInsertRows({}, row, row);
        m_rows.insert(row, span);
        endInsertRows();
    }
    measure();
    Q_EMIT dataChanged(index(0), index(count() - 1));
    Q_EMIT changed();
}

int RunStepsModel::lastNumber() const
{
    for (int row = count() - 1; row >= 0; --row) {
        if (m_rows.at(row).depth == 0)
            return m_rows.at(row).number;
    }
    return 0;
}

int RunStepsModel::lastBelow(int row) const
{
    int last = row;
    while (last + 1 < count() && m_rows.at(last + 1).depth > m_rows.at(row).depth)
        ++last;
    return last;
}

void RunStepsModel::setFold(int row, RunSpan::Fold fold)
{
    if (row < 0 || row >= count())
        return;
    m_rows[row].fold = fold;
    Q_EMIT dataChanged(index(row), index(row), {FoldRole, NoteRole});
}

void RunStepsModel::unfold(int row, const QJsonArray &steps, bool isCut)
{
    if (row < 0 || row >= count() || m_rows.at(row).fold == RunSpan::Fold::Open)
        return;
    m_rows[row].words = steps.isEmpty() ? tr("The run that it started has no step.")
        : isCut ? tr("Only the first %1 steps of the run that it started are shown.").arg(QLocale().toString(steps.size())) : QString();
    setFold(row, RunSpan::Fold::Open);
    insertRows(row + 1, steps, m_rows.at(row).childRun, m_rows.at(row).depth + 1);
    Q_EMIT changed();
}

void RunStepsModel::failFold(int row, const QString &why)
{
    if (row < 0 || row >= count())
        return;
    m_rows[row].words = tr("The run that it started cannot be shown: %1").arg(why);
    setFold(row, RunSpan::Fold::Folded);
}

void RunStepsModel::fold(int row)
{
    if (row < 0 || row >= count() || m_rows.at(row).fold != RunSpan::Fold::Open)
        return;
    if (const int last = lastBelow(row); last > row) {
        for (int below = row + 1; below <= last; ++below)
            m_problems -= m_rows.at(below).isFailed() ? 1 : 0;
        beginRemoveRows({}, row + 1, last);
        m_rows.remove(row + 1, last - row);
        endRemoveRows();
    }
    setFold(row, RunSpan::Fold::Folded);
    Q_EMIT changed();
}

int RunStepsModel::nextProblem(int row, bool forward) const
{
    for (int next = row + (forward ? 1 : -1); next >= 0 && next < count(); next += forward ? 1 : -1) {
        if (m_rows.at(next).isFailed())
            return next;
    }
    return -1;
}

int RunStepsModel::longest(int from) const
{
    int longest = -1;
    for (int row = from; row < count() && row >= 0 && m_rows.at(row).depth >= m_rows.at(from).depth; ++row) {
        const RunSpan &span = m_rows.at(row);
        if (span.depth == m_rows.at(from).depth && span.kind != RunSpan::Kind::Note && (longest < 0 || span.durationMs > m_rows.at(longest).durationMs))
            longest = row;
    }
    return longest;
}

/*! Steps are numbered from 1 without a gap: a gap is what was not stored. */
int RunStepsModel::missingBefore(int row) const
{
    int before = row - 1;
    while (before >= 0 && m_rows.at(before).depth > m_rows.at(row).depth)
        --before;
    const bool isFirst = before < 0 || m_rows.at(before).depth < m_rows.at(row).depth;
    return std::max(0, m_rows.at(row).number - (isFirst ? 0 : m_rows.at(before).number) - 1);
}

QString RunStepsModel::foldedText() const
{
    return m_axis.folds().isEmpty() ? QString() : tr("%1 in which nothing happened are folded").arg(Words::duration(m_axis.foldedMs()));
}

int RunStepsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant RunStepsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RunSpan &step = m_rows.at(index.row());
    switch (role) {
    case NumberRole:
        return step.number;
    case KindRole:
        return kindName(step.kind);
    case NameRole:
        return step.name;
    case ServerRole:
        return step.server;
    case StateRole:
        return step.state(m_running);
    case GlyphRole:
        return WorkWords::glyph(step.state(m_running));
    case DurationRole:
        return !step.isUnderWay() ? Words::duration(step.durationMs) : m_running ? tr("under way") : tr("not ended");
    case OffsetRole:
        return Words::duration(std::max(0.0, step.beginMs));
    case BeginRole:
        return place(step.beginMs);
    case LengthRole:
        return place(step.endMs(m_lengthMs)) - place(step.beginMs);
    case ErrorRole:
        return step.error;
    case FactsRole:
        return step.facts;
    case ChildRunRole:
        return step.childRun;
    case NoteRole:
        return step.words;
    case DepthRole:
        return step.depth;
    case FoldRole:
        return int(step.fold);
    case MissingRole:
        return missingBefore(index.row());
    case OfRunRole:
        return step.runId;
    default:
        return {};
    }
}

QHash<int, QByteArray> RunStepsModel::roleNames() const
{
    return {{NumberRole, "number"}, {KindRole, "kind"}, {NameRole, "name"}, {ServerRole, "server"}, {StateRole, "stepState"}, {GlyphRole, "glyph"}, {DurationRole, "duration"},
            {OffsetRole, "offset"}, {BeginRole, "begin"}, {LengthRole, "length"}, {ErrorRole, "error"}, {FactsRole, "facts"}, {ChildRunRole, "childRun"}, {NoteRole, "note"},
            {DepthRole, "depth"}, {FoldRole, "fold"}, {MissingRole, "missing"}, {OfRunRole, "ofRun"}};
}

} // namespace app
