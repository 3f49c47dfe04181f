// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcpcaller.h"

#include <functional>

namespace core {

/*! A test tool of the conformance suite. */
struct FixtureTool {
    using Run = std::function<QCoro::Task<McpResult<ToolResult>>(QJsonObject arguments, std::shared_ptr<McpCaller> caller)>;

    ToolInfo info;
    Run run;
};

/*! Plain results, progress, logging, and questions to the client up to 2025-11-25. */
QList<FixtureTool> plainFixtures();

/*! What asks the client, in the way of its revision. */
QList<FixtureTool> askingFixtures();

namespace Fixture {
extern const QString kPixel; //!< a PNG, base64
extern const QString kSound; //!< a WAV, base64

QJsonObject schema(const QJsonObject &properties = {}, const QStringList &required = {});
QJsonObject textBlock(const QString &text);
McpQuestion form(const QString &key, const QString &message, const QJsonObject &properties, const QStringList &required = {});
McpQuestion sample(const QString &key, const QString &prompt, int maxTokens);
} // namespace Fixture

} // namespace core
