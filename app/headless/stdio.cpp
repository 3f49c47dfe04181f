// SPDX-License-Identifier: Apache-2.0
#include "app/headless/stdio.h"

#include "app/headless/backend.h"
#include "app/headless/context.h"
#include "app/headless/terminal.h"
#include "core/mcp/mcpstdio.h"
#include "core/mcp/verboffering.h"
#include "lattice/pending.h"

#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;
using core::Verb;
using lattice::Fault;
using lattice::Result;

namespace app {

namespace {

/*! The engine that is asked, and the next one when that has ended. */
struct Engines {
    Globals globals;
    const core::VerbTable *table;
    std::shared_ptr<Backend> current;
};

QCoro::Task<Result<QJsonObject>> perform(std::shared_ptr<Engines> engines, core::Caller caller, QString name, QJsonObject arguments, core::Progress progress, std::stop_token stop)
{
    const Verb *verb = engines->table->find(name);
    if (verb && verb->place == Verb::Place::Process) { // runs here, whoever has the engine
        core::Context context = contextOf(engines->globals, engines->globals.paths());
        context.caller = caller;
        co_return co_await engines->table->run(name, context, arguments, progress, stop);
    }
    if (!engines->current || !engines->current->isConnected()) {
        auto opened = co_await Backend::open(engines->globals, Verb::Place::Engine, engines->table);
        if (!opened)
            co_return std::unexpected(opened.error().error);
        engines->current = std::move(*opened);
    }
    const auto backend = engines->current; // it may be replaced meanwhile
    backend->setCaller(std::move(caller));
    co_return co_await backend->call(name, arguments, progress, stop);
}

} // namespace

QCoro::Task<int> serveStdio(Invocation invocation, const core::VerbTable *table, std::stop_token stop)
{
    if (::isatty(STDIN_FILENO))
        complain(u"stn stdio speaks MCP, a JSON-RPC message a line, with the program that starts it. Ctrl+D ends it.\n"_s);
    std::signal(SIGPIPE, SIG_IGN); // a client that is gone is no reason to die of
    const auto engines = std::make_shared<Engines>(Engines{.globals = invocation.globals, .table = table, .current = {}});
    core::VerbOffering offering(*table, [engines](core::Caller caller, QString verb, QJsonObject arguments, core::Progress progress, std::stop_token until) {
        return perform(engines, std::move(caller), std::move(verb), std::move(arguments), std::move(progress), std::move(until));
    });
    core::McpServer server(offering);
    const lattice::Pending<bool> over;
    {
        core::McpStdio stdio(server, STDIN_FILENO, STDOUT_FILENO);
        QObject::connect(&stdio, &core::McpStdio::finished, &stdio, [over] { over.settle(true); }, Qt::QueuedConnection);
        const std::stop_callback asked(stop, [over] { over.settle(false); });
        co_await over;
        server.endListening();
    }
    if (engines->current)
        co_await engines->current->close();
    co_return 0;
}

} // namespace app
