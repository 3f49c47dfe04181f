// SPDX-License-Identifier: Apache-2.0
#include "core/model/chatfold.h"

#include "core/model/httpfault.h"

using namespace Qt::StringLiterals;
using Kind = core::ReplyBuilder::Kind;

namespace core {

namespace {

// The pieces of one message have no order among themselves: thoughts come before words, words before calls.
constexpr qint64 kReasoningPlace = 0, kTextPlace = 1, kFirstCall = 2;

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
    const QJsonValue input = usage.value("prompt_tokens_details"_L1), output = usage.value("completion_tokens_details"_L1);
    return {.inputTokens = usage.value("prompt_tokens"_L1).toInteger(before.inputTokens),
            .outputTokens = usage.value("completion_tokens"_L1).toInteger(before.outputTokens),
            .cachedTokens = input["cached_tokens"_L1].toInteger(usage.value("prompt_cache_hit_tokens"_L1).toInteger(before.cachedTokens)),
            .cacheWriteTokens = input["cache_write_tokens"_L1].toInteger(before.cacheWriteTokens),
            .reasoningTokens = output["reasoning_tokens"_L1].toInteger(before.reasoningTokens)};
}

} // namespace

lattice::Result<QString> ChatFold::take(const QJsonObject &chunk)
{
    if (HttpFault::isError(chunk))
        return std::unexpected(HttpFault::ofStream(chunk));
    takeCommon(chunk);
    const QJsonObject choice = chunk.value("choices"_L1).toArray().first().toObject();
    const QString text = takeChoice(choice, choice.value("delta"_L1).toObject());
    if (const auto fits = m_reply.checkSize(); !fits)
        return std::unexpected(fits.error());
    return text;
}

lattice::Result<QString> ChatFold::takeWhole(const QJsonObject &body)
{
    if (HttpFault::isError(body))
        return std::unexpected(HttpFault::ofStream(body));
    const QJsonObject choice = body.value("choices"_L1).toArray().first().toObject();
    if (choice.isEmpty())
        return lattice::failed(lattice::Fault::Invalid, u"the model server's answer has no choices"_s);
    takeCommon(body);
    const QString text = takeChoice(choice, choice.value("message"_L1).toObject());
    m_answered = m_done = true;
    return text;
}

void ChatFold::takeCommon(const QJsonObject &body)
{
    m_reply.model = body.value("model"_L1).toString(m_reply.model);
    m_reply.usage = usageOf(body.value("usage"_L1).toObject(), m_reply.usage);
}

QString ChatFold::takeChoice(const QJsonObject &choice, const QJsonObject &message)
{
    takeReasoning(message);
    QString text;
    if (const QString words = message.value("content"_L1).toString(); !words.isEmpty())
        text += m_reply.add(m_reply.at(kTextPlace, Kind::Text), words);
    if (const QString refusal = message.value("refusal"_L1).toString(); !refusal.isEmpty()) {
        text += m_reply.add(m_reply.at(kTextPlace, Kind::Text), refusal);
        m_reply.stop = StopReason::Filtered;
    }
    qint64 position = 0;
    for (const QJsonValue piece : message.value("tool_calls"_L1).toArray()) {
        takeToolCall(piece.toObject(), piece["index"_L1].toInteger(position)); // whole answers have none
        ++position;
    }
    if (const QString reason = choice.value("finish_reason"_L1).toString(); !reason.isEmpty()) {
        if (m_reply.stop != StopReason::Filtered)
            m_reply.stop = stopReason(reason);
        m_answered = true;
    }
    return text;
}

void ChatFold::takeReasoning(const QJsonObject &message)
{
    for (const auto field : {"reasoning_content"_L1, "reasoning"_L1}) { // DeepSeek's name, and that of OpenRouter and vLLM
        const QString words = message.value(field).toString();
        if (words.isEmpty())
            continue;
        auto &part = m_reply.at(kReasoningPlace, Kind::Reasoning);
        part.metadata.insert("field"_L1, QString(field));
        m_reply.add(part, words);
        return;
    }
}

void ChatFold::takeToolCall(const QJsonObject &piece, qint64 index)
{
    auto &call = m_reply.at(kFirstCall + std::clamp<qint64>(index, 0, 1'000'000), Kind::Tool);
    const QJsonObject function = piece.value("function"_L1).toObject();
    if (call.ref.isEmpty())
        call.ref = piece.value("id"_L1).toString();
    if (call.name.isEmpty())
        call.name = function.value("name"_L1).toString();
    if (const QJsonValue arguments = function.value("arguments"_L1); arguments.isObject())
        call.input = arguments.toObject(); // some servers do not make text of it
    else
        m_reply.add(call, arguments.toString());
}

} // namespace core
