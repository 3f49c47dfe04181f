// SPDX-License-Identifier: Apache-2.0
#include "indexfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace lattice;
using namespace Qt::StringLiterals;
using examples::stored;
using examples::workEvent;

using Fixture = IndexFixture;

class EventIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyIndexAnswers()
    {
        Fixture f;
        const auto range = f.open();
        QVERIFY2(range, range ? "" : qPrintable(range.error().detail));
        QCOMPARE(*range, HistoryRange());
        QVERIFY(f.find(u""_s).isEmpty());
        QCOMPARE(f.count(u"type:work.*"_s), 0U);
        QCOMPARE(QCoro::waitFor(f.index->sequenceAt(examples::start())).value(), 0U);
        QCOMPARE(QCoro::waitFor(f.index->stateAt(examples::start())).value(), LatticeState());
        QCOMPARE(QCoro::waitFor(f.index->has(u"x"_s)).value(), false);
        QCOMPARE(QCoro::waitFor(f.index->histogram(examples::start(), examples::start().addSecs(60), 6)).value(), QList<HistoryBucket>(6));
    }

    void rowsComeBackAsTheyWereStored()
    {
        Fixture f;
        QVERIFY(f.open());
        const Event event = workEvent(u"completed"_s, u"w1"_s, {{u"result"_s, u"größer"_s}});
        const auto rows = f.append({stored(1, event), {.sequence = 2, .subject = "lattice.events.x", .body = "no event \xff", .stored = examples::start()}});
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
        QCOMPARE(rows->size(), 2);
        QCOMPARE(rows->at(0).kind, HistoryRow::Kind::Event);
        QCOMPARE(rows->at(0).event.id, event.id);
        QCOMPARE(rows->at(0).event.sequence, 1U);
        QCOMPARE(rows->at(0).event.stored, examples::start().addSecs(1));
        QCOMPARE(rows->at(0).body, encode(event));
        QCOMPARE(rows->at(0).subject, u"lattice.events.station.lattice.work.completed");
        QCOMPARE(rows->at(0).state, EventState::Done);
        QCOMPARE(rows->at(1).kind, HistoryRow::Kind::Unreadable);
        QCOMPARE(rows->at(1).body, "no event \xff");
        QCOMPARE(rows->at(1).subject, u"lattice.events.x");
        QVERIFY(!rows->at(1).reason.isEmpty());
        QCOMPARE(rows->at(1).stored, examples::start().addSecs(1)); // never before the one before it
        QCOMPARE(f.find(u"is:unreadable"_s), QList<quint64>{2});
        QVERIFY(QCoro::waitFor(f.index->has(event.id)).value());
        QVERIFY(!QCoro::waitFor(f.index->has(u"another"_s)).value());
    }

    void missingSequencesBecomeOneRow()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(QCoro::waitFor(f.index->setStream({u"2026"_s, 5, 1'000'000})));
        const auto rows = f.append({stored(5, workEvent(u"submitted"_s, u"w1"_s)), stored(9, workEvent(u"completed"_s, u"w1"_s))});
        QVERIFY(rows);
        QCOMPARE(rows->size(), 4);
        QCOMPARE(rows->at(0).kind, HistoryRow::Kind::Gap);
        QCOMPARE(rows->at(0).sequence, 1U);
        QCOMPARE(rows->at(0).lastSequence, 4U);
        QVERIFY(rows->at(0).reason.contains(u"no longer"));
        QCOMPARE(rows->at(2).lastSequence, 8U);
        QVERIFY(rows->at(2).reason.contains(u"missing"));
        QCOMPARE(f.find(u"is:gap"_s), (QList<quint64>{6, 1}));
        QCOMPARE(QCoro::waitFor(f.index->range())->rows, 4U);
        QCOMPARE(QCoro::waitFor(f.index->stateAt(9))->counters().missing, 7U);
    }

    void whatCameBeforeIsLeftOut()
    {
        Fixture f;
        QVERIFY(f.open());
        const StoredEvent first = stored(1, workEvent(u"submitted"_s, u"w1"_s));
        QVERIFY(f.append({first}));
        QCOMPARE(f.append({first, stored(2, workEvent(u"accepted"_s, u"w1"_s))})->size(), 1);
        QVERIFY(f.append({first})->isEmpty());
        QCOMPARE(QCoro::waitFor(f.index->range())->rows, 2U);
    }

    void filterFindsTheSameAsMatches_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "type:work.*", "type:work.failed", "-type:work.failed", "type:station.lattice.*", "is:failed", "is:failed -agent:agent-0", "station:station-007",
                                 "station:\"Station 007\"", "station:*00*", "agent:AGENT-7", "work:work-12", "work:work-1*", "run:run-3 is:running", "trace:0af7651916cd43dd8448eb211c80319c", "trace:0af*",
                                 "trace:1", "id:work-12.1.63", "id:work-12.*", "\"tool timeout\"", "TIMEOUT", "-timeout", "\"after 30 s\" agent:agent-0", "text~reading.line.1\\d", "-text~reading", "größe",
                                 "\"_\"", "\"%\"", "text:tool*30", "since:2026-01-26T16:05:00Z until:2026-01-26T16:10:00Z", "by:*", "-by:*", "is:unreadable", "\"no event\""})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void filterFindsTheSameAsMatches()
    {
        QFETCH(const QString, text);
        if (!m_large)
            m_large = std::make_unique<Fixture>();
        Fixture &f = *m_large;
        if (m_events.isEmpty()) {
            for (quint64 i = 0; i < 3000; ++i)
                m_events.append(examples::large(i));
            m_events.append(stored(3001, workEvent(u"failed"_s, u"x"_s, {{u"error"_s, u"Größe 100 % \"zu\" groß_"_s}, {u"requested_by"_s, u"cli"_s}}), 900'500));
            QVERIFY(f.open());
            QVERIFY(f.append(m_events));
        }
        QList<quint64> expected;
        for (const StoredEvent &one : std::as_const(m_events)) {
            Event event = decodeEvent(one.body).value();
            event.sequence = one.sequence;
            event.stored = one.stored;
            if (filter(text).matches(event, one.body))
                expected.append(one.sequence);
        }
        QCOMPARE(f.find(text, {.limit = 5000, .order = HistoryQuery::Order::OldestFirst}), expected);
        QCOMPARE(f.count(text), quint64(expected.size()));
        const auto buckets = QCoro::waitFor(f.index->histogram(examples::start(), examples::start().addSecs(3600), 60, filter(text)));
        quint64 all = 0;
        for (const HistoryBucket &bucket : *buckets)
            all += bucket.events;
        QCOMPARE(all, quint64(expected.size()));
    }

    void pagesFollowEachOther()
    {
        Fixture f;
        QVERIFY(f.open());
        QList<StoredEvent> events;
        for (quint64 i = 0; i < 100; ++i)
            events.append(examples::large(i));
        QVERIFY(f.append(events));
        QCOMPARE(f.find(u""_s, {.limit = 3}), (QList<quint64>{100, 99, 98}));
        QCOMPARE(f.find(u""_s, {.before = 98, .limit = 3}), (QList<quint64>{97, 96, 95}));
        QCOMPARE(f.find(u""_s, {.after = 97}), (QList<quint64>{100, 99, 98}));
        QCOMPARE(f.find(u""_s, {.after = 10, .before = 13, .order = HistoryQuery::Order::OldestFirst}), (QList<quint64>{11, 12}));
        QVERIFY(QCoro::waitFor(f.index->query({.limit = 99}))->more);
        QVERIFY(!QCoro::waitFor(f.index->query({.limit = 100}))->more);
    }

    void hugeGapCostsNothing()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.append({stored(7'000'000'000'000, workEvent(u"submitted"_s, u"w1"_s), 0), stored(9'000'000'000'000, workEvent(u"completed"_s, u"w1"_s), 1)}));
        QCOMPARE(f.count(u"type:work.*"_s), 2U);
        QCOMPARE(f.find(u""_s).size(), 4);
        QCOMPARE(QCoro::waitFor(f.index->sequenceAt(examples::start())).value(), 7'000'000'000'001U); // the gap has the time of what is before it
    }

    void timeBarCountsEachRowOnce()
    {
        Fixture f;
        QVERIFY(f.open());
        QList<StoredEvent> events;
        for (quint64 i = 0; i < 2000; ++i) // 10 minutes
            events.append(examples::large(i));
        for (qsizetype at = 0; at < events.size(); at += 150) // minutes are added to by several
            QVERIFY(f.append(events.sliced(at, std::min<qsizetype>(150, events.size() - at))));
        const auto coarse = QCoro::waitFor(f.index->histogram(examples::start(), examples::start().addSecs(600), 10));
        QVERIFY(coarse);
        QCOMPARE(coarse->size(), 10);
        for (const HistoryBucket &bucket : *coarse)
            QCOMPARE(bucket.events, 200U);
        const auto fine = QCoro::waitFor(f.index->histogram(examples::start(), examples::start().addSecs(600), 20));
        QCOMPARE(fine->at(3).events, 100U);
        const auto failedIn = [](const QList<HistoryBucket> &buckets) {
            quint64 failed = 0;
            for (const HistoryBucket &bucket : buckets)
                failed += bucket.failed;
            return failed;
        };
        QCOMPARE(failedIn(*coarse), 40U);
        QCOMPARE(failedIn(*fine), 40U);
        QCOMPARE(QCoro::waitFor(f.index->histogram(examples::start(), examples::start(), 20)).error().fault, Fault::Invalid);
    }

    void momentIsFoundByTime()
    {
        Fixture f;
        QVERIFY(f.open());
        QList<StoredEvent> events;
        for (quint64 i = 0; i < 1000; ++i)
            events.append(examples::large(i));
        QVERIFY(f.append(events));
        const auto at = [&f](qint64 ms) { return QCoro::waitFor(f.index->sequenceAt(examples::start().addMSecs(ms))).value(); };
        QCOMPARE(at(-1), 0U);
        QCOMPARE(at(0), 1U);
        QCOMPARE(at(299), 1U);
        QCOMPARE(at(300), 2U);
        QCOMPARE(at(300 * 500 + 7), 501U);
        QCOMPARE(at(1'000'000'000), 1000U);
    }

    void stateOfAnyMomentIsThatOfThePlainFold()
    {
        Fixture f;
        f.options.snapshotEvery = 100;
        QVERIFY(f.open());
        QList<StoredEvent> events;
        QList<LatticeState> states{LatticeState()};
        for (quint64 i = 0; i < 1050; ++i) {
            events.append(examples::large(i));
            Event event = decodeEvent(events.last().body).value();
            event.sequence = events.last().sequence;
            event.stored = events.last().stored;
            states.append(states.last());
            states.last().apply(event);
        }
        QSignalSpy folded(f.index.get(), &EventIndex::folded);
        QVERIFY(f.append(events));
        for (const quint64 sequence : {1050, 1, 99, 100, 101, 777, 778, 300, 0, 5000})
            QCOMPARE(QCoro::waitFor(f.index->stateAt(sequence)).value(), states[std::min<qsizetype>(qsizetype(sequence), 1050)]);
        QCOMPARE(QCoro::waitFor(f.index->stateAt(examples::start().addMSecs(300 * 42)))->sequence(), 43U);
        QTRY_COMPARE(QCoro::waitFor(f.index->range())->folded, 1000U);

        QVERIFY(f.open()); // snapshots are there after a restart
        QCOMPARE(QCoro::waitFor(f.index->range())->folded, 1000U);
        QCOMPARE(QCoro::waitFor(f.index->stateAt(1050)).value(), states[1050]);
    }

    void questionsEndWithTheIndex()
    {
        Fixture f;
        QVERIFY(f.open());
        auto question = f.index->count(filter(u"type:x"_s));
        f.index.reset();
        const auto answer = QCoro::waitFor(std::move(question));
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Cancelled);
    }

    void questionIsWithdrawn()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.append({stored(1, workEvent(u"submitted"_s, u"w1"_s))}));
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(QCoro::waitFor(f.index->count(filter(u"type:x"_s), stop.get_token())).error().fault, Fault::Cancelled);
    }

    void cleanupTestCase() { m_large.reset(); }

private:
    std::unique_ptr<Fixture> m_large;
    QList<StoredEvent> m_events;
};

QTEST_GUILESS_MAIN(EventIndexTest)

#include "tst_eventindex.moc"
