// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/mcp/mcpdesk.h"

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

McpDesk::McpDesk(VerbClient &verbs, QObject *parent)
    : QObject(parent), m_servers(verbs), m_tools(verbs), m_form(verbs, m_tools, m_history), m_endpoint(verbs)
{
    m_timer.setInterval(3s); // no engine says how its servers and clients do unless it is asked
    connect(&m_timer, &QTimer::timeout, this, &McpDesk::look);
    connect(&m_tools, &ToolListModel::loadingChanged, &m_form, &ToolForm::refresh);
    connect(&m_form, &ToolForm::called, &m_servers, &ServerListModel::reload);
    connect(&m_servers, &ServerListModel::loadingChanged, this, [this] {
        if (std::exchange(m_environment, m_servers.environment()) != m_servers.environment() && m_tools.isLoaded())
            m_tools.reload();
    });
    connect(&m_servers, &ServerListModel::checked, this, [this] {
        if (m_tools.isLoaded())
            m_tools.reload();
    });
}

void McpDesk::setPart(Part part)
{
    if (part == m_part)
        return;
    m_part = part;
    Q_EMIT partChanged();
    if (m_watched)
        look();
}

void McpDesk::setWatched(bool watched)
{
    if (watched == m_watched)
        return;
    m_watched = watched;
    if (watched) {
        m_timer.start();
        look();
    } else {
        m_timer.stop();
        m_endpoint.forgetToken(); // it is shown once
    }
    Q_EMIT watchedChanged();
}

void McpDesk::look()
{
    if (m_part == OwnEndpoint)
        return m_endpoint.reload();
    m_servers.reload();
    if (m_part == Tools)
        m_tools.load();
}

void McpDesk::reload()
{
    look();
    if (m_part == Tools)
        m_tools.reload();
}

void McpDesk::applyVerb(const QString &verb)
{
    if (!m_watched)
        return;
    if (verb.startsWith("token."_L1) || verb.startsWith("mcp."_L1))
        m_endpoint.reload();
    else if (verb.startsWith("env."_L1) || verb.startsWith("agent."_L1) || verb.startsWith("server."_L1))
        reload();
}

} // namespace app
