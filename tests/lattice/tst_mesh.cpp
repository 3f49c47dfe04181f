// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/manifestcodec.h"
#include "lattice/protocol/subject.h"
#include "meshpeer.h"

#include <QSignalSpy>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

MeshOptions watching(MeshOptions options = {})
{
    options.watchAll = true;
    return options;
}

} // namespace

class MeshTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agentIsFoundAndCalledAcrossStations()
    {
        TestServer server;
        MeshPeer hub(server, u"hub-0001"_s, {u"coordinator"_s}, watching());
        MeshPeer member(server, u"member-1"_s, {u"scanner"_s});
        QVERIFY(hub.waitAnnounced() && member.waitAnnounced());
        QTRY_VERIFY(hub.mesh->directory()->find(u"member-1"_s));
        QTRY_COMPARE(hub.mesh->directory()->find(u"member-1"_s)->presence, Presence::Online);

        const auto there = hub.call(u"scanner"_s, u"echo hällo"_s);
        QVERIFY2(there, there ? "" : qPrintable(there.error().detail));
        QCOMPARE(there->result, u"scanner: echo hällo"_s);
        QCOMPARE(there->stationId, u"member-1"_s);
        QVERIFY(there->durationMs > 0);
        const auto back = member.call(u"coordinator"_s, u"echo"_s); // a plain member looks the name up
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QCOMPARE(back->stationId, u"hub-0001"_s);
        QCOMPARE(hub.call(u"coordinator"_s, u"echo"_s)->stationId, u"hub-0001"_s);
    }

    void memberSeesAllStationsWhenAsked()
    {
        TestServer server;
        MeshPeer one(server, u"station-1"_s, {u"a"_s});
        MeshPeer two(server, u"station-2"_s, {u"b"_s}, {.facts = {.region = u"eu"_s}});
        QVERIFY(one.waitAnnounced() && two.waitAnnounced());
        const auto all = QCoro::waitFor(one.mesh->stations());
        QVERIFY(all);
        QCOMPARE(all->size(), 2);
        for (const Station &station : *all) {
            QCOMPARE(station.presence, Presence::Online);
            QCOMPARE(station.agents.size(), 1);
            QCOMPARE(station.capacity.slotsTotal, 4);
        }
        MeshLink observer({.url = server.url()});
        observer.open();
        QTRY_VERIFY(observer.isLive());
        QCOMPARE(QCoro::waitFor(lookAround(observer, {}))->size(), 2);
    }

    void serverWithoutALatticeIsTold()
    {
        TestServer server;
        MeshLink observer({.url = server.url()});
        observer.open();
        QTRY_VERIFY(observer.isLive());
        const auto all = QCoro::waitFor(lookAround(observer, {}));
        QVERIFY(!all);
        QCOMPARE(all.error().fault, Fault::NotFound);
    }

    void nameBelongsToOneStationInEachOfHundredRaces()
    {
        TestServer server;
        for (int race = 0; race < 100; ++race) {
            const QString shared = u"shared-%1"_s.arg(race);
            MeshPeer one(server, u"racer-one"_s, {shared, u"only-one"_s});
            MeshPeer two(server, u"racer-two"_s, {shared, u"only-two"_s});
            QVERIFY(one.waitAnnounced() && two.waitAnnounced());
            QTRY_COMPARE(one.mesh->herald().conflicts().size() + two.mesh->herald().conflicts().size(), 1);
            MeshPeer &winner = one.mesh->herald().conflicts().isEmpty() ? one : two;
            MeshPeer &loser = &winner == &one ? two : one;
            QCOMPARE(winner.mesh->herald().announcedAgents().size(), 2);
            QCOMPARE(loser.mesh->herald().announcedAgents().size(), 1); // keeps its other one
            QTRY_COMPARE(loser.mesh->herald().conflicts().first().ownerName, u"name of "_s + (&winner == &one ? u"racer-one"_s : u"racer-two"_s));
            QCOMPARE(loser.mesh->herald().conflicts().first().agent, shared);
            QCoro::waitFor(one.mesh->goodbye());
            QCoro::waitFor(two.mesh->goodbye());
        }
    }

    void goodbyeIsSeenAtOnceAndFreesTheName()
    {
        TestServer server;
        MeshPeer hub(server, u"hub-0001"_s, {}, watching());
        auto first = std::make_unique<MeshPeer>(server, u"first-01"_s, QStringList{u"a"_s});
        QVERIFY(hub.waitAnnounced() && first->waitAnnounced());
        MeshPeer second(server, u"second-1"_s, {u"a"_s});
        QVERIFY(second.waitAnnounced());
        QTRY_COMPARE(second.mesh->herald().conflicts().size(), 1);
        QTRY_VERIFY(hub.mesh->directory()->find(u"first-01"_s));
        QCoro::waitFor(first->mesh->goodbye());
        QTRY_COMPARE_WITH_TIMEOUT(hub.mesh->directory()->find(u"first-01"_s)->presence, Presence::Left, 1000);
        QTRY_COMPARE_WITH_TIMEOUT(second.mesh->herald().announcedAgents().size(), 1, 8000); // at the next probe of the owner
        QVERIFY(second.mesh->herald().conflicts().isEmpty());
    }

    void deadStationIsOfflineWithinThirtySecondsAndItsNamesAreFree()
    {
        TestServer server;
        MeshPeer hub(server, u"hub-0001"_s, {}, watching());
        auto first = std::make_unique<MeshPeer>(server, u"first-01"_s, QStringList{u"a"_s});
        QVERIFY(hub.waitAnnounced() && first->waitAnnounced());
        MeshPeer second(server, u"second-1"_s, {u"a"_s});
        QTRY_COMPARE(second.mesh->herald().conflicts().size(), 1);
        QTRY_COMPARE(hub.mesh->directory()->find(u"first-01"_s)->presence, Presence::Online);
        first.reset(); // no goodbye: as if killed
        QElapsedTimer timer;
        timer.start();
        QTRY_COMPARE_WITH_TIMEOUT(hub.mesh->directory()->find(u"first-01"_s)->presence, Presence::Offline, 31'500);
        QTRY_COMPARE_WITH_TIMEOUT(second.mesh->herald().announcedAgents().size(), 1, 10'000);
        QVERIFY(timer.elapsed() < 42'000);
        const auto answeredBy = [&hub] {
            const auto answer = hub.call(u"a"_s, u"echo"_s);
            return answer ? answer->stationId : answer.error().detail;
        };
        QTRY_COMPARE(answeredBy(), u"second-1"_s); // as soon as its new record has come to us
    }

    void poolSharesItsNamesAndItsCalls()
    {
        TestServer server;
        const MeshOptions pooled{.facts = {.pool = u"web"_s}};
        MeshPeer hub(server, u"hub-0001"_s, {}, watching());
        MeshPeer one(server, u"replica-1"_s, {u"a"_s}, pooled);
        auto two = std::make_unique<MeshPeer>(server, u"replica-2"_s, QStringList{u"a"_s}, pooled);
        QVERIFY(hub.waitAnnounced() && one.waitAnnounced() && two->waitAnnounced());
        QVERIFY(one.mesh->herald().conflicts().isEmpty() && two->mesh->herald().conflicts().isEmpty());
        MeshPeer caller(server, u"caller-1"_s, {});
        QVERIFY(caller.waitAnnounced());
        for (int i = 0; i < 60; ++i)
            QVERIFY(caller.call(u"a"_s, u"echo"_s));
        QCOMPARE(one.host.calls + two->host.calls, 60);
        QVERIFY2(one.host.calls > 10 && two->host.calls > 10, qPrintable(QString::number(one.host.calls)));
        two.reset();
        for (int i = 0; i < 10; ++i)
            QVERIFY(caller.call(u"a"_s, u"echo"_s));
        QTRY_VERIFY(hub.mesh->directory()->isComplete());
        const auto viaHub = hub.call(u"a"_s, u"echo"_s);
        QVERIFY(viaHub);
        QCOMPARE(viaHub->stationId, u"replica-1"_s);
    }

    void callsRunInSlotsThenWaitThenAreRefused()
    {
        TestServer server;
        MeshPeer worker(server, u"worker-1"_s, {u"a"_s}, {.slots_ = 2, .queue = 3});
        MeshPeer caller(server, u"caller-1"_s, {});
        QVERIFY(worker.waitAnnounced() && caller.waitAnnounced());
        int done = 0;
        int busy = 0;
        for (int i = 0; i < 8; ++i) {
            QCoro::connect(caller.mesh->call({.to = {.agentName = u"a"_s}, .task = u"wait 200"_s}, {}, {}), this, [&](const Result<InvokeResponse> &answer) {
                done += bool(answer);
                busy += !answer && answer.error().fault == Fault::Busy;
            });
        }
        QTRY_COMPARE(busy, 3);
        QCOMPARE(done, 0); // said at once, not after the others
        QTRY_COMPARE(done, 5);
        QCOMPARE(worker.host.mostRunning, 2);
        QCOMPARE(worker.mesh->responder().capacity(), (Capacity{.slotsTotal = 2, .slotsFree = 2, .queued = 0}));
    }

    void cancelledCallStopsThere()
    {
        TestServer server;
        MeshPeer worker(server, u"worker-1"_s, {u"a"_s}, {.slots_ = 1});
        MeshPeer caller(server, u"caller-1"_s, {});
        QVERIFY(worker.waitAnnounced() && caller.waitAnnounced());
        std::stop_source running;
        std::stop_source waiting;
        QList<Fault> faults;
        for (std::stop_source *stop : {&running, &waiting}) {
            QCoro::connect(caller.mesh->call({.to = {.agentName = u"a"_s}, .task = u"wait 60000"_s}, {}, stop->get_token()), this,
                           [&faults](const Result<InvokeResponse> &answer) { faults.append(answer ? Fault::Invalid : answer.error().fault); });
        }
        QTRY_COMPARE(worker.mesh->responder().inFlight(), 2);
        waiting.request_stop();
        QTRY_COMPARE(worker.mesh->responder().inFlight(), 1);
        running.request_stop();
        QTRY_COMPARE(worker.host.cancelled, 1);
        QTRY_COMPARE(faults, (QList{Fault::Cancelled, Fault::Cancelled}));
        QTRY_COMPARE(worker.mesh->responder().inFlight(), 0);
    }

    void deadlineOfTheCallerStopsThere()
    {
        TestServer server;
        MeshPeer worker(server, u"worker-1"_s, {u"a"_s});
        MeshPeer caller(server, u"caller-1"_s, {});
        QVERIFY(worker.waitAnnounced() && caller.waitAnnounced());
        const auto answer = QCoro::waitFor(caller.mesh->call({.to = {.agentName = u"a"_s}, .task = u"wait 60000"_s, .deadline = 150ms}, {}, {}));
        QCOMPARE(answer.error().fault, Fault::Timeout);
        QTRY_COMPARE(worker.host.cancelled, 1);
    }

    void partsOfTheAnswerArriveInOrder()
    {
        TestServer server;
        MeshPeer worker(server, u"worker-1"_s, {u"a"_s});
        MeshPeer caller(server, u"caller-1"_s, {});
        QVERIFY(worker.waitAnnounced() && caller.waitAnnounced());
        QString parts;
        QVERIFY(QCoro::waitFor(caller.mesh->call({.to = {.agentName = u"a"_s}, .task = u"say 3"_s}, [&parts](const QString &text) { parts += text; }, {})));
        QCOMPARE(parts, u"part 0 part 1 part 2 "_s);
    }

    void largeAnswersArriveAndTooLargeOnesAreToldInWords()
    {
        TestServer server;
        MeshPeer worker(server, u"worker-1"_s, {u"a"_s});
        MeshPeer caller(server, u"caller-1"_s, {});
        QVERIFY(worker.waitAnnounced() && caller.waitAnnounced());
        QCOMPARE(caller.call(u"a"_s, u"big 8000000"_s)->result.size(), 8'000'000);
        const auto tooLarge = caller.call(u"a"_s, u"big 9000000"_s);
        QVERIFY(!tooLarge);
        QCOMPARE(tooLarge.error().fault, Fault::Full);
        QVERIFY2(tooLarge.error().detail.contains("8 MiB"_L1), qPrintable(tooLarge.error().detail));
    }

    void malformedRequestsGetTheErrorEnvelope_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        QTest::newRow("no JSON") << QByteArray("\xff{") << u"invalid request"_s;
        QTest::newRow("empty") << QByteArray() << u"invalid request"_s;
        QTest::newRow("array") << QByteArray("[]") << u"invalid request"_s;
        QTest::newRow("no agent") << QByteArray("{\"task\":\"x\"}") << u"agent_id or agent_name required"_s;
        QTest::newRow("wrong type") << QByteArray("{\"agent_name\":7}") << u"invalid request"_s;
        QTest::newRow("unknown agent") << QByteArray("{\"agent_name\":\"zz\",\"task\":\"x\"}") << u"zz"_s;
        QTest::newRow("deep") << QByteArray("{\"agent_name\":\"a\",\"context\":") + QByteArray(5000, '[') << u"invalid request"_s;
    }

    void malformedRequestsGetTheErrorEnvelope()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, words);
        TestServer server;
        MeshPeer worker(server, u"worker-1"_s, {u"a"_s});
        QVERIFY(worker.waitAnnounced());
        const auto reply = QCoro::waitFor(worker.link.request({.subject = "lattice.station.worker-1.agent.invoke", .data = body}, 2s));
        QVERIFY(reply);
        const auto response = decodeInvokeResponse(reply->data);
        QVERIFY(response);
        QCOMPARE(response->status, InvokeResponse::Status::Error);
        QVERIFY2(response->error.contains(words), qPrintable(response->error));
        QCOMPARE(response->stationId, u"worker-1"_s);
    }

    void garbageOnEverySubjectChangesNothing()
    {
        TestServer server;
        MeshPeer hub(server, u"hub-0001"_s, {u"a"_s}, watching());
        QVERIFY(hub.waitAnnounced());
        const QList<QByteArray> bodies{"", "{", "[]", "null", "{\"station_id\":\"*.>\",\"type\":\"heartbeat\"}", QByteArray(100'000, '\0'), "{\"station_id\":\"hub-0001\",\"type\":\"nonsense\"}"};
        for (const char *subject : {"lattice.presence.announce", "lattice.presence.heartbeat", "lattice.presence.goodbye", "lattice.presence.ping", "lattice.station.hub-0001.agent.invoke",
                                    "lattice.station.hub-0001.workflow.run", "lattice.station.hub-0001.call.x.cancel", "lattice.station.hub-0001.ping"}) {
            for (const QByteArray &body : bodies)
                QVERIFY(hub.link.publish({.subject = subject, .data = body}));
        }
        KeyValue records(hub.link, "lattice-stations");
        QVERIFY(QCoro::waitFor(records.put("strange", "{broken")));
        QVERIFY(QCoro::waitFor(records.put("other", "{\"station_id\":\"not-other\"}")));
        QVERIFY(hub.call(u"a"_s, u"echo"_s));
        QTRY_COMPARE(hub.mesh->directory()->stations().size(), 1);
    }

    void strippedRecordIsPutRightOnceWithoutAWriteWar()
    {
        TestServer server;
        MeshPeer hub(server, u"hub-0001"_s, {u"a"_s, u"b"_s});
        QVERIFY(hub.waitAnnounced());
        KeyValue records(hub.link, "lattice-stations");
        const QByteArray stripped = encode(StationManifest{.stationId = u"hub-0001"_s, .stationName = u"x"_s, .agents = {}, .workflows = {}, .lastSeen = {}, .status = u"online"_s});
        const auto agentsOnRecord = [&] { return decodeManifest(QCoro::waitFor(records.get("hub-0001"))->value)->agents.size(); };
        QVERIFY(QCoro::waitFor(records.put("hub-0001", stripped)));
        QTRY_COMPARE(agentsOnRecord(), 2);
        const auto again = QCoro::waitFor(records.put("hub-0001", stripped));
        QVERIFY(again);
        std::ignore = QCoro::waitFor(hub.link.request({.subject = "lattice.station.hub-0001.ping"}, 2s));
        QTest::qWait(300); // time in which it must not answer back
        QCOMPARE(QCoro::waitFor(records.get("hub-0001"))->revision, *again);
    }

    void stationOfTheGoProjectIsSeenAndCalled()
    {
        TestServer server;
        MeshPeer hub(server, u"hub-0001"_s, {}, watching());
        QVERIFY(hub.waitAnnounced());
        MeshLink go({.url = server.url()});
        go.open();
        QTRY_VERIFY(go.isLive());
        const auto invoke = go.subscribe("lattice.station.6f9c.agent.invoke", [&go](const Message &message) {
            std::ignore = go.publish({.subject = message.reply, .data = R"({"status":"success","result":"from Go","duration_ms":5321,"tool_calls":0,"station_id":"6f9c"})"});
        });
        KeyValue records(go, "lattice-stations");
        const QByteArray record = R"({"station_id":"6f9c","station_name":"sre","agents":[{"id":"7","name":"LogAnalyzer","description":"d","capabilities":null}],"workflows":null,"last_seen":"2026-01-26T10:00:00.123456789-06:00","status":"online"})";
        QVERIFY(QCoro::waitFor(records.put("6f9c", record)));
        QVERIFY(go.publish({.subject = "lattice.presence.heartbeat", .data = R"({"station_id":"6f9c","station_name":"sre","type":"heartbeat","timestamp":"2026-01-26T10:00:10Z"})"}));
        QTRY_VERIFY(hub.mesh->directory()->find(u"6f9c"_s) && hub.mesh->directory()->find(u"6f9c"_s)->presence == Presence::Online);
        const auto answer = hub.call(u"LogAnalyzer"_s, u"check"_s);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->result, u"from Go"_s);
        QVERIFY(go.publish({.subject = "lattice.presence.goodbye", .data = R"({"station_id":"6f9c","station_name":"sre","type":"goodbye","timestamp":"2026-01-26T10:00:10Z"})"}));
        QTRY_COMPARE(hub.mesh->directory()->find(u"6f9c"_s)->presence, Presence::Left);
    }

    void everythingIsAnnouncedAgainAfterACrashOfTheServer()
    {
        TestServer server;
        MeshPeer hub(server, u"hub-0001"_s, {u"a"_s}, watching());
        MeshPeer member(server, u"member-1"_s, {u"b"_s});
        QVERIFY(hub.waitAnnounced() && member.waitAnnounced());
        QVERIFY(hub.call(u"b"_s, u"echo"_s));
        server.kill9();
        QTRY_VERIFY(!hub.link.isLive());
        QCOMPARE(hub.call(u"b"_s, u"echo"_s).error().fault, Fault::Unreachable);
        QSignalSpy announced(&member.mesh->herald(), &Herald::announced);
        QVERIFY(server.restart());
        QTRY_VERIFY_WITH_TIMEOUT(announced.count() > 0, 10000);
        QTRY_VERIFY(hub.link.isLive());
        QVERIFY(hub.call(u"b"_s, u"echo"_s));
        QCOMPARE(hub.mesh->directory()->find(u"member-1"_s)->presence, Presence::Online); // never shown as gone
    }

    void changedAgentsAreAnnounced()
    {
        TestServer server;
        MeshPeer hub(server, u"hub-0001"_s, {}, watching());
        MeshPeer member(server, u"member-1"_s, {u"a"_s, u"b"_s});
        QVERIFY(hub.waitAnnounced() && member.waitAnnounced());
        QSignalSpy registered(&member.mesh->herald(), &Herald::registered);
        QSignalSpy deregistered(&member.mesh->herald(), &Herald::deregistered);
        member.host.list.removeFirst();
        member.host.list.append({.id = u"c"_s, .name = u"c"_s, .description = u"new"_s, .capabilities = {}, .inputSchema = {}, .outputSchema = {}, .examples = {}});
        member.mesh->agentsChanged();
        QTRY_COMPARE(registered.count(), 1);
        QCOMPARE(deregistered.count(), 1);
        QTRY_COMPARE(hub.call(u"c"_s, u"echo"_s).has_value(), true);
        QCOMPARE(hub.call(u"a"_s, u"echo"_s).error().fault, Fault::NotFound);
        KeyValue agents(hub.link, "lattice-agents");
        QTRY_VERIFY(QCoro::waitFor(agents.get("member-1.c")));
        QVERIFY(!QCoro::waitFor(agents.get("member-1.a")));
    }

    void idleStationsWriteNoKeys()
    {
        TestServer server;
        MeshPeer hub(server, u"hub-0001"_s, {u"a"_s}, watching({.heartbeat = 20ms}));
        QVERIFY(hub.waitAnnounced());
        JetStream jetStream(hub.link);
        const auto lastSequence = [&] { return (*QCoro::waitFor(jetStream.api("STREAM.INFO.KV_lattice-stations")))["state"_L1].toObject()["last_seq"_L1].toInteger(); };
        int heartbeats = 0;
        const auto counting = hub.link.subscribe("lattice.presence.heartbeat", [&heartbeats](const Message &) { ++heartbeats; });
        const auto before = lastSequence();
        QTRY_VERIFY(heartbeats > 20);
        QCOMPARE(lastSequence(), before);
    }
};

QTEST_GUILESS_MAIN(MeshTest)
#include "tst_mesh.moc"
