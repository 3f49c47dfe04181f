// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/agentdocument.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace app {

QByteArray AgentDraft::toJson() const
{
    return QJsonDocument(QJsonObject{{u"environment"_s, environment}, {u"file"_s, file}, {u"revision"_s, revision}, {u"text"_s, text}, {u"time"_s, time.toUTC().toString(Qt::ISODateWithMs)}}).toJson();
}

std::optional<AgentDraft> AgentDraft::fromJson(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    AgentDraft draft{.environment = json[u"environment"_s].toString(), .file = json[u"file"_s].toString(), .revision = json[u"revision"_s].toString(), .text = json[u"text"_s].toString(),
                     .time = QDateTime::fromString(json[u"time"_s].toString(), Qt::ISODateWithMs)};
    if (draft.environment.isEmpty() || draft.file.isEmpty() || !json[u"text"_s].isString())
        return std::nullopt;
    return draft;
}

} // namespace app
