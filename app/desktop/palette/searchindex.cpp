// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/palette/searchindex.h"

namespace app {

namespace {

constexpr qsizetype kLongest = 240; // characters of a text that are looked at

} // namespace

int SearchIndex::score(QStringView query, QStringView text)
{
    int score = 0;
    int run = 0;
    qsizetype at = 0;
    for (const auto letter : query) {
        if (letter.isSpace())
            continue;
        const auto found = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (found < 0)
            return -1;
        const bool start = found == 0 || !text.at(found - 1).isLetterOrNumber();
        run = found == at && at > 0 ? run + 1 : 0;
        score += 10 + (start ? 8 : 0) + run * 5 - int(qMin<qsizetype>(found - at, 6));
        at = found + 1;
    }
    return qMax(0, score - int(text.size()) / 8);
}

/*! One bit for each letter that occurs; several letters share a bit, so a set bit only says "perhaps". */
quint64 SearchIndex::lettersOf(QStringView folded)
{
    quint64 letters = 0;
    for (const auto letter : folded) {
        if (!letter.isSpace())
            letters |= quint64(1) << (letter.unicode() % 64);
    }
    return letters;
}

qsizetype SearchIndex::add(const QString &text, unsigned group, Way way)
{
    const QString folded = text.left(kLongest).toCaseFolded();
    m_entries.append({.text = folded, .letters = lettersOf(folded), .group = group, .way = way});
    m_groups = 0; // what was found is no longer all
    return m_entries.size() - 1;
}

void SearchIndex::clear()
{
    m_entries.clear();
    m_found.clear();
    m_query.clear();
    m_groups = 0;
}

void SearchIndex::compare(qsizetype at, QStringView query, quint64 letters, QList<Match> &found)
{
    const Entry &entry = m_entries.at(at);
    if ((entry.letters & letters) != letters)
        return;
    ++m_compared;
    const int how = entry.way == Way::Letters ? score(query, entry.text) : entry.text.contains(query) ? 10 : -1;
    if (how >= 0)
        found.append({.at = at, .score = how});
}

const QList<SearchIndex::Match> &SearchIndex::find(const QString &query, unsigned groups)
{
    const QString folded = query.toCaseFolded();
    const quint64 letters = lettersOf(folded);
    QList<Match> found;
    m_compared = 0;
    if (groups == m_groups && !m_query.isEmpty() && folded.startsWith(m_query)) {
        for (const Match &match : std::as_const(m_found))
            compare(match.at, folded, letters, found);
    } else {
        for (qsizetype at = 0; at < m_entries.size(); ++at) {
            if (m_entries.at(at).group & groups)
                compare(at, folded, letters, found);
        }
    }
    m_found = std::move(found);
    m_query = folded;
    m_groups = groups;
    return m_found;
}

} // namespace app
