// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/environment/environments.h"
#include "core/verb/verb.h"

namespace core {

/*! The environments, which the engine keeps; Invalid where there is no home. They may go while something is awaited: ask again. */
lattice::Result<Environments *> environmentsOf(const Context &context);

/*! The environment that the argument `environment` names, else the current one. */
lattice::Result<std::shared_ptr<Environment>> chosenEnvironment(const Context &context, const QJsonObject &arguments);

} // namespace core
