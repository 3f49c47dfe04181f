// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcptypes.h"

namespace core {

/*! Ready-made requests to an assistant that has this station's tools. */
QList<McpPrompt> verbPrompts();

/*! The message of the prompt \a name, one of verbPrompts(). */
QJsonObject verbPromptText(const QString &name, const QJsonObject &arguments);

} // namespace core
