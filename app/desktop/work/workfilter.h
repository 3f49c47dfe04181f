// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/work/workboard.h"
#include "lattice/history/eventfilter.h"

namespace app {

using StationNames = QHash<QString, QString>; //!< id → name

/*!
    The grammar of lattice::EventFilter over items of work: `is:running agent:log-* -station:lab by:window "checkout"`.

    `is:` regards the state on screen (`is:waiting` and `is:escalated` both find what waits for a person), `type:` the phase, `since:` and `until:`
    the time of submission; a bare word is searched in task, answer, error, progress, question, agent, station, ids and labels.
*/
class WorkFilter final
{
public:
    WorkFilter() = default; //!< shows everything

    static std::expected<WorkFilter, lattice::FilterError> parse(const QString &text, const QDateTime &now);

    bool isEmpty() const { return m_filter.isEmpty(); }
    bool matches(const WorkEntry &entry, const StationNames &names) const;
    /*! \a text with its states replaced by \a state, or without any when that is empty; the rest stays as it was written. */
    static QString withState(const QString &text, const QString &state);
    /*! The state that \a text asks for alone, as `failed`; else empty. */
    static QString stateOf(const QString &text);
    static QString nameOf(WorkValue::Value state); //!< as it is written after `is:`

private:
    bool holds(const lattice::FilterTerm &term, const WorkEntry &entry, const StationNames &names) const;

    lattice::EventFilter m_filter;
};

} // namespace app
