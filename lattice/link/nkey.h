// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>

namespace lattice::nkey {

/*! The public key (U…, 56 characters) of a user's NKey \a seed (SU…). \return Invalid without repeating the seed \sa NATS ADR-14 */
Result<QByteArray> publicKey(const QByteArray &seed);

/*! The seed in the text of a file: the first word that begins with S, as `nk -gen` and creds files have it. */
Result<QByteArray> seedIn(const QByteArray &text);

} // namespace lattice::nkey
