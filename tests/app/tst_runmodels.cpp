// SPDX-License-Identifier: Apache-2.0
// The list of runs, one run, and the axis of time that its steps share.
#include "app/desktop/runs/rundesk.h"
#include "app/desktop/work/workstate.h"
#include "tests/app/sampleruns.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
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
    void lateAnswerOfAnotherFilterIsDropped();
    void runIsExplained();
    void stepIsShownInFull();
    void runningRunGrows();
    void figuresSayWhatIsNotKnown();
    void axisFoldsLongGaps_data();
    void axisFoldsLongGaps();
    void axisKeepsOrder();

private:
    RunListModel &list() { return *m_desk->list(); }
    QVariant at(int row, int role) { return list().data(list().index(row), role); }

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
