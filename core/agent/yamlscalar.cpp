// SPDX-License-Identifier: Apache-2.0
#include "core/agent/yamlscalar.h"

#include <QRegularExpression>

#include <limits>

using namespace Qt::StringLiterals;

namespace core {

namespace {

YamlValue boolean(const QString &text, bool value)
{
    return {.kind = YamlValue::Kind::Bool, .boolean = value, .text = text};
}

YamlValue number(const QString &text, double value)
{
    return {.kind = YamlValue::Kind::Number, .number = value, .text = text};
}

YamlValue integer(const QString &text, int base, double beyond)
{
    bool fits = false;
    const qint64 value = base == 10 ? text.toLongLong(&fits, 10) : text.sliced(2).toLongLong(&fits, base);
    if (!fits) // JSON has no bigger integers either
        return number(text, beyond);
    return {.kind = YamlValue::Kind::Integer, .integer = value, .number = double(value), .text = text};
}

bool looksNumeric(const QString &text)
{
    const QChar first = text.front();
    return (first >= u'0' && first <= u'9') || first == u'-' || first == u'+' || first == u'.';
}

} // namespace

YamlValue typedScalar(const QString &text)
{
    static const QRegularExpression decimal(u"^[-+]?[0-9]+$"_s);
    static const QRegularExpression octal(u"^0o[0-7]+$"_s);
    static const QRegularExpression hexadecimal(u"^0x[0-9a-fA-F]+$"_s);
    static const QRegularExpression real(u"^[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?$"_s);
    static const QRegularExpression infinity(u"^[-+]?\\.(inf|Inf|INF)$"_s);
    static const QRegularExpression notNumber(u"^\\.(nan|NaN|NAN)$"_s);

    if (text.isEmpty() || text == "~"_L1 || text == "null"_L1 || text == "Null"_L1 || text == "NULL"_L1)
        return {.text = text};
    if (text == "true"_L1 || text == "True"_L1 || text == "TRUE"_L1)
        return boolean(text, true);
    if (text == "false"_L1 || text == "False"_L1 || text == "FALSE"_L1)
        return boolean(text, false);
    if (!looksNumeric(text))
        return YamlValue::string(text);

    if (decimal.match(text).hasMatch())
        return integer(text, 10, text.toDouble());
    if (octal.match(text).hasMatch())
        return integer(text, 8, std::numeric_limits<double>::max());
    if (hexadecimal.match(text).hasMatch())
        return integer(text, 16, std::numeric_limits<double>::max());
    if (real.match(text).hasMatch())
        return number(text, text.toDouble());
    if (infinity.match(text).hasMatch())
        return number(text, text.startsWith(u'-') ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity());
    if (notNumber.match(text).hasMatch())
        return number(text, std::numeric_limits<double>::quiet_NaN());
    return YamlValue::string(text);
}

} // namespace core
