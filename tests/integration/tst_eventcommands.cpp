// SPDX-License-Identifier: Apache-2.0
// History by commands, and what is said of mistakes in commands of work and history.
#include "tests/integration/commandlattice.h"

#include <QSet>

using namespace Qt::StringLiterals;

/*! One lattice for all of it; tests add to its history. */
class EventCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_lattice = std::make_unique<CommandLattice>();
        QVERIFY(m_lattice->start());
    }
    void cleanupTestCase() { m_lattice.reset(); }
    void mistakesHaveTheirExitCode_data();
    void mistakesHaveTheirExitCode();
    void eventsAreWatched_data() { m_lattice->places(); }
    void eventsAreWatched();
    void theHistoryIsAsked_data() { m_lattice->places(); }
    void theHistoryIsAsked();
    void theHistoryIsExportedWhereItIsKept();

private:
    std::unique_ptr<CommandLattice> m_lattice;
};

void EventCommandsTest::mistakesHaveTheirExitCode_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QStringList &words, int code, const QString &error) { QTest::newRow(name) << words << code << error; };
    row("no agent", {u"work"_s, u"assign"_s}, 2, u"NAME is missing"_s);
    row("priority", {u"work"_s, u"assign"_s, u"echo"_s, u"x"_s, u"--priority"_s, u"10"_s}, 2, u"expected a number from 0 to 9"_s);
    row("state", {u"work"_s, u"list"_s, u"--state"_s, u"sleeping"_s}, 2, u"expected one of open, ended"_s);
    row("no time", {u"events"_s, u"state"_s}, 2, u"at is missing"_s);
    row("bad id", {u"work"_s, u"assign"_s, u"echo"_s, u"x"_s, u"--id"_s, u"two words"_s}, 1, u"the work id is not fit"_s);
    row("id that can be none", {u"work"_s, u"check"_s, u"a.b"_s}, 1, u"the work id is not fit"_s);
    row("unknown station", {u"work"_s, u"assign"_s, u"echo"_s, u"x"_s, u"--station"_s, u"atlantis"_s}, 1, u"station 'atlantis' not found"_s);
    row("bad filter", {u"events"_s, u"query"_s, u"type:"_s}, 1, u"the filter is not understood at character"_s);
    row("bad filter to watch", {u"events"_s, u"tail"_s, u"wrong:key"_s}, 1, u"the filter is not understood at character 1"_s);
    row("nonsense as a time", {u"events"_s, u"state"_s, u"--at"_s, u"soon"_s}, 1, u"is no time: give 2h"_s);
    row("nobody there", {u"work"_s, u"list"_s, u"--nats"_s, u"nats://127.0.0.1:1"_s}, 3, u"failed to connect to NATS"_s);
    row("wrong sign-in", {u"work"_s, u"list"_s, u"--nats"_s, u"nats://station:wrong@127.0.0.1:%1"_s.arg(m_lattice->hub.port())}, 5, u"authentication failed"_s);
}

void EventCommandsTest::mistakesHaveTheirExitCode()
{
    QFETCH(const QStringList, words);
    QFETCH(const int, code);
    QFETCH(const QString, error);
    const CommandPlace place{.options = words.contains(u"--nats"_s) ? QStringList() : m_lattice->atHub.options, .fromOutside = words.contains(u"--nats"_s)};
    const Outcome outcome = m_lattice->give(place, words);
    QVERIFY2(outcome.err.contains(error), qPrintable(outcome.out + outcome.err));
    QCOMPARE(outcome.code, code);
    QVERIFY(outcome.out.isEmpty());
}

void EventCommandsTest::eventsAreWatched()
{
    QFETCH(const CommandPlace, place);
    const QStringList tail{u"events"_s, u"tail"_s, u"type:work.* agent:echo"_s};
    QProcess *const json = m_lattice->begin(place, tail + QStringList{u"--json"_s});
    QProcess *const counting = m_lattice->begin(place, tail + QStringList{u"--count"_s, u"2"_s});

    const QString bidi = u"caf\u00e9 \u202eabc"_s; // what a terminal must not obey, and JSON must not lose
    QTRY_VERIFY_WITH_TIMEOUT(m_lattice->assigned({u"echo"_s, bidi}).size() > 2 && json->canReadLine() && counting->state() == QProcess::NotRunning, 40'000);
    QCOMPARE(counting->exitCode(), 0);
    const QString text = QString::fromUtf8(counting->readAllStandardOutput());
    QCOMPARE(text.count(u'\n'), 2);
    QVERIFY2(text.contains(u"work."_s) && !text.contains(u'\u202e'), qPrintable(text));
    Programs::signal(json, SIGINT);
    QVERIFY(Programs::ended(json));
    QCOMPARE(json->exitStatus(), QProcess::NormalExit);
    QCOMPARE(json->exitCode(), 0); // Ctrl+C is how it ends
    bool hasTask = false;
    const QByteArrayList lines = json->readAllStandardOutput().trimmed().split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        QVERIFY2(event[u"specversion"_s].toString() == "1.0"_L1, line.constData());
        QVERIFY(event[u"type"_s].toString().contains(u".work."_s));
        hasTask = hasTask || event[u"data"_s][u"task"_s].toString() == bidi;
    }
    QVERIFY(hasTask);
}

void EventCommandsTest::theHistoryIsAsked()
{
    QFETCH(const CommandPlace, place);
    const QString id = m_lattice->assignedId({u"nobody-has-it"_s, u"wait for it"_s});
    const auto found = [&] { return m_lattice->give(place, {u"events"_s, u"query"_s, u"work:"_s + id, u"--json"_s}); };
    QTRY_VERIFY_WITH_TIMEOUT(!found().json()[u"events"_s].toArray().isEmpty(), 20'000);
    QCOMPARE(found().out.count(u'\n'), 1);
    const QJsonObject row = found().json()[u"events"_s][0].toObject();
    QCOMPARE(row[u"event"_s][u"data"_s][u"task"_s].toString(), u"wait for it"_s);
    QVERIFY(row[u"sequence"_s].toInt() > 0);
    QCOMPARE(m_lattice->give(place, {u"events"_s, u"query"_s, u"agent:nobody-at-all"_s}).out, u"No events match.\n"_s);
    const QJsonObject page = m_lattice->give(place, {u"events"_s, u"query"_s, u"--limit"_s, u"1"_s, u"--json"_s}).json();
    QCOMPARE(page[u"events"_s].toArray().size(), 1);
    QCOMPARE(page[u"more"_s].toBool(), true);

    const Outcome state = m_lattice->give(place, {u"events"_s, u"state"_s, u"--at"_s, u"0s"_s, u"--json"_s});
    QVERIFY2(state.code == 0, qPrintable(state.err));
    QSet<QString> stations, open;
    for (const QJsonObject &station : LatticePrograms::objects(state.json()[u"stations"_s]))
        stations << station[u"name"_s].toString();
    for (const QJsonObject &item : LatticePrograms::objects(state.json()[u"work"_s]))
        open << item[u"work_id"_s].toString();
    QCOMPARE(stations, (QSet<QString>{u"hub"_s, u"alpha"_s}));
    QVERIFY(open.contains(id));
    QCOMPARE(m_lattice->give(place, {u"events"_s, u"state"_s, u"--at"_s, u"7d"_s, u"--json"_s}).json()[u"stations"_s].toArray().size(), 0);
    const Outcome verified = m_lattice->give(place, {u"events"_s, u"verify"_s});
    QVERIFY2(verified.code == 0, qPrintable(verified.out + verified.err));
    QVERIFY2(verified.out.contains(u"Nothing is wrong."_s), qPrintable(verified.out));
    QCOMPARE(m_lattice->work({u"cancel"_s, id}).code, 0);
}

void EventCommandsTest::theHistoryIsExportedWhereItIsKept()
{
    const QString file = m_lattice->programs.path(u"export „1“.jsonl"_s);
    const Outcome exported = m_lattice->give(m_lattice->atHub, {u"events"_s, u"export"_s, file, u"--filter"_s, u"type:work.*"_s, u"--json"_s});
    QVERIFY2(exported.code == 0, qPrintable(exported.err));
    QFile read(file);
    QVERIFY(read.open(QIODevice::ReadOnly));
    const QByteArrayList lines = read.readAll().trimmed().split('\n');
    QCOMPARE(QJsonDocument::fromJson(lines.first())[u"station_history"_s].toInt(), 1);
    QCOMPARE(QJsonDocument::fromJson(lines.last())[u"rows"_s].toInt(), exported.json()[u"rows"_s].toInt());
    QCOMPARE(lines.size(), exported.json()[u"rows"_s].toInt() + 2);
    QFile report(exported.json()[u"report"_s].toString());
    QVERIFY2(report.open(QIODevice::ReadOnly), qPrintable(report.fileName()));
    QVERIFY(report.readAll().contains("only what this filter finds: `type:work.*`"));

    const Outcome nowhere = m_lattice->give(m_lattice->atHub, {u"events"_s, u"export"_s, m_lattice->programs.path(u"no/such/folder/x.jsonl"_s)});
    QCOMPARE(nowhere.code == 0, false);
    QVERIFY2(nowhere.err.contains(u"no/such/folder"_s), qPrintable(nowhere.err));
    const Outcome member = m_lattice->give({.options = {u"--home"_s, m_lattice->member.home}}, {u"events"_s, u"export"_s, file});
    QCOMPARE(member.code, 1);
    QVERIFY2(member.err.contains(u"export it where the orchestrator runs"_s), qPrintable(member.err));
}

QTEST_GUILESS_MAIN(EventCommandsTest)
#include "tst_eventcommands.moc"
