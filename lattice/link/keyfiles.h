// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/options.h"

#include <QDateTime>

#include <optional>

namespace lattice {

/*! Why a file or key cannot be used, seen before any server is asked. The words name the file and never repeat a secret. */
struct KeyFlaw {
    QString cause; //!< of the ConnectionDoctor: "key-unreadable", …
    QString words;
};

/*! Looks at what \a signIn would use: a credentials file, an NKey file or seed. Nothing when that is fine. */
std::optional<KeyFlaw> flawOf(const SignIn &signIn);

/*!
    Looks at the authority, and at the client certificate with its key. A key with a pass phrase is a flaw: OpenSSL would
    ask for it on the terminal, and nobody would answer.
*/
std::optional<KeyFlaw> flawOf(const Tls &tls);

/*! When the user JWT of a credentials file ends; invalid when it does not, or cannot be read. */
QDateTime expiryOfCredentials(const QString &file);

} // namespace lattice
