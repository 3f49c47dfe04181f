// SPDX-License-Identifier: Apache-2.0
#include "core/run/waitingruns.h"

#include <QCoroCore>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::RunRecord;
using core::RunState;
using lattice::Fault;
using lattice::Result;
using lattice::WorkPhase;
using lattice::WorkRecord;

/*! What becomes of runs that wait for an answer when their work ends without them. */
class TestWaitingRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endIsWritten_data();
    void endIsWritten();
    void itLooksByItself();
};

namespace {

RunRecord waiting()
{
    RunRecord run;
    run.id = u"11111111-1111-1111-1111-111111111111"_s;
    run.rootId = run.id;
    run.agent = u"scan"_s;
    run.workId = u"work-1"_s;
    run.state = RunState::Waiting;
    run.trigger = {.kind = u"work"_s, .by = {}, .station = {}};
    run.started = QDateTime::currentDateTimeUtc();
    return run;
}

WorkRecord workIn(WorkPhase phase)
{
    WorkRecord record;
    record.spec.workId = u"work-1"_s;
    record.phase = phase;
    record.station = u"station-b"_s;
    record.cancel.by = u"anna"_s;
    return record;
}

core::WaitingRuns::Look looking(const Result<WorkRecord> &found)
{
    return [found](QString) -> QCoro::Task<Result<WorkRecord>> { co_return found; };
}

} // namespace

void TestWaitingRuns::endIsWritten_data()
{
    QTest::addColumn<int>("phase"); // -1: not in the ledger; -2: no link
    QTest::addColumn<bool>("ends");
    QTest::addColumn<QString>("words");
    QTest::newRow("still escalated") << int(WorkPhase::Escalated) << false << QString();
    QTest::newRow("answered, queued again") << int(WorkPhase::Queued) << false << QString();
    QTest::newRow("cancelled") << int(WorkPhase::Cancelled) << true << u"its work was cancelled by anna"_s;
    QTest::newRow("done elsewhere") << int(WorkPhase::Done) << true << u"its work ended without it: done, at station station-b"_s;
    QTest::newRow("gone") << -1 << true << u"its work is no longer in the ledger"_s;
    QTest::newRow("no link") << -2 << false << QString();
}

void TestWaitingRuns::endIsWritten()
{
    QFETCH(const int, phase);
    QFETCH(const bool, ends);
    QFETCH(const QString, words);
    const QTemporaryDir folder;
    core::RunStore store(core::RunStoreOptions{.folder = folder.filePath(u"runs"_s)});
    store.put(waiting());
    const auto found = phase >= 0 ? Result<WorkRecord>(workIn(WorkPhase(phase))) : Result<WorkRecord>(lattice::failed(phase == -1 ? Fault::NotFound : Fault::Unreachable, u"x"_s));
    core::WaitingRuns runs(&store, looking(found), 1h);
    QCoro::waitFor(runs.sweep());
    const auto run = QCoro::waitFor(store.find(u"work-1"_s));
    QVERIFY2(run, qPrintable(run ? QString() : run.error().detail + store.trouble()));
    QCOMPARE(run->state, ends ? RunState::Cancelled : RunState::Waiting);
    QCOMPARE(run->error, words);
    QCOMPARE(run->ended.isValid(), ends);
}

void TestWaitingRuns::itLooksByItself()
{
    const QTemporaryDir folder;
    core::RunStore store(core::RunStoreOptions{.folder = folder.filePath(u"runs"_s)});
    store.put(waiting());
    const core::WaitingRuns runs(&store, looking(workIn(WorkPhase::Cancelled)), 20ms);
    QTRY_COMPARE(QCoro::waitFor(store.find(u"work-1"_s))->state, RunState::Cancelled);
}

QTEST_GUILESS_MAIN(TestWaitingRuns)
#include "tst_waitingruns.moc"
