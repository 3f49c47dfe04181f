// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/caller.h"
#include "core/mcp/rpcmessage.h"
#include "core/tool/tool.h"

#include <QMap>
#include <QStringList>

#include <expected>

namespace core {

/*! How a request failed, in the words of JSON-RPC. */
struct McpFault {
    int code = RpcCode::kInternalError;
    QString text;
    QJsonValue data = QJsonValue::Undefined;
};

template <typename T>
using McpResult = std::expected<T, McpFault>;

inline std::unexpected<McpFault> refused(int code, QString text, QJsonValue data = QJsonValue::Undefined)
{
    return std::unexpected(McpFault{.code = code, .text = std::move(text), .data = std::move(data)});
}

/*! Legacy revisions open a session by `initialize`; modern ones say in each request who asks. */
enum class McpEra { Legacy, Modern };

namespace McpVersion {
extern const QString kModern;             //!< 2026-07-28
extern const QString kLatestLegacy;       //!< 2025-11-25
const QStringList &legacy();              //!< newest first
} // namespace McpVersion

/*! Keys of `_meta` that 2026-07-28 reserves. */
namespace McpMeta {
extern const QString kVersion;
extern const QString kCapabilities;
extern const QString kClientInfo;
extern const QString kLogLevel;
extern const QString kServerInfo;
extern const QString kSubscriptionId;
} // namespace McpMeta

/*! A client, as it described itself and as its token says. */
struct McpPeer {
    McpEra era = McpEra::Legacy;
    QString version;
    QJsonObject info;         //!< {"name","version"}, as far as it said so
    QJsonObject capabilities;
    QString logLevel;         //!< from which on it wants log messages; empty: none
    Right right = Right::Administer;
    QString principal;        //!< the name of its token
    bool isScoped = false;    //!< the right is that of the scopes of an access token: more can be asked for

    bool can(const QString &capability) const { return capabilities.contains(capability); }
    QString name() const { return info[QLatin1StringView("name")].toString(); }
};

/*! Why an access token of an authorization server opens nothing. */
enum class ClaimFault {
    NotTaken,
    NoScope, //!< it is good, and gives no right here
};

struct McpResource {
    QString uri; //!< or a template of RFC 6570, level 1, in lists of templates
    QString name;
    QString title;
    QString description;
    QString mimeType;
};

struct McpArgument {
    QString name;
    QString description;
    bool required = false;
};

struct McpPrompt {
    QString name;
    QString title;
    QString description;
    QList<McpArgument> arguments;
};

/*! Something that only the client, or the person in front of it, can answer. */
struct McpQuestion {
    QString key;         //!< names it within one request
    QString method;      //!< elicitation/create, sampling/createMessage, roots/list
    QJsonObject params = {};
    bool isBound = true; //!< an answer counts only together with the state that we gave out with the question (2026-07-28)
};
using McpAnswers = QMap<QString, QJsonObject>;

QJsonObject toJson(const ToolInfo &tool);
QJsonObject toJson(const ToolResult &result);
QJsonObject toJson(const McpResource &resource, const QString &uriKey);
QJsonObject toJson(const McpPrompt &prompt);

/*! The capability that a client declares when it answers \a method; empty: none of ours. */
QString capabilityFor(const QString &method);

/*! Whether \a answer has the form that \a method asks for. */
bool isAnswerTo(const QString &method, const QJsonValue &answer);

/*! 0 debug … 7 emergency; -1: no level. */
int logLevelOf(const QString &name);

} // namespace core
