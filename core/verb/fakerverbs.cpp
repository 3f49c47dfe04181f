// SPDX-License-Identifier: Apache-2.0
// Fakers of an environment: files of answers that stand in for tools, see Fakes.
#include "core/agent/yamlvalue.h"
#include "core/engine/engine.h"
#include "core/engine/safefile.h"
#include "core/run/localagents.h"
#include "core/run/recordedfakes.h"
#include "core/tool/faker.h"
#include "core/verb/chosenenvironment.h"
#include "core/verb/verbtable.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

QByteArray line(const QJsonObject &object) { return "  - " + QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'; }

/*! A comment of any text, on lines of its own. */
QByteArray comment(const QString &text)
{
    QByteArray lines;
    for (const QString &one : text.split(u'\n', Qt::SkipEmptyParts))
        lines += "# " + one.trimmed().toUtf8() + '\n';
    return lines;
}

Result<QJsonArray> listOf(const QJsonObject &arguments, const QString &key)
{
    const QString text = arguments[key].toString();
    if (text.trimmed().isEmpty())
        return QJsonArray();
    const auto value = YamlValue::parse(text.toUtf8(), key);
    if (!value)
        return std::unexpected(value.error());
    if (!value->isList())
        return failed(Fault::Invalid, u"'%1' is %2; expected a list"_s.arg(key, value->kindName()));
    return value->toJson().toArray();
}

/*! Tools as a faker's file names them, and an answer for each that has none. */
Result<QByteArray> fileOf(const QJsonObject &arguments)
{
    const auto tools = listOf(arguments, u"tools"_s);
    const auto answers = tools ? listOf(arguments, u"answers"_s) : std::unexpected(tools.error());
    if (!answers)
        return std::unexpected(answers.error());
    if (tools->isEmpty() && answers->isEmpty())
        return failed(Fault::Invalid, u"a faker needs tools, answers, or a run to take them from: --tools '[{\"name\": \"search\"}]', --run ID"_s);
    QByteArray bytes = comment(arguments[u"description"_s].toString()) + comment(arguments[u"goal"_s].toString()), written;
    QStringList answered;
    for (const QJsonValue answer : *answers) {
        written += line(answer.toObject());
        answered << answer[u"tool"_s].toString();
    }
    if (!tools->isEmpty())
        bytes += "tools:\n";
    for (const QJsonValue one : *tools) {
        QJsonObject tool = one.isString() ? QJsonObject{{u"name"_s, one}} : one.toObject();
        if (const QJsonValue schema = tool.take(u"inputSchema"_s); schema.isObject()) // as MCP has it
            tool[u"input_schema"_s] = schema;
        bytes += line(tool);
        const QString name = tool[u"name"_s].toString();
        if (!answered.contains(name))
            written += line({{u"tool"_s, name}, {u"output"_s, u"(faked) %1 did what it was asked"_s.arg(name)}});
    }
    return bytes + "answers:\n" + written;
}

QCoro::Task<Result<QJsonObject>> runCreate(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$"_s);
    const QString name = arguments[u"name"_s].toString(), run = arguments[u"run"_s].toString();
    if (!plain.match(name).hasMatch())
        co_return failed(Fault::Invalid, u"'%1' is no name of a faker: letters, digits, '_', '.' and '-', 64 at most"_s.arg(name));
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    const std::shared_ptr<Environment> kept = *environment;
    auto bytes = run.isEmpty() ? fileOf(arguments) : Result<QByteArray>(QByteArray());
    if (!run.isEmpty()) {
        LocalAgents *agents = context.engine->localAgents();
        const auto recorded = co_await recordedFakes(agents ? agents->runStore() : nullptr, run);
        if (!recorded)
            co_return std::unexpected(recorded.error());
        QByteArray answers;
        for (const Fakes::Answer &answer : recorded->answers) {
            QJsonObject row{{u"tool"_s, answer.tool}, {answer.result.isError ? u"error"_s : u"output"_s, answer.result.textOf()}};
            if (answer.input)
                row[u"input"_s] = *answer.input;
            answers += line(row);
        }
        QByteArray tools;
        for (const ToolInfo &tool : recorded->tools)
            tools += line({{u"name"_s, tool.name}, {u"description"_s, tool.description}, {u"input_schema"_s, tool.inputSchema}});
        bytes = comment(arguments[u"description"_s].toString()) + comment(u"As run %1 had it"_s.arg(run)) + (tools.isEmpty() ? QByteArray() : "tools:\n" + tools) + (answers.isEmpty() ? "answers: []\n"_ba : "answers:\n" + answers);
    }
    if (!bytes)
        co_return std::unexpected(bytes.error());
    const auto value = YamlValue::parse(*bytes, name);
    const auto fakes = value ? Fakes::read(*value, name) : std::unexpected(value.error());
    if (!fakes)
        co_return std::unexpected(fakes.error());
    const QString folder = kept->paths().folder + "/fakes"_L1, path = folder + u'/' + name + ".yml"_L1;
    if (const auto made = makePrivateFolder(folder); !made)
        co_return std::unexpected(made.error());
    if (const auto written = createPrivateFile(path, *bytes); !written)
        co_return std::unexpected(written.error());
    if (Environments *environments = context.engine ? context.engine->environments() : nullptr)
        co_await environments->keep({path}, u"Add faker %1"_s.arg(name), Environments::author(context.caller));
    co_return QJsonObject{{u"name"_s, name}, {u"file"_s, path}, {u"tools"_s, fakes->tools.size()}, {u"answers"_s, fakes->answers.size()}};
}

QCoro::Task<Result<QJsonObject>> runList(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    QJsonArray rows;
    for (const QFileInfo &file : QDir((*environment)->paths().folder + "/fakes"_L1).entryInfoList({u"*.yml"_s, u"*.yaml"_s}, QDir::Files, QDir::Name)) {
        const auto fakes = Fakes::load(file.filePath());
        QJsonObject row{{u"name"_s, file.completeBaseName()}, {u"file"_s, file.filePath()}};
        if (fakes) {
            row[u"tools"_s] = fakes->tools.size();
            row[u"answers"_s] = fakes->answers.size();
        } else {
            row[u"error"_s] = fakes.error().detail;
        }
        rows << row;
    }
    co_return QJsonObject{{u"environment"_s, (*environment)->name()}, {u"fakers"_s, rows}};
}

} // namespace

QList<Verb> fakerVerbs()
{
    const Parameter environment{.name = u"environment"_s, .words = u"whose; without it the current one's"_s, .placeholder = u"NAME"_s, .letter = u'e'};
    const QJsonObject faker = Schema::object({{u"name"_s, Schema::text(u"its name"_s)}, {u"file"_s, Schema::text(u"where it stands"_s)}, {u"tools"_s, Schema::number(u"how many it has"_s)},
                                              {u"answers"_s, Schema::number(u"how many it has"_s)}, {u"error"_s, Schema::text(u"why it cannot be used"_s)}}, {u"name"_s, u"file"_s});
    return {{.name = u"faker.create"_s, .title = u"Make a faker"_s, .description = u"Writes a file of answers that stand in for tools, for `agent run --fakes NAME`: from a list, or from what an earlier run was told."_s,
             .parameters = {{.name = u"name"_s, .words = u"its name"_s, .placeholder = u"NAME"_s, .positional = true, .required = true}, {.name = u"description"_s, .words = u"what it stands for"_s, .placeholder = u"TEXT"_s},
                            {.name = u"goal"_s, .words = u"what shall be tried with it"_s, .placeholder = u"TEXT"_s},
                            {.name = u"tools"_s, .words = u"a list in JSON or YAML: {name, description, input_schema}"_s, .placeholder = u"LIST"_s},
                            {.name = u"answers"_s, .words = u"a list in JSON or YAML: {tool, input, output} or {tool, input, error}"_s, .placeholder = u"LIST"_s},
                            {.name = u"run"_s, .words = u"a run whose tools answer again as they did"_s, .placeholder = u"ID"_s}, environment},
             .resultSchema = faker, .needs = Right::Administer, .subjects = {u"name"_s}, .place = Verb::Place::Home,
             .examples = {u"faker create broken-search --answers '[{\"tool\": \"search\", \"error\": \"no connection\"}]'"_s, u"faker create monday --run ID"_s}, .run = runCreate},
            {.name = u"faker.list"_s, .title = u"List fakers"_s, .description = u"Lists the fakers of an environment."_s, .parameters = {environment},
             .resultSchema = Schema::object({{u"environment"_s, Schema::text(u"whose"_s)}, {u"fakers"_s, Schema::list(faker)}}, {u"fakers"_s}),
             .hints = {.readOnly = true, .idempotent = true}, .list = u"fakers"_s, .place = Verb::Place::Home, .examples = {u"faker list"_s}, .run = runList}};
}

} // namespace core
