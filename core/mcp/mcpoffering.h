// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcptypes.h"

#include <QObject>

namespace core {

class McpCaller;

/*!
    What is offered over MCP. The server speaks the protocol and knows nothing of what is behind the names.

    Lists are the same for every client, in a fixed order. What a client may not do is refused at the call. Calls may run at the same time; the
    caller is kept for as long as one is under way. Faults: kInvalidParams for what is wrong with the request, kResourceNotFound; what a tool
    could not do is a ToolResult with isError.
*/
class McpOffering : public QObject
{
    Q_OBJECT

public:
    virtual QString instructions() const { return {}; } //!< for the model of the client
    virtual QList<ToolInfo> tools() const = 0;
    virtual QList<McpResource> resources() const { return {}; }
    virtual QList<McpResource> resourceTemplates() const { return {}; }
    virtual QList<McpPrompt> prompts() const { return {}; }

    virtual Right rightOf(const QString &tool) const { Q_UNUSED(tool) return Right::Read; } //!< that calling it takes

    /*! \a name is one of tools(). */
    virtual QCoro::Task<McpResult<ToolResult>> callTool(QString name, QJsonObject arguments, std::shared_ptr<McpCaller> caller) = 0;

    /*! \return contents: [{"uri","mimeType","text" or "blob"}] */
    virtual QCoro::Task<McpResult<QJsonArray>> readResource(QString uri, std::shared_ptr<McpCaller> caller);

    /*! \a name is one of prompts(), and its required arguments are there. \return {"description","messages"} */
    virtual QCoro::Task<McpResult<QJsonObject>> getPrompt(QString name, QJsonObject arguments, std::shared_ptr<McpCaller> caller);

    /*! Values for the argument \a name of a prompt, or variable of a template (\a ref as in MCP), that begin with \a begun. */
    virtual QCoro::Task<McpResult<QStringList>> complete(QJsonObject ref, QString name, QString begun);

    virtual void watched(const QString &uri) { Q_UNUSED(uri) } //!< somebody wants to hear when this resource changes

Q_SIGNALS:
    void toolsChanged();
    void resourcesChanged();
    void promptsChanged();
    void resourceUpdated(const QString &uri);
};

} // namespace core
