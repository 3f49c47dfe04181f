// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/diskguard.h"
#include "lattice/link/exchange.h"
#include "lattice/link/privatefile.h"
#include "lattice/link/processes.h"
#include "lattice/link/restartpolicy.h"
#include "lattice/link/serverlog.h"
#include "lattice/link/storelock.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <QCoro/QCoroTask>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lattice;

/*! The parts of the supervised server that need no server. */
class TestServerParts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pausesGrowToHalfAMinute();
    void pausesAreShortAgainAfterASteadyMinute();
    void logLinesComeInParts();
    void alarmsOfOneKindAreToldEveryTenSeconds();
    void endlessLineIsCut();
    void roomIsSortedByShareAndSize_data();
    void roomIsSortedByShareAndSize();
    void lockIsHeldOnceAndNamesItsHolder();
    void leftLockIsTakenAndStillTellsOfItsHolder();
    void garbledLockFileNamesNobody();
    void foldersThatCannotBeMadeAreRefused();
    void filesAreReplacedWholeAndPrivate();
    void silentPeerTimesOut();
    void waitsEndWhenStopped();
    void programThatHangsIsKilled();
    void deadProcessHasNoStartTime();
};

static const RestartPolicy::Time kNow{1h};

void TestServerParts::pausesGrowToHalfAMinute()
{
    RestartPolicy policy;
    QList<qint64> pauses;
    for (int i = 0; i < 9; ++i)
        pauses << policy.noteEnd(kNow).count();
    QCOMPARE(pauses, (QList<qint64>{250, 500, 1000, 2000, 5000, 10000, 30000, 30000, 30000}));
}

void TestServerParts::pausesAreShortAgainAfterASteadyMinute()
{
    RestartPolicy policy;
    policy.noteEnd(kNow);
    policy.noteReady(kNow);
    QCOMPARE(policy.noteEnd(kNow + 59s), 500ms);
    policy.noteReady(kNow + 60s);
    QCOMPARE(policy.noteEnd(kNow + 120s), 250ms);
}

void TestServerParts::logLinesComeInParts()
{
    ServerLog log;
    QVERIFY(log.add("[12] 2026/01/02 03:04:05.678901 [FTL] Can't sta", kNow).isEmpty());
    QVERIFY(log.fatal().isEmpty());
    log.add("rt\n[12] 2026/01/02 03:04:05.678901 [INF] Trapped \"terminated\" signal\nnats-server: pl", kNow);
    QCOMPARE(log.fatal(), u"Can't start"_s);
    QVERIFY(log.endedByRequest());
    log.add("ain words\n", kNow);
    QCOMPARE(log.lastWords().section(u'\n', -1), u"nats-server: plain words"_s);
}

void TestServerParts::alarmsOfOneKindAreToldEveryTenSeconds()
{
    const QByteArray slow = "[1] 2026/01/02 03:04:05.678901 [WRN] 127.0.0.1:5 - cid:7 - Slow Consumer Detected\n";
    const QByteArray full = "[1] 2026/01/02 03:04:05.678901 [ERR] write x: no space left on device\n";
    ServerLog log;
    QCOMPARE(log.add(slow, kNow), QStringList{u"127.0.0.1:5 - cid:7 - Slow Consumer Detected"_s});
    QVERIFY(log.add(slow + slow, kNow + 9s).isEmpty());
    QCOMPARE(log.add(full, kNow + 9s).size(), 1);
    QCOMPARE(log.add(slow, kNow + 10s).size(), 1);
    QVERIFY(log.add("[1] 2026/01/02 03:04:05.678901 [INF] Server is ready\n", kNow).isEmpty());
}

void TestServerParts::endlessLineIsCut()
{
    ServerLog log;
    log.add(QByteArray(100 * 1024, 'x'), kNow);
    QVERIFY(!log.lastWords().isEmpty());
    QVERIFY(log.lastWords().section(u'\n', 0, 0).size() <= 16 * 1024);
}

void TestServerParts::roomIsSortedByShareAndSize_data()
{
    constexpr qint64 GiB = 1LL << 30;
    QTest::addColumn<qint64>("free");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<DiskSpace>("space");
    QTest::newRow("plenty") << 50 * GiB << 100 * GiB << DiskSpace::Enough;
    QTest::newRow("a tenth") << 10 * GiB << 100 * GiB << DiskSpace::Enough;
    QTest::newRow("under a tenth") << 9 * GiB << 100 * GiB << DiskSpace::Low;
    QTest::newRow("under a twentieth") << 4 * GiB << 100 * GiB << DiskSpace::Critical;
    QTest::newRow("half of a tiny disk") << GiB / 3 << GiB * 2 / 3 << DiskSpace::Critical;
    QTest::newRow("full") << qint64(0) << 100 * GiB << DiskSpace::Critical;
    QTest::newRow("unknown") << qint64(0) << qint64(0) << DiskSpace::Enough;
}

void TestServerParts::roomIsSortedByShareAndSize()
{
    QFETCH(qint64, free);
    QFETCH(qint64, total);
    QFETCH(DiskSpace, space);
    QCOMPARE((DiskRoom{.free = free, .total = total}).space(), space);
}

void TestServerParts::lockIsHeldOnceAndNamesItsHolder()
{
    const QTemporaryDir folder;
    auto lock = StoreLock::take(folder.path());
    QVERIFY(lock);
    const StoreHolder holder{.pid = QCoreApplication::applicationPid(),
                             .startTime = processStartTime(QCoreApplication::applicationPid()),
                             .serverPid = 2,
                             .port = 4222,
                             .url = u"nats://127.0.0.1:4222"_s,
                             .serverName = u"lattice-x"_s};
    QVERIFY((*lock)->write(holder));
    QCOMPARE(StoreLock::holder(folder.path()).value(), holder);

    const auto second = StoreLock::take(folder.path());
    QVERIFY(!second);
    QCOMPARE(second.error().fault, Fault::Conflict);
    QVERIFY2(second.error().detail.contains(u"tst_serverparts (process %1)"_s.arg(holder.pid)), qPrintable(second.error().detail));
    QVERIFY(second.error().detail.contains(holder.url));
    lock->reset();
    QVERIFY(StoreLock::take(folder.path()));
}

void TestServerParts::leftLockIsTakenAndStillTellsOfItsHolder()
{
    const QTemporaryDir folder;
    {
        const auto lock = StoreLock::take(folder.path());
        QVERIFY((*lock)->write({.pid = 999999999, .startTime = 1, .serverPid = 0, .port = 1, .url = u"a long address, longer than the next"_s, .serverName = {}}));
        QVERIFY((*lock)->write({.pid = 999999999, .startTime = 1, .serverPid = 0, .port = 1, .url = {}, .serverName = {}}));
    }
    QVERIFY(StoreLock::take(folder.path()));
    QCOMPARE(StoreLock::holder(folder.path())->pid, 999999999);
}

void TestServerParts::garbledLockFileNamesNobody()
{
    const QTemporaryDir folder;
    QCOMPARE(StoreLock::holder(folder.path()).error().fault, Fault::NotFound);
    QFile file(StoreLock::path(folder.path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"pid\": \"x\xff");
    file.close();
    QCOMPARE(StoreLock::holder(folder.path()).error().fault, Fault::NotFound);
    QVERIFY(StoreLock::take(folder.path()));
}

void TestServerParts::foldersThatCannotBeMadeAreRefused()
{
    const QTemporaryDir folder;
    QVERIFY(writePrivateFile(folder.filePath(u"file"_s), "x"));
    const auto made = makePrivateFolder(folder.filePath(u"file/a/b"_s));
    QVERIFY(!made);
    QCOMPARE(made.error().fault, Fault::Refused);
    QVERIFY(!makePrivateFolder(folder.filePath(u"file"_s)));
    QVERIFY(makePrivateFolder(folder.filePath(u"ä/b/c"_s)));
    QVERIFY(makePrivateFolder(folder.filePath(u"ä/b/c"_s)));
}

void TestServerParts::filesAreReplacedWholeAndPrivate()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"file"_s);
    QVERIFY(writePrivateFile(path, "a longer first text"));
    QVERIFY(writePrivateFile(path, "second"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "second");
    QCOMPARE(int(file.permissions()) & 0x00ff, 0); // group and others
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"file"_s});
    QVERIFY(!writePrivateFile(folder.filePath(u"absent/file"_s), "x"));
}

void TestServerParts::silentPeerTimesOut()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const auto greeting = QCoro::waitFor(readGreeting(u"127.0.0.1"_s, silent.serverPort(), 50ms, {}));
    QCOMPARE(greeting.error().fault, Fault::Timeout);
    const int port = silent.serverPort();
    silent.close();
    QCOMPARE(QCoro::waitFor(readGreeting(u"127.0.0.1"_s, port, 5s, {})).error().fault, Fault::Unreachable);
}

void TestServerParts::waitsEndWhenStopped()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    std::stop_source stop;
    auto answer = readGreeting(u"127.0.0.1"_s, silent.serverPort(), 1h, stop.get_token());
    auto rest = pause(1h, stop.get_token());
    auto run = runProgram(u"/bin/sleep"_s, {u"1000"_s}, 1h, stop.get_token());
    QVERIFY(!answer.isReady() && !rest.isReady() && !run.isReady());
    stop.request_stop();
    QVERIFY(answer.isReady() && rest.isReady() && run.isReady());
    QCOMPARE(QCoro::waitFor(std::move(answer)).error().fault, Fault::Cancelled);
    QCOMPARE(QCoro::waitFor(std::move(rest)).error().fault, Fault::Cancelled);
    QCOMPARE(QCoro::waitFor(pause(1h, stop.get_token())).error().fault, Fault::Cancelled);
}

void TestServerParts::programThatHangsIsKilled()
{
    QElapsedTimer timer;
    timer.start();
    const auto output = QCoro::waitFor(runProgram(u"/bin/sleep"_s, {u"1000"_s}, 50ms, {}));
    QCOMPARE(output.error().fault, Fault::Timeout);
    QVERIFY(timer.elapsed() < 5000);
    const auto absent = QCoro::waitFor(runProgram(u"/nonexistent"_s, {}, 5s, {}));
    QCOMPARE(absent.error().fault, Fault::NotFound);
    const auto said = QCoro::waitFor(runProgram(u"/bin/sh"_s, {u"-c"_s, u"echo out; echo err >&2; exit 3"_s}, 5s, {}));
    QCOMPARE(said->exitCode, 3);
    QVERIFY(said->text.contains("out"_L1) && said->text.contains("err"_L1));
}

void TestServerParts::deadProcessHasNoStartTime()
{
    QVERIFY(processStartTime(QCoreApplication::applicationPid()) > 0);
    QCOMPARE(processStartTime(999999999), 0);
    QCOMPARE(processName(QCoreApplication::applicationPid()), u"tst_serverparts"_s);
    QVERIFY(processName(999999999).isEmpty());
}

QTEST_GUILESS_MAIN(TestServerParts)
#include "tst_serverparts.moc"
