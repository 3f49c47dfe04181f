// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>
#include <QStringList>

namespace core {

/*!
    Hides secret values in what is kept and shown: the value as it is, percent-encoded, and in base64.

    A value shorter than 6 characters is left alone: hiding it would hide half of all texts, and tell what it is.
*/
class Masker final
{
public:
    Masker() = default;
    explicit Masker(const QStringList &secrets);

    QString mask(QString text) const;
    QJsonValue mask(const QJsonValue &value) const;   //!< all its texts, keys too
    QByteArray mask(const QByteArray &bytes) const;   //!< UTF-8 or any other
    bool isEmpty() const { return m_forms.isEmpty(); }

private:
    QStringList m_forms; //!< longest first
};

} // namespace core
