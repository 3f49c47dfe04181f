// SPDX-License-Identifier: Apache-2.0
#include "app/headless/promptcommands.h"

#include "app/headless/agentprinter.h"
#include "app/headless/linefeed.h"
#include "app/headless/printer.h"
#include "app/headless/terminal.h"
#include "app/headless/texttable.h"
#include "core/agent/agentfolder.h"
#include "core/agent/promptlines.h"
#include "core/run/preparation.h"
#include "core/verb/agentjson.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <unistd.h>

using namespace Qt::StringLiterals;
using core::Verb;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;
namespace Schema = core::Schema;

// clang-format off: rows of a table, one thing a line
namespace app {

namespace {

int fail(const Globals &globals, const lattice::Error &error, ExitCode code)
{
    if (globals.json)
        print(failureJson(error, Doing::Command));
    complain(failureText(error, Doing::Command));
    return static_cast<int>(code);
}

QByteArray line(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'; }

Result<QByteArray> readPrompt(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || QFileInfo(path).isDir())
        return failed(Fault::NotFound, u"cannot read %1: %2"_s.arg(path, QFileInfo(path).isDir() ? u"it is a folder"_s : file.errorString()));
    return file.read(core::PromptFile::kMaxBytes + 1);
}

/*! One file, for a look: its messages as a run would send them. */
Result<QJsonObject> renderFile(const QString &path, const QString &task, const QJsonObject &input)
{
    const auto bytes = readPrompt(path);
    if (!bytes)
        return std::unexpected(bytes.error());
    auto agent = core::Agent::parse(*bytes, path);
    if (!agent)
        return std::unexpected(agent.error());
    agent->partials = core::AgentFolder(QFileInfo(path).absolutePath()).partials();
    core::TemplateEngine engine;
    const auto prepared = core::prepare(engine, *agent, task, input);
    if (!prepared)
        return std::unexpected(prepared.error());
    return QJsonObject{{u"name"_s, agent->name}, {u"input"_s, prepared->input}, {u"messages"_s, prepared->messages}};
}

} // namespace

QList<Verb> promptVerbs()
{
    return {
        {.name = u"prompt.render"_s, .title = u"Render a prompt"_s,
         .description = u"Shows the messages that a prompt file makes of a task and input values. With --jsonl it renders for other programs: each line of standard input is an object with `source` (a prompt file's text) and perhaps "
                        "`id`, `data` (`input`, `messages`, `docs`, `context`), `options`, `partials`, `schemas`, `tools`; each line of output has the `id` and `result`, or `error`."_s,
         .parameters = {{.name = u"file"_s, .words = u"a prompt file"_s, .placeholder = u"FILE"_s, .positional = true, .replacedBy = u"jsonl"_s, .isPath = true},
                        {.name = u"task"_s, .words = u"the task, {{userInput}}"_s, .placeholder = u"TEXT"_s, .letter = u't'},
                        {.name = u"input"_s, .type = Type::Map, .words = u"a value of the input; again for more"_s, .placeholder = u"KEY=VALUE"_s, .letter = u'i'},
                        {.name = u"jsonl"_s, .type = Type::Boolean, .words = u"render line after line of standard input, until it ends"_s}},
         .resultSchema = Schema::object({{u"messages"_s, Schema::list(Schema::object({}))}}, {u"messages"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .place = Verb::Place::Process, .examples = {u"prompt render scanner.prompt -i target=web-01"_s, u"prompt render --jsonl"_s}},
        {.name = u"prompt.check"_s, .title = u"Check prompt files"_s,
         .description = u"Checks prompt files, for editors and CI, and prints FILE:LINE:COLUMN: what is wrong. Exit code 1: there are errors; 2: a file cannot be read."_s,
         .parameters = {{.name = u"files"_s, .type = Type::List, .words = u"prompt files"_s, .placeholder = u"FILE…"_s, .positional = true, .required = true},
                        {.name = u"strict"_s, .type = Type::Boolean, .words = u"warnings count as errors"_s}},
         .resultSchema = Schema::object({{u"files"_s, Schema::list(Schema::object({}))}, {u"errors"_s, Schema::number(u"in all files"_s)}, {u"warnings"_s, Schema::number(u"in all files"_s)},
                                         {u"healthy"_s, Schema::boolean(u"no errors"_s)}}, {u"files"_s, u"healthy"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .place = Verb::Place::Process, .examples = {u"prompt check environments/default/agents/*.prompt"_s, u"prompt check --strict --json scanner.prompt"_s}},
    };
}

QCoro::Task<int> renderPrompts(Invocation invocation, std::stop_token stop)
{
    if (!invocation.arguments[u"jsonl"_s].toBool()) {
        const auto rendered = renderFile(invocation.arguments[u"file"_s].toString(), invocation.arguments[u"task"_s].toString(), invocation.arguments[u"input"_s].toObject());
        if (!rendered)
            co_return fail(invocation.globals, rendered.error(), ExitCode::Failed);
        print(invocation.globals.json ? line(*rendered) : AgentPrinter::messages(*rendered).toUtf8());
        co_return 0;
    }
    core::PromptLines lines;
    const bool isWhole = co_await feedLines(STDIN_FILENO, [&lines](const QByteArray &one) { return writeLine(STDOUT_FILENO, lines.answer(one) + '\n'); }, std::move(stop));
    co_return static_cast<int>(isWhole ? ExitCode::Done : ExitCode::Failed);
}

int checkPrompts(const Invocation &invocation)
{
    core::TemplateEngine engine;
    QHash<QString, core::TemplateEngine::Partials> partials; // by folder
    QJsonArray files;
    int errors = 0, warnings = 0;
    bool isReadable = true;
    for (const auto &value : invocation.arguments[u"files"_s].toArray()) {
        const QString path = value.toString();
        const auto bytes = readPrompt(path);
        if (!bytes) {
            isReadable = false;
            complain(u"stn: %1\n"_s.arg(printable(bytes.error().detail)));
            continue;
        }
        const QString folder = QFileInfo(path).absolutePath();
        if (!partials.contains(folder))
            partials.insert(folder, core::AgentFolder(folder).partials());
        core::PromptSurroundings around;
        around.partials = partials.value(folder);
        const QJsonObject file = core::toJson(path, core::checkPrompt(*bytes, path, engine, around));
        errors += file[u"errors"_s].toInt();
        warnings += file[u"warnings"_s].toInt();
        files << file;
        if (!invocation.globals.json)
            print(AgentPrinter::remarks(file));
    }
    const bool isHealthy = errors == 0 && (warnings == 0 || !invocation.arguments[u"strict"_s].toBool());
    if (invocation.globals.json)
        print(line({{u"files"_s, files}, {u"errors"_s, errors}, {u"warnings"_s, warnings}, {u"healthy"_s, isHealthy && isReadable}}));
    return static_cast<int>(!isReadable ? ExitCode::Usage : isHealthy ? ExitCode::Done : ExitCode::Failed);
}

} // namespace app
