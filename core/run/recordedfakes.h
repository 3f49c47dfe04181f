// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/run/runstore.h"
#include "core/tool/faker.h"

#include <QPointer>

namespace core {

/*! The answers that the tools gave in the run \a id, to be given again for the same calls. Secrets in them are masked, as they were recorded. */
QCoro::Task<lattice::Result<Fakes>> recordedFakes(QPointer<RunStore> store, QString id);

} // namespace core
