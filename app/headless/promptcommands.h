// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/headless/commandline.h"

#include <QCoroTask>

#include <stop_token>

namespace app {

/*! prompt.render and prompt.check: they look at files and standard input, and need neither engine nor home. */
QList<core::Verb> promptVerbs();

/*! The command `prompt render`. \return the exit code */
QCoro::Task<int> renderPrompts(Invocation invocation, std::stop_token stop);

/*! The command `prompt check`: 0 nothing is wrong, 1 there are errors, 2 a file cannot be read. */
int checkPrompts(const Invocation &invocation);

} // namespace app
