// SPDX-License-Identifier: Apache-2.0
#include "core/agent/frontmatter.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr double kLongest = 30 * 86400; // seconds

/*! A value as an error shows it. */
QString shown(const YamlValue &value) { return value.isScalar() && !value.text.isEmpty() ? u"'%1'"_s.arg(value.text.left(40)) : value.kindName(); }

/*! `12`, `1.5m`: a number and a unit out of \a units, in order; the factor is theirs. -1: neither */
double withUnit(const QString &text, const QList<std::pair<QString, double>> &units)
{
    static const QRegularExpression form(u"^\\s*([0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z]*)\\s*$"_s);
    const auto parts = form.match(text);
    if (!parts.hasMatch())
        return -1;
    for (const auto &[unit, factor] : units) {
        if (unit.compare(parts.captured(2), Qt::CaseInsensitive) == 0)
            return parts.captured(1).toDouble() * factor;
    }
    return -1;
}

} // namespace

FrontMatter::FrontMatter(std::shared_ptr<const PromptFile> file)
    : m_file(std::move(file))
{
}

const YamlValue *FrontMatter::find(QStringView key) const
{
    const YamlValue *value = root().find(key);
    return value ? value : root().at({u"metadata", key});
}

QString FrontMatter::textOf(const YamlValue *value, QStringView key)
{
    if (!value || value->isNull())
        return {};
    if (value->isScalar())
        return value->text;
    wrong(*value, u"'%1' is %2; expected a string"_s.arg(key, value->kindName()));
    return {};
}

QStringList FrontMatter::listOf(const YamlValue *value, QStringView key)
{
    QStringList words;
    if (!value || value->isNull())
        return words;
    if (value->isString()) // one word, or several with commas
        words = value->text.split(u',');
    else if (!value->isList())
        wrong(*value, u"'%1' is %2; expected a list of words"_s.arg(key, value->kindName()));
    else {
        for (const YamlValue &item : value->items) {
            // Tools may be maps with details of their own; their name is what we need.
            const YamlValue *word = item.isMap() ? item.find(u"name") : &item;
            if (!word || !word->isScalar() || word->isNull())
                wrong(item, u"'%1' has %2 in it; expected words"_s.arg(key, item.kindName()));
            else
                words += word->text;
        }
    }
    for (QString &word : words)
        word = word.trimmed();
    words.removeAll(QString());
    words.removeDuplicates();
    return words;
}

bool FrontMatter::flagOf(const YamlValue *value, QStringView key, bool initial)
{
    if (!value || value->isNull())
        return initial;
    if (value->kind == YamlValue::Kind::Bool)
        return value->boolean;
    wrong(*value, u"'%1' is %2; expected true or false"_s.arg(key, value->kindName()));
    return initial;
}

qint64 FrontMatter::numberOf(const YamlValue *value, QStringView key, qint64 least, qint64 most, qint64 initial)
{
    if (!value || value->isNull())
        return initial;
    if (value->kind == YamlValue::Kind::Integer && value->integer >= least && value->integer <= most)
        return value->integer;
    wrong(*value, u"'%1' is %2; expected a whole number from %3 to %4"_s.arg(key, value->isScalar() && !value->text.isEmpty() ? value->text : value->kindName()).arg(least).arg(most));
    return initial;
}

std::chrono::milliseconds FrontMatter::secondsOf(const YamlValue *value, QStringView key)
{
    static const QList<std::pair<QString, double>> units{{QString(), 1}, {u"s"_s, 1}, {u"ms"_s, 0.001}, {u"m"_s, 60}, {u"min"_s, 60}, {u"h"_s, 3600}};
    if (!value || value->isNull())
        return {};
    const double seconds = value->isScalar() ? withUnit(value->text, units) : -1;
    if (seconds > 0 && seconds <= kLongest)
        return std::chrono::milliseconds(qint64(seconds * 1000));
    wrong(*value, u"'%1' is %2; expected seconds, as 30, or '5m'"_s.arg(key, shown(*value)));
    return {};
}

qint64 FrontMatter::bytesOf(const YamlValue *value, QStringView key)
{
    static const QList<std::pair<QString, double>> units{{QString(), 1}, {u"B"_s, 1}, {u"k"_s, 1024}, {u"KB"_s, 1024}, {u"KiB"_s, 1024}, {u"M"_s, 1048576}, {u"MB"_s, 1048576},
        {u"MiB"_s, 1048576}, {u"Mi"_s, 1048576}, {u"G"_s, 1073741824}, {u"GB"_s, 1073741824}, {u"GiB"_s, 1073741824}, {u"Gi"_s, 1073741824}};
    if (!value || value->isNull())
        return 0;
    const double bytes = value->isScalar() ? withUnit(value->text, units) : -1;
    if (bytes >= 1 && bytes < 1e15)
        return qint64(bytes);
    wrong(*value, u"'%1' is %2; expected bytes, as 1048576, or '512MB'"_s.arg(key, shown(*value)));
    return 0;
}

int FrontMatter::choiceOf(const YamlValue *value, QStringView key, const QStringList &choices, int initial)
{
    if (!value || value->isNull())
        return initial;
    const qsizetype index = value->isScalar() ? choices.indexOf(value->text.trimmed().toLower()) : -1;
    if (index >= 0)
        return int(index);
    wrong(*value, u"'%1' is %2; expected %3"_s.arg(key, shown(*value), choices.join(u", "_s)));
    return initial;
}

void FrontMatter::wrong(const YamlValue &value, const QString &what) { m_errors.append(m_file->errorAt(value, what)); }

} // namespace core
