// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace lattice {

/*!
    \a time as Go's `time.Time` prints itself: RFC 3339 in UTC, the fraction without trailing zeros.
    An invalid time is Go's zero time, `0001-01-01T00:00:00Z`.
*/
QString toWireTime(const QDateTime &time);
void appendWireTime(QByteArray &bytes, const QDateTime &time); //!< the same, without a text in between

/*!
    Reads RFC 3339 with any offset and 0 to 9 digits of fraction; what is finer than a millisecond is cut off.
    \return the time in UTC, an invalid QDateTime for Go's zero time, or nothing when \a text is no time
*/
std::optional<QDateTime> parseWireTime(QStringView text);

} // namespace lattice
