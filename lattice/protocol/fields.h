// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/jsonwriter.h"
#include "lattice/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

struct yyjson_val;

namespace lattice {

inline constexpr qsizetype kMaxMessageBytes = 8 * 1024 * 1024; //!< the payload limit of an orchestrator's server
inline constexpr int kMaxMessageDepth = 64;

QJsonObject toJson(const QMap<QString, QString> &texts);
void insertUnlessEmpty(QJsonObject &json, QLatin1StringView key, const QString &text); //!< Go's `omitempty`

/*!
    The fields of one JSON object from another station, read as Go's decoder would read them.

    Keys match in any case (the exact spelling wins), a missing field and `null` are the type's empty value, and unknown
    fields are ignored. A wrong type makes the whole message Invalid: reading goes on with empty values, the first fault
    is kept with the path of its field, and finish() returns it. Faults never quote the message.
*/
class Fields final
{
public:
    /*! Checks size (8 MiB) and depth (64 levels) before it parses \a bytes; anything but one object is Invalid. */
    static Result<Fields> parse(const QByteArray &bytes);

    bool has(QLatin1StringView key) const;
    QString text(QLatin1StringView key) const;
    QString neededText(QLatin1StringView key) const; //!< refuses an empty one
    QString stationId(QLatin1StringView key) const;  //!< refuses what is not fit for a subject
    qint64 integer(QLatin1StringView key, qint64 least = 0, qint64 most = std::numeric_limits<int>::max()) const;
    double number(QLatin1StringView key) const;
    bool flag(QLatin1StringView key) const;
    QDateTime time(QLatin1StringView key) const; //!< UTC; invalid for Go's zero time
    QStringList texts(QLatin1StringView key) const;
    QMap<QString, QString> textMap(QLatin1StringView key) const; //!< other values as their JSON text, null as ""
    QJsonObject object(QLatin1StringView key) const;
    Fields child(QLatin1StringView key) const; //!< the object at \a key, empty when there is none

    /*! The array of objects at \a key, each made a value by \a read(const Fields &). */
    template <typename Read>
    auto list(QLatin1StringView key, Read read) const
    {
        QList<decltype(read(std::declval<const Fields &>()))> values;
        forEach(key, [&values, &read](const Fields &element) { values.append(read(element)); });
        return values;
    }

    /*! Makes the message Invalid: field \a key is not \a expected. */
    void refuse(QLatin1StringView key, const QString &expected) const;

    const std::optional<Error> &failure() const;

    /*! \a value, or the first fault that reading met. */
    template <typename T>
    Result<T> finish(T value) const
    {
        if (failure())
            return std::unexpected(*failure());
        return value;
    }

private:
    struct Document; // the parsed message, and its first fault

    Fields(std::shared_ptr<Document> document, yyjson_val *object);

    yyjson_val *find(QLatin1StringView key) const; //!< null for a missing field and for `null`
    yyjson_val *find(QLatin1StringView key, int type, const QString &expected) const;
    void forEach(QLatin1StringView key, const std::function<void(const Fields &)> &take) const;
    QString path() const;

    std::shared_ptr<Document> m_document;
    yyjson_val *m_object; //!< null: empty
    QString m_missing; //!< of an empty one: its path below m_parent
    yyjson_val *m_parent = nullptr; //!< of an empty one: the nearest object that is there
};

} // namespace lattice
