// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/rpcmessage.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

namespace {

/*! A whole number, or whatever else an id may be. */
QByteArray textOf(const QJsonValue &id)
{
    if (id.isDouble() && double(id.toInteger()) == id.toDouble())
        return QByteArray::number(id.toInteger());
    const QByteArray list = QJsonDocument(QJsonArray{id}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

bool isId(const QJsonValue &id)
{
    return id.isString() || (id.isDouble() && std::trunc(id.toDouble()) == id.toDouble());
}

} // namespace

RpcMessage RpcMessage::request(const QJsonValue &id, const QString &method, const QJsonObject &params)
{
    return {.kind = Kind::Request, .id = id, .method = method, .params = params};
}

RpcMessage RpcMessage::notification(const QString &method, const QJsonObject &params)
{
    return {.kind = Kind::Notification, .method = method, .params = params};
}

RpcMessage RpcMessage::success(const QJsonValue &id, const QJsonValue &result)
{
    return {.kind = Kind::Result, .id = id, .result = result};
}

RpcMessage RpcMessage::failure(const QJsonValue &id, int code, const QString &text, const QJsonValue &data)
{
    return {.kind = Kind::Error, .id = id, .code = code, .text = text, .data = data};
}

std::expected<RpcMessage, RpcMessage::Refusal> RpcMessage::parse(const QByteArray &bytes)
{
    QJsonParseError wrong;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &wrong);
    if (wrong.error != QJsonParseError::NoError)
        return std::unexpected(Refusal{.code = RpcCode::kParseError, .text = u"no JSON: %1 at byte %2"_s.arg(wrong.errorString()).arg(wrong.offset)});
    const auto refuse = [&document](const QString &text) {
        const QJsonValue id = document.object().value("id"_L1);
        return std::unexpected(Refusal{.code = RpcCode::kInvalidRequest, .text = text, .id = isId(id) ? id : QJsonValue(QJsonValue::Null)});
    };
    if (document.isArray())
        return refuse(u"batches are not supported: send one message at a time"_s);
    if (!document.isObject())
        return refuse(u"a JSON-RPC message is an object"_s);

    const QJsonObject object = document.object();
    if (object.value("jsonrpc"_L1) != "2.0"_L1)
        return refuse(u"jsonrpc must be \"2.0\""_s);
    const QJsonValue id = object.value("id"_L1);
    const QJsonValue method = object.value("method"_L1);
    if (!method.isUndefined()) {
        if (!method.isString())
            return refuse(u"method must be a string"_s);
        const QJsonValue params = object.value("params"_L1);
        if (!params.isUndefined() && !params.isObject())
            return refuse(u"params must be an object"_s);
        if (!id.isUndefined() && !isId(id))
            return refuse(u"id must be a string or a whole number"_s);
        return RpcMessage{.kind = id.isUndefined() ? Kind::Notification : Kind::Request, .id = id, .method = method.toString(), .params = params.toObject()};
    }
    const QJsonValue error = object.value("error"_L1);
    if (error.isObject()) {
        if (!isId(id) && !id.isNull() && !id.isUndefined())
            return refuse(u"id must be a string or a whole number"_s);
        return RpcMessage{.kind = Kind::Error, .id = id, .code = error["code"_L1].toInt(), .text = error["message"_L1].toString(), .data = error["data"_L1]};
    }
    if (object.contains("result"_L1) && isId(id))
        return RpcMessage{.kind = Kind::Result, .id = id, .result = object.value("result"_L1)};
    return refuse(u"neither a request, a notification nor an answer"_s);
}

QByteArray RpcMessage::toBytes() const
{
    if (kind == Kind::Result && result.isObject()) { // what is long is not copied into an envelope
        QByteArray bytes = "{\"jsonrpc\":\"2.0\",\"id\":" + textOf(id) + ",\"result\":" + QJsonDocument(result.toObject()).toJson(QJsonDocument::Compact);
        if (!meta.isEmpty()) {
            bytes.chop(1);
            bytes += (bytes.endsWith('{') ? "\"_meta\":" : ",\"_meta\":") + meta + '}';
        }
        return bytes + '}';
    }
    QJsonObject object{{u"jsonrpc"_s, u"2.0"_s}};
    if (!id.isUndefined())
        object[u"id"_s] = id;
    switch (kind) {
    case Kind::Request:
    case Kind::Notification:
        object[u"method"_s] = method;
        if (!params.isEmpty())
            object[u"params"_s] = params;
        break;
    case Kind::Result:
        object[u"result"_s] = result;
        break;
    case Kind::Error: {
        QJsonObject error{{u"code"_s, code}, {u"message"_s, text}};
        if (!data.isUndefined())
            error[u"data"_s] = data;
        object[u"error"_s] = error;
        break;
    }
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace core
