// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcptool.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;

namespace core {

namespace {

constexpr qsizetype kLongestName = 256; // the protocol says 128; some are generous

std::optional<bool> hint(const QJsonObject &annotations, const QString &name)
{
    const QJsonValue value = annotations[name];
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

} // namespace

ToolInfo toolFrom(const QJsonObject &json, const QString &server)
{
    const QJsonObject annotations = json[u"annotations"_s].toObject();
    const QString title = json[u"title"_s].toString(annotations[u"title"_s].toString());
    return {.name = json[u"name"_s].toString(),
            .title = title,
            .description = json[u"description"_s].toString(),
            .inputSchema = json[u"inputSchema"_s].toObject(),
            .outputSchema = json[u"outputSchema"_s].toObject(),
            .hints = {.readOnly = hint(annotations, u"readOnlyHint"_s),
                      .destructive = hint(annotations, u"destructiveHint"_s),
                      .idempotent = hint(annotations, u"idempotentHint"_s),
                      .openWorld = hint(annotations, u"openWorldHint"_s)},
            .server = server};
}

lattice::Result<McpTool> McpTool::parse(const QJsonObject &json, const QString &server)
{
    const QString name = json[u"name"_s].toString();
    if (name.isEmpty() || name.size() > kLongestName)
        return failed(Fault::Invalid, u"a tool of '%1' has no name, or one beyond %2 characters"_s.arg(server).arg(kLongestName));
    for (const QChar c : name) {
        if (c.unicode() < 0x21 || c.unicode() == 0x7f)
            return failed(Fault::Invalid, u"the name of the tool '%1' of '%2' has blanks or control characters"_s.arg(name.simplified(), server));
    }
    if (!json[u"inputSchema"_s].isObject())
        return failed(Fault::Invalid, u"the tool '%1' of '%2' has no input schema"_s.arg(name, server));
    McpTool tool;
    tool.m_info = toolFrom(json, server);
    if (const auto mirrored = MirroredParameters::of(tool.m_info.inputSchema))
        tool.m_mirrored = *mirrored;
    else
        tool.m_brokenHeaders = mirrored.error().detail;
    return tool;
}

lattice::Result<ToolResult> McpTool::plainResultOf(const QJsonObject &json)
{
    const QJsonValue content = json[u"content"_s];
    const QJsonValue structured = json[u"structuredContent"_s];
    if (!content.isArray() && structured.isUndefined())
        return failed(Fault::Invalid, u"the tool's result has no content"_s);
    ToolResult result{.content = content.toArray(), .structured = structured, .isError = json[u"isError"_s].toBool()};
    for (const QJsonValue block : std::as_const(result.content)) {
        if (!block.isObject() || !block[u"type"_s].isString())
            return failed(Fault::Invalid, u"a content block of the tool's result has no type"_s);
    }
    return result;
}

lattice::Result<ToolResult> McpTool::resultOf(const QJsonObject &json) const
{
    auto result = plainResultOf(json);
    if (!result || result->isError || m_info.outputSchema.isEmpty())
        return result;
    if (result->structured.isUndefined())
        return failed(Fault::Invalid, u"the tool '%1' promises structured content and gave none"_s.arg(m_info.name));
    if (!m_output) {
        const QByteArray text = QJsonDocument(m_info.outputSchema).toJson(QJsonDocument::Compact);
        m_output = std::make_shared<const lattice::Result<InputSchema>>(InputSchema::parse(QString::fromUtf8(text)));
    }
    if (!*m_output)
        return failed(Fault::Invalid, u"the output schema of the tool '%1' is of no use: %2"_s.arg(m_info.name, m_output->error().detail));
    if (const auto fits = (*m_output)->check(result->structured); !fits)
        return failed(Fault::Invalid, u"the answer of the tool '%1' does not fit its output schema: %2"_s.arg(m_info.name, fits.error().detail));
    return result;
}

} // namespace core
