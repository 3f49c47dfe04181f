// SPDX-License-Identifier: Apache-2.0
#include "app/headless/manual.h"

using namespace Qt::StringLiterals;
using core::Parameter;
using core::Verb;
using Type = core::Parameter::Type;

namespace app {

namespace {

/*! \a text as roff takes it for text: no line of it is a request, and options keep their hyphens. */
QString escaped(const QString &text)
{
    QString safe = text;
    safe.replace(u'\\', u"\\e"_s).replace(u'-', u"\\-"_s).replace(u'`', u"\\(ga"_s).replace(u'\'', u"\\(aq"_s).replace(u'^', u"\\(ha"_s).replace(u'~', u"\\(ti"_s);
    return safe.startsWith(u'.') ? u"\\&"_s + safe : safe;
}

/*! One argument of a macro. */
QString quoted(const QString &text) { return u'"' + escaped(text).replace(u'"', u"\\(dq"_s) + u'"'; }

QString item(const QString &head, const QString &text) { return u".TP\n"_s + head + u'\n' + escaped(text) + u'\n'; }

QString bold(const QString &text) { return u"\\fB"_s + escaped(text) + u"\\fR"_s; }
QString slanted(const QString &text) { return u"\\fI"_s + escaped(text) + u"\\fR"_s; }

QString parameterItem(const Parameter &parameter)
{
    QString head, right = parameter.words;
    if (parameter.positional) {
        head = slanted(parameter.valueName());
    } else {
        head = (parameter.letter.isNull() ? QString() : bold(u"-"_s + parameter.letter) + u", "_s) + bold(u"--"_s + parameter.option());
        if (!parameter.bare.isEmpty())
            head += u"[="_s + slanted(parameter.valueName()) + u']';
        else if (parameter.type != Type::Boolean)
            head += u' ' + slanted(parameter.valueName());
    }
    if (!parameter.choices.isEmpty())
        right += u": "_s + parameter.choices.join(u", "_s);
    if (!parameter.initial.isNull() && !parameter.initial.isUndefined())
        right += u" (default: %1)"_s.arg(parameter.initial.toVariant().toString());
    return item(head, right);
}

QString usage(const Verb &verb)
{
    QString text = bold(u"stn "_s + verb.words().join(u' '));
    bool hasOptions = false;
    for (const Parameter &parameter : verb.parameters) {
        hasOptions = hasOptions || !parameter.positional;
        if (parameter.positional)
            text += parameter.required ? u' ' + slanted(parameter.valueName()) : u" ["_s + slanted(parameter.valueName()) + u']';
    }
    return text + (hasOptions ? u" [\\fIOPTIONS\\fR]"_s : QString());
}

QString section(const Verb &verb)
{
    QString text = u".SS "_s + quoted(verb.words().join(u' ')) + u'\n' + usage(verb) + u"\n.PP\n"_s + escaped(verb.description) + u'\n';
    for (const Parameter &parameter : verb.parameters)
        text += parameterItem(parameter);
    if (!verb.examples.isEmpty())
        text += u".PP\nExamples:\n.PP\n.nf\n.RS\n"_s;
    for (const QString &example : verb.examples)
        text += escaped(u"stn "_s + example) + u'\n';
    return text + (verb.examples.isEmpty() ? QString() : u".RE\n.fi\n"_s);
}

constexpr auto kHead = R"(.TH STATION-HEADLESS 1 "" "Station Control Center @VERSION@" "User Commands"
.SH NAME
station\-headless, stn \- AI agents in stations, stations in a lattice on NATS
.SH SYNOPSIS
.B stn
.I COMMAND
.RI [ OPTIONS ]
.SH DESCRIPTION
Agents run in stations; stations form a lattice, a mesh on NATS, on which they find and call each other.
.B station\-headless
is the engine for servers and scripts, and
.B stn
its short name.
.PP
A station is run by
.BR "stn serve" ,
in the background by
.BR "stn up" .
The other commands ask the station that runs from the same home; most do their work by themselves where none runs.
.SH COMMANDS
)";

constexpr auto kTail = R"(.SH EXIT STATUS
.TS
r l.
0	done
1	failed
2	wrong usage
3	cannot connect
4	timed out
5	refused
.TE
.SH ENVIRONMENT
.TP
.BI STN_ KEY
A key of the configuration, in capitals and with _ for the dots:
.B STN_LATTICE_NATS_URL
is
.IR lattice.nats.url .
It counts more than the file, and less than an option.
.TP
.BR XDG_CONFIG_HOME ", " XDG_DATA_HOME ", " XDG_RUNTIME_DIR
Where the folders below lie.
.SH FILES
.TP
.I ~/.config/station
Configuration
.RI ( config.yaml )
and agents
.RI ( environments/default/agents/*.prompt ).
.TP
.I ~/.local/share/station
Identity, log, history, and the data of the nats-server that an orchestrator runs.
.PP
With
.BI \-\-home " DIR"
all of it lies in
.IR DIR .
Profiles are folders of that kind, in
.IR ~/.local/share/station/profiles .
.SH SEE ALSO
.BR station (1),
.BR bwrap (1)
)";

} // namespace

QByteArray manualPage(const core::VerbTable &table)
{
    QString page = u"'\\\" t\n"_s + QString::fromUtf8(kHead).replace(u"@VERSION@"_s, QStringLiteral(STATION_VERSION));
    for (const Verb &verb : table.verbs())
        page += section(verb);
    page += u".SH GENERAL OPTIONS\nEvery command has these.\n"_s;
    for (const Parameter &parameter : globalParameters())
        page += parameterItem(parameter);
    page += item(bold(u"-h"_s) + u", "_s + bold(u"--help"_s), u"help on the command"_s);
    return (page + QString::fromUtf8(kTail)).toUtf8();
}

} // namespace app
