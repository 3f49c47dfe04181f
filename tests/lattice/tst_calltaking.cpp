// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/progress.h"
#include "meshpeer.h"

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/*! Everything that goes to anybody's inbox of answers, and calls. */
struct Overhearing {
    MeshLink link;
    QByteArrayList calls;
    QList<CallProgress> parts;
    int answers = 0;
    std::unique_ptr<Subscription> asked;
    std::unique_ptr<Subscription> said;

    explicit Overhearing(const TestServer &server) : link({.url = server.url(), .name = u"overhearing"_s})
    {
        asked = link.subscribe("lattice.station.*.agent.invoke", [this](const Message &message) { calls.append(message.subject); });
        said = link.subscribe("_INBOX.>", [this](const Message &message) {
            if (const auto answer = decodeInvokeResponse(message.data); answer && !answer->agentName.isEmpty())
                ++answers;
            else if (message.data.contains("\"number\""))
                parts.append(*decodeCallProgress(message.data));
        });
        link.open();
    }
    bool isReady() { return QTest::qWaitFor([this] { return link.isLive(); }, 10000) && settle(); }
    bool settle() { return !QCoro::waitFor(link.request({.subject = "$SYS.nobody"}, 2s)); } // what was sent before has come by now
};

} // namespace

class CallTakingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callAnsweredAtOnceIsTwoMessages()
    {
        TestServer server;
        MeshPeer hub(server, u"hub-0001"_s, {}, {.watchAll = true});
        MeshPeer worker(server, u"worker-1"_s, {u"a"_s});
        QVERIFY(hub.waitAnnounced() && worker.waitAnnounced());
        QTRY_VERIFY(hub.mesh->directory()->find(u"worker-1"_s));
        Overhearing ear(server);
        QVERIFY(ear.isReady());
        QVERIFY(hub.call(u"a"_s, u"echo"_s));
        QTRY_COMPARE(ear.answers, 1);
        QVERIFY(ear.settle());
        QCOMPARE(ear.calls.size(), 1);
        QCOMPARE(ear.parts.size(), 0);
    }

    void callThatTakesTimeIsSaidToBeTaken()
    {
        TestServer server;
        MeshPeer worker(server, u"worker-1"_s, {u"a"_s});
        MeshPeer caller(server, u"caller-1"_s, {});
        QVERIFY(worker.waitAnnounced() && caller.waitAnnounced());
        Overhearing ear(server);
        QVERIFY(ear.isReady());
        QVERIFY(caller.call(u"a"_s, u"wait 100"_s));
        QTRY_COMPARE(ear.answers, 1);
        QCOMPARE(ear.parts.size(), 1);
        QCOMPARE(ear.parts[0], (CallProgress{.stationId = u"worker-1"_s, .number = 0, .text = {}}));
    }

    void callThatRanAndFailedIsNotTriedElsewhere()
    {
        TestServer server;
        MeshPeer one(server, u"worker-1"_s, {u"a"_s});
        MeshPeer two(server, u"worker-2"_s, {u"b"_s});
        MeshPeer hub(server, u"hub-0001"_s, {}, {.watchAll = true});
        QVERIFY(hub.waitAnnounced() && one.waitAnnounced() && two.waitAnnounced());
        QTRY_VERIFY(hub.mesh->directory()->find(u"worker-1"_s) && hub.mesh->directory()->find(u"worker-2"_s));
        const auto answer = QCoro::waitFor(hub.mesh->call({.to = {.capability = u"testing"_s}, .task = u"busy"_s}, {}, {}));
        QCOMPARE(answer.error().fault, Fault::Busy); // the agent's own word, after it ran
        QCOMPARE(one.host.calls + two.host.calls, 1);
    }

    void busyStationIsPassedOver()
    {
        TestServer server;
        MeshPeer one(server, u"worker-1"_s, {u"a"_s}, {.slots_ = 1, .queue = 0});
        MeshPeer two(server, u"worker-2"_s, {u"b"_s}, {.slots_ = 1, .queue = 0});
        MeshPeer hub(server, u"hub-0001"_s, {}, {.watchAll = true});
        QVERIFY(hub.waitAnnounced() && one.waitAnnounced() && two.waitAnnounced());
        QTRY_VERIFY(hub.mesh->directory()->isComplete());
        QTRY_VERIFY(hub.mesh->directory()->find(u"worker-1"_s) && hub.mesh->directory()->find(u"worker-2"_s));
        std::stop_source stop;
        auto held = hub.mesh->call({.to = {.agentName = u"a"_s}, .task = u"wait 60000"_s}, {}, stop.get_token());
        QTRY_COMPARE(one.mesh->responder().inFlight(), 1); // and its next heartbeat is seconds away: it still looks free
        const auto answer = QCoro::waitFor(hub.mesh->call({.to = {.capability = u"testing"_s}, .task = u"echo"_s}, {}, {}));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->stationId, u"worker-2"_s);
        stop.request_stop();
        QCOMPARE(QCoro::waitFor(std::move(held)).error().fault, Fault::Cancelled);
    }

    void closingStationSaysSoAndIsPassedOver()
    {
        TestServer server;
        MeshPeer one(server, u"worker-1"_s, {u"a"_s}, {.heartbeat = 60s});
        MeshPeer hub(server, u"hub-0001"_s, {}, {.watchAll = true});
        QVERIFY(hub.waitAnnounced() && one.waitAnnounced());
        QTRY_VERIFY(hub.mesh->directory()->find(u"worker-1"_s));
        auto running = hub.mesh->call({.to = {.agentName = u"a"_s}, .task = u"wait 60000"_s}, {}, {});
        QTRY_COMPARE(one.mesh->responder().inFlight(), 1);
        QVERIFY(one.mesh->responder().takeSlot()); // of work, which will be handed back
        one.mesh->close();
        QCOMPARE(QCoro::waitFor(std::move(running)).error().fault, Fault::Cancelled);
        QVERIFY(!one.mesh->responder().takeSlot());
        const auto capacity = [&hub] { return hub.mesh->directory()->find(u"worker-1"_s)->capacity; };
        QTRY_COMPARE(capacity().slotsTotal, 4); // said at once: a heartbeat is not due for a minute
        QCOMPARE(capacity().slotsFree, 0);
        QCOMPARE(capacity().working, 0); // so that what it hands back leaves no slot for anything
        one.mesh->responder().giveSlot();
        QCOMPARE(one.mesh->responder().capacity(), capacity());
        const auto answer = QCoro::waitFor(hub.mesh->call({.to = {.agentName = u"a"_s}, .task = u"echo"_s}, {}, {}));
        QCOMPARE(answer.error().fault, Fault::Busy);
        QCOMPARE(one.host.calls, 1);
    }
};

QTEST_GUILESS_MAIN(CallTakingTest)
#include "tst_calltaking.moc"
