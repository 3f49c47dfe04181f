// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/map/mappalette.h"
#include "app/desktop/map/mapscene.h"

#include <QPointer>
#include <QQuickPaintedItem>
#include <QTimer>

namespace app {

/*!
    The whole map in small: groups as areas, stations as points, what is wrong as diamonds. It paints only when stations
    change, at most four times a second; the frame of what is seen is QML's, so that moving the camera costs nothing here.
*/
class MapOverview : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(app::MapScene *scene READ scene WRITE setScene NOTIFY sceneChanged REQUIRED FINAL)
    Q_PROPERTY(app::MapPalette *colors MEMBER m_palette WRITE setColors NOTIFY colorsChanged FINAL)
    Q_PROPERTY(qreal scaling READ scaling NOTIFY worldChanged FINAL)

public:
    explicit MapOverview(QQuickItem *parent = nullptr);

    MapScene *scene() const { return m_scene; }
    void setScene(MapScene *scene);
    void setColors(MapPalette *colors);
    qreal scaling() const;
    /*! Where in the item \a area of the map is. */
    Q_INVOKABLE QRectF fromMap(QRectF area) const;
    Q_INVOKABLE QPointF toMap(QPointF point) const;

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void sceneChanged();
    void colorsChanged();
    void worldChanged();

protected:
    void geometryChange(const QRectF &now, const QRectF &before) override;

private:
    void schedule();

    QPointer<MapScene> m_scene;
    QPointer<MapPalette> m_palette;
    QTimer m_pace;
};

} // namespace app
