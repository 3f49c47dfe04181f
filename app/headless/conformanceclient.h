// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verb/verb.h"

namespace app {

/*!
    The client under test of the official MCP conformance suite: does what the scenario of MCP_CONFORMANCE_SCENARIO wants of a
    client, with our client as it is.
*/
core::Verb conformanceClientVerb();

} // namespace app
