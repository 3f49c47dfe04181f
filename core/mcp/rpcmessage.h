// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QJsonObject>
#include <QJsonValue>

namespace core {

/*! The codes of JSON-RPC 2.0 and of MCP. */
namespace RpcCode {
inline constexpr int kParseError = -32700;
inline constexpr int kInvalidRequest = -32600;
inline constexpr int kMethodNotFound = -32601;
inline constexpr int kInvalidParams = -32602;
inline constexpr int kInternalError = -32603;
inline constexpr int kResourceNotFound = -32002;      //!< up to 2025-11-25
inline constexpr int kHeaderMismatch = -32020;        //!< from 2026-07-28 on, as the next two
inline constexpr int kMissingCapability = -32021;
inline constexpr int kUnsupportedVersion = -32022;
} // namespace RpcCode

/*! One JSON-RPC 2.0 message, either way. */
struct RpcMessage {
    enum class Kind { Request, Notification, Result, Error };

    Kind kind = Kind::Notification;
    QJsonValue id = QJsonValue::Undefined; //!< a string or a whole number; null in an error that answers what could not be read
    QString method;                        //!< of requests and notifications
    QJsonObject params;                    //!< of these; empty when absent
    QJsonValue result = QJsonValue::Undefined;
    QByteArray meta;                       //!< "_meta" of a result that is an object and has none: written already
    int code = 0;                          //!< of errors, as the next two
    QString text;
    QJsonValue data = QJsonValue::Undefined;

    static RpcMessage request(const QJsonValue &id, const QString &method, const QJsonObject &params = {});
    static RpcMessage notification(const QString &method, const QJsonObject &params = {});
    static RpcMessage success(const QJsonValue &id, const QJsonValue &result);
    static RpcMessage failure(const QJsonValue &id, int code, const QString &text, const QJsonValue &data = QJsonValue::Undefined);

    /*! Why bytes are no message; for the answer to the sender. */
    struct Refusal {
        int code = RpcCode::kParseError;
        QString text;
        QJsonValue id = QJsonValue::Null; //!< as far as it could be read
    };

    /*! One message; a batch (an array) is refused, MCP has none since 2025-06-18. QJsonDocument bounds the depth (1024). */
    static std::expected<RpcMessage, Refusal> parse(const QByteArray &bytes);

    QByteArray toBytes() const; //!< compact, one line
};

} // namespace core
