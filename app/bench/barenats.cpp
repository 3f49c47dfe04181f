// SPDX-License-Identifier: Apache-2.0
#include "app/bench/barenats.h"

#include <nats/nats.h>

using namespace Qt::StringLiterals;

namespace app {

using lattice::Fault;
using lattice::Result;

namespace {

struct Deleter {
    void operator()(natsConnection *connection) const { natsConnection_Destroy(connection); }
    void operator()(natsOptions *options) const { natsOptions_Destroy(options); }
    void operator()(natsMsg *message) const { natsMsg_Destroy(message); }
    void operator()(natsSubscription *subscription) const { natsSubscription_Destroy(subscription); }
    void operator()(jsCtx *context) const { jsCtx_Destroy(context); }
    void operator()(jsStreamInfo *info) const { jsStreamInfo_Destroy(info); }
    void operator()(kvStore *store) const { kvStore_Destroy(store); }
    void operator()(kvWatcher *watcher) const { kvWatcher_Destroy(watcher); }
    void operator()(kvEntry *entry) const { kvEntry_Destroy(entry); }
};
template <typename T>
using Owned = std::unique_ptr<T, Deleter>;

/*! Takes what \a make writes into its argument. */
template <typename T, typename Make>
natsStatus take(Owned<T> &to, Make make)
{
    T *raw = nullptr;
    const natsStatus status = make(&raw);
    to.reset(raw);
    return status;
}

Result<> toResult(natsStatus status, const QString &what)
{
    if (status == NATS_OK)
        return {};
    return lattice::failed(status == NATS_TIMEOUT ? Fault::Timeout : Fault::Invalid, u"%1: %2"_s.arg(what, QString::fromUtf8(natsStatus_GetText(status))));
}

} // namespace

struct BareNats::Private {
    Owned<natsConnection> connection;
    Owned<jsCtx> jetStream;
};

BareNats::BareNats(std::unique_ptr<Private> made) : d(std::move(made)) { }

BareNats::~BareNats() = default;

Result<std::unique_ptr<BareNats>> BareNats::connect(const QString &url)
{
    auto made = std::make_unique<Private>();
    Owned<natsOptions> options;
    natsStatus status = take(options, natsOptions_Create);
    const auto then = [&status](auto next) { status = status == NATS_OK ? next() : status; };
    then([&] { return natsOptions_SetURL(options.get(), url.toUtf8().constData()); });
    then([&] { return natsOptions_SetSendAsap(options.get(), true); });
    then([&] { return take(made->connection, [&](natsConnection **to) { return natsConnection_Connect(to, options.get()); }); });
    then([&] { return take(made->jetStream, [&](jsCtx **to) { return natsConnection_JetStream(to, made->connection.get(), nullptr); }); });
    if (const auto connected = toResult(status, u"nats.c cannot connect to %1"_s.arg(url)); !connected)
        return std::unexpected(connected.error());
    return std::unique_ptr<BareNats>(new BareNats(std::move(made)));
}

Result<> BareNats::request(const QByteArray &subject, const QByteArray &payload)
{
    Owned<natsMsg> reply;
    return toResult(take(reply, [&](natsMsg **to) { return natsConnection_Request(to, d->connection.get(), subject.constData(), payload.constData(), int(payload.size()), 5000); }),
                    u"a bare request"_s);
}

Result<> BareNats::fill(const QByteArray &bucket, const QList<Entry> &entries)
{
    kvConfig config;
    kvConfig_Init(&config);
    config.Bucket = bucket.constData();
    config.History = 5;
    Owned<kvStore> store;
    natsStatus status = take(store, [&](kvStore **to) { return js_CreateKeyValue(to, d->jetStream.get(), &config); });
    for (const Entry &entry : entries) {
        if (status == NATS_OK)
            status = js_PublishAsync(d->jetStream.get(), QByteArray("$KV." + bucket + '.' + entry.key).constData(), entry.value.constData(), int(entry.value.size()), nullptr);
    }
    if (status == NATS_OK)
        status = js_PublishAsyncComplete(d->jetStream.get(), nullptr);
    return toResult(status, u"filling the bucket %1"_s.arg(QString::fromUtf8(bucket)));
}

Result<qsizetype> BareNats::watchAll(const QByteArray &bucket)
{
    Owned<kvStore> store;
    Owned<kvWatcher> watcher;
    natsStatus status = take(store, [&](kvStore **to) { return js_KeyValue(to, d->jetStream.get(), bucket.constData()); });
    if (status == NATS_OK)
        status = take(watcher, [&](kvWatcher **to) { return kvStore_WatchAll(to, store.get(), nullptr); });
    for (qsizetype count = 0; status == NATS_OK; ++count) {
        Owned<kvEntry> entry;
        status = take(entry, [&](kvEntry **to) { return kvWatcher_Next(to, watcher.get(), 10'000); });
        if (status == NATS_OK && !entry) // the marker
            return count;
    }
    return std::unexpected(toResult(status, u"a bare watch of %1"_s.arg(QString::fromUtf8(bucket))).error());
}

Result<quint64> BareNats::lastSequence(const QByteArray &bucket)
{
    Owned<jsStreamInfo> info;
    const natsStatus status = take(info, [&](jsStreamInfo **to) { return js_GetStreamInfo(to, d->jetStream.get(), QByteArray("KV_" + bucket).constData(), nullptr, nullptr); });
    if (const auto got = toResult(status, u"the state of %1"_s.arg(QString::fromUtf8(bucket))); !got)
        return std::unexpected(got.error());
    return info->State.LastSeq;
}

Result<> BareNats::publishAll(const QList<Stored> &messages)
{
    natsStatus status = NATS_OK;
    for (const Stored &message : messages) {
        natsMsg *raw = nullptr;
        if (status == NATS_OK)
            status = natsMsg_Create(&raw, message.subject.constData(), nullptr, message.body.constData(), int(message.body.size()));
        if (status == NATS_OK && !message.id.isEmpty())
            status = natsMsgHeader_Set(raw, "Nats-Msg-Id", message.id.constData());
        if (status == NATS_OK)
            status = js_PublishMsgAsync(d->jetStream.get(), &raw, nullptr);
        natsMsg_Destroy(raw);
    }
    if (status == NATS_OK)
        status = js_PublishAsyncComplete(d->jetStream.get(), nullptr);
    return toResult(status, u"publishing events"_s);
}

Result<qint64> BareNats::readOrdered(const QByteArray &subject, qsizetype count)
{
    jsSubOptions options;
    jsSubOptions_Init(&options);
    options.Ordered = true;
    Owned<natsSubscription> subscription;
    natsStatus status = take(subscription, [&](natsSubscription **to) { return js_SubscribeSync(to, d->jetStream.get(), subject.constData(), nullptr, &options, nullptr); });
    if (status == NATS_OK)
        status = natsSubscription_SetPendingLimits(subscription.get(), -1, -1);
    qint64 bytes = 0;
    for (qsizetype i = 0; i < count && status == NATS_OK; ++i) {
        Owned<natsMsg> message;
        status = take(message, [&](natsMsg **to) { return natsSubscription_NextMsg(to, subscription.get(), 10'000); });
        if (status == NATS_OK)
            bytes += natsMsg_GetDataLength(message.get());
    }
    if (const auto done = toResult(status, u"a bare ordered consumer"_s); !done)
        return std::unexpected(done.error());
    return bytes;
}

} // namespace app
