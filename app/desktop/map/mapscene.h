// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/map/maplayout.h"
#include "lattice/history/event.h"
#include "lattice/mesh/station.h"
#include "lattice/protocol/workrecord.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace app {

struct MapNode {
    lattice::Station station;
    QPointF center;
    bool placed = false;
    bool pinned = false;
    bool hidden = false; //!< by the filter
    qint64 leftAt = -1;  //!< ms of the scene's clock
};

struct MapEdge {
    QString from;
    QString to;
    QSet<QString> inFlight; //!< calls invoked and not answered
    QSet<QString> work;     //!< items that the target holds for the source
    qint64 lastAt = 0;

    qsizetype load() const { return inFlight.size() + work.size(); }
};

/*! One real event on its way. */
struct MapDot {
    enum class Kind {
        Invoked,  //!< from the source to the target
        Answered, //!< and back
        Failed,   //!< back
        Progress, //!< a pulse at the target
    };
    QString from;
    QString to;
    Kind kind = Kind::Invoked;
    qint64 startedAt = 0;
    bool visible = false; //!< both ends are; kept with start and end by the scene, so that a frame looks nothing up
    QPointF start;        //!< map units
    QPointF end;
};

/*! What the map shows, in map units and without a camera: stations with stable places, traffic between them, moving dots. */
class MapScene : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(int count READ count NOTIFY nodesChanged FINAL)
    Q_PROPERTY(int hiddenCount READ hiddenCount NOTIFY nodesChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY nodesChanged FINAL)
    Q_PROPERTY(int eventsPerDot READ eventsPerDot NOTIFY ratioChanged FINAL)
    Q_PROPERTY(bool motion READ motion WRITE setMotion NOTIFY motionChanged FINAL)

public:
    static constexpr qint64 kDotTravelMs = 900;
    static constexpr qint64 kLingerMs = 60'000; //!< idle edges and left stations stay that long
    static constexpr int kMaxDots = 2000;

    explicit MapScene(QObject *parent = nullptr);

    void applyStations(const QList<lattice::Station> &changed, const QStringList &gone);
    void applyEvents(const QList<lattice::Event> &events);
    /*! What the ledger says: who holds work for whom. */
    void applyWork(const QList<lattice::WorkRecord> &changed, const QStringList &gone);
    /*!
        Whether a moment of the past is shown: nobody fades and no dot moves then. Places stay as they are; who was not on the map
        before goes with the past.
    */
    void setPast(bool past);
    /*! The work that was in flight at that moment, as lines. */
    void showPastWork(const QList<lattice::WorkRecord> &work);
    void clear();
    void setFilter(const QString &text);
    void setMotion(bool motion);
    /*! Puts a station where the operator dragged it; it is pinned then. */
    void moveTo(const QString &stationId, QPointF center);
    void unpin(const QString &stationId);
    Q_INVOKABLE void rearrange(); //!< places anew what is not pinned
    /*! A line about a station, for where its card is too small to say it. */
    Q_INVOKABLE QString nodeText(const QString &stationId) const;

    const QHash<QString, MapNode> &nodes() const { return m_nodes; }
    const QList<MapEdge> &edges() const { return m_past ? m_pastEdges : m_edges; }
    const QList<MapDot> &dots() const { return m_dots; }
    /*! The frame and the name of each region, when there is more than one. */
    QHash<QString, QRectF> groups() const;
    QRectF bounds() const; //!< of all placed nodes
    /*! The visible node at a point, or an empty string. */
    QString nodeAt(QPointF point) const;
    /*! The nearest visible node from \a stationId in the direction of \a step (one of its parts is 0). */
    QString neighbor(const QString &stationId, QPoint step) const;

    int count() const { return m_visible; }
    int hiddenCount() const { return m_hidden; }
    QString filter() const { return m_filter; }
    int eventsPerDot() const { return m_eventsPerDot; }
    bool motion() const { return m_motion; }
    qint64 now() const { return m_clock.elapsed(); }
    /*! Ends dots that arrived. \return whether any is still moving */
    bool advance();
    /*! Ends what has lingered long enough at \a atMs of the scene's clock. */
    void expire(qint64 atMs);

Q_SIGNALS:
    void nodesChanged();
    void edgesChanged();
    void dotsStarted();
    void ratioChanged();
    void motionChanged();

private:
    /*! From whom to whom an item of work goes. */
    struct WorkWay {
        QString from;
        QString to;
        friend bool operator==(const WorkWay &, const WorkWay &) = default;
    };
    void placeMissing();
    void adopt(const QHash<QString, QPointF> &places);
    void applyFilter();
    void applyCall(const lattice::Event &event);
    void applyWorkEvent(const lattice::Event &event);
    void holdWork(const QString &workId, const WorkWay &way, bool held);
    MapEdge &edge(const QString &from, const QString &to);
    void addDot(MapDot dot);
    void resolve(MapDot &dot) const;
    void scheduleExpiry();
    QList<MapSeat> seats() const;

    QHash<QString, MapNode> m_nodes;
    QList<MapEdge> m_edges;
    QList<MapEdge> m_pastEdges;
    QSet<QString> m_today; //!< who was on the map before the past was shown
    QHash<std::pair<QString, QString>, qsizetype> m_edgeAt; //!< from and to → index in m_edges
    QList<MapDot> m_dots;
    QHash<QString, WorkWay> m_ways; //!< of open items, and of those that have just ended
    QStringList m_ended; //!< these, oldest first
    QElapsedTimer m_clock;
    QTimer m_expiry;
    QString m_filter;
    int m_visible = 0;
    int m_hidden = 0;
    int m_eventsPerDot = 1;
    int m_skipped = 0;
    bool m_placing = false;
    bool m_motion = true;
    bool m_past = false;
};

} // namespace app
