// SPDX-License-Identifier: Apache-2.0
#include "app/commandtext.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using core::Parameter;
using core::Verb;

namespace app {

namespace {

/*! A text as it is; anything else as JSON, which verbs read where their schema wants it. */
QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(wrapped.sliced(1, wrapped.size() - 2));
}

QString quoted(const QString &word)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_./:=@%+,-]+$"_s);
    return plain.match(word).hasMatch() ? word : u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'';
}

} // namespace

QStringList toCommandLine(const Verb &verb, const QJsonObject &arguments)
{
    QStringList options, positional;
    for (const Parameter &parameter : verb.parameters) {
        const QJsonValue value = arguments[parameter.name];
        if (value.isUndefined() || value.isNull() || (value.isBool() && !value.toBool()))
            continue;
        const QString name = u"--"_s + parameter.option();
        if (value.isArray()) {
            for (const auto &item : value.toArray())
                parameter.positional ? positional << item.toString() : options << name + u'=' + item.toString();
            continue;
        }
        if (parameter.positional) {
            positional << value.toString();
            continue;
        }
        if (value.isBool())
            options << name;
        else if (!value.isObject())
            options << name + u'=' + value.toVariant().toString();
        const QJsonObject map = value.toObject();
        for (auto it = map.begin(); it != map.end(); ++it)
            options << u"%1=%2=%3"_s.arg(name, it.key(), textOf(it.value()));
    }
    if (std::ranges::any_of(positional, [](const QString &word) { return word.startsWith(u'-'); }))
        options << u"--"_s; // what follows is no option
    return options + positional;
}

QString commandText(const Verb &verb, const QJsonObject &arguments)
{
    QStringList words{u"stn"_s};
    for (const QString &word : verb.words() + toCommandLine(verb, arguments))
        words << quoted(word);
    return words.join(u' ');
}

} // namespace app
