// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/streamwriter.h"
#include "testserver.h"

#include <QCoro/QCoroTask>
#include <QTest>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Fixture {
    TestServer server;
    MeshLink link{{.url = server.url(), .name = u"test"_s, .reconnectWaitMs = 50}};
    std::unique_ptr<StreamWriter> writer;
    QList<quint64> stored;             //!< tickets, as they were answered
    QList<quint64> sequences;
    QList<std::pair<quint64, Fault>> failed;

    bool begin(bool withStream = true)
    {
        link.open();
        if (!QTest::qWaitFor([this] { return link.isLive(); }, 20'000))
            return false;
        writer = std::make_unique<StreamWriter>(link);
        QObject::connect(writer.get(), &StreamWriter::answered, writer.get(), [this](quint64 ticket, const Result<PubAck> &ack) {
            if (ack) {
                stored.append(ticket);
                sequences.append(ack->sequence);
            } else {
                failed.append({ticket, ack.error().fault});
            }
        });
        return !withStream || QCoro::waitFor(JetStream(link).ensureStream({{"name"_L1, "S"_L1}, {"subjects"_L1, QJsonArray{u"s.>"_s}}}));
    }

    void publish(quint64 first, quint64 count, qsizetype size = 100)
    {
        std::vector<StreamWriter::Ticketed> messages;
        for (quint64 ticket = first; ticket < first + count; ++ticket)
            messages.push_back({.ticket = ticket, .message = {.subject = "s.a", .data = QByteArray(size, 'x'), .headers = {{"Nats-Msg-Id", QByteArray::number(ticket)}}}});
        writer->publish(std::move(messages));
    }
};

} // namespace

class StreamWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thousandsAreStoredInOrder()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.publish(1, 3000);
        f.publish(5000, 10); // tickets may leave some out
        QTRY_COMPARE_WITH_TIMEOUT(f.stored.size(), 3010, 20'000);
        QVERIFY(f.failed.isEmpty());
        QVERIFY(std::ranges::is_sorted(f.stored));
        QVERIFY(std::ranges::is_sorted(f.sequences));
        QCOMPARE(f.sequences.last(), 3010U);
        f.publish(6000, 1);
        QTRY_COMPARE(f.stored.last(), 6000U);
    }

    void oneThatIsTooLargeFailsAlone()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.publish(1, 2);
        f.publish(3, 1, f.link.maxPayload() + 1);
        f.publish(4, 2);
        QTRY_COMPARE(f.stored.size(), 4);
        QCOMPARE(f.failed, (QList<std::pair<quint64, Fault>>{{3, Fault::Invalid}}));
    }

    void withoutAStreamThatIsSaidOfEach()
    {
        Fixture f;
        QVERIFY(f.begin(false));
        f.publish(1, 20);
        QTRY_COMPARE(f.failed.size(), 20);
        QCOMPARE(f.failed.first().second, Fault::Unreachable);
    }

    void aServerThatDiesFailsWhatIsUnderWay()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.server.suspend();
        f.publish(1, 500);
        f.server.kill9();
        QTRY_COMPARE_WITH_TIMEOUT(f.stored.size() + f.failed.size(), 500, 20'000);
        QVERIFY(!f.failed.isEmpty());
        QCOMPARE(f.failed.last().second, Fault::Unreachable);
        f.publish(600, 3); // while it is down
        QCOMPARE(f.failed.last(), std::pair(quint64(602), Fault::Unreachable));
        QVERIFY(f.server.restart());
        QTRY_VERIFY_WITH_TIMEOUT(f.link.isLive(), 20'000);
        const qsizetype before = f.stored.size();
        f.publish(700, 5);
        QTRY_COMPARE(f.stored.size(), before + 5);
    }

    void aServerThatSaysNothingIsNotWaitedForLonger()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.server.suspend();
        f.publish(1, 3);
        QTRY_COMPARE_WITH_TIMEOUT(f.failed.size(), 3, 9'000);
        f.server.resume();
        QTest::qWait(200); // the answers come now, and count no more
        QCOMPARE(f.failed.size(), 3);
        QVERIFY(f.stored.isEmpty());
    }

    void itMayGoInTheMiddle()
    {
        Fixture f;
        QVERIFY(f.begin());
        QObject::connect(f.writer.get(), &StreamWriter::answered, &f.link, [&f] { f.writer.reset(); });
        f.publish(1, 200);
        QTRY_VERIFY(!f.writer);
        QCOMPARE(f.stored.size() + f.failed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(StreamWriterTest)

#include "tst_streamwriter.moc"
