// SPDX-License-Identifier: Apache-2.0
#include "workpeer.h"

#include "lattice/protocol/goworkrecord.h"
#include "lattice/protocol/workassignment.h"
#include "lattice/protocol/workresponse.h"

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/*! Work between our stations and those of the Go project, in both directions. */
class TestGoWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TestServer>();
        QVERIFY2(m_server->isReady(), qPrintable(m_server->log()));
    }
    void cleanup() { m_server.reset(); }

    void aGoDispatchersWorkIsDone();
    void aGoStationDoesWorkOfOurs();
    void whatAGoStationAnsweredWhileNobodyLedCounts();
    void answersOfAnEarlierAttemptDoNot();
    void goStationsReadHowWorkStands();

private:
    std::unique_ptr<TestServer> m_server;
};

void TestGoWork::aGoDispatchersWorkIsDone()
{
    WorkPeer alpha(*m_server, u"alpha-0001"_s, {u"scan"_s});
    QVERIFY(alpha.waitAnnounced());
    QList<WorkResponse> said;
    const auto responses = alpha.link.subscribe("lattice.work.go-work-1.response", [&said](const Message &message) {
        if (const auto response = decodeWorkResponse(message.data))
            said.append(*response);
    });
    QTRY_VERIFY(QCoro::waitFor(JetStream(alpha.link).api("CONSUMER.INFO.LATTICE_WORK.st_alpha-0001")));
    QVERIFY(alpha.link.publish({.subject = "lattice.station.alpha-0001.work.assign",
                                .data = R"({"work_id":"go-work-1","orchestrator_run_id":"r-1","agent_name":"scan","task":"echo hello","assigned_at":"2026-01-26T10:01:00Z","timeout":300000000000,"reply_subject":"lattice.work.go-work-1.response","target_station":"alpha-0001"})"}));
    QTRY_COMPARE(said.size(), 2);
    QCOMPARE(said[0].type, WorkResponse::Type::Accepted);
    QCOMPARE(said[1].type, WorkResponse::Type::Complete);
    QCOMPARE(said[1].result, u"scan: echo hello"_s);
    QCOMPARE(said[1].runId, u"r-1"_s);
    QCOMPARE(alpha.get(u"go-work-1"_s).value().phase, WorkPhase::Done);
}

/*! A Go station as it looks from outside: announced without facts, answering assignments by core NATS. */
struct GoStation {
    MeshLink link;
    std::unique_ptr<Subscription> assignments;
    int assigned = 0;
    bool finishes = true;
    QByteArray subject; //!< where the last assignment is answered
    QByteArray workId;

    explicit GoStation(const TestServer &server) : link({.url = server.url(), .name = u"go"_s}) { link.open(); }

    void join()
    {
        const QByteArray manifest = R"({"station_id":"go-station","station_name":"go","agents":[{"id":"7","name":"GoAgent","description":"in Go","capabilities":null}],"workflows":null,"last_seen":"0001-01-01T00:00:00Z","status":"online"})";
        QVERIFY(QCoro::waitFor(KeyValue(link, "lattice-stations").put("go-station", manifest)));
        QVERIFY(link.publish({.subject = "lattice.presence.announce", .data = R"({"station_id":"go-station","station_name":"go","type":"announce","timestamp":"2026-01-26T10:00:00Z","manifest":)" + manifest + "}"}));
        assignments = link.subscribe("lattice.station.go-station.work.assign", [this](const Message &message) {
            ++assigned;
            const auto assignment = decodeWorkAssignment(message.data);
            QVERIFY(assignment);
            subject = message.reply;
            workId = assignment->workId.toUtf8();
            say("WORK_ACCEPTED", {});
            if (finishes)
                finish();
        });
    }

    void finish() { say("WORK_COMPLETE", R"(,"result":"done in Go","duration_ms":5)"); }

    void say(const QByteArray &type, const QByteArray &more)
    {
        QVERIFY(link.publish({.subject = subject, .data = R"({"work_id":")" + workId + R"(","orchestrator_run_id":"r","type":")" + type + R"(","station_id":"go-station","timestamp":"2026-01-26T10:00:00Z")" + more + "}"}));
    }
};

void TestGoWork::aGoStationDoesWorkOfOurs()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes);
    QVERIFY(hub.waitAnnounced());
    GoStation go(*m_server);
    QTRY_VERIFY(go.link.isLive());
    go.join();
    const auto submitted = hub.submit({.agent = u"GoAgent"_s, .task = u"echo"_s});
    QVERIFY(submitted);
    const auto ended = hub.await(submitted->spec.workId);
    QVERIFY2(ended, qPrintable(hub.work->leader()->whyWaiting(submitted->spec.workId)));
    QCOMPARE(ended->phase, WorkPhase::Done);
    QCOMPARE(ended->outcome.result, u"done in Go"_s);
    QCOMPARE(ended->station, u"go-station"_s);
    QCOMPARE(go.assigned, 1);
    QCOMPARE(hub.count(WorkFact::Completed), 1);
    const auto left = [&hub] { return QCoro::waitFor(JetStream(hub.link).api("STREAM.INFO.LATTICE_WORK")).value()["state"_L1].toObject()["messages"_L1].toInt(-1); };
    QTRY_COMPARE(left(), 0);
}

void TestGoWork::whatAGoStationAnsweredWhileNobodyLedCounts()
{
    auto hub = std::make_unique<WorkPeer>(*m_server, u"hub-00001"_s, QStringList(), WorkPeer::Leads::Yes);
    QVERIFY(hub->waitAnnounced());
    GoStation go(*m_server);
    QTRY_VERIFY(go.link.isLive());
    go.finishes = false;
    go.join();
    const auto submitted = hub->submit({.agent = u"GoAgent"_s, .task = u"echo"_s});
    QVERIFY(submitted);
    QTRY_COMPARE_WITH_TIMEOUT(hub->get(submitted->spec.workId).value().phase, WorkPhase::Running, 20000);
    hub.reset();
    go.finish(); // nobody listens but the stream
    const auto kept = [&go] { return QCoro::waitFor(JetStream(go.link).api("STREAM.MSG.GET.LATTICE_RESPONSES", {{"last_by_subj"_L1, QString::fromUtf8(go.subject)}})).value(); };
    QTRY_VERIFY(QByteArray::fromBase64(kept()["message"_L1]["data"_L1].toString().toLatin1()).contains("WORK_COMPLETE"));

    WorkPeer next(*m_server, u"hub-00002"_s, {}, WorkPeer::Leads::Yes);
    const auto ended = next.await(submitted->spec.workId);
    QVERIFY(ended);
    QCOMPARE(ended->phase, WorkPhase::Done);
    QCOMPARE(ended->outcome.result, u"done in Go"_s);
    QCOMPARE(ended->attempt, 1);
    QCOMPARE(go.assigned, 1);
    QTRY_COMPARE(next.count(WorkFact::Completed, submitted->spec.workId), 1);
}

/*! The words are in the stream from before the item was assigned anew: the times of the server tell. */
void TestGoWork::answersOfAnEarlierAttemptDoNot()
{
    auto hub = std::make_unique<WorkPeer>(*m_server, u"hub-00001"_s, QStringList(), WorkPeer::Leads::Yes);
    QVERIFY(hub->waitAnnounced());
    GoStation go(*m_server);
    QTRY_VERIFY(go.link.isLive());
    go.finishes = false;
    go.subject = "lattice.work.again-1.response";
    go.workId = "again-1";
    go.finish(); // as of a first attempt, long ago
    go.join();
    const auto submitted = hub->submit({.workId = u"again-1"_s, .agent = u"GoAgent"_s, .task = u"echo"_s});
    QVERIFY(submitted);
    QTRY_COMPARE_WITH_TIMEOUT(hub->get(u"again-1"_s).value().phase, WorkPhase::Running, 20000);
    hub.reset();
    WorkPeer next(*m_server, u"hub-00002"_s, {}, WorkPeer::Leads::Yes);
    QTRY_VERIFY_WITH_TIMEOUT(next.work->leader()->leads(), 20000);
    QTest::qWait(1000); // as long as reading the stream can take here
    QCOMPARE(next.get(u"again-1"_s).value().phase, WorkPhase::Running);
    go.finish();
    QCOMPARE(next.await(u"again-1"_s).value().phase, WorkPhase::Done);
}

void TestGoWork::goStationsReadHowWorkStands()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {u"scan"_s}, WorkPeer::Leads::Yes);
    QVERIFY(hub.waitAnnounced());
    GoStation go(*m_server);
    QTRY_VERIFY(go.link.isLive());
    go.join();
    const auto submitted = hub.submit({.workId = u"shown-1"_s, .agent = u"scan"_s, .task = u"wait 600"_s});
    QVERIFY(submitted);
    KeyValue projection(hub.link, "lattice-work");
    const auto status = [&projection] {
        const auto entry = QCoro::waitFor(projection.get("work.shown-1"));
        return entry ? decodeGoWorkRecord(entry->value).value().status : GoWorkRecord::Status::Escalated;
    };
    QTRY_COMPARE(status(), GoWorkRecord::Status::Accepted);
    const auto list = [&projection](const QByteArray &key) {
        const auto entry = QCoro::waitFor(projection.get(key));
        return entry ? entry->value : QByteArray();
    };
    QTRY_COMPARE(list("station.hub-00001.active"), R"(["shown-1"])");
    QTRY_COMPARE(status(), GoWorkRecord::Status::Complete);
    QTRY_COMPARE(list("station.hub-00001.active"), QByteArray());
    QTRY_COMPARE(list("run.shown-1"), R"(["shown-1"])");
}

QTEST_GUILESS_MAIN(TestGoWork)
#include "tst_gowork.moc"
