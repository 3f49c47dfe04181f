// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/stdioprocess.h"

namespace core {

/*! Newline-delimited JSON over the standard streams of a process of our own. \sa MCP, transports/stdio */
class StdioTransport final : public McpTransport
{
    Q_OBJECT

public:
    StdioTransport(McpServerSpec spec, std::shared_ptr<ProcessGuard> guard);
    ~StdioTransport() override;

    QCoro::Task<lattice::Result<>> open(std::stop_token stop) override;
    void send(RpcMessage message, McpHeaders headers) override;
    void abandon(QJsonValue) override {}
    QCoro::Task<> close() override;
    void setVersion(const QString &, bool) override {}
    bool hasOrder() const override { return true; }
    QStringList lastLines() const override { return m_process ? m_process->lastLines() : QStringList(); }

    qint64 pid() const { return m_process ? m_process->pid() : 0; }

private:
    void take(const QByteArray &bytes);
    void takeLine(const QByteArray &line);
    void giveUp(const lattice::Error &error);

    QString m_name;
    QByteArray m_part; //!< of a line
    bool m_closed = false;
    std::unique_ptr<StdioProcess> m_process;
};

} // namespace core
