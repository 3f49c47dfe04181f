// SPDX-License-Identifier: Apache-2.0
#include "golden.h"
#include "lattice/history/eventcodec.h"
#include "lattice/history/workevents.h"
#include "lattice/protocol/subject.h"
#include "workexamples.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lattice;

class TestWorkEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreAsTheGoldenFileSays();
    void everyEventSurvivesTheWireAndHasASubject();
    void aRepetitionHasTheSameIdAndAnotherFactHasNot();
    void progressIsTheOnlyFactThatRepeats();
    void everyEndHasItsFact();
    void longTextsAreCut();
};

namespace {

const QString kLeader = u"orchestrator-1"_s;

WorkRecord recordFor(WorkFact fact)
{
    switch (fact) {
    case WorkFact::Submitted:
    case WorkFact::Assigned:
    case WorkFact::Accepted:
    case WorkFact::Progress: {
        WorkRecord record = examples::runningWork();
        record.phase = fact == WorkFact::Submitted ? WorkPhase::Queued : fact == WorkFact::Assigned ? WorkPhase::Assigned : WorkPhase::Running;
        return record;
    }
    case WorkFact::Completed:
    case WorkFact::LateResult: return examples::doneWork();
    default: break;
    }
    WorkRecord record = examples::retriedWork();
    record.escalation = {.reason = u"delete it?"_s, .answer = u"yes"_s, .answeredBy = u"anna"_s};
    record.cancel = {.by = u"cli"_s, .reason = u"too late"_s};
    record.endedAt = examples::workTime(2, 0);
    record.history = {{.phase = WorkPhase::RetryWait, .attempt = 1, .at = record.since, .reason = u"lost: no sign of life"_s}};
    const QMap<WorkFact, WorkPhase> phases{{WorkFact::Failed, WorkPhase::Failed}, {WorkFact::Escalated, WorkPhase::Escalated}, {WorkFact::Answered, WorkPhase::Queued},
                                           {WorkFact::Cancelled, WorkPhase::Cancelled}, {WorkFact::HandedBack, WorkPhase::Queued}};
    record.phase = phases.value(fact, WorkPhase::RetryWait);
    return record;
}

Event eventOf(WorkFact fact)
{
    return workEvent(fact, recordFor(fact), kLeader, u"Leader"_s, examples::workTime(3, 0));
}

QList<WorkFact> allFacts()
{
    QList<WorkFact> facts;
    for (int i = 0; i <= int(WorkFact::LateResult); ++i)
        facts.append(WorkFact(i));
    return facts;
}

} // namespace

void TestWorkEvents::eventsAreAsTheGoldenFileSays()
{
    const QJsonArray expected = QJsonDocument::fromJson(golden("protocol/event-work.json")).array();
    QJsonArray made;
    for (const WorkFact fact : allFacts())
        made.append(QJsonDocument::fromJson(encode(eventOf(fact))).object());
    if (made.size() != expected.size())
        qInfo().noquote() << QJsonDocument(made).toJson();
    QCOMPARE(made.size(), expected.size());
    for (qsizetype i = 0; i < made.size(); ++i)
        QCOMPARE(made[i].toObject(), expected[i].toObject());
}

void TestWorkEvents::everyEventSurvivesTheWireAndHasASubject()
{
    for (const WorkFact fact : allFacts()) {
        const Event event = eventOf(fact);
        QCOMPARE(decodeEvent(encode(event)).value(), event);
        QCOMPARE(Subject::event(event.type).value(), u"lattice.events."_s + typeOf(fact));
        QCOMPARE(factOf(event.type), fact);
    }
    QVERIFY(!factOf(u"station.lattice.agent.invoked"_s));
}

void TestWorkEvents::aRepetitionHasTheSameIdAndAnotherFactHasNot()
{
    QSet<QString> ids;
    WorkRecord record = examples::doneWork();
    for (record.attempt = 1; record.attempt <= 2; ++record.attempt) {
        for (const WorkFact fact : allFacts()) {
            const QString id = workEvent(fact, record, kLeader, {}, examples::workTime(3, 0)).id;
            ids.insert(id);
            if (fact != WorkFact::Progress)
                QCOMPARE(workEvent(fact, record, u"another"_s, {}, examples::workTime(4, 0)).id, id);
        }
    }
    QCOMPARE(ids.size(), 2 * allFacts().size());
    QCOMPARE(workEventId(WorkFact::HandedBack, record, {}), u"w-2.3.handed_back"_s);
}

void TestWorkEvents::progressIsTheOnlyFactThatRepeats()
{
    WorkRecord record = examples::runningWork();
    const QString first = workEvent(WorkFact::Progress, record, kLeader, {}, examples::workTime(9, 0)).id;
    QCOMPARE(workEvent(WorkFact::Progress, record, kLeader, {}, examples::workTime(9, 1)).id, first); // its own time counts
    record.progress.at = examples::workTime(9, 2);
    QVERIFY(workEvent(WorkFact::Progress, record, kLeader, {}, examples::workTime(9, 2)).id != first);
}

void TestWorkEvents::everyEndHasItsFact()
{
    for (int i = 0; i <= int(WorkPhase::Cancelled); ++i)
        QCOMPARE(endOf(WorkPhase(i)).has_value(), isEnd(WorkPhase(i)));
    QCOMPARE(endOf(WorkPhase::Done), WorkFact::Completed);
    QCOMPARE(endOf(WorkPhase::Failed), WorkFact::Failed);
    QCOMPARE(endOf(WorkPhase::Cancelled), WorkFact::Cancelled);
}

void TestWorkEvents::longTextsAreCut()
{
    WorkRecord record = examples::doneWork();
    record.spec.task = QString(499, u'x') + u"🙂🙂"_s;
    record.outcome.result = QString(5'000, u'y');
    const auto dataOf = [&](WorkFact fact) { return workEvent(fact, record, kLeader, {}, examples::workTime(3, 0)).data; };
    QCOMPARE(dataOf(WorkFact::Submitted)["task"_L1].toString(), QString(499, u'x') + u"..."_s);
    QCOMPARE(dataOf(WorkFact::Completed)["result"_L1].toString(), QString(4'000, u'y') + u"..."_s);
}

QTEST_GUILESS_MAIN(TestWorkEvents)
#include "tst_workevents.moc"
