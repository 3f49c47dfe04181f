// SPDX-License-Identifier: Apache-2.0
#include "core/model/geminifold.h"

#include "core/model/httpfault.h"

#include <QSet>

using namespace Qt::StringLiterals;
using Kind = core::ReplyBuilder::Kind;

namespace core {

lattice::Result<QString> GeminiFold::take(const QJsonObject &response)
{
    if (HttpFault::isError(response))
        return std::unexpected(HttpFault::ofStream(response));
    m_reply.model = response.value("modelVersion"_L1).toString(m_reply.model);
    takeUsage(response.value("usageMetadata"_L1).toObject());
    const QJsonObject candidate = response.value("candidates"_L1).toArray().first().toObject();
    QString text;
    for (const QJsonValue part : candidate.value("content"_L1)["parts"_L1].toArray())
        text += takePart(part.toObject());
    takeFinish(candidate.value("finishReason"_L1).toString(), candidate.value("finishMessage"_L1).toString());
    if (const QString blocked = response.value("promptFeedback"_L1)["blockReason"_L1].toString(); !blocked.isEmpty()) {
        m_reply.stop = StopReason::Filtered; // the question itself: there is no candidate
        m_answered = true;
    }
    if (const auto fits = m_reply.checkSize(); !fits)
        return std::unexpected(fits.error());
    return text;
}

lattice::Result<QString> GeminiFold::takeWhole(const QJsonObject &body)
{
    if (!HttpFault::isError(body) && !body.contains("candidates"_L1) && !body.contains("promptFeedback"_L1))
        return lattice::failed(lattice::Fault::Invalid, u"the model server's answer has no candidates"_s);
    const auto text = take(body);
    m_done = m_answered;
    return text;
}

QString GeminiFold::takePart(const QJsonObject &part)
{
    const QJsonValue signature = part.value("thoughtSignature"_L1);
    if (const QJsonValue call = part.value("functionCall"_L1); call.isObject()) {
        auto &made = m_reply.append(Kind::Tool);
        made.ref = call["id"_L1].toString();
        made.name = call["name"_L1].toString();
        made.input = call["args"_L1].toObject();
        if (signature.isString())
            made.metadata.insert("thoughtSignature"_L1, signature);
        return {};
    }
    if (!part.value("text"_L1).isString())
        return {};
    auto &made = m_reply.last(part.value("thought"_L1).toBool() ? Kind::Reasoning : Kind::Text);
    // A part that has a signature is closed: what follows is another one.
    auto &open = made.metadata.contains("thoughtSignature"_L1) ? m_reply.append(made.kind) : made;
    if (signature.isString())
        open.metadata.insert("thoughtSignature"_L1, signature);
    return m_reply.add(open, part.value("text"_L1).toString());
}

void GeminiFold::takeUsage(const QJsonObject &usage)
{
    if (usage.isEmpty())
        return;
    Usage &counted = m_reply.usage;
    const qint64 prompt = usage.value("promptTokenCount"_L1).toInteger(-1), thoughts = usage.value("thoughtsTokenCount"_L1).toInteger(-1);
    const qint64 words = usage.value("candidatesTokenCount"_L1).toInteger(-1);
    if (prompt >= 0)
        counted.inputTokens = prompt + usage.value("toolUsePromptTokenCount"_L1).toInteger(0);
    if (words >= 0 || thoughts >= 0)
        counted.outputTokens = qMax<qint64>(0, words) + qMax<qint64>(0, thoughts); // it counts them apart
    if (thoughts >= 0)
        counted.reasoningTokens = thoughts;
    counted.cachedTokens = usage.value("cachedContentTokenCount"_L1).toInteger(counted.cachedTokens);
}

void GeminiFold::takeFinish(const QString &reason, const QString &message)
{
    static const QSet<QString> filters{u"SAFETY"_s, u"RECITATION"_s, u"BLOCKLIST"_s, u"PROHIBITED_CONTENT"_s, u"SPII"_s, u"LANGUAGE"_s,
                                       u"IMAGE_SAFETY"_s, u"IMAGE_PROHIBITED_CONTENT"_s, u"IMAGE_RECITATION"_s};
    if (reason.isEmpty())
        return;
    m_answered = true;
    if (reason == "STOP"_L1)
        m_reply.stop = StopReason::End;
    else if (reason == "MAX_TOKENS"_L1)
        m_reply.stop = StopReason::Length;
    else
        m_reply.stop = filters.contains(reason) ? StopReason::Filtered : StopReason::Other;
    if (reason != "MALFORMED_FUNCTION_CALL"_L1)
        return;
    auto &call = m_reply.append(Kind::Tool); // as with other providers: the model is told, and tries again
    call.text = message.isEmpty() ? u"(the provider could not read the call)"_s : message;
}

} // namespace core
