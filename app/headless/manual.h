// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/headless/commandline.h"

namespace app {

/*! The page station-headless(1), in the macros of man(7): every command of \a table with its arguments and examples. */
QByteArray manualPage(const core::VerbTable &table);

} // namespace app
