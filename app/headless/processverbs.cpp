// SPDX-License-Identifier: Apache-2.0
#include "app/headless/processverbs.h"

#include "app/headless/background.h"
#include "app/headless/completion.h"

using namespace Qt::StringLiterals;
using core::Parameter;
using core::Verb;
using Type = core::Parameter::Type;
namespace Schema = core::Schema;

// clang-format off: rows of a table, one thing a line
namespace app {

namespace {

QList<Parameter> serveParameters()
{
    const auto port = [](const QString &name, const QString &words) {
        return Parameter{.name = name, .type = Type::Integer, .words = words, .placeholder = u"N"_s, .least = -1, .most = 65535};
    };
    return {{.name = u"orchestration"_s, .type = Type::Boolean, .words = u"lead a lattice: runs a nats-server here; with --lattice it uses that one"_s},
            {.name = u"lattice"_s, .words = u"join the lattice at this address, nats://HOST:PORT"_s, .placeholder = u"URL"_s},
            {.name = u"join"_s, .words = u"join by the line that another machine shows, station://…; a secret: - reads it from standard input, @FILE from a file"_s, .placeholder = u"LINE"_s},
            {.name = u"name"_s, .words = u"the station's name"_s},
            port(u"nats_port"_s, u"port of the nats-server; 0 or -1: any free one"_s),
            port(u"mcp_port"_s, u"port of the MCP endpoint; 0 or -1: any free one"_s),
            port(u"agents_port"_s, u"port of agents as tools; not given: the MCP port + 1"_s),
            {.name = u"mcp_conformance_fixtures"_s, .type = Type::Boolean, .words = u"for tests: offer what the official MCP conformance suite calls, without a token, in place of this station's own"_s},
            {.name = u"bind"_s, .words = u"address to listen on; beyond 127.0.0.1 only with sign-in and TLS"_s, .placeholder = u"ADDR"_s},
            {.name = u"samples"_s, .words = u"put the sample agents into a home without agents: all, or one team's"_s, .placeholder = u"TEAM"_s, .bare = u"all"_s}};
}

QJsonObject runningSchema()
{
    return Schema::object({{u"running"_s, Schema::boolean(u"true"_s)}, {u"pid"_s, Schema::number(u"its process"_s)}, {u"station_id"_s, Schema::text(u"its id"_s)},
                           {u"mode"_s, Schema::text(u"standalone, orchestrator or member"_s)}, {u"nats"_s, Schema::text(u"address of the lattice, without sign-in"_s)},
                           {u"mcp"_s, Schema::text(u"address of the MCP endpoint"_s)}, {u"log"_s, Schema::text(u"its log file"_s)}}, {u"running"_s, u"pid"_s});
}

Verb logsVerb()
{
    return {.name = u"logs"_s, .title = u"Show the log"_s, .description = u"Prints the end of the log of a station that `up` started."_s,
            .parameters = {{.name = u"follow"_s, .type = Type::Boolean, .words = u"go on with what is written, until Ctrl+C"_s, .letter = u'f'},
                           {.name = u"lines"_s, .type = Type::Integer, .words = u"how many lines"_s, .placeholder = u"N"_s, .letter = u'n', .least = 0, .most = 1'000'000, .initial = 50}},
            .resultSchema = Schema::object({{u"log"_s, Schema::text(u"the file"_s)}, {u"lines"_s, Schema::list(Schema::text(u"a line"_s))}}, {u"lines"_s}),
            .hints = {.readOnly = true, .idempotent = true}, .place = Verb::Place::Process, .examples = {u"logs"_s, u"logs -f"_s, u"logs -n 200"_s}};
}

Verb stdioVerb()
{
    return {.name = u"stdio"_s, .title = u"Serve MCP to the program that starts this"_s,
            .description = u"Speaks MCP on standard input and output, for assistants that start their servers as programs. The verbs run in the station of this home, and in this process where none runs."_s,
            .resultSchema = Schema::object({}), .hints = {.openWorld = true}, .place = Verb::Place::Process, .examples = {u"stdio"_s, u"--home ~/station stdio"_s}};
}

Verb dashboardVerb()
{
    return {.name = u"lattice.dashboard"_s, .title = u"Watch the lattice"_s,
            .description = u"Shows the stations of the lattice, once a second, until Ctrl+C. Where stdout is no terminal it prints them one after the other."_s,
            .parameters = {{.name = u"count"_s, .type = Type::Integer, .words = u"end after so many times; 0: never"_s, .placeholder = u"N"_s, .least = 0, .most = 1'000'000, .initial = 0}},
            .resultSchema = Schema::object({{u"stations"_s, Schema::list(Schema::object({}))}}),
            .hints = {.readOnly = true, .idempotent = true}, .place = Verb::Place::Engine, .examples = {u"lattice dashboard"_s, u"lattice dashboard --count 1"_s}};
}

} // namespace

const Verb &serveVerb()
{
    static const Verb verb{.name = u"serve"_s, .title = u"Run a station here"_s,
                           .description = u"Runs the station of this home in the foreground: standalone, as orchestrator, or as member of a lattice. Prints one line of JSON when it is ready; Ctrl+C ends it. The log goes to stderr."_s,
                           .parameters = serveParameters(),
                           .resultSchema = Schema::object({{u"ready"_s, Schema::boolean(u"true"_s)}, {u"pid"_s, Schema::number(u"the process"_s)}, {u"station_id"_s, Schema::text(u"its id"_s)},
                                                           {u"mode"_s, Schema::text(u"standalone, orchestrator or member"_s)}}, {u"ready"_s}),
                           .hints = {.openWorld = true}, .place = Verb::Place::Process,
                           .examples = {u"serve"_s, u"serve --orchestration"_s, u"serve --lattice nats://orchestrator:4222 --name alpha"_s}};
    return verb;
}

QList<Verb> processVerbs()
{
    return {serveVerb(), stdioVerb(),
            {.name = u"up"_s, .title = u"Start the station in the background"_s, .description = u"Runs `serve` in the background, as a unit of the user's systemd where there is one, and waits until it is ready."_s,
             .parameters = serveParameters(), .resultSchema = runningSchema(), .hints = {.idempotent = true, .openWorld = true}, .place = Verb::Place::Process,
             .examples = {u"up"_s, u"up --orchestration --samples"_s}, .run = startInBackground},
            {.name = u"down"_s, .title = u"Stop the station"_s, .description = u"Asks the station of this home to say goodbye and end, and waits until it has."_s,
             .resultSchema = Schema::object({{u"stopped"_s, Schema::boolean(u"false: none was running"_s)}, {u"pid"_s, Schema::number(u"the process"_s)}}, {u"stopped"_s}),
             .hints = {.destructive = true, .idempotent = true}, .place = Verb::Place::Process, .examples = {u"down"_s}, .run = stopInBackground},
            {.name = u"restart"_s, .title = u"Restart the station"_s, .description = u"Stops the station of this home, and starts it in the background with the same options."_s,
             .resultSchema = runningSchema(), .hints = {.destructive = true}, .place = Verb::Place::Process, .examples = {u"restart"_s}, .run = restartInBackground},
            logsVerb(), dashboardVerb(), completionVerb()};
}

} // namespace app
