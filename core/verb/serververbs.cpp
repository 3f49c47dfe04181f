// SPDX-License-Identifier: Apache-2.0
#include "core/config/nearest.h"
#include "core/engine/engine.h"
#include "core/mcp/mcptool.h"
#include "core/mcp/mcptypes.h"
#include "core/tool/mcpservers.h"
#include "core/verb/verbtable.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

Result<McpServers *> serversOf(const Context &context)
{
    McpServers *const servers = context.engine ? context.engine->servers() : nullptr;
    if (!servers)
        return failed(Fault::Invalid, u"there is no home here, and so there are no tool servers"_s);
    return servers;
}

QString environmentOf(const McpServers &servers, const QJsonObject &arguments) { return arguments.value("environment"_L1).toString(servers.currentEnvironment()); }

QJsonObject toJson(const McpServerSpec &spec, const ServerReport &report, qsizetype knownTools)
{
    QJsonObject json{{u"server"_s, spec.name}, {u"state"_s, serverStateName(report.state)}, {u"kind"_s, spec.isRemote() ? u"http"_s : u"stdio"_s},
                     {u"sessions"_s, report.sessions}, {u"calls"_s, qint64(report.calls)}, {u"failures"_s, qint64(report.failures)}, {u"shareable"_s, spec.shareable}, {u"sandboxed"_s, spec.sandboxed}};
    json[u"place"_s] = spec.isRemote() ? spec.url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery) : spec.command; // arguments may hold keys
    if (knownTools >= 0)
        json[u"tools"_s] = knownTools;
    if (report.p95.count() >= 0)
        json[u"p95_ms"_s] = qint64(report.p95.count());
    if (!report.revision.isEmpty())
        json[u"revision"_s] = report.revision;
    if (!report.lastError.isEmpty()) {
        json[u"last_error"_s] = report.lastError;
        json[u"last_error_at"_s] = report.lastErrorAt.toString(Qt::ISODate);
    }
    if (!report.lastLines.isEmpty())
        json[u"last_lines"_s] = QJsonArray::fromStringList(report.lastLines);
    return json;
}

QCoro::Task<Result<QJsonObject>> runServerList(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto servers = serversOf(context);
    if (!servers)
        co_return std::unexpected(servers.error());
    const QPointer<McpServers> alive(*servers);
    const QString environment = environmentOf(**servers, arguments);
    const auto set = co_await alive->specs(environment);
    if (!set)
        co_return std::unexpected(set.error());
    if (!alive)
        co_return failed(Fault::Cancelled, u"the engine is stopping"_s);
    QJsonArray rows;
    for (const McpServerSpec &spec : set->servers) {
        const auto known = alive->knownTools(environment, spec);
        rows += toJson(spec, alive->report(environment, spec.name), known ? known->size() : -1);
    }
    for (auto server = set->unusable.begin(); server != set->unusable.end(); ++server)
        rows += QJsonObject{{u"server"_s, server.key()}, {u"state"_s, u"unusable"_s}, {u"last_error"_s, server.value()}};
    co_return QJsonObject{{u"environment"_s, environment}, {u"servers"_s, rows}};
}

/*! A session of the command's own. */
QCoro::Task<Result<std::shared_ptr<ServerSession>>> openFor(QPointer<McpServers> servers, QString environment, QString server, std::stop_token stop)
{
    RunScope scope;
    scope.environment = environment;
    return servers->open(server, scope, std::move(stop));
}

QCoro::Task<Result<QJsonObject>> runServerCheck(Context context, QJsonObject arguments, Progress, std::stop_token stop)
{
    const auto servers = serversOf(context);
    if (!servers)
        co_return std::unexpected(servers.error());
    const QString environment = environmentOf(**servers, arguments), name = arguments.value("server"_L1).toString();
    QElapsedTimer clock;
    clock.start();
    const auto session = co_await openFor(*servers, environment, name, std::move(stop));
    if (!session)
        co_return std::unexpected(session.error());
    const auto client = (*session)->client();
    if (!client)
        co_return failed(Fault::Unreachable, u"the server '%1' was gone as soon as it had started"_s.arg(name));
    QJsonArray tools;
    for (const ToolInfo &tool : (*session)->tools())
        tools += tool.name;
    co_return QJsonObject{{u"server"_s, name}, {u"environment"_s, environment}, {u"revision"_s, client->version()}, {u"start_ms"_s, clock.elapsed()}, {u"tools"_s, tools},
                          {u"left_out"_s, QJsonArray::fromStringList(client->skipped())}, {u"server_name"_s, client->serverInfo()[u"name"_s]}, {u"server_version"_s, client->serverInfo()[u"version"_s]},
                          {u"offers"_s, QJsonArray::fromStringList(client->capabilities().keys())}};
}

QCoro::Task<Result<QJsonObject>> runToolList(Context context, QJsonObject arguments, Progress, std::stop_token stop)
{
    const auto servers = serversOf(context);
    if (!servers)
        co_return std::unexpected(servers.error());
    const QPointer<McpServers> alive(*servers);
    const QString environment = environmentOf(**servers, arguments), wanted = arguments.value("server"_L1).toString();
    const bool onlyKnown = arguments.value("known"_L1).toBool(), fresh = !onlyKnown && arguments.value("fresh"_L1).toBool();
    const auto set = co_await alive->specs(environment);
    if (!set)
        co_return std::unexpected(set.error());
    QJsonArray tools, problems;
    bool found = wanted.isEmpty();
    for (const McpServerSpec &spec : set->servers) {
        if (!alive)
            co_return failed(Fault::Cancelled, u"the engine is stopping"_s);
        if (!wanted.isEmpty() && spec.name != wanted)
            continue;
        found = true;
        auto known = fresh ? std::nullopt : alive->knownTools(environment, spec);
        if (!known && onlyKnown)
            continue;
        if (!known) {
            const auto session = co_await openFor(alive, environment, spec.name, stop);
            if (!session && !wanted.isEmpty())
                co_return std::unexpected(session.error());
            if (!session) {
                problems += session.error().detail;
                continue;
            }
            known = (*session)->tools();
        }
        for (const ToolInfo &tool : *known) {
            if (const QString search = arguments.value("search"_L1).toString(); !tool.name.contains(search, Qt::CaseInsensitive) && !tool.description.contains(search, Qt::CaseInsensitive))
                continue;
            QJsonObject row = core::toJson(tool);
            row[u"server"_s] = spec.name;
            tools += row;
        }
    }
    if (!found) {
        const auto spec = co_await alive->spec(environment, wanted);
        co_return std::unexpected(spec ? lattice::Error{.fault = Fault::Conflict, .detail = u"the servers are just being changed; ask again"_s} : spec.error());
    }
    co_return QJsonObject{{u"environment"_s, environment}, {u"tools"_s, tools}, {u"problems"_s, problems}};
}

QCoro::Task<Result<QJsonObject>> runToolCall(Context context, QJsonObject arguments, Progress progress, std::stop_token stop)
{
    const auto servers = serversOf(context);
    if (!servers)
        co_return std::unexpected(servers.error());
    const QString name = arguments.value("tool"_L1).toString();
    const auto session = co_await openFor(*servers, environmentOf(**servers, arguments), arguments.value("server"_L1).toString(), stop);
    if (!session)
        co_return std::unexpected(session.error());
    QStringList names;
    const ToolInfo *tool = nullptr;
    const QList<ToolInfo> tools = (*session)->tools();
    for (const ToolInfo &candidate : tools) {
        names += candidate.name;
        if (candidate.name == name)
            tool = &candidate;
    }
    if (!tool) {
        const QString near = nearest(name, names);
        co_return failed(Fault::NotFound, u"the server '%1' has no tool '%2'%3"_s.arg((*session)->spec().name, name, near.isEmpty() ? u"; it has %1"_s.arg(names.join(u", "_s)) : u"; did you mean '%1'?"_s.arg(near)));
    }
    const auto schema = InputSchema::parse(QString::fromUtf8(QJsonDocument(tool->inputSchema).toJson(QJsonDocument::Compact)));
    if (!schema)
        co_return failed(Fault::Invalid, u"the input schema of '%1' is of no use: %2"_s.arg(name, schema.error().detail));
    const auto input = schema->accept(arguments.value("input"_L1).toObject());
    if (!input)
        co_return failed(Fault::Invalid, u"the input does not fit '%1': %2"_s.arg(name, input.error().detail));
    const double seconds = arguments.value("timeout"_L1).toDouble(0);
    const auto deadline = seconds > 0 ? std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::duration<double>(seconds)) : (*session)->spec().callDeadline;
    const auto result = co_await (*session)->call(name, *input, [progress](const ToolProgress &step) {
        if (progress && !step.message.isEmpty())
            progress(step.message + u'\n');
    }, deadline, stop);
    if (!result)
        co_return std::unexpected(result.error());
    QJsonObject json{{u"server"_s, (*session)->spec().name}, {u"tool"_s, name}, {u"is_error"_s, result->isError}, {u"text"_s, result->textOf()}, {u"content"_s, result->content}};
    if (!result->structured.isUndefined())
        json[u"structured"_s] = result->structured;
    co_return json;
}

Parameter environmentOption() { return {.name = u"environment"_s, .words = u"which; without it the current one"_s, .placeholder = u"NAME"_s, .letter = u'e'}; }

Parameter serverWord(bool required) { return {.name = u"server"_s, .words = required ? u"its name in the environment"_s : u"of this server alone"_s, .placeholder = u"SERVER"_s, .positional = true, .required = required}; }

} // namespace

QList<Verb> serverVerbs()
{
    const QJsonObject name = Schema::text(u"its name in the environment"_s);
    return {
        {.name = u"server.list"_s, .title = u"List tool servers"_s, .description = u"Lists the MCP servers of an environment and how they do. It starts none."_s, .parameters = {environmentOption()},
         .resultSchema = Schema::object({{u"environment"_s, Schema::text(u"its name"_s)},
                                         {u"servers"_s, Schema::list(Schema::object({{u"server"_s, name}, {u"state"_s, Schema::text(u"idle, starting, running, waiting or unusable"_s)},
                                                                                     {u"kind"_s, Schema::text(u"stdio or http"_s)}, {u"place"_s, Schema::text(u"its program or address"_s)},
                                                                                     {u"tools"_s, Schema::number(u"how many; missing: not known"_s)}, {u"sessions"_s, Schema::number(u"open now"_s)},
                                                                                     {u"calls"_s, Schema::number(u"since the start"_s)}, {u"failures"_s, Schema::number(u"calls without an answer, and starts that failed"_s)},
                                                                                     {u"p95_ms"_s, Schema::number(u"of the last 256 calls"_s)}, {u"last_error"_s, Schema::text(u"in words"_s)}}, {u"server"_s, u"state"_s}))}}, {u"environment"_s, u"servers"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .list = u"servers"_s, .examples = {u"server list"_s, u"server list -e production --json"_s}, .run = runServerList},
        {.name = u"server.check"_s, .title = u"Check a tool server"_s, .description = u"Starts an MCP server, or calls on it, lists its tools and ends it again; where it fails it says why, with what the server wrote."_s,
         .parameters = {serverWord(true), environmentOption()},
         .resultSchema = Schema::object({{u"server"_s, name}, {u"revision"_s, Schema::text(u"of MCP"_s)}, {u"start_ms"_s, Schema::number(u"until its tools were known"_s)},
                                         {u"tools"_s, Schema::list(Schema::text(u"a name"_s))}, {u"left_out"_s, Schema::list(Schema::text(u"a tool that is of no use, and why"_s))},
                                         {u"offers"_s, Schema::list(Schema::text(u"tools, resources, prompts, …"_s))}}, {u"server"_s, u"tools"_s}),
         .hints = {.readOnly = true, .openWorld = true}, .examples = {u"server check filesystem"_s}, .run = runServerCheck},
        {.name = u"tool.list"_s, .title = u"List tools"_s, .description = u"Lists the tools of an environment's MCP servers. A server whose tools are not known yet is started for it."_s,
         .parameters = {serverWord(false), {.name = u"search"_s, .words = u"only those with this in name or description"_s, .placeholder = u"TEXT"_s}, {.name = u"fresh"_s, .type = Type::Boolean, .words = u"ask the servers, also where their tools are known"_s},
                        {.name = u"known"_s, .type = Type::Boolean, .words = u"only what is known without a server being started"_s}, environmentOption()},
         .resultSchema = Schema::object({{u"environment"_s, Schema::text(u"its name"_s)},
                                         {u"tools"_s, Schema::list(Schema::object({{u"name"_s, Schema::text(u"of the tool"_s)}, {u"server"_s, name}, {u"description"_s, Schema::text(u"what it does"_s)},
                                                                                   {u"inputSchema"_s, QJsonObject{{u"type"_s, u"object"_s}}}}, {u"name"_s, u"server"_s}))},
                                         {u"problems"_s, Schema::list(Schema::text(u"a server that could not be asked"_s))}}, {u"tools"_s}),
         .hints = {.readOnly = true, .openWorld = true}, .list = u"tools"_s, .examples = {u"tool list"_s, u"tool list filesystem --fresh"_s}, .run = runToolList},
        {.name = u"tool.call"_s, .title = u"Call a tool"_s, .description = u"Calls one tool of an MCP server, in a session of its own, and shows its answer."_s,
         .parameters = {serverWord(true), {.name = u"tool"_s, .words = u"its name"_s, .placeholder = u"TOOL"_s, .positional = true, .required = true},
                        {.name = u"input"_s, .type = Type::Map, .words = u"one value of its input; texts become what its schema wants"_s, .placeholder = u"KEY=VALUE"_s},
                        {.name = u"timeout"_s, .type = Type::Number, .words = u"seconds to wait for the answer; without it the server's"_s, .placeholder = u"SEC"_s, .least = 0.1, .most = 86400}, environmentOption()},
         .resultSchema = Schema::object({{u"server"_s, name}, {u"tool"_s, Schema::text(u"its name"_s)}, {u"is_error"_s, Schema::boolean(u"the tool says that it failed"_s)},
                                         {u"text"_s, Schema::text(u"of its answer"_s)}, {u"content"_s, Schema::list(QJsonObject{{u"type"_s, u"object"_s}})}}, {u"server"_s, u"tool"_s, u"is_error"_s}),
         .hints = {.destructive = true, .openWorld = true}, .subjects = {u"server"_s, u"tool"_s}, .examples = {u"tool call filesystem read_text_file --input path=/tmp/notes.txt"_s}, .run = runToolCall},
    };
}

} // namespace core
