// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"

namespace core {

/*! The JSON of results, one form for commands, MCP and window: field names as in docs/commands.md. */
QJsonObject toJson(const lattice::Station &station);
QJsonObject toJson(const lattice::AgentInfo &agent, const lattice::Station &station);
QJsonObject toJson(const lattice::LinkStatus &link);
QJsonObject toJson(const Status &status);
QJsonObject toJson(const Answer &answer);

QString presenceName(lattice::Presence presence); //!< "online" "late" "offline" "left"
QString linkStateName(lattice::LinkState state); //!< "off" "connecting" "live" "reconnecting" "refused"

} // namespace core
