// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcpserver.h"
#include "core/mcp/stdiowriter.h"

#include <QSocketNotifier>

namespace core {

/*! An MCP server over two file descriptors, a message a line: all revisions, one client. */
class McpStdio final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kLongestLine = 16 * 1024 * 1024;

    /*! \a server lives as long as this. The descriptors stay open. */
    McpStdio(McpServer &server, int in, int out);
    ~McpStdio() override;

    void write(const RpcMessage &message);
    bool isFull() const { return m_writer.isFull(); }
    void forget(const QJsonValue &requestId);

Q_SIGNALS:
    void finished(); //!< the client has closed its side, or takes nothing any more

private:
    void read();
    void take(const QByteArray &line);
    void takeModern(const RpcMessage &message);
    void takeLegacy(const RpcMessage &message);
    void end();

    McpServer &m_server;
    int m_in;
    StdioWriter m_writer;
    QSocketNotifier m_readable;
    QByteArray m_pending;
    std::shared_ptr<McpSession> m_session;              //!< after a legacy initialize
    QHash<QByteArray, std::stop_source> m_requests;     //!< modern ones under way
    bool m_ended = false;
};

} // namespace core
