// SPDX-License-Identifier: Apache-2.0
#include "core/telemetry/otlpjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;
using lattice::Span;

namespace core {

namespace {

constexpr int kFlagsKnown = 0x100; // that it is known whether the parent is of another process
constexpr int kFlagRemote = 0x200;

QJsonObject toJson(const lattice::SpanValue &value)
{
    struct Wrap {
        QJsonObject operator()(const QString &text) const { return {{u"stringValue"_s, text}}; }
        QJsonObject operator()(qint64 number) const { return {{u"intValue"_s, QString::number(number)}}; }
        QJsonObject operator()(double number) const
        {
            if (std::isfinite(number))
                return {{u"doubleValue"_s, number}};
            return {{u"doubleValue"_s, std::isnan(number) ? u"NaN"_s : number > 0 ? u"Infinity"_s : u"-Infinity"_s}}; // as protobuf writes them
        }
        QJsonObject operator()(bool truth) const { return {{u"boolValue"_s, truth}}; }
        QJsonObject operator()(const QStringList &texts) const
        {
            QJsonArray values;
            for (const QString &text : texts)
                values.append((*this)(text));
            return {{u"arrayValue"_s, QJsonObject{{u"values"_s, values}}}};
        }
    };
    return std::visit(Wrap(), value);
}

QJsonObject toJson(const QString &key, const lattice::SpanValue &value)
{
    return {{u"key"_s, key}, {u"value"_s, toJson(value)}};
}

QJsonArray toJson(const QList<lattice::SpanAttribute> &attributes)
{
    QJsonArray array;
    for (const auto &[key, value] : attributes)
        array.append(toJson(key, value));
    return array;
}

void insertCount(QJsonObject &json, const QString &key, int count)
{
    if (count > 0)
        json.insert(key, count);
}

QJsonObject toJson(const Span::Event &event)
{
    return {{u"timeUnixNano"_s, QString::number(event.timeNs)}, {u"name"_s, QString(event.name)}, {u"attributes"_s, toJson(event.attributes)}};
}

QJsonObject toJson(const Span::Link &link)
{
    return {{u"traceId"_s, link.context.traceId()}, {u"spanId"_s, link.context.spanId()}, {u"attributes"_s, toJson(link.attributes)}, {u"flags"_s, int(link.context.isSampled())}};
}

template <typename T>
void insertList(QJsonObject &json, const QString &key, const QList<T> &list)
{
    QJsonArray array;
    for (const T &entry : list)
        array.append(toJson(entry));
    if (!array.isEmpty())
        json.insert(key, array);
}

QJsonObject toJson(const Span &span)
{
    QJsonObject json{{u"traceId"_s, span.context.traceId()},
                     {u"spanId"_s, span.context.spanId()},
                     {u"flags"_s, int(span.context.isSampled()) | kFlagsKnown | (span.isParentRemote ? kFlagRemote : 0)},
                     {u"name"_s, span.name},
                     {u"kind"_s, int(span.kind)},
                     {u"startTimeUnixNano"_s, QString::number(span.startNs)},
                     {u"endTimeUnixNano"_s, QString::number(span.endNs)},
                     {u"attributes"_s, toJson(span.attributes)}};
    if (!span.parentId.isEmpty())
        json.insert(u"parentSpanId"_s, span.parentId);
    insertList(json, u"events"_s, span.events);
    insertList(json, u"links"_s, span.links);
    insertCount(json, u"droppedAttributesCount"_s, span.droppedAttributes);
    insertCount(json, u"droppedEventsCount"_s, span.droppedEvents);
    insertCount(json, u"droppedLinksCount"_s, span.droppedLinks);
    QJsonObject status;
    if (span.status != Span::Status::Unset)
        status.insert(u"code"_s, int(span.status));
    if (!span.statusText.isEmpty())
        status.insert(u"message"_s, span.statusText);
    json.insert(u"status"_s, status);
    return json;
}

constexpr std::array<quint32, 256> makeCrcTable()
{
    std::array<quint32, 256> table{};
    for (quint32 i = 0; i < 256; ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) ? 0xedb88320u ^ (value >> 1) : value >> 1;
        table[i] = value;
    }
    return table;
}

quint32 crc32(const QByteArray &data)
{
    static constexpr auto table = makeCrcTable();
    quint32 crc = 0xffffffffu;
    for (const char byte : data)
        crc = table[(crc ^ quint8(byte)) & 0xff] ^ (crc >> 8);
    return ~crc;
}

} // namespace

QByteArray toOtlpJson(const QList<Span> &spans, const QMap<QString, QString> &resource)
{
    QJsonArray attributes, list;
    for (auto entry = resource.cbegin(); entry != resource.cend(); ++entry)
        attributes.append(toJson(entry.key(), lattice::SpanValue(entry.value())));
    for (const Span &span : spans)
        list.append(toJson(span));
    const QJsonObject scope{{u"name"_s, u"station.lattice"_s}, {u"version"_s, QStringLiteral(STATION_VERSION)}};
    const QJsonObject all{{u"resourceSpans"_s, QJsonArray{QJsonObject{{u"resource"_s, QJsonObject{{u"attributes"_s, attributes}}},
                                                                      {u"scopeSpans"_s, QJsonArray{QJsonObject{{u"scope"_s, scope}, {u"spans"_s, list}}}}}}}};
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

QByteArray gzipped(const QByteArray &data)
{
    // What qCompress makes is the length, then zlib's two bytes of header, the deflated data, and four bytes of checksum.
    constexpr qsizetype kHeader = 4 + 2, kChecksum = 4;
    const QByteArray zlib = qCompress(data);
    QByteArray file("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10); // RFC 1952: deflate, no name, no time, any system
    file += QByteArrayView(zlib).sliced(kHeader, zlib.size() - kHeader - kChecksum);
    std::array<char, 8> tail{};
    qToLittleEndian(crc32(data), tail.data());
    qToLittleEndian(quint32(data.size()), tail.data() + 4);
    return file.append(tail.data(), tail.size());
}

} // namespace core
