// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/workfilter.h"

#include "lattice/protocol/traceparent.h"

using namespace Qt::StringLiterals;
using lattice::EventState;
using lattice::FilterTerm;

namespace app {

namespace {

EventState eventState(WorkValue::Value state)
{
    switch (state) {
    case WorkValue::Queued: return EventState::Queued;
    case WorkValue::Running: return EventState::Running;
    case WorkValue::Stalled: return EventState::Stalled;
    case WorkValue::Waiting:
    case WorkValue::Escalated: return EventState::Escalated;
    case WorkValue::Done: return EventState::Done;
    case WorkValue::Failed: return EventState::Failed;
    case WorkValue::Stopped: return EventState::Stopped;
    }
    return EventState::None;
}

bool has(const FilterTerm &term, const QString &text)
{
    if (term.isRegex() || term.wildcard)
        return term.regex.matchView(text).hasMatch();
    return text.contains(term.value, Qt::CaseInsensitive);
}

bool hasText(const FilterTerm &term, const WorkEntry &entry, const StationNames &names)
{
    const auto &record = entry.record;
    const auto &spec = record.spec;
    const auto any = [&term](const auto &texts) { return std::ranges::any_of(texts, [&term](const QString &text) { return has(term, text); }); };
    return has(term, spec.task) || has(term, spec.workId) || has(term, agentOf(record)) || has(term, spec.capability) || has(term, names.value(record.station, record.station))
        || has(term, record.progress.message) || has(term, record.outcome.result) || has(term, record.outcome.error) || has(term, record.escalation.reason)
        || has(term, spec.runId) || any(spec.context) || any(spec.labels);
}

lattice::EventFacts factsOf(const WorkEntry &entry, const StationNames &names)
{
    const auto &record = entry.record;
    const auto trace = lattice::Traceparent::parse(record.spec.traceparent);
    return {.id = record.spec.workId,
            .type = lattice::phaseName(record.phase),
            .station = record.station,
            .stationName = names.value(record.station),
            .agent = agentOf(record),
            .work = record.spec.workId,
            .run = record.spec.runId,
            .by = record.spec.requestedBy,
            .trace = trace ? trace->traceId() : QString(),
            .state = eventState(entry.state)};
}

/*! The `is:` terms of \a text, last first; nothing where it cannot be read. */
QList<FilterTerm> states(const QString &text)
{
    QList<FilterTerm> found;
    const auto filter = lattice::EventFilter::parse(text, QDateTime::currentDateTimeUtc());
    if (!filter)
        return found;
    for (const auto &term : filter->terms()) {
        if (term.key == FilterTerm::Key::Is && !term.negated)
            found.prepend(term);
    }
    return found;
}

} // namespace

std::expected<WorkFilter, lattice::FilterError> WorkFilter::parse(const QString &text, const QDateTime &now)
{
    auto parsed = lattice::EventFilter::parse(text, now);
    if (!parsed)
        return std::unexpected(parsed.error());
    WorkFilter filter;
    filter.m_filter = std::move(*parsed);
    return filter;
}

bool WorkFilter::matches(const WorkEntry &entry, const StationNames &names) const
{
    return std::ranges::all_of(m_filter.terms(), [&](const FilterTerm &term) { return holds(term, entry, names) != term.negated; });
}

bool WorkFilter::holds(const FilterTerm &term, const WorkEntry &entry, const StationNames &names) const
{
    if (term.key == FilterTerm::Key::Text)
        return hasText(term, entry, names);
    if (term.key == FilterTerm::Key::Is) {
        const auto wanted = term.state == EventState::Waiting ? EventState::Escalated : term.state;
        return eventState(entry.state) == wanted;
    }
    const auto facts = factsOf(entry, names);
    const auto &record = entry.record;
    // By: whoever had a hand in it; the history has an event for each of them.
    if (term.key == FilterTerm::Key::By) {
        auto by = facts;
        for (const auto &who : {record.spec.requestedBy, record.spec.sourceStation, names.value(record.spec.sourceStation), record.cancel.by, record.escalation.answeredBy}) {
            by.by = who;
            if (!who.isEmpty() && lattice::EventFilter::holds(term, by, record.spec.submittedAt, {}))
                return true;
        }
        return false;
    }
    return lattice::EventFilter::holds(term, facts, record.spec.submittedAt, {});
}

QString WorkFilter::withState(const QString &text, const QString &state)
{
    auto rest = text;
    for (const auto &term : states(text)) // with the blank behind it, so that none are left over
        rest.remove(term.position, term.length + (term.position + term.length < rest.size() ? 1 : 0));
    rest = rest.trimmed();
    if (state.isEmpty())
        return rest;
    return rest.isEmpty() ? u"is:"_s + state : u"is:%1 %2"_s.arg(state, rest);
}

QString WorkFilter::stateOf(const QString &text)
{
    const auto found = states(text);
    return found.size() == 1 ? found.first().value : QString();
}

QString WorkFilter::nameOf(WorkValue::Value state) { return lattice::stateName(eventState(state)); }

} // namespace app
