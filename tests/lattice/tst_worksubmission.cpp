// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/transition.h"
#include "workexamples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lattice;

/*! What may be submitted, and done again. */
class TestWorkSubmission : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void submissionFillsWhatFollows();
    void unfitSubmissionsAreRefused_data();
    void unfitSubmissionsAreRefused();
    void specsThatTheLedgerCouldNotTakeAreRefused();
    void aReplayStandsAlone();
};

static const QDateTime kNow = examples::workTime(10, 0);

static WorkSpec fit()
{
    return {.workId = u"w-1"_s, .agent = u"a"_s};
}

void TestWorkSubmission::submissionFillsWhatFollows()
{
    const auto record = Transition::submit(fit(), kNow);
    QVERIFY(record);
    QCOMPARE(record->spec.runId, u"w-1"_s);
    QCOMPARE(record->spec.submittedAt, kNow);
    QCOMPARE(record->phase, WorkPhase::Queued);
    QCOMPARE(record->history.size(), 1);
    WorkSpec spec = fit();
    spec.runId = u"r"_s;
    spec.submittedAt = examples::workTime(0, 0);
    QCOMPARE(Transition::submit(spec, kNow)->spec, spec);
}

void TestWorkSubmission::unfitSubmissionsAreRefused_data()
{
    QTest::addColumn<WorkSpec>("spec");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, void (*spoil)(WorkSpec &), const QString &words) {
        WorkSpec spec = fit();
        spoil(spec);
        QTest::newRow(name) << spec << words;
    };
    row("no id", [](WorkSpec &s) { s.workId.clear(); }, u"work id"_s);
    row("two tokens", [](WorkSpec &s) { s.workId = u"a.b"_s; }, u"work id"_s);
    row("run", [](WorkSpec &s) { s.runId = u"a b"_s; }, u"id of the run"_s);
    row("parent", [](WorkSpec &s) { s.parentId = u"*"_s; }, u"of the parent"_s);
    row("own parent", [](WorkSpec &s) { s.parentId = s.workId; }, u"own parent"_s);
    row("station", [](WorkSpec &s) { s.wantedStation = u"assign"_s; }, u"wanted station"_s);
    row("nobody", [](WorkSpec &s) { s.agent.clear(); }, u"either an agent or a capability"_s);
    row("both", [](WorkSpec &s) { s.capability = u"c"_s; }, u"either an agent or a capability"_s);
    row("priority -1", [](WorkSpec &s) { s.priority = -1; }, u"priority is -1"_s);
    row("priority 10", [](WorkSpec &s) { s.priority = 10; }, u"priority is 10"_s);
    row("no time", [](WorkSpec &s) { s.timeout = 0ms; }, u"timeout"_s);
    row("31 days", [](WorkSpec &s) { s.timeout = std::chrono::days(31); }, u"timeout"_s);
    row("no attempt", [](WorkSpec &s) { s.maxAttempts = 0; }, u"0 attempts"_s);
    row("101 attempts", [](WorkSpec &s) { s.maxAttempts = 101; }, u"101 attempts"_s);
    row("9 ancestors", [](WorkSpec &s) { s.path = QStringList(9, u"x"_s); }, u"8 ancestors"_s);
    row("its own ancestor", [](WorkSpec &s) { s.path = {u"b"_s, u"A"_s, u"c"_s}; }, u"wait for itself: b → A → c"_s);
}

void TestWorkSubmission::unfitSubmissionsAreRefused()
{
    QFETCH(WorkSpec, spec);
    QFETCH(QString, words);
    const auto record = Transition::submit(spec, kNow);
    QVERIFY(!record);
    QCOMPARE(record.error().fault, Fault::Invalid);
    QVERIFY2(record.error().detail.contains(words), qPrintable(record.error().detail));
}

void TestWorkSubmission::specsThatTheLedgerCouldNotTakeAreRefused()
{
    WorkSpec spec = fit();
    spec.path = QStringList(8, u"x"_s);
    spec.task = QString(500 * 1024, u'x');
    QVERIFY(Transition::submit(spec, kNow));
    spec.task = QString(100 * 1024, QChar(1)); // six bytes each in JSON
    const auto record = Transition::submit(spec, kNow);
    QCOMPARE(record.error().fault, Fault::Full);
    QVERIFY(record.error().detail.contains(u"524288"_s));
}

void TestWorkSubmission::aReplayStandsAlone()
{
    WorkRecord record = examples::runningWork();
    record.spec.context.insert(u"escalation_answer"_s, u"yes"_s);
    const WorkSpec spec = Transition::replayOf(record, u"w-9"_s);
    QCOMPARE(spec.workId, u"w-9"_s);
    QCOMPARE(spec.replayOf, u"w-1"_s);
    QCOMPARE(spec.runId, u"w-9"_s);
    QVERIFY(spec.parentId.isEmpty() && spec.path.isEmpty() && !spec.deadline.isValid());
    QCOMPARE(spec.task, record.spec.task);
    QCOMPARE(spec.context, (QMap<QString, QString>{{u"service"_s, u"login"_s}}));
    QVERIFY(Transition::submit(spec, kNow));
}

QTEST_GUILESS_MAIN(TestWorkSubmission)
#include "tst_worksubmission.moc"
