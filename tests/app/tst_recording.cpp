// SPDX-License-Identifier: Apache-2.0
// Looks around in recorded lattices: files good, cut and broken, and the one that comes with the program.
#include "app/desktop/controlcenter.h"
#include "tests/lattice/historyexamples.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::Recording;

namespace {

/*! An export of the first \a count events of examples::large(). */
QString exported(const QTemporaryDir &folder, quint64 count)
{
    const auto path = folder.filePath(u"lattice.jsonl"_s);
    lattice::ExportWriter writer(path);
    if (!writer.begin({.streamCreated = u"2026-01-26T00:00:00Z"_s, .first = 1, .last = count, .filter = {}, .publicKeys = {}, .exportedAt = examples::start().addDays(1)}))
        qFatal("the export cannot be begun");
    for (quint64 i = 0; i < count; ++i) {
        if (!writer.add({.message = examples::large(i), .gapLast = 0, .gapReason = {}}))
            qFatal("the export cannot be written");
    }
    if (!writer.finish())
        qFatal("the export cannot be finished");
    return path;
}

} // namespace

class TestRecording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordingIsShownAsThePast();
    void closingLeadsBackToNothing();
    void cutFileShowsWhatIsThereAndSaysSo();
    void brokenFileSaysWhichLine_data();
    void brokenFileSaysWhichLine();
    void failureLeavesWhatIsOpen();
    void readingCanBeCancelled();
    void ownLatticeClosesTheRecording();
    void playingEndsAtTheEnd();
    void recordingIsExportedAgain();
    void sampleTellsAWholeStory();
};

void TestRecording::recordingIsShownAsThePast()
{
    const QTemporaryDir folder;
    app::ControlCenter center;
    auto &recording = *center.replay()->recording();
    QSignalSpy opened(&recording, &Recording::opened);
    recording.read(QUrl::fromLocalFile(exported(folder, 3000)));
    QVERIFY(recording.isReading());
    QVERIFY(opened.wait());
    QVERIFY(recording.problem().isEmpty());
    QCOMPARE(recording.name(), u"lattice"_s);
    QVERIFY(center.status()->inLattice()); // there is something to look at
    QVERIFY(!center.status()->isConnected());
    QVERIFY(center.replay()->past()->isActive());
    QTRY_VERIFY(center.replay()->past()->isReached());
    QTRY_VERIFY(center.stations()->count() > 0);
    QTRY_VERIFY(center.work()->list()->rowCount() > 0);
    QTRY_COMPARE(center.replay()->events()->rowCount(), int(app::EventListModel::kPage));
    QVERIFY(center.work()->actions()->offReason().contains(u"recording"_s));
    center.replay()->past()->live(); // there is no live: still the end of it
    QCOMPARE(center.replay()->past()->time(), center.replay()->client().status().range.to);
    center.replay()->past()->goTo(QDateTime::currentDateTimeUtc());
    QVERIFY(center.replay()->past()->isActive());
    center.replay()->past()->goToOldest();
    QTRY_VERIFY(center.replay()->past()->isReached());
    QCOMPARE(center.replay()->past()->time(), examples::large(0).stored);
}

void TestRecording::closingLeadsBackToNothing()
{
    const QTemporaryDir folder;
    app::ControlCenter center;
    auto &recording = *center.replay()->recording();
    QSignalSpy opened(&recording, &Recording::opened);
    recording.read(QUrl::fromLocalFile(exported(folder, 500)));
    QVERIFY(opened.wait());
    QTRY_VERIFY(center.stations()->count() > 0);
    recording.close();
    QVERIFY(!center.status()->inLattice());
    QVERIFY(!center.replay()->past()->isActive());
    QCOMPARE(center.stations()->count(), 0);
    QCOMPARE(center.work()->list()->rowCount(), 0);
    QCOMPARE(center.replay()->events()->rowCount(), 0);
    QVERIFY(!center.replay()->past()->isAvailable());
}

void TestRecording::cutFileShowsWhatIsThereAndSaysSo()
{
    const QTemporaryDir folder;
    QFile file(exported(folder, 50));
    QVERIFY(file.open(QIODevice::ReadWrite));
    auto lines = file.readAll().split('\n');
    file.resize(0);
    file.write(lines.first(30).join('\n') + '\n');
    file.close();
    app::ControlCenter center;
    auto &recording = *center.replay()->recording();
    QSignalSpy opened(&recording, &Recording::opened);
    recording.read(QUrl::fromLocalFile(file.fileName()));
    QVERIFY(opened.wait());
    QVERIFY2(recording.about().contains(u"the end of the file is missing"_s), qPrintable(recording.about()));
}

void TestRecording::brokenFileSaysWhichLine_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    QTest::newRow("not there") << QByteArray() << QString();
    QTest::newRow("no export") << QByteArray("hello\n") << u"line 1"_s;
    QTest::newRow("other JSON") << QByteArray("{\"a\":1}\n") << u"line 1"_s;
    QTest::newRow("broken line") << QByteArray("{\"station_history\":1,\"stream_created\":\"2026-01-26T00:00:00Z\",\"first\":1,\"last\":2,\"filter\":\"\"}\n{\"seq\":1,\"sto\n") << u"line 2"_s;
    QTest::newRow("no events") << QByteArray("{\"station_history\":1,\"stream_created\":\"2026-01-26T00:00:00Z\",\"first\":1,\"last\":2,\"filter\":\"\"}\n{\"end\":true,\"rows\":0}\n") << u"no event"_s;
}

void TestRecording::brokenFileSaysWhichLine()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, words);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"x.jsonl"_s));
    if (!content.isEmpty()) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
    }
    app::ControlCenter center;
    auto &recording = *center.replay()->recording();
    recording.read(QUrl::fromLocalFile(file.fileName()));
    QTRY_VERIFY(!recording.problem().isEmpty());
    QVERIFY2(recording.problemWords().contains(words), qPrintable(recording.problemWords()));
    QVERIFY(!recording.isOpen());
    QVERIFY(!recording.isReading());
    QVERIFY(!center.status()->inLattice());
}

void TestRecording::failureLeavesWhatIsOpen()
{
    const QTemporaryDir folder;
    app::ControlCenter center;
    auto &recording = *center.replay()->recording();
    QSignalSpy opened(&recording, &Recording::opened);
    recording.read(QUrl::fromLocalFile(exported(folder, 100)));
    QVERIFY(opened.wait());
    recording.read(QUrl::fromLocalFile(folder.filePath(u"nothing.jsonl"_s)));
    QTRY_VERIFY(!recording.problem().isEmpty());
    QVERIFY(recording.isOpen());
    QVERIFY(center.replay()->past()->isActive());
}

void TestRecording::readingCanBeCancelled()
{
    const QTemporaryDir folder;
    const auto path = exported(folder, 20'000);
    app::ControlCenter center;
    auto &recording = *center.replay()->recording();
    QSignalSpy opened(&recording, &Recording::opened);
    recording.read(QUrl::fromLocalFile(path));
    recording.stopReading();
    QVERIFY(!recording.isReading());
    recording.readSample(); // the next one is what comes
    QVERIFY(opened.wait());
    QCOMPARE(opened.size(), 1);
    QVERIFY(recording.name() != u"lattice"_s);
    recording.read(QUrl::fromLocalFile(path)); // and leaving in the midst of it is no harm
}

void TestRecording::ownLatticeClosesTheRecording()
{
    app::ControlCenter center;
    auto &recording = *center.replay()->recording();
    QSignalSpy opened(&recording, &Recording::opened);
    recording.readSample();
    QVERIFY(opened.wait());
    core::Status status;
    status.mode = core::Mode::Orchestrator;
    status.link.state = lattice::LinkState::Live;
    center.applyStatus(status); // started by a command
    QVERIFY(!recording.isOpen());
    QVERIFY(center.status()->isConnected());
    QVERIFY(!center.replay()->past()->isActive());
    QVERIFY(center.work()->actions()->offReason().isEmpty());
}

void TestRecording::playingEndsAtTheEnd()
{
    app::ControlCenter center;
    auto &replay = *center.replay();
    QSignalSpy opened(replay.recording(), &Recording::opened);
    replay.recording()->readSample();
    QVERIFY(opened.wait());
    replay.past()->goToOldest();
    QTRY_VERIFY(replay.past()->isReached());
    replay.playback()->setFoldIdle(false);
    replay.playback()->setSpeedIndex(int(std::size(app::Playback::kSpeeds)) - 1);
    replay.playback()->play();
    QVERIFY(replay.playback()->isPlaying());
    replay.playback()->advance(3'600'000);
    QCOMPARE(replay.past()->time(), replay.client().status().range.to);
    QVERIFY(!replay.playback()->isPlaying());
}

void TestRecording::recordingIsExportedAgain()
{
    const QTemporaryDir folder;
    app::ControlCenter center;
    auto &replay = *center.replay();
    QSignalSpy opened(replay.recording(), &Recording::opened);
    replay.recording()->readSample();
    QVERIFY(opened.wait());
    const auto rows = replay.client().status().range.rows;
    const auto file = QUrl::fromLocalFile(folder.filePath(u"again.jsonl"_s));
    replay.exportTo(file);
    QTRY_VERIFY(QFile::exists(file.toLocalFile()));
    QTRY_VERIFY(!replay.exportFailed());
    replay.recording()->read(file);
    QVERIFY(opened.wait());
    QCOMPARE(replay.client().status().range.rows, rows);
}

/*! The sample is recorded by a script from a real run; this is what people are to find in it. */
void TestRecording::sampleTellsAWholeStory()
{
    app::ControlCenter center;
    auto &replay = *center.replay();
    QSignalSpy opened(replay.recording(), &Recording::opened);
    replay.recording()->readSample();
    QVERIFY(opened.wait());
    QVERIFY2(!replay.recording()->about().contains(u"missing"_s), qPrintable(replay.recording()->about()));
    QTRY_COMPARE(center.stations()->count(), 2); // the third has left by the end
    const QStringList wanted{u"type:work.completed"_s, u"type:work.failed"_s, u"type:work.cancelled"_s, u"type:work.escalated"_s, u"type:work.answered"_s, u"type:work.snoozed"_s,
                             u"type:station.left"_s, u"type:agent.answered"_s, u"type:history.checkpoint"_s};
    for (const auto &filter : wanted) {
        replay.events()->setFilter(filter);
        QTRY_VERIFY2(!replay.events()->loading() && replay.events()->rowCount() > 0, qPrintable(filter));
    }
}

QTEST_GUILESS_MAIN(TestRecording)
#include "tst_recording.moc"
