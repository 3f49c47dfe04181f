// SPDX-License-Identifier: Apache-2.0
#include "core/agent/agentreader.h"

#include "core/agent/inputschema.h"
#include "core/agent/picoschema.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kMaxName = 128;
constexpr qint64 kMaxSteps = 1000;

bool isSchemaWord(const YamlValue *type)
{
    return type && type->isString() && (type->text == "object"_L1 || type->text == "string"_L1 || type->text == "array"_L1);
}

/*! `input:` holds a JSON Schema itself, as in the top-level form, not `schema` and `default`. */
bool isSchemaItself(const YamlValue &input)
{
    return isSchemaWord(input.find(u"type")) || (input.find(u"properties") && !input.find(u"schema"));
}

/*! The smallest part of \a schema that is no usable schema by itself; parts that refer to others cannot be told apart. */
const YamlValue &faultyPart(const YamlValue &schema)
{
    for (const QStringView key : {u"properties", u"items"}) {
        const YamlValue *parts = schema.find(key);
        if (parts && key == u"items" && parts->isMap() && !parts->toJsonText().contains("$ref") && !InputSchema::parse(QString::fromUtf8(parts->toJsonText())))
            return faultyPart(*parts);
        for (qsizetype i = 0; parts && key == u"properties" && i < parts->items.size(); ++i) {
            const QByteArray part = parts->items.at(i).toJsonText();
            if (parts->items.at(i).isMap() && !part.contains("$ref") && !InputSchema::parse(QString::fromUtf8(part)))
                return faultyPart(parts->items.at(i));
        }
    }
    return schema;
}

} // namespace

AgentReader::AgentReader(std::shared_ptr<const PromptFile> file, Agent::Trust trust)
    : m_front(file)
    , m_file(std::move(file))
    , m_trust(trust)
{
}

lattice::Result<Agent> AgentReader::read()
{
    m_agent.file = m_file;
    m_agent.path = m_file->fileName();
    readNames();
    readLists();
    readModel();
    readLimits();
    readInput();
    readOutput();
    readSandbox();
    readPolicy();
    readOthers();
    if (!m_front.errors().isEmpty())
        return std::unexpected(m_front.errors().first());
    return m_agent;
}

void AgentReader::readNames()
{
    const YamlValue *name = m_file->frontMatter().find(u"name"); // metadata.name has no say in the Go project either
    m_agent.name = name ? name->text.trimmed() : QFileInfo(m_file->fileName()).completeBaseName().trimmed();
    const YamlValue &place = name ? *name : m_file->frontMatter();
    if (name && (!name->isScalar() || name->isNull()))
        m_front.wrong(*name, u"'name' is %1; expected a string"_s.arg(name->kindName()));
    else if (m_agent.name.isEmpty() || m_agent.name.size() > kMaxName)
        m_front.wrong(place, u"'name' has %1 characters; expected 1 to %2"_s.arg(m_agent.name.size()).arg(kMaxName));
    else if (std::ranges::any_of(m_agent.name, [](QChar letter) { return letter.category() == QChar::Other_Control; }))
        m_front.wrong(place, u"'name' holds a control character; expected printable text on one line"_s);
    m_agent.id = Agent::slug(m_agent.name);
    m_agent.description = m_front.text(u"description").trimmed();
}

void AgentReader::readLists()
{
    const YamlValue *metadata = m_file->frontMatter().find(u"metadata");
    m_agent.tags = m_front.listOf(m_file->frontMatter().find(u"tags"), u"tags");
    if (metadata && metadata->isMap())
        m_agent.tags += m_front.listOf(metadata->find(u"tags"), u"metadata.tags");
    m_agent.tags.removeDuplicates();
    m_agent.capabilities = m_agent.tags + m_front.list(u"capabilities");
    m_agent.app = m_front.text(u"app").trimmed();
    m_agent.appType = m_front.text(u"app_type").trimmed();
    for (const QString &application : {m_agent.app, m_agent.appType}) {
        if (!application.isEmpty())
            m_agent.capabilities += application;
    }
    m_agent.capabilities.removeDuplicates();
    m_agent.tools = m_front.list(u"tools");
    m_agent.agents = m_front.list(u"agents");
    m_agent.examples = m_front.list(u"examples");
}

void AgentReader::readModel()
{
    const YamlValue *model = m_front.find(u"model");
    m_agent.fallbackModels = m_front.listOf(m_front.root().find(u"models"), u"models");
    if (model && model->isList())
        m_agent.fallbackModels = m_front.listOf(model, u"model") + m_agent.fallbackModels;
    else
        m_agent.model = m_front.textOf(model, u"model").trimmed();
    if (m_agent.model.isEmpty() && !m_agent.fallbackModels.isEmpty())
        m_agent.model = m_agent.fallbackModels.takeFirst();
    m_agent.fallbackModels.removeDuplicates();
    m_agent.fallbackModels.removeAll(m_agent.model);
    if (const YamlValue *config = m_file->frontMatter().find(u"config"); config && !config->isNull()) {
        if (!config->isMap())
            m_front.wrong(*config, u"'config' is %1; expected a map such as 'temperature: 0.2'"_s.arg(config->kindName()));
        m_agent.config = config->toJson().toObject();
    }
}

void AgentReader::readLimits()
{
    const YamlValue *harness = m_front.root().find(u"harness_config");
    const YamlValue *steps = m_front.find(u"max_steps");
    const YamlValue *inner = harness ? harness->find(u"max_steps") : nullptr;
    m_agent.maxSteps = int(m_front.numberOf(steps ? steps : inner, u"max_steps", 1, kMaxSteps, m_agent.maxSteps));
    const YamlValue *timeout = m_front.find(u"timeout");
    m_agent.timeout = m_front.secondsOf(timeout || !harness ? timeout : harness->find(u"timeout"), u"timeout");
    m_agent.loopThreshold = int(m_front.numberOf(harness ? harness->find(u"doom_loop_threshold") : nullptr, u"doom_loop_threshold", 1, kMaxSteps, m_agent.loopThreshold));
    m_agent.lattice = m_front.flagOf(m_front.root().find(u"lattice"), u"lattice", false);
}

void AgentReader::readInput()
{
    const YamlValue *input = m_file->frontMatter().find(u"input");
    if (!input || input->isNull() || (input->isMap() && input->items.isEmpty()))
        return;
    if (!input->isMap())
        return m_front.wrong(*input, u"'input' is %1; expected 'schema' and 'default', or a JSON Schema with 'type' and 'properties'"_s.arg(input->kindName()));
    const YamlValue *schema = isSchemaItself(*input) ? input : input->find(u"schema");
    const YamlValue *values = isSchemaItself(*input) ? nullptr : input->find(u"default");
    if (!schema && !values)
        return m_front.wrong(*input, u"'input' has neither 'schema' nor 'default', and is no JSON Schema with 'type' and 'properties'; put its fields below 'schema'"_s);
    if (schema && !schema->isNull())
        m_agent.inputSchema = schemaText(*schema);
    if (values && !values->isNull() && !values->isMap())
        return m_front.wrong(*values, u"'input.default' is %1; expected a map of values"_s.arg(values->kindName()));
    if (values && values->isMap()) {
        for (qsizetype i = 0; i < values->items.size(); ++i)
            m_agent.defaults.insert(values->keys.at(i).name, values->items.at(i).toJson());
    }
}

void AgentReader::readOutput()
{
    const YamlValue &front = m_file->frontMatter();
    if (const YamlValue *described = front.find(u"output"); described && described->isMap()) {
        m_agent.outputFormat = m_front.textOf(described->find(u"format"), u"output.format").trimmed();
        m_agent.outputPreset = m_front.textOf(described->find(u"preset"), u"output.preset").trimmed();
    }
    if (m_agent.outputPreset.isEmpty())
        m_agent.outputPreset = m_front.text(u"output_schema_preset").trimmed();
    if (const YamlValue *json = front.find(u"output_schema"); json && json->isString()) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(json->text.toUtf8(), &error);
        if (!document.isObject())
            return m_front.wrong(*json, u"'output_schema' is not a JSON object: %1"_s.arg(error.errorString()));
        m_agent.outputSchema = QString::fromUtf8(document.toJson(QJsonDocument::Compact));
        return;
    }
    const YamlValue *output = front.find(u"output_schema") ? front.find(u"output_schema") : front.find(u"output");
    if (!output || !output->isMap())
        return;
    const YamlValue *schema = isSchemaItself(*output) ? output : output->find(u"schema");
    if (schema && !schema->isNull())
        m_agent.outputSchema = schemaText(*schema);
}

QString AgentReader::schemaText(const YamlValue &schema)
{
    const auto json = Picoschema(m_file->fileName()).toJsonSchema(schema);
    if (!json) {
        m_front.add(json.error());
        return {};
    }
    const QString text = QString::fromUtf8(json->toJsonText());
    if (m_trust == Agent::Trust::KnownGood)
        return text;
    if (const auto usable = InputSchema::parse(text); !usable)
        m_front.wrong(faultyPart(schema), usable.error().detail);
    return text;
}

} // namespace core
