// SPDX-License-Identifier: Apache-2.0
#include "core/verb/verb.h"

#include "core/config/nearest.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

using Type = Parameter::Type;

QJsonObject schemaOf(const Parameter &parameter)
{
    QJsonObject schema{{u"description"_s, parameter.words}};
    switch (parameter.type) {
    case Type::Text:
        schema[u"type"_s] = u"string"_s;
        break;
    case Type::Integer:
        schema[u"type"_s] = u"integer"_s;
        break;
    case Type::Number:
        schema[u"type"_s] = u"number"_s;
        break;
    case Type::Boolean:
        schema[u"type"_s] = u"boolean"_s;
        break;
    case Type::Choice:
        schema[u"type"_s] = u"string"_s;
        schema[u"enum"_s] = QJsonArray::fromStringList(parameter.choices);
        break;
    case Type::Map:
        schema[u"type"_s] = u"object"_s;
        break;
    case Type::List:
        schema[u"type"_s] = u"array"_s;
        schema[u"items"_s] = QJsonObject{{u"type"_s, u"string"_s}};
        break;
    }
    if (parameter.least < parameter.most) {
        schema[u"minimum"_s] = parameter.least;
        schema[u"maximum"_s] = parameter.most;
    }
    if (!parameter.initial.isNull() && !parameter.initial.isUndefined())
        schema[u"default"_s] = parameter.initial;
    return schema;
}

/*! What \a value should have been; empty when it is right. */
QString mistake(const Parameter &parameter, const QJsonValue &value)
{
    const bool isNumber = value.isDouble();
    switch (parameter.type) {
    case Type::Text:
        return value.isString() ? QString() : u"a text"_s;
    case Type::Boolean:
        return value.isBool() ? QString() : u"true or false"_s;
    case Type::Map:
        return value.isObject() ? QString() : u"an object"_s;
    case Type::List:
        return value.isArray() && std::ranges::all_of(value.toArray(), [](const QJsonValue &item) { return item.isString(); }) ? QString() : u"a list of texts"_s;
    case Type::Choice:
        return parameter.choices.contains(value.toString()) ? QString()
                                                            : u"one of "_s + parameter.choices.join(u", "_s);
    case Type::Integer:
        if (!isNumber || value.toDouble() != std::floor(value.toDouble()))
            return u"a whole number"_s;
        break;
    case Type::Number:
        if (!isNumber)
            return u"a number"_s;
        break;
    }
    if (parameter.least < parameter.most && (value.toDouble() < parameter.least || value.toDouble() > parameter.most))
        return u"a number from %1 to %2"_s.arg(parameter.least).arg(parameter.most);
    return {};
}

} // namespace

QString Parameter::option() const
{
    return QString(name).replace(u'_', u'-');
}
QString Parameter::valueName() const
{
    return placeholder.isEmpty() ? name.toUpper() : placeholder;
}
QStringList Verb::words() const
{
    return command.isEmpty() ? name.split(u'.') : command;
}

bool Verb::isOfAnyStation() const
{
    return run && place != Place::Process && !onlyHere && !isOfLattice();
}

QJsonObject Verb::inputSchema() const
{
    QJsonObject properties;
    QJsonArray required;
    for (const Parameter &parameter : parameters) {
        properties.insert(parameter.name, schemaOf(parameter));
        if (parameter.required)
            required << parameter.name;
    }
    QJsonObject schema{{u"$schema"_s, u"https://json-schema.org/draft/2020-12/schema"_s},
                       {u"type"_s, u"object"_s},
                       {u"properties"_s, properties},
                       {u"additionalProperties"_s, false}};
    if (!required.isEmpty())
        schema[u"required"_s] = required;
    return schema;
}

QJsonObject Verb::normalised(const QJsonObject &arguments) const
{
    QJsonObject result = adapt ? adapt(arguments) : arguments;
    for (const QString &argument : dropped)
        result.remove(argument);
    for (const Parameter &parameter : parameters) {
        for (const QString &alias : parameter.aliases) {
            const QJsonValue value = result.take(alias);
            if (!value.isUndefined() && !result.contains(parameter.name))
                result[parameter.name] = value;
        }
    }
    return result;
}

Result<> Verb::check(const QJsonObject &arguments) const
{
    QStringList known;
    for (const Parameter &parameter : parameters) {
        known << parameter.name;
        const QJsonValue value = arguments[parameter.name];
        if (value.isUndefined() || value.isNull()) {
            if (parameter.required)
                return failed(Fault::Invalid, u"%1: %2 is missing (%3)"_s.arg(name, parameter.name, parameter.words));
            continue;
        }
        if (const QString expected = mistake(parameter, value); !expected.isEmpty())
            return failed(Fault::Invalid, u"%1: %2: expected %3"_s.arg(name, parameter.name, expected));
    }
    for (auto it = arguments.begin(); it != arguments.end(); ++it) {
        if (known.contains(it.key()))
            continue;
        const QString near = nearest(it.key(), known);
        return failed(Fault::Invalid,
                      u"%1 has no argument %2%3"_s.arg(name, it.key(),
                                                       near.isEmpty() ? QString() : u"; did you mean %1?"_s.arg(near)));
    }
    return {};
}

namespace Schema {

QJsonObject text(const QString &description)
{
    return {{u"type"_s, u"string"_s}, {u"description"_s, description}};
}
QJsonObject number(const QString &description)
{
    return {{u"type"_s, u"number"_s}, {u"description"_s, description}};
}
QJsonObject boolean(const QString &description)
{
    return {{u"type"_s, u"boolean"_s}, {u"description"_s, description}};
}
QJsonObject list(const QJsonObject &items)
{
    return {{u"type"_s, u"array"_s}, {u"items"_s, items.isEmpty() ? QJsonObject{{u"type"_s, u"object"_s}} : items}};
}

QJsonObject object(const QJsonObject &properties, const QStringList &required)
{
    QJsonObject schema{{u"type"_s, u"object"_s}, {u"properties"_s, properties}};
    if (!required.isEmpty())
        schema[u"required"_s] = QJsonArray::fromStringList(required);
    return schema;
}

} // namespace Schema

} // namespace core
