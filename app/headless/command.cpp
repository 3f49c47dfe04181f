// SPDX-License-Identifier: Apache-2.0
#include "app/headless/command.h"

#include "app/headless/printer.h"
#include "app/headless/terminal.h"
#include "app/headless/texttable.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

int fail(const Globals &globals, const lattice::Error &error, Doing doing)
{
    if (globals.json)
        print(failureJson(error, doing));
    complain(failureText(error, doing));
    return static_cast<int>(exitCode(error.fault));
}

QByteArray line(const QJsonObject &result)
{
    return QJsonDocument(result).toJson(QJsonDocument::Compact) + '\n';
}

/*! The rest of an answer of which \a shown has been printed part by part. */
QString answerText(const QJsonObject &result, const QString &shown)
{
    const QString text = result[u"text"_s].toString();
    QString rest = shown.endsWith(text) ? QString() : text; // before its answer an agent may have said other things
    if (!shown.isEmpty() && !rest.isEmpty())
        rest.prepend(shown.endsWith(u'\n') ? u""_s : u"\n"_s);
    return printable(rest) + (text.endsWith(u'\n') ? u""_s : u"\n"_s);
}

void printResult(const Invocation &invocation, const QJsonObject &result, const QString &shown)
{
    if (invocation.globals.json)
        return print(line(result));
    if (invocation.verb->name == "work.stream"_L1 && shown.isEmpty() && !result[u"result"_s].toString().isEmpty())
        print(answerText({{u"text"_s, result[u"result"_s]}}, shown)); // it had been given before
    const bool isRun = invocation.verb->name == "agent.run"_L1;
    if (invocation.verb->name != "lattice.call"_L1 && !isRun)
        return print(resultText(*invocation.verb, result));
    print(answerText(result, shown));
    if (isRun)
        return complain(u"Run %1 completed in %2s (%3, %4 steps, %5 tool calls)\n"_s.arg(result[u"run_id"_s].toString().left(8)).arg(result[u"duration_ms"_s].toDouble() / 1000, 0, 'f', 2)
                            .arg(printable(result[u"model"_s].toString())).arg(result[u"steps"_s].toInt()).arg(result[u"tool_calls"_s].toInt()));
    const QString model = result[u"model"_s].toString();
    complain(u"Execution completed in %1s (via %2%3)\n"_s.arg(result[u"duration_ms"_s].toDouble() / 1000, 0, 'f', 2)
                 .arg(printable(result[u"station_name"_s].toString()),
                      model.isEmpty() ? QString() : u", "_s + printable(model)));
}

/*! Resumes after \a time, or at once when stopped. */
QCoro::Task<> pause(std::chrono::milliseconds time, std::stop_token stop)
{
    const lattice::Pending<bool> over;
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [over] { over.settle(true); });
    timer.start(time);
    const std::stop_callback sooner(stop, [over] { over.settle(false); });
    co_await over;
}

/*! Whether the verb's progress is its result, line by line. */
bool prints(const Invocation &invocation) { return invocation.verb->name == "events.tail"_L1 || invocation.verb->name == "runs.tail"_L1; }

/*! What is printed of an answer's parts, of which \a shown keeps all. */
core::Progress printerOf(const Invocation &invocation, std::shared_ptr<QString> shown)
{
    const bool isTail = prints(invocation);
    return [shown = std::move(shown), isTail, json = invocation.globals.json](const QString &part) {
        *shown += part;
        if (json && isTail)
            print(part); // lines of JSON
        else if (!json)
            print(printable(part));
    };
}

/*! Runs the verb, and waits over the end of the engine where the verb does. */
QCoro::Task<lattice::Result<QJsonObject>> runVerb(Backend *backend, const core::VerbTable *table, Invocation invocation, core::Progress progress, std::stop_token stop)
{
    const core::Verb *verb = invocation.verb;
    QJsonObject arguments = invocation.arguments;
    if (verb->name == "work.assign"_L1 && arguments.take(u"await"_s).toBool()) { // two steps, as the second one may take long
        const QJsonValue patience = arguments.take(u"wait"_s);
        const auto assigned = co_await backend->call(verb->name, arguments, {}, stop);
        if (!assigned)
            co_return assigned;
        verb = table->find(u"work.await"_s);
        arguments = {{u"work_id"_s, (*assigned)[u"work_id"_s]}};
        if (!patience.isUndefined())
            arguments[u"timeout"_s] = patience;
    }
    if (!verb->outlivesEngine)
        co_return co_await backend->call(verb->name, arguments, std::move(progress), std::move(stop));
    co_return co_await backend->callOver(verb->name, arguments, std::move(progress), std::move(stop), [] {
        complain(u"stn: the station that was asked has ended; waiting for it to come back (Ctrl+C ends the waiting, and not the work)\n"_s);
    });
}

} // namespace

QCoro::Task<int> runCommand(Invocation invocation, const core::VerbTable *table, std::stop_token stop)
{
    auto backend = co_await Backend::open(invocation.globals, invocation.verb->place, table);
    if (!backend)
        co_return fail(invocation.globals, backend.error().error, backend.error().doing);
    const auto shown = std::make_shared<QString>();
    const bool isTail = prints(invocation);
    if (isTail && invocation.globals.json)
        invocation.arguments[u"lines"_s] = u"json"_s;
    const bool isCall = invocation.verb->name == "lattice.call"_L1 || invocation.verb->name == "agent.run"_L1;
    const auto result = co_await runVerb(backend->get(), table, invocation, printerOf(invocation, shown), stop);
    co_await (*backend)->close();
    if (!result && !invocation.globals.json && !shown->isEmpty() && !shown->endsWith(u'\n'))
        print(u"\n"_s);
    const Doing doing = isCall ? Doing::Calling : invocation.globals.nats.isEmpty() ? Doing::Command : Doing::Connecting;
    if (!result)
        co_return fail(invocation.globals, result.error(), doing);
    if (!isTail)
        printResult(invocation, *result, *shown);
    // Doctor has done its work, and says that something is broken; waiting has, and the work has failed.
    const bool isGood = (*result)[u"healthy"_s].toBool(true) && (*result)[u"succeeded"_s].toBool(true);
    co_return static_cast<int>(isGood ? ExitCode::Done : ExitCode::Failed);
}

QCoro::Task<int> showDashboard(Invocation invocation, const core::VerbTable *table, std::stop_token stop)
{
    const core::Verb *status = table->find(u"lattice.status"_s);
    auto backend = co_await Backend::open(invocation.globals, status->place, table);
    if (!backend)
        co_return fail(invocation.globals, backend.error().error, backend.error().doing);
    const int count = invocation.arguments[u"count"_s].toInt();
    for (int shown = 0; !stop.stop_requested() && (count == 0 || shown < count); ++shown) {
        if (shown > 0)
            co_await pause(1s, stop);
        if (stop.stop_requested())
            break;
        const auto result = co_await (*backend)->call(status->name, {}, {}, stop);
        if (!result)
            co_return fail(invocation.globals, result.error(), Doing::Command);
        if (invocation.globals.json) {
            print(line(*result));
            continue;
        }
        const QString clear = isTerminal() ? u"\x1b[H\x1b[2J"_s : QString();
        print(clear + u"%1   (Ctrl+C ends)\n"_s.arg(QDateTime::currentDateTime().toString(u"HH:mm:ss"_s))
              + resultText(*status, *result) + u'\n');
    }
    co_return 0;
}

} // namespace app
