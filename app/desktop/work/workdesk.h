// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/work/assignform.h"
#include "app/desktop/work/needsyoumodel.h"
#include "app/desktop/work/workactions.h"
#include "app/desktop/work/workdetails.h"
#include "app/desktop/work/worklanes.h"
#include "app/desktop/work/worklistmodel.h"

namespace app {

/*! Everything about work for the front end; hangs off ControlCenter as `work`. */
class WorkDesk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(app::WorkListModel *list READ list CONSTANT FINAL)
    Q_PROPERTY(app::WorkLanes *lanes READ lanes CONSTANT FINAL)
    Q_PROPERTY(app::WorkDetails *details READ details CONSTANT FINAL)
    Q_PROPERTY(app::WorkActions *actions READ actions CONSTANT FINAL)
    Q_PROPERTY(app::AssignForm *assign READ assign CONSTANT FINAL)
    Q_PROPERTY(app::NeedsYouModel *needsYou READ needsYou CONSTANT FINAL)
    Q_PROPERTY(bool known READ isKnown NOTIFY knownChanged FINAL)
    Q_PROPERTY(bool watched READ isWatched WRITE setWatched NOTIFY watchedChanged FINAL)

public:
    explicit WorkDesk(const StationListModel &stations, QObject *parent = nullptr);

    void applyWork(const QList<lattice::WorkRecord> &changed, const QStringList &gone);
    void applyAnswer(const QString &requestId, const lattice::Result<lattice::WorkRecord> &record);
    void applyPart(const QString &workId, const QString &text);
    void applyStations();
    /*! All work as it was at \a time; the lists show it until backToLive(), and live changes wait. */
    void showPast(const QList<lattice::WorkRecord> &records, const QDateTime &time);
    void backToLive();
    void tick(const QDateTime &now);
    void clear();

    /*! Whether a text on screen depends on the time, or somebody may stall. */
    bool hasAges() const { return m_board.hasRunning() || m_needsYou.hasAges() || (m_watched && m_board.count() > 0); }
    bool isKnown() const { return m_known; } //!< the first answer of the ledger is there, perhaps an empty one
    bool isWatched() const { return m_watched; } //!< the page is in sight, so that its ages count
    void setWatched(bool watched);

    const WorkBoard &board() const { return m_board; }
    WorkListModel *list() { return &m_list; }
    WorkLanes *lanes() { return &m_lanes; }
    WorkDetails *details() { return &m_details; }
    WorkActions *actions() { return &m_actions; }
    AssignForm *assign() { return &m_assign; }
    NeedsYouModel *needsYou() { return &m_needsYou; }

Q_SIGNALS:
    void knownChanged();
    void watchedChanged();
    void submitRequested(const QString &requestId, const lattice::WorkSpec &spec);
    void cancelRequested(const QString &requestId, const QString &workId, const QString &reason);
    void retryRequested(const QString &requestId, const QString &workId);
    void answerRequested(const QString &requestId, const QString &workId, const QString &text);
    void followRequested(const QString &workId);

private:
    const StationListModel &m_stations;
    WorkBoard m_board;
    WorkActions m_actions; // hears of a change before the lists do
    WorkListModel m_list;
    WorkLanes m_lanes{m_list};
    WorkDetails m_details;
    AssignForm m_assign;
    NeedsYouModel m_needsYou;
    std::optional<QHash<QString, lattice::WorkRecord>> m_live; //!< today's, while the past is shown
    bool m_known = false;
    bool m_watched = false;
};

} // namespace app
