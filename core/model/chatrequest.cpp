// SPDX-License-Identifier: Apache-2.0
#include "core/model/chatrequest.h"

#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace core {

namespace {

QString compact(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

QString roleName(const QString &role) { return role == "model"_L1 ? u"assistant"_s : role; }

/*! Text alone is a string, which every server takes; with media it is a list. */
QJsonValue contentOf(const QJsonArray &parts)
{
    QJsonArray list;
    bool media = false;
    for (const QJsonValue part : parts) {
        if (part["text"_L1].isString())
            list.append(QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, part["text"_L1]}});
        if (part["media"_L1].isObject()) {
            list.append(QJsonObject{{u"type"_s, u"image_url"_s}, {u"image_url"_s, QJsonObject{{u"url"_s, part["media"_L1]["url"_L1]}}}});
            media = true;
        }
    }
    return media ? QJsonValue(list) : QJsonValue(textOf(QJsonObject{{u"content"_s, parts}}));
}

QJsonArray callsOf(const QJsonArray &parts)
{
    QJsonArray calls;
    for (const QJsonValue part : parts) {
        const QJsonObject call = part["toolRequest"_L1].toObject();
        if (!call.isEmpty())
            calls.append(QJsonObject{{u"id"_s, call.value("ref"_L1)}, {u"type"_s, u"function"_s},
                {u"function"_s, QJsonObject{{u"name"_s, call.value("name"_L1)}, {u"arguments"_s, compact(call.value("input"_L1).toObject())}}}});
    }
    return calls;
}

void appendMessage(QJsonArray &messages, const QJsonValue &message)
{
    const QJsonArray parts = message["content"_L1].toArray();
    if (message["role"_L1] == "tool"_L1) {
        for (const QJsonValue part : parts) {
            const QJsonValue result = part["toolResponse"_L1];
            messages.append(QJsonObject{{u"role"_s, u"tool"_s}, {u"tool_call_id"_s, result["ref"_L1]}, {u"content"_s, compact(result["output"_L1])}});
        }
        return;
    }
    QJsonObject converted{{u"role"_s, roleName(message["role"_L1].toString())}, {u"content"_s, contentOf(parts)}};
    if (const QJsonArray calls = callsOf(parts); !calls.isEmpty())
        converted.insert("tool_calls"_L1, calls);
    messages.append(converted);
}

void addConfig(QJsonObject &body, const QJsonObject &config, bool openAi)
{
    for (auto field = config.begin(); field != config.end(); ++field) {
        const QString &key = field.key();
        if (key == "topP"_L1)
            body.insert("top_p"_L1, field.value());
        else if (key == "stopSequences"_L1)
            body.insert("stop"_L1, field.value());
        else if (key == "maxOutputTokens"_L1) // OpenAI's newer models refuse the old name, other servers do not know the new one
            body.insert(openAi ? "max_completion_tokens"_L1 : "max_tokens"_L1, field.value());
        else if (!body.contains(key))
            body.insert(key, field.value());
    }
}

} // namespace

QJsonObject chatBody(const ModelRequest &request, bool openAi)
{
    QJsonArray messages;
    for (const QJsonValue message : request.messages)
        appendMessage(messages, message);
    QJsonObject body{{u"model"_s, request.model}, {u"messages"_s, messages}, {u"stream"_s, true},
                     {u"stream_options"_s, QJsonObject{{u"include_usage"_s, true}}}};
    QJsonArray tools;
    for (const QJsonValue tool : request.tools) {
        QJsonObject function{{u"name"_s, tool["name"_L1]}, {u"description"_s, tool["description"_L1]}};
        if (tool["inputSchema"_L1].isObject())
            function.insert("parameters"_L1, tool["inputSchema"_L1]);
        tools.append(QJsonObject{{u"type"_s, u"function"_s}, {u"function"_s, function}});
    }
    if (!tools.isEmpty())
        body.insert("tools"_L1, tools);
    addConfig(body, request.config, openAi);
    return body;
}

} // namespace core
