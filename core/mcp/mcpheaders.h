// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/httprequest.h"
#include "core/mcp/mcptypes.h"

namespace core {

/*!
    Whether the headers of a modern request say what its body says: MCP-Protocol-Version, Mcp-Method, Mcp-Name, and Mcp-Param-… of \a tool, which may be null.
    \return kHeaderMismatch naming the header
    \sa MCP 2026-07-28, Streamable HTTP, Server Validation
*/
McpResult<bool> checkHeaders(const HttpHeaders &headers, const RpcMessage &request, const ToolInfo *tool);

/*! The value that "=?base64?…?=" stands for, or \a value itself. \return nothing when it is broken */
std::optional<QString> decodedHeader(const QByteArray &value);

} // namespace core
