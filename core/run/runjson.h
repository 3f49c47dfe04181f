// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/run/runquery.h"

namespace core {

/*! As verbs answer and exports have them. What is not known is left out. */
QJsonObject toJson(const RunRecord &run);
QJsonObject toJson(const RunStep &step);
QJsonObject toJson(const RunFile &file);
QJsonObject toJson(const RunStatistics &statistics);
QJsonObject toJson(const RunComparison &comparison);
QJsonObject toJson(const Usage &usage); //!< {"input","output","cached","cache_write","reasoning"}

} // namespace core
