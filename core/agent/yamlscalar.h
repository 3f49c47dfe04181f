// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/yamlvalue.h"

namespace core {

/*! Types a plain scalar by YAML 1.2 §10.3.2; what fits no other type is a string. */
YamlValue typedScalar(const QString &text);

} // namespace core
