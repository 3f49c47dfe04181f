// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/requeststate.h"

#include "core/mcp/secrettoken.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr auto kForm = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

RequestState::RequestState(Now now)
    : m_now(now ? std::move(now) : [] { return QDateTime::currentSecsSinceEpoch(); })
    , m_key(randomBytes(32))
{ }

QByteArray RequestState::sign(const QByteArray &text) const
{
    return QMessageAuthenticationCode::hash(text, m_key, QCryptographicHash::Sha256);
}

QByteArray RequestState::bindingOf(const QString &method, const QJsonObject &params, const QString &principal) const
{
    QJsonObject asked = params;
    for (const QString &varies : {u"_meta"_s, u"inputResponses"_s, u"requestState"_s})
        asked.remove(varies);
    const QJsonArray all{method, asked, principal};
    return QCryptographicHash::hash(QJsonDocument(all).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256).toBase64(kForm);
}

QString RequestState::seal(const QString &method, const QJsonObject &params, const QString &principal, const McpAnswers &answers) const
{
    QJsonObject said;
    for (const auto &[key, answer] : answers.asKeyValueRange())
        said[key] = answer;
    const QJsonObject state{{u"until"_s, m_now() + std::chrono::seconds(kLifetime).count()}, {u"answers"_s, said}, {u"of"_s, QString::fromLatin1(bindingOf(method, params, principal))}};
    const QByteArray text = QJsonDocument(state).toJson(QJsonDocument::Compact).toBase64(kForm);
    return QString::fromLatin1(text + '.' + sign(text).toBase64(kForm));
}

McpResult<McpAnswers> RequestState::open(const QString &state, const QString &method, const QJsonObject &params, const QString &principal) const
{
    const QByteArray bytes = state.toLatin1();
    const qsizetype dot = bytes.indexOf('.');
    const auto signature = QByteArray::fromBase64Encoding(bytes.sliced(dot + 1), kForm | QByteArray::AbortOnBase64DecodingErrors);
    if (dot < 0 || !signature || !isSameSecret(*signature, sign(bytes.first(dot))))
        return refused(RpcCode::kInvalidParams, u"requestState has been changed, or is of another run of this server: call again without it and without inputResponses"_s);
    const QJsonObject said = QJsonDocument::fromJson(QByteArray::fromBase64(bytes.first(dot), kForm)).object();
    if (said["of"_L1].toString().toLatin1() != bindingOf(method, params, principal))
        return refused(RpcCode::kInvalidParams, u"requestState belongs to another request: method, name and arguments must be those that it was given for"_s);
    if (said["until"_L1].toInteger() < m_now())
        return refused(RpcCode::kInvalidParams, u"requestState has expired: call again without it and without inputResponses"_s);
    McpAnswers answers;
    const QJsonObject given = said["answers"_L1].toObject();
    for (auto it = given.begin(); it != given.end(); ++it)
        answers.insert(it.key(), it->toObject());
    return answers;
}

} // namespace core
