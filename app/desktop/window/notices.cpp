// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window/notices.h"

#include "app/desktop/settings/windowsettings.h"
#include "app/desktop/window/viewlink.h"
#include "app/desktop/work/needsyoumodel.h"
#include "app/desktop/work/workstate.h"

#include <QGuiApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::WorkPhase;

namespace app {

namespace {

constexpr qsizetype kMostWaiting = 1000; // of a kind; more is no news

const std::array<QString, Notice::kKinds> kSettings{u"window.notify_needs"_s, u"window.notify_failed"_s, u"window.notify_offline"_s, u"window.notify_finished"_s};

bool isOver(WorkPhase phase) { return phase == WorkPhase::Done || phase == WorkPhase::Failed || phase == WorkPhase::Cancelled; }

} // namespace

Notices::Notices(const WindowSettings &settings, const NeedsYouModel &needs, QObject *parent)
    : QObject(parent), m_settings(settings), m_needs(needs)
{
    for (int kind = 0; kind < Notice::kKinds; ++kind) {
        m_pauses.at(size_t(kind)).setSingleShot(true);
        m_pauses.at(size_t(kind)).setInterval(30s);
        connect(&m_pauses.at(size_t(kind)), &QTimer::timeout, this, [this, kind] { tellWaiting(kind); });
    }
    m_quiet.setSingleShot(true);
    connect(&m_quiet, &QTimer::timeout, this, &Notices::quietChanged);
    connect(&needs, &NeedsYouModel::countsChanged, this, &Notices::lookAtNeeds);
}

void Notices::setPause(std::chrono::milliseconds pause)
{
    for (QTimer &timer : m_pauses)
        timer.setInterval(pause);
}

bool Notices::isWanted(Notice::Kind kind) const { return !isQuiet() && m_settings.value(kSettings.at(size_t(kind))) == "true"_L1; }

void Notices::add(const Notice &notice)
{
    if (!isWanted(notice.kind))
        return;
    if (!m_pauses.at(notice.kind).isActive())
        return tell(notice);
    if (auto &waiting = m_waiting.at(notice.kind); waiting.size() < kMostWaiting)
        waiting.append(notice);
}

void Notices::tell(const Notice &notice)
{
    m_pauses.at(notice.kind).start();
    Q_EMIT told(notice);
}

void Notices::tellWaiting(int kind)
{
    const auto waiting = std::exchange(m_waiting.at(size_t(kind)), {});
    if (waiting.isEmpty() || !isWanted(Notice::Kind(kind)))
        return;
    if (waiting.size() == 1)
        return tell(waiting.first());
    const int count = int(waiting.size());
    const QString title = kind == Notice::NeedsYou         ? tr("%n more need(s) you", "", count)
                        : kind == Notice::RunFailed        ? tr("%n more item(s) of work failed", "", count)
                        : kind == Notice::StationOffline   ? tr("%n more protected station(s) offline", "", count)
                                                           : tr("%n more watched item(s) of work ended", "", count);
    QStringList lines;
    for (const Notice &notice : waiting.first(std::min<qsizetype>(waiting.size(), 5)))
        lines << notice.title;
    const QString page = kind == Notice::NeedsYou ? u"needs"_s : kind == Notice::StationOffline ? u"lattice"_s : u"work"_s;
    tell({.kind = Notice::Kind(kind), .title = title, .text = lines.join(u'\n'), .link = ViewLink{.page = page}.text()});
}

void Notices::lookAtNeeds()
{
    if (m_past)
        return;
    QSet<QString> now;
    for (const auto &need : m_needs.waiting()) {
        now.insert(need.key);
        if (!m_needed.contains(need.key))
            add({.kind = Notice::NeedsYou, .title = tr("Needs you: %1").arg(need.title), .text = need.text, .link = ViewLink{.page = u"needs"_s, .id = need.workId}.text(), .key = need.key});
    }
    const bool had = !m_needed.isEmpty();
    m_needed = now;
    m_waiting.at(Notice::NeedsYou).removeIf([&now](const Notice &notice) { return !notice.key.isEmpty() && !now.contains(notice.key); });
    if (now.isEmpty() && had)
        Q_EMIT settled(Notice::NeedsYou);
}

void Notices::applyWork(const QList<lattice::WorkRecord> &changed, const QString &self)
{
    for (const auto &record : changed) {
        const QString &id = record.spec.workId;
        const bool own = !self.isEmpty() && record.spec.sourceStation == self && record.spec.parentId.isEmpty();
        if (!own && !m_watched.contains(id))
            continue;
        if (!isOver(record.phase)) {
            m_phases.insert(id, record.phase);
            continue;
        }
        if (!m_phases.remove(id))
            continue; // over before we were there
        const bool watched = m_watched.remove(id);
        if (watched)
            Q_EMIT watchedChanged();
        const QString task = WorkWords::firstLine(record.spec.task), agent = record.spec.agent;
        const QString link = ViewLink{.page = u"work"_s, .id = id}.text();
        const bool failed = record.phase == WorkPhase::Failed;
        const bool onlyAsEnd = watched && !isWanted(Notice::RunFailed); // who wants to hear of no failures still waits for this end
        if (failed && !onlyAsEnd)
            add({.kind = Notice::RunFailed, .title = tr("Failed: %1").arg(task.isEmpty() ? agent : task), .text = record.outcome.error, .link = link});
        else if (watched && QGuiApplication::applicationState() != Qt::ApplicationActive)
            add({.kind = Notice::Finished, .title = endOf(record).arg(task.isEmpty() ? agent : task), .text = failed ? record.outcome.error : agent, .link = link});
    }
}

QString Notices::endOf(const lattice::WorkRecord &record)
{
    return record.phase == WorkPhase::Done ? tr("Done: %1") : record.phase == WorkPhase::Failed ? tr("Failed: %1") : tr("Stopped: %1");
}

void Notices::applyStations(const QList<lattice::Station> &changed)
{
    for (const auto &station : changed) {
        if (!station.facts.tags.contains(u"protected"_s) || station.absent)
            continue;
        const auto before = m_presence.constFind(station.id);
        const bool wasThere = before != m_presence.cend() && *before != lattice::Presence::Offline;
        m_presence.insert(station.id, station.presence);
        if (wasThere && station.presence == lattice::Presence::Offline)
            add({.kind = Notice::StationOffline, .title = tr("Offline: %1").arg(station.name), .text = tr("This station is protected. Nothing was heard of it for a while."), .link = ViewLink{.page = u"lattice"_s, .id = station.id}.text()});
    }
}

void Notices::clear()
{
    m_phases.clear();
    m_presence.clear();
    m_watched.clear();
    for (auto &waiting : m_waiting)
        waiting.clear();
}

void Notices::watch(const QString &workId, bool on)
{
    if (on)
        m_watched.insert(workId);
    else
        m_watched.remove(workId);
    if (on)
        m_phases.insert(workId, WorkPhase::Running); // whoever offers it sees that it has not ended
    Q_EMIT watchedChanged();
}

void Notices::beQuiet(int minutes)
{
    if (minutes > 0)
        m_quiet.start(std::chrono::minutes(minutes));
    else
        m_quiet.stop();
    for (auto &waiting : m_waiting)
        waiting.clear();
    Q_EMIT quietChanged();
}

} // namespace app
