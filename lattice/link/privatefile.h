// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

class QByteArray;

namespace lattice {

/*! Makes \a path with its parents; what is made is for this user alone (0700). Refused or Full when that fails. */
Result<> makePrivateFolder(const QString &path);

/*! Replaces \a path as a whole: readers see the old bytes or the new ones, and no other user sees any (0600). */
Result<> writePrivateFile(const QString &path, const QByteArray &bytes);

/*! Refused, Full or Invalid from the system's errno, with its words behind \a what. */
Error systemError(const QString &what, int number);

/*! \a bytes random ones of the system's generator, as hexadecimal digits. */
QString randomHex(int bytes);

} // namespace lattice
