// SPDX-License-Identifier: Apache-2.0
// The list of runs, one run, and the axis of time that its steps share.
#include "app/desktop/runs/rundesk.h"
#include "app/desktop/vocabulary.h"
#include "app/desktop/work/workstate.h"
#include "tests/app/sampleruns.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::RunAxis;
using app::RunDesk;
using app::RunListModel;
using app::RunStepsModel;
using app::WorkValue::Value;

class RunModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk.reset();
        m_stage.reset();
        m_verbs = std::make_unique<app::VerbClient>();
        m_stage = std::make_unique<RunStage>(*m_verbs);
        m_desk = std::make_unique<RunDesk>(*m_verbs);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_desk->list(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_tester->setUseFetchMore(false); // pages are asked for by the tests
    }
    void cleanup() { m_tester.reset(); }
    void listIsFilledOnlyInSight();
    void furtherPagesComeWhenTheyAreScrolledTo();
    void filterIsTheEngines();
    void changesComeInWhileItIsShown();
    void failureIsSaidAndTriedAgain();
    void rowsOfAnotherFilterGo();
    void failureOfFurtherRowsIsSaid();
    void lateAnswerOfAnotherFilterIsDropped();
    void runIsExplained();
    void stepIsShownInFull();
    void runningRunGrows();
    void figuresSayWhatIsNotKnown();
    void rowsComeBeforeFigures();
    void twoRunsAreChosen();
    void comparisonShowsWhereRunsPart();
    void comparisonPutsTheEarlierRunLeft();
    void comparisonThatIsCutSaysSo();
    void comparisonThatFailsSaysWhy();
    void runAgainPlaysWhatWasRecorded();
    void failurePathUnfolds();
    void pathWaitsForNobodyWhoChose();
    void childThatIsCutSaysSo();
    void reopenedRunHasItsStepsOnce();
    void stepsThatAreMissingAreSaidToBe();
    void eightyThousandStepsUnfoldAtOnce();
    void longTextsAreCutAndOpened();
    void payloadThatIsHiddenStaysSo();
    void payloadIsSearchedAndSaved();
    void oneRunIsExported();
    void axisFoldsLongGaps_data();
    void axisFoldsLongGaps();
    void axisKeepsOrder();

private:
    RunListModel &list() { return *m_desk->list(); }
    QVariant at(int row, int role) { return list().data(list().index(row), role); }
    /*! A run of three steps a page, the third of which failed and started a run. */
    static QJsonObject page(int first, int after)
    {
        QJsonObject run = RunStage::run(1, u"failed"_s);
        QJsonArray steps;
        for (int number = first; number < first + 3; ++number)
            steps.append(RunStage::step(number, number * 100, 50, u"tool"_s, u"read_logs"_s, number == 3 ? u"no answer"_s : QString()));
        if (first == 1) {
            QJsonObject failed = steps[2].toObject();
            failed[u"child_run"_s] = u"child"_s;
            steps[2] = failed;
        }
        run[u"step_list"_s] = steps;
        if (after > 0)
            run[u"after"_s] = after;
        return run;
    }
    /*! The id of what was asked last. */
    static QString lastOf(const QSignalSpy &wanted) { return wanted.last().first().toString(); }

    std::unique_ptr<app::VerbClient> m_verbs;
    std::unique_ptr<RunStage> m_stage;
    std::unique_ptr<RunDesk> m_desk;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void RunModelsTest::listIsFilledOnlyInSight()
{
    QCOMPARE(m_stage->asked.size(), 0);
    m_desk->setWatched(true);
    QCOMPARE(list().count(), RunListModel::kPage);
    QVERIFY(!m_stage->tailId.isEmpty());
    QSignalSpy cancelled(m_verbs.get(), &app::VerbClient::cancelWanted);
    m_desk->setWatched(false);
    QCOMPARE(cancelled.size(), 1); // nobody follows what nobody sees
    QCOMPARE(at(0, RunListModel::ShortIdRole).toString(), u"000001c2"_s);
    QCOMPARE(at(0, RunListModel::TaskRole).toString(), u"Why do logins fail?"_s);
    QCOMPARE(at(0, RunListModel::DurationRole).toString(), u"42.1 s"_s);
}

void RunModelsTest::furtherPagesComeWhenTheyAreScrolledTo()
{
    m_desk->setWatched(true);
    QVERIFY(list().canFetchMore({}));
    list().fetchMore({});
    QCOMPARE(list().count(), 2 * RunListModel::kPage);
    list().fetchMore({});
    QCOMPARE(list().count(), m_stage->total);
    QVERIFY(!list().canFetchMore({}));
    QSet<QString> ids;
    for (int row = 0; row < list().count(); ++row)
        ids.insert(list().idAt(row));
    QCOMPARE(ids.size(), m_stage->total);
}

void RunModelsTest::filterIsTheEngines()
{
    m_desk->setWatched(true);
    list().setStateFilter(u"failed"_s);
    QCOMPARE(list().count(), 75);
    for (int row = 0; row < list().count(); ++row)
        QCOMPARE(at(row, RunListModel::StateRole).toInt(), int(Value::Failed));
    QVERIFY(list().isFiltered());
    m_stage->tell(RunStage::run(900, u"running"_s)); // does not match
    QCOMPARE(list().count(), 75);
    m_stage->tell(RunStage::run(901, u"failed"_s));
    QCOMPARE(list().count(), 76);
    list().clearFilter();
    QCOMPARE(list().count(), RunListModel::kPage);
}

void RunModelsTest::changesComeInWhileItIsShown()
{
    m_desk->setWatched(true);
    const QJsonObject fresh = RunStage::run(1000, u"running"_s);
    m_stage->tell(fresh);
    QCOMPARE(list().count(), RunListModel::kPage + 1);
    QCOMPARE(at(0, RunListModel::StateRole).toInt(), int(Value::Running));
    QVERIFY(list().hasRunning());
    list().tick(QDateTime::fromString(fresh[u"started_at"_s].toString(), Qt::ISODateWithMs).addSecs(5));
    QCOMPARE(at(0, RunListModel::DurationRole).toString(), u"5.0 s"_s);
    m_stage->tell(RunStage::run(1000, u"interrupted"_s));
    QCOMPARE(list().count(), RunListModel::kPage + 1); // in place
    QCOMPARE(at(0, RunListModel::RemarkRole).toString(), u"interrupted"_s);
    m_stage->tell({{u"run_id"_s, 7}}); // nonsense is no run
    QCOMPARE(list().count(), RunListModel::kPage + 1);
}

void RunModelsTest::failureIsSaidAndTriedAgain()
{
    m_stage->fault = lattice::Error{lattice::Fault::Full, u"the disk is full"_s};
    m_desk->setWatched(true);
    QCOMPARE(list().count(), 0);
    QVERIFY(!list().problem().isEmpty());
    m_stage->fault.reset();
    list().reload();
    QVERIFY(list().problem().isEmpty());
    QCOMPARE(list().count(), RunListModel::kPage);
}

void RunModelsTest::rowsOfAnotherFilterGo()
{
    m_desk->setWatched(true);
    m_stage->fault = lattice::Error{lattice::Fault::Full, u"the disk is full"_s};
    list().setStateFilter(u"failed"_s);
    QCOMPARE(list().count(), 0); // none of them is known to have failed
    QVERIFY(!list().problem().isEmpty());
    QVERIFY(!list().canFetchMore({}));
}

void RunModelsTest::failureOfFurtherRowsIsSaid()
{
    m_desk->setWatched(true);
    m_stage->fault = lattice::Error{lattice::Fault::Full, u"the disk is full"_s};
    list().fetchMore({});
    QCOMPARE(list().count(), RunListModel::kPage);
    QVERIFY(!list().problem().isEmpty());
    m_stage->fault.reset();
    list().fetchMore({});
    QCOMPARE(list().count(), 2 * RunListModel::kPage);
    QVERIFY(list().problem().isEmpty());
}

void RunModelsTest::lateAnswerOfAnotherFilterIsDropped()
{
    m_stage->silent = true;
    m_desk->setWatched(true);
    QString first;
    const auto connection = connect(m_verbs.get(), &app::VerbClient::wanted, this, [&first](const QString &id, const QString &verb, const QJsonObject &) {
        if (verb == "runs.list"_L1)
            first = id;
    });
    list().reload();
    const QString old = first;
    m_stage->silent = false;
    list().setStateFilter(u"failed"_s);
    disconnect(connection);
    m_verbs->applyEnd(old, QJsonObject{{u"runs"_s, QJsonArray{RunStage::run(1, u"done"_s)}}});
    QCOMPARE(list().count(), 75);
}

void RunModelsTest::runIsExplained()
{
    auto *details = m_desk->details();
    details->open(u"00000001-aaaa-bbbb"_s);
    QVERIFY(!details->isLoading());
    QCOMPARE(details->title(), u"log-analyzer"_s);
    QCOMPARE(details->error(), u"the tool did not answer"_s);
    QVERIFY2(details->facts().contains(u"1,204 in, 310 out"_s), qPrintable(details->facts()));
    RunStepsModel *steps = details->steps();
    const QAbstractItemModelTester tester(steps, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(steps->count(), 4);
    QCOMPARE(steps->problems(), 1);
    QCOMPARE(steps->nextProblem(-1, true), 2);
    QCOMPARE(steps->nextProblem(2, true), -1);
    QCOMPARE(steps->nextProblem(3, false), 2);
    QVERIFY2(steps->foldedText().startsWith(u"22"_s), qPrintable(steps->foldedText())); // 13.7 s to 36 s
    details->close();
    QCOMPARE(steps->count(), 0);
}

void RunModelsTest::stepIsShownInFull()
{
    auto *details = m_desk->details();
    details->open(u"00000001-aaaa-bbbb"_s);
    details->openStep(2);
    QCOMPARE(details->stepNumber(), 3);
    QStringList lines;
    for (int row = 0; row < details->step()->rowCount(); ++row)
        lines << details->step()->data(details->step()->index(row), app::JsonRows::ValueRole).toString();
    QVERIFY2(lines.contains(u"no answer within 10 s"_s), qPrintable(lines.join(u'|')));
    QVERIFY2(lines.join(u'|').contains(u"/var/log/auth.log"_s), qPrintable(lines.join(u'|')));
    details->loadMessages();
    QVERIFY(details->messages()->rowCount() > 0);
    m_stage->fault = lattice::Error{lattice::Fault::NotFound, u"it was deleted"_s};
    details->openStep(1);
    QVERIFY(!details->problem().isEmpty());
}

void RunModelsTest::runningRunGrows()
{
    m_desk->setWatched(true);
    auto *details = m_desk->details();
    details->open(u"00000001-aaaa-bbbb"_s);
    QJsonObject running = RunStage::run(1, u"running"_s);
    m_stage->tell(running);
    QVERIFY(details->isRunning());
    QJsonObject step = RunStage::step(5, 43'000, -1, u"tool"_s, u"ask_again"_s);
    step[u"run_id"_s] = u"00000001-aaaa-bbbb"_s;
    m_stage->tell(step);
    QCOMPARE(details->steps()->count(), 5);
    const auto state = [&] { return details->steps()->data(details->steps()->index(4), RunStepsModel::StateRole).toInt(); };
    QCOMPARE(state(), int(Value::Running));
    step[u"duration_ms"_s] = 120;
    m_stage->tell(step);
    QCOMPARE(details->steps()->count(), 5);
    QCOMPARE(state(), int(Value::Done));
    step[u"run_id"_s] = u"another-run"_s;
    step[u"number"_s] = 6;
    m_stage->tell(step);
    QCOMPARE(details->steps()->count(), 5);
}

void RunModelsTest::figuresSayWhatIsNotKnown()
{
    m_desk->setWatched(true);
    QVERIFY2(list().figures().contains(u"75 failed (16.7 %)"_s), qPrintable(list().figures()));
    QVERIFY2(list().figures().contains(u"$1.25"_s) && list().figures().contains(u"not known"_s), qPrintable(list().figures()));
    QCOMPARE(at(1, RunListModel::CostRole).toString(), QString()); // 449: no price is known, which is not nothing
    QCOMPARE(at(0, RunListModel::CostRole).toString(), u"$0.0310"_s);
}

void RunModelsTest::rowsComeBeforeFigures()
{
    m_desk->setWatched(true);
    QStringList questions;
    for (const auto &[verb, arguments] : std::as_const(m_stage->asked)) {
        if (verb == "runs.list"_L1)
            questions << (arguments[u"figures"_s].toBool() ? u"figures"_s : u"rows"_s);
    }
    QCOMPARE(questions, (QStringList{u"rows"_s, u"figures"_s})); // to count all runs may take a second
    list().setStateFilter(u"failed"_s);
    m_stage->silent = true;
    list().setStateFilter(u"done"_s);
    QCOMPARE(list().figures(), QString()); // not those of another filter
}

void RunModelsTest::twoRunsAreChosen()
{
    m_desk->setWatched(true);
    QSignalSpy changed(&list(), &RunListModel::dataChanged);
    list().toggleMark(0);
    list().toggleMark(3);
    QCOMPARE(list().marked(), (QStringList{list().idAt(0), list().idAt(3)}));
    list().toggleMark(5); // the oldest mark goes
    QCOMPARE(list().marked(), (QStringList{list().idAt(3), list().idAt(5)}));
    QVERIFY(!at(0, RunListModel::MarkedRole).toBool() && at(3, RunListModel::MarkedRole).toBool());
    list().toggleMark(3);
    QCOMPARE(list().marked(), QStringList{list().idAt(5)});
    list().toggleMark(-1);
    m_stage->tell(RunStage::run(1000, u"running"_s)); // rows move, marks stay with their runs
    QVERIFY(at(6, RunListModel::MarkedRole).toBool());
    list().setStateFilter(u"waiting"_s);
    list().clearMarks();
    QVERIFY(list().marked().isEmpty());
}

void RunModelsTest::comparisonShowsWhereRunsPart()
{
    app::RunComparison &comparison = *m_desk->comparison();
    const QAbstractItemModelTester tester(&comparison, QAbstractItemModelTester::FailureReportingMode::QtTest);
    comparison.open(u"00000001-aaaa-bbbb"_s, u"00000003-aaaa-bbbb"_s);
    QVERIFY(comparison.isActive() && !comparison.isLoading());
    QCOMPARE(comparison.count(), 4);
    QCOMPARE(comparison.current(), 1);
    QVERIFY2(comparison.verdict().contains(u"row 2 of 4"_s) && comparison.verdict().contains(u"3 row"_s), qPrintable(comparison.verdict()));
    QCOMPARE(comparison.parts().size(), 2);
    QCOMPARE(comparison.part(), 1); // what was given is the same, what came back is not
    QCOMPARE(comparison.diff()->differences(), 1);
    QCOMPARE(comparison.nextDifference(1, true), 2);
    QCOMPARE(comparison.nextDifference(3, true), -1);
    QCOMPARE(comparison.nextDifference(3, false), 2);

    comparison.setCurrent(2); // in one run alone
    QCOMPARE(comparison.data(comparison.index(2), app::RunComparison::DifferenceRole).toString(), u"only in the first"_s);
    QCOMPARE(comparison.data(comparison.index(2), app::RunComparison::RightNameRole).toString(), QString());

    comparison.setCurrent(3); // what the model said, of messages that came after the steps
    QCOMPARE(comparison.parts().at(comparison.part()), u"Answer"_s);
    QVERIFY(!comparison.isWaiting());
    QCOMPARE(comparison.diff()->data(comparison.diff()->index(0), app::LineDiff::LeftTextRole).toString(), u"The clock of web-01 is wrong."_s);
    QCOMPARE(comparison.diff()->data(comparison.diff()->index(0), app::LineDiff::RightTextRole).toString(), u"The disk is full."_s);
    comparison.setPart(0);
    QCOMPARE(comparison.diff()->differences(), 0);
    QVERIFY(comparison.diff()->count() > 5); // system, user, model, tool: all that was asked with

    QStringList figures;
    for (int row = 0; row < comparison.figures()->rowCount(); ++row) {
        const auto cell = [&](int role) { return comparison.figures()->data(comparison.figures()->index(row), role).toString(); };
        figures << QStringList{cell(app::RunFigures::LabelRole), cell(app::RunFigures::LeftRole), cell(app::RunFigures::RightRole), cell(app::RunFigures::ChangeRole)}.join(u'|');
    }
    QVERIFY2(figures.contains(u"Duration|42.1 s|50.0 s|+7.9 s (+19 %)"_s), qPrintable(figures.join(u'\n')));
    QVERIFY2(figures.contains(u"Cost|not known|$0.0310|"_s), qPrintable(figures.join(u'\n'))); // what is not known is not nothing
    QVERIFY(comparison.command().startsWith(u"stn runs compare 00000001-aaaa-bbbb"_s));

    comparison.close();
    QVERIFY(!comparison.isActive());
    QCOMPARE(comparison.count(), 0);
    QCOMPARE(comparison.figures()->rowCount(), 0);
}

void RunModelsTest::comparisonPutsTheEarlierRunLeft()
{
    app::RunComparison &comparison = *m_desk->comparison();
    comparison.open(u"00000009-aaaa-bbbb"_s, u"00000002-aaaa-bbbb"_s);
    QCOMPARE(comparison.leftId(), u"00000002-aaaa-bbbb"_s);
    QCOMPARE(comparison.current(), 1);
    QCOMPARE(comparison.data(comparison.index(2), app::RunComparison::DifferenceRole).toString(), u"only in the second"_s);
    QCOMPARE(comparison.data(comparison.index(2), app::RunComparison::RightNameRole).toString(), u"read_metrics"_s);
    comparison.swap();
    QCOMPARE(comparison.leftId(), u"00000009-aaaa-bbbb"_s);
    QCOMPARE(comparison.data(comparison.index(2), app::RunComparison::LeftNameRole).toString(), u"read_metrics"_s);
}

void RunModelsTest::comparisonThatIsCutSaysSo()
{
    app::RunComparison &comparison = *m_desk->comparison();
    const QSignalSpy wanted(m_verbs.get(), &app::VerbClient::wanted);
    m_stage->silent = true;
    for (const int steps : {1999, 2000}) {
        QJsonArray rows;
        for (int number = 1; number <= steps; ++number) {
            const QJsonObject step = RunStage::step(number, number, 0.5, u"tool"_s, u"read_logs"_s);
            rows.append(QJsonObject{{u"left"_s, step}, {u"right"_s, step}});
        }
        comparison.open(u"00000001-aaaa-bbbb"_s, u"00000003-aaaa-bbbb"_s);
        m_verbs->applyEnd(lastOf(wanted), QJsonObject{{u"left"_s, RunStage::run(1, u"done"_s)}, {u"right"_s, RunStage::run(3, u"done"_s)}, {u"rows"_s, rows}});
        QCOMPARE(comparison.count(), steps);
        QVERIFY2(comparison.verdict().contains(u"the same"_s), qPrintable(comparison.verdict()));
        QCOMPARE(comparison.verdict().contains(u"Only the first 2,000"_s), steps == 2000);
    }
}

void RunModelsTest::comparisonThatFailsSaysWhy()
{
    app::RunComparison &comparison = *m_desk->comparison();
    m_stage->fault = lattice::Error{lattice::Fault::NotFound, u"there is no run '0000' here"_s};
    comparison.open(u"00000001-aaaa-bbbb"_s, u"0000"_s);
    QVERIFY(comparison.isActive() && !comparison.problem().isEmpty());
    QCOMPARE(comparison.problemWords(), u"there is no run '0000' here"_s);
    m_stage->fault.reset();
    comparison.reload();
    QVERIFY(comparison.problem().isEmpty());
    QCOMPARE(comparison.count(), 4);
    m_stage->silent = true; // an answer that comes after it was closed is none
    comparison.reload();
    comparison.close();
    QVERIFY(!comparison.isActive() && comparison.count() == 0);
}

void RunModelsTest::runAgainPlaysWhatWasRecorded()
{
    app::RunAgain &again = *m_desk->again();
    const auto last = [this] { return m_stage->asked.last().second; };
    again.begin(u"00000001-aaaa-bbbb"_s);
    QVERIFY(again.isReady() && !again.hasRealTools());
    QVERIFY2(again.command().contains(u"--fakes run:00000001-aaaa-bbbb"_s), qPrintable(again.command()));
    again.run();
    QCOMPARE(m_stage->asked.last().first, u"agent.run"_s);
    QCOMPARE(last()[u"task"_s].toString(), u"Why do logins fail?\nsince noon"_s);
    QCOMPARE(last()[u"fakes"_s].toString(), u"run:00000001-aaaa-bbbb"_s);
    QVERIFY(!last().contains(u"source"_s));
    QCOMPARE(again.newRunId(), u"0000ffff-aaaa-bbbb"_s);

    again.setUseDraft(true); // there is none
    QVERIFY(!again.usesDraft());
    again.setDraft(u"---\nname: log-analyzer\n---\nShortly."_s);
    again.setUseDraft(true);
    again.setRealTools(true);
    again.run();
    QVERIFY(last()[u"source"_s].toString().endsWith(u"Shortly."_s));
    QVERIFY(!last().contains(u"fakes"_s));

    m_stage->fault = lattice::Error{lattice::Fault::NotFound, u"agent 'log-analyzer' not found on this station"_s};
    again.run();
    QCOMPARE(again.phase(), int(app::CallValue::Failed));
    QCOMPARE(again.problemWords(), u"agent 'log-analyzer' not found on this station"_s);
    QVERIFY(again.newRunId().isEmpty());
}

void RunModelsTest::failurePathUnfolds()
{
    auto *details = m_desk->details();
    const QAbstractItemModelTester tester(details->steps(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy path(details, &app::RunDetails::pathFound);
    details->open(m_stage->kWithChildren);
    RunStepsModel *steps = details->steps();
    QCOMPARE(path.size(), 1);
    QCOMPARE(path.first().first().toInt(), 4); // the failed step of the run that the failed step started
    QCOMPARE(steps->count(), 7);
    QCOMPARE(steps->problems(), 2);
    QCOMPARE(details->stepRun(), m_stage->kChild);
    QCOMPARE(details->stepNumber(), 2);
    const auto cell = [steps](int row, int role) { return steps->data(steps->index(row), role); };
    QCOMPARE(cell(4, RunStepsModel::NameRole).toString(), u"query_prometheus"_s);
    QCOMPARE(cell(4, RunStepsModel::DepthRole).toInt(), 1);
    QVERIFY(cell(4, RunStepsModel::BeginRole).toDouble() >= cell(2, RunStepsModel::BeginRole).toDouble()); // on the axis of the whole run
    QCOMPARE(steps->nextProblem(4, false), 2);

    details->toggleFold(2);
    QCOMPARE(steps->count(), 4);
    QCOMPARE(steps->problems(), 1);
    details->toggleFold(1); // recorded elsewhere
    QCOMPARE(steps->count(), 4);
    QVERIFY2(cell(1, RunStepsModel::NoteRole).toString().contains(u"it ran on station-b"_s), qPrintable(cell(1, RunStepsModel::NoteRole).toString()));

    m_stage->tell({{u"run_id"_s, m_stage->kWithChildren}, {u"kind"_s, u"tool"_s}, {u"number"_s, 7}, {u"name"_s, u"rehearsal"_s}, {u"duration_ms"_s, 1}});
    QCOMPARE(steps->count(), 4);
}

void RunModelsTest::pathWaitsForNobodyWhoChose()
{
    auto *details = m_desk->details();
    const QSignalSpy wanted(m_verbs.get(), &app::VerbClient::wanted), found(details, &app::RunDetails::pathFound);
    m_stage->silent = true;
    for (const bool chose : {false, true}) {
        details->open(u"00000001-aaaa-bbbb"_s);
        m_verbs->applyEnd(lastOf(wanted), page(1, 0));
        const QString child = lastOf(wanted); // the failed step started it
        if (chose)
            details->openStep(0);
        QCOMPARE(found.size(), 0 + (chose ? 1 : 0));
        m_verbs->applyEnd(child, page(1, 0));
        m_verbs->applyEnd(lastOf(wanted), lattice::failed(lattice::Fault::NotFound, u"none"_s)); // the child's child
        QCOMPARE(details->steps()->count(), 6);
        QCOMPARE(found.size(), 1);
        QCOMPARE(details->stepNumber(), chose ? 1 : 3);
        details->close();
    }
}

void RunModelsTest::childThatIsCutSaysSo()
{
    auto *details = m_desk->details();
    const QSignalSpy wanted(m_verbs.get(), &app::VerbClient::wanted);
    m_stage->silent = true;
    details->open(u"00000001-aaaa-bbbb"_s);
    m_verbs->applyEnd(lastOf(wanted), page(1, 0));
    m_verbs->applyEnd(lastOf(wanted), page(4, 6));
    QCOMPARE(details->steps()->count(), 6);
    const QString note = details->steps()->data(details->steps()->index(2), RunStepsModel::NoteRole).toString();
    QVERIFY2(note.contains(u"first 3 steps"_s), qPrintable(note));
}

void RunModelsTest::reopenedRunHasItsStepsOnce()
{
    auto *details = m_desk->details();
    const QSignalSpy wanted(m_verbs.get(), &app::VerbClient::wanted);
    m_stage->silent = true;
    details->open(u"00000001-aaaa-bbbb"_s);
    m_verbs->applyEnd(lastOf(wanted), page(4, 6));
    const QString old = lastOf(wanted);
    details->close();
    details->open(u"00000001-aaaa-bbbb"_s);
    m_verbs->applyEnd(lastOf(wanted), page(4, 6));
    const QString further = lastOf(wanted);
    QVERIFY(further != old);
    m_verbs->applyEnd(old, page(7, 0));
    m_verbs->applyEnd(further, page(7, 0));
    QCOMPARE(details->steps()->count(), 6);
    QVERIFY(!details->isLoading());
}

void RunModelsTest::stepsThatAreMissingAreSaidToBe()
{
    auto *details = m_desk->details();
    details->open(m_stage->kWithChildren); // 1, 2, 3 with three of its own, 7
    RunStepsModel *steps = details->steps();
    QList<int> missing;
    for (int row = 0; row < steps->count(); ++row)
        missing << steps->data(steps->index(row), RunStepsModel::MissingRole).toInt();
    QCOMPARE(missing, (QList<int>{0, 0, 0, 0, 0, 0, 3}));
}

void RunModelsTest::eightyThousandStepsUnfoldAtOnce()
{
    auto *details = m_desk->details();
    RunStepsModel *steps = details->steps();
    QSignalSpy inserted(steps, &RunStepsModel::rowsInserted);
    QSignalSpy path(details, &app::RunDetails::pathFound);
    details->open(m_stage->kOfMany);
    QCOMPARE(steps->count(), 80'000);
    QVERIFY2(inserted.size() <= 9, qPrintable(QString::number(inserted.size()))); // by pages, not by rows
    QVERIFY(steps->foldedText().isEmpty() || !details->hasMore());
    QCOMPARE(path.size(), 1);
    QCOMPARE(path.first().first().toInt(), 69'999);
    QCOMPARE(steps->nextProblem(-1, true), 69'999);

    // What one row costs does not grow with the rows that are there: a step in the midst of many unfolds as one among few.
    QSignalSpy changed(steps, &RunStepsModel::dataChanged);
    inserted.clear();
    QJsonArray children;
    for (int number = 1; number <= 500; ++number)
        children.append(RunStage::step(number, number, 1, u"tool"_s, u"read"_s));
    QElapsedTimer timer;
    timer.start();
    steps->unfold(10, children, false);
    const qint64 took = timer.elapsed();
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(steps->count(), 80'500);
    QVERIFY2(changed.size() <= 1, "rows that nobody touched are drawn anew");
    steps->fold(10);
    QCOMPARE(steps->count(), 80'000);
    QVERIFY2(took < 1000, qPrintable(QString::number(took))); // some ms; what is far above is no matter of the machine
}

void RunModelsTest::longTextsAreCutAndOpened()
{
    auto *details = m_desk->details();
    details->open(u"00000001-aaaa-bbbb"_s);
    details->openStep(1);
    QVERIFY2(details->stepSize().startsWith(u"6.6 "_s), qPrintable(details->stepSize()));
    const app::JsonRows &rows = *details->step();
    int cut = -1;
    for (int row = 0; row < rows.rowCount(); ++row) {
        if (!rows.data(rows.index(row), app::JsonRows::CutRole).toString().isEmpty())
            cut = row;
    }
    QVERIFY(cut >= 0);
    QVERIFY(rows.data(rows.index(cut), app::JsonRows::ValueRole).toString().size() <= app::JsonRows::kLongest + 1);
    QCOMPARE(rows.textAt(cut), u"Jan 1 00:00:01 sshd: failed ☃\n"_s.repeated(200));
    QCOMPARE(app::RunPayload::sizeWhenLong(QString(2048, u'x')), QString());
    QCOMPARE(app::RunPayload::sizeWhenLong(QString(2049, u'x')).left(4), u"2.0 "_s);
    const QString pairs = QString(2047, u'x') + u"😀"_s;
    QCOMPARE(app::RunPayload::beginning(pairs).size(), 2047); // no half of a character
}

void RunModelsTest::payloadThatIsHiddenStaysSo()
{
    auto *payload = m_desk->payload();
    payload->show(u"Answer"_s, u"one\ntwo"_s);
    int shown = 0;
    connect(payload, &app::RunPayload::changed, this, [payload, &shown] { shown += payload->isShown() ? 1 : 0; });
    payload->hide();
    QCOMPARE(shown, 0); // who draws it would open it again
    QVERIFY(!payload->isShown() && payload->text().isEmpty());
    payload->show(u"Answer"_s, u"three"_s);
    QCOMPARE(shown, 1);
}

void RunModelsTest::payloadIsSearchedAndSaved()
{
    app::RunPayload &payload = *m_desk->payload();
    const QAbstractItemModelTester tester(&payload, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString text = u"{\n  \"a\": \"Snow ☃\",\n  \"b\": [1, 2]\n}"_s;
    payload.show(u"read_logs"_s, text);
    QVERIFY(payload.isShown() && payload.isJson());
    QCOMPARE(payload.rowCount(), 4);
    QCOMPARE(payload.tree()->rowCount(), 4); // a, b and its two
    payload.setQuery(u"snow"_s);
    QCOMPARE(payload.found(), 1);
    QCOMPARE(payload.next(-1, true), 1);
    QCOMPARE(payload.next(1, true), 1); // round the end
    payload.setQuery(u"nothing of the kind"_s);
    QCOMPARE(payload.next(0, false), -1);

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"päyload.json"_s);
    payload.save(QUrl::fromLocalFile(path));
    QVERIFY2(!payload.reportFailed(), qPrintable(payload.report()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), text);
    payload.save(QUrl::fromLocalFile(folder.filePath(u"no/such/folder/x"_s)));
    QVERIFY(payload.reportFailed() && !payload.report().isEmpty());
    payload.showFile(u"read_logs"_s, path);
    QCOMPARE(payload.text(), text);
    payload.showFile(u"read_logs"_s, folder.filePath(u"gone"_s));
    QVERIFY2(payload.problem().contains(u"gone"_s), qPrintable(payload.problem()));

    payload.show(u"one line"_s, QString(1'000'000, u'x'));
    QCOMPARE(payload.rowCount(), 250); // which a list can show
    QVERIFY(!payload.isJson());
    payload.show({}, {});
    QCOMPARE(payload.rowCount(), 1);
    payload.setQuery(u"x"_s);
    QCOMPARE(payload.next(-1, true), -1);
    payload.hide();
    QVERIFY(!payload.isShown());
}

void RunModelsTest::oneRunIsExported()
{
    auto *details = m_desk->details();
    details->open(u"00000001-aaaa-bbbb"_s);
    details->exportTo(QUrl::fromLocalFile(u"/tmp/a run.jsonl"_s));
    QCOMPARE(m_stage->asked.last().second[u"run"_s].toString(), u"00000001-aaaa-bbbb"_s);
    QCOMPARE(m_stage->asked.last().second[u"file"_s].toString(), u"/tmp/a run.jsonl"_s);
    QVERIFY(details->report().contains(u"/tmp/a run.jsonl"_s) && details->reportWords().isEmpty());
    m_stage->fault = lattice::Error{lattice::Fault::Refused, u"/tmp/x cannot be written"_s};
    details->exportTo(QUrl::fromLocalFile(u"/tmp/x"_s));
    QCOMPARE(details->reportWords(), u"/tmp/x cannot be written"_s);
    details->close();
    QVERIFY(details->report().isEmpty());
}

void RunModelsTest::axisFoldsLongGaps_data()
{
    QTest::addColumn<QList<RunAxis::Span>>("spans");
    QTest::addColumn<double>("length");
    QTest::addColumn<int>("folds");
    QTest::newRow("nothing") << QList<RunAxis::Span>() << 0.0 << 0;
    QTest::newRow("no step at all") << QList<RunAxis::Span>() << 100.0 << 1;
    QTest::newRow("busy all the time") << QList<RunAxis::Span>{{0, 50}, {40, 100}} << 100.0 << 0;
    QTest::newRow("a short gap") << QList<RunAxis::Span>{{0, 40}, {59, 100}} << 100.0 << 0;
    QTest::newRow("a long gap") << QList<RunAxis::Span>{{0, 40}, {61, 100}} << 100.0 << 1;
    QTest::newRow("gaps within another span") << QList<RunAxis::Span>{{0, 100}, {5, 6}, {90, 91}} << 100.0 << 0;
    QTest::newRow("at both ends, in any order") << QList<RunAxis::Span>{{60, 70}, {30, 60}} << 100.0 << 2;
}

void RunModelsTest::axisFoldsLongGaps()
{
    QFETCH(const QList<RunAxis::Span>, spans);
    QFETCH(const double, length);
    QFETCH(const int, folds);
    const RunAxis axis(spans, length);
    QCOMPARE(axis.folds().size(), folds);
    QCOMPARE(axis.placeOf(0), 0.0);
    if (length > 0)
        QVERIFY(qAbs(axis.placeOf(length) - 1.0) < 1e-9 || spans.isEmpty());
}

void RunModelsTest::axisKeepsOrder()
{
    const RunAxis axis({{0, 2500}, {2500, 13'700}, {36'000, 42'000}}, 42'000);
    double before = -1;
    for (double ms = 0; ms <= 42'000; ms += 100) {
        QVERIFY2(axis.placeOf(ms) > before, qPrintable(QString::number(ms)));
        before = axis.placeOf(ms);
    }
    QVERIFY(axis.placeOf(36'000) - axis.placeOf(13'700) < RunAxis::kFolded + 1e-9);
    QCOMPARE(axis.placeOf(-5), 0.0);
    QCOMPARE(axis.placeOf(1e9), axis.placeOf(42'000));
}

QTEST_GUILESS_MAIN(RunModelsTest)
#include "tst_runmodels.moc"
