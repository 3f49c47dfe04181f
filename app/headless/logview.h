// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/headless/commandline.h"

#include <QCoroTask>

#include <stop_token>

namespace app {

/*! The command `logs`: the last lines of the home's log file, then what comes. \return the exit code */
QCoro::Task<int> showLog(Invocation invocation, std::stop_token stop);

} // namespace app
