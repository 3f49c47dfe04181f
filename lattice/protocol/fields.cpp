// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/fields.h"

#include "lattice/protocol/subject.h"
#include "lattice/protocol/wiretime.h"

#include <QJsonArray>

#include <yyjson.h>

#include <algorithm>
#include <cmath>
#include <cstring>

using namespace Qt::StringLiterals;

namespace lattice {

// yyjson and not Qt's parser: a registry of 3,000 stations is read in a quarter of the time.
struct Fields::Document {
    explicit Document(yyjson_doc *parsed) : doc(parsed) { }
    ~Document() { yyjson_doc_free(doc); }
    Q_DISABLE_COPY_MOVE(Document)

    yyjson_doc *const doc;
    std::optional<Error> failure;
};

namespace {

QString describe(yyjson_val *value)
{
    switch (yyjson_get_type(value)) {
    case YYJSON_TYPE_NULL: return u"null"_s;
    case YYJSON_TYPE_BOOL: return u"a boolean"_s;
    case YYJSON_TYPE_NUM: return u"a number"_s;
    case YYJSON_TYPE_STR: return u"a text"_s;
    case YYJSON_TYPE_ARR: return u"an array"_s;
    case YYJSON_TYPE_OBJ: return u"an object"_s;
    default: return u"nothing"_s;
    }
}

/*! How many braces and brackets open in \a bytes, quoted ones too. In blocks of a fixed size, which compilers turn into vector instructions. */
qsizetype openings(QByteArrayView bytes)
{
    constexpr qsizetype kBlock = 64;
    const auto opens = [&bytes](qsizetype i) { return quint8((bytes[i] | 0x20) == '{'); }; // '[' and '{' differ in that bit
    qsizetype total = 0;
    qsizetype i = 0;
    for (; i + kBlock <= bytes.size(); i += kBlock) {
        quint8 count = 0;
        for (qsizetype k = 0; k < kBlock; ++k)
            count = quint8(count + opens(i + k));
        total += count;
    }
    for (; i < bytes.size(); ++i)
        total += opens(i);
    return total;
}

/*! Malformed text may count wrong, and is refused by the parser. */
bool isTooDeep(const QByteArray &bytes)
{
    if (openings(bytes) <= kMaxMessageDepth)
        return false; // nearly all messages
    int depth = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes.at(i);
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '{' || c == '[') && ++depth > kMaxMessageDepth)
            return true;
        else if (!quoted && (c == '}' || c == ']'))
            --depth;
    }
    return false;
}

yyjson_doc *parseStrictly(const QByteArray &bytes, yyjson_read_err *error)
{
    return yyjson_read_opts(const_cast<char *>(bytes.constData()), size_t(bytes.size()), YYJSON_READ_NOFLAG, nullptr, error); // copies what it reads
}

/*! The code unit that `\uXXXX` at \a place writes; none when there is no such escape. */
std::optional<ushort> escapedUnit(const QByteArray &bytes, qsizetype place)
{
    if (place + 6 > bytes.size() || bytes.at(place) != '\\' || bytes.at(place + 1) != 'u')
        return std::nullopt;
    bool ok = false;
    const ushort unit = bytes.sliced(place + 2, 4).toUShort(&ok, 16);
    return ok ? std::optional(unit) : std::nullopt;
}

/*! As Go does: half a surrogate pair becomes U+FFFD. */
QByteArray withoutHalfPairs(QByteArray bytes)
{
    for (qsizetype i = 0; i + 1 < bytes.size(); ++i) {
        if (bytes.at(i) != '\\')
            continue;
        const auto unit = escapedUnit(bytes, i);
        const auto next = escapedUnit(bytes, i + 6);
        if (unit && QChar::isHighSurrogate(*unit) && next && QChar::isLowSurrogate(*next))
            i += 11;
        else if (unit && QChar::isSurrogate(*unit))
            bytes.replace(i + 2, 4, "fffd");
        else
            ++i; // the escaped character
    }
    return bytes;
}

yyjson_doc *parseMended(const QByteArray &bytes, yyjson_read_err *error)
{
    if (yyjson_doc *doc = parseStrictly(bytes, error))
        return doc;
    yyjson_read_err ignored;
    return bytes.contains("\\u") ? parseStrictly(withoutHalfPairs(bytes), &ignored) : nullptr;
}

QString textOf(yyjson_val *text)
{
    return QString::fromUtf8(yyjson_get_str(text), qsizetype(yyjson_get_len(text)));
}

QJsonValue toQt(yyjson_val *value)
{
    size_t index = 0;
    size_t size = 0;
    yyjson_val *key = nullptr;
    yyjson_val *element = nullptr;
    switch (yyjson_get_type(value)) {
    case YYJSON_TYPE_BOOL: return yyjson_get_bool(value);
    case YYJSON_TYPE_STR: return textOf(value);
    case YYJSON_TYPE_NUM:
        if (yyjson_is_sint(value) || (yyjson_is_uint(value) && yyjson_get_uint(value) <= quint64(std::numeric_limits<qint64>::max())))
            return qint64(yyjson_get_sint(value));
        return yyjson_get_num(value);
    case YYJSON_TYPE_ARR: {
        QJsonArray array;
        yyjson_arr_foreach(value, index, size, element) array.append(toQt(element));
        return array;
    }
    case YYJSON_TYPE_OBJ: {
        QJsonObject object;
        yyjson_obj_foreach(value, index, size, key, element) object.insert(textOf(key), toQt(element));
        return object;
    }
    default: return QJsonValue::Null;
    }
}

QString asJsonText(yyjson_val *value)
{
    size_t size = 0;
    char *text = yyjson_val_write(value, YYJSON_WRITE_NOFLAG, &size);
    const QString json = QString::fromUtf8(text, qsizetype(size));
    free(text);
    return json;
}

/*! Where \a target stands below \a value, as "agents[3].name." with a trailing dot; none when it is not there. For faults alone. */
std::optional<QString> pathTo(yyjson_val *value, yyjson_val *target)
{
    if (value == target)
        return QString();
    size_t index = 0;
    size_t size = 0;
    yyjson_val *key = nullptr;
    yyjson_val *element = nullptr;
    if (yyjson_is_obj(value)) {
        yyjson_obj_foreach(value, index, size, key, element) {
            if (const auto below = pathTo(element, target))
                return textOf(key) + (yyjson_is_arr(element) ? QString() : u"."_s) + *below;
        }
    } else if (yyjson_is_arr(value)) {
        yyjson_arr_foreach(value, index, size, element) {
            if (const auto below = pathTo(element, target))
                return u"[%1]."_s.arg(index) + *below;
        }
    }
    return std::nullopt;
}

} // namespace

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
    if (isTooDeep(bytes))
        return failed(Fault::Invalid, u"the message is nested deeper than %1 levels"_s.arg(kMaxMessageDepth));
    yyjson_read_err error;
    yyjson_doc *doc = parseMended(bytes, &error);
    if (!doc)
        return failed(Fault::Invalid, u"not JSON: %1 at byte %2"_s.arg(QString::fromLatin1(error.msg)).arg(error.pos));
    const auto document = std::make_shared<Document>(doc);
    yyjson_val *root = yyjson_doc_get_root(doc);
    if (!yyjson_is_obj(root))
        return failed(Fault::Invalid, u"expected an object, found %1"_s.arg(describe(root)));
    return Fields(document, root);
}

Fields::Fields(std::shared_ptr<Document> document, yyjson_val *object) : m_document(std::move(document)), m_object(object) { }

const std::optional<Error> &Fields::failure() const
{
    return m_document->failure;
}

yyjson_val *Fields::find(QLatin1StringView key) const
{
    yyjson_val *exact = nullptr;
    yyjson_val *folded = nullptr; // Go matches keys in any case
    size_t index = 0;
    size_t size = 0;
    yyjson_val *name = nullptr;
    yyjson_val *value = nullptr;
    yyjson_obj_foreach(m_object, index, size, name, value) {
        if (qsizetype(yyjson_get_len(name)) != key.size())
            continue;
        if (std::memcmp(yyjson_get_str(name), key.data(), size_t(key.size())) == 0)
            exact = value;
        else if (qstrnicmp(yyjson_get_str(name), key.data(), size_t(key.size())) == 0)
            folded = value;
    }
    yyjson_val *found = exact ? exact : folded;
    return yyjson_is_null(found) ? nullptr : found;
}

yyjson_val *Fields::find(QLatin1StringView key, int type, const QString &expected) const
{
    yyjson_val *value = find(key);
    if (value && yyjson_get_type(value) != type) {
        refuse(key, u"expected %1, found %2"_s.arg(expected, describe(value)));
        return nullptr;
    }
    return value;
}

QString Fields::path() const
{
    yyjson_val *place = m_object ? m_object : m_parent;
    return pathTo(yyjson_doc_get_root(m_document->doc), place).value_or(QString()) + m_missing;
}

void Fields::refuse(QLatin1StringView key, const QString &expected) const
{
    if (!failure())
        m_document->failure = Error{.fault = Fault::Invalid, .detail = path() + key + u": "_s + expected};
}

bool Fields::has(QLatin1StringView key) const
{
    return find(key) != nullptr;
}

QString Fields::text(QLatin1StringView key) const
{
    yyjson_val *value = find(key, YYJSON_TYPE_STR, u"a text"_s);
    return value ? textOf(value) : QString();
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
    yyjson_val *value = find(key, YYJSON_TYPE_NUM, u"a number"_s);
    return value ? yyjson_get_num(value) : 0;
}

qint64 Fields::integer(QLatin1StringView key, qint64 least, qint64 most) const
{
    yyjson_val *value = find(key, YYJSON_TYPE_NUM, u"a number"_s);
    if (!value)
        return 0;
    const double real = yyjson_get_num(value);
    const bool whole = yyjson_is_int(value) ? !yyjson_is_uint(value) || yyjson_get_uint(value) <= quint64(std::numeric_limits<qint64>::max())
                                            : std::trunc(real) == real && std::abs(real) < 9e18;
    const qint64 integer = !whole ? 0 : yyjson_is_int(value) ? qint64(yyjson_get_sint(value)) : qint64(real);
    if (whole && integer >= least && integer <= most)
        return integer;
    refuse(key, u"expected a whole number from %1 to %2"_s.arg(least).arg(most));
    return 0;
}

bool Fields::flag(QLatin1StringView key) const
{
    return yyjson_get_bool(find(key, YYJSON_TYPE_BOOL, u"a boolean"_s));
}

QDateTime Fields::time(QLatin1StringView key) const
{
    yyjson_val *value = find(key, YYJSON_TYPE_STR, u"a time"_s);
    if (!value)
        return {};
    const std::optional<QDateTime> time = parseWireTime(textOf(value));
    if (!time)
        refuse(key, u"expected a time as RFC 3339 writes it"_s);
    return time.value_or(QDateTime());
}

QStringList Fields::texts(QLatin1StringView key) const
{
    QStringList values;
    size_t index = 0;
    size_t size = 0;
    yyjson_val *element = nullptr;
    yyjson_val *array = find(key, YYJSON_TYPE_ARR, u"an array"_s);
    values.reserve(qsizetype(yyjson_arr_size(array)));
    yyjson_arr_foreach(array, index, size, element) {
        if (!yyjson_is_str(element) && !yyjson_is_null(element)) {
            refuse(key, u"expected an array of texts, found %1"_s.arg(describe(element)));
            break;
        }
        values.append(textOf(element));
    }
    return values;
}

QMap<QString, QString> Fields::textMap(QLatin1StringView key) const
{
    QMap<QString, QString> values;
    size_t index = 0;
    size_t size = 0;
    yyjson_val *name = nullptr;
    yyjson_val *value = nullptr;
    yyjson_obj_foreach(find(key, YYJSON_TYPE_OBJ, u"an object"_s), index, size, name, value) {
        const bool plain = yyjson_is_str(value) || yyjson_is_null(value);
        values.insert(textOf(name), plain ? textOf(value) : asJsonText(value));
    }
    return values;
}

QJsonObject Fields::object(QLatin1StringView key) const
{
    return toQt(find(key, YYJSON_TYPE_OBJ, u"an object"_s)).toObject();
}

Fields Fields::child(QLatin1StringView key) const
{
    Fields child(m_document, find(key, YYJSON_TYPE_OBJ, u"an object"_s));
    if (!child.m_object) {
        child.m_parent = m_object ? m_object : m_parent;
        child.m_missing = m_missing + key + u'.';
    }
    return child;
}

void Fields::forEach(QLatin1StringView key, const std::function<void(const Fields &)> &take) const
{
    size_t index = 0;
    size_t size = 0;
    yyjson_val *element = nullptr;
    Fields fields(m_document, nullptr);
    yyjson_arr_foreach(find(key, YYJSON_TYPE_ARR, u"an array"_s), index, size, element) {
        if (!yyjson_is_obj(element) && !yyjson_is_null(element))
            refuse(key, u"expected an array of objects, found %1"_s.arg(describe(element)));
        if (failure())
            return;
        fields.m_object = yyjson_is_obj(element) ? element : nullptr;
        if (!fields.m_object) {
            fields.m_parent = m_object;
            fields.m_missing = u"%1[%2]."_s.arg(key).arg(index);
        }
        take(fields);
    }
}

} // namespace lattice
