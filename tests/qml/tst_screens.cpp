// SPDX-License-Identifier: Apache-2.0
// Draws every state of the window from made-up stations and keeps the pictures for people to look at.
#include "app/desktop/map/mapitem.h"
#include "tests/app/samplestations.h"
#include "tests/qml/pictures.h"

#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using Pictures::keep;
using Pictures::themes;
using lattice::LinkState;

class TestScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstRunOffersStartAndJoin_data() { themes(); }
    void firstRunOffersStartAndJoin();
    void failedStartSaysWhatToChange_data() { themes(); }
    void failedStartSaysWhatToChange();
    void joinByHostShowsTheDoctor_data() { themes(); }
    void joinByHostShowsTheDoctor();
    void mapShowsStations_data();
    void mapShowsStations();
    void inspectorShowsAStation_data() { themes(); }
    void inspectorShowsAStation();
    void agentIsCalledAndAnswers_data() { themes(); }
    void agentIsCalledAndAnswers();
    void droppedLinkKeepsThePageAndSaysSo_data() { themes(); }
    void droppedLinkKeepsThePageAndSaysSo();
    void searchFindsAgents_data() { themes(); }
    void searchFindsAgents();
    void germanWindowSpeaksGerman();
};

void TestScreens::firstRunOffersStartAndJoin()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    QVERIFY(window.shows(u"Start a lattice here"_s));
    QVERIFY(window.shows(u"Join a lattice"_s));
    keep(window, u"first-run-"_s + theme);
}

void TestScreens::failedStartSaysWhatToChange()
{
    using State = lattice::CheckStep::State;
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.center().startLattice();
    window.center().applyStep(u"start"_s, {.id = u"port"_s, .state = State::Passed, .detail = u"4222"_s, .cause = {}, .words = {}});
    window.center().applyStep(u"start"_s, {.id = u"storage"_s, .state = State::Failed, .detail = {}, .cause = u"store-not-writable"_s, .words = u"mkdir /srv/station: permission denied"_s});
    QTRY_VERIFY(window.shows(u"The storage folder cannot be written."_s));
    QVERIFY(window.shows(u"permission denied"_s));
    QVERIFY(window.shows(u"Try again"_s));
    keep(window, u"start-failed-"_s + theme);
}

void TestScreens::joinByHostShowsTheDoctor()
{
    using State = lattice::CheckStep::State;
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.click(u"byHostButton"_s);
    window.center().joinForm()->setProperty("host", u"hub.example.org"_s);
    window.center().joinForm()->setProperty("method", app::JoinForm::UserPassword);
    window.center().joinForm()->setProperty("user", u"ops"_s);
    window.center().joinForm()->setProperty("secret", u"secret"_s);
    window.center().joinForm()->setProperty("tls", true);
    QTRY_VERIFY(window.find(u"examineButton"_s)->isEnabled());
    QCoreApplication::processEvents();
    window.click(u"examineButton"_s);
    window.center().applyStep(u"doctor"_s, {.id = u"name"_s, .state = State::Passed, .detail = u"192.0.2.7"_s, .cause = {}, .words = {}});
    window.center().applyStep(u"doctor"_s, {.id = u"tcp"_s, .state = State::Passed, .detail = u"1.2 ms"_s, .cause = {}, .words = {}});
    window.center().applyStep(u"doctor"_s, {.id = u"tls"_s, .state = State::Failed, .detail = {}, .cause = u"tls-untrusted"_s, .words = u"self-signed certificate"_s});
    QTRY_VERIFY(window.shows(u"certificate is not trusted"_s));
    QCoreApplication::processEvents();
    keep(window, u"join-doctor-"_s + theme);
}

void TestScreens::mapShowsStations_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("theme");
    for (const int count : {1, 3, 30, 300}) {
        for (const auto *theme : {"light", "dark"})
            QTest::addRow("%d %s", count, theme) << count << QString::fromLatin1(theme);
    }
}

void TestScreens::mapShowsStations()
{
    QFETCH(int, count);
    QFETCH(QString, theme);
    TestWindow window(theme);
    auto stations = sample::stations(count);
    if (count > 3) {
        stations[5].presence = lattice::Presence::Late;
        stations[5].heard = QDateTime::currentDateTimeUtc().addSecs(-17);
        stations[8].presence = lattice::Presence::Offline;
        stations[11].conflicts = {{.agent = u"metrics"_s, .ownerId = stations[2].id, .ownerName = stations[2].name}};
    }
    window.center().applyStatus(sample::status(core::Mode::Orchestrator, LinkState::Live));
    window.center().applyStations(stations, {});
    QTRY_VERIFY(!window.center().map()->bounds().isEmpty());
    if (count > 1) {
        window.center().applyEvents({sample::call(stations[0].id, stations[1].id, u"a"_s), sample::call(stations[0].id, stations[2].id, u"b"_s),
                                     sample::call(stations[2].id, stations[1].id, u"c"_s), sample::call(stations[2].id, stations[1].id, u"c"_s, true)});
        QTRY_VERIFY(window.center().map()->now() > 500);
    }
    QTRY_VERIFY(window.shows(u"Hub"_s));
    QVERIFY(window.shows(count == 1 ? u"1 station, 2 agents"_s : u"%1 stations"_s.arg(count)));
    QCOMPARE(window.find(u"map"_s)->property("outside").toInt(), 0);
    if (count == 30)
        window.click(u"outlineButton"_s);
    keep(window, u"map-%1-%2"_s.arg(count).arg(theme));
}

void TestScreens::inspectorShowsAStation()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    auto stations = sample::stations(7);
    stations[2].conflicts = {{.agent = u"vuln-scan"_s, .ownerId = stations[1].id, .ownerName = stations[1].name}};
    window.center().applyStatus(sample::status(core::Mode::Orchestrator, LinkState::Live));
    window.center().applyStations(stations, {});
    window.center().selection()->selectStation(stations[2].id);
    QTRY_VERIFY(window.shows(u"vuln-scan is not offered"_s));
    QVERIFY(window.shows(u"4 of 4 free, 0 queued"_s));
    keep(window, u"inspector-station-"_s + theme);
}

void TestScreens::agentIsCalledAndAnswers()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showLattice(3);
    const auto agent = window.center().stations()->stations().at(1).agents.first().name;
    window.center().selection()->selectAgent(u"station-0001"_s, agent);
    auto *call = window.center().call();
    call->setText(0, u"Why does the checkout pod restart?"_s);
    QString callId;
    connect(call, &app::CallModel::called, this, [&callId](const core::CallRequest &request) { callId = request.callId; });
    call->call();
    QVERIFY(!callId.isEmpty());
    window.center().applyCallProgress(callId, u"The pod checkout-7f9 was killed "_s);
    QTRY_VERIFY(window.shows(u"running"_s));
    keep(window, u"call-streaming-"_s + theme);
    window.center().applyCallEnd(callId, core::Answer{.text = u"The pod checkout-7f9 was killed three times by the memory limit (512 MiB).\n\nNext step: raise the limit to 768 MiB, then watch it for an hour."_s,
                                                      .stationId = u"station-0001"_s, .stationName = u"eu-north-01"_s, .agent = agent, .model = u"rehearsal"_s, .durationMs = 1240, .toolCalls = 2});
    QTRY_VERIFY(window.shows(u"raise the limit"_s));
    QVERIFY(window.shows(u"It is not from a model."_s));
    QVERIFY(window.shows(u"eu-north-01, 1.2 s · 2 tool calls"_s));
    keep(window, u"call-answered-"_s + theme);
}

void TestScreens::droppedLinkKeepsThePageAndSaysSo()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showLattice(3);
    auto status = sample::status(core::Mode::Orchestrator, LinkState::Reconnecting);
    status.link.reason = u"Connection refused"_s;
    status.link.nextTryMs = 4200;
    window.center().applyStatus(status);
    window.center().tick(QDateTime::currentDateTimeUtc().addSecs(12));
    QTRY_VERIFY(window.shows(u"The link dropped"_s));
    QVERIFY(window.shows(u"12 s old"_s));
    QTRY_VERIFY(window.shows(u"Hub"_s));
    QVERIFY(window.find(u"staleHatch"_s)->isVisible());
    keep(window, u"reconnecting-"_s + theme);
}

void TestScreens::searchFindsAgents()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showLattice(30);
    window.click(u"searchButton"_s);
    window.center().search()->setQuery(u"k8a"_s);
    QTRY_VERIFY(window.shows(u"k8s-admin"_s));
    keep(window, u"search-"_s + theme);
}

void TestScreens::germanWindowSpeaksGerman()
{
    {
        const TestWindow english; // installs its plurals once; what is installed later comes first
    }
    QTranslator german;
    QVERIFY(german.load(u":/i18n/station_de"_s));
    QVERIFY(QCoreApplication::installTranslator(&german));
    {
        TestWindow window;
        QVERIFY(window.shows(u"Hier ein Lattice starten"_s));
        keep(window, u"first-run-de"_s);
        window.showLattice(3);
        window.center().selection()->selectAgent(u"station-0001"_s, u"log-reader"_s);
        auto status = sample::status(core::Mode::Member, LinkState::Reconnecting);
        window.center().applyStatus(status);
        QTRY_VERIFY(window.shows(u"Aufrufen"_s));
        QVERIFY(window.shows(u"Die Verbindung ist abgerissen"_s));
        QVERIFY(window.shows(u"3 Stationen, 9 Agenten"_s));
        keep(window, u"reconnecting-de"_s);
    }
    QCoreApplication::removeTranslator(&german);
}

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
