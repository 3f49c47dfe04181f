// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

namespace core {

/*! Takes a further part of an answer, or of what is being done, as it comes. May be empty: nobody listens. */
using Progress = std::function<void(const QString &part)>;

} // namespace core
