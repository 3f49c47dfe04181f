// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/runs/runfigures.h"

#include "app/desktop/runs/runwords.h"
#include "app/desktop/vocabulary.h"

#include <QDateTime>
#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace app {

void RunFigures::addNumber(const QString &label, const QJsonValue &left, const QJsonValue &right, QString (*words)(double))
{
    const auto shown = [words](const QJsonValue &value) { return value.isDouble() ? words(value.toDouble()) : tr("not known"); };
    Row row{.label = label, .left = shown(left), .right = shown(right), .change = {}};
    if (left.isDouble() && right.isDouble() && row.left != row.right) {
        const double by = right.toDouble() - left.toDouble();
        const QString sign = by < 0 ? u"−"_s : u"+"_s;
        row.change = sign + words(std::abs(by));
        if (left.toDouble() > 0)
            row.change = tr("%1 (%2 %)").arg(row.change, sign + QLocale().toString(std::abs(100 * by / left.toDouble()), 'f', 0));
    }
    m_rows.append(row);
}

void RunFigures::setRuns(const QJsonObject &comparison)
{
    const QJsonObject left = comparison[u"left"_s].toObject(), right = comparison[u"right"_s].toObject();
    beginResetModel(); // another comparison, not a small change of this one
    m_rows.clear();
    if (!comparison.isEmpty()) {
        const auto words = [&](const QString &label, const QString &one, const QString &other) {
            const auto known = [](const QString &text) { return text.isEmpty() ? tr("not known") : text; };
            m_rows.append({.label = label, .left = known(one), .right = known(other), .change = one == other ? QString() : tr("different")});
        };
        const auto count = [](double number) { return QLocale().toString(qint64(number)); };
        const QJsonObject leftTokens = left[u"tokens"_s].toObject(), rightTokens = right[u"tokens"_s].toObject();
        words(tr("Agent"), left[u"agent"_s].toString(), right[u"agent"_s].toString());
        words(tr("State"), WorkWords::word(RunWords::state(left)), WorkWords::word(RunWords::state(right)));
        m_rows.append({.label = tr("Began"), .left = RunWords::clock(left[u"started_at"_s].toString()), .right = RunWords::clock(right[u"started_at"_s].toString()), .change = {}});
        addNumber(tr("Duration"), left[u"duration_ms"_s], right[u"duration_ms"_s], &Words::duration);
        addNumber(tr("Steps"), left[u"steps"_s], right[u"steps"_s], count);
        addNumber(tr("Tool calls"), left[u"tool_calls"_s], right[u"tool_calls"_s], count);
        addNumber(tr("Tokens in"), leftTokens[u"input"_s], rightTokens[u"input"_s], count);
        addNumber(tr("Tokens out"), leftTokens[u"output"_s], rightTokens[u"output"_s], count);
        addNumber(tr("Cost"), left[u"cost"_s], right[u"cost"_s], [](double dollars) { return RunWords::cost(dollars); });
        words(tr("Model"), left[u"model"_s].toString(), right[u"model"_s].toString());
        const auto same = [&](const QString &label, bool isSame, const QString &one, const QString &other) { m_rows.append({.label = label, .left = one.isEmpty() ? tr("not known") : one, .right = other.isEmpty() ? tr("not known") : other, .change = isSame ? QString() : tr("different")}); };
        same(tr("Prompt file"), comparison[u"same_prompt"_s].toBool(), left[u"prompt_hash"_s].toString().left(8), right[u"prompt_hash"_s].toString().left(8));
        same(tr("Task and input"), comparison[u"same_task"_s].toBool(), WorkWords::firstLine(left[u"task"_s].toString()), WorkWords::firstLine(right[u"task"_s].toString()));
    }
    endResetModel();
}

QVariant RunFigures::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case LabelRole: return row.label;
    case LeftRole: return row.left;
    case RightRole: return row.right;
    case ChangeRole: return row.change;
    case DiffersRole: return !row.change.isEmpty();
    default: return {};
    }
}

QHash<int, QByteArray> RunFigures::roleNames() const
{
    return {{LabelRole, "label"_ba}, {LeftRole, "first"_ba}, {RightRole, "second"_ba}, {ChangeRole, "change"_ba}, {DiffersRole, "differs"_ba}};
}

} // namespace app
