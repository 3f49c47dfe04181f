// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tool/mcpservers.h"
#include "core/tool/toolselection.h"

namespace core {

/*!
    The MCP tools that an agent's `tools:` asks for. Only servers that have one of them are started; what a server has is known
    from the last time, and servers nobody knows are asked when something is missing.
*/
class McpToolSource final : public ToolSource
{
public:
    /*! \a isOther tells names in `tools:` that are of another kind of tool (sandbox_run, assign_work); may be null. */
    explicit McpToolSource(McpServers *servers, std::function<bool(const QString &name)> isOther = {});

    QCoro::Task<lattice::Result<QList<std::shared_ptr<ToolSession>>>> open(RunScope scope, std::stop_token stop) override;

private:
    struct Gathering;

    static QCoro::Task<lattice::Result<>> openSome(std::shared_ptr<Gathering> gathering, QStringList names, std::stop_token stop);
    static lattice::Error missing(const Gathering &gathering, const QStringList &entries);

    QPointer<McpServers> m_servers;
    std::function<bool(const QString &name)> m_isOther;
};

} // namespace core
