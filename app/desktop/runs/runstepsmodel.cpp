// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/runs/runstepsmodel.h"

#include "app/desktop/runs/runwords.h"
#include "app/desktop/vocabulary.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

bool isFailed(const QJsonObject &step)
{
    return step.contains(u"error"_s);
}

WorkValue::Value stateOf(const QJsonObject &step, bool running)
{
    if (isFailed(step))
        return WorkValue::Failed;
    if (step.contains(u"duration_ms"_s))
        return WorkValue::Done;
    return running ? WorkValue::Running : WorkValue::Stopped; // begun, and nobody ended it
}

} // namespace

void RunStepsModel::reset(const QJsonObject &run)
{
    beginResetModel();
    m_rows.clear();
    setRun(run);
    endResetModel();
    Q_EMIT changed();
}

void RunStepsModel::setRun(const QJsonObject &run)
{
    m_begin = QDateTime::fromString(run[u"started_at"_s].toString(), Qt::ISODateWithMs);
    m_running = run[u"state"_s] == "running"_L1;
    const QDateTime ended = QDateTime::fromString(run[u"ended_at"_s].toString(), Qt::ISODateWithMs);
    m_lengthMs = ended.isValid() ? double(m_begin.msecsTo(ended)) : run[u"duration_ms"_s].toDouble();
    measure();
}

RunAxis::Span RunStepsModel::spanOf(const QJsonObject &step) const
{
    const double begin = double(m_begin.msecsTo(QDateTime::fromString(step[u"started_at"_s].toString(), Qt::ISODateWithMs)));
    return {begin, step.contains(u"duration_ms"_s) ? begin + step[u"duration_ms"_s].toDouble() : std::max(begin, m_lengthMs)};
}

void RunStepsModel::measure()
{
    QList<RunAxis::Span> spans;
    spans.reserve(m_rows.size());
    double length = m_lengthMs;
    for (const QJsonObject &step : m_rows) {
        spans.append(spanOf(step));
        length = std::max(length, spans.last().end);
    }
    m_axis = RunAxis(spans, length);
}

void RunStepsModel::append(const QJsonArray &steps)
{
    if (steps.isEmpty())
        return;
    beginInsertRows({}, count(), count() + int(steps.size()) - 1);
    for (const QJsonValue step : steps)
        m_rows.append(step.toObject());
    endInsertRows();
    measure();
    Q_EMIT dataChanged(index(0), index(count() - 1), {BeginRole, LengthRole});
    Q_EMIT changed();
}

void RunStepsModel::apply(const QJsonObject &step)
{
    const int number = step[u"number"_s].toInt();
    const auto found = std::ranges::lower_bound(m_rows, number, {}, [](const QJsonObject &row) { return row[u"number"_s].toInt(); });
    const int row = int(found - m_rows.begin());
    if (found != m_rows.end() && (*found)[u"number"_s].toInt() == number) {
        m_rows[row] = step;
    } else {
        beginInsertRows({}, row, row);
        m_rows.insert(row, step);
        endInsertRows();
    }
    measure();
    Q_EMIT dataChanged(index(0), index(count() - 1));
    Q_EMIT changed();
}

int RunStepsModel::nextProblem(int row, bool forward) const
{
    for (int next = row + (forward ? 1 : -1); next >= 0 && next < count(); next += forward ? 1 : -1) {
        if (isFailed(m_rows.at(next)))
            return next;
    }
    return -1;
}

int RunStepsModel::problems() const
{
    return int(std::ranges::count_if(m_rows, isFailed));
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
    const QJsonObject &step = m_rows.at(index.row());
    switch (role) {
    case NumberRole:
        return step[u"number"_s].toInt();
    case KindRole:
        return step[u"kind"_s].toString();
    case NameRole:
        return step[u"name"_s].toString();
    case ServerRole:
        return step[u"server"_s].toString();
    case StateRole:
        return stateOf(step, m_running);
    case GlyphRole:
        return WorkWords::glyph(stateOf(step, m_running));
    case DurationRole:
        return step.contains(u"duration_ms"_s) ? Words::duration(step[u"duration_ms"_s].toDouble()) : m_running ? tr("under way") : tr("not ended");
    case OffsetRole:
        return Words::duration(std::max(0.0, spanOf(step).begin));
    case BeginRole:
        return m_axis.placeOf(spanOf(step).begin);
    case LengthRole:
        return m_axis.placeOf(spanOf(step).end) - m_axis.placeOf(spanOf(step).begin);
    case ErrorRole:
        return step[u"error"_s].toString();
    case TokensRole:
        return RunWords::tokens(step[u"tokens"_s].toObject());
    case CostRole:
        return RunWords::cost(step[u"cost"_s]);
    case ChildRunRole:
        return step[u"child_run"_s].toString();
    case NoteRole:
        return step[u"detail"_s][u"words"_s].toString();
    default:
        return {};
    }
}

QHash<int, QByteArray> RunStepsModel::roleNames() const
{
    return {{NumberRole, "number"}, {KindRole, "kind"}, {NameRole, "name"}, {ServerRole, "server"}, {StateRole, "stepState"}, {GlyphRole, "glyph"}, {DurationRole, "duration"},
            {OffsetRole, "offset"}, {BeginRole, "begin"}, {LengthRole, "length"}, {ErrorRole, "error"}, {TokensRole, "tokens"}, {CostRole, "cost"}, {ChildRunRole, "childRun"}, {NoteRole, "note"}};
}

} // namespace app
