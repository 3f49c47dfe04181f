// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/pullconsumer.h"
#include "testserver.h"

#include <QCoro/QCoroTask>
#include <QSignalSpy>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QJsonObject kStream{{"name"_L1, "W"_L1},
                          {"subjects"_L1, QJsonArray{u"w.*.assign"_s, u"g.*.assign"_s}},
                          {"retention"_L1, "workqueue"_L1},
                          {"storage"_L1, "file"_L1}};

QJsonObject mailbox(int mostUnacked = 8, Milliseconds ackWait = 30s)
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
struct Fixture {
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

} // namespace

class PullConsumerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesComeAsFarAsTheCreditGoes()
    {
        Fixture f;
        QVERIFY(f.begin());
        for (const char *text : {"1", "2", "3", "4"})
            QVERIFY(f.publish(text));
        f.consume();
        f.consumer->setCredit(2);
        QTRY_COMPARE(f.texts(), (QByteArrayList{"1", "2"}));
        QCOMPARE(f.consumer->credit(), 0);
        QCOMPARE(f.waitingQuestions(), 0);
        QCOMPARE(f.info()["num_ack_pending"_L1].toInt(), 2); // and nothing was fetched ahead
        f.consumer->setCredit(1);
        QTRY_COMPARE(f.texts(), (QByteArrayList{"1", "2", "3"}));
        QCOMPARE(f.info()["num_ack_pending"_L1].toInt(), 3);
        QVERIFY(f.errors.isEmpty());
    }

    void placeAndDeliveriesAreTold()
    {
        Fixture f;
        QVERIFY(f.begin());
        QVERIFY(f.publish("other", "w.b.assign"));
        QVERIFY(f.publish("wört", "g.a.assign"));
        f.consume();
        f.consumer->setCredit(2);
        QTRY_COMPARE(f.got.size(), 1);
        QCOMPARE(f.got[0].message.subject, "g.a.assign");
        QCOMPARE(f.got[0].message.data, "wört");
        QCOMPARE(f.got[0].sequence, 2U);
        QCOMPARE(f.got[0].deliveries, 1U);
        QVERIFY(f.consumer->nak(f.got[0].message.reply));
        QTRY_COMPARE(f.got.size(), 2);
        QCOMPARE(f.got[1].sequence, 2U);
        QCOMPARE(f.got[1].deliveries, 2U);
    }

    void acknowledgedMessageIsGoneForGood()
    {
        Fixture f;
        QVERIFY(f.begin());
        QVERIFY(f.publish("1"));
        f.consume();
        f.consumer->setCredit(1);
        QTRY_COMPARE(f.got.size(), 1);
        QVERIFY(QCoro::waitFor(f.consumer->ack(f.got[0].message.reply)));
        QCOMPARE(f.messagesLeft(), 0);
        QVERIFY(QCoro::waitFor(f.consumer->ack(f.got[0].message.reply))); // once more is no error
        QCOMPARE(QCoro::waitFor(f.consumer->ack("not a delivery")).error().fault, Fault::Invalid);
        QCOMPARE(QCoro::waitFor(f.consumer->ack("$JS.ACK.W.gone.1.1.1.1.0")).error().fault, Fault::NotFound);
        f.server.stop();
        QTRY_VERIFY(!f.link.isLive());
        QCOMPARE(QCoro::waitFor(f.consumer->ack(f.got[0].message.reply)).error().fault, Fault::Unreachable);
    }

    void refusedMessageComesAfterItsDelay()
    {
        Fixture f;
        QVERIFY(f.begin());
        QVERIFY(f.publish("1"));
        f.consume();
        f.consumer->setCredit(2);
        QTRY_COMPARE(f.got.size(), 1);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(f.consumer->nak(f.got[0].message.reply, 700ms));
        QTRY_COMPARE(f.got.size(), 2);
        QVERIFY2(timer.elapsed() >= 600, qPrintable(QString::number(timer.elapsed())));
    }

    void progressKeepsTheMessageFromComingAgain()
    {
        Fixture f;
        QVERIFY(f.begin());
        QVERIFY(f.publish("1"));
        f.consume(mailbox(8, 1s));
        f.consumer->setCredit(2);
        QTRY_COMPARE(f.got.size(), 1);
        QTimer working;
        QObject::connect(&working, &QTimer::timeout, &working, [&f] { std::ignore = f.consumer->working(f.got[0].message.reply); });
        working.start(300ms);
        QVERIFY(!QTest::qWaitFor([&f] { return f.got.size() > 1; }, 2500));
        working.stop();
        QTRY_COMPARE_WITH_TIMEOUT(f.got.size(), 2, 5000);
        QCOMPARE(f.got[1].deliveries, 2U);
    }

    void creditTakenBackSendsMessagesBack()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.consume();
        f.consumer->setCredit(3);
        QTRY_COMPARE(f.waitingQuestions(), 1);
        f.consumer->setCredit(0);
        QVERIFY(f.publish("1"));
        QTRY_COMPARE(f.waitingQuestions(), 0); // it came back as often as had been asked for
        QVERIFY(f.got.isEmpty());
        f.consumer->setCredit(1);
        QTRY_COMPARE(f.texts(), (QByteArrayList{"1"}));
        QVERIFY(QCoro::waitFor(f.consumer->ack(f.got[0].message.reply)));
        QCOMPARE(f.messagesLeft(), 0);
    }

    void questionsAreRenewedAndNeverDoubled()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.consume(mailbox(), {.expires = 300ms, .heartbeat = 100ms});
        f.consumer->setCredit(1);
        QTRY_COMPARE(f.waitingQuestions(), 1);
        for (int credit : {2, 3, 4})
            f.consumer->setCredit(credit);
        QTRY_COMPARE(f.waitingQuestions(), 4); // one for each, as each came alone
        int most = 0;
        QVERIFY(!QTest::qWaitFor([&] { most = std::max(most, f.waitingQuestions()); return most > 4; }, 1500)); // five rounds of expiry
        QVERIFY(f.errors.isEmpty());
        for (int i = 0; i < 6; ++i)
            QVERIFY(f.publish(QByteArray::number(i)));
        QTRY_COMPARE(f.got.size(), 4);
        QCOMPARE(f.waitingQuestions(), 0);
    }

    void manyMessagesFlowWithCreditGivenBackEachTime()
    {
        Fixture f;
        QVERIFY(f.begin());
        QJsonObject config = mailbox(4);
        config["max_waiting"_L1] = 4;
        f.consume(config);
        int acked = 0;
        connect(f.consumer.get(), &PullConsumer::received, this, [&](const StoredMessage &message) {
            QCoro::connect(f.consumer->ack(message.message.reply), this, [&](const Result<> &done) {
                acked += bool(done);
                f.consumer->setCredit(f.consumer->credit() + 1);
            });
        });
        f.consumer->setCredit(4);
        constexpr int count = 2000;
        int stored = 0;
        for (int i = 0; i < count; ++i) {
            QCoro::connect(f.jetStream.publish({.subject = "w.a.assign", .reply = {}, .data = QByteArray::number(i), .headers = {}}), this,
                           [&stored](const Result<PubAck> &ack) { stored += bool(ack); });
        }
        QTRY_COMPARE_WITH_TIMEOUT(acked, count, 30000);
        QCOMPARE(stored, count);
        QCOMPARE(f.got.size(), count); // each once
        QCOMPARE(f.messagesLeft(), 0);
        QVERIFY2(f.errors.isEmpty(), qPrintable(f.errors.value(0).detail));
    }

    void headerStatusOfAMessageIsNoNotice()
    {
        Fixture f;
        QVERIFY(f.begin());
        QVERIFY(f.publish("sly", "w.a.assign", {{"Status", "409"}, {"Description", "Consumer Deleted"}}));
        f.consume();
        f.consumer->setCredit(1);
        QTRY_COMPARE(f.texts(), (QByteArrayList{"sly"}));
        QVERIFY(f.errors.isEmpty());
    }

    void limitsOfTheConsumerAreHeeded()
    {
        Fixture f;
        QVERIFY(f.begin());
        QJsonObject config = mailbox();
        config["max_batch"_L1] = 2;
        config["max_expires"_L1] = qint64(std::chrono::nanoseconds(1s).count());
        f.consume(config, {.expires = 30s, .heartbeat = 10s});
        f.consumer->setCredit(5);
        QTRY_COMPARE(f.waitingQuestions(), 3);
        QVERIFY(f.errors.isEmpty());
    }

    void settingsAreChangedWhereTheyDiffer()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.consume(mailbox(2));
        QTRY_VERIFY(f.consumer->isReady());
        f.consume(mailbox(6));
        QTRY_VERIFY(f.consumer->isReady());
        QCOMPARE(f.info()["config"_L1]["max_ack_pending"_L1].toInt(), 6);
        QJsonObject impossible = mailbox(6);
        impossible["ack_policy"_L1] = "none"_L1; // the server does not change that
        f.consume(impossible);
        f.consumer->setCredit(1);
        QVERIFY(f.publish("1"));
        QTRY_COMPARE(f.got.size(), 1);
        QCOMPARE(f.info()["config"_L1]["ack_policy"_L1].toString(), u"explicit"_s);
    }

    void impossibleConsumerIsTold()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.consume();
        QTRY_VERIFY(f.consumer->isReady());
        QJsonObject overlapping = mailbox();
        overlapping["durable_name"_L1] = "st_b"_L1;
        f.consume(overlapping);
        QTRY_VERIFY(f.failedWith(Fault::Invalid));
        QVERIFY(!f.consumer->isReady());
    }

    void missingStreamIsToldAndWaitedFor()
    {
        Fixture f;
        f.link.open();
        QTRY_VERIFY(f.link.isLive());
        f.consume();
        f.consumer->setCredit(1);
        QTRY_VERIFY(f.failedWith(Fault::NotFound));
        QVERIFY(QCoro::waitFor(f.jetStream.ensureStream(kStream)));
        QVERIFY(f.publish("1"));
        QTRY_COMPARE(f.texts(), (QByteArrayList{"1"}));
    }

    void deletedConsumerIsMadeAgain()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.consume();
        f.consumer->setCredit(3);
        QTRY_COMPARE(f.waitingQuestions(), 1);
        QVERIFY(QCoro::waitFor(f.jetStream.api("CONSUMER.DELETE.W.st_a")));
        QTRY_VERIFY(f.failedWith(Fault::NotFound));
        QVERIFY(f.publish("1"));
        QTRY_COMPARE(f.texts(), (QByteArrayList{"1"}));
    }

    void consumerDeletedWhileNothingWasAskedIsMadeAgain()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.consume();
        QTRY_VERIFY(f.consumer->isReady());
        QVERIFY(QCoro::waitFor(f.jetStream.api("CONSUMER.DELETE.W.st_a")));
        f.consumer->setCredit(1);
        QTRY_VERIFY(f.failedWith(Fault::NotFound));
        QVERIFY(f.publish("1"));
        QTRY_COMPARE(f.texts(), (QByteArrayList{"1"}));
    }

    void remadeStreamIsReadAgain()
    {
        Fixture f;
        QVERIFY(f.begin());
        QVERIFY(f.publish("old"));
        f.consume();
        f.consumer->setCredit(3);
        QTRY_COMPARE(f.got.size(), 1);
        QVERIFY(QCoro::waitFor(f.jetStream.api("STREAM.DELETE.W")));
        QTRY_VERIFY(f.failedWith(Fault::NotFound));
        QVERIFY(QCoro::waitFor(f.jetStream.ensureStream(kStream)));
        QVERIFY(f.publish("new"));
        QTRY_COMPARE_WITH_TIMEOUT(f.texts(), (QByteArrayList{"old", "new"}), 10000);
    }

    void nothingIsLostOverCrashesOfTheServer()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.consume(mailbox(4, 2s));
        QSet<QByteArray> done;
        connect(f.consumer.get(), &PullConsumer::received, this, [&](const StoredMessage &message) {
            done.insert(message.message.data); // may come again: its acknowledgement got lost
            QCoro::connect(f.consumer->ack(message.message.reply), this, [&](const Result<> &) { f.consumer->setCredit(f.consumer->credit() + 1); });
        });
        f.consumer->setCredit(4);
        int stored = 0;
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 50; ++i) {
                const QByteArray text = QByteArray::number(round * 50 + i);
                QCoro::connect(f.jetStream.publishOnce({.subject = "w.a.assign", .reply = {}, .data = text, .headers = {}}, 20s), this,
                               [&stored](const Result<PubAck> &ack) { stored += bool(ack); });
            }
            QTRY_VERIFY(done.size() > round * 50);
            f.server.kill9();
            QTRY_VERIFY(!f.link.isLive());
            QVERIFY(f.server.restart());
        }
        QTRY_COMPARE_WITH_TIMEOUT(stored, 150, 30000);
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 150, 30000);
        QTRY_COMPARE_WITH_TIMEOUT(f.messagesLeft(), 0, 20000);
        QTRY_COMPARE(f.consumer->credit(), 4);
        QVERIFY(f.waitingQuestions() <= 4);
    }

    void questionsOfABrokenConnectionAreNotServed()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.consume(mailbox(), {.expires = 30s, .heartbeat = 1s});
        f.consumer->setCredit(1);
        QTRY_COMPARE(f.waitingQuestions(), 1);
        f.link.close(); // the server lives on, with our question
        f.link.open();
        QTRY_VERIFY(f.link.isLive() && f.consumer->isReady());
        for (const char *text : {"1", "2", "3"})
            QVERIFY(f.publish(text));
        QTRY_COMPARE(f.texts(), (QByteArrayList{"1"}));
        QCOMPARE(f.info()["num_ack_pending"_L1].toInt(), 1);
        QCOMPARE(f.waitingQuestions(), 0);
    }

    void silentServerIsToldAndItGoesOn()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.consume(mailbox(), {.expires = 1s, .heartbeat = 200ms});
        f.consumer->setCredit(1);
        QTRY_COMPARE(f.waitingQuestions(), 1);
        f.server.suspend();
        QTRY_VERIFY_WITH_TIMEOUT(f.failedWith(Fault::Timeout) || f.failedWith(Fault::Unreachable), 10000);
        f.server.resume();
        QTRY_VERIFY_WITH_TIMEOUT(f.link.isLive() && f.publish("1"), 30000);
        QTRY_COMPARE_WITH_TIMEOUT(f.texts(), (QByteArrayList{"1"}), 10000);
    }

    void waitingForAcknowledgementsIsNoSilence()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.consume(mailbox(1), {.expires = 1s, .heartbeat = 200ms});
        for (const char *text : {"1", "2"})
            QVERIFY(f.publish(text));
        f.consumer->setCredit(3);
        QTRY_COMPARE(f.got.size(), 1);
        QVERIFY(!QTest::qWaitFor([&f] { return !f.errors.isEmpty(); }, 3000));
        QVERIFY(QCoro::waitFor(f.consumer->ack(f.got[0].message.reply)));
        QTRY_COMPARE(f.texts(), (QByteArrayList{"1", "2"}));
    }

    void missingPermissionIsRefused()
    {
        TestServer server(u"authorization { users: [ { user: a, password: a, permissions: { publish: { deny: \"$JS.API.CONSUMER.MSG.NEXT.>\" } } } ] }"_s);
        MeshLink link({.url = server.url(), .signIn = {.user = u"a"_s, .password = u"a"_s}, .reconnectWaitMs = 50});
        link.open();
        QTRY_VERIFY(link.isLive());
        JetStream jetStream(link);
        QVERIFY(QCoro::waitFor(jetStream.ensureStream(kStream)));
        PullConsumer consumer(link, "W", mailbox());
        QSignalSpy failures(&consumer, &PullConsumer::failed);
        consumer.setCredit(1);
        QTRY_VERIFY(!failures.isEmpty());
        QCOMPARE(failures[0][0].value<Error>().fault, Fault::Refused);
    }

    void itMayEndWhileItDelivers()
    {
        Fixture f;
        QVERIFY(f.begin());
        for (const char *text : {"1", "2"})
            QVERIFY(f.publish(text));
        f.consume();
        connect(f.consumer.get(), &PullConsumer::received, &f.link, [&f] { f.consumer.reset(); });
        f.consumer->setCredit(2);
        QTRY_VERIFY(!f.consumer);
        QTRY_COMPARE(f.waitingQuestions(), 0);
        f.consume();
        f.consumer.reset(); // while it begins
        QTRY_VERIFY(f.publish("3"));
        QCOMPARE(f.got.size(), 1);
    }

    void repeatedPublishIsStoredOnce()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.server.kill9();
        QTRY_VERIFY(!f.link.isLive());
        auto waiting = f.jetStream.publishOnce({.subject = "w.a.assign", .reply = {}, .data = "1", .headers = {{"Nats-Msg-Id", "m1"}}}, 20s);
        QVERIFY(f.server.restart());
        const auto first = QCoro::waitFor(waiting);
        QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
        const auto second = QCoro::waitFor(f.jetStream.publishOnce({.subject = "w.a.assign", .reply = {}, .data = "1", .headers = {{"Nats-Msg-Id", "m1"}}}, 1s));
        QVERIFY(second && second->duplicate);
        QCOMPARE(second->sequence, first->sequence);
        QCOMPARE(f.messagesLeft(), 1);
        f.server.stop();
        QTRY_VERIFY(!f.link.isLive());
        QCOMPARE(QCoro::waitFor(f.jetStream.publishOnce({.subject = "w.a.assign"}, 200ms)).error().fault, Fault::Unreachable);
    }

    void ackSubjectsAreRead_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<quint64>("sequence"); // 0: none
        QTest::newRow("plain") << QByteArray("$JS.ACK.W.c.2.7.9.1700000000000000000.3") << quint64(7);
        QTest::newRow("domain") << QByteArray("$JS.ACK.hub.ACC.W.c.2.7.9.1700000000000000000.3") << quint64(7);
        QTest::newRow("domain and token") << QByteArray("$JS.ACK.hub.ACC.W.c.2.7.9.1700000000000000000.3.xyz") << quint64(7);
        QTest::newRow("short") << QByteArray("$JS.ACK.W.c.2.7.9.1") << quint64(0);
        QTest::newRow("ten tokens") << QByteArray("$JS.ACK.a.b.W.c.2.7.9.1") << quint64(0);
        QTest::newRow("empty") << QByteArray() << quint64(0);
        QTest::newRow("inbox") << QByteArray("_INBOX.a.b.c.d.e.f.g.h.i") << quint64(0);
    }

    void ackSubjectsAreRead()
    {
        QFETCH(const QByteArray, reply);
        QFETCH(const quint64, sequence);
        const auto stored = storedMessage({.subject = "s", .reply = reply, .data = {}, .headers = {}});
        QCOMPARE(stored.has_value(), sequence > 0);
        if (!stored)
            return;
        QCOMPARE(stored->sequence, sequence);
        QCOMPARE(stored->deliveries, 2U);
        QCOMPARE(stored->consumerSequence, 9U);
        QCOMPARE(stored->pending, 3U);
    }
};

QTEST_GUILESS_MAIN(PullConsumerTest)
#include "tst_pullconsumer.moc"
