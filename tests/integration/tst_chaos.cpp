// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/chaosload.h"
#include "tests/integration/latticeprograms.h"
#include "lattice/protocol/joinline.h"

#include <QTcpServer>

#include <algorithm>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/*!
    An orchestrator with its server and four members as programs, steady work, and somebody who kills and stops them at random.
    `STATION_CHAOS_SECONDS` says for how long, `STATION_CHAOS_SEED` repeats what was done.
*/
class TestChaos : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void acceptedWorkEndsOnceWhateverDies();
    void cleanup()
    {
        for (const qint64 pid : std::exchange(m_stopped, {})) // who stands still does not end
            ::kill(pid_t(pid), SIGCONT);
    }

private:
    enum class Victim { Server, Orchestrator, Member };
    enum class Harm { Kill, Stop };

    void harm(int number);
    void kill(StationProgram &station);
    void pauseOf(qint64 pid, int milliseconds);
    bool startAgain(StationProgram &station);
    bool everybodyIsUp();
    void compare(const ChaosRecord &record, const QSet<QString> &accepted);

    LatticePrograms m_programs;
    StationProgram m_hub;
    QList<StationProgram> m_members;
    QRandomGenerator m_random{1};
    QSet<qint64> m_stopped; //!< processes that stand still
    int m_seconds = 300;
    QStringList m_done; //!< what was done to them, for people
};

void TestChaos::initTestCase()
{
    const quint32 seed = qEnvironmentVariableIsSet("STATION_CHAOS_SEED") ? quint32(qEnvironmentVariableIntValue("STATION_CHAOS_SEED")) : QRandomGenerator::global()->bounded(1'000'000u);
    if (qEnvironmentVariableIsSet("STATION_CHAOS_SECONDS"))
        m_seconds = qEnvironmentVariableIntValue("STATION_CHAOS_SECONDS");
    m_random.seed(seed);
    qInfo("seed %u, for %d s: STATION_CHAOS_SEED=%u STATION_CHAOS_SECONDS=%d repeats it", seed, m_seconds, seed, m_seconds);
    QTcpServer port; // the same one after each restart, so that members find it again
    QVERIFY(port.listen(QHostAddress::LocalHost));
    const QString nats = QString::number(port.serverPort());
    port.close();
    m_hub = m_programs.startStation(u"hub"_s, {u"--orchestration"_s, u"--nats-port"_s, nats, u"--mcp-port"_s, u"0"_s});
    QVERIFY(!m_hub.line.isEmpty());
    for (int i = 1; i <= 4; ++i) {
        const QString name = u"member-%1"_s.arg(i);
        const QString folder = m_programs.path(name) + u"/environments/default/agents"_s;
        QVERIFY(m_programs.addAgent(name, u"worker-%1"_s.arg(i), u"part |done"_s, 200 + 150 * i));
        QFile prompt(folder + u"/worker-%1.prompt"_s.arg(i));
        QVERIFY(prompt.open(QIODevice::WriteOnly));
        prompt.write("---\nname: worker-" + QByteArray::number(i) + "\ndescription: Works\nmodel: rehearsal\ntags: [chaos]\n---\n{{task}}\n");
        prompt.close();
        m_members.append(m_programs.startStation(name, {u"--lattice"_s, m_hub.nats(), u"--mcp-port"_s, u"0"_s}));
        QVERIFY(!m_members.last().line.isEmpty());
    }
}

void TestChaos::kill(StationProgram &station)
{
    Programs::signal(station.process, SIGKILL);
    QVERIFY(Programs::ended(station.process));
}

void TestChaos::pauseOf(qint64 pid, int milliseconds)
{
    if (pid <= 0 || m_stopped.contains(pid))
        return;
    m_stopped.insert(pid);
    ::kill(pid_t(pid), SIGSTOP);
    QTimer::singleShot(milliseconds, this, [this, pid] {
        ::kill(pid_t(pid), SIGCONT);
        m_stopped.remove(pid);
    });
}

/*! A program that could not come up, because its server is down just now, is tried again. */
bool TestChaos::startAgain(StationProgram &station)
{
    for (int tries = 0; tries < 6; ++tries) {
        if (m_programs.restart(station))
            return true;
        QTest::qWait(1000);
    }
    return false;
}

void TestChaos::harm(int number)
{
    const auto victim = m_random.bounded(10) < 6 ? Victim::Member : m_random.bounded(2) == 0 ? Victim::Server : Victim::Orchestrator;
    const auto how = m_random.bounded(2) == 0 ? Harm::Kill : Harm::Stop;
    const int pause = 500 + int(m_random.bounded(8000));
    const int which = int(m_random.bounded(m_members.size()));
    const QString name = victim == Victim::Member ? u"member %1"_s.arg(which + 1) : victim == Victim::Server ? u"server"_s : u"orchestrator"_s;
    m_done.append(u"%1 %2"_s.arg(how == Harm::Kill ? u"killed"_s : u"stopped for %1 ms"_s.arg(pause), name));
    qInfo("%3d: %s", number, qPrintable(m_done.last()));
    StationProgram &station = victim == Victim::Member ? m_members[which] : m_hub;
    const qint64 pid = victim == Victim::Server ? LatticePrograms::serverOf(m_hub) : station.process->processId();
    if (m_stopped.contains(pid))
        return;
    if (how == Harm::Stop)
        return pauseOf(pid, pause);
    if (victim == Victim::Server) {
        if (pid > 0)
            ::kill(pid_t(pid), SIGKILL); // its supervisor starts it again
        return;
    }
    kill(station);
    QVERIFY2(startAgain(station), qPrintable(name + u" did not come up again: "_s + QString::fromUtf8(station.process->readAllStandardError())));
}

bool TestChaos::everybodyIsUp()
{
    return LatticePrograms::secondsUntil([this] {
               const auto stations = m_programs.stations(m_hub);
               return stations.size() >= 5 && std::ranges::all_of(stations, [](const QJsonObject &station) { return station[u"state"_s] == "online"_L1; });
           }, 60) >= 0;
}

void TestChaos::acceptedWorkEndsOnceWhateverDies()
{
    const auto options = parseAddress(m_hub.nats());
    QVERIFY(options);
    LinkOptions link = *options;
    link.name = u"chaos-load"_s;
    link.reconnectWaitMs = 100;
    ChaosLoad load(link, quint32(m_random.generate()), 250);
    QElapsedTimer clock;
    clock.start();
    int number = 0;
    while (clock.elapsed() < m_seconds * 1000) {
        QTest::qWait(1500 + int(m_random.bounded(5000)));
        harm(++number);
        if (QTest::currentTestFailed())
            return;
    }
    load.stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_stopped.isEmpty() && load.isQuiet(), 60'000);
    QVERIFY(everybodyIsUp());

    QVERIFY2(load.accepted().size() > m_seconds, qPrintable(u"only %1 items were accepted"_s.arg(load.accepted().size())));
    const auto open = [this] { return m_programs.ask(m_hub, {u"work"_s, u"list"_s, u"--state"_s, u"open"_s, u"--limit"_s, u"100000"_s})[u"total"_s].toInt(-1); };
    const double calm = LatticePrograms::secondsUntil([&open] { return open() == 0; }, 300);
    QVERIFY2(calm >= 0, qPrintable(u"%1 items are still open"_s.arg(open())));

    ChaosRecord record;
    // An end whose maker died before its event was stored gets it from the leader, half a minute later.
    QTRY_VERIFY_WITH_TIMEOUT((record = {}, readChaosRecord(load.link(), record)) && record.endEvents.size() >= load.accepted().size(), 120'000);
    qInfo("%lld of %d items were accepted, %d cancelled; %d revisions, %d events; all had ended %.1f s after the last harm of %d", static_cast<long long>(load.accepted().size()), load.asked(), load.cancelled(),
          record.revisions, record.events, calm, number);
    compare(record, load.accepted());

    const Outcome verified = m_programs.run({u"lattice"_s, u"events"_s, u"verify"_s, u"--home"_s, m_hub.home});
    QVERIFY2(verified.code == 0, qPrintable(verified.out + verified.err));
}

void TestChaos::compare(const ChaosRecord &record, const QSet<QString> &accepted)
{
    static const QHash<WorkPhase, QString> types = {{WorkPhase::Done, u"station.lattice.work.completed"_s}, {WorkPhase::Failed, u"station.lattice.work.failed"_s}, {WorkPhase::Cancelled, u"station.lattice.work.cancelled"_s}};
    QStringList faults;
    for (const QString &workId : accepted) {
        const WorkRecord last = record.last.value(workId);
        if (!isEnd(last.phase) || record.ends.value(workId) != 1)
            faults.append(u"%1 is %2 and ended %3 times in the ledger"_s.arg(workId, phaseName(last.phase)).arg(record.ends.value(workId)));
        else if (record.endEvents.value(workId) != QStringList{types.value(last.phase)})
            faults.append(u"%1 is %2 and its ends in the history are: %3"_s.arg(workId, phaseName(last.phase), record.endEvents.value(workId).join(u", "_s)));
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n') + u"\nafter: "_s + m_done.join(u"; "_s)));
    for (const PastWork &open : record.state.openWork())
        QVERIFY2(!accepted.contains(open.id), qPrintable(u"the history folds to %1 still open (%2)"_s.arg(open.id, phaseName(open.phase))));
}

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "36000000"); // Qt's own limit is five minutes for a function
    QCoreApplication application(argc, argv);
    TestChaos test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_chaos.moc"
