// SPDX-License-Identifier: Apache-2.0
#include "core/run/preparation.h"

#include "core/agent/dotprompt.h"
#include "core/agent/inputschema.h"
#include "core/model/provider.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr std::array kTaskNames{"task"_L1, "userInput"_L1};

lattice::Result<QJsonObject> checkedInput(const Agent &agent, const QString &task, const QJsonObject &input)
{
    const auto schema = InputSchema::parse(agent.inputSchema);
    if (!schema)
        return std::unexpected(schema.error());
    QJsonObject values = agent.defaults;
    for (auto value = input.begin(); value != input.end(); ++value)
        values.insert(value.key(), value.value());
    for (const auto name : kTaskNames) {
        if (schema->hasField(name) && !values.contains(name) && !task.isEmpty())
            values.insert(name, task);
        else if (!schema->hasField(name) && !agent.inputSchema.isEmpty())
            values.remove(name); // given beside the fields, not as one
    }
    if (const QString missing = schema->soleMissingText(values); !missing.isEmpty() && !task.isEmpty())
        values.insert(missing, task);
    return schema->accept(values);
}

bool contains(const QJsonArray &messages, const QString &text)
{
    return std::ranges::any_of(messages, [&text](const QJsonValue &message) { return textOf(message).contains(text); });
}

bool hasUserMessage(const QJsonArray &messages)
{
    return std::ranges::any_of(messages, [](const QJsonValue &message) { return message["role"_L1] == "user"_L1; });
}

} // namespace

lattice::Result<Prepared> prepare(TemplateEngine &engine, const Agent &agent, const QString &task, const QJsonObject &input)
{
    QString wanted = task.trimmed();
    for (const auto name : kTaskNames) {
        if (wanted.isEmpty())
            wanted = input.value(name).toString().trimmed();
    }
    const auto values = checkedInput(agent, wanted, input);
    if (!values)
        return lattice::failed(values.error().fault, u"input of %1: %2"_s.arg(agent.name, values.error().detail));

    DotpromptRequest request;
    request.input = YamlValue::fromJson(*values);
    for (const auto name : kTaskNames) {
        if (!values->contains(name))
            request.input.insert(name, YamlValue::string(wanted));
    }
    request.partials = agent.partials;
    auto messages = Dotprompt(engine).messages(*agent.file, request);
    if (!messages)
        return std::unexpected(messages.error());
    if (!wanted.isEmpty() && !contains(*messages, wanted))
        messages->append(QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, QJsonArray{QJsonObject{{u"text"_s, wanted}}}}});
    if (!hasUserMessage(*messages))
        return lattice::failed(lattice::Fault::Invalid, u"%1 was given no task, and its prompt asks for nothing itself; give a task"_s.arg(agent.name));
    return Prepared{.messages = *messages, .input = *values};
}

} // namespace core
