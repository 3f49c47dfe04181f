// SPDX-License-Identifier: Apache-2.0
// Draws the page MCP & Tools and the palette in their states, walks them by keys, and once does it all with a real engine and a real tool server.
#include "app/desktop/enginethread.h"
#include "tests/app/samplemcp.h"
#include "tests/qml/pictures.h"
#include "tests/qml/testwindow.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::CallValue::Value;
using app::McpDesk;

class TestMcpScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void serversAreListedAndExplained_data() { Pictures::themes(); }
    void serversAreListedAndExplained();
    void toolIsCalledFromItsForm_data() { Pictures::themes(); }
    void toolIsCalledFromItsForm();
    void endpointIsShown_data() { Pictures::themes(); }
    void endpointIsShown();
    void nothingThereSaysWhatToDo();
    void failureSaysWhy();
    void paletteFindsActionsAndRunsAVerb_data() { Pictures::themes(); }
    void paletteFindsActionsAndRunsAVerb();
    void destructiveVerbAsksInTheSheet();
    void paletteGoesToPagesAndTimes();
    void everythingWorksWithARealEngine();

private:
    static void type(TestWindow &window, const QString &text)
    {
        for (const auto letter : text)
            QTest::keyClick(window.window(), char(letter.toLatin1()));
        QCoreApplication::processEvents();
    }
    static void open(TestWindow &window)
    {
        window.center().selection()->openPage(u"mcp"_s);
        QCoreApplication::processEvents();
    }
    static void choose(TestWindow &window, const QString &query)
    {
        window.press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(window.window()->activeFocusItem() && window.window()->activeFocusItem()->property("placeholderText").toString().contains(u"agent"_s));
        type(window, query);
        QTRY_VERIFY(window.center().search()->rowCount() > 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMcpScreens::initTestCase()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    for (const auto *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"}) {
        const QString folder = m_folder->filePath(QString::fromLatin1(name));
        QVERIFY(QDir().mkpath(folder));
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv(name, folder.toUtf8());
    }
}

void TestMcpScreens::serversAreListedAndExplained()
{
    QFETCH(const QString, theme);
    TestWindow window(theme);
    McpStage stage(window.center().verbs());
    stage.furnish();
    window.showLattice(3);
    window.click(u"railMcp"_s);
    QTRY_VERIFY(window.shows(u"filesystem"_s));
    QVERIFY(window.shows(u"1204 call"_s) && window.shows(u"GITHUB_TOKEN"_s));
    window.find(u"serverList"_s)->forceActiveFocus();
    window.press(Qt::Key_J);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.shows(u"password authentication failed"_s));
    QCOMPARE(window.center().mcp()->servers()->chosen(), u"postgres"_s);
    Pictures::keep(window, u"mcp-servers-"_s + theme);
    window.click(u"checkServerButton"_s);
    QTRY_VERIFY(window.shows(u"It works: 2 tool"_s));
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.shows(u"password authentication failed"_s));
}

void TestMcpScreens::toolIsCalledFromItsForm()
{
    QFETCH(const QString, theme);
    TestWindow window(theme);
    McpStage stage(window.center().verbs());
    stage.furnish();
    window.showLattice(3);
    open(window);
    window.click(u"mcpToolsTab"_s);
    QTRY_VERIFY(window.shows(u"read_text_file"_s));
    QVERIFY(window.shows(u"Not asked"_s));
    window.press(Qt::Key_Return); // the list has the keyboard
    QTRY_VERIFY(window.find(u"toolTitle"_s)->isVisible());
    QVERIFY(window.shows(u"log-reader, cleaner"_s));
    window.click(u"callToolButton"_s);
    QTRY_VERIFY(window.shows(u"Fill this in."_s));
    window.click(u"input_path"_s);
    type(window, u"/tmp/notes.txt"_s);
    window.press(Qt::Key_Return);
    QTRY_COMPARE(stage.count(u"tool.call"_s), 1);
    QTRY_VERIFY(window.shows(u"42"_s));
    window.click(u"schemaButton"_s);
    QTRY_VERIFY(window.shows(u"\"path\""_s) || window.shows(u"path"_s));
    Pictures::keep(window, u"mcp-tool-"_s + theme);
    window.click(u"schemaButton"_s);
    window.click(u"copyResultButton"_s);
    QVERIFY(QGuiApplication::clipboard()->text().contains("42"_L1));
    window.click(u"repeatCall_0"_s);
    QTRY_COMPARE(stage.count(u"tool.call"_s), 2);
    QTRY_COMPARE(window.center().mcp()->history()->rowCount(), 2);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.find(u"toolTitle"_s)->isVisible());
    Pictures::keep(window, u"mcp-tools-"_s + theme);
}

void TestMcpScreens::endpointIsShown()
{
    QFETCH(const QString, theme);
    TestWindow window(theme);
    McpStage stage(window.center().verbs());
    stage.furnish();
    window.showLattice(3);
    open(window);
    window.click(u"mcpEndpointTab"_s);
    QTRY_VERIFY(window.shows(u"http://127.0.0.1:8588/mcp"_s));
    QVERIFY(window.shows(u"Port 8586 belongs to station-headless"_s));
    QVERIFY(window.shows(u"claude-code 2.1"_s));
    window.click(u"tokenName"_s);
    type(window, u"ci"_s);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.shows(u"shown this once"_s));
    QVERIFY(window.shows(u"stn_0123456789abcdef"_s));
    Pictures::keep(window, u"mcp-endpoint-"_s + theme);
    window.click(u"copyTokenButton"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"stn_0123456789abcdef"_s);
    window.click(u"forgetTokenButton"_s);
    QTRY_VERIFY(!window.shows(u"stn_0123456789abcdef"_s));
    QCoreApplication::processEvents();
    window.click(u"revoke_laptop"_s);
    QTRY_VERIFY(window.shows(u"Yes, revoke it"_s));
    QCOMPARE(stage.count(u"token.revoke"_s), 0);
    window.click(u"revoke_laptop"_s);
    QTRY_COMPARE(stage.count(u"token.revoke"_s), 1);
    window.click(u"setup_cursor"_s);
    QTRY_VERIFY(window.shows(u"station-headless"_s));
    QCoreApplication::processEvents();
    window.click(u"installSetupButton"_s);
    QTRY_VERIFY(window.shows(u"Yes, enter it"_s));
    Pictures::keep(window, u"mcp-setup-"_s + theme);
}

void TestMcpScreens::nothingThereSaysWhatToDo()
{
    TestWindow window;
    McpStage stage(window.center().verbs());
    window.showLattice(3);
    open(window);
    QTRY_VERIFY(window.shows(u"This environment has no tool servers."_s));
    Pictures::keep(window, u"mcp-servers-empty"_s);
    window.click(u"mcpToolsTab"_s);
    QTRY_VERIFY(window.shows(u"There are no tools here"_s));
    window.click(u"mcpEndpointTab"_s);
    QTRY_VERIFY(window.shows(u"No client has come"_s));
    QVERIFY(window.shows(u"There are no tokens."_s));
    window.click(u"mcpServersTab"_s);
    window.click(u"addServersButton"_s);
    QTRY_VERIFY(window.shows(u"Add servers of an MCP client"_s));
    Pictures::keep(window, u"verb-sheet-import"_s);
}

void TestMcpScreens::failureSaysWhy()
{
    TestWindow window;
    McpStage stage(window.center().verbs());
    for (const auto *verb : {"server.list", "tool.list", "mcp.status"})
        stage.faults[QString::fromLatin1(verb)] = {lattice::Fault::Invalid, u"servers.json: line 3: a comma is missing"_s};
    window.showLattice(3);
    open(window);
    QTRY_VERIFY(window.shows(u"line 3"_s) && window.shows(u"Try again"_s));
    window.click(u"mcpToolsTab"_s);
    QTRY_VERIFY(window.shows(u"line 3"_s));
    stage.faults.clear();
    stage.furnish();
    window.press(Qt::Key_F5);
    QTRY_VERIFY(window.shows(u"read_text_file"_s));
}

void TestMcpScreens::paletteFindsActionsAndRunsAVerb()
{
    QFETCH(const QString, theme);
    TestWindow window(theme);
    McpStage stage(window.center().verbs());
    stage.furnish();
    window.showWork(30, 12);
    choose(window, u">page"_s);
    QTRY_VERIFY(window.shows(u"Ctrl+4"_s));
    Pictures::keep(window, u"palette-"_s + theme);
    window.press(Qt::Key_Escape);
    choose(window, u">token create"_s);
    QTRY_COMPARE(window.center().search()->index(0).data().toString(), u"Make an access token"_s);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.find(u"input_name"_s) && window.find(u"input_name"_s)->isVisible());
    QTRY_VERIFY(window.window()->activeFocusItem() && window.window()->activeFocusItem()->property("text").isValid());
    type(window, u"my laptop"_s);
    QTRY_VERIFY(window.shows(u"stn token create 'my laptop'"_s));
    window.press(Qt::Key_Return);
    QTRY_COMPARE(stage.count(u"token.create"_s), 1);
    QTRY_VERIFY(window.shows(u"stn_0123456789abcdef"_s));
    Pictures::keep(window, u"verb-sheet-"_s + theme);
    window.click(u"copyCommandButton"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"stn token create 'my laptop'"_s);
    window.click(u"copyMcpButton"_s);
    QCOMPARE(QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8())[u"params"_s][u"name"_s].toString(), u"token_create"_s);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.shows(u"Make an access token"_s));
}

void TestMcpScreens::destructiveVerbAsksInTheSheet()
{
    TestWindow window;
    McpStage stage(window.center().verbs());
    stage.held = {u"token.revoke"_s};
    window.showLattice(3);
    choose(window, u">token revoke"_s);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.find(u"input_name"_s) && window.find(u"input_name"_s)->isVisible());
    QTRY_VERIFY(window.window()->activeFocusItem() && window.window()->activeFocusItem()->property("text").isValid());
    type(window, u"laptop"_s);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.shows(u"This may destroy something."_s));
    QCOMPARE(stage.count(u"token.revoke"_s), 0);
    QCoreApplication::processEvents();
    Pictures::keep(window, u"verb-sheet-asks"_s);
    window.click(u"runVerbButton"_s);
    QTRY_COMPARE(stage.count(u"token.revoke"_s), 1);
    QTRY_VERIFY(window.find(u"stopVerbButton"_s)->isVisible());
    QCoreApplication::processEvents();
    window.click(u"stopVerbButton"_s);
    QTRY_COMPARE(window.center().verbForm()->phase(), int(Value::Stopped));
}

void TestMcpScreens::paletteGoesToPagesAndTimes()
{
    TestWindow window;
    McpStage stage(window.center().verbs());
    window.showLattice(3);
    choose(window, u">mcp tools"_s);
    QTRY_COMPARE(window.center().search()->index(0).data().toString(), u"Open the page MCP & Tools"_s);
    window.press(Qt::Key_Return);
    QTRY_COMPARE(window.center().selection()->page(), u"mcp"_s);
    QTRY_VERIFY(window.find(u"serverList"_s)->hasActiveFocus());
    window.press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(window.window()->activeFocusItem()->property("placeholderText").isValid());
    type(window, u":yesterday"_s);
    QTRY_VERIFY(window.shows(u"Write a time that is over"_s));
    window.press(Qt::Key_Escape);
    QSignalSpy moments(window.center().search(), &app::SearchModel::momentChosen);
    choose(window, u":-2h"_s);
    window.press(Qt::Key_Return);
    QTRY_COMPARE(moments.size(), 1);
}

void TestMcpScreens::everythingWorksWithARealEngine()
{
    const QString home = m_folder->filePath(u"desk"_s), environment = home + u"/environments/default"_s;
    QVERIFY(QDir().mkpath(environment + u"/agents"_s));
    const auto write = [](const QString &path, const QByteArray &bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    const QJsonObject good{{u"command"_s, u"/usr/bin/python3"_s}, {u"args"_s, QJsonArray{QStringLiteral(TEST_DATA "/mcp/toolserver.py"), u"--only"_s, u"add,fail"_s}}};
    const QJsonObject bad{{u"command"_s, u"/usr/bin/python3"_s}, {u"args"_s, QJsonArray{QStringLiteral(TEST_DATA "/mcp/toolserver.py"), u"--die-at-start"_s}}};
    QVERIFY(write(environment + u"/servers.json"_s, QJsonDocument(QJsonObject{{u"mcpServers"_s, QJsonObject{{u"good"_s, good}, {u"bad"_s, bad}}}}).toJson()));
    QVERIFY(write(environment + u"/agents/summer.prompt"_s, "---\ndescription: Adds\nmodel: rehearsal\ntools:\n  - add\n---\nAdd {{task}}\n"));
    QVERIFY(write(home + u"/config.yaml"_s, "mcp_port: 0\n"));
    TestWindow window;
    auto &center = window.center();
    app::EngineThread engine;
    const auto opened = engine.open({.home = home, .config = {}}, center);
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().detail));
    auto *desk = center.mcp();
    desk->servers()->reload();
    QTRY_COMPARE_WITH_TIMEOUT(desk->servers()->count(), 2, 20'000);
    window.showLattice(3); // the page is there in a lattice only; the engine's verbs are its own
    open(window);
    QTRY_VERIFY(window.shows(u"good"_s));

    desk->servers()->choose(u"bad"_s);
    QCoreApplication::processEvents();
    window.click(u"checkServerButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!desk->servers()->checkError().isEmpty(), 30'000);
    QVERIFY2(desk->servers()->checkError().contains("no database"_L1), qPrintable(desk->servers()->checkError()));
    desk->servers()->choose(u"good"_s);
    QCoreApplication::processEvents();
    window.click(u"checkServerButton"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(desk->servers()->checkText().contains("2 tool"_L1), qPrintable(desk->servers()->checkError()), 30'000);

    window.click(u"mcpToolsTab"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk->tools()->count(), 2, 30'000);
    desk->form()->open(u"good"_s, u"add"_s);
    QTRY_COMPARE(desk->form()->usedBy(), u"summer"_s);
    QTRY_VERIFY(window.find(u"input_a"_s) && window.find(u"input_a"_s)->isVisible());
    QTRY_VERIFY(window.find(u"input_b"_s)->mapToScene({}).y() > window.find(u"input_a"_s)->mapToScene({}).y()); // they have their places
    window.click(u"input_a"_s);
    type(window, u"2"_s);
    window.click(u"input_b"_s);
    type(window, u"40"_s);
    window.press(Qt::Key_Return);
    QVERIFY2(desk->form()->problem().isEmpty(), qPrintable(desk->form()->problem()));
    QTRY_VERIFY2_WITH_TIMEOUT(desk->form()->phase() == int(Value::Done), qPrintable(u"%1 %2 %3"_s.arg(desk->form()->phase()).arg(desk->form()->tool(), desk->form()->errorWords())), 30'000);
    QTRY_VERIFY(window.shows(u"42"_s));
    QVERIFY(QFile::exists(home + u"/toolcalls.json"_s) || QFile::exists(home + u"/data/toolcalls.json"_s));

    window.click(u"mcpEndpointTab"_s);
    auto *endpoint = desk->endpoint();
    QTRY_VERIFY_WITH_TIMEOUT(endpoint->address().startsWith("http://127.0.0.1:"_L1), 10'000);
    endpoint->makeToken(u"test"_s, u"read"_s);
    QTRY_VERIFY(endpoint->newToken().startsWith("stn_"_L1));
    QNetworkAccessManager network;
    const auto post = [&](const QByteArray &body, const QByteArray &session = {}) {
        QNetworkRequest request{QUrl(endpoint->address())};
        request.setRawHeader("Authorization", "Bearer " + endpoint->newToken().toLatin1());
        request.setRawHeader("Content-Type", "application/json");
        request.setRawHeader("Accept", "application/json, text/event-stream");
        if (!session.isEmpty())
            request.setRawHeader("Mcp-Session-Id", session);
        return std::unique_ptr<QNetworkReply>(network.post(request, body));
    };
    const auto hello = post(R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"tester","version":"7"}}})");
    QTRY_VERIFY_WITH_TIMEOUT(hello->isFinished(), 10'000);
    const QByteArray session = hello->rawHeader("mcp-session-id");
    QVERIFY2(!session.isEmpty(), hello->readAll().constData());
    const auto called = post(R"({"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"token_revoke","arguments":{"name":"test"}}})", session); // it may not
    QTRY_VERIFY_WITH_TIMEOUT(called->isFinished(), 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(endpoint->clients()->count(), 1, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(window.shows(u"tester 7"_s), 10'000);
    const QModelIndex client = endpoint->clients()->index(0);
    QVERIFY(client.data(app::ClientListModel::ConnectedRole).toBool());
    QTRY_VERIFY_WITH_TIMEOUT(client.data(app::ClientListModel::RecentRole).toStringList().join(u'|').contains("token_revoke"_L1), 10'000);
    QVERIFY(client.data(app::ClientListModel::AccessRole).toString().contains("token test"_L1));
    endpoint->showSetup(u"claude-code"_s);
    QTRY_VERIFY2(endpoint->setupText().contains("station-headless"_L1), qPrintable(endpoint->setupProblem()));
    QVERIFY(endpoint->setupText().contains(home)); // it starts this station, and no other
    Pictures::keep(window, u"mcp-real"_s);
    endpoint->revokeToken(u"test"_s);
    QTRY_COMPARE(endpoint->tokens()->count(), 0);
    const auto shut = post(R"({"jsonrpc":"2.0","id":3,"method":"tools/list"})", session);
    QTRY_VERIFY_WITH_TIMEOUT(shut->isFinished(), 10'000);
    QCOMPARE(shut->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 401);
}

QTEST_MAIN(TestMcpScreens)
#include "tst_mcpscreens.moc"
