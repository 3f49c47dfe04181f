// SPDX-License-Identifier: Apache-2.0
#include "app/headless/help.h"

using namespace Qt::StringLiterals;
using core::Parameter;
using core::Verb;
using Type = core::Parameter::Type;

namespace app {

namespace {

constexpr int kColumn = 32;
constexpr int kWidth = 100;

/*! \a text in lines of at most kWidth characters, all but the first indented by \a indent. */
QString wrapped(const QString &text, int indent)
{
    QString lines;
    int column = indent;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (column > indent && column + word.size() + 1 > kWidth) {
            lines += u'\n' + QString(indent, u' ');
            column = indent;
        } else if (column > indent) {
            lines += u' ';
            ++column;
        }
        lines += word;
        column += static_cast<int>(word.size());
    }
    return lines;
}

QString row(const QString &left, const QString &right)
{
    const QString start = u"  "_s + left;
    const QString gap
        = start.size() + 2 > kColumn ? u'\n' + QString(kColumn, u' ') : QString(kColumn - start.size(), u' ');
    return start + gap + wrapped(right, kColumn) + u'\n';
}

QString parameterRow(const Parameter &parameter)
{
    if (parameter.positional)
        return row(parameter.valueName(), parameter.words);
    const bool isLong = parameter.choices.join(u'|').size() > kWidth - kColumn;
    QString left = parameter.letter.isNull() ? u"    "_s : u"-%1, "_s.arg(parameter.letter);
    left += u"--"_s + parameter.option();
    if (!parameter.bare.isEmpty())
        left += u"[=%1]"_s.arg(parameter.valueName());
    else if (parameter.type != Type::Boolean)
        left += u' ' + (parameter.choices.isEmpty() || isLong ? parameter.valueName() : parameter.choices.join(u'|'));
    QString right = parameter.words + (isLong ? u": "_s + parameter.choices.join(u", "_s) : QString());
    if (!parameter.initial.isNull() && !parameter.initial.isUndefined())
        right += u" (default: %1)"_s.arg(parameter.initial.toVariant().toString());
    return row(left, right);
}

QString usageOf(const Verb &verb)
{
    QString usage = u"stn "_s + verb.words().join(u' ');
    bool hasOptions = false;
    for (const Parameter &parameter : verb.parameters) {
        hasOptions = hasOptions || !parameter.positional;
        if (parameter.positional)
            usage += parameter.required ? u' ' + parameter.valueName() : u" [%1]"_s.arg(parameter.valueName());
    }
    return usage + (hasOptions ? u" [OPTIONS]"_s : QString());
}

QString generalOptions(bool isLattice)
{
    QString text = u"\nGeneral options:\n"_s;
    for (const Parameter &parameter : globalParameters()) {
        if (isLattice || parameter.name != "nats"_L1)
            text += parameterRow(parameter);
    }
    return text + row(u"-h, --help"_s, u"this help"_s);
}

QString verbHelp(const Verb &verb)
{
    QString positional, options, text = u"%1\n\nUsage: %2\n"_s.arg(wrapped(verb.description, 0), usageOf(verb));
    for (const Parameter &parameter : verb.parameters)
        (parameter.positional ? positional : options) += parameterRow(parameter);
    if (!positional.isEmpty())
        text += u"\nArguments:\n"_s + positional;
    if (!options.isEmpty())
        text += u"\nOptions:\n"_s + options;
    text += generalOptions(verb.isOfLattice());
    if (!verb.examples.isEmpty())
        text += u"\nExamples:\n"_s;
    for (const QString &example : verb.examples)
        text += u"  stn "_s + example + u'\n';
    return text;
}

} // namespace

QString helpText(const core::VerbTable &table, const QStringList &words)
{
    QString commands;
    for (const Verb &verb : table.verbs()) {
        if (verb.words() == words)
            return verbHelp(verb);
        if (verb.words().mid(0, words.size()) == words)
            commands += row(verb.words().join(u' '), verb.title);
    }
    const QString group = words.isEmpty() ? QString() : u' ' + words.join(u' ');
    QString text
        = u"Station Control Center: AI agents in stations, stations in a lattice on NATS\n\nUsage: stn%1 COMMAND [OPTIONS]\n\nCommands:\n"_s
              .arg(group)
        + commands;
    text += generalOptions(words.value(0) == "lattice"_L1);
    text += u"\nExit codes: 0 done, 1 failed, 2 wrong usage, 3 cannot connect, 4 timed out, 5 refused\n"_s;
    return text + u"Help on one command: stn COMMAND --help\n"_s;
}

} // namespace app
