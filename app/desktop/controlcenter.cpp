// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/controlcenter.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QStringList doctorStepIds() { return {u"name"_s, u"tcp"_s, u"tls"_s, u"signin"_s, u"history"_s, u"registry"_s, u"clock"_s}; }

} // namespace

ControlCenter::ControlCenter(QObject *parent)
    : QObject(parent)
    , m_outlineView(m_outline)
    , m_search(m_stations, m_work.board(), m_verbs)
    , m_startSteps({u"port"_s, u"storage"_s, u"history"_s, u"registry"_s, u"station"_s})
    , m_joinSteps(doctorStepIds(), {u"clock-skew"_s, u"no-lattice"_s}) // who joins there begins a lattice
    , m_doctorSteps(doctorStepIds(), {u"clock-skew"_s})
{
    m_search.setShortcuts(*m_window.shortcuts());
    m_search.setProfiles(*m_window.profiles());
    connect(&m_search, &SearchModel::profileChosen, m_window.profiles(), &ProfileList::showFolder);
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, [this] { tick(QDateTime::currentDateTimeUtc()); });
    connect(&m_selection, &Selection::changed, this, &ControlCenter::inspect);
    connect(m_settings.window(), &WindowSettings::changed, &m_map, [this] { m_map.setMotion(m_settings.window()->hasMotion()); });
    connect(&m_work, &WorkDesk::watchedChanged, this, &ControlCenter::keepTime);
    connect(m_runs.list(), &RunListModel::countChanged, this, &ControlCenter::keepTime);
    connect(m_runs.list(), &RunListModel::changed, this, &ControlCenter::keepTime);
    connect(m_runs.ofAgent(), &RunListModel::countChanged, this, &ControlCenter::keepTime);
    connect(m_runs.ofAgent(), &RunListModel::changed, this, &ControlCenter::keepTime);
    auto &lattice = m_replay.lattice();
    connect(&lattice, &ShownLattice::stationsShown, this, &ControlCenter::showStations);
    connect(&lattice, &ShownLattice::workShown, &m_map, &MapScene::showPastWork);
    connect(&lattice, &ShownLattice::modeChanged, &m_map, &MapScene::setPast);
    connect(&lattice, &ShownLattice::modeChanged, &m_inspected, &Inspected::setPast);
    connect(&lattice, &ShownLattice::modeChanged, m_window.notices(), &Notices::setPast);
    connect(&lattice, &ShownLattice::modeChanged, this, &ControlCenter::judgeActions);
    connect(&lattice, &ShownLattice::workShown, this, [this](const QList<lattice::WorkRecord> &work) { m_work.showPast(work, m_replay.past()->time()); });
    connect(&lattice, &ShownLattice::modeChanged, &m_work, [this](bool past) {
        if (!past)
            m_work.backToLive();
    });
    connect(m_work.needsYou(), &NeedsYouModel::countsChanged, &m_map, [this] { m_map.setNeeds(m_work.needsYou()->byStation()); });
    connect(m_work.needsYou(), &NeedsYouModel::snoozeWanted, this, &ControlCenter::tellSnooze);
    connect(&m_replay.client(), &HistoryClient::statusChanged, this, &ControlCenter::askForSnoozes);
    connect(m_replay.recording(), &Recording::opened, this, &ControlCenter::showRecording);
    connect(m_replay.recording(), &Recording::closed, this, [this] {
        forget();
        m_status.setRecording({});
        judgeActions();
    });
    connect(&m_replay, &Replay::agesChanged, this, &ControlCenter::keepTime);
    connect(&m_verbForm, &VerbForm::succeeded, &m_mcp, &McpDesk::applyVerb);
    connect(&m_call, &CallModel::called, this, &ControlCenter::callRequested);
    connect(&m_call, &CallModel::cancelled, this, &ControlCenter::cancelRequested);
}

void ControlCenter::applyQuestions(const QList<core::Question> &open)
{
    m_work.needsYou()->setQuestions(open);
    m_question.setQuestions(open);
}

void ControlCenter::startLattice()
{
    if (m_startSteps.isRunning())
        return;
    m_startSteps.begin();
    Q_EMIT startRequested();
}

void ControlCenter::join()
{
    if (m_joinSteps.isRunning() || !m_joinForm.problem().isEmpty())
        return;
    m_joinSteps.begin();
    Q_EMIT joinRequested(m_joinForm.request());
}

void ControlCenter::examine()
{
    if (m_doctorSteps.isRunning() || !m_joinForm.problem().isEmpty())
        return;
    m_doctorSteps.begin();
    Q_EMIT examineRequested(m_joinForm.request());
}

void ControlCenter::retryNow() { Q_EMIT retryRequested(); }

void ControlCenter::leave() { Q_EMIT leaveRequested(); }

void ControlCenter::copyText(const QString &text) const { QGuiApplication::clipboard()->setText(text); }

void ControlCenter::setFilter(const QString &text)
{
    if (m_map.filter() == text)
        return;
    m_map.setFilter(text);
    m_outlineView.setFilterText(text);
    Q_EMIT filterChanged();
}

void ControlCenter::applyStatus(const core::Status &status)
{
    const bool was = m_status.isConnected();
    if (status.mode != core::Mode::Standalone)
        m_replay.recording()->close(); // a lattice of its own was started or joined: that is what the window shows
    m_status.apply(status);
    m_places.setLattice(m_status.isConnected() ? status.natsAddress : QString()); // before the map is cleared: it keeps what was
    m_window.session()->setLattice(m_status.isConnected() ? status.natsAddress : QString());
    if (m_status.isConnected() && status.link.state == lattice::LinkState::Live) {
        m_startSteps.finish();
        m_joinSteps.finish();
    }
    if (was && !m_status.isConnected()) // of another lattice nothing of this one is true
        forget();
    judgeActions();
    keepTime();
}

void ControlCenter::forget()
{
    m_replay.clear();
    m_stations.clear();
    m_outline.clear();
    m_map.clear();
    m_selection.clear();
    m_work.clear();
    m_window.notices()->clear();
    m_askedForSnoozes = false;
}

void ControlCenter::showRecording()
{
    m_status.setRecording(m_replay.recording()->name());
    m_work.applyWork({}, {}); // what there is comes with the moment that is shown
    m_replay.past()->live();  // the end
    judgeActions();
}

void ControlCenter::applyStations(const QList<lattice::Station> &changed, const QStringList &gone)
{
    m_replay.lattice().applyLive(changed, gone);
    m_window.notices()->applyStations(changed);
}

void ControlCenter::showStations(const QList<lattice::Station> &changed, const QStringList &gone)
{
    m_stations.applyStations(changed, gone);
    m_outline.applyStations(changed, gone);
    m_map.applyStations(changed, gone);
    m_work.applyStations();
    inspect();
    keepTime();
}

void ControlCenter::applyEvents(const QList<lattice::Event> &events)
{
    m_status.countEvents(events.size());
    m_map.applyEvents(events);
    m_work.needsYou()->applyEvents(events);
    keepTime();
}

void ControlCenter::applyWork(const QList<lattice::WorkRecord> &changed, const QStringList &gone)
{
    m_work.applyWork(changed, gone);
    m_map.applyWork(changed, gone);
    m_window.notices()->applyWork(changed, m_status.stationId());
    keepTime();
}

void ControlCenter::applyStep(const QString &procedure, const lattice::CheckStep &step)
{
    if (auto *model = steps(procedure)) {
        model->apply(step);
        const bool last = procedure == "doctor"_L1 && step.id == "clock"_L1;
        if (last && step.state != lattice::CheckStep::State::Running && step.state != lattice::CheckStep::State::Waiting)
            model->finish();
    }
}

void ControlCenter::applyFailure(const QString &procedure, const lattice::Error &error)
{
    if (auto *model = steps(procedure))
        model->fail(error);
}

void ControlCenter::applyCallProgress(const QString &callId, const QString &text) { m_call.applyProgress(callId, text); }

void ControlCenter::applyCallEnd(const QString &callId, const lattice::Result<core::Answer> &answer) { m_call.applyEnd(callId, answer); }

StepModel *ControlCenter::steps(const QString &procedure)
{
    return procedure == "start"_L1 ? &m_startSteps : procedure == "join"_L1 ? &m_joinSteps : procedure == "doctor"_L1 ? &m_doctorSteps : nullptr;
}

void ControlCenter::inspect()
{
    m_work.details()->show(m_selection.workId());
    const auto *station = m_stations.find(m_selection.stationId());
    if (!station) {
        m_inspected.clear();
        return;
    }
    m_inspected.show(*station, m_selection.agentName());
    if (m_inspected.isAgent())
        m_call.setTarget(station->id, m_inspected.agent());
}

/*! Why the lattice cannot be changed from here now, if it cannot. */
void ControlCenter::judgeActions()
{
    m_work.actions()->setOffReason(m_replay.recording()->isOpen() ? tr("A recording is shown. Nothing can be changed in it.")
                                   : !m_status.inLattice() ? tr("This station is in no lattice. Start one or join one first.")
                                   : m_status.isStale()       ? tr("The link is down; it comes back by itself.")
                                   : m_replay.lattice().isPast() ? tr("The past is shown. Go back to live first.")
                                                                 : QString());
}

void ControlCenter::tellSnooze(const QString &workId, int minutes, const QString &reason)
{
    m_verbs.ask(u"work.snooze"_s, {{u"work_id"_s, workId}, {u"minutes"_s, minutes}, {u"reason"_s, reason}}, this, [this, workId](const lattice::Result<QJsonObject> &told) {
        if (told)
            return;
        m_work.needsYou()->refuseSnooze(workId);
        m_work.actions()->tellFailure(told.error());
    });
}

/*! What was put off before this window was there: the history knows, once it is open. */
void ControlCenter::askForSnoozes()
{
    const auto state = m_replay.client().status().state;
    const bool ready = !m_replay.client().isRecorded() && (state == lattice::HistoryStatus::State::Following || state == lattice::HistoryStatus::State::Away);
    if (!ready || std::exchange(m_askedForSnoozes, true))
        return;
    const auto filter = lattice::EventFilter::parse(u"type:work.snoozed since:24h"_s, QDateTime::currentDateTimeUtc()); // nothing is put off for longer
    m_replay.client().query({.filter = filter.value_or(lattice::EventFilter()), .limit = 500}, this, [this](const lattice::Result<lattice::HistoryPage> &page) {
        QList<lattice::Event> events;
        for (const auto &row : page ? page->rows : QList<lattice::HistoryRow>())
            events.append(row.event);
        m_work.needsYou()->applyEvents(events);
    });
}

void ControlCenter::keepTime()
{
    const bool needed = m_stations.hasAges() || m_status.hasAges() || m_work.hasAges() || m_runs.hasAges() || m_replay.hasAges();
    if (needed && !m_clock.isActive())
        m_clock.start();
    else if (!needed)
        m_clock.stop();
}

void ControlCenter::tick(const QDateTime &now)
{
    m_status.tick(now);
    m_stations.tick(now);
    m_outline.tick(now);
    m_inspected.tick(now);
    m_work.tick(now);
    m_runs.tick(now);
    m_replay.tick(now);
    Q_EMIT ticked(now);
    keepTime();
}

} // namespace app
