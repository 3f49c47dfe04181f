// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/runs/runagain.h"
#include "app/desktop/runs/runcomparison.h"
#include "app/desktop/runs/rundetails.h"
#include "app/desktop/runs/runlistmodel.h"
#include "app/desktop/runs/runpayload.h"

namespace app {

/*! Everything about runs for the front end; hangs off ControlCenter as `runs`. */
class RunDesk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(app::RunListModel *list READ list CONSTANT FINAL)
    Q_PROPERTY(app::RunListModel *ofAgent READ ofAgent CONSTANT FINAL)
    Q_PROPERTY(app::RunListModel *others READ others CONSTANT FINAL)
    Q_PROPERTY(app::RunDetails *details READ details CONSTANT FINAL)
    Q_PROPERTY(app::RunComparison *comparison READ comparison CONSTANT FINAL)
    Q_PROPERTY(app::RunAgain *again READ again CONSTANT FINAL)
    Q_PROPERTY(app::RunPayload *payload READ payload CONSTANT FINAL)
    Q_PROPERTY(bool watched READ isWatched WRITE setWatched NOTIFY watchedChanged FINAL)

public:
    explicit RunDesk(VerbClient &verbs, QObject *parent = nullptr)
        : QObject(parent), m_list(verbs), m_ofAgent(verbs), m_others(verbs), m_details(verbs), m_comparison(verbs), m_again(verbs)
    {
        connect(&m_list, &RunListModel::changed, &m_details, &RunDetails::applyRun);
        connect(&m_list, &RunListModel::stepped, &m_details, &RunDetails::applyStep);
    }

    RunListModel *list() { return &m_list; }
    RunListModel *ofAgent() { return &m_ofAgent; } //!< beside the agent's file
    RunListModel *others() { return &m_others; }   //!< of the same agent, to compare with
    RunDetails *details() { return &m_details; }
    RunComparison *comparison() { return &m_comparison; }
    RunAgain *again() { return &m_again; }
    RunPayload *payload() { return &m_payload; }
    bool isWatched() const { return m_watched; } //!< the page is in sight
    void setWatched(bool watched)
    {
        if (watched == m_watched)
            return;
        m_watched = watched;
        m_list.setShown(watched);
        Q_EMIT watchedChanged();
    }
    bool hasAges() const { return m_list.hasRunning() || m_ofAgent.hasRunning(); }
    void tick(const QDateTime &now)
    {
        m_list.tick(now);
        m_ofAgent.tick(now);
    }

Q_SIGNALS:
    void watchedChanged();

private:
    RunListModel m_list;
    RunListModel m_ofAgent;
    RunListModel m_others;
    RunDetails m_details;
    RunComparison m_comparison;
    RunAgain m_again;
    RunPayload m_payload;
    bool m_watched = false;
};

} // namespace app
