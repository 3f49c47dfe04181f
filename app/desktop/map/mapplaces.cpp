// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/mapplaces.h"

#include <QJsonArray>
#include <QMetaEnum>

#include <cmath>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr auto kFormat = "station-map/1"_L1;
constexpr double kFarthest = 1e7; // map units

QMetaEnum groupings() { return QMetaEnum::fromType<MapGroupingValue::Value>(); }

} // namespace

QJsonObject MapPlaces::toJson() const
{
    QJsonObject stations;
    for (auto spot = spots.cbegin(); spot != spots.cend(); ++spot)
        stations.insert(spot.key(), QJsonObject{{u"x"_s, spot->center.x()}, {u"y"_s, spot->center.y()}, {u"pinned"_s, spot->pinned}});
    return {{u"format"_s, kFormat}, {u"group"_s, QString::fromLatin1(groupings().valueToKey(grouping)).toLower()}, {u"stations"_s, stations}};
}

lattice::Result<MapPlaces> MapPlaces::fromJson(const QJsonObject &json)
{
    using lattice::Fault;
    if (json["format"_L1].toString() != kFormat)
        return lattice::failed(Fault::Invalid, u"format is not %1"_s.arg(kFormat));
    MapPlaces places;
    const auto group = json["group"_L1].toString();
    auto word = group;
    if (!word.isEmpty())
        word[0] = word.at(0).toUpper();
    bool known = false;
    places.grouping = MapGroupingValue::Value(groupings().keyToValue(word.toLatin1().constData(), &known));
    if (!known)
        return lattice::failed(Fault::Invalid, u"group: %1"_s.arg(group.left(40)));
    const auto stations = json["stations"_L1].toObject();
    if (stations.size() > kMost)
        return lattice::failed(Fault::Full, u"%1 stations, more than %2"_s.arg(stations.size()).arg(kMost));
    for (auto entry = stations.constBegin(); entry != stations.constEnd(); ++entry) {
        const auto spot = entry->toObject();
        const double x = spot["x"_L1].toDouble(NAN);
        const double y = spot["y"_L1].toDouble(NAN);
        if (!(std::abs(x) <= kFarthest && std::abs(y) <= kFarthest)) // not a number is neither
            return lattice::failed(Fault::Invalid, u"stations.%1: no place"_s.arg(entry.key().left(80)));
        places.spots.insert(entry.key(), {.center = {x, y}, .pinned = spot["pinned"_L1].toBool()});
    }
    return places;
}

} // namespace app
