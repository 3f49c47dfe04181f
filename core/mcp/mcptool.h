// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/inputschema.h"
#include "core/mcp/mirroredparameters.h"
#include "core/tool/tool.h"

namespace core {

/*! A tool of a server as the client needs it. */
class McpTool final
{
public:
    /*! An element of tools/list. \return Invalid with what is wrong with it; the others are still of use */
    static lattice::Result<McpTool> parse(const QJsonObject &json, const QString &server);

    const ToolInfo &info() const { return m_info; }
    const QString &brokenHeaders() const { return m_brokenHeaders; } //!< why it must not be offered over HTTP; empty: nothing
    McpHeaders headers(const QJsonObject &arguments) const { return m_mirrored.headers(arguments); }

    /*! The result of tools/call. \return Invalid where it breaks the protocol or does not fit the tool's output schema */
    lattice::Result<ToolResult> resultOf(const QJsonObject &json) const;

    /*! As resultOf(), of a tool whose schema nobody knows. */
    static lattice::Result<ToolResult> plainResultOf(const QJsonObject &json);

private:
    ToolInfo m_info;
    MirroredParameters m_mirrored;
    QString m_brokenHeaders;
    mutable std::shared_ptr<const lattice::Result<InputSchema>> m_output; //!< compiled on first use: most are never called
};

/*! A tool as toJson() of mcptypes.h says it. */
ToolInfo toolFrom(const QJsonObject &json, const QString &server);

} // namespace core
