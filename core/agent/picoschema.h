// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/yamlvalue.h"

#include <QHash>

namespace core {

/*!
    Turns a schema in Picoschema, the short form of dotprompt, into JSON Schema; what is JSON Schema already is passed on.

    Beyond the specification, and as the Go project writes it: a plain list is an enum, and a field's map is JSON Schema
    when its `type` is one of JSON's and its other keys are words of JSON Schema (`required: false` makes it optional).
    \sa https://google.github.io/dotprompt/reference/picoschema/
*/
class Picoschema final
{
public:
    using Schemas = QHash<QString, YamlValue>;

    /*! \a source names the text in errors; \a named are the schemas that a type may name. */
    explicit Picoschema(QString source, Schemas named = {});

    lattice::Result<YamlValue> toJsonSchema(const YamlValue &schema) const;

private:
    lattice::Result<YamlValue> parseType(const YamlValue &text) const;
    lattice::Result<YamlValue> parseField(const YamlValue &value) const;
    lattice::Result<YamlValue> parseObject(const YamlValue &map) const;
    lattice::Result<> parseProperty(const YamlValue::Key &key, const YamlValue &value, YamlValue &properties, YamlValue &required) const;
    lattice::Result<YamlValue> parseKind(const YamlValue::Key &key, const QString &kind, const YamlValue &value) const;
    lattice::Error error(const YamlValue &value, const QString &what) const;

    QString m_source;
    Schemas m_named;
};

} // namespace core
