// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace app {

/*!
    What a second process of the bench does, until it is ended: "answerer" is a station with one agent, "crowd" has \a count
    stations with ten each, "tool" is an MCP server on stdio, "orchestrator" watches everybody and is ready when it sees \a count others online.
    \return the exit code
*/
int playRole(const QString &role, const QString &url, int count);

/*! The one agent of the answerer. */
inline constexpr QStringView kAnswererStation = u"bench-answerer";
inline constexpr QStringView kAnswererAgent = u"bench-answerer-agent-0";

} // namespace app
