// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/agents/agentdesk.h"
#include "app/desktop/callmodel.h"
#include "app/desktop/environments/environmentdesk.h"
#include "app/desktop/events/replay.h"
#include "app/desktop/inspected.h"
#include "app/desktop/joinform.h"
#include "app/desktop/listlayouts.h"
#include "app/desktop/map/mapmemory.h"
#include "app/desktop/mcp/mcpdesk.h"
#include "app/desktop/outlinemodel.h"
#include "app/desktop/palette/verbform.h"
#include "app/desktop/runs/rundesk.h"
#include "app/desktop/searchmodel.h"
#include "app/desktop/selection.h"
#include "app/desktop/settings/settingsdesk.h"
#include "app/desktop/stationlistmodel.h"
#include "app/desktop/statusfacts.h"
#include "app/desktop/stepmodel.h"
#include "app/desktop/verbclient.h"
#include "app/desktop/work/questionform.h"
#include "app/desktop/window/windowdesk.h"
#include "app/desktop/work/workdesk.h"

#include <QTimer>

namespace app {

/*!
    The one door of the front end: every model hangs off it.

    It takes values by its apply… slots and asks for deeds by its …Requested signals; see connectEngine(). Without an
    engine the window opens all the same and shows the first run.
*/
class ControlCenter : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    Q_PROPERTY(app::StationListModel *stations READ stations CONSTANT FINAL)
    Q_PROPERTY(app::OutlineView *outline READ outline CONSTANT FINAL)
    Q_PROPERTY(app::MapScene *map READ map CONSTANT FINAL)
    Q_PROPERTY(app::MapMemory *places READ places CONSTANT FINAL)
    Q_PROPERTY(app::Selection *selection READ selection CONSTANT FINAL)
    Q_PROPERTY(app::Inspected *inspected READ inspected CONSTANT FINAL)
    Q_PROPERTY(app::CallModel *call READ call CONSTANT FINAL)
    Q_PROPERTY(app::StatusFacts *status READ status CONSTANT FINAL)
    Q_PROPERTY(app::WorkDesk *work READ work CONSTANT FINAL)
    Q_PROPERTY(app::QuestionForm *question READ question CONSTANT FINAL)
    Q_PROPERTY(app::RunDesk *runs READ runs CONSTANT FINAL)
    Q_PROPERTY(app::EnvironmentDesk *environments READ environments CONSTANT FINAL)
    Q_PROPERTY(app::SettingsDesk *settings READ settings CONSTANT FINAL)
    Q_PROPERTY(app::WindowDesk *window READ window CONSTANT FINAL)
    Q_PROPERTY(app::AgentDesk *agents READ agents CONSTANT FINAL)
    Q_PROPERTY(app::SearchModel *search READ search CONSTANT FINAL)
    Q_PROPERTY(app::VerbForm *verbForm READ verbForm CONSTANT FINAL)
    Q_PROPERTY(app::McpDesk *mcp READ mcp CONSTANT FINAL)
    Q_PROPERTY(app::JoinForm *joinForm READ joinForm CONSTANT FINAL)
    Q_PROPERTY(app::StepModel *startSteps READ startSteps CONSTANT FINAL)
    Q_PROPERTY(app::StepModel *joinSteps READ joinSteps CONSTANT FINAL)
    Q_PROPERTY(app::StepModel *doctorSteps READ doctorSteps CONSTANT FINAL)
    Q_PROPERTY(app::Replay *replay READ replay CONSTANT FINAL)
    Q_PROPERTY(app::ListLayouts *layouts READ layouts CONSTANT FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)

public:
    explicit ControlCenter(QObject *parent = nullptr);

    Q_INVOKABLE void startLattice();
    Q_INVOKABLE void join();    //!< with what the join form says
    Q_INVOKABLE void examine(); //!< the same, only looking
    Q_INVOKABLE void retryNow();
    Q_INVOKABLE void leave();
    Q_INVOKABLE void copyText(const QString &text) const;

    StationListModel *stations() { return &m_stations; }
    OutlineView *outline() { return &m_outlineView; }
    MapScene *map() { return &m_map; }
    MapMemory *places() { return &m_places; }
    Selection *selection() { return &m_selection; }
    Inspected *inspected() { return &m_inspected; }
    CallModel *call() { return &m_call; }
    StatusFacts *status() { return &m_status; }
    WorkDesk *work() { return &m_work; }
    QuestionForm *question() { return &m_question; }
    RunDesk *runs() { return &m_runs; }
    EnvironmentDesk *environments() { return &m_environments; }
    SettingsDesk *settings() { return &m_settings; }
    WindowDesk *window() { return &m_window; }
    AgentDesk *agents() { return &m_agents; }
    SearchModel *search() { return &m_search; }
    VerbForm *verbForm() { return &m_verbForm; }
    McpDesk *mcp() { return &m_mcp; }
    JoinForm *joinForm() { return &m_joinForm; }
    StepModel *startSteps() { return &m_startSteps; }
    StepModel *joinSteps() { return &m_joinSteps; }
    StepModel *doctorSteps() { return &m_doctorSteps; }
    Replay *replay() { return &m_replay; }
    ListLayouts *layouts() { return &m_layouts; }
    VerbClient &verbs() { return m_verbs; }
    QString filter() const { return m_map.filter(); }
    void setFilter(const QString &text);

public Q_SLOTS:
    void applyStatus(const core::Status &status);
    void applyStations(const QList<lattice::Station> &changed, const QStringList &gone);
    void applyEvents(const QList<lattice::Event> &events);
    void applyQuestions(const QList<core::Question> &open);
    void applyStep(const QString &procedure, const lattice::CheckStep &step);
    void applyFailure(const QString &procedure, const lattice::Error &error);
    void applyWork(const QList<lattice::WorkRecord> &changed, const QStringList &gone);
    void applyCallProgress(const QString &callId, const QString &text);
    void applyCallEnd(const QString &callId, const lattice::Result<core::Answer> &answer);
    void tick(const QDateTime &now); //!< once a second, while a text on screen depends on the time

Q_SIGNALS:
    void filterChanged();
    void ticked(const QDateTime &now);
    void startRequested();
    void joinRequested(const core::JoinRequest &request);
    void examineRequested(const core::JoinRequest &request);
    void leaveRequested();
    void retryRequested();
    void callRequested(const core::CallRequest &request);
    void cancelRequested(const QString &callId);

private:
    StepModel *steps(const QString &procedure);
    void showStations(const QList<lattice::Station> &changed, const QStringList &gone);
    void inspect();
    void keepTime();
    void judgeActions();
    void forget();
    void showRecording();
    void tellSnooze(const QString &workId, int minutes, const QString &reason);
    void askForSnoozes();

    VerbClient m_verbs;
    QuestionForm m_question{m_verbs};
    StationListModel m_stations;
    OutlineModel m_outline;
    OutlineView m_outlineView;
    MapScene m_map;
    MapMemory m_places{m_map};
    Selection m_selection;
    Inspected m_inspected;
    CallModel m_call;
    StatusFacts m_status;
    WorkDesk m_work{m_stations};
    RunDesk m_runs{m_verbs};
    EnvironmentDesk m_environments{m_verbs};
    SettingsDesk m_settings{m_verbs};
    AgentDesk m_agents{m_verbs, m_stations};
    SearchModel m_search;
    VerbForm m_verbForm{m_verbs};
    McpDesk m_mcp{m_verbs};
    Replay m_replay{m_selection};
    ListLayouts m_layouts;
    JoinForm m_joinForm;
    StepModel m_startSteps;
    StepModel m_joinSteps;
    StepModel m_doctorSteps;
    WindowDesk m_window{*this};
    QTimer m_clock;
    bool m_askedForSnoozes = false;
};

} // namespace app
