// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/runs/runtexts.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace app::RunTexts {

namespace {

/*! Blocks of content one below the other: texts as they are, anything else as JSON. */
QString textOf(const QJsonValue &content)
{
    if (!content.isArray())
        return content.isUndefined() || content.isNull() ? QString() : pretty(content);
    QStringList parts;
    for (const QJsonValue block : content.toArray()) {
        const QJsonValue text = block[u"text"_s];
        parts << (text.isString() ? text.toString() : pretty(block));
    }
    return parts.join(u'\n');
}

bool isAnswer(const QJsonValue &message, int step)
{
    return message[u"role"_s].toString() == "model"_L1 && message[u"step"_s].toInt() == step;
}

} // namespace

QString pretty(const QJsonValue &json)
{
    if (json.isString())
        return json.toString();
    if (json.isObject() || json.isArray())
        return QString::fromUtf8((json.isObject() ? QJsonDocument(json.toObject()) : QJsonDocument(json.toArray())).toJson()).trimmed();
    const QByteArray list = QJsonDocument(QJsonArray{json}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

QString prompt(const QJsonArray &messages, int step)
{
    QStringList parts;
    for (const QJsonValue message : messages) {
        if (message[u"step"_s].toInt() >= step) // messages come in the order of their steps; the answer is of the step itself
            break;
        parts << u"── "_s + message[u"role"_s].toString() << textOf(message[u"content"_s]);
    }
    return parts.join(u'\n');
}

QString answer(const QJsonArray &messages, int step)
{
    QStringList parts;
    for (const QJsonValue message : messages) {
        if (isAnswer(message, step))
            parts << textOf(message[u"content"_s]);
    }
    return parts.join(u'\n');
}

QString input(const QJsonObject &step)
{
    const QJsonValue input = step[u"detail"_s][u"input"_s];
    return input.isUndefined() ? QString() : pretty(input);
}

QString output(const QJsonObject &step) { return textOf(step[u"detail"_s][u"output"_s]); }

QString note(const QJsonObject &step) { return step[u"detail"_s][u"words"_s].toString(); }

} // namespace app::RunTexts
