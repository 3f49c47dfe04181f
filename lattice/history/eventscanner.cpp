// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/eventscanner.h"

#include "lattice/protocol/fields.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace lattice {

namespace {

enum Place { Id, Type, Source, SpecVersion, Subject, Time, StationId, StationName, Traceparent,
             DataStation, DataTarget, DataName, AgentName, AgentId, Work, Run, ParentRun,
             Requested, Answered, Cancelled, SourceStation, Status, PlaceCount };

struct Key {
    QByteArrayView name;
    Place place;
};

constexpr Key kTopKeys[] = {{"id", Id}, {"type", Type}, {"source", Source}, {"specversion", SpecVersion}, {"subject", Subject},
                            {"time", Time}, {"stationid", StationId}, {"stationname", StationName}, {"traceparent", Traceparent}};
constexpr Key kDataKeys[] = {{"station_id", DataStation}, {"target_station", DataTarget}, {"station_name", DataName},
                             {"agent_name", AgentName}, {"agent_id", AgentId}, {"work_id", Work}, {"run_id", Run},
                             {"orchestrator_run_id", ParentRun}, {"requested_by", Requested}, {"answered_by", Answered},
                             {"cancelled_by", Cancelled}, {"source_station", SourceStation}, {"status", Status}};
constexpr int kMostDepth = 16;
constexpr qsizetype kMostDigits = 15; // what a double holds exactly

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/*! A value of JSON read past, of a grammar somewhat narrower than the real one. */
class Scanner
{
public:
    explicit Scanner(QByteArrayView bytes) : m_at(bytes.begin()), m_end(bytes.end()) { }

    bool scan(std::array<QByteArrayView, PlaceCount> &found)
    {
        blanks();
        if (!object(1, [&](QByteArrayView key) { return topValue(key, found); }))
            return false;
        blanks();
        return m_at == m_end;
    }

private:
    bool topValue(QByteArrayView key, std::array<QByteArrayView, PlaceCount> &found)
    {
        for (const char c : key) {
            if (!(c >= 'a' && c <= 'z') && c != '_' && !isDigit(c))
                return false; // it may be one of ours in another case
        }
        if (key == "data") {
            if (std::exchange(m_hasData, true))
                return false;
            return object(2, [&](QByteArrayView name) { return value(name, kDataKeys, found, false); });
        }
        return value(key, kTopKeys, found, true);
    }

    template <typename Keys>
    bool value(QByteArrayView key, const Keys &keys, std::array<QByteArrayView, PlaceCount> &found, bool mustBeText)
    {
        for (const Key &known : keys) {
            if (known.name.size() != key.size() || std::memcmp(known.name.data(), key.data(), size_t(key.size())) != 0)
                continue;
            if (std::exchange(m_seen[known.place], true))
                return false;
            if (m_at != m_end && *m_at == '"')
                return text(found[known.place], false);
            return !mustBeText && skip(3);
        }
        return skip(3);
    }

    template <typename Member>
    bool object(int depth, Member member)
    {
        if (depth > kMostDepth || !take('{'))
            return false;
        blanks();
        if (take('}'))
            return true;
        do {
            blanks();
            QByteArrayView key;
            if (!text(key, false))
                return false;
            blanks();
            if (!take(':'))
                return false;
            blanks();
            if (!member(key))
                return false;
            blanks();
        } while (take(','));
        return take('}');
    }

    bool array(int depth)
    {
        if (depth > kMostDepth || !take('['))
            return false;
        blanks();
        if (take(']'))
            return true;
        do {
            blanks();
            if (!skip(depth + 1))
                return false;
            blanks();
        } while (take(','));
        return take(']');
    }

    bool skip(int depth)
    {
        if (m_at == m_end)
            return false;
        QByteArrayView ignored;
        switch (*m_at) {
        case '"': return text(ignored, true);
        case '{': return object(depth, [&](QByteArrayView) { return skip(depth + 1); });
        case '[': return array(depth);
        case 't': return word("true");
        case 'f': return word("false");
        case 'n': return word("null");
        default: return number();
        }
    }

    /*! A string; with escapes only when \a escapes. Whether the whole is UTF-8 is seen at the end. */
    bool text(QByteArrayView &into, bool escapes)
    {
        if (!take('"'))
            return false;
        const char *begin = m_at;
        while (m_at != m_end && *m_at != '"') {
            const auto c = static_cast<unsigned char>(*m_at++);
            if (c < 0x20 || (c == '\\' && !(escapes && escape())))
                return false;
        }
        into = QByteArrayView(begin, m_at);
        return take('"');
    }

    bool escape()
    {
        if (m_at == m_end)
            return false;
        const char c = *m_at++;
        return c != '\0' && std::strchr("\"\\/bfnrt", c); // \u is left to the real parser
    }

    bool number()
    {
        const char *begin = m_at;
        take('-');
        const char *first = m_at;
        while (m_at != m_end && isDigit(*m_at))
            ++m_at;
        if (m_at == first || (*first == '0' && m_at - first > 1))
            return false;
        if (take('.')) {
            const char *fraction = m_at;
            while (m_at != m_end && isDigit(*m_at))
                ++m_at;
            if (m_at == fraction)
                return false;
        }
        return m_at - begin <= kMostDigits; // an exponent fails at what follows
    }

    bool word(QByteArrayView expected)
    {
        if (m_end - m_at < expected.size() || std::memcmp(m_at, expected.data(), size_t(expected.size())) != 0)
            return false;
        m_at += expected.size();
        return true;
    }

    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }

    void blanks()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\t' || *m_at == '\r'))
            ++m_at;
    }

    const char *m_at;
    const char *m_end;
    bool m_hasData = false;
    std::array<bool, PlaceCount> m_seen{};
};

int digits(QByteArrayView text, qsizetype at)
{
    return isDigit(text[at]) && isDigit(text[at + 1]) ? (text[at] - '0') * 10 + text[at + 1] - '0' : 99;
}

/*! The 29th of February is left to the real parser. */
int lastDayOf(int month)
{
    constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month >= 1 && month <= 12 ? kDays[size_t(month - 1)] : 0;
}

/*! `2026-01-26T16:00:00.007Z`. */
bool isPlainTime(QByteArrayView text)
{
    if (text.size() < 20 || text.size() > 30 || text.back() != 'Z' || text[4] != '-' || text[7] != '-' || text[10] != 'T'
        || text[13] != ':' || text[16] != ':' || digits(text, 0) < 19 || digits(text, 0) > 98 || digits(text, 2) > 98
        || digits(text, 8) < 1 || digits(text, 8) > lastDayOf(digits(text, 5)) || digits(text, 11) > 23
        || digits(text, 14) > 59 || digits(text, 17) > 59)
        return false;
    const QByteArrayView fraction = text.sliced(19).chopped(1);
    return fraction.isEmpty() || (fraction.size() > 1 && fraction[0] == '.' && std::all_of(fraction.begin() + 1, fraction.end(), isDigit));
}

bool isPlainType(QByteArrayView type)
{
    if (type.isEmpty() || type.size() > 64) // so no token is too long
        return false;
    char before = '.';
    for (const char c : type) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '-';
        if (!letter && (c != '.' || before == '.'))
            return false;
        before = c;
    }
    return before != '.';
}

/*! The first of \a views that has something in it. */
QByteArrayView firstOf(std::initializer_list<QByteArrayView> views)
{
    for (const QByteArrayView view : views) {
        if (!view.isEmpty())
            return view;
    }
    return {};
}

struct TypeState {
    QByteArrayView type;
    EventState state;
};

constexpr TypeState kStates[] = {
    {"work.submitted", EventState::Queued}, {"work.assigned", EventState::Queued}, {"work.retrying", EventState::Queued},
    {"work.handed_back", EventState::Queued}, {"work.answered", EventState::Queued}, {"work.accepted", EventState::Running},
    {"work.progress", EventState::Running}, {"work.completed", EventState::Done}, {"work.failed", EventState::Failed},
    {"work.cancelled", EventState::Stopped}, {"work.escalated", EventState::Escalated}, {"work.lost", EventState::Stalled},
    {"agent.invoked", EventState::Running}, {"station.joined", EventState::Joined}, {"station.left", EventState::Left},
};

} // namespace

EventState stateOf(QByteArrayView type, QByteArrayView status)
{
    QByteArrayView name = type;
    if (type.startsWith("station.lattice.") || type.startsWith("station.control."))
        name = type.sliced(16);
    else
        return EventState::None;
    for (const TypeState &known : kStates) {
        if (known.type == name)
            return known.state;
    }
    if (name == "agent.answered")
        return status == "success" ? EventState::Done : EventState::Failed;
    return EventState::None;
}

std::optional<FactViews> scanEvent(QByteArrayView body)
{
    std::array<QByteArrayView, PlaceCount> found{};
    if (body.size() > kMaxMessageBytes || !Scanner(body).scan(found))
        return std::nullopt;
    const bool known = !found[Id].isEmpty() && !found[Source].isEmpty() && found[SpecVersion].startsWith("1.") && isPlainType(found[Type])
        && isPlainTime(found[Time]);
    if (!known || (!body.isEmpty() && !QUtf8StringView(body.data(), body.size()).isValidUtf8()))
        return std::nullopt;
    QByteArrayView publisher = found[StationId];
    if (publisher.isEmpty() && found[Source].startsWith("station.lattice/"))
        publisher = found[Source].sliced(16);
    FactViews facts{.id = found[Id], .type = found[Type], .station = firstOf({found[DataStation], found[DataTarget], publisher})};
    facts.stationName = facts.station == publisher ? firstOf({found[StationName], found[DataName]}) : found[DataName];
    facts.agent = firstOf({found[AgentName], found[AgentId]});
    facts.work = found[Work];
    facts.run = firstOf({found[Run], found[ParentRun]});
    facts.by = firstOf({found[Requested], found[Answered], found[Cancelled], found[SourceStation]});
    const QByteArrayView trace = found[Traceparent];
    if (std::any_of(trace.begin(), trace.end(), [](char c) { return static_cast<signed char>(c) < 0; }))
        return std::nullopt; // letters would be counted in another way
    if (trace.size() > 35 && trace[2] == '-' && trace[35] == '-')
        facts.trace = trace.sliced(3, 32);
    facts.state = stateOf(facts.type, found[Status]);
    return facts;
}

} // namespace lattice
