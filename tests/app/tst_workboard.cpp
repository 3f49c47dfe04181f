// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/stationlistmodel.h"
#include "app/desktop/work/needsyoumodel.h"
#include "app/desktop/work/workdetails.h"
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using lattice::WorkPhase;

namespace {

const QDateTime kNow = QDateTime::fromString(u"2026-01-26T16:00:00Z"_s, Qt::ISODate);

} // namespace

class TestWorkBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPhaseHasItsState_data();
    void everyPhaseHasItsState();
    void silentWorkStallsAfterFiveMinutesAndRecovers();
    void wrongClockOfAStationIsNotBelieved();
    void olderRevisionIsIgnored();
    void escalatedWorkNeedsAPersonUntilAnswered();
    void stalledWorkAndConflictsNeedAPerson();
    void snoozedNeedComesBack();
    void detailsTellTheWholeStory();
    void detailsKeepWhatHasLeftTheLedger();
    void longAnswerIsCutAndBlobSaysWhatReadsIt();
    void relationsAreParentChildrenAndReplay();
};

void TestWorkBoard::everyPhaseHasItsState_data()
{
    QTest::addColumn<WorkPhase>("phase");
    QTest::addColumn<int>("state");
    QTest::newRow("queued") << WorkPhase::Queued << int(app::WorkValue::Queued);
    QTest::newRow("assigned") << WorkPhase::Assigned << int(app::WorkValue::Queued);
    QTest::newRow("retry wait") << WorkPhase::RetryWait << int(app::WorkValue::Queued);
    QTest::newRow("running") << WorkPhase::Running << int(app::WorkValue::Running);
    QTest::newRow("cancelling") << WorkPhase::Cancelling << int(app::WorkValue::Running);
    QTest::newRow("escalated") << WorkPhase::Escalated << int(app::WorkValue::Escalated);
    QTest::newRow("done") << WorkPhase::Done << int(app::WorkValue::Done);
    QTest::newRow("failed") << WorkPhase::Failed << int(app::WorkValue::Failed);
    QTest::newRow("cancelled") << WorkPhase::Cancelled << int(app::WorkValue::Stopped);
}

void TestWorkBoard::everyPhaseHasItsState()
{
    QFETCH(WorkPhase, phase);
    QFETCH(int, state);
    app::WorkBoard board;
    board.apply({sample::work(u"a"_s, phase, kNow)}, {}, kNow);
    QCOMPARE(int(board.find(u"a"_s)->state), state);
    QCOMPARE(board.count(app::WorkValue::Value(state)), 1);
    QVERIFY(!app::WorkWords::word(board.find(u"a"_s)->state).isEmpty());
    QVERIFY(!app::WorkWords::glyph(board.find(u"a"_s)->state).isEmpty());
}

void TestWorkBoard::silentWorkStallsAfterFiveMinutesAndRecovers()
{
    app::WorkBoard board;
    QSignalSpy changes(&board, &app::WorkBoard::changed);
    auto record = sample::work(u"a"_s, WorkPhase::Running, kNow);
    board.apply({record}, {}, kNow);
    board.tick(kNow.addSecs(299));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(board.find(u"a"_s)->state, app::WorkValue::Running);
    board.tick(kNow.addSecs(301));
    QCOMPARE(changes.size(), 2);
    QCOMPARE(board.find(u"a"_s)->state, app::WorkValue::Stalled);
    QCOMPARE(board.needingSlots().size(), 1);
    record.progress = {.percent = 50, .message = u"goes on"_s, .at = kNow.addSecs(310)};
    record.revision += 1;
    board.apply({record}, {}, kNow.addSecs(310));
    QCOMPARE(board.find(u"a"_s)->state, app::WorkValue::Running);
    QVERIFY(board.needingSlots().isEmpty());
}

void TestWorkBoard::wrongClockOfAStationIsNotBelieved()
{
    app::WorkBoard board;
    auto record = sample::work(u"a"_s, WorkPhase::Running, kNow.addSecs(3600)); // an hour ahead
    board.apply({record}, {}, kNow);
    board.tick(kNow.addSecs(301));
    QCOMPARE(board.find(u"a"_s)->state, app::WorkValue::Stalled);
    record.progress = {.percent = 1, .message = {}, .at = kNow.addSecs(-7200)}; // and now behind
    record.revision += 1;
    board.apply({record}, {}, kNow.addSecs(302));
    QCOMPARE(board.find(u"a"_s)->state, app::WorkValue::Running);
}

void TestWorkBoard::olderRevisionIsIgnored()
{
    app::WorkBoard board;
    const auto queued = sample::work(u"a"_s, WorkPhase::Queued, kNow);
    board.apply({sample::moved(queued, WorkPhase::Done, kNow)}, {}, kNow);
    board.apply({queued}, {}, kNow);
    QCOMPARE(board.find(u"a"_s)->state, app::WorkValue::Done);
    QCOMPARE(board.count(), 1);
}

void TestWorkBoard::escalatedWorkNeedsAPersonUntilAnswered()
{
    app::StationListModel stations;
    stations.applyStations(sample::stations(3), {});
    app::WorkBoard board;
    app::NeedsYouModel needs(board);
    const QAbstractItemModelTester tester(&needs, QAbstractItemModelTester::FailureReportingMode::QtTest);
    needs.setStations(stations.stations());
    auto record = sample::work(u"a"_s, WorkPhase::Escalated, kNow);
    board.apply({record, sample::work(u"b"_s, WorkPhase::Running, kNow)}, {}, kNow);
    QTRY_COMPARE(needs.count(), 1);
    QCOMPARE(needs.escalations(), 1);
    QVERIFY(needs.index(0).data(app::NeedsYouModel::TextRole).toString().contains(u"cluster-admin"_s));
    record = sample::moved(record, WorkPhase::Queued, kNow);
    record.escalation.answer = u"Yes, for an hour"_s;
    record.escalation.answeredBy = u"anna"_s;
    board.apply({record}, {}, kNow);
    QTRY_COMPARE(needs.count(), 0);
    QCOMPARE(needs.rowCount(), 1); // says by whom, for a moment
    QVERIFY(needs.index(0).data(app::NeedsYouModel::SettledRole).toString().contains(u"anna"_s));
    needs.tick(kNow.addSecs(app::NeedsYouModel::kSettledSeconds + 1));
    QCOMPARE(needs.rowCount(), 0);
}

void TestWorkBoard::stalledWorkAndConflictsNeedAPerson()
{
    app::WorkBoard board;
    app::NeedsYouModel needs(board);
    const QAbstractItemModelTester tester(&needs, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto stations = sample::stations(3);
    stations[2].conflicts = {{.agent = u"metrics"_s, .ownerId = stations[1].id, .ownerName = stations[1].name}};
    needs.setStations(stations);
    QCOMPARE(needs.conflicts(), 1);
    board.apply({sample::work(u"a"_s, WorkPhase::Running, kNow)}, {}, kNow);
    board.tick(kNow.addSecs(400));
    needs.tick(kNow.addSecs(400));
    QTRY_COMPARE(needs.stalled(), 1);
    QCOMPARE(needs.count(), 2);
    needs.setKind(app::NeedsYouModel::Conflict);
    QCOMPARE(needs.rowCount(), 1);
    QVERIFY(needs.index(0).data(app::NeedsYouModel::TextRole).toString().contains(stations[1].name));
    QCOMPARE(needs.count(), 2); // one number, whatever is shown
    stations[2].conflicts.clear();
    needs.setStations(stations);
    QCOMPARE(needs.conflicts(), 0);
}

void TestWorkBoard::snoozedNeedComesBack()
{
    app::WorkBoard board;
    app::NeedsYouModel needs(board);
    board.apply({sample::work(u"a"_s, WorkPhase::Escalated, kNow)}, {}, kNow);
    needs.tick(kNow);
    QCOMPARE(needs.count(), 1);
    needs.snooze(needs.keyAt(0), 15, u"at lunch"_s);
    QCOMPARE(needs.count(), 0);
    QCOMPARE(needs.snoozed(), 1);
    QCOMPARE(needs.rowCount(), 0);
    needs.setShowSnoozed(true);
    QCOMPARE(needs.rowCount(), 1);
    QVERIFY(needs.index(0).data(app::NeedsYouModel::SnoozedRole).toBool());
    needs.setShowSnoozed(false);
    needs.tick(kNow.addSecs(15 * 60 + 1));
    QCOMPARE(needs.count(), 1);
    QCOMPARE(needs.rowCount(), 1);
}

void TestWorkBoard::detailsTellTheWholeStory()
{
    app::WorkBoard board;
    app::WorkDetails details(board);
    const QAbstractItemModelTester tester(details.timeline(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    details.setNames({{u"station-0001"_s, u"edge"_s}});
    auto record = sample::work(u"a"_s, WorkPhase::Running, kNow);
    board.apply({record}, {}, kNow);
    QSignalSpy changes(&details, &app::WorkDetails::changed);
    details.show(u"a"_s);
    QVERIFY(details.isKnown());
    QCOMPARE(details.stationName(), u"edge"_s);
    QCOMPARE(details.timeline()->rowCount(), 2);
    board.apply({sample::work(u"b"_s, WorkPhase::Running, kNow)}, {}, kNow); // somebody else's
    QCOMPARE(changes.size(), 1);
    board.apply({sample::moved(record, WorkPhase::Failed, kNow)}, {}, kNow);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(details.timeline()->rowCount(), 3);
    QVERIFY(details.errorText().endsWith(u'.'));
    QCOMPARE(details.errorWords(), u"tool kubectl: connection refused"_s);
}

void TestWorkBoard::detailsKeepWhatHasLeftTheLedger()
{
    app::WorkBoard board;
    app::WorkDetails details(board);
    details.show(u"a"_s);
    QVERIFY(!details.isKnown());
    QVERIFY(!details.isGone());
    QCOMPARE(details.title(), u"a"_s);
    board.apply({sample::work(u"a"_s, WorkPhase::Done, kNow)}, {}, kNow);
    QVERIFY(details.isKnown());
    QVERIFY(details.isRehearsed());
    board.apply({}, {u"a"_s}, kNow);
    QVERIFY(details.isGone());
    QVERIFY(details.result().contains(u"token service"_s));
}

void TestWorkBoard::longAnswerIsCutAndBlobSaysWhatReadsIt()
{
    app::WorkBoard board;
    app::WorkDetails details(board);
    details.show(u"a"_s);
    auto record = sample::work(u"a"_s, WorkPhase::Done, kNow);
    record.outcome.result = QString(5000, u'ü');
    board.apply({record}, {}, kNow);
    QCOMPARE(details.resultExcerpt().size(), app::WorkDetails::kExcerpt + 1);
    QCOMPARE(details.blobCommand(), QString());
    record.outcome.result.clear();
    record.outcome.blob = {.sha256 = u"ab"_s, .size = 3'400'000};
    record.revision += 1;
    board.apply({record}, {}, kNow);
    QVERIFY(details.blobText().contains(u"MiB"_s) || details.blobText().contains(u"MB"_s));
    QVERIFY(details.blobCommand().endsWith(u" a"_s));
}

void TestWorkBoard::relationsAreParentChildrenAndReplay()
{
    app::WorkBoard board;
    app::WorkDetails details(board);
    auto child = sample::work(u"child"_s, WorkPhase::Running, kNow);
    child.spec.parentId = u"a"_s;
    auto again = sample::work(u"a"_s, WorkPhase::Running, kNow);
    again.spec.replayOf = u"long gone"_s;
    board.apply({again, child}, {}, kNow);
    details.show(u"a"_s);
    auto *relations = details.relations();
    QCOMPARE(relations->rowCount(), 2);
    QCOMPARE(relations->index(0).data(app::WorkRelations::WorkIdRole).toString(), u"long gone"_s);
    QCOMPARE(relations->index(1).data(app::WorkRelations::WorkIdRole).toString(), u"child"_s);
    QSignalSpy changed(relations, &app::WorkRelations::dataChanged);
    board.apply({sample::moved(child, WorkPhase::Done, kNow)}, {}, kNow);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(relations->index(1).data(app::WorkRelations::StateTextRole).toString(), app::WorkWords::word(app::WorkValue::Done));
}

QTEST_GUILESS_MAIN(TestWorkBoard)
#include "tst_workboard.moc"
