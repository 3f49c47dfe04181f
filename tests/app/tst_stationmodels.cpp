// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/controlcenter.h"
#include "lattice/link/connectiondoctor.h"
#include "tests/app/samplestations.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using lattice::LinkState;
using lattice::Presence;

class TestStationModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stationsArriveChangeAndLeave();
    void agentsComeAndGoInTheOutline();
    void outlineShowsOrchestratorsFirst();
    void filterKeepsStationsOfMatchingAgents();
    void ageOfALateStationGrowsWithTime();
    void searchFindsByLettersInOrder_data();
    void searchFindsByLettersInOrder();
    void searchShowsStationsBeforeAnythingIsTyped();
    void selectionGoesBackAndForward();
    void inspectorFollowsTheStation();
    void conflictIsWordedWithTheOwner();
    void leavingALatticeForgetsIt();
    void stepsKeepTheirOrderAndTellTheFix();
    void doctorsRowsAreItsSteps();
    void wrongClockIsAWarning();
    void serverWithoutLatticeStopsTheDoctorAndNoJoin();
    void startIsAskedForOnce();
    void joinFormSaysWhatIsMissing_data();
    void joinFormSaysWhatIsMissing();
    void joinRequestCarriesTheChosenSignInOnly();
    void droppedLinkIsTold();
    void clockRunsOnlyWhileSomethingAges();
};

void TestStationModels::stationsArriveChangeAndLeave()
{
    app::StationListModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.applyStations(sample::stations(5), {});
    QCOMPARE(model.count(), 5);
    QCOMPARE(model.agentCount(), 20);
    auto renamed = sample::stations(5).at(3);
    renamed.name = u"Größe 深圳"_s;
    model.applyStations({renamed}, {u"station-0004"_s, u"never-seen"_s});
    QCOMPARE(model.index(3).data(app::StationListModel::NameRole).toString(), u"Größe 深圳"_s);
    QCOMPARE(model.index(4).data(app::StationListModel::PresenceTextRole).toString().section(u',', 0, 0), u"left"_s);
    QCOMPARE(model.rowCount(), 5); // lists keep who left
    QCOMPARE(model.count(), 4);
    QVERIFY(resets.isEmpty());
}

void TestStationModels::agentsComeAndGoInTheOutline()
{
    app::OutlineModel model;
    const QAbstractItemModelTester tester(&model);
    app::OutlineView view(model);
    const QAbstractItemModelTester viewTester(&view);
    auto station = sample::stations(1).first();
    model.applyStations({station}, {});
    QCOMPARE(model.rowCount(model.index(0, 0)), 2);
    station.agents.append(sample::agent(u"added"_s));
    model.applyStations({station}, {});
    QCOMPARE(model.rowCount(model.index(0, 0)), 3);
    station.agents = {sample::agent(u"only"_s)};
    model.applyStations({station}, {});
    QCOMPARE(model.rowCount(model.index(0, 0)), 1);
    QCOMPARE(model.index(0, 0, model.index(0, 0)).data(app::OutlineModel::TitleRole).toString(), u"only"_s);
    model.applyStations({}, {station.id});
    QCOMPARE(model.index(0, 0).data(app::OutlineModel::PresenceRole).toInt(), int(Presence::Left));
    model.clear();
    QCOMPARE(view.rowCount(), 0);
}

void TestStationModels::outlineShowsOrchestratorsFirst()
{
    app::OutlineModel model;
    app::OutlineView view(model);
    auto stations = sample::stations(6);
    std::ranges::reverse(stations);
    model.applyStations(stations, {});
    QCOMPARE(view.index(0, 0).data(app::OutlineModel::TitleRole).toString(), u"Hub"_s);
    for (int row = 2; row < view.rowCount(); ++row)
        QVERIFY(view.index(row - 1, 0).data().toString() < view.index(row, 0).data().toString());
}

void TestStationModels::filterKeepsStationsOfMatchingAgents()
{
    app::ControlCenter center;
    center.applyStations(sample::stations(5), {});
    center.setFilter(u"incident"_s);
    const int stations = center.outline()->rowCount();
    QVERIFY(stations > 0 && stations < 5);
    for (int row = 0; row < stations; ++row)
        QVERIFY(center.outline()->rowCount(center.outline()->index(row, 0)) > 0);
    QCOMPARE(center.map()->count(), stations);
    center.setFilter({});
    QCOMPARE(center.outline()->rowCount(), 5);
}

void TestStationModels::ageOfALateStationGrowsWithTime()
{
    app::StationListModel model;
    auto station = sample::stations(1).first();
    station.presence = Presence::Late;
    model.applyStations({station}, {});
    model.tick(station.heard.addSecs(17));
    QCOMPARE(model.index(0).data(app::StationListModel::PresenceTextRole).toString(), u"late, 17 s"_s);
    model.tick(station.heard.addSecs(240));
    QCOMPARE(model.index(0).data(app::StationListModel::PresenceTextRole).toString(), u"late, 4 min"_s);
}

void TestStationModels::searchFindsByLettersInOrder_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("first");
    QTest::newRow("starts of words") << u"k8a"_s << u"k8s-admin"_s;
    QTest::newRow("a whole name") << u"hub"_s << u"Hub"_s;
    QTest::newRow("capitals do not matter") << u"LOGR"_s << u"log-reader"_s;
    QTest::newRow("blanks do not matter") << u"vuln scan"_s << u"vuln-scan"_s;
    QTest::newRow("nothing") << u"zzzz"_s << QString();
    QTest::newRow("wrong order") << u"buh"_s << QString();
}

void TestStationModels::searchFindsByLettersInOrder()
{
    QFETCH(QString, query);
    QFETCH(QString, first);
    app::ControlCenter center;
    const QAbstractItemModelTester tester(center.search());
    center.applyStations(sample::stations(4), {});
    center.search()->setQuery(query);
    QCOMPARE(center.search()->index(0).data().toString(), first);
}

void TestStationModels::searchShowsStationsBeforeAnythingIsTyped()
{
    app::ControlCenter center;
    center.applyStations(sample::stations(4), {});
    center.search()->refresh();
    QCOMPARE(center.search()->rowCount(), 4);
}

void TestStationModels::selectionGoesBackAndForward()
{
    app::Selection selection;
    QSignalSpy changes(&selection, &app::Selection::changed);
    selection.selectStation(u"a"_s);
    selection.selectStation(u"a"_s); // no step of its own
    selection.selectAgent(u"b"_s, u"agent"_s);
    QCOMPARE(changes.size(), 2);
    selection.back();
    QCOMPARE(selection.stationId(), u"a"_s);
    selection.forward();
    QCOMPARE(selection.agentName(), u"agent"_s);
    selection.forward(); // no further
    selection.back();
    selection.selectStation(u"c"_s);
    QVERIFY(!selection.canGoForward());
    selection.back();
    selection.back();
    QCOMPARE(selection.stationId(), QString());
    QVERIFY(!selection.canGoBack());
}

void TestStationModels::inspectorFollowsTheStation()
{
    app::ControlCenter center;
    const QAbstractItemModelTester tester(center.inspected()->facts());
    center.applyStations(sample::stations(2), {});
    center.selection()->selectStation(u"station-0001"_s);
    QCOMPARE(center.inspected()->title(), u"eu-north-01"_s);
    center.applyStations({}, {u"station-0001"_s});
    QCOMPARE(center.inspected()->presence(), int(Presence::Left));
    center.selection()->selectAgent(u"station-0000"_s, u"k8s-admin"_s);
    QCOMPARE(center.inspected()->title(), u"k8s-admin"_s);
    QCOMPARE(center.call()->agent(), u"k8s-admin"_s);
    center.selection()->selectStation(u"gone"_s);
    QVERIFY(center.inspected()->isEmpty());
}

void TestStationModels::conflictIsWordedWithTheOwner()
{
    app::Inspected inspected;
    auto station = sample::stations(1).first();
    station.conflicts = {{.agent = u"metrics"_s, .ownerId = u"station-0009"_s, .ownerName = {}}};
    inspected.show(station, {});
    QVERIFY(inspected.conflicts().first().contains(u"metrics"_s));
    QVERIFY(inspected.conflicts().first().contains(u"station-0009"_s)); // the id where the name is not known
}

void TestStationModels::leavingALatticeForgetsIt()
{
    app::ControlCenter center;
    center.applyStatus(sample::status(core::Mode::Member, LinkState::Live));
    center.applyStations(sample::stations(3), {});
    center.selection()->selectStation(u"station-0001"_s);
    center.applyStatus(sample::status(core::Mode::Standalone, LinkState::Off));
    QCOMPARE(center.stations()->rowCount(), 0);
    QCOMPARE(center.outline()->rowCount(), 0);
    QVERIFY(center.map()->nodes().isEmpty());
    QVERIFY(center.inspected()->isEmpty());
    QVERIFY(!center.status()->inLattice());
}

void TestStationModels::stepsKeepTheirOrderAndTellTheFix()
{
    using State = lattice::CheckStep::State;
    app::StepModel model({u"port"_s, u"history"_s});
    const QAbstractItemModelTester tester(&model);
    model.begin();
    model.apply({.id = u"port"_s, .state = State::Passed, .detail = u"4223"_s, .cause = {}, .words = {}});
    model.apply({.id = u"server"_s, .state = State::Failed, .detail = {}, .cause = u"no-program"_s, .words = u"execvp: No such file"_s});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(1).data(app::StepModel::StepIdRole).toString(), u"server"_s); // before what still waits
    QVERIFY(model.index(1).data(app::StepModel::FixRole).toString().contains(u"nats-server"_s));
    QCOMPARE(model.index(1).data(app::StepModel::WordsRole).toString(), u"execvp: No such file"_s);
    QVERIFY(model.hasFailed());
    QVERIFY(!model.isRunning());
    model.fail({.fault = lattice::Fault::NotFound, .detail = u"x"_s});
    QCOMPARE(model.failureText(), QString()); // the step has said it
    model.begin();
    QVERIFY(!model.hasFailed());
    model.fail({.fault = lattice::Fault::Timeout, .detail = u"after 10 s"_s});
    QVERIFY(!model.failureText().isEmpty()); // no step did
    QCOMPARE(model.failureWords(), u"after 10 s"_s);
}

void TestStationModels::doctorsRowsAreItsSteps()
{
    const lattice::ConnectionDoctor doctor(lattice::LinkOptions{});
    app::ControlCenter center;
    for (const auto *model : {center.joinSteps(), center.doctorSteps()}) {
        QCOMPARE(model->rowCount(), doctor.steps().size());
        for (int row = 0; row < model->rowCount(); ++row)
            QCOMPARE(model->index(row).data(app::StepModel::StepIdRole).toString(), doctor.steps().at(row).id);
    }
}

void TestStationModels::wrongClockIsAWarning()
{
    using State = lattice::CheckStep::State;
    app::ControlCenter center;
    center.joinForm()->setProperty("host", u"hub"_s);
    center.examine();
    auto &model = *center.doctorSteps();
    center.applyStep(u"doctor"_s, {.id = u"registry"_s, .state = State::Passed, .detail = u"3"_s, .cause = {}, .words = {}});
    QVERIFY(model.isRunning());
    center.applyStep(u"doctor"_s, {.id = u"clock"_s, .state = State::Failed, .detail = {}, .cause = u"clock-skew"_s, .words = u"12:00, 12:05"_s});
    const auto clock = model.index(model.rowCount() - 1);
    QCOMPARE(clock.data(app::StepModel::StateRole).toInt(), int(app::StepValue::Warning));
    QCOMPARE(clock.data(app::StepModel::StateTextRole).toString(), u"warning"_s);
    QVERIFY(clock.data(app::StepModel::FixRole).toString().contains(u"NTP"_s));
    QCOMPARE(clock.data(app::StepModel::WordsRole).toString(), u"12:00, 12:05"_s);
    QVERIFY(!model.hasFailed());
    QVERIFY(!model.isRunning()); // it was the last step
}

void TestStationModels::serverWithoutLatticeStopsTheDoctorAndNoJoin()
{
    const lattice::CheckStep step{.id = u"registry"_s, .state = lattice::CheckStep::State::Failed, .detail = {}, .cause = u"no-lattice"_s, .words = u"stream not found"_s};
    app::ControlCenter center;
    center.joinForm()->setProperty("host", u"hub"_s);
    center.examine();
    center.applyStep(u"doctor"_s, step);
    QVERIFY(center.doctorSteps()->hasFailed());
    center.join();
    center.applyStep(u"join"_s, step);
    QVERIFY(!center.joinSteps()->hasFailed());
    QVERIFY(center.joinSteps()->isRunning()); // the engine goes on to join
    center.applyFailure(u"join"_s, {.fault = lattice::Fault::Timeout, .detail = u"after 10 s"_s});
    QVERIFY(!center.joinSteps()->failureText().isEmpty()); // the warning has not said it
}

void TestStationModels::startIsAskedForOnce()
{
    app::ControlCenter center;
    QSignalSpy starts(&center, &app::ControlCenter::startRequested);
    center.startLattice();
    center.startLattice();
    QCOMPARE(starts.size(), 1);
    center.applyFailure(u"start"_s, {.fault = lattice::Fault::Timeout, .detail = {}});
    center.startLattice();
    QCOMPARE(starts.size(), 2);
    center.applyStatus(sample::status(core::Mode::Orchestrator, LinkState::Live));
    QVERIFY(!center.startSteps()->isRunning());
}

void TestStationModels::joinFormSaysWhatIsMissing_data()
{
    QTest::addColumn<QVariantMap>("values");
    QTest::addColumn<QString>("problem"); // a part of it; empty: none
    QTest::newRow("nothing") << QVariantMap{} << u"Paste"_s;
    QTest::newRow("a join line") << QVariantMap{{u"line"_s, u" station://hub:4222/?user=station&secret=x "_s}} << QString();
    QTest::newRow("a URL") << QVariantMap{{u"line"_s, u"nats://hub"_s}} << QString();
    QTest::newRow("a sentence") << QVariantMap{{u"line"_s, u"hello there"_s}} << u"no join line"_s;
    QTest::newRow("another scheme") << QVariantMap{{u"line"_s, u"https://hub"_s}} << u"no join line"_s;
    QTest::newRow("a host") << QVariantMap{{u"host"_s, u"hub"_s}} << QString();
    QTest::newRow("a host with port") << QVariantMap{{u"host"_s, u"hub:4333"_s}} << QString();
    QTest::newRow("a bad port") << QVariantMap{{u"host"_s, u"hub:port"_s}} << u"no address"_s;
    QTest::newRow("no user") << QVariantMap{{u"host"_s, u"hub"_s}, {u"method"_s, 5}, {u"secret"_s, u"x"_s}} << u"user"_s;
    QTest::newRow("no token") << QVariantMap{{u"host"_s, u"hub"_s}, {u"method"_s, 4}} << u"Token"_s;
    QTest::newRow("missing file") << QVariantMap{{u"host"_s, u"hub"_s}, {u"method"_s, 1}, {u"secret"_s, u"/no/such.creds"_s}} << u"/no/such.creds"_s;
    QTest::newRow("missing CA") << QVariantMap{{u"host"_s, u"hub"_s}, {u"tls"_s, true}, {u"caFile"_s, u"/no/ca.pem"_s}} << u"/no/ca.pem"_s;
}

void TestStationModels::joinFormSaysWhatIsMissing()
{
    QFETCH(QVariantMap, values);
    QFETCH(QString, problem);
    app::ControlCenter center;
    QSignalSpy joins(&center, &app::ControlCenter::joinRequested);
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        QVERIFY(center.joinForm()->setProperty(value.key().toUtf8().constData(), *value));
    QVERIFY2(problem.isEmpty() == center.joinForm()->problem().isEmpty() && center.joinForm()->problem().contains(problem), qPrintable(center.joinForm()->problem()));
    center.join();
    QCOMPARE(joins.size(), problem.isEmpty() ? 1 : 0);
}

void TestStationModels::joinRequestCarriesTheChosenSignInOnly()
{
    app::JoinForm form;
    form.setProperty("host", u"hub.example.org"_s);
    form.setProperty("method", app::JoinForm::UserPassword);
    form.setProperty("user", u"ops"_s);
    form.setProperty("secret", u"s3cret"_s);
    form.setProperty("tls", true);
    auto request = form.request();
    QCOMPARE(request.options.url, u"tls://hub.example.org:4222"_s);
    QCOMPARE(request.options.signIn, (lattice::SignIn{.credentialsFile = {}, .nkeyFile = {}, .nkeySeed = {}, .token = {}, .user = u"ops"_s, .password = u"s3cret"_s}));
    QVERIFY(request.options.tls.enabled);
    form.setProperty("method", app::JoinForm::Token);
    request = form.request();
    QCOMPARE(request.options.signIn.token, u"s3cret"_s);
    QVERIFY(request.options.signIn.user.isEmpty());
}

void TestStationModels::droppedLinkIsTold()
{
    app::StatusFacts facts;
    facts.apply(sample::status(core::Mode::Member, LinkState::Live));
    QVERIFY(!facts.isStale());
    QCOMPARE(facts.bannerText(), QString());
    auto status = sample::status(core::Mode::Member, LinkState::Reconnecting);
    status.link.reason = u"EOF"_s;
    facts.apply(status);
    const auto dropped = QDateTime::currentDateTimeUtc();
    facts.tick(dropped.addSecs(75));
    QVERIFY(facts.isStale());
    QVERIFY2(facts.ageText().contains(u"1 min"_s), qPrintable(facts.ageText()));
    QCOMPARE(facts.bannerWords(), u"EOF"_s);
    facts.apply(sample::status(core::Mode::Member, LinkState::Refused));
    QVERIFY(facts.bannerText().contains(u"refuses"_s));
}

void TestStationModels::clockRunsOnlyWhileSomethingAges()
{
    app::ControlCenter center;
    QSignalSpy ticks(&center, &app::ControlCenter::ticked);
    center.applyStatus(sample::status(core::Mode::Member, LinkState::Live));
    auto stations = sample::stations(2);
    center.applyStations(stations, {});
    stations[1].presence = Presence::Late;
    center.applyStations(stations, {});
    QTRY_VERIFY(!ticks.isEmpty());
    stations[1].presence = Presence::Online;
    center.applyStations(stations, {});
    center.tick(QDateTime::currentDateTimeUtc());
    ticks.clear();
    QVERIFY(!ticks.wait(1300));
}

QTEST_GUILESS_MAIN(TestStationModels)
#include "tst_stationmodels.moc"
