// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/searchmodel.h"

#include "app/desktop/stationlistmodel.h"
#include "app/desktop/vocabulary.h"
#include "app/desktop/work/workboard.h"

using namespace Qt::StringLiterals;

namespace app {

SearchModel::SearchModel(const StationListModel &stations, const WorkBoard &work, QObject *parent)
    : QAbstractListModel(parent)
    , m_stations(stations)
    , m_work(work)
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

void SearchModel::findStations(const QString &query, bool agentsOnly, QList<Hit> &hits) const
{
    const auto consider = [&](Hit hit) {
        hit.score = score(query, hit.title);
        if (hit.score >= 0)
            hits.append(std::move(hit));
    };
    for (const auto &station : m_stations.stations()) {
        if (!agentsOnly)
            consider({.score = 0, .title = station.name, .subtitle = Words::presence(station.presence), .stationId = station.id, .agent = {}, .workId = {}});
        if (query.isEmpty() && !agentsOnly)
            continue; // nothing asked: the stations are enough
        for (const auto &agent : station.agents)
            consider({.score = 0, .title = agent.name, .subtitle = station.name, .stationId = station.id, .agent = agent.name, .workId = {}});
    }
}

/*! Work by the beginning of its id, else by its task and agent; a word of the task must be there whole, there is so much of it. */
void SearchModel::findWork(const QString &query, QList<Hit> &hits) const
{
    if (query.isEmpty())
        return;
    for (const auto &entry : m_work.slotList()) {
        if (!entry)
            continue;
        const auto &spec = entry->record.spec;
        const bool byId = query.size() >= 4 && spec.workId.startsWith(query, Qt::CaseInsensitive);
        const bool byTask = query.size() >= 3 && spec.task.contains(query, Qt::CaseInsensitive);
        if (!byId && !byTask)
            continue;
        const auto task = WorkWords::firstLine(spec.task);
        const auto agent = agentOf(entry->record);
        hits.append({.score = byId ? 200 : isEnd(entry->record.phase) ? 1 : 10, .title = task.isEmpty() ? agent : task,
                     .subtitle = tr("%1, %2").arg(agent, WorkWords::word(entry->state)), .stationId = {}, .agent = {}, .workId = spec.workId});
        if (hits.size() > 20 * kMax)
            return;
    }
}

void SearchModel::refresh()
{
    QList<Hit> hits;
    const auto mark = m_query.isEmpty() ? QChar() : m_query.front();
    const bool agentsOnly = mark == u'@';
    const bool workOnly = mark == u'#';
    const auto query = (agentsOnly || workOnly ? m_query.sliced(1) : m_query).trimmed();
    if (!workOnly)
        findStations(query, agentsOnly, hits);
    if (!agentsOnly)
        findWork(query, hits);
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
    case WorkIdRole: return hit.workId;
    case KindTextRole: return !hit.workId.isEmpty() ? tr("work") : hit.agent.isEmpty() ? tr("station") : tr("agent");
    default: return {};
    }
}

QHash<int, QByteArray> SearchModel::roleNames() const
{
    return {{TitleRole, "title"_ba}, {SubtitleRole, "subtitle"_ba}, {StationIdRole, "stationId"_ba}, {AgentNameRole, "agentName"_ba}, {KindTextRole, "kindText"_ba}, {WorkIdRole, "workId"_ba}};
}

} // namespace app
