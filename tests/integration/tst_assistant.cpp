// SPDX-License-Identifier: Apache-2.0
#include "latticeprograms.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/*! An MCP client of 2025-11-25 on the standard input of a program, as assistants are. */
class Assistant
{
public:
    explicit Assistant(QProcess *program) : m_program(program) { }

    QJsonObject begin()
    {
        const QJsonObject welcome = ask(u"initialize"_s, {{u"protocolVersion"_s, u"2025-11-25"_s}, {u"capabilities"_s, QJsonObject()}, {u"clientInfo"_s, QJsonObject{{u"name"_s, u"assistant"_s}, {u"version"_s, u"1.0"_s}}}});
        write({{u"jsonrpc"_s, u"2.0"_s}, {u"method"_s, u"notifications/initialized"_s}});
        return welcome;
    }
    QJsonObject ask(const QString &method, const QJsonObject &params)
    {
        const int id = ++m_last;
        write({{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {u"method"_s, method}, {u"params"_s, params}});
        while (true) {
            if (!m_program->canReadLine() && !QTest::qWaitFor([this] { return m_program->canReadLine(); }, 30'000))
                return {};
            const QJsonObject message = QJsonDocument::fromJson(m_program->readLine()).object();
            if (message["id"_L1].toInt() == id)
                return message["result"_L1].toObject();
        }
    }
    /*! What the tool gave; a failure is said and gives nothing. */
    QJsonObject use(const QString &tool, const QJsonObject &arguments)
    {
        const QJsonObject result = ask(u"tools/call"_s, {{u"name"_s, tool}, {u"arguments"_s, arguments}});
        if (result["isError"_L1].toBool(true) && !result.contains("structuredContent"_L1))
            qWarning("%ls: %ls", qUtf16Printable(tool), qUtf16Printable(result["content"_L1][0]["text"_L1].toString()));
        return result["structuredContent"_L1].toObject();
    }

private:
    void write(const QJsonObject &message) { m_program->write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n'); }

    QProcess *m_program;
    int m_last = 0;
};

} // namespace

/*! An assistant's day, from its installation to taking back what it did, over a lattice of two stations. */
class TestAssistant final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromInstallationToUndo()
    {
        LatticePrograms programs;
        programs.environment.insert(u"HOME"_s, programs.path(u"user"_s));
        const StationProgram hub = programs.startOrchestrator();
        QVERIFY(!hub.line.isEmpty());
        const StationProgram edge = programs.startMember(u"edge"_s, hub);
        QVERIFY(!edge.line.isEmpty());

        // install: the assistant's own settings say how the station is started
        QCOMPARE(programs.run({u"mcp"_s, u"install"_s, u"claude-code"_s, u"--home"_s, hub.home}).code, 0);
        QFile settings(programs.path(u"user/.claude.json"_s));
        QVERIFY(settings.open(QIODevice::ReadOnly));
        const QJsonObject entry = QJsonDocument::fromJson(settings.readAll())[u"mcpServers"_s][u"station"_s].toObject();
        QStringList arguments;
        for (const QJsonValue argument : entry["args"_L1].toArray())
            arguments << argument.toString();
        Assistant assistant(programs.startProgram(entry["command"_L1].toString(), arguments));
        QCOMPARE(assistant.begin()["protocolVersion"_L1].toString(), u"2025-11-25"_s);
        QVERIFY(assistant.ask(u"tools/list"_s, {})["tools"_L1].toArray().size() >= 41);

        // an agent, a tool server, a tool
        const QString python = QFile::exists(u"/usr/bin/python3"_s) ? u"/usr/bin/python3"_s : u"python3"_s;
        QCOMPARE(assistant.use(u"add_mcp_server_to_environment"_s, {{u"environment_name"_s, u"default"_s}, {u"server_name"_s, u"desk"_s}, {u"command"_s, python}, {u"args"_s, QJsonArray{TEST_DATA "/mcp/toolserver.py"_L1}}})["server"_L1].toString(), u"desk"_s);
        QVERIFY(!assistant.use(u"create_agent"_s, {{u"name"_s, u"clerk"_s}, {u"description"_s, u"Files what it is given"_s}, {u"prompt"_s, u"File it: {{userInput}}"_s}}).isEmpty());
        QCOMPARE(assistant.use(u"add_tool"_s, {{u"agent_id"_s, u"clerk"_s}, {u"tool_name"_s, u"desk/echo"_s}})["tools"_L1].toArray(), QJsonArray{u"desk/echo"_s});
        QCOMPARE(assistant.use(u"list_tools"_s, {{u"server"_s, u"desk"_s}, {u"search"_s, u"echo"_s}})["tools"_L1][0]["name"_L1].toString(), u"echo"_s);
        QVERIFY(LatticePrograms::put(hub.home + "/environments/default/agents/clerk.rehearsal.yaml"_L1,
                                     "- tool_calls: [{name: echo, input: {text: 'folder 7'}}]\n  then: [{reply: 'filed: {{result}}'}]\n"));

        // run it here
        const QJsonObject answer = assistant.use(u"agent_run"_s, {{u"agent"_s, u"clerk"_s}, {u"task"_s, u"the letter"_s}});
        QVERIFY2(answer["text"_L1].toString().contains("folder 7"_L1), qPrintable(answer["text"_L1].toString()));
        QCOMPARE(answer["tool_calls"_L1].toInt(), 1);
        const QJsonObject run = assistant.use(u"inspect_run"_s, {{u"run_id"_s, answer["run_id"_L1]}, {u"verbose"_s, true}});
        QCOMPARE(run["trigger"_L1].toString(), u"mcp"_s);

        // another station finds it, assigns work to it, and reads what became of it
        QVERIFY(LatticePrograms::secondsUntil([&] { return programs.agents(edge).contains(u"clerk"_s); }, 20) >= 0);
        Assistant other(programs.start({u"--home"_s, edge.home, u"stdio"_s}));
        other.begin();
        const QString work = other.use(u"work_assign"_s, {{u"agent"_s, u"clerk"_s}, {u"task"_s, u"the invoice"_s}})["work_id"_L1].toString();
        QVERIFY(!work.isEmpty());
        const QJsonObject ended = other.use(u"work_await"_s, {{u"work_id"_s, work}, {u"timeout"_s, 30}});
        QCOMPARE(ended["phase"_L1].toString(), u"done"_s);
        QVERIFY2(ended["result"_L1].toString().contains("folder 7"_L1), qPrintable(ended["result"_L1].toString()));
        QStringList phases;
        for (const QJsonValue step : other.use(u"work_history"_s, {{u"work_id"_s, work}})["steps"_L1].toArray())
            phases << step["phase"_L1].toString();
        QVERIFY2(phases.contains("running"_L1) && phases.last() == "done"_L1, qPrintable(phases.join(u' ')));
        QTRY_VERIFY_WITH_TIMEOUT(!other.use(u"events_query"_s, {{u"filter"_s, u"work:"_s + work}})["events"_L1].toArray().isEmpty(), 10'000);

        // what it did is known, and can be taken back
        QJsonArray versions = assistant.use(u"agent_history"_s, {{u"agent"_s, u"clerk"_s}})["versions"_L1].toArray();
        QVERIFY(versions.size() >= 2);
        QVERIFY2(versions[0]["author"_L1].toString().contains("assistant"_L1), QJsonDocument(versions).toJson().constData());
        assistant.use(u"agent_restore"_s, {{u"agent"_s, u"clerk"_s}, {u"version"_s, versions.last()["version"_L1]}});
        QVERIFY(assistant.use(u"get_agent_details"_s, {{u"agent_id"_s, u"clerk"_s}})["tools"_L1].toArray().isEmpty());
        QVERIFY(assistant.use(u"delete_agent"_s, {{u"agent_id"_s, u"clerk"_s}})["deleted"_L1].toBool());
        QVERIFY(LatticePrograms::secondsUntil([&] { return !programs.agents(edge).contains(u"clerk"_s); }, 20) >= 0);
        QStringList done;
        for (const QJsonValue one : assistant.use(u"activity"_s, {})["activity"_L1].toArray())
            done << one["verb"_L1].toString();
        for (const QString &verb : {u"agent.create"_s, u"server.add"_s, u"agent.tools.add"_s, u"agent.restore"_s, u"agent.delete"_s})
            QVERIFY2(done.contains(verb), qPrintable(done.join(u' ')));
    }
};

QTEST_GUILESS_MAIN(TestAssistant)
#include "tst_assistant.moc"
