// SPDX-License-Identifier: Apache-2.0
#include "app/headless/agentprinter.h"

#include "app/headless/texttable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace app::AgentPrinter {

namespace {

QString textOf(const QJsonObject &object, const QString &key) { return printable(object[key].toVariant().toString()); }

QString wordsOf(const QJsonObject &object, const QString &key)
{
    QStringList words;
    for (const auto &word : object[key].toArray())
        words << printable(word.toString());
    return words.join(u", "_s);
}

QString fact(const QString &name, const QString &value) { return value.isEmpty() ? QString() : u"  "_s + name.leftJustified(12) + value + u'\n'; }

QString remark(const QString &file, const QJsonObject &one)
{
    const QString severity = textOf(one, u"severity"_s);
    return u"%1:%2:%3: %4%5\n"_s.arg(printable(file)).arg(one[u"line"_s].toInt()).arg(one[u"column"_s].toInt())
        .arg(severity == "error"_L1 ? QString() : severity + u": "_s, printable(one[u"text"_s].toString()));
}

} // namespace

QString list(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result[u"agents"_s].toArray()) {
        const QJsonObject agent = value.toObject();
        rows << QStringList{textOf(agent, u"name"_s), textOf(agent, u"model"_s), textOf(agent, u"max_steps"_s), wordsOf(agent, u"tools"_s), wordsOf(agent, u"tags"_s), textOf(agent, u"description"_s)};
    }
    QString problems;
    for (const auto &value : result[u"problems"_s].toArray())
        problems += u"✗ %1\n"_s.arg(textOf(value.toObject(), u"error"_s));
    const QString empty = rows.isEmpty() && problems.isEmpty() ? u"None yet. Make one: `stn agent create NAME -d \"What it does\"`, or take samples: `stn init --samples`.\n"_s : QString();
    return u"Agents in %1 (%2 total)\n"_s.arg(textOf(result, u"environment"_s)).arg(rows.size()) + textTable({u"AGENT"_s, u"MODEL"_s, u"STEPS"_s, u"TOOLS"_s, u"TAGS"_s, u"DESCRIPTION"_s}, rows)
        + problems + empty;
}

QString item(const QJsonObject &agent)
{
    QString text = u"Agent %1\n"_s.arg(textOf(agent, u"name"_s)) + fact(u"Description"_s, textOf(agent, u"description"_s)) + fact(u"File"_s, textOf(agent, u"file"_s)) + fact(u"Revision"_s, textOf(agent, u"revision"_s))
        + fact(u"Model"_s, textOf(agent, u"model"_s)) + fact(u"Fallback"_s, wordsOf(agent, u"models"_s)) + fact(u"Steps"_s, textOf(agent, u"max_steps"_s)) + fact(u"Tools"_s, wordsOf(agent, u"tools"_s))
        + fact(u"Agents"_s, wordsOf(agent, u"agents"_s)) + fact(u"Tags"_s, wordsOf(agent, u"tags"_s)) + fact(u"Sandbox"_s, textOf(agent, u"sandbox"_s));
    for (const auto &one : agent[u"diagnostics"_s].toArray())
        text += remark(agent[u"file"_s].toString(), one.toObject());
    const QString source = agent[u"source"_s].toString();
    return text + (source.isEmpty() ? QString() : u'\n' + printable(source) + (source.endsWith(u'\n') ? QString() : u"\n"_s));
}

QString change(const QJsonObject &agent)
{
    QString text = agent[u"changed"_s].toBool() ? u"Wrote %1 (revision %2)\n"_s.arg(textOf(agent, u"file"_s), textOf(agent, u"revision"_s)) : u"Nothing to change in %1\n"_s.arg(textOf(agent, u"file"_s));
    for (const auto &one : agent[u"diagnostics"_s].toArray())
        text += remark(agent[u"file"_s].toString(), one.toObject());
    return text;
}

QString deleted(const QJsonObject &result) { return u"Deleted %1 (%2)\n"_s.arg(textOf(result, u"name"_s), textOf(result, u"file"_s)); }

QString remarks(const QJsonObject &file)
{
    QString text;
    for (const auto &one : file[u"diagnostics"_s].toArray())
        text += remark(file[u"file"_s].toString(), one.toObject());
    return text;
}

QString check(const QJsonObject &result)
{
    QString text;
    const QJsonArray files = result[u"files"_s].toArray();
    for (const auto &file : files)
        text += remarks(file.toObject());
    return text + u"%1 agents, %2 errors, %3 warnings\n"_s.arg(files.size()).arg(result[u"errors"_s].toInt()).arg(result[u"warnings"_s].toInt());
}

QString messages(const QJsonObject &rendered)
{
    QString text;
    for (const auto &value : rendered[u"messages"_s].toArray()) {
        text += (text.isEmpty() ? u"["_s : u"\n["_s) + printable(value[u"role"_s].toString()) + u"]\n"_s;
        for (const auto &part : value[u"content"_s].toArray())
            text += (part[u"text"_s].isString() ? printable(part[u"text"_s].toString()).trimmed() : printable(QString::fromUtf8(QJsonDocument(part.toObject()).toJson(QJsonDocument::Compact)))) + u'\n';
    }
    return text;
}

} // namespace app::AgentPrinter
