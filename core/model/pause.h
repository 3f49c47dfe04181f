// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoro/QCoroTask>

#include <chrono>
#include <stop_token>

namespace core {

/*! Waits on the caller's event loop. \return true: the whole time; false: \a stop was asked. */
QCoro::Task<bool> pause(std::chrono::milliseconds time, std::stop_token stop);

} // namespace core
