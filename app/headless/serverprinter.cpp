// SPDX-License-Identifier: Apache-2.0
#include "app/headless/serverprinter.h"

#include "app/headless/printer.h"
#include "app/headless/terminal.h"
#include "app/headless/texttable.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString textOf(const QJsonValue &value) { return printable(value.toVariant().toString()); }

QString firstLine(const QString &text) { return printable(text.section(u'\n', 0, 0).left(100)); }

} // namespace

QString ServerPrinter::servers(const QJsonObject &result)
{
    QList<QStringList> rows;
    QString errors;
    for (const QJsonValue server : result[u"servers"_s].toArray()) {
        const QString p95 = textOf(server[u"p95_ms"_s]);
        rows << QStringList{textOf(server[u"server"_s]), textOf(server[u"state"_s]), textOf(server[u"tools"_s]), textOf(server[u"sessions"_s]), textOf(server[u"calls"_s]),
                            textOf(server[u"failures"_s]), p95.isEmpty() ? QString() : p95 + u" ms"_s, textOf(server[u"place"_s])};
        if (const QString error = textOf(server[u"last_error"_s]); !error.isEmpty())
            errors += u"  %1: %2\n"_s.arg(textOf(server[u"server"_s]), error);
    }
    const QString empty = rows.isEmpty() ? u"There are none. Add one with `stn server add NAME COMMAND`, or take over those of another program with `stn env import`.\n"_s : QString();
    return u"Tool servers of %1 (%2)\n"_s.arg(textOf(result[u"environment"_s])).arg(rows.size())
        + textTable({u"SERVER"_s, u"STATE"_s, u"TOOLS"_s, u"SESSIONS"_s, u"CALLS"_s, u"FAILURES"_s, u"P95"_s, u"PLACE"_s}, rows) + empty + (errors.isEmpty() ? QString() : u"Last errors:\n"_s + errors);
}

QString ServerPrinter::entered(const QJsonObject &result)
{
    const QString server = textOf(result[u"server"_s]);
    QString text = u"%1 is a tool server of %2, in %3\n"_s.arg(server, textOf(result[u"environment"_s]), textOf(result[u"file"_s]));
    for (const QJsonValue name : result[u"secrets"_s].toArray())
        text += u"%1 is kept as a secret of the environment\n"_s.arg(printable(name.toString()));
    for (const QJsonValue name : result[u"missing"_s].toArray())
        text += u"! it needs the variable %1: stn env vars set %1 VALUE\n"_s.arg(printable(name.toString()));
    return text + u"Try it: stn server check %1\n"_s.arg(server);
}

QString ServerPrinter::checked(const QJsonObject &result)
{
    QStringList names;
    for (const QJsonValue tool : result[u"tools"_s].toArray())
        names += printable(tool.toString());
    QString text = u"%1 works: MCP %2, ready in %3 ms, %4 tools\n"_s.arg(textOf(result[u"server"_s]), textOf(result[u"revision"_s]), textOf(result[u"start_ms"_s])).arg(names.size());
    if (!names.isEmpty())
        text += u"  "_s + names.join(u", "_s) + u'\n';
    for (const QJsonValue left : result[u"left_out"_s].toArray())
        text += u"! "_s + printable(left.toString()) + u'\n';
    return text;
}

QString ServerPrinter::tools(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const QJsonValue tool : result[u"tools"_s].toArray()) {
        const QJsonValue readOnly = tool[u"annotations"_s][u"readOnlyHint"_s];
        rows << QStringList{textOf(tool[u"name"_s]), textOf(tool[u"server"_s]), readOnly.toBool() ? u"reads"_s : QString(), firstLine(tool[u"description"_s].toString())};
    }
    QString text = u"Tools of %1 (%2)\n"_s.arg(textOf(result[u"environment"_s])).arg(rows.size()) + textTable({u"TOOL"_s, u"SERVER"_s, u"HINT"_s, u"DESCRIPTION"_s}, rows);
    for (const QJsonValue problem : result[u"problems"_s].toArray())
        text += u"! "_s + printable(problem.toString()) + u'\n';
    return text;
}

QString ServerPrinter::called(const QJsonObject &result)
{
    QString text = result[u"is_error"_s].toBool() ? u"The tool failed:\n"_s : QString();
    for (const QJsonValue block : result[u"content"_s].toArray()) {
        const QString type = block[u"type"_s].toString();
        text += type == "text"_L1 ? printable(block[u"text"_s].toString()) + u'\n' : u"(%1 %2; --json has it)\n"_s.arg(printable(type), textOf(block[u"mimeType"_s]));
    }
    if (text.isEmpty() && result.contains(u"structured"_s))
        text = printable(QString::fromUtf8(QJsonDocument(QJsonObject{{u"structured"_s, result[u"structured"_s]}}).toJson()));
    return text;
}

} // namespace app
