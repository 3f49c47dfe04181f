// SPDX-License-Identifier: Apache-2.0
#include "latticeprograms.h"

#include <QTest>

using namespace Qt::StringLiterals;

/*! Remote hands over two real stations: who may do what at another one. */
class TestRemote final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_programs.addAgent(u"edge"_s, u"echo"_s, u"you said: {{task}}"_s));
        m_hub = m_programs.startOrchestrator();
        QVERIFY(!m_hub.line.isEmpty());
        m_edge = m_programs.startMember(u"edge"_s, m_hub);
        QVERIFY(!m_edge.line.isEmpty());
        QVERIFY(LatticePrograms::secondsUntil([this] { return m_programs.agents(m_hub).contains(u"echo"_s); }, 20) >= 0);
    }

    void readingIsOpen()
    {
        const Outcome listed = atHub({u"agent"_s, u"list"_s});
        QCOMPARE(listed.code, 0);
        QCOMPARE(names(listed), QStringList{u"echo"_s});
        const Outcome own = m_programs.run({u"agent"_s, u"list"_s, u"--json"_s, u"--home"_s, m_hub.home});
        QVERIFY2(!names(own).contains(u"echo"_s), "the hub's own agents are others");
    }

    void changingWantsASignatureThatTheTargetAllows()
    {
        const QStringList change{u"agent"_s, u"update"_s, u"echo"_s, u"--description"_s, u"changed from afar"_s};
        const Outcome stranger = atHub(change);
        QVERIFY(stranger.code != 0);
        QVERIFY2(stranger.err.contains("trust allow"_L1), qPrintable(stranger.err));
        QVERIFY(!description().contains("afar"_L1));

        const QString key = m_programs.run({u"trust"_s, u"key"_s, u"--json"_s, u"--home"_s, m_hub.home}).json()[u"key"_s].toString();
        QVERIFY2(key.startsWith("ed25519:"_L1), qPrintable(key));
        QCOMPARE(atEdge({u"trust"_s, u"allow"_s, key, u"--name"_s, u"ops-desk"_s}).code, 0);
        const Outcome operatorOnly = atHub(change); // to change an agent is to administer
        QVERIFY(operatorOnly.code != 0);
        QVERIFY2(operatorOnly.err.contains("administer"_L1), qPrintable(operatorOnly.err));

        QCOMPARE(atEdge({u"trust"_s, u"allow"_s, key, u"--name"_s, u"ops-desk"_s, u"--right"_s, u"administer"_s}).code, 0);
        const Outcome allowed = atHub(change);
        QVERIFY2(allowed.code == 0, qPrintable(allowed.err));
        QCOMPARE(description(), u"changed from afar"_s);
        const Outcome done = m_programs.run({u"activity"_s, u"--json"_s, u"--home"_s, m_edge.home}); // who it was is kept there
        QVERIFY2(done.out.contains("ops-desk"_L1) && done.out.contains("agent.update"_L1), qPrintable(done.out));

        QVERIFY2(atHub({u"trust"_s, u"allow"_s, key, u"--right"_s, u"administer"_s}).code != 0, "whom to trust is decided at the target");

        QCOMPARE(atEdge({u"trust"_s, u"revoke"_s, key}).code, 0);
        QVERIFY(atHub({u"agent"_s, u"update"_s, u"echo"_s, u"--description"_s, u"again"_s}).code != 0);
        QCOMPARE(description(), u"changed from afar"_s);
    }

    void stationsThatAreNotThereAreSaid()
    {
        const Outcome nowhere = m_programs.run({u"agent"_s, u"list"_s, u"--station"_s, u"atlantis"_s, u"--home"_s, m_hub.home});
        QVERIFY(nowhere.code != 0);
        QVERIFY2(nowhere.err.contains("atlantis"_L1), qPrintable(nowhere.err));
    }

private:
    Outcome atHub(const QStringList &words) { return m_programs.run(words + QStringList{u"--station"_s, u"edge"_s, u"--json"_s, u"--home"_s, m_hub.home}); }
    Outcome atEdge(const QStringList &words) { return m_programs.run(words + QStringList{u"--home"_s, m_edge.home}); }
    QString description() { return m_programs.run({u"agent"_s, u"show"_s, u"echo"_s, u"--json"_s, u"--home"_s, m_edge.home}).json()[u"description"_s].toString(); }
    static QStringList names(const Outcome &outcome)
    {
        QStringList found;
        for (const QJsonObject &agent : LatticePrograms::objects(outcome.json()[u"agents"_s]))
            found << agent[u"name"_s].toString();
        return found;
    }

    LatticePrograms m_programs;
    StationProgram m_hub, m_edge;
};

QTEST_GUILESS_MAIN(TestRemote)
#include "tst_remote.moc"
