// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/stationlistmodel.h"
#include "app/desktop/work/workdesk.h"
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using app::WorkActions;
using lattice::Fault;
using lattice::WorkPhase;

namespace {

/*! A desk that knows three stations, with spies on all that it asks for. */
struct Desk {
    app::StationListModel stations;
    app::WorkDesk desk{stations};
    QSignalSpy submits{&desk, &app::WorkDesk::submitRequested};
    QSignalSpy cancels{&desk, &app::WorkDesk::cancelRequested};
    QSignalSpy retries{&desk, &app::WorkDesk::retryRequested};
    QSignalSpy answers{&desk, &app::WorkDesk::answerRequested};
    QDateTime now = QDateTime::currentDateTimeUtc();

    Desk()
    {
        stations.applyStations(sample::stations(3), {});
        desk.applyStations();
    }
    lattice::WorkRecord put(const QString &id, WorkPhase phase)
    {
        const auto record = sample::work(id, phase, now);
        desk.applyWork({record}, {});
        return record;
    }
};

lattice::WorkSpec submitted(const QSignalSpy &spy) { return spy.constLast().at(1).value<lattice::WorkSpec>(); }

} // namespace

class TestWorkDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deedsArePossibleByPhase_data();
    void deedsArePossibleByPhase();
    void cancellingManyIsReportedOnce();
    void failureSaysWhatToDoAndTheExactWords();
    void reassigningStopsFirstAndSubmitsThen();
    void reassigningWaitsForTheStationToStop();
    void workThatEndsFirstIsNotMoved();
    void refusedCancellationMovesNothing();
    void answerWantsWords();
    void nothingIsDoneWhileActionsAreOff();
    void unknownAnswerIsIgnored();
    void formOffersAgentsAndTheirStations();
    void formSendsWhatWasFilledIn();
    void formMarksWhatIsMissing();
    void formByCapabilityNamesNoAgent();
    void formKeepsTheTaskForAnotherAgent();
    void refusedAssignmentStaysInTheForm();
    void formWithoutAgentsSaysSo();
    void partsOfARunningAnswerAreShownUntilItEnds();
    void partsOfALostAttemptAreNotThoseOfTheNext();
    void pastIsShownAsItWasAndLiveComesBack();
};

void TestWorkDesk::partsOfARunningAnswerAreShownUntilItEnds()
{
    Desk stage;
    QSignalSpy follows(&stage.desk, &app::WorkDesk::followRequested);
    const auto running = sample::work(u"w1"_s, WorkPhase::Running, QDateTime::currentDateTimeUtc());
    stage.desk.applyWork({running, sample::work(u"w2"_s, WorkPhase::Queued, QDateTime::currentDateTimeUtc())}, {});
    stage.desk.details()->show(u"w1"_s);
    QCOMPARE(follows.size(), 1);
    QCOMPARE(follows[0][0].toString(), u"w1"_s);
    stage.desk.applyPart(u"w1"_s, u"the first "_s);
    stage.desk.applyPart(u"w2"_s, u"another's"_s);
    stage.desk.applyPart(u"w1"_s, u"and the second"_s);
    QCOMPARE(stage.desk.details()->soFar(), u"the first and the second"_s);
    stage.desk.applyPart(u"w1"_s, QString(100'000, u'x'));
    QCOMPARE(stage.desk.details()->soFar().size(), app::WorkDetails::kExcerpt + 1);
    stage.desk.applyWork({sample::moved(running, WorkPhase::Done, QDateTime::currentDateTimeUtc())}, {});
    QCOMPARE(stage.desk.details()->soFar(), QString());
    QCOMPARE(follows.size(), 2);
    QCOMPARE(follows[1][0].toString(), QString());
    stage.desk.applyPart(u"w1"_s, u"too late"_s);
    QCOMPARE(stage.desk.details()->soFar(), QString());
}

void TestWorkDesk::partsOfALostAttemptAreNotThoseOfTheNext()
{
    Desk stage;
    QSignalSpy follows(&stage.desk, &app::WorkDesk::followRequested);
    auto running = sample::work(u"w1"_s, WorkPhase::Running, QDateTime::currentDateTimeUtc());
    stage.desk.applyWork({running}, {});
    stage.desk.details()->show(u"w1"_s);
    stage.desk.applyPart(u"w1"_s, u"of the first"_s);
    running.attempt += 1;
    running.revision += 1;
    stage.desk.applyWork({running}, {});
    QCOMPARE(stage.desk.details()->soFar(), QString());
    stage.desk.applyPart(u"w1"_s, u"of the second"_s);
    QCOMPARE(stage.desk.details()->soFar(), u"of the second"_s);
    QCOMPARE(follows.size(), 1); // the subject is the item's
}

void TestWorkDesk::deedsArePossibleByPhase_data()
{
    QTest::addColumn<WorkPhase>("phase");
    QTest::addColumn<QList<int>>("deeds");
    using W = WorkActions;
    QTest::newRow("queued") << WorkPhase::Queued << QList<int>{W::Cancel, W::Reassign};
    QTest::newRow("running") << WorkPhase::Running << QList<int>{W::Cancel, W::Reassign};
    QTest::newRow("cancelling") << WorkPhase::Cancelling << QList<int>{};
    QTest::newRow("escalated") << WorkPhase::Escalated << QList<int>{W::Cancel, W::Retry, W::Reassign, W::Answer};
    QTest::newRow("done") << WorkPhase::Done << QList<int>{};
    QTest::newRow("failed") << WorkPhase::Failed << QList<int>{W::Retry};
    QTest::newRow("cancelled") << WorkPhase::Cancelled << QList<int>{W::Retry};
}

void TestWorkDesk::deedsArePossibleByPhase()
{
    QFETCH(WorkPhase, phase);
    QFETCH(QList<int>, deeds);
    Desk d;
    d.put(u"a"_s, phase);
    QList<int> possible;
    for (int deed = WorkActions::Cancel; deed <= WorkActions::Answer; ++deed) {
        if (!d.desk.actions()->able(deed, {u"a"_s, u"unknown"_s}).isEmpty())
            possible.append(deed);
    }
    QCOMPARE(possible, deeds);
}

void TestWorkDesk::cancellingManyIsReportedOnce()
{
    Desk d;
    const auto a = d.put(u"a"_s, WorkPhase::Running);
    const auto b = d.put(u"b"_s, WorkPhase::Queued);
    d.put(u"c"_s, WorkPhase::Done);
    QSignalSpy reports(d.desk.actions(), &WorkActions::reported);
    d.desk.actions()->cancel({u"a"_s, u"b"_s, u"c"_s}, u"wrong cluster"_s);
    QCOMPARE(d.cancels.size(), 2);
    QCOMPARE(d.cancels.first().at(2).toString(), u"wrong cluster"_s);
    d.desk.applyAnswer(d.cancels.at(0).first().toString(), sample::moved(a, WorkPhase::Cancelling, d.now));
    QVERIFY(reports.isEmpty());
    d.desk.applyAnswer(d.cancels.at(1).first().toString(), sample::moved(b, WorkPhase::Cancelled, d.now));
    QCOMPARE(reports.size(), 1);
    QVERIFY(!d.desk.actions()->reportFailed());
    d.desk.actions()->dismiss();
    QCOMPARE(d.desk.actions()->reportText(), QString());
}

void TestWorkDesk::failureSaysWhatToDoAndTheExactWords()
{
    Desk d;
    const auto a = d.put(u"a"_s, WorkPhase::Failed);
    d.put(u"b"_s, WorkPhase::Failed);
    d.desk.actions()->retry({u"a"_s, u"b"_s});
    QCOMPARE(d.retries.size(), 2);
    d.desk.applyAnswer(d.retries.at(0).first().toString(), a);
    d.desk.applyAnswer(d.retries.at(1).first().toString(), lattice::failed(Fault::Refused, u"permissions violation"_s));
    QVERIFY(d.desk.actions()->reportFailed());
    QVERIFY(d.desk.actions()->reportText().contains(u"1 of 2"_s));
    QCOMPARE(d.desk.actions()->reportWords(), u"permissions violation"_s);
}

void TestWorkDesk::reassigningStopsFirstAndSubmitsThen()
{
    Desk d;
    const auto a = d.put(u"a"_s, WorkPhase::Queued);
    QSignalSpy begun(d.desk.actions(), &WorkActions::begun);
    d.desk.actions()->reassign({u"a"_s}, u"station-0002"_s);
    QCOMPARE(d.cancels.size(), 1);
    QVERIFY(d.submits.isEmpty());
    QVERIFY(d.desk.actions()->able(WorkActions::Cancel, {u"a"_s}).isEmpty()); // one thing at a time
    d.desk.applyAnswer(d.cancels.first().first().toString(), sample::moved(a, WorkPhase::Cancelled, d.now));
    QCOMPARE(d.submits.size(), 1);
    const auto spec = submitted(d.submits);
    QCOMPARE(spec.replayOf, u"a"_s);
    QCOMPARE(spec.wantedStation, u"station-0002"_s);
    QCOMPARE(spec.task, a.spec.task);
    QVERIFY(spec.workId != u"a"_s);
    d.desk.applyAnswer(d.submits.first().first().toString(), lattice::WorkRecord{.spec = spec});
    QCOMPARE(begun.size(), 1);
    QCOMPARE(begun.first().first().toString(), spec.workId);
    QVERIFY(!d.desk.actions()->reportFailed());
    QVERIFY(!d.desk.actions()->reportText().isEmpty());
}

void TestWorkDesk::reassigningWaitsForTheStationToStop()
{
    Desk d;
    const auto a = d.put(u"a"_s, WorkPhase::Running);
    d.desk.actions()->reassign({u"a"_s}, {});
    const auto stopping = sample::moved(a, WorkPhase::Cancelling, d.now);
    d.desk.applyAnswer(d.cancels.first().first().toString(), stopping);
    d.desk.applyWork({stopping}, {});
    QVERIFY(d.submits.isEmpty());
    d.desk.applyWork({sample::moved(stopping, WorkPhase::Cancelled, d.now)}, {});
    QCOMPARE(d.submits.size(), 1);
    QCOMPARE(submitted(d.submits).wantedStation, QString());
    d.desk.applyWork({sample::moved(sample::moved(stopping, WorkPhase::Cancelled, d.now), WorkPhase::Cancelled, d.now)}, {});
    QCOMPARE(d.submits.size(), 1); // once
}

void TestWorkDesk::workThatEndsFirstIsNotMoved()
{
    Desk d;
    const auto a = d.put(u"a"_s, WorkPhase::Running);
    d.desk.actions()->reassign({u"a"_s}, u"station-0002"_s);
    d.desk.applyWork({sample::moved(a, WorkPhase::Done, d.now)}, {}); // a result that raced the cancellation counts
    QVERIFY(d.desk.actions()->reportFailed());
    const auto report = d.desk.actions()->reportText();
    d.desk.applyAnswer(d.cancels.first().first().toString(), lattice::failed(Fault::Conflict, u"has ended"_s));
    QVERIFY(d.submits.isEmpty());
    QCOMPARE(d.desk.actions()->reportText(), report);
    QVERIFY(d.desk.actions()->reportWords().contains(u"done"_s));
}

void TestWorkDesk::refusedCancellationMovesNothing()
{
    Desk d;
    const auto a = d.put(u"a"_s, WorkPhase::Running);
    d.desk.actions()->reassign({u"a"_s}, u"station-0002"_s);
    d.desk.applyAnswer(d.cancels.first().first().toString(), lattice::failed(Fault::Unreachable, u"link down"_s));
    QVERIFY(d.desk.actions()->reportFailed());
    d.desk.applyWork({sample::moved(a, WorkPhase::Cancelled, d.now)}, {}); // later, by somebody else
    QVERIFY(d.submits.isEmpty());
}

void TestWorkDesk::answerWantsWords()
{
    Desk d;
    const auto a = d.put(u"a"_s, WorkPhase::Escalated);
    d.desk.actions()->answer(u"a"_s, u"  \n"_s);
    QVERIFY(d.answers.isEmpty());
    d.desk.actions()->answer(u"a"_s, u"Yes, für eine Stunde"_s);
    QCOMPARE(d.answers.size(), 1);
    QCOMPARE(d.answers.first().at(2).toString(), u"Yes, für eine Stunde"_s);
    d.desk.applyAnswer(d.answers.first().first().toString(), sample::moved(a, WorkPhase::Queued, d.now));
    QVERIFY(!d.desk.actions()->reportText().isEmpty());
}

void TestWorkDesk::nothingIsDoneWhileActionsAreOff()
{
    Desk d;
    d.put(u"a"_s, WorkPhase::Running);
    d.desk.actions()->setOffReason(u"The link is down."_s);
    d.desk.actions()->cancel({u"a"_s}, {});
    d.desk.actions()->reassign({u"a"_s}, {});
    QVERIFY(d.cancels.isEmpty());
    d.desk.actions()->setOffReason({});
    d.desk.actions()->cancel({u"a"_s}, {});
    QCOMPARE(d.cancels.size(), 1);
}

void TestWorkDesk::unknownAnswerIsIgnored()
{
    Desk d;
    d.desk.applyAnswer(u"of the command line"_s, lattice::failed(Fault::Timeout, u"x"_s));
    d.desk.applyAnswer({}, lattice::failed(Fault::Timeout, u"x"_s));
    QVERIFY(d.desk.actions()->reportText().isEmpty());
    QVERIFY(d.desk.assign()->problem().isEmpty());
}

void TestWorkDesk::formOffersAgentsAndTheirStations()
{
    Desk d;
    auto *form = d.desk.assign();
    const QAbstractItemModelTester tester(form, QAbstractItemModelTester::FailureReportingMode::QtTest);
    form->begin(u"station-0001"_s, u"log-reader"_s);
    QCOMPARE(form->agent(), u"log-reader"_s);
    QCOMPARE(form->stations().at(form->station()), d.stations.find(u"station-0001"_s)->name);
    QVERIFY(form->agents().contains(u"k8s-admin"_s));
    QCOMPARE(form->rowCount(), 5); // the task, and four values of the schema
    QCOMPARE(form->allStations().size(), 4);
    form->begin(u"station-0002"_s, {}); // a station was meant
    QVERIFY(std::ranges::contains(d.stations.find(u"station-0002"_s)->agents, form->agent(), &lattice::AgentInfo::name));
    form->setAgent(u"k8s-admin"_s);
    QCOMPARE(form->station(), 0); // any
    form->end();
    d.stations.applyStations({}, {u"station-0002"_s});
    form->begin({}, {});
    QCOMPARE(form->allStations().size(), 3);
}

void TestWorkDesk::formSendsWhatWasFilledIn()
{
    Desk d;
    auto *form = d.desk.assign();
    QSignalSpy accepted(form, &app::AssignForm::accepted);
    form->begin(u"station-0001"_s, u"log-reader"_s);
    form->setText(0, u"Why do logins fail?"_s);
    form->setProperty("priority", 9);
    form->setProperty("timeout", 3);
    form->assign();
    form->assign(); // a second click
    QCOMPARE(d.submits.size(), 1);
    const auto spec = submitted(d.submits);
    QCOMPARE(spec.agent, u"log-reader"_s);
    QCOMPARE(spec.wantedStation, u"station-0001"_s);
    QCOMPARE(spec.task, u"Why do logins fail?"_s);
    QCOMPARE(spec.context.value(u"namespace"_s), u"production"_s);
    QCOMPARE(spec.context.value(u"depth"_s), u"3"_s);
    QCOMPARE(spec.priority, 9);
    QCOMPARE(spec.timeout, std::chrono::hours(1));
    QVERIFY(!spec.workId.isEmpty());
    QVERIFY(form->isSending());
    d.desk.applyAnswer(d.submits.first().first().toString(), lattice::WorkRecord{.spec = spec});
    QVERIFY(!form->isSending());
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.first().first().toString(), spec.workId);
}

void TestWorkDesk::formMarksWhatIsMissing()
{
    Desk d;
    auto *form = d.desk.assign();
    form->begin(u"station-0001"_s, u"log-reader"_s);
    form->setText(1, {}); // the namespace, which is required
    form->assign();
    QVERIFY(d.submits.isEmpty());
    QVERIFY(!form->problem().isEmpty());
    QVERIFY(!form->index(1).data(app::FieldModel::ProblemRole).toString().isEmpty());
}

void TestWorkDesk::formByCapabilityNamesNoAgent()
{
    Desk d;
    auto *form = d.desk.assign();
    form->begin({}, {});
    form->setByCapability(true);
    QCOMPARE(form->capabilities(), QStringList({u"diagnosis"_s, u"kubernetes"_s}));
    form->setCapability(u"kubernetes"_s);
    QCOMPARE(form->rowCount(), 1); // nobody's schema is known
    form->assign();
    QVERIFY(d.submits.isEmpty()); // so the task is needed
    form->setText(0, u"look"_s);
    form->assign();
    QCOMPARE(submitted(d.submits).agent, QString());
    QCOMPARE(submitted(d.submits).capability, u"kubernetes"_s);
}

void TestWorkDesk::formKeepsTheTaskForAnotherAgent()
{
    Desk d;
    auto *form = d.desk.assign();
    form->begin({}, u"log-reader"_s);
    form->setText(0, u"What happened at noon?"_s);
    form->setAgent(u"k8s-admin"_s);
    QCOMPARE(form->index(0).data(app::FieldModel::TextRole).toString(), u"What happened at noon?"_s);
    d.desk.applyStations(); // a heartbeat takes nothing away
    QCOMPARE(form->index(0).data(app::FieldModel::TextRole).toString(), u"What happened at noon?"_s);
}

void TestWorkDesk::refusedAssignmentStaysInTheForm()
{
    Desk d;
    auto *form = d.desk.assign();
    form->begin({}, u"log-reader"_s);
    form->setText(0, u"Why?"_s);
    form->assign();
    d.desk.applyAnswer(d.submits.first().first().toString(), lattice::failed(Fault::Full, u"the task and its context have 900000 bytes"_s));
    QVERIFY(!form->isSending());
    QVERIFY(form->problem().endsWith(u'.'));
    QVERIFY(form->problemWords().contains(u"900000"_s));
    QCOMPARE(form->index(0).data(app::FieldModel::TextRole).toString(), u"Why?"_s);
}

void TestWorkDesk::formWithoutAgentsSaysSo()
{
    app::StationListModel nobody;
    app::WorkDesk desk(nobody);
    QSignalSpy submits(&desk, &app::WorkDesk::submitRequested);
    desk.assign()->begin({}, {});
    desk.assign()->assign();
    QVERIFY(submits.isEmpty());
    QVERIFY(!desk.assign()->problem().isEmpty());
}

void TestWorkDesk::pastIsShownAsItWasAndLiveComesBack()
{
    Desk d;
    const auto done = d.put(u"a"_s, WorkPhase::Done);
    d.put(u"b"_s, WorkPhase::Running);
    const auto then = d.now.addSecs(-30);
    auto running = sample::work(u"a"_s, WorkPhase::Running, then, 10);
    running.revision = 0; // the history knows none
    d.desk.showPast({running, sample::work(u"old"_s, WorkPhase::Queued, then)}, then);
    QCOMPARE(d.desk.list()->rowCount(), 2);
    QCOMPARE(d.desk.list()->rowOf(u"b"_s), -1);
    QCOMPARE(d.desk.board().find(u"a"_s)->state, app::WorkValue::Running);
    d.desk.applyWork({sample::work(u"c"_s, WorkPhase::Queued, d.now)}, {u"b"_s}); // today goes on
    d.desk.tick(d.now.addSecs(3600));
    QCOMPARE(d.desk.list()->rowCount(), 2);
    QCOMPARE(d.desk.board().find(u"a"_s)->state, app::WorkValue::Running); // the past does not stall
    d.desk.backToLive();
    QCOMPARE(d.desk.list()->rowCount(), 2);
    QVERIFY(d.desk.list()->rowOf(u"c"_s) >= 0);
    QCOMPARE(d.desk.list()->rowOf(u"old"_s), -1);
    QCOMPARE(d.desk.board().find(u"a"_s)->record, done);
}

QTEST_GUILESS_MAIN(TestWorkDesk)
#include "tst_workdesk.moc"
