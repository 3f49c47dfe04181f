// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/runs/runcomparison.h"

#include "app/desktop/runs/runtexts.h"
#include "app/desktop/runs/runwords.h"
#include "app/desktop/verbtext.h"
#include "app/desktop/vocabulary.h"
#include "app/errortext.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::Result;

namespace app {

namespace {

constexpr int kCompared = 2000; // steps of each run that `runs.compare` looks at

WorkValue::Value stateOf(const QJsonObject &step)
{
    return step.contains(u"error"_s) ? WorkValue::Failed : step.contains(u"duration_ms"_s) ? WorkValue::Done : WorkValue::Stopped;
}

} // namespace

RunComparison::RunComparison(VerbClient &verbs, QObject *parent)
    : QAbstractListModel(parent), m_verbs(verbs)
{
}

void RunComparison::open(const QString &one, const QString &other)
{
    if (one.isEmpty() || other.isEmpty())
        return;
    m_one = one;
    m_other = other;
    reload();
}

void RunComparison::reload()
{
    if (!isActive())
        return;
    m_messages.clear();
    m_partProblem.clear();
    m_loading = true;
    m_problem.clear();
    m_problemWords.clear();
    m_verbs.ask(u"runs.compare"_s, {{u"left"_s, m_one}, {u"right"_s, m_other}}, this, [this, asked = ++m_asked](const Result<QJsonObject> &answer) {
        if (asked != m_asked)
            return;
        m_loading = false;
        take(answer ? *answer : QJsonObject());
        if (!answer) {
            m_problem = ErrorText::describe(answer.error());
            m_problemWords = answer.error().detail;
        }
        Q_EMIT changed();
        if (answer) {
            askForMessages(leftId());
            askForMessages(rightId());
        }
    });
    Q_EMIT changed();
}

void RunComparison::take(QJsonObject comparison)
{
    const QJsonArray rows = comparison.take(u"rows"_s).toArray();
    const int divergence = comparison.value(u"divergence"_s).toInt(-1);
    beginResetModel(); // other runs, not a small change of these
    m_comparison = comparison;
    m_rows.clear();
    for (const QJsonValue row : rows)
        m_rows.append(row.toObject());
    endResetModel();
    m_current = -1;
    const auto begun = [&comparison](const QString &side) { return comparison.value(side)[u"started_at"_s].toString(); };
    if (begun(u"left"_s) > begun(u"right"_s))
        swap();
    m_figures.setRuns(m_comparison);
    setCurrent(divergence);
}

void RunComparison::swap()
{
    const auto exchange = [](QJsonObject &json) {
        const QJsonValue left = json[u"left"_s], right = json[u"right"_s];
        json.remove(u"left"_s);
        json.remove(u"right"_s);
        if (!right.isUndefined())
            json[u"left"_s] = right;
        if (!left.isUndefined())
            json[u"right"_s] = left;
    };
    exchange(m_comparison);
    for (QJsonObject &row : m_rows)
        exchange(row);
    m_figures.setRuns(m_comparison);
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1));
    showPart();
    Q_EMIT changed();
}

void RunComparison::close()
{
    ++m_asked;
    m_one.clear();
    m_other.clear();
    m_loading = false;
    m_problem.clear();
    m_problemWords.clear();
    m_messages.clear();
    take({});
    Q_EMIT changed();
}

void RunComparison::askForMessages(const QString &runId)
{
    m_verbs.ask(u"runs.inspect"_s, {{u"run"_s, runId}, {u"limit"_s, 1}, {u"messages"_s, true}}, this, [this, runId, asked = m_asked](const Result<QJsonObject> &answer) {
        if (asked != m_asked)
            return;
        if (answer)
            m_messages.insert(runId, {.list = (*answer)[u"messages"_s].toArray(), .isHere = true});
        else
            m_partProblem = answer.error().detail;
        const bool mayChoose = m_part == 0 && m_messages.size() == 2; // nobody has chosen a part yet
        if (mayChoose)
            chooseDifferingPart();
        showPart();
    });
}

QList<RunComparison::Part> RunComparison::partsOf(int row) const
{
    if (row < 0 || row >= count())
        return {};
    const QJsonObject left = m_rows.at(row)[u"left"_s].toObject(), right = m_rows.at(row)[u"right"_s].toObject();
    const QString kind = (left.isEmpty() ? right : left)[u"kind"_s].toString();
    QList<Part> parts;
    if (kind == "model"_L1)
        parts = {Part::Prompt, Part::Answer};
    else if (kind == "tool"_L1)
        parts = {Part::Input, Part::Output};
    else
        parts = {Part::Note};
    if (left.contains(u"error"_s) || right.contains(u"error"_s))
        parts << Part::Error;
    return parts;
}

QStringList RunComparison::parts() const
{
    QStringList names;
    for (const Part part : partsOf(m_current)) {
        switch (part) {
        case Part::Prompt: names << tr("Prompt"); break;
        case Part::Answer: names << tr("Answer"); break;
        case Part::Input: names << tr("Given to the tool"); break;
        case Part::Output: names << tr("Answer of the tool"); break;
        case Part::Note: names << tr("Note"); break;
        case Part::Error: names << tr("Error"); break;
        }
    }
    return names;
}

QString RunComparison::textOf(const QString &side, Part part) const
{
    const QJsonObject step = m_rows.at(m_current)[side].toObject();
    if (step.isEmpty())
        return {};
    const int number = step[u"number"_s].toInt();
    const auto messages = [&] { return m_messages.value(m_comparison[side][u"run_id"_s].toString()).list; };
    switch (part) {
    case Part::Prompt: return RunTexts::prompt(messages(), number);
    case Part::Answer: return RunTexts::answer(messages(), number);
    case Part::Input: return RunTexts::input(step);
    case Part::Output: return RunTexts::output(step);
    case Part::Note: return RunTexts::note(step);
    case Part::Error: return step[u"error"_s].toString();
    }
    return {};
}

void RunComparison::setCurrent(int row)
{
    const int wanted = std::clamp(row, -1, count() - 1);
    if (wanted == m_current)
        return;
    m_current = wanted;
    m_part = 0;
    chooseDifferingPart();
    showPart();
}

/*! The first part that differs is what somebody looks for. */
void RunComparison::chooseDifferingPart()
{
    const auto parts = partsOf(m_current);
    const auto found = std::ranges::find_if(parts, [this](Part part) { return textOf(u"left"_s, part) != textOf(u"right"_s, part); });
    m_part = found == parts.end() ? 0 : int(found - parts.begin());
}

void RunComparison::setPart(int part)
{
    m_part = part;
    showPart();
}

void RunComparison::showPart()
{
    const auto parts = partsOf(m_current);
    const bool isThere = m_part >= 0 && m_part < parts.size();
    const bool ofMessages = isThere && (parts.at(m_part) == Part::Prompt || parts.at(m_part) == Part::Answer);
    const auto isHere = [this](const QString &id) { return m_messages.value(id).isHere; };
    m_waiting = ofMessages && m_partProblem.isEmpty() && !(isHere(leftId()) && isHere(rightId()));
    m_diff.setTexts(isThere ? textOf(u"left"_s, parts.at(m_part)) : QString(), isThere ? textOf(u"right"_s, parts.at(m_part)) : QString());
    Q_EMIT currentChanged();
}

int RunComparison::nextDifference(int row, bool forward) const
{
    for (int next = row + (forward ? 1 : -1); next >= 0 && next < count(); next += forward ? 1 : -1) {
        if (!m_rows.at(next)[u"difference"_s].toString().isEmpty())
            return next;
    }
    return -1;
}

QString RunComparison::command() const { return VerbText::command(u"runs.compare"_s, {{u"left"_s, leftId()}, {u"right"_s, rightId()}}); }
QString RunComparison::mcpCall() const { return VerbText::mcpCall(u"runs.compare"_s, {{u"left"_s, leftId()}, {u"right"_s, rightId()}}); }

QString RunComparison::titleOf(const QJsonObject &run)
{
    return run.isEmpty() ? QString() : tr("%1 · %2").arg(RunWords::clock(run[u"started_at"_s].toString()), RunWords::shortId(run[u"run_id"_s].toString()));
}

QString RunComparison::verdict() const
{
    if (m_loading || m_comparison.isEmpty())
        return {};
    const int differing = int(std::ranges::count_if(m_rows, [](const QJsonObject &row) { return !row[u"difference"_s].toString().isEmpty(); }));
    const QString verdict = count() == 0 ? tr("Neither run has a step.") : differing == 0 ? tr("All %n step(s) are the same.", nullptr, count())
        : tr("They part at row %1 of %2; %n row(s) differ.", nullptr, differing).arg(m_comparison[u"divergence"_s].toInt() + 1).arg(count());
    const auto steps = [this](const QString &side) { return std::ranges::count_if(m_rows, [&side](const QJsonObject &row) { return row.contains(side); }); };
    const bool isCut = steps(u"left"_s) >= kCompared || steps(u"right"_s) >= kCompared;
    return isCut ? tr("%1 Only the first %2 steps of each are compared.").arg(verdict, QLocale().toString(kCompared)) : verdict;
}

QString RunComparison::factsOf(const QJsonObject &step)
{
    QStringList facts;
    if (step.contains(u"duration_ms"_s) && step[u"kind"_s] != "note"_L1)
        facts << Words::duration(step[u"duration_ms"_s].toDouble());
    facts << RunWords::tokens(step[u"tokens"_s].toObject()) << RunWords::cost(step[u"cost"_s]) << step[u"error"_s].toString();
    facts.removeAll(QString());
    return facts.join(u" · "_s);
}

QVariant RunComparison::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QJsonObject &row = m_rows.at(index.row());
    const QJsonObject left = row[u"left"_s].toObject(), right = row[u"right"_s].toObject();
    switch (role) {
    case KindRole: return (left.isEmpty() ? right : left)[u"kind"_s].toString();
    case DifferenceRole: return left.isEmpty() ? tr("only in the second") : right.isEmpty() ? tr("only in the first") : RunWords::difference(row[u"difference"_s].toString());
    case DiffersRole: return !row[u"difference"_s].toString().isEmpty();
    case LeftNameRole: return left[u"name"_s].toString();
    case LeftStateRole: return stateOf(left);
    case LeftGlyphRole: return WorkWords::glyph(stateOf(left));
    case LeftFactsRole: return factsOf(left);
    case RightNameRole: return right[u"name"_s].toString();
    case RightStateRole: return stateOf(right);
    case RightGlyphRole: return WorkWords::glyph(stateOf(right));
    case RightFactsRole: return factsOf(right);
    default: return {};
    }
}

QHash<int, QByteArray> RunComparison::roleNames() const
{
    return {{KindRole, "kind"_ba}, {DifferenceRole, "difference"_ba}, {DiffersRole, "differs"_ba}, {LeftNameRole, "leftName"_ba}, {LeftStateRole, "leftState"_ba}, {LeftGlyphRole, "leftGlyph"_ba},
            {LeftFactsRole, "leftFacts"_ba}, {RightNameRole, "rightName"_ba}, {RightStateRole, "rightState"_ba}, {RightGlyphRole, "rightGlyph"_ba}, {RightFactsRole, "rightFacts"_ba}};
}

} // namespace app
