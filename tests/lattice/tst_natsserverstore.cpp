// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/processes.h"
#include "lattice/link/storelock.h"
#include "tests/lattice/rawnats.h"
#include "tests/lattice/serverhome.h"

#include <QProcess>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace lattice;

namespace {

/*! A process of its own that supervises a server: see serverhelper.cpp. It ends with this object and with the test. */
class Helper final
{
public:
    explicit Helper(const ServerHome &home, const QStringList &words = {})
    {
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(SERVER_HELPER), QStringList{home.folder.path()} + words);
    }
    ~Helper() { kill9(); }

    void kill9()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /*! Waits for a line that begins with \a words; its rest. Empty after fifteen seconds, or when the program ended. */
    QString said(const QString &words)
    {
        QString rest;
        const bool found = QTest::qWaitFor([&] {
            m_output += m_process.readAllStandardOutput();
            for (const QByteArray &line : m_output.split('\n')) {
                if (line.startsWith(words.toUtf8()))
                    rest = QString::fromUtf8(line).sliced(words.size()).trimmed();
            }
            return !rest.isEmpty() || m_process.state() == QProcess::NotRunning;
        }, 15000);
        return found ? rest : QString();
    }

    /*! Waits for its first word or its end. */
    bool mayNotMount()
    {
        const bool spoke = QTest::qWaitFor([this] { return !(m_output += m_process.readAllStandardOutput()).isEmpty() || m_process.state() == QProcess::NotRunning; }, 15000);
        return spoke && m_output.isEmpty() && m_process.exitCode() == 77;
    }

    void freeDisk() { m_process.write("free\n"); }
    QByteArray output() const { return m_output; }

    /*! For a client, from the line "started". */
    LinkOptions link()
    {
        const QStringList fields = said(u"started "_s).split(u' ');
        LinkOptions options;
        options.url = u"nats://127.0.0.1:%1"_s.arg(fields.value(1));
        options.signIn.user = u"station"_s;
        options.signIn.password = fields.value(2);
        return options;
    }

    qint64 serverPid() { return said(u"started "_s).section(u' ', 0, 0).toLongLong(); }

private:
    QByteArray m_output;
    QProcess m_process;
};

} // namespace

/*! The store of the supervised server: whose it is, and the disk below it. */
class TestNatsServerStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondStartOnTheSameStoreIsRefusedAndTheFirstUnharmed();
    void storeIsOursFromTheFirstMoment();
    void storeOfAnotherProcessIsRefusedNamingIt();
    void serverGoesWhenItsOwnerIsKilled();
    void startAfterAKilledOwnerKeepsTheData();
    void leftServerIsEndedAtTheNextStart();
    void serverOfAnotherStoreIsLeftAlone();
    void stalePortsFilesAreRemoved();
    void strangeFolderNamesWork();
    void storeThatIsAFileIsAnError();
    void readOnlyStoreIsAnError();
    void fullDiskAtStartIsAnError();
    void fullDiskIsToldAndTheServerRecovers();
};

void TestNatsServerStore::secondStartOnTheSameStoreIsRefusedAndTheFirstUnharmed()
{
    ServerHome home;
    ServerSupervisor first(home.options());
    ServerSpy firstSpy(first);
    first.start();
    QVERIFY2(firstSpy.isUp(), qPrintable(firstSpy.words()));
    const ServerAddress address = *first.address();

    ServerSupervisor second(home.options());
    ServerSpy secondSpy(second);
    second.start();
    QVERIFY(secondSpy.hasFailed());
    QCOMPARE(secondSpy.error().fault, Fault::Conflict);
    QCOMPARE(secondSpy.step(u"storage"_s).cause, u"store-in-use"_s);
    QVERIFY2(secondSpy.words().contains(address.url()), qPrintable(secondSpy.words()));
    QCOMPARE(processStartTime(address.pid) > 0, true);
    QCOMPARE(first.state(), ServerSupervisor::State::Running);
    QVERIFY(RawNats(address.local).addStream("S").contains("\"created\""));
}

void TestNatsServerStore::storeIsOursFromTheFirstMoment()
{
    ServerHome home;
    {
        Helper before(home);
        QVERIFY2(before.serverPid() > 0, before.output().constData());
    }
    ServerSupervisor first(home.options());
    ServerSupervisor second(home.options());
    ServerSpy firstSpy(first);
    ServerSpy secondSpy(second);
    first.start();
    second.start(); // not up yet: the lock file must not name who had it before
    QCOMPARE(secondSpy.failed.size(), 1);
    QVERIFY2(secondSpy.words().endsWith(u"tst_natsserverstore (process %1)"_s.arg(QCoreApplication::applicationPid())), qPrintable(secondSpy.words()));
    QVERIFY2(firstSpy.isUp(), qPrintable(firstSpy.words()));
}

void TestNatsServerStore::storeOfAnotherProcessIsRefusedNamingIt()
{
    ServerHome home;
    Helper owner(home);
    const qint64 pid = owner.serverPid();
    QVERIFY2(pid > 0, owner.output().constData());

    ServerSupervisor second(home.options());
    ServerSpy spy(second);
    second.start();
    QVERIFY(spy.hasFailed());
    const StoreHolder holder = StoreLock::holder(home.options().storeDir).value();
    QCOMPARE(holder.serverPid, pid);
    QVERIFY2(spy.words().contains(u"serverhelper (process %1), its server answers at %2"_s.arg(holder.pid).arg(holder.url)), qPrintable(spy.words()));
    QCOMPARE(RawNats(owner.link()).answer(), "PONG");
}

void TestNatsServerStore::serverGoesWhenItsOwnerIsKilled()
{
    ServerHome home;
    Helper owner(home);
    const qint64 pid = owner.serverPid();
    QVERIFY2(processStartTime(pid) > 0, owner.output().constData());
    owner.kill9();
    QTRY_COMPARE_WITH_TIMEOUT(processStartTime(pid), 0, 2000);
}

void TestNatsServerStore::startAfterAKilledOwnerKeepsTheData()
{
    ServerHome home;
    {
        Helper owner(home);
        RawNats client(owner.link());
        QVERIFY2(client.isSignedIn(), client.answer().constData());
        QVERIFY(client.addStream("KEPT").contains("\"created\""));
        QVERIFY(client.request("KEPT", "one").contains("\"seq\":1"));
        owner.kill9();
    }
    ServerSupervisor next(home.options()); // at once: the old server may be about to go
    ServerSpy spy(next);
    next.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    QCOMPARE(RawNats(next.address()->local).messages("KEPT"), 1);
    QCOMPARE(serversWithConfig(home.options().storeDir + u"/nats.conf"_s), QList<qint64>{next.address()->pid});
}

void TestNatsServerStore::leftServerIsEndedAtTheNextStart()
{
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    QVERIFY(RawNats(server.address()->local).addStream("KEPT").contains("\"created\""));
    server.stop();
    QTRY_COMPARE(spy.stopped.size(), 1);
    QProcess orphan;
    orphan.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    orphan.start(QStringLiteral(NATS_SERVER), {u"-c"_s, home.options().storeDir + u"/nats.conf"_s});
    QVERIFY(orphan.waitForStarted());
    QTRY_VERIFY(QFile::exists(home.folder.filePath(u"run/nats-server_%1.ports"_s.arg(orphan.processId()))));

    server.start();
    QTRY_COMPARE_WITH_TIMEOUT(spy.started.size(), 2, 15000);
    QTRY_COMPARE(orphan.state(), QProcess::NotRunning);
    QCOMPARE(RawNats(server.address()->local).messages("KEPT"), 0);
}

void TestNatsServerStore::serverOfAnotherStoreIsLeftAlone()
{
    ServerHome home;
    ServerHome neighbour;
    ServerSupervisor first(home.options());
    ServerSpy firstSpy(first);
    first.start();
    QVERIFY2(firstSpy.isUp(), qPrintable(firstSpy.words()));

    ServerOptions options = neighbour.options();
    options.runDir = home.options().runDir; // shared, by mistake
    ServerSupervisor second(options);
    ServerSpy secondSpy(second);
    second.start();
    QVERIFY2(secondSpy.isUp(), qPrintable(secondSpy.words()));
    QVERIFY(first.address()->port != second.address()->port);
    QCOMPARE(RawNats(first.address()->local).answer(), "PONG");
    QVERIFY(firstSpy.restarting.isEmpty());
}

void TestNatsServerStore::stalePortsFilesAreRemoved()
{
    ServerHome home;
    QVERIFY(QDir(home.folder.path()).mkpath(u"run"_s));
    QFile stale(home.folder.filePath(u"run/nats-server_999999999.ports"_s));
    QVERIFY(stale.open(QIODevice::WriteOnly));
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    QVERIFY(!stale.exists());
    QVERIFY(QFile::exists(home.folder.filePath(u"run/nats-server_%1.ports"_s.arg(server.address()->pid))));
}

void TestNatsServerStore::strangeFolderNamesWork()
{
    ServerHome home;
    ServerOptions options = home.options();
    options.storeDir = home.folder.filePath(u"st\"o%2re \\ $HOME 店"_s);
    options.runDir = home.folder.filePath(u"12 %1 'run'/ü"_s);
    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    QVERIFY(RawNats(server.address()->local).addStream("S").contains("\"created\""));
    QVERIFY(QDir(options.storeDir + u"/jetstream/LATTICE/streams/S"_s).exists());
}

void TestNatsServerStore::storeThatIsAFileIsAnError()
{
    ServerHome home;
    QFile file(home.folder.filePath(u"store"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY(spy.hasFailed());
    QCOMPARE(spy.error().fault, Fault::Refused);
    QCOMPARE(spy.step(u"storage"_s).cause, u"store-not-writable"_s);
    QVERIFY2(spy.words().contains(file.fileName()), qPrintable(spy.words()));
}

void TestNatsServerStore::readOnlyStoreIsAnError()
{
    ServerHome home;
    Helper helper(home, {u"disk=4194304"_s, u"readonly"_s});
    if (helper.mayNotMount())
        QSKIP("this user may not mount a disk here (no user namespaces)");
    const QString step = helper.said(u"step storage "_s);
    QVERIFY2(step.startsWith("store-not-writable"_L1), helper.output().constData());
    QVERIFY2(step.contains("Read-only file system"_L1), qPrintable(step));
}

void TestNatsServerStore::fullDiskAtStartIsAnError()
{
    ServerHome home;
    Helper helper(home, {u"disk=4194304"_s, u"ballast=8388608"_s});
    if (helper.mayNotMount())
        QSKIP("this user may not mount a disk here (no user namespaces)");
    const QString step = helper.said(u"step storage "_s);
    QVERIFY2(step.startsWith("disk-full"_L1), helper.output().constData());
    QVERIFY2(step.contains("No space left"_L1), qPrintable(step));
    QVERIFY(helper.said(u"failed "_s).contains("free some space"_L1));
}

void TestNatsServerStore::fullDiskIsToldAndTheServerRecovers()
{
    ServerHome home;
    Helper helper(home, {u"disk=8388608"_s, u"ballast=6291456"_s});
    if (helper.mayNotMount())
        QSKIP("this user may not mount a disk here (no user namespaces)");
    QCOMPARE(helper.said(u"space "_s), QString::number(int(DiskSpace::Critical)));

    RawNats client(helper.link());
    QVERIFY2(client.addStream("S").contains("\"created\""), client.answer().constData());
    QByteArray answer;
    for (int i = 0; i < 64 && !answer.contains("\"error\""); ++i)
        answer = client.request("S", QByteArray(256 * 1024, 'x'));
    QVERIFY2(answer.contains("no space left"), answer.constData());
    QVERIFY(helper.said(u"alarm "_s).contains("no space left"_L1));

    helper.freeDisk();
    QTRY_VERIFY(client.request("S", "small").contains("\"seq\""));
}

QTEST_GUILESS_MAIN(TestNatsServerStore)
#include "tst_natsserverstore.moc"
