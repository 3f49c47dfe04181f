// SPDX-License-Identifier: Apache-2.0
#include "pullfixture.h"

#include <QSignalSpy>

class PullRecoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void missingStreamIsToldAndWaitedFor()
    {
        PullFixture f;
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
        PullFixture f;
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
        PullFixture f;
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
        PullFixture f;
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
        PullFixture f;
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
        PullFixture f;
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
        QCOMPARE(f.waitingQuestions(), 0);
        QCOMPARE(f.info()["delivered"_L1]["consumer_seq"_L1].toInt(), 1); // nor was another one given back
    }

    void silentServerIsToldAndItGoesOn()
    {
        PullFixture f;
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
        PullFixture f;
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
        PullFixture f;
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
        PullFixture f;
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

};

QTEST_GUILESS_MAIN(PullRecoveryTest)
#include "tst_pullrecovery.moc"
