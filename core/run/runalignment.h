// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/run/runquery.h"

namespace core {

/*! Puts the steps of two runs side by side: same kind and name in the same order belong together, however many others lie between. */
namespace RunAlignment {

struct Side {
    QList<RunStep> steps;
    QJsonArray messages; //!< with "step"
};

QList<RunComparison::Row> align(const Side &left, const Side &right);

} // namespace RunAlignment

} // namespace core
