// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/filtersql.h"

#include "lattice/history/eventcodec.h"
#include "lattice/history/indexwords.h"

#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

using Key = FilterTerm::Key;
using Clause = Result<QString>;

constexpr qsizetype kMostInline = 500;

/*! `column IN (…)`; many hashes go through a table of this connection's. */
Clause isOneOf(const QSqlDatabase &database, const QStringList &columns, const QList<qint64> &hashes)
{
    QString list;
    if (hashes.size() <= kMostInline) {
        QStringList texts;
        for (const qint64 hash : hashes)
            texts.append(QString::number(hash));
        list = texts.join(u',');
    } else {
        static std::atomic<int> last = 0;
        const QString table = u"temp.matched%1"_s.arg(++last % 16); // a filter has few of them, and lives shortly
        for (const QString &line : {u"DROP TABLE IF EXISTS %1"_s.arg(table), u"CREATE TABLE %1 (hash INTEGER PRIMARY KEY)"_s.arg(table)}) {
            if (const auto done = runSql(database, line); !done)
                return std::unexpected(done.error());
        }
        BulkInsert insert(database, u"INSERT OR IGNORE"_s, table, 1);
        for (const qint64 hash : hashes) {
            if (const auto added = insert.add(hash); !added)
                return std::unexpected(added.error());
        }
        if (const auto done = insert.finish(); !done)
            return std::unexpected(done.error());
        list = u"SELECT hash FROM "_s + table;
    }
    QStringList clauses;
    for (const QString &column : columns)
        clauses.append(u"e.%1 IN (%2)"_s.arg(column, list));
    return u'(' + clauses.join(u" OR "_s) + u')';
}

/*! Whether \a text stands in JSON as it is, and LIKE compares it as we do. */
bool isPlain(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= u' ' && c <= u'~' && !u"\"\\/%_&<>'"_s.contains(c); });
}

/*! A pattern for LIKE that all bodies with \a text in them match, and some others. */
QString widePattern(const QString &text)
{
    QString pattern = u"%"_s;
    for (const char32_t c : text.toUcs4())
        pattern += c >= 0x80 ? u"_"_s : isPlain(QString(QChar(char16_t(c)))) ? QString(QChar(char16_t(c))) : u"%"_s;
    return pattern + u'%';
}

/*! What the texts that \a term may match begin with, as a pattern for LIKE. */
QString beginning(const FilterTerm &term)
{
    const QString begin = term.value.first(term.value.indexOf(u'*'));
    return term.key != Key::Type && isPlain(begin) ? begin + u'%' : u"%"_s; // types match without their prefix too
}

Clause wordClause(const FilterTerm &term, const QSqlDatabase &database, IndexWords::Kind kind, const QStringList &columns)
{
    if (term.wildcard) {
        const auto found = IndexWords::find(database, kind, beginning(term), [&term](const QString &text) {
            return term.regex.matchView(text).hasMatch() || (term.key == Key::Type && term.regex.matchView(shortType(text)).hasMatch());
        });
        return found ? isOneOf(database, columns, *found) : Clause(std::unexpected(found.error()));
    }
    QList<qint64> hashes{IndexWords::hash(term.value)};
    if (term.key == Key::Type) {
        hashes.append(IndexWords::hash(u"station.lattice."_s + term.value));
        hashes.append(IndexWords::hash(u"station.control."_s + term.value));
    }
    return isOneOf(database, columns, hashes);
}

/*! The part of a text's term that SQL can say; the rest goes to \a sql. Empty: nothing. */
QString textClause(const FilterTerm &term, FilterSql &sql)
{
    const bool plain = !term.isRegex() && isPlain(term.value);
    if (!plain)
        sql.rest.append(term);
    if (term.isRegex() || (!plain && term.negated))
        return {};
    sql.needsBody = true;
    sql.values.append(plain ? u'%' + term.value + u'%' : widePattern(term.value));
    return u"CAST(b.body AS TEXT) LIKE ?"_s; // a blob is like nothing
}

Clause clauseOf(const FilterTerm &term, const QSqlDatabase &database, FilterSql &sql)
{
    switch (term.key) {
    case Key::Type: return wordClause(term, database, IndexWords::Type, {u"type"_s});
    case Key::Station: return wordClause(term, database, IndexWords::Station, {u"station"_s, u"name"_s});
    case Key::Agent: return wordClause(term, database, IndexWords::Agent, {u"agent"_s});
    case Key::Work: return wordClause(term, database, IndexWords::Item, {u"work"_s});
    case Key::Run: return wordClause(term, database, IndexWords::Item, {u"run"_s});
    case Key::By: return wordClause(term, database, IndexWords::By, {u"who"_s});
    case Key::Is: return u"e.state = %1"_s.arg(int(term.state));
    case Key::Since: return u"e.time >= %1"_s.arg(term.time.toMSecsSinceEpoch());
    case Key::Until: return u"e.time < %1"_s.arg(term.time.toMSecsSinceEpoch());
    case Key::Text: return textClause(term, sql);
    case Key::Id:
    case Key::Trace: break;
    }
    if (!term.wildcard)
        return u"e.%1 = %2"_s.arg(keyName(term.key)).arg(IndexWords::hash(term.value));
    sql.rest.append(term); // these texts are not kept apart from the bodies
    return QString();
}

} // namespace

Result<FilterSql> FilterSql::make(const EventFilter &filter, const QSqlDatabase &database)
{
    FilterSql sql;
    QStringList clauses;
    for (const FilterTerm &term : filter.terms()) {
        const auto clause = clauseOf(term, database, sql);
        if (!clause)
            return std::unexpected(clause.error());
        if (!clause->isEmpty())
            clauses.append(term.negated ? u"NOT (%1)"_s.arg(*clause) : *clause);
    }
    sql.where = clauses.isEmpty() ? u"1"_s : clauses.join(u" AND "_s);
    return sql;
}

bool FilterSql::restHolds(const QByteArray &body, EventState state) const
{
    EventFacts facts;
    const bool wantsFacts = std::ranges::any_of(rest, [](const FilterTerm &term) { return term.key != Key::Text; });
    if (wantsFacts && state != EventState::Unreadable && state != EventState::Gap) {
        if (auto scanned = scanFacts(body))
            facts = std::move(*scanned);
        else if (const auto event = decodeEvent(body))
            facts = factsOf(*event);
    }
    return std::ranges::all_of(rest, [&](const FilterTerm &term) { return EventFilter::holds(term, facts, {}, body) != term.negated; });
}

} // namespace lattice
