// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace app {

/*! One value to fill in, made from a property of an agent's input schema. */
struct InputField {
    enum class Kind { Text, LongText, Integer, Number, Boolean, Choice, Json, Lines, Pairs }; //!< Lines: texts, one a line; Pairs: KEY=VALUE, one a line
    QString key;
    QString title;
    QString description;
    Kind kind = Kind::Text;
    bool required = false;
    QJsonArray options; //!< of a Choice, as the schema has them
    QString text;       //!< what is filled in; a Choice holds the option's text, a Boolean "true", "false" or nothing
    QString problem;    //!< why the text cannot be used, in words
};

/*! Makes fields of a JSON Schema and JSON of filled fields. What it does not know becomes a field for JSON text, never nothing. */
class InputForm final
{
    Q_DECLARE_TR_FUNCTIONS(InputForm)

public:
    /*! \return the fields in the schema's order of importance: required ones first, then by name; none for an empty schema */
    static lattice::Result<QList<InputField>> fields(const QString &schema);

    /*! Checks each field and writes its problem. \return whether all can be used */
    static bool check(QList<InputField> &fields);

    /*! The filled fields as JSON; what is empty and not required is left out. */
    static QJsonObject values(const QList<InputField> &fields);

    static QString textOf(const QJsonValue &value);
};

} // namespace app
