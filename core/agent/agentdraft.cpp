// SPDX-License-Identifier: Apache-2.0
#include "core/agent/agentdraft.h"

#include "core/agent/yamlemitter.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <functional>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core::AgentDraft {

namespace {

/*! Where \a key stands or is to stand: below `metadata` when it is there, as in files of the Go project. */
QStringList placeOf(const PromptEdit &edit, const QString &key)
{
    const YamlValue &front = edit.file().frontMatter();
    if (!front.find(key) && front.at({u"metadata", key}))
        return {u"metadata"_s, key};
    return {key};
}

YamlValue listOf(const QJsonValue &given)
{
    YamlValue list{.kind = YamlValue::Kind::List};
    for (const QJsonValue item : given.toArray()) { // `--tools a,b` is as good as twice --tools
        for (const QString &word : item.toString().split(u',', Qt::SkipEmptyParts)) {
            if (!word.trimmed().isEmpty())
                list.items.append(YamlValue::string(word.trimmed()));
        }
    }
    return list;
}

/*! A prompt without roles is what the system says, and the task comes behind it. */
QString withRoles(const QString &prompt)
{
    static const QRegularExpression role(u"\\{\\{~?\\s*role\\s|^[ \\t]*\\[(system|user|model|assistant)\\][ \\t\\r]*$"_s, QRegularExpression::MultilineOption);
    if (role.match(prompt).hasMatch())
        return prompt.trimmed();
    return u"{{role \"system\"}}\n%1\n\n{{role \"user\"}}\n{{userInput}}"_s.arg(prompt.trimmed());
}

QString fieldName(const QString &key)
{
    const QString name = key.section(u'(', 0, 0).trimmed();
    return name.endsWith(u'?') ? name.chopped(1) : name;
}

/*! "string, what it is" as a JSON Schema of a field. */
YamlValue fieldSchema(const QString &words)
{
    YamlValue schema = YamlValue::map();
    schema.insert(u"type"_s, YamlValue::string(words.section(u',', 0, 0).trimmed()));
    if (const QString description = words.section(u',', 1).trimmed(); !description.isEmpty())
        schema.insert(u"description"_s, YamlValue::string(description));
    return schema;
}

Result<> setField(PromptEdit &edit, const QString &key, const QString &words)
{
    const YamlValue *input = edit.file().frontMatter().find(u"input");
    const bool isSchemaItself = input && input->find(u"properties") && !input->find(u"schema");
    const bool isJsonSchema = isSchemaItself || (input && input->at({u"schema", u"properties"}));
    const QStringList place = isSchemaItself ? QStringList{u"input"_s, u"properties"_s} : isJsonSchema ? QStringList{u"input"_s, u"schema"_s, u"properties"_s} : QStringList{u"input"_s, u"schema"_s};
    const QString name = isJsonSchema ? fieldName(key) : key;
    const YamlValue *fields = &edit.file().frontMatter();
    for (const QString &step : place)
        fields = fields ? fields->find(step) : nullptr;
    const QList<YamlValue::Key> former = fields ? fields->keys : QList<YamlValue::Key>();
    for (const YamlValue::Key &other : former) { // `target?` and `target` are one field
        if (fieldName(other.name) != fieldName(key) || (other.name == name && !words.isEmpty()))
            continue;
        if (const auto removed = edit.remove(place + QStringList{other.name}); !removed)
            return removed;
    }
    if (isJsonSchema) {
        const QStringList required = place.first(place.size() - 1) + QStringList{u"required"_s};
        const bool isRequired = !words.isEmpty() && !key.section(u'(', 0, 0).trimmed().endsWith(u'?');
        const auto listed = isRequired ? edit.addItem(required, YamlValue::string(name)) : edit.removeItem(required, YamlValue::string(name));
        if (!listed)
            return listed;
    }
    if (words.isEmpty())
        return {};
    return edit.set(place + QStringList{name}, isJsonSchema ? fieldSchema(words) : YamlValue::string(words));
}

Result<> setInput(PromptEdit &edit, const QJsonValue &fields)
{
    const QJsonObject given = fields.toObject();
    for (auto field = given.begin(); field != given.end(); ++field) {
        if (const auto done = setField(edit, field.key(), field.value().toString().trimmed()); !done)
            return done;
    }
    return {};
}

/*! `sandbox.timeout=60`: the value is read as YAML. */
Result<> setKeys(PromptEdit &edit, const QJsonValue &keys)
{
    const QJsonObject given = keys.toObject();
    for (auto key = given.begin(); key != given.end(); ++key) {
        YamlValue value;
        if (key.value().isString()) {
            const auto parsed = YamlValue::parse("value: " + key.value().toString().toUtf8(), u"set %1"_s.arg(key.key()));
            value = parsed && parsed->find(u"value") && parsed->keys.size() == 1 ? *parsed->find(u"value") : YamlValue::string(key.value().toString());
        } else {
            value = YamlValue::fromJson(key.value());
        }
        if (const YamlValue *sandbox = edit.file().frontMatter().find(u"sandbox"); sandbox && sandbox->isString() && key.key().startsWith("sandbox."_L1)) {
            YamlValue settings = YamlValue::map(); // `sandbox: python` is short for its runtime
            settings.insert(u"runtime"_s, YamlValue::string(sandbox->text));
            if (const auto done = edit.set({u"sandbox"_s}, settings); !done)
                return done;
        }
        if (const auto done = edit.set(key.key().split(u'.'), value); !done)
            return done;
    }
    return {};
}

Result<> unsetKeys(PromptEdit &edit, const QJsonValue &keys)
{
    for (const QJsonValue key : keys.toArray()) {
        if (const auto done = edit.remove(key.toString().split(u'.')); !done)
            return done;
    }
    return {};
}

Result<> setKey(PromptEdit &edit, const QString &key, const QJsonValue &value)
{
    const QStringList place = placeOf(edit, key);
    if (value.isArray())
        return edit.set(place, listOf(value));
    if (value.isString() && value.toString().trimmed().isEmpty())
        return edit.remove(place);
    if (key == "sandbox"_L1 && value.toString() == "off"_L1)
        return edit.remove(place);
    if (key == "sandbox"_L1 && edit.file().frontMatter().at({u"sandbox", u"runtime"})) // the other settings stay
        return edit.set({u"sandbox"_s, u"runtime"_s}, YamlValue::fromJson(value));
    return edit.set(place, YamlValue::fromJson(value));
}

} // namespace

Result<> apply(PromptEdit &edit, const QJsonObject &wanted)
{
    for (const QString &key : {u"name"_s, u"description"_s, u"tags"_s, u"model"_s, u"models"_s, u"max_steps"_s, u"tools"_s, u"agents"_s, u"lattice"_s, u"memory"_s, u"sandbox"_s}) {
        if (!wanted.contains(key))
            continue;
        if (const auto done = setKey(edit, key, wanted[key]); !done)
            return done;
    }
    const auto parts = {std::pair{u"input"_s, &setInput}, {u"set"_s, &setKeys}, {u"unset"_s, &unsetKeys}};
    for (const auto &[key, change] : parts) {
        if (!wanted.contains(key))
            continue;
        if (const auto done = change(edit, wanted[key]); !done)
            return done;
    }
    if (wanted.contains("prompt"_L1))
        return edit.setBody(wanted["prompt"_L1].toString());
    return {};
}

Result<QByteArray> create(const QString &name, const QJsonObject &wanted)
{
    const QString description = wanted["description"_L1].toString().trimmed();
    const auto text = [](const QString &words) { return YamlEmitter::scalar(YamlValue::string(words), YamlEmitter::Place::Block); };
    QByteArray file = "---\n# Who it is: the name by which it is called, and what others see of it.\nname: " + text(name.trimmed())
        + "\ndescription: " + text(description.isEmpty() ? u"What %1 does, in one sentence"_s.arg(name.trimmed()) : description) + '\n';
    if (!wanted.contains("model"_L1))
        file += "\n# Which model answers; without it that of the home.\n# model: MODEL\n";
    if (!wanted.contains("tools"_L1))
        file += "\n# What it may call: servers of this environment with all their tools, or single tools.\n# tools:\n#   - SERVER\n#   - SERVER/TOOL\n";
    if (!wanted.contains("input"_L1))
        file += "\n# Values that it is given beside the task, used as {{target}}.\n# input:\n#   schema:\n#     target: string, what to look at\n";
    const QString prompt = wanted["prompt"_L1].toString();
    const QString body = prompt.trimmed().isEmpty() ? u"You do what your description says, and nothing else. Say plainly when you cannot, and what is missing."_s : prompt;
    file += "---\n\n" + withRoles(body).toUtf8() + '\n';
    auto edit = PromptEdit::open(file, name);
    if (!edit)
        return std::unexpected(edit.error());
    QJsonObject rest = wanted;
    for (const auto key : {"name"_L1, "description"_L1, "prompt"_L1})
        rest.remove(key);
    if (const auto applied = apply(*edit, rest); !applied)
        return std::unexpected(applied.error());
    return edit->bytes();
}

} // namespace core::AgentDraft
