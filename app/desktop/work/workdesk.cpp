// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/workdesk.h"

#include "app/desktop/stationlistmodel.h"

namespace app {

WorkDesk::WorkDesk(const StationListModel &stations, QObject *parent)
    : QObject(parent)
    , m_stations(stations)
    , m_actions(m_board)
    , m_list(m_board)
    , m_details(m_board)
    , m_assign(stations)
    , m_needsYou(m_board)
{
    connect(&m_assign, &AssignForm::submitted, this, &WorkDesk::submitRequested);
    connect(&m_actions, &WorkActions::submitRequested, this, &WorkDesk::submitRequested);
    connect(&m_actions, &WorkActions::cancelRequested, this, &WorkDesk::cancelRequested);
    connect(&m_actions, &WorkActions::retryRequested, this, &WorkDesk::retryRequested);
    connect(&m_actions, &WorkActions::answerRequested, this, &WorkDesk::answerRequested);
    connect(&m_details, &WorkDetails::followWanted, this, &WorkDesk::followRequested);
}

void WorkDesk::applyWork(const QList<lattice::WorkRecord> &changed, const QStringList &gone)
{
    if (m_live) {
        for (const auto &record : changed)
            m_live->insert(record.spec.workId, record);
        for (const auto &id : gone)
            m_live->remove(id);
    } else {
        m_board.apply(changed, gone, QDateTime::currentDateTimeUtc());
    }
    if (!std::exchange(m_known, true))
        Q_EMIT knownChanged();
}

void WorkDesk::applyAnswer(const QString &requestId, const lattice::Result<lattice::WorkRecord> &record)
{
    m_actions.applyAnswer(requestId, record);
    m_assign.applyAnswer(requestId, record);
}

void WorkDesk::applyPart(const QString &workId, const QString &text)
{
    if (!m_live) // what is said now does not belong to the past
        m_details.applyPart(workId, text);
}

void WorkDesk::applyStations()
{
    StationNames names;
    for (const auto &station : m_stations.stations())
        names.insert(station.id, station.name);
    m_list.setNames(names);
    m_details.setNames(names);
    if (m_assign.isOpen())
        m_assign.refresh();
    m_lanes.setStations(m_stations.stations());
    m_needsYou.setStations(m_stations.stations());
}

void WorkDesk::showPast(const QList<lattice::WorkRecord> &records, const QDateTime &time)
{
    if (!m_live) {
        m_live.emplace();
        for (const auto &record : m_board.records())
            m_live->insert(record.spec.workId, record);
    }
    m_board.show(records, time);
    m_list.settle(); // who moves T wants to see it, and nothing comes by itself
}

void WorkDesk::backToLive()
{
    if (!m_live)
        return;
    m_board.show(m_live->values(), QDateTime::currentDateTimeUtc());
    m_live.reset();
    m_list.settle();
}

void WorkDesk::tick(const QDateTime &now)
{
    if (m_live) // the past stands still
        return;
    m_board.tick(now);
    m_needsYou.tick(now);
    m_details.tick();
    if (m_watched)
        m_list.tick();
}

void WorkDesk::clear()
{
    m_live.reset();
    m_board.clear();
    m_actions.clear();
    if (std::exchange(m_known, false))
        Q_EMIT knownChanged();
}

void WorkDesk::setWatched(bool watched)
{
    if (m_watched == watched)
        return;
    m_watched = watched;
    Q_EMIT watchedChanged();
}

} // namespace app
