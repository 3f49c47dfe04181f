// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/stdiotransport.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace core {

StdioTransport::StdioTransport(McpServerSpec spec, std::shared_ptr<ProcessGuard> guard)
    : m_name(spec.name)
    , m_process(std::make_unique<StdioProcess>(std::move(spec), std::move(guard)))
{
    connect(m_process.get(), &StdioProcess::readyRead, this, &StdioTransport::take);
    connect(m_process.get(), &StdioProcess::exited, this, [this](const QString &words) {
        const QStringList lines = m_process->lastLines();
        const QString said = lines.isEmpty() ? QString() : u"; it said: "_s + lines.last();
        giveUp({.fault = lattice::Fault::Unreachable, .detail = u"the server '%1' is gone: %2%3"_s.arg(m_name, words, said)});
    });
}

StdioTransport::~StdioTransport() { StdioProcess::endLater(std::move(m_process)); }

QCoro::Task<lattice::Result<>> StdioTransport::open(std::stop_token stop) { return m_process->start(std::move(stop)); }

void StdioTransport::send(RpcMessage message, McpHeaders)
{
    if (m_closed)
        return;
    if (!m_process->write(message.toBytes() + '\n'))
        giveUp({.fault = lattice::Fault::Full, .detail = u"the server '%1' does not read what it is sent"_s.arg(m_name)});
}

QCoro::Task<> StdioTransport::close()
{
    m_closed = true;
    const auto ended = m_process->ended();
    m_process->end();
    co_await ended;
}

void StdioTransport::take(const QByteArray &bytes)
{
    const QPointer<StdioTransport> self(this);
    qsizetype search = m_part.size(), from = 0;
    m_part += bytes;
    for (qsizetype end; (end = m_part.indexOf('\n', search)) >= 0; search = from) {
        const QByteArray line = m_part.sliced(from, end - from);
        from = end + 1;
        takeLine(line);
        if (!self || m_closed)
            return;
    }
    m_part.remove(0, from);
    if (m_part.size() > kMaxMcpMessage)
        giveUp({.fault = lattice::Fault::Full, .detail = u"the server '%1' sent a message of more than 16 MiB"_s.arg(m_name)});
}

void StdioTransport::takeLine(const QByteArray &line)
{
    if (line.trimmed().isEmpty())
        return;
    if (line.size() > kMaxMcpMessage)
        return giveUp({.fault = lattice::Fault::Full, .detail = u"the server '%1' sent a message of more than 16 MiB"_s.arg(m_name)});
    const auto message = RpcMessage::parse(line);
    if (!message) {
        m_process->addLine("(not a message) " + line.left(200)); // many print for people here too
        return;
    }
    Q_EMIT received(*message);
}

void StdioTransport::giveUp(const lattice::Error &error)
{
    if (std::exchange(m_closed, true))
        return;
    m_part.clear();
    m_process->end();
    Q_EMIT closed(error);
}

} // namespace core

#include "moc_stdiotransport.cpp"
