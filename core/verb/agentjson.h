// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agentfolder.h"
#include "core/agent/promptcheck.h"

namespace core {

/*! An agent as agent.list and agent.show tell it. */
QJsonObject toJson(const AgentFolder::Entry &entry);

/*! {"file", "errors", "warnings", "diagnostics": […]}: what agent.check and `prompt check` tell of a file. */
QJsonObject toJson(const QString &file, const QList<Diagnostic> &diagnostics);

} // namespace core
