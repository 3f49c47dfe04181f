// SPDX-License-Identifier: Apache-2.0
// A lattice of programs, each of which is killed, stopped or suspended in turn.
#include "tests/integration/latticeprograms.h"

using namespace Qt::StringLiterals;

namespace {

// A loaded machine answers late; what must not take long is compared with the seconds that it took.
constexpr int kPatience = 60;

} // namespace

class LatticeRecoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_programs.reset(); }
    void killedMemberGoesOfflineAndComesBackAsItself();
    void suspendedMemberGivesUpItsNamesAndSettles();
    void stoppedMemberHasLeftAtOnce();
    void killedOrchestratorTakesItsServerAlongAndEverybodyReturns();
    void killedServerIsStartedAgain();
    void cleanupRemovesTheDead();

private:
    QString stateAtHub(const StationProgram &station) const { return m_programs->state(m_hub, station.id()); }
    QStringList ownersOf(const QString &agent) const { return m_programs->agents(m_hub).values(agent); }

    std::unique_ptr<LatticePrograms> m_programs;
    StationProgram m_hub, m_alpha, m_beta;
};

void LatticeRecoveryTest::init()
{
    m_programs = std::make_unique<LatticePrograms>();
    QVERIFY(m_programs->addAgent(u"hub"_s, u"clerk"_s, u"clerk"_s));
    QVERIFY(m_programs->addAgent(u"alpha"_s, u"scout"_s, u"scout"_s));
    QVERIFY(m_programs->addAgent(u"alpha"_s, u"shared"_s, u"alpha's"_s));
    QVERIFY(m_programs->addAgent(u"beta"_s, u"cook"_s, u"cook"_s));
    QVERIFY(m_programs->addAgent(u"beta"_s, u"shared"_s, u"beta's"_s));
    m_hub = m_programs->startOrchestrator();
    QVERIFY2(!m_hub.line.isEmpty(), m_hub.process->readAllStandardError().constData());
    m_alpha = m_programs->startMember(u"alpha"_s, m_hub);
    m_beta = m_programs->startMember(u"beta"_s, m_hub);
    QVERIFY(!m_alpha.line.isEmpty() && !m_beta.line.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(ownersOf(u"shared"_s), QStringList{u"alpha"_s}, 20'000);
}

void LatticeRecoveryTest::killedMemberGoesOfflineAndComesBackAsItself()
{
    const QString id = m_alpha.id();
    QElapsedTimer timer;
    Programs::signal(m_alpha.process, SIGKILL);
    timer.start();
    QVERIFY(LatticePrograms::secondsUntil([this] { return stateAtHub(m_alpha) == "late"_L1; }, kPatience) >= 0);
    QVERIFY2(timer.elapsed() > 4000, "late after silence, not after a guess");
    QVERIFY(LatticePrograms::secondsUntil([this] { return stateAtHub(m_alpha) == "offline"_L1; }, kPatience) >= 0);
    QVERIFY2(timer.elapsed() < 32'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(m_programs->state(m_beta, id), u"offline"_s); // a plain member agrees
    const Outcome call = m_programs->call(m_beta, u"scout"_s);
    QCOMPARE(call.code, 1);
    QVERIFY(LatticePrograms::secondsUntil([this] { return ownersOf(u"shared"_s) == QStringList{u"beta"_s}; }, kPatience) >= 0);
    QVERIFY2(timer.elapsed() < 45'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(m_programs->answerer(m_hub, u"shared"_s), u"beta"_s);

    QVERIFY(m_programs->restart(m_alpha));
    QCOMPARE(m_alpha.id(), id);
    QTRY_COMPARE_WITH_TIMEOUT(stateAtHub(m_alpha), u"online"_s, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_programs->answerer(m_beta, u"scout"_s), u"alpha"_s, 20'000);
    QCOMPARE(ownersOf(u"shared"_s), QStringList{u"beta"_s}); // who came back finds the name taken
    QTRY_COMPARE_WITH_TIMEOUT(m_programs->station(m_alpha, id)[u"conflicts"_s].toArray().at(0).toObject()[u"owner_name"_s].toString(), u"beta"_s, 20'000);
    QCOMPARE(m_programs->stations(m_hub).size(), 3);
}

void LatticeRecoveryTest::suspendedMemberGivesUpItsNamesAndSettles()
{
    Programs::signal(m_alpha.process, SIGSTOP);
    QVERIFY(LatticePrograms::secondsUntil([this] { return stateAtHub(m_alpha) == "late"_L1; }, kPatience) >= 0);
    QVERIFY(LatticePrograms::secondsUntil([this] { return stateAtHub(m_alpha) == "offline"_L1; }, kPatience) >= 0);
    QVERIFY(LatticePrograms::secondsUntil([this] { return ownersOf(u"shared"_s) == QStringList{u"beta"_s}; }, kPatience) >= 0);
    Programs::signal(m_alpha.process, SIGCONT);
    QVERIFY(LatticePrograms::secondsUntil([this] { return stateAtHub(m_alpha) == "online"_L1; }, kPatience) >= 0);
    // It learns that it has lost the name, and keeps the one that nobody wanted.
    const auto settled = [this] {
        const QJsonArray conflicts = m_programs->station(m_alpha, m_alpha.id())[u"conflicts"_s].toArray();
        return conflicts.size() == 1 && conflicts.at(0).toObject()[u"owner_name"_s] == "beta"_L1 && ownersOf(u"shared"_s) == QStringList{u"beta"_s};
    };
    const double seconds = LatticePrograms::secondsUntil(settled, 90);
    QVERIFY2(seconds >= 0, qPrintable(ownersOf(u"shared"_s).join(u", "_s)));
    QVERIFY2(seconds < 20, qPrintable(QString::number(seconds)));
    QCOMPARE(ownersOf(u"scout"_s), QStringList{u"alpha"_s});
    QCOMPARE(m_programs->answerer(m_alpha, u"shared"_s), u"beta"_s);
    QCOMPARE(m_programs->answerer(m_beta, u"scout"_s), u"alpha"_s);
}

void LatticeRecoveryTest::stoppedMemberHasLeftAtOnce()
{
    QElapsedTimer timer;
    timer.start();
    Programs::signal(m_alpha.process, SIGTERM);
    QVERIFY(Programs::ended(m_alpha.process));
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed()))); // its half minute of patience is not waited out
    QCOMPARE(m_alpha.process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_alpha.process->exitCode(), 0);
    QCOMPARE(stateAtHub(m_alpha), u"left"_s);
    QVERIFY(!m_programs->agents(m_beta).contains(u"scout"_s));
    QVERIFY(LatticePrograms::secondsUntil([this] { return ownersOf(u"shared"_s) == QStringList{u"beta"_s}; }, kPatience) >= 0);
    QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed()))); // no silence to wait for
    QVERIFY(m_programs->restart(m_alpha));
    QTRY_COMPARE_WITH_TIMEOUT(stateAtHub(m_alpha), u"online"_s, 20'000);
}

void LatticeRecoveryTest::killedOrchestratorTakesItsServerAlongAndEverybodyReturns()
{
    const qint64 server = LatticePrograms::serverOf(m_hub);
    QVERIFY(server > 0);
    const QString nats = m_hub.nats();
    Programs::signal(m_hub.process, SIGKILL);
    const double gone = LatticePrograms::secondsUntil([server] { return LatticePrograms::nameOf(server).isEmpty(); }, kPatience);
    QVERIFY2(gone >= 0, "the server outlives its orchestrator");
    for (const StationProgram *member : {&m_alpha, &m_beta})
        QTRY_COMPARE_WITH_TIMEOUT(m_programs->linkState(*member), u"reconnecting"_s, 20'000);
    const Outcome status = m_programs->run({u"lattice"_s, u"status"_s, u"--home"_s, m_alpha.home});
    QCOMPARE(status.code, 0);
    QVERIFY2(status.out.startsWith(u"Connection lost, trying again: nats://localhost:%1 "_s.arg(m_hub.port())), qPrintable(status.out));
    QVERIFY(status.out.contains(u"alpha"_s));
    const Outcome call = m_programs->call(m_alpha, u"cook"_s);
    QCOMPARE(call.code, 3);
    QVERIFY2(call.err.contains(u"not connected to the lattice"_s), qPrintable(call.err));
    QCOMPARE(m_programs->answerer(m_alpha, u"scout"_s), u"alpha"_s); // its own it has in any case
    const Outcome address = m_programs->run({u"lattice"_s, u"--nats"_s, m_hub.url(), u"status"_s});
    QCOMPARE(address.code, 3);
    QVERIFY2(address.err.contains(u"failed to connect to NATS: connection refused"_s, Qt::CaseInsensitive), qPrintable(address.err));

    m_hub.arguments.replace(m_hub.arguments.indexOf(u"--nats-port"_s) + 1, QString::number(m_hub.port()));
    QVERIFY(m_programs->restart(m_hub));
    QCOMPARE(m_hub.nats(), nats); // the sign-in is the home's
    for (const StationProgram *member : {&m_alpha, &m_beta}) {
        const double back = LatticePrograms::secondsUntil([this, member] { return stateAtHub(*member) == "online"_L1; }, kPatience);
        QVERIFY2(back >= 0, qPrintable(member->home));
        QTRY_COMPARE_WITH_TIMEOUT(m_programs->linkState(*member), u"live"_s, 20'000);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_programs->answerer(m_alpha, u"cook"_s), u"beta"_s, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_programs->answerer(m_beta, u"clerk"_s), u"hub"_s, 20'000);
    QCOMPARE(ownersOf(u"shared"_s), QStringList{u"alpha"_s}); // the registry was kept: the owner is the same
}

void LatticeRecoveryTest::killedServerIsStartedAgain()
{
    const qint64 server = LatticePrograms::serverOf(m_hub);
    QVERIFY(server > 0);
    ::kill(static_cast<pid_t>(server), SIGKILL);
    QVERIFY(LatticePrograms::secondsUntil([&] { return LatticePrograms::serverOf(m_hub) > 0 && LatticePrograms::serverOf(m_hub) != server; }, kPatience) >= 0);
    for (const StationProgram *station : {&m_hub, &m_alpha, &m_beta})
        QTRY_COMPARE_WITH_TIMEOUT(m_programs->linkState(*station), u"live"_s, kPatience * 1000);
    QTRY_COMPARE_WITH_TIMEOUT(m_programs->answerer(m_alpha, u"cook"_s), u"beta"_s, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_programs->answerer(m_hub, u"scout"_s), u"alpha"_s, 20'000);
    QCOMPARE(ownersOf(u"shared"_s), QStringList{u"alpha"_s});
    for (const StationProgram *station : {&m_hub, &m_alpha, &m_beta})
        QCOMPARE(stateAtHub(*station), u"online"_s);
}

void LatticeRecoveryTest::cleanupRemovesTheDead()
{
    QCOMPARE(m_programs->ask(m_hub, {u"cleanup"_s})[u"removed"_s].toInt(-1), 0); // the living stay
    Programs::signal(m_alpha.process, SIGKILL);
    QVERIFY(LatticePrograms::secondsUntil([this] { return stateAtHub(m_alpha) == "offline"_L1; }, kPatience) >= 0);
    QCOMPARE(m_programs->ask(m_hub, {u"cleanup"_s})[u"removed"_s].toInt(-1), 1);
    QTRY_VERIFY_WITH_TIMEOUT(m_programs->station(m_beta, m_alpha.id()).isEmpty() || m_programs->state(m_beta, m_alpha.id()) == "left"_L1, 10'000);
    QVERIFY(m_programs->restart(m_alpha));
    QTRY_COMPARE_WITH_TIMEOUT(m_programs->answerer(m_beta, u"scout"_s), u"alpha"_s, 20'000);
}

QTEST_GUILESS_MAIN(LatticeRecoveryTest)
#include "tst_lattice_recovery.moc"
