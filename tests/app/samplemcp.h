// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/verbclient.h"

#include <QJsonArray>

/*! Answers the verbs of servers, tools and tokens as an engine would, at once unless held. */
class McpStage final : public QObject
{
public:
    explicit McpStage(app::VerbClient &verbs) : m_verbs(verbs)
    {
        connect(&verbs, &app::VerbClient::wanted, this, [this](const QString &id, const QString &verb, const QJsonObject &arguments) {
            asked.append({verb, arguments});
            if (held.contains(verb))
                waiting.append({id, verb});
            else if (faults.contains(verb))
                m_verbs.applyEnd(id, std::unexpected(faults.value(verb)));
            else
                m_verbs.applyEnd(id, answer(verb, arguments));
        });
        connect(&verbs, &app::VerbClient::cancelWanted, this, [this](const QString &id) {
            cancelled.append(id);
            m_verbs.applyEnd(id, lattice::failed(lattice::Fault::Cancelled, QStringLiteral("cancelled")));
        });
    }

    QJsonObject answer(const QString &verb, const QJsonObject &arguments)
    {
        if (verb == QLatin1StringView("server.list"))
            return {{QStringLiteral("environment"), environment}, {QStringLiteral("servers"), servers}};
        if (verb == QLatin1StringView("server.check"))
            return {{QStringLiteral("server"), arguments[u"server"]}, {QStringLiteral("revision"), QStringLiteral("2025-11-25")}, {QStringLiteral("start_ms"), 118}, {QStringLiteral("tools"), QJsonArray{QStringLiteral("a"), QStringLiteral("b")}},
                    {QStringLiteral("left_out"), QJsonArray{QStringLiteral("c: its schema is no object")}}};
        if (verb == QLatin1StringView("tool.list"))
            return {{QStringLiteral("tools"), tools}, {QStringLiteral("problems"), problems}};
        if (verb == QLatin1StringView("agent.list"))
            return {{QStringLiteral("agents"), QJsonArray{agent(QStringLiteral("log-reader"), {QStringLiteral("read_*")}), agent(QStringLiteral("cleaner"), {QStringLiteral("filesystem")}), agent(QStringLiteral("poet"), {})}}};
        if (verb == QLatin1StringView("tool.call"))
            return toolAnswer;
        if (verb == QLatin1StringView("mcp.status"))
            return status;
        if (verb == QLatin1StringView("token.list"))
            return {{QStringLiteral("tokens"), tokens}};
        if (verb == QLatin1StringView("token.create")) {
            tokens.append(QJsonObject{{QStringLiteral("name"), arguments[u"name"]}, {QStringLiteral("right"), arguments[u"right"]}, {QStringLiteral("made"), QStringLiteral("2026-03-01T16:00:00Z")}});
            return {{QStringLiteral("name"), arguments[u"name"]}, {QStringLiteral("right"), arguments[u"right"]}, {QStringLiteral("token"), QStringLiteral("stn_0123456789abcdef")}};
        }
        if (verb == QLatin1StringView("token.revoke")) {
            tokens = {};
            return {{QStringLiteral("name"), arguments[u"name"]}, {QStringLiteral("revoked"), true}};
        }
        if (verb == QLatin1StringView("mcp.install"))
            return {{QStringLiteral("client"), arguments[u"client"]}, {QStringLiteral("file"), QStringLiteral("/home/me/.cursor/mcp.json")}, {QStringLiteral("installed"), !arguments[u"print"].toBool()},
                    {QStringLiteral("text"), QStringLiteral("{\n    \"mcpServers\": {\n        \"station\": {\n            \"command\": \"/usr/bin/station-headless\",\n            \"args\": [\"stdio\"]\n        }\n    }\n}\n")}};
        return {{QStringLiteral("done"), true}};
    }
    void release(const QString &verb, const lattice::Result<QJsonObject> &result)
    {
        const auto found = std::ranges::find_if(waiting, [&](const auto &request) { return request.second == verb; });
        if (found == waiting.end())
            return;
        const QString id = found->first;
        waiting.erase(found);
        m_verbs.applyEnd(id, result);
    }
    void say(const QString &verb, const QString &part)
    {
        for (const auto &[id, name] : std::as_const(waiting)) {
            if (name == verb)
                m_verbs.applyProgress(id, part);
        }
    }
    qsizetype count(const QString &verb) const
    {
        return std::ranges::count_if(asked, [&](const auto &request) { return request.first == verb; });
    }

    static QJsonObject server(const QString &name, const QString &state, int tools = -1)
    {
        QJsonObject server{{QStringLiteral("server"), name}, {QStringLiteral("state"), state}, {QStringLiteral("kind"), QStringLiteral("stdio")}, {QStringLiteral("place"), QStringLiteral("/usr/bin/") + name}, {QStringLiteral("sessions"), state == QLatin1StringView("running") ? 1 : 0},
                           {QStringLiteral("calls"), 0}, {QStringLiteral("failures"), 0}};
        if (tools >= 0)
            server[QStringLiteral("tools")] = tools;
        return server;
    }
    static QJsonObject tool(const QString &server, const QString &name, const QString &description, const QJsonObject &properties = {}, const QJsonArray &required = {}, const QJsonObject &hints = {})
    {
        QJsonObject schema{{QStringLiteral("type"), QStringLiteral("object")}, {QStringLiteral("properties"), properties}, {QStringLiteral("required"), required}};
        QJsonObject tool{{QStringLiteral("server"), server}, {QStringLiteral("name"), name}, {QStringLiteral("description"), description}, {QStringLiteral("inputSchema"), schema}};
        if (!hints.isEmpty())
            tool[QStringLiteral("annotations")] = hints;
        return tool;
    }
    static QJsonObject agent(const QString &name, const QStringList &tools)
    {
        return {{QStringLiteral("name"), name}, {QStringLiteral("tools"), QJsonArray::fromStringList(tools)}};
    }
    /*! Some of everything. */
    void furnish()
    {
        QJsonObject files = server(QStringLiteral("filesystem"), QStringLiteral("running"), 3);
        files[QStringLiteral("calls")] = 1204;
        files[QStringLiteral("failures")] = 12;
        files[QStringLiteral("p95_ms")] = 84;
        files[QStringLiteral("revision")] = QStringLiteral("2025-11-25");
        QJsonObject broken = server(QStringLiteral("postgres"), QStringLiteral("waiting"));
        broken[QStringLiteral("failures")] = 3;
        broken[QStringLiteral("last_error")] = QStringLiteral("the server 'postgres' ended as it started (code 1)");
        broken[QStringLiteral("last_error_at")] = QStringLiteral("2026-03-01T16:20:04Z");
        broken[QStringLiteral("last_lines")] = QJsonArray{QStringLiteral("connecting to db.example:5432"), QStringLiteral("FATAL: password authentication failed for user \"reader\"")};
        servers = {files, broken, server(QStringLiteral("web-søk"), QStringLiteral("idle")), QJsonObject{{QStringLiteral("server"), QStringLiteral("github")}, {QStringLiteral("state"), QStringLiteral("unusable")}, {QStringLiteral("last_error"), QStringLiteral("it wants the variable GITHUB_TOKEN")}}};
        const auto typed = [](const QString &type, const QString &words) { return QJsonObject{{QStringLiteral("type"), type}, {QStringLiteral("description"), words}}; };
        const QJsonObject path = typed(QStringLiteral("string"), QStringLiteral("A file below the allowed folders"));
        tools = {tool(QStringLiteral("filesystem"), QStringLiteral("read_text_file"), QStringLiteral("Reads a file as text, whole or its first lines."), {{QStringLiteral("path"), path}, {QStringLiteral("head"), typed(QStringLiteral("integer"), QStringLiteral("Only so many lines"))}}, {QStringLiteral("path")}, {{QStringLiteral("readOnlyHint"), true}}),
                 tool(QStringLiteral("filesystem"), QStringLiteral("delete_file"), QStringLiteral("Removes a file for good."), {{QStringLiteral("path"), path}}, {QStringLiteral("path")}, {{QStringLiteral("destructiveHint"), true}}),
                 tool(QStringLiteral("web-søk"), QStringLiteral("search"), QStringLiteral("Searches the web."), {{QStringLiteral("query"), typed(QStringLiteral("string"), QStringLiteral("What to look for"))}})};
        problems = {QStringLiteral("the server 'postgres' ended as it started (code 1)")};
        status = {{QStringLiteral("address"), QStringLiteral("http://127.0.0.1:8588/mcp")}, {QStringLiteral("agents_address"), QStringLiteral("http://127.0.0.1:8589/mcp")}, {QStringLiteral("wanted_port"), 8586}, {QStringLiteral("port_owner"), QStringLiteral("station-headless (process 411, user me)")},
                  {QStringLiteral("clients"), QJsonArray{client(QStringLiteral("claude-code"), 1), client(QStringLiteral("cursor"), 0)}}};
        tokens = {QJsonObject{{QStringLiteral("name"), QStringLiteral("laptop")}, {QStringLiteral("right"), QStringLiteral("operate")}, {QStringLiteral("made"), QStringLiteral("2026-02-01T08:00:00Z")}}};
    }
    static QJsonObject client(const QString &name, int sessions)
    {
        const auto call = [](const QString &what, const QString &fault) {
            QJsonObject row{{QStringLiteral("time"), QStringLiteral("2026-03-01T16:20:04.000Z")}, {QStringLiteral("what"), what}, {QStringLiteral("ms"), 12}};
            if (!fault.isEmpty())
                row[QStringLiteral("fault")] = fault;
            return row;
        };
        return {{QStringLiteral("at"), QStringLiteral("station")}, {QStringLiteral("client"), name}, {QStringLiteral("version"), QStringLiteral("2.1")}, {QStringLiteral("revision"), QStringLiteral("2025-11-25")}, {QStringLiteral("right"), QStringLiteral("operate")}, {QStringLiteral("token"), QStringLiteral("laptop")},
                {QStringLiteral("sessions"), sessions}, {QStringLiteral("requests"), 9}, {QStringLiteral("calls"), 2}, {QStringLiteral("failures"), 1}, {QStringLiteral("seen"), QStringLiteral("2026-03-01T16:20:04.000Z")},
                {QStringLiteral("recent"), QJsonArray{call(QStringLiteral("lattice_call"), QStringLiteral("nobody has the agent poet")), call(QStringLiteral("status"), {})}}};
    }

    QString environment = QStringLiteral("default");
    QJsonArray servers, tools, problems, tokens;
    QJsonObject status{{QStringLiteral("address"), QStringLiteral("http://127.0.0.1:8586/mcp")}, {QStringLiteral("agents_address"), QString()}, {QStringLiteral("clients"), QJsonArray()}};
    QJsonObject toolAnswer{{QStringLiteral("is_error"), false}, {QStringLiteral("text"), QStringLiteral("{\"sum\":42,\"of\":[2,40]}")}, {QStringLiteral("structured"), QJsonObject{{QStringLiteral("sum"), 42}, {QStringLiteral("of"), QJsonArray{2, 40}}}}};
    QStringList held; //!< verbs that wait for release()
    QHash<QString, lattice::Error> faults;
    QList<std::pair<QString, QString>> waiting; //!< id, verb
    QList<std::pair<QString, QJsonObject>> asked;
    QStringList cancelled;

private:
    app::VerbClient &m_verbs;
};
