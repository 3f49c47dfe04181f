// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/link.h"
#include "lattice/link/sendcredit.h"
#include "testserver.h"

#include <QCoro/QCoroTask>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/*! A live link, or a test that ends. */
std::unique_ptr<MeshLink> liveLink(const TestServer &server)
{
    auto link = std::make_unique<MeshLink>(LinkOptions{.url = server.url(), .name = u"test"_s, .reconnectWaitMs = 50});
    link->open();
    if (!QTest::qWaitFor([&link] { return link->isLive(); }, 10000))
        qFatal("the link did not come up");
    return link;
}

void roundTrip(MeshLink &link) // everything sent before is with the server
{
    std::ignore = QCoro::waitFor(link.request({.subject = "$SYS.nobody"}, 2s));
}

} // namespace

class PublishTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void creditEndsAndComesBackWithTheProof()
    {
        SendCredit credit;
        QVERIFY(!credit.wantsProof());
        QVERIFY(!credit.covers(64 * 1024)); // larger than what a socket holds
        int covered = 0;
        while (credit.covers(100) && covered < 1000) {
            credit.spend(100);
            ++covered;
        }
        QVERIFY2(covered > 10 && covered < 40, qPrintable(QString::number(covered)));
        QVERIFY(credit.wantsProof());
        const qint64 mark = credit.mark();
        credit.spend(100); // after the ping
        credit.confirm(mark);
        QVERIFY(credit.covers(100));
        QVERIFY(!credit.wantsProof());
        credit.spend(1'000'000);
        QVERIFY(!credit.covers(0));
    }

    void serverThatStandsStillMakesNobodyWait()
    {
        TestServer server;
        const auto link = liveLink(server);
        roundTrip(*link);
        server.suspend();
        QElapsedTimer timer;
        timer.start();
        int given = 0;
        while (given < 32'000 && link->publish({.subject = "news", .data = QByteArray(1024, 'x')})) // more than sockets hold
            ++given;
        const qint64 elapsed = timer.elapsed();
        QCOMPARE(given, 32'000);
        QVERIFY(link->isLive()); // its pings did not tell yet: whoever waited, waited for the server
        QVERIFY2(elapsed < 5000, qPrintable(u"%1 ms"_s.arg(elapsed)));
        server.resume();
    }

    void lostConnectionMakesNobodyWait()
    {
        TestServer server;
        const auto link = liveLink(server);
        roundTrip(*link);
        server.kill9();
        QElapsedTimer timer;
        timer.start();
        qint64 longest = 0;
        // Our loop has not heard of it: what is published goes to a connection that nats.c is losing.
        for (int i = 0; i < 20'000; ++i) {
            const qint64 before = timer.nsecsElapsed();
            std::ignore = link->publish({.subject = "news", .data = "x"});
            longest = std::max(longest, timer.nsecsElapsed() - before);
        }
        QVERIFY2(longest < 1'000'000'000, qPrintable(u"%1 ms"_s.arg(longest / 1'000'000)));
        QTRY_VERIFY(!link->isLive());
        QVERIFY(server.restart());
        QTRY_VERIFY_WITH_TIMEOUT(link->isLive(), 10000);
        QVERIFY(link->publish({.subject = "news", .data = "x"}));
    }

    void orderIsKeptWhicheverWayMessagesGo()
    {
        TestServer server;
        const auto sender = liveLink(server);
        const auto receiver = liveLink(server);
        int next = 0;
        bool ordered = true;
        const auto counting = receiver->subscribe("count", [&](const Message &message) { ordered &= message.data.trimmed().toInt() == next++; });
        roundTrip(*receiver);
        int number = 0;
        for (int burst = 0; burst < 60; ++burst) { // single ones, bursts over what may be unproved, and large ones between them
            for (int i = 0; i < (burst % 3 == 0 ? 1 : 50); ++i) {
                const bool large = number % 17 == 0;
                QVERIFY(sender->publish({.subject = "count", .data = QByteArray::number(number).leftJustified(large ? 100'000 : 10)}));
                ++number;
            }
            if (burst % 2 == 0)
                roundTrip(*sender);
        }
        QTRY_COMPARE(next, number);
        QVERIFY(ordered);
    }

    void subscriptionMadeBeforeAMessageHearsIt()
    {
        TestServer server;
        const auto link = liveLink(server);
        int heard = 0;
        std::vector<std::unique_ptr<Subscription>> subscriptions;
        for (int i = 0; i < 200; ++i) {
            const QByteArray subject = "news." + QByteArray::number(i);
            subscriptions.push_back(link->subscribe(subject, [&heard](const Message &) { ++heard; }));
            QVERIFY(link->publish({.subject = subject}));
        }
        QTRY_COMPARE(heard, 200);
    }

    void listenedSubjectHearsUntilItEnds()
    {
        TestServer server;
        const auto link = liveLink(server);
        QByteArrayList heard;
        auto listening = link->listen([&heard](const Message &message) { heard.append(message.data); });
        auto other = link->listen([&heard](const Message &message) { heard.append("other " + message.data); });
        QVERIFY(listening.subject != other.subject);
        QVERIFY(link->publish({.subject = listening.subject, .data = "one"}));
        QVERIFY(link->publish({.subject = other.subject, .data = "two"}));
        QTRY_COMPARE(heard, (QByteArrayList{"one", "other two"}));
        listening.subscription.reset();
        QVERIFY(link->publish({.subject = listening.subject, .data = "three"}));
        roundTrip(*link);
        QCOMPARE(heard.size(), 2);
    }

    void listenerMayEndItself()
    {
        TestServer server;
        const auto link = liveLink(server);
        AnswerSubject listening;
        int heard = 0;
        listening = link->listen([&](const Message &) {
            ++heard;
            listening.subscription.reset();
        });
        QVERIFY(link->publish({.subject = listening.subject}));
        QVERIFY(link->publish({.subject = listening.subject}));
        roundTrip(*link);
        QCOMPARE(heard, 1);
    }
};

QTEST_GUILESS_MAIN(PublishTest)
#include "tst_publish.moc"
