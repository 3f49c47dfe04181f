// SPDX-License-Identifier: Apache-2.0
#include "core/tool/tool.h"

using namespace Qt::StringLiterals;

namespace core {

ToolResult ToolResult::text(const QString &text)
{
    return {.content = {QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, text}}}, .structured = QJsonValue::Undefined};
}

ToolResult ToolResult::error(const QString &text)
{
    ToolResult result = ToolResult::text(text);
    result.isError = true;
    return result;
}

QString ToolResult::textOf() const
{
    QStringList lines;
    for (const QJsonValue block : content) {
        if (block["type"_L1] == "text"_L1)
            lines << block["text"_L1].toString();
    }
    return lines.join('\n'_L1);
}

} // namespace core
