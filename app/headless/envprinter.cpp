// SPDX-License-Identifier: Apache-2.0
#include "app/headless/envprinter.h"

#include "app/headless/texttable.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace app::EnvPrinter {

namespace {

QString textOf(const QJsonObject &object, const QString &key)
{
    return printable(object[key].toVariant().toString());
}

QString joined(const QJsonValue &list)
{
    QStringList words;
    const QJsonArray all = list.toArray();
    for (const auto &word : all)
        words << printable(word.toString());
    return words.join(u", "_s);
}

QString sign(const QString &change)
{
    return change == "added"_L1 ? u"+"_s : change == "changed"_L1 ? u"~"_s : change == "removed"_L1 ? u"-"_s : change == "broken"_L1 ? u"!"_s : u"?"_s;
}

QString missingLine(const QJsonValue &missing)
{
    const QString names = joined(missing);
    return names.isEmpty() ? QString() : u"Missing: %1. Set each with `stn env vars set NAME VALUE`, or `… --secret` and the value on the standard input.\n"_s.arg(names);
}

} // namespace

QString list(const QJsonObject &result)
{
    QList<QStringList> rows;
    const QJsonArray all = result[u"environments"_s].toArray();
    for (const auto &value : all) {
        const QJsonObject environment = value.toObject();
        rows << QStringList{environment[u"current"_s].toBool() ? u"*"_s : QString(), textOf(environment, u"name"_s), textOf(environment, u"agents"_s), textOf(environment, u"servers"_s),
                            environment[u"protected"_s].toBool() ? u"protected"_s : QString(), textOf(environment, u"description"_s)};
    }
    const QString trash = joined(result[u"trash"_s]);
    return textTable({QString(), u"ENVIRONMENT"_s, u"AGENTS"_s, u"SERVERS"_s, u"NOTE"_s, u"DESCRIPTION"_s}, rows) + (trash.isEmpty() ? QString() : u"In the trash: %1\n"_s.arg(trash));
}

QString created(const QJsonObject &result)
{
    return u"Environment %1 is in %2. Make it the current one with `stn env use %1`.\n"_s.arg(textOf(result, u"environment"_s), textOf(result, u"folder"_s));
}

QString removed(const QJsonObject &result)
{
    return u"Environment %1 is in the trash; bring it back with `stn env restore %1`. The current one is %2.\n"_s.arg(textOf(result, u"environment"_s), textOf(result, u"current"_s));
}

QString used(const QJsonObject &result)
{
    return u"The current environment is %1, with %2 agents\n"_s.arg(textOf(result, u"environment"_s), textOf(result, u"agents"_s));
}

QString plan(const QJsonObject &result)
{
    QString text = u"Plan for environment %1\n"_s.arg(textOf(result, u"environment"_s));
    const QJsonArray rows = result[u"plan"_s].toArray();
    for (const auto &value : rows) {
        const QJsonObject row = value.toObject();
        const QString detail = textOf(row, u"detail"_s);
        text += u"  %1 %2 %3 %4%5\n"_s.arg(sign(textOf(row, u"change"_s)), textOf(row, u"change"_s).leftJustified(7), textOf(row, u"kind"_s).leftJustified(8), textOf(row, u"name"_s), detail.isEmpty() ? QString() : u": "_s + detail);
    }
    const QJsonArray warnings = result[u"warnings"_s].toArray();
    for (const auto &warning : warnings)
        text += u"  note: %1\n"_s.arg(printable(warning.toString()));
    text += u"%1 changes, %2 problems, %3 variables missing, %4 as they were\n"_s.arg(textOf(result, u"changes"_s), textOf(result, u"problems"_s), textOf(result, u"missing"_s), textOf(result, u"unchanged"_s));
    if (result[u"applied"_s].toBool())
        return text + u"Accepted.\n"_s;
    return text + (result[u"changes"_s].toInt() == 0 ? QString() : u"Accept it with `stn env sync %1 --yes`.\n"_s.arg(textOf(result, u"environment"_s)));
}

QString differences(const QJsonObject &result)
{
    QString text = u"From %1 to %2\n"_s.arg(textOf(result, u"from"_s), textOf(result, u"to"_s));
    const QJsonArray rows = result[u"differences"_s].toArray();
    for (const auto &value : rows) {
        const QJsonObject row = value.toObject();
        text += u"  %1 %2 %3\n"_s.arg(sign(textOf(row, u"change"_s)), textOf(row, u"kind"_s).leftJustified(8), textOf(row, u"name"_s)) + printable(row[u"diff"_s].toString());
    }
    return text + (rows.isEmpty() ? u"They are the same.\n"_s : QString());
}

QString variables(const QJsonObject &result)
{
    QList<QStringList> rows;
    const QJsonArray all = result[u"variables"_s].toArray();
    for (const auto &value : all) {
        const QJsonObject variable = value.toObject();
        const QString shown = variable[u"missing"_s].toBool() ? u"(missing)"_s : variable[u"secret"_s].toBool() ? u"(secret)"_s : textOf(variable, u"value"_s);
        rows << QStringList{textOf(variable, u"name"_s), shown, joined(variable[u"used_by"_s]), textOf(variable, u"description"_s)};
    }
    return u"Variables of environment %1\n"_s.arg(textOf(result, u"environment"_s)) + textTable({u"VARIABLE"_s, u"VALUE"_s, u"USED BY"_s, u"DESCRIPTION"_s}, rows) + missingLine(result[u"missing"_s]);
}

QString imported(const QJsonObject &result)
{
    const QString secrets = joined(result[u"secrets"_s]);
    return u"Added to environment %1: %2\n"_s.arg(textOf(result, u"environment"_s), joined(result[u"servers"_s]))
        + (secrets.isEmpty() ? QString() : u"Taken out of the files and kept as secrets: %1\n"_s.arg(secrets)) + missingLine(result[u"missing"_s]);
}

QString history(const QJsonObject &result)
{
    if (result.contains(u"diff"_s))
        return printable(result[u"diff"_s].toString());
    QList<QStringList> rows;
    const QJsonArray all = result[u"versions"_s].toArray();
    for (const auto &value : all) {
        const QJsonObject version = value.toObject();
        const QDateTime time = QDateTime::fromString(version[u"time"_s].toString(), Qt::ISODate).toLocalTime();
        rows << QStringList{textOf(version, u"version"_s).left(8), time.toString(u"yyyy-MM-dd HH:mm:ss"_s), textOf(version, u"author"_s), textOf(version, u"note"_s)};
    }
    return rows.isEmpty() ? u"No version is kept yet. `stn env sync --yes` keeps what is there now.\n"_s : textTable({u"VERSION"_s, u"TIME"_s, u"AUTHOR"_s, u"NOTE"_s}, rows);
}

QString restored(const QJsonObject &result)
{
    return u"%1 is as it was in version %2\n"_s.arg(textOf(result, u"file"_s), textOf(result, u"version"_s));
}

QString policy(const QJsonObject &result)
{
    QString text = u"Tool policy of environment %1: %2%3, revision %4\n"_s.arg(textOf(result, u"environment"_s), textOf(result, u"file"_s), result[u"exists"_s].toBool() ? QString() : u" (not there yet)"_s, textOf(result, u"revision"_s));
    if (result.contains(u"problem"_s))
        return text + u"! %1\n  No run starts until it is mended.\n"_s.arg(textOf(result, u"problem"_s));
    QList<QStringList> rules, tools;
    const QJsonArray allRules = result[u"rules"_s].toArray(), allTools = result[u"tools"_s].toArray();
    for (const auto &value : allRules) {
        const QJsonObject rule = value.toObject();
        rules << QStringList{textOf(rule, u"verdict"_s), textOf(rule, u"pattern"_s)};
    }
    rules << QStringList{textOf(result, u"default"_s), rules.isEmpty() ? u"(all tools)"_s : u"(all others)"_s};
    for (const auto &value : allTools) {
        const QJsonObject tool = value.toObject();
        const QString hint = tool[u"read_only"_s].toBool() ? u"read-only"_s : tool[u"destructive"_s].toBool() ? u"may destroy"_s : QString();
        tools << QStringList{textOf(tool, u"server"_s) + u'/' + textOf(tool, u"name"_s), textOf(tool, u"verdict"_s), tool.contains(u"rule"_s) ? textOf(tool, u"rule"_s) : u"(default)"_s, hint};
    }
    text += textTable({u"VERDICT"_s, u"PATTERN"_s}, rules);
    text += tools.isEmpty() ? u"No tool of its servers is known yet; `stn tool list` asks them.\n"_s : u'\n' + textTable({u"TOOL"_s, u"VERDICT"_s, u"RULE"_s, u"HINT"_s}, tools);
    if (result.contains(u"tools_problem"_s))
        text += u"! %1\n"_s.arg(textOf(result, u"tools_problem"_s));
    return text;
}

QString policyChanged(const QJsonObject &result)
{
    if (!result[u"changed"_s].toBool())
        return u"Nothing changes in %1\n"_s.arg(textOf(result, u"file"_s));
    if (result[u"written"_s].toBool())
        return policy(result) + u"Runs that start from now on obey it.\n"_s;
    return u"%1 would be:\n%2\n"_s.arg(textOf(result, u"file"_s), printable(result[u"text"_s].toString())) + policy(result);
}

} // namespace app::EnvPrinter
