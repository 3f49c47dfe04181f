// SPDX-License-Identifier: Apache-2.0
#include "lattice/mesh/presencetable.h"

#include <QTest>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class PresenceTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silenceMakesLateThenOffline()
    {
        PresenceTable table;
        QVERIFY(table.heard(u"a"_s, 0ms));
        QCOMPARE(table.presence(u"a"_s), Presence::Online);
        QVERIFY(table.tick(14'999ms).isEmpty());
        QCOMPARE(table.tick(15'000ms), (QList<PresenceTable::Change>{{u"a"_s, Presence::Late}}));
        QVERIFY(table.tick(29'999ms).isEmpty());
        QCOMPARE(table.tick(30'000ms), (QList<PresenceTable::Change>{{u"a"_s, Presence::Offline}}));
        QVERIFY(table.heard(u"a"_s, 31'000ms));
        QCOMPARE(table.presence(u"a"_s), Presence::Online);
    }

    void goodbyeIsLeftAtOnceAndStays()
    {
        PresenceTable table;
        table.heard(u"a"_s, 0ms);
        QVERIFY(table.left(u"a"_s));
        QVERIFY(!table.left(u"a"_s));
        QVERIFY(table.tick(1h).isEmpty());
        QCOMPARE(table.presence(u"a"_s), Presence::Left);
    }

    void stationOnRecordHasItsTimeToBeHeard()
    {
        PresenceTable table;
        table.known(u"a"_s, 100'000ms);
        QCOMPARE(table.presence(u"a"_s), Presence::Late);
        QVERIFY(table.tick(129'999ms).isEmpty());
        QCOMPARE(table.tick(130'000ms), (QList<PresenceTable::Change>{{u"a"_s, Presence::Offline}}));
    }

    void recordIsNoSignOfLife()
    {
        PresenceTable table;
        table.heard(u"a"_s, 0ms);
        table.known(u"a"_s, 29'000ms);
        QCOMPARE(table.tick(30'000ms), (QList<PresenceTable::Change>{{u"a"_s, Presence::Offline}}));
    }

    void wordOfAnOrchestratorCountsUntilTheStationIsHeard()
    {
        PresenceTable table;
        table.known(u"a"_s, 1'000ms);
        QVERIFY(table.told(u"a"_s, Presence::Offline, 2'000ms));
        table.known(u"a"_s, 3'000ms);
        QVERIFY(table.tick(4'000ms).isEmpty());
        QCOMPARE(table.presence(u"a"_s), Presence::Offline);
        QVERIFY(table.heard(u"a"_s, 5'000ms));
        QVERIFY(!table.told(u"a"_s, Presence::Offline, 6'000ms)); // we hear it ourselves
        QCOMPARE(table.presence(u"a"_s), Presence::Online);
        QVERIFY(table.told(u"b"_s, Presence::Online, 6'000ms));
        QCOMPARE(table.tick(36'000ms).size(), 2); // the word ages as a sign of life does
        QVERIFY(!table.told(u"c"_s, Presence::Left, 6'000ms));
    }

    void nobodyIsJudgedWhileWeWereDeaf()
    {
        PresenceTable table;
        table.heard(u"a"_s, 0ms);
        table.deafUntil(60'000ms);
        QVERIFY(table.tick(60'001ms).isEmpty());
        QCOMPARE(table.presence(u"a"_s), Presence::Online);
    }

    void unknownStationIsLeft()
    {
        QCOMPARE(PresenceTable().presence(u"x"_s), Presence::Left);
    }
};

QTEST_GUILESS_MAIN(PresenceTableTest)
#include "tst_presencetable.moc"
