// SPDX-License-Identifier: Apache-2.0
#include "historyexamples.h"
#include "lattice/history/eventindex.h"

#include <QCoro/QCoroTask>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace lattice;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 kCount = 1'000'000;

EventFilter filter(const QString &text)
{
    return EventFilter::parse(text, examples::start()).value_or(EventFilter());
}

} // namespace

/*! A million events: counts and states are checked, times are printed, and judged by the bench. */
class LargeHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_index = std::make_unique<EventIndex>(EventIndexOptions{.file = m_folder.filePath(u"events.index"_s)});
        QVERIFY(QCoro::waitFor(m_index->open()));
        QElapsedTimer timer;
        timer.start();
        for (quint64 at = 0; at < kCount;) {
            QList<StoredEvent> batch;
            for (quint64 end = at + 5000; at < end; ++at)
                batch.append(examples::large(at));
            QVERIFY(QCoro::waitFor(m_index->append(batch, EventIndex::Rows::NotWanted)));
        }
        qInfo("%llu events made and stored in %lld ms", kCount, timer.elapsed());
        QCOMPARE(QCoro::waitFor(m_index->range())->rows, kCount);
        QTRY_COMPARE_WITH_TIMEOUT(QCoro::waitFor(m_index->range())->folded, kCount, 120'000);
        qInfo("and folded after %lld ms", timer.elapsed());
    }

    void filtersCountRight_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<quint64>("expected");
        QTest::newRow("all") << QString() << kCount;
        QTest::newRow("type") << u"type:work.failed"_s << kCount / 50;
        QTest::newRow("not type") << u"-type:work.failed"_s << kCount - kCount / 50;
        QTest::newRow("state and station") << u"is:failed station:\"Station 010\""_s << quint64(667);
        QTest::newRow("work") << u"work:work-100003"_s << quint64(5);
        QTest::newRow("many words") << u"work:work-99*"_s << quint64((1 + 10 + 100 + 1000) * 5);
        QTest::newRow("phrase") << u"\"tool timeout\""_s << kCount / 50;
        QTest::newRow("regex") << u"text~timeout.after type:work.failed"_s << kCount / 50;
        QTest::newRow("nothing") << u"\"never said\""_s << quint64(0);
    }

    void filtersCountRight()
    {
        QFETCH(const QString, text);
        QElapsedTimer timer;
        timer.start();
        const auto page = QCoro::waitFor(m_index->query({.filter = filter(text), .limit = 200}));
        const qint64 first = timer.restart();
        const auto count = QCoro::waitFor(m_index->count(filter(text)));
        qInfo("first rows %lld ms, all %lld ms", first, timer.elapsed());
        QVERIFY(page && count);
        QTEST(*count, "expected");
        QCOMPARE(page->rows.size(), qsizetype(std::min<quint64>(*count, 200)));
    }

    void anyMomentIsFound()
    {
        qint64 slowest = 0;
        for (quint64 i = 0; i < 40; ++i) {
            const quint64 sequence = (i * 7919 % 40) * (kCount / 40) + 4321;
            QElapsedTimer timer;
            timer.start();
            const auto state = QCoro::waitFor(m_index->stateAt(examples::start().addMSecs(qint64(sequence - 1) * 300)));
            slowest = std::max(slowest, timer.elapsed());
            QVERIFY(state);
            QCOMPARE(state->sequence(), sequence);
            QCOMPARE(state->counters().events, sequence);
            QCOMPARE(state->stations().size(), 300);
            QCOMPARE(state->openWork().size(), sequence % 5 == 0 ? 0 : 1);
        }
        qInfo("slowest of 40 moments: %lld ms", slowest);
    }

    void timeBarHasAllOfIt()
    {
        QElapsedTimer timer;
        timer.start();
        const auto buckets = QCoro::waitFor(m_index->histogram(examples::start(), examples::start().addMSecs(qint64(kCount) * 300), 400));
        qInfo("%lld ms", timer.elapsed());
        quint64 events = 0;
        quint64 failed = 0;
        for (const HistoryBucket &bucket : *buckets) {
            events += bucket.events;
            failed += bucket.failed;
        }
        QCOMPARE(events, kCount);
        QCOMPARE(failed, kCount / 50);
    }

    void questionIsWithdrawnWhileItRuns()
    {
        std::stop_source stop;
        auto question = m_index->count(filter(u"text~(never|said)x"_s), stop.get_token());
        QTimer::singleShot(20, m_index.get(), [&stop] { stop.request_stop(); });
        QCOMPARE(QCoro::waitFor(std::move(question)).error().fault, Fault::Cancelled);
    }

    void cleanupTestCase() { m_index.reset(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<EventIndex> m_index;
};

QTEST_GUILESS_MAIN(LargeHistoryTest)

#include "tst_largehistory.moc"
