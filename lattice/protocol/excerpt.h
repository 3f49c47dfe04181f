// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lattice {

/*! The first \a most characters of \a text and "..." when it is longer; never half of a surrogate pair. */
inline QString excerpt(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    return text.first(text.at(most - 1).isHighSurrogate() ? most - 1 : most) + QStringLiteral("...");
}

} // namespace lattice
