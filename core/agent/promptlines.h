// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/dotprompt.h"

#include <QCache>

namespace core {

/*!
    Renders prompts for other programs: a line of JSON in, a line of JSON out.

    In: {"id", "source", "data": {"input", "messages", "docs", "context"}, "options", "partials", "schemas", "tools"}; of these
    `source` alone is needed. Out: {"id", "result": {…metadata…, "messages"}} or {"id", "error"}; the id is null where it could
    not be read. Prompts that come again are not parsed and compiled again.
*/
class PromptLines final
{
public:
    PromptLines();
    Q_DISABLE_COPY_MOVE(PromptLines)

    QByteArray answer(const QByteArray &line); //!< without a line ending

private:
    lattice::Result<QJsonObject> render(const YamlValue &order);
    lattice::Result<std::shared_ptr<const PromptFile>> fileOf(const QString &source);

    TemplateEngine m_engine;
    Dotprompt m_dotprompt;
    QCache<QString, std::shared_ptr<const PromptFile>> m_files; //!< by their text; costs are bytes
};

} // namespace core
