// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpmethods.h"

#include "core/mcp/mcpcaller.h"

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kMostValues = 100; // of a completion, says MCP

QJsonArray listOf(const QList<McpResource> &resources, const QString &uriKey)
{
    QJsonArray list;
    for (const McpResource &resource : resources)
        list << toJson(resource, uriKey);
    return list;
}

QJsonArray listOf(const QList<McpPrompt> &prompts)
{
    QJsonArray list;
    for (const McpPrompt &prompt : prompts)
        list << toJson(prompt);
    return list;
}

QCoro::Task<McpResult<QJsonObject>> ready(McpResult<QJsonObject> result)
{
    co_return result;
}

} // namespace

McpMethods::McpMethods(McpOffering &offering)
    : m_offering(offering)
{
    readTools();
    connect(&m_offering, &McpOffering::toolsChanged, this, &McpMethods::readTools);
}

void McpMethods::readTools()
{
    m_toolList = {};
    m_tools.clear();
    for (const ToolInfo &tool : m_offering.tools()) {
        m_toolList << toJson(tool);
        m_tools.insert(tool.name, tool);
    }
}

bool McpMethods::has(const QString &method) const
{
    static const QSet<QString> all{u"tools/list"_s, u"tools/call"_s, u"resources/list"_s, u"resources/templates/list"_s, u"resources/read"_s, u"prompts/list"_s, u"prompts/get"_s, u"completion/complete"_s};
    return all.contains(method);
}

const ToolInfo *McpMethods::tool(const QString &name) const
{
    const auto found = m_tools.constFind(name);
    return found == m_tools.cend() ? nullptr : &*found;
}

QCoro::Task<McpResult<QJsonObject>> McpMethods::run(QString method, QJsonObject params, std::shared_ptr<McpCaller> caller)
{
    if (method == "tools/call"_L1)
        return callTool(std::move(params), std::move(caller));
    if (method == "tools/list"_L1)
        return ready(page(u"tools"_s, m_toolList, params));
    if (method == "resources/list"_L1)
        return ready(page(u"resources"_s, listOf(m_offering.resources(), u"uri"_s), params));
    if (method == "resources/templates/list"_L1)
        return ready(page(u"resourceTemplates"_s, listOf(m_offering.resourceTemplates(), u"uriTemplate"_s), params));
    if (method == "resources/read"_L1)
        return read(std::move(params), std::move(caller));
    if (method == "prompts/list"_L1)
        return ready(page(u"prompts"_s, listOf(m_offering.prompts()), params));
    if (method == "prompts/get"_L1)
        return getPrompt(std::move(params), std::move(caller));
    return complete(std::move(params));
}

/*! The cursor is the place where the next page begins. */
McpResult<QJsonObject> McpMethods::page(const QString &key, const QJsonArray &all, const QJsonObject &params) const
{
    const QJsonValue cursor = params["cursor"_L1];
    bool isPlace = cursor.isUndefined();
    qsizetype from = 0;
    if (cursor.isString() && cursor.toString().startsWith("from-"_L1))
        from = cursor.toString().sliced(5).toLongLong(&isPlace);
    if (!isPlace || from < 0 || (from > 0 && from >= all.size()))
        return refused(RpcCode::kInvalidParams, u"this cursor is not one of ours, or the list has become shorter: begin again without it"_s);
    if (from == 0 && all.size() <= kPage)
        return QJsonObject{{key, all}};
    QJsonArray entries;
    for (qsizetype i = from; i < std::min(from + kPage, all.size()); ++i)
        entries << all[i];
    QJsonObject result{{key, entries}};
    if (from + kPage < all.size())
        result[u"nextCursor"_s] = u"from-%1"_s.arg(from + kPage);
    return result;
}

QCoro::Task<McpResult<QJsonObject>> McpMethods::callTool(QJsonObject params, std::shared_ptr<McpCaller> caller)
{
    const QString name = params.value("name"_L1).toString();
    const QJsonValue arguments = params.value("arguments"_L1);
    if (!m_tools.contains(name))
        co_return refused(RpcCode::kInvalidParams, name.isEmpty() ? u"tools/call needs the name of a tool"_s : u"there is no tool %1: tools/list says which there are"_s.arg(name.left(200)));
    if (!arguments.isUndefined() && !arguments.isObject())
        co_return refused(RpcCode::kInvalidParams, u"arguments must be an object"_s);
    const auto result = co_await m_offering.callTool(name, arguments.toObject(), std::move(caller));
    if (!result)
        co_return std::unexpected(result.error());
    co_return toJson(*result);
}

QCoro::Task<McpResult<QJsonObject>> McpMethods::read(QJsonObject params, std::shared_ptr<McpCaller> caller)
{
    const QString uri = params.value("uri"_L1).toString();
    if (uri.isEmpty())
        co_return refused(RpcCode::kInvalidParams, u"resources/read needs a uri"_s);
    const auto contents = co_await m_offering.readResource(uri, std::move(caller));
    if (!contents) {
        McpFault fault = contents.error();
        if (fault.code == RpcCode::kResourceNotFound && fault.data.isUndefined())
            fault.data = QJsonObject{{u"uri"_s, uri}};
        co_return std::unexpected(fault);
    }
    co_return QJsonObject{{u"contents"_s, *contents}};
}

QCoro::Task<McpResult<QJsonObject>> McpMethods::getPrompt(QJsonObject params, std::shared_ptr<McpCaller> caller)
{
    const QString name = params.value("name"_L1).toString();
    const QList<McpPrompt> prompts = m_offering.prompts();
    const auto prompt = std::ranges::find(prompts, name, &McpPrompt::name);
    if (prompt == prompts.end())
        co_return refused(RpcCode::kInvalidParams, u"there is no prompt %1: prompts/list says which there are"_s.arg(name.left(200)));
    const QJsonObject arguments = params.value("arguments"_L1).toObject();
    for (const McpArgument &argument : prompt->arguments) {
        if (argument.required && !arguments[argument.name].isString())
            co_return refused(RpcCode::kInvalidParams, u"prompt %1 needs the argument %2 (%3)"_s.arg(name, argument.name, argument.description));
    }
    co_return co_await m_offering.getPrompt(name, arguments, std::move(caller));
}

QCoro::Task<McpResult<QJsonObject>> McpMethods::complete(QJsonObject params)
{
    const QJsonObject ref = params.value("ref"_L1).toObject(), argument = params.value("argument"_L1).toObject();
    const QString type = ref["type"_L1].toString();
    if ((type != "ref/prompt"_L1 && type != "ref/resource"_L1) || !argument["name"_L1].isString() || !argument["value"_L1].isString())
        co_return refused(RpcCode::kInvalidParams, u"completion/complete needs ref, a prompt or resource, and argument with name and value"_s);
    const auto values = co_await m_offering.complete(ref, argument["name"_L1].toString(), argument["value"_L1].toString());
    if (!values)
        co_return std::unexpected(values.error());
    co_return QJsonObject{{u"completion"_s, QJsonObject{{u"values"_s, QJsonArray::fromStringList(values->first(std::min(kMostValues, values->size())))},
                                                        {u"total"_s, values->size()}, {u"hasMore"_s, values->size() > kMostValues}}}};
}

} // namespace core
