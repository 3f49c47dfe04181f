// SPDX-License-Identifier: Apache-2.0
// The time bar, comparing two moments, bookmarks.
#include "tests/app/replaystage.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using examples::start;

class TestTimeBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeBarCountsAndMarks();
    void timeBarZoomsAtThePointer();
    void hiddenTimeBarAsksNothing();
    void comparisonListsWhatIsDifferent();
    void comparisonOfTheSameMomentIsEmpty();
    void failedComparisonIsTold();
    void bookmarksAreKept();
    void brokenBookmarksAreSetAside();
};

void TestTimeBar::timeBarCountsAndMarks()
{
    ReplayStage stage;
    auto &bar = *stage.replay.bar();
    bar.setParts(10);
    bar.setShown(true);
    stage.tell();
    QTRY_VERIFY(!bar.buckets().isEmpty());
    quint64 events = 0;
    quint64 failed = 0;
    quint64 joined = 0;
    quint64 left = 0;
    for (const auto &bucket : bar.buckets()) {
        events += bucket.events;
        failed += bucket.failed;
        joined += bucket.joined;
        left += bucket.left;
    }
    QCOMPARE(events, 6u);
    QCOMPARE(failed, 1u);
    QCOMPARE(joined, 2u);
    QCOMPARE(left, 1u);
    QVERIFY(qAbs(bar.partOf(bar.timeAt(0.25)) - 0.25) < 1e-6);
    QVERIFY2(bar.textAt(0).endsWith(u" · 1 failed · 2 joined · 1 left"_s), qPrintable(bar.textAt(0)));
    bar.setRange(stage.at(5), stage.at(2));
    QCOMPARE(bar.rangeFrom(), stage.at(2)); // whichever way it was drawn
    QVERIFY(bar.rangeText().endsWith(u"3 s"_s));
    bar.setRange(stage.at(5), stage.at(5));
    QVERIFY(!bar.hasRange());
}

void TestTimeBar::timeBarZoomsAtThePointer()
{
    ReplayStage stage;
    auto &bar = *stage.replay.bar();
    bar.setShown(true);
    stage.history.appendLarge(5000, QDateTime::currentDateTimeUtc().addSecs(-1800));
    QTRY_VERIFY(!bar.buckets().isEmpty());
    const auto whole = bar.from().msecsTo(bar.to());
    const auto fixed = bar.timeAt(0.5);
    bar.zoom(4, 0.5);
    QVERIFY(bar.isZoomed());
    QCOMPARE(bar.from().msecsTo(bar.to()), whole / 4);
    QVERIFY(qAbs(bar.timeAt(0.5).msecsTo(fixed)) <= 2);
    for (int i = 0; i < 50; ++i)
        bar.zoom(4, 0.9);
    QCOMPARE(bar.from().msecsTo(bar.to()), app::TimeBarModel::kShortestMs);
    stage.past.goToOldest();
    QVERIFY(bar.partOf(stage.past.time()) >= 0); // the view goes where the time is
    QVERIFY(bar.partOf(stage.past.time()) <= 1);
    for (int i = 0; i < 50; ++i)
        bar.zoom(0.25, 0.5);
    QVERIFY(!bar.isZoomed());
    bar.zoom(0, 0.5);
    QVERIFY(!bar.isZoomed());
}

void TestTimeBar::hiddenTimeBarAsksNothing()
{
    ReplayStage stage;
    QSignalSpy asked(&stage.replay.client(), &app::HistoryClient::histogramWanted);
    stage.tell();
    stage.center.tick(QDateTime::currentDateTimeUtc().addSecs(5));
    QVERIFY(!stage.replay.hasAges());
    QTest::qWait(0);
    stage.replay.bar()->setShown(true);
    QTRY_COMPARE(asked.size(), 1);
    QVERIFY(stage.replay.hasAges());
}

void TestTimeBar::comparisonListsWhatIsDifferent()
{
    ReplayStage stage;
    auto &comparison = *stage.replay.comparison();
    const QAbstractItemModelTester tester(&comparison);
    stage.tell();
    stage.replay.compareRange();
    QVERIFY(!comparison.isActive()); // no range, nothing to compare
    stage.replay.bar()->setRange(stage.at(3), stage.at(6));
    stage.replay.compareRange();
    QVERIFY(comparison.isWaiting());
    QTRY_VERIFY(comparison.isActive() && !comparison.isWaiting());
    const auto text = comparison.asText();
    QVERIFY2(text.contains(u"Stations joined\t+\tBETA"_s), qPrintable(text));
    QVERIFY2(text.contains(u"Stations left\t−\t"_s), qPrintable(text));
    QVERIFY2(text.contains(u"Agents removed\t−\tlogs\tat "_s), qPrintable(text));
    QVERIFY2(text.contains(u"Work closed\t−\tlook\tfailed"_s), qPrintable(text));
    QVERIFY2(comparison.counts().contains(u" · 0 completed · 1 failed"_s), qPrintable(comparison.counts()));
    comparison.close();
    QCOMPARE(comparison.rowCount(), 0);
}

void TestTimeBar::comparisonOfTheSameMomentIsEmpty()
{
    ReplayStage stage;
    stage.tell();
    stage.replay.comparison()->compare(stage.at(4), stage.at(4).addMSecs(500));
    QTRY_VERIFY(!stage.replay.comparison()->isWaiting());
    QCOMPARE(stage.replay.comparison()->count(), 0);
    QVERIFY(stage.replay.comparison()->problem().isEmpty());
}

void TestTimeBar::failedComparisonIsTold()
{
    app::HistoryClient client;
    app::Comparison comparison(client);
    QSignalSpy asked(&client, &app::HistoryClient::stateWanted);
    comparison.compare(start(), start().addSecs(1));
    QCOMPARE(asked.size(), 2);
    client.applyState(asked.first().first().toString(), lattice::failed(lattice::Fault::NotFound, u"nothing before"_s));
    client.applyState(asked.last().first().toString(), lattice::LatticeState());
    QVERIFY(!comparison.isWaiting());
    QVERIFY(!comparison.problem().isEmpty());
    QCOMPARE(comparison.problemWords(), u"nothing before"_s);
}

void TestTimeBar::bookmarksAreKept()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(u"bookmarks.json"_s);
    {
        app::Bookmarks bookmarks;
        const QAbstractItemModelTester tester(&bookmarks);
        bookmarks.open(file);
        bookmarks.toggle(start().addSecs(5));
        bookmarks.toggle(start());
        bookmarks.toggle(start().addSecs(9));
        bookmarks.toggle(start().addSecs(9)); // away again
        bookmarks.toggle(QDateTime());
        QCOMPARE(bookmarks.problem(), QString());
    }
    app::Bookmarks bookmarks;
    bookmarks.open(file);
    QCOMPARE(bookmarks.rowCount(), 2);
    QCOMPARE(bookmarks.index(0).data(app::Bookmarks::TimeRole).toDateTime(), start());
    app::Bookmarks nowhere;
    nowhere.open(folder.filePath(u"no/such/folder/file"_s));
    nowhere.toggle(start());
    QVERIFY(nowhere.problem().contains(u"cannot be written"_s));
    QCOMPARE(nowhere.rowCount(), 1); // it is there all the same
}

void TestTimeBar::brokenBookmarksAreSetAside()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"bookmarks.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[1, 2");
    file.close();
    app::Bookmarks bookmarks;
    bookmarks.open(file.fileName());
    QVERIFY(bookmarks.problem().contains(u".broken"_s));
    QCOMPARE(bookmarks.rowCount(), 0);
    QVERIFY(QFile::exists(file.fileName() + u".broken"_s));
    bookmarks.toggle(start());
    QVERIFY(QFile::exists(file.fileName()));
}

QTEST_GUILESS_MAIN(TestTimeBar)
#include "tst_timebar.moc"
