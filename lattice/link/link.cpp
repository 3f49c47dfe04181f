// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/link.h"

#include "lattice/link/connection.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcLink, "station.lattice.link")

namespace lattice {

namespace {

constexpr qint64 kMostWaitingBytes = 64 * 1024 * 1024;
constexpr auto kRefusedWait = 60s;
constexpr std::array kWaits{500ms, 1000ms, 2000ms, 5000ms, 10000ms};

/*! The addresses without user, password or token. */
QString withoutSecrets(const QString &urls)
{
    QStringList clean;
    const QStringList parts = urls.split(u',', Qt::SkipEmptyParts);
    for (const QString &url : parts)
        clean.append(QUrl(url.trimmed()).toString(QUrl::RemoveUserInfo));
    return clean.join(u',');
}

/*! The subject between quotes in a server's "Permissions Violation for Publish to "x"". */
QByteArray quotedSubject(const QString &words)
{
    const auto from = words.indexOf(u'"');
    const auto to = words.indexOf(u'"', from + 1);
    return from < 0 || to < 0 ? QByteArray() : words.sliced(from + 1, to - from - 1).toUtf8();
}

const char *wordOf(LinkState state)
{
    switch (state) {
    case LinkState::Off: return "off";
    case LinkState::Connecting: return "connecting";
    case LinkState::Live: return "live";
    case LinkState::Reconnecting: return "reconnecting";
    case LinkState::Refused: return "refused";
    }
    Q_UNREACHABLE_RETURN("");
}

Error unreachable(const QString &words)
{
    return {.fault = Fault::Unreachable, .detail = words.isEmpty() ? u"the link to the lattice is down"_s : words};
}

} // namespace

Subscription::Subscription(MeshLink *link, quint64 id) : m_link(link), m_id(id) { }

Subscription::~Subscription()
{
    if (m_link)
        m_link->unsubscribe(m_id);
}

MeshLink::MeshLink(LinkOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_inbox("_INBOX." + (m_options.inbox.isEmpty() ? QUuid::createUuid().toByteArray(QUuid::Id128) : m_options.inbox.toUtf8()) + '.')
    , m_mailbox(std::make_shared<Mailbox>([this] { QMetaObject::invokeMethod(this, &MeshLink::collect, Qt::QueuedConnection); }))
{
    m_clock.start();
    m_status.address = withoutSecrets(m_options.url);
    m_dueTimer.setSingleShot(true);
    m_retryTimer.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_dueTimer, &QTimer::timeout, this, &MeshLink::checkDue);
    connect(&m_retryTimer, &QTimer::timeout, this, &MeshLink::retryNow);
    connect(&m_patience, &QTimer::timeout, this, &MeshLink::giveUp);
    connect(&m_roundTripTimer, &QTimer::timeout, this, [this] {
        if (m_connection && isLive())
            m_connection->measureRoundTrip();
    });
    m_replies = subscribe(m_inbox + "r.*", [this](const Message &message) { answered(message); });
}

MeshLink::~MeshLink()
{
    m_mailbox->close();
    m_connection.reset();
    m_status.state = LinkState::Off; // who wakes up now must not think that he can send
    settleAll({.fault = Fault::Cancelled, .detail = u"the link was closed"_s});
    m_replies.reset();
}

void MeshLink::open()
{
    if (m_status.state != LinkState::Off)
        return;
    m_connection = std::make_unique<Connection>(m_options, m_mailbox);
    m_status.attempt = 0;
    m_roundTripTimer.start(5s);
    retryNow();
}

void MeshLink::close()
{
    m_retryTimer.stop();
    m_patience.stop();
    m_roundTripTimer.stop();
    m_connection.reset();
    m_mailbox->take();
    m_wasLive = false;
    const QPointer self(this); // whoever hears of it may end us
    setStatus(LinkState::Off);
    if (self)
        settleAll(unreachable(u"the link was closed"_s));
}

void MeshLink::retryNow()
{
    if (!m_connection || isLive())
        return;
    m_retryTimer.stop();
    ++m_status.attempt;
    m_patience.start(m_options.patienceMs);
    m_connection->connect();
    setStatus(m_status.state == LinkState::Off ? LinkState::Connecting : m_status.state, m_status.reason);
}

/*! The TLS handshake of nats.c has no deadline: a server that stops in the middle of it would hold us for ever. */
void MeshLink::giveUp()
{
    m_connection->leave();
    m_connection = std::make_unique<Connection>(m_options, m_mailbox);
    m_mailbox->take();
    wentDown(m_wasLive ? LinkState::Reconnecting : LinkState::Connecting, u"the server did not answer in time"_s, connectLater(false));
}

Result<> MeshLink::publish(Message message)
{
    if (!isLive())
        return std::unexpected(unreachable(m_status.reason));
    if (message.data.size() > m_maxPayload)
        return failed(Fault::Full, u"the message of %1 bytes is over the server's limit of %2 bytes"_s.arg(message.data.size()).arg(m_maxPayload));
    if (m_connection->waitingBytes() > kMostWaitingBytes)
        return failed(Fault::Busy, u"too much is waiting to be sent"_s);
    m_connection->publish(std::move(message));
    return {};
}

Result<> MeshLink::publish(std::vector<Message> messages)
{
    if (!isLive())
        return std::unexpected(unreachable(m_status.reason));
    if (m_connection->waitingBytes() > kMostWaitingBytes)
        return failed(Fault::Busy, u"too much is waiting to be sent"_s);
    m_connection->publish(std::move(messages));
    return {};
}

std::unique_ptr<Subscription> MeshLink::subscribe(const QByteArray &subject, MessageHandler handler, const QByteArray &queue)
{
    const quint64 id = ++m_lastId;
    m_handlers.emplace(id, std::make_shared<Handler>(subject, queue, std::move(handler)));
    if (m_wasLive)
        m_connection->subscribe(id, subject, queue);
    return std::unique_ptr<Subscription>(new Subscription(this, id));
}

AnswerSubject MeshLink::listen(MessageHandler handler)
{
    const quint64 id = ++m_lastId;
    m_listeners.emplace(id, std::make_shared<MessageHandler>(std::move(handler)));
    return {.subject = m_inbox + "r." + QByteArray::number(id, 36), .subscription = std::unique_ptr<Subscription>(new Subscription(this, id))};
}

void MeshLink::unsubscribe(quint64 id)
{
    m_listeners.erase(id);
    if (m_handlers.erase(id) > 0 && m_connection)
        m_connection->unsubscribe(id);
}

QByteArray MeshLink::newInbox()
{
    return m_inbox + QByteArray::number(++m_lastId, 36);
}

QCoro::Task<Result<Message>> MeshLink::request(Message message, Milliseconds deadline, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return failed(Fault::Cancelled, u"cancelled before it was sent"_s);
    const quint64 id = ++m_lastId;
    message.reply = m_inbox + "r." + QByteArray::number(id, 36);
    const QByteArray subject = message.subject;
    if (const auto sent = publish(std::move(message)); !sent)
        co_return std::unexpected(sent.error());

    const Pending<Result<Message>> answer;
    m_requests.emplace(id, Request{answer, subject, m_clock.elapsed() + deadline.count()});
    if (!m_dueTimer.isActive() || m_dueTimer.remainingTimeAsDuration() > deadline)
        m_dueTimer.start(deadline);
    // The stop may come from any thread. We are there: our destructor settles the request, and that ends the callback first.
    const std::stop_callback stopped(std::move(stop), [this, id] {
        QMetaObject::invokeMethod(this, [this, id] { settle(id, failed(Fault::Cancelled, u"cancelled"_s)); }, Qt::QueuedConnection);
    });
    co_return co_await answer;
}

void MeshLink::answered(const Message &message)
{
    const quint64 id = message.subject.sliced(message.subject.lastIndexOf('.') + 1).toULongLong(nullptr, 36);
    if (const auto found = m_listeners.find(id); found != m_listeners.end()) {
        const std::shared_ptr<MessageHandler> handler = found->second; // it may end itself
        return (*handler)(message);
    }
    if (message.status() == 503)
        settle(id, failed(Fault::NoResponders, u"nobody listens"_s));
    else
        settle(id, message);
}

void MeshLink::settle(quint64 id, Result<Message> result)
{
    const auto found = m_requests.find(id);
    if (found == m_requests.end())
        return;
    const auto [answer, subject, due] = found->second;
    m_requests.erase(found);
    if (!result && result.error().fault == Fault::NoResponders)
        result.error().detail = u"nobody listens on %1"_s.arg(QString::fromUtf8(subject));
    answer.settle(std::move(result));
}

void MeshLink::settleAll(const Error &error)
{
    const auto requests = std::exchange(m_requests, {});
    for (const auto &[id, request] : requests)
        request.answer.settle(std::unexpected(error));
}

void MeshLink::checkDue()
{
    const qint64 now = m_clock.elapsed();
    QList<quint64> late;
    qint64 next = -1;
    for (const auto &[id, request] : m_requests) {
        if (request.dueMs <= now)
            late.append(id);
        else
            next = next < 0 ? request.dueMs : std::min(next, request.dueMs);
    }
    if (next >= 0)
        m_dueTimer.start(Milliseconds(next - now));
    const QPointer self(this);
    for (const quint64 id : std::as_const(late)) {
        if (self)
            settle(id, failed(Fault::Timeout, u"no answer in time"_s));
    }
}

void MeshLink::collect()
{
    const QPointer self(this);
    for (const Letter &letter : m_mailbox->take()) {
        if (!self)
            return;
        handle(letter);
    }
}

void MeshLink::handle(const Letter &letter)
{
    if (!m_connection)
        return; // closed meanwhile
    switch (letter.kind) {
    case Letter::Kind::Data:
        return deliver(letter);
    case Letter::Kind::Connected: // a reconnect of nats.c keeps the subscriptions, a new connection has none
        for (const auto &[id, handler] : m_handlers)
            m_connection->subscribe(id, handler->subject, handler->queue);
        return wentLive(letter.maxPayload);
    case Letter::Kind::Reconnected:
        return wentLive(letter.maxPayload);
    case Letter::Kind::ConnectFailed:
        return wentDown(letter.refused ? LinkState::Refused : m_wasLive ? LinkState::Reconnecting : LinkState::Connecting, letter.words, connectLater(letter.refused));
    case Letter::Kind::Disconnected: // nats.c connects again, which may take long, or hang
        m_patience.start(4 * m_options.patienceMs);
        return wentDown(LinkState::Reconnecting, letter.words, 0ms);
    case Letter::Kind::Closed: // nats.c gives up for good when it is refused twice; a new connection does not
        qCWarning(lcLink).noquote() << "the server closed the connection:" << letter.words;
        return wentDown(letter.refused ? LinkState::Refused : LinkState::Reconnecting, letter.words, connectLater(letter.refused));
    case Letter::Kind::Complaint:
        return complain(letter.words);
    case Letter::Kind::RoundTrip:
        m_status.roundTripMs = letter.roundTripMs;
        Q_EMIT statusChanged(m_status);
        return;
    }
}

void MeshLink::deliver(const Letter &letter)
{
    const auto found = m_handlers.find(letter.subscription);
    if (found == m_handlers.end())
        return;
    const std::shared_ptr<Handler> handler = found->second; // it may unsubscribe itself
    handler->handler(letter.message);
}

void MeshLink::wentLive(qint64 maxPayload)
{
    m_maxPayload = maxPayload;
    m_failures = 0;
    m_wasLive = true;
    m_patience.stop();
    m_status.attempt = 0;
    m_connection->measureRoundTrip();
    const QPointer self(this);
    setStatus(LinkState::Live);
    if (self && isLive())
        Q_EMIT live();
}

/*! Whoever waits for the state or an answer may end the link when it hears of it, so nothing of ours is touched afterwards. */
void MeshLink::wentDown(LinkState state, const QString &words, Milliseconds nextTry)
{
    const QPointer self(this);
    m_status.roundTripMs = -1;
    setStatus(state, words, int(nextTry.count()));
    if (self)
        settleAll(unreachable(words));
}

Milliseconds MeshLink::connectLater(bool refused)
{
    const Milliseconds wait = refused ? Milliseconds(kRefusedWait) : kWaits[std::min<size_t>(size_t(m_failures++), kWaits.size() - 1)];
    m_patience.stop();
    m_retryTimer.start(wait);
    return wait;
}

void MeshLink::complain(const QString &words)
{
    const QPointer self(this);
    qCWarning(lcLink).noquote() << words;
    if (words.contains("Permissions Violation for Publish"_L1, Qt::CaseInsensitive)) {
        const QByteArray subject = quotedSubject(words);
        QList<quint64> refused;
        for (const auto &[id, request] : m_requests) {
            if (request.subject == subject)
                refused.append(id);
        }
        for (const quint64 id : std::as_const(refused)) {
            if (self)
                settle(id, failed(Fault::Refused, words));
        }
    }
    if (self)
        Q_EMIT complained(words);
}

void MeshLink::setStatus(LinkState state, const QString &words, int nextTryMs)
{
    const bool changed = m_status.state != state || m_status.reason != words;
    m_status.state = state;
    m_status.reason = words;
    m_status.nextTryMs = nextTryMs;
    if (changed)
        qCInfo(lcLink).noquote() << m_status.address << wordOf(state) << words;
    Q_EMIT statusChanged(m_status);
}

} // namespace lattice
