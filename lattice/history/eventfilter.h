// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/eventfacts.h"

#include <QList>
#include <QRegularExpression>

#include <expected>

namespace lattice {

/*! Where a filter's text cannot be understood. */
struct FilterError {
    qsizetype position = 0; //!< of the character, from 0
    qsizetype length = 0;   //!< of what is wrong; 0: something is missing there
    QString expected;       //!< English: "a state: queued, running, …"

    friend bool operator==(const FilterError &, const FilterError &) = default;
};

/*! One term of a filter. */
struct FilterTerm {
    enum class Key { Type, Station, Agent, Work, Run, By, Id, Trace, Text, Is, Since, Until };

    Key key = Key::Text;
    bool negated = false;
    QString value; //!< as written, without quotes; of Is the state's name
    bool wildcard = false; //!< value holds a `*` outside quotes
    EventState state = EventState::None; //!< of Is
    QDateTime time; //!< of Since and Until, UTC
    QRegularExpression regex; //!< of `text~…`, else with an empty pattern; of a wildcard its expression
    qsizetype position = 0; //!< in the filter's text, with a leading `-`
    qsizetype length = 0;

    bool isRegex() const { return key == Key::Text && !regex.pattern().isEmpty(); }
};

/*!
    A filter over events, as people write it: `type:work.* is:failed station:"edge 3" since:2h -agent:probe "tool timeout" text~time(d|out)`.

    Terms are separated by blanks and all must hold. Keys are type, station (id or name), agent, work, run, by, id, trace, text;
    `is:` takes a state; `since:` and `until:` take `2h` (s m h d w), `16:20` (local, the last time it was so), or ISO 8601.
    A value may be quoted, with `\"` and `\\` inside, and outside quotes `*` stands for any characters. `-` before a term turns it
    round. A word or "phrase" alone is searched in the text, which is the event's JSON. Nothing regards case but `text~`.
    Types match in full and without `station.lattice.` or `station.control.`.
    \sa docs/history.md §5
*/
class EventFilter final
{
public:
    EventFilter() = default; //!< matches everything

    /*! Relative times count from \a now. */
    static std::expected<EventFilter, FilterError> parse(const QString &text, const QDateTime &now);

    bool isEmpty() const { return m_terms.isEmpty(); }
    const QList<FilterTerm> &terms() const { return m_terms; }
    const QString &text() const { return m_text; }

    /*! \a body is the event's JSON where it is at hand; else it is made for terms that search the text. */
    bool matches(const Event &event, QByteArrayView body = {}) const;
    /*! Whether one term holds, whatever its minus says. */
    static bool holds(const FilterTerm &term, const EventFacts &facts, const QDateTime &time, QByteArrayView body);

private:
    QString m_text;
    QList<FilterTerm> m_terms;
};

/*! The name of \a key as it is written before the colon. */
QString keyName(FilterTerm::Key key);

} // namespace lattice
