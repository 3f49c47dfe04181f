// SPDX-License-Identifier: Apache-2.0
#include "core/config/configkey.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

struct Unit {
    QLatin1StringView name;
    qint64 factor;
};

constexpr Unit kSeconds[]
    = {{"ms"_L1, 0}, {"s"_L1, 1}, {"m"_L1, 60}, {"h"_L1, 3600}, {"d"_L1, 86400}, {"w"_L1, 7 * 86400}};
constexpr Unit kMillis[] = {{"ms"_L1, 1}, {"s"_L1, 1000}, {"m"_L1, 60000}};
constexpr Unit kBytes[] = {{"b"_L1, 1},
                           {"kb"_L1, 1000},
                           {"mb"_L1, 1000'000},
                           {"gb"_L1, 1000'000'000},
                           {"tb"_L1, 1000'000'000'000},
                           {"kib"_L1, 1LL << 10},
                           {"mib"_L1, 1LL << 20},
                           {"gib"_L1, 1LL << 30},
                           {"tib"_L1, 1LL << 40}};

std::optional<qint64> number(const QString &text, std::span<const Unit> units)
{
    static const QRegularExpression form(u"^([+-]?[0-9]{1,18}) *([A-Za-z]*)$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return {};
    const qint64 count = match.captured(1).toLongLong();
    const QString unit = match.captured(2).toLower();
    if (unit.isEmpty())
        return count;
    for (const Unit &known : units) {
        qint64 product = 0;
        if (unit == known.name && known.factor > 0 && !__builtin_mul_overflow(count, known.factor, &product))
            return product;
    }
    return {};
}

std::span<const Unit> unitsOf(KeyType type)
{
    switch (type) {
    case KeyType::Seconds:
        return kSeconds;
    case KeyType::Millis:
        return kMillis;
    case KeyType::Bytes:
        return kBytes;
    default:
        return {};
    }
}

std::optional<bool> boolean(const QString &text)
{
    static const QStringList yes = {u"true"_s, u"yes"_s, u"on"_s, u"1"_s}, no = {u"false"_s, u"no"_s, u"off"_s, u"0"_s};
    const QString word = text.toLower();
    if (yes.contains(word))
        return true;
    return no.contains(word) ? std::optional(false) : std::nullopt;
}

std::unexpected<lattice::Error> wrong(const ConfigKey &key, const QString &text)
{
    const QString found = key.type == KeyType::Secret ? QString() : u", found \"%1\""_s.arg(text.left(80));
    return failed(Fault::Invalid, u"expected %1%2"_s.arg(expectation(key), found));
}

QStringList words(const QString &text)
{
    QStringList list;
    for (const QString &word : text.split(u',', Qt::SkipEmptyParts)) {
        if (!word.trimmed().isEmpty())
            list << word.trimmed();
    }
    return list;
}

} // namespace

QStringList variablesOf(const ConfigKey &key)
{
    const QString name = QString(key.path).replace(u'.', u'_').toUpper();
    return QStringList{u"STN_"_s + name, u"STATION_"_s + name} + key.variables;
}

QString expectation(const ConfigKey &key)
{
    const QString range = u" from %1 to %2"_s.arg(key.least).arg(key.most);
    switch (key.type) {
    case KeyType::Integer:
        return u"a whole number"_s + range;
    case KeyType::Boolean:
        return u"true or false"_s;
    case KeyType::Choice:
        return u"one of "_s + key.choices.join(u", "_s);
    case KeyType::Seconds:
        return u"a number of seconds or a text such as 30s, 5m, 12h, 7d,"_s + range + u" seconds"_s;
    case KeyType::Millis:
        return u"a number of milliseconds or a text such as 250ms, 2s,"_s + range + u" milliseconds"_s;
    case KeyType::Bytes:
        return u"a number of bytes or a text such as 512MB, 1GiB,"_s + range + u" bytes"_s;
    case KeyType::StationId:
        return u"8 to 64 letters, digits, - or _; not \"assign\""_s;
    case KeyType::Words:
        return u"a list of texts"_s;
    case KeyType::Users:
        return u"a list of {username, password}"_s;
    case KeyType::Agents:
        return u"a list of agents, each with at least a name"_s;
    case KeyType::Providers:
        return u"a map of names, each with keys such as api, base_url, api_key, requests_per_minute"_s;
    case KeyType::Path:
        return u"a path"_s;
    case KeyType::Text:
    case KeyType::Secret:
        break;
    }
    return u"a text"_s;
}

Result<QVariant> typedValue(const ConfigKey &key, const QString &text)
{
    static const QRegularExpression id(u"^[A-Za-z0-9_-]{8,64}$"_s);
    switch (key.type) {
    case KeyType::Integer:
    case KeyType::Seconds:
    case KeyType::Millis:
    case KeyType::Bytes:
        if (const auto value = number(text, unitsOf(key.type)); value && *value >= key.least && *value <= key.most)
            return QVariant(*value);
        return wrong(key, text);
    case KeyType::Boolean:
        if (const auto value = boolean(text))
            return QVariant(*value);
        return wrong(key, text);
    case KeyType::Choice:
        if (key.choices.contains(text.toLower()))
            return QVariant(text.toLower());
        return wrong(key, text);
    case KeyType::StationId:
        if (text.isEmpty() || (id.match(text).hasMatch() && text != "assign"_L1))
            return QVariant(text);
        return wrong(key, text);
    case KeyType::Words:
        return QVariant(words(text));
    case KeyType::Users:
    case KeyType::Agents:
    case KeyType::Providers:
        return wrong(key, text);
    case KeyType::Text:
    case KeyType::Secret:
    case KeyType::Path:
        break;
    }
    return QVariant(text);
}

} // namespace core
