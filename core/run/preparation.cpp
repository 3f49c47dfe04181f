// SPDX-License-Identifier: Apache-2.0
#include "core/run/preparation.h"

#include "core/agent/dotprompt.h"
#include "core/agent/inputschema.h"
#include "core/model/provider.h"

#include "lattice/work/transition.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr std::array kTaskNames{"task"_L1, "userInput"_L1};
constexpr QLatin1StringView kAnswer(lattice::Transition::kAnswerKey);

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
    if (!schema->hasField(kAnswer))
        values.remove(kAnswer); // the work's, not the caller's
    if (const QString missing = schema->soleMissingText(values); !missing.isEmpty() && !task.isEmpty())
        values.insert(missing, task);
    return schema->accept(values);
}

bool contains(const QJsonArray &messages, const QString &text)
{
    return std::ranges::any_of(messages, [&text](const QJsonValue &message) { return textOf(message).contains(text); });
}

QJsonObject userMessage(const QString &text)
{
    return {{u"role"_s, u"user"_s}, {u"content"_s, QJsonArray{QJsonObject{{u"text"_s, text}}}}};
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
    const QString answer = input.value(kAnswer).toString();
    if (!answer.isEmpty() && !values->contains(kAnswer))
        request.input.insert(kAnswer, YamlValue::string(answer));
    request.partials = agent.partials;
    auto messages = Dotprompt(engine).messages(*agent.file, request);
    if (!messages)
        return std::unexpected(messages.error());
    if (!wanted.isEmpty() && !contains(*messages, wanted))
        messages->append(userMessage(wanted));
    if (!answer.isEmpty() && !agent.file->body().contains(kAnswer)) // else the prompt says itself where it stands
        messages->append(userMessage(u"A person answered: %1"_s.arg(answer)));
    if (!hasUserMessage(*messages))
        return lattice::failed(lattice::Fault::Invalid, u"%1 was given no task, and its prompt asks for nothing itself; give a task"_s.arg(agent.name));
    QJsonObject played = *values;
    if (!answer.isEmpty())
        played.insert(kAnswer, answer);
    return Prepared{.messages = *messages, .input = played};
}

} // namespace core
