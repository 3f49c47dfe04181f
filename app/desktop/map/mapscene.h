// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/map/maplayout.h"
#include "app/desktop/map/maplinks.h"
#include "app/desktop/map/mapplaces.h"
#include "lattice/history/event.h"
#include "lattice/protocol/workrecord.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace app {

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
    Q_PROPERTY(bool past READ isPast NOTIFY edgesChanged FINAL)
    Q_PROPERTY(int grouping READ grouping WRITE setGrouping NOTIFY groupingChanged FINAL)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY undoChanged FINAL)
    Q_PROPERTY(bool workShown READ workShown WRITE setWorkShown NOTIFY layersChanged FINAL)
    Q_PROPERTY(bool callsShown READ callsShown WRITE setCallsShown NOTIFY layersChanged FINAL)
    Q_PROPERTY(bool linesToHub READ hasLinesToHub WRITE setLinesToHub NOTIFY layersChanged FINAL)
    Q_PROPERTY(int foldedCount READ foldedCount NOTIFY nodesChanged FINAL)
    Q_PROPERTY(int groupCount READ groupCount NOTIFY nodesChanged FINAL)
    Q_PROPERTY(QStringList problems READ problems NOTIFY nodesChanged FINAL)

public:
    static constexpr qint64 kDotTravelMs = 900;
    static constexpr qint64 kLingerMs = 60'000; //!< idle edges and left stations stay that long
    static constexpr qint64 kFailureMs = 600'000; //!< a failure is told at its station that long
    static constexpr qint64 kMoveMs = 250;
    static constexpr int kMaxDots = 2000;
    static constexpr int kLinesToHub = 30; //!< up to that many stations have lines to their hub without being asked
    static constexpr int kUndo = 20;
    static constexpr qsizetype kRemembered = 5000; //!< places of stations that went

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
    /*! The same with all of \a stationIds, in one change. */
    void moveAll(const QStringList &stationIds, QPointF step);
    void unpin(const QStringList &stationIds);
    /*! Notes where all stand, so that what moves them next can be undone. */
    void beginChange();
    Q_INVOKABLE void rearrange(); //!< places anew what is not pinned; can be undone
    Q_INVOKABLE void undo();      //!< the last change of places
    Q_INVOKABLE void setFolded(const QString &group, bool folded);
    Q_INVOKABLE void foldAll(bool folded);
    /*! The same and more, in lines: what runs, waits and failed there, and its agents. */
    Q_INVOKABLE QString nodeCard(const QString &stationId) const;
    /*! The folded group that a station stands in, or an empty string. */
    Q_INVOKABLE QString foldedGroupOf(const QString &stationId) const { return targetOf(stationId).group; }
    /*! What waits for a person, by station. */
    void setNeeds(const QHash<QString, int> &needs);

    MapPlaces places() const; //!< also of stations that are away and may come back
    /*! Puts stations where \a places says; those that come later, too. */
    void remember(const MapPlaces &places);
    void adoptPlaces(const MapPlaces &places); //!< the same, and can be undone
    /*! A line about a station, for where its card is too small to say it. */
    Q_INVOKABLE QString nodeText(const QString &stationId) const;

    const QHash<QString, MapNode> &nodes() const { return m_nodes; }
    const QList<MapEdge> &edges() const { return m_past ? m_pastEdges : m_edges; }
    const QList<MapDot> &dots() const { return m_dots; }
    const MapClusters &clusters() const { return m_clusters; }
    /*! The lines to draw, at most \a limit; see MapLinks. */
    const QList<MapLink> &links(qsizetype limit) const;
    qsizetype linksCut() const { return m_linksCut; } //!< how many more there would have been, the last time
    QRectF bounds() const; //!< of all placed nodes
    /*! The visible node at a point, or an empty string. */
    QString nodeAt(QPointF point) const;
    /*! A station or, where a group is folded, that group. */
    struct Target {
        QString station;
        QString group;
        QPointF center;

        bool isNone() const { return station.isEmpty() && group.isEmpty(); }
    };
    /*! The nearest one in sight from a station or group in the direction of \a step (one of its parts is 0). */
    Target neighbor(const Target &from, QPoint step) const;
    Target targetOf(const QString &stationId) const; //!< the station or, when its group is folded, that
    /*! Stations with something wrong, as one reads: line by line. */
    QStringList problems() const;
    /*! All stations in sight within \a area. */
    QStringList within(QRectF area) const;

    int count() const { return m_visible; }
    int hiddenCount() const { return m_hidden; }
    QString filter() const { return m_filter; }
    int eventsPerDot() const { return m_eventsPerDot; }
    bool motion() const { return m_motion; }
    bool isPast() const { return m_past; }
    int grouping() const { return m_grouping; }
    void setGrouping(int grouping); //!< places all anew that are not pinned; can be undone
    bool canUndo() const { return !m_undo.isEmpty(); }
    bool workShown() const { return m_layers.work; }
    void setWorkShown(bool shown);
    bool callsShown() const { return m_layers.calls; }
    void setCallsShown(bool shown);
    bool hasLinesToHub() const;
    void setLinesToHub(bool shown);
    int foldedCount() const;
    int groupCount() const { return int(m_clusters.all().size()); }
    qint64 now() const { return m_clock.elapsed(); }
    bool isMoving() const { return m_movedAt >= 0; } //!< stations are on their way to their places
    /*! Moves stations on, and ends dots that arrived. \return whether any dot is still moving */
    bool advance();
    /*! Ends what has lingered long enough at \a atMs of the scene's clock. */
    void expire(qint64 atMs);

Q_SIGNALS:
    void nodesChanged();
    void edgesChanged();
    void dotsStarted();
    void ratioChanged();
    void motionChanged();
    void groupingChanged();
    void undoChanged();
    void layersChanged();
    void placesChanged(); //!< not for each step on the way
    void problemAppeared(const QString &stationId);

private:
    /*! From whom to whom an item of work goes. */
    struct WorkWay {
        QString from;
        QString to;
        friend bool operator==(const WorkWay &, const WorkWay &) = default;
    };
    /*! After each change of the nodes. */
    void changed();
    void judge();
    void noteProblems();
    void placeMissing();
    void placeRemembered();
    void adopt(const QHash<QString, QPointF> &places);
    void move(const QHash<QString, QPointF> &places);
    void glide();
    bool isArriving(qsizetype placed) const;
    void arrange();
    bool put(const QString &stationId, QPointF center);
    QHash<QString, QPointF> pinned() const;
    QList<MapTie> ties() const;
    void noteFailure(const QString &stationId);
    void forget(const MapNode &node);
    void setRatio(int eventsPerDot);
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
    MapClusters m_clusters;
    mutable QList<MapLink> m_links;
    mutable qsizetype m_linksCut = 0;
    mutable qsizetype m_linksLimit = -1; //!< -1: they must be made anew
    QHash<QString, MapSpot> m_remembered; //!< of stations that are not there
    QList<MapPlaces> m_undo;
    QHash<QString, QPointF> m_glides; //!< where a station comes from
    QHash<QString, int> m_needs;
    QHash<QString, QList<qint64>> m_failures;
    QSet<QString> m_problems;
    MapLinks::Layers m_layers;
    std::optional<bool> m_linesToHub; //!< as the operator wants
    MapGroupingValue::Value m_grouping = MapGroupingValue::Region;
    qint64 m_movedAt = -1;
    qint64 m_bornAt = -1; //!< when the first station came
    int m_round = 0;      //!< of arranging: only the last one counts
    QString m_filter;
    int m_visible = 0;
    int m_hidden = 0;
    int m_eventsPerDot = 1;
    int m_skipped = 0;
    bool m_placing = false;
    bool m_failed = false; //!< something did in the events being applied
    bool m_motion = true;
    bool m_past = false;
};

} // namespace app
