// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QJsonObject>

namespace core {

/*!
    Makes a server's answer of what a person or a policy said to its question \a params.

    An accepted form gets the schema's defaults for fields that \a answer lacks, and is checked.
    \return Invalid naming the field that does not fit; a server must not get it
    \sa MCP, client/elicitation
*/
lattice::Result<QJsonObject> completedElicitation(const QJsonObject &params, QJsonObject answer);

} // namespace core
