// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace core {

/*!
    Puts quotes round keys such as `name?` or `list?(array)` in a flow map on \a line, from 0: yaml-cpp takes the question mark
    for a sign of its own there, though YAML 1.2 does not. \return whether there was one
*/
bool quoteOptionalKeys(QByteArray &text, int line);

/*! As quoteOptionalKeys(), but puts letters for their signs: the keys change, and no byte moves. */
bool maskOptionalKeys(QByteArray &text, int line);

} // namespace core
