// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/traceparent.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr quint8 kSampled = 1;
constexpr qsizetype kLength = 55; // of version 00

bool isHex(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

bool isZero(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c == u'0'; });
}

QString randomDigits(int words)
{
    QString digits;
    while (isZero(digits)) { // all zeros stand for "none"; an empty text is all zeros as well
        digits.clear();
        for (int i = 0; i < words; ++i)
            digits += u"%1"_s.arg(QRandomGenerator::global()->generate64(), 16, 16, QChar(u'0'));
    }
    return digits;
}

} // namespace

Traceparent::Traceparent(QString traceId, QString spanId, quint8 flags)
    : m_traceId(std::move(traceId))
    , m_spanId(std::move(spanId))
    , m_flags(flags)
{
}

Traceparent Traceparent::make()
{
    return Traceparent(randomDigits(2), randomDigits(1), kSampled);
}

std::optional<Traceparent> Traceparent::parse(QStringView text)
{
    if (text.size() < kLength || text[2] != u'-' || text[35] != u'-' || text[52] != u'-')
        return {};
    const QStringView version = text.first(2);
    const QStringView trace = text.sliced(3, 32);
    const QStringView span = text.sliced(36, 16);
    const QStringView flags = text.sliced(53, 2);
    if (!isHex(version) || !isHex(trace) || !isHex(span) || !isHex(flags) || version == u"ff" || isZero(trace) || isZero(span))
        return {};
    // A later version may say more behind a further dash; ours may not.
    if (text.size() > kLength && (version == u"00" || text[kLength] != u'-'))
        return {};
    return Traceparent(trace.toString(), span.toString(), static_cast<quint8>(flags.toUInt(nullptr, 16)) & kSampled);
}

Traceparent Traceparent::child() const
{
    return Traceparent(m_traceId, randomDigits(1), m_flags);
}

Traceparent Traceparent::withSampled(bool sampled) const
{
    return Traceparent(m_traceId, m_spanId, sampled ? kSampled : quint8(0));
}

QString Traceparent::toString() const
{
    return u"00-%1-%2-%3"_s.arg(m_traceId, m_spanId).arg(int(m_flags), 2, 16, QChar(u'0'));
}

} // namespace lattice
