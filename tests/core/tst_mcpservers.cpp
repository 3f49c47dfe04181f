// SPDX-License-Identifier: Apache-2.0
#include "core/tool/mcpservers.h"
#include "core/tool/mcptoolsource.h"
#include "toolserver.h"

#include <QCoro/QCoroTask>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::McpServers;
using core::McpToolSource;
using core::NamedTool;
using core::ServerReport;
using core::ToolSelection;
using lattice::Fault;

/*! The servers of an environment and what runs get of them, with real processes. */
class TestMcpServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void entriesSelectTools_data();
    void entriesSelectTools();
    void collidingNamesArePrefixed();
    void runGetsWhatItAsksFor();
    void onlyNeededServersAreStarted();
    void knownToolsOutliveTheStation();
    void missingToolIsNamedWithTheNearest();
    void toolThatIsNewIsFound();
    void brokenServerIsToldByName();
    void runsShareNothing();
    void shareableServerIsShared();
    void goneServerIsStartedAgain();
    void hungToolEndsAndItsSessionGoes();
    void serverThatDislikesTheProbeIsTaken();
    void failuresSlowTheNextStart();
    void figuresAreTold();
    void secretsAreMasked();
    void sandboxIsNeverLeftOut();
    void unknownServerIsNamed();
    void closeEndsEverything();
    void fiftySessionsLeaveNothing();

private:
    std::unique_ptr<McpServers> servers(McpServers::Services services = {});
    core::RunScope scope(const QStringList &tools) const;
    using Sessions = QList<std::shared_ptr<core::ToolSession>>;
    lattice::Result<Sessions> open(const QStringList &tools);
    static QStringList namesOf(const Sessions &sessions);
    QString file(const QString &name) const { return m_folder->filePath(name); }
    QStringList starts(const QString &name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QList<core::McpServerSpec> m_specs;
    QMap<QString, QString> m_unusable;
    std::unique_ptr<McpServers> m_servers;
};

void TestMcpServers::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_unusable.clear();
    m_specs = {toolServer({u"--only"_s, u"add,echo,hang,crash,slow"_s, u"--starts"_s, file(u"one"_s)}, u"one"_s),
               toolServer({u"--only"_s, u"echo,fail"_s, u"--starts"_s, file(u"two"_s)}, u"two"_s)};
    m_servers = servers();
}

void TestMcpServers::cleanup()
{
    if (m_servers)
        QCoro::waitFor(m_servers->close());
    m_servers.reset();
}

std::unique_ptr<McpServers> TestMcpServers::servers(McpServers::Services services)
{
    services.specs = [this](const QString &) -> QCoro::Task<lattice::Result<core::ServerSet>> { co_return core::ServerSet{.servers = m_specs, .unusable = m_unusable}; };
    services.cacheFile = file(u"home/tools.json"_s);
    return std::make_unique<McpServers>(services);
}

core::RunScope TestMcpServers::scope(const QStringList &tools) const
{
    core::RunScope scope;
    scope.runId = u"r-1"_s;
    scope.environment = u"default"_s;
    scope.agent.name = u"tester"_s;
    scope.agent.tools = tools;
    return scope;
}

lattice::Result<TestMcpServers::Sessions> TestMcpServers::open(const QStringList &tools)
{
    McpToolSource source(m_servers.get(), [](const QString &name) { return name.startsWith("sandbox_"_L1); });
    return QCoro::waitFor(source.open(scope(tools), {}));
}

QStringList TestMcpServers::namesOf(const Sessions &sessions)
{
    QStringList names;
    for (const auto &session : sessions) {
        for (const core::ToolInfo &tool : session->tools())
            names += tool.name;
    }
    names.sort();
    return names;
}

QStringList TestMcpServers::starts(const QString &name) const
{
    QFile started(file(name));
    return started.open(QIODevice::ReadOnly) ? QString::fromUtf8(started.readAll()).split(u'\n', Qt::SkipEmptyParts) : QStringList();
}

void TestMcpServers::entriesSelectTools_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QStringList>("selected");
    const QStringList all{u"fs/read"_s, u"fs/write"_s, u"web-1/fetch"_s, u"web-1/read"_s};
    QTest::newRow("tool of any server") << u"read"_s << QStringList{all[0], all[3]};
    QTest::newRow("server") << u"fs"_s << QStringList{all[0], all[1]};
    QTest::newRow("with a slash") << u"fs/read"_s << QStringList{all[0]};
    QTest::newRow("with a colon") << u"web-1:read"_s << QStringList{all[3]};
    QTest::newRow("as it is named when it collides") << u"fs__read"_s << QStringList{all[0]};
    QTest::newRow("as Go writes it") << u"__fetch"_s << QStringList{all[2]};
    QTest::newRow("all of one") << u"web-*/*"_s << QStringList{all[2], all[3]};
    QTest::newRow("pattern of tools") << u"*r*"_s << QStringList{all[0], all[1], all[3]};
    QTest::newRow("all") << u"*"_s << all;
    QTest::newRow("nothing") << u"fs/fetch"_s << QStringList();
    QTest::newRow("blank") << u" "_s << QStringList();
}

void TestMcpServers::entriesSelectTools()
{
    QFETCH(QString, entry);
    const QMap<QString, QStringList> known{{u"fs"_s, {u"read"_s, u"write"_s}}, {u"web-1"_s, {u"fetch"_s, u"read"_s}}};
    const ToolSelection selection({entry}, known.keys());
    QStringList selected;
    for (auto server = known.begin(); server != known.end(); ++server) {
        for (const QString &tool : *server) {
            if (selection.takes(server.key(), tool))
                selected += server.key() + u'/' + tool;
        }
    }
    QTEST(selected, "selected");
    QCOMPARE(selection.missing(known).isEmpty(), !selected.isEmpty() || entry.trimmed().isEmpty());
}

void TestMcpServers::collidingNamesArePrefixed()
{
    QList<NamedTool> tools{{u"b"_s, u"echo"_s, {}}, {u"a"_s, u"echo"_s, {}}, {u"a"_s, u"add"_s, {}}, {u"c"_s, u"a__echo"_s, {}}};
    const auto named = core::nameTools(tools);
    QCOMPARE(named.at(0), (NamedTool{u"a"_s, u"add"_s, u"add"_s}));
    QCOMPARE(named.at(1), (NamedTool{u"a"_s, u"echo"_s, u"a__echo_2"_s})); // c has a tool of just that name
    QCOMPARE(named.at(2), (NamedTool{u"b"_s, u"echo"_s, u"b__echo"_s}));
    QCOMPARE(named.at(3), (NamedTool{u"c"_s, u"a__echo"_s, u"a__echo"_s}));
    std::reverse(tools.begin(), tools.end());
    QCOMPARE(core::nameTools(tools), named);
}

void TestMcpServers::runGetsWhatItAsksFor()
{
    const auto sessions = open({u"add"_s, u"two"_s, u"one/echo"_s, u"sandbox_run"_s});
    QVERIFY2(sessions, sessions ? "" : qPrintable(sessions.error().detail));
    QCOMPARE(namesOf(*sessions), QStringList({u"add"_s, u"fail"_s, u"one__echo"_s, u"two__echo"_s}));
    for (const auto &session : *sessions) {
        for (const core::ToolInfo &tool : session->tools()) {
            if (!tool.name.endsWith("echo"_L1))
                continue;
            const auto result = QCoro::waitFor(session->call(tool.name, {{u"text"_s, tool.server}}, {}, 10s, {}));
            QVERIFY(result);
            QCOMPARE(result->textOf() + u"__echo"_s, tool.name);
        }
    }
    QCOMPARE(open({})->size(), 0);
    QCOMPARE(open({u"sandbox_run"_s})->size(), 0);
}

void TestMcpServers::onlyNeededServersAreStarted()
{
    QVERIFY(open({u"one/add"_s})); // named: two stays out of it
    QCOMPARE(starts(u"two"_s).size(), 0);
    QVERIFY(open({u"fail"_s})); // unknown: two is asked
    QCOMPARE(starts(u"two"_s).size(), 1);
    QVERIFY(open({u"add"_s}));
    QCOMPARE(starts(u"one"_s).size(), 2);
    QCOMPARE(starts(u"two"_s).size(), 1); // it is known by now that it has no such tool
}

void TestMcpServers::knownToolsOutliveTheStation()
{
    QVERIFY(open({u"*"_s}));
    QCoro::waitFor(m_servers->close());
    m_servers = servers();
    QVERIFY(open({u"fail"_s}));
    QCOMPARE(starts(u"one"_s).size(), 1);
    m_specs.first().arguments += {u"--prefix"_s, u"new_"_s}; // started in another way: nothing is known of it
    QVERIFY(open({u"new_add"_s}));
    QFile broken(file(u"home/tools.json"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{\"environments\":[1,") > 0);
    broken.close();
    m_servers = servers();
    QVERIFY(open({u"fail"_s}));
}

void TestMcpServers::missingToolIsNamedWithTheNearest()
{
    const auto sessions = open({u"add"_s, u"__ecko"_s});
    QVERIFY(!sessions);
    QCOMPARE(sessions.error().fault, Fault::NotFound);
    QVERIFY2(sessions.error().detail.contains("'__ecko'"_L1) && sessions.error().detail.contains("'echo'"_L1) && sessions.error().detail.contains("tester"_L1), qPrintable(sessions.error().detail));
    m_specs.clear();
    QVERIFY(open({u"add"_s}).error().detail.contains("no servers"_L1));
}

void TestMcpServers::toolThatIsNewIsFound()
{
    QVERIFY(open({u"*"_s}));
    auto &arguments = m_specs.last().arguments;
    arguments[arguments.indexOf(u"echo,fail"_s)] = u"echo,fail,names"_s;
    m_specs.last().environment.clear();
    QVERIFY(open({u"names"_s}));
}

void TestMcpServers::brokenServerIsToldByName()
{
    m_specs += toolServer({u"--die-at-start"_s}, u"broken"_s);
    const auto named = open({u"broken"_s});
    QVERIFY(!named);
    QVERIFY2(named.error().detail.contains("'broken'"_L1) && named.error().detail.contains("no database"_L1), qPrintable(named.error().detail));
    QVERIFY(open({u"add"_s})); // nobody needs it here
    QVERIFY(open({u"nowhere"_s}).error().detail.contains("'broken'"_L1));
}

void TestMcpServers::runsShareNothing()
{
    const auto first = open({u"one/echo"_s}), second = open({u"one/echo"_s});
    QVERIFY(first && second);
    const QStringList pids = starts(u"one"_s);
    QCOMPARE(pids.size(), 2);
    QVERIFY(isAlive(pids.first().toLongLong()) && isAlive(pids.last().toLongLong()));
    QCOMPARE(m_servers->report(u"default"_s, u"one"_s).sessions, 2);
}

void TestMcpServers::shareableServerIsShared()
{
    m_specs.first().shareable = true;
    {
        const auto first = open({u"one/echo"_s}), second = open({u"one/add"_s});
        QVERIFY(first && second);
        QCOMPARE(namesOf(*second), QStringList{u"add"_s});
    }
    QVERIFY(open({u"one/echo"_s}));
    QCOMPARE(starts(u"one"_s).size(), 1);
}

void TestMcpServers::goneServerIsStartedAgain()
{
    const auto sessions = open({u"one"_s});
    const auto session = sessions->first();
    const auto crashed = QCoro::waitFor(session->call(u"crash"_s, {}, {}, 10s, {}));
    QVERIFY(!crashed);
    QCOMPARE(crashed.error().fault, Fault::Unreachable);
    QCOMPARE(m_servers->report(u"default"_s, u"one"_s).state, ServerReport::State::Waiting);
    std::vector<QCoro::Task<lattice::Result<core::ToolResult>>> together;
    for (int i = 0; i < 4; ++i)
        together.push_back(session->call(u"echo"_s, {{u"text"_s, u"x"_s}}, {}, 10s, {}));
    for (auto &one : together)
        QVERIFY(QCoro::waitFor(std::move(one)));
    QCOMPARE(starts(u"one"_s).size(), 2);
}

void TestMcpServers::hungToolEndsAndItsSessionGoes()
{
    const auto sessions = open({u"one"_s});
    const auto session = sessions->first();
    auto other = session->call(u"slow"_s, {{u"seconds"_s, 0.8}}, {}, 10s, {});
    const auto hung = QCoro::waitFor(session->call(u"hang"_s, {}, {}, 300ms, {}));
    QVERIFY(!hung);
    QCOMPARE(hung.error().fault, Fault::Timeout);
    QVERIFY(QCoro::waitFor(session->call(u"echo"_s, {{u"text"_s, u"x"_s}}, {}, 10s, {})));
    QCOMPARE(starts(u"one"_s).size(), 2);
    QVERIFY(QCoro::waitFor(std::move(other))); // what was under way beside it is not hurt
    QTRY_VERIFY(!isAlive(starts(u"one"_s).first().toLongLong()));
}

void TestMcpServers::serverThatDislikesTheProbeIsTaken()
{
    m_specs.first().arguments += u"--die-on-probe"_s;
    QVERIFY(open({u"one/echo"_s}));
    QCOMPARE(starts(u"one"_s).size(), 2);
    QVERIFY(open({u"one/echo"_s}));
    QCOMPARE(starts(u"one"_s).size(), 3); // it is remembered
}

void TestMcpServers::failuresSlowTheNextStart()
{
    core::ServerRecord record(u"e"_s, u"s"_s);
    core::ServerRecord::Time now{};
    const QList<std::chrono::milliseconds> expected{500ms, 1s, 2s, 4s, 8s, 16s, 30s, 30s};
    for (const auto pause : expected) {
        record.noteStarting();
        record.noteStartFailed(u"no"_s, now);
        QCOMPARE(record.pauseBefore(now), pause);
        now += pause;
        QCOMPARE(record.pauseBefore(now), 0ms);
    }
    record.noteStarting();
    record.noteStarted({}, 1, now);
    record.noteGone(u"crash"_s, now, now + 61s);
    QCOMPARE(record.pauseBefore(now + 61s), 500ms);
}

void TestMcpServers::figuresAreTold()
{
    QSignalSpy changed(m_servers.get(), &McpServers::reportChanged);
    {
        const auto sessions = open({u"two"_s});
        const auto session = sessions->first();
        for (int i = 0; i < 3; ++i)
            QVERIFY(QCoro::waitFor(session->call(u"echo"_s, {{u"text"_s, u"x"_s}}, {}, 10s, {})));
        QVERIFY(!QCoro::waitFor(session->call(u"nope"_s, {}, {}, 10s, {})));
        const ServerReport report = m_servers->report(u"default"_s, u"two"_s);
        QCOMPARE(report.state, ServerReport::State::Running);
        QCOMPARE(report.calls, 3u); // the last one was no call of the server's
        QCOMPARE(report.tools, 2);
        QCOMPARE(report.revision, u"2025-11-25"_s);
        QVERIFY(report.p95.count() >= 0);
    }
    QTRY_COMPARE(m_servers->report(u"default"_s, u"two"_s).state, ServerReport::State::Idle);
    QVERIFY(changed.size() >= 5);
    QCOMPARE(changed.last().first().value<ServerReport>(), m_servers->report(u"default"_s, u"two"_s));
}

void TestMcpServers::secretsAreMasked()
{
    auto broken = toolServer({u"--die-at-start"_s}, u"broken"_s);
    broken.environment.insert(u"DATABASE_KEY"_s, u"hunter2-hunter2"_s);
    m_specs = {broken};
    const auto sessions = open({u"broken"_s});
    QVERIFY(!sessions && !sessions.error().detail.contains("hunter2"_L1));
    const ServerReport report = m_servers->report(u"default"_s, u"broken"_s);
    QCOMPARE(report.lastLines, QStringList{u"no database at ***"_s});
    QVERIFY(!report.lastError.contains("hunter2"_L1));
}

void TestMcpServers::sandboxIsNeverLeftOut()
{
    m_specs.first().sandboxed = true;
    const auto sessions = open({u"one"_s});
    QVERIFY(!sessions);
    QCOMPARE(sessions.error().fault, Fault::Refused);
    QCOMPARE(starts(u"one"_s).size(), 0);
    m_servers = servers({.sandboxed = [](core::McpServerSpec spec) -> lattice::Result<core::McpServerSpec> {
        spec.arguments = QStringList{u"-c"_s, u"exec \"$@\""_s, u"sh"_s, spec.command} + spec.arguments;
        spec.command = u"/bin/sh"_s;
        return spec;
    }});
    QVERIFY(open({u"one"_s}));
}

void TestMcpServers::unknownServerIsNamed()
{
    m_unusable = {{u"three"_s, u"it wants the variable TOKEN"_s}};
    for (const QStringList &tools : {QStringList{u"three"_s}, QStringList{u"three/x"_s}})
        QVERIFY(open(tools).error().detail.contains("TOKEN"_L1));
    QVERIFY(open({u"add"_s}));
    const auto session = QCoro::waitFor(m_servers->open(u"tow"_s, scope({}), {}));
    QVERIFY(!session);
    QVERIFY2(session.error().detail.contains("'two'"_L1), qPrintable(session.error().detail));
}

void TestMcpServers::closeEndsEverything()
{
    m_specs.first().shareable = true;
    QVERIFY(open({u"one"_s}));
    const qint64 pid = starts(u"one"_s).first().toLongLong();
    QVERIFY(isAlive(pid));
    QCoro::waitFor(m_servers->close());
    QVERIFY(!isAlive(pid));
    QVERIFY(!open({u"one"_s})); // nothing is started any more
}

/*! Sessions that are opened, used, cancelled and let go at random: afterwards no process and no descriptor is left. */
void TestMcpServers::fiftySessionsLeaveNothing()
{
    m_specs = {toolServer({u"--only"_s, u"echo,hang,slow,crash"_s, u"--starts"_s, file(u"many"_s), u"--garbage"_s}, u"many"_s)};
    QVERIFY(open({u"many"_s})); // what is made once is made
    QCoro::waitFor(m_servers->close());
    m_servers = servers();
    const qsizetype before = openFiles();

    std::mt19937 random(7);
    int ended = 0;
    for (int i = 0; i < 50; ++i) {
        std::stop_source stop;
        const QString tool = QStringList{u"echo"_s, u"hang"_s, u"slow"_s, u"crash"_s}.at(qsizetype(random() % 4));
        const auto run = [](McpServers *servers, core::RunScope scope, QString name, std::stop_token token) -> QCoro::Task<> {
            McpToolSource source(servers);
            const auto sessions = co_await source.open(scope, token);
            if (sessions)
                co_await sessions->first()->call(name, {{u"text"_s, u"x"_s}, {u"seconds"_s, 0.1}}, {}, 500ms, token);
        };
        QCoro::connect(run(m_servers.get(), scope({u"many"_s}), tool, stop.get_token()), this, [&ended] { ++ended; });
        if (random() % 3 == 0)
            QTimer::singleShot(std::chrono::milliseconds(random() % 3000), this, [stop]() mutable { stop.request_stop(); });
    }
    QTRY_COMPARE_WITH_TIMEOUT(ended, 50, 60000);
    QCoro::waitFor(m_servers->close());
    for (const QString &pid : starts(u"many"_s))
        QVERIFY2(!isAlive(pid.toLongLong()), qPrintable(pid));
    m_servers.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTRY_COMPARE(openFiles(), before - 1); // the guard's socket went with the servers
}

QTEST_GUILESS_MAIN(TestMcpServers)
#include "tst_mcpservers.moc"
