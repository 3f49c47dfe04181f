// SPDX-License-Identifier: Apache-2.0
#include "core/tool/faker.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr qint64 kMaxBytes = 8 * 1'048'576;
constexpr qsizetype kShown = 3; // inputs in the words of an error

std::unexpected<lattice::Error> wrong(const QString &source, const YamlValue &value, const QString &what)
{
    return std::unexpected(yamlError(source, value.line, value.column, what));
}

QString compact(const QJsonObject &object) { return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)); }

bool fits(const Fakes::Answer &answer, const QString &name, const QJsonObject &input)
{
    if (answer.tool != name)
        return false;
    if (!answer.input)
        return true;
    if (answer.exact)
        return *answer.input == input;
    return std::ranges::all_of(answer.input->keys(), [&](const QString &key) { return answer.input->value(key) == input.value(key); });
}

Result<ToolResult> readOutput(const YamlValue &item, const QString &source)
{
    const YamlValue *output = item.find(u"output"), *error = item.find(u"error");
    if (bool(output) == bool(error))
        return wrong(source, item, u"an answer with %1; expected one of 'output' and 'error'"_s.arg(output ? u"both 'output' and 'error'"_s : u"nothing to say"_s));
    if (error)
        return ToolResult::error(error->text);
    if (output->isScalar())
        return ToolResult::text(output->text);
    ToolResult result = ToolResult::text(QString::fromUtf8(output->toJsonText()));
    result.structured = output->toJson();
    return result;
}

Result<ToolInfo> readTool(const YamlValue &item, const QString &source)
{
    const YamlValue *name = item.find(u"name");
    if (!name || !name->isScalar() || name->text.isEmpty())
        return wrong(source, item, u"a tool without 'name'"_s);
    ToolInfo tool{.name = name->text, .title = {}, .description = {}, .inputSchema = {{u"type"_s, u"object"_s}}, .outputSchema = {}, .hints = {}, .server = u"fake"_s};
    if (const YamlValue *description = item.find(u"description"))
        tool.description = description->text;
    if (const YamlValue *schema = item.find(u"input_schema")) {
        if (!schema->isMap())
            return wrong(source, *schema, u"'input_schema' is %1; expected a JSON Schema"_s.arg(schema->kindName()));
        tool.inputSchema = schema->toJson().toObject();
    }
    return tool;
}

Result<Fakes::Answer> readAnswer(const YamlValue &item, const QString &source)
{
    const YamlValue *tool = item.find(u"tool"), *input = item.find(u"input");
    if (!tool || !tool->isScalar() || tool->text.isEmpty())
        return wrong(source, item, u"%1; expected an answer {tool, input, output}"_s.arg(item.isMap() ? u"an answer without 'tool'"_s : item.kindName()));
    if (input && !input->isMap())
        return wrong(source, *input, u"'input' is %1; expected a map of the values that a call must have"_s.arg(input->kindName()));
    auto result = readOutput(item, source);
    if (!result)
        return std::unexpected(result.error());
    Fakes::Answer answer{.tool = tool->text, .input = std::nullopt, .exact = false, .result = *std::move(result)};
    if (input)
        answer.input = input->toJson().toObject();
    return answer;
}

} // namespace

Result<Fakes> Fakes::read(const YamlValue &value, const QString &source)
{
    Fakes fakes{.source = source, .tools = {}, .answers = {}};
    const YamlValue *answers = value.isMap() ? value.find(u"answers") : &value;
    if (!answers || !answers->isList())
        return wrong(source, answers ? *answers : value, u"%1; expected a list of answers {tool, input, output}"_s.arg(answers ? answers->kindName() : u"a map without 'answers'"_s));
    if (const YamlValue *tools = value.find(u"tools")) {
        for (const YamlValue &item : tools->items) {
            auto tool = readTool(item, source);
            if (!tool)
                return std::unexpected(tool.error());
            fakes.tools.append(*std::move(tool));
        }
    }
    for (const YamlValue &item : answers->items) {
        auto answer = readAnswer(item, source);
        if (!answer)
            return std::unexpected(answer.error());
        if (std::ranges::find(fakes.tools, answer->tool, &ToolInfo::name) == fakes.tools.end())
            fakes.tools.append({.name = answer->tool, .title = {}, .description = {}, .inputSchema = {{u"type"_s, u"object"_s}}, .outputSchema = {}, .hints = {}, .server = u"fake"_s});
        fakes.answers.append(*std::move(answer));
    }
    return fakes;
}

Result<Fakes> Fakes::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(file.exists() ? Fault::Refused : Fault::NotFound, u"%1: %2"_s.arg(path, file.errorString()));
    const QByteArray bytes = file.read(kMaxBytes + 1);
    if (bytes.size() > kMaxBytes)
        return failed(Fault::Full, u"%1: a file of answers has at most 8 MiB"_s.arg(path));
    const auto value = YamlValue::parse(bytes, path);
    if (!value)
        return std::unexpected(value.error());
    return read(*value, path);
}

Faker::Faker(Fakes fakes)
    : m_fakes(std::move(fakes)), m_given(m_fakes.answers.size(), false)
{
}

QCoro::Task<Result<ToolResult>> Faker::call(QString name, QJsonObject input, ToolProgressSink, std::chrono::milliseconds, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return failed(Fault::Cancelled, u"cancelled"_s);
    qsizetype chosen = -1;
    QStringList inputs;
    for (qsizetype i = 0; i < m_fakes.answers.size(); ++i) {
        const Fakes::Answer &answer = m_fakes.answers[i];
        if (answer.tool == name && answer.input && inputs.size() < kShown)
            inputs += compact(*answer.input);
        if (!fits(answer, name, input))
            continue;
        chosen = i;
        if (!m_given[i])
            break;
    }
    if (chosen < 0)
        co_return ToolResult::error(inputs.isEmpty() ? u"no answer of %1 is given in %2"_s.arg(name, m_fakes.source)
                                                     : u"no answer of %1 for %2 is given in %3; there are some for %4"_s.arg(name, compact(input), m_fakes.source, inputs.join(u", "_s)));
    m_given[chosen] = true;
    co_return m_fakes.answers[chosen].result;
}

} // namespace core
