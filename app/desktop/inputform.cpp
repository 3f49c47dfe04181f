// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/inputform.h"

#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

namespace {

using Kind = InputField::Kind;

/*! The type of a property; of a union like ["string","null"] the part that is not null. */
QString typeOf(const QJsonObject &property)
{
    const auto type = property.value("type"_L1);
    if (!type.isArray())
        return type.toString();
    QStringList types;
    for (const auto &part : type.toArray()) {
        if (part.toString() != "null"_L1)
            types.append(part.toString());
    }
    return types.size() == 1 ? types.first() : QString();
}

Kind kindOf(const QJsonObject &property)
{
    if (property.value("enum"_L1).isArray())
        return Kind::Choice;
    const auto type = typeOf(property);
    if (type == "string"_L1)
        return property.value("format"_L1).toString() == "textarea"_L1 || property.value("maxLength"_L1).toInt() > 200 ? Kind::LongText : Kind::Text;
    if (type == "integer"_L1)
        return Kind::Integer;
    if (type == "number"_L1)
        return Kind::Number;
    return type == "boolean"_L1 ? Kind::Boolean : Kind::Json;
}

InputField fieldOf(const QString &key, const QJsonObject &property, bool required)
{
    const auto title = property.value("title"_L1).toString();
    return {.key = key,
            .title = title.isEmpty() ? key : title,
            .description = property.value("description"_L1).toString(),
            .kind = kindOf(property),
            .required = required,
            .options = property.value("enum"_L1).toArray(),
            .text = property.contains("default"_L1) ? InputForm::textOf(property.value("default"_L1)) : QString(),
            .problem = {}};
}

QStringList linesOf(const QString &text)
{
    QStringList lines;
    for (const auto line : QStringView(text).split(u'\n')) {
        if (const auto trimmed = line.trimmed(); !trimmed.isEmpty())
            lines.append(trimmed.toString());
    }
    return lines;
}

/*! \return the JSON of a filled field, or undefined when the text is no such value */
QJsonValue valueOf(const InputField &field)
{
    const auto text = field.text.trimmed();
    bool ok = true;
    switch (field.kind) {
    case Kind::Text:
    case Kind::LongText: return field.text;
    case Kind::Integer: {
        const auto number = text.toLongLong(&ok);
        return ok ? QJsonValue(number) : QJsonValue(QJsonValue::Undefined);
    }
    case Kind::Number: {
        const auto number = text.toDouble(&ok);
        return ok ? QJsonValue(number) : QJsonValue(QJsonValue::Undefined);
    }
    case Kind::Boolean: return text == "true"_L1 ? QJsonValue(true) : text == "false"_L1 ? QJsonValue(false) : QJsonValue(QJsonValue::Undefined);
    case Kind::Choice:
        for (const auto &option : field.options) {
            if (InputForm::textOf(option) == field.text)
                return option;
        }
        return QJsonValue::Undefined;
    case Kind::Json: {
        const auto wrapped = QJsonDocument::fromJson("[" + text.toUtf8() + "]").array(); // a bare value is no document
        return wrapped.size() == 1 ? wrapped.first() : QJsonValue(QJsonValue::Undefined);
    }
    case Kind::Lines: return QJsonArray::fromStringList(linesOf(field.text));
    case Kind::Pairs: {
        QJsonObject pairs;
        for (const QString &line : linesOf(field.text)) {
            const auto equals = line.indexOf(u'=');
            if (equals <= 0)
                return QJsonValue::Undefined;
            pairs.insert(line.first(equals).trimmed(), line.sliced(equals + 1));
        }
        return pairs;
    }
    }
    return QJsonValue::Undefined;
}

bool isEmpty(const InputField &field) { return field.text.trimmed().isEmpty(); }

} // namespace

QString InputForm::textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const auto wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(wrapped.sliced(1, wrapped.size() - 2));
}

lattice::Result<QList<InputField>> InputForm::fields(const QString &schema)
{
    if (schema.trimmed().isEmpty())
        return QList<InputField>();
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(schema.toUtf8(), &error);
    if (!document.isObject())
        return lattice::failed(lattice::Fault::Invalid, u"input schema: %1 at byte %2"_s.arg(document.isNull() ? error.errorString() : u"not an object"_s).arg(error.offset));
    const auto properties = document.object().value("properties"_L1).toObject();
    const auto required = document.object().value("required"_L1).toArray();
    QList<InputField> fields;
    for (auto property = properties.begin(); property != properties.end(); ++property)
        fields.append(fieldOf(property.key(), property.value().toObject(), required.contains(property.key())));
    std::ranges::stable_sort(fields, [](const auto &a, const auto &b) { return a.required && !b.required; });
    return fields;
}

bool InputForm::check(QList<InputField> &fields)
{
    bool usable = true;
    for (auto &field : fields) {
        field.problem.clear();
        if (isEmpty(field) && field.required)
            field.problem = tr("Fill this in.");
        else if (!isEmpty(field) && valueOf(field).isUndefined())
            field.problem = field.kind == Kind::Integer ? tr("Write a whole number.") : field.kind == Kind::Number ? tr("Write a number, with a point: 0.5")
                : field.kind == Kind::Json ? tr("This is no valid JSON.") : field.kind == Kind::Pairs ? tr("Write one NAME=VALUE a line.") : tr("Choose one of the values.");
        usable = usable && field.problem.isEmpty();
    }
    return usable;
}

QJsonObject InputForm::values(const QList<InputField> &fields)
{
    QJsonObject values;
    for (const auto &field : fields) {
        if (const auto value = valueOf(field); !isEmpty(field) && !value.isUndefined())
            values.insert(field.key, value);
    }
    return values;
}

} // namespace app
