// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/eventfilter.h"

namespace lattice {

/*! Reads the text of a filter, once. \sa EventFilter for the grammar */
class FilterParser final
{
public:
    FilterParser(const QString &text, const QDateTime &now) : m_text(text), m_now(now) { }

    std::expected<QList<FilterTerm>, FilterError> parse();

private:
    struct Value {
        QString text;
        QStringList parts{QString()}; //!< between the asterisks outside quotes
        qsizetype position = 0;
        qsizetype length = 0;

        void add(QChar c) { text += c; parts.last() += c; }
        bool isWildcard() const { return parts.size() > 1; }
        QString pattern() const; //!< of a regular expression
    };
    using Term = std::expected<FilterTerm, FilterError>;

    Term term();
    Term keyed(FilterTerm term, FilterTerm::Key key);
    std::expected<Value, FilterError> value();
    bool quoted(Value &value);
    Term withRegex(FilterTerm term, const Value &value) const;
    Term withState(FilterTerm term, const Value &value) const;
    Term withTime(FilterTerm term, const Value &value) const;
    Term withText(FilterTerm term, const Value &value) const;
    bool atEnd() const { return m_at >= m_text.size(); }

    const QString m_text;
    const QDateTime m_now;
    qsizetype m_at = 0;
};

/*! `2h`, `1h30m`, `16:20`, `16:20:05`, `2026-01-26`, `2026-01-26T16:00:00Z`: UTC, or nothing. A day alone begins it, and ends it for \a key Until. */
std::optional<QDateTime> filterTime(const QString &text, FilterTerm::Key key, const QDateTime &now);

} // namespace lattice
