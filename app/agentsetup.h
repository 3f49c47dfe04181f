// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/environment/environments.h"
#include "core/run/localagents.h"
#include "core/tool/mcpservers.h"

namespace app {

/*! The MCP servers of \a environments, their variables filled in; secret values are masked in what \a agents record. Both outlive the result. Known tools and sign-ins are kept in \a folder. */
std::unique_ptr<core::McpServers> makeServers(core::Environments &environments, core::LocalAgents &agents, const QString &folder);

/*! Gives runs of \a agents the tools of \a servers, and sandboxes. */
void addToolSources(core::LocalAgents &agents, core::Environments &environments, core::McpServers &servers);

} // namespace app
