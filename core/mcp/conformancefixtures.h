// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcpoffering.h"

namespace core {

/*!
    What the official conformance suite (npm @modelcontextprotocol/conformance) calls: tools, resources and prompts with the names and texts that it expects.
    For `serve --mcp-conformance-fixtures` and tests; no part of what a station offers.
*/
class ConformanceFixtures final : public McpOffering
{
    Q_OBJECT

public:
    QList<ToolInfo> tools() const override;
    QList<McpResource> resources() const override;
    QList<McpResource> resourceTemplates() const override;
    QList<McpPrompt> prompts() const override;
    QCoro::Task<McpResult<ToolResult>> callTool(QString name, QJsonObject arguments, std::shared_ptr<McpCaller> caller) override;
    QCoro::Task<McpResult<QJsonArray>> readResource(QString uri, std::shared_ptr<McpCaller> caller) override;
    QCoro::Task<McpResult<QJsonObject>> getPrompt(QString name, QJsonObject arguments, std::shared_ptr<McpCaller> caller) override;
    QCoro::Task<McpResult<QStringList>> complete(QJsonObject ref, QString name, QString begun) override;
};

} // namespace core
