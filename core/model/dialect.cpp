// SPDX-License-Identifier: Apache-2.0
#include "core/model/dialect.h"

#include "core/model/anthropicdialect.h"
#include "core/model/chatdialect.h"
#include "core/model/geminidialect.h"
#include "core/model/ollamadialect.h"
#include "core/model/responsesdialect.h"

using namespace Qt::StringLiterals;

namespace core {

std::shared_ptr<const Dialect> dialectNamed(const QString &name)
{
    if (name == "openai"_L1)
        return std::make_shared<ChatDialect>();
    if (name == "responses"_L1)
        return std::make_shared<ResponsesDialect>();
    if (name == "anthropic"_L1)
        return std::make_shared<AnthropicDialect>();
    if (name == "gemini"_L1)
        return std::make_shared<GeminiDialect>();
    return name == "ollama"_L1 ? std::make_shared<OllamaDialect>() : nullptr;
}

QStringList dialectNames() { return {u"openai"_s, u"responses"_s, u"anthropic"_s, u"gemini"_s, u"ollama"_s}; }

} // namespace core
