// SPDX-License-Identifier: Apache-2.0
#include "core/engine/home.h"
#include "core/engine/processid.h"
#include "core/engine/runtimefile.h"
#include "core/engine/safefile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using core::Home;
using core::HomePaths;
using core::RuntimeEntry;
using core::RuntimeFile;
using lattice::Fault;

class HomeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void identityIsMadeOnceAndKept();
    void foldersArePrivate();
    void homeInUseIsRefusedNamingTheProcess();
    void nextDefaultHomeIsTakenAndSaid();
    void commandsShareAHomeAndServeWaitsForThem();
    void serveDoesNotWaitForever();
    void killedHolderLeavesNothingInTheWay();
    void brokenIdentityIsExplained();
    void concurrentCommandsAgreeOnOneIdentity();
    void unusableFoldersAreExplained();
    void fullDiskIsExplained();
    void relativeXdgFoldersAreIgnored();
    void stationIdsAreChecked_data();
    void stationIdsAreChecked();
    void runtimeFileComesAndGoes();
    void staleRuntimeFilesAreSwept();
    void processOfTheSameNumberIsAnother();
    void secondEngineWithTheSameIdIsRefused();
    void engineIsFoundByLoopbackAddress_data();
    void engineIsFoundByLoopbackAddress();
    void runtimeFolderOpenToOthersIsRefused();

private:
    RuntimeEntry entry(const QString &id) const
    {
        return {.process = core::ProcessId::self(), .stationId = id, .stationName = u"Zürich"_s, .mode = u"orchestrator"_s, .home = m_dir->filePath(id),
                .nats = u"nats://station:geheim@127.0.0.1:4333"_s, .mcp = {}, .mcpToken = u"token"_s, .agents = {}, .control = {}, .log = {}, .arguments = {u"--orchestration"_s}};
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void HomeTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    qputenv("XDG_CONFIG_HOME", m_dir->filePath(u"config"_s).toUtf8());
    qputenv("XDG_DATA_HOME", m_dir->filePath(u"data"_s).toUtf8());
    qputenv("XDG_RUNTIME_DIR", m_dir->filePath(u"run"_s).toUtf8());
}

void HomeTest::identityIsMadeOnceAndKept()
{
    QString id;
    {
        const auto home = Home::open(m_dir->filePath(u"a"_s), Home::Take::Alone);
        QVERIFY(home.has_value());
        id = (*home)->stationId();
        QVERIFY(core::isStationId(id));
    }
    const auto again = Home::open(m_dir->filePath(u"a"_s), Home::Take::Alone);
    QVERIFY(again.has_value());
    QCOMPARE((*again)->stationId(), id);
    const auto other = Home::open(m_dir->filePath(u"b"_s), Home::Take::Alone);
    QVERIFY((*other)->stationId() != id);
}

void HomeTest::foldersArePrivate()
{
    const auto home = Home::open({}, Home::Take::Alone);
    QVERIFY(home.has_value());
    QCOMPARE((*home)->paths().config, m_dir->filePath(u"config/station"_s));
    QCOMPARE((*home)->paths().data, m_dir->filePath(u"data/station"_s));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    for (const QString &path : {(*home)->paths().config, (*home)->paths().data, (*home)->paths().identityFile(), (*home)->paths().lockFile()})
        QVERIFY2(!(QFile::permissions(path) & others), qPrintable(path));
}

void HomeTest::homeInUseIsRefusedNamingTheProcess()
{
    const QString folder = m_dir->filePath(u"a"_s);
    const auto home = Home::open(folder, Home::Take::Alone);
    QVERIFY(home.has_value());
    for (const auto take : {Home::Take::Alone, Home::Take::Shared}) {
        const auto second = Home::open(folder, take);
        QVERIFY(!second);
        QCOMPARE(second.error().fault, Fault::Conflict);
        QVERIFY(second.error().detail.contains(u"process %1"_s.arg(::getpid())));
    }
    QVERIFY(QDir().mkpath(m_dir->filePath(u"x"_s)));
    QVERIFY(QFile::link(folder, m_dir->filePath(u"x/link"_s)));
    QVERIFY2(!Home::open(m_dir->filePath(u"x/link"_s), Home::Take::Alone), "another name of the same folder is the same home");
}

void HomeTest::nextDefaultHomeIsTakenAndSaid()
{
    const auto first = Home::open({}, Home::Take::Alone);
    const auto second = Home::open({}, Home::Take::Alone);
    const auto third = Home::open({}, Home::Take::Alone);
    QVERIFY(first && second && third);
    QVERIFY((*first)->notice().isEmpty());
    QVERIFY(!(*first)->isNeighbour());
    QCOMPARE((*second)->paths().data, m_dir->filePath(u"data/station-2"_s));
    QCOMPARE((*third)->paths().data, m_dir->filePath(u"data/station-3"_s));
    QVERIFY((*second)->isNeighbour());
    QVERIFY((*second)->notice().contains(u"station-2"_s));
    QVERIFY((*second)->notice().contains(QString::number(::getpid())));
    QVERIFY((*first)->stationId() != (*second)->stationId());
}

void HomeTest::commandsShareAHomeAndServeWaitsForThem()
{
    auto one = Home::open({}, Home::Take::Shared);
    auto two = Home::open({}, Home::Take::Shared);
    QVERIFY(one && two);
    QCOMPARE((*one)->stationId(), (*two)->stationId());
    std::atomic<bool> released = false;
    const std::jthread commands([&] {
        one->reset();
        released = true;
        two->reset();
    });
    const auto serve = Home::open({}, Home::Take::Alone);
    QVERIFY(serve.has_value());
    QVERIFY(released);
    QVERIFY2(!(*serve)->isNeighbour(), "a command must not push a station into another home");
}

void HomeTest::serveDoesNotWaitForever()
{
    const QString folder = m_dir->filePath(u"a"_s);
    const auto command = Home::open(folder, Home::Take::Shared);
    QElapsedTimer timer;
    timer.start();
    const auto serve = Home::open(folder, Home::Take::Alone);
    QVERIFY(!serve);
    QCOMPARE(serve.error().fault, Fault::Conflict);
    QVERIFY(timer.elapsed() < 10'000);
}

void HomeTest::killedHolderLeavesNothingInTheWay()
{
    const QString folder = m_dir->filePath(u"a"_s);
    { const auto home = Home::open(folder, Home::Take::Alone); }
    QFile lock(HomePaths::of(folder).lockFile());
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("1 12345\n"); // init lives, and did not begin then
    lock.close();
    const auto command = Home::open(folder, Home::Take::Shared);
    const auto home = Home::open(folder, Home::Take::Shared);
    QVERIFY(home.has_value());
}

void HomeTest::brokenIdentityIsExplained()
{
    const QString folder = m_dir->filePath(u"a"_s);
    { const auto home = Home::open(folder, Home::Take::Alone); }
    for (const QByteArray &content : {""_ba, "{"_ba, R"({"station_id":"a.b"})"_ba, R"({"station_id":"assign"})"_ba}) {
        QVERIFY(core::writePrivateFile(HomePaths::of(folder).identityFile(), content).has_value());
        const auto home = Home::open(folder, Home::Take::Alone);
        QVERIFY(!home);
        QCOMPARE(home.error().fault, Fault::Invalid);
        QVERIFY(home.error().detail.contains(u"remove the file to get a new id"_s));
    }
}

void HomeTest::concurrentCommandsAgreeOnOneIdentity()
{
    for (int round = 0; round < 20; ++round) {
        const QString folder = m_dir->filePath(u"r%1"_s.arg(round));
        QString ids[4];
        {
            std::vector<std::jthread> threads;
            for (QString &id : ids)
                threads.emplace_back([&id, folder] {
                    if (const auto home = Home::open(folder, Home::Take::Shared))
                        id = (*home)->stationId();
                });
        }
        for (const QString &id : ids) {
            QVERIFY(!id.isEmpty());
            QCOMPARE(id, ids[0]);
        }
    }
}

void HomeTest::unusableFoldersAreExplained()
{
    QFile file(m_dir->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto onFile = Home::open(file.fileName(), Home::Take::Alone);
    QVERIFY(!onFile);
    QVERIFY(onFile.error().detail.contains(u"is not a folder"_s));
    QVERIFY(!Home::open(file.fileName() + u"/below"_s, Home::Take::Alone));
    if (::geteuid() == 0) { // no folder is closed to root, but these are
        const auto inProc = Home::open(u"/proc/station"_s, Home::Take::Alone);
        QVERIFY(!inProc);
        QVERIFY2(inProc.error().detail.contains(u"cannot make the folder /proc/station"_s), qPrintable(inProc.error().detail));
        return;
    }
    QVERIFY(QDir().mkdir(m_dir->filePath(u"closed"_s)));
    QFile::setPermissions(m_dir->filePath(u"closed"_s), QFile::ReadOwner | QFile::ExeOwner);
    const auto closed = Home::open(m_dir->filePath(u"closed/home"_s), Home::Take::Alone);
    QVERIFY(!closed);
    QCOMPARE(closed.error().fault, Fault::Refused);
    QVERIFY(closed.error().detail.contains(u"--home"_s));
}

void HomeTest::fullDiskIsExplained()
{
    const auto error = core::systemError(u"cannot write /x"_s, ENOSPC);
    QCOMPARE(error.fault, Fault::Full);
    QVERIFY(error.detail.contains(u"free some space"_s));
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("no /dev/full here");
    QFile full(u"/dev/full"_s);
    QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    QCOMPARE(::write(full.handle(), "x", 1), -1);
    QCOMPARE(errno, ENOSPC);
}

void HomeTest::relativeXdgFoldersAreIgnored()
{
    qputenv("XDG_DATA_HOME", "relative");
    QCOMPARE(HomePaths::of({}).data, QDir::homePath() + u"/.local/share/station"_s);
}

void HomeTest::stationIdsAreChecked_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("uuid") << u"b2fffb78-7c3a-442d-a4c4-d884b0b41f91"_s << true;
    QTest::newRow("eight") << u"abcd_123"_s << true;
    QTest::newRow("seven") << u"abcd_12"_s << false;
    QTest::newRow("65") << QString(65, u'a') << false;
    QTest::newRow("dot") << u"abcd.1234"_s << false;
    QTest::newRow("line end") << u"abcd12345\n"_s << false;
    QTest::newRow("umlaut") << u"abcdäöü123"_s << false;
    QTest::newRow("wildcard") << u"abcd*1234"_s << false;
}

void HomeTest::stationIdsAreChecked()
{
    QFETCH(QString, id);
    QFETCH(bool, isRight);
    QCOMPARE(core::isStationId(id), isRight);
}

void HomeTest::runtimeFileComesAndGoes()
{
    const RuntimeEntry mine = entry(u"station-one"_s);
    {
        const auto file = RuntimeFile::create(mine);
        QVERIFY(file.has_value());
        QCOMPARE(RuntimeFile::running(), QList<RuntimeEntry>{mine});
        QCOMPARE(RuntimeFile::ofHome(mine.home), std::optional(mine));
        QVERIFY(!RuntimeFile::ofHome(u"/elsewhere"_s));
        constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(*RuntimeFile::folder() + u"/station-one.json"_s) & others));
    }
    QVERIFY(RuntimeFile::running().isEmpty());
}

void HomeTest::staleRuntimeFilesAreSwept()
{
    QProcess process; // a real process that has ended
    process.start(u"true"_s);
    QVERIFY(process.waitForStarted());
    RuntimeEntry stale = entry(u"station-old"_s);
    stale.process = {.pid = process.processId(), .started = 1};
    QVERIFY(process.waitForFinished());
    const QString folder = *RuntimeFile::folder();
    stale.control = folder + u"/station-old-1.sock"_s;
    QVERIFY(core::writePrivateFile(folder + u"/station-old.json"_s, QJsonDocument(stale.toJson()).toJson()).has_value());
    QVERIFY(core::writePrivateFile(folder + u"/broken.json"_s, "{").has_value());
    QVERIFY(core::writePrivateFile(stale.control, {}).has_value());
    QVERIFY(RuntimeFile::running().isEmpty());
    QCOMPARE(QDir(folder).entryList({u"*.json"_s, u"*.sock"_s}, QDir::Files), QStringList());
}

void HomeTest::processOfTheSameNumberIsAnother()
{
    core::ProcessId self = core::ProcessId::self();
    QVERIFY(self.isAlive());
    self.started -= 1;
    QVERIFY(!self.isAlive());
    QVERIFY(!core::ProcessId::of(0).isAlive());
    QVERIFY(!core::ProcessId::of(-1).isAlive());
}

void HomeTest::secondEngineWithTheSameIdIsRefused()
{
    QProcess sleeper;
    sleeper.start(u"sleep"_s, {u"60"_s});
    QVERIFY(sleeper.waitForStarted());
    RuntimeEntry other = entry(u"station-one"_s);
    other.process = core::ProcessId::of(sleeper.processId());
    const auto theirs = RuntimeFile::create(other);
    QVERIFY(theirs.has_value());
    const auto mine = RuntimeFile::create(entry(u"station-one"_s));
    sleeper.kill();
    QVERIFY(sleeper.waitForFinished());
    QVERIFY(!mine);
    QCOMPARE(mine.error().fault, Fault::Conflict);
    QVERIFY(RuntimeFile::create(entry(u"station-one"_s)).has_value());
}

void HomeTest::engineIsFoundByLoopbackAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("localhost") << u"nats://localhost:4333"_s << true;
    QTest::newRow("127.0.0.1") << u"nats://127.0.0.1:4333"_s << true;
    QTest::newRow("IPv6") << u"nats://[::1]:4333"_s << true;
    QTest::newRow("without scheme") << u"localhost:4333"_s << true;
    QTest::newRow("another port") << u"nats://localhost:4334"_s << false;
    QTest::newRow("no port is 4222") << u"nats://localhost"_s << false;
    QTest::newRow("another machine") << u"nats://192.0.2.1:4333"_s << false;
    QTest::newRow("own sign-in") << u"nats://me:mine@localhost:4333"_s << false;
    QTest::newRow("not NATS") << u"http://localhost:4333"_s << false;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("garbage") << u"nats://[::"_s << false;
}

void HomeTest::engineIsFoundByLoopbackAddress()
{
    QFETCH(QString, url);
    QFETCH(bool, isFound);
    RuntimeEntry member = entry(u"a-member-01"_s);
    member.mode = u"member"_s;
    const auto first = RuntimeFile::create(member);
    const auto second = RuntimeFile::create(entry(u"station-one"_s));
    const auto found = RuntimeFile::ofAddress(url);
    QCOMPARE(found.has_value(), isFound);
    if (found)
        QCOMPARE(found->stationId, u"station-one"_s); // the orchestrator, though the member comes first
}

void HomeTest::runtimeFolderOpenToOthersIsRefused()
{
    const QString folder = *RuntimeFile::folder();
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther);
    const auto open = RuntimeFile::folder();
    QVERIFY(!open);
    QCOMPARE(open.error().fault, Fault::Refused);
    QVERIFY(open.error().detail.contains(u"chmod 700"_s));
    QVERIFY(QDir(folder).removeRecursively());
    QVERIFY(QFile::link(m_dir->path(), folder));
    QVERIFY2(!RuntimeFile::folder(), "a link would lead secrets elsewhere");
}

QTEST_GUILESS_MAIN(HomeTest)
#include "tst_home.moc"
