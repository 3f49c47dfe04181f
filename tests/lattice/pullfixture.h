// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/pullconsumer.h"
#include "testserver.h"

#include <QCoro/QCoroTask>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;


inline const QJsonObject kStream{{"name"_L1, "W"_L1},
                          {"subjects"_L1, QJsonArray{u"w.*.assign"_s, u"g.*.assign"_s}},
                          {"retention"_L1, "workqueue"_L1},
                          {"storage"_L1, "file"_L1}};

inline QJsonObject mailbox(int mostUnacked = 8, Milliseconds ackWait = 30s)
{
    return {{"durable_name"_L1, "st_a"_L1},
            {"filter_subjects"_L1, QJsonArray{u"w.a.assign"_s, u"g.a.assign"_s}},
            {"ack_policy"_L1, "explicit"_L1},
            {"ack_wait"_L1, qint64(std::chrono::nanoseconds(ackWait).count())},
            {"max_deliver"_L1, -1},
            {"max_ack_pending"_L1, mostUnacked},
            {"deliver_policy"_L1, "all"_L1}};
}

/*! A server, a link, a work queue and what a consumer gave. */
struct PullFixture {
    TestServer server;
    MeshLink link{{.url = server.url(), .name = u"test"_s, .reconnectWaitMs = 50}};
    JetStream jetStream{link};
    QList<StoredMessage> got;
    QList<Error> errors;
    std::unique_ptr<PullConsumer> consumer;

    bool begin()
    {
        link.open();
        return QTest::qWaitFor([this] { return link.isLive(); }, 10000) && QCoro::waitFor(jetStream.ensureStream(kStream));
    }

    void consume(const QJsonObject &config = mailbox(), PullTimes times = {.expires = 2s, .heartbeat = 500ms})
    {
        consumer = std::make_unique<PullConsumer>(link, "W", config, times);
        QObject::connect(consumer.get(), &PullConsumer::received, &link, [this](const StoredMessage &message) { got.append(message); });
        QObject::connect(consumer.get(), &PullConsumer::failed, &link, [this](const Error &error) { errors.append(error); });
    }

    bool publish(const QByteArray &data, const QByteArray &subject = "w.a.assign", const Headers &headers = {})
    {
        return bool(QCoro::waitFor(jetStream.publish({.subject = subject, .reply = {}, .data = data, .headers = headers})));
    }

    QByteArrayList texts() const
    {
        QByteArrayList texts;
        for (const StoredMessage &message : got)
            texts.append(message.message.data);
        return texts;
    }

    QJsonObject info() { return QCoro::waitFor(jetStream.api("CONSUMER.INFO.W.st_a")).value_or(QJsonObject()); }
    int waitingQuestions() { return info()["num_waiting"_L1].toInt(-1); }
    qint64 messagesLeft() { return QCoro::waitFor(jetStream.api("STREAM.INFO.W")).value_or(QJsonObject())["state"_L1]["messages"_L1].toInteger(-1); }

    bool failedWith(Fault fault) const
    {
        return std::ranges::any_of(errors, [fault](const Error &error) { return error.fault == fault && !error.detail.isEmpty(); });
    }
};
