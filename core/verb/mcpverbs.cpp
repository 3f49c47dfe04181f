// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"
#include "core/engine/safefile.h"
#include "core/mcp/clientsetup.h"
#include "core/mcp/mcpclients.h"
#include "core/verb/verbtable.h"
#include "lattice/link/portowner.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

/*! Where a link of the user's leads: the file itself is replaced, and not the link. */
QString realFile(const QString &path)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    return real.isEmpty() ? path : real;
}

/*! Writes \a bytes to \a file, and keeps what was there beside it. \return the backup; empty when there was nothing */
Result<QString> replaceWithBackup(const QString &file, const QByteArray &bytes)
{
    QString backup;
    const QFileInfo info(file);
    const auto mode = info.permissions();
    if (info.exists()) {
        backup = u"%1.before-station-%2"_s.arg(file, QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s));
        if (!QFile::exists(backup) && !QFile::copy(file, backup))
            return failed(Fault::Refused, u"%1 cannot be written, so %2 is left as it is"_s.arg(backup, file));
    }
    if (const auto made = makePrivateFolder(info.absolutePath()); !made)
        return std::unexpected(made.error());
    if (const auto written = writePrivateFile(file, bytes); !written)
        return std::unexpected(written.error());
    if (!backup.isEmpty())
        QFile::setPermissions(file, mode);
    return backup;
}

QCoro::Task<Result<QJsonObject>> runInstall(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const QString id = arguments.value("client"_L1).toString();
    const auto program = std::ranges::find(clientPrograms(), id, &ClientProgram::id);
    if (program == clientPrograms().end())
        co_return failed(Fault::Invalid, u"there is no client %1"_s.arg(id));
    ClientEntry entry{.name = arguments.value("name"_L1).toString(u"station"_s), .command = {QCoreApplication::applicationDirPath() + u"/station-headless"_s}};
    if (context.home.given)
        entry.command << u"--home"_s << context.home.data;
    entry.command << u"stdio"_s;
    const QString file = realFile(QDir::homePath() + u'/' + program->file);
    QFile present(file);
    if (present.exists() && !present.open(QIODevice::ReadOnly))
        co_return failed(Fault::Refused, u"%1 cannot be read: %2"_s.arg(file, present.errorString()));
    const QByteArray before = present.isOpen() ? present.readAll() : QByteArray();
    QJsonObject result{{u"client"_s, id}, {u"file"_s, file}, {u"installed"_s, false}};
    if (arguments.value("print"_L1).toBool()) {
        const auto alone = withEntry({}, *program, entry);
        if (!alone)
            co_return std::unexpected(alone.error());
        result[u"text"_s] = QString::fromUtf8(*alone);
        co_return result;
    }
    const auto after = withEntry(before, *program, entry);
    if (!after)
        co_return failed(after.error().fault, u"%1: %2"_s.arg(file, after.error().detail));
    result[u"text"_s] = QString::fromUtf8(program->entry(entry));
    result[u"installed"_s] = true;
    if (*after == before)
        co_return result;
    const auto backup = replaceWithBackup(file, *after);
    if (!backup)
        co_return std::unexpected(backup.error());
    if (!backup->isEmpty())
        result[u"backup"_s] = *backup;
    co_return result;
}

QCoro::Task<Result<QJsonObject>> runMcpStatus(Context context, QJsonObject, Progress, std::stop_token)
{
    const Addresses addresses = context.engine->addresses();
    const auto *clients = context.engine->findChild<McpClients *>(Qt::FindDirectChildrenOnly);
    QJsonObject result{{u"address"_s, addresses.mcp}, {u"agents_address"_s, addresses.agents}, {u"clients"_s, clients ? clients->toJson() : QJsonArray()}};
    const int wanted = clients ? clients->wantedPort() : std::max(0, context.engine->config().mcpPort);
    if (clients && (wanted == 0 || wanted == clients->port()))
        co_return result;
    result[u"wanted_port"_s] = wanted;
    if (const auto owner = wanted > 0 ? lattice::findPortOwner(wanted) : std::nullopt; owner)
        result[u"port_owner"_s] = owner->describe();
    co_return result;
}

} // namespace

QList<Verb> mcpVerbs()
{
    QStringList clients;
    for (const ClientProgram &program : clientPrograms())
        clients << program.id;
    return {{.name = u"mcp.install"_s, .title = u"Set up an assistant"_s,
             .description = u"Enters this station as an MCP server (stdio) into the settings of an assistant's program, beside what is there, and keeps the old file. Start the program anew afterwards."_s,
             .parameters = {{.name = u"client"_s, .type = Type::Choice, .words = u"which program"_s, .placeholder = u"CLIENT"_s, .positional = true, .required = true, .choices = clients},
                            {.name = u"name"_s, .words = u"under which name; station when it is not given"_s, .placeholder = u"NAME"_s},
                            {.name = u"print"_s, .type = Type::Boolean, .words = u"only show what would be entered"_s}},
             .resultSchema = Schema::object({{u"client"_s, Schema::text(u"which program"_s)}, {u"file"_s, Schema::text(u"its settings"_s)}, {u"installed"_s, Schema::boolean(u"false: only shown"_s)},
                                             {u"text"_s, Schema::text(u"what is entered"_s)}, {u"backup"_s, Schema::text(u"the file as it was"_s)}}, {u"client"_s, u"file"_s, u"installed"_s}),
             .hints = {.idempotent = true}, .needs = Right::Administer, .onlyHere = true, .place = Verb::Place::Process, .examples = {u"mcp install claude-code"_s, u"mcp install vscode --print"_s}, .run = runInstall},
            {.name = u"mcp.status"_s, .title = u"Show who uses this station over MCP"_s,
             .description = u"Says where MCP clients reach this station, which are connected or were here since it started, and what each called last. When another port than the configured one is used, it says who has that."_s,
             .resultSchema = Schema::object({{u"address"_s, Schema::text(u"of the verbs as tools; empty: nobody can connect"_s)}, {u"agents_address"_s, Schema::text(u"of the agents as tools"_s)},
                                             {u"wanted_port"_s, Schema::number(u"as configured, when it could not be had"_s)}, {u"port_owner"_s, Schema::text(u"who has it"_s)},
                                             {u"clients"_s, Schema::list(Schema::object({{u"at"_s, Schema::text(u"station, agents, or stdio: a program that an assistant started"_s)}, {u"client"_s, Schema::text(u"its program, as it said"_s)}, {u"version"_s, Schema::text(u"of the program"_s)},
                                                                                        {u"revision"_s, Schema::text(u"of MCP"_s)}, {u"token"_s, Schema::text(u"whose; missing: of a program of the same user"_s)}, {u"right"_s, Schema::text(u"what it may do"_s)},
                                                                                        {u"sessions"_s, Schema::number(u"open now; clients of 2026-07-28 have none"_s)}, {u"requests"_s, Schema::number(u"since the start"_s)},
                                                                                        {u"calls"_s, Schema::number(u"of tools, resources and prompts"_s)}, {u"failures"_s, Schema::number(u"of these"_s)}, {u"seen"_s, Schema::text(u"when it asked last, ISO 8601"_s)},
                                                                                        {u"recent"_s, Schema::list(Schema::object({{u"time"_s, Schema::text(u"ISO 8601"_s)}, {u"what"_s, Schema::text(u"the tool, resource or prompt"_s)},
                                                                                                                                   {u"fault"_s, Schema::text(u"missing: it succeeded"_s)}, {u"ms"_s, Schema::number(u"until it ended"_s)}}))}}))}}, {u"address"_s, u"clients"_s}),
             .hints = {.readOnly = true, .idempotent = true}, .place = Verb::Place::Running, .examples = {u"mcp status"_s, u"mcp status --json"_s}, .run = runMcpStatus}};
}

} // namespace core
