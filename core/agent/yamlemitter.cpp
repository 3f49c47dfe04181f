// SPDX-License-Identifier: Apache-2.0
#include "core/agent/yamlemitter.h"

#include "core/agent/yamlscalar.h"

#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kStep = 2; // columns of a level

/*! What only an escape can write, or what some readers take for a line's end. */
bool needsEscape(char32_t letter)
{
    return letter < 0x20 || (letter >= 0x7f && letter <= 0xa0) || letter == 0x2028 || letter == 0x2029 || letter == 0xfeff || letter == 0xfffe || letter == 0xffff
        || (letter >= 0xd800 && letter <= 0xdfff);
}

bool hasEscape(const QString &text)
{
    for (const char32_t letter : text.toUcs4()) {
        if (needsEscape(letter))
            return true;
    }
    return false;
}

bool isPlain(const QString &text, YamlEmitter::Place place)
{
    static const QSet<QString> words{u"y"_s, u"n"_s, u"yes"_s, u"no"_s, u"on"_s, u"off"_s, u"true"_s, u"false"_s, u"null"_s}; // of YAML 1.1
    if (text.isEmpty() || text != text.trimmed() || hasEscape(text) || !typedScalar(text).isString() || words.contains(text.toLower()))
        return false;
    if (QStringView(u"-?:,[]{}#&*!|>'\"%@`=<~.+").contains(text.front()))
        return false;
    const auto isOfNumber = [](QChar letter) { return letter.isDigit() || QStringView(u"_-:.,+eExXoTZ ").contains(letter); };
    if (text.front().isDigit() && std::ranges::all_of(text, isOfNumber)) // dates, times, 1_000: YAML 1.1 has more types
        return false;
    if (text.contains(": "_L1) || text.contains(" #"_L1) || text.endsWith(u':') || text.contains(u'\t'))
        return false;
    const auto isFlowSign = [](QChar letter) { return QStringView(u",[]{}?:#").contains(letter); };
    return place == YamlEmitter::Place::Block || std::ranges::none_of(text, isFlowSign);
}

QByteArray doubleQuoted(const QString &text)
{
    QByteArray out = "\"";
    for (const char32_t letter : text.toUcs4()) {
        if (letter == U'"' || letter == U'\\')
            (out += '\\') += char(letter);
        else if (letter == U'\n')
            out += "\\n";
        else if (letter == U'\t')
            out += "\\t";
        else if (letter == U'\r')
            out += "\\r";
        else if (needsEscape(letter))
            out += "\\u" + QByteArray::number(uint(letter), 16).rightJustified(4, '0');
        else
            out += QString::fromUcs4(&letter, 1).toUtf8();
    }
    return out + '"';
}

QByteArray numberText(double number)
{
    if (std::isnan(number))
        return ".nan";
    if (std::isinf(number))
        return number < 0 ? "-.inf" : ".inf";
    return QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
}

} // namespace

QByteArray YamlEmitter::scalar(const YamlValue &value, Place place, Quotes quotes)
{
    switch (value.kind) {
    case YamlValue::Kind::Bool: return value.boolean ? "true" : "false";
    case YamlValue::Kind::Integer: return QByteArray::number(value.integer);
    case YamlValue::Kind::Number: return numberText(value.number);
    case YamlValue::Kind::String: break;
    default: return "null";
    }
    if (quotes == Quotes::Plain && isPlain(value.text, place))
        return value.text.toUtf8();
    if (quotes == Quotes::Single && !hasEscape(value.text))
        return "'" + QString(value.text).replace(u'\'', "''"_L1).toUtf8() + "'";
    return doubleQuoted(value.text);
}

QByteArray YamlEmitter::flow(const YamlValue &value)
{
    if (value.isScalar())
        return scalar(value, Place::Flow);
    QByteArrayList parts;
    for (qsizetype i = 0; i < value.items.size(); ++i)
        parts += (value.isMap() ? scalar(YamlValue::string(value.keys.at(i).name), Place::Flow) + ": " : QByteArray()) + flow(value.items.at(i));
    return (value.isMap() ? '{' : '[') + parts.join(", ") + (value.isMap() ? '}' : ']');
}

QByteArray YamlEmitter::literal(const QString &text, qsizetype indent) const
{
    const QStringList lines = text.split(u'\n');
    QString plain = text;
    plain.remove(u'\n').remove(u'\t');
    // The first line sets the indentation, so it must not begin with blanks or be empty; tabs at a beginning confuse readers.
    if (m_literals == Literals::Avoid || lines.size() < 2 || lines.first().trimmed().isEmpty() || lines.first().front().isSpace() || hasEscape(plain))
        return {};
    const bool endsOnce = text.endsWith(u'\n') && !text.endsWith("\n\n"_L1);
    QByteArray out = endsOnce ? "|" : text.endsWith(u'\n') ? "|+" : "|-";
    for (const QString &line : endsOnce ? lines.first(lines.size() - 1) : lines)
        out += m_lineEnding + (line.isEmpty() ? QByteArray() : QByteArray(indent, ' ') + line.toUtf8());
    if (text.endsWith("\n\n"_L1)) // the last line's own ending follows behind us
        out.chop(m_lineEnding.size());
    return out;
}

QByteArray YamlEmitter::block(const YamlValue &value, qsizetype indent) const
{
    QByteArrayList lines;
    for (qsizetype i = 0; i < value.items.size(); ++i)
        lines += value.isMap() ? entry(value.keys.at(i).name, value.items.at(i), indent) : '-' + behindLead(value.items.at(i), indent, true);
    return lines.join(m_lineEnding + QByteArray(indent, ' '));
}

QByteArray YamlEmitter::entry(const QString &key, const YamlValue &value, qsizetype indent) const
{
    return scalar(YamlValue::string(key), Place::Block) + ':' + behindLead(value, indent, false);
}

QByteArray YamlEmitter::behindLead(const YamlValue &value, qsizetype indent, bool inList) const
{
    if (value.isString()) {
        const QByteArray lines = literal(value.text, indent + kStep);
        return ' ' + (lines.isEmpty() ? scalar(value, Place::Block) : lines);
    }
    if (value.isScalar() || value.items.isEmpty())
        return ' ' + flow(value);
    if (inList)
        return ' ' + block(value, indent + kStep);
    return m_lineEnding + QByteArray(indent + kStep, ' ') + block(value, indent + kStep);
}

bool isSameYaml(const YamlValue &left, const YamlValue &right)
{
    const auto isNumber = [](const YamlValue &value) { return value.kind == YamlValue::Kind::Integer || value.kind == YamlValue::Kind::Number; };
    if (isNumber(left) && isNumber(right)) {
        if (left.kind == right.kind && left.kind == YamlValue::Kind::Integer)
            return left.integer == right.integer;
        const double one = left.kind == YamlValue::Kind::Integer ? double(left.integer) : left.number;
        const double other = right.kind == YamlValue::Kind::Integer ? double(right.integer) : right.number;
        return one == other || (std::isnan(one) && std::isnan(other));
    }
    if (left.kind != right.kind)
        return false;
    if (left.kind == YamlValue::Kind::Bool)
        return left.boolean == right.boolean;
    if (left.isString())
        return left.text == right.text;
    if (left.items.size() != right.items.size())
        return false;
    for (qsizetype i = 0; i < left.items.size(); ++i) {
        const bool isInPlace = !left.isMap() || left.keys.at(i).name == right.keys.at(i).name;
        const YamlValue *other = isInPlace ? &right.items.at(i) : right.find(left.keys.at(i).name);
        if (!other || !isSameYaml(left.items.at(i), *other))
            return false;
    }
    return true;
}

} // namespace core
