// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QCoro/QCoroTask>
#include <QString>

#include <vector>

namespace app {

/*! How long each of \a calls takes, in µs: \a request and its line end to this program in another \a role, up to the end of the answer's line, which nobody reads. */
QCoro::Task<lattice::Result<std::vector<double>>> lineTimes(QString role, QByteArray request, int calls);

} // namespace app
