// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/map/mapcamera.h"
#include "app/desktop/map/maplabels.h"
#include "app/desktop/map/mappalette.h"
#include "app/desktop/map/mapscene.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QQuickItem>

namespace app {

/*!
    Draws the map in four geometry nodes and moves its camera; texts are QML's, placed by labels and origin.

    It draws only when something changed, or while dots travel. Under the software renderer, where geometry nodes draw
    nothing, a painted child takes over at no more than 20 pictures a second.
*/
class MapItem : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(app::MapScene *scene READ scene WRITE setScene NOTIFY sceneChanged REQUIRED FINAL)
    Q_PROPERTY(app::MapPalette *colors READ colors CONSTANT FINAL)
    Q_PROPERTY(app::MapLabels *labels READ labels CONSTANT FINAL)
    Q_PROPERTY(app::MapGroups *groups READ groups CONSTANT FINAL)
    Q_PROPERTY(app::MapLinkLabels *linkLabels READ linkLabels CONSTANT FINAL)
    Q_PROPERTY(QString group READ group NOTIFY groupChanged FINAL)
    Q_PROPERTY(QStringList area READ area NOTIFY areaChanged FINAL)
    Q_PROPERTY(QRectF band READ band NOTIFY bandChanged FINAL)
    Q_PROPERTY(QRectF sight READ sight NOTIFY viewChanged FINAL)
    Q_PROPERTY(int linksCut READ linksCut NOTIFY linksCutChanged FINAL)
    Q_PROPERTY(bool painted READ isPainted NOTIFY paintedChanged FINAL)
    Q_PROPERTY(QString selected READ selected WRITE setSelected NOTIFY selectedChanged FINAL)
    Q_PROPERTY(qreal zoom READ zoom NOTIFY viewChanged FINAL)
    Q_PROPERTY(QPointF origin READ origin NOTIFY viewChanged FINAL)
    Q_PROPERTY(int level READ level NOTIFY viewChanged FINAL)
    Q_PROPERTY(QRectF ghost READ ghost NOTIFY viewChanged FINAL)
    Q_PROPERTY(int outside READ outside NOTIFY viewChanged FINAL)
    Q_PROPERTY(QString hovered READ hovered NOTIFY hoveredChanged FINAL)

public:
    explicit MapItem(QQuickItem *parent = nullptr);
    ~MapItem() override;

    Q_INVOKABLE void fit();          //!< all stations; the camera then follows the window's size until it is moved
    Q_INVOKABLE void actualSize();   //!< zoom 1
    Q_INVOKABLE void zoomBy(qreal factor);
    Q_INVOKABLE void moveSelection(int dx, int dy);
    Q_INVOKABLE void openSelected(); //!< comes near enough to read everything
    Q_INVOKABLE void unpinSelected(); //!< or what is in the selected area
    Q_INVOKABLE void pinArea();
    Q_INVOKABLE void showArea();      //!< comes as near as shows all of it
    Q_INVOKABLE void clearArea();
    Q_INVOKABLE void toggleFold();    //!< of the selected group, or of the group of the selected station
    Q_INVOKABLE void selectGroup(const QString &name);
    Q_INVOKABLE void lookAt(QPointF place); //!< in map units; zoom stays
    Q_INVOKABLE void showStation(const QString &stationId); //!< near enough to read it, in an open group
    /*! Selects the next thing that is wrong, in reading order. \return false behind the last one */
    Q_INVOKABLE bool nextProblem(int step);
    Q_INVOKABLE QRectF boxOf(const QString &stationId) const; //!< in item coordinates; empty when not shown

    MapScene *scene() const { return m_scene; }
    void setScene(MapScene *scene);
    MapPalette *colors() { return &m_palette; }
    MapLabels *labels() { return &m_labels; }
    MapGroups *groups() { return &m_groups; }
    MapLinkLabels *linkLabels() { return &m_linkLabels; }
    QString group() const { return m_group; }
    QStringList area() const { return m_area; }
    QRectF band() const { return m_band; }   //!< what Shift+drag spans, in item coordinates
    QRectF sight() const { return m_camera.view(); } //!< what is seen, in map units
    int linksCut() const { return m_linksCut; } //!< lines that are there and not drawn
    bool isPainted() const { return m_painting; }
    QString selected() const { return m_selected; }
    void setSelected(const QString &stationId);
    qreal zoom() const { return m_camera.zoom(); }
    QPointF origin() const { return m_camera.origin(); }
    int level() const { return m_camera.level(); }
    QRectF ghost() const; //!< where the invitation stands while there is one station at most
    int outside() const;  //!< stations out of sight
    QString hovered() const { return m_hovered; }
    void paintMap(QPainter &painter) const;

Q_SIGNALS:
    void sceneChanged();
    void selectedChanged();
    void viewChanged();
    void hoveredChanged();
    void groupChanged();
    void areaChanged();
    void bandChanged();
    void paintedChanged();
    void linksCutChanged();
    void menuRequested(QPointF place);
    void selectRequested(const QString &stationId);
    void opened(const QString &stationId);

protected:
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void updatePolish() override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void hoverMoveEvent(QHoverEvent *event) override;
    void hoverLeaveEvent(QHoverEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum Dirty : quint8 { Hulls = 1, Edges = 2, Dots = 4, Nodes = 8, All = 15 };
    struct Drag {
        QPointF last;
        QString node;
        bool moved = false;
        bool band = false;
        QPointF start;
    };

    void touch(int dirty);
    void viewMoved();
    void sceneMoved();
    void nextFrame();
    void reveal(const QString &stationId);
    void setHovered(const QString &stationId);
    void setArea(const QStringList &ids);
    void setBand(QRectF band);
    void menuAt();
    void dragNode(QPointF delta);
    qsizetype edgeLimit() const;
    class MapDrawing drawing() const;

    QPointer<MapScene> m_scene;
    MapPalette m_palette;
    MapCamera m_camera;
    MapLabels m_labels;
    MapGroups m_groups;
    MapLinkLabels m_linkLabels;
    QString m_selected;
    QString m_group;
    QStringList m_area;
    QRectF m_band;
    QString m_hovered;
    Drag m_drag;
    QElapsedTimer m_sinceFirst; //!< the camera follows arrivals only at the very start
    class MapPainting *m_painting = nullptr;
    int m_linksCut = 0;
    int m_dirty = All;
    bool m_follow = true;
};

} // namespace app
