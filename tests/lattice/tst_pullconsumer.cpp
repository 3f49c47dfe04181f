// SPDX-License-Identifier: Apache-2.0
#include "pullfixture.h"

class PullConsumerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesComeAsFarAsTheCreditGoes()
    {
        PullFixture f;
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
        PullFixture f;
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
        PullFixture f;
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
        PullFixture f;
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
        PullFixture f;
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
        PullFixture f;
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
        PullFixture f;
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
        PullFixture f;
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
        PullFixture f;
        QVERIFY(f.begin());
        QVERIFY(f.publish("sly", "w.a.assign", {{"Status", "409"}, {"Description", "Consumer Deleted"}}));
        f.consume();
        f.consumer->setCredit(1);
        QTRY_COMPARE(f.texts(), (QByteArrayList{"sly"}));
        QVERIFY(f.errors.isEmpty());
    }

    void limitsOfTheConsumerAreHeeded()
    {
        PullFixture f;
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
        PullFixture f;
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
        PullFixture f;
        QVERIFY(f.begin());
        f.consume();
        QTRY_VERIFY(f.consumer->isReady());
        QJsonObject overlapping = mailbox();
        overlapping["durable_name"_L1] = "st_b"_L1;
        f.consume(overlapping);
        QTRY_VERIFY(f.failedWith(Fault::Invalid));
        QVERIFY(!f.consumer->isReady());
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
