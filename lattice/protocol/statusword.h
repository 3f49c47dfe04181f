// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/fields.h"

#include <QLatin1StringView>

#include <cstddef>
#include <optional>

namespace lattice {

/*! A value of an enum and the word that stands for it in messages. Tables of these must name every value. */
template <typename Enum>
struct StatusWord {
    Enum value;
    QLatin1StringView word;
};

template <typename Enum, std::size_t Size>
QLatin1StringView wordOf(const StatusWord<Enum> (&table)[Size], Enum value)
{
    for (const auto &row : table) {
        if (row.value == value)
            return row.word;
    }
    Q_UNREACHABLE_RETURN({});
}

template <typename Enum, std::size_t Size>
std::optional<Enum> findWord(const StatusWord<Enum> (&table)[Size], const QString &word)
{
    for (const auto &row : table) {
        if (row.word == word)
            return row.value;
    }
    return {};
}

/*! The value of field \a key; a word that is not in \a table is refused, naming those that are. */
template <typename Enum, std::size_t Size>
Enum readWord(const StatusWord<Enum> (&table)[Size], const Fields &fields, QLatin1StringView key)
{
    if (const auto value = findWord(table, fields.neededText(key)))
        return *value;
    QStringList known;
    for (const auto &row : table)
        known.append(row.word);
    fields.refuse(key, QStringLiteral("is none of ") + known.join(QStringLiteral(", ")));
    return table[0].value;
}

} // namespace lattice
