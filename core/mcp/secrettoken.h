// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace core {

QByteArray randomBytes(qsizetype size); //!< of the system's generator
QByteArray randomWord(qsizetype bytes); //!< the same as letters and digits of base64url, which stand in headers and URLs

/*! Takes as long for a wrong one as for the right one. */
bool isSameSecret(const QByteArray &left, const QByteArray &right);

} // namespace core
