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

} // namespace

AgentReader::AgentReader(std::shared_ptr<const PromptFile> file)
    : m_file(std::move(file))
{
}

lattice::Result<Agent> AgentReader::read()
{
    m_agent.file = m_file;
    m_agent.path = m_file->fileName();
    readNames();
    readLists();
    readModel();
    readInput();
    readOutput();
    if (m_error)
        return std::unexpected(*m_error);
    return m_agent;
}

void AgentReader::readNames()
{
    const YamlValue *name = m_file->frontMatter().find(u"name"); // metadata.name has no say in the Go project either
    m_agent.name = name ? name->text.trimmed() : QFileInfo(m_file->fileName()).completeBaseName().trimmed();
    const YamlValue &place = name ? *name : m_file->frontMatter();
    if (name && (!name->isScalar() || name->isNull()))
        wrong(*name, u"'name' is %1; expected a string"_s.arg(name->kindName()));
    else if (m_agent.name.isEmpty() || m_agent.name.size() > kMaxName)
        wrong(place, u"'name' has %1 characters; expected 1 to %2"_s.arg(m_agent.name.size()).arg(kMaxName));
    else if (std::ranges::any_of(m_agent.name, [](QChar letter) { return letter.category() == QChar::Other_Control; }))
        wrong(place, u"'name' holds a control character; expected printable text on one line"_s);
    m_agent.id = Agent::slug(m_agent.name);
    m_agent.description = text(u"description").trimmed();
}

void AgentReader::readLists()
{
    const YamlValue *metadata = m_file->frontMatter().find(u"metadata");
    m_agent.tags = listOf(m_file->frontMatter().find(u"tags"), u"tags");
    if (metadata && metadata->isMap())
        m_agent.tags += listOf(metadata->find(u"tags"), u"metadata.tags");
    m_agent.tags.removeDuplicates();
    m_agent.capabilities = m_agent.tags + list(u"capabilities");
    for (const QString &application : {text(u"app"), text(u"app_type")}) {
        if (!application.isEmpty())
            m_agent.capabilities += application;
    }
    m_agent.capabilities.removeDuplicates();
    m_agent.tools = list(u"tools");
    m_agent.agents = list(u"agents");
    m_agent.examples = list(u"examples");
}

void AgentReader::readModel()
{
    m_agent.model = text(u"model").trimmed();
    if (const YamlValue *steps = find(u"max_steps")) {
        if (steps->kind != YamlValue::Kind::Integer || steps->integer < 1 || steps->integer > kMaxSteps)
            wrong(*steps, u"'max_steps' is %1; expected a whole number from 1 to %2"_s.arg(steps->text.isEmpty() ? steps->kindName() : steps->text).arg(kMaxSteps));
        m_agent.maxSteps = int(std::clamp<qint64>(steps->integer, 1, kMaxSteps));
    }
    if (const YamlValue *lattice = m_file->frontMatter().find(u"lattice")) {
        if (lattice->kind != YamlValue::Kind::Bool)
            wrong(*lattice, u"'lattice' is %1; expected true or false"_s.arg(lattice->kindName()));
        m_agent.lattice = lattice->boolean;
    }
    if (const YamlValue *config = m_file->frontMatter().find(u"config"); config && !config->isNull()) {
        if (!config->isMap())
            wrong(*config, u"'config' is %1; expected a map such as 'temperature: 0.2'"_s.arg(config->kindName()));
        m_agent.config = config->toJson().toObject();
    }
}

void AgentReader::readInput()
{
    const YamlValue *input = m_file->frontMatter().find(u"input");
    if (!input || input->isNull() || (input->isMap() && input->items.isEmpty()))
        return;
    if (!input->isMap())
        return wrong(*input, u"'input' is %1; expected 'schema' and 'default', or a JSON Schema with 'type' and 'properties'"_s.arg(input->kindName()));
    const YamlValue *schema = isSchemaItself(*input) ? input : input->find(u"schema");
    const YamlValue *values = isSchemaItself(*input) ? nullptr : input->find(u"default");
    if (!schema && !values)
        return wrong(*input, u"'input' has neither 'schema' nor 'default', and is no JSON Schema with 'type' and 'properties'; put its fields below 'schema'"_s);
    if (schema && !schema->isNull())
        m_agent.inputSchema = schemaText(*schema);
    if (values && !values->isNull() && !values->isMap())
        return wrong(*values, u"'input.default' is %1; expected a map of values"_s.arg(values->kindName()));
    if (values && values->isMap()) {
        for (qsizetype i = 0; i < values->items.size(); ++i)
            m_agent.defaults.insert(values->keys.at(i).name, values->items.at(i).toJson());
    }
}

void AgentReader::readOutput()
{
    const YamlValue &front = m_file->frontMatter();
    if (const YamlValue *json = front.find(u"output_schema"); json && json->isString()) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(json->text.toUtf8(), &error);
        if (!document.isObject())
            return wrong(*json, u"'output_schema' is not a JSON object: %1"_s.arg(error.errorString()));
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

const YamlValue *AgentReader::find(QStringView key) const
{
    const YamlValue *value = m_file->frontMatter().find(key);
    return value ? value : m_file->frontMatter().at({u"metadata", key});
}

QString AgentReader::text(QStringView key)
{
    const YamlValue *value = find(key);
    if (!value || value->isNull())
        return {};
    if (!value->isScalar())
        wrong(*value, u"'%1' is %2; expected a string"_s.arg(key, value->kindName()));
    return value->text;
}

QStringList AgentReader::list(QStringView key) { return listOf(find(key), key); }

QStringList AgentReader::listOf(const YamlValue *value, QStringView key)
{
    QStringList words;
    if (!value || value->isNull())
        return words;
    if (value->isString()) // one word, or several with commas
        words = value->text.split(u',');
    else if (!value->isList())
        wrong(*value, u"'%1' is %2; expected a list of words"_s.arg(key, value->kindName()));
    else {
        for (const YamlValue &item : value->items) {
            // Tools may be maps with details of their own; their name is what we need.
            const YamlValue *word = item.isMap() ? item.find(u"name") : &item;
            if (!word || !word->isScalar() || word->isNull())
                wrong(item, u"'%1' has %2 in it; expected words"_s.arg(key, item.kindName()));
            else
                words += word->text;
        }
    }
    for (QString &word : words)
        word = word.trimmed();
    words.removeAll(QString());
    words.removeDuplicates();
    return words;
}

QString AgentReader::schemaText(const YamlValue &schema)
{
    const auto json = Picoschema(m_file->fileName()).toJsonSchema(schema);
    if (!json) {
        if (!m_error)
            m_error = json.error();
        return {};
    }
    const QString text = QString::fromUtf8(json->toJsonText());
    if (const auto usable = InputSchema::parse(text); !usable)
        wrong(schema, usable.error().detail);
    return text;
}

void AgentReader::wrong(const YamlValue &value, const QString &what)
{
    if (!m_error)
        m_error = m_file->errorAt(value, what);
}

} // namespace core
