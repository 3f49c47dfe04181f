// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verb/verb.h"

namespace app {

/*! The options that give \a arguments to \a verb. Maps and positional parameters come out as well. */
QStringList toCommandLine(const core::Verb &verb, const QJsonObject &arguments);

/*! The whole command, as it is typed into a shell: `stn token create 'my laptop' --right=operate`. */
QString commandText(const core::Verb &verb, const QJsonObject &arguments);

} // namespace app
