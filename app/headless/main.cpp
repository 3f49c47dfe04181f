// SPDX-License-Identifier: Apache-2.0
#include "app/eventloop.h"
#include "app/headless/command.h"
#include "app/headless/completion.h"
#include "app/headless/conformanceclient.h"
#include "app/headless/help.h"
#include "app/headless/logging.h"
#include "app/headless/logview.h"
#include "app/headless/manual.h"
#include "app/headless/processverbs.h"
#include "app/headless/promptcommands.h"
#include "app/headless/reference.h"
#include "app/headless/serve.h"
#include "app/headless/stdio.h"
#include "app/signalwatch.h"
#include "app/headless/terminal.h"

#include <QCoreApplication>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

int wrongUsage(const app::UsageError &error)
{
    const QString command = (QStringList{u"stn"_s} + error.words).join(u' ');
    app::complain(u"stn: %1\n"_s.arg(error.text));
    app::complain(u"Run `%1 --help` to see what there is.\n"_s.arg(command));
    return static_cast<int>(app::ExitCode::Usage);
}

int run(app::Invocation invocation, const core::VerbTable &table)
{
    if (invocation.verb->name == "env.vars.set"_L1 && !invocation.arguments.contains(u"value"_s)) {
        const auto value = app::readHidden(u"Value of %1: "_s.arg(invocation.arguments[u"name"_s].toString()));
        if (!value)
            return static_cast<int>(app::ExitCode::Failed);
        invocation.arguments.insert(u"value"_s, *value);
    }
    if (invocation.verb->name == "serve"_L1)
        return QCoro::waitFor(app::serve(invocation, &table));
    std::stop_source stop;
    app::SignalWatch watch;
    QObject::connect(&watch, &app::SignalWatch::asked, &watch, [&stop] {
        if (!stop.request_stop())
            ::_exit(1); // asked twice: at once
    });
    if (invocation.verb->name == "stdio"_L1)
        return QCoro::waitFor(app::serveStdio(invocation, &table, stop.get_token()));
    if (invocation.verb->name == "logs"_L1)
        return QCoro::waitFor(app::showLog(invocation, stop.get_token()));
    if (invocation.verb->name == "prompt.render"_L1)
        return QCoro::waitFor(app::renderPrompts(invocation, stop.get_token()));
    if (invocation.verb->name == "prompt.check"_L1)
        return app::checkPrompts(invocation);
    if (invocation.verb->name == "lattice.dashboard"_L1)
        return QCoro::waitFor(app::showDashboard(invocation, &table, stop.get_token()));
    return QCoro::waitFor(app::runCommand(invocation, &table, stop.get_token()));
}

} // namespace

int main(int argc, char **argv)
{
    app::SignalWatch::block(); // first: see there
    app::usePlainEventLoop();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"station-headless"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(STATION_VERSION));
    core::VerbTable table;
    table.add(app::processVerbs());
    table.add({app::conformanceClientVerb()});
    table.addEngineVerbs();
    table.add(app::promptVerbs());

    // For shells, the build and the documents; none is a command.
    const QStringList words = application.arguments().mid(1);
    if (words.value(0) == "__complete"_L1) {
        app::print(app::completionLines(table, words.mid(1)));
        return 0;
    }
    if (words.value(0) == "__manual"_L1) {
        app::print(app::manualPage(table));
        return 0;
    }
    if (words.value(0) == "__reference"_L1) {
        app::print(app::commandReference(table).toUtf8());
        return 0;
    }

    const auto invocation = app::readCommandLine(words, table);
    if (!invocation)
        return wrongUsage(invocation.error());
    if (invocation->help) {
        app::print(app::helpText(table, invocation->words));
        return 0;
    }
    const QString level = invocation->globals.logLevel;
    app::setUpLogging(invocation->globals.logFormat, level.isEmpty() ? u"warning"_s : level);
    return run(*invocation, table);
}
