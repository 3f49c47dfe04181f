// SPDX-License-Identifier: Apache-2.0
#include "core/model/ollamafold.h"

#include "core/model/httpfault.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using Kind = core::ReplyBuilder::Kind;

namespace core {

lattice::Result<QString> OllamaFold::take(const QJsonObject &piece)
{
    if (HttpFault::isError(piece))
        return std::unexpected(HttpFault::ofStream(piece));
    m_reply.model = piece.value("model"_L1).toString(m_reply.model);
    const QJsonObject message = piece.value("message"_L1).toObject();
    if (const QString thinking = message.value("thinking"_L1).toString(); !thinking.isEmpty())
        m_reply.add(m_reply.last(Kind::Reasoning), thinking);
    QString text;
    if (const QString words = message.value("content"_L1).toString(); !words.isEmpty())
        text = m_reply.add(m_reply.last(Kind::Text), words);
    for (const QJsonValue call : message.value("tool_calls"_L1).toArray()) {
        auto &part = m_reply.append(Kind::Tool);
        const QJsonValue arguments = call["function"_L1]["arguments"_L1];
        part.ref = call["id"_L1].toString();
        part.name = call["function"_L1]["name"_L1].toString();
        if (arguments.isString())
            m_reply.add(part, arguments.toString());
        else
            part.input = arguments.toObject();
    }
    if (piece.value("done"_L1).toBool()) {
        const QString reason = piece.value("done_reason"_L1).toString();
        m_reply.stop = reason == "length"_L1 ? StopReason::Length : reason.isEmpty() || reason == "stop"_L1 ? StopReason::End : StopReason::Other;
        m_reply.usage.inputTokens = piece.value("prompt_eval_count"_L1).toInteger(-1);
        m_reply.usage.outputTokens = piece.value("eval_count"_L1).toInteger(-1);
        m_answered = m_done = true;
    }
    if (const auto fits = m_reply.checkSize(); !fits)
        return std::unexpected(fits.error());
    return text;
}

lattice::Result<QString> OllamaFold::takeWhole(const QJsonObject &body)
{
    if (!HttpFault::isError(body) && !body.value("message"_L1).isObject())
        return lattice::failed(lattice::Fault::Invalid, u"the model server's answer has no message"_s);
    const auto text = take(body);
    m_answered = m_done = text.has_value();
    return text;
}

} // namespace core
