// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/yamlvalue.h"

namespace core {

/*! Reads \a json with its keys in their order, which QJsonObject would sort. \return Invalid with the place of the first mistake */
lattice::Result<YamlValue> readOrderedJson(const QByteArray &json);

} // namespace core
