// SPDX-License-Identifier: Apache-2.0
#include "app/bench/bareworker.h"

#include <QString>

#include <nats/nats.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace app {

namespace {

struct Deleter {
    void operator()(natsConnection *connection) const { natsConnection_Destroy(connection); }
    void operator()(natsOptions *options) const { natsOptions_Destroy(options); }
    void operator()(natsSubscription *subscription) const { natsSubscription_Destroy(subscription); }
    void operator()(jsCtx *context) const { jsCtx_Destroy(context); }
};
template <typename T>
using Owned = std::unique_ptr<T, Deleter>;

struct Link {
    Owned<natsConnection> connection;
    Owned<jsCtx> jetStream;
};

natsStatus open(Link &link, const QByteArray &url)
{
    natsOptions *options = nullptr;
    natsConnection *connection = nullptr;
    jsCtx *context = nullptr;
    natsStatus status = natsOptions_Create(&options);
    const Owned<natsOptions> owned(options);
    if (status == NATS_OK)
        status = natsOptions_SetURL(options, url.constData());
    if (status == NATS_OK)
        status = natsOptions_SetSendAsap(options, true);
    if (status == NATS_OK)
        status = natsConnection_Connect(&connection, options);
    link.connection.reset(connection);
    if (status == NATS_OK)
        status = natsConnection_JetStream(&context, connection, nullptr);
    link.jetStream.reset(context);
    return status;
}

/*! Stores \a body, when the subject's last sequence is \a expected (0: none yet). \a sequence becomes the new one. */
natsStatus swap(jsCtx *context, const QByteArray &subject, const QByteArray &body, uint64_t &sequence)
{
    jsPubOptions options;
    jsPubOptions_Init(&options);
    options.ExpectNoMessage = sequence == 0;
    options.ExpectLastSubjectSeq = sequence;
    jsPubAck *ack = nullptr;
    const natsStatus status = js_Publish(&ack, context, subject.constData(), body.constData(), int(body.size()), &options, nullptr);
    if (status == NATS_OK)
        sequence = ack->Sequence;
    jsPubAck_Destroy(ack);
    return status;
}

natsStatus cycle(Link &link, natsSubscription *mailbox, const QByteArray &name, const QByteArray &workId, const QByteArray &record)
{
    jsCtx *context = link.jetStream.get();
    const QByteArray key = "$KV.lattice-ledger.bare." + workId;
    const QByteArray assign = "lattice.work." + name + ".assign";
    const QByteArray response = "lattice.work." + workId + ".response";
    uint64_t revision = 0;
    natsStatus status = swap(context, key, record, revision);
    if (status == NATS_OK)
        status = swap(context, key, record, revision);
    jsPubAck *ack = nullptr;
    if (status == NATS_OK)
        status = js_Publish(&ack, context, assign.constData(), record.constData(), int(record.size()), nullptr, nullptr);
    jsPubAck_Destroy(ack);
    natsMsgList list = {};
    if (status == NATS_OK)
        status = natsSubscription_Fetch(&list, mailbox, 1, 5000, nullptr);
    if (status == NATS_OK)
        status = swap(context, key, record, revision);
    for (int i = 0; i < 2 && status == NATS_OK; ++i) {
        status = natsConnection_Publish(link.connection.get(), response.constData(), record.constData(), int(record.size()));
        if (status == NATS_OK && i == 0)
            status = swap(context, key, record, revision);
    }
    if (status == NATS_OK)
        status = natsMsg_AckSync(list.Msgs[0], nullptr, nullptr);
    natsMsgList_Destroy(&list);
    return status;
}

lattice::Result<> toResult(natsStatus status)
{
    if (status == NATS_OK)
        return {};
    return lattice::failed(lattice::Fault::Invalid, u"a bare work cycle: %1"_s.arg(QString::fromUtf8(natsStatus_GetText(status))));
}

} // namespace

lattice::Result<> makeBareMailbox(const QByteArray &url, const QByteArray &name)
{
    Link link;
    natsStatus status = open(link, url);
    jsConsumerConfig config;
    jsConsumerConfig_Init(&config);
    const QByteArray durable = "st_" + name;
    const QByteArray filter = "lattice.work." + name + ".assign";
    config.Durable = durable.constData();
    config.FilterSubject = filter.constData();
    config.AckPolicy = js_AckExplicit;
    if (status == NATS_OK)
        status = js_AddConsumer(nullptr, link.jetStream.get(), "LATTICE_WORK", &config, nullptr, nullptr);
    return toResult(status);
}

lattice::Result<> bareWorkCycles(const QByteArray &url, const QByteArray &name, int count, const QByteArray &record)
{
    Link link;
    natsStatus status = open(link, url);
    jsSubOptions options;
    jsSubOptions_Init(&options);
    const QByteArray durable = "st_" + name;
    options.Stream = "LATTICE_WORK";
    options.Consumer = durable.constData();
    natsSubscription *raw = nullptr;
    if (status == NATS_OK)
        status = js_PullSubscribe(&raw, link.jetStream.get(), nullptr, nullptr, nullptr, &options, nullptr);
    const Owned<natsSubscription> mailbox(raw);
    static std::atomic<int> number = 0;
    for (int i = 0; i < count && status == NATS_OK; ++i)
        status = cycle(link, raw, name, "bare-" + name + '-' + QByteArray::number(++number), record);
    return toResult(status);
}

} // namespace app
