// SPDX-License-Identifier: Apache-2.0
#include "historyexamples.h"
#include "lattice/history/eventstream.h"
#include "lattice/link/orderedconsumer.h"
#include "testserver.h"

#include <QCoro/QCoroTask>
#include <QSignalSpy>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Fixture {
    TestServer server;
    QTemporaryDir folder;
    MeshLink link{{.url = server.url(), .name = u"test"_s, .reconnectWaitMs = 50}};
    EventStreamOptions options{.flush = 5ms, .spool = {.folder = folder.filePath(u"spool"_s)}};
    std::unique_ptr<EventPublisher> publisher;
    QStringList published;

    bool begin()
    {
        link.open();
        return waitLive() && QCoro::waitFor(ensureEventStream(link, options));
    }

    bool waitLive() { return QTest::qWaitFor([this] { return link.isLive(); }, 20'000); }
    bool waitDown() { return QTest::qWaitFor([this] { return !link.isLive(); }, 20'000); }

    void make()
    {
        publisher.reset();
        publisher = std::make_unique<EventPublisher>(link, options);
        publisher->setMaker(EventMaker(u"station-1"_s, u"station"_s));
    }

    void publish(int count)
    {
        for (int i = 0; i < count; ++i) {
            const Event event = examples::workEvent(u"progress"_s, u"w1"_s);
            published.append(event.id);
            publisher->publish(event);
        }
    }

    bool flush() { return QCoro::waitFor(publisher->flush(20s)); }

    /*! What the stream holds, in order. */
    QList<Event> stored()
    {
        QList<Event> events;
        OrderedConsumer consumer(link, "LATTICE_EVENTS", "lattice.events.>", OrderedConsumer::Start::All);
        QObject::connect(&consumer, &OrderedConsumer::received, &consumer, [&events](const StoredMessage &message) { events.append(decodeEvent(message.message.data).value()); });
        QSignalSpy caughtUp(&consumer, &OrderedConsumer::caughtUp);
        return caughtUp.wait(10'000) ? events : QList<Event>();
    }

    QStringList storedIds()
    {
        QStringList ids;
        for (const Event &event : stored())
            ids.append(event.id);
        return ids;
    }
};

} // namespace

class EventPublisherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsOfAnOutageAreStoredInOrder()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.make();
        f.publish(5);
        QVERIFY(f.flush());
        f.server.stop();
        QVERIFY(f.waitDown());
        f.publish(250);
        QCOMPARE(f.publisher->waiting(), 250);
        QVERIFY(f.server.restart());
        QVERIFY(f.waitLive());
        f.publish(7);
        QVERIFY(f.flush());
        QCOMPARE(f.storedIds(), f.published);
        QVERIFY(QDir(f.options.spool.folder).entryList({u"*.jsonl"_s}).isEmpty());
    }

    void eventsOutliveTheProgram()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.make();
        f.server.stop();
        QVERIFY(f.waitDown());
        f.publish(3);
        f.make(); // as after a restart
        QCOMPARE(f.publisher->waiting(), 3);
        f.publish(2);
        QVERIFY(f.server.restart());
        QVERIFY(f.waitLive());
        QVERIFY(f.flush());
        QCOMPARE(f.storedIds(), f.published);
    }

    void whatWasUnderWayAtTheEndIsStoredOnce()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.make();
        f.publish(150);
        QVERIFY(QTest::qWaitFor([&f] { return f.publisher->waiting() < 150 || !f.publisher; }, 10'000));
        f.publish(30);
        f.make(); // some are stored, some are not, and of some nobody knows
        QVERIFY(f.flush());
        QCOMPARE(f.storedIds(), f.published);
    }

    void eventsWaitForTheStream()
    {
        Fixture f;
        f.link.open();
        QVERIFY(f.waitLive());
        f.make();
        QSignalSpy failed(f.publisher.get(), &EventPublisher::failed);
        f.publish(3);
        QTRY_VERIFY(!failed.isEmpty());
        f.publish(3);
        QCOMPARE(f.publisher->waiting(), 6);
        QVERIFY(QCoro::waitFor(ensureEventStream(f.link, {})));
        QVERIFY(f.flush());
        QCOMPARE(f.storedIds(), f.published);
    }

    void droppedEventsAreTold()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.options.spool.mostEvents = 100;
        f.make();
        QSignalSpy dropped(f.publisher.get(), &EventPublisher::dropped);
        f.server.stop();
        QVERIFY(f.waitDown());
        f.publish(125);
        qsizetype count = 0;
        for (const auto &signal : dropped)
            count += signal.at(0).toLongLong();
        QCOMPARE(count, 30);
        QVERIFY(f.server.restart());
        QVERIFY(f.waitLive());
        QVERIFY(f.flush());
        const QList<Event> events = f.stored();
        QCOMPARE(events.size(), 96);
        QCOMPARE(events.first().id, f.published[30]);
        QCOMPARE(events.last().type, QString::fromLatin1(EventType::EventsDropped));
        QCOMPARE(events.last().data[u"count"_s].toInteger(), 30);
        QVERIFY(events.last().data.contains(u"first_time"_s));
    }

    void memoryServesWhereNoSpoolCanBe()
    {
        Fixture f;
        QVERIFY(f.begin());
        QFile blocker(f.options.spool.folder);
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"wait in memory only"_s));
        f.make();
        f.server.stop();
        QVERIFY(f.waitDown());
        f.publish(20);
        QVERIFY(f.server.restart());
        QVERIFY(f.waitLive());
        QVERIFY(f.flush());
        QCOMPARE(f.storedIds(), f.published);
    }
};

QTEST_GUILESS_MAIN(EventPublisherTest)

#include "tst_eventpublisher.moc"
