// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/fields.h"

#include "lattice/protocol/subject.h"
#include "lattice/protocol/wiretime.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

QString describe(QJsonValue::Type type)
{
    switch (type) {
    case QJsonValue::Null: return u"null"_s;
    case QJsonValue::Bool: return u"a boolean"_s;
    case QJsonValue::Double: return u"a number"_s;
    case QJsonValue::String: return u"a text"_s;
    case QJsonValue::Array: return u"an array"_s;
    case QJsonValue::Object: return u"an object"_s;
    case QJsonValue::Undefined: break;
    }
    return u"nothing"_s;
}

/*! What one look at the bytes tells before they are parsed. Malformed text may tell wrong, and is refused by the parser. */
struct Shape {
    bool tooDeep = false;   //!< the parser recurses into brackets
    bool plainKeys = true;  //!< every key is made of a-z, 0-9 and _
};

bool isPlainKey(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

Shape shapeOf(QByteArrayView bytes)
{
    Shape shape;
    int depth = 0;
    qsizetype opened = -1; // where the string began that we are in
    QByteArrayView last;   // the string before this place
    for (qsizetype i = 0; i < bytes.size() && !shape.tooDeep; ++i) {
        const char c = bytes[i];
        if (opened >= 0 && c == '\\') {
            ++i;
        } else if (c == '"') {
            if (opened >= 0)
                last = bytes.sliced(opened, i - opened);
            opened = opened >= 0 ? -1 : i + 1;
        } else if (opened >= 0) {
            continue;
        } else if (c == ':') {
            shape.plainKeys = shape.plainKeys && isPlainKey(last);
        } else if (c == '{' || c == '[') {
            shape.tooDeep = ++depth > kMaxMessageDepth;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return shape;
}

/*! As Go does: half a surrogate pair becomes U+FFFD, so that the text can be written as UTF-8 again. */
QString wellFormed(const QString &text)
{
    return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

/*! Go matches keys in any case, and ours are all lower case: others get a second, lower-case entry. */
QJsonObject foldedKeys(QJsonObject object)
{
    const QStringList keys = object.keys();
    for (const QString &key : keys) {
        if (std::ranges::all_of(key, [](QChar c) { return c == u'_' || (c >= u'a' && c <= u'z'); }))
            continue;
        const QString folded = key.toLower();
        if (folded != key && !object.contains(folded))
            object.insert(folded, object.value(key));
    }
    return object;
}

QString asJsonText(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1, array.size() - 2));
}

} // namespace

QByteArray toBytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject toJson(const QMap<QString, QString> &texts)
{
    QJsonObject json;
    for (const auto &[key, text] : texts.asKeyValueRange())
        json.insert(key, text);
    return json;
}

void insertUnlessEmpty(QJsonObject &json, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

Result<Fields> Fields::parse(const QByteArray &bytes)
{
    if (bytes.size() > kMaxMessageBytes)
        return failed(Fault::Invalid, u"the message has %1 bytes, the limit is %2"_s.arg(bytes.size()).arg(kMaxMessageBytes));
    const Shape shape = shapeOf(bytes);
    if (shape.tooDeep)
        return failed(Fault::Invalid, u"the message is nested deeper than %1 levels"_s.arg(kMaxMessageDepth));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return failed(Fault::Invalid, u"not JSON: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return failed(Fault::Invalid, u"expected an object, found an array"_s);
    return Fields(document.object(), {}, std::make_shared<std::optional<Error>>(), shape.plainKeys ? Keys::Plain : Keys::AnyCase);
}

Fields::Fields(QJsonObject object, QString path, Failure failure, Keys keys)
    : m_keys(keys)
    , m_object(keys == Keys::Plain ? std::move(object) : foldedKeys(std::move(object)))
    , m_path(std::move(path))
    , m_failure(std::move(failure))
{
}

QJsonValue Fields::find(QLatin1StringView key) const
{
    const QJsonValue value = m_object.value(key);
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

void Fields::refuse(QLatin1StringView key, const QString &expected) const
{
    if (!failure())
        *m_failure = Error{.fault = Fault::Invalid, .detail = m_path + key + u": "_s + expected};
}

bool Fields::accepts(const QJsonValue &value, QJsonValue::Type type, QLatin1StringView key, const QString &expected) const
{
    if (value.type() != type && !value.isNull())
        refuse(key, u"expected %1, found %2"_s.arg(expected, describe(value.type())));
    return value.type() == type;
}

bool Fields::has(QLatin1StringView key) const
{
    return !find(key).isNull();
}

QString Fields::text(QLatin1StringView key) const
{
    const QJsonValue value = find(key);
    return accepts(value, QJsonValue::String, key, u"a text"_s) ? wellFormed(value.toString()) : QString();
}

QString Fields::neededText(QLatin1StringView key) const
{
    const QString value = text(key);
    if (value.isEmpty())
        refuse(key, u"is missing or empty"_s);
    return value;
}

QString Fields::stationId(QLatin1StringView key) const
{
    const QString value = neededText(key);
    if (!isStationId(value))
        refuse(key, u"is no station id (1 to 64 of A-Z a-z 0-9 _ -)"_s);
    return value;
}

double Fields::number(QLatin1StringView key) const
{
    const QJsonValue value = find(key);
    return accepts(value, QJsonValue::Double, key, u"a number"_s) ? value.toDouble() : 0;
}

qint64 Fields::integer(QLatin1StringView key, qint64 least, qint64 most) const
{
    const QJsonValue value = find(key);
    if (!accepts(value, QJsonValue::Double, key, u"a number"_s))
        return 0;
    // toInteger() gives its default for fractions and for what an integer cannot hold.
    const qint64 low = value.toInteger(std::numeric_limits<qint64>::min());
    if (low == value.toInteger(std::numeric_limits<qint64>::max()) && low >= least && low <= most)
        return low;
    refuse(key, u"expected a whole number from %1 to %2"_s.arg(least).arg(most));
    return 0;
}

bool Fields::flag(QLatin1StringView key) const
{
    const QJsonValue value = find(key);
    return accepts(value, QJsonValue::Bool, key, u"a boolean"_s) && value.toBool();
}

QDateTime Fields::time(QLatin1StringView key) const
{
    const QJsonValue value = find(key);
    if (!accepts(value, QJsonValue::String, key, u"a time"_s))
        return {};
    const std::optional<QDateTime> time = parseWireTime(value.toString());
    if (!time)
        refuse(key, u"expected a time as RFC 3339 writes it"_s);
    return time.value_or(QDateTime());
}

QJsonArray Fields::array(QLatin1StringView key) const
{
    const QJsonValue value = find(key);
    return accepts(value, QJsonValue::Array, key, u"an array"_s) ? value.toArray() : QJsonArray();
}

QStringList Fields::texts(QLatin1StringView key) const
{
    QStringList values;
    const QJsonArray elements = array(key);
    for (const QJsonValue &element : elements) {
        if (!accepts(element, QJsonValue::String, key, u"an array of texts"_s) && failure())
            break;
        values.append(wellFormed(element.toString()));
    }
    return values;
}

QMap<QString, QString> Fields::textMap(QLatin1StringView key) const
{
    QMap<QString, QString> values;
    const QJsonObject entries = object(key);
    for (auto it = entries.constBegin(); it != entries.constEnd(); ++it) {
        const QJsonValue value = *it;
        const bool plain = value.isString() || value.isNull();
        values.insert(wellFormed(it.key()), wellFormed(plain ? value.toString() : asJsonText(value)));
    }
    return values;
}

QJsonObject Fields::object(QLatin1StringView key) const
{
    const QJsonValue value = find(key);
    return accepts(value, QJsonValue::Object, key, u"an object"_s) ? value.toObject() : QJsonObject();
}

Fields Fields::child(QLatin1StringView key) const
{
    return Fields(object(key), m_path + key + u'.', m_failure, m_keys);
}

Fields Fields::element(const QJsonValue &value, QLatin1StringView key, qsizetype index) const
{
    accepts(value, QJsonValue::Object, key, u"an array of objects"_s);
    return Fields(value.toObject(), m_path + key + u'[' + QString::number(index) + u"]."_s, m_failure, m_keys);
}

} // namespace lattice
