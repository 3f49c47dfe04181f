// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace core {

/*!
    A YAML document as a tree: scalars typed by the core schema of YAML 1.2, keys in the order of the file, and each
    value with its place, so that whoever finds it wrong can say where.

    So `yes` is a string, `0o17` is 15, `2024-01-02` a string, and an empty value is null.
*/
struct YamlValue {
    enum class Kind { Null, Bool, Integer, Number, String, List, Map };

    struct Key {
        QString name;
        int line = 0;
        int column = 0;
    };

    Kind kind = Kind::Null;
    bool boolean = false;
    qint64 integer = 0;
    double number = 0;
    QString text;           //!< the scalar as written
    QList<Key> keys;        //!< of a map; items has its values in the same order
    QList<YamlValue> items; //!< of a list or a map
    int line = 0;           //!< from 1; 0: made by us, not read
    int column = 0;         //!< from 1, in characters

    /*!
        Reads one document. Aliases are followed, within limits on depth and size; a key that stands twice is an error.
        \a source names the text in errors, \a firstLine is the line its first line has there.
    */
    static lattice::Result<YamlValue> parse(const QByteArray &utf8, const QString &source, int firstLine = 1);

    static YamlValue string(const QString &text);
    static YamlValue map();
    static YamlValue fromJson(const QJsonValue &json);

    bool isNull() const { return kind == Kind::Null; }
    bool isString() const { return kind == Kind::String; }
    bool isList() const { return kind == Kind::List; }
    bool isMap() const { return kind == Kind::Map; }
    bool isScalar() const { return !isList() && !isMap(); }

    const YamlValue *find(QStringView key) const; //!< nullptr: no such key, or not a map
    const YamlValue *at(std::initializer_list<QStringView> path) const;
    void insert(const QString &key, const YamlValue &value); //!< replaces, or appends as the last key
    bool remove(QStringView key);

    QString kindName() const; //!< for errors: "a list"
    QJsonValue toJson() const;
    QByteArray toJsonText() const; //!< compact, keys in their order, which QJsonObject would sort
};

/*! \a source:LINE:COLUMN: \a what, as an Invalid. */
lattice::Error yamlError(const QString &source, int line, int column, const QString &what);

} // namespace core
