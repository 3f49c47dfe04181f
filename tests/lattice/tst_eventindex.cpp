// SPDX-License-Identifier: Apache-2.0
#include "historyexamples.h"
#include "lattice/history/eventindex.h"

#include <QCoro/QCoroTask>
#include <QDir>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace lattice;
using namespace Qt::StringLiterals;
using examples::stored;
using examples::workEvent;

namespace {

EventFilter filter(const QString &text)
{
    const auto parsed = EventFilter::parse(text, examples::start().addDays(1));
    if (!parsed)
        qFatal("%s: %s", qPrintable(text), qPrintable(parsed.error().expected));
    return *parsed;
}

/*! An index in a folder of the test's. */
struct Fixture {
    QTemporaryDir folder;
    EventIndexOptions options{.file = folder.filePath(u"sub/events.index"_s)};
    std::unique_ptr<EventIndex> index;
    QStringList notices;

    Result<HistoryRange> open()
    {
        index.reset();
        index = std::make_unique<EventIndex>(options);
        QObject::connect(index.get(), &EventIndex::rebuilt, index.get(), [this](const QString &words) { notices.append(words); });
        return QCoro::waitFor(index->open());
    }

    Result<QList<HistoryRow>> append(const QList<StoredEvent> &events) { return QCoro::waitFor(index->append(events)); }

    QList<quint64> find(const QString &text, HistoryQuery query = {})
    {
        query.filter = filter(text);
        const auto page = QCoro::waitFor(index->query(query));
        if (!page)
            qFatal("%s: %s", qPrintable(text), qPrintable(page.error().detail));
        QList<quint64> sequences;
        for (const HistoryRow &row : page->rows)
            sequences.append(row.sequence);
        return sequences;
    }

    quint64 count(const QString &text) { return QCoro::waitFor(index->count(filter(text))).value_or(0); }
};

} // namespace

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

    void restartGoesOnWhereItStood()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(QCoro::waitFor(f.index->setStream({u"2026"_s, 1, 1'000'000})));
        QVERIFY(f.append({stored(1, workEvent(u"submitted"_s, u"w1"_s)), stored(2, workEvent(u"accepted"_s, u"w1"_s))}));
        const auto range = f.open();
        QVERIFY(range);
        QCOMPARE(range->last, 2U);
        QCOMPARE(range->rows, 2U);
        QCOMPARE(QCoro::waitFor(f.index->setStream({u"2026"_s, 1, 1'000'000}))->last, 2U);
        QVERIFY(f.notices.isEmpty());
        QCOMPARE(f.append({stored(3, workEvent(u"completed"_s, u"w1"_s))})->size(), 1);
        QCOMPARE(f.find(u"work:w1"_s).size(), 3);
    }

    void anotherStreamSetsTheIndexAside()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(QCoro::waitFor(f.index->setStream({u"2025"_s, 1, 1'000'000})));
        QVERIFY(f.append({stored(1, workEvent(u"submitted"_s, u"old"_s))}));
        QCOMPARE(QCoro::waitFor(f.index->setStream({u"2026"_s, 1, 1'000'000}))->rows, 0U);
        QCOMPARE(f.notices.size(), 1);
        QVERIFY(f.notices[0].contains(u"made anew"));
        QVERIFY(f.append({stored(1, workEvent(u"submitted"_s, u"new"_s))}));
        QCOMPARE(f.count(u"work:old"_s), 0U);
        const QStringList aside = QDir(f.folder.filePath(u"sub"_s)).entryList({u"events.index.aside-*Z"_s});
        QCOMPARE(aside.size(), 1);
        f.options.file = f.folder.filePath(u"sub/"_s + aside[0]);
        QVERIFY(f.open()); // still good for reading
        QCOMPARE(f.count(u"work:old"_s), 1U);
    }

    void brokenOrForeignFileIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("this is a text, and long enough to be looked at\n").repeated(100);
        QTest::newRow("torn") << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, '\x7f');
        QTest::newRow("of another program") << QByteArray();
    }

    void brokenOrForeignFileIsSetAside()
    {
        QFETCH(const QByteArray, bytes);
        Fixture f;
        QDir().mkpath(f.folder.filePath(u"sub"_s));
        if (bytes.isEmpty()) {
            QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(f.options.file);
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(u"CREATE TABLE theirs (a)"_s));
            other.close();
        } else {
            QFile file(f.options.file);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        }
        const auto range = f.open();
        QVERIFY2(range, range ? "" : qPrintable(range.error().detail));
        QCOMPARE(f.notices.size(), 1);
        QVERIFY(f.append({stored(1, workEvent(u"submitted"_s, u"w1"_s))}));
        QCOMPARE(f.find(u""_s), QList<quint64>{1});
    }

    void fileThatBreaksWhileOpenIsSetAside()
    {
        Fixture f;
        QVERIFY(f.open());
        QList<StoredEvent> events;
        for (quint64 i = 0; i < 20'000; ++i)
            events.append(examples::large(i));
        QVERIFY(f.append(events));
        QVERIFY(f.open()); // so that nothing is in memory
        f.index.reset();
        QFile file(f.options.file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 size = file.size();
        for (qint64 at = size / 4; at < size; at += 8192) {
            file.seek(at / 8192 * 8192);
            file.write(QByteArray(8192, '\x5a'));
        }
        file.close();
        const auto opened = f.open(); // what it looks at may still be whole
        const auto counted = opened ? QCoro::waitFor(f.index->count(filter(u"\"reading\""_s))) : Result<quint64>(0);
        QTRY_COMPARE(f.notices.size(), 1);
        QVERIFY(!counted || *counted == 0);
        QCOMPARE(QCoro::waitFor(f.index->range())->rows, 0U);
        QVERIFY(f.append({stored(1, workEvent(u"submitted"_s, u"w1"_s))}));
    }

    void secondProgramIsRefused()
    {
        Fixture f;
        QVERIFY(f.open());
        EventIndex second(f.options);
        const auto range = QCoro::waitFor(second.open());
        QVERIFY(!range);
        QCOMPARE(range.error().fault, Fault::Conflict);
        QCOMPARE(QCoro::waitFor(second.count({})).error().fault, Fault::Unreachable);
    }

    void folderThatCannotBeMadeIsTold()
    {
        Fixture f;
        QFile blocker(f.folder.filePath(u"sub"_s));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        const auto range = f.open();
        QVERIFY(!range);
        QCOMPARE(range.error().fault, Fault::Refused);
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

    void rowsThatTheStreamNoLongerHasGoInTheEnd()
    {
        Fixture f;
        f.options.keepExpired = 10'000;
        f.options.snapshotEvery = 1000;
        QVERIFY(f.open());
        QVERIFY(QCoro::waitFor(f.index->setStream({u"2026"_s, 1, 1'000'000})));
        QList<StoredEvent> events;
        for (quint64 i = 0; i < 40'000; ++i)
            events.append(examples::large(i));
        QVERIFY(f.append(events));
        const auto before = QCoro::waitFor(f.index->stateAt(40'000));
        const auto range = QCoro::waitFor(f.index->setStream({u"2026"_s, 35'001, 1'000'000}));
        QVERIFY(range);
        QVERIFY2(range->first > 20'000 && range->first <= 25'001, qPrintable(QString::number(range->first)));
        QCOMPARE(range->rows, 40'001 - range->first);
        QCOMPARE(f.count(u"type:*"_s), range->rows);
        QCOMPARE(QCoro::waitFor(f.index->stateAt(40'000)).value(), before.value());
        QCOMPARE(f.open()->rows, range->rows);
    }

    void cleanupTestCase() { m_large.reset(); }

private:
    std::unique_ptr<Fixture> m_large;
    QList<StoredEvent> m_events;
};

QTEST_GUILESS_MAIN(EventIndexTest)

#include "tst_eventindex.moc"
