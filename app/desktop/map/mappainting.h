// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickPaintedItem>
#include <QTimer>

namespace app {

class MapItem;

/*! Paints its parent map where the scene graph has no geometry (QT_QUICK_BACKEND=software), joined to 20 pictures a second. */
class MapPainting final : public QQuickPaintedItem
{
    Q_OBJECT

public:
    explicit MapPainting(MapItem &map);

    void schedule();
    void paint(QPainter *painter) override;

private:
    MapItem &m_map;
    QTimer m_pace;
};

} // namespace app
