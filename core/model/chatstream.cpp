// SPDX-License-Identifier: Apache-2.0
#include "core/model/chatstream.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kMaxText = 32 * 1'048'576;

StopReason stopReason(const QString &reason)
{
    if (reason == "stop"_L1)
        return StopReason::End;
    if (reason == "tool_calls"_L1 || reason == "function_call"_L1)
        return StopReason::Tools;
    if (reason == "length"_L1)
        return StopReason::Length;
    return reason == "content_filter"_L1 ? StopReason::Filtered : StopReason::Other;
}

Usage usageOf(const QJsonObject &usage, Usage before)
{
    return {.inputTokens = usage.value("prompt_tokens"_L1).toInteger(before.inputTokens),
            .outputTokens = usage.value("completion_tokens"_L1).toInteger(before.outputTokens)};
}

} // namespace

lattice::Result<QString> ChatStream::take(const SseEvent &event)
{
    if (event.data.trimmed() == "[DONE]"_L1) {
        m_done = true;
        return QString();
    }
    QJsonParseError parsing;
    const QJsonObject chunk = QJsonDocument::fromJson(event.data.toUtf8(), &parsing).object();
    if (parsing.error != QJsonParseError::NoError)
        return lattice::failed(lattice::Fault::Invalid, u"the model server sent a piece that is not JSON: %1"_s.arg(parsing.errorString()));
    if (chunk.contains("error"_L1) && !chunk.value("error"_L1).isNull())
        return lattice::failed(lattice::Fault::Unreachable, u"the model server broke off: %1"_s.arg(errorText(chunk)));
    m_reply.model = chunk.value("model"_L1).toString(m_reply.model);
    m_reply.usage = usageOf(chunk.value("usage"_L1).toObject(), m_reply.usage);
    const QJsonObject choice = chunk.value("choices"_L1).toArray().first().toObject();
    const QString text = takeChoice(choice, choice.value("delta"_L1).toObject());
    if (m_reply.text.size() > kMaxText)
        return lattice::failed(lattice::Fault::Full, u"the answer is longer than 32 MiB"_s);
    return text;
}

lattice::Result<ModelReply> ChatStream::parseWhole(const QByteArray &json)
{
    QJsonParseError parsing;
    const QJsonObject body = QJsonDocument::fromJson(json, &parsing).object();
    if (body.contains("error"_L1) && !body.value("error"_L1).isNull())
        return lattice::failed(lattice::Fault::Unreachable, u"the model server broke off: %1"_s.arg(errorText(body)));
    const QJsonObject choice = body.value("choices"_L1).toArray().first().toObject();
    if (choice.isEmpty())
        return lattice::failed(lattice::Fault::Invalid, u"the model server's answer has no choices (%1)"_s.arg(parsing.errorString()));
    ChatStream stream;
    stream.m_reply.model = body.value("model"_L1).toString();
    stream.m_reply.usage = usageOf(body.value("usage"_L1).toObject(), {});
    stream.takeChoice(choice, choice.value("message"_L1).toObject());
    stream.m_finished = true;
    return stream.reply();
}

lattice::Result<ModelReply> ChatStream::reply() const
{
    if (!m_finished && !m_done)
        return lattice::failed(lattice::Fault::Unreachable, u"the stream of the model server was cut before the answer was complete"_s);
    ModelReply reply = m_reply;
    for (const auto &[index, call] : m_calls) {
        const QByteArray arguments = call.arguments.trimmed().isEmpty() ? "{}"_ba : call.arguments.toUtf8();
        const QJsonDocument input = QJsonDocument::fromJson(arguments);
        if (call.name.isEmpty() || !input.isObject())
            return lattice::failed(lattice::Fault::Invalid, u"the model called the tool '%1' with arguments that are no JSON object"_s.arg(call.name));
        reply.toolCalls.append({.id = call.id, .name = call.name, .input = input.object()});
    }
    return reply;
}

QString ChatStream::errorText(const QJsonObject &body)
{
    const QJsonValue error = body.value("error"_L1);
    if (error.isString())
        return error.toString();
    const QString text = error["message"_L1].toString();
    return text.isEmpty() ? body.value("message"_L1).toString() : text;
}

QString ChatStream::takeChoice(const QJsonObject &choice, const QJsonObject &message)
{
    const QString text = message.value("content"_L1).toString();
    m_reply.text += text;
    int index = 0;
    for (const QJsonValue piece : message.value("tool_calls"_L1).toArray()) {
        QJsonObject call = piece.toObject();
        if (!call.contains("index"_L1))
            call.insert("index"_L1, index); // whole answers have none
        takeToolCall(call);
        ++index;
    }
    if (const QString reason = choice.value("finish_reason"_L1).toString(); !reason.isEmpty()) {
        m_reply.stop = stopReason(reason);
        m_finished = true;
    }
    return text;
}

void ChatStream::takeToolCall(const QJsonObject &piece)
{
    Call &call = m_calls[piece.value("index"_L1).toInt()];
    const QJsonObject function = piece.value("function"_L1).toObject();
    if (call.id.isEmpty())
        call.id = piece.value("id"_L1).toString();
    if (call.name.isEmpty())
        call.name = function.value("name"_L1).toString();
    call.arguments += function.value("arguments"_L1).toString();
}

} // namespace core
