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
    const QByteArrayView family = mediaType.first(mediaType.indexOf('/') + 1);
    for (QByteArrayView rest = accept; !rest.isEmpty();) { // views: each request asks this
        const qsizetype comma = rest.indexOf(',');
        const QByteArrayView range = comma < 0 ? rest : rest.first(comma);
        rest = comma < 0 ? QByteArrayView() : rest.sliced(comma + 1);
        const qsizetype parameters = range.indexOf(';');
        const QByteArrayView wanted = (parameters < 0 ? range : range.first(parameters)).trimmed();
        if (isSame(wanted, mediaType) || wanted == "*/*" || (wanted.endsWith("/*") && isSame(wanted.chopped(1), family)))
            return true;
    }
    return false;
}

} // namespace core
