// SPDX-License-Identifier: Apache-2.0
#include "workpeer.h"

#include "lattice/protocol/workresponse.h"
#include "lattice/protocol/workspec.h"
#include "lattice/work/transition.h"

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/*! Work from its submission to its end: a leader, executing stations, a real nats-server. */
class TestWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TestServer>();
        QVERIFY2(m_server->isReady(), qPrintable(m_server->log()));
    }
    void cleanup() { m_server.reset(); }

    void submittedWorkIsDoneAndTold();
    void theSameIdIsTheSameWork();
    void workWaitsForAStationThatCanDoIt();
    void workGoesByCapability();
    void slotsAreNotExceeded();
    void aPassingFailureIsTriedAgain();
    void aLastingFailureIsNot();
    void workThatTakesTooLongFails();
    void queuedWorkIsCancelledAtOnce();
    void runningWorkIsCancelledByItsHolder();
    void childrenEndWithTheirParent();
    void aStationThatStopsHandsBack();
    void aStationThatDiesLosesItsWorkToAnother();
    void aRestartedStationHandsBackWhatItsJournalSays();
    void aQuestionWaitsForAPersonAndGoesOn();
    void largeResultsAreKept();
    void resultsThatGrowInJsonAreKept();
    void aSubmissionByMessageIsAnswered();
    void waitingTellsItsTimeoutFromAFailure();
    void anOfferGoesToTheBestBid();

private:
    std::unique_ptr<TestServer> m_server;
};

void TestWork::submittedWorkIsDoneAndTold()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes);
    WorkPeer alpha(*m_server, u"alpha-0001"_s, {u"scan"_s});
    QVERIFY(hub.waitAnnounced() && alpha.waitAnnounced());
    QList<WorkResponse::Type> said;
    const auto responses = hub.link.subscribe("lattice.work.*.response", [&said](const Message &message) {
        if (const auto response = decodeWorkResponse(message.data))
            said.append(response->type);
    });

    const auto submitted = alpha.submit({.agent = u"scan"_s, .task = u"say 3"_s, .requestedBy = u"test"_s});
    QVERIFY2(submitted, qPrintable(submitted ? QString() : submitted.error().detail));
    const auto ended = hub.await(submitted->spec.workId);

    QVERIFY(ended);
    QCOMPARE(ended->phase, WorkPhase::Done);
    QCOMPARE(ended->outcome.result, u"scan: say 3"_s);
    QCOMPARE(ended->station, u"alpha-0001"_s);
    QCOMPARE(ended->attempt, 1);
    QTRY_COMPARE(alpha.count(WorkFact::Completed), 1);
    QCOMPARE(alpha.count(WorkFact::Submitted), 1);
    QCOMPARE(alpha.count(WorkFact::Accepted), 1);
    QCOMPARE(hub.count(WorkFact::Assigned), 1);
    QTRY_VERIFY(said.size() >= 2);
    QCOMPARE(said.first(), WorkResponse::Type::Accepted);
    QTRY_COMPARE(said.last(), WorkResponse::Type::Complete);
    QTRY_COMPARE(alpha.work->running(), 0);
    QTRY_COMPARE(alpha.mesh->responder().capacity().slotsFree, 4);
}

void TestWork::theSameIdIsTheSameWork()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {u"scan"_s}, WorkPeer::Leads::Yes);
    QVERIFY(hub.waitAnnounced());
    const WorkSpec spec{.workId = u"nightly-7"_s, .agent = u"scan"_s, .task = u"echo once"_s};
    QVERIFY(hub.submit(spec));
    QVERIFY(hub.await(u"nightly-7"_s));
    const auto again = hub.submit(spec);
    QVERIFY(again);
    QCOMPARE(again->phase, WorkPhase::Done);
    QCOMPARE(hub.host.calls, 1);
    WorkSpec other = spec;
    other.task = u"echo something else"_s;
    const auto clash = hub.submit(other);
    QVERIFY(!clash);
    QCOMPARE(clash.error().fault, Fault::Conflict);
}

void TestWork::workWaitsForAStationThatCanDoIt()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes);
    QVERIFY(hub.waitAnnounced());
    const auto submitted = hub.submit({.agent = u"scan"_s, .task = u"echo"_s});
    QVERIFY(submitted);
    QTRY_VERIFY(hub.work->leader()->leads());
    QTRY_VERIFY2(hub.work->leader()->whyWaiting(submitted->spec.workId).contains(u"scan"_s), qPrintable(hub.work->leader()->whyWaiting(submitted->spec.workId)));
    WorkPeer alpha(*m_server, u"alpha-0001"_s, {u"scan"_s});
    const auto ended = hub.await(submitted->spec.workId);
    QVERIFY(ended);
    QCOMPARE(ended->station, u"alpha-0001"_s);
}

void TestWork::workGoesByCapability()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes);
    WorkPeer alpha(*m_server, u"alpha-0001"_s, {u"scan"_s});
    QVERIFY(alpha.waitAnnounced());
    const auto submitted = hub.submit({.capability = u"testing"_s, .task = u"echo"_s});
    QVERIFY(submitted);
    const auto ended = hub.await(submitted->spec.workId);
    QVERIFY(ended);
    QCOMPARE(ended->chosenAgent, u"scan"_s);
    QCOMPARE(ended->outcome.result, u"scan: echo"_s);
}

void TestWork::slotsAreNotExceeded()
{
    MeshOptions two;
    two.slots_ = 2;
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes);
    WorkPeer alpha(*m_server, u"alpha-0001"_s, {u"scan"_s}, WorkPeer::Leads::No, {}, two);
    QVERIFY(alpha.waitAnnounced());
    QStringList ids;
    for (int i = 0; i < 12; ++i) {
        const auto submitted = hub.submit({.agent = u"scan"_s, .task = u"wait 60"_s});
        QVERIFY(submitted);
        ids.append(submitted->spec.workId);
    }
    for (const QString &id : std::as_const(ids))
        QCOMPARE(hub.await(id).value().phase, WorkPhase::Done);
    QCOMPARE(alpha.host.calls, 12);
    QVERIFY2(alpha.host.mostRunning <= 2, qPrintable(QString::number(alpha.host.mostRunning)));
}

void TestWork::aPassingFailureIsTriedAgain()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {u"scan"_s}, WorkPeer::Leads::Yes);
    QVERIFY(hub.waitAnnounced());
    const auto submitted = hub.submit({.agent = u"scan"_s, .task = u"busy"_s, .maxAttempts = 2});
    QVERIFY(submitted);
    const auto ended = hub.await(submitted->spec.workId);
    QVERIFY(ended);
    QCOMPARE(ended->phase, WorkPhase::Failed);
    QCOMPARE(ended->attempt, 2);
    QCOMPARE(hub.host.calls, 2);
    QTRY_COMPARE(hub.count(WorkFact::Failed), 1);
    QCOMPARE(hub.count(WorkFact::Retrying), 1);
}

void TestWork::aLastingFailureIsNot()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {u"scan"_s}, WorkPeer::Leads::Yes);
    QVERIFY(hub.waitAnnounced());
    const auto submitted = hub.submit({.agent = u"scan"_s, .task = u"fail"_s});
    QVERIFY(submitted);
    const auto ended = hub.await(submitted->spec.workId);
    QVERIFY(ended);
    QCOMPARE(ended->phase, WorkPhase::Failed);
    QCOMPARE(ended->outcome.error, u"as asked"_s);
    QCOMPARE(hub.host.calls, 1);
}

void TestWork::workThatTakesTooLongFails()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {u"scan"_s}, WorkPeer::Leads::Yes);
    QVERIFY(hub.waitAnnounced());
    const auto submitted = hub.submit({.agent = u"scan"_s, .task = u"wait 60000"_s, .timeout = 200ms, .maxAttempts = 1});
    QVERIFY(submitted);
    const auto ended = hub.await(submitted->spec.workId);
    QVERIFY(ended);
    QCOMPARE(ended->phase, WorkPhase::Failed);
    QCOMPARE(ended->outcome.fault, Fault::Timeout);
    QVERIFY(ended->outcome.error.contains(u"0.2 s"));
    QCOMPARE(hub.host.cancelled, 1);
}

void TestWork::queuedWorkIsCancelledAtOnce()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes);
    QVERIFY(hub.waitAnnounced());
    const auto submitted = hub.submit({.agent = u"nobody"_s, .task = u"echo"_s});
    QVERIFY(submitted);
    const auto cancelled = QCoro::waitFor(hub.work->client().cancel(submitted->spec.workId, u"test"_s, u"no longer needed"_s));
    QVERIFY(cancelled);
    QCOMPARE(cancelled->phase, WorkPhase::Cancelled);
    QCOMPARE(cancelled->cancel.reason, u"no longer needed"_s);
    QCOMPARE(hub.count(WorkFact::Cancelled), 1);
    const auto twice = QCoro::waitFor(hub.work->client().cancel(submitted->spec.workId, u"test"_s, {}));
    QVERIFY(!twice);
    QCOMPARE(twice.error().fault, Fault::Conflict);
}

void TestWork::runningWorkIsCancelledByItsHolder()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes);
    WorkPeer alpha(*m_server, u"alpha-0001"_s, {u"scan"_s});
    QVERIFY(alpha.waitAnnounced());
    const auto submitted = hub.submit({.agent = u"scan"_s, .task = u"wait 60000"_s});
    QVERIFY(submitted);
    QTRY_COMPARE(alpha.work->running(), 1);
    const auto cancelled = QCoro::waitFor(hub.work->client().cancel(submitted->spec.workId, u"test"_s, {}));
    QVERIFY(cancelled);
    QCOMPARE(cancelled->phase, WorkPhase::Cancelling);
    const auto ended = hub.await(submitted->spec.workId);
    QVERIFY(ended);
    QCOMPARE(ended->phase, WorkPhase::Cancelled);
    QCOMPARE(alpha.host.cancelled, 1);
    QTRY_COMPARE(alpha.count(WorkFact::Cancelled) + hub.count(WorkFact::Cancelled), 1);
}

void TestWork::childrenEndWithTheirParent()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {u"plan"_s, u"scan"_s}, WorkPeer::Leads::Yes);
    QVERIFY(hub.waitAnnounced());
    const auto parent = hub.submit({.agent = u"plan"_s, .task = u"wait 60000"_s});
    QVERIFY(parent);
    QTRY_COMPARE(hub.work->running(), 1);
    const auto child = hub.submit({.parentId = parent->spec.workId, .agent = u"scan"_s, .task = u"wait 60000"_s});
    QVERIFY(child);
    QCOMPARE(child->spec.runId, parent->spec.workId);
    QCOMPARE(child->spec.path, QStringList{u"plan"_s});
    const auto cycle = hub.submit({.parentId = child->spec.workId, .agent = u"plan"_s, .task = u"echo"_s});
    QVERIFY(!cycle);
    QCOMPARE(cycle.error().fault, Fault::Invalid);
    QTRY_COMPARE(hub.work->running(), 2);
    QVERIFY(QCoro::waitFor(hub.work->client().cancel(parent->spec.workId, u"test"_s, {})));
    QCOMPARE(hub.await(child->spec.workId).value().phase, WorkPhase::Cancelled);
    QCOMPARE(hub.await(parent->spec.workId).value().phase, WorkPhase::Cancelled);
}

void TestWork::aStationThatStopsHandsBack()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes);
    auto alpha = std::make_unique<WorkPeer>(*m_server, u"alpha-0001"_s, QStringList{u"scan"_s});
    QVERIFY(alpha->waitAnnounced());
    const auto submitted = hub.submit({.agent = u"scan"_s, .task = u"wait 500"_s});
    QVERIFY(submitted);
    QTRY_COMPARE(alpha->work->running(), 1);
    QCoro::waitFor(alpha->work->stop(2s));
    QCOMPARE(alpha->count(WorkFact::HandedBack), 1);
    QCOMPARE(alpha->work->running(), 0);
    QCoro::waitFor(alpha->mesh->goodbye());
    alpha.reset();
    WorkPeer beta(*m_server, u"beta-00001"_s, {u"scan"_s});
    const auto ended = hub.await(submitted->spec.workId);
    QVERIFY(ended);
    QCOMPARE(ended->phase, WorkPhase::Done);
    QCOMPARE(ended->station, u"beta-00001"_s);
    QCOMPARE(ended->attempt - ended->excused, 1);
}

void TestWork::aStationThatDiesLosesItsWorkToAnother()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes);
    auto alpha = std::make_unique<WorkPeer>(*m_server, u"alpha-0001"_s, QStringList{u"scan"_s});
    QVERIFY(alpha->waitAnnounced());
    const auto submitted = hub.submit({.agent = u"scan"_s, .task = u"wait 300"_s});
    QVERIFY(submitted);
    QTRY_COMPARE(alpha->work->running(), 1);
    alpha->link.close(); // as if its machine were gone
    WorkPeer beta(*m_server, u"beta-00001"_s, {u"other"_s});
    beta.host.list.append({.id = u"scan"_s, .name = u"scan"_s, .description = {}, .capabilities = {}, .inputSchema = {}, .outputSchema = {}, .examples = {}});
    beta.mesh->agentsChanged();
    QTRY_COMPARE_WITH_TIMEOUT(hub.count(WorkFact::Lost), 1, 15000);
    QCOMPARE(hub.get(submitted->spec.workId).value().attempt, 1);
    alpha->link.open(); // it comes back, and finds that its result no longer counts, or that it may do the next attempt
    const auto ended = hub.await(submitted->spec.workId, 60s);
    QVERIFY(ended);
    QCOMPARE(ended->phase, WorkPhase::Done);
    QCOMPARE(ended->attempt, 2);
    QTRY_COMPARE(alpha->count(WorkFact::LateResult), 1);
}

void TestWork::aRestartedStationHandsBackWhatItsJournalSays()
{
    QTemporaryDir home;
    const QString journal = home.filePath(u"work.json"_s);
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes);
    auto alpha = std::make_unique<WorkPeer>(*m_server, u"alpha-0001"_s, QStringList{u"scan"_s}, WorkPeer::Leads::No, journal);
    QVERIFY(alpha->waitAnnounced());
    const auto submitted = hub.submit({.agent = u"scan"_s, .task = u"wait 200"_s});
    QVERIFY(submitted);
    QTRY_COMPARE(alpha->work->running(), 1);
    QVERIFY(QFile::copy(journal, journal + u".kept"_s));
    alpha->link.close(); // the process is gone: it could not write the end
    alpha.reset();
    QFile::remove(journal);
    QVERIFY(QFile::rename(journal + u".kept"_s, journal));
    WorkPeer again(*m_server, u"alpha-0001"_s, {u"scan"_s}, WorkPeer::Leads::No, journal);
    const auto ended = hub.await(submitted->spec.workId);
    QVERIFY(ended);
    QCOMPARE(ended->phase, WorkPhase::Done);
    QCOMPARE(again.count(WorkFact::HandedBack), 1);
    QCOMPARE(hub.count(WorkFact::Lost), 0);
}

/*! Asks once, and is content with the answer. */
class AskingHost final : public lattice::AgentHost
{
public:
    QList<AgentInfo> agents() const override { return {{.id = u"drain"_s, .name = u"drain"_s}}; }
    QCoro::Task<Result<CallResult>> execute(CallOrder order, ProgressSink, std::stop_token) override
    {
        const QString answer = order.input.value(QString::fromLatin1(Transition::kAnswerKey));
        if (answer.isEmpty())
            co_return CallResult{.question = u"need cluster-admin to drain node 7"_s};
        co_return CallResult{.text = u"drained as told: "_s + answer};
    }
};

void TestWork::aQuestionWaitsForAPersonAndGoesOn()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes);
    AskingHost asking;
    MeshLink link({.url = m_server->url(), .name = u"asking"_s});
    Mesh mesh(link, asking, {.stationId = u"asking-001"_s, .stationName = u"asking"_s, .facts = {.version = u"test"_s}, .heartbeat = 500ms});
    Work work(link, &asking, &mesh.responder(), nullptr, {.stationId = u"asking-001"_s});
    link.open();
    const auto submitted = hub.submit({.agent = u"drain"_s, .task = u"node 7"_s});
    QVERIFY(submitted);
    QTRY_COMPARE_WITH_TIMEOUT(hub.get(submitted->spec.workId).value().phase, WorkPhase::Escalated, 10000);
    QCOMPARE(hub.get(submitted->spec.workId).value().escalation.reason, u"need cluster-admin to drain node 7"_s);
    const auto answered = QCoro::waitFor(hub.work->client().answer(submitted->spec.workId, u"go ahead"_s, u"anna"_s));
    QVERIFY(answered);
    const auto ended = hub.await(submitted->spec.workId);
    QVERIFY(ended);
    QCOMPARE(ended->phase, WorkPhase::Done);
    QCOMPARE(ended->outcome.result, u"drained as told: go ahead"_s);
    QCOMPARE(ended->escalation.answeredBy, u"anna"_s);
    QVERIFY(!QCoro::waitFor(hub.work->client().answer(submitted->spec.workId, u"again"_s, u"bob"_s)));
}

void TestWork::largeResultsAreKept()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {u"scan"_s}, WorkPeer::Leads::Yes);
    QVERIFY(hub.waitAnnounced());
    const auto submitted = hub.submit({.agent = u"scan"_s, .task = u"big 3000000"_s});
    QVERIFY(submitted);
    const auto ended = hub.await(submitted->spec.workId);
    QVERIFY(ended);
    QCOMPARE(ended->phase, WorkPhase::Done);
    QCOMPARE(ended->outcome.blob.size, 3000000);
    const auto text = QCoro::waitFor(hub.work->client().result(*ended));
    QVERIFY(text);
    QCOMPARE(*text, QString(3000000, u'x'));
}

void TestWork::resultsThatGrowInJsonAreKept()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {u"scan"_s}, WorkPeer::Leads::Yes);
    QVERIFY(hub.waitAnnounced());
    const auto submitted = hub.submit({.agent = u"scan"_s, .task = u"noise 200000"_s}); // 1.2 MB in the record, which the ledger refuses
    QVERIFY(submitted);
    const auto ended = hub.await(submitted->spec.workId);
    QVERIFY(ended);
    QCOMPARE(ended->phase, WorkPhase::Done);
    QCOMPARE(ended->outcome.blob.size, 200000);
}

void TestWork::aSubmissionByMessageIsAnswered()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {u"scan"_s}, WorkPeer::Leads::Yes);
    QTRY_VERIFY(hub.work->leader()->leads());
    const auto answer = QCoro::waitFor(hub.link.request({.subject = "lattice.work.submit", .data = R"({"agent":"scan","task":"echo"})"}, 5s));
    QVERIFY(answer);
    const auto record = decodeSubmitAnswer(answer->data);
    QVERIFY2(record, qPrintable(record ? QString() : record.error().detail));
    QCOMPARE(hub.await(record->spec.workId).value().phase, WorkPhase::Done);
    const auto bad = QCoro::waitFor(hub.link.request({.subject = "lattice.work.submit", .data = R"({"task":"echo"})"}, 5s));
    QVERIFY(bad);
    QCOMPARE(decodeSubmitAnswer(bad->data).error().fault, Fault::Invalid);
}

void TestWork::waitingTellsItsTimeoutFromAFailure()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes);
    QVERIFY(hub.waitAnnounced());
    const auto submitted = hub.submit({.agent = u"nobody"_s, .task = u"echo"_s});
    QVERIFY(submitted);
    const auto waited = hub.await(submitted->spec.workId, 200ms);
    QVERIFY(!waited);
    QCOMPARE(waited.error().fault, Fault::Timeout);
    QVERIFY(waited.error().detail.contains(u"goes on"));
    const auto unknown = hub.await(u"no-such-work"_s, 5s);
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().fault, Fault::NotFound);
}

void TestWork::anOfferGoesToTheBestBid()
{
    WorkPeer hub(*m_server, u"hub-00001"_s, {}, WorkPeer::Leads::Yes);
    MeshOptions small;
    small.slots_ = 2;
    MeshOptions large;
    large.slots_ = 6;
    WorkPeer alpha(*m_server, u"alpha-0001"_s, {u"one"_s}, WorkPeer::Leads::No, {}, small);
    WorkPeer beta(*m_server, u"beta-00001"_s, {u"two"_s}, WorkPeer::Leads::No, {}, large);
    QVERIFY(alpha.waitAnnounced() && beta.waitAnnounced());
    const auto isSeen = [&hub](const QString &id) {
        const Station *station = hub.mesh->directory()->find(id);
        return station && station->presence == Presence::Online && !station->agents.isEmpty() && station->capacity.slotsTotal > 0;
    };
    QTRY_VERIFY(isSeen(u"alpha-0001"_s) && isSeen(u"beta-00001"_s));
    const auto submitted = hub.submit({.capability = u"testing"_s, .task = u"echo"_s, .auction = true});
    QVERIFY(submitted);
    const auto ended = hub.await(submitted->spec.workId);
    QVERIFY(ended);
    QCOMPARE(ended->station, u"beta-00001"_s);
}

QTEST_GUILESS_MAIN(TestWork)
#include "tst_work.moc"
