// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verb/verb.h"

namespace app {

/*! `up`: runs `serve` with \a arguments in the background, and is done when it is ready. */
QCoro::Task<lattice::Result<QJsonObject>> startInBackground(core::Context context, QJsonObject arguments,
                                                            core::Progress progress, std::stop_token stop);

/*! `down`: asks the station of this home to end, and waits until it has. */
QCoro::Task<lattice::Result<QJsonObject>> stopInBackground(core::Context context, QJsonObject arguments,
                                                           core::Progress progress, std::stop_token stop);

/*! `restart`: both, with the arguments that the station has now. */
QCoro::Task<lattice::Result<QJsonObject>> restartInBackground(core::Context context, QJsonObject arguments,
                                                              core::Progress progress, std::stop_token stop);

} // namespace app
