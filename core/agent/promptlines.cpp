// SPDX-License-Identifier: Apache-2.0
#include "core/agent/promptlines.h"

#include "core/agent/orderedjson.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr qsizetype kKept = 8 * 1024 * 1024; // bytes of prompts

using Kind = YamlValue::Kind;

/*! The field \a name of \a place, in words when it is of another kind than it must be. Null is as good as missing. */
Result<const YamlValue *> field(const YamlValue *place, QStringView name, Kind kind)
{
    const YamlValue *value = place ? place->find(name) : nullptr;
    if (!value || value->isNull())
        return nullptr;
    if (value->kind != kind)
        return failed(Fault::Invalid, u"'%1' is %2; expected %3"_s.arg(name, value->kindName(), YamlValue{.kind = kind}.kindName()));
    return value;
}

/*! Texts by name; both kinds of the specification's own cases, registered and resolved, come here. */
Result<> addPartials(const YamlValue &order, QStringView name, TemplateEngine::Partials &partials)
{
    const auto texts = field(&order, name, Kind::Map);
    if (!texts)
        return std::unexpected(texts.error());
    for (qsizetype i = 0; *texts && i < (*texts)->items.size(); ++i) {
        const YamlValue &text = (*texts)->items.at(i);
        if (!text.isString())
            return failed(Fault::Invalid, u"the partial '%1' is %2; expected a string"_s.arg((*texts)->keys.at(i).name, text.kindName()));
        partials.insert((*texts)->keys.at(i).name, text.text);
    }
    return {};
}

Result<> addSchemas(const YamlValue &order, QStringView name, Picoschema::Schemas &schemas)
{
    const auto given = field(&order, name, Kind::Map);
    if (!given)
        return std::unexpected(given.error());
    for (qsizetype i = 0; *given && i < (*given)->items.size(); ++i)
        schemas.insert((*given)->keys.at(i).name, (*given)->items.at(i));
    return {};
}

Result<DotpromptRequest> requestOf(const YamlValue &order)
{
    const auto data = field(&order, u"data", Kind::Map);
    if (!data)
        return std::unexpected(data.error());
    DotpromptRequest request;
    const auto input = field(*data, u"input", Kind::Map), context = field(*data, u"context", Kind::Map), options = field(&order, u"options", Kind::Map), tools = field(&order, u"tools", Kind::Map);
    const auto messages = field(*data, u"messages", Kind::List), docs = field(*data, u"docs", Kind::List);
    for (const auto &read : {input, context, options, tools, messages, docs}) {
        if (!read)
            return std::unexpected(read.error());
    }
    request.input = *input ? **input : request.input;
    request.context = *context ? **context : request.context;
    request.options = *options ? **options : request.options;
    request.tools = *tools ? (*tools)->toJson().toObject() : QJsonObject();
    request.messages = *messages ? (*messages)->toJson().toArray() : QJsonArray();
    request.docs = *docs ? (*docs)->toJson().toArray() : QJsonArray();
    for (const auto &added : {addPartials(order, u"partials", request.partials), addPartials(order, u"resolverPartials", request.partials),
                              addSchemas(order, u"schemas", request.schemas), addSchemas(order, u"resolverSchemas", request.schemas)}) {
        if (!added)
            return std::unexpected(added.error());
    }
    return request;
}

} // namespace

PromptLines::PromptLines()
    : m_dotprompt(m_engine)
    , m_files(kKept)
{
}

QByteArray PromptLines::answer(const QByteArray &line)
{
    const auto order = readOrderedJson(line);
    const YamlValue *id = order ? order->find(u"id") : nullptr;
    const QByteArray begin = "{\"id\":" + (id ? id->toJsonText() : "null"_ba) + ',';
    auto result = order ? render(*order) : std::unexpected(order.error());
    if (result)
        return begin + "\"result\":" + QJsonDocument(*result).toJson(QJsonDocument::Compact) + '}';
    const QByteArray error = QJsonDocument(QJsonObject{{u"error"_s, result.error().detail}}).toJson(QJsonDocument::Compact);
    return begin + error.sliced(1);
}

Result<QJsonObject> PromptLines::render(const YamlValue &order)
{
    if (!order.isMap())
        return failed(Fault::Invalid, u"%1; expected an object with 'source'"_s.arg(order.kindName()));
    const YamlValue *source = order.find(u"source");
    if (!source || !source->isString())
        return failed(Fault::Invalid, u"'source' is %1; expected the text of a prompt file"_s.arg(source ? source->kindName() : u"missing"_s));
    const auto file = fileOf(source->text);
    if (!file)
        return std::unexpected(file.error());
    const auto request = requestOf(order);
    if (!request)
        return std::unexpected(request.error());
    return m_dotprompt.render(**file, *request);
}

Result<std::shared_ptr<const PromptFile>> PromptLines::fileOf(const QString &source)
{
    if (const auto *kept = m_files.object(source))
        return *kept;
    auto file = PromptFile::parse(source.toUtf8(), u"source"_s, PromptFile::Reading::Dotprompt);
    if (!file)
        return std::unexpected(file.error());
    auto shared = std::make_shared<const PromptFile>(*std::move(file));
    m_files.insert(source, new std::shared_ptr<const PromptFile>(shared), 1024 + 8 * source.size());
    return shared;
}

} // namespace core
