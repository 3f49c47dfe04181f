// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/events/eventlistmodel.h"

#include "app/desktop/events/eventwords.h"
#include "app/errortext.h"

using namespace Qt::StringLiterals;
using lattice::HistoryPage;
using lattice::HistoryQuery;
using lattice::HistoryRow;
using State = lattice::HistoryStatus::State;

namespace app {

namespace {

constexpr int kJoinMs = 100; // lists change ten times a second at most
constexpr int kTypingMs = 120;
constexpr int kLoadingMs = 500; // while the history of before is still being read

} // namespace

EventListModel::EventListModel(HistoryClient &client, QObject *parent)
    : QAbstractListModel(parent)
    , m_client(client)
    , m_now(QDateTime::currentDateTimeUtc())
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(kJoinMs);
    m_ask.setSingleShot(true);
    connect(&m_flush, &QTimer::timeout, this, &EventListModel::flush);
    connect(&m_ask, &QTimer::timeout, this, &EventListModel::reload);
    connect(&m_client, &HistoryClient::statusChanged, this, &EventListModel::applyStatus);
    connect(&m_client, &HistoryClient::appended, this, &EventListModel::applyAppended);
}

void EventListModel::setFilter(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    parseFilter();
    if (!m_error)
        m_ask.start(kTypingMs);
    Q_EMIT filterChanged();
}

void EventListModel::parseFilter()
{
    const auto parsed = lattice::EventFilter::parse(m_text, m_moment > 0 ? m_momentTime : QDateTime::currentDateTimeUtc());
    m_error.reset();
    if (parsed)
        m_filter = *parsed;
    else
        m_error = parsed.error();
}

QString EventListModel::filterProblem() const { return m_error ? EventWords::filterProblem(*m_error) : QString(); }

void EventListModel::reload()
{
    m_ask.stop();
    if (m_error || !m_client.isOpen())
        return;
    parseFilter(); // "since:2h" counts from now
    ask();
    recount();
}

/*! The first page anew; what is shown stays until it comes. */
void EventListModel::ask()
{
    for (const auto &id : {m_loadId, m_olderId, m_newerId})
        m_client.withdraw(id);
    m_olderId.clear();
    m_newerId.clear();
    const HistoryQuery query{.filter = m_filter, .before = m_moment > 0 ? m_moment + 1 : 0, .limit = kPage};
    m_loadId = m_client.query(query, this, [this](const lattice::Result<HistoryPage> &page) {
        m_loadId.clear();
        if (page)
            take(*page);
        else
            fail(page.error());
    });
    Q_EMIT loadingChanged();
}

void EventListModel::take(const HistoryPage &page)
{
    m_now = QDateTime::currentDateTimeUtc();
    deselect();
    beginResetModel();
    m_rows = page.rows;
    m_atOldest = !page.more;
    m_atNewest = m_moment == 0;
    m_currentRow = -1;
    endResetModel();
    m_problem.reset();
    setNew(0);
    Q_EMIT loadingChanged();
    if (m_moment > 0)
        loadNewer();
    findMoment();
}

void EventListModel::fail(const lattice::Error &error)
{
    if (error.fault != lattice::Fault::Cancelled)
        m_problem = error;
    Q_EMIT loadingChanged();
}

QString EventListModel::problem() const { return m_problem ? ErrorText::describe(*m_problem) : QString(); }

void EventListModel::recount()
{
    m_client.withdraw(m_countId);
    m_matching.reset();
    if (!m_filter.isEmpty()) {
        m_countId = m_client.count(m_filter, this, [this](const lattice::Result<quint64> &count) {
            if (count)
                m_matching = *count;
            Q_EMIT countChanged();
        });
    }
    Q_EMIT countChanged();
}

QString EventListModel::countText() const
{
    const auto all = EventWords::count(m_client.status().range.rows);
    if (m_filter.isEmpty())
        return tr("%n event(s)", nullptr, int(m_client.status().range.rows)).replace(QString::number(m_client.status().range.rows), all);
    //: events that match the filter, of all: "412 of 1,204,331"
    return m_matching ? tr("%1 of %2").arg(EventWords::count(*m_matching), all) : tr("… of %1").arg(all);
}

bool EventListModel::canFetchMore(const QModelIndex &parent) const { return !parent.isValid() && !m_atOldest && !m_rows.isEmpty() && m_olderId.isEmpty() && m_loadId.isEmpty(); }

void EventListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    const HistoryQuery query{.filter = m_filter, .before = m_rows.last().sequence, .limit = kPage};
    m_olderId = m_client.query(query, this, [this](const lattice::Result<HistoryPage> &page) {
        m_olderId.clear();
        if (page)
            takeOlder(*page);
        else
            fail(page.error());
    });
}

void EventListModel::takeOlder(const HistoryPage &page)
{
    m_atOldest = !page.more;
    if (!page.rows.isEmpty()) {
        const int at = int(m_rows.size());
        beginInsertRows({}, at, at + int(page.rows.size()) - 1);
        m_rows.append(page.rows);
        endInsertRows();
    }
    forgetNewest();
    findMoment();
}

void EventListModel::loadNewer()
{
    if (m_atNewest || m_rows.isEmpty() || !m_newerId.isEmpty() || !m_loadId.isEmpty())
        return;
    const HistoryQuery query{.filter = m_filter, .after = newestSequence(), .limit = kPage, .order = HistoryQuery::Order::OldestFirst};
    m_newerId = m_client.query(query, this, [this](const lattice::Result<HistoryPage> &page) {
        m_newerId.clear();
        if (page)
            takeNewer(*page);
        else
            fail(page.error());
    });
}

void EventListModel::takeNewer(const HistoryPage &page)
{
    insertAtTop({page.rows.crbegin(), page.rows.crend()});
    m_atNewest = !page.more;
    if (m_atNewest)
        setNew(0);
    forgetOldest();
    findMoment();
    Q_EMIT loadingChanged();
}

void EventListModel::insertAtTop(const QList<HistoryRow> &newestFirst)
{
    if (newestFirst.isEmpty())
        return;
    beginInsertRows({}, 0, int(newestFirst.size()) - 1);
    m_rows = newestFirst + m_rows;
    endInsertRows();
}

void EventListModel::forgetOldest()
{
    if (m_rows.size() <= kMost)
        return;
    beginRemoveRows({}, int(kMost), int(m_rows.size()) - 1);
    m_rows.resize(kMost);
    m_atOldest = false;
    endRemoveRows();
}

void EventListModel::forgetNewest()
{
    const auto surplus = m_rows.size() - kMost;
    if (surplus <= 0)
        return;
    beginRemoveRows({}, 0, int(surplus) - 1);
    m_rows.remove(0, surplus);
    m_atNewest = false;
    endRemoveRows();
    Q_EMIT loadingChanged();
}

void EventListModel::applyStatus()
{
    const auto &status = m_client.status();
    const auto before = std::exchange(m_state, status.state);
    Q_EMIT countChanged();
    if (!m_client.isOpen())
        return;
    const bool renewed = newestSequence() > status.range.last; // another stream
    const bool opened = before == State::Closed || (before != State::Following && status.state == State::Following);
    if (renewed || opened || (m_rows.isEmpty() && status.range.rows > 0 && m_filter.isEmpty() && m_loadId.isEmpty()))
        reload();
    else if (status.state == State::Loading && m_follow && m_moment == 0 && !m_ask.isActive() && m_loadId.isEmpty())
        m_ask.start(kLoadingMs);
}

bool EventListModel::matches(const HistoryRow &row) const
{
    if (row.kind == HistoryRow::Kind::Event)
        return m_filter.matches(row.event, row.body);
    const lattice::EventFacts facts{.state = row.state};
    return std::ranges::all_of(m_filter.terms(), [&](const lattice::FilterTerm &term) { return lattice::EventFilter::holds(term, facts, row.stored, row.body) != term.negated; });
}

void EventListModel::applyAppended(const QList<HistoryRow> &rows)
{
    for (const auto &row : rows) {
        if (matches(row))
            m_waiting.append(row);
    }
    if (!m_waiting.isEmpty() && !m_flush.isActive())
        m_flush.start();
}

void EventListModel::flush()
{
    if (!m_loadId.isEmpty()) { // the page that is under way may have them already
        m_flush.start();
        return;
    }
    const auto known = newestSequence();
    m_waiting.removeIf([known](const HistoryRow &row) { return row.lastSequence <= known; });
    if (m_waiting.isEmpty())
        return;
    if (m_matching)
        *m_matching += quint64(m_waiting.size());
    if (m_follow && m_atNewest && m_moment == 0) {
        insertAtTop({m_waiting.crbegin(), m_waiting.crend()});
        forgetOldest();
    } else {
        m_atNewest = false;
        setNew(m_new + int(m_waiting.size()));
    }
    m_waiting.clear();
    m_now = QDateTime::currentDateTimeUtc();
    Q_EMIT countChanged();
    Q_EMIT loadingChanged();
}

void EventListModel::setNew(int count)
{
    if (std::exchange(m_new, count) != count)
        Q_EMIT newCountChanged();
}

void EventListModel::setFollow(bool follow)
{
    if (m_follow == follow)
        return;
    m_follow = follow;
    if (follow && !m_atNewest && m_moment == 0)
        reload();
    Q_EMIT followChanged();
}

void EventListModel::showNewest()
{
    setFollow(true);
    if (!m_atNewest && m_loadId.isEmpty())
        reload();
}

void EventListModel::setMoment(quint64 sequence, const QDateTime &time)
{
    const bool was = m_moment > 0;
    m_moment = sequence;
    m_momentTime = time;
    if (sequence == 0) {
        if (was && !m_atNewest)
            reload();
        findMoment();
        return;
    }
    if (holdsMoment())
        findMoment();
    else if (m_loadId.isEmpty()) // else take() looks again
        ask();
}

/*! Whether the window reaches over the moment, so that its row can be found. */
bool EventListModel::holdsMoment() const
{
    if (m_rows.isEmpty())
        return m_atNewest && m_atOldest && m_client.status().range.rows == 0;
    return (m_atNewest || newestSequence() > m_moment) && (m_atOldest || m_rows.last().sequence <= m_moment);
}

void EventListModel::findMoment()
{
    const auto first = std::ranges::partition_point(m_rows, [this](const HistoryRow &row) { return row.sequence > m_moment; });
    const int row = m_moment == 0 || first == m_rows.end() ? -1 : int(first - m_rows.begin());
    const bool same = row == m_currentRow;
    m_currentRow = row;
    if (!m_rows.isEmpty() && !same)
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1), {LaterRole});
    if (!same)
        Q_EMIT currentRowChanged();
}

void EventListModel::clear()
{
    for (auto *id : {&m_loadId, &m_olderId, &m_newerId, &m_countId}) {
        m_client.withdraw(*id);
        id->clear();
    }
    deselect();
    beginResetModel();
    m_rows.clear();
    m_waiting.clear();
    m_atNewest = m_atOldest = true;
    endResetModel();
    m_moment = 0;
    m_matching.reset();
    m_problem.reset();
    setNew(0);
    findMoment();
    Q_EMIT loadingChanged();
    Q_EMIT countChanged();
}

int EventListModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant EventListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows.at(index.row());
    const auto facts = [&row] { return lattice::factsOf(row.event); };
    switch (role) {
    case SequenceTextRole: return u"#%1"_s.arg(row.sequence);
    case KindRole: return int(row.kind);
    case TimeTextRole: return EventWords::moment(row.stored, m_now, true);
    case StateRole: return lattice::stateName(row.state);
    case StateTextRole: return EventWords::state(row.state);
    case TypeTextRole: return EventWords::type(row);
    case WorkTextRole: return EventWords::shortId(facts().work);
    case AgentTextRole: return facts().agent;
    case StationTextRole: {
        const auto known = facts();
        return known.stationName.isEmpty() ? known.station : known.stationName;
    }
    case SummaryRole: return EventWords::summary(row);
    case SelectedRole: return m_selected.contains(row.sequence);
    case LaterRole: return m_moment > 0 && row.sequence > m_moment;
    case Qt::DisplayRole:
    case LineRole: return EventWords::line(row, m_now);
    default: return {};
    }
}

QHash<int, QByteArray> EventListModel::roleNames() const
{
    return {{SequenceTextRole, "sequenceText"_ba}, {KindRole, "kind"_ba}, {TimeTextRole, "timeText"_ba}, {StateRole, "mark"_ba}, {StateTextRole, "stateText"_ba},
            {TypeTextRole, "typeText"_ba}, {WorkTextRole, "workText"_ba}, {AgentTextRole, "agentText"_ba}, {StationTextRole, "stationText"_ba},
            {SummaryRole, "summary"_ba}, {LaterRole, "later"_ba}, {LineRole, "line"_ba},
            {SelectedRole, "chosen"_ba}};
}

} // namespace app
