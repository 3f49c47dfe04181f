// SPDX-License-Identifier: Apache-2.0
#include "core/model/provider.h"

using namespace Qt::StringLiterals;

namespace core {

QString textOf(const QJsonValue &message)
{
    QString text;
    for (const QJsonValue part : message["content"_L1].toArray())
        text += part["text"_L1].toString();
    return text;
}

QString lastText(const QJsonArray &messages, QLatin1StringView role)
{
    for (qsizetype i = messages.size() - 1; i >= 0; --i) {
        if (messages.at(i)["role"_L1] == role)
            return textOf(messages.at(i));
    }
    return {};
}

} // namespace core
