// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/leases.h"
#include "lattice/work/ledger.h"
#include "lattice/work/workbook.h"
#include "workserver.h"

#include <QSignalSpy>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Result<WorkRecord> assigned(WorkRecord record)
{
    return Transition::assign(std::move(record), u"alpha"_s, 1, workTime(1));
}

/*! The book as somebody keeps it who hears of changes alone. */
struct Copy {
    QHash<QString, WorkRecord> records;
    int signals_ = 0;

    explicit Copy(WorkBook &book)
    {
        QObject::connect(&book, &WorkBook::changed, &book, [this](const QList<WorkRecord> &changed, const QStringList &gone) {
            ++signals_;
            for (const WorkRecord &record : changed)
                records.insert(record.spec.workId, record);
            for (const QString &workId : gone)
                records.remove(workId);
        });
    }
};

} // namespace

class WorkBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingThereIsGivenBeforeCaughtUp()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        for (int i = 0; i < 50; ++i)
            QVERIFY(QCoro::waitFor(ledger.create(queuedWork(u"job-%1"_s.arg(i)))));
        WorkBook book(f.link);
        Copy copy(book);
        qsizetype whenCaughtUp = -1;
        connect(&book, &WorkBook::caughtUp, this, [&] { whenCaughtUp = copy.records.size(); });
        QVERIFY(!book.isCaughtUp());
        QTRY_COMPARE(whenCaughtUp, 50);
        QVERIFY(book.isCaughtUp());
        QVERIFY(book.ageMs() >= 0);
        QCOMPARE(copy.records, book.records());
        QVERIFY(book.find(u"job-7"_s));
        QCOMPARE(*book.find(u"job-7"_s), QCoro::waitFor(ledger.get(u"job-7"_s)).value());
        QVERIFY(!book.find(u"job-50"_s));
    }

    void emptyLedgerIsCaughtUpWithoutAChange()
    {
        WorkServer f;
        QVERIFY(f.begin());
        WorkBook book(f.link);
        QSignalSpy caughtUp(&book, &WorkBook::caughtUp);
        QSignalSpy changed(&book, &WorkBook::changed);
        QTRY_COMPARE(caughtUp.size(), 1);
        QCOMPARE(changed.size(), 0);
    }

    void changesAreJoinedAndTheLastCounts()
    {
        WorkServer f;
        QVERIFY(f.begin());
        WorkBook book(f.link);
        Copy copy(book);
        QTRY_VERIFY(book.isCaughtUp());
        KeyValue bucket(f.link, "lattice-ledger");
        int stored = 0;
        for (int i = 0; i < 1000; ++i) {
            WorkRecord record = queuedWork(u"job-%1"_s.arg(i % 10));
            record.spec.task = QString::number(i);
            QCoro::connect(bucket.put("w." + record.spec.workId.toLatin1(), encode(record)), this, [&stored](const Result<quint64> &done) { stored += bool(done); });
        }
        QTRY_COMPARE_WITH_TIMEOUT(stored, 1000, 20000);
        QTRY_COMPARE(copy.records.value(u"job-9"_s).spec.task, u"999"_s);
        QCOMPARE(copy.records, book.records());
        QVERIFY2(copy.signals_ < 500, qPrintable(QString::number(copy.signals_)));
    }

    void removedRecordIsGone()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        const auto made = QCoro::waitFor(ledger.create(queuedWork(u"job"_s)));
        WorkBook book(f.link);
        Copy copy(book);
        QTRY_COMPARE(copy.records.size(), 1);
        QVERIFY(QCoro::waitFor(ledger.remove(made->record)));
        QTRY_VERIFY(copy.records.isEmpty());
        QVERIFY(!book.find(u"job"_s));
        QVERIFY(QCoro::waitFor(ledger.create(queuedWork(u"job"_s))));
        QTRY_COMPARE(copy.records.size(), 1);
    }

    void recordPurgedBehindOurBackIsHealedByItsRemoval()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        QVERIFY(QCoro::waitFor(ledger.create(queuedWork(u"ghost"_s))));
        WorkBook book(f.link);
        Copy copy(book);
        QTRY_COMPARE(copy.records.size(), 1);
        QVERIFY(QCoro::waitFor(JetStream(f.link).api("STREAM.PURGE.KV_lattice-ledger")));
        QVERIFY(QCoro::waitFor(ledger.remove(*book.find(u"ghost"_s))));
        QTRY_VERIFY(copy.records.isEmpty());
    }

    void brokenRecordsAreSaidAndNotFatal()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        KeyValue bucket(f.link, "lattice-ledger");
        QVERIFY(QCoro::waitFor(ledger.create(queuedWork(u"good"_s))));
        QVERIFY(QCoro::waitFor(ledger.create(queuedWork(u"later"_s))));
        QVERIFY(QCoro::waitFor(bucket.put("w.bad", "not JSON")));
        QVERIFY(QCoro::waitFor(bucket.put("w.other", encode(queuedWork(u"good"_s))))); // under another's key
        QVERIFY(QCoro::waitFor(bucket.put("stranger", "{}"))); // no record of ours
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"w.bad"_s));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"w.other"_s));
        WorkBook book(f.link);
        Copy copy(book);
        QSignalSpy broken(&book, &WorkBook::brokenFound);
        QTRY_VERIFY(book.isCaughtUp());
        QCOMPARE(copy.records.size(), 2);
        QCOMPARE(broken.size(), 2);
        QCOMPARE(book.broken().size(), 2);
        QCOMPARE(book.broken()[u"w.bad"_s].fault, Fault::Invalid);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"w.later"_s));
        QVERIFY(QCoro::waitFor(bucket.put("w.later", R"({"work_id":"later","agent":"a","phase":"levitating"})")));
        QTRY_VERIFY(!copy.records.contains(u"later"_s)); // of a later version: not ours to act on
        QVERIFY(QCoro::waitFor(bucket.put("w.bad", encode(queuedWork(u"bad"_s)))));
        QTRY_VERIFY(copy.records.contains(u"bad"_s));
        QCOMPARE(book.broken().size(), 2);
    }

    void followsThroughCrashesOfTheServer()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        WorkBook book(f.link);
        Copy copy(book);
        for (int round = 0; round < 3; ++round) {
            const QString workId = u"job-%1"_s.arg(round);
            QVERIFY(QCoro::waitFor(ledger.create(queuedWork(workId))));
            QVERIFY(f.crash());
            QVERIFY(QCoro::waitFor(ledger.change(workId, assigned)));
            QTRY_COMPARE_WITH_TIMEOUT(copy.records.value(workId).phase, WorkPhase::Assigned, 10000);
        }
        QCOMPARE(copy.records.size(), 3);
        QCOMPARE(copy.records, book.records());
    }

    void remadeBucketLeavesNothingOld()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        for (const QString &workId : {u"a"_s, u"b"_s, u"c"_s})
            QVERIFY(QCoro::waitFor(ledger.create(queuedWork(workId))));
        WorkBook book(f.link);
        Copy copy(book);
        QTRY_COMPARE(copy.records.size(), 3);
        QVERIFY(QCoro::waitFor(JetStream(f.link).api("STREAM.DELETE.KV_lattice-ledger")));
        QVERIFY(QCoro::waitFor(ledger.ensure()));
        QVERIFY(QCoro::waitFor(ledger.create(queuedWork(u"b"_s))));
        QTRY_COMPARE_WITH_TIMEOUT(copy.records.keys(), QStringList{u"b"_s}, 30000);
        QCOMPARE(copy.records, book.records());
    }

    void missingBucketIsToldAndWaitedFor()
    {
        WorkServer f;
        f.link.open();
        QTRY_VERIFY(f.link.isLive());
        WorkBook book(f.link);
        QSignalSpy failures(&book, &WorkBook::failed);
        QTRY_VERIFY(!failures.isEmpty());
        QCOMPARE(failures[0][0].value<Error>().fault, Fault::NotFound);
        QVERIFY(QCoro::waitFor(Ledger(f.link).ensure()));
        QTRY_VERIFY_WITH_TIMEOUT(book.isCaughtUp(), 10000);
    }

    void itMayEndInItsOwnSignals()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Ledger ledger(f.link);
        QVERIFY(QCoro::waitFor(ledger.create(queuedWork(u"job"_s))));
        auto book = std::make_unique<WorkBook>(f.link);
        connect(book.get(), &WorkBook::changed, &f.link, [&book] { book.reset(); });
        QTRY_VERIFY(!book);
        QVERIFY(QCoro::waitFor(ledger.get(u"job"_s)));
    }

    void leasesAreSeenWithAttemptAndStation()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Leases leases(f.link);
        QSignalSpy seen(&leases, &Leases::seen);
        QVERIFY(QCoro::waitFor(leases.put(u"job-1"_s, 1, u"alpha"_s)));
        leases.watch();
        QTRY_COMPARE(seen.size(), 1); // also what was there before
        QCOMPARE(seen[0], (QVariantList{u"job-1"_s, 1, u"alpha"_s}));
        QVERIFY(QCoro::waitFor(leases.put(u"job-1"_s, 2, u"beta"_s)));
        QVERIFY(QCoro::waitFor(leases.put(u"job-1"_s, 2, u"beta"_s)));
        QTRY_COMPARE(seen.size(), 3); // each renewal is a sign of life
        QCOMPARE(seen[2], (QVariantList{u"job-1"_s, 2, u"beta"_s}));
        leases.unwatch();
        QVERIFY(QCoro::waitFor(leases.put(u"job-1"_s, 3, u"beta"_s)));
        QVERIFY(!seen.wait(300));
        QCOMPARE(QCoro::waitFor(leases.put(u"a.b"_s, 1, u"alpha"_s)).error().fault, Fault::Invalid);
        QCOMPARE(QCoro::waitFor(leases.put(u"job"_s, 1, u"assign"_s)).error().fault, Fault::Invalid);
    }

    void brokenLeasesAreSaidAndNotSeen()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Leases leases(f.link);
        QSignalSpy seen(&leases, &Leases::seen);
        QSignalSpy failures(&leases, &Leases::failed);
        leases.watch();
        KeyValue bucket(f.link, "lattice-lease");
        for (const char *value : {"", "[]", R"({"station_id":"alpha"})", R"({"station_id":"a.b","attempt":1})", R"({"station_id":"a","attempt":-1})"})
            QVERIFY(QCoro::waitFor(bucket.put("job", value)));
        QVERIFY(QCoro::waitFor(bucket.put("no.token", R"({"station_id":"alpha","attempt":1})")));
        QVERIFY(QCoro::waitFor(leases.put(u"job"_s, 1, u"alpha"_s)));
        QTRY_COMPARE(seen.size(), 1);
        QVERIFY(failures.size() >= 1);
        for (const auto &failure : failures)
            QCOMPARE(failure[0].value<Error>().fault, Fault::Invalid);
    }

    void leasesAreSeenAgainAfterACrashOfTheServer()
    {
        WorkServer f;
        QVERIFY(f.begin());
        Leases leases(f.link);
        QSignalSpy seen(&leases, &Leases::seen);
        leases.watch();
        for (int round = 0; round < 3; ++round) {
            const auto put = QCoro::waitFor(leases.put(u"job"_s, round + 1, u"alpha"_s));
            QVERIFY2(put, put ? "" : qPrintable(put.error().detail));
            QTRY_VERIFY_WITH_TIMEOUT(!seen.isEmpty() && seen.last()[1].toInt() == round + 1, 10000);
            QVERIFY(f.crash()); // the bucket lives in memory: it is empty afterwards
        }
        QVERIFY(QCoro::waitFor(leases.put(u"job"_s, 9, u"beta"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(seen.last()[1].toInt(), 9, 10000);
    }
};

QTEST_GUILESS_MAIN(WorkBookTest)
#include "tst_workbook.moc"
