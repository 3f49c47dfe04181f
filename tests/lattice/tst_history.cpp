// SPDX-License-Identifier: Apache-2.0
#include "historyexamples.h"
#include "lattice/history/checkpointmaker.h"
#include "lattice/history/eventexport.h"
#include "lattice/history/eventstream.h"
#include "lattice/history/history.h"
#include "testserver.h"

#include <QCoro/QCoroTask>
#include <QSignalSpy>

using namespace lattice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = HistoryStatus::State;

namespace {

/*! A server with a stream of events, a link, and a history that follows. */
struct Fixture {
    TestServer server;
    QTemporaryDir folder;
    MeshLink link{{.url = server.url(), .name = u"test"_s, .reconnectWaitMs = 50}};
    HistoryOptions options{.folder = folder.filePath(u"history"_s)};
    std::unique_ptr<History> history;
    QStringList notices;
    QList<Event> events;
    QList<HistoryRow> rows;

    bool begin(EventStreamOptions stream = {})
    {
        link.open();
        return QTest::qWaitFor([this] { return link.isLive(); }, 10'000) && QCoro::waitFor(ensureEventStream(link, stream));
    }

    bool open(MeshLink *to)
    {
        history.reset();
        history = std::make_unique<History>(options);
        QObject::connect(history.get(), &History::noticed, history.get(), [this](const QString &words) { notices.append(words); });
        QObject::connect(history.get(), &History::appended, history.get(), [this](const QList<Event> &more) { events += more; });
        QObject::connect(history.get(), &History::rowsAppended, history.get(), [this](const QList<HistoryRow> &more) { rows += more; });
        return QCoro::waitFor(history->open(to)).has_value();
    }

    bool follow() { return open(&link) && waitFor(State::Following); }
    bool waitFor(State state) { return QTest::qWaitFor([this, state] { return history->status().state == state; }, 10'000); }

    Result<QJsonObject> api(const QByteArray &subject, const QJsonObject &body = {}) { return QCoro::waitFor(JetStream(link).api(subject, body)); }

    quint64 publish(const QByteArray &subject, const QByteArray &body)
    {
        return QCoro::waitFor(JetStream(link).publish({.subject = subject, .data = body})).value_or(PubAck()).sequence;
    }
    quint64 publish(const Event &event) { return publish("lattice.events." + event.type.toUtf8(), encode(event)); }
    void publishWork(int count)
    {
        for (int i = 0; i < count; ++i)
            publish(examples::workEvent(u"progress"_s, u"w%1"_s.arg(i)));
    }

    quint64 count() { return QCoro::waitFor(history->count({})).value_or(0); }
    bool hasRows(quint64 wanted) { return QTest::qWaitFor([this, wanted] { return count() == wanted; }, 10'000); }
    VerifyReport verify() { return QCoro::waitFor(history->verify()).value(); }
};

/*! A leader that signs. */
struct Leader {
    std::unique_ptr<CheckpointKey> key;
    CheckpointMaker maker;
    QSignalSpy made{&maker, &CheckpointMaker::made};

    Leader(Fixture &f, CheckpointOptions options)
        : key(CheckpointKey::open(f.folder.filePath(u"key"_s)).value()), maker(*f.history, f.link, *key, EventMaker(u"leader-01"_s, u"leader"_s), options)
    {
        maker.start();
    }
};

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

    void exportIsReadAgainElsewhere()
    {
        Fixture f;
        QVERIFY(f.begin());
        QVERIFY(f.follow());
        Leader leader(f, {.every = 10, .interval = 50ms});
        f.publish("lattice.events.whatever", "no\nevent \xff");
        f.publish(examples::workEvent(u"completed"_s, u"größer"_s, {{u"result"_s, u"a \",\"event\":\" b\n"_s}}));
        f.publishWork(20);
        QTRY_VERIFY(leader.made.size() >= 2);
        leader.maker.stop();
        QTRY_COMPARE(f.count(), 22 + quint64(leader.made.size()));
        const quint64 all = f.count();
        const QString path = f.folder.filePath(u"out.jsonl"_s);
        const auto written = QCoro::waitFor(f.history->exportTo(path));
        QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
        QCOMPARE(written->rows, all);
        QCOMPARE(written->bytes, QFileInfo(path).size());

        EventIndex index({.file = f.folder.filePath(u"offline/events.index"_s)});
        QVERIFY(QCoro::waitFor(index.open()));
        const auto read = QCoro::waitFor(importHistory(index, path));
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->messages, all);
        QVERIFY(read->whole);
        const auto ours = QCoro::waitFor(f.history->query({.limit = 1000}));
        const auto theirs = QCoro::waitFor(index.query({.limit = 1000}));
        QCOMPARE(theirs->rows.size(), ours->rows.size());
        for (qsizetype i = 0; i < ours->rows.size(); ++i) {
            QCOMPARE(theirs->rows[i].body, ours->rows[i].body);
            QCOMPARE(theirs->rows[i].subject, ours->rows[i].subject);
            QCOMPARE(theirs->rows[i].stored, ours->rows[i].stored);
        }
        const auto state = QCoro::waitFor(index.stateAt(all));
        QCOMPARE(*state, QCoro::waitFor(f.history->stateAt(all)).value());
    }

    void damagedExportIsRefused()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.publishWork(5);
        QVERIFY(f.follow());
        QVERIFY(f.hasRows(5));
        const QString path = f.folder.filePath(u"out.jsonl"_s);
        QVERIFY(QCoro::waitFor(f.history->exportTo(path)));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        const auto import = [&f](const QList<QByteArray> &given) {
            QFile to(f.folder.filePath(u"damaged.jsonl"_s));
            to.open(QIODevice::WriteOnly);
            to.write(given.join('\n'));
            to.close();
            EventIndex index({.file = f.folder.filePath(u"damaged/events.index"_s)});
            std::ignore = QCoro::waitFor(index.open());
            auto read = QCoro::waitFor(importHistory(index, to.fileName()));
            QFile::remove(f.folder.filePath(u"damaged/events.index"_s));
            return read;
        };
        QVERIFY(import(lines));
        QList<QByteArray> changed = lines;
        changed[3].chop(2);
        QVERIFY2(import(changed).error().detail.startsWith(u"line 4"), qPrintable(import(changed).error().detail));
        changed = lines;
        changed.removeAt(3);
        QVERIFY(import(changed).error().detail.contains(u"some are missing"));
        QVERIFY(!import(lines.first(4))->whole); // it was cut
        QVERIFY(import({"{}"}).error().detail.contains(u"no export"));
        EventIndex index({.file = f.folder.filePath(u"none/events.index"_s)});
        QVERIFY(QCoro::waitFor(index.open()));
        QCOMPARE(QCoro::waitFor(importHistory(index, f.folder.filePath(u"not there"_s))).error().fault, Fault::NotFound);
    }

    void exportThatCannotBeWrittenIsTold()
    {
        Fixture f;
        QVERIFY(f.open(nullptr));
        const auto written = QCoro::waitFor(f.history->exportTo(f.folder.filePath(u"no/such/folder/x"_s)));
        QVERIFY(!written);
        QCOMPARE(written.error().fault, Fault::Refused);
    }
};

QTEST_GUILESS_MAIN(HistoryTest)

#include "tst_history.moc"
