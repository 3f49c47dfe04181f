// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcptransport.h"

#include "moc_mcptransport.cpp"
