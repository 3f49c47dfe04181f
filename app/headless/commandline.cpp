// SPDX-License-Identifier: Apache-2.0
#include "app/headless/commandline.h"

#include "app/profiles.h"
#include "core/config/nearest.h"

#include <QCommandLineParser>
#include <QDir>

using namespace Qt::StringLiterals;
using core::Parameter;
using core::Verb;
using Type = core::Parameter::Type;

namespace app {

namespace {

template <typename T = void>
using Read = std::expected<T, UsageError>;

QString optionName(const QString &token)
{
    return token.mid(token.startsWith("--"_L1) ? 2 : 1).section(u'=', 0, 0);
}

const Parameter *globalOf(const QString &token)
{
    for (const Parameter &parameter : globalParameters()) {
        if (optionName(token) == (token.startsWith("--"_L1) ? parameter.option() : QString(parameter.letter)))
            return &parameter;
    }
    return nullptr;
}

bool startsWith(const QStringList &words, const QStringList &beginning)
{
    return words.mid(0, beginning.size()) == beginning;
}

/*! What can follow \a words: the next words of all commands that begin so. */
QStringList following(const core::VerbTable &table, const QStringList &words)
{
    QStringList next;
    for (const Verb &verb : table.verbs()) {
        if (const QStringList all = verb.words();
            startsWith(all, words) && all.size() > words.size() && !next.contains(all[words.size()]))
            next << all[words.size()];
    }
    return next;
}

UsageError unknownWord(const core::VerbTable &table, const QStringList &words, const QString &word)
{
    const QString full = (words + QStringList(word)).join(u' ');
    QString near = core::nearest(word, following(table, words));
    if (!near.isEmpty())
        near = (words + QStringList(near)).join(u' ');
    else if (words.isEmpty()) { // the right word on the wrong level, as `agents` for `lattice agents`
        for (const Verb &verb : table.verbs())
            near = near.isEmpty() && verb.words().contains(word) ? verb.words().join(u' ') : near;
    }
    return {.text = near.isEmpty() ? u"unknown command '%1'"_s.arg(full)
                                   : u"unknown command '%1'; did you mean '%2'?"_s.arg(full, near),
            .words = words};
}

/*! The words of the command, and all other tokens in their order. Options before the last word can only be global ones. */
struct Split {
    const Verb *verb = nullptr;
    QStringList words = {};
    QStringList rest = {};
    bool help = false;
};

Read<Split> split(const QStringList &tokens, const core::VerbTable &table)
{
    Split split;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const QString &token = tokens[i];
        if (!split.verb && token == "--version"_L1 && split.words.isEmpty()) {
            split.words = {u"version"_s};
        } else if (token == "-h"_L1 || token == "--help"_L1) {
            split.help = true;
            continue;
        } else if (split.verb) {
            split.rest << token;
            continue;
        } else if (token.startsWith(u'-')) {
            const Parameter *known = globalOf(token);
            if (!known)
                return std::unexpected(UsageError{u"unknown option '%1' before a command"_s.arg(token), split.words});
            split.rest << token;
            if (known->type != Type::Boolean && !token.contains(u'=') && i + 1 < tokens.size())
                split.rest << tokens[++i];
            continue;
        } else if (!following(table, split.words).contains(token)) {
            return std::unexpected(unknownWord(table, split.words, token));
        } else {
            split.words << token;
        }
        for (const Verb &verb : table.verbs())
            split.verb = verb.words() == split.words ? &verb : split.verb;
    }
    return split;
}

QCommandLineOption optionOf(const Parameter &parameter)
{
    QStringList names{parameter.option()};
    if (!parameter.letter.isNull())
        names << QString(parameter.letter);
    QCommandLineOption option(names, parameter.words);
    if (parameter.type != Type::Boolean)
        option.setValueName(parameter.valueName());
    return option;
}

Read<QJsonValue> valueOf(const Parameter &parameter, const QStringList &texts)
{
    const QString &text = texts.last();
    bool isNumber = true;
    switch (parameter.type) {
    case Type::Boolean:
        return true;
    case Type::Text:
    case Type::Choice:
        return text;
    case Type::Integer:
        if (const qlonglong value = text.toLongLong(&isNumber); isNumber)
            return value;
        return std::unexpected(
            UsageError{u"--%1: expected a whole number, found '%2'"_s.arg(parameter.option(), text)});
    case Type::Number:
        if (const double value = text.toDouble(&isNumber); isNumber && std::isfinite(value))
            return value;
        return std::unexpected(UsageError{u"--%1: expected a number, found '%2'"_s.arg(parameter.option(), text)});
    case Type::List:
        return QJsonArray::fromStringList(texts);
    case Type::Map:
        break;
    }
    QJsonObject map;
    for (const QString &pair : texts) {
        if (pair.indexOf(u'=') < 1)
            return std::unexpected(UsageError{u"--%1: expected KEY=VALUE, found '%2'"_s.arg(parameter.option(), pair)});
        map.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
    }
    return map;
}

Read<> readPositional(const Verb &verb, const QStringList &values, QJsonObject &arguments)
{
    qsizetype next = 0;
    for (const Parameter &parameter : verb.parameters) {
        if (!parameter.positional || (!parameter.replacedBy.isEmpty() && arguments.contains(parameter.replacedBy)))
            continue;
        const auto given = [&parameter](const QString &value) { return parameter.isPath ? QDir::cleanPath(QDir::current().absoluteFilePath(value)) : value; };
        if (next < values.size() && parameter.type == Type::List) {
            QJsonArray all;
            while (next < values.size())
                all << given(values[next++]);
            arguments.insert(parameter.name, all);
        } else if (next < values.size()) {
            arguments.insert(parameter.name, given(values[next++]));
        } else if (parameter.required || !parameter.replacedBy.isEmpty())
            return std::unexpected(UsageError{u"%1 is missing: %2"_s.arg(parameter.valueName(), parameter.words)});
    }
    if (next < values.size())
        return std::unexpected(
            UsageError{u"unexpected argument '%1' (put texts with spaces into quotes)"_s.arg(values[next])});
    return {};
}

Read<> readOptions(const QCommandLineParser &parser, const QList<Parameter> &parameters, QJsonObject &arguments)
{
    for (const Parameter &parameter : parameters) {
        if (parameter.positional || !parser.isSet(parameter.option()))
            continue;
        const QStringList texts
            = parameter.type == Type::Boolean ? QStringList(QString()) : parser.values(parameter.option());
        const auto value = valueOf(parameter, texts);
        if (!value)
            return std::unexpected(value.error());
        arguments.insert(parameter.name, *value);
    }
    return {};
}

QString parserError(const QCommandLineParser &parser, const QStringList &known)
{
    if (parser.unknownOptionNames().isEmpty())
        return parser.errorText().toLower().remove(u'.');
    const QString name = parser.unknownOptionNames().first();
    const QString near = core::nearest(name, known);
    const QString dashes = name.size() == 1 ? u"-"_s : u"--"_s;
    return near.isEmpty() ? u"unknown option '%1%2'"_s.arg(dashes, name)
                          : u"unknown option '%1%2'; did you mean '--%3'?"_s.arg(dashes, name, near);
}

Globals globalsOf(const QJsonObject &values)
{
    const auto text = [&](const QString &name) { return values[name].toString(); };
    return {.home = text(u"home"_s),
            .configFile = text(u"config"_s),
            .nats = text(u"nats"_s),
            .logFormat = text(u"log_format"_s),
            .logLevel = text(u"log_level"_s),
            .json = values[u"json"_s].toBool()};
}

/*! A profile is its home. */
Read<> chooseProfile(const QJsonObject &values, Globals &globals)
{
    if (!values.contains(u"profile"_s))
        return {};
    if (!globals.home.isEmpty())
        return std::unexpected(UsageError{u"--home and --profile name two homes; give one of them"_s});
    const auto profile = Profiles::find(values[u"profile"_s].toString());
    if (!profile)
        return std::unexpected(UsageError{profile.error().detail});
    globals.home = profile->home();
    return {};
}

Read<Invocation> readVerb(const Split &split)
{
    const Verb &verb = *split.verb;
    QList<Parameter> globals;
    for (const Parameter &parameter : globalParameters()) {
        if (parameter.name != "nats"_L1 || verb.isOfLattice())
            globals << parameter;
    }
    QCommandLineParser parser;
    QStringList known{u"help"_s}, tokens{u"stn"_s};
    for (const Parameter &parameter : globals + verb.parameters) {
        if (parameter.positional)
            continue;
        parser.addOption(optionOf(parameter));
        known << parameter.option();
    }
    for (const QString &token : split.rest) {
        const auto bare = std::ranges::find_if(
            verb.parameters, [&](const Parameter &p) { return !p.bare.isEmpty() && token == u"--"_s + p.option(); });
        tokens << (bare == verb.parameters.end() ? token : token + u'=' + bare->bare);
    }
    if (!parser.parse(tokens))
        return std::unexpected(UsageError{parserError(parser, known)});

    QJsonObject arguments, general;
    Read<> done = readOptions(parser, verb.parameters, arguments);
    if (done)
        done = readOptions(parser, globals, general);
    if (done)
        done = readPositional(verb, parser.positionalArguments(), arguments);
    if (!done)
        return std::unexpected(done.error());
    const Verb common{.name = u"stn"_s, .parameters = globals};
    for (const auto &checked : {verb.check(arguments), common.check(general)}) {
        if (!checked)
            return std::unexpected(UsageError{checked.error().detail});
    }
    Globals given = globalsOf(general);
    if (const auto chosen = chooseProfile(general, given); !chosen)
        return std::unexpected(chosen.error());
    return Invocation{.verb = &verb, .arguments = arguments, .globals = std::move(given), .words = split.words};
}

} // namespace

const QList<Parameter> &globalParameters()
{
    static const QList<Parameter> parameters = {
        {.name = u"home"_s, .words = u"the folder that holds all of one station"_s, .placeholder = u"DIR"_s},
        {.name = u"profile"_s, .words = u"the profile of that name, instead of a folder; `station --profile NAME --new` makes one"_s, .placeholder = u"NAME"_s},
        {.name = u"config"_s,
         .words = u"configuration file instead of the home's config.yaml"_s,
         .placeholder = u"FILE"_s},
        {.name = u"nats"_s,
         .words = u"the lattice to look at, instead of the one of this home's station"_s,
         .placeholder = u"URL"_s},
        {.name = u"json"_s, .type = Type::Boolean, .words = u"print one JSON object on one line"_s},
        {.name = u"log_format"_s,
         .type = Type::Choice,
         .words = u"how the log on stderr is written"_s,
         .choices = {u"text"_s, u"json"_s}},
        {.name = u"log_level"_s,
         .type = Type::Choice,
         .words = u"what is logged"_s,
         .choices = {u"debug"_s, u"info"_s, u"warning"_s, u"error"_s}},
    };
    return parameters;
}

std::expected<Invocation, UsageError> readCommandLine(const QStringList &arguments, const core::VerbTable &table)
{
    const auto parts = split(arguments, table);
    if (!parts)
        return std::unexpected(parts.error());
    if (parts->help)
        return Invocation{.verb = parts->verb, .help = true, .words = parts->words};
    if (!parts->verb)
        return std::unexpected(UsageError{parts->words.isEmpty()
                                              ? u"a command is missing"_s
                                              : u"'%1' needs a further word"_s.arg(parts->words.join(u' ')),
                                          parts->words});
    auto invocation = readVerb(*parts);
    if (!invocation)
        invocation.error().words = parts->words;
    return invocation;
}

} // namespace app
