// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/headless/commandline.h"

namespace app {

/*! The help of the command with these \a words: of one verb, of a group such as `lattice`, or of the whole program. */
QString helpText(const core::VerbTable &table, const QStringList &words);

} // namespace app
