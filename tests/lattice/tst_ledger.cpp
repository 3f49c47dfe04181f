// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/orderedconsumer.h"
#include "lattice/protocol/subject.h"
#include "lattice/work/ledger.h"
#include "lattice/work/workbook.h"
#include "lossyproxy.h"
#include "workserver.h"

#include <QSignalSpy>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Ledger::Change assignTo(const QString &station)
{
    return [station](WorkRecord record) { return Transition::assign(std::move(record), station, 1, workTime(1)); };
}

Ledger::Change addLabel(const QString &label)
{
    return [label](WorkRecord record) -> Result<WorkRecord> {
        record.spec.labels.insert(label, u"1"_s);
        return record;
    };
}

qint64 messagesOf(MeshLink &link, const QByteArray &stream)
{
    return QCoro::waitFor(JetStream(link).api("STREAM.INFO." + stream)).value_or(QJsonObject())["state"_L1]["messages"_L1].toInteger(-1);
}

} // namespace

class LedgerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordIsMadeOnceAndReadAsItIs()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        WorkRecord record = queuedWork(u"job-1"_s);
        const auto made = QCoro::waitFor(ledger.create(record));
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        QVERIFY(!made->existed);
        QVERIFY(made->record.revision > 0);
        QCOMPARE(QCoro::waitFor(ledger.get(u"job-1"_s)).value(), made->record);
        record.spec.task = u"another"_s;
        const auto again = QCoro::waitFor(ledger.create(record));
        QVERIFY(again && again->existed);
        QCOMPARE(again->record, made->record); // the idempotency key counts, not the content
    }

    void ofManySubmissionsOneIsTheFirst()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        std::vector<QCoro::Task<Result<Ledger::Created>>> tasks;
        for (int i = 0; i < 20; ++i) {
            WorkRecord record = queuedWork(u"same"_s);
            record.spec.task = QString::number(i);
            tasks.push_back(ledger.create(record));
        }
        int first = 0;
        QSet<QString> seen;
        for (auto &task : tasks) {
            const auto made = QCoro::waitFor(task);
            QVERIFY(made);
            first += made->existed ? 0 : 1;
            seen.insert(made->record.spec.task);
        }
        QCOMPARE(first, 1);
        QCOMPARE(seen.size(), 1); // all hear of the same record
    }

    void badAndMissingIdsAreTold()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        for (const QString &bad : {u""_s, u"a.b"_s, u"a b"_s, u"*"_s, u"ü"_s, QString(65, u'a')}) {
            QCOMPARE(QCoro::waitFor(ledger.get(bad)).error().fault, Fault::Invalid);
            WorkRecord record = queuedWork(u"good"_s);
            record.spec.workId = bad;
            QCOMPARE(QCoro::waitFor(ledger.create(record)).error().fault, Fault::Invalid);
            QCOMPARE(QCoro::waitFor(ledger.change(bad, addLabel(u"x"_s))).error().fault, Fault::Invalid);
            QCOMPARE(QCoro::waitFor(ledger.remove(record)).error().fault, Fault::Invalid);
        }
        const auto missing = QCoro::waitFor(ledger.change(u"nobody"_s, addLabel(u"x"_s)));
        QCOMPARE(missing.error().fault, Fault::NotFound);
        QVERIFY2(missing.error().detail.contains(u"nobody"), qPrintable(missing.error().detail));
    }

    void changeIsWrittenWithItsRevision()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        const auto made = QCoro::waitFor(ledger.create(queuedWork(u"job"_s)));
        const auto assigned = QCoro::waitFor(ledger.change(u"job"_s, assignTo(u"alpha"_s)));
        QVERIFY2(assigned, assigned ? "" : qPrintable(assigned.error().detail));
        QCOMPARE(assigned->phase, WorkPhase::Assigned);
        QVERIFY(assigned->revision > made->record.revision);
        QCOMPARE(QCoro::waitFor(ledger.get(u"job"_s)).value(), *assigned);
        const auto refused = QCoro::waitFor(ledger.change(u"job"_s, assignTo(u"beta"_s)));
        QCOMPARE(refused.error().fault, Fault::Conflict); // the function's own word
        const auto same = QCoro::waitFor(ledger.change(u"job"_s, [](WorkRecord record) -> Result<WorkRecord> { return record; }));
        QCOMPARE(same.value(), *assigned); // nothing to write
        QCOMPARE(messagesOf(f.link, "KV_lattice-ledger"), 2);
    }

    void rivalsAllComeThroughOneAfterTheOther()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        QVERIFY(QCoro::waitFor(ledger.create(queuedWork(u"job"_s))));
        std::vector<QCoro::Task<Result<WorkRecord>>> tasks;
        for (int i = 0; i < 5; ++i)
            tasks.push_back(ledger.change(u"job"_s, addLabel(QString::number(i))));
        for (auto &task : tasks)
            QVERIFY(QCoro::waitFor(task));
        QCOMPARE(QCoro::waitFor(ledger.get(u"job"_s))->spec.labels.size(), 5); // none was overwritten
    }

    void endlessRivalryEndsAsBusy()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        auto known = QCoro::waitFor(ledger.create(queuedWork(u"job"_s)))->record;
        KeyValue bucket(f.link, "lattice-ledger");
        int calls = 0;
        const auto spoilt = QCoro::waitFor(ledger.change(u"job"_s, [&](WorkRecord record) -> Result<WorkRecord> {
            bucket.put("w.job", encode(record)); // somebody is faster, each time: it is sent before ours
            record.spec.labels.insert(u"call"_s, QString::number(++calls));
            return record;
        }));
        QCOMPARE(spoilt.error().fault, Fault::Busy);
        QCOMPARE(calls, 10);
    }

    void changeOfAKnownRecordNeedsNoRead()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        const auto made = QCoro::waitFor(ledger.create(queuedWork(u"job"_s)));
        int calls = 0;
        const auto assign = [&calls](WorkRecord record) {
            ++calls;
            return Transition::assign(std::move(record), u"alpha"_s, 1, workTime(1));
        };
        const auto assigned = QCoro::waitFor(ledger.change(made->record, assign));
        QVERIFY(assigned);
        QCOMPARE(calls, 1);
        // What was known is old: it is read again, whether the function refuses the old record or the server does.
        const auto claim = [](WorkRecord record) { return Transition::claim(std::move(record), {.stationId = u"alpha"_s, .attempt = 1}, workTime(2)); };
        const auto claimed = QCoro::waitFor(ledger.change(made->record, claim));
        QVERIFY2(claimed, claimed ? "" : qPrintable(claimed.error().detail));
        QCOMPARE(claimed->phase, WorkPhase::Running);
        const auto labelled = QCoro::waitFor(ledger.change(made->record, addLabel(u"x"_s)));
        QCOMPARE(labelled.value().phase, WorkPhase::Running);
        QVERIFY(labelled->revision > claimed->revision);
        QCOMPARE(QCoro::waitFor(ledger.change(made->record, assign)).error().fault, Fault::Conflict);
        QCOMPARE(QCoro::waitFor(ledger.change(queuedWork(u"unwritten"_s), assign)).error().fault, Fault::NotFound);
    }

    void unreadableRecordIsInvalidAndNeverOverwritten()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        KeyValue bucket(f.link, "lattice-ledger");
        QVERIFY(QCoro::waitFor(bucket.put("w.odd", R"({"work_id":"odd","agent":"a","phase":"levitating"})")));
        QCOMPARE(QCoro::waitFor(ledger.get(u"odd"_s)).error().fault, Fault::Invalid);
        QCOMPARE(QCoro::waitFor(ledger.change(u"odd"_s, addLabel(u"x"_s))).error().fault, Fault::Invalid);
        QCOMPARE(QCoro::waitFor(ledger.create(queuedWork(u"odd"_s))).error().fault, Fault::Invalid);
        QVERIFY(QCoro::waitFor(bucket.get("w.odd"))->value.contains("levitating"));
    }

    void recordOverTheLimitIsFull()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        WorkRecord record = queuedWork(u"big"_s);
        record.outcome.result = QString(1'100'000, u'x');
        const auto made = QCoro::waitFor(ledger.create(record));
        QVERIFY(!made);
        QCOMPARE(made.error().fault, Fault::Full);
    }

    void removedRecordIsGoneAndMayBeMadeAgain()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        const auto made = QCoro::waitFor(ledger.create(queuedWork(u"job"_s)));
        const auto changed = QCoro::waitFor(ledger.change(u"job"_s, addLabel(u"x"_s)));
        QCOMPARE(QCoro::waitFor(ledger.remove(made->record)).error().fault, Fault::Conflict); // it has changed since
        QVERIFY(QCoro::waitFor(ledger.remove(*changed)));
        QCOMPARE(QCoro::waitFor(ledger.get(u"job"_s)).error().fault, Fault::NotFound);
        QVERIFY(QCoro::waitFor(ledger.remove(*changed))); // once more is no error
        const auto again = QCoro::waitFor(ledger.create(queuedWork(u"job"_s)));
        QVERIFY(again && !again->existed);
        QVERIFY(again->record.revision > changed->revision);
    }

    void marksOfRemovedRecordsArePurgedLater()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link, 10s, 1ms);
        const auto removed = [&](const QString &workId) {
            const auto made = QCoro::waitFor(ledger.create(queuedWork(workId)));
            return made && QCoro::waitFor(ledger.remove(made->record));
        };
        QVERIFY(removed(u"a"_s));
        QCOMPARE(messagesOf(f.link, "KV_lattice-ledger"), 2); // the record and the mark
        const auto again = QCoro::waitFor(ledger.create(queuedWork(u"a"_s)));
        QTest::qSleep(5); // the mark is old now, also where all of this takes less than its life
        QVERIFY(removed(u"b"_s));
        QTRY_COMPARE(messagesOf(f.link, "KV_lattice-ledger"), 3); // of a what was made again, of b record and mark
        QCOMPARE(QCoro::waitFor(ledger.get(u"a"_s)).value(), again->record);
        const auto gone = QCoro::waitFor(ledger.create(queuedWork(u"c"_s)));
        QVERIFY(QCoro::waitFor(JetStream(f.link).api("STREAM.PURGE.KV_lattice-ledger")));
        QVERIFY(QCoro::waitFor(ledger.remove(gone->record))); // nothing is there: a mark for those who missed it
        QCOMPARE(messagesOf(f.link, "KV_lattice-ledger"), 1);
    }

    void marksOfALeaderThatIsGoneArePurgedByItsSuccessor()
    {
        WorkServer f;
        QVERIFY(f.begin());
        {
            Ledger gone(f.link);
            for (const QString &workId : {u"a"_s, u"b"_s, u"c"_s}) {
                const auto made = QCoro::waitFor(gone.create(queuedWork(workId)));
                QVERIFY(made && QCoro::waitFor(gone.remove(made->record)));
            }
        }
        Ledger ledger(f.link, 10s, 1ms);
        QVERIFY(QCoro::waitFor(ledger.create(queuedWork(u"b"_s)))); // made again: what is new of it stays
        WorkBook book(f.link);
        QSignalSpy caughtUp(&book, &WorkBook::caughtUp);
        QVERIFY(caughtUp.wait(10'000));
        QCOMPARE(book.marks().size(), 2);
        ledger.adoptMarks(book.marks());
        const auto made = QCoro::waitFor(ledger.create(queuedWork(u"d"_s)));
        QTest::qWait(5);
        QVERIFY(QCoro::waitFor(ledger.remove(made->record)));
        QTRY_COMPARE(messagesOf(f.link, "KV_lattice-ledger"), 5); // of b what was and is, of d the record and the mark
        QVERIFY(QCoro::waitFor(ledger.get(u"b"_s)));
    }

    void theServersClockTellsHowOldARecordIs()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        QVERIFY(QCoro::waitFor(ledger.create(queuedWork(u"a"_s))));
        QTest::qWait(30);
        const auto age = QCoro::waitFor(ledger.ageOf(u"a"_s));
        QVERIFY2(age, age ? "" : qPrintable(age.error().detail));
        QVERIFY2(*age >= 25ms && *age < 30s, qPrintable(QString::number(age->count())));
        QCOMPARE(QCoro::waitFor(ledger.ageOf(u"nobody"_s)).error().fault, Fault::NotFound);
    }

    void changeWhoseAnswerIsLostIsDoneOnce()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link, 30s);
        for (int round = 0; round < 5; ++round) {
            const QString workId = u"job-%1"_s.arg(round);
            const auto made = QCoro::waitFor(ledger.create(queuedWork(workId)));
            QVERIFY(made);
            f.server.suspend(); // what is sent now is read, and answered, or not, around its death
            auto assigning = ledger.change(made->record, assignTo(u"alpha"_s));
            if (round % 2 == 0) {
                f.server.resume();
                std::ignore = QTest::qWaitFor([&] { return assigning.isReady(); }, round); // sometimes it is stored before
            }
            f.server.kill9();
            QTRY_VERIFY(!f.link.isLive());
            QVERIFY(f.server.restart());
            const auto assigned = QCoro::waitFor(assigning);
            QVERIFY2(assigned, assigned ? "" : qPrintable(assigned.error().detail));
            const auto there = QCoro::waitFor(ledger.get(workId));
            QVERIFY2(there, there ? "" : qPrintable(there.error().detail));
            QCOMPARE(*there, *assigned);
            QCOMPARE(assigned->attempt, 1);
        }
    }

    void ownUnansweredWriteIsNoConflict()
    {
        WorkServer f;
        QVERIFY(f.begin());
        LossyProxy proxy(f.server.port());
        MeshLink link({.url = proxy.url(), .name = u"lossy"_s, .reconnectWaitMs = 50});
        link.open();
        QTRY_VERIFY(link.isLive());
        Ledger lossy(link, 30s);
        Ledger other(f.link);
        const auto made = QCoro::waitFor(lossy.create(queuedWork(u"job"_s)));
        QVERIFY(made);
        proxy.loseAnswers();
        auto assigning = lossy.change(made->record, assignTo(u"alpha"_s));
        QTRY_VERIFY(QCoro::waitFor(other.get(u"job"_s))->phase == WorkPhase::Assigned); // stored, and nobody heard of it
        const auto onTop = QCoro::waitFor(other.change(u"job"_s, addLabel(u"later"_s)));
        QVERIFY(onTop);
        proxy.cut();
        const auto assigned = QCoro::waitFor(assigning);
        QVERIFY2(assigned, assigned ? "" : qPrintable(assigned.error().detail));
        QCOMPARE(assigned->station, u"alpha"_s);
        QCOMPARE(assigned->revision, made->record.revision + 1); // its own, though there is a later one
        QCOMPARE(QCoro::waitFor(other.get(u"job"_s)).value(), *onTop);
        proxy.loseAnswers();
        auto creating = lossy.create(queuedWork(u"new"_s));
        QTRY_VERIFY(QCoro::waitFor(other.get(u"new"_s)));
        proxy.cut();
        const auto created = QCoro::waitFor(creating);
        QVERIFY(created && !created->existed); // nor does it take itself for somebody before
    }

    void withoutALinkItIsUnreachableAndMayBeCancelled()
    {
        WorkServer f;
        QVERIFY(f.begin());
        auto ledger = std::make_unique<Ledger>(f.link, 300ms);
        const auto made = QCoro::waitFor(ledger->create(queuedWork(u"job"_s)));
        f.server.stop();
        QTRY_VERIFY(!f.link.isLive());
        QCOMPARE(QCoro::waitFor(ledger->change(made->record, addLabel(u"x"_s))).error().fault, Fault::Unreachable);
        Ledger patient(f.link, 60s);
        std::stop_source stop;
        auto waiting = patient.change(made->record, addLabel(u"x"_s), stop.get_token());
        auto orphan = ledger->change(made->record, addLabel(u"x"_s));
        ledger.reset(); // who asked has gone
        stop.request_stop();
        QCOMPARE(QCoro::waitFor(waiting).error().fault, Fault::Cancelled);
        QCOMPARE(QCoro::waitFor(orphan).error().fault, Fault::Unreachable);
    }

    void linkMayEndBeforeTheAnswer()
    {
        WorkServer f;
        QVERIFY(f.begin());
        auto link = std::make_unique<MeshLink>(LinkOptions{.url = f.server.url(), .name = u"short"_s, .reconnectWaitMs = 50});
        link->open();
        QTRY_VERIFY(link->isLive());
        auto ledger = std::make_unique<Ledger>(*link, 30s);
        f.server.suspend();
        auto creating = ledger->create(queuedWork(u"job"_s));
        ledger.reset();
        link.reset();
        QCOMPARE(QCoro::waitFor(creating).error().fault, Fault::Cancelled);
        f.server.resume();
    }
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
