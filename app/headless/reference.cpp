// SPDX-License-Identifier: Apache-2.0
#include "app/headless/reference.h"

using namespace Qt::StringLiterals;
using core::Parameter;
using core::Verb;
using Type = core::Parameter::Type;

namespace app {

namespace {

/*! In a cell of a table. */
QString cell(QString text) { return text.replace(u'|', u"\\|"_s).replace(u'<', u"&lt;"_s); }

QString name(const Parameter &parameter)
{
    if (parameter.positional)
        return u'`' + parameter.valueName() + u'`';
    const QString value = !parameter.bare.isEmpty() ? u"[=%1]"_s.arg(parameter.valueName()) : parameter.type == Type::Boolean ? QString() : u' ' + parameter.valueName();
    return (parameter.letter.isNull() ? QString() : u"`-%1`, "_s.arg(parameter.letter)) + u"`--%1%2`"_s.arg(parameter.option(), value);
}

QString words(const Parameter &parameter)
{
    QString text = parameter.words;
    if (!parameter.choices.isEmpty())
        text += u": "_s + parameter.choices.join(u", "_s);
    if (!parameter.initial.isNull() && !parameter.initial.isUndefined())
        text += u" (default: %1)"_s.arg(parameter.initial.toVariant().toString());
    return cell(text);
}

QString usage(const Verb &verb)
{
    QString text = u"stn "_s + verb.words().join(u' ');
    for (const Parameter &parameter : verb.parameters) {
        if (parameter.positional)
            text += parameter.required ? u' ' + parameter.valueName() : u" [%1]"_s.arg(parameter.valueName());
    }
    return text;
}

/*! What an assistant sees of it: only verbs that run in an engine are tools. */
QString face(const Verb &verb)
{
    QStringList hints;
    if (verb.hints.readOnly)
        hints += u"reads"_s;
    if (verb.hints.destructive)
        hints += u"destroys"_s;
    if (verb.hints.openWorld)
        hints += u"reaches out"_s;
    const QString right = u"right: %1"_s.arg(core::rightName(verb.right()));
    if (verb.place == Verb::Place::Process || !verb.run)
        return u"Command only"_s;
    return u"MCP tool `%1`, %2%3"_s.arg(verb.toolName(), right, hints.isEmpty() ? QString() : u"; "_s + hints.join(u", "_s));
}

QString section(const Verb &verb)
{
    QString text = u"### %1\n\n`%2`\n\n%3 *%4.*\n\n"_s.arg(verb.words().join(u' '), usage(verb), verb.description, face(verb));
    if (!verb.parameters.isEmpty()) {
        text += u"| argument | in JSON | |\n|---|---|---|\n"_s;
        for (const Parameter &parameter : verb.parameters)
            text += u"| %1 | `%2` | %3 |\n"_s.arg(cell(name(parameter)), parameter.name, words(parameter) + (parameter.required ? u"; needed"_s : QString()));
        text += u'\n';
    }
    if (!verb.examples.isEmpty()) {
        text += u"```\n"_s;
        for (const QString &example : verb.examples)
            text += u"stn "_s + example.trimmed() + u'\n';
        text += u"```\n\n"_s;
    }
    return text;
}

constexpr auto kHead = R"(# Commands and tools

Everything that can be done is a *verb*. Each is a command of `stn` (`station-headless`), most are tools for assistants over [MCP](mcp-server.md), and the window's
palette (Ctrl+K) has them too. This page is made from the table of verbs.

Every command takes `--json`, `--home DIR`, `--profile NAME`, `--config FILE`, `--log-level`, `--log-format` and `--help`. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 cannot connect, 4 timed out, 5 refused.

)";

} // namespace

QString commandReference(const core::VerbTable &table)
{
    QString text = QString::fromUtf8(kHead);
    for (const Verb &verb : table.verbs())
        text += section(verb);
    return text.trimmed() + u'\n';
}

} // namespace app
