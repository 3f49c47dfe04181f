// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/searchmodel.h"

#include "app/desktop/stationlistmodel.h"
#include "app/desktop/vocabulary.h"

using namespace Qt::StringLiterals;

namespace app {

SearchModel::SearchModel(const StationListModel &stations, QObject *parent)
    : QAbstractListModel(parent)
    , m_stations(stations)
{
}

int SearchModel::score(QStringView query, QStringView text)
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

void SearchModel::setQuery(const QString &query)
{
    if (m_query == query)
        return;
    m_query = query;
    refresh();
}

void SearchModel::refresh()
{
    QList<Hit> hits;
    const auto consider = [this, &hits](Hit hit) {
        hit.score = score(m_query, hit.title);
        if (hit.score >= 0)
            hits.append(std::move(hit));
    };
    for (const auto &station : m_stations.stations()) {
        consider({.score = 0, .title = station.name, .subtitle = Words::presence(station.presence), .stationId = station.id, .agent = {}});
        if (m_query.trimmed().isEmpty())
            continue; // nothing asked: the stations are enough
        for (const auto &agent : station.agents)
            consider({.score = 0, .title = agent.name, .subtitle = station.name, .stationId = station.id, .agent = agent.name});
    }
    std::ranges::stable_sort(hits, [](const Hit &a, const Hit &b) { return a.score != b.score ? a.score > b.score : a.title.localeAwareCompare(b.title) < 0; });
    if (hits.size() > kMax)
        hits.resize(kMax);
    beginResetModel();
    m_hits = std::move(hits);
    endResetModel();
    Q_EMIT queryChanged();
}

int SearchModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_hits.size()); }

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &hit = m_hits.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole: return hit.title;
    case SubtitleRole: return hit.subtitle;
    case StationIdRole: return hit.stationId;
    case AgentNameRole: return hit.agent;
    case KindTextRole: return hit.agent.isEmpty() ? tr("station") : tr("agent");
    default: return {};
    }
}

QHash<int, QByteArray> SearchModel::roleNames() const
{
    return {{TitleRole, "title"_ba}, {SubtitleRole, "subtitle"_ba}, {StationIdRole, "stationId"_ba}, {AgentNameRole, "agentName"_ba}, {KindTextRole, "kindText"_ba}};
}

} // namespace app
