// SPDX-License-Identifier: Apache-2.0
#include "core/model/responsesfold.h"

#include "core/model/httpfault.h"

using namespace Qt::StringLiterals;
using Kind = core::ReplyBuilder::Kind;

namespace core {

namespace {

QString joinedTexts(const QJsonValue &list)
{
    QString text;
    for (const QJsonValue piece : list.toArray())
        text += piece["text"_L1].toString(piece["refusal"_L1].toString());
    return text;
}

bool hasRefusal(const QJsonValue &content)
{
    return std::ranges::any_of(content.toArray(), [](const QJsonValue &piece) { return piece["type"_L1] == "refusal"_L1; });
}

Usage usageOf(const QJsonValue &usage)
{
    return {.inputTokens = usage["input_tokens"_L1].toInteger(-1),
            .outputTokens = usage["output_tokens"_L1].toInteger(-1),
            .cachedTokens = usage["input_tokens_details"_L1]["cached_tokens"_L1].toInteger(-1),
            .cacheWriteTokens = usage["input_tokens_details"_L1]["cache_write_tokens"_L1].toInteger(-1),
            .reasoningTokens = usage["output_tokens_details"_L1]["reasoning_tokens"_L1].toInteger(-1)};
}

} // namespace

lattice::Result<QString> ResponsesFold::take(const QJsonObject &event)
{
    const QString type = event.value("type"_L1).toString();
    if (type == "error"_L1 || type == "response.failed"_L1 || (type.isEmpty() && HttpFault::isError(event)))
        return std::unexpected(HttpFault::ofStream(event));
    QString text;
    if (type == "response.completed"_L1 || type == "response.incomplete"_L1)
        takeEnd(event.value("response"_L1).toObject());
    else if (type == "response.output_item.added"_L1 || type == "response.output_item.done"_L1)
        text = takeItem(event.value("output_index"_L1).toInteger(), event.value("item"_L1).toObject());
    else if (type.endsWith(".delta"_L1))
        text = takeDelta(type, event);
    else
        m_reply.model = event.value("response"_L1)["model"_L1].toString(m_reply.model);
    if (const auto fits = m_reply.checkSize(); !fits)
        return std::unexpected(fits.error());
    return text;
}

lattice::Result<QString> ResponsesFold::takeWhole(const QJsonObject &body)
{
    if (HttpFault::isError(body))
        return std::unexpected(HttpFault::ofStream(body));
    if (!body.value("output"_L1).isArray())
        return lattice::failed(lattice::Fault::Invalid, u"the model server's answer has no output"_s);
    QString text;
    qint64 place = 0;
    for (const QJsonValue item : body.value("output"_L1).toArray())
        text += takeItem(place++, item.toObject());
    takeEnd(body);
    return text;
}

QString ResponsesFold::takeDelta(const QString &type, const QJsonObject &event)
{
    const qint64 place = event.value("output_index"_L1).toInteger();
    const QString words = event.value("delta"_L1).toString();
    if (type == "response.output_text.delta"_L1)
        return m_reply.add(m_reply.at(place, Kind::Text), words);
    if (type == "response.refusal.delta"_L1) {
        m_reply.stop = StopReason::Filtered;
        return m_reply.add(m_reply.at(place, Kind::Text), words);
    }
    if (type == "response.function_call_arguments.delta"_L1)
        m_reply.add(m_reply.at(place, Kind::Tool), words);
    else if (type == "response.reasoning_summary_text.delta"_L1 || type == "response.reasoning_text.delta"_L1)
        m_reply.add(m_reply.at(place, Kind::Reasoning), words);
    return {};
}

/*! An item as it begins, or whole at its end; what its pieces have said already is not said again. */
QString ResponsesFold::takeItem(qint64 place, const QJsonObject &item)
{
    const QString type = item.value("type"_L1).toString();
    if (type == "message"_L1) {
        auto &part = m_reply.at(place, Kind::Text);
        if (hasRefusal(item.value("content"_L1)))
            m_reply.stop = StopReason::Filtered;
        return part.text.isEmpty() ? m_reply.add(part, joinedTexts(item.value("content"_L1))) : QString();
    }
    if (type == "function_call"_L1) {
        auto &part = m_reply.at(place, Kind::Tool);
        part.ref = item.value("call_id"_L1).toString(part.ref);
        part.name = item.value("name"_L1).toString(part.name);
        if (const QString arguments = item.value("arguments"_L1).toString(); part.text.isEmpty())
            m_reply.add(part, arguments);
    } else if (type == "reasoning"_L1) {
        auto &part = m_reply.at(place, Kind::Reasoning);
        if (part.text.isEmpty())
            m_reply.add(part, joinedTexts(item.value("summary"_L1)));
        QJsonObject kept = item;
        kept.remove("status"_L1); // it is said, not asked
        part.metadata.insert("item"_L1, kept);
    }
    return {};
}

void ResponsesFold::takeEnd(const QJsonObject &response)
{
    m_reply.model = response.value("model"_L1).toString(m_reply.model);
    m_reply.usage = usageOf(response.value("usage"_L1));
    const QString reason = response.value("incomplete_details"_L1)["reason"_L1].toString();
    if (reason == "max_output_tokens"_L1)
        m_reply.stop = StopReason::Length;
    else if (reason == "content_filter"_L1)
        m_reply.stop = StopReason::Filtered;
    else if (!reason.isEmpty())
        m_reply.stop = StopReason::Other;
    m_answered = m_done = true;
}

} // namespace core
