// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/connection.h"

#include "lattice/link/connectionwatch.h"
#include "lattice/link/keyfiles.h"
#include "lattice/link/nkey.h"
#include "lattice/link/sendcredit.h"

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

qint64 sizeOf(const Message &message)
{
    qint64 size = message.subject.size() + message.reply.size() + message.data.size() + 64; // 64: the protocol's own
    for (const auto &[key, value] : message.headers.fields())
        size += key.size() + value.size() + 4;
    return size;
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

} // namespace

struct Connection::Private {
    Private(LinkOptions given, std::shared_ptr<Mailbox> box) : options(std::move(given)), mailbox(std::move(box)) { }

    const LinkOptions options;
    const std::shared_ptr<Mailbox> mailbox;
    std::atomic<qint64> waitingBytes = 0;
    std::atomic<bool> isLeft = false;
    std::atomic<int> jobs = 0;         //!< given to the worker and not done, pings left out
    std::atomic<bool> proving = false; //!< a ping is under way
    SendCredit credit;                 //!< the owner's thread's
    // Below: the worker's alone, and the owner's thread's while there are no jobs. A connection outlives its subscriptions.
    std::shared_ptr<ConnectionWatch> watch;
    void *number = nullptr;
    ConnectionPtr connection;
    std::unordered_map<quint64, SubscriptionPtr> subscriptions;

    void connect();
    natsStatus signIn(natsOptions *to, QString *words);
    natsStatus secure(natsOptions *to, QString *words) const;
    natsStatus common(natsOptions *to) const;
    void subscribe(quint64 id, const QByteArray &subject, const QByteArray &queue);
    natsStatus publish(const Message &message);
    void told(const Message &sent, natsStatus status) const;
    bool mayPublishHere(qint64 size) const;
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
        return natsStatus(ConnectionWatch::signWith(to, nkey::publicKey(watch->seed).value_or(QByteArray()), number));
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
    const QStringList parts = options.url.split(u',', Qt::SkipEmptyParts);
    for (const QString &url : parts)
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
    then(natsStatus(ConnectionWatch::listen(to, number)));
    return status;
}

void Connection::Private::connect()
{
    openLibrary();
    close();
    watch = std::make_shared<ConnectionWatch>(mailbox);
    number = ConnectionWatch::add(watch);
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
        ConnectionWatch::judge(connection.get(), number);
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
         .refused = offersNoKeys || ConnectionWatch::isRefusal(int(status), words)});
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

natsStatus Connection::Private::publish(const Message &message)
{
    if (!connection)
        return NATS_OK;
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
    return status;
}

void Connection::Private::told(const Message &sent, natsStatus status) const
{
    if (status != NATS_OK)
        complain(u"Publishing to \"%1\" failed: %2"_s.arg(QString::fromUtf8(sent.subject), text(natsStatus_GetText(status))));
}

/*! On the owner's thread: nothing of ours is on its way through the worker, nats.c's lock is free, and the socket has room. */
bool Connection::Private::mayPublishHere(qint64 size) const
{
    return jobs == 0 && connection && watch->steady && credit.covers(size);
}

void Connection::Private::close()
{
    ConnectionWatch::remove(number);
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

void Connection::run(Worker::Job job)
{
    ++d->jobs;
    m_worker.run([p = d, job = std::move(job)]() mutable {
        job();
        --p->jobs;
    });
}

/*! Asks the server how far it has read. What is published here meanwhile need not wait for the answer; a backlog would, so it goes first. */
void Connection::prove()
{
    if (d->jobs > 1 || !d->credit.wantsProof() || d->proving.exchange(true))
        return;
    m_worker.run([p = d, mark = d->credit.mark()] {
        if (p->connection && natsConnection_FlushTimeout(p->connection.get(), 1000) == NATS_OK)
            p->credit.confirm(mark);
        p->proving = false;
    });
}

void Connection::connect()
{
    run([p = d] { p->connect(); });
}

void Connection::subscribe(quint64 id, const QByteArray &subject, const QByteArray &queue)
{
    run([p = d, id, subject, queue] { p->subscribe(id, subject, queue); });
}

void Connection::unsubscribe(quint64 id)
{
    run([p = d, id] {
        if (const auto found = p->subscriptions.find(id); found != p->subscriptions.end()) {
            natsSubscription_Unsubscribe(found->second.get());
            p->subscriptions.erase(found);
        }
    });
}

void Connection::publish(Message message)
{
    const qint64 size = sizeOf(message);
    if (d->mayPublishHere(size)) {
        // A complaint may have to wait for room in the mailbox, which only this thread makes: so it goes by the worker.
        if (const natsStatus status = d->publish(message); status != NATS_OK)
            run([p = d, message, status] { p->told(message, status); });
    } else {
        d->waitingBytes += size;
        run([p = d, size, message = std::move(message)] {
            p->told(message, p->publish(message));
            p->waitingBytes -= size;
        });
    }
    d->credit.spend(size);
    prove();
}

void Connection::publish(std::vector<Message> messages)
{
    for (const Message &message : messages) {
        const qint64 size = sizeOf(message);
        d->waitingBytes += size;
        d->credit.spend(size);
    }
    run([p = d, messages = std::move(messages)] {
        for (const Message &message : messages) {
            p->told(message, p->publish(message));
            p->waitingBytes -= sizeOf(message);
        }
    });
    prove();
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
