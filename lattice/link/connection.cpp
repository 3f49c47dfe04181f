// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/connection.h"

#include "lattice/link/keyfiles.h"
#include "lattice/link/nkey.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QUrl>

#include <nats/nats.h>

#include <csignal>
#include <cstdlib>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

struct NatsDeleter {
    void operator()(natsConnection *connection) const { natsConnection_Destroy(connection); }
    void operator()(natsSubscription *subscription) const { natsSubscription_Destroy(subscription); }
    void operator()(natsOptions *options) const { natsOptions_Destroy(options); }
    void operator()(natsMsg *message) const { natsMsg_Destroy(message); }
};
using ConnectionPtr = std::unique_ptr<natsConnection, NatsDeleter>;
using SubscriptionPtr = std::unique_ptr<natsSubscription, NatsDeleter>;
using OptionsPtr = std::unique_ptr<natsOptions, NatsDeleter>;
using MsgPtr = std::unique_ptr<natsMsg, NatsDeleter>;

/*! Without the place in nats.c's source that stands before some of them. */
QString text(const char *words)
{
    static const QRegularExpression place(uR"(^\(\w+\.c:\d+\): )"_s);
    return QString::fromUtf8(words ? words : "").remove(place);
}

/*! nats.c forgets why no server could be reached; a plain connection tells. Blocks for a second at most. */
QString whyUnreachable(const QString &urls)
{
    const QUrl url(urls.section(u',', 0, 0).trimmed());
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port(4222)));
    if (socket.waitForConnected(1000))
        return {};
    return socket.error() == QAbstractSocket::SocketTimeoutError ? u"no answer"_s : socket.errorString().toLower();
}

/*! nats.c starts threads of its own at the first call: they must not get the process's signals. */
void openLibrary()
{
    static const natsStatus opened = nats_Open(-1);
    Q_UNUSED(opened)
}

Headers headersOf(natsMsg *message)
{
    Headers headers;
    const char **keys = nullptr;
    int count = 0;
    if (natsMsgHeader_Keys(message, &keys, &count) != NATS_OK)
        return headers;
    for (int i = 0; i < count; ++i) {
        const char *value = nullptr;
        if (natsMsgHeader_Get(message, keys[i], &value) == NATS_OK)
            headers.set(keys[i], value ? value : "");
    }
    std::free(static_cast<void *>(keys));
    return headers;
}

Message copyOf(natsMsg *message)
{
    return {.subject = natsMsg_GetSubject(message),
            .reply = natsMsg_GetReply(message) ? natsMsg_GetReply(message) : QByteArray(),
            .data = QByteArray(natsMsg_GetData(message), natsMsg_GetDataLength(message)),
            .headers = headersOf(message)};
}

bool isRefusal(natsStatus status, const QString &words)
{
    return status == NATS_CONNECTION_AUTH_FAILED || status == NATS_NOT_PERMITTED || words.contains("authorization"_L1, Qt::CaseInsensitive)
        || words.contains("authentication"_L1, Qt::CaseInsensitive);
}

/*! What a subscription's callback needs; freed by nats.c's on-complete callback, after the last message. */
struct Delivery {
    quint64 id;
    std::shared_ptr<Mailbox> mailbox;

    static void message(natsConnection *, natsSubscription *, natsMsg *raw, void *closure)
    {
        const MsgPtr owned(raw);
        const auto *self = static_cast<Delivery *>(closure);
        self->mailbox->put({.kind = Letter::Kind::Data, .subscription = self->id, .message = copyOf(raw)});
    }
    static void complete(void *closure) { delete static_cast<Delivery *>(closure); }
};

/*!
    What the callbacks of one natsConnection may touch. nats.c calls back on threads of its own, even after Close, so it gets
    a number, and a callback that comes too late finds nothing.
*/
struct Watch {
    std::shared_ptr<Mailbox> mailbox;
    QByteArray seed; //!< signs the server's nonce

    static std::shared_ptr<Watch> find(void *number)
    {
        const std::lock_guard guard(s_mutex);
        const auto found = s_watches.find(reinterpret_cast<quintptr>(number));
        return found == s_watches.end() ? nullptr : found->second;
    }
    static void *add(std::shared_ptr<Watch> watch)
    {
        const std::lock_guard guard(s_mutex);
        s_watches.emplace(++s_last, std::move(watch));
        return reinterpret_cast<void *>(s_last); // NOLINT(performance-no-int-to-ptr)
    }
    static void remove(void *number)
    {
        const std::lock_guard guard(s_mutex);
        s_watches.erase(reinterpret_cast<quintptr>(number));
    }

    static void put(void *number, Letter letter)
    {
        if (const auto watch = find(number))
            watch->mailbox->put(std::move(letter));
    }
    static natsStatus sign(char **, unsigned char **signature, int *length, const char *nonce, void *number)
    {
        const auto watch = find(number);
        return watch ? nats_Sign(watch->seed.constData(), nonce, signature, length) : NATS_CONNECTION_CLOSED;
    }
    static void disconnected(natsConnection *nc, void *number)
    {
        const char *words = nullptr;
        natsConnection_GetLastError(nc, &words);
        put(number, {.kind = Letter::Kind::Disconnected, .words = text(words)});
    }
    static void reconnected(natsConnection *nc, void *number)
    {
        put(number, {.kind = Letter::Kind::Reconnected, .maxPayload = natsConnection_GetMaxPayload(nc)});
    }
    static void closed(natsConnection *nc, void *number)
    {
        const char *words = nullptr;
        const natsStatus status = natsConnection_GetLastError(nc, &words);
        put(number, {.kind = Letter::Kind::Closed, .words = text(words), .refused = isRefusal(status, text(words))});
    }
    static void failed(natsConnection *nc, natsSubscription *subscription, natsStatus status, void *number)
    {
        const char *words = nullptr;
        natsConnection_GetLastError(nc, &words);
        QString said = text(words);
        if (status == NATS_SLOW_CONSUMER)
            said = u"Slow consumer: messages on \"%1\" were dropped"_s.arg(text(subscription ? natsSubscription_GetSubject(subscription) : nullptr));
        put(number, {.kind = Letter::Kind::Complaint, .words = said.isEmpty() ? text(natsStatus_GetText(status)) : said});
    }
    static void lameDuck(natsConnection *, void *number)
    {
        put(number, {.kind = Letter::Kind::Complaint, .words = u"The server is going into lame duck mode"_s});
    }
    static void discovered(natsConnection *, void *) { }

private:
    static inline std::mutex s_mutex;
    static inline std::unordered_map<quintptr, std::shared_ptr<Watch>> s_watches;
    static inline quintptr s_last = 0;
};

} // namespace

struct Connection::Private {
    Private(LinkOptions given, std::shared_ptr<Mailbox> box) : options(std::move(given)), mailbox(std::move(box)) { }

    const LinkOptions options;
    const std::shared_ptr<Mailbox> mailbox;
    std::atomic<qint64> waitingBytes = 0;
    std::atomic<bool> isLeft = false;
    // Below: the worker's alone. A connection outlives its subscriptions.
    std::shared_ptr<Watch> watch;
    void *number = nullptr;
    ConnectionPtr connection;
    std::unordered_map<quint64, SubscriptionPtr> subscriptions;

    void connect();
    natsStatus signIn(natsOptions *to, QString *words);
    natsStatus secure(natsOptions *to, QString *words) const;
    natsStatus common(natsOptions *to) const;
    void subscribe(quint64 id, const QByteArray &subject, const QByteArray &queue);
    void publish(const Message &message);
    void close();
    void put(Letter letter) const
    {
        if (!isLeft)
            mailbox->put(std::move(letter));
    }
    void complain(const QString &words) const { put({.kind = Letter::Kind::Complaint, .words = words}); }
};

natsStatus Connection::Private::signIn(natsOptions *to, QString *words)
{
    const SignIn &in = options.signIn;
    if (const auto flaw = flawOf(in)) {
        *words = flaw->words;
        return NATS_INVALID_ARG;
    }
    if (!in.credentialsFile.isEmpty())
        return natsOptions_SetUserCredentialsFromFiles(to, QFile::encodeName(in.credentialsFile).constData(), nullptr);
    if (!in.nkeyFile.isEmpty() || !in.nkeySeed.isEmpty()) { // read at each connect, so that a rotated file heals
        QFile file(in.nkeyFile);
        const bool read = !in.nkeyFile.isEmpty() && file.open(QIODevice::ReadOnly);
        watch->seed = nkey::seedIn(read ? file.read(64 * 1024) : in.nkeySeed.toUtf8()).value_or(QByteArray());
        return natsOptions_SetNKey(to, nkey::publicKey(watch->seed).value_or(QByteArray()).constData(), &Watch::sign, number);
    }
    if (!in.token.isEmpty())
        return natsOptions_SetToken(to, in.token.toUtf8().constData());
    if (!in.user.isEmpty())
        return natsOptions_SetUserInfo(to, in.user.toUtf8().constData(), in.password.toUtf8().constData());
    return NATS_OK;
}

natsStatus Connection::Private::secure(natsOptions *to, QString *words) const
{
    const Tls &tls = options.tls;
    if (!isTlsWanted(options))
        return NATS_OK;
    if (const auto flaw = flawOf(tls)) {
        *words = flaw->words;
        return NATS_SSL_ERROR;
    }
    natsStatus status = natsOptions_SetSecure(to, true);
    if (status == NATS_OK && !tls.caPem.isEmpty())
        status = natsOptions_SetCATrustedCertificates(to, tls.caPem.constData());
    if (status == NATS_OK && !tls.caFile.isEmpty())
        status = natsOptions_LoadCATrustedCertificates(to, QFile::encodeName(tls.caFile).constData());
    if (status == NATS_OK && !tls.certificateFile.isEmpty())
        status = natsOptions_LoadCertificatesChain(to, QFile::encodeName(tls.certificateFile).constData(), QFile::encodeName(tls.keyFile).constData());
    if (status == NATS_OK && tls.skipVerify)
        status = natsOptions_SkipServerVerification(to, true);
    return status;
}

natsStatus Connection::Private::common(natsOptions *to) const
{
    const QByteArray name = options.name.toUtf8();
    QList<QByteArray> urls;
    for (const QString &url : options.url.split(u',', Qt::SkipEmptyParts))
        urls.append(url.trimmed().toUtf8());
    std::vector<const char *> servers;
    for (const QByteArray &url : std::as_const(urls))
        servers.push_back(url.constData());
    natsStatus status = servers.empty() ? NATS_INVALID_ARG : natsOptions_SetServers(to, servers.data(), int(servers.size()));
    const auto then = [&status](natsStatus next) { status = status == NATS_OK ? next : status; };
    then(name.isEmpty() ? NATS_OK : natsOptions_SetName(to, name.constData()));
    then(natsOptions_SetSendAsap(to, true)); // the flusher's millisecond would be most of a request's time
    then(natsOptions_SetTimeout(to, 2000));
    then(natsOptions_SetPingInterval(to, 5000));
    then(natsOptions_SetMaxPingsOut(to, 2));
    then(natsOptions_SetMaxReconnect(to, options.maxReconnects));
    then(natsOptions_SetReconnectWait(to, options.reconnectWaitMs));
    then(natsOptions_SetReconnectJitter(to, 250, 1000));
    then(natsOptions_SetReconnectBufSize(to, 64 * 1024)); // no burst of stale messages after an outage
    then(natsOptions_SetFailRequestsOnDisconnect(to, true));
    then(natsOptions_UseGlobalMessageDelivery(to, true)); // our callbacks only copy
    then(natsOptions_SetDisconnectedCB(to, &Watch::disconnected, number));
    then(natsOptions_SetReconnectedCB(to, &Watch::reconnected, number));
    then(natsOptions_SetClosedCB(to, &Watch::closed, number));
    then(natsOptions_SetErrorHandler(to, &Watch::failed, number));
    then(natsOptions_SetLameDuckModeCB(to, &Watch::lameDuck, number));
    then(natsOptions_SetDiscoveredServersCB(to, &Watch::discovered, number));
    return status;
}

void Connection::Private::connect()
{
    openLibrary();
    close();
    watch = std::make_shared<Watch>(mailbox);
    number = Watch::add(watch);
    natsOptions *made = nullptr;
    natsStatus status = natsOptions_Create(&made);
    const OptionsPtr owned(made);
    QString words;
    if (status == NATS_OK)
        status = common(made);
    if (status == NATS_OK)
        status = signIn(made, &words);
    if (status == NATS_OK)
        status = secure(made, &words);
    if (status == NATS_OK) {
        natsConnection *raw = nullptr;
        status = natsConnection_Connect(&raw, made);
        connection.reset(raw);
    }
    if (status == NATS_OK) {
        put({.kind = Letter::Kind::Connected, .maxPayload = natsConnection_GetMaxPayload(connection.get())});
        return;
    }
    if (words.isEmpty() && status == NATS_NO_SERVER)
        words = whyUnreachable(options.url);
    if (words.isEmpty())
        words = text(nats_GetLastError(nullptr));
    if (words.isEmpty())
        words = text(natsStatus_GetText(status));
    const bool offersNoKeys = words.contains("input cannot be empty"_L1); // no nonce came to be signed
    put({.kind = Letter::Kind::ConnectFailed,
         .words = offersNoKeys ? u"the server accepts no sign-in by key"_s : words,
         .refused = offersNoKeys || isRefusal(status, words)});
}

void Connection::Private::subscribe(quint64 id, const QByteArray &subject, const QByteArray &queue)
{
    if (!connection)
        return;
    natsSubscription *raw = nullptr;
    auto *delivery = new Delivery{id, mailbox};
    const natsStatus status = queue.isEmpty()
        ? natsConnection_Subscribe(&raw, connection.get(), subject.constData(), &Delivery::message, delivery)
        : natsConnection_QueueSubscribe(&raw, connection.get(), subject.constData(), queue.constData(), &Delivery::message, delivery);
    if (status != NATS_OK) {
        delete delivery;
        complain(u"Subscribing to \"%1\" failed: %2"_s.arg(QString::fromUtf8(subject), text(natsStatus_GetText(status))));
        return;
    }
    natsSubscription_SetOnCompleteCB(raw, &Delivery::complete, delivery);
    natsSubscription_SetPendingLimits(raw, 1'000'000, 256 * 1024 * 1024);
    subscriptions[id].reset(raw);
}

void Connection::Private::publish(const Message &message)
{
    if (!connection)
        return;
    natsStatus status = NATS_OK;
    const char *reply = message.reply.isEmpty() ? nullptr : message.reply.constData();
    if (message.headers.isEmpty()) {
        status = reply ? natsConnection_PublishRequest(connection.get(), message.subject.constData(), reply, message.data.constData(), int(message.data.size()))
                       : natsConnection_Publish(connection.get(), message.subject.constData(), message.data.constData(), int(message.data.size()));
    } else {
        natsMsg *raw = nullptr;
        status = natsMsg_Create(&raw, message.subject.constData(), reply, message.data.constData(), int(message.data.size()));
        const MsgPtr owned(raw);
        for (const auto &[key, value] : message.headers.fields()) {
            if (status == NATS_OK)
                status = natsMsgHeader_Add(raw, key.constData(), value.constData());
        }
        if (status == NATS_OK)
            status = natsConnection_PublishMsg(connection.get(), raw);
    }
    if (status != NATS_OK)
        complain(u"Publishing to \"%1\" failed: %2"_s.arg(QString::fromUtf8(message.subject), text(natsStatus_GetText(status))));
}

void Connection::Private::close()
{
    Watch::remove(number);
    if (!connection)
        return;
    if (natsConnection_Status(connection.get()) == NATS_CONN_STATUS_CONNECTED)
        natsConnection_FlushTimeout(connection.get(), 500); // Close alone may skip what was published last
    for (auto &[id, subscription] : subscriptions)
        natsSubscription_Unsubscribe(subscription.get());
    subscriptions.clear();
    natsConnection_Close(connection.get());
    connection.reset();
}

Connection::Connection(LinkOptions options, std::shared_ptr<Mailbox> mailbox) : d(std::make_shared<Private>(std::move(options), std::move(mailbox))) { }

Connection::~Connection()
{
    if (d->isLeft.exchange(true))
        return;
    m_worker.run([p = d] {
        p->close();
        nats_ReleaseThreadMemory();
    });
}

void Connection::leave()
{
    d->isLeft = true;
    m_worker.run([p = d] {
        p->close();
        nats_ReleaseThreadMemory();
    });
    m_worker.leave();
}

void Connection::connect()
{
    m_worker.run([p = d] { p->connect(); });
}

void Connection::subscribe(quint64 id, const QByteArray &subject, const QByteArray &queue)
{
    m_worker.run([p = d, id, subject, queue] { p->subscribe(id, subject, queue); });
}

void Connection::unsubscribe(quint64 id)
{
    m_worker.run([p = d, id] {
        if (const auto found = p->subscriptions.find(id); found != p->subscriptions.end()) {
            natsSubscription_Unsubscribe(found->second.get());
            p->subscriptions.erase(found);
        }
    });
}

void Connection::publish(Message message)
{
    const qint64 size = message.data.size();
    d->waitingBytes += size;
    m_worker.run([p = d, size, message = std::move(message)] {
        p->publish(message);
        p->waitingBytes -= size;
    });
}

qint64 Connection::waitingBytes() const
{
    return d->waitingBytes;
}

void Connection::measureRoundTrip()
{
    m_worker.run([p = d] {
        if (!p->connection)
            return;
        QElapsedTimer timer;
        timer.start();
        if (natsConnection_FlushTimeout(p->connection.get(), 1000) == NATS_OK)
            p->put({.kind = Letter::Kind::RoundTrip, .roundTripMs = double(timer.nsecsElapsed()) / 1e6});
    });
}

} // namespace lattice
