// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/streamwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {
constexpr Milliseconds kDeadline = 5s;
}

StreamWriter::StreamWriter(MeshLink &link, QObject *parent) : QObject(parent), m_link(link), m_inbox(link.newInbox())
{
    m_clock.start();
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &StreamWriter::checkDue);
    connect(&link, &MeshLink::complained, this, &StreamWriter::heed);
    connect(&link, &MeshLink::statusChanged, this, [this](const LinkStatus &status) {
        if (status.state != LinkState::Live)
            failAll({.fault = Fault::Unreachable, .detail = status.reason.isEmpty() ? u"the link to the lattice is down"_s : status.reason});
    });
    m_answers = link.subscribe(m_inbox + ".*", [this](const Message &message) { take(message); });
}

void StreamWriter::publish(std::vector<Ticketed> messages)
{
    const qint64 dueMs = m_clock.elapsed() + kDeadline.count();
    std::vector<Message> sent;
    std::vector<quint64> tickets;
    std::vector<quint64> tooLarge;
    sent.reserve(messages.size());
    tickets.reserve(messages.size());
    for (auto &[ticket, message] : messages) {
        m_open.push_back({.ticket = ticket, .subject = message.subject, .dueMs = dueMs});
        if (message.data.size() > m_link.maxPayload()) {
            tooLarge.push_back(ticket);
            continue;
        }
        message.reply = m_inbox + '.' + QByteArray::number(ticket, 36);
        tickets.push_back(ticket);
        sent.push_back(std::move(message));
    }
    if (!m_due.isActive())
        m_due.start(kDeadline);
    const QPointer<StreamWriter> self(this);
    if (const auto published = m_link.publish(std::move(sent)); !published)
        failThese(tickets, published.error());
    if (self)
        failThese(tooLarge, {.fault = Fault::Invalid, .detail = u"a message is over the server's limit of %1 bytes"_s.arg(m_link.maxPayload())});
}

/*! \return whether it was open */
bool StreamWriter::settle(quint64 ticket)
{
    const auto found = std::ranges::lower_bound(m_open, ticket, {}, &Open::ticket);
    if (found == m_open.end() || found->ticket != ticket || found->isAnswered)
        return false;
    found->isAnswered = true;
    while (!m_open.empty() && m_open.front().isAnswered)
        m_open.pop_front();
    return true;
}

void StreamWriter::take(const Message &message)
{
    const quint64 ticket = message.subject.sliced(message.subject.lastIndexOf('.') + 1).toULongLong(nullptr, 36);
    if (settle(ticket))
        Q_EMIT answered(ticket, JetStream::ackOf(message));
}

void StreamWriter::failThese(const std::vector<quint64> &tickets, const Error &error)
{
    const QPointer<StreamWriter> self(this);
    for (const quint64 ticket : tickets) {
        if (!self)
            return;
        if (settle(ticket))
            Q_EMIT answered(ticket, std::unexpected(error));
    }
}

void StreamWriter::failAll(const Error &error)
{
    std::vector<quint64> tickets;
    for (const Open &open : m_open)
        tickets.push_back(open.ticket);
    failThese(tickets, error);
}

void StreamWriter::heed(const QString &complaint)
{
    if (!complaint.contains("Permissions Violation for Publish"_L1, Qt::CaseInsensitive))
        return;
    std::vector<quint64> refused;
    for (const Open &open : m_open) {
        if (complaint.contains(u'"' + QString::fromUtf8(open.subject) + u'"'))
            refused.push_back(open.ticket);
    }
    failThese(refused, {.fault = Fault::Refused, .detail = complaint});
}

void StreamWriter::checkDue()
{
    const qint64 now = m_clock.elapsed();
    std::vector<quint64> late;
    for (const Open &open : m_open) {
        if (open.dueMs > now)
            break; // they are sent in order
        late.push_back(open.ticket);
    }
    const QPointer<StreamWriter> self(this);
    failThese(late, {.fault = Fault::Timeout, .detail = u"no answer in time"_s});
    if (self && !m_open.empty())
        m_due.start(Milliseconds(std::max<qint64>(1, m_open.front().dueMs - m_clock.elapsed())));
}

} // namespace lattice
