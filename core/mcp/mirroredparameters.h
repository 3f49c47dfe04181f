// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcptransport.h"

namespace core {

/*! Values of a tool's input that are mirrored into HTTP headers. \sa MCP 2026-07-28, transports/streamable-http, x-mcp-header */
class MirroredParameters final
{
public:
    /*! \return Invalid saying which of the rules \a inputSchema breaks; then the tool must not be offered over HTTP */
    static lattice::Result<MirroredParameters> of(const QJsonObject &inputSchema);

    McpHeaders headers(const QJsonObject &arguments) const;
    bool isEmpty() const { return m_parameters.isEmpty(); }

private:
    struct Parameter {
        QByteArray header; //!< Mcp-Param-NAME
        QStringList path;
    };
    QList<Parameter> m_parameters;
};

/*! The headers that each request carries from 2026-07-28 on. */
McpHeaders standardHeaders(const QString &method, const QJsonObject &params);

/*! As it is, or as `=?base64?…?=` where a header cannot hold it. */
QByteArray headerValue(const QString &text);

} // namespace core
