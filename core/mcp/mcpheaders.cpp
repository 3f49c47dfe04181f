// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpheaders.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr int kDeepest = 32; // of properties in a tool's schema

auto mismatch(const QByteArray &header, const QString &why)
{
    return refused(RpcCode::kHeaderMismatch, u"the header %1 %2"_s.arg(QLatin1StringView(header), why));
}

bool isPrintable(const QByteArray &value)
{
    return std::ranges::all_of(value, [](char c) { return c == '\t' || (c >= 0x20 && c < 0x7f); });
}

/*! Whether the header's text stands for the value of the body; whole numbers are compared as numbers. */
bool stands(const QString &text, const QJsonValue &value)
{
    if (value.isBool())
        return text == (value.toBool() ? "true"_L1 : "false"_L1);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return value.isDouble() ? isNumber && number == value.toDouble() : text == value.toString();
}

McpResult<bool> checkOne(const HttpHeaders &headers, const QByteArray &name, const QJsonValue &value)
{
    const bool isWanted = !value.isUndefined() && !value.isNull();
    if (headers.count(name) != (isWanted ? 1 : 0))
        return mismatch(name, isWanted ? u"is missing"_s : u"has no counterpart in the body"_s);
    if (!isWanted)
        return true;
    const std::optional<QString> text = decodedHeader(headers.value(name));
    if (!text)
        return mismatch(name, u"is broken: plain ASCII or =?base64?…?= was expected"_s);
    if (!stands(*text, value))
        return mismatch(name, u"does not match the body"_s);
    return true;
}

McpResult<bool> checkParameters(const HttpHeaders &headers, const QJsonObject &schema, const QJsonValue &arguments, int depth)
{
    const QJsonObject properties = schema["properties"_L1].toObject();
    for (auto it = properties.begin(); it != properties.end() && depth < kDeepest; ++it) {
        const QJsonObject property = it->toObject();
        const QJsonValue value = arguments[it.key()];
        if (const QString suffix = property["x-mcp-header"_L1].toString(); !suffix.isEmpty()) {
            if (const auto checked = checkOne(headers, "Mcp-Param-" + suffix.toLatin1(), value); !checked)
                return checked;
        }
        if (const auto checked = checkParameters(headers, property, value, depth + 1); !checked)
            return checked;
    }
    return true;
}

} // namespace

std::optional<QString> decodedHeader(const QByteArray &value)
{
    if (!isPrintable(value))
        return std::nullopt;
    if (!value.startsWith("=?base64?") || !value.endsWith("?=") || value.size() < 11)
        return QString::fromLatin1(value);
    const QByteArray inner = value.sliced(9, value.size() - 11);
    const auto bytes = QByteArray::fromBase64Encoding(inner, QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || inner.size() % 4 != 0)
        return std::nullopt;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(*bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

McpResult<bool> checkHeaders(const HttpHeaders &headers, const RpcMessage &request, const ToolInfo *tool)
{
    if (headers.value("mcp-method") != request.method.toUtf8())
        return mismatch("Mcp-Method", headers.contains("mcp-method") ? u"does not match the body"_s : u"is missing"_s);
    if (request.method == "tools/call"_L1 || request.method == "prompts/get"_L1) {
        if (const auto checked = checkOne(headers, "Mcp-Name", request.params["name"_L1]); !checked)
            return checked;
    } else if (request.method == "resources/read"_L1) {
        if (const auto checked = checkOne(headers, "Mcp-Name", request.params["uri"_L1]); !checked)
            return checked;
    }
    return tool ? checkParameters(headers, tool->inputSchema, request.params["arguments"_L1], 0) : true;
}

} // namespace core
