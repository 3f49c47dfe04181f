// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/jsonwriter.h"

#include "lattice/protocol/wiretime.h"

#include <QJsonArray>

#include <cmath>

namespace lattice {

namespace {

constexpr char kHex[] = "0123456789abcdef";

void appendUnit(QByteArray &bytes, ushort unit)
{
    const char escaped[] = {'\\', 'u', kHex[unit >> 12], kHex[(unit >> 8) & 15], kHex[(unit >> 4) & 15], kHex[unit & 15]};
    bytes.append(escaped, sizeof escaped);
}

void appendEscaped(QByteArray &bytes, char c)
{
    constexpr QByteArrayView kPlain = "\"\\\b\f\n\r\t";
    constexpr QByteArrayView kShort = "\"\\bfnrt";
    if (const qsizetype found = kPlain.indexOf(c); found >= 0)
        bytes.append('\\').append(kShort[found]);
    else
        appendUnit(bytes, ushort(uchar(c)));
}

bool isPlain(char16_t c)
{
    return c >= 0x20 && c < 0x80 && c != u'"' && c != u'\\';
}

/*! All of \a text from the first letter on that is not plain ASCII. */
void appendOthers(QByteArray &bytes, QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (isPlain(c)) {
            bytes.append(char(c));
        } else if (c < 0x80) {
            appendEscaped(bytes, char(c));
        } else if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            bytes.append(text.sliced(i, 2).toUtf8());
            ++i;
        } else if (QChar::isSurrogate(c)) {
            appendUnit(bytes, c);
        } else {
            qsizetype end = i + 1;
            while (end < text.size() && text[end].unicode() >= 0x80 && !text[end].isSurrogate())
                ++end;
            bytes.append(text.sliced(i, end - i).toUtf8());
            i = end - 1;
        }
    }
}

void appendText(QByteArray &bytes, QStringView text)
{
    const qsizetype begin = bytes.size();
    bytes.resize(begin + text.size() + 1);
    char *to = bytes.data() + begin;
    *to++ = '"';
    qsizetype plain = 0;
    while (plain < text.size() && isPlain(text[plain].unicode()))
        *to++ = char(text[plain++].unicode());
    if (plain < text.size()) {
        bytes.truncate(begin + 1 + plain);
        appendOthers(bytes, text.sliced(plain));
    }
    bytes.append('"');
}

void appendNumber(QByteArray &bytes, double number)
{
    bytes.append(std::isfinite(number) ? QByteArray::number(number, 'g', QLocale::FloatingPointShortest) : QByteArray("null"));
}

void appendObject(QByteArray &bytes, const QJsonObject &object);

void appendValue(QByteArray &bytes, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: bytes.append(value.toBool() ? "true" : "false"); return;
    case QJsonValue::String: return appendText(bytes, value.toString());
    case QJsonValue::Object: return appendObject(bytes, value.toObject());
    case QJsonValue::Double:
        if (const qint64 whole = value.toInteger(1); whole == value.toInteger(2))
            bytes.append(QByteArray::number(whole));
        else
            appendNumber(bytes, value.toDouble());
        return;
    case QJsonValue::Array: {
        char before = '[';
        const QJsonArray array = value.toArray();
        for (const QJsonValue &element : array) {
            bytes.append(std::exchange(before, ','));
            appendValue(bytes, element);
        }
        bytes.append(array.isEmpty() ? "[]" : "]");
        return;
    }
    default: bytes.append("null");
    }
}

void appendObject(QByteArray &bytes, const QJsonObject &object)
{
    char before = '{';
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        bytes.append(std::exchange(before, ','));
        appendText(bytes, it.key());
        bytes.append(':');
        appendValue(bytes, it.value());
    }
    bytes.append(object.isEmpty() ? "{}" : "}");
}

} // namespace

QByteArray toBytes(const QJsonObject &object)
{
    QByteArray bytes;
    bytes.reserve(256);
    appendObject(bytes, object);
    return bytes;
}

JsonWriter::JsonWriter(qsizetype expected)
{
    m_bytes.reserve(expected);
    open('{', '}', true, 0);
}

void JsonWriter::open(char begin, char close, bool keep, qsizetype from)
{
    m_bytes.append(begin);
    m_levels.append({.begin = from, .inside = m_bytes.size(), .close = close, .keep = keep});
}

void JsonWriter::name(QLatin1StringView key)
{
    if (m_bytes.size() > m_levels.last().inside)
        m_bytes.append(',');
    m_bytes.append('"').append(key).append("\":");
}

void JsonWriter::add(QLatin1StringView key, QStringView text)
{
    name(key);
    appendText(m_bytes, text);
}

void JsonWriter::add(QLatin1StringView key, QLatin1StringView text)
{
    name(key);
    m_bytes.append('"').append(text).append('"');
}

void JsonWriter::add(QLatin1StringView key, qint64 number)
{
    name(key);
    m_bytes.append(QByteArray::number(number));
}

void JsonWriter::add(QLatin1StringView key, double number)
{
    name(key);
    appendNumber(m_bytes, number);
}

void JsonWriter::add(QLatin1StringView key, bool flag)
{
    addJson(key, flag ? "true" : "false");
}

void JsonWriter::add(QLatin1StringView key, const QJsonObject &object)
{
    name(key);
    appendObject(m_bytes, object);
}

void JsonWriter::add(QLatin1StringView key, const QDateTime &time)
{
    name(key);
    m_bytes.append('"');
    appendWireTime(m_bytes, time);
    m_bytes.append('"');
}

void JsonWriter::addJson(QLatin1StringView key, QByteArrayView json)
{
    name(key);
    m_bytes.append(json);
}

void JsonWriter::addUnlessEmpty(QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        add(key, QStringView(text));
}

void JsonWriter::addUnlessEmpty(QLatin1StringView key, const QStringList &texts)
{
    beginArray(key);
    for (const QString &text : texts) {
        if (m_bytes.size() > m_levels.last().inside)
            m_bytes.append(',');
        appendText(m_bytes, text);
    }
    end();
}

void JsonWriter::addUnlessEmpty(QLatin1StringView key, const QMap<QString, QString> &texts)
{
    beginObject(key);
    for (const auto &[name, text] : texts.asKeyValueRange()) {
        if (m_bytes.size() > m_levels.last().inside)
            m_bytes.append(',');
        appendText(m_bytes, name);
        m_bytes.append(':');
        appendText(m_bytes, text);
    }
    end();
}

void JsonWriter::addUnlessZero(QLatin1StringView key, qint64 number)
{
    if (number != 0)
        add(key, number);
}

void JsonWriter::addUnlessZero(QLatin1StringView key, double number)
{
    if (number != 0)
        add(key, number);
}

void JsonWriter::addIfSet(QLatin1StringView key, const QDateTime &time)
{
    if (time.isValid())
        add(key, time);
}

void JsonWriter::beginObject(QLatin1StringView key)
{
    const qsizetype from = m_bytes.size();
    name(key);
    open('{', '}', false, from);
}

void JsonWriter::beginArray(QLatin1StringView key)
{
    const qsizetype from = m_bytes.size();
    name(key);
    open('[', ']', false, from);
}

void JsonWriter::beginElement()
{
    if (m_bytes.size() > m_levels.last().inside)
        m_bytes.append(',');
    open('{', '}', true, m_bytes.size());
}

void JsonWriter::end()
{
    const Level level = m_levels.takeLast();
    if (!level.keep && m_bytes.size() == level.inside)
        m_bytes.truncate(level.begin);
    else
        m_bytes.append(level.close);
}

QByteArray JsonWriter::finish()
{
    while (!m_levels.isEmpty())
        end();
    return std::move(m_bytes);
}

} // namespace lattice
