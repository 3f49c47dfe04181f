// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/verbtext.h"

#include "core/verb/verbtable.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace app {

namespace {

const core::Verb *find(const QString &name)
{
    static const core::VerbTable table = [] {
        core::VerbTable verbs;
        verbs.addEngineVerbs();
        return verbs;
    }();
    return table.find(name);
}

QString quoted(QString text)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_./:=@%+,^-]+$"_s);
    if (plain.match(text).hasMatch())
        return text;
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString wordOf(const QJsonValue &value)
{
    return value.isString() ? value.toString() : value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : QString::number(value.toDouble(), 'g', 15);
}

void append(QStringList &words, const core::Parameter &parameter, const QJsonValue &value)
{
    using Type = core::Parameter::Type;
    const auto option = u"--"_s + parameter.option();
    if (parameter.type == Type::Map) {
        const auto entries = value.toObject();
        for (auto entry = entries.begin(); entry != entries.end(); ++entry)
            words << option << quoted(entry.key() + u'=' + wordOf(entry.value()));
    } else if (parameter.type == Type::Boolean) {
        if (value.toBool())
            words << option;
    } else if (parameter.type == Type::List) {
        for (const auto &entry : value.toArray()) {
            if (!parameter.positional)
                words << option;
            words << quoted(wordOf(entry));
        }
    } else {
        if (!parameter.positional)
            words << option;
        words << quoted(wordOf(value));
    }
}

} // namespace

QString VerbText::command(const QString &name, const QJsonObject &arguments)
{
    const auto *verb = find(name);
    if (!verb)
        return {};
    QStringList words{u"stn"_s};
    words += verb->words();
    QStringList options;
    bool needsMark = false; // a text that begins with a dash would be an option
    QStringList positional;
    for (const auto &parameter : verb->parameters) {
        const auto value = arguments.value(parameter.name);
        if (value.isUndefined() || value.isNull())
            continue;
        append(parameter.positional ? positional : options, parameter, value);
    }
    needsMark = std::ranges::any_of(positional, [](const QString &word) { return word.startsWith(u'-') || word.startsWith("'-"_L1); });
    words += options;
    if (needsMark)
        words << u"--"_s;
    return (words + positional).join(u' ');
}

QString VerbText::mcpCall(const QString &name, const QJsonObject &arguments)
{
    const auto *verb = find(name);
    if (!verb)
        return {};
    const QJsonObject call{{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, 1}, {u"method"_s, u"tools/call"_s}, {u"params"_s, QJsonObject{{u"name"_s, verb->toolName()}, {u"arguments"_s, arguments}}}};
    return QString::fromUtf8(QJsonDocument(call).toJson(QJsonDocument::Compact));
}

} // namespace app
