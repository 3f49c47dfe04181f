// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = HistoryStatus::State;

using Fixture = HistoryFixture;

namespace {

QStringList wordsOf(const VerifyReport &report)
{
    QStringList words;
    for (const CheckpointFinding &finding : report.findings)
        words.append(finding.words);
    return words;
}

} // namespace

class HistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsOfBeforeAndOfNowAreThere()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.publishWork(5);
        QVERIFY(f.follow());
        QVERIFY(f.hasRows(5));
        QVERIFY(f.events.isEmpty()); // those of before are asked for
        Event event = examples::workEvent(u"completed"_s, u"w1"_s);
        f.publish(event);
        QTRY_COMPARE(f.events.size(), 1);
        QCOMPARE(f.events[0].id, event.id);
        QCOMPARE(f.events[0].sequence, 6U);
        QVERIFY(qAbs(f.events[0].stored.secsTo(QDateTime::currentDateTimeUtc())) < 60);
        QVERIFY(QCoro::waitFor(f.history->has(event.id)).value());
        QCOMPARE(QCoro::waitFor(f.history->stateAt(6))->endedWork().size(), 1);
        QTRY_COMPARE(f.history->status().range.last, 6U);
    }

    void emptyStreamAndMissingStreamAreWaitedFor()
    {
        Fixture f;
        f.link.open();
        QTRY_VERIFY(f.link.isLive());
        QVERIFY(f.open(&f.link));
        QTRY_VERIFY(!f.history->status().words.isEmpty());
        QCOMPARE(f.history->status().state, State::Away);
        QVERIFY(QCoro::waitFor(ensureEventStream(f.link, {})));
        QVERIFY(f.waitFor(State::Following));
        f.publishWork(1);
        QVERIFY(f.hasRows(1));
    }

    void readingGoesOnAfterARestartOfTheProgram()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.publishWork(10);
        QVERIFY(f.follow());
        QVERIFY(f.hasRows(10));
        f.history.reset();
        f.publishWork(5);
        QVERIFY(f.follow());
        QVERIFY(f.hasRows(15));
        QCOMPARE(QCoro::waitFor(f.history->count(EventFilter::parse(u"is:gap"_s, {}).value())).value(), 0U);
        QVERIFY(f.notices.isEmpty());
    }

    void readingGoesOnAfterARestartOfTheServer()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.publishWork(3);
        QVERIFY(f.follow());
        QVERIFY(f.server.restart());
        QTRY_VERIFY_WITH_TIMEOUT(f.link.isLive(), 10'000);
        f.publishWork(2);
        QVERIFY(f.hasRows(5));
        QVERIFY(f.waitFor(State::Following));
        QCOMPARE(f.rows.size(), 2);
    }

    void withoutTheServerThePastStaysReadable()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.publishWork(3);
        QVERIFY(f.follow());
        QVERIFY(f.hasRows(3));
        f.server.stop();
        QVERIFY(f.waitFor(State::Away));
        QCOMPARE(f.count(), 3U);
        QCOMPARE(QCoro::waitFor(f.history->verifyStream()).error().fault, Fault::Unreachable);
        QVERIFY(f.open(nullptr));
        QCOMPARE(f.count(), 3U);
    }

    void unreadableMessageIsARow()
    {
        Fixture f;
        QVERIFY(f.begin());
        QVERIFY(f.follow());
        f.publish("lattice.events.whatever", "no event");
        f.publishWork(1);
        QVERIFY(f.hasRows(2));
        QTRY_COMPARE(f.rows.size(), 2);
        QCOMPARE(f.rows[0].kind, HistoryRow::Kind::Unreadable);
        QCOMPARE(f.rows[0].body, "no event");
        QCOMPARE(f.rows[0].subject, u"lattice.events.whatever");
        QCOMPARE(f.events.size(), 1);
    }

    void whatExpiredUnreadIsAGap()
    {
        Fixture f;
        QVERIFY(f.begin({.maxMessages = 5}));
        f.publishWork(3);
        QVERIFY(f.follow());
        QVERIFY(f.hasRows(3));
        f.history.reset();
        f.publishWork(10); // 9 to 13 are kept
        QVERIFY(f.follow());
        QVERIFY(f.hasRows(9));
        const auto page = QCoro::waitFor(f.history->query({.filter = EventFilter::parse(u"is:gap"_s, {}).value()}));
        QCOMPARE(page->rows.size(), 1);
        QCOMPARE(page->rows[0].sequence, 4U);
        QCOMPARE(page->rows[0].lastSequence, 8U);
    }

    void streamMadeAnewIsNoticed()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.publishWork(5);
        QVERIFY(f.follow());
        QVERIFY(f.hasRows(5));
        QVERIFY(f.api("STREAM.DELETE.LATTICE_EVENTS"));
        QVERIFY(QCoro::waitFor(ensureEventStream(f.link, {})));
        f.publishWork(2);
        QTRY_COMPARE_WITH_TIMEOUT(f.notices.size(), 1, 30'000);
        QVERIFY2(f.notices[0].contains(u"made anew"), qPrintable(f.notices[0]));
        QVERIFY(f.hasRows(2));
    }

    void streamMadeAnewWhileWeWereAwayIsNoticed()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.publishWork(2);
        QVERIFY(f.follow());
        QVERIFY(f.hasRows(2));
        f.history.reset();
        QVERIFY(f.api("STREAM.DELETE.LATTICE_EVENTS"));
        QVERIFY(QCoro::waitFor(ensureEventStream(f.link, {})));
        f.publishWork(5);
        QVERIFY(f.follow());
        QCOMPARE(f.notices.size(), 1);
        QVERIFY(f.hasRows(5));
    }

    void leaderSignsAndAllIsProved()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.publishWork(7);
        QVERIFY(f.follow());
        Leader leader(f, {.every = 10, .interval = 50ms});
        QTRY_COMPARE(leader.made.size(), 1); // by time
        f.publishWork(25);
        QTRY_VERIFY(leader.made.size() >= 2);
        QTRY_VERIFY(f.verify().verifiedTo >= 32);
        QCOMPARE(wordsOf(f.verify()), QStringList());
        QCOMPARE(wordsOf(QCoro::waitFor(f.history->verifyStream()).value()), QStringList());
        QCOMPARE(QCoro::waitFor(f.history->verifyStream())->verifiedFrom, 1U);
    }

    void quietHistoryDoesNotGrow()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.publishWork(3);
        QVERIFY(f.follow());
        Leader leader(f, {.every = 10, .interval = 20ms});
        QTRY_COMPARE(leader.made.size(), 1);
        QVERIFY(f.hasRows(4));
        QVERIFY(!leader.made.wait(300));
    }

    void anotherLeaderGoesOnFromTheLastCheckpoint()
    {
        Fixture f;
        QVERIFY(f.begin());
        QVERIFY(f.follow());
        quint64 made = 0;
        for (int round = 0; round < 3; ++round) { // the same home starts again
            Leader leader(f, {.every = 10, .interval = 50ms});
            f.publishWork(12);
            QTRY_VERIFY(!leader.made.isEmpty());
            while (leader.made.wait(150)) // one that is on its way when its maker goes would cover what the next one covers
                continue;
            made += quint64(leader.made.size());
        }
        Leader last(f, {.every = 1000, .interval = 20ms});
        f.publishWork(1);
        QTRY_VERIFY(f.verify().verifiedTo >= 36);
        const VerifyReport report = f.verify();
        QCOMPARE(wordsOf(report), QStringList());
        QCOMPARE(report.verifiedFrom, 1U);
        QVERIFY(report.checkpoints > made - 1);
    }

    void signingWaitsForTheServer()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.publishWork(3);
        QVERIFY(f.follow());
        f.server.stop();
        QVERIFY(f.waitFor(State::Away));
        Leader leader(f, {.every = 3, .interval = 20ms});
        QVERIFY(f.server.restart());
        QTRY_VERIFY_WITH_TIMEOUT(leader.made.size() > 0, 20'000);
        QTRY_COMPARE(f.verify().verifiedTo, 3U);
    }

    void changedLimitsAreShown()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.publishWork(3);
        QVERIFY(f.follow());
        Leader leader(f, {.every = 3, .interval = 20ms});
        QTRY_COMPARE(leader.made.size(), 1);
        QVERIFY(f.hasRows(4));
        QJsonObject config = f.api("STREAM.INFO.LATTICE_EVENTS").value()[u"config"_s].toObject();
        config[u"max_msgs"_s] = 1000;
        QVERIFY(f.api("STREAM.UPDATE.LATTICE_EVENTS", config));
        const VerifyReport report = QCoro::waitFor(f.history->verifyStream()).value();
        QCOMPARE(report.findings.size(), 1);
        QCOMPARE(report.findings[0].kind, CheckpointFinding::Kind::LimitsChanged);
    }
};

QTEST_GUILESS_MAIN(HistoryTest)

#include "tst_history.moc"
