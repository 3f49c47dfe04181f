// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace lattice {

/*! Headers of a NATS message, in order; keys are case-sensitive on the wire. */
class Headers
{
public:
    Headers() = default;
    Headers(std::initializer_list<std::pair<QByteArray, QByteArray>> fields) : m_fields(fields) { }

    void set(const QByteArray &key, const QByteArray &value);
    QByteArray value(QByteArrayView key) const; //!< empty when absent
    bool isEmpty() const { return m_fields.isEmpty(); }
    const QList<std::pair<QByteArray, QByteArray>> &fields() const { return m_fields; }

    friend bool operator==(const Headers &, const Headers &) = default;

private:
    QList<std::pair<QByteArray, QByteArray>> m_fields;
};

/*! A NATS message. A server's own notice (no responders, idle heartbeat) has a header `Status`. */
struct Message {
    QByteArray subject;
    QByteArray reply;
    QByteArray data;
    Headers headers;

    int status() const { return headers.value("Status").toInt(); }
};

} // namespace lattice
