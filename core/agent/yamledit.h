// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/yamlvalue.h"

namespace core {

/*!
    \a text, a whole YAML file that says \a old, changed so that it says \a wanted; comments, order and quotes of all the rest stay.

    What comes out was read back and says \a wanted. \return Conflict where that cannot be had without changing something else, as
    with anchors; \a source names the file.
*/
lattice::Result<QByteArray> editedYaml(const QByteArray &text, const YamlValue &old, const YamlValue &wanted, const QString &source);

} // namespace core
