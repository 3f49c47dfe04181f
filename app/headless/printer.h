// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/headless/commandline.h"
#include "app/headless/errorwords.h"

namespace app {

/*! What a person reads of the \a result of \a verb; ends with a line end. */
QString resultText(const core::Verb &verb, const QJsonObject &result);

/*! "stn: …" and the remedies below it. */
QString failureText(const lattice::Error &error, Doing doing);

/*! {"error":{"fault","detail","text"}} on one line: what `--json` prints on failure. */
QByteArray failureJson(const lattice::Error &error, Doing doing);

} // namespace app
