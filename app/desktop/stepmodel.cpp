// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/stepmodel.h"

#include "app/checktext.h"
#include "app/errortext.h"

using namespace Qt::StringLiterals;

namespace app {

StepModel::StepModel(QStringList expected, QStringList passable, QObject *parent)
    : QAbstractListModel(parent)
    , m_expected(std::move(expected))
    , m_passable(std::move(passable))
{
    expect();
}

void StepModel::expect()
{
    m_steps.clear();
    for (const auto &id : std::as_const(m_expected)) {
        m_steps.emplaceBack();
        m_steps.last().id = id;
    }
}

void StepModel::begin()
{
    m_started = true;
    beginResetModel();
    expect();
    endResetModel();
    m_running = true;
    m_failed = false;
    m_failureText.clear();
    m_failureWords.clear();
    Q_EMIT stateChanged();
}

void StepModel::apply(const lattice::CheckStep &step)
{
    const auto known = std::ranges::find(m_steps, step.id, &lattice::CheckStep::id);
    m_started = true;
    if (known == m_steps.end()) {
        insert(step);
    } else {
        *known = step;
        const auto changed = index(int(known - m_steps.begin()));
        Q_EMIT dataChanged(changed, changed);
    }
    if (isFailure(step)) {
        m_failed = true;
        m_running = false;
    }
    Q_EMIT stateChanged();
}

/*! A step that was not expected stands before the first one that still waits: steps come in their order. */
void StepModel::insert(const lattice::CheckStep &step)
{
    const auto next = std::ranges::find(m_steps, lattice::CheckStep::State::Waiting, &lattice::CheckStep::state);
    const int row = int(next - m_steps.begin());
    beginInsertRows({}, row, row);
    m_steps.insert(row, step);
    endInsertRows();
}

void StepModel::fail(const lattice::Error &error)
{
    m_running = false;
    m_failed = true;
    const bool stepTells = std::ranges::any_of(m_steps, [this](const auto &step) { return isFailure(step); });
    m_failureText = stepTells ? QString() : ErrorText::describe(error);
    m_failureWords = stepTells ? QString() : error.detail;
    Q_EMIT stateChanged();
}

void StepModel::finish()
{
    if (!std::exchange(m_running, false))
        return;
    Q_EMIT stateChanged();
}

bool StepModel::isFailure(const lattice::CheckStep &step) const
{
    return step.state == lattice::CheckStep::State::Failed && !m_passable.contains(step.cause);
}

StepValue::Value StepModel::stateOf(const lattice::CheckStep &step) const
{
    return step.state == lattice::CheckStep::State::Failed && !isFailure(step) ? StepValue::Warning : StepValue::Value(step.state);
}

int StepModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_steps.size()); }

QVariant StepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &step = m_steps.at(index.row());
    switch (role) {
    case StepIdRole: return step.id;
    case Qt::DisplayRole:
    case TitleRole: return CheckText::title(step.id);
    case StateRole: return int(stateOf(step));
    case StateTextRole: return m_started ? Words::step(stateOf(step)) : QString();
    case DetailRole: return step.detail;
    case ProblemRole: return CheckText::problem(step);
    case FixRole: return CheckText::fix(step);
    case WordsRole: return step.state == lattice::CheckStep::State::Failed ? step.words : QString();
    default: return {};
    }
}

QHash<int, QByteArray> StepModel::roleNames() const
{
    return {{StepIdRole, "stepId"_ba}, {TitleRole, "title"_ba}, {StateRole, "stepState"_ba}, {StateTextRole, "stateText"_ba},
            {DetailRole, "detail"_ba}, {ProblemRole, "problem"_ba}, {FixRole, "fix"_ba}, {WordsRole, "words"_ba}};
}

} // namespace app
