// SPDX-License-Identifier: Apache-2.0
#include "core/agent/picoschema.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

bool isScalarType(const QString &name)
{
    static const QSet<QString> names{u"string"_s, u"number"_s, u"integer"_s, u"boolean"_s, u"null"_s, u"any"_s};
    return names.contains(name);
}

bool isJsonType(const YamlValue *type)
{
    if (!type || type->kind == YamlValue::Kind::Null)
        return false;
    if (type->isList())
        return !type->items.isEmpty() && std::ranges::all_of(type->items, [](const YamlValue &item) { return isJsonType(&item); });
    return type->text != "any"_L1 && (isScalarType(type->text) || type->text == "object"_L1 || type->text == "array"_L1);
}

/*! A field's map that the Go project, and most people, mean as JSON Schema, though Picoschema reads an object into it. */
bool isJsonSchemaField(const YamlValue &map)
{
    static const QSet<QString> words{u"type"_s, u"description"_s, u"title"_s, u"default"_s, u"enum"_s, u"const"_s, u"required"_s,
        u"items"_s, u"properties"_s, u"additionalProperties"_s, u"minimum"_s, u"maximum"_s, u"minLength"_s, u"maxLength"_s,
        u"minItems"_s, u"maxItems"_s, u"pattern"_s, u"format"_s, u"examples"_s, u"nullable"_s};
    if (!map.isMap() || !isJsonType(map.find(u"type")))
        return false;
    const YamlValue *description = map.find(u"description");
    if (description && isScalarType(description->text))
        return false; // {type: string, description: string} is an object with two fields
    return std::ranges::all_of(map.keys, [](const YamlValue::Key &key) { return words.contains(key.name); });
}

std::pair<QString, QString> splitDescription(const QString &text)
{
    const qsizetype comma = text.indexOf(u',');
    if (comma < 0)
        return {text.trimmed(), {}};
    return {text.first(comma).trimmed(), text.sliced(comma + 1).trimmed()};
}

void makeNullable(YamlValue &schema)
{
    const YamlValue *type = schema.find(u"type");
    if (type && type->isString() && type->text != "null"_L1)
        schema.insert(u"type"_s, {.kind = YamlValue::Kind::List, .items = {*type, YamlValue::string(u"null"_s)}});
    const YamlValue *choices = schema.find(u"enum");
    if (choices && choices->isList() && std::ranges::none_of(choices->items, &YamlValue::isNull)) {
        YamlValue withNull = *choices;
        withNull.items.append(YamlValue{});
        schema.insert(u"enum"_s, withNull);
    }
}

} // namespace

Picoschema::Picoschema(QString source, Schemas named)
    : m_source(std::move(source))
    , m_named(std::move(named))
{
}

lattice::Result<YamlValue> Picoschema::toJsonSchema(const YamlValue &schema) const
{
    if (schema.isMap() && isJsonType(schema.find(u"type")))
        return schema;
    if (const YamlValue *properties = schema.find(u"properties"); properties && properties->isMap()) {
        YamlValue typed = YamlValue::map();
        typed.insert(u"type"_s, YamlValue::string(u"object"_s));
        for (qsizetype i = 0; i < schema.items.size(); ++i)
            typed.insert(schema.keys.at(i).name, schema.items.at(i));
        return typed;
    }
    return parseField(schema);
}

lattice::Result<YamlValue> Picoschema::parseType(const YamlValue &text) const
{
    const auto [type, description] = splitDescription(text.text);
    YamlValue schema = YamlValue::map();
    if (!isScalarType(type)) {
        const auto named = m_named.find(type);
        if (named == m_named.end())
            return std::unexpected(error(text, u"the type '%1'; expected string, number, integer, boolean, null or any"_s.arg(type)));
        schema = *named;
    } else if (type != "any"_L1) {
        schema.insert(u"type"_s, YamlValue::string(type));
    }
    if (!description.isEmpty())
        schema.insert(u"description"_s, YamlValue::string(description));
    return schema;
}

lattice::Result<YamlValue> Picoschema::parseField(const YamlValue &value) const
{
    if (value.isMap())
        return parseObject(value);
    if (value.isNull() && value.text == "null"_L1) // unquoted, it is a type all the same
        return parseType(YamlValue{.kind = YamlValue::Kind::String, .text = value.text, .line = value.line, .column = value.column});
    if (!value.isString())
        return std::unexpected(error(value, u"%1; expected a type, such as 'string, what it is', or a map of fields"_s.arg(value.kindName())));
    return parseType(value);
}

lattice::Result<YamlValue> Picoschema::parseObject(const YamlValue &map) const
{
    YamlValue schema = YamlValue::map();
    YamlValue properties = YamlValue::map();
    YamlValue required{.kind = YamlValue::Kind::List};
    YamlValue others{.kind = YamlValue::Kind::Bool};
    for (qsizetype i = 0; i < map.items.size(); ++i) {
        if (map.keys.at(i).name == "(*)"_L1) {
            const auto wildcard = parseField(map.items.at(i));
            if (!wildcard)
                return wildcard;
            others = *wildcard;
            continue;
        }
        if (const auto parsed = parseProperty(map.keys.at(i), map.items.at(i), properties, required); !parsed)
            return std::unexpected(parsed.error());
    }
    schema.insert(u"type"_s, YamlValue::string(u"object"_s));
    schema.insert(u"properties"_s, properties);
    if (!required.items.isEmpty())
        schema.insert(u"required"_s, required);
    schema.insert(u"additionalProperties"_s, others);
    return schema;
}

lattice::Result<> Picoschema::parseProperty(const YamlValue::Key &key, const YamlValue &value, YamlValue &properties, YamlValue &required) const
{
    const qsizetype bracket = key.name.indexOf(u'(');
    QString name = (bracket < 0 ? key.name : key.name.first(bracket)).trimmed();
    const QString kindText = bracket < 0 ? QString() : key.name.sliced(bracket + 1, key.name.size() - bracket - 1 - (key.name.endsWith(u')') ? 1 : 0));
    const auto [kind, description] = splitDescription(kindText);
    bool optional = name.endsWith(u'?');
    if (optional)
        name.chop(1);
    if (name.isEmpty())
        return std::unexpected(yamlError(m_source, key.line, key.column, u"a field without a name"_s));

    auto schema = parseKind(key, kind, value);
    if (!schema)
        return std::unexpected(schema.error());
    if (bracket < 0 && isJsonSchemaField(value)) {
        const YamlValue *demanded = value.find(u"required");
        optional = optional || schema->find(u"default") || (demanded && demanded->kind == YamlValue::Kind::Bool && !demanded->boolean);
        if (demanded && demanded->kind == YamlValue::Kind::Bool)
            schema->remove(u"required");
    }
    if (optional)
        makeNullable(*schema);
    else
        required.items.append(YamlValue::string(name));
    if (!description.isEmpty())
        schema->insert(u"description"_s, YamlValue::string(description));
    properties.insert(name, *schema);
    return {};
}

lattice::Result<YamlValue> Picoschema::parseKind(const YamlValue::Key &key, const QString &kind, const YamlValue &value) const
{
    if (kind.isEmpty() && isJsonSchemaField(value))
        return value;
    if (kind == "enum"_L1 || (kind.isEmpty() && value.isList())) {
        if (!value.isList() || value.items.isEmpty())
            return std::unexpected(error(value, u"%1; expected the list of what '%2' may be"_s.arg(value.kindName(), key.name)));
        YamlValue schema = YamlValue::map();
        schema.insert(u"enum"_s, value);
        return schema;
    }
    if (kind == "array"_L1) {
        const auto items = parseField(value);
        if (!items)
            return items;
        YamlValue schema = YamlValue::map();
        schema.insert(u"type"_s, YamlValue::string(u"array"_s));
        schema.insert(u"items"_s, *items);
        return schema;
    }
    if (!kind.isEmpty() && kind != "object"_L1)
        return std::unexpected(yamlError(m_source, key.line, key.column, u"'(%1)'; expected (array), (object) or (enum)"_s.arg(kind)));
    return parseField(value);
}

lattice::Error Picoschema::error(const YamlValue &value, const QString &what) const
{
    return yamlError(m_source, qMax(1, value.line), qMax(1, value.column), what);
}

} // namespace core
