// SPDX-License-Identifier: Apache-2.0
#include "programs.h"
#include "rawclient.h"

#include "core/agent/inputschema.h"

using namespace Qt::StringLiterals;

namespace {

const QString kMeta = u"_meta"_s;

QJsonObject meta()
{
    return {{u"io.modelcontextprotocol/protocolVersion"_s, u"2026-07-28"_s}, {u"io.modelcontextprotocol/clientCapabilities"_s, QJsonObject()}};
}

QByteArray message(const QString &method, QJsonObject params, const QJsonObject &about = meta(), int id = 1)
{
    params[kMeta] = about;
    return QJsonDocument(QJsonObject{{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {u"method"_s, method}, {u"params"_s, params}}).toJson(QJsonDocument::Compact);
}

} // namespace

/*! A station as an assistant meets it. */
class TestMcpVerbs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_programs = std::make_unique<Programs>();
        m_programs->environment.remove(u"OPENAI_API_KEY"_s);
        m_programs->environment.remove(u"OPENAI_BASE_URL"_s);
        QProcess *station = m_programs->start({u"--home"_s, home(), u"serve"_s, u"--samples"_s, u"--mcp-port"_s, u"0"_s});
        m_ready = Programs::ready(station);
        QVERIFY2(!m_ready.isEmpty(), station->readAllStandardError().constData());
    }
    void cleanup()
    {
        m_programs.reset();
        m_token.clear();
        m_path = u"mcp"_s;
    }

    void everyVerbOfTheEngineIsATool()
    {
        const QJsonArray tools = ask(u"tools/list"_s, {})["tools"_L1].toArray();
        QStringList names;
        for (const QJsonValue tool : tools) {
            names << tool["name"_L1].toString();
            QVERIFY2(!tool["description"_L1].toString().isEmpty() && tool["inputSchema"_L1]["type"_L1] == "object"_L1, qPrintable(names.last()));
        }
        for (const char *expected : {"status", "doctor", "lattice_agents", "call_agent", "work_assign", "work_cancel", "events_query", "token_create"})
            QVERIFY2(names.contains(QLatin1StringView(expected)), expected);
        for (const char *own : {"serve", "stdio", "up", "down", "init"}) // of the caller's own process
            QVERIFY2(!names.contains(QLatin1StringView(own)), own);
        QCOMPARE(names.removeDuplicates(), 0);
    }

    void resultsFitTheirSchema()
    {
        const QJsonArray tools = ask(u"tools/list"_s, {})["tools"_L1].toArray();
        for (const QString &name : {u"status"_s, u"lattice_agents"_s, u"lattice_status"_s, u"token_list"_s, u"version"_s}) {
            const auto tool = std::ranges::find_if(tools, [&name](const QJsonValue &each) { return each["name"_L1] == name; });
            QVERIFY(tool != tools.end());
            const QJsonObject result = call(name, {});
            QVERIFY2(!result["isError"_L1].toBool(), QJsonDocument(result).toJson().constData());
            const auto schema = core::InputSchema::parse(QString::fromUtf8(QJsonDocument((*tool)["outputSchema"_L1].toObject()).toJson()));
            QVERIFY(schema);
            const auto fits = schema->check(result["structuredContent"_L1]);
            QVERIFY2(fits, qPrintable(name + u": "_s + (fits ? QString() : fits.error().detail)));
            QCOMPARE(QJsonDocument::fromJson(result["content"_L1][0]["text"_L1].toString().toUtf8()).object(), result["structuredContent"_L1].toObject());
        }
    }

    void agentsAnswerAsVerbAndAsTool()
    {
        const QJsonObject called = call(u"call_agent"_s, {{u"agent"_s, u"scribe"_s}, {u"task"_s, u"write it down"_s}});
        QVERIFY2(called["structuredContent"_L1]["text"_L1].toString().contains("rehearsal"_L1), QJsonDocument(called).toJson().constData());
        m_path = u"agents"_s;
        QStringList names;
        for (const QJsonValue tool : ask(u"tools/list"_s, {})["tools"_L1].toArray())
            names << tool["name"_L1].toString();
        QVERIFY2(names.contains("agent_scribe"_L1), qPrintable(names.join(u' ')));
        const QJsonObject answered = call(u"agent_scribe"_s, {{u"task"_s, u"write it down"_s}});
        QVERIFY(answered["content"_L1][0]["text"_L1].toString().contains("rehearsal"_L1));

        RawClient client(port());
        const QByteArray token = "Authorization: Bearer " + this->token();
        const RawAnswer executed = client.ask(RawClient::request("POST", "/execute", {token}, R"({"agent":"scribe","task":"write it down"})"));
        QCOMPARE(executed.status, 200);
        QVERIFY(executed.json()["text"_L1].toString().contains("rehearsal"_L1));
        QCOMPARE(client.ask(RawClient::request("POST", "/execute", {token}, R"({"agent":"nobody","task":"x"})")).status, 404);
        QCOMPARE(client.ask(RawClient::request("POST", "/execute", {token}, "[]")).status, 400);
        QVERIFY(client.ask(RawClient::request("GET", "/health", {token})).json()["agents"_L1].toInt() > 0);
        QVERIFY(client.ask(RawClient::request("GET", "/openapi.json", {token})).body.contains("scribe"));
        QCOMPARE(client.ask(RawClient::request("GET", "/nowhere", {token})).status, 404);
        RawClient stranger(port());
        QCOMPARE(stranger.ask(RawClient::request("GET", "/health")).status, 401);

        QFile added(home() + "/environments/default/agents/newcomer.prompt"_L1); // live with the catalogue
        QVERIFY(added.open(QIODevice::WriteOnly) && added.write("---\ndescription: New here\n---\nHello {{task}}\n") > 0);
        added.close();
        QTRY_VERIFY_WITH_TIMEOUT(QJsonDocument(ask(u"tools/list"_s, {})).toJson().contains("agent_newcomer"), 10'000);
    }

    void failuresSayWhatToDoNext()
    {
        const QJsonObject unknown = call(u"call_agent"_s, {{u"agent"_s, u"nobody"_s}, {u"task"_s, u"x"_s}});
        QVERIFY(unknown["isError"_L1].toBool());
        QVERIFY2(textOf(unknown).contains("nobody"_L1) && textOf(unknown).contains("List what there is"_L1), qPrintable(textOf(unknown)));
        const QJsonObject wrong = call(u"call_agent"_s, {{u"agnet"_s, u"scribe"_s}, {u"task"_s, u"x"_s}});
        QVERIFY2(textOf(wrong).contains("agnet"_L1) && textOf(wrong).contains("did you mean agent"_L1), qPrintable(textOf(wrong)));
    }

    /*! As an assistant acts that knows the Go project's tools: each by its name there, with its arguments. */
    void whatTheGoProjectNamesIsThere()
    {
        const auto done = [this](const QString &tool, const QJsonObject &arguments) {
            const QJsonObject result = call(tool, arguments);
            if (result.isEmpty() || result["isError"_L1].toBool())
                qWarning("%ls: %ls", qUtf16Printable(tool), qUtf16Printable(QString::fromUtf8(QJsonDocument(result).toJson())));
            return result["structuredContent"_L1].toObject();
        };
        QVERIFY(!done(u"create_agent"_s, {{u"name"_s, u"prober"_s}, {u"description"_s, u"Looks at hosts"_s}, {u"prompt"_s, u"Look at {{host}}."_s}, {u"environment_id"_s, u"default"_s}, {u"max_steps"_s, 7}, {u"enabled"_s, true},
                                          {u"tool_names"_s, QJsonArray{u"ping"_s}}, {u"input_schema"_s, R"({"type":"object","properties":{"host":{"type":"string"}},"required":["host"]})"_L1}, {u"app"_s, u"sre"_s}, {u"app_type"_s, u"investigations"_s}}).isEmpty());
        QJsonObject shown = done(u"get_agent_details"_s, {{u"agent_id"_s, u"prober"_s}});
        QCOMPARE(shown["max_steps"_L1].toInt(), 7);
        QCOMPARE(shown["tools"_L1].toArray(), QJsonArray{u"ping"_s});
        QVERIFY2(shown["source"_L1].toString().contains("app: sre"_L1), qPrintable(shown["source"_L1].toString()));
        QCOMPARE(done(u"get_agent_schema"_s, {{u"agent_id"_s, u"prober"_s}})["input_schema"_L1]["properties"_L1]["host"_L1]["type"_L1].toString(), u"string"_s);

        done(u"add_tool"_s, {{u"agent_id"_s, u"prober"_s}, {u"tool_name"_s, u"traceroute"_s}});
        done(u"add_tool"_s, {{u"agent_id"_s, u"prober"_s}, {u"tool_name"_s, u"traceroute"_s}}); // once is enough
        done(u"add_agent_as_tool"_s, {{u"parent_agent_id"_s, u"prober"_s}, {u"child_agent_id"_s, u"scribe"_s}});
        done(u"update_agent_prompt"_s, {{u"agent_id"_s, u"prober"_s}, {u"prompt"_s, u"Look well at {{host}}."_s}});
        done(u"update_agent"_s, {{u"agent_id"_s, u"prober"_s}, {u"description"_s, u"Looks well"_s}, {u"memory_topic"_s, u"hosts"_s}});
        shown = done(u"get_agent_details"_s, {{u"agent_id"_s, u"prober"_s}});
        QCOMPARE(shown["tools"_L1].toArray(), (QJsonArray{u"ping"_s, u"traceroute"_s}));
        QCOMPARE(shown["agents"_L1].toArray(), QJsonArray{u"scribe"_s});
        QCOMPARE(shown["description"_L1].toString(), u"Looks well"_s);
        QVERIFY2(shown["source"_L1].toString().contains("Look well at {{host}}."_L1), qPrintable(shown["source"_L1].toString()));
        done(u"remove_tool"_s, {{u"agent_id"_s, u"prober"_s}, {u"tool_name"_s, u"traceroute"_s}});
        done(u"remove_tool"_s, {{u"agent_id"_s, u"prober"_s}, {u"tool_name"_s, u"ping"_s}});
        done(u"remove_agent_as_tool"_s, {{u"parent_agent_id"_s, u"prober"_s}, {u"child_agent_id"_s, u"scribe"_s}});
        shown = done(u"get_agent_details"_s, {{u"agent_id"_s, u"prober"_s}});
        QVERIFY(shown["tools"_L1].toArray().isEmpty() && shown["agents"_L1].toArray().isEmpty());
        QVERIFY(textOf(call(u"remove_tool"_s, {{u"agent_id"_s, u"prober"_s}, {u"tool_name"_s, u"ping"_s}})).contains("has no tools"_L1));

        const qsizetype all = done(u"list_agents"_s, {{u"enabled_only"_s, true}})["agents"_L1].toArray().size();
        QVERIFY(all >= 3);
        QStringList paged;
        QJsonObject page;
        for (int offset = 0; offset >= 0; offset = page.contains("next_offset"_L1) ? page["next_offset"_L1].toInt() : -1) {
            page = done(u"list_agents"_s, {{u"limit"_s, 2}, {u"offset"_s, offset}});
            QVERIFY(page["agents"_L1].toArray().size() <= 2);
            for (const QJsonValue agent : page["agents"_L1].toArray())
                paged << agent["name"_L1].toString();
        }
        QCOMPARE(paged.size(), all);
        QCOMPARE(paged.removeDuplicates(), 0);
        QCOMPARE(page["total"_L1].toInteger(), all);

        const QString run = done(u"call_agent"_s, {{u"agent_id"_s, u"prober"_s}, {u"task"_s, u"look"_s}, {u"variables"_s, QJsonObject{{u"host"_s, u"web-1"_s}}}, {u"async"_s, true}, {u"store_run"_s, true}})["run_id"_L1].toString();
        QVERIFY(!run.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(done(u"inspect_run"_s, {{u"run_id"_s, run}, {u"verbose"_s, true}})["state"_L1].toString(), u"done"_s, 20'000);
        QCOMPARE(done(u"list_runs"_s, {{u"agent_id"_s, u"prober"_s}, {u"status"_s, u"completed"_s}})["runs"_L1].toArray().size(), 1);
        QVERIFY(done(u"list_runs"_s, {{u"agent_id"_s, u"prober"_s}, {u"offset"_s, 1}})["runs"_L1].toArray().isEmpty());
        QCOMPARE(done(u"list_runs_by_model"_s, {{u"model_name"_s, u"rehearsal"_s}})["runs"_L1].toArray().size(), 1);

        done(u"create_environment"_s, {{u"name"_s, u"staging"_s}, {u"description"_s, u"To try"_s}});
        const QJsonObject added = done(u"add_mcp_server_to_environment"_s, {{u"environment_name"_s, u"staging"_s}, {u"server_name"_s, u"files"_s}, {u"command"_s, u"files-server"_s}, {u"args"_s, QJsonArray{u"/srv"_s}},
                                                                            {u"env"_s, QJsonObject{{u"FILES_TOKEN"_s, u"s3cr3t-value"_s}}}});
        QCOMPARE(added["secrets"_L1].toArray(), QJsonArray{u"FILES_TOKEN"_s});
        QFile server(added["file"_L1].toString());
        QVERIFY(server.open(QIODevice::ReadOnly) && !server.readAll().contains("s3cr3t"));
        QCOMPARE(done(u"list_mcp_servers_for_environment"_s, {{u"environment_name"_s, u"staging"_s}})["servers"_L1][0]["place"_L1].toString(), u"files-server"_s);
        done(u"update_mcp_server_in_environment"_s, {{u"environment_name"_s, u"staging"_s}, {u"server_name"_s, u"files"_s}, {u"command"_s, u"other-server"_s}});
        QCOMPARE(done(u"list_mcp_servers_for_environment"_s, {{u"environment_name"_s, u"staging"_s}})["servers"_L1][0]["place"_L1].toString(), u"other-server"_s);
        done(u"delete_mcp_server_from_environment"_s, {{u"environment_name"_s, u"staging"_s}, {u"server_name"_s, u"files"_s}});
        QVERIFY(done(u"list_mcp_servers_for_environment"_s, {{u"environment_name"_s, u"staging"_s}})["servers"_L1].toArray().isEmpty());
        QCOMPARE(done(u"faker_create_standalone"_s, {{u"environment_name"_s, u"staging"_s}, {u"faker_name"_s, u"calm"_s}, {u"description"_s, u"All is well"_s}, {u"goal"_s, u"see it do nothing"_s}, {u"tools"_s, u"[{\"name\": \"ping\"}]"_s}})["tools"_L1].toInt(), 1);
        QCOMPARE(done(u"switch_environment"_s, {{u"environment_name"_s, u"staging"_s}})["before"_L1].toString(), u"default"_s);
        QVERIFY(done(u"list_agents"_s, {})["agents"_L1].toArray().isEmpty());
        done(u"switch_environment"_s, {{u"name"_s, u"default"_s}});
        done(u"sync_environment"_s, {{u"environment_name"_s, u"default"_s}, {u"dry_run"_s, true}});
        done(u"delete_environment"_s, {{u"name"_s, u"staging"_s}, {u"confirm"_s, true}});
        QCOMPARE(done(u"list_environments"_s, {})["environments"_L1].toArray().size(), 1);
        QVERIFY(done(u"delete_agent"_s, {{u"agent_id"_s, u"prober"_s}})["deleted"_L1].toBool());
        QVERIFY(done(u"needs_list"_s, {})["needs"_L1].isArray());
    }

    void aTokenMayDoWhatItsRightSays()
    {
        const Outcome made = m_programs->run({u"--home"_s, home(), u"--json"_s, u"token"_s, u"create"_s, u"reader"_s});
        QCOMPARE(made.code, 0);
        m_token = made.json()[u"token"_s].toString().toLatin1();
        QVERIFY(m_token.startsWith("stn_"));
        QVERIFY(!call(u"status"_s, {})["isError"_L1].toBool());
        const QJsonObject refused = call(u"call_agent"_s, {{u"agent"_s, u"scribe"_s}, {u"task"_s, u"x"_s}});
        QVERIFY(refused["isError"_L1].toBool());
        QVERIFY2(textOf(refused).contains("right to operate"_L1) && textOf(refused).contains("token create"_L1), qPrintable(textOf(refused)));
        QVERIFY(textOf(call(u"token_list"_s, {})).contains("administer"_L1));
        QCOMPARE(m_programs->run({u"--home"_s, home(), u"token"_s, u"revoke"_s, u"reader"_s}).code, 0);
        QCOMPARE(rawAsk(u"tools/list"_s, {}).status, 401);
    }

    void whatCanBeLookedAtIsAResource()
    {
        const QJsonArray resources = ask(u"resources/list"_s, {})["resources"_L1].toArray();
        QVERIFY(resources.size() >= 4);
        const QJsonValue content = ask(u"resources/read"_s, {{u"uri"_s, u"station://status"_s}})["contents"_L1][0];
        QCOMPARE(QJsonDocument::fromJson(content["text"_L1].toString().toUtf8())["station_id"_L1].toString(), m_ready[u"station_id"_s].toString());
        QCOMPARE(rawAsk(u"resources/read"_s, {{u"uri"_s, u"station://nowhere"_s}}).json()["error"_L1]["code"_L1].toInt(), -32602);
        QCOMPARE(rawAsk(u"resources/read"_s, {{u"uri"_s, u"station://work/../../x"_s}}).json()["error"_L1]["code"_L1].toInt(), -32602);
        const QJsonValue completion = ask(u"completion/complete"_s, {{u"ref"_s, QJsonObject{{u"type"_s, u"ref/prompt"_s}, {u"name"_s, u"find_agent"_s}}},
                                                                    {u"argument"_s, QJsonObject{{u"name"_s, u"agent"_s}, {u"value"_s, u"scr"_s}}}})["completion"_L1];
        QCOMPARE(completion["values"_L1].toArray(), QJsonArray{u"scribe"_s});
        for (const QJsonValue prompt : ask(u"prompts/list"_s, {})["prompts"_L1].toArray())
            QVERIFY(!prompt["description"_L1].toString().isEmpty());
        QVERIFY(ask(u"prompts/get"_s, {{u"name"_s, u"triage"_s}})["messages"_L1][0]["content"_L1]["text"_L1].toString().contains("24 hours"_L1));
    }

    void stdioServesBothErasInTheRunningEngine()
    {
        QProcess *client = m_programs->start({u"--home"_s, home(), u"stdio"_s});
        const auto next = [client] {
            if (!client->canReadLine())
                std::ignore = QTest::qWaitFor([&] { return client->canReadLine(); }, 15'000);
            return QJsonDocument::fromJson(client->readLine()).object();
        };
        client->write("no JSON\n" + message(u"server/discover"_s, {}, meta(), 1) + '\n');
        QCOMPARE(next()["error"_L1]["code"_L1].toInt(), -32700);
        QCOMPARE(next()["result"_L1]["supportedVersions"_L1].toArray(), QJsonArray{u"2026-07-28"_s});
        client->write(message(u"tools/call"_s, {{u"name"_s, u"status"_s}}, meta(), 2) + '\n');
        QCOMPARE(next()["result"_L1]["structuredContent"_L1]["station_id"_L1].toString(), m_ready[u"station_id"_s].toString());
        client->write(message(u"server/discover"_s, {}, {}, 3) + '\n');
        QCOMPARE(next()["error"_L1]["code"_L1].toInt(), -32602);
        client->write(R"({"jsonrpc":"2.0","id":4,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}})" "\n");
        QCOMPARE(next()["result"_L1]["protocolVersion"_L1].toString(), u"2025-06-18"_s);
        client->write("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{\"name\":\"status\"}}\n");
        QCOMPARE(next()["result"_L1]["structuredContent"_L1]["pid"_L1].toInteger(), m_ready[u"pid"_s].toInteger());
        client->closeWriteChannel(); // the end of the client is ours
        QVERIFY(Programs::ended(client));
        QCOMPARE(client->exitCode(), 0);
    }

    void stdioBringsAnEngineOfItsOwnWhereNoneRuns()
    {
        QProcess *client = m_programs->start({u"--home"_s, m_programs->path(u"other"_s), u"stdio"_s});
        client->write(message(u"tools/call"_s, {{u"name"_s, u"lattice_agents"_s}}, meta(), 1) + '\n');
        QVERIFY(QTest::qWaitFor([&] { return client->canReadLine(); }, 15'000));
        const QByteArray line = client->readLine();
        QVERIFY2(QJsonDocument::fromJson(line)["result"_L1]["structuredContent"_L1]["agents"_L1].isArray(), line.constData());
        client->closeWriteChannel();
        QVERIFY(Programs::ended(client));
    }

    void aTakenPortIsSaid()
    {
        const int taken = QUrl(m_ready[u"mcp"_s].toString()).port();
        const Outcome second = m_programs->run({u"--home"_s, m_programs->path(u"second"_s), u"serve"_s, u"--mcp-port"_s, QString::number(taken)}, u"station-headless"_s);
        QCOMPARE(second.code, 1);
        QVERIFY2(second.err.contains(u"port %1 is taken by station-headless"_s.arg(taken)), qPrintable(second.err));
        const Outcome open = m_programs->run({u"--home"_s, m_programs->path(u"third"_s), u"serve"_s, u"--mcp-port"_s, u"0"_s, u"--bind"_s, u"0.0.0.0"_s}, u"station-headless"_s);
        QVERIFY(open.code != 0);
        QVERIFY2(open.err.contains("mcp_tls_certificate"_L1), qPrintable(open.err));
    }

private:
    QString home() const { return m_programs->path(u"home"_s); }
    QByteArray token() const { return m_token.isEmpty() ? m_ready[u"mcp_token"_s].toString().toLatin1() : m_token; }
    int port() const { return QUrl(m_ready[m_path].toString()).port(); }
    RawAnswer rawAsk(const QString &method, const QJsonObject &params)
    {
        RawClient client(port());
        QByteArrayList headers{"Content-Type: application/json", "Accept: application/json, text/event-stream", "MCP-Protocol-Version: 2026-07-28",
                               "Mcp-Method: " + method.toLatin1(), "Authorization: Bearer " + token()};
        if (const QString name = params.value(method == "resources/read"_L1 ? u"uri"_s : u"name"_s).toString(); !name.isEmpty())
            headers << "Mcp-Name: " + name.toLatin1();
        RawAnswer answer = client.ask(RawClient::request("POST", "/mcp", headers, message(method, params)), 30'000);
        if (answer.body.startsWith("data: ")) // a stream: its last event is the answer
            answer.body = answer.body.sliced(answer.body.lastIndexOf("data: ") + 6).trimmed();
        return answer;
    }
    QJsonObject ask(const QString &method, const QJsonObject &params) { return rawAsk(method, params).json()["result"_L1].toObject(); }
    QJsonObject call(const QString &tool, const QJsonObject &arguments) { return ask(u"tools/call"_s, {{u"name"_s, tool}, {u"arguments"_s, arguments}}); }
    static QString textOf(const QJsonObject &result) { return result["content"_L1][0]["text"_L1].toString(); }

    std::unique_ptr<Programs> m_programs;
    QJsonObject m_ready;
    QByteArray m_token;
    QString m_path = u"mcp"_s;
};

QTEST_GUILESS_MAIN(TestMcpVerbs)
#include "tst_mcpverbs.moc"
