// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/fixturetools.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

// clang-format off: rows of a table, one thing a line
namespace core {

McpQuestion Fixture::form(const QString &key, const QString &message, const QJsonObject &properties, const QStringList &required)
{
    return {.key = key, .method = u"elicitation/create"_s, .params = {{u"message"_s, message}, {u"requestedSchema"_s, schema(properties, required)}}, .isBound = false};
}

McpQuestion Fixture::sample(const QString &key, const QString &prompt, int maxTokens)
{
    const QJsonObject message{{u"role"_s, u"user"_s}, {u"content"_s, textBlock(prompt)}};
    return {.key = key, .method = u"sampling/createMessage"_s, .params = {{u"messages"_s, QJsonArray{message}}, {u"maxTokens"_s, maxTokens}}, .isBound = false};
}

namespace {

using Outcome = McpResult<ToolResult>;

QString compact(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

/*! What the model of the client said; one block or several. */
QString saidIn(const QJsonObject &sampled)
{
    const QJsonValue content = sampled["content"_L1];
    return content.isArray() ? content[0]["text"_L1].toString() : content["text"_L1].toString();
}

QString wordsOf(const QJsonObject &elicited)
{
    return u"action=%1, content=%2"_s.arg(elicited["action"_L1].toString(), compact(elicited["content"_L1].toObject()));
}

QString field(const QJsonObject &elicited, const QString &name)
{
    return elicited["content"_L1][name].toString(u"unknown"_s);
}

/*! A tool that asks \a questions and makes its text of the answers. */
FixtureTool asking(const QString &name, const QString &description, QList<McpQuestion> questions, std::function<QString(const McpAnswers &)> say)
{
    const auto run = [](QList<McpQuestion> all, std::function<QString(const McpAnswers &)> words, std::shared_ptr<McpCaller> caller) -> QCoro::Task<Outcome> {
        const auto answers = co_await caller->ask(all);
        if (!answers)
            co_return std::unexpected(answers.error());
        co_return ToolResult::text(words(*answers));
    };
    return {.info = {.name = name, .title = {}, .description = description, .inputSchema = Fixture::schema(), .outputSchema = {}, .hints = {}, .server = {}},
            .run = [run, questions = std::move(questions), say = std::move(say)](QJsonObject, std::shared_ptr<McpCaller> caller) { return run(questions, say, std::move(caller)); }};
}

QCoro::Task<Outcome> runSampling(QJsonObject arguments, std::shared_ptr<McpCaller> caller)
{
    const auto answers = co_await caller->ask({Fixture::sample(u"reply"_s, arguments["prompt"_L1].toString(), 100)});
    if (!answers)
        co_return std::unexpected(answers.error());
    co_return ToolResult::text(u"LLM response: "_s + saidIn((*answers)[u"reply"_s]));
}

QCoro::Task<Outcome> runElicitation(QJsonObject arguments, std::shared_ptr<McpCaller> caller)
{
    const auto answers = co_await caller->ask({Fixture::form(u"user"_s, arguments["message"_L1].toString(),
                                                            {{u"username"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"description"_s, u"User's response"_s}}},
                                                             {u"email"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"description"_s, u"User's email address"_s}}}},
                                                            {u"username"_s, u"email"_s})});
    if (!answers)
        co_return std::unexpected(answers.error());
    co_return ToolResult::text(u"User response: "_s + wordsOf((*answers)[u"user"_s]));
}

QCoro::Task<Outcome> runRounds(QJsonObject, std::shared_ptr<McpCaller> caller)
{
    const QJsonObject text{{u"type"_s, u"string"_s}};
    const auto first = co_await caller->ask({Fixture::form(u"step1"_s, u"Step 1: What is your name?"_s, {{u"name"_s, text}}, {u"name"_s})});
    if (!first)
        co_return std::unexpected(first.error());
    const auto second = co_await caller->ask({Fixture::form(u"step2"_s, u"Step 2: What is your favorite color?"_s, {{u"color"_s, text}}, {u"color"_s})});
    if (!second)
        co_return std::unexpected(second.error());
    co_return ToolResult::text(u"Multi-round complete for %1 who likes %2"_s.arg(field((*first)[u"step1"_s], u"name"_s), field((*second)[u"step2"_s], u"color"_s)));
}

QCoro::Task<Outcome> runCapabilities(QJsonObject, std::shared_ptr<McpCaller> caller)
{
    QList<McpQuestion> questions;
    if (caller->peer().can(u"elicitation"_s))
        questions << Fixture::form(u"elicit_input"_s, u"Elicitation input"_s, {{u"value"_s, QJsonObject{{u"type"_s, u"string"_s}}}}, {u"value"_s});
    if (caller->peer().can(u"sampling"_s))
        questions << Fixture::sample(u"sample_input"_s, u"Sample request"_s, 50);
    if (questions.isEmpty())
        co_return ToolResult::text(u"No supported capabilities declared"_s);
    const auto answers = co_await caller->ask(questions);
    if (!answers)
        co_return std::unexpected(answers.error());
    co_return ToolResult::text(u"capabilities-ok: received "_s + answers->keys().join(u','));
}

QJsonObject titled(const QString &value, const QString &title)
{
    return {{u"const"_s, value}, {u"title"_s, title}};
}

QJsonObject defaultsForm()
{
    const auto entry = [](const QString &type, const QString &description, const QJsonValue &initial) { return QJsonObject{{u"type"_s, type}, {u"description"_s, description}, {u"default"_s, initial}}; };
    QJsonObject status = entry(u"string"_s, u"User status"_s, u"active"_s);
    status[u"enum"_s] = QJsonArray{u"active"_s, u"inactive"_s, u"pending"_s};
    return {{u"name"_s, entry(u"string"_s, u"User name"_s, u"John Doe"_s)}, {u"age"_s, entry(u"integer"_s, u"User age"_s, 30)}, {u"score"_s, entry(u"number"_s, u"User score"_s, 95.5)},
            {u"status"_s, status}, {u"verified"_s, entry(u"boolean"_s, u"Verification status"_s, true)}};
}

QJsonObject enumsForm()
{
    const QJsonArray options{u"option1"_s, u"option2"_s, u"option3"_s};
    const auto single = [](const QString &description, const QString &key, const QJsonArray &values) { return QJsonObject{{u"type"_s, u"string"_s}, {u"description"_s, description}, {key, values}}; };
    const auto several = [](const QString &description, const QJsonObject &items) {
        return QJsonObject{{u"type"_s, u"array"_s}, {u"description"_s, description}, {u"minItems"_s, 1}, {u"maxItems"_s, 3}, {u"items"_s, items}};
    };
    QJsonObject old = single(u"Select one option (legacy)"_s, u"enum"_s, {u"opt1"_s, u"opt2"_s, u"opt3"_s});
    old[u"enumNames"_s] = QJsonArray{u"Option One"_s, u"Option Two"_s, u"Option Three"_s};
    return {{u"untitledSingle"_s, single(u"Select one option"_s, u"enum"_s, options)},
            {u"titledSingle"_s, single(u"Select one option with titles"_s, u"oneOf"_s, {titled(u"value1"_s, u"First Option"_s), titled(u"value2"_s, u"Second Option"_s), titled(u"value3"_s, u"Third Option"_s)})},
            {u"legacyEnum"_s, old},
            {u"untitledMulti"_s, several(u"Select multiple options"_s, {{u"type"_s, u"string"_s}, {u"enum"_s, options}})},
            {u"titledMulti"_s, several(u"Select multiple options with titles"_s, {{u"anyOf"_s, QJsonArray{titled(u"value1"_s, u"First Choice"_s), titled(u"value2"_s, u"Second Choice"_s), titled(u"value3"_s, u"Third Choice"_s)}}})}};
}

/*! A yes that counts only with the state that was given out with the question. */
McpQuestion confirm(const QString &message)
{
    McpQuestion question = Fixture::form(u"confirm"_s, message, {{u"ok"_s, QJsonObject{{u"type"_s, u"boolean"_s}}}}, {u"ok"_s});
    question.isBound = true;
    return question;
}

FixtureTool withArgument(const QString &name, const QString &description, const QString &argument, FixtureTool::Run run)
{
    return {.info = {.name = name, .title = {}, .description = description, .inputSchema = Fixture::schema({{argument, QJsonObject{{u"type"_s, u"string"_s}}}}, {argument}), .outputSchema = {}, .hints = {}, .server = {}},
            .run = std::move(run)};
}

FixtureTool plain(const QString &name, const QString &description, FixtureTool::Run run)
{
    return {.info = {.name = name, .title = {}, .description = description, .inputSchema = Fixture::schema(), .outputSchema = {}, .hints = {}, .server = {}}, .run = std::move(run)};
}

} // namespace

QList<FixtureTool> askingFixtures()
{
    const QJsonObject text{{u"type"_s, u"string"_s}};
    const McpQuestion userName = Fixture::form(u"user_name"_s, u"What is your name?"_s, {{u"name"_s, text}}, {u"name"_s});
    const McpQuestion roots{.key = u"client_roots"_s, .method = u"roots/list"_s, .isBound = false};
    const auto countOf = [](const QJsonObject &listed) { return QString::number(listed["roots"_L1].toArray().size()); };
    const auto completed = [](const McpAnswers &answers) { return u"Elicitation completed: "_s + wordsOf(answers[u"form"_s]); };
    return {withArgument(u"test_sampling"_s, u"Tests server-initiated sampling (LLM completion request)"_s, u"prompt"_s, runSampling),
            withArgument(u"test_elicitation"_s, u"Tests server-initiated elicitation (user input request)"_s, u"message"_s, runElicitation),
            asking(u"test_elicitation_sep1034_defaults"_s, u"Tests elicitation with default values per SEP-1034"_s,
                   {Fixture::form(u"form"_s, u"Please review and update the form fields with defaults"_s, defaultsForm())}, completed),
            asking(u"test_elicitation_sep1330_enums"_s, u"Tests elicitation with enum schema improvements per SEP-1330"_s,
                   {Fixture::form(u"form"_s, u"Please select options from the enum fields"_s, enumsForm())}, completed),
            asking(u"test_missing_capability"_s, u"Needs a client that declares sampling"_s, {Fixture::sample(u"reply"_s, u"Say something"_s, 20)}, [](const McpAnswers &) { return u"Success"_s; }),
            asking(u"test_streaming_elicitation"_s, u"Asks the client by its result, never by a request on the stream"_s, {userName}, [](const McpAnswers &) { return u"Streaming complete"_s; }),
            asking(u"test_input_required_result_elicitation"_s, u"MRTR: elicitation"_s, {userName}, [](const McpAnswers &a) { return u"Hello, %1!"_s.arg(field(a[u"user_name"_s], u"name"_s)); }),
            asking(u"test_input_required_result_sampling"_s, u"MRTR: sampling"_s, {Fixture::sample(u"capital_question"_s, u"What is the capital of France?"_s, 100)},
                   [](const McpAnswers &a) { return u"Sampling result: "_s + saidIn(a[u"capital_question"_s]); }),
            asking(u"test_input_required_result_list_roots"_s, u"MRTR: roots"_s, {roots}, [countOf](const McpAnswers &a) { return u"Found %1 root(s)"_s.arg(countOf(a[u"client_roots"_s])); }),
            asking(u"test_input_required_result_request_state"_s, u"MRTR: requestState"_s, {confirm(u"Please confirm"_s)}, [](const McpAnswers &) { return u"state-ok: requestState validated"_s; }),
            asking(u"test_input_required_result_multiple_inputs"_s, u"MRTR: three questions at once"_s, {userName, Fixture::sample(u"greeting"_s, u"Generate a greeting"_s, 50), roots},
                   [countOf](const McpAnswers &a) { return u"Name: %1; Greeting: %2; Roots: %3"_s.arg(field(a[u"user_name"_s], u"name"_s), saidIn(a[u"greeting"_s]), countOf(a[u"client_roots"_s])); }),
            plain(u"test_input_required_result_multi_round"_s, u"MRTR: one question after the other"_s, runRounds),
            asking(u"test_input_required_result_tampered_state"_s, u"MRTR: a state that was changed is refused"_s, {confirm(u"Please confirm"_s)}, [](const McpAnswers &) { return u"integrity-ok: state verified"_s; }),
            plain(u"test_input_required_result_capabilities"_s, u"MRTR: asks only what the client can answer"_s, runCapabilities)};
}

} // namespace core
