// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/waitingreason.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr qsizetype kMostNamed = 3;

/*! "alpha", "alpha and beta", "alpha, beta and gamma", "17 stations". */
QString listed(const QStringList &stations, const WorkPlaces &places)
{
    if (stations.size() > kMostNamed)
        return u"%1 stations"_s.arg(stations.size());
    QStringList names;
    for (const QString &station : stations)
        names.append(places.nameOf(station));
    if (names.size() < 2)
        return names.join(u""_s);
    const QString last = names.takeLast();
    return names.join(u", "_s) + u" and "_s + last;
}

QString wantedThing(const WorkSpec &spec)
{
    return spec.agent.isEmpty() ? u"an agent with the capability %1"_s.arg(spec.capability) : u"the agent %1"_s.arg(spec.agent);
}

bool isAway(const WorkPlace &place)
{
    return !place.online || place.offline;
}

QString full(const QStringList &stations, const WorkPlaces &places)
{
    int slots_ = 0;
    for (const QString &station : stations)
        slots_ += places.find(station)->slots_;
    if (slots_ == 1)
        return u"the only slot of %1 is taken"_s.arg(listed(stations, places));
    return u"all %1 slots of %2 are taken"_s.arg(slots_).arg(listed(stations, places));
}

/*! Of \a stations, which have what is needed. */
QString whyNoneOf(const QStringList &stations, const WorkSpec &spec, const WorkPlaces &places)
{
    const auto those = [&](auto is) {
        QStringList found;
        std::ranges::copy_if(stations, std::back_inserter(found), [&](const QString &station) { return is(*places.find(station)); });
        return found;
    };
    const QStringList present = those([](const WorkPlace &place) { return !isAway(place); });
    if (present.isEmpty()) {
        const auto are = stations.size() == 1 ? u"is"_s : u"are"_s;
        return u"%1 is at %2, which %3 offline"_s.arg(wantedThing(spec), listed(stations, places), are);
    }
    const QStringList staying = those([](const WorkPlace &place) { return !isAway(place) && place.takesWork; });
    if (staying.isEmpty())
        return u"%1 takes no more work: it is about to leave"_s.arg(listed(present, places));
    if (std::ranges::any_of(staying, [&](const QString &station) { return places.credits(station) > 0; }))
        return u"waits for its turn"_s;
    return full(staying, places);
}

QString whyNoPlace(const WorkItem &item, const WorkPlaces &places)
{
    const WorkSpec &spec = item.record.spec;
    if (!spec.wantedStation.isEmpty() && !places.find(spec.wantedStation))
        return u"the station %1 is not there"_s.arg(spec.wantedStation);
    QStringList stations = places.having(item.need.key);
    if (stations.isEmpty())
        return u"no station has %1"_s.arg(wantedThing(spec));
    if (!spec.wantedStation.isEmpty() && !stations.contains(spec.wantedStation))
        return u"%1 does not have %2"_s.arg(places.nameOf(spec.wantedStation), wantedThing(spec));
    stations.removeIf([&](const QString &station) { return !places.agentAt(station, item.need); });
    if (stations.isEmpty())
        return u"every agent with the capability %1 waits for this work itself"_s.arg(spec.capability);
    return whyNoneOf(stations, spec, places);
}

} // namespace

QString waitingReason(const WorkItem &item, const WorkPlaces &places, const QDateTime &eligibleAt)
{
    const WorkRecord &record = item.record;
    switch (record.phase) {
    case WorkPhase::Assigned: return u"%1 has not taken it yet"_s.arg(places.nameOf(record.station));
    case WorkPhase::Cancelling: return u"it is being cancelled at %1"_s.arg(places.nameOf(record.station));
    case WorkPhase::Escalated: return u"waits for an answer: %1"_s.arg(record.escalation.reason);
    case WorkPhase::RetryWait:
        if (!item.queued && !item.decided && eligibleAt.isValid()) {
            const QString until = u"waits until %1"_s.arg(eligibleAt.toLocalTime().toString(u"HH:mm:ss"_s));
            return record.outcome.error.isEmpty() ? until : until + u" after: "_s + record.outcome.error;
        }
        [[fallthrough]];
    case WorkPhase::Queued:
        if (item.decided)
            return item.countedAt.isEmpty() ? u"stations are being asked for bids"_s : u"it is being assigned to %1"_s.arg(places.nameOf(item.countedAt));
        return whyNoPlace(item, places);
    default: return {};
    }
}

} // namespace lattice
