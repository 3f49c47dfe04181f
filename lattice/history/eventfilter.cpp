// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/eventfilter.h"

#include "lattice/history/eventcodec.h"
#include "lattice/history/filterparser.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

bool isSame(const FilterTerm &term, QStringView text)
{
    if (term.wildcard)
        return !text.isEmpty() && term.regex.matchView(text).hasMatch();
    return text.compare(term.value, Qt::CaseInsensitive) == 0;
}

/*! \a text as it stands inside a JSON string. */
QString escaped(const QString &text)
{
    const QByteArray json = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(2, json.size() - 4));
}

bool containsText(const FilterTerm &term, QByteArrayView body)
{
    const QString text = QString::fromUtf8(body);
    if (term.isRegex())
        return term.regex.matchView(text).hasMatch();
    return text.contains(escaped(term.value), Qt::CaseInsensitive);
}

} // namespace

std::expected<EventFilter, FilterError> EventFilter::parse(const QString &text, const QDateTime &now)
{
    auto terms = FilterParser(text, now).parse();
    if (!terms)
        return std::unexpected(terms.error());
    EventFilter filter;
    filter.m_text = text.trimmed();
    filter.m_terms = std::move(*terms);
    return filter;
}

bool EventFilter::matches(const Event &event, QByteArrayView body) const
{
    if (m_terms.isEmpty())
        return true;
    const EventFacts facts = factsOf(event);
    const QDateTime &time = event.stored.isValid() ? event.stored : event.time;
    const auto searchesText = [](const FilterTerm &term) { return term.key == FilterTerm::Key::Text; };
    QByteArray made;
    if (body.isEmpty() && std::ranges::any_of(m_terms, searchesText)) {
        made = encode(event);
        body = made;
    }
    return std::ranges::all_of(m_terms, [&](const FilterTerm &term) { return holds(term, facts, time, body) != term.negated; });
}

bool EventFilter::holds(const FilterTerm &term, const EventFacts &facts, const QDateTime &time, QByteArrayView body)
{
    using Key = FilterTerm::Key;
    switch (term.key) {
    case Key::Type: return isSame(term, facts.type) || isSame(term, shortType(facts.type));
    case Key::Station: return isSame(term, facts.station) || (!facts.stationName.isEmpty() && isSame(term, facts.stationName));
    case Key::Agent: return isSame(term, facts.agent);
    case Key::Work: return isSame(term, facts.work);
    case Key::Run: return isSame(term, facts.run);
    case Key::By: return isSame(term, facts.by);
    case Key::Id: return isSame(term, facts.id);
    case Key::Trace: return isSame(term, facts.trace);
    case Key::Is: return facts.state == term.state;
    case Key::Since: return time >= term.time;
    case Key::Until: return time < term.time;
    case Key::Text: return containsText(term, body);
    }
    return false;
}

} // namespace lattice
