// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcpoffering.h"

namespace app {

/*! A tool that gives back its text, and as many others as are wanted, for a long list. */
class EchoOffering final : public core::McpOffering
{
public:
    explicit EchoOffering(int others = 0)
    {
        m_tools.append({.name = QStringLiteral("echo"), .title = {}, .description = {}, .inputSchema = {}, .outputSchema = {}, .hints = {}, .server = {}});
        const QJsonObject text{{QStringLiteral("type"), QStringLiteral("string")}, {QStringLiteral("description"), QStringLiteral("where to look, and for what")}};
        const QJsonObject schema{{QStringLiteral("type"), QStringLiteral("object")}, {QStringLiteral("properties"), QJsonObject{{QStringLiteral("place"), text}, {QStringLiteral("pattern"), text}, {QStringLiteral("since"), text}}}};
        for (int i = 0; i < others; ++i)
            m_tools.append({.name = QStringLiteral("tool_%1").arg(i), .title = QStringLiteral("Tool %1").arg(i), .description = QStringLiteral("Looks into one of many things, and says what it finds there."),
                            .inputSchema = schema, .outputSchema = schema, .hints = {}, .server = {}});
    }

    QList<core::ToolInfo> tools() const override { return m_tools; }
    QCoro::Task<core::McpResult<core::ToolResult>> callTool(QString, QJsonObject arguments, std::shared_ptr<core::McpCaller>) override
    {
        co_return core::ToolResult::text(arguments.value(QLatin1StringView("text")).toString());
    }

private:
    QList<core::ToolInfo> m_tools;
};

} // namespace app
