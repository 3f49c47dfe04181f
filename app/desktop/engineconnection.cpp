// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/engineconnection.h"

#include "app/desktop/controlcenter.h"

namespace app {

namespace {

/*! Work: what is known of it, and what is to be done with it. */
void connectWork(ControlCenter &center, core::Engine &engine)
{
    using core::Engine;
    constexpr auto queued = Qt::QueuedConnection;
    auto *desk = center.work();
    QObject::connect(&engine, &Engine::workChanged, &center, &ControlCenter::applyWork, queued);
    QObject::connect(&engine, &Engine::workAnswered, desk, &WorkDesk::applyAnswer, queued);
    QObject::connect(desk, &WorkDesk::submitRequested, &engine, &Engine::submitWork, queued);
    QObject::connect(desk, &WorkDesk::cancelRequested, &engine, &Engine::cancelWork, queued);
    QObject::connect(desk, &WorkDesk::retryRequested, &engine, &Engine::retryWork, queued);
    QObject::connect(desk, &WorkDesk::answerRequested, &engine, &Engine::answerWork, queued);
    QObject::connect(desk, &WorkDesk::followRequested, &engine, &Engine::followWork, queued);
    QObject::connect(&engine, &Engine::workPart, desk, &WorkDesk::applyPart, queued);
}

void connectVerbs(VerbClient &verbs, core::Engine &engine)
{
    using core::Engine;
    constexpr auto queued = Qt::QueuedConnection;
    QObject::connect(&verbs, &VerbClient::wanted, &engine, &Engine::perform, queued);
    QObject::connect(&verbs, &VerbClient::cancelWanted, &engine, &Engine::cancelVerb, queued);
    QObject::connect(&engine, &Engine::verbProgress, &verbs, &VerbClient::applyProgress, queued);
    QObject::connect(&engine, &Engine::verbEnded, &verbs, &VerbClient::applyEnd, queued);
}

} // namespace

void connectEngine(ControlCenter &center, core::Engine &engine)
{
    using core::Engine;
    constexpr auto queued = Qt::QueuedConnection;
    QObject::connect(&engine, &Engine::questionsChanged, &center, &ControlCenter::applyQuestions, queued);
    QObject::connect(&engine, &Engine::statusChanged, &center, &ControlCenter::applyStatus, queued);
    QObject::connect(&engine, &Engine::stationsChanged, &center, &ControlCenter::applyStations, queued);
    QObject::connect(&engine, &Engine::eventsArrived, &center, &ControlCenter::applyEvents, queued);
    QObject::connect(&engine, &Engine::stepChanged, &center, &ControlCenter::applyStep, queued);
    QObject::connect(&engine, &Engine::procedureFailed, &center, &ControlCenter::applyFailure, queued);
    QObject::connect(&engine, &Engine::callProgress, &center, &ControlCenter::applyCallProgress, queued);
    QObject::connect(&engine, &Engine::callEnded, &center, &ControlCenter::applyCallEnd, queued);
    auto &history = center.replay()->client();
    QObject::connect(&engine, &Engine::historyStatusChanged, &history, &HistoryClient::applyStatus, queued);
    QObject::connect(&engine, &Engine::historyAppended, &history, &HistoryClient::applyAppended, queued);
    QObject::connect(&engine, &Engine::historyFound, &history, &HistoryClient::applyFound, queued);
    QObject::connect(&engine, &Engine::historyCounted, &history, &HistoryClient::applyCounted, queued);
    QObject::connect(&engine, &Engine::histogramMade, &history, &HistoryClient::applyHistogram, queued);
    QObject::connect(&engine, &Engine::stateFound, &history, &HistoryClient::applyState, queued);
    QObject::connect(&engine, &Engine::historyExported, &history, &HistoryClient::applyExported, queued);
    QObject::connect(&history, &HistoryClient::exportWanted, &engine, &Engine::exportHistory, queued);
    QObject::connect(&history, &HistoryClient::queryWanted, &engine, &Engine::queryHistory, queued);
    QObject::connect(&history, &HistoryClient::countWanted, &engine, &Engine::countHistory, queued);
    QObject::connect(&history, &HistoryClient::histogramWanted, &engine, &Engine::makeHistogram, queued);
    QObject::connect(&history, &HistoryClient::stateWanted, &engine, &Engine::findState, queued);
    QObject::connect(&center, &ControlCenter::startRequested, &engine, &Engine::startLattice, queued);
    QObject::connect(&center, &ControlCenter::joinRequested, &engine, &Engine::joinLattice, queued);
    QObject::connect(&center, &ControlCenter::examineRequested, &engine, &Engine::examine, queued);
    QObject::connect(&center, &ControlCenter::leaveRequested, &engine, &Engine::leaveLattice, queued);
    QObject::connect(&center, &ControlCenter::retryRequested, &engine, &Engine::retryNow, queued);
    QObject::connect(&center, &ControlCenter::callRequested, &engine, &Engine::call, queued);
    QObject::connect(&center, &ControlCenter::cancelRequested, &engine, &Engine::cancelCall, queued);
    connectWork(center, engine);
    QObject::connect(&engine, &Engine::agentsChanged, center.agents()->tree(), &AgentTreeModel::engineChanged, queued);
    connectVerbs(center.verbs(), engine);
}

} // namespace app
