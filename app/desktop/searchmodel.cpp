// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/searchmodel.h"

#include "app/commandtext.h"
#include "app/desktop/events/eventwords.h"
#include "app/desktop/manual/manualbook.h"
#include "app/desktop/palette/timequery.h"
#include "app/desktop/palette/verbform.h"
#include "app/desktop/runs/runwords.h"
#include "app/desktop/stationlistmodel.h"
#include "app/desktop/window/profilelist.h"
#include "app/desktop/window/shortcuts.h"
#include "app/desktop/work/workboard.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace app {

namespace {

enum Group : unsigned { Stations = 1, Agents = 2, WorkItems = 4, Runs = 8, Actions = 16, Manual = 32 };
constexpr int kRuns = 200;        // the latest ones, which the palette knows by their words
constexpr int kById = 200;        // the score of what the beginning of an id finds
constexpr int kShortestPart = 3;  // characters of a task that are looked for
constexpr int kShortestId = 4;    // characters of an id
constexpr int kHelpLess = 15;     // of a score, when help was not asked for

const QStringList kKinds{u"station"_s, u"agent"_s, u"work"_s, u"run"_s, u"action"_s, u"verb"_s, u"time"_s, u"event"_s, u"link"_s, u"profile"_s, u"help"_s}; // as Kind, for keys

unsigned groupsOf(QChar mark)
{
    if (mark == u'>')
        return Actions;
    if (mark == u'@')
        return Agents;
    if (mark == u'?')
        return Manual;
    return mark == u'#' ? WorkItems | Runs : Stations | Agents | WorkItems | Runs | Actions | Manual;
}

} // namespace

QString SearchModel::profileWords(const QString &name) { return tr("Open profile %1").arg(name); }

SearchModel::SearchModel(const StationListModel &stations, const WorkBoard &work, VerbClient &verbs, QObject *parent)
    : QAbstractListModel(parent)
    , m_stations(stations)
    , m_work(work)
    , m_verbs(verbs)
{
}

void SearchModel::add(Item item, const QString &text, unsigned group, SearchIndex::Way way)
{
    m_items.append(std::move(item));
    m_index.add(text, group, way);
}

void SearchModel::gather()
{
    m_index.clear();
    m_items.clear();
    m_gathered = true;
    for (const auto &station : m_stations.stations()) {
        add({Station, station.id, {}}, station.name, Stations);
        for (const auto &agent : station.agents)
            add({Agent, station.id, agent.name}, agent.name, Agents);
    }
    for (const auto &action : ShortcutTable::rows()) {
        if (action.inPalette)
            add({Action, action.id, {}}, ShortcutTable::words(action), Actions);
    }
    if (m_profiles) {
        for (const auto &profile : m_profiles->rows())
            add({Profile, profile.folder, {}}, profileWords(profile.name), Actions);
    }
    for (const auto &verb : verbTable().verbs()) {
        if (verb.run)
            add({Verb, verb.name, {}}, verb.title + u' ' + verb.words().join(u' '), Actions);
    }
    for (const auto &page : ManualBook::pages()) {
        for (const auto &heading : page.headings)
            add({Help, heading.level == 1 ? page.file : u"%1#%2"_s.arg(page.file, heading.anchor), {}}, heading.words, Manual);
    }
    for (const auto &entry : m_work.slotList()) { // a word of a task must be there whole, there is so much of it
        if (entry)
            add({Work, entry->record.spec.workId, {}}, entry->record.spec.task, WorkItems, SearchIndex::Way::Part);
    }
    for (auto run = m_runs.cbegin(); run != m_runs.cend(); ++run)
        add({Run, run.key(), {}}, (*run)[u"agent"].toString() + u' ' + (*run)[u"task"].toString(), Runs, SearchIndex::Way::Part);
}

void SearchModel::gatherRuns(const QJsonObject &page)
{
    m_runs.clear();
    const auto runs = page[u"runs"].toArray();
    for (const auto &value : runs) {
        const auto run = value.toObject();
        if (const auto id = run[u"run_id"].toString(); !id.isEmpty())
            m_runs.insert(id, run);
    }
    m_gathered = false;
    find();
}

void SearchModel::refresh()
{
    m_gathered = false;
    m_verbs.ask(u"runs.list"_s, {{u"limit"_s, kRuns}}, this, [this](const lattice::Result<QJsonObject> &page) {
        if (page)
            gatherRuns(*page); // without runs the palette is of use, too
    });
    find();
}

void SearchModel::close()
{
    m_index.clear();
    m_items.clear();
    m_items.squeeze();
    m_gathered = false;
}

void SearchModel::setQuery(const QString &query)
{
    if (m_query == query)
        return;
    m_query = query;
    find();
}

void SearchModel::find()
{
    if (!m_gathered)
        gather();
    static constexpr QStringView marks = u">@#:?";
    const auto mark = !m_query.isEmpty() && marks.contains(m_query.front()) ? m_query.front() : QChar();
    const auto query = (mark.isNull() ? m_query : m_query.sliced(1)).trimmed();
    QList<Hit> hits = mark.isNull() && query.isEmpty() ? opening() : hitsOf(mark, query);
    beginResetModel();
    m_hits = std::move(hits);
    endResetModel();
    Q_EMIT queryChanged();
}

QList<SearchModel::Hit> SearchModel::opening() const
{
    QList<Hit> hits, stations;
    for (const auto &key : m_recents.keys()) {
        if (Hit hit{.item = itemOf(key), .score = 0, .title = {}, .subtitle = {}}; word(hit))
            hits.append(hit);
    }
    for (const auto &item : m_items) {
        Hit hit{.item = item, .score = 0, .title = {}, .subtitle = {}};
        if (item.kind == Action)
            break; // stations and their agents come first
        if (item.kind == Station && !m_recents.keys().contains(keyOf(item)) && word(hit))
            stations.append(std::move(hit));
    }
    std::ranges::stable_sort(stations, [](const Hit &a, const Hit &b) { return a.title.localeAwareCompare(b.title) < 0; });
    hits += stations;
    hits.resize(std::min<qsizetype>(hits.size(), kMax));
    return hits;
}

/*! What a number, an id or a time names, though it may be nowhere in what was gathered. */
void SearchModel::addNamed(const QString &query, QList<Hit> &hits) const
{
    static const QRegularExpression number(u"^\\d{1,18}$"_s), uuid(u"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"_s, QRegularExpression::CaseInsensitiveOption), begin(u"^[0-9a-f-]{8,36}$"_s, QRegularExpression::CaseInsensitiveOption);
    const auto named = [&](Kind kind, const QString &title, const QString &subtitle) {
        hits.append({.item = {kind, query.toLower(), {}}, .score = 0, .title = title, .subtitle = subtitle});
    };
    if (number.match(query).hasMatch())
        named(Event, tr("Event number %1").arg(query), tr("in the history"));
    if (uuid.match(query).hasMatch())
        named(Event, tr("Event %1").arg(query), tr("in the history"));
    if (begin.match(query).hasMatch() && std::ranges::none_of(hits, [](const Hit &hit) { return hit.item.kind == Run; }))
        named(Run, tr("Run %1").arg(query), tr("not among the latest"));
}

QList<SearchModel::Hit> SearchModel::hitsOf(QChar mark, const QString &query)
{
    QList<Hit> hits;
    if (query.startsWith("station://"_L1, Qt::CaseInsensitive)) {
        hits.append({.item = {Link, query, {}}, .score = 0, .title = tr("Open the link"), .subtitle = query});
        return hits;
    }
    if (mark == u':') {
        const auto now = QDateTime::currentDateTimeUtc();
        if (const auto time = momentOf(query, now); time.isValid())
            hits.append({.item = {Moment, {}, {}, time}, .score = 0, .title = tr("Go to %1").arg(EventWords::moment(time, now)), .subtitle = tr("%1 ago").arg(Words::span(time.secsTo(now)))});
        return hits;
    }
    QSet<QString> recent;
    for (const auto &key : m_recents.keys())
        recent.insert(itemOf(key).id);
    const unsigned groups = groupsOf(mark) & ~(query.size() < kShortestPart ? unsigned(WorkItems | Runs) : 0U);
    for (const auto &match : m_index.find(query, groups)) {
        const auto &item = m_items.at(match.at);
        const auto place = recent.contains(item.id) ? m_recents.placeOf(keyOf(item)) : -1;
        const int open = item.kind == Work && match.score > 0 && m_work.find(item.id) && isEnd(m_work.find(item.id)->record.phase) ? -9 : 0;
        const bool isUnasked = item.kind == Help && mark.isNull(); // letters in order are in some heading nearly always
        if (const auto *heading = isUnasked ? ManualBook::heading(item.id) : nullptr; heading && !heading->words.contains(query, Qt::CaseInsensitive))
            continue;
        const int less = isUnasked ? kHelpLess : 0;
        hits.append({.item = item, .score = match.score + open - less + (place < 0 ? 0 : 12 - int(place) / 2), .title = {}, .subtitle = {}});
    }
    if (query.size() >= kShortestId && (groups & (WorkItems | Runs))) {
        for (const auto &entry : m_work.slotList()) {
            if (entry && entry->record.spec.workId.startsWith(query, Qt::CaseInsensitive))
                hits.append({.item = {Work, entry->record.spec.workId, {}}, .score = kById, .title = {}, .subtitle = {}});
        }
        for (auto run = m_runs.cbegin(); run != m_runs.cend(); ++run) {
            if (run.key().startsWith(query, Qt::CaseInsensitive))
                hits.append({.item = {Run, run.key(), {}}, .score = kById, .title = {}, .subtitle = {}});
        }
    }
    const auto better = [](const Hit &a, const Hit &b) { return a.score > b.score; };
    if (hits.size() > 2 * kMax) { // one thing may be there twice, by its id and by its words
        std::ranges::nth_element(hits, hits.begin() + 2 * kMax, better);
        hits.resize(2 * kMax);
    }
    QSet<QString> seen;
    std::ranges::stable_sort(hits, better);
    QList<Hit> worded;
    for (Hit &hit : hits) {
        const auto key = keyOf(hit.item);
        if (seen.contains(key) || !word(hit))
            continue;
        seen.insert(key);
        worded.append(std::move(hit));
    }
    hits = std::move(worded);
    std::ranges::stable_sort(hits, [](const Hit &a, const Hit &b) { return a.score != b.score ? a.score > b.score : a.title.localeAwareCompare(b.title) < 0; });
    hits.resize(std::min<qsizetype>(hits.size(), kMax));
    if (mark.isNull() || mark == u'#')
        addNamed(query, hits);
    return hits;
}

bool SearchModel::word(Hit &hit) const
{
    const auto &item = hit.item;
    switch (item.kind) {
    case Station:
    case Agent: {
        const auto *station = m_stations.find(item.id);
        if (!station || (item.kind == Agent && std::ranges::none_of(station->agents, [&](const auto &agent) { return agent.name == item.agent; })))
            return false;
        hit.title = item.kind == Agent ? item.agent : station->name;
        hit.subtitle = item.kind == Agent ? station->name : Words::presence(station->presence);
        return true;
    }
    case Work: {
        const auto *entry = m_work.find(item.id);
        if (!entry)
            return false;
        const auto task = WorkWords::firstLine(entry->record.spec.task), agent = agentOf(entry->record);
        hit.title = task.isEmpty() ? agent : task;
        hit.subtitle = tr("%1, %2").arg(agent, WorkWords::word(entry->state));
        return true;
    }
    case Run: {
        const auto run = m_runs.value(item.id);
        const auto task = WorkWords::firstLine(run[u"task"].toString());
        hit.title = task.isEmpty() ? RunWords::shortId(item.id) : task;
        //: a run in the palette: agent, how it stands, when it began
        hit.subtitle = tr("%1, %2, %3").arg(run[u"agent"].toString(), WorkWords::word(RunWords::state(run)), RunWords::clock(run[u"started_at"].toString()));
        return !run.isEmpty();
    }
    case Action: {
        const auto *action = ShortcutTable::find(item.id);
        if (!action || !action->inPalette)
            return false;
        hit.title = ShortcutTable::words(*action);
        return true;
    }
    case Verb: {
        const auto *verb = verbTable().find(item.id);
        if (!verb)
            return false;
        hit.title = verb->title;
        hit.subtitle = commandText(*verb, {});
        return true;
    }
    case Profile: {
        const auto rows = m_profiles ? m_profiles->rows() : QList<app::Profile>();
        const auto found = std::ranges::find(rows, item.id, &app::Profile::folder);
        if (found == rows.end())
            return false;
        hit.title = profileWords(found->name);
        hit.subtitle = found->running ? tr("running") : tr("in a window of its own");
        return true;
    }
    case Help: {
        const auto *heading = ManualBook::heading(item.id);
        if (!heading)
            return false;
        //: a heading of the manual, in the palette
        hit.title = tr("Help: %1").arg(heading->words);
        hit.subtitle = heading->level == 1 ? QString() : ManualBook::page(item.id.section(u'#', 0, 0))->title;
        return true;
    }
    case Moment:
    case Event:
    case Link: return true;
    }
    return false;
}

QString SearchModel::keyOf(const Item &item)
{
    return kKinds.at(item.kind) + u':' + item.id + u'/' + item.agent;
}

SearchModel::Item SearchModel::itemOf(const QString &key)
{
    const auto colon = key.indexOf(u':'), slash = key.lastIndexOf(u'/');
    const auto kind = kKinds.indexOf(key.left(std::max<qsizetype>(0, colon)));
    if (kind < 0 || slash < colon)
        return {};
    return {.kind = Kind(kind), .id = key.sliced(colon + 1, slash - colon - 1), .agent = key.sliced(slash + 1)};
}

void SearchModel::choose(int row)
{
    if (row < 0 || row >= m_hits.size())
        return;
    const Item item = m_hits.at(row).item;
    if (item.kind != Moment && item.kind != Event && item.kind != Link)
        m_recents.add(keyOf(item));
    switch (item.kind) {
    case Station:
    case Agent: return Q_EMIT stationChosen(item.id, item.agent);
    case Work: return Q_EMIT workChosen(item.id);
    case Run: return Q_EMIT runChosen(item.id);
    case Action: return Q_EMIT actionChosen(item.id);
    case Verb: return Q_EMIT verbChosen(item.id);
    case Moment: return Q_EMIT momentChosen(item.time);
    case Event: return Q_EMIT eventChosen(item.id);
    case Link: return Q_EMIT linkChosen(item.id);
    case Profile: return Q_EMIT profileChosen(item.id);
    case Help: return Q_EMIT helpChosen(item.id);
    }
}

QString SearchModel::emptyText() const
{
    if (m_query.isEmpty())
        return tr("No station is known yet.");
    if (m_query.startsWith(u':'))
        return tr("Write a time that is over, as :16:20, :-2h or :2026-03-01 16:20");
    return tr("Nothing has these letters in this order.");
}

int SearchModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_hits.size()); }

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &hit = m_hits.at(index.row());
    const auto &item = hit.item;
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole: return hit.title;
    case SubtitleRole: return hit.subtitle;
    case StationIdRole: return item.kind == Station || item.kind == Agent ? item.id : QString();
    case AgentNameRole: return item.agent;
    case WorkIdRole: return item.kind == Work ? item.id : QString();
    case KindRole: return item.kind;
    case ShortcutRole: return item.kind == Action && m_shortcuts ? m_shortcuts->text(item.id) : QString();
    case KindTextRole: {
        const QStringList kinds{tr("station"), tr("agent"), tr("work"), tr("run"), tr("action"), tr("verb"), tr("time"), tr("event"), tr("link"), tr("profile"), tr("manual")};
        return kinds.value(item.kind);
    }
    default: return {};
    }
}

QHash<int, QByteArray> SearchModel::roleNames() const
{
    return {{TitleRole, "title"_ba}, {SubtitleRole, "subtitle"_ba}, {StationIdRole, "stationId"_ba}, {AgentNameRole, "agentName"_ba},
            {KindTextRole, "kindText"_ba}, {WorkIdRole, "workId"_ba}, {KindRole, "kind"_ba}, {ShortcutRole, "shortcut"_ba}};
}

} // namespace app
