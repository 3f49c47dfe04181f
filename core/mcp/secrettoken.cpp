// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/secrettoken.h"

#include <QRandomGenerator>

namespace core {

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator::system()->generate(bytes.begin(), bytes.end());
    return bytes;
}

QByteArray randomWord(qsizetype bytes)
{
    return randomBytes(bytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

bool isSameSecret(const QByteArray &left, const QByteArray &right)
{
    if (left.size() != right.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        difference |= unsigned(static_cast<unsigned char>(left[i] ^ right[i]));
    return difference == 0;
}

} // namespace core
