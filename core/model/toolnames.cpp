// SPDX-License-Identifier: Apache-2.0
#include "core/model/toolnames.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kLongest = 64;

QString tamed(const QString &name)
{
    static const QRegularExpression foreign(u"[^A-Za-z0-9_-]"_s);
    static const QRegularExpression beginning(u"^[A-Za-z_]"_s);
    QString result = QString(name).replace(foreign, u"_"_s);
    if (!result.contains(beginning))
        result.prepend(u'_');
    return result.left(kLongest);
}

} // namespace

ToolNames::ToolNames(ModelRequest &request)
{
    // A name that is fine keeps it, whatever other names would become.
    for (const QJsonValue tool : std::as_const(request.tools)) {
        const QString name = tool["name"_L1].toString();
        if (tamed(name) == name) {
            m_wire.insert(name, name);
            m_ours.insert(name, name);
        }
    }
    for (QJsonValueRef value : request.tools) {
        QJsonObject tool = value.toObject();
        rename(tool, "name"_L1);
        value = tool;
    }
    for (QJsonValueRef value : request.messages) {
        QJsonObject message = value.toObject();
        QJsonArray parts = message.value("content"_L1).toArray();
        for (QJsonValueRef partValue : parts) {
            QJsonObject part = partValue.toObject();
            for (const auto kind : {"toolRequest"_L1, "toolResponse"_L1}) {
                if (!part.contains(kind))
                    continue;
                QJsonObject inner = part.value(kind).toObject();
                rename(inner, "name"_L1);
                part.insert(kind, inner);
            }
            partValue = part;
        }
        message.insert("content"_L1, parts);
        value = message;
    }
    static const QSet<QString> words{QString(), u"auto"_s, u"required"_s, u"none"_s};
    if (!words.contains(request.toolChoice))
        request.toolChoice = wireName(request.toolChoice);
}

void ToolNames::restore(ModelReply &reply) const
{
    for (ToolCall &call : reply.toolCalls)
        call.name = m_ours.value(call.name, call.name);
    for (QJsonValueRef value : reply.content) {
        QJsonObject part = value.toObject();
        if (!part.contains("toolRequest"_L1))
            continue;
        QJsonObject call = part.value("toolRequest"_L1).toObject();
        const QString name = call.value("name"_L1).toString();
        call.insert("name"_L1, m_ours.value(name, name));
        part.insert("toolRequest"_L1, call);
        value = part;
    }
}

QString ToolNames::wireName(const QString &name)
{
    const auto known = m_wire.constFind(name);
    if (known != m_wire.constEnd())
        return *known;
    QString made = tamed(name);
    for (int number = 2; m_ours.contains(made); ++number) {
        const QString suffix = u"_%1"_s.arg(number);
        made = tamed(name).left(kLongest - suffix.size()) + suffix;
    }
    m_wire.insert(name, made);
    m_ours.insert(made, name);
    return made;
}

void ToolNames::rename(QJsonObject &holder, QLatin1StringView key)
{
    if (const QString name = holder.value(key).toString(); !name.isEmpty())
        holder.insert(key, wireName(name));
}

} // namespace core
