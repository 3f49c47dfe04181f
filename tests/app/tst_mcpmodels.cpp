// SPDX-License-Identifier: Apache-2.0
// The models of the page MCP & Tools: servers, tools, calls and the own endpoint.
#include "app/desktop/mcp/mcpdesk.h"
#include "tests/app/samplemcp.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::CallValue::Value;
using app::McpDesk;

class McpModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk.reset();
        m_stage.reset();
        m_verbs = std::make_unique<app::VerbClient>();
        m_stage = std::make_unique<McpStage>(*m_verbs);
        m_stage->furnish();
        m_desk = std::make_unique<McpDesk>(*m_verbs);
    }
    void nothingIsAskedOutOfSight();
    void changedListMovesOnlyWhatChanged();
    void serverIsShownWithItsTrouble();
    void checkTellsWhatItFound();
    void checkThatFailsSaysWhy();
    void lateCheckOfAnotherServerIsDropped();
    void failedListIsNotAskedForAgainByItself();
    void toolsAreFoundByTheirWords();
    void whoUsesAToolIsSaid();
    void missingInputIsMarkedAndNothingIsCalled();
    void toolIsCalledAndItsAnswerIsATree();
    void toolThatMayDestroyAsksFirst();
    void callThatIsStoppedStandsInTheHistory();
    void answerOfAnotherToolGoesToTheHistoryAlone();
    void callsAreKeptWithTheirInputAndRepeated();
    void brokenHistoryIsNoHistory();
    void clientsSayWhoTheyAre();
    void tokenIsShownOnce();
    void setupsAreReadyToCopy();
    void takenPortNamesItsOwner();
    void thousandsOfToolsCostRowsAndNotResets();

private:
    QVariant at(const QAbstractItemModel *model, int row, int role) { return model->data(model->index(row, 0), role); }
    void fill(const QString &key, const QString &text)
    {
        auto *form = m_desk->form();
        for (int row = 0; row < form->rowCount(); ++row) {
            if (at(form, row, app::FieldModel::KeyRole).toString() == key)
                return form->setText(row, text);
        }
        QFAIL(qPrintable(u"no field "_s + key));
    }
    void showTools()
    {
        m_desk->setPart(McpDesk::Tools);
        m_desk->setWatched(true);
    }

    std::unique_ptr<app::VerbClient> m_verbs;
    std::unique_ptr<McpStage> m_stage;
    std::unique_ptr<McpDesk> m_desk;
};

void McpModelsTest::nothingIsAskedOutOfSight()
{
    QCOMPARE(m_stage->asked.size(), 0);
    m_desk->setWatched(true);
    QCOMPARE(m_stage->count(u"server.list"_s), 1);
    QCOMPARE(m_stage->count(u"tool.list"_s), 0); // it may start servers: only for whom who wants to see tools
    m_desk->setPart(McpDesk::Tools);
    QCOMPARE(m_stage->count(u"tool.list"_s), 1);
    m_desk->setWatched(false);
    m_desk->setPart(McpDesk::OwnEndpoint);
    QCOMPARE(m_stage->count(u"mcp.status"_s), 0);
}

void McpModelsTest::changedListMovesOnlyWhatChanged()
{
    auto *servers = m_desk->servers();
    const QAbstractItemModelTester tester(servers, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(servers, &QAbstractItemModel::modelReset), changes(servers, &QAbstractItemModel::dataChanged), removals(servers, &QAbstractItemModel::rowsRemoved), insertions(servers, &QAbstractItemModel::rowsInserted);
    m_desk->setWatched(true);
    QCOMPARE(servers->count(), 4);
    QCOMPARE(insertions.size(), 1);
    servers->reload();
    QCOMPARE(changes.size() + removals.size() + insertions.size(), 1); // the same again is no change
    auto &rows = m_stage->servers;
    rows = {rows[3], McpStage::server(u"new"_s, u"idle"_s), rows[0], McpStage::server(u"web-søk"_s, u"running"_s, 1)}; // postgres is gone
    servers->reload();
    QStringList names;
    for (int row = 0; row < servers->count(); ++row)
        names << servers->nameAt(row);
    QCOMPARE(names, (QStringList{u"github"_s, u"new"_s, u"filesystem"_s, u"web-søk"_s}));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(removals.size(), 1);
    QCOMPARE(insertions.size(), 2);
    QCOMPARE(resets.size(), 0);
}

void McpModelsTest::serverIsShownWithItsTrouble()
{
    m_desk->setWatched(true);
    auto *servers = m_desk->servers();
    QCOMPARE(at(servers, 0, app::ServerListModel::FiguresRole).toString(), u"3 tool(s) · 1204 call(s) · 12 failure(s) · p95 84 ms"_s);
    servers->choose(u"postgres"_s);
    QVERIFY2(servers->chosenError().contains("ended as it started"_L1), qPrintable(servers->chosenError()));
    QVERIFY(servers->chosenLines().endsWith("password authentication failed for user \"reader\""_L1));
    QCOMPARE(servers->chosenStateText(), u"failed, waits before the next try"_s);
    servers->choose(u"filesystem"_s);
    QStringList values;
    for (int row = 0; row < servers->facts()->rowCount(); ++row)
        values << at(servers->facts(), row, app::FactModel::ValueRole).toString();
    QVERIFY2(values.contains(u"12 (1.0 %)"_s) && values.contains(u"95 % within 84 ms"_s), qPrintable(values.join(u'|')));
    servers->choose({});
    QCOMPARE(servers->facts()->rowCount(), 0);
}

void McpModelsTest::checkTellsWhatItFound()
{
    m_desk->setWatched(true);
    auto *servers = m_desk->servers();
    servers->choose(u"filesystem"_s);
    m_stage->held = {u"server.check"_s};
    servers->check();
    QVERIFY(servers->isChecking());
    servers->check(); // one at a time
    QCOMPARE(m_stage->count(u"server.check"_s), 1);
    m_stage->release(u"server.check"_s, m_stage->answer(u"server.check"_s, {{u"server"_s, u"filesystem"_s}}));
    QVERIFY(!servers->isChecking());
    QCOMPARE(servers->checkText(), u"It works: 2 tool(s), MCP 2025-11-25, ready after 118 ms.\nLeft out: c: its schema is no object"_s);
}

void McpModelsTest::checkThatFailsSaysWhy()
{
    m_desk->setWatched(true);
    m_desk->servers()->choose(u"postgres"_s);
    m_stage->faults[u"server.check"_s] = {lattice::Fault::Unreachable, u"FATAL: no database"_s};
    m_desk->servers()->check();
    QCOMPARE(m_desk->servers()->checkError(), u"FATAL: no database"_s);
    QVERIFY(m_desk->servers()->checkText().isEmpty());
}

void McpModelsTest::lateCheckOfAnotherServerIsDropped()
{
    m_desk->setWatched(true);
    auto *servers = m_desk->servers();
    servers->choose(u"filesystem"_s);
    m_stage->held = {u"server.check"_s};
    servers->check();
    servers->choose(u"postgres"_s);
    QCOMPARE(m_stage->cancelled.size(), 1); // nobody looks at it any more
    QVERIFY(!servers->isChecking());
    QVERIFY(servers->checkText().isEmpty() && servers->checkError().isEmpty());
}

void McpModelsTest::failedListIsNotAskedForAgainByItself()
{
    m_stage->faults[u"tool.list"_s] = {lattice::Fault::Invalid, u"the environment cannot be read"_s};
    showTools();
    QCOMPARE(m_desk->tools()->problem(), u"the environment cannot be read"_s);
    m_desk->tools()->load();
    QCOMPARE(m_stage->count(u"tool.list"_s), 1);
    m_stage->faults.clear();
    m_desk->tools()->reload();
    QVERIFY(m_desk->tools()->problem().isEmpty());
    QCOMPARE(m_desk->tools()->count(), 3);
    QVERIFY(m_desk->tools()->missing().contains("postgres"_L1));
}

void McpModelsTest::toolsAreFoundByTheirWords()
{
    showTools();
    auto *tools = m_desk->tools();
    tools->setFilter(u"FOR GOOD"_s);
    QCOMPARE(tools->count(), 1);
    QCOMPARE(at(tools, 0, app::ToolListModel::ToolRole).toString(), u"delete_file"_s);
    QCOMPARE(at(tools, 0, app::ToolListModel::HintsRole).toString(), u"may destroy"_s);
    tools->setFilter({});
    tools->setServer(u"web-søk"_s);
    QCOMPARE(tools->count(), 1);
    QVERIFY2(at(tools, 0, app::ToolListModel::HintsRole).toString().contains("does not say"_L1), "a server that says nothing is not taken for a harmless one");
    tools->clearFilter();
    QCOMPARE(tools->count(), 3);
    QVERIFY(!tools->isFiltered());
}

void McpModelsTest::whoUsesAToolIsSaid()
{
    showTools();
    auto *tools = m_desk->tools();
    QCOMPARE(tools->agentsUsing(u"filesystem"_s, u"read_text_file"_s), (QStringList{u"log-reader"_s, u"cleaner"_s}));
    QCOMPARE(tools->agentsUsing(u"filesystem"_s, u"delete_file"_s), QStringList{u"cleaner"_s});
    m_desk->form()->open(u"web-søk"_s, u"search"_s);
    QCOMPARE(m_desk->form()->usedBy(), u"No agent of this station uses it."_s);
}

void McpModelsTest::missingInputIsMarkedAndNothingIsCalled()
{
    showTools();
    auto *form = m_desk->form();
    const QAbstractItemModelTester tester(form, QAbstractItemModelTester::FailureReportingMode::QtTest);
    form->open(u"filesystem"_s, u"read_text_file"_s);
    QCOMPARE(form->rowCount(), 2);
    fill(u"head"_s, u"many"_s);
    form->call();
    QCOMPARE(m_stage->count(u"tool.call"_s), 0);
    QVERIFY(!form->problem().isEmpty());
    QVERIFY(!at(form, 0, app::FieldModel::ProblemRole).toString().isEmpty() && !at(form, 1, app::FieldModel::ProblemRole).toString().isEmpty());
    QCOMPARE(m_desk->history()->rowCount(), 0);
}

void McpModelsTest::toolIsCalledAndItsAnswerIsATree()
{
    showTools();
    auto *form = m_desk->form();
    form->open(u"filesystem"_s, u"read_text_file"_s);
    fill(u"path"_s, u"/tmp/ø.txt"_s);
    fill(u"head"_s, u"3"_s);
    m_stage->held = {u"tool.call"_s};
    form->call();
    QCOMPARE(m_stage->asked.last().second[u"input"].toObject(), (QJsonObject{{u"path"_s, u"/tmp/ø.txt"_s}, {u"head"_s, 3}}));
    m_stage->say(u"tool.call"_s, u"half of it\n"_s);
    QCOMPARE(form->progressText(), u"half of it\n"_s);
    m_stage->release(u"tool.call"_s, m_stage->toolAnswer);
    QCOMPARE(form->phase(), int(Value::Done));
    QVERIFY(form->result()->rowCount() > 2);
    QCOMPARE(form->resultText(), m_stage->toolAnswer[u"text"].toString());
    m_stage->held.clear();
    m_stage->toolAnswer = {{u"is_error"_s, true}, {u"text"_s, u"no such file"_s}};
    form->call();
    QCOMPARE(form->phase(), int(Value::Failed));
    QCOMPARE(form->errorText(), u"The tool says that it failed."_s);
    QCOMPARE(form->resultText(), u"no such file"_s);
    QCOMPARE(form->result()->rowCount(), 0); // words are no tree
    QVERIFY(m_stage->count(u"server.list"_s) > 1); // its figures are others now
}

void McpModelsTest::toolThatMayDestroyAsksFirst()
{
    showTools();
    auto *form = m_desk->form();
    form->open(u"filesystem"_s, u"delete_file"_s);
    fill(u"path"_s, u"/tmp/x"_s);
    form->call();
    QVERIFY(form->isAsking());
    fill(u"path"_s, u"/tmp/y"_s); // it was asked about another file
    QVERIFY(!form->isAsking());
    form->confirm();
    QCOMPARE(m_stage->count(u"tool.call"_s), 0);
    form->call();
    form->confirm();
    QCOMPARE(m_stage->count(u"tool.call"_s), 1);
}

void McpModelsTest::callThatIsStoppedStandsInTheHistory()
{
    showTools();
    auto *form = m_desk->form();
    form->open(u"web-søk"_s, u"search"_s);
    m_stage->held = {u"tool.call"_s};
    form->call();
    QCOMPARE(at(m_desk->history(), 0, app::ToolCallHistory::PhaseRole).toInt(), int(Value::Running));
    form->cancel();
    QCOMPARE(form->phase(), int(Value::Stopped));
    QCOMPARE(at(m_desk->history(), 0, app::ToolCallHistory::PhaseRole).toInt(), int(Value::Stopped));
}

void McpModelsTest::answerOfAnotherToolGoesToTheHistoryAlone()
{
    showTools();
    auto *form = m_desk->form();
    form->open(u"web-søk"_s, u"search"_s);
    m_stage->held = {u"tool.call"_s};
    form->call();
    form->open(u"filesystem"_s, u"delete_file"_s);
    QCOMPARE(form->phase(), int(Value::Idle));
    m_stage->release(u"tool.call"_s, m_stage->toolAnswer);
    QCOMPARE(form->phase(), int(Value::Idle));
    QCOMPARE(form->result()->rowCount(), 0);
    QCOMPARE(at(m_desk->history(), 0, app::ToolCallHistory::PhaseRole).toInt(), int(Value::Done));
}

void McpModelsTest::callsAreKeptWithTheirInputAndRepeated()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"toolcalls.json"_s);
    m_desk->history()->open(path);
    showTools();
    auto *form = m_desk->form();
    form->open(u"filesystem"_s, u"read_text_file"_s);
    fill(u"path"_s, u"/tmp/ø.txt"_s);
    form->call();
    QVERIFY(QFile::exists(path));
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions()); // arguments may be secret

    McpDesk later(*m_verbs);
    later.history()->open(path);
    QCOMPARE(later.history()->rowCount(), 1);
    later.form()->repeat(0);
    QVERIFY2(later.form()->problem().contains("not there any more"_L1), qPrintable(later.form()->problem())); // tools are not known yet
    later.setPart(McpDesk::Tools);
    later.setWatched(true);
    later.form()->fill(0);
    QCOMPARE(later.form()->tool(), u"read_text_file"_s);
    QCOMPARE(at(later.form(), 0, app::FieldModel::TextRole).toString(), u"/tmp/ø.txt"_s);
    const auto before = m_stage->count(u"tool.call"_s);
    later.form()->repeat(0);
    QCOMPARE(m_stage->count(u"tool.call"_s), before + 1);
    QCOMPARE(later.history()->rowCount(), 2);
    later.history()->clear();
    QCOMPARE(later.history()->rowCount(), 0);
}

void McpModelsTest::brokenHistoryIsNoHistory()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"toolcalls.json"_s);
    for (const QByteArray &bytes : {QByteArray("{"), QByteArray("[]"), QByteArray(R"({"calls":[1,{"tool":"x"},{"time":"no"},{"tool":"","time":"2026-03-01T16:00:00Z"}]})")}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        m_desk->history()->open(path);
        QCOMPARE(m_desk->history()->rowCount(), 0);
    }
    m_desk->history()->open(folder.filePath(u"no/such/folder/calls.json"_s));
    showTools();
    m_desk->form()->open(u"web-søk"_s, u"search"_s);
    m_desk->form()->call();
    QCOMPARE(m_desk->history()->rowCount(), 1);
    QVERIFY(m_desk->history()->problem().contains("not kept"_L1));
}

void McpModelsTest::clientsSayWhoTheyAre()
{
    m_desk->setPart(McpDesk::OwnEndpoint);
    m_desk->setWatched(true);
    auto *clients = m_desk->endpoint()->clients();
    const QAbstractItemModelTester tester(clients, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(clients->count(), 2);
    using Clients = app::ClientListModel;
    QCOMPARE(at(clients, 0, Clients::NameRole).toString(), u"claude-code 2.1"_s);
    QVERIFY(at(clients, 0, Clients::ConnectedRole).toBool() && !at(clients, 1, Clients::ConnectedRole).toBool());
    QVERIFY(at(clients, 1, Clients::StateTextRole).toString().startsWith("gone"_L1));
    QCOMPARE(at(clients, 0, Clients::FiguresRole).toString(), u"2 call(s), 1 failed"_s);
    QVERIFY(at(clients, 0, Clients::AccessRole).toString().contains("token laptop"_L1));
    const QStringList recent = at(clients, 0, Clients::RecentRole).toStringList();
    QVERIFY2(recent.size() == 2 && recent.first().startsWith(u'✕') && recent.first().contains("nobody has the agent poet"_L1), qPrintable(recent.join(u'|')));
}

void McpModelsTest::tokenIsShownOnce()
{
    m_desk->setPart(McpDesk::OwnEndpoint);
    m_desk->setWatched(true);
    auto *endpoint = m_desk->endpoint();
    endpoint->makeToken(u"  "_s, u"read"_s);
    QVERIFY(!endpoint->tokenProblem().isEmpty());
    QCOMPARE(m_stage->count(u"token.create"_s), 0);
    endpoint->makeToken(u" ci "_s, u"read"_s);
    QCOMPARE(endpoint->newToken(), u"stn_0123456789abcdef"_s);
    QCOMPARE(endpoint->tokens()->count(), 2);
    QVERIFY(endpoint->setupText().contains("Bearer stn_0123456789abcdef"_L1));
    m_desk->setWatched(false); // whoever leaves the page has seen it
    QVERIFY(endpoint->newToken().isEmpty());
    QVERIFY(!endpoint->setupText().contains("stn_"_L1));
    endpoint->revokeToken(u"ci"_s);
    QCOMPARE(endpoint->tokens()->count(), 0);
    m_stage->faults[u"token.create"_s] = {lattice::Fault::Conflict, u"there is a token of that name"_s};
    endpoint->makeToken(u"ci"_s, u"read"_s);
    QCOMPARE(endpoint->tokenProblem(), u"there is a token of that name"_s);
}

void McpModelsTest::setupsAreReadyToCopy()
{
    m_desk->setPart(McpDesk::OwnEndpoint);
    m_desk->setWatched(true);
    auto *endpoint = m_desk->endpoint();
    QVERIFY(endpoint->setups().contains(u"claude-code"_s) && endpoint->setups().contains(u"cursor"_s));
    QVERIFY(QJsonDocument::fromJson(endpoint->setupText().toUtf8()).isObject());
    endpoint->showSetup(u"cursor"_s);
    QCOMPARE(m_stage->asked.last().second, (QJsonObject{{u"client"_s, u"cursor"_s}, {u"print"_s, true}}));
    QVERIFY(endpoint->setupText().contains("station-headless"_L1));
    QCOMPARE(endpoint->setupFile(), u"/home/me/.cursor/mcp.json"_s);
    endpoint->install();
    QVERIFY(!m_stage->asked.last().second.contains(u"print"_s));
    QVERIFY(endpoint->setupNote().contains(u"/home/me/.cursor/mcp.json"_s));
}

void McpModelsTest::takenPortNamesItsOwner()
{
    m_desk->setPart(McpDesk::OwnEndpoint);
    m_desk->setWatched(true);
    auto *endpoint = m_desk->endpoint();
    QCOMPARE(endpoint->portText(), u"Port 8586 belongs to station-headless (process 411, user me), so port 8588 is used."_s);
    m_stage->status[u"address"_s] = QString();
    endpoint->reload();
    QVERIFY2(endpoint->portText().contains("cannot reach"_L1) && endpoint->portText().contains("mcp_port"_L1), qPrintable(endpoint->portText()));
    QVERIFY(endpoint->setupText().isEmpty());
    m_stage->status.remove(u"wanted_port"_s);
    endpoint->reload();
    QVERIFY(endpoint->portText().isEmpty());
}

void McpModelsTest::thousandsOfToolsCostRowsAndNotResets()
{
    m_stage->tools = {};
    for (int i = 0; i < 5000; ++i)
        m_stage->tools.append(McpStage::tool(u"server %1"_s.arg(i % 40), u"tool_%1"_s.arg(i), u"Does the thing number %1"_s.arg(i)));
    showTools();
    auto *tools = m_desk->tools();
    QSignalSpy resets(tools, &QAbstractItemModel::modelReset), changes(tools, &QAbstractItemModel::dataChanged), insertions(tools, &QAbstractItemModel::rowsInserted);
    QCOMPARE(tools->count(), 5000);
    tools->reload();
    QCOMPARE(resets.size() + changes.size() + insertions.size(), 0);
    tools->setFilter(u"tool_4999"_s);
    QCOMPARE(tools->count(), 1);
    tools->setFilter({});
    QCOMPARE(tools->count(), 5000);
    QVERIFY(insertions.size() <= 2); // runs of rows, not one by one
}

QTEST_GUILESS_MAIN(McpModelsTest)
#include "tst_mcpmodels.moc"
