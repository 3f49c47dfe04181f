// SPDX-License-Identifier: Apache-2.0
#include "core/agent/inputschema.h"

#include "core/agent/coercion.h"
#include "core/agent/schemaloops.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <jsoncons/json.hpp>
#include <jsoncons_ext/jsonschema/jsonschema.hpp>

using namespace Qt::StringLiterals;

namespace core {

namespace {

QString fieldOf(const std::string &location)
{
    const QString path = QString::fromStdString(location);
    return path.isEmpty() ? u"input"_s : path.sliced(1).replace(u'/', u'.');
}

} // namespace

class InputSchema::Compiled
{
public:
    explicit Compiled(const std::string &text)
        : schema(jsoncons::jsonschema::make_json_schema(
              jsoncons::json::parse(text),
              [](const jsoncons::uri &uri) -> jsoncons::json {
                  throw std::runtime_error("a reference to another document (" + uri.string() + "); write the schema out");
              },
              jsoncons::jsonschema::evaluation_options()))
    {
    }

    jsoncons::jsonschema::json_schema<jsoncons::json> schema;
};

lattice::Result<InputSchema> InputSchema::parse(const QString &json)
{
    InputSchema result;
    if (json.trimmed().isEmpty())
        return result;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8(), &error);
    if (!document.isObject())
        return lattice::failed(lattice::Fault::Invalid, u"the schema is not a JSON object: %1"_s.arg(error.errorString()));
    result.m_json = document.object();
    if (const QString loop = endlessReference(result.m_json); !loop.isEmpty())
        return lattice::failed(lattice::Fault::Invalid, u"the schema's reference '%1' leads back to itself without end"_s.arg(loop));
    try {
        result.m_compiled = std::make_shared<const Compiled>(json.toStdString());
    } catch (const std::exception &exception) {
        return lattice::failed(lattice::Fault::Invalid, u"not a usable JSON Schema: %1"_s.arg(QString::fromUtf8(exception.what())));
    }
    return result;
}

lattice::Result<QJsonObject> InputSchema::accept(const QJsonObject &input) const
{
    QJsonObject values = coerced(input, m_json).toObject();
    const QJsonObject properties = m_json.value("properties"_L1).toObject();
    for (auto property = properties.begin(); property != properties.end(); ++property) {
        const QJsonObject schema = property.value().toObject();
        if (!values.contains(property.key()) && schema.contains("default"_L1))
            values.insert(property.key(), schema.value("default"_L1));
    }
    if (const auto valid = check(values); !valid)
        return std::unexpected(valid.error());
    return values;
}

lattice::Result<> InputSchema::check(const QJsonValue &value) const
{
    if (!m_compiled)
        return {};
    QStringList problems;
    try {
        const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        const auto instance = jsoncons::json::parse(list.sliced(1, list.size() - 2).toStdString());
        m_compiled->schema.validate(instance, [&problems](const jsoncons::jsonschema::validation_message &message) {
            problems += fieldOf(message.instance_location().string()) + u": "_s + QString::fromStdString(message.message());
            return problems.size() < 5 ? jsoncons::jsonschema::walk_result::advance : jsoncons::jsonschema::walk_result::abort;
        });
    } catch (const std::exception &exception) {
        problems += QString::fromUtf8(exception.what());
    }
    if (!problems.isEmpty())
        return lattice::failed(lattice::Fault::Invalid, problems.join(u"; "_s));
    return {};
}

QString InputSchema::soleMissingText(const QJsonObject &input) const
{
    QStringList missing;
    for (const QJsonValue name : m_json.value("required"_L1).toArray()) {
        if (!input.contains(name.toString()))
            missing += name.toString();
    }
    if (missing.size() != 1)
        return {};
    const QJsonObject field = m_json.value("properties"_L1).toObject().value(missing.first()).toObject();
    const bool text = declares(field, "string"_L1) && !field.contains("enum"_L1);
    return text || field.isEmpty() ? missing.first() : QString();
}

bool InputSchema::hasField(const QString &name) const { return m_json.value("properties"_L1).toObject().contains(name); }

} // namespace core
