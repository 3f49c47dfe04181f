// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/verboffering.h"

#include "core/engine/faultname.h"
#include "core/mcp/mcpcaller.h"
#include "core/mcp/verbprompts.h"
#include "core/mcp/verbresources.h"

#include <QJsonDocument>
#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::Fault;

namespace core {

namespace {

constexpr auto kGather = 200ms; // of changes that come in a burst

QByteArray compact(const QJsonValue &value)
{
    return value.isObject() ? QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact) : QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
}

/*! What the assistant can do next; the error's own words say what was wrong. */
QString nextStep(Fault fault)
{
    switch (fault) {
    case Fault::Timeout:
        return u"Nobody answered in time. Try again with a longer timeout, or assign it as work and ask for it later."_s;
    case Fault::Cancelled:
        return u"It was cancelled."_s;
    case Fault::NoResponders:
    case Fault::Unreachable:
        return u"The other side is not there now. Look at lattice_status: try again when it is back, or enter a lattice with lattice_join or lattice_start if there is none."_s;
    case Fault::Busy:
        return u"Everything is busy. Try again later, name another station, or assign it as work, which waits by itself."_s;
    case Fault::Refused:
        return u"This needs a person, or a token with more rights. Tell the user what you wanted to do."_s;
    case Fault::Conflict:
        return u"Something has changed meanwhile. Read it again, and then decide anew."_s;
    case Fault::NotFound:
        return u"List what there is, and use a name or id from there."_s;
    case Fault::Full:
        return u"A limit is reached. Ask for less, or have the user make room."_s;
    case Fault::Invalid:
        return u"Correct the arguments by the tool's input schema."_s;
    }
    Q_UNREACHABLE_RETURN({});
}

ToolResult failure(const lattice::Error &error)
{
    ToolResult result = ToolResult::error(error.detail.isEmpty() ? nextStep(error.fault) : error.detail + u"\n\n"_s + nextStep(error.fault));
    return result;
}

bool isTool(const Verb &verb)
{
    return verb.run && (verb.place != Verb::Place::Process || verb.hints.readOnly);
}

/*! \a value with its lists and texts cut to about \a share bytes each. What is left still fits the schema. */
QJsonValue cut(const QJsonValue &value, qsizetype share)
{
    if (value.isString())
        return value.toString().size() > share ? QJsonValue(value.toString().first(share) + u"…"_s) : value;
    if (value.isArray()) {
        QJsonArray kept;
        qsizetype size = 0;
        for (const QJsonValue entry : value.toArray()) {
            const QJsonValue shorter = cut(entry, share / 2);
            size += entry.isObject() || entry.isArray() ? compact(shorter).size() : 16;
            if (size > share)
                break;
            kept << shorter;
        }
        return kept;
    }
    if (!value.isObject())
        return value;
    QJsonObject kept = value.toObject();
    for (auto it = kept.begin(); it != kept.end(); ++it)
        *it = cut(*it, share / 2);
    return kept;
}

} // namespace

VerbOffering::VerbOffering(const VerbTable &table, Perform perform)
    : m_table(table)
    , m_perform(std::move(perform))
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(kGather);
    connect(&m_tell, &QTimer::timeout, this, [this] {
        for (const QString &uri : std::exchange(m_touched, {}))
            Q_EMIT resourceUpdated(uri);
    });
}

VerbOffering::~VerbOffering()
{
    m_stop.request_stop();
}

QString VerbOffering::instructions() const
{
    return u"This is a station of a lattice: AI agents that run on several machines. lattice_agents lists the agents that can be called and call_agent calls one, wherever it is. "
           "For what takes long or must not get lost use work_assign, and ask for it with work_check. events_query says what has happened. Ids may be given by their first 8 characters. "
           "list_agents and its kin are about the agents of this station itself. needs_list says what waits for a person. Tools that change something are marked; ask the user before you cancel or remove."_s;
}

QList<ToolInfo> VerbOffering::tools() const
{
    QList<ToolInfo> tools;
    for (const Verb &verb : m_table.verbs()) {
        if (!isTool(verb))
            continue;
        const Hints &hints = verb.hints;
        tools << ToolInfo{.name = verb.toolName(), .title = verb.title, .description = verb.description, .inputSchema = verb.inputSchema(), .outputSchema = verb.resultSchema,
                          .hints = {.readOnly = hints.readOnly, .destructive = hints.readOnly ? std::nullopt : std::optional(hints.destructive), .idempotent = hints.idempotent, .openWorld = hints.openWorld}, .server = {}};
    }
    return tools;
}

const Verb *VerbOffering::verbOf(const QString &tool) const
{
    const auto found = std::ranges::find_if(m_table.verbs(), [&tool](const Verb &verb) { return isTool(verb) && verb.toolName() == tool; });
    return found == m_table.verbs().end() ? nullptr : &*found;
}

Right VerbOffering::rightOf(const QString &tool) const
{
    const Verb *verb = verbOf(tool);
    return verb ? verb->right() : Right::Read;
}

Caller VerbOffering::asCaller(const McpPeer &peer)
{
    const QString version = peer.info["version"_L1].toString();
    QString name = version.isEmpty() ? peer.name() : peer.name() + u' ' + version;
    if (!peer.principal.isEmpty())
        name += u" (token %1)"_s.arg(peer.principal);
    return {.face = Caller::Face::Mcp, .name = name.left(200), .right = peer.right};
}

QCoro::Task<McpResult<ToolResult>> VerbOffering::callTool(QString name, QJsonObject arguments, std::shared_ptr<McpCaller> caller)
{
    const QPointer<VerbOffering> self(this);
    const Verb *verb = verbOf(name);
    if (!verb)
        co_return refused(RpcCode::kInvalidParams, u"there is no tool %1"_s.arg(name));
    if (verb->right() > caller->peer().right)
        co_return failure({.fault = Fault::Refused, .detail = u"%1 needs the right to %2, and this token may only %3: `stn token create NAME --right %2` makes another"_s
                                                                  .arg(name, rightName(verb->right()), rightName(caller->peer().right))});
    if (const auto checked = verb->check(verb->normalised(arguments)); !checked) // before anybody is asked
        co_return failure(checked.error());
    if (verb->hints.destructive && caller->peer().can(u"elicitation"_s)) {
        const QString asked = QString::fromUtf8(compact(arguments)).left(2000);
        const QList<McpQuestion> questions{{.key = u"confirm"_s, .method = u"elicitation/create"_s,
                                            .params = {{u"message"_s, u"%1? %2 %3"_s.arg(verb->title, verb->description, arguments.isEmpty() ? QString() : asked).trimmed()},
                                                       {u"requestedSchema"_s, QJsonObject{{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject()}}}}}};
        const auto said = co_await caller->ask(questions);
        if (!said)
            co_return std::unexpected(said.error());
        if (said->value(u"confirm"_s)["action"_L1] != "accept"_L1)
            co_return ToolResult::error(u"The user did not agree, so nothing was changed. Do not try it again unless the user asks for it."_s);
    }
    if (!self)
        co_return refused(RpcCode::kInternalError, u"the station is stopping"_s);
    const auto progress = [caller, count = std::make_shared<int>(0)](const QString &part) { caller->progress({.progress = double(++*count), .total = -1, .message = part}); };
    caller->log(u"debug"_s, u"running "_s + name, u"station"_s);
    const auto result = co_await self->m_perform(asCaller(caller->peer()), verb->name, arguments, progress, caller->stop());
    if (!result) {
        caller->log(u"warning"_s, u"%1 failed: %2"_s.arg(name, faultName(result.error().fault)), u"station"_s);
        co_return failure(result.error());
    }
    if (!self)
        co_return refused(RpcCode::kInternalError, u"the station is stopping"_s);
    co_return self->shown(*verb, *result);
}

/*! The result as text and as JSON. One that no model would want whole is cut, and lies whole on the shelf. */
ToolResult VerbOffering::shown(const Verb &verb, const QJsonObject &result)
{
    const QByteArray whole = compact(result);
    if (whole.size() <= kLargest) {
        ToolResult all = ToolResult::text(QString::fromUtf8(whole));
        if (!verb.resultSchema.isEmpty())
            all.structured = result;
        return all;
    }
    const QString uri = kResultUri + m_shelf.put(whole);
    const QJsonObject part = cut(result, kLargest).toObject();
    ToolResult shorter = ToolResult::text(QString::fromUtf8(compact(part)));
    shorter.content.prepend(QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"This is cut: the whole result has %1 bytes and can be read at %2 for a while. Ask for less where the tool has a limit or filters."_s.arg(whole.size()).arg(uri)}});
    shorter.content << QJsonObject{{u"type"_s, u"resource_link"_s}, {u"uri"_s, uri}, {u"name"_s, u"whole result of "_s + verb.toolName()}, {u"mimeType"_s, u"application/json"_s}, {u"size"_s, whole.size()}};
    if (!verb.resultSchema.isEmpty())
        shorter.structured = part;
    return shorter;
}

QList<McpResource> VerbOffering::resources() const
{
    QList<McpResource> list;
    for (const VerbResource &resource : verbResources(m_table)) {
        if (!resource.isTemplate())
            list << resource.info;
    }
    return list;
}

QList<McpResource> VerbOffering::resourceTemplates() const
{
    QList<McpResource> list;
    for (const VerbResource &resource : verbResources(m_table)) {
        if (resource.isTemplate())
            list << resource.info;
    }
    return list << McpResource{.uri = kResultUri + u"{id}"_s, .name = u"result"_s, .title = u"A whole result"_s, .description = u"What a tool said was too large; kept for a while"_s, .mimeType = u"application/json"_s};
}

QCoro::Task<McpResult<QJsonArray>> VerbOffering::readResource(QString uri, std::shared_ptr<McpCaller> caller)
{
    const auto content = [&uri](const QByteArray &json) { return QJsonArray{QJsonObject{{u"uri"_s, uri}, {u"mimeType"_s, u"application/json"_s}, {u"text"_s, QString::fromUtf8(json)}}}; };
    if (uri.startsWith(kResultUri)) {
        const QByteArray kept = m_shelf.find(uri.sliced(kResultUri.size()));
        if (kept.isNull())
            co_return refused(RpcCode::kResourceNotFound, u"this result is not kept any more: call the tool again"_s);
        co_return content(kept);
    }
    for (const VerbResource &resource : verbResources(m_table)) {
        const auto value = resource.match(uri);
        if (!value)
            continue;
        const QJsonObject arguments = resource.isTemplate() ? QJsonObject{{resource.argument, *value}} : QJsonObject();
        const auto result = co_await m_perform(asCaller(caller->peer()), resource.verb, arguments, {}, caller->stop());
        if (result)
            co_return content(compact(*result));
        co_return refused(result.error().fault == Fault::NotFound ? RpcCode::kResourceNotFound : RpcCode::kInternalError, result.error().detail);
    }
    co_return refused(RpcCode::kResourceNotFound, u"there is no resource %1: resources/list and resources/templates/list say which there are"_s.arg(uri.left(200)));
}

QList<McpPrompt> VerbOffering::prompts() const { return verbPrompts(); }

QCoro::Task<McpResult<QJsonObject>> VerbOffering::getPrompt(QString name, QJsonObject arguments, std::shared_ptr<McpCaller>)
{
    co_return verbPromptText(name, arguments);
}

QCoro::Task<McpResult<QStringList>> VerbOffering::complete(QJsonObject ref, QString name, QString begun)
{
    const QString uri = ref["uri"_L1].toString();
    QString verb = u"lattice.agents"_s, list = u"agents"_s, field = u"name"_s;
    if (name == "station"_L1)
        verb = u"lattice.status"_s, list = u"stations"_s;
    else if (name == "work_id"_L1 || uri.startsWith("station://work/"_L1))
        verb = u"work.list"_s, list = u"work"_s, field = u"work_id"_s;
    else if (name == "id"_L1 && uri.startsWith("station://runs/"_L1))
        verb = u"runs.list"_s, list = u"runs"_s, field = u"run_id"_s;
    else if (name != "agent"_L1 && !(name == "name"_L1 && uri.startsWith("station://agent/"_L1)))
        co_return QStringList();
    const auto known = co_await m_perform({.face = Caller::Face::Mcp, .name = {}, .right = Right::Read}, verb, {}, {}, {});
    QStringList values;
    for (const QJsonValue entry : known.value_or(QJsonObject()).value(list).toArray()) {
        const QString value = entry[field].toString();
        if (value.startsWith(begun, Qt::CaseInsensitive) && !values.contains(value))
            values << value;
    }
    co_return values;
}

void VerbOffering::watched(const QString &uri)
{
    if (!m_following && uri.startsWith("station://"_L1))
        follow();
}

/*! The lattice's events say what has changed. A station without a lattice has none, so the next who watches makes us try again. */
QCoro::Task<> VerbOffering::follow()
{
    const QPointer<VerbOffering> self(this);
    m_following = true;
    const auto take = [self](const QString &lines) {
        for (const QString &line : lines.split(u'\n', Qt::SkipEmptyParts)) {
            if (self)
                self->touchBy(line.toUtf8());
        }
    };
    const Caller reader{.face = Caller::Face::Mcp, .name = {}, .right = Right::Read};
    std::ignore = co_await m_perform(reader, u"events.tail"_s, {{u"lines"_s, u"json"_s}}, take, m_stop.get_token());
    if (self)
        self->m_following = false;
}

void VerbOffering::touchBy(const QByteArray &event)
{
    const QJsonObject json = QJsonDocument::fromJson(event).object();
    const QString type = json["type"_L1].toString(), subject = json["subject"_L1].toString();
    touch(u"station://events"_s);
    if (type.contains("work"_L1)) {
        touch(u"station://work"_s);
        touch(u"station://work/"_s + subject);
    } else if (type.contains("run"_L1)) {
        touch(u"station://runs"_s);
        touch(u"station://runs/"_s + subject);
    } else {
        for (const QString &all : {u"station://status"_s, u"station://stations"_s, u"station://agents"_s})
            touch(all);
    }
}

void VerbOffering::touch(const QString &uri)
{
    m_touched.insert(uri);
    if (!m_tell.isActive())
        m_tell.start();
}

} // namespace core
