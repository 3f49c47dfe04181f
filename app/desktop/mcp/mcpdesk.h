// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/mcp/endpoint.h"
#include "app/desktop/mcp/serverlistmodel.h"
#include "app/desktop/mcp/toolform.h"

#include <QTimer>

namespace app {

/*! Everything about MCP and tools for the front end; hangs off ControlCenter as `mcp`. */
class McpDesk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(app::ServerListModel *servers READ servers CONSTANT FINAL)
    Q_PROPERTY(app::ToolListModel *tools READ tools CONSTANT FINAL)
    Q_PROPERTY(app::ToolForm *form READ form CONSTANT FINAL)
    Q_PROPERTY(app::ToolCallHistory *history READ history CONSTANT FINAL)
    Q_PROPERTY(app::Endpoint *endpoint READ endpoint CONSTANT FINAL)
    Q_PROPERTY(Part part READ part WRITE setPart NOTIFY partChanged FINAL)
    Q_PROPERTY(bool watched READ isWatched WRITE setWatched NOTIFY watchedChanged FINAL)

public:
    enum Part { Servers, Tools, OwnEndpoint };
    Q_ENUM(Part)

    explicit McpDesk(VerbClient &verbs, QObject *parent = nullptr);

    Q_INVOKABLE void reload(); //!< what is in sight
    void applyVerb(const QString &verb); //!< it has changed something

    ServerListModel *servers() { return &m_servers; }
    ToolListModel *tools() { return &m_tools; }
    ToolForm *form() { return &m_form; }
    ToolCallHistory *history() { return &m_history; }
    Endpoint *endpoint() { return &m_endpoint; }
    Part part() const { return m_part; }
    void setPart(Part part);
    bool isWatched() const { return m_watched; } //!< the page is in sight
    void setWatched(bool watched);

Q_SIGNALS:
    void partChanged();
    void watchedChanged();

private:
    void look(); //!< at what changes by itself

    ServerListModel m_servers;
    ToolListModel m_tools;
    ToolCallHistory m_history;
    ToolForm m_form;
    Endpoint m_endpoint;
    QTimer m_timer;
    QString m_environment; //!< of the tools
    Part m_part = Servers;
    bool m_watched = false;
};

} // namespace app
