// SPDX-License-Identifier: Apache-2.0
#include "lattice/mesh/router.h"
#include "lattice/protocol/presence.h"

#include <QTest>

using namespace lattice;
using namespace Qt::StringLiterals;

namespace {

Station station(const QString &id, const QStringList &agents, int free = 4, Presence presence = Presence::Online)
{
    Station s{.id = id, .name = u"name of "_s + id, .presence = presence, .capacity = {.slotsTotal = 4, .slotsFree = free}};
    for (const QString &agent : agents)
        s.agents.append({.id = u"id-"_s + agent, .name = agent, .description = {}, .capabilities = {u"Scan"_s}, .inputSchema = {}, .outputSchema = {}, .examples = {}});
    return s;
}

QStringList places(const Result<QList<Target>> &targets)
{
    QStringList names;
    for (const Target &target : targets.value_or(QList<Target>{}))
        names.append(target.pool.isEmpty() ? target.stationId : u"pool "_s + target.pool);
    return names;
}

} // namespace

class RouterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownStationComesFirstThenFreeSlots()
    {
        auto own = station(u"own"_s, {u"a"_s}, 0);
        own.self = true;
        const auto targets = findTargets({station(u"full"_s, {u"a"_s}, 0), station(u"free"_s, {u"a"_s}, 4), own, station(u"late"_s, {u"a"_s}, 4, Presence::Late)}, {.agentName = u"a"_s});
        QCOMPARE(places(targets), (QStringList{u"own"_s, u"free"_s, u"full"_s, u"late"_s}));
    }

    void capabilityIsFoundInAnyCase()
    {
        QCOMPARE(places(findTargets({station(u"s"_s, {u"a"_s})}, {.capability = u"scan"_s})), QStringList{u"s"_s});
        QVERIFY(!findTargets({station(u"s"_s, {u"a"_s})}, {.capability = u"sca"_s}));
    }

    void agentIsFoundById()
    {
        QCOMPARE(places(findTargets({station(u"s"_s, {u"a"_s})}, {.agentId = u"id-a"_s})), QStringList{u"s"_s});
    }

    void offlineStationIsNamedInsteadOfCalled()
    {
        const auto targets = findTargets({station(u"s"_s, {u"a"_s}, 4, Presence::Offline)}, {.agentName = u"a"_s});
        QCOMPARE(targets.error().fault, Fault::NotFound);
        QVERIFY(targets.error().detail.contains("name of s"_L1) && targets.error().detail.contains("offline"_L1));
    }

    void unknownAgentAndStationAreToldApart()
    {
        const QList<Station> all{station(u"s"_s, {u"a"_s})};
        QVERIFY(findTargets(all, {.agentName = u"b"_s}).error().detail.contains("agent 'b' not found"_L1));
        QVERIFY(findTargets(all, {.agentName = u"a"_s, .stationId = u"t"_s}).error().detail.contains("station 't' not found"_L1));
    }

    void stationsOfAPoolAreOneTarget()
    {
        QList<Station> all{station(u"s1"_s, {u"a"_s}), station(u"s2"_s, {u"a"_s}), station(u"s3"_s, {u"a"_s}, 1)};
        all[0].facts.pool = all[1].facts.pool = u"p"_s;
        QCOMPARE(places(findTargets(all, {.agentName = u"a"_s})), (QStringList{u"pool p"_s, u"s3"_s}));
        QCOMPARE(places(findTargets(all, {.agentName = u"a"_s, .stationId = u"s2"_s})), QStringList{u"s2"_s});
    }
};

QTEST_GUILESS_MAIN(RouterTest)
#include "tst_router.moc"
