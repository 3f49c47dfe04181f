// SPDX-License-Identifier: Apache-2.0
#include "core/run/masker.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kShortest = 6;
const QString kMask = u"(secret)"_s;

} // namespace

Masker::Masker(const QStringList &secrets)
{
    for (const QString &secret : secrets) {
        if (secret.trimmed().size() < kShortest)
            continue;
        m_forms += secret;
        m_forms += QString::fromLatin1(QUrl::toPercentEncoding(secret));
        m_forms += QString::fromLatin1(secret.toUtf8().toBase64(QByteArray::OmitTrailingEquals));
    }
    m_forms.removeDuplicates();
    std::ranges::sort(m_forms, std::greater(), &QString::size); // one secret may be the beginning of another
}

QString Masker::mask(QString text) const
{
    for (const QString &form : m_forms)
        text.replace(form, kMask);
    return text;
}

QByteArray Masker::mask(const QByteArray &bytes) const
{
    QByteArray masked = bytes;
    for (const QString &form : m_forms)
        masked.replace(form.toUtf8(), kMask.toUtf8());
    return masked;
}

QJsonValue Masker::mask(const QJsonValue &value) const
{
    if (m_forms.isEmpty())
        return value;
    if (value.isString())
        return mask(value.toString());
    if (value.isArray()) {
        QJsonArray masked;
        for (const QJsonValue item : value.toArray())
            masked.append(mask(item));
        return masked;
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QJsonObject masked;
        for (auto field = object.begin(); field != object.end(); ++field)
            masked.insert(mask(field.key()), mask(field.value()));
        return masked;
    }
    return value;
}

} // namespace core
