// SPDX-License-Identifier: Apache-2.0
#include "core/agent/coercion.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

namespace {

QJsonValue fromText(const QString &text, const QJsonObject &schema)
{
    const QString plain = text.trimmed();
    bool fits = false;
    const double number = plain.toDouble(&fits);
    if (fits && declares(schema, "number"_L1) && std::isfinite(number))
        return number;
    if (fits && declares(schema, "integer"_L1) && number == std::trunc(number))
        return number;
    if (declares(schema, "boolean"_L1) && (plain == "true"_L1 || plain == "false"_L1))
        return plain == "true"_L1;
    if (declares(schema, "null"_L1) && (plain.isEmpty() || plain == "null"_L1))
        return QJsonValue();
    const QJsonDocument document = QJsonDocument::fromJson(plain.toUtf8());
    if (declares(schema, "object"_L1) && document.isObject())
        return document.object();
    if (declares(schema, "array"_L1) && document.isArray())
        return document.array();
    return text;
}

} // namespace

bool declares(const QJsonObject &schema, QLatin1StringView type)
{
    const QJsonValue declared = schema.value("type"_L1);
    return declared.isArray() ? declared.toArray().contains(QString(type)) : declared.toString() == type;
}

QJsonValue coerced(const QJsonValue &value, const QJsonObject &schema)
{
    if (value.isString()) {
        const QJsonArray choices = schema.value("enum"_L1).toArray();
        if (choices.contains(value) || declares(schema, "string"_L1) || !schema.contains("type"_L1))
            return value;
        return fromText(value.toString(), schema);
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (properties.value(field.key()).isObject())
            field.value() = coerced(field.value(), properties.value(field.key()).toObject());
    }
    return object;
}

} // namespace core
