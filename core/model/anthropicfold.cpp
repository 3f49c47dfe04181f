// SPDX-License-Identifier: Apache-2.0
#include "core/model/anthropicfold.h"

#include "core/model/httpfault.h"

using namespace Qt::StringLiterals;
using Kind = core::ReplyBuilder::Kind;

namespace core {

namespace {

/*! \a value and \a more; unknown only when both are. */
qint64 sum(qint64 value, qint64 more) { return value < 0 ? more : more < 0 ? value : value + more; }

} // namespace

lattice::Result<QString> AnthropicFold::take(const QJsonObject &event)
{
    const QString type = event.value("type"_L1).toString();
    const qint64 place = event.value("index"_L1).toInteger();
    QString text;
    if (type == "error"_L1 || (type.isEmpty() && HttpFault::isError(event)))
        return std::unexpected(HttpFault::ofStream(event));
    if (type == "message_start"_L1) {
        const QJsonObject message = event.value("message"_L1).toObject();
        m_reply.model = message.value("model"_L1).toString();
        takeUsage(message.value("usage"_L1).toObject());
    } else if (type == "content_block_start"_L1) {
        text = takeBlock(place, event.value("content_block"_L1).toObject());
    } else if (type == "content_block_delta"_L1) {
        text = takeDelta(place, event.value("delta"_L1).toObject());
    } else if (type == "message_delta"_L1) {
        takeStop(event.value("delta"_L1)["stop_reason"_L1].toString());
        takeUsage(event.value("usage"_L1).toObject());
    } else if (type == "message_stop"_L1) {
        m_answered = m_done = true;
    }
    if (const auto fits = m_reply.checkSize(); !fits)
        return std::unexpected(fits.error());
    return text;
}

lattice::Result<QString> AnthropicFold::takeWhole(const QJsonObject &body)
{
    if (HttpFault::isError(body))
        return std::unexpected(HttpFault::ofStream(body));
    if (!body.value("content"_L1).isArray())
        return lattice::failed(lattice::Fault::Invalid, u"the model server's answer has no content"_s);
    m_reply.model = body.value("model"_L1).toString();
    QString text;
    qint64 place = 0;
    for (const QJsonValue block : body.value("content"_L1).toArray())
        text += takeBlock(place++, block.toObject());
    takeUsage(body.value("usage"_L1).toObject());
    takeStop(body.value("stop_reason"_L1).toString());
    m_answered = m_done = true;
    return text;
}

QString AnthropicFold::takeBlock(qint64 place, const QJsonObject &block)
{
    const QString type = block.value("type"_L1).toString();
    if (type == "text"_L1)
        return m_reply.add(m_reply.at(place, Kind::Text), block.value("text"_L1).toString());
    if (type == "tool_use"_L1) {
        auto &part = m_reply.at(place, Kind::Tool);
        part.ref = block.value("id"_L1).toString();
        part.name = block.value("name"_L1).toString();
        if (const QJsonObject input = block.value("input"_L1).toObject(); !input.isEmpty())
            part.input = input; // of a whole answer; in a stream it comes in pieces
        return {};
    }
    auto &part = m_reply.at(place, Kind::Reasoning);
    part.metadata.insert("block"_L1, block);
    m_reply.add(part, block.value("thinking"_L1).toString());
    return {};
}

QString AnthropicFold::takeDelta(qint64 place, const QJsonObject &delta)
{
    const QString type = delta.value("type"_L1).toString();
    if (type == "text_delta"_L1)
        return m_reply.add(m_reply.at(place, Kind::Text), delta.value("text"_L1).toString());
    if (type == "input_json_delta"_L1) {
        auto &part = m_reply.at(place, Kind::Tool);
        const QString piece = delta.value("partial_json"_L1).toString();
        if (!piece.isEmpty())
            part.input.reset();
        m_reply.add(part, piece);
        return {};
    }
    auto *part = m_reply.find(place, Kind::Reasoning);
    if (!part)
        return {};
    QJsonObject block = part->metadata.value("block"_L1).toObject();
    if (type == "thinking_delta"_L1) {
        m_reply.add(*part, delta.value("thinking"_L1).toString());
        block.insert("thinking"_L1, part->text);
    } else if (type == "signature_delta"_L1) {
        block.insert("signature"_L1, block.value("signature"_L1).toString() + delta.value("signature"_L1).toString());
    }
    part->metadata.insert("block"_L1, block);
    return {};
}

/*! The end repeats what the start said, and may correct it. What is read from a cache or written into it is counted beside the input. */
void AnthropicFold::takeUsage(const QJsonObject &usage)
{
    Usage &counted = m_reply.usage;
    counted.cachedTokens = usage.value("cache_read_input_tokens"_L1).toInteger(counted.cachedTokens);
    counted.cacheWriteTokens = usage.value("cache_creation_input_tokens"_L1).toInteger(counted.cacheWriteTokens);
    if (const qint64 fresh = usage.value("input_tokens"_L1).toInteger(-1); fresh >= 0)
        counted.inputTokens = sum(sum(fresh, counted.cachedTokens), counted.cacheWriteTokens);
    counted.outputTokens = usage.value("output_tokens"_L1).toInteger(counted.outputTokens);
    counted.reasoningTokens = usage.value("output_tokens_details"_L1)["thinking_tokens"_L1].toInteger(counted.reasoningTokens);
}

void AnthropicFold::takeStop(const QString &reason)
{
    if (reason.isEmpty())
        return;
    m_answered = true;
    if (reason == "end_turn"_L1 || reason == "stop_sequence"_L1)
        m_reply.stop = StopReason::End;
    else if (reason == "tool_use"_L1)
        m_reply.stop = StopReason::Tools;
    else if (reason == "max_tokens"_L1 || reason == "model_context_window_exceeded"_L1)
        m_reply.stop = StopReason::Length;
    else
        m_reply.stop = reason == "refusal"_L1 ? StopReason::Filtered : StopReason::Other;
}

} // namespace core
