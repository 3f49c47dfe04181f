// SPDX-License-Identifier: Apache-2.0
#include "core/model/httpfault.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;
using lattice::Fault;

namespace core::HttpFault {

namespace {

constexpr qsizetype kMaxQuoted = 500;

Fault faultOf(int status)
{
    if (status == 401 || status == 402 || status == 403)
        return Fault::Refused;
    if (status == 404)
        return Fault::NotFound;
    if (status == 408)
        return Fault::Timeout;
    if (status == 413)
        return Fault::Full;
    if (status == 429)
        return Fault::Busy;
    return status >= 500 ? Fault::Unreachable : Fault::Invalid;
}

/*! Codes of all providers; none means two things. */
std::optional<Fault> faultNamed(const QString &code)
{
    static const QHash<QString, Fault> faults{
        {u"overloaded_error"_s, Fault::Busy}, {u"rate_limit_error"_s, Fault::Busy}, {u"rate_limit_exceeded"_s, Fault::Busy},
        {u"insufficient_quota"_s, Fault::Busy}, {u"RESOURCE_EXHAUSTED"_s, Fault::Busy}, {u"requests"_s, Fault::Busy}, {u"tokens"_s, Fault::Busy},
        {u"authentication_error"_s, Fault::Refused}, {u"permission_error"_s, Fault::Refused}, {u"billing_error"_s, Fault::Refused},
        {u"invalid_api_key"_s, Fault::Refused}, {u"UNAUTHENTICATED"_s, Fault::Refused}, {u"PERMISSION_DENIED"_s, Fault::Refused},
        {u"not_found_error"_s, Fault::NotFound}, {u"model_not_found"_s, Fault::NotFound}, {u"NOT_FOUND"_s, Fault::NotFound},
        {u"timeout_error"_s, Fault::Timeout}, {u"DEADLINE_EXCEEDED"_s, Fault::Timeout},
        {u"context_length_exceeded"_s, Fault::Full}, {u"exceed_context_size_error"_s, Fault::Full}, {u"request_too_large"_s, Fault::Full},
        {u"invalid_request_error"_s, Fault::Invalid}, {u"INVALID_ARGUMENT"_s, Fault::Invalid}, {u"FAILED_PRECONDITION"_s, Fault::Invalid}, {u"invalid_prompt"_s, Fault::Invalid}};
    const auto found = faults.constFind(code);
    return found == faults.constEnd() ? std::nullopt : std::optional(*found);
}

/*! Only some providers have a code for it, and the runner can do something about it: shorten the conversation. */
bool saysTooLong(const QString &text)
{
    static const std::array signs{"prompt is too long"_L1, "maximum context length"_L1, "context window"_L1, "context length"_L1,
                                  "input token count"_L1, "exceeds the available context size"_L1, "too many tokens"_L1};
    return std::ranges::any_of(signs, [&text](QLatin1StringView sign) { return text.contains(sign, Qt::CaseInsensitive); });
}

QJsonValue errorIn(const QJsonObject &body)
{
    if (const QJsonValue response = body.value("response"_L1)["error"_L1]; response.isObject())
        return response; // response.failed of OpenAI
    return body.value("error"_L1);
}

/*! The most exact of what is said. */
std::optional<Fault> faultIn(const QJsonObject &body)
{
    const QJsonValue error = errorIn(body);
    std::optional<Fault> found;
    for (const QJsonValue &code : {error["code"_L1], body.value("code"_L1), error["status"_L1], error["type"_L1]}) {
        const auto named = code.isDouble() && code.toInt() >= 400 ? std::optional(faultOf(code.toInt())) : faultNamed(code.toString());
        if (named && (!found || *found == Fault::Invalid)) // "wrong" may be said more exactly by the next
            found = named;
    }
    return (!found || *found == Fault::Invalid) && saysTooLong(textOf(body)) ? std::optional(Fault::Full) : found;
}

QString adviceFor(Fault fault, int status, const ProviderWords &words)
{
    const QString url = words.urlVariable.isEmpty() ? u"its base_url"_s : words.urlVariable;
    if (status >= 300 && status < 400)
        return u"redirected, which is not followed with a key; correct %1"_s.arg(url);
    switch (fault) {
    case Fault::Refused:
        return words.keyVariable.isEmpty() ? u"access was refused"_s : u"the key was refused; set %1 to a valid one"_s.arg(words.keyVariable);
    case Fault::NotFound:
        return u"no such model or address; check the agent's 'model' and %1"_s.arg(url);
    case Fault::Busy:
        return u"over the rate limit or out of credit; try again later"_s;
    case Fault::Full:
        return u"the conversation is longer than the model takes; shorten it, or take a model with a larger window"_s;
    default:
        return status >= 500 ? u"the server has a fault of its own; try again later"_s : u"the request was not accepted"_s;
    }
}

} // namespace

lattice::Error ofStatus(const ProviderWords &words, const QString &host, int status, const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonObject said = document.isArray() ? document.array().first().toObject() : document.object();
    Fault fault = faultOf(status);
    // The status decides, except where the body knows better: Gemini says 400 to a wrong key, some say 400 for everything.
    if (const auto named = faultIn(said); named && fault == Fault::Invalid)
        fault = *named;
    if (fault == Fault::Invalid && textOf(said).contains("API key not valid"_L1))
        fault = Fault::Refused;
    QString detail = u"%1 answered %2: %3"_s.arg(host).arg(status).arg(adviceFor(fault, status, words));
    if (const QString text = textOf(said); !text.isEmpty())
        detail += u" (it says: %1)"_s.arg(text.left(kMaxQuoted));
    return {.fault = fault, .detail = detail};
}

lattice::Error ofStream(const QJsonObject &body)
{
    const QString text = textOf(body);
    return {.fault = faultIn(body).value_or(Fault::Unreachable), .detail = u"the model server broke off: %1"_s.arg(text.isEmpty() ? u"it does not say why"_s : text.left(kMaxQuoted))};
}

bool isError(const QJsonObject &body)
{
    const QJsonValue error = body.value("error"_L1);
    return !error.isUndefined() && !error.isNull();
}

QString textOf(const QJsonObject &body)
{
    const QJsonValue error = errorIn(body);
    if (error.isString())
        return error.toString();
    const QString text = error["message"_L1].toString();
    return text.isEmpty() ? body.value("message"_L1).toString() : text;
}

bool isOutOfCredit(const QByteArray &body)
{
    const QJsonValue error = QJsonDocument::fromJson(body).object().value("error"_L1);
    return error["code"_L1] == "insufficient_quota"_L1 || error["type"_L1] == "insufficient_quota"_L1;
}

} // namespace core::HttpFault
