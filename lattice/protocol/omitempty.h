// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/fields.h"
#include "lattice/protocol/wiretime.h"

namespace lattice {

/*! Go's `omitempty` for what is no single text: an empty value is not written. */
inline void insertUnlessEmpty(QJsonObject &json, QLatin1StringView key, const QStringList &texts)
{
    if (!texts.isEmpty())
        json.insert(key, QJsonArray::fromStringList(texts));
}

inline void insertUnlessEmpty(QJsonObject &json, QLatin1StringView key, const QMap<QString, QString> &texts)
{
    if (!texts.isEmpty())
        json.insert(key, toJson(texts));
}

inline void insertUnlessEmpty(QJsonObject &json, QLatin1StringView key, const QJsonObject &object)
{
    if (!object.isEmpty())
        json.insert(key, object);
}

inline void insertUnlessZero(QJsonObject &json, QLatin1StringView key, qint64 number)
{
    if (number != 0)
        json.insert(key, number);
}

inline void insertUnlessZero(QJsonObject &json, QLatin1StringView key, double number)
{
    if (number != 0)
        json.insert(key, number);
}

/*! Ours alone: Go writes its zero time even with `omitempty`. */
inline void insertIfSet(QJsonObject &json, QLatin1StringView key, const QDateTime &time)
{
    if (time.isValid())
        json.insert(key, toWireTime(time));
}

} // namespace lattice
