// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/mappainting.h"

#include "app/desktop/map/mapitem.h"

namespace app {

MapPainting::MapPainting(MapItem &map)
    : QQuickPaintedItem(&map)
    , m_map(map)
{
    setZ(-1); // below the texts, which are children of the map as well
    m_pace.setSingleShot(true);
    m_pace.setInterval(50);
    connect(&m_pace, &QTimer::timeout, this, [this] {
        m_map.polish(); // the texts keep the same pace
        update();
    });
}

void MapPainting::schedule()
{
    if (!m_pace.isActive())
        m_pace.start();
}

void MapPainting::paint(QPainter *painter) { m_map.paintMap(*painter); }

} // namespace app
