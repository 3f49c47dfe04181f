// SPDX-License-Identifier: Apache-2.0
// Draws the page of events and the window in the past, and keeps the pictures for people to look at.
#include "tests/app/indexhistory.h"
#include "tests/app/samplestations.h"
#include "tests/qml/pictures.h"

#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using Pictures::keep;
using Pictures::themes;

namespace {

lattice::StoredEvent at(quint64 sequence, lattice::Event event, const QDateTime &time)
{
    event.time = time;
    auto stored = examples::stored(sequence, event);
    stored.stored = time;
    return stored;
}

/*! A day of a lattice: stations come, work is done, some fails, one waits for a person, one station leaves. */
QList<lattice::StoredEvent> day(const QDateTime &begin)
{
    using examples::event;
    QList<lattice::StoredEvent> events;
    quint64 sequence = 0;
    const auto stations = sample::stations(6);
    for (int i = 0; i < 6; ++i) {
        const auto &station = stations.at(i);
        const QJsonObject who{{u"station_id"_s, station.id}, {u"station_name"_s, station.name}};
        events.append(at(++sequence, event(u"station.lattice.station.joined"_s, who, station.id), begin.addSecs(i * 300)));
        for (const auto &agent : station.agents) {
            auto what = who;
            what.insert(u"agent_id"_s, agent.id);
            what.insert(u"agent_name"_s, agent.name);
            events.append(at(++sequence, event(u"station.lattice.agent.registered"_s, what, station.id), begin.addSecs(i * 300 + 1)));
        }
    }
    static const QStringList facts{u"submitted"_s, u"assigned"_s, u"accepted"_s, u"progress"_s};
    for (int item = 0; item < 240; ++item) {
        const auto &station = stations.at(1 + item % 5);
        const auto time = begin.addSecs(1800 + item * 95 + (item / 40) * 2700);
        const auto end = item % 17 == 3 ? u"failed"_s : item % 41 == 7 ? u"escalated"_s : u"completed"_s;
        for (int k = 0; k < 5; ++k) {
            QJsonObject data{{u"station_id"_s, station.id}, {u"station_name"_s, station.name}, {u"agent_name"_s, station.agents.at(item % station.agents.size()).name},
                             {u"task"_s, u"Why do logins fail in eu-west?"_s}, {u"run_id"_s, u"run-%1"_s.arg(item / 4)}, {u"requested_by"_s, stations.first().id}};
            if (k == 3)
                data.insert(u"progress_pct"_s, 41);
            if (k == 4 && end == "failed"_L1)
                data.insert(u"error"_s, u"tool timeout after 30 s: kubectl get pods"_s);
            if (k == 4 && end == "escalated"_L1)
                data.insert(u"escalation_reason"_s, u"need cluster-admin to drain node 7"_s);
            auto made = examples::workEvent(k == 4 ? end : facts.at(k), u"9f2c4b1e-%1"_s.arg(item, 4, 10, QLatin1Char('0')), data);
            made.stationId = station.id;
            made.stationName = station.name;
            events.append(at(++sequence, made, time.addMSecs(k * 4300)));
        }
    }
    const auto &left = stations.last();
    events.append(at(++sequence, event(u"station.lattice.station.left"_s, {{u"station_id"_s, left.id}, {u"station_name"_s, left.name}, {u"reason"_s, u"timeout"_s}}, left.id), begin.addSecs(1800 + 240 * 95 + 6 * 2700)));
    events.append({.sequence = sequence + 4, .subject = "lattice.events.odd", .body = "{\"no\": event", .stored = begin.addSecs(1860 + 240 * 95 + 6 * 2700)});
    return events;
}

struct Stage {
    TestWindow window;
    IndexHistory history{window.center().replay()->client()};
    app::Replay &replay{*window.center().replay()};
    QDateTime begin{QDateTime::currentDateTimeUtc().addSecs(-13 * 3600)};

    explicit Stage(const QString &theme, bool filled = true)
        : window(theme)
    {
        window.showLattice(5);
        if (filled)
            history.append(day(begin));
    }
    void openPage()
    {
        QTest::keyClick(window.window(), Qt::Key_9, Qt::ControlModifier);
        QTest::qWait(400); // the histogram
    }
};

} // namespace

class TestEventScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreListed_data() { themes(); }
    void eventsAreListed();
    void emptyHistorySaysSo_data() { themes(); }
    void emptyHistorySaysSo();
    void eventIsShownWhole_data() { themes(); }
    void eventIsShownWhole();
    void wrongFilterIsMarked();
    void pastShowsTheMapAsItWas_data() { themes(); }
    void pastShowsTheMapAsItWas();
    void pastMarksTheList_data() { themes(); }
    void pastMarksTheList();
    void momentsAreCompared_data() { themes(); }
    void momentsAreCompared();
    void linkDownKeepsTheList();
    void smallWindowHoldsItAll();
    void germanPageSpeaksGerman();
};

void TestEventScreens::eventsAreListed()
{
    QFETCH(QString, theme);
    Stage stage(theme);
    stage.openPage();
    QTRY_VERIFY(stage.window.shows(u"work.completed"_s));
    QVERIFY(stage.window.shows(u"messages not there"_s));
    keep(stage.window, u"events-"_s + theme);
}

void TestEventScreens::emptyHistorySaysSo()
{
    QFETCH(QString, theme);
    Stage stage(theme, false);
    stage.history.setState(lattice::HistoryStatus::State::Following);
    stage.openPage();
    QTRY_VERIFY(stage.window.shows(u"Nothing has happened yet."_s));
    keep(stage.window, u"events-empty-"_s + theme);
}

void TestEventScreens::eventIsShownWhole()
{
    QFETCH(QString, theme);
    Stage stage(theme);
    stage.openPage();
    stage.replay.events()->setFilter(u"is:failed"_s);
    QTRY_COMPARE(stage.replay.events()->rowCount(), 14);
    stage.replay.open(1);
    QTRY_VERIFY(stage.window.shows(u"Everything about this work"_s));
    keep(stage.window, u"events-details-"_s + theme);
}

void TestEventScreens::wrongFilterIsMarked()
{
    Stage stage(u"light"_s);
    stage.openPage();
    stage.replay.events()->setFilter(u"agent:log-reader is:broken"_s);
    QTRY_VERIFY(stage.window.shows(u"Expected there"_s));
    keep(stage.window, u"events-filter-wrong"_s);
}

void TestEventScreens::pastShowsTheMapAsItWas()
{
    QFETCH(QString, theme);
    Stage stage(theme);
    stage.replay.past()->goTo(stage.begin.addSecs(1000));
    QTRY_VERIFY(stage.window.shows(u"PAST"_s));
    QTRY_VERIFY(stage.replay.past()->isReached());
    stage.window.center().selection()->selectAgent(u"station-0002"_s, stage.window.center().stations()->find(u"station-0002"_s)->agents.first().name);
    QTest::qWait(400);
    keep(stage.window, u"past-map-"_s + theme);
}

void TestEventScreens::pastMarksTheList()
{
    QFETCH(QString, theme);
    Stage stage(theme);
    stage.openPage();
    stage.replay.bar()->setRange(stage.begin.addSecs(9000), stage.begin.addSecs(20000));
    stage.replay.bookmarks()->toggle(stage.begin.addSecs(15000));
    stage.replay.past()->goTo(stage.begin.addSecs(12000));
    QTRY_VERIFY(stage.replay.events()->currentRow() > 0);
    QTest::qWait(200);
    keep(stage.window, u"past-events-"_s + theme);
}

void TestEventScreens::momentsAreCompared()
{
    QFETCH(QString, theme);
    Stage stage(theme);
    stage.openPage();
    stage.replay.bar()->setRange(stage.begin.addSecs(700), stage.begin.addSecs(30000));
    stage.replay.compareRange();
    QTRY_VERIFY(stage.window.shows(u"Stations joined"_s));
    QTest::qWait(200);
    keep(stage.window, u"compare-"_s + theme);
}

void TestEventScreens::linkDownKeepsTheList()
{
    Stage stage(u"dark"_s);
    stage.openPage();
    stage.history.setState(lattice::HistoryStatus::State::Away);
    stage.window.center().applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Reconnecting));
    QTRY_VERIFY(stage.window.shows(u"No live events."_s));
    keep(stage.window, u"events-away"_s);
}

void TestEventScreens::smallWindowHoldsItAll()
{
    Stage stage(u"light"_s);
    stage.window.window()->resize(900, 600);
    stage.openPage();
    stage.replay.goToRow(4);
    stage.replay.open(4);
    QTRY_VERIFY(stage.replay.past()->isReached());
    QTest::qWait(300);
    keep(stage.window, u"events-small"_s);
}

void TestEventScreens::germanPageSpeaksGerman()
{
    {
        const TestWindow english; // installs its plurals once; what is installed later comes first
    }
    QTranslator german;
    QVERIFY(german.load(u":/i18n/station_de"_s));
    QVERIFY(QCoreApplication::installTranslator(&german));
    {
        Stage stage(u"light"_s);
        stage.openPage();
        stage.replay.goToRow(30);
        stage.replay.open(30);
        QTRY_VERIFY(stage.window.shows(u"Zurück zu live"_s));
        QVERIFY(stage.window.shows(u"Alles zu dieser Arbeit"_s));
        QVERIFY(stage.window.shows(u"VERGANGEN"_s));
        QTest::qWait(300);
        keep(stage.window, u"events-german"_s);
    }
    QVERIFY(QCoreApplication::removeTranslator(&german));
}

QTEST_MAIN(TestEventScreens)
#include "tst_eventscreens.moc"
