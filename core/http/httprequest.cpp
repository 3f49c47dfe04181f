// SPDX-License-Identifier: Apache-2.0
#include "core/http/httprequest.h"

namespace core {

namespace {

bool isSame(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() && left.compare(right, Qt::CaseInsensitive) == 0;
}

} // namespace

QByteArray HttpHeaders::value(QByteArrayView name) const
{
    for (const auto &[known, value] : m_fields) {
        if (isSame(known, name))
            return value.isNull() ? QByteArray("") : value;
    }
    return {};
}

qsizetype HttpHeaders::count(QByteArrayView name) const
{
    return std::ranges::count_if(m_fields, [name](const auto &field) { return isSame(field.first, name); });
}

QByteArray HttpRequest::path() const
{
    const qsizetype end = target.indexOf('?');
    const QByteArray path = QByteArray::fromPercentEncoding(end < 0 ? target : target.first(end));
    return path.contains('\0') ? QByteArray() : path;
}

bool HttpRequest::accepts(QByteArrayView mediaType) const
{
    const QByteArray accept = headers.value("accept");
    if (accept.trimmed().isEmpty())
        return true;
    const QByteArray family = mediaType.first(mediaType.indexOf('/')).toByteArray() + "/*";
    for (const QByteArray &range : accept.split(',')) {
        const QByteArray wanted = range.first(std::max<qsizetype>(0, range.contains(';') ? range.indexOf(';') : range.size())).trimmed();
        if (isSame(wanted, mediaType) || isSame(wanted, family) || wanted == "*/*")
            return true;
    }
    return false;
}

} // namespace core
