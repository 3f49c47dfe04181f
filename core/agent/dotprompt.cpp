// SPDX-License-Identifier: Apache-2.0
#include "core/agent/dotprompt.h"

#include "core/agent/messagebuilder.h"
#include "core/config/nearest.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

bool isKnownKey(const QString &key)
{
    static const QSet<QString> keys{u"config"_s, u"description"_s, u"ext"_s, u"input"_s, u"metadata"_s, u"model"_s, u"name"_s,
        u"output"_s, u"raw"_s, u"toolDefs"_s, u"tools"_s, u"variant"_s, u"version"_s};
    return keys.contains(key);
}

/*! `ext1.sub.foo: x` becomes ext["ext1.sub"]["foo"]. */
void addExtension(QJsonObject &ext, const QString &key, const QJsonValue &value)
{
    const qsizetype dot = key.lastIndexOf(u'.');
    QJsonObject fields = ext.value(key.first(dot)).toObject();
    fields.insert(key.sliced(dot + 1), value);
    ext.insert(key.first(dot), fields);
}

lattice::Result<QJsonValue> withSchema(const YamlValue &side, const Picoschema &picoschema)
{
    const YamlValue *schema = side.find(u"schema");
    if (!schema || schema->isNull())
        return side.toJson();
    const auto json = picoschema.toJsonSchema(*schema);
    if (!json)
        return std::unexpected(json.error());
    YamlValue resolved = side;
    resolved.insert(u"schema"_s, *json);
    return resolved.toJson();
}

void resolveTools(QJsonObject &metadata, const QJsonObject &definitions)
{
    if (!metadata.value("tools"_L1).isArray())
        return;
    QJsonArray names;
    QJsonArray found = metadata.value("toolDefs"_L1).toArray();
    for (const QJsonValue tool : metadata.value("tools"_L1).toArray()) {
        if (definitions.contains(tool.toString()))
            found.append(definitions.value(tool.toString()));
        else
            names.append(tool);
    }
    metadata.insert("tools"_L1, names);
    if (!found.isEmpty())
        metadata.insert("toolDefs"_L1, found);
}

const YamlValue *defaults(const PromptFile &file, const DotpromptRequest &request)
{
    if (request.options.find(u"input"))
        return request.options.at({u"input", u"default"});
    return file.frontMatter().at({u"input", u"default"});
}

QByteArray context(const PromptFile &file, const DotpromptRequest &request)
{
    YamlValue input = YamlValue::map();
    if (const YamlValue *values = defaults(file, request); values && values->isMap())
        input = *values;
    for (qsizetype i = 0; i < request.input.keys.size(); ++i)
        input.insert(request.input.keys.at(i).name, request.input.items.at(i));
    return input.toJsonText();
}

/*! Whether a template may look at `@metadata`, which is much to hand over for nothing. */
bool asksForMetadata(const QString &source, const TemplateEngine::Partials &partials)
{
    return source.contains("metadata"_L1) || std::any_of(partials.begin(), partials.end(), [](const QString &partial) { return partial.contains("metadata"_L1); });
}

QByteArray variables(const QString &source, const QJsonObject &metadata, const DotpromptRequest &request)
{
    YamlValue data = YamlValue::map();
    if (asksForMetadata(source, request.partials)) {
        YamlValue prompt = YamlValue::map();
        prompt.insert(u"prompt"_s, YamlValue::fromJson(metadata));
        prompt.insert(u"docs"_s, YamlValue::fromJson(request.docs));
        prompt.insert(u"messages"_s, YamlValue::fromJson(request.messages));
        data.insert(u"metadata"_s, prompt);
    }
    for (qsizetype i = 0; i < request.context.keys.size(); ++i)
        data.insert(request.context.keys.at(i).name, request.context.items.at(i));
    return data.toJsonText();
}

} // namespace

Dotprompt::Dotprompt(TemplateEngine &engine)
    : m_engine(engine)
{
}

lattice::Result<QJsonObject> Dotprompt::metadata(const PromptFile &file, const DotpromptRequest &request) const
{
    const Picoschema picoschema(file.fileName(), request.schemas);
    QJsonObject result;
    QJsonObject ext;
    const auto take = [&](const QString &key, const YamlValue &value) -> lattice::Result<> {
        const auto json = key == "input"_L1 || key == "output"_L1 ? withSchema(value, picoschema) : lattice::Result<QJsonValue>(value.toJson());
        if (!json)
            return std::unexpected(json.error());
        result.insert(key, *json);
        return {};
    };

    const YamlValue &front = file.frontMatter();
    for (qsizetype i = 0; i < front.items.size(); ++i) {
        const QString &key = front.keys.at(i).name;
        if (isKnownKey(key)) {
            if (const auto taken = take(key, front.items.at(i)); !taken)
                return std::unexpected(taken.error());
        } else if (key.contains(u'.')) {
            addExtension(ext, key, front.items.at(i).toJson());
        }
    }
    QJsonObject config = result.value("config"_L1).toObject();
    for (qsizetype i = 0; i < request.options.items.size(); ++i) {
        if (const auto taken = take(request.options.keys.at(i).name, request.options.items.at(i)); !taken)
            return std::unexpected(taken.error());
    }
    const QJsonObject over = request.options.find(u"config") ? request.options.find(u"config")->toJson().toObject() : QJsonObject();
    for (auto field = over.begin(); field != over.end(); ++field)
        config.insert(field.key(), field.value());

    result.insert("config"_L1, config);
    result.insert("ext"_L1, ext);
    if (!result.contains("metadata"_L1))
        result.insert("metadata"_L1, QJsonObject());
    if (file.hasFrontMatter())
        result.insert("raw"_L1, front.toJson());
    resolveTools(result, request.tools);
    return result;
}

lattice::Result<QJsonArray> Dotprompt::messages(const PromptFile &file, const DotpromptRequest &request) const
{
    auto meta = metadata(file, request);
    if (!meta)
        return std::unexpected(meta.error());
    return messagesUnder(*std::move(meta), file, request);
}

lattice::Result<QJsonObject> Dotprompt::render(const PromptFile &file, const DotpromptRequest &request) const
{
    auto meta = metadata(file, request);
    if (!meta)
        return meta;
    const auto rendered = messagesUnder(*meta, file, request);
    if (!rendered)
        return std::unexpected(rendered.error());
    meta->insert("messages"_L1, *rendered);
    return meta;
}

lattice::Result<QJsonArray> Dotprompt::messagesUnder(QJsonObject metadata, const PromptFile &file, const DotpromptRequest &request) const
{
    metadata.remove("input"_L1);
    const QString source = file.templateText();
    const auto pieces = m_engine.render(source, context(file, request), variables(source, metadata, request), request.partials);
    if (!pieces)
        return std::unexpected(error(file, placed(source, pieces.error())));
    return MessageBuilder(request.messages).build(*pieces);
}

lattice::Result<> Dotprompt::check(const PromptFile &file) const
{
    const auto checked = m_engine.check(file.templateText());
    if (!checked)
        return std::unexpected(error(file, checked.error()));
    return {};
}

/*! Handlebars does not say where a partial is asked for that there is not. */
TemplateEngine::Failure Dotprompt::placed(const QString &source, TemplateEngine::Failure failure) const
{
    static const QRegularExpression missing(u"^The partial (.+) could not be found$"_s);
    const auto found = missing.match(failure.what);
    if (!found.hasMatch())
        return failure;
    failure.what = u"there is no partial '%1'"_s.arg(found.captured(1));
    const auto outline = m_engine.outline(source);
    for (const QJsonValue use : outline ? outline->value("partials"_L1).toArray() : QJsonArray()) {
        if (failure.line == 0 && use["name"_L1] == found.captured(1)) {
            failure.line = use["line"_L1].toInt();
            failure.column = use["column"_L1].toInt() + 1;
        }
    }
    return failure;
}

lattice::Error Dotprompt::error(const PromptFile &file, const TemplateEngine::Failure &failure) const
{
    const QString what = u"template: "_s + templateWords(failure.what);
    const int column = qMax(1, failure.column);
    lattice::Error error;
    if (!failure.partial.isEmpty())
        error = yamlError(u"%1: partial %2"_s.arg(file.fileName(), failure.partial), qMax(1, failure.line), column, what);
    else if (failure.line > 0)
        error = yamlError(file.fileName(), file.bodyLine() + failure.line - 1, column + (failure.line == 1 ? file.bodyColumn() : 0), what);
    else
        error = yamlError(file.fileName(), file.bodyLine(), 1, what);
    error.fault = failure.fault;
    return error;
}

QString templateWords(const QString &what)
{
    static const QRegularExpression unknownHelper(u"^You specified knownHelpersOnly, but used the unknown helper (.+)$"_s);
    static const QRegularExpression tokens(u"^Expecting (.+), got '([^']+)'$"_s);
    // Handlebars puts a picture of the place on lines of its own, an arrow below the text; the first and last lines are the words.
    const QStringList lines = what.split(u'\n', Qt::SkipEmptyParts);
    const QString words = lines.isEmpty() ? what : lines.last();
    if (const auto helper = unknownHelper.match(words); helper.hasMatch()) {
        const QString near = nearest(helper.captured(1), TemplateEngine::helpers());
        return u"there is no helper '%1'%2"_s.arg(helper.captured(1), near.isEmpty() ? u"; there are "_s + TemplateEngine::helpers().join(u", "_s) : u"; did you mean '%1'?"_s.arg(near));
    }
    if (const auto parsed = tokens.match(words); parsed.hasMatch()) {
        static const QHash<QString, QString> names{{u"EOF"_s, u"the end of the text"_s}, {u"CLOSE"_s, u"'}}'"_s}, {u"OPEN"_s, u"'{{'"_s}, {u"ID"_s, u"a name"_s}, {u"OPEN_ENDBLOCK"_s, u"'{{/'"_s},
            {u"STRING"_s, u"a string"_s}, {u"NUMBER"_s, u"a number"_s}, {u"INVALID"_s, u"a sign that has no place here"_s}, {u"CLOSE_RAW_BLOCK"_s, u"'}}}}'"_s}, {u"CLOSE_UNESCAPED"_s, u"'}}}'"_s},
            {u"SEP"_s, u"'.' or '/'"_s}, {u"EQUALS"_s, u"'='"_s}, {u"CLOSE_SEXPR"_s, u"')'"_s}, {u"OPEN_SEXPR"_s, u"'('"_s}, {u"DATA"_s, u"'@'"_s}, {u"INVERSE"_s, u"'{{else}}'"_s}};
        QStringList expected;
        for (const QString &token : parsed.captured(1).remove(u'\'').split(u", "_s)) {
            if (names.contains(token))
                expected.append(names.value(token));
        }
        const QString wanted = expected.isEmpty() ? QString() : u"; expected "_s + expected.join(u" or "_s);
        return u"%1 here%2"_s.arg(names.value(parsed.captured(2), u"'%1'"_s.arg(parsed.captured(2))), wanted);
    }
    return words;
}

} // namespace core
