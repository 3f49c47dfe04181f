// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace lattice {

/*!
    W3C trace context, level 1: which trace and span a message belongs to. It travels in the header `traceparent` and in
    the extension attribute of events.
    \sa https://www.w3.org/TR/trace-context/
*/
class Traceparent final
{
public:
    static Traceparent make(); //!< a new trace, sampled

    /*! Nothing when \a text is malformed; by the standard a receiver then starts a new trace. */
    static std::optional<Traceparent> parse(QStringView text);

    Traceparent child() const; //!< the same trace, a new span, the same flags
    Traceparent withSampled(bool sampled) const;

    QString toString() const; //!< `00-{32 hex digits}-{16}-{2}`
    QString traceId() const { return m_traceId; }
    QString spanId() const { return m_spanId; }
    bool isSampled() const { return m_flags & 1; }

    friend bool operator==(const Traceparent &, const Traceparent &) = default;

private:
    Traceparent(QString traceId, QString spanId, quint8 flags);

    QString m_traceId;
    QString m_spanId;
    quint8 m_flags;
};

} // namespace lattice
