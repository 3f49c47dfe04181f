// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QCoro/QCoroTask>
#include <QJsonArray>
#include <QJsonObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace core {

/*! What the one who offers a tool says of it; only a hint, and absent means unknown. \sa MCP ToolAnnotations */
struct ToolHints {
    std::optional<bool> readOnly;
    std::optional<bool> destructive;
    std::optional<bool> idempotent;
    std::optional<bool> openWorld;

    friend bool operator==(const ToolHints &, const ToolHints &) = default;
};

/*! A tool as the one who offers it describes it. */
struct ToolInfo {
    QString name;
    QString title;
    QString description;
    QJsonObject inputSchema;  //!< JSON Schema, of type object
    QJsonObject outputSchema; //!< empty: not said
    ToolHints hints;
    QString server;           //!< whose tool it is: an MCP server's name in the environment, "agents", "lattice", "sandbox"

    friend bool operator==(const ToolInfo &, const ToolInfo &) = default;
};

/*! What a tool answered. */
struct ToolResult {
    QJsonArray content;    //!< MCP content blocks: {"type":"text","text":…}, image, audio, resource, resource_link
    QJsonValue structured; //!< undefined: none
    bool isError = false;  //!< the tool ran and failed; the text says why, and the model may try again

    static ToolResult text(const QString &text);
    static ToolResult error(const QString &text);
    QString textOf() const; //!< all text blocks, one a line
};

/*! A tool's own word of how far it is; total is negative when it does not know. */
struct ToolProgress {
    double progress = 0;
    double total = -1;
    QString message;
};
using ToolProgressSink = std::function<void(const ToolProgress &)>;

/*!
    The tools of one place for one run: a session of an MCP server, the agents, the lattice, a sandbox.

    Held by a shared_ptr for as long as a call is under way; everything happens on the engine's thread.
*/
class ToolSession
{
public:
    ToolSession() = default;
    virtual ~ToolSession() = default;
    Q_DISABLE_COPY_MOVE(ToolSession)

    virtual QList<ToolInfo> tools() const = 0;

    /*!
        Calls \a name. What the tool itself says went wrong is a ToolResult with isError.
        \return Timeout at \a deadline, Cancelled by \a stop (the tool is told), NotFound, Unreachable when the other side is gone
    */
    virtual QCoro::Task<lattice::Result<ToolResult>> call(QString name, QJsonObject input, ToolProgressSink progress, std::chrono::milliseconds deadline,
                                                          std::stop_token stop) = 0;
};

} // namespace core
