// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>

namespace core {

/*! What the system says of the error number \a code, sorted by what can be done: Full for a full disk, Refused for rights, else Invalid. */
lattice::Error systemError(const QString &what, int code);

/*! Makes \a path and its parents where they are missing, each for its owner alone (0700). Folders that exist keep their mode. */
lattice::Result<> makePrivateFolder(const QString &path);

/*! Replaces \a path whole or not at all: a temporary file (0600) beside it, synced, then renamed. */
lattice::Result<> writePrivateFile(const QString &path, const QByteArray &bytes);

/*! As writePrivateFile(), but \a path keeps the mode that it has. */
lattice::Result<> replaceFile(const QString &path, const QByteArray &bytes);

/*! As writePrivateFile(), for the first writer only: Conflict when \a path exists by then. */
lattice::Result<> createPrivateFile(const QString &path, const QByteArray &bytes);

} // namespace core
