// SPDX-License-Identifier: Apache-2.0
#include "core/telemetry/genai.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using lattice::ActiveSpan;
using lattice::Result;
using lattice::Span;

namespace core::GenAi {

namespace {

constexpr auto kOperation = "gen_ai.operation.name"_L1;

QString finishReason(StopReason stop)
{
    switch (stop) {
    case StopReason::End: return u"stop"_s;
    case StopReason::Tools: return u"tool_calls"_s;
    case StopReason::Length: return u"length"_s;
    case StopReason::Filtered: return u"content_filter"_s;
    case StopReason::Other: return u"other"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

/*! The well-known value where the conventions have one. A reply that names no provider comes from one that speaks OpenAI's protocol. */
template <typename Reply>
QString providerName(const Reply &reply)
{
    QString provider = reply.model == "rehearsal"_L1 ? u"rehearsal"_s : u"openai"_s;
    if constexpr (requires { reply.provider; }) {
        if (!reply.provider.isEmpty())
            provider = reply.provider;
    }
    return provider == "gemini"_L1 || provider == "google"_L1 ? u"gcp.gemini"_s : provider;
}

QString asText(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QString asText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/*! A dotprompt part as the conventions have it; thinking is the provider's and is left out. */
QJsonObject partOf(const QJsonObject &part)
{
    if (part.contains("text"_L1))
        return {{u"type"_s, u"text"_s}, {u"content"_s, part["text"_L1]}};
    if (const QJsonObject call = part["toolRequest"_L1].toObject(); !call.isEmpty())
        return {{u"type"_s, u"tool_call"_s}, {u"id"_s, call["ref"_L1]}, {u"name"_s, call["name"_L1]}, {u"arguments"_s, call["input"_L1]}};
    if (const QJsonObject response = part["toolResponse"_L1].toObject(); !response.isEmpty())
        return {{u"type"_s, u"tool_call_response"_s}, {u"id"_s, response["ref"_L1]}, {u"response"_s, response["output"_L1]}};
    if (const QJsonObject media = part["media"_L1].toObject(); !media.isEmpty()) {
        const QString url = media["url"_L1].toString(); // what is in the address itself is too large for a span
        return {{u"type"_s, u"uri"_s}, {u"modality"_s, u"image"_s}, {u"mime_type"_s, media["contentType"_L1]}, {u"uri"_s, url.startsWith("data:"_L1) ? u"data:"_s : url}};
    }
    return {};
}

QJsonObject messageOf(const QString &role, const QJsonArray &content)
{
    QJsonArray parts;
    for (const QJsonValue &part : content) {
        if (const QJsonObject shown = partOf(part.toObject()); !shown.isEmpty())
            parts.append(shown);
    }
    return {{u"role"_s, role == "model"_L1 ? u"assistant"_s : role}, {u"parts"_s, parts}};
}

void setInput(ActiveSpan &span, const QJsonArray &messages)
{
    QJsonArray input, instructions;
    for (const QJsonValue &message : messages) {
        const QString role = message["role"_L1].toString();
        const QJsonObject shown = messageOf(role, message["content"_L1].toArray());
        if (role == "system"_L1) {
            for (const QJsonValue &part : shown["parts"_L1].toArray())
                instructions.append(part);
        } else {
            input.append(shown);
        }
    }
    if (!instructions.isEmpty())
        span.set("gen_ai.system_instructions"_L1, asText(instructions));
    span.set("gen_ai.input.messages"_L1, asText(input));
}

void setConfig(ActiveSpan &span, const QJsonObject &config)
{
    const auto number = [&](QLatin1StringView key, QLatin1StringView attribute) {
        if (config[key].isDouble())
            span.set(attribute, config[key].toDouble());
    };
    const auto whole = [&](QLatin1StringView key, QLatin1StringView attribute) {
        if (config[key].isDouble())
            span.set(attribute, config[key].toInteger());
    };
    number("temperature"_L1, "gen_ai.request.temperature"_L1);
    number("topP"_L1, "gen_ai.request.top_p"_L1);
    whole("topK"_L1, "gen_ai.request.top_k"_L1);
    whole("maxOutputTokens"_L1, "gen_ai.request.max_tokens"_L1);
}

} // namespace

ActiveSpan startAgent(const Tracing &tracing, const Agent &agent, const QString &runId, QStringView parent)
{
    ActiveSpan span = tracing.tracer.start({"invoke_agent"_L1, agent.name}, Span::Kind::Internal, parent);
    if (!span.isRecording())
        return span;
    span.set(kOperation, u"invoke_agent"_s);
    span.set("gen_ai.agent.name"_L1, agent.name);
    span.set("gen_ai.agent.id"_L1, agent.id);
    if (!agent.description.isEmpty())
        span.set("gen_ai.agent.description"_L1, agent.description);
    if (!agent.model.isEmpty())
        span.set("gen_ai.request.model"_L1, agent.model);
    if (!runId.isEmpty())
        span.set("gen_ai.conversation.id"_L1, runId);
    return span;
}

ActiveSpan startChat(const Tracing &tracing, const ModelRequest &request, QStringView parent)
{
    ActiveSpan span = tracing.tracer.start({"chat"_L1, request.model}, Span::Kind::Client, parent);
    if (!span.isRecording())
        return span;
    span.set(kOperation, u"chat"_s);
    span.set("gen_ai.request.model"_L1, request.model);
    if (!request.outputSchema.isEmpty())
        span.set("gen_ai.output.type"_L1, u"json"_s);
    setConfig(span, request.config);
    if (tracing.capturesContent)
        setInput(span, request.messages);
    return span;
}

void setUsage(ActiveSpan &span, const Usage &usage)
{
    const auto set = [&](QLatin1StringView key, qint64 tokens) {
        if (tokens >= 0)
            span.set(key, tokens);
    };
    set("gen_ai.usage.input_tokens"_L1, usage.inputTokens);
    set("gen_ai.usage.output_tokens"_L1, usage.outputTokens);
    set("gen_ai.usage.cache_read.input_tokens"_L1, usage.cachedTokens);
    set("gen_ai.usage.cache_creation.input_tokens"_L1, usage.cacheWriteTokens);
    set("gen_ai.usage.reasoning.output_tokens"_L1, usage.reasoningTokens);
}

void endChat(const Tracing &tracing, ActiveSpan &span, const Result<ModelReply> &reply)
{
    if (span.isRecording()) {
        if (reply) {
            span.set("gen_ai.provider.name"_L1, providerName(*reply));
            span.set("gen_ai.response.model"_L1, reply->model);
            span.set("gen_ai.response.finish_reasons"_L1, QStringList{finishReason(reply->stop)});
            setUsage(span, reply->usage);
        } else {
            span.fail(reply.error().fault); // a provider's words may repeat the prompt
        }
        if (reply && tracing.capturesContent) {
            QJsonObject message = messageOf(u"model"_s, reply->content.isEmpty() ? QJsonArray{QJsonObject{{u"text"_s, reply->text}}} : reply->content);
            message.insert(u"finish_reason"_s, finishReason(reply->stop));
            span.set("gen_ai.output.messages"_L1, asText(QJsonArray{message}));
        }
    }
    span.end();
}

ActiveSpan startTool(const Tracing &tracing, const ToolCall &call, const QString &server, QStringView parent)
{
    ActiveSpan span = tracing.tracer.start({"execute_tool"_L1, call.name}, Span::Kind::Internal, parent);
    if (!span.isRecording())
        return span;
    span.set(kOperation, u"execute_tool"_s);
    span.set("gen_ai.tool.name"_L1, call.name);
    span.set("gen_ai.tool.type"_L1, u"function"_s);
    if (!call.id.isEmpty())
        span.set("gen_ai.tool.call.id"_L1, call.id);
    if (!server.isEmpty())
        span.set("station.tool.server"_L1, server);
    if (tracing.capturesContent)
        span.set("gen_ai.tool.call.arguments"_L1, asText(call.input));
    return span;
}

void endTool(const Tracing &tracing, ActiveSpan &span, const Result<ToolResult> &result)
{
    if (span.isRecording()) {
        if (!result)
            span.fail(result.error().fault);
        else if (result->isError)
            span.failAs(u"tool_error"_s);
        if (result && tracing.capturesContent)
            span.set("gen_ai.tool.call.result"_L1, asText(result->content));
    }
    span.end();
}

} // namespace core::GenAi
