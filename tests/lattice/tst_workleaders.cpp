// SPDX-License-Identifier: Apache-2.0
#include "workpeer.h"

#include "lattice/work/transition.h"
#include "lattice/work/workstreams.h"

#include <QDirIterator>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/*! Work when leaders, members and the server come and go: nothing is lost and nothing told twice. */
class TestWorkLeaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TestServer>();
        QVERIFY2(m_server->isReady(), qPrintable(m_server->log()));
    }
    void cleanup() { m_server.reset(); }

    void membersFinishWithoutALeader();
    void anotherLeaderTakesOver();
    void aTruncatedConsumerRepeatsNothing();
    void aServerStoppedInBurstsLosesNothing();
    void aMemberStandsInForTheLeader();
    void aStandInTellsTheEndThatADeadMakerDidNot();
    void anEndOfLongAgoIsNotToldByItsAge();

private:
    std::unique_ptr<TestServer> m_server;
};

void TestWorkLeaders::membersFinishWithoutALeader()
{
    auto hub = std::make_unique<WorkPeer>(*m_server, u"hub-00001"_s, QStringList(), WorkPeer::Leads::Yes);
    WorkPeer alpha(*m_server, u"alpha-0001"_s, {u"scan"_s});
    QVERIFY(alpha.waitAnnounced());
    const auto first = alpha.submit({.agent = u"scan"_s, .task = u"wait 400"_s});
    QVERIFY(first);
    QTRY_COMPARE(alpha.work->running(), 1);
    hub.reset();
    QCOMPARE(alpha.await(first->spec.workId).value().phase, WorkPhase::Done);
    const auto second = alpha.submit({.agent = u"scan"_s, .task = u"echo later"_s});
    QVERIFY(second);
    QCOMPARE(second->phase, WorkPhase::Queued);
    hub = std::make_unique<WorkPeer>(*m_server, u"hub-00001"_s, QStringList(), WorkPeer::Leads::Yes);
    QCOMPARE(alpha.await(second->spec.workId).value().phase, WorkPhase::Done);
}

void TestWorkLeaders::anotherLeaderTakesOver()
{
    auto first = std::make_unique<WorkPeer>(*m_server, u"hub-00001"_s, QStringList(), WorkPeer::Leads::Yes);
    QVERIFY(QTest::qWaitFor([&first] { return first->work->leader()->leads(); }, 10000));
    WorkPeer second(*m_server, u"hub-00002"_s, {u"scan"_s}, WorkPeer::Leads::Yes);
    QVERIFY(second.waitAnnounced());
    QTRY_COMPARE(second.work->leader()->leader(), u"hub-00001"_s);
    QVERIFY(!second.work->leader()->leads());
    first->link.close();
    const auto submitted = second.submit({.agent = u"scan"_s, .task = u"echo"_s});
    QVERIFY(submitted);
    QCOMPARE(second.await(submitted->spec.workId).value().phase, WorkPhase::Done);
    QVERIFY(second.work->leader()->leads());
    first->link.open();
    QTRY_VERIFY(!first->work->leader()->leads());
}

/*! What nats-server 2.10 leaves behind when it is killed while it writes a consumer's state. */
void TestWorkLeaders::aTruncatedConsumerRepeatsNothing()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes);
    WorkPeer alpha(*m_server, u"alpha-0001"_s, {u"scan"_s});
    QVERIFY(alpha.waitAnnounced());
    QStringList ids;
    for (int i = 0; i < 6; ++i)
        ids.append(hub.submit({.agent = u"scan"_s, .task = i < 3 ? u"echo"_s : u"wait 1500"_s, .maxAttempts = 20}).value().spec.workId);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(hub.await(ids[i]).value().phase, WorkPhase::Done);
    m_server->kill9();
    QDirIterator files(m_server->storeFolder(), {u"o.dat"_s}, QDir::Files, QDirIterator::Subdirectories);
    int truncated = 0;
    while (files.hasNext()) {
        QFile state(files.next());
        truncated += state.fileName().contains(u"st_alpha-0001"_s) && state.resize(0);
    }
    QCOMPARE(truncated, 1);
    QVERIFY(m_server->restart());
    for (const QString &id : std::as_const(ids))
        QCOMPARE(hub.await(id, 60s).value().phase, WorkPhase::Done);
    for (const QString &id : std::as_const(ids))
        QTRY_COMPARE(alpha.count(WorkFact::Completed, id), 1);
}

void TestWorkLeaders::aServerStoppedInBurstsLosesNothing()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes);
    WorkPeer alpha(*m_server, u"alpha-0001"_s, {u"scan"_s});
    QVERIFY(alpha.waitAnnounced());
    QStringList ids;
    for (int burst = 0; burst < 4; ++burst) {
        for (int i = 0; i < 4; ++i)
            ids.append(hub.submit({.agent = u"scan"_s, .task = u"wait 100"_s, .maxAttempts = 20}).value().spec.workId);
        m_server->suspend();
        QTest::qWait(700); // less than what makes the link give up: all that was asked waits
        m_server->resume();
    }
    for (const QString &id : std::as_const(ids))
        QCOMPARE(hub.await(id, 60s).value().phase, WorkPhase::Done);
    for (const QString &id : std::as_const(ids))
        QTRY_COMPARE(alpha.count(WorkFact::Completed, id), 1);
}

void TestWorkLeaders::aMemberStandsInForTheLeader()
{
    MeshPeer member(*m_server, u"member-001"_s, {u"scan"_s}, {.heartbeat = 500ms});
    WorkOptions options{.stationId = u"member-001"_s, .standsIn = true, .patience = 1s};
    options.lock = {.renew = 400ms, .poll = 400ms, .valid = 1500ms, .ttl = 2s};
    Work work(member.link, &member.host, &member.mesh->responder(), nullptr, options);
    QVERIFY(member.waitAnnounced());
    const auto submitted = QCoro::waitFor(work.client().submit({.agent = u"scan"_s, .task = u"echo"_s}));
    QVERIFY(submitted);
    const auto ended = QCoro::waitFor(work.client().await(submitted->spec.workId, 30s, {}, {}));
    QVERIFY(ended);
    QCOMPARE(ended->phase, WorkPhase::Done);
    QVERIFY(work.leader() && work.leader()->leads());

    MeshOptions leading;
    leading.facts.orchestrator = true;
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes, {}, leading);
    QTRY_VERIFY_WITH_TIMEOUT(hub.work->leader()->leads(), 10000); // an orchestrator has come: the stand-in steps back
    QVERIFY(!work.leader());
    const auto again = hub.submit({.agent = u"scan"_s, .task = u"echo twice"_s});
    QVERIFY(again);
    QCOMPARE(hub.await(again->spec.workId).value().phase, WorkPhase::Done);
}

/*! An item that has ended in the ledger, by somebody who says no more. */
static Result<WorkRecord> endedBySomebody(MeshLink &link, const QString &workId)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Transition::Holding holding{.stationId = u"ghost-0001"_s, .attempt = 1};
    auto record = Transition::submit({.workId = workId, .agent = u"scan"_s, .task = u"echo"_s}, now);
    record = Transition::assign(*record, holding.stationId, 1, now, u"scan"_s);
    record = Transition::claim(*record, holding, now);
    record = Transition::finish(*record, holding, {.result = u"never told"_s}, now);
    const auto created = QCoro::waitFor(Ledger(link).create(*record));
    return created ? Result<WorkRecord>(created->record) : std::unexpected(created.error());
}

void TestWorkLeaders::aStandInTellsTheEndThatADeadMakerDidNot()
{
    MeshPeer member(*m_server, u"member-001"_s, {u"scan"_s}, {.heartbeat = 500ms});
    WorkOptions options{.stationId = u"member-001"_s, .standsIn = true, .patience = 1s, .endPatience = 1s};
    options.lock = {.renew = 400ms, .poll = 400ms, .valid = 1500ms, .ttl = 2s};
    Work work(member.link, &member.host, &member.mesh->responder(), nullptr, options);
    QStringList told;
    connect(&work, &Work::happened, &work, [&told](WorkFact fact, const WorkRecord &record) {
        if (fact == WorkFact::Completed)
            told.append(record.spec.workId);
    });
    QVERIFY(member.waitAnnounced());
    QVERIFY(QCoro::waitFor(ensureWorkStreams(member.link)));
    QVERIFY(endedBySomebody(member.link, u"before-1"_s)); // before anybody stands in
    QTRY_VERIFY_WITH_TIMEOUT(work.leader() && work.leader()->leads(), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(told, QStringList{u"before-1"_s}, 10000);
    QVERIFY(endedBySomebody(member.link, u"after-1"_s));
    QTRY_COMPARE_WITH_TIMEOUT(told, (QStringList{u"before-1"_s, u"after-1"_s}), 10000);
    QTest::qWait(1500);
    QCOMPARE(told.size(), 2); // each once
}

void TestWorkLeaders::anEndOfLongAgoIsNotToldByItsAge()
{
    MeshPeer member(*m_server, u"member-001"_s, {}, {.heartbeat = 500ms});
    QVERIFY(member.waitAnnounced());
    QVERIFY(QCoro::waitFor(ensureWorkStreams(member.link)));
    const auto record = endedBySomebody(member.link, u"long-ago"_s);
    QVERIFY(record);
    QTest::qWait(50);
    const auto isTold = [&](Milliseconds most) { return QCoro::waitFor(EndKeeper::byAge(Ledger(member.link), most)(*record)); };
    QCOMPARE(isTold(10ms).value(), true);
    QCOMPARE(isTold(60s).value(), false);
    WorkRecord unknown = *record;
    unknown.spec.workId = u"nobody-knows"_s;
    QCOMPARE(QCoro::waitFor(EndKeeper::byAge(Ledger(member.link))(unknown)).value(), true);
}

QTEST_GUILESS_MAIN(TestWorkLeaders)
#include "tst_workleaders.moc"
