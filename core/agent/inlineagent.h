// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agent.h"

namespace core {

/*!
    An agent that stands in `config.yaml` under `agents:`, with the keys of a prompt's front matter and its text as `prompt`.
    \a number counts from 1 and names it in errors. \return Invalid in words when it has no name or no prompt
*/
lattice::Result<Agent> inlineAgent(const QJsonObject &definition, qsizetype number);

} // namespace core
