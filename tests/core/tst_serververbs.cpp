// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"
#include "core/tool/mcpservers.h"
#include "core/verb/verbtable.h"
#include "toolserver.h"

#include <QCoro/QCoroTask>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using lattice::Fault;

/*! server.* and tool.* as commands run them, with a real server. */
class TestServerVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listStartsNothing();
    void checkTellsWhatItFound();
    void checkSaysWhatIsWrong();
    void toolsAreListed();
    void toolIsCalled();
    void inputIsChecked();
    void toolThatFailsIsNoFault();
    void withoutAHomeThereAreNone();

private:
    lattice::Result<QJsonObject> run(const QString &verb, const QJsonObject &arguments = {});

    QList<core::McpServerSpec> m_specs;
    std::unique_ptr<core::Engine> m_engine;
    std::unique_ptr<QTemporaryDir> m_folder;
    core::VerbTable m_table;
};

void TestServerVerbs::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_table = {};
    m_table.add(core::serverVerbs());
    m_specs = {toolServer({u"--only"_s, u"add,fail,echo,slow"_s, u"--starts"_s, m_folder->filePath(u"starts"_s)}, u"good"_s), toolServer({u"--die-at-start"_s}, u"bad"_s)};
    m_engine = std::make_unique<core::Engine>(nullptr, core::EngineOptions{.mode = core::Mode::Observer});
    core::McpServers::Services services;
    services.specs = [this](QString) -> QCoro::Task<lattice::Result<core::ServerSet>> { co_return core::ServerSet{.servers = m_specs, .unusable = {{u"wanting"_s, u"it wants the variable TOKEN"_s}}}; };
    m_engine->setServers(std::make_unique<core::McpServers>(services));
}

void TestServerVerbs::cleanup()
{
    QCoro::waitFor(m_engine->stop());
    m_engine.reset();
}

lattice::Result<QJsonObject> TestServerVerbs::run(const QString &verb, const QJsonObject &arguments)
{
    core::Context context;
    context.engine = m_engine.get();
    return QCoro::waitFor(m_table.run(verb, context, arguments, {}, {}));
}

void TestServerVerbs::listStartsNothing()
{
    const auto listed = run(u"server.list"_s);
    QVERIFY2(listed, listed ? "" : qPrintable(listed.error().detail));
    const QJsonArray servers = (*listed)[u"servers"_s].toArray();
    QCOMPARE(servers.size(), 3);
    QCOMPARE(servers[0][u"state"_s].toString(), u"idle"_s);
    QCOMPARE(servers[2][u"state"_s].toString(), u"unusable"_s);
    QVERIFY(!QFile::exists(m_folder->filePath(u"starts"_s)));
}

void TestServerVerbs::checkTellsWhatItFound()
{
    const auto checked = run(u"server.check"_s, {{u"server"_s, u"good"_s}});
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().detail));
    QCOMPARE((*checked)[u"revision"_s].toString(), u"2025-11-25"_s);
    QCOMPARE((*checked)[u"tools"_s].toArray().size(), 4);
    QCOMPARE((*run(u"server.list"_s))[u"servers"_s][0][u"tools"_s].toInt(), 4); // it is known from now on
}

void TestServerVerbs::checkSaysWhatIsWrong()
{
    const auto bad = run(u"server.check"_s, {{u"server"_s, u"bad"_s}});
    QVERIFY(!bad && bad.error().detail.contains("no database"_L1));
    QVERIFY(run(u"server.check"_s, {{u"server"_s, u"wanting"_s}}).error().detail.contains("TOKEN"_L1));
    QVERIFY(run(u"server.check"_s, {{u"server"_s, u"goof"_s}}).error().detail.contains("'good'"_L1));
}

void TestServerVerbs::toolsAreListed()
{
    const auto all = run(u"tool.list"_s);
    QVERIFY(all);
    QCOMPARE((*all)[u"tools"_s].toArray().size(), 4);
    QCOMPARE((*all)[u"tools"_s][0][u"server"_s].toString(), u"good"_s);
    QCOMPARE((*all)[u"problems"_s].toArray().size(), 1);
    const auto known = run(u"tool.list"_s, {{u"known"_s, true}});
    QVERIFY(known);
    QCOMPARE((*known)[u"tools"_s].toArray().size(), 4);
    QCOMPARE((*known)[u"problems"_s].toArray().size(), 0); // the bad one was not even started
    QVERIFY(!run(u"tool.list"_s, {{u"server"_s, u"bad"_s}}));
    QCOMPARE(run(u"tool.list"_s, {{u"server"_s, u"other"_s}}).error().fault, Fault::NotFound);
}

void TestServerVerbs::toolIsCalled()
{
    const auto called = run(u"tool.call"_s, {{u"server"_s, u"good"_s}, {u"tool"_s, u"add"_s}, {u"input"_s, QJsonObject{{u"a"_s, u"2"_s}, {u"b"_s, u"40"_s}}}}); // texts, as a command line has
    QVERIFY2(called, called ? "" : qPrintable(called.error().detail));
    QCOMPARE((*called)[u"structured"_s][u"sum"_s].toInt(), 42);
    QCOMPARE((*called)[u"is_error"_s].toBool(), false);
}

void TestServerVerbs::inputIsChecked()
{
    const auto called = run(u"tool.call"_s, {{u"server"_s, u"good"_s}, {u"tool"_s, u"add"_s}, {u"input"_s, QJsonObject{{u"a"_s, u"two"_s}}}});
    QVERIFY(!called);
    QCOMPARE(called.error().fault, Fault::Invalid);
    QVERIFY(run(u"tool.call"_s, {{u"server"_s, u"good"_s}, {u"tool"_s, u"ad"_s}}).error().detail.contains("'add'"_L1));
}

void TestServerVerbs::toolThatFailsIsNoFault()
{
    const auto called = run(u"tool.call"_s, {{u"server"_s, u"good"_s}, {u"tool"_s, u"fail"_s}});
    QVERIFY(called && (*called)[u"is_error"_s].toBool());
    const auto slow = run(u"tool.call"_s, {{u"server"_s, u"good"_s}, {u"tool"_s, u"slow"_s}, {u"input"_s, QJsonObject{{u"seconds"_s, u"30"_s}}}, {u"timeout"_s, 0.3}});
    QVERIFY(!slow);
    QCOMPARE(slow.error().fault, Fault::Timeout);
}

void TestServerVerbs::withoutAHomeThereAreNone()
{
    m_engine->setServers(nullptr);
    QVERIFY(run(u"server.list"_s).error().detail.contains("no home"_L1));
}

QTEST_GUILESS_MAIN(TestServerVerbs)
#include "tst_serververbs.moc"
