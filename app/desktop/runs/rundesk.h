// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/runs/rundetails.h"
#include "app/desktop/runs/runlistmodel.h"

namespace app {

/*! Everything about runs for the front end; hangs off ControlCenter as `runs`. */
class RunDesk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(app::RunListModel *list READ list CONSTANT FINAL)
    Q_PROPERTY(app::RunDetails *details READ details CONSTANT FINAL)
    Q_PROPERTY(bool watched READ isWatched WRITE setWatched NOTIFY watchedChanged FINAL)

public:
    explicit RunDesk(VerbClient &verbs, QObject *parent = nullptr)
        : QObject(parent), m_list(verbs), m_details(verbs)
    {
        connect(&m_list, &RunListModel::changed, &m_details, &RunDetails::applyRun);
        connect(&m_list, &RunListModel::stepped, &m_details, &RunDetails::applyStep);
    }

    RunListModel *list() { return &m_list; }
    RunDetails *details() { return &m_details; }
    bool isWatched() const { return m_watched; } //!< the page is in sight
    void setWatched(bool watched)
    {
        if (watched == m_watched)
            return;
        m_watched = watched;
        m_list.setShown(watched);
        Q_EMIT watchedChanged();
    }
    bool hasAges() const { return m_list.hasRunning(); }
    void tick(const QDateTime &now) { m_list.tick(now); }

Q_SIGNALS:
    void watchedChanged();

private:
    RunListModel m_list;
    RunDetails m_details;
    bool m_watched = false;
};

} // namespace app
