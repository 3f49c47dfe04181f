// SPDX-License-Identifier: Apache-2.0
#include "core/tool/mcptoolsource.h"

#include "core/config/nearest.h"

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

/*! Some tools of a server's session, by the names that the model knows them by. */
class SelectedTools final : public ToolSession
{
public:
    SelectedTools(std::shared_ptr<ServerSession> session, QHash<QString, QString> namesByTool)
        : m_session(std::move(session))
        , m_namesByTool(std::move(namesByTool))
    {
        for (auto name = m_namesByTool.cbegin(); name != m_namesByTool.cend(); ++name)
            m_toolsByName.insert(name.value(), name.key());
    }

    QList<ToolInfo> tools() const override
    {
        QList<ToolInfo> selected;
        for (ToolInfo tool : m_session->tools()) {
            if (const QString name = m_namesByTool.value(tool.name); !name.isEmpty()) {
                tool.name = name;
                selected += tool;
            }
        }
        return selected;
    }

    QCoro::Task<Result<ToolResult>> call(QString name, QJsonObject input, ToolProgressSink progress, std::chrono::milliseconds deadline, std::stop_token stop) override
    {
        const QString tool = m_toolsByName.value(name);
        if (tool.isEmpty()) {
            const QString near = nearest(name, m_toolsByName.keys());
            co_return failed(Fault::NotFound, u"there is no tool '%1' here%2"_s.arg(name, near.isEmpty() ? QString() : u"; did you mean '%1'?"_s.arg(near)));
        }
        co_return co_await m_session->call(tool, std::move(input), std::move(progress), deadline, std::move(stop));
    }

private:
    std::shared_ptr<ServerSession> m_session;
    QHash<QString, QString> m_namesByTool;
    QHash<QString, QString> m_toolsByName;
};

QStringList namesOf(const QList<ToolInfo> &tools)
{
    QStringList names;
    for (const ToolInfo &tool : tools)
        names += tool.name;
    return names;
}

} // namespace

/*! What is found out while the sessions of one run are opened. */
struct McpToolSource::Gathering {
    QPointer<McpServers> servers;
    RunScope scope;
    ToolSelection selection;
    QMap<QString, QStringList> known; //!< tools by server
    std::map<QString, std::shared_ptr<ServerSession>> sessions;
    QMap<QString, lattice::Error> broken;
};

McpToolSource::McpToolSource(McpServers *servers, std::function<bool(const QString &)> isOther)
    : m_servers(servers)
    , m_isOther(std::move(isOther))
{
}

/*! All at once; one that does not come up is remembered, and is an error of the run only if it was needed. */
QCoro::Task<Result<>> McpToolSource::openSome(std::shared_ptr<Gathering> gathering, QStringList names, std::stop_token stop)
{
    if (!gathering->servers)
        co_return failed(Fault::Cancelled, u"the station is stopping"_s);
    std::vector<QCoro::Task<Result<std::shared_ptr<ServerSession>>>> starts;
    for (const QString &name : std::as_const(names))
        starts.push_back(gathering->servers->open(name, gathering->scope, stop));
    std::optional<lattice::Error> first;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const auto session = co_await starts.at(size_t(i));
        if (session) {
            gathering->known[names.at(i)] = namesOf((*session)->tools());
            gathering->sessions[names.at(i)] = *session;
            continue;
        }
        gathering->broken[names.at(i)] = session.error();
        if (!first)
            first = session.error();
    }
    if (first)
        co_return std::unexpected(*first);
    co_return {};
}

lattice::Error McpToolSource::missing(const Gathering &gathering, const QStringList &entries)
{
    QStringList all = gathering.known.keys();
    for (auto server = gathering.known.begin(); server != gathering.known.end(); ++server) {
        for (const QString &tool : *server)
            all << tool << server.key() + u'/' + tool;
    }
    const QString near = nearest(entries.first().startsWith("__"_L1) ? entries.first().sliced(2) : entries.first(), all);
    QString detail = u"the agent '%1' asks for the tool '%2', which no server of the environment '%3' has"_s.arg(gathering.scope.agent.name, entries.first(), gathering.scope.environment);
    if (!near.isEmpty())
        detail += u"; did you mean '%1'?"_s.arg(near);
    else if (gathering.known.isEmpty() && gathering.broken.isEmpty())
        detail += u": there are no servers in it"_s;
    if (!gathering.broken.isEmpty())
        detail += u"; one that could not be asked: %1"_s.arg(gathering.broken.first().detail);
    return {.fault = Fault::NotFound, .detail = detail};
}

QCoro::Task<Result<QList<std::shared_ptr<ToolSession>>>> McpToolSource::open(RunScope scope, std::stop_token stop)
{
    QStringList entries;
    for (const QString &entry : scope.agent.tools) {
        if (!m_isOther || !m_isOther(entry))
            entries += entry;
    }
    if (entries.isEmpty())
        co_return QList<std::shared_ptr<ToolSession>>();
    if (!m_servers)
        co_return failed(Fault::Cancelled, u"the station is stopping"_s);
    const QPointer<McpServers> servers = m_servers; // we may go while we wait
    const auto set = co_await servers->specs(scope.environment);
    if (!set)
        co_return std::unexpected(set.error());
    if (!servers)
        co_return failed(Fault::Cancelled, u"the station is stopping"_s);
    const QList<McpServerSpec> &specs = set->servers;

    QStringList all = set->unusable.keys(), unknown; // one that is named and cannot be started is an error that says why
    for (const McpServerSpec &spec : specs)
        all += spec.name;
    const auto gathering = std::make_shared<Gathering>(Gathering{.servers = servers, .scope = scope, .selection = ToolSelection(entries, all), .known = {}, .sessions = {}, .broken = {}});
    const ToolSelection &selection = gathering->selection;
    for (const McpServerSpec &spec : specs) {
        const auto tools = servers->knownTools(scope.environment, spec);
        if (tools)
            gathering->known[spec.name] = namesOf(*tools);
        else
            unknown += spec.name;
    }

    const auto needed = [gathering, all] {
        QStringList wanted;
        const QSet<QString> named = gathering->selection.named();
        for (const QString &server : all) {
            const QStringList tools = gathering->known.value(server);
            const bool has = std::any_of(tools.begin(), tools.end(), [&](const QString &tool) { return gathering->selection.takes(server, tool); });
            if ((named.contains(server) || has) && !gathering->sessions.contains(server) && !gathering->broken.contains(server))
                wanted += server;
        }
        return wanted;
    };
    if (const auto opened = co_await openSome(gathering, needed(), stop); !opened)
        co_return std::unexpected(opened.error());
    if (selection.wantsMore(gathering->known)) { // of servers that nobody has asked yet, one may have it
        QStringList further;
        for (const QString &server : std::as_const(unknown)) {
            if (!gathering->sessions.contains(server))
                further += server;
        }
        co_await openSome(gathering, further, stop);
    }
    if (!selection.missing(gathering->known).isEmpty()) { // or one has it by now
        QStringList further;
        for (const QString &server : std::as_const(all)) {
            if (!gathering->sessions.contains(server) && !gathering->broken.contains(server) && !set->unusable.contains(server))
                further += server;
        }
        co_await openSome(gathering, further, stop);
    }
    if (stop.stop_requested())
        co_return failed(Fault::Cancelled, u"the run was cancelled"_s);
    if (const QStringList missed = selection.missing(gathering->known); !missed.isEmpty())
        co_return std::unexpected(missing(*gathering, missed));

    QList<NamedTool> chosen;
    for (const auto &[server, session] : gathering->sessions) {
        for (const ToolInfo &tool : session->tools()) {
            if (selection.takes(server, tool.name))
                chosen.append({.server = server, .tool = tool.name, .name = {}});
        }
    }
    QHash<QString, QHash<QString, QString>> names;
    for (const NamedTool &tool : nameTools(chosen))
        names[tool.server].insert(tool.tool, tool.name);
    QList<std::shared_ptr<ToolSession>> sessions;
    for (const auto &[server, session] : gathering->sessions) {
        if (names.contains(server)) // else it was only asked
            sessions.append(std::make_shared<SelectedTools>(session, names.value(server)));
    }
    co_return sessions;
}

} // namespace core
