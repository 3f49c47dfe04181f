// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/filterparser.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

using Key = FilterTerm::Key;

struct KeyWord {
    Key key;
    QLatin1StringView word;
};

constexpr KeyWord kKeys[] = {
    {Key::Type, "type"_L1}, {Key::Station, "station"_L1}, {Key::Agent, "agent"_L1}, {Key::Work, "work"_L1}, {Key::Run, "run"_L1},
    {Key::By, "by"_L1}, {Key::Id, "id"_L1}, {Key::Trace, "trace"_L1}, {Key::Text, "text"_L1}, {Key::Is, "is"_L1},
    {Key::Since, "since"_L1}, {Key::Until, "until"_L1},
};

std::optional<Key> keyFromName(QStringView name)
{
    for (const KeyWord &known : kKeys) {
        if (name.compare(known.word, Qt::CaseInsensitive) == 0)
            return known.key;
    }
    return std::nullopt;
}

QString allKeys()
{
    QStringList names;
    for (const KeyWord &known : kKeys)
        names.append(known.word);
    return names.join(u", "_s);
}

QString allStates()
{
    QStringList names;
    for (int state = int(EventState::Queued); state <= int(EventState::Gap); ++state)
        names.append(stateName(EventState(state)));
    return names.join(u", "_s);
}

/*! `1h30m` in seconds; negative when \a text is no duration. */
qint64 secondsOf(QStringView text)
{
    qint64 all = 0;
    while (!text.isEmpty()) {
        qsizetype digits = 0;
        while (digits < text.size() && text[digits] >= u'0' && text[digits] <= u'9')
            ++digits;
        if (digits == 0 || digits > 9 || digits == text.size())
            return -1;
        const qsizetype unit = "smhdw"_L1.indexOf(text[digits].toLower());
        if (unit < 0)
            return -1;
        constexpr qint64 kSeconds[] = {1, 60, 3600, 86400, 604800};
        all += text.first(digits).toLongLong() * kSeconds[unit];
        text = text.sliced(digits + 1);
    }
    return all;
}

} // namespace

QString keyName(FilterTerm::Key key)
{
    for (const KeyWord &known : kKeys) {
        if (known.key == key)
            return known.word;
    }
    return {};
}

std::optional<QDateTime> filterTime(const QString &text, FilterTerm::Key key, const QDateTime &now)
{
    if (text.isEmpty())
        return std::nullopt;
    if (const qint64 seconds = secondsOf(text); seconds >= 0)
        return now.toUTC().addSecs(-seconds);
    for (const QString &format : {u"H:mm"_s, u"H:mm:ss"_s}) {
        if (const QTime time = QTime::fromString(text, format); time.isValid()) {
            const QDateTime local = now.toLocalTime();
            const QDateTime today(local.date(), time);
            return (today > local ? QDateTime(local.date().addDays(-1), time) : today).toUTC();
        }
    }
    if (const QDate date = QDate::fromString(text, Qt::ISODate); date.isValid() && text.size() == 10)
        return (key == FilterTerm::Key::Until ? date.addDays(1) : date).startOfDay().toUTC();
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() && text.contains(u'T', Qt::CaseInsensitive) ? std::optional(time.toUTC()) : std::nullopt;
}

QString FilterParser::Value::pattern() const
{
    QStringList escaped;
    for (const QString &part : parts)
        escaped.append(QRegularExpression::escape(part));
    return escaped.join(u".*"_s);
}

std::expected<QList<FilterTerm>, FilterError> FilterParser::parse()
{
    QList<FilterTerm> terms;
    while (true) {
        while (!atEnd() && m_text[m_at].isSpace())
            ++m_at;
        if (atEnd())
            return terms;
        const qsizetype begin = m_at;
        auto next = term();
        if (!next)
            return std::unexpected(next.error());
        next->position = begin;
        next->length = m_at - begin;
        terms.append(std::move(*next));
    }
}

FilterParser::Term FilterParser::term()
{
    FilterTerm term;
    if (m_text[m_at] == u'-') {
        term.negated = true;
        ++m_at;
        if (atEnd() || m_text[m_at].isSpace())
            return std::unexpected(FilterError{.position = m_at, .expected = u"a term right after the minus; quote it to search for a minus"_s});
    }
    qsizetype end = m_at;
    while (end < m_text.size() && m_text[end].isLetter())
        ++end;
    const bool hasMark = end > m_at && end < m_text.size() && (m_text[end] == u':' || m_text[end] == u'~');
    if (!hasMark) {
        const auto phrase = value();
        return phrase ? withText(std::move(term), *phrase) : Term(std::unexpected(phrase.error()));
    }
    const qsizetype length = end - m_at;
    const auto key = keyFromName(QStringView(m_text).sliced(m_at, length));
    if (!key)
        return std::unexpected(FilterError{.position = m_at, .length = length, .expected = u"one of %1; quote a text with a colon in it"_s.arg(allKeys())});
    m_at = end;
    return keyed(std::move(term), *key);
}

FilterParser::Term FilterParser::keyed(FilterTerm term, FilterTerm::Key key)
{
    term.key = key;
    const bool regex = m_text[m_at] == u'~';
    if (regex && key != Key::Text)
        return std::unexpected(FilterError{.position = m_at, .length = 1, .expected = u"a colon; only text takes a regular expression (text~…)"_s});
    ++m_at;
    const auto given = value();
    if (!given)
        return std::unexpected(given.error());
    if (regex)
        return withRegex(std::move(term), *given);
    if (key == Key::Is)
        return withState(std::move(term), *given);
    if (key == Key::Since || key == Key::Until)
        return withTime(std::move(term), *given);
    return withText(std::move(term), *given);
}

std::expected<FilterParser::Value, FilterError> FilterParser::value()
{
    Value value;
    value.position = m_at;
    while (!atEnd() && !m_text[m_at].isSpace()) {
        if (m_text[m_at] == u'"') {
            const qsizetype open = m_at;
            if (!quoted(value))
                return std::unexpected(FilterError{.position = m_text.size(), .expected = u"a closing quotation mark for the one at %1"_s.arg(open + 1)});
            continue;
        }
        const QChar c = m_text[m_at++];
        if (c != u'*') {
            value.add(c);
            continue;
        }
        value.text += c;
        value.parts.append(QString());
    }
    value.length = m_at - value.position;
    if (value.text.isEmpty())
        return std::unexpected(FilterError{.position = value.position, .length = value.length, .expected = u"a value"_s});
    return value;
}

bool FilterParser::quoted(Value &value)
{
    for (++m_at; !atEnd(); ++m_at) {
        QChar c = m_text[m_at];
        if (c == u'"') {
            ++m_at;
            return true;
        }
        const bool escape = c == u'\\' && m_at + 1 < m_text.size() && (m_text[m_at + 1] == u'"' || m_text[m_at + 1] == u'\\');
        if (escape)
            c = m_text[++m_at];
        value.add(c);
    }
    return false;
}

FilterParser::Term FilterParser::withRegex(FilterTerm term, const Value &value) const
{
    term.value = value.text;
    // A pattern of bad will must not hold the index for minutes.
    term.regex = QRegularExpression(u"(*LIMIT_MATCH=100000)"_s + value.text, QRegularExpression::UseUnicodePropertiesOption);
    if (const QRegularExpression plain(value.text); !plain.isValid())
        return std::unexpected(FilterError{.position = value.position + qMax<qsizetype>(0, plain.patternErrorOffset()), .expected = u"a regular expression: %1"_s.arg(plain.errorString())});
    term.regex.optimize();
    return term;
}

FilterParser::Term FilterParser::withState(FilterTerm term, const Value &value) const
{
    const auto state = stateFromName(value.text);
    if (!state)
        return std::unexpected(FilterError{.position = value.position, .length = value.length, .expected = u"a state: %1"_s.arg(allStates())});
    term.state = *state;
    term.value = stateName(*state);
    return term;
}

FilterParser::Term FilterParser::withTime(FilterTerm term, const Value &value) const
{
    const auto time = filterTime(value.text, term.key, m_now);
    if (!time)
        return std::unexpected(FilterError{.position = value.position, .length = value.length, .expected = u"a time: 2h, 16:20 or 2026-01-26T16:20:00Z"_s});
    term.time = *time;
    term.value = value.text;
    return term;
}

FilterParser::Term FilterParser::withText(FilterTerm term, const Value &value) const
{
    term.value = value.text;
    term.wildcard = value.isWildcard();
    if (term.wildcard) {
        const QString pattern = term.key == Key::Text ? value.pattern() : QRegularExpression::anchoredPattern(value.pattern());
        term.regex = QRegularExpression(u"(*LIMIT_MATCH=100000)"_s + pattern, QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    }
    return term;
}

} // namespace lattice
