// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

namespace lattice {

/*!
    Writes one JSON object, compact, straight into its bytes.

    A QJsonObject sorts, copies and converts what is written once and forgotten; records and events are written so often that
    this was a fifth of their way. Keys are written as they come and must be plain ASCII of ours. Half a surrogate pair is escaped,
    a number that is none is null.
*/
class JsonWriter final
{
public:
    explicit JsonWriter(qsizetype expected = 512);

    void add(QLatin1StringView key, QStringView text);
    void add(QLatin1StringView key, QLatin1StringView text);
    void add(QLatin1StringView key, qint64 number);
    void add(QLatin1StringView key, double number);
    void add(QLatin1StringView key, bool flag);
    void add(QLatin1StringView key, const QJsonObject &object);
    void add(QLatin1StringView key, const QDateTime &time); //!< Go's zero time when it is not set
    void addJson(QLatin1StringView key, QByteArrayView json); //!< which is taken as it is

    // Go's `omitempty`
    void addUnlessEmpty(QLatin1StringView key, const QString &text);
    void addUnlessEmpty(QLatin1StringView key, const QStringList &texts);
    void addUnlessEmpty(QLatin1StringView key, const QMap<QString, QString> &texts);
    void addUnlessZero(QLatin1StringView key, qint64 number);
    void addUnlessZero(QLatin1StringView key, double number);
    void addIfSet(QLatin1StringView key, const QDateTime &time);

    /*! An object or array inside. One that stays empty is not written at all. */
    void beginObject(QLatin1StringView key);
    void beginArray(QLatin1StringView key);
    void beginElement(); //!< an object of an array; written even when it is empty
    void end();

    QByteArray finish(); //!< the bytes; the writer is done

private:
    struct Level {
        qsizetype begin = 0; //!< where to cut when it stays empty
        qsizetype inside = 0;
        char close = '}';
        bool keep = false;
    };

    void name(QLatin1StringView key);
    void open(char begin, char close, bool keep, qsizetype from);

    QByteArray m_bytes;
    QList<Level> m_levels;
};

/*! The JSON of one message, compact, as it goes on the wire. */
QByteArray toBytes(const QJsonObject &object);

} // namespace lattice
