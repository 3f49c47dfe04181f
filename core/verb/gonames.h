// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verb/verb.h"

namespace core {

/*!
    Gives verbs the names that the Go project's management tools have over MCP, where it has the same thing, and takes that tool's
    arguments beside our own: an assistant, or a prompt, that was written for it finds what it knows.
*/
void giveGoNames(QList<Verb> &verbs);

} // namespace core
