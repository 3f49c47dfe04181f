// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/chaosload.h"
#include "tests/integration/latticeprograms.h"
#include "tests/integration/smalldisk.h"
#include "lattice/protocol/joinline.h"

#include <QTcpServer>

#include <algorithm>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/*!
    An orchestrator with its server, four members and a window as programs, steady work, and somebody who kills and stops them, and
    fills the disk of the orchestrator and one member, at random.
    `STATION_CHAOS_SECONDS` says for how long, `STATION_CHAOS_SEED` repeats what was done.
*/
class TestChaos : public QObject
{
    Q_OBJECT

public:
    static inline bool s_mayMount = false;

private Q_SLOTS:
    void initTestCase();
    void acceptedWorkEndsOnceWhateverDies();
    void cleanup()
    {
        for (const qint64 pid : std::exchange(m_stopped, {})) // who stands still does not end
            ::kill(pid_t(pid), SIGCONT);
        if (QTest::currentTestFailed() && m_hub.process)
            qInfo("the orchestrator's log ends:\n%s", m_hub.process->readAllStandardError().right(20'000).constData());
    }

private:
    enum class Victim { Server, Orchestrator, Member, Window, Disk };
    enum class Harm { Kill, Stop };

    Victim choose();
    void harm(int number);
    void fillDisk(int milliseconds);
    void startWindow();
    bool addWorker(const QString &home, int number);
    void kill(StationProgram &station);
    void pauseOf(qint64 pid, int milliseconds);
    bool startAgain(StationProgram &station);
    bool everybodyIsUp();
    void compare(const ChaosRecord &record, const QSet<QString> &accepted);

    LatticePrograms m_programs;
    StationProgram m_hub;
    QList<StationProgram> m_members;
    StationProgram m_window; //!< without a process where none was built
    SmallDisk m_disk;
    bool m_diskIsFull = false;
    int m_fullDisks = 0;
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
    if (s_mayMount && m_disk.mount(m_programs.path(u"disk"_s))) {
        for (const QString &name : {u"hub"_s, u"member-1"_s})
            QVERIFY(QDir().mkpath(m_programs.path(u"disk/"_s + name)) && QFile::link(m_programs.path(u"disk/"_s + name), m_programs.path(name)));
    } else {
        qWarning("this user may not mount a disk here (no user namespaces): no disk gets full in this run");
    }
    m_hub = m_programs.startStation(u"hub"_s, {u"--orchestration"_s, u"--nats-port"_s, nats, u"--mcp-port"_s, u"0"_s});
    QVERIFY(!m_hub.line.isEmpty());
    for (int i = 1; i <= 4; ++i) {
        const QString name = u"member-%1"_s.arg(i);
        QVERIFY(addWorker(name, i));
        m_members.append(m_programs.startStation(name, {u"--lattice"_s, m_hub.nats(), u"--mcp-port"_s, u"0"_s}));
        QVERIFY(!m_members.last().line.isEmpty());
    }
#ifdef STATION_WINDOW
    QVERIFY(addWorker(u"window"_s, 5));
    QFile config(m_programs.path(u"window/config.yaml"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("lattice:\n  station_name: window\n  nats:\n    url: \"" + m_hub.nats().toUtf8() + "\"\n");
    config.close();
    startWindow();
    QVERIFY(everybodyIsUp());
#else
    qWarning("the window was not built: none is killed in this run");
#endif
}

bool TestChaos::addWorker(const QString &home, int number)
{
    const QString worker = u"worker-%1"_s.arg(number);
    if (!m_programs.addAgent(home, worker, u"part |done"_s, 200 + 150 * number))
        return false;
    QFile prompt(m_programs.path(home) + u"/environments/default/agents/"_s + worker + u".prompt"_s);
    return prompt.open(QIODevice::WriteOnly) && prompt.write("---\nname: " + worker.toUtf8() + "\ndescription: Works\nmodel: rehearsal\ntags: [chaos]\n---\n{{task}}\n") > 0;
}

/*! It has no line that says when it is ready: that is seen in the lattice. */
void TestChaos::startWindow()
{
    m_programs.environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    m_programs.environment.insert(u"QT_QUICK_BACKEND"_s, u"software"_s);
    m_window.home = m_programs.path(u"window"_s);
    m_window.process = m_programs.startProgram(QStringLiteral(STATION_BIN "/station"), {u"--home"_s, m_window.home});
}

void TestChaos::fillDisk(int milliseconds)
{
    if (m_diskIsFull)
        return;
    if (!m_disk.fill()) {
        qInfo("     the disk was written to in that moment, and stays free");
        return;
    }
    m_diskIsFull = true;
    ++m_fullDisks;
    QFile more(m_programs.path(u"disk/more"_s));
    QVERIFY(more.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    QVERIFY2(more.write(QByteArray(64 * 1024, 'x')) < 64 * 1024, "the disk is not full");
    more.remove();
    QTimer::singleShot(milliseconds, this, [this] {
        QVERIFY(m_disk.free());
        m_diskIsFull = false;
    });
}

TestChaos::Victim TestChaos::choose()
{
    const int dice = int(m_random.bounded(100));
    if (dice < 50)
        return Victim::Member;
    if (dice < 66)
        return Victim::Server;
    if (dice < 82)
        return Victim::Orchestrator;
    if (dice < 91)
        return m_window.process ? Victim::Window : Victim::Member;
    return m_disk.isMounted() ? Victim::Disk : Victim::Server;
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
    for (int tries = 0; tries < 12; ++tries) { // a disk is full for nine seconds at most
        if (m_programs.restart(station))
            return true;
        QTest::qWait(1000);
    }
    return false;
}

void TestChaos::harm(int number)
{
    const Victim victim = choose();
    const auto how = m_random.bounded(2) == 0 ? Harm::Kill : Harm::Stop;
    const int pause = 500 + int(m_random.bounded(8000));
    const int which = int(m_random.bounded(m_members.size()));
    static const QHash<Victim, QString> names{{Victim::Server, u"server"_s}, {Victim::Orchestrator, u"orchestrator"_s}, {Victim::Window, u"window"_s}, {Victim::Disk, u"disk"_s}};
    const QString name = names.value(victim, u"member %1"_s.arg(which + 1));
    m_done.append(victim == Victim::Disk ? u"filled the disk for %1 ms"_s.arg(pause) : u"%1 %2"_s.arg(how == Harm::Kill ? u"killed"_s : u"stopped for %1 ms"_s.arg(pause), name));
    qInfo("%3d: %s", number, qPrintable(m_done.last()));
    if (victim == Victim::Disk)
        return fillDisk(pause);
    StationProgram &station = victim == Victim::Member ? m_members[which] : victim == Victim::Window ? m_window : m_hub;
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
    if (victim == Victim::Window)
        return startWindow();
    QVERIFY2(startAgain(station), qPrintable(name + u" did not come up again: "_s + QString::fromUtf8(station.process->readAllStandardError())));
}

bool TestChaos::everybodyIsUp()
{
    return LatticePrograms::secondsUntil([this] {
               const QJsonObject status = m_programs.ask(m_hub, {u"status"_s});
               const auto stations = LatticePrograms::objects(status[u"stations"_s]);
               return status[u"connection"_s][u"state"_s] == "live"_L1 && stations.size() >= (m_window.process ? 6 : 5) && std::ranges::all_of(stations, [](const QJsonObject &station) { return station[u"state"_s] == "online"_L1; });
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
    QTRY_VERIFY_WITH_TIMEOUT(m_stopped.isEmpty() && !m_diskIsFull && load.isQuiet(), 60'000);
    QVERIFY(everybodyIsUp());

    QVERIFY2(load.accepted().size() > m_seconds, qPrintable(u"only %1 items were accepted"_s.arg(load.accepted().size())));
    const auto open = [this] { return m_programs.ask(m_hub, {u"work"_s, u"list"_s, u"--state"_s, u"open"_s, u"--limit"_s, u"100000"_s})[u"total"_s].toInt(-1); };
    const double calm = LatticePrograms::secondsUntil([&open] { return open() == 0; }, 300);
    QVERIFY2(calm >= 0, qPrintable(u"%1 items are still open"_s.arg(open())));

    ChaosRecord record;
    // An end whose maker died before its event was stored gets it from the leader, half a minute later.
    QTRY_VERIFY_WITH_TIMEOUT((record = {}, readChaosRecord(load.link(), record)) && record.endEvents.size() >= load.accepted().size(), 120'000);
    qInfo("the disk was full %d times", m_fullDisks);
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
    TestChaos::s_mayMount = SmallDisk::enter();
    qputenv("QTEST_FUNCTION_TIMEOUT", "36000000"); // Qt's own limit is five minutes for a function
    QCoreApplication application(argc, argv);
    TestChaos test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_chaos.moc"
