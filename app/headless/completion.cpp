// SPDX-License-Identifier: Apache-2.0
#include "app/headless/completion.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using core::Parameter;
using core::Verb;
using Type = core::Parameter::Type;

namespace app {

namespace {

/*! The line so far, read as leniently as one that is not finished needs. */
struct Line {
    QStringList words = {}; //!< of the command
    const Verb *verb = nullptr;
    QStringList given = {}; //!< options, by their long names
    int values = 0; //!< positional ones
    const Parameter *open = nullptr; //!< the option whose value comes next
};

QList<Parameter> options(const Line &line)
{
    QList<Parameter> all;
    for (const Parameter &parameter : line.verb ? line.verb->parameters : QList<Parameter>()) {
        if (!parameter.positional)
            all << parameter;
    }
    for (const Parameter &parameter : globalParameters()) {
        if (parameter.name != "nats"_L1 || line.words.value(0) == "lattice"_L1)
            all << parameter;
    }
    return all;
}

/*! The option that \a token names, of the verb's or of all commands'. */
const Parameter *optionNamed(const Line &line, const QString &token)
{
    const QString name = token.section(u'=', 0, 0);
    const auto matches = [&](const Parameter &parameter) {
        return !parameter.positional && (name == u"--"_s + parameter.option() || (!parameter.letter.isNull() && name == u'-' + QString(parameter.letter)));
    };
    for (const QList<Parameter> *list : {line.verb ? &line.verb->parameters : nullptr, &globalParameters()}) {
        if (!list)
            continue;
        if (const auto found = std::ranges::find_if(*list, matches); found != list->end())
            return &*found;
    }
    return nullptr;
}

void readOption(Line &line, const QString &token)
{
    const Parameter *option = optionNamed(line, token);
    if (!option)
        return;
    line.given << option->option();
    if (option->type != Type::Boolean && option->bare.isEmpty() && !token.contains(u'='))
        line.open = option;
}

Line read(const core::VerbTable &table, const QStringList &tokens)
{
    Line line;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const QString &token = tokens[i];
        if (token == "="_L1) { // bash breaks `--option=value` into three
            line.open = i > 0 ? optionNamed(line, tokens[i - 1]) : nullptr;
        } else if (line.open) {
            line.open = nullptr;
        } else if (token.startsWith(u'-') && token.size() > 1) {
            readOption(line, token);
        } else if (line.verb) {
            ++line.values;
        } else {
            line.words << token;
            const auto &verbs = table.verbs();
            const auto found = std::ranges::find_if(verbs, [&](const Verb &verb) { return verb.words() == line.words; });
            line.verb = found == verbs.end() ? nullptr : &*found;
        }
    }
    return line;
}

QList<Candidate> nextWords(const core::VerbTable &table, const QStringList &words)
{
    QList<Candidate> found;
    for (const Verb &verb : table.verbs()) {
        const QStringList all = verb.words();
        if (all.size() <= words.size() || all.mid(0, words.size()) != words)
            continue;
        const QString next = all[words.size()];
        const bool isLast = all.size() == words.size() + 1;
        const auto known = std::ranges::find(found, next, &Candidate::text);
        if (known == found.end())
            found.append({.text = next, .words = isLast ? verb.title : all.mid(words.size() + 1).join(u' ')});
        else if (!isLast)
            known->words += u", "_s + all.mid(words.size() + 1).join(u' ');
    }
    return found;
}

QList<Candidate> valuesOf(const Parameter &parameter, const QString &before = {})
{
    QList<Candidate> values;
    for (const QString &choice : parameter.choices)
        values.append({.text = before + choice});
    return values;
}

QList<Candidate> optionNames(const Line &line)
{
    QList<Candidate> names;
    for (const Parameter &parameter : options(line)) {
        const bool again = parameter.type == Type::Map || parameter.type == Type::List;
        if (again || !line.given.contains(parameter.option()))
            names.append({.text = u"--"_s + parameter.option(), .words = parameter.words});
    }
    names.append({.text = u"--help"_s, .words = u"help on this command"_s});
    return names;
}

QList<Candidate> positionalValues(const Line &line)
{
    int place = line.values;
    for (const Parameter &parameter : line.verb->parameters) {
        if (parameter.positional && (place-- == 0 || parameter.type == Type::List))
            return valuesOf(parameter);
    }
    return {};
}

// The shells' own parts: ask us, and offer files where we know nothing.
constexpr auto kBash = R"(# Completion of stn and station-headless for bash.
_station_headless()
{
    local IFS=$'\n' line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("${line%%$'\t'*}")
    done < <(@PROGRAM@ __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o bashdefault -o default -F _station_headless stn station-headless
)";

constexpr auto kZsh = R"(#compdef stn station-headless
# Completion of stn and station-headless for zsh.
_station_headless()
{
    local line
    local -a found
    while IFS= read -r line; do
        found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done < <(@PROGRAM@ __complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    if (( $#found )); then
        _describe -V 'stn' found
    else
        _files
    fi
}
if [ "$funcstack[1]" = "_stn" ]; then
    _station_headless "$@"
else
    compdef _station_headless stn station-headless
fi
)";

constexpr auto kFish = R"(# Completion of stn and station-headless for fish.
function __station_headless_complete
    set -l words (commandline -opc)
    set -l found (@PROGRAM@ __complete $words[2..-1] (commandline -ct) 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c stn -f -k -a '(__station_headless_complete)'
complete -c station-headless -f -k -a '(__station_headless_complete)'
)";

} // namespace

QStringList completedShells() { return {u"bash"_s, u"zsh"_s, u"fish"_s}; }

QList<Candidate> completions(const core::VerbTable &table, const QStringList &words)
{
    QString typed = words.isEmpty() ? QString() : words.last();
    QStringList before = words.mid(0, words.size() - 1);
    if (typed == "="_L1) { // the value that bash is about to begin
        before << typed;
        typed.clear();
    }
    const Line line = read(table, before);
    QList<Candidate> all;
    if (line.open)
        all = valuesOf(*line.open);
    else if (typed.startsWith(u'-') && typed.contains(u'=')) {
        if (const Parameter *option = optionNamed(line, typed))
            all = valuesOf(*option, typed.section(u'=', 0, 0) + u'=');
    } else if (typed.startsWith(u'-'))
        all = optionNames(line);
    else
        all = line.verb ? positionalValues(line) : nextWords(table, line.words);
    all.removeIf([&](const Candidate &candidate) { return !candidate.text.startsWith(typed); });
    return all;
}

QString completionLines(const core::VerbTable &table, const QStringList &words)
{
    QString lines;
    for (const Candidate &candidate : completions(table, words))
        lines += candidate.text + (candidate.words.isEmpty() ? QString() : u'\t' + candidate.words) + u'\n';
    return lines;
}

QString completionScript(const QString &shell, const QString &program)
{
    const auto *script = shell == "zsh"_L1 ? kZsh : shell == "fish"_L1 ? kFish : kBash;
    return QString::fromUtf8(script).replace(u"@PROGRAM@"_s, program);
}

core::Verb completionVerb()
{
    return {.name = u"completion"_s, .title = u"Print the completion of a shell"_s,
            .description = u"Prints what makes a shell complete the commands of stn by the Tab key. Installed packages bring it along; elsewhere let the shell read it at its start."_s,
            .parameters = {{.name = u"shell"_s, .type = Type::Choice, .words = u"the shell"_s, .positional = true, .required = true, .choices = completedShells()}},
            .resultSchema = core::Schema::object({{u"script"_s, core::Schema::text(u"for the shell to source"_s)}}, {u"script"_s}),
            .hints = {.readOnly = true, .idempotent = true}, .place = Verb::Place::Process,
            .examples = {u"completion bash"_s, u"completion zsh"_s, u"completion fish"_s},
            .run = [](core::Context, QJsonObject arguments, core::Progress, std::stop_token) -> QCoro::Task<lattice::Result<QJsonObject>> {
                co_return QJsonObject{{u"script"_s, completionScript(arguments[u"shell"_s].toString(), u"station-headless"_s)}};
            }};
}

} // namespace app
