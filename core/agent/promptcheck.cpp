// SPDX-License-Identifier: Apache-2.0
#include "core/agent/promptchecker.h"

#include "core/agent/agentreader.h"
#include "core/agent/dotprompt.h"
#include "core/config/nearest.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

using Severity = Diagnostic::Severity;

/*! All keys of the three forms; what has no meaning for us, but one for others, is among them. */
const QStringList &knownKeys()
{
    static const QStringList keys{u"agents"_s, u"app"_s, u"app_type"_s, u"capabilities"_s, u"cloudshipai"_s, u"coding"_s, u"config"_s, u"description"_s, u"environment"_s, u"examples"_s, u"ext"_s, u"harness"_s,
        u"harness_config"_s, u"input"_s, u"lattice"_s, u"max_steps"_s, u"memory"_s, u"metadata"_s, u"model"_s, u"models"_s, u"name"_s, u"notify"_s, u"output"_s, u"output_schema"_s, u"output_schema_preset"_s,
        u"raw"_s, u"sandbox"_s, u"schedule"_s, u"skills"_s, u"tags"_s, u"timeout"_s, u"toolDefs"_s, u"tool_policy"_s, u"tools"_s, u"variant"_s, u"version"_s, u"workspace"_s};
    return keys;
}

/*! What a run gives to every prompt. */
bool isGiven(const QString &name)
{
    static const QStringList names{u"task"_s, u"userInput"_s, u"escalation_answer"_s, u"memory"_s, u"cloudship_memory"_s};
    return names.contains(name);
}

/*! `name?` and `list(array, words)` of Picoschema are fields `name` and `list`. */
QString fieldName(const QString &key)
{
    QString name = key.section(u'(', 0, 0).trimmed();
    if (name.endsWith(u'?'))
        name.chop(1);
    return name;
}

} // namespace

QString severityName(Severity severity)
{
    return severity == Severity::Error ? u"error"_s : severity == Severity::Warning ? u"warning"_s : u"hint"_s;
}

QJsonObject Diagnostic::toJson() const
{
    QJsonObject json{{u"severity"_s, severityName(severity)}, {u"line"_s, line}, {u"column"_s, column}, {u"length"_s, length}, {u"code"_s, code}, {u"text"_s, text}};
    if (fix)
        json[u"fix"_s] = QJsonObject{{u"title"_s, fix->title}, {u"line"_s, fix->line}, {u"column"_s, fix->column}, {u"length"_s, fix->length}, {u"text"_s, fix->text}};
    return json;
}

QList<Diagnostic> checkPrompt(const QByteArray &bytes, const QString &fileName, TemplateEngine &engine, const PromptSurroundings &around)
{
    return PromptChecker(engine, around, fileName).check(bytes);
}

PromptChecker::PromptChecker(TemplateEngine &engine, const PromptSurroundings &around, QString fileName)
    : m_engine(engine)
    , m_around(around)
    , m_fileName(std::move(fileName))
{
}

QList<Diagnostic> PromptChecker::check(const QByteArray &bytes)
{
    auto file = PromptFile::parse(bytes, m_fileName);
    if (!file) {
        addError(file.error(), u"file"_s);
        return m_found;
    }
    m_file = std::make_shared<const PromptFile>(*std::move(file));
    AgentReader reader(m_file);
    std::ignore = reader.read();
    for (const lattice::Error &error : reader.errors())
        addError(error, u"front-matter"_s);
    checkKeys();
    if (m_around.agents)
        checkNames(u"agents"_s, *m_around.agents, u"unknown-agent"_s, u"agent"_s);
    if (m_around.models)
        checkNames(u"model"_s, *m_around.models, u"unknown-model"_s, u"model"_s);
    checkTools();
    checkBody();
    std::ranges::stable_sort(m_found, {}, [](const Diagnostic &one) { return std::pair(one.line, one.column); });
    return m_found;
}

void PromptChecker::addError(const lattice::Error &error, const QString &code)
{
    static const QRegularExpression place(u"^:([0-9]+):([0-9]+): "_s);
    Diagnostic diagnostic{.code = code, .text = error.detail};
    if (const auto found = place.match(QStringView(error.detail).sliced(error.detail.startsWith(m_fileName) ? m_fileName.size() : 0).toString()); found.hasMatch()) {
        diagnostic.line = found.captured(1).toInt();
        diagnostic.column = found.captured(2).toInt();
        diagnostic.text = error.detail.sliced(m_fileName.size() + found.capturedLength());
    } else if (error.detail.startsWith(m_fileName + ": "_L1)) {
        diagnostic.text = error.detail.sliced(m_fileName.size() + 2);
    }
    remark(diagnostic);
}

void PromptChecker::checkKeys()
{
    const YamlValue &front = m_file->frontMatter();
    YamlValue plain = YamlValue::map(); // keys with a dot are extensions, of whatever name
    for (qsizetype i = 0; i < front.items.size(); ++i) {
        if (!front.keys.at(i).name.contains(u'.')) {
            plain.keys.append(front.keys.at(i));
            plain.items.append(front.items.at(i));
        }
    }
    checkKeysOf(&plain, {}, knownKeys());
    checkKeysOf(front.find(u"sandbox"), u"sandbox"_s,
                {u"allow_network"_s, u"enabled"_s, u"env"_s, u"environment"_s, u"image"_s, u"limits"_s, u"max_output"_s, u"max_stdout_bytes"_s, u"max_files"_s, u"max_file_size"_s, u"max_file_size_bytes"_s, u"max_memory"_s,
                 u"max_processes"_s, u"memory"_s, u"mode"_s, u"network"_s, u"npm_packages"_s, u"pip_packages"_s, u"processes"_s, u"resources"_s, u"runtime"_s, u"session"_s, u"timeout"_s, u"timeout_seconds"_s});
    checkKeysOf(front.find(u"tool_policy"), u"tool_policy"_s, {u"allow"_s, u"ask"_s, u"default"_s, u"deny"_s});
    checkKeysOf(front.find(u"schedule"), u"schedule"_s, {u"cron"_s, u"enabled"_s, u"variables"_s});
    checkKeysOf(front.find(u"memory"), u"memory"_s, {u"enabled"_s, u"max_tokens"_s});
}

void PromptChecker::checkKeysOf(const YamlValue *map, const QString &path, const QStringList &known)
{
    for (qsizetype i = 0; map && map->isMap() && i < map->keys.size(); ++i) {
        const YamlValue::Key &key = map->keys.at(i);
        if (known.contains(key.name))
            continue;
        const QString full = path.isEmpty() ? key.name : path + u'.' + key.name;
        Diagnostic diagnostic{.severity = Severity::Warning, .line = key.line, .column = key.column, .length = int(key.name.size()), .code = u"unknown-key"_s, .text = u"the key '%1' is not known, and has no effect"_s.arg(full)};
        suggest(diagnostic, key.name, known);
        remark(diagnostic);
    }
}

/*! A word, or a list of words, of which each is to be one of \a known. */
void PromptChecker::checkNames(const QString &key, const QStringList &known, const QString &code, const QString &what)
{
    const YamlValue *value = m_file->frontMatter().find(key);
    if (!value || value->isMap() || value->isNull() || (value->isString() && value->text.contains(u',')))
        return;
    for (const YamlValue &word : value->isList() ? value->items : QList<YamlValue>{*value}) {
        if (!word.isString() || known.contains(word.text, Qt::CaseInsensitive) || (key == "agents"_L1 && word.text.contains(u':'))) // capability:…
            continue;
        Diagnostic diagnostic{.severity = Severity::Warning, .line = word.line, .column = word.column, .length = int(word.text.size()), .code = code, .text = u"there is no %1 '%2' here"_s.arg(what, word.text)};
        suggest(diagnostic, word.text, known);
        remark(diagnostic);
    }
}

void PromptChecker::checkTools()
{
    const YamlValue *tools = m_file->frontMatter().find(u"tools");
    if (!m_around.tools || !tools || !tools->isList())
        return;
    QStringList names;
    for (const QString &known : *m_around.tools)
        names << known.section(u'/', 0, 0) << known.section(u'/', 1) << known;
    names.removeDuplicates();
    for (const YamlValue &word : tools->items) {
        const auto isMeant = [&word](const QString &known) { return matchesTool(word.text, known.section(u'/', 0, 0), known.section(u'/', 1)); };
        if (!word.isString() || std::ranges::any_of(*m_around.tools, isMeant))
            continue;
        Diagnostic diagnostic{.severity = Severity::Warning, .line = word.line, .column = word.column, .length = int(word.text.size()), .code = u"unknown-tool"_s,
                              .text = u"no tool or server here is named '%1'"_s.arg(word.text)};
        suggest(diagnostic, word.text, names);
        remark(diagnostic);
    }
}

void PromptChecker::checkBody()
{
    static const QRegularExpression section(u"^[ \\t]*\\[(system|user|model|assistant)\\][ \\t\\r]*$"_s, QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    if (m_file->body().trimmed().isEmpty())
        return remark({.severity = Severity::Warning, .line = m_file->bodyLine(), .code = u"no-text"_s, .text = u"the prompt has no text; the model is told nothing but the task"_s});
    if (const auto checked = Dotprompt(m_engine).check(*m_file); !checked)
        return addError(checked.error(), u"template"_s);
    if (const auto found = section.match(m_file->body()); found.hasMatch() && m_file->dialect() == PromptFile::Dialect::Dotprompt) {
        const QString word = found.captured().trimmed();
        remark({.severity = Severity::Warning, .line = m_file->bodyLine() + int(QStringView(m_file->body()).first(found.capturedStart()).count(u'\n')), .column = 1, .length = int(found.captured().size()), .code = u"section"_s,
                .text = u"%1 is text here and begins no message: %2"_s.arg(word, word != word.toLower() ? u"sections are written in small letters"_s : u"a section has to come before any text, and beside no {{role}}"_s)});
    }
    Uses uses;
    QSet<QString> seen;
    collect(m_file->templateText(), true, uses, seen);
    checkPartials(uses);
    checkVariables(uses);
}

void PromptChecker::collect(const QString &source, bool isRoot, Uses &uses, QSet<QString> &seen)
{
    const auto outline = m_engine.outline(source);
    if (!outline)
        return; // a partial that does not compile is an error of its own file
    uses.whole = uses.whole || outline->value("whole"_L1).toBool();
    for (const QJsonValue variable : outline->value("variables"_L1).toArray()) {
        uses.names.insert(variable["name"_L1].toString());
        if (isRoot)
            uses.variables.append(variable.toObject());
    }
    for (const QJsonValue partial : outline->value("partials"_L1).toArray()) {
        const QString name = partial["name"_L1].toString();
        if (isRoot)
            uses.partials.append(partial.toObject());
        if (!partial["root"_L1].toBool() || seen.contains(name))
            continue;
        seen.insert(name);
        if (!m_around.partials)
            uses.whole = true; // it may use anything
        else if (m_around.partials->contains(name))
            collect(m_around.partials->value(name), false, uses, seen);
    }
}

void PromptChecker::checkPartials(const Uses &uses)
{
    for (const QJsonObject &use : uses.partials) {
        const QString name = use["name"_L1].toString();
        if (!m_around.partials || m_around.partials->contains(name) || name == "@partial-block"_L1)
            continue;
        Diagnostic diagnostic = atName(use, u"unknown-partial"_s, u"there is no partial '%1': no file _%1.prompt beside this one"_s.arg(name));
        diagnostic.severity = Severity::Error;
        suggest(diagnostic, name, m_around.partials->keys());
        remark(diagnostic);
    }
}

void PromptChecker::checkVariables(const Uses &uses)
{
    const YamlValue *declared = fields();
    const YamlValue *defaults = m_file->frontMatter().at({u"input", u"default"});
    QStringList names;
    for (const YamlValue *map : {declared, defaults && defaults->isMap() ? defaults : nullptr}) {
        for (qsizetype i = 0; map && i < map->keys.size(); ++i)
            names += map->keys.at(i).name == "(*)"_L1 ? u"*"_s : fieldName(map->keys.at(i).name);
    }
    for (const QJsonObject &use : uses.variables) {
        const QString name = use["name"_L1].toString();
        if (names.contains(name) || isGiven(name) || names.contains(u"*"_s))
            continue;
        Diagnostic diagnostic = atName(use, u"undeclared"_s, u"'%1' is used and not declared in 'input'; nobody who calls the agent knows of it"_s.arg(name));
        if (const QJsonArray path = use["path"_L1].toArray(); path.size() == 1)
            suggest(diagnostic, name, names);
        remark(diagnostic);
    }
    for (qsizetype i = 0; declared && !uses.whole && i < declared->keys.size(); ++i) {
        const YamlValue::Key &key = declared->keys.at(i);
        const QString name = fieldName(key.name);
        if (!name.isEmpty() && !uses.names.contains(name) && !isGiven(name))
            remark({.severity = Severity::Warning, .line = key.line, .column = key.column, .length = int(key.name.size()), .code = u"unused"_s, .text = u"'%1' is declared and the prompt does not use it"_s.arg(name)});
    }
}

const YamlValue *PromptChecker::fields() const
{
    const YamlValue *input = m_file->frontMatter().find(u"input");
    if (!input || !input->isMap())
        return nullptr;
    const YamlValue *schema = input->find(u"schema") ? input->find(u"schema") : input;
    const YamlValue *properties = schema->find(u"properties");
    if (properties && properties->isMap())
        return properties;
    return schema != input && schema->isMap() && !schema->find(u"type") ? schema : nullptr;
}

Diagnostic PromptChecker::atName(const QJsonObject &use, const QString &code, const QString &text) const
{
    const int line = use["line"_L1].toInt();
    const int column = use["column"_L1].toInt();
    const bool isOneLine = use["endLine"_L1].toInt() == line;
    return {.severity = Severity::Warning, .line = m_file->bodyLine() + line - 1, .column = column + 1 + (line == 1 ? m_file->bodyColumn() : 0), .length = isOneLine ? use["endColumn"_L1].toInt() - column : 0,
            .code = code, .text = text};
}

void PromptChecker::suggest(Diagnostic &diagnostic, const QString &word, const QStringList &known) const
{
    const QString near = word.size() < 3 ? QString() : nearest(word, known); // any short word is near to any other
    if (near.isEmpty())
        return;
    diagnostic.text += u"; did you mean '%1'?"_s.arg(near);
    diagnostic.fix = Diagnostic::Fix{.title = u"Change to '%1'"_s.arg(near), .line = diagnostic.line, .column = diagnostic.column, .length = diagnostic.length, .text = near};
}

void PromptChecker::remark(Diagnostic diagnostic) { m_found.append(std::move(diagnostic)); }

} // namespace core
