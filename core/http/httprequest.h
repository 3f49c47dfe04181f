// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>

#include <utility>

namespace core {

/*! Header fields in their order. Names are compared without case. */
class HttpHeaders final
{
public:
    HttpHeaders() = default;
    HttpHeaders(std::initializer_list<std::pair<QByteArray, QByteArray>> fields)
        : m_fields(fields)
    { }

    void add(QByteArray name, QByteArray value) { m_fields.emplace_back(std::move(name), std::move(value)); }

    QByteArray value(QByteArrayView name) const; //!< the first of that name, without blanks around it; null when there is none
    qsizetype count(QByteArrayView name) const;
    bool contains(QByteArrayView name) const { return count(name) > 0; }
    const QList<std::pair<QByteArray, QByteArray>> &fields() const { return m_fields; }

private:
    friend class HttpParser;
    QList<std::pair<QByteArray, QByteArray>> m_fields;
};

/*! A request as it came; its head has passed the gate, its body the limits. */
struct HttpRequest {
    QByteArray method;
    QByteArray target; //!< "/mcp?x=1"
    HttpHeaders headers;
    QByteArray body;
    QHostAddress peer;
    bool isEncrypted = false;

    QByteArray path() const;                       //!< decoded, without the query; empty when it cannot be decoded
    bool accepts(QByteArrayView mediaType) const; //!< by Accept; one that says nothing accepts all
};

/*! A request that is refused before anybody reads it. */
struct HttpRefusal {
    int status = 400;
    QByteArray text; //!< for people: what was wrong
    HttpHeaders headers = {};
};

} // namespace core
