// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/map/mapclusters.h"
#include "lattice/result.h"

#include <QHash>
#include <QJsonObject>
#include <QPointF>

namespace app {

/*! Where a station stands, and whether somebody put it there. */
struct MapSpot {
    QPointF center;
    bool pinned = false;

    friend bool operator==(const MapSpot &, const MapSpot &) = default;
};

/*! The places of a map by station id, and what its stations stand together by: what is kept, shared as a file, and undone. */
struct MapPlaces {
    static constexpr qsizetype kMost = 100'000;

    MapGroupingValue::Value grouping = MapGroupingValue::Region;
    QHash<QString, MapSpot> spots;

    QJsonObject toJson() const;
    /*! \return Invalid when it is not made by toJson(), naming the first thing that is wrong */
    static lattice::Result<MapPlaces> fromJson(const QJsonObject &json);

    friend bool operator==(const MapPlaces &, const MapPlaces &) = default;
};

} // namespace app
