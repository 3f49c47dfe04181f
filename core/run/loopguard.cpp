// SPDX-License-Identifier: Apache-2.0
#include "core/run/loopguard.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace core {

namespace {

QByteArray digest(const QByteArray &bytes) { return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256); }

} // namespace

QByteArray LoopGuard::key(const QString &tool, const QJsonObject &input)
{
    return digest(tool.toUtf8() + '\0' + QJsonDocument(input).toJson(QJsonDocument::Compact)); // its keys are sorted
}

LoopGuard::Verdict LoopGuard::ask(const QString &tool, const QJsonObject &input)
{
    const int asked = ++m_seen[key(tool, input)].asked;
    return asked < m_often ? Verdict::Fine : asked == m_often ? Verdict::Tell : Verdict::Stop;
}

void LoopGuard::answered(const QString &tool, const QJsonObject &input, const QJsonArray &content)
{
    Seen &seen = m_seen[key(tool, input)];
    const QByteArray answer = digest(QJsonDocument(content).toJson(QJsonDocument::Compact));
    if (!seen.answer.isEmpty() && seen.answer != answer)
        seen.asked = 1;
    seen.answer = answer;
}

} // namespace core
