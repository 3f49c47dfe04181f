// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/transition.h"
#include "workexamples.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lattice;

namespace {

const QString kHere = u"station-7"_s;
const QString kElsewhere = u"station-8"_s;
const QDateTime kNow = examples::workTime(10, 0);
const Transition::Holding kHolding{.stationId = kHere, .attempt = 2};

WorkRecord in(WorkPhase phase)
{
    WorkRecord record = Transition::submit({.workId = u"w-1"_s, .agent = u"a"_s, .task = u"t"_s, .deadline = examples::workTime(5, 0)}, examples::workTime(0, 0)).value();
    record.phase = phase;
    record.attempt = 2;
    record.station = kHere;
    record.epoch = 12;
    record.revision = 40;
    return record;
}

using Change = std::function<Result<WorkRecord>(WorkRecord)>;

struct Row {
    const char *name;
    Change change;
    QMap<WorkPhase, WorkPhase> allowed;
};

const QList<Row> &rows()
{
    using enum WorkPhase;
    static const QList<Row> all{
        {"assign", [](WorkRecord r) { return Transition::assign(r, kElsewhere, 12, kNow); }, {{Queued, Assigned}, {RetryWait, Assigned}}},
        {"claim", [](WorkRecord r) { return Transition::claim(r, kHolding, kNow); }, {{Assigned, Running}}},
        {"progress", [](WorkRecord r) { return Transition::progress(r, kHolding, {.percent = 5}); }, {{Running, Running}}},
        {"finish", [](WorkRecord r) { return Transition::finish(r, kHolding, {.result = u"ok"_s}, kNow); }, {{Running, Done}, {Cancelling, Done}}},
        {"fail for good", [](WorkRecord r) { return Transition::fail(r, kHolding, {.error = u"e"_s}, 0.5, kNow); }, {{Running, Failed}}},
        {"fail for now", [](WorkRecord r) { return Transition::fail(r, kHolding, {.error = u"e"_s, .fault = Fault::Busy}, 0.5, kNow); }, {{Running, RetryWait}}},
        {"escalate", [](WorkRecord r) { return Transition::escalate(r, kHolding, {.reason = u"?"_s}, kNow); }, {{Running, Escalated}}},
        {"lose", [](WorkRecord r) { return Transition::lose(r, u"silent"_s, 0.5, kNow); }, {{Assigned, RetryWait}, {Running, RetryWait}, {Cancelling, Cancelled}}},
        {"hand back", [](WorkRecord r) { return Transition::handBack(r, kHolding, u"it stops"_s, kNow); }, {{Assigned, Queued}, {Running, Queued}}},
        {"cancel", [](WorkRecord r) { return Transition::cancel(r, {.by = u"cli"_s}, kNow); },
         {{Queued, Cancelled}, {RetryWait, Cancelled}, {Escalated, Cancelled}, {Assigned, Cancelling}, {Running, Cancelling}}},
        {"confirm", [](WorkRecord r) { return Transition::confirmCancel(r, kHolding, kNow); }, {{Cancelling, Cancelled}}},
        {"expire", [](WorkRecord r) { return Transition::expire(r, kNow); }, {{Queued, Failed}, {RetryWait, Failed}, {Escalated, Failed}}},
        {"answer", [](WorkRecord r) { return Transition::answer(r, u"yes"_s, u"anna"_s, kNow); }, {{Escalated, Queued}}},
    };
    return all;
}

constexpr WorkPhase kPhases[] = {WorkPhase::Queued, WorkPhase::Assigned, WorkPhase::Running, WorkPhase::RetryWait, WorkPhase::Cancelling,
                                 WorkPhase::Escalated, WorkPhase::Done, WorkPhase::Failed, WorkPhase::Cancelled};

} // namespace

class TestTransition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyChangeFromEveryPhase_data();
    void everyChangeFromEveryPhase();
    void onlyTheHolderOfTheAttemptMayAct_data();
    void onlyTheHolderOfTheAttemptMayAct();
    void anAssignmentStartsAFreshAttempt();
    void anEarlierLeaderIsFenced();
    void aFailureIsRetriedWhenItMayPassAndAttemptsAreLeft();
    void backOffDoublesUpToFiveMinutes();
    void whatIsLostWithoutAttemptsLeftAsksAPerson();
    void handingBackDoesNotCount();
    void handingBackForEverEndsAtAPerson();
    void anAnswerGoesAlongAndAllowsOneMoreAttempt();
    void wordsWithoutEndAreCut();
    void aCancellationForTheDeadlineIsATimeout();
    void aResultThatRacedTheCancellationCounts();
    void aDeadlineThatHasNotPassedExpiresNothing();
    void historyKeepsTheLastTenSteps();
    void progressStaysInBounds();
};

void TestTransition::everyChangeFromEveryPhase_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<WorkPhase>("from");
    for (qsizetype i = 0; i < rows().size(); ++i) {
        for (const WorkPhase from : kPhases)
            QTest::addRow("%s from %s", rows()[i].name, qPrintable(phaseName(from))) << int(i) << from;
    }
}

void TestTransition::everyChangeFromEveryPhase()
{
    QFETCH(int, row);
    QFETCH(WorkPhase, from);
    const Row &change = rows()[row];
    const WorkRecord before = in(from);
    const auto after = change.change(before);
    QCOMPARE(after.has_value(), change.allowed.contains(from));
    if (!after) {
        QCOMPARE(after.error().fault, Fault::Conflict);
        QVERIFY2(after.error().detail.contains(phaseName(from)), qPrintable(after.error().detail));
        return;
    }
    QCOMPARE(after->phase, change.allowed.value(from));
    QCOMPARE(after->revision, before.revision); // what the write expects
    QCOMPARE(after->endedAt.isValid(), isEnd(after->phase));
    if (after->phase == from)
        return;
    QCOMPARE(after->since, kNow);
    QCOMPARE(after->history.constLast().phase, after->phase);
    QCOMPARE(after->history.constLast().attempt, after->attempt);
    QCOMPARE(after->history.constLast().at, kNow);
}

void TestTransition::onlyTheHolderOfTheAttemptMayAct_data()
{
    QTest::addColumn<QString>("station");
    QTest::addColumn<int>("attempt");
    QTest::newRow("another station") << kElsewhere << 2;
    QTest::newRow("an earlier attempt") << kHere << 1;
    QTest::newRow("a later attempt") << kHere << 3;
}

void TestTransition::onlyTheHolderOfTheAttemptMayAct()
{
    QFETCH(QString, station);
    QFETCH(int, attempt);
    const Transition::Holding stranger{.stationId = station, .attempt = attempt};
    const QList<Result<WorkRecord>> tried{
        Transition::claim(in(WorkPhase::Assigned), stranger, kNow),
        Transition::progress(in(WorkPhase::Running), stranger, {}),
        Transition::finish(in(WorkPhase::Running), stranger, {}, kNow),
        Transition::finish(in(WorkPhase::Cancelling), stranger, {}, kNow),
        Transition::fail(in(WorkPhase::Running), stranger, {}, 0, kNow),
        Transition::escalate(in(WorkPhase::Running), stranger, {}, kNow),
        Transition::handBack(in(WorkPhase::Running), stranger, {}, kNow),
        Transition::confirmCancel(in(WorkPhase::Cancelling), stranger, kNow),
    };
    for (const auto &result : tried) {
        QVERIFY(!result);
        QCOMPARE(result.error().fault, Fault::Conflict);
        QVERIFY2(result.error().detail.contains(u"attempt 2 at station-7"_s), qPrintable(result.error().detail));
    }
}

void TestTransition::anAssignmentStartsAFreshAttempt()
{
    WorkRecord record = in(WorkPhase::RetryWait);
    record.outcome.error = u"of the last one"_s;
    record.notBefore = kNow;
    record.acceptedAt = kNow;
    record.progress.percent = 80;
    record.spec.agent.clear();
    record.spec.capability = u"logs"_s;
    const WorkRecord next = Transition::assign(record, kElsewhere, 13, kNow, u"log-analyzer"_s).value();
    QCOMPARE(next.attempt, 3);
    QCOMPARE(next.station, kElsewhere);
    QCOMPARE(next.epoch, 13u);
    QCOMPARE(agentOf(next), u"log-analyzer"_s);
    QCOMPARE(next.assignedAt, kNow);
    QVERIFY(!next.acceptedAt.isValid() && !next.notBefore.isValid());
    QCOMPARE(next.outcome, WorkOutcome());
    QCOMPARE(next.progress, WorkProgress());
    QCOMPARE(Transition::assign(record, u"a b"_s, 13, kNow).error().fault, Fault::Invalid);
}

void TestTransition::anEarlierLeaderIsFenced()
{
    const auto late = Transition::assign(in(WorkPhase::Queued), kHere, 11, kNow);
    QVERIFY(!late);
    QCOMPARE(late.error().fault, Fault::Conflict);
    QVERIFY(late.error().detail.contains(u"a later leader (12, this one is 11)"_s));
    QVERIFY(Transition::assign(in(WorkPhase::Queued), kHere, 12, kNow));
}

void TestTransition::aFailureIsRetriedWhenItMayPassAndAttemptsAreLeft()
{
    for (int fault = 0; fault <= int(Fault::Invalid); ++fault) {
        const WorkOutcome outcome{.error = u"e"_s, .fault = Fault(fault)};
        const bool passes = QList{Fault::Timeout, Fault::Unreachable, Fault::NoResponders, Fault::Busy}.contains(Fault(fault));
        const WorkRecord record = Transition::fail(in(WorkPhase::Running), kHolding, outcome, 0.5, kNow).value();
        QCOMPARE(record.phase, passes ? WorkPhase::RetryWait : WorkPhase::Failed);
        QCOMPARE(record.outcome, outcome);
        QCOMPARE(record.notBefore, passes ? kNow.addMSecs(2000) : QDateTime());
        QCOMPARE(record.history.constLast().reason, u"e"_s);
    }
    WorkRecord last = in(WorkPhase::Running);
    last.attempt = 3;
    QCOMPARE(Transition::fail(last, {kHere, 3}, {.fault = Fault::Timeout}, 0.5, kNow)->phase, WorkPhase::Failed);
    QVERIFY(!Transition::mayPass({}));
}

void TestTransition::backOffDoublesUpToFiveMinutes()
{
    WorkRecord record = in(WorkPhase::Running);
    const auto pause = [&record](int attempt, double jitter) {
        record.attempt = attempt;
        return Transition::backOff(record, jitter);
    };
    QCOMPARE(pause(1, 0.5), 1s);
    QCOMPARE(pause(2, 0.5), 2s);
    QCOMPARE(pause(9, 0.5), 256s);
    QCOMPARE(pause(10, 0.5), 300s);
    QCOMPARE(pause(100, 0.5), 300s);
    QCOMPARE(pause(1, 0), 800ms);
    QCOMPARE(pause(1, 1), 1200ms);
    QCOMPARE(pause(1, 7), 1200ms);
    record.excused = 2;
    QCOMPARE(pause(3, 0.5), 1s);
}

void TestTransition::whatIsLostWithoutAttemptsLeftAsksAPerson()
{
    const WorkRecord again = Transition::lose(in(WorkPhase::Running), u"no lease"_s, 0.5, kNow).value();
    QCOMPARE(again.outcome.error, u"lost: no lease"_s);
    QCOMPARE(again.outcome.fault, Fault::Unreachable);
    QCOMPARE(again.notBefore, kNow.addMSecs(2000));
    WorkRecord last = in(WorkPhase::Running);
    last.attempt = 3;
    const WorkRecord asked = Transition::lose(last, u"no lease"_s, 0.5, kNow).value();
    QCOMPARE(asked.phase, WorkPhase::Escalated);
    QVERIFY(asked.escalation.reason.contains(u"attempt 3 was lost (no lease)"_s));
}

void TestTransition::handingBackDoesNotCount()
{
    WorkRecord record = in(WorkPhase::Running);
    record.attempt = 3; // the last one
    const WorkRecord back = Transition::handBack(record, {kHere, 3}, u"it stops"_s, kNow).value();
    QCOMPARE(back.phase, WorkPhase::Queued);
    QCOMPARE(back.attempt, 3); // the fence never goes back
    QVERIFY(Transition::attemptsLeft(back));
    QCOMPARE(back.history.constLast().reason, u"handed back: it stops"_s);
    QCOMPARE(Transition::assign(back, kElsewhere, 12, kNow)->attempt, 4);
}

void TestTransition::handingBackForEverEndsAtAPerson()
{
    WorkRecord record = in(WorkPhase::Queued);
    int rounds = 0;
    while (record.phase == WorkPhase::Queued && ++rounds < 100) {
        record = Transition::assign(record, kHere, 12, kNow).value();
        record = Transition::handBack(record, {kHere, record.attempt}, u"it came down"_s, kNow).value();
    }
    QCOMPARE(record.phase, WorkPhase::Escalated);
    QCOMPARE(record.attempt, 3 + Transition::kMostExcused);
    QVERIFY(record.escalation.reason.contains(u"handed back 13 times, last because: it came down"_s));
}

void TestTransition::anAnswerGoesAlongAndAllowsOneMoreAttempt()
{
    WorkRecord record = in(WorkPhase::Escalated);
    record.attempt = 3;
    QVERIFY(!Transition::attemptsLeft(record));
    const WorkRecord answered = Transition::answer(record, u"delete it"_s, u"anna"_s, kNow).value();
    QCOMPARE(answered.spec.context.value(u"escalation_answer"_s), u"delete it"_s);
    QCOMPARE(answered.escalation.answer, u"delete it"_s);
    QCOMPARE(answered.escalation.answeredBy, u"anna"_s);
    QVERIFY(Transition::attemptsLeft(answered));
    const WorkRecord running = Transition::claim(Transition::assign(answered, kHere, 12, kNow).value(), {kHere, 4}, kNow).value();
    QVERIFY(!Transition::attemptsLeft(running));
    const WorkRecord asked = Transition::escalate(running, {kHere, 4}, {.reason = u"sure?"_s, .answer = u"forged"_s}, kNow).value();
    QCOMPARE(asked.escalation.answer, QString());
}

void TestTransition::wordsWithoutEndAreCut()
{
    const QString words(2'000'000, u'x'); // more than the ledger takes: nobody could write it, ever
    const WorkRecord asked = Transition::escalate(in(WorkPhase::Running), kHolding, {.reason = words}, kNow).value();
    QCOMPARE(asked.escalation.reason.size(), Transition::kMaxWords + 3);
    const WorkRecord failed = Transition::fail(in(WorkPhase::Running), kHolding, {.error = words, .fault = Fault::Invalid}, 0, kNow).value();
    QCOMPARE(failed.outcome.error.size(), Transition::kMaxWords + 3);
    const auto answered = Transition::answer(in(WorkPhase::Escalated), words, u"anna"_s, kNow);
    QVERIFY(!answered);
    QCOMPARE(answered.error().fault, Fault::Full);
}

void TestTransition::aCancellationForTheDeadlineIsATimeout()
{
    const WorkCancel deadline{.by = u"leader"_s, .reason = u"deadline"_s};
    const WorkRecord cancelling = Transition::cancel(in(WorkPhase::Running), deadline, kNow).value();
    QCOMPARE(cancelling.phase, WorkPhase::Cancelling);
    const WorkRecord queued = Transition::cancel(in(WorkPhase::Queued), deadline, kNow).value();
    const WorkRecord confirmed = Transition::confirmCancel(cancelling, kHolding, kNow).value();
    const WorkRecord lost = Transition::lose(cancelling, u"silent"_s, 0, kNow).value();
    for (const WorkRecord &end : {queued, confirmed, lost}) {
        QCOMPARE(end.phase, WorkPhase::Failed);
        QCOMPARE(end.outcome.fault, Fault::Timeout);
    }
    const WorkRecord wanted = Transition::cancel(in(WorkPhase::Queued), {.by = u"cli"_s, .reason = u"too late"_s}, kNow).value();
    QCOMPARE(wanted.outcome.error, u"cancelled: too late"_s);
    QCOMPARE(wanted.outcome.fault, Fault::Cancelled);
}

void TestTransition::aResultThatRacedTheCancellationCounts()
{
    const WorkRecord cancelling = Transition::cancel(in(WorkPhase::Running), {.by = u"cli"_s}, kNow).value();
    const WorkRecord done = Transition::finish(cancelling, kHolding, {.result = u"ok"_s, .error = u"noise"_s, .fault = Fault::Busy}, kNow).value();
    QCOMPARE(done.phase, WorkPhase::Done);
    QCOMPARE(done.outcome, (WorkOutcome{.result = u"ok"_s}));
    QCOMPARE(done.cancel.by, u"cli"_s);
}

void TestTransition::aDeadlineThatHasNotPassedExpiresNothing()
{
    WorkRecord record = in(WorkPhase::Queued);
    QVERIFY(!Transition::expire(record, examples::workTime(4, 59)));
    QVERIFY(Transition::expire(record, examples::workTime(5, 0)));
    record.spec.deadline = {};
    QCOMPARE(Transition::expire(record, kNow).error().fault, Fault::Conflict);
}

void TestTransition::historyKeepsTheLastTenSteps()
{
    WorkRecord record = Transition::submit({.workId = u"w-1"_s, .agent = u"a"_s}, kNow).value();
    for (int i = 0; i < 12; ++i) {
        record = Transition::assign(record, kHere, 12, kNow).value();
        record.spec.maxAttempts = 100;
        record = Transition::handBack(record, {kHere, record.attempt}, QString(400, u'x') + u"🙂"_s, kNow).value();
    }
    QCOMPARE(record.history.size(), 10);
    QCOMPARE(record.history.constFirst().attempt, 8);
    QCOMPARE(record.history.constLast().reason.size(), 203); // and "..."
}

void TestTransition::progressStaysInBounds()
{
    const WorkRecord running = in(WorkPhase::Running);
    QCOMPARE(Transition::progress(running, kHolding, {.percent = 700})->progress.percent, 100);
    QCOMPARE(Transition::progress(running, kHolding, {.percent = -9})->progress.percent, -1);
    const WorkRecord advanced = Transition::progress(running, kHolding, {.percent = 3, .message = u"m"_s}).value();
    QCOMPARE(advanced.progress.message, u"m"_s);
    QCOMPARE(advanced.history, running.history); // no change of phase
}

QTEST_GUILESS_MAIN(TestTransition)
#include "tst_transition.moc"
