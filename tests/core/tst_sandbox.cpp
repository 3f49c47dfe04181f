// SPDX-License-Identifier: Apache-2.0
#include "core/tool/sandbox.h"
#include "core/tool/serverspec.h"

#include <QCoro/QCoroTask>
#include <QCoro/QCoroTimer>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Sandbox;
using core::SandboxLimits;
using core::SandboxOutcome;
using lattice::Fault;

/*! Code of strangers, and all that it may try. */
class TestSandbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void commandIsRun();
    void inputReachesTheCommand();
    void exitCodesAndSignalsAreTold();
    void unknownCommandIsSaid();
    void pythonRuns();
    void nodeRuns();
    void filesStayBetweenCommands();
    void backgroundProcessesLiveBetweenCommands();
    void secondCommandAtOnceIsRefused();

    void noNetwork();
    void noFilesOfTheHost();
    void noEnvironmentOfTheHost();
    void noProcessesOfOthers();
    void noWritingBesideItsFolders();
    void noPrivileges();
    void firstProcessCannotBeTouched();
    void forkBombIsHeld();
    void memoryBombIsHeld();
    void manySmallEatersAreHeldTogether();
    void folderHasALimit();
    void manyFilesAreHeld();
    void bigFileIsRefused();
    void endlessOutputIsCounted();
    void endlessLoopEnds();
    void loopThatIgnoresSignalsEnds();
    void escapedChildEndsToo();

    void pathsStayBelowTheFolder_data();
    void pathsStayBelowTheFolder();
    void linksAreNotFollowedOut();
    void foldersAreListedAndRemoved();
    void filesAreWhole();
    void pipesAndDevicesDoNotBlock();

    void stoppedCommandIsEnded();
    void killedParentLeavesNothing();
    void closedSandboxLeavesNothing();
    void goneSandboxFailsWhoWaits();
    void manyAtOnce();
    void withoutBubblewrapNothingRuns();
    void serverIsWrapped();

private:
    static std::shared_ptr<Sandbox> open(SandboxLimits limits = {.timeout = 20s})
    {
        auto sandbox = QCoro::waitFor(Sandbox::open(limits, {}));
        if (!sandbox)
            qFatal("%s", qPrintable(sandbox.error().detail));
        return *sandbox;
    }
    static SandboxOutcome shell(const std::shared_ptr<Sandbox> &sandbox, const QString &script, std::chrono::milliseconds timeout = 0ms)
    {
        const auto outcome = QCoro::waitFor(sandbox->run({.words = {u"bash"_s, u"-c"_s, script}, .timeout = timeout}, {}));
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().detail));
        return *outcome;
    }
    /*! Processes of this machine whose command line holds \a word. */
    static int processesWith(const QByteArray &word)
    {
        int count = 0;
        for (const QString &pid : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
            QFile line(u"/proc/"_s + pid + u"/cmdline"_s);
            if (line.open(QIODevice::ReadOnly) && line.readAll().contains(word))
                ++count;
        }
        return count;
    }
};

void TestSandbox::initTestCase()
{
    const auto checked = QCoro::waitFor(core::SandboxBox::examine());
    QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().detail)); // a machine that builds us can make sandboxes
}

void TestSandbox::commandIsRun()
{
    const auto outcome = shell(open(), u"echo one; echo two >&2; pwd; echo $HOME; whoami; hostname 2>/dev/null || cat /proc/sys/kernel/hostname"_s);
    QCOMPARE(outcome.output, QByteArray("one\n/work\n/home/sandbox\nsandbox\nsandbox\n"));
    QCOMPARE(outcome.errors, QByteArray("two\n"));
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.outputTotal, outcome.output.size());
    QVERIFY(outcome.why.isEmpty());
}

void TestSandbox::inputReachesTheCommand()
{
    const QByteArray input(3'000'000, 'x');
    const auto sandbox = open();
    const auto outcome = QCoro::waitFor(sandbox->run({.words = {u"wc"_s, u"-c"_s}, .input = input}, {})).value();
    QCOMPARE(outcome.output.trimmed(), QByteArray("3000000"));
    QCOMPARE(QCoro::waitFor(sandbox->run({.words = {u"true"_s}, .input = input}, {})).value().exitCode, 0); // not read at all
    QCOMPARE(QCoro::waitFor(sandbox->run({.words = {u"cat"_s}}, {})).value().output, QByteArray());
}

void TestSandbox::exitCodesAndSignalsAreTold()
{
    const auto sandbox = open();
    QCOMPARE(shell(sandbox, u"exit 7"_s).exitCode, 7);
    const auto outcome = shell(sandbox, u"kill -SEGV $$"_s);
    QCOMPARE(outcome.exitCode, -1);
    QCOMPARE(outcome.signal, SIGSEGV);
}

void TestSandbox::unknownCommandIsSaid()
{
    const auto outcome = QCoro::waitFor(open()->run({.words = {u"no-such-program"_s}}, {})).value();
    QCOMPARE(outcome.exitCode, 127);
    QVERIFY(outcome.errors.contains("no-such-program"));
}

void TestSandbox::pythonRuns()
{
    const auto sandbox = open();
    QVERIFY(QCoro::waitFor(sandbox->write(u"main.py"_s, "import json, os\nprint(json.dumps({'sum': sum(range(10)), 'cwd': os.getcwd()}))\n")));
    const auto outcome = QCoro::waitFor(sandbox->run({.words = {u"python3"_s, u"main.py"_s}}, {})).value();
    QCOMPARE(outcome.output, QByteArray("{\"sum\": 45, \"cwd\": \"/work\"}\n"));
}

void TestSandbox::nodeRuns()
{
    if (!QFile::exists(u"/usr/bin/node"_s))
        QSKIP("node is not installed");
    const auto outcome = QCoro::waitFor(open()->run({.words = {u"node"_s, u"-e"_s, u"console.log(6 * 7)"_s}}, {})).value();
    QCOMPARE(outcome.output, QByteArray("42\n"));
}

void TestSandbox::filesStayBetweenCommands()
{
    const auto sandbox = open();
    shell(sandbox, u"mkdir a; echo hello > a/b"_s);
    QCOMPARE(QCoro::waitFor(sandbox->read(u"a/b"_s, 0, 100)).value().content, QByteArray("hello\n"));
    QVERIFY(QCoro::waitFor(sandbox->write(u"/work/a/ü b/c"_s, "there")));
    QCOMPARE(shell(sandbox, u"cat 'a/ü b/c'"_s).output, QByteArray("there"));
    QCOMPARE(QCoro::waitFor(sandbox->run({.words = {u"pwd"_s}, .folder = u"a"_s}, {})).value().output, QByteArray("/work/a\n"));
    QVERIFY(shell(open(), u"ls"_s).output.isEmpty()); // another one has its own
}

void TestSandbox::backgroundProcessesLiveBetweenCommands()
{
    const auto sandbox = open();
    const auto outcome = shell(sandbox, u"(while sleep 0.05; do date +%s%N > beat; done) & echo started"_s);
    QCOMPARE(outcome.output, QByteArray("started\n")); // although it still has our output open
    QTRY_VERIFY(QCoro::waitFor(sandbox->read(u"beat"_s, 0, 100)).has_value());
    const QByteArray first = QCoro::waitFor(sandbox->read(u"beat"_s, 0, 100)).value().content;
    QTRY_VERIFY(QCoro::waitFor(sandbox->read(u"beat"_s, 0, 100)).value().content != first);
}

void TestSandbox::secondCommandAtOnceIsRefused()
{
    const auto sandbox = open();
    auto first = sandbox->run({.words = {u"sleep"_s, u"0.3"_s}}, {});
    QCOMPARE(QCoro::waitFor(sandbox->run({.words = {u"true"_s}}, {})).error().fault, Fault::Conflict);
    QVERIFY(QCoro::waitFor(sandbox->write(u"x"_s, "y"))); // files meanwhile
    QCOMPARE(QCoro::waitFor(first).value().exitCode, 0);
}

void TestSandbox::noNetwork()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QString knock = u"exec 3<>/dev/tcp/127.0.0.1/%1 && echo in"_s.arg(server.serverPort());
    QCOMPARE(shell(open(), knock).output, QByteArray());
    QCOMPARE(shell(open(), u"cat /proc/net/dev | tail -n +3 | cut -d: -f1 | tr -d ' '"_s).output, QByteArray("lo\n"));
    QCOMPARE(shell(open({.timeout = 20s, .network = true}), knock).output, QByteArray("in\n")); // and the knock is one
}

void TestSandbox::noFilesOfTheHost()
{
    QTemporaryDir dir;
    QFile secret(dir.filePath(u"secret"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write("hush");
    secret.close();
    const auto sandbox = open();
    QVERIFY(!shell(sandbox, u"cat %1; cat /proc/*/root%1; cat /proc/*/cwd/*"_s.arg(secret.fileName())).output.contains("hush"));
    QCOMPARE(shell(sandbox, u"ls / | tr '\\n' ' '"_s).output.split(' ').contains("root"), false);
    QCOMPARE(shell(sandbox, u"ls -A /home /tmp /work /home/sandbox | tr -d '\\n'"_s).output, QByteArray("/home:sandbox/home/sandbox:/tmp:/work:"));
    QVERIFY(!shell(sandbox, u"cat /etc/shadow /etc/machine-id /var/log/* /sys/class/net/*/address"_s).outputTotal);
    QVERIFY(shell(sandbox, u"cat /etc/passwd"_s).output.endsWith("sandbox:x:1000:1000::/home/sandbox:/bin/bash\n"));
}

void TestSandbox::noEnvironmentOfTheHost()
{
    qputenv("OPENAI_API_KEY", "sk-very-secret");
    const auto sandbox = open();
    const auto outcome = shell(sandbox, u"env; cat /proc/1/environ; tr '\\0' '\\n' < /proc/self/environ"_s);
    qunsetenv("OPENAI_API_KEY");
    QVERIFY2(!outcome.output.contains("sk-very-secret"), outcome.output.constData());
}

void TestSandbox::noProcessesOfOthers()
{
    const auto sandbox = open();
    const auto outcome = shell(sandbox, u"ls /proc | grep -c '^[0-9]'; kill -9 %1 2>&1 || true; echo alive"_s.arg(::getpid()));
    QVERIFY2(outcome.output.split('\n').first().toInt() <= 6, outcome.output.constData());
    QVERIFY(outcome.output.contains("alive"));
}

void TestSandbox::noWritingBesideItsFolders()
{
    const auto sandbox = open();
    for (const QString &place : {u"/usr/x"_s, u"/etc/x"_s, u"/x"_s, u"/run/x"_s, u"/dev/x"_s, u"/home/x"_s, u"/proc/sys/kernel/hostname"_s, u"/run/station-sandbox"_s, u"/etc/passwd"_s})
        QVERIFY2(shell(sandbox, u"echo x >> "_s + place).exitCode != 0, qPrintable(place));
    for (const QString &place : {u"/tmp/x"_s, u"/work/x"_s, u"/home/sandbox/x"_s, u"/dev/shm/x"_s, u"/dev/null"_s})
        QCOMPARE(shell(sandbox, u"echo x >> "_s + place).exitCode, 0);
}

void TestSandbox::noPrivileges()
{
    const auto sandbox = open();
    const QByteArray status = shell(sandbox, u"grep -E 'Cap(Eff|Bnd|Prm)|NoNewPrivs' /proc/self/status | tr -d '\\t'"_s).output;
    QCOMPARE(status, QByteArray("CapPrm:0000000000000000\nCapEff:0000000000000000\nCapBnd:0000000000000000\nNoNewPrivs:1\n"));
    QVERIFY(shell(sandbox, u"unshare -U true"_s).exitCode != 0); // no further namespaces
    QVERIFY(shell(sandbox, u"mount -t tmpfs none /tmp"_s).exitCode != 0);
    QVERIFY(shell(sandbox, u"chroot / true"_s).exitCode != 0);
    shell(sandbox, u"cp /usr/bin/id id; chmod 4755 id"_s);
    QCOMPARE(shell(sandbox, u"./id -u"_s).output, QByteArray("1000\n"));
    QVERIFY(shell(sandbox, u"for s in su sudo mount passwd; do p=$(command -v $s) && echo | timeout 2 $p -c id 2>/dev/null; done; true"_s).output.indexOf("uid=0") < 0);
}

void TestSandbox::firstProcessCannotBeTouched()
{
    const auto sandbox = open();
    shell(sandbox, u"kill -9 1; kill -STOP 1; kill -TERM 1"_s);
    QCOMPARE(shell(sandbox, u"echo here"_s).output, QByteArray("here\n"));
    QVERIFY(shell(sandbox, u"cat /proc/1/mem"_s).exitCode != 0);
    QVERIFY(shell(sandbox, u"ls /proc/1/fd"_s).exitCode != 0);
    QVERIFY(shell(sandbox, u"echo forged > /proc/1/fd/1"_s).exitCode != 0);
}

void TestSandbox::forkBombIsHeld()
{
    const auto sandbox = open({.timeout = 20s, .processes = 40});
    QElapsedTimer clock;
    clock.start();
    const auto outcome = shell(sandbox, u":(){ :|:& };: ; sleep 100"_s, 2s);
    QVERIFY(!outcome.why.isEmpty() || outcome.exitCode != 0);
    QVERIFY2(clock.elapsed() < 8000, qPrintable(QString::number(clock.elapsed())));
    const auto counted = shell(sandbox, u"ulimit -u"_s); // and it is usable again
    QCOMPARE(counted.output, QByteArray("41\n"));
    const auto many = shell(sandbox, u"for i in $(seq 60); do sleep 30 & done 2>&1; jobs -p | wc -l"_s, 4s);
    QVERIFY2(many.output.contains("Resource temporarily unavailable") || many.errors.contains("Resource temporarily unavailable"), many.output.right(300).constData());
}

void TestSandbox::memoryBombIsHeld()
{
    const auto sandbox = open({.timeout = 20s, .memoryBytes = 128 << 20});
    const auto outcome = QCoro::waitFor(sandbox->run({.words = {u"python3"_s, u"-c"_s, u"x = b'x' * (1 << 30)\nprint('had it')"_s}}, {})).value();
    QVERIFY(!outcome.output.contains("had it"));
    QVERIFY(outcome.exitCode != 0);
    QCOMPARE(shell(sandbox, u"echo here"_s).output, QByteArray("here\n"));
}

void TestSandbox::manySmallEatersAreHeldTogether()
{
    const auto sandbox = open({.timeout = 20s, .memoryBytes = 128 << 20});
    const auto outcome = shell(sandbox, u"for i in 1 2 3 4 5 6 7 8; do python3 -c \"import time; x = b'x' * (60 << 20); time.sleep(30)\" & done; wait"_s);
    QCOMPARE(outcome.why, u"memory"_s);
    QVERIFY(outcome.duration < 15s);
    QCOMPARE(shell(sandbox, u"echo here"_s).output, QByteArray("here\n"));
}

void TestSandbox::folderHasALimit()
{
    const auto sandbox = open({.timeout = 20s, .folderBytes = 8 << 20});
    for (const QString &folder : {u"/work"_s, u"/tmp"_s, u"/home/sandbox"_s, u"/dev/shm"_s}) {
        const auto outcome = shell(sandbox, u"head -c 20000000 /dev/zero > %1/big; stat -c %s %1/big; rm %1/big"_s.arg(folder));
        QVERIFY2(outcome.errors.contains("No space left"), outcome.errors.constData());
        QVERIFY(outcome.output.trimmed().toLongLong() <= 8 << 20);
    }
    QVERIFY(QCoro::waitFor(sandbox->write(u"a"_s, QByteArray(6 << 20, 'x'))));
    QCOMPARE(QCoro::waitFor(sandbox->write(u"b"_s, QByteArray(6 << 20, 'x'))).error().fault, Fault::Full);
    QCOMPARE(QCoro::waitFor(sandbox->read(u"b"_s, 0, 1)).error().fault, Fault::NotFound); // no half of it
}

void TestSandbox::manyFilesAreHeld()
{
    const auto sandbox = open({.timeout = 20s, .files = 500});
    const auto outcome = shell(sandbox, u"for i in $(seq 100000); do : > f$i; done"_s);
    QCOMPARE(outcome.why, u"files"_s);
}

void TestSandbox::bigFileIsRefused()
{
    const auto sandbox = open({.timeout = 20s, .fileBytes = 1 << 20});
    QCOMPARE(QCoro::waitFor(sandbox->write(u"a"_s, QByteArray(2 << 20, 'x'))).error().fault, Fault::Full);
    const auto outcome = shell(sandbox, u"head -c 2000000 /dev/zero > b; stat -c %s b"_s);
    QCOMPARE(outcome.output.trimmed().toInt(), 1 << 20);
}

void TestSandbox::endlessOutputIsCounted()
{
    const auto sandbox = open({.timeout = 2s, .outputBytes = 1000});
    qint64 heard = 0;
    const auto outcome = QCoro::waitFor(sandbox->run({.words = {u"yes"_s}, .heard = [&heard](const QByteArray &part) { heard += part.size(); }}, {})).value();
    QCOMPARE(outcome.why, u"timeout"_s);
    QCOMPARE(outcome.output.size(), 1000);
    QCOMPARE(heard, 1000);
    QVERIFY2(outcome.outputTotal > 1'000'000, qPrintable(QString::number(outcome.outputTotal)));
}

void TestSandbox::endlessLoopEnds()
{
    const auto sandbox = open();
    const auto outcome = shell(sandbox, u"echo before; while :; do :; done"_s, 700ms);
    QCOMPARE(outcome.why, u"timeout"_s);
    QCOMPARE(outcome.output, QByteArray("before\n"));
    QVERIFY(outcome.duration >= 650ms && outcome.duration < 5s);
}

void TestSandbox::loopThatIgnoresSignalsEnds()
{
    const auto outcome = shell(open(), u"trap '' TERM INT HUP XCPU; while :; do sleep 0.01; done"_s, 500ms);
    QCOMPARE(outcome.why, u"timeout"_s);
}

void TestSandbox::escapedChildEndsToo()
{
    const auto sandbox = open();
    const auto outcome = shell(sandbox, u"setsid sh -c 'setsid sh -c \"while :; do sleep 0.05; date +%N > /work/beat; done\" &' & sleep 100"_s, 700ms);
    QCOMPARE(outcome.why, u"timeout"_s);
    QVERIFY(QCoro::waitFor(sandbox->remove(u"beat"_s, false)));
    QCoro::waitFor(QCoro::sleepFor(300ms));
    QCOMPARE(QCoro::waitFor(sandbox->read(u"beat"_s, 0, 1)).error().fault, Fault::NotFound);
}

void TestSandbox::pathsStayBelowTheFolder_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"..", "../x", "/../x", "a/../../x", "/proc/self/environ/../../../etc/passwd", "/etc/passwd", "///etc/passwd", "/work/../etc/passwd"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestSandbox::pathsStayBelowTheFolder()
{
    QFETCH(QString, path);
    const auto sandbox = open();
    const auto read = QCoro::waitFor(sandbox->read(path, 0, 100));
    QVERIFY(!read);
    const auto listed = QCoro::waitFor(sandbox->list(path, true));
    QVERIFY(!listed);
    QVERIFY(!QCoro::waitFor(sandbox->remove(path, true)));
}

void TestSandbox::linksAreNotFollowedOut()
{
    const auto sandbox = open();
    shell(sandbox, u"ln -s /etc/passwd p; ln -s / root; ln -s /proc/self/fd fds; ln -s ../../etc up; mkdir in; echo ok > in/f; ln -s in alias; ln -s loop loop"_s);
    for (const QString &path : {u"p"_s, u"root/etc/passwd"_s, u"fds/0"_s, u"up/passwd"_s, u"loop"_s}) {
        const auto read = QCoro::waitFor(sandbox->read(path, 0, 100));
        QVERIFY2(!read, qPrintable(path));
        QVERIFY2(read.error().fault == Fault::Refused, qPrintable(read.error().detail));
    }
    QCOMPARE(QCoro::waitFor(sandbox->read(u"alias/f"_s, 0, 100)).value().content, QByteArray("ok\n")); // a link inside is one
    QVERIFY(!QCoro::waitFor(sandbox->write(u"root/tmp/x"_s, "x")));
    QVERIFY(!QCoro::waitFor(sandbox->write(u"p"_s, "x")));
    QVERIFY(shell(sandbox, u"cat /tmp/x"_s).exitCode != 0);
    // removing takes the link, and never what is behind it
    QVERIFY(QCoro::waitFor(sandbox->remove(u"alias"_s, true)));
    QCOMPARE(QCoro::waitFor(sandbox->read(u"in/f"_s, 0, 100)).value().content, QByteArray("ok\n"));
    QVERIFY(QCoro::waitFor(sandbox->remove(u"root"_s, true)));
    QCOMPARE(shell(sandbox, u"cat /etc/passwd | wc -l"_s).output, QByteArray("2\n"));
}

void TestSandbox::foldersAreListedAndRemoved()
{
    const auto sandbox = open();
    shell(sandbox, u"mkdir -p a/b/c; echo 12345 > a/b/f; mkfifo a/pipe; ln -s f a/b/link; touch \"a/new\nline\""_s);
    const auto flat = QCoro::waitFor(sandbox->list(QString(), false)).value();
    QCOMPARE(flat.size(), 1);
    QCOMPARE(flat.first().path, u"a"_s);
    QCOMPARE(flat.first().kind, u"folder"_s);
    QStringList all;
    const auto entries = QCoro::waitFor(sandbox->list(u"a"_s, true)).value();
    for (const auto &entry : entries)
        all << entry.kind + u' ' + entry.path;
    QCOMPARE(all, (QStringList{u"folder a/b"_s, u"folder a/b/c"_s, u"file a/b/f"_s, u"link a/b/link"_s, u"file a/new\nline"_s, u"other a/pipe"_s}));
    QCOMPARE(QCoro::waitFor(sandbox->remove(u"a"_s, false)).error().fault, Fault::Conflict);
    QVERIFY(QCoro::waitFor(sandbox->remove(u"a/"_s, true)));
    QVERIFY(QCoro::waitFor(sandbox->list(QString(), true)).value().isEmpty());
    QCOMPARE(QCoro::waitFor(sandbox->remove(u"a"_s, true)).error().fault, Fault::NotFound);
    QVERIFY(!QCoro::waitFor(sandbox->remove(QString(), true))); // not the folder itself
}

void TestSandbox::filesAreWhole()
{
    const auto sandbox = open();
    QByteArray bytes(5'000'000, '\0');
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char(i * 7 + i / 251);
    QVERIFY(QCoro::waitFor(sandbox->write(u"big"_s, bytes)));
    const auto part = QCoro::waitFor(sandbox->read(u"big"_s, 4'999'990, 100)).value();
    QCOMPARE(part.size, bytes.size());
    QCOMPARE(part.content, bytes.last(10));
    QCOMPARE(QCoro::waitFor(sandbox->read(u"big"_s, 0, 10'000'000)).value().content, bytes);
    QVERIFY(QCoro::waitFor(sandbox->write(u"big"_s, "short"))); // replaced whole
    QCOMPARE(QCoro::waitFor(sandbox->read(u"big"_s, 0, 100)).value().content, QByteArray("short"));
    QCOMPARE(QCoro::waitFor(sandbox->read(u"big"_s, 100, 100)).value().content, QByteArray());
}

void TestSandbox::pipesAndDevicesDoNotBlock()
{
    const auto sandbox = open();
    shell(sandbox, u"mkfifo pipe; mkdir folder"_s);
    QVERIFY(!QCoro::waitFor(sandbox->read(u"pipe"_s, 0, 10)));
    QVERIFY(!QCoro::waitFor(sandbox->write(u"pipe"_s, "x")));
    QVERIFY(!QCoro::waitFor(sandbox->read(u"folder"_s, 0, 10)));
    QVERIFY(!QCoro::waitFor(sandbox->write(u"folder"_s, "x")));
    QVERIFY(sandbox->isOpen());
}

void TestSandbox::stoppedCommandIsEnded()
{
    const auto sandbox = open();
    std::stop_source stop;
    QTimer::singleShot(200, sandbox.get(), [&stop] { stop.request_stop(); });
    const auto outcome = QCoro::waitFor(sandbox->run({.words = {u"sleep"_s, u"100"_s}}, stop.get_token()));
    QCOMPARE(outcome.error().fault, Fault::Cancelled);
    QCOMPARE(shell(sandbox, u"ls /proc | grep -c '^[0-9]'"_s).output.trimmed().toInt() <= 4, true);
    std::stop_source before;
    before.request_stop();
    QCOMPARE(QCoro::waitFor(Sandbox::open({}, before.get_token())).error().fault, Fault::Cancelled);
}

void TestSandbox::killedParentLeavesNothing()
{
    const QByteArray mark = "87654" + QByteArray::number(::getpid());
    const pid_t child = ::fork();
    if (child == 0) { // a program of its own: this test, asked to do one thing
        qputenv("SANDBOX_MARK", mark);
        const QByteArray self = QFile::encodeName(QCoreApplication::applicationFilePath());
        ::execl(self.constData(), self.constData(), static_cast<char *>(nullptr));
        ::_exit(1);
    }
    QTRY_VERIFY_WITH_TIMEOUT(processesWith("sleep\0" + mark) > 0 || processesWith(mark) > 1, 20'000);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    QTRY_COMPARE_WITH_TIMEOUT(processesWith(mark), 0, 5000);
}

void TestSandbox::closedSandboxLeavesNothing()
{
    const QByteArray mark = "98765" + QByteArray::number(::getpid());
    auto sandbox = open();
    shell(sandbox, u"setsid sleep %1 & disown; sleep 0.1"_s.arg(QString::fromLatin1(mark)));
    QTRY_VERIFY(processesWith(mark) > 0);
    sandbox.reset();
    QTRY_COMPARE_WITH_TIMEOUT(processesWith(mark), 0, 5000);
}

void TestSandbox::goneSandboxFailsWhoWaits()
{
    auto sandbox = open();
    auto running = sandbox->run({.words = {u"sleep"_s, u"100"_s}}, {});
    sandbox->close();
    QCOMPARE(QCoro::waitFor(running).error().fault, Fault::Cancelled);
    QVERIFY(!sandbox->isOpen());
    QVERIFY(!QCoro::waitFor(sandbox->run({.words = {u"true"_s}}, {})));
    QVERIFY(!QCoro::waitFor(sandbox->write(u"a"_s, "b")));
}

void TestSandbox::manyAtOnce()
{
    std::vector<QCoro::Task<lattice::Result<std::shared_ptr<Sandbox>>>> opening;
    for (int i = 0; i < 100; ++i)
        opening.push_back(Sandbox::open({.timeout = 60s}, {}));
    std::vector<std::shared_ptr<Sandbox>> sandboxes;
    for (auto &task : opening) {
        auto sandbox = QCoro::waitFor(task);
        QVERIFY2(sandbox, qPrintable(sandbox ? QString() : sandbox.error().detail));
        sandboxes.push_back(*sandbox);
    }
    std::vector<QCoro::Task<lattice::Result<SandboxOutcome>>> runs;
    for (std::size_t i = 0; i < sandboxes.size(); ++i)
        runs.push_back(sandboxes[i]->run({.words = {u"bash"_s, u"-c"_s, u"echo %1 > f; cat f; ls | wc -l"_s.arg(i)}}, {}));
    for (std::size_t i = 0; i < runs.size(); ++i)
        QCOMPARE(QCoro::waitFor(runs[i]).value().output, QByteArray::number(qulonglong(i)) + "\n1\n");
}

void TestSandbox::withoutBubblewrapNothingRuns()
{
    // asked in a program of its own, as the answer is kept
    QProcess other;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, u"/nowhere"_s);
    environment.insert(u"SANDBOX_MARK"_s, u"1"_s);
    other.setProcessEnvironment(environment);
    other.setProcessChannelMode(QProcess::MergedChannels);
    other.start(QCoreApplication::applicationFilePath(), QStringList());
    QVERIFY(other.waitForFinished(20'000));
    const QByteArray said = other.readAll();
    QCOMPARE(other.exitCode(), 3);
    QVERIFY2(said.contains("install bubblewrap"), said.constData());
}

void TestSandbox::serverIsWrapped()
{
    QTemporaryDir dir;
    QFile file(dir.filePath(u"template"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("of the environment");
    file.close();
    QVERIFY(QFile::setPermissions(dir.path(), QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ReadOther));
    const core::McpServerSpec spec{.name = u"s"_s, .command = u"bash"_s, .arguments = {u"-c"_s, u"cat environment/template; echo $KEY; ls %1; read line; echo got $line"_s.arg(dir.path())}, .folder = dir.path()};
    const auto wrapped = core::sandboxed(spec).value();
    QProcess server;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"KEY"_s, u"s3cr3t"_s); // by environment, not by words
    server.setProcessEnvironment(environment);
    server.setWorkingDirectory(wrapped.folder);
    server.start(wrapped.command, wrapped.arguments);
    server.write("hello\n");
    QVERIFY(server.waitForFinished(20'000));
    QCOMPARE(server.readAllStandardOutput(), QByteArray("of the environments3cr3t\ngot hello\n"));
    QVERIFY(!wrapped.arguments.join(u' ').contains("s3cr3t"_L1));
}

/*! What other processes of this test do: open a sandbox, run something that lasts, and wait to be killed. */
int otherMain()
{
    const auto sandbox = QCoro::waitFor(Sandbox::open({.timeout = 60s}, {}));
    if (!sandbox) {
        qWarning("%s", qPrintable(sandbox.error().detail));
        return 3;
    }
    (void)QCoro::waitFor((*sandbox)->run({.words = {u"bash"_s, u"-c"_s, u"setsid sleep %1 & sleep %1"_s.arg(qEnvironmentVariable("SANDBOX_MARK"))}}, {}));
    return 0;
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsSet("SANDBOX_MARK"))
        return otherMain();
    TestSandbox test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_sandbox.moc"
