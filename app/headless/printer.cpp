// SPDX-License-Identifier: Apache-2.0
#include "app/headless/printer.h"

#include "app/headless/runprinter.h"
#include "app/headless/envprinter.h"
#include "app/headless/agentprinter.h"
#include "app/headless/modelprinter.h"
#include "app/headless/plaintext.h"
#include "app/headless/serverprinter.h"
#include "app/headless/settingsprinter.h"
#include "app/headless/texttable.h"
#include "app/headless/workprinter.h"
#include "core/engine/faultname.h"

#include <QHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString textOf(const QJsonObject &object, const QString &key)
{
    return printable(object[key].toVariant().toString());
}

QString fact(const QString &name, const QString &value)
{
    return value.isEmpty() ? QString() : u"  "_s + name.leftJustified(10) + value + u'\n';
}

QString joined(const QJsonValue &list)
{
    QStringList words;
    for (const auto &word : list.toArray())
        words << word.toString();
    return words.join(u", "_s);
}

/*! "Connection successful: …", or what is wrong with it. */
QString connectionLine(const QJsonObject &result)
{
    const QJsonObject connection = result[u"connection"_s].toObject();
    const QString state = textOf(connection, u"state"_s), address = textOf(connection, u"address"_s),
                  reason = textOf(connection, u"reason"_s);
    if (state == "live"_L1) {
        const double trip = connection[u"round_trip_ms"_s].toDouble(-1);
        return u"Connection successful: %1%2\n"_s.arg(address,
                                                      trip < 0 ? QString() : u" (%1 ms)"_s.arg(trip, 0, 'f', 1));
    }
    if (state.isEmpty() || state == "off"_L1)
        return u"Lattice Status: STANDALONE\nThis station is in no lattice. Lead one with `stn serve --orchestration`, or join one with `stn serve --lattice nats://HOST:4222`.\n"_s;
    if (state == "refused"_L1)
        return u"authentication failed: %1 %2\n"_s.arg(address, reason);
    return u"Connection lost, trying again: %1 %2\nWhat follows is as old as it says.\n"_s.arg(address, reason);
}

QString tracesText(const QJsonObject &traces)
{
    if (traces.isEmpty())
        return {};
    const QString problem = textOf(traces, u"problem"_s);
    return u"%1, %2 spans sent, %3 lost%4"_s.arg(textOf(traces, u"endpoint"_s), textOf(traces, u"sent"_s), textOf(traces, u"lost"_s), problem.isEmpty() ? QString() : u"; "_s + problem);
}

QString needsText(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const QJsonValue need : result[u"needs"_s].toArray()) {
        const QJsonObject one = need.toObject();
        const QString link = textOf(one, u"link"_s);
        rows << QStringList{textOf(one, u"id"_s), textOf(one, u"kind"_s), textOf(one, u"agent"_s), textOf(one, u"words"_s) + (link.isEmpty() ? QString() : u" "_s + link)};
    }
    if (rows.isEmpty())
        return u"Nothing waits for a person.\n"_s;
    return textTable({u"ID"_s, u"KIND"_s, u"AGENT"_s, u"WHAT"_s}, rows);
}

QString statusText(const QJsonObject &result)
{
    const QJsonObject connection = result[u"connection"_s].toObject();
    const bool isStandalone = result[u"mode"_s] == "standalone"_L1;
    return u"Station is running\n"_s
        + fact(u"Name"_s, u"%1 (%2)"_s.arg(textOf(result, u"station_name"_s), textOf(result, u"station_id"_s)))
        + fact(u"Mode"_s, textOf(result, u"mode"_s))
        + fact(u"Process"_s, u"%1, version %2"_s.arg(textOf(result, u"pid"_s), textOf(result, u"version"_s)))
        + fact(u"Home"_s, textOf(result, u"home"_s))
        + (isStandalone ? QString()
                        : fact(u"Lattice"_s,
                               u"%1 %2, %3 stations"_s.arg(textOf(result, u"nats"_s), textOf(connection, u"state"_s),
                                                           textOf(result, u"stations_online"_s))))
        + fact(u"MCP"_s, textOf(result, u"mcp"_s)) + fact(u"Agents"_s, textOf(result, u"agents"_s))
        + fact(u"Traces"_s, tracesText(result[u"traces"_s].toObject())) + fact(u"Note"_s, textOf(result, u"notice"_s));
}

QString latticeText(const QJsonObject &result)
{
    QList<QStringList> rows;
    QString conflicts;
    int present = 0;
    for (const auto &value : result[u"stations"_s].toArray()) {
        const QJsonObject station = value.toObject();
        const QString state = textOf(station, u"state"_s);
        present += state == "online"_L1 || state == "late"_L1;
        const QString slots = station.contains(u"slots_total"_s)
            ? u"%1 of %2 free"_s.arg(textOf(station, u"slots_free"_s), textOf(station, u"slots_total"_s))
            : u"not said"_s;
        const QString age
            = station.contains(u"age_seconds"_s) ? textOf(station, u"age_seconds"_s) + u" s"_s : u"never"_s;
        const QString role = station[u"orchestrator"_s].toBool() ? u"orchestrator"_s : QString();
        rows << QStringList{textOf(station, u"name"_s),
                            textOf(station, u"station_id"_s),
                            state,
                            age,
                            QString::number(station[u"agents"_s].toArray().size()),
                            slots,
                            role};
        for (const auto &conflict : station[u"conflicts"_s].toArray())
            conflicts += u"  %1 cannot offer '%2': %3 owns the name. Rename one of the two.\n"_s.arg(
                textOf(station, u"name"_s), textOf(conflict.toObject(), u"agent"_s),
                textOf(conflict.toObject(), u"owner_name"_s));
    }
    const QString table
        = textTable({u"STATION"_s, u"ID"_s, u"STATE"_s, u"HEARD"_s, u"AGENTS"_s, u"SLOTS"_s, u"ROLE"_s}, rows);
    return connectionLine(result) + u"Stations: %1 connected\n"_s.arg(present) + table
        + (conflicts.isEmpty() ? QString() : u"Conflicts:\n"_s + conflicts);
}

QString agentsText(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result[u"agents"_s].toArray()) {
        const QJsonObject agent = value.toObject();
        rows << QStringList{textOf(agent, u"name"_s), textOf(agent, u"station_name"_s),
                            joined(agent[u"capabilities"_s]), textOf(agent, u"description"_s)};
    }
    const QString empty = rows.isEmpty()
        ? u"None can be called now. Put .prompt files into environments/default/agents of the home, or take samples: `stn init --samples`.\n"_s
        : QString();
    return u"Agents in Lattice (%1 total)\n"_s.arg(rows.size())
        + textTable({u"AGENT"_s, u"STATION"_s, u"CAPABILITIES"_s, u"DESCRIPTION"_s}, rows) + empty;
}

QString tokensText(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result[u"tokens"_s].toArray())
        rows << QStringList{textOf(value.toObject(), u"name"_s), textOf(value.toObject(), u"right"_s), textOf(value.toObject(), u"made"_s)};
    return rows.isEmpty() ? u"There are no tokens. `stn token create NAME` makes one.\n"_s : textTable({u"TOKEN"_s, u"RIGHT"_s, u"MADE"_s}, rows);
}

QString installText(const QJsonObject &result)
{
    if (!result[u"installed"_s].toBool())
        return u"%1\n%2"_s.arg(textOf(result, u"file"_s), result[u"text"_s].toString());
    const QString backup = textOf(result, u"backup"_s);
    return u"Entered into %1; start the program anew\n"_s.arg(textOf(result, u"file"_s)) + (backup.isEmpty() ? QString() : u"What was there is kept in %1\n"_s.arg(backup));
}

QString workflowsText(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result[u"workflows"_s].toArray()) {
        const QJsonObject workflow = value.toObject();
        rows << QStringList{textOf(workflow, u"workflow_id"_s), textOf(workflow, u"name"_s),
                            textOf(workflow, u"station_name"_s), textOf(workflow, u"description"_s)};
    }
    return u"Workflows in Lattice (%1 total)\n"_s.arg(rows.size())
        + textTable({u"ID"_s, u"WORKFLOW"_s, u"STATION"_s, u"DESCRIPTION"_s}, rows);
}

QString initText(const QJsonObject &result)
{
    const QString samples = result.contains(u"samples"_s)
        ? u"%1 sample agents are in %2\n"_s.arg(textOf(result, u"samples"_s), textOf(result, u"environments"_s))
        : QString();
    return (result[u"created"_s].toBool() ? u"Wrote "_s : u"Left as it is: "_s) + textOf(result, u"config"_s) + u'\n'
        + samples + (result.contains(u"note"_s) ? textOf(result, u"note"_s) + u'\n' : QString()) + u"Next: `stn up`, then `stn status`\n"_s;
}

QString jaegerText(const QJsonObject &result)
{
    if (!result[u"running"_s].toBool())
        return u"Jaeger was not started by `stn jaeger up`.\n"_s + (result[u"answers"_s].toBool() ? u"Something else answers at its usual address; it is left alone.\n"_s : QString());
    return u"Jaeger is running (%1)%2\n"_s.arg(textOf(result, u"by"_s), result[u"answers"_s].toBool() ? QString() : u", but its page does not answer yet"_s) + fact(u"Traces"_s, textOf(result, u"ui"_s))
        + fact(u"OTLP"_s, textOf(result, u"endpoint"_s))
        + (result[u"restart"_s].toBool() ? u"The station that runs sends its traces there after `stn restart`.\n"_s : QString());
}

QString doctorText(const QJsonObject &result)
{
    static const QHash<QString, QString> marks = {{u"passed"_s, u"✓"_s}, {u"warning"_s, u"!"_s}, {u"failed"_s, u"✗"_s}};
    QString text;
    for (const auto &value : result[u"checks"_s].toArray()) {
        const QJsonObject check = value.toObject();
        text += u"%1 %2  %3\n"_s.arg(marks.value(check[u"state"_s].toString()),
                                     textOf(check, u"title"_s).leftJustified(16), textOf(check, u"detail"_s));
        if (check.contains(u"fix"_s))
            text += QString(20, u' ') + textOf(check, u"fix"_s) + u'\n';
    }
    return text
        + (result[u"healthy"_s].toBool() ? u"Nothing stands in the way.\n"_s
                                         : u"What is marked ✗ would stop a station.\n"_s);
}

QString upText(const QJsonObject &result)
{
    const QString lead = result[u"already"_s].toBool() ? u"Station is running already\n"_s : u"Station is running\n"_s;
    return lead + fact(u"Name"_s, u"%1 (%2)"_s.arg(textOf(result, u"station_name"_s), textOf(result, u"station_id"_s)))
        + fact(u"Mode"_s, textOf(result, u"mode"_s)) + fact(u"Process"_s, textOf(result, u"pid"_s))
        + fact(u"Lattice"_s, textOf(result, u"nats"_s)) + fact(u"MCP"_s, textOf(result, u"mcp"_s))
        + fact(u"Log"_s, textOf(result, u"log"_s)) + fact(u"Note"_s, textOf(result, u"note"_s))
        + u"See it with `stn status` and `stn logs -f`, end it with `stn down`.\n"_s;
}

QString downText(const QJsonObject &result)
{
    return result[u"stopped"_s].toBool() ? u"Station has stopped (process %1)\n"_s.arg(textOf(result, u"pid"_s))
                                         : u"Station was not running\n"_s;
}

} // namespace

QString resultText(const core::Verb &verb, const QJsonObject &result)
{
    static const QHash<QString, QString (*)(const QJsonObject &)> texts = {
        {u"status"_s, statusText},
        {u"version"_s, [](const QJsonObject &r) { return u"Station CLI v%1\n"_s.arg(textOf(r, u"version"_s)); }},
        {u"init"_s, initText},
        {u"doctor"_s, doctorText},
        {u"jaeger.up"_s, jaegerText},
        {u"jaeger.status"_s, jaegerText},
        {u"jaeger.down"_s, [](const QJsonObject &r) { return r[u"stopped"_s].toBool() ? u"Jaeger is stopped.\n"_s : u"Jaeger was not started by `stn jaeger up`, so nothing was stopped.\n"_s; }},
        {u"up"_s, upText},
        {u"restart"_s, upText},
        {u"down"_s, downText},
        {u"lattice.status"_s, latticeText},
        {u"lattice.agents"_s, agentsText},
        {u"lattice.workflows"_s, workflowsText},
        {u"completion"_s, [](const QJsonObject &r) { return r[u"script"_s].toString().trimmed() + u'\n'; }},
        {u"lattice.invite"_s, [](const QJsonObject &r) { return r[u"join_line"_s].toString() + u'\n'; }},
        {u"lattice.cleanup"_s,
         [](const QJsonObject &r) {
             return u"Removed %1 records of stations that are gone\n"_s.arg(textOf(r, u"removed"_s));
         }},
        {u"agent.list"_s, AgentPrinter::list},
        {u"agent.show"_s, AgentPrinter::item},
        {u"agent.create"_s, AgentPrinter::change},
        {u"agent.update"_s, AgentPrinter::change},
        {u"agent.delete"_s, AgentPrinter::deleted},
        {u"agent.check"_s, AgentPrinter::check},
        {u"model.list"_s, ModelPrinter::list},
        {u"needs.list"_s, needsText},
        {u"needs.answer"_s, [](const QJsonObject &r) { return r[u"accepted"_s].toBool() ? u"answered: yes\n"_s : u"answered: no\n"_s; }},
        {u"model.set"_s, ModelPrinter::standard},
        {u"model.test"_s, ModelPrinter::tested},
        {u"model.key"_s, ModelPrinter::key},
        {u"token.create"_s, [](const QJsonObject &r) { return r[u"token"_s].toString() + u'\n'; }},
        {u"token.list"_s, tokensText},
        {u"token.revoke"_s, [](const QJsonObject &r) { return u"Revoked %1\n"_s.arg(textOf(r, u"name"_s)); }},
        {u"mcp.install"_s, installText},
        {u"work.assign"_s, WorkPrinter::item},
        {u"work.await"_s, WorkPrinter::item},
        {u"work.check"_s, WorkPrinter::item},
        {u"work.stream"_s, WorkPrinter::streamed},
        {u"work.cancel"_s, WorkPrinter::item},
        {u"work.retry"_s, WorkPrinter::item},
        {u"work.answer"_s, WorkPrinter::item},
        {u"work.snooze"_s, [](const QJsonObject &r) { return u"Put off until %1\n"_s.arg(textOf(r, u"until"_s)); }},
        {u"work.list"_s, WorkPrinter::list},
        {u"work.history"_s, WorkPrinter::steps},
        {u"env.list"_s, EnvPrinter::list},
        {u"env.create"_s, EnvPrinter::created},
        {u"env.restore"_s, EnvPrinter::created},
        {u"env.delete"_s, EnvPrinter::removed},
        {u"env.use"_s, EnvPrinter::used},
        {u"env.protect"_s,
         [](const QJsonObject &r) {
             return u"Environment %1 is %2\n"_s.arg(textOf(r, u"environment"_s), r[u"protected"_s].toBool() ? u"protected"_s : u"not protected"_s);
         }},
        {u"env.sync"_s, EnvPrinter::plan},
        {u"env.diff"_s, EnvPrinter::differences},
        {u"env.vars"_s, EnvPrinter::variables},
        {u"env.vars.set"_s,
         [](const QJsonObject &r) {
             return u"%1 is set in environment %2%3\n"_s.arg(textOf(r, u"name"_s), textOf(r, u"environment"_s), r[u"secret"_s].toBool() ? u", as a secret"_s : QString());
         }},
        {u"env.vars.unset"_s, [](const QJsonObject &r) { return u"%1 is no more in environment %2\n"_s.arg(textOf(r, u"name"_s), textOf(r, u"environment"_s)); }},
        {u"env.vars.reveal"_s, [](const QJsonObject &r) { return textOf(r, u"value"_s) + u'\n'; }},
        {u"settings.list"_s, SettingsPrinter::list},
        {u"settings.get"_s, SettingsPrinter::row},
        {u"settings.set"_s, SettingsPrinter::row},
        {u"settings.unset"_s, SettingsPrinter::row},
        {u"prices.show"_s, ModelPrinter::prices},
        {u"prices.set"_s, ModelPrinter::pricesChanged},
        {u"prices.unset"_s, ModelPrinter::pricesChanged},
        {u"policy.show"_s, EnvPrinter::policy},
        {u"policy.set"_s, EnvPrinter::policyChanged},
        {u"policy.unset"_s, EnvPrinter::policyChanged},
        {u"env.import"_s, EnvPrinter::imported},
        {u"env.history"_s, EnvPrinter::history},
        {u"agent.history"_s, EnvPrinter::history},
        {u"agent.restore"_s, EnvPrinter::restored},
        {u"server.list"_s, ServerPrinter::servers},
        {u"server.add"_s, ServerPrinter::entered},
        {u"server.update"_s, ServerPrinter::entered},
        {u"server.remove"_s, [](const QJsonObject &r) { return u"Removed %1 from %2; the environment's history has it\n"_s.arg(textOf(r, u"server"_s), textOf(r, u"environment"_s)); }},
        {u"server.check"_s, ServerPrinter::checked},
        {u"tool.list"_s, ServerPrinter::tools},
        {u"tool.call"_s, ServerPrinter::called},
        {u"events.tail"_s, [](const QJsonObject &r) { return u"%1 events\n"_s.arg(r[u"shown"_s].toInt()); }},
        {u"runs.list"_s, RunPrinter::list},
        {u"runs.inspect"_s, RunPrinter::run},
        {u"runs.compare"_s, RunPrinter::comparison},
        {u"runs.tail"_s, [](const QJsonObject &r) { return u"%1 lines\n"_s.arg(r[u"shown"_s].toInt()); }},
        {u"runs.cancel"_s, [](const QJsonObject &r) { return u"Run %1 was told to end\n"_s.arg(textOf(r, u"run_id"_s)); }},
        {u"runs.export"_s, [](const QJsonObject &r) { return u"Wrote %1 runs to %2\n"_s.arg(textOf(r, u"rows"_s), textOf(r, u"file"_s)); }},
        {u"events.query"_s, WorkPrinter::events},
        {u"events.state"_s, WorkPrinter::state},
        {u"events.verify"_s, WorkPrinter::verified},
        {u"events.export"_s, [](const QJsonObject &r) { return u"Wrote %1 events to %2, and a report to %3\n"_s.arg(textOf(r, u"rows"_s), textOf(r, u"file"_s), textOf(r, u"report"_s)); }},
    };
    return texts.value(verb.name, plainText)(result);
}

QString failureText(const lattice::Error &error, Doing doing)
{
    QString text = u"stn: "_s + printable(errorText(error, doing)) + u'\n';
    int number = 0;
    for (const QString &remedy : remedies(error, doing))
        text += u"  %1. %2\n"_s.arg(++number).arg(remedy);
    return text;
}

QByteArray failureJson(const lattice::Error &error, Doing doing)
{
    const QJsonObject words{{u"fault"_s, core::faultName(error.fault)},
                            {u"detail"_s, error.detail},
                            {u"text"_s, errorText(error, doing)},
                            {u"remedies"_s, QJsonArray::fromStringList(remedies(error, doing))}};
    return QJsonDocument(QJsonObject{{u"error"_s, words}}).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace app
