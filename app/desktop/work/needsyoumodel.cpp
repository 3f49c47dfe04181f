// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/needsyoumodel.h"

#include "app/desktop/vocabulary.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

NeedsYouModel::NeedsYouModel(const WorkBoard &board, QObject *parent)
    : QAbstractListModel(parent)
    , m_board(board)
    , m_now(board.now())
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(100);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        m_now = m_board.now();
        refresh();
    });
    const auto later = [this] {
        if (!m_refresh.isActive())
            m_refresh.start();
    };
    connect(&board, &WorkBoard::changed, this, later);
    connect(&board, &WorkBoard::removed, this, later);
    connect(&board, &WorkBoard::cleared, this, [this] {
        m_conflicting.clear();
        m_conflictSince.clear();
        m_snoozes.clear();
        m_own.clear();
        beginResetModel();
        m_rows.clear();
        endResetModel();
        refresh();
    });
}

void NeedsYouModel::setStations(const QList<lattice::Station> &stations)
{
    StationNames names;
    QList<lattice::Station> conflicting;
    for (const auto &station : stations) {
        names.insert(station.id, station.name);
        if (!station.conflicts.isEmpty() && station.presence != lattice::Presence::Left)
            conflicting.append(station);
    }
    m_names = names;
    m_conflicting = conflicting;
    refresh();
}

NeedsYouModel::Need NeedsYouModel::needOf(const WorkEntry &entry) const
{
    const auto &record = entry.record;
    const auto station = m_names.value(record.station, record.station);
    Need need{.kind = entry.state == WorkValue::Stalled ? Stalled : Escalation,
              .key = u"work/"_s + record.spec.workId,
              .state = entry.state,
              .workId = record.spec.workId,
              .stationId = record.station,
              .agent = agentOf(record),
              .title = record.spec.task.isEmpty() ? agentOf(record) : tr("%1: %2").arg(agentOf(record), WorkWords::firstLine(record.spec.task)),
              .text = {},
              .since = entry.state == WorkValue::Stalled ? entry.progressAt : record.since,
              .questionId = {},
              .settled = {},
              .settledAt = {}};
    switch (entry.state) {
    case WorkValue::Stalled: {
        const auto progress = WorkWords::progress(record);
        need.text = progress.isEmpty() ? tr("no progress at %1, attempt %2 of %3").arg(station).arg(record.attempt - record.excused).arg(record.spec.maxAttempts)
                                       : tr("no progress at %1 since “%2”, attempt %3 of %4").arg(station, progress).arg(record.attempt - record.excused).arg(record.spec.maxAttempts);
        break;
    }
    case WorkValue::Waiting: need.text = tr("lost at %1 during its last attempt: nobody knows how far it came").arg(station); break;
    default: need.text = record.escalation.reason.isEmpty() ? tr("asks for help without saying why") : WorkWords::firstLine(record.escalation.reason); break;
    }
    return need;
}

QList<NeedsYouModel::Need> NeedsYouModel::conflictNeeds()
{
    QList<Need> needs;
    QHash<QString, QDateTime> since;
    for (const auto &station : std::as_const(m_conflicting)) {
        for (const auto &conflict : station.conflicts) {
            const auto key = u"name/%1/%2"_s.arg(station.id, conflict.agent);
            since.insert(key, m_conflictSince.value(key, m_now));
            needs.append({.kind = Conflict, .key = key, .state = WorkValue::Waiting, .workId = {}, .stationId = station.id, .agent = conflict.agent, .title = conflict.agent,
                          .text = tr("not offered by %1: the name belongs to %2. Rename one of the two.").arg(station.name, conflict.ownerName.isEmpty() ? conflict.ownerId : conflict.ownerName),
                          .since = since.value(key), .questionId = {}, .settled = {}, .settledAt = {}});
        }
    }
    m_conflictSince = since;
    return needs;
}

QList<NeedsYouModel::Need> NeedsYouModel::questionNeeds() const
{
    QList<Need> needs;
    for (const core::Question &question : m_questions) {
        const QString who = question.agent.isEmpty() ? question.server : question.agent;
        needs.append({.kind = Approval, .key = u"question/"_s + question.id, .state = WorkValue::Waiting, .workId = {}, .stationId = {}, .agent = question.agent,
                      .title = question.tool.isEmpty() ? who : tr("%1: %2").arg(who, question.tool), .text = WorkWords::firstLine(question.words), .since = question.asked,
                      .questionId = question.id, .settled = {}, .settledAt = {}});
    }
    return needs;
}

void NeedsYouModel::setQuestions(const QList<core::Question> &questions)
{
    m_questions = questions;
    refresh();
}

/*! All that is to be listed, in order; counts on the way. */
QList<NeedsYouModel::Need> NeedsYouModel::wanted()
{
    auto needs = conflictNeeds() + questionNeeds();
    for (const int slot : m_board.needingSlots())
        needs.append(needOf(*m_board.at(slot)));
    m_counts.fill(0);
    m_snoozedCount = 0;
    m_byStation.clear();
    QSet<QString> asleep;
    QList<Need> awake;
    needs.removeIf([this, &asleep, &awake](const Need &need) {
        const bool sleeps = snoozeOf(need).has_value();
        if (sleeps)
            asleep.insert(need.key);
        else
            awake.append(need);
        ++(sleeps ? m_snoozedCount : m_counts[size_t(need.kind)]);
        if (!sleeps && !need.stationId.isEmpty())
            ++m_byStation[need.stationId];
        return (sleeps && !m_showSnoozed) || (m_kind != All && need.kind != m_kind);
    });
    const auto longestFirst = [](const Need &a, const Need &b) { return a.since != b.since ? a.since < b.since : a.key < b.key; };
    std::ranges::sort(awake, longestFirst);
    m_waiting.clear();
    for (const Need &need : std::as_const(awake))
        m_waiting.append({.key = need.key, .title = need.title, .text = need.text, .workId = need.workId});
    m_snoozes.forget(m_now);
    m_own.removeIf([this](const QHash<QString, Snooze>::iterator &snooze) { return snooze->until <= m_now; });
    QSet<QString> keys;
    for (const auto &need : std::as_const(needs))
        keys.insert(need.key);
    for (auto need : std::as_const(m_rows)) {
        if (keys.contains(need.key) || asleep.contains(need.key) || (m_kind != All && need.kind != m_kind))
            continue;
        if (need.settled.isEmpty()) {
            need.settled = settledText(need);
            need.settledAt = m_now;
        }
        if (need.settledAt.secsTo(m_now) < kSettledSeconds)
            needs.append(need);
    }
    std::ranges::sort(needs, longestFirst);
    return needs;
}

QString NeedsYouModel::settledText(const Need &need) const
{
    if (need.kind == Conflict)
        return tr("settled: the name is free of conflict");
    if (need.kind == Approval)
        return tr("settled: it was answered, or nobody waits for it any longer");
    const auto *entry = m_board.find(need.workId);
    if (!entry)
        return tr("settled: it has left the ledger");
    const auto &escalation = entry->record.escalation;
    if (need.kind == Escalation && !escalation.answer.isEmpty())
        return tr("answered by %1: %2").arg(escalation.answeredBy.isEmpty() ? tr("somebody") : escalation.answeredBy, WorkWords::firstLine(escalation.answer));
    //: what became of an item in the list of needs: "settled: it is running"
    return tr("settled: it is %1").arg(WorkWords::word(entry->state));
}

void NeedsYouModel::refresh()
{
    adopt(wanted());
    Q_EMIT countsChanged();
}

/*! Rows go and come one by one, so that who reads keeps his place. */
void NeedsYouModel::adopt(const QList<Need> &rows)
{
    QSet<QString> keys;
    for (const auto &need : rows)
        keys.insert(need.key);
    for (int at = int(m_rows.size()) - 1; at >= 0; --at) {
        if (keys.contains(m_rows.at(at).key))
            continue;
        beginRemoveRows({}, at, at);
        m_rows.removeAt(at);
        endRemoveRows();
    }
    for (int at = 0; at < rows.size(); ++at) {
        const auto &need = rows.at(at);
        const int from = at < m_rows.size() && m_rows.at(at).key == need.key ? at : rowOf(need.key);
        if (from < 0) {
            beginInsertRows({}, at, at);
            m_rows.insert(at, need);
            endInsertRows();
            continue;
        }
        if (from != at) {
            beginMoveRows({}, from, from, {}, at);
            m_rows.move(from, at);
            endMoveRows();
        }
        if (m_rows.at(at) != need) {
            m_rows[at] = need;
            Q_EMIT dataChanged(index(at), index(at));
        }
    }
}

void NeedsYouModel::tick(const QDateTime &now)
{
    m_now = now;
    refresh();
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1), {AgeRole});
}

std::optional<Snooze> NeedsYouModel::snoozeOf(const Need &need) const
{
    if (need.workId.isEmpty()) {
        const auto own = m_own.constFind(need.key);
        return own == m_own.cend() || own->until <= m_now ? std::nullopt : std::optional(*own);
    }
    const auto *entry = m_board.find(need.workId);
    return m_snoozes.find(need.workId, entry ? entry->record.since : QDateTime(), m_now);
}

QString NeedsYouModel::snoozeText(const Need &need) const
{
    const auto snooze = snoozeOf(need);
    if (!snooze)
        return {};
    const auto until = QLocale().toString(snooze->until.toLocalTime().time(), QLocale::ShortFormat);
    //: a need that somebody put off: a time, and where that was done
    const auto words = snooze->station.isEmpty() ? tr("put off until %1").arg(until) : tr("put off until %1 at %2").arg(until, snooze->station);
    //: a need that was put off, and why
    return snooze->reason.isEmpty() ? words : tr("%1: “%2”").arg(words, snooze->reason);
}

void NeedsYouModel::snooze(const QString &key, int minutes, const QString &reason)
{
    const int row = rowOf(key);
    if (row < 0)
        return;
    const auto &need = m_rows.at(row);
    const Snooze mine{.until = m_now.addSecs(minutes * 60), .told = QDateTime::currentDateTimeUtc(), .reason = reason, .by = {}, .station = {}};
    if (need.workId.isEmpty()) {
        m_own.insert(key, mine);
    } else {
        const auto workId = need.workId;
        m_snoozes.put(workId, mine); // until the lattice says it, too
        Q_EMIT snoozeWanted(workId, minutes, reason);
    }
    refresh();
}

void NeedsYouModel::wake(const QString &key) { snooze(key, 0, {}); }

void NeedsYouModel::applyEvents(const QList<lattice::Event> &events)
{
    const auto news = std::ranges::count_if(events, [this](const lattice::Event &event) { return m_snoozes.take(event); });
    if (news > 0 && !m_refresh.isActive())
        m_refresh.start();
}

void NeedsYouModel::refuseSnooze(const QString &workId)
{
    m_snoozes.put(workId, {});
    refresh();
}

void NeedsYouModel::setKind(int kind)
{
    if (m_kind == kind)
        return;
    m_kind = kind;
    refresh();
    Q_EMIT kindChanged();
}

void NeedsYouModel::setShowSnoozed(bool show)
{
    if (m_showSnoozed == show)
        return;
    m_showSnoozed = show;
    refresh();
    Q_EMIT kindChanged();
}

int NeedsYouModel::rowOf(const QString &key) const
{
    const auto found = std::ranges::find(m_rows, key, &Need::key);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int NeedsYouModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant NeedsYouModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &need = m_rows.at(index.row());
    switch (role) {
    case KeyRole: return need.key;
    case KindRole: return int(need.kind);
    case StateRole: return int(need.state);
    case StateTextRole: return need.kind == Conflict ? tr("name conflict") : WorkWords::word(need.state);
    case GlyphRole: return need.kind == Conflict ? u"warning"_s : WorkWords::glyph(need.state);
    case WorkIdRole: return need.workId;
    case StationIdRole: return need.stationId;
    case AgentRole: return need.agent;
    case Qt::DisplayRole:
    case TitleRole: return need.title;
    case TextRole: return need.text;
    case AgeRole: return need.since.isValid() ? Words::span(qMax<qint64>(0, need.since.secsTo(m_now))) : QString();
    case SettledRole: return need.settled;
    case SnoozedRole: return snoozeOf(need).has_value();
    case SnoozeTextRole: return snoozeText(need);
    case QuestionRole: return need.questionId;
    default: return {};
    }
}

QHash<int, QByteArray> NeedsYouModel::roleNames() const
{
    return {{KeyRole, "key"_ba}, {KindRole, "kind"_ba}, {StateRole, "workState"_ba}, {StateTextRole, "stateText"_ba}, {GlyphRole, "glyph"_ba}, {WorkIdRole, "workId"_ba},
            {StationIdRole, "stationId"_ba}, {AgentRole, "agentName"_ba}, {TitleRole, "title"_ba}, {TextRole, "words"_ba}, {AgeRole, "age"_ba}, {SettledRole, "settled"_ba}, {SnoozedRole, "snoozed"_ba},
            {SnoozeTextRole, "snoozeText"_ba}, {QuestionRole, "questionId"_ba}};
}

} // namespace app
