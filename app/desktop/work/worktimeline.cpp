// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/worktimeline.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

namespace {

WorkValue::Value stateOf(lattice::WorkPhase phase)
{
    return WorkWords::state({.phase = phase}, {}, {});
}

} // namespace

void WorkTimeline::show(const lattice::WorkRecord &record, const StationNames &names)
{
    m_names = names;
    const auto &steps = record.history;
    if (steps == m_steps)
        return;
    const bool grows = steps.size() > m_steps.size() && std::equal(m_steps.cbegin(), m_steps.cend(), steps.cbegin());
    if (grows && !m_steps.isEmpty()) {
        beginInsertRows({}, int(m_steps.size()), int(steps.size()) - 1);
        m_steps = steps;
        endInsertRows();
        return;
    }
    beginResetModel();
    m_steps = steps;
    endResetModel();
}

int WorkTimeline::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_steps.size()); }

QVariant WorkTimeline::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &step = m_steps.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TextRole: return WorkWords::phase(step.phase);
    case TimeRole: return step.at.isValid() ? QLocale().toString(step.at.toLocalTime().time(), u"HH:mm:ss"_s) : QString();
    case StationRole: return m_names.value(step.station, step.station);
    case ReasonRole: return step.reason;
    case GlyphRole: return WorkWords::glyph(stateOf(step.phase));
    case StateRole: return int(stateOf(step.phase));
    default: return {};
    }
}

QHash<int, QByteArray> WorkTimeline::roleNames() const
{
    return {{TextRole, "phaseText"_ba}, {TimeRole, "timeText"_ba}, {StationRole, "station"_ba}, {ReasonRole, "reason"_ba}, {GlyphRole, "glyph"_ba}, {StateRole, "workState"_ba}};
}

} // namespace app
