// SPDX-License-Identifier: Apache-2.0
#include "core/agent/yamlvalue.h"

#include "core/agent/optionalkeys.h"
#include "core/agent/yamlreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <cmath>
#include <sstream>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kMaxBytes = 1'048'576;
constexpr int kMaxMended = 50; // lines; each costs a parse
constexpr qsizetype kMaxMendedBytes = 65'536;

QByteArray jsonString(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2); // QJsonDocument writes no bare string
}

QByteArray jsonNumber(double number)
{
    return std::isfinite(number) ? QByteArray::number(number, 'g', QLocale::FloatingPointShortest) : "null"_ba;
}

void writeJson(const YamlValue &value, QByteArray &out)
{
    switch (value.kind) {
    case YamlValue::Kind::Null: out += "null"; return;
    case YamlValue::Kind::Bool: out += value.boolean ? "true" : "false"; return;
    case YamlValue::Kind::Integer: out += QByteArray::number(value.integer); return;
    case YamlValue::Kind::Number: out += jsonNumber(value.number); return;
    case YamlValue::Kind::String: out += jsonString(value.text); return;
    case YamlValue::Kind::List:
    case YamlValue::Kind::Map: break;
    }
    out += value.isMap() ? '{' : '[';
    for (qsizetype i = 0; i < value.items.size(); ++i) {
        if (i > 0)
            out += ',';
        if (value.isMap())
            out += jsonString(value.keys.at(i).name) + ':';
        writeJson(value.items.at(i), out);
    }
    out += value.isMap() ? '}' : ']';
}

lattice::Error notUtf8(const QByteArray &bytes, const QString &source, int firstLine)
{
    for (qsizetype end = 0; end < bytes.size();) { // the first line that does not decode
        const qsizetype next = bytes.indexOf('\n', end);
        const QByteArray line = bytes.sliced(end, (next < 0 ? bytes.size() : next) - end);
        if (!line.isValidUtf8())
            return yamlError(source, firstLine + int(bytes.first(end).count('\n')), 1, u"bytes that are not UTF-8; save the file as UTF-8"_s);
        end = next < 0 ? bytes.size() : next + 1;
    }
    return yamlError(source, firstLine, 1, u"bytes that are not UTF-8; save the file as UTF-8"_s);
}

/*! \a brokenLine is where yaml-cpp gave up, from 0. */
lattice::Result<YamlValue> parseOnce(const QByteArray &utf8, const QString &source, int firstLine, int &brokenLine)
{
    YamlReader reader(utf8, firstLine);
    try {
        std::istringstream stream(utf8.toStdString());
        YAML::Parser parser(stream);
        parser.HandleNextDocument(reader);
        if (!reader.refusal() && parser.HandleNextDocument(reader))
            return std::unexpected(yamlError(source, firstLine, 1, u"two documents; one is expected"_s));
    } catch (const YAML::Exception &exception) {
        if (!reader.refusal()) {
            const auto at = reader.place(exception.mark);
            brokenLine = exception.mark.line;
            return std::unexpected(yamlError(source, at.line, at.column, u"not valid YAML: "_s + QString::fromStdString(exception.msg)));
        }
    }
    if (const auto &refusal = reader.refusal())
        return std::unexpected(yamlError(source, refusal->line, refusal->column, refusal->what));
    return reader.takeRoot();
}

} // namespace

lattice::Error yamlError(const QString &source, int line, int column, const QString &what)
{
    return {.fault = lattice::Fault::Invalid, .detail = u"%1:%2:%3: %4"_s.arg(source).arg(line).arg(column).arg(what)};
}

lattice::Result<YamlValue> YamlValue::parse(const QByteArray &utf8, const QString &source, int firstLine)
{
    if (utf8.size() > kMaxBytes)
        return std::unexpected(yamlError(source, firstLine, 1, u"more than 1 MiB of YAML"_s));
    if (!utf8.isValidUtf8())
        return std::unexpected(notUtf8(utf8, source, firstLine));

    QByteArray text = utf8;
    for (int tries = 0;; ++tries) {
        int line = -1;
        auto value = parseOnce(text, source, firstLine, line);
        if (value || line < 0 || tries == kMaxMended || text.size() > kMaxMendedBytes || !quoteOptionalKeys(text, line))
            return value;
    }
}

YamlValue YamlValue::string(const QString &text) { return {.kind = Kind::String, .text = text}; }

YamlValue YamlValue::map() { return {.kind = Kind::Map}; }

YamlValue YamlValue::fromJson(const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Bool: return {.kind = Kind::Bool, .boolean = json.toBool()};
    case QJsonValue::String: return string(json.toString());
    case QJsonValue::Double: {
        const double number = json.toDouble();
        if (number == std::trunc(number) && std::abs(number) < 9e15)
            return {.kind = Kind::Integer, .integer = qint64(number), .number = number};
        return {.kind = Kind::Number, .number = number};
    }
    case QJsonValue::Array: {
        YamlValue list{.kind = Kind::List};
        for (const QJsonValue item : json.toArray())
            list.items.append(fromJson(item));
        return list;
    }
    case QJsonValue::Object: {
        YamlValue object = map();
        const QJsonObject fields = json.toObject();
        for (auto field = fields.begin(); field != fields.end(); ++field)
            object.insert(field.key(), fromJson(field.value()));
        return object;
    }
    default: return {};
    }
}

const YamlValue *YamlValue::find(QStringView key) const
{
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (keys.at(i).name == key)
            return &items.at(i);
    }
    return nullptr;
}

const YamlValue *YamlValue::at(std::initializer_list<QStringView> path) const
{
    const YamlValue *value = this;
    for (const QStringView key : path) {
        value = value->find(key);
        if (!value)
            return nullptr;
    }
    return value;
}

void YamlValue::insert(const QString &key, const YamlValue &value)
{
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (keys.at(i).name == key) {
            items[i] = value;
            return;
        }
    }
    keys.append({.name = key, .line = value.line, .column = value.column});
    items.append(value);
}

bool YamlValue::remove(QStringView key)
{
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (keys.at(i).name == key) {
            keys.removeAt(i);
            items.removeAt(i);
            return true;
        }
    }
    return false;
}

QString YamlValue::kindName() const
{
    switch (kind) {
    case Kind::Null: return u"nothing"_s;
    case Kind::Bool: return u"true or false"_s;
    case Kind::Integer: return u"an integer"_s;
    case Kind::Number: return u"a number"_s;
    case Kind::String: return u"a string"_s;
    case Kind::List: return u"a list"_s;
    case Kind::Map: return u"a map"_s;
    }
    return {};
}

QJsonValue YamlValue::toJson() const
{
    if (isScalar()) {
        switch (kind) {
        case Kind::Bool: return boolean;
        case Kind::Integer: return integer;
        case Kind::Number: return std::isfinite(number) ? QJsonValue(number) : QJsonValue();
        case Kind::String: return text;
        default: return QJsonValue();
        }
    }
    if (isList()) {
        QJsonArray array;
        for (const YamlValue &item : items)
            array.append(item.toJson());
        return array;
    }
    QJsonObject object;
    for (qsizetype i = 0; i < items.size(); ++i)
        object.insert(keys.at(i).name, items.at(i).toJson());
    return object;
}

QByteArray YamlValue::toJsonText() const
{
    QByteArray out;
    writeJson(*this, out);
    return out;
}

} // namespace core
