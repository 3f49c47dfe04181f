// SPDX-License-Identifier: Apache-2.0
// What closing, quitting and leaving mean, and what the tray says: the models behind them.
#include "app/desktop/controlcenter.h"
#include "app/desktop/window/trayfacts.h"
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::Leaving;
using app::TrayFacts;
using app::TrayState;
using core::Mode;
using lattice::LinkState;

class LeavingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("LC_ALL", "C.UTF-8"); }
    void onlyAnOrchestratorAsks();
    void questionNamesThoseWhoLoseTheirHub();
    void longListsAreCut();
    void answerIsKeptAndCanBeChanged();
    void wrongAnswerInTheFileAsks();
    void quittingAsksEvenIfClosingGoesOn();
    void endOfTheProgramIsNeverAskedAbout();
    void leavingIsAskedAbout();
    void trayTellsTheLink();
    void trayCountsAndListsTheFirst();
    void filterOfThePageChangesNothing();
    void pastIsNotInTheTray();
    void stormIsOneChange();
    void trayStartsAndStops();
};

namespace {

lattice::Station station(const QString &name, lattice::Presence presence)
{
    auto one = sample::stations(2).last();
    one.id = one.name = name;
    one.presence = presence;
    return one;
}

void orchestrate(app::ControlCenter &center, Mode mode = Mode::Orchestrator) { center.applyStatus(sample::status(mode, LinkState::Live)); }

lattice::WorkRecord escalated(const QString &id, int secondsAgo)
{
    auto record = sample::work(id, lattice::WorkPhase::Escalated, QDateTime::currentDateTimeUtc().addSecs(-secondsAgo));
    record.spec.task = u"task & "_s + id;
    record.escalation.reason = u"which one?"_s;
    return record;
}

} // namespace

void LeavingTest::onlyAnOrchestratorAsks()
{
    app::ControlCenter center;
    auto &leaving = *center.window()->leaving();
    const QSignalSpy asked(&leaving, &Leaving::asked), quit(&leaving, &Leaving::quitWanted);
    QVERIFY(leaving.close());
    orchestrate(center, Mode::Member);
    QVERIFY(leaving.close());
    leaving.quit();
    QCOMPARE(quit.size(), 3);
    QCOMPARE(asked.size(), 0);
    orchestrate(center);
    QVERIFY(!leaving.close());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(leaving.wish(), Leaving::Close);
    QCOMPARE(quit.size(), 3);
    leaving.go(false);
    QCOMPARE(quit.size(), 4);
}

void LeavingTest::questionNamesThoseWhoLoseTheirHub()
{
    app::ControlCenter center;
    auto &leaving = *center.window()->leaving();
    orchestrate(center);
    center.applyStations(sample::stations(1), {}); // oneself
    QVERIFY(!leaving.close());
    QCOMPARE(leaving.loss(), u"No other station is in the lattice now."_s);
    center.applyStations({station(u"Zürich"_s, lattice::Presence::Late), station(u"edge 1"_s, lattice::Presence::Online), station(u"gone"_s, lattice::Presence::Left), station(u"off"_s, lattice::Presence::Offline)}, {});
    QVERIFY(!leaving.close());
    QVERIFY2(leaving.loss().contains(u"edge 1"_s) && leaving.loss().contains(u"Zürich"_s) && leaving.loss().contains(u'2'), qPrintable(leaving.loss()));
    QVERIFY(!leaving.loss().contains(u"gone"_s) && !leaving.loss().contains(u"off"_s) && !leaving.loss().contains(u"Hub"_s));
    center.replay()->lattice().showPast(lattice::LatticeState()); // nobody was there then
    QVERIFY(!leaving.close());
    QVERIFY(leaving.loss().contains(u"edge 1"_s)); // who stops something does it today
}

void LeavingTest::longListsAreCut()
{
    app::ControlCenter center;
    orchestrate(center);
    center.applyStations(sample::stations(3000), {});
    center.window()->leaving()->quit();
    const QString loss = center.window()->leaving()->loss();
    QVERIFY2(loss.contains(u"2999"_s) && loss.contains(u"2991"_s), qPrintable(loss));
    QVERIFY(loss.size() < 300);
}

void LeavingTest::answerIsKeptAndCanBeChanged()
{
    const QTemporaryDir home;
    app::ControlCenter center;
    center.settings()->window()->open(home.filePath(u"window.ini"_s));
    auto &leaving = *center.window()->leaving();
    const QSignalSpy asked(&leaving, &Leaving::asked), quit(&leaving, &Leaving::quitWanted);
    orchestrate(center);
    QVERIFY(!leaving.close());
    leaving.keep(false);
    QVERIFY(!leaving.close());
    QCOMPARE(asked.size(), 2);
    leaving.keep(true);
    QVERIFY(!leaving.close());
    QCOMPARE(asked.size(), 2); // not asked, and not closed
    QCOMPARE(quit.size(), 0);
    app::WindowSettings again;
    again.open(home.filePath(u"window.ini"_s));
    QCOMPARE(again.value(u"window.on_close"_s), u"keep"_s);
    center.settings()->list()->set(u"window.on_close"_s, u"ask"_s);
    QVERIFY(!leaving.close());
    QCOMPARE(asked.size(), 3);
    leaving.go(true);
    QCOMPARE(quit.size(), 1);
    QVERIFY(leaving.close());
    QCOMPARE(asked.size(), 3);
}

void LeavingTest::wrongAnswerInTheFileAsks()
{
    const QTemporaryDir home;
    QFile file(home.filePath(u"window.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[window]\non_close=explode\n");
    file.close();
    app::ControlCenter center;
    center.settings()->window()->open(file.fileName());
    const QSignalSpy asked(center.window()->leaving(), &Leaving::asked);
    orchestrate(center);
    QVERIFY(!center.window()->leaving()->close());
    QCOMPARE(asked.size(), 1);
}

void LeavingTest::quittingAsksEvenIfClosingGoesOn()
{
    app::ControlCenter center;
    auto &leaving = *center.window()->leaving();
    const QSignalSpy asked(&leaving, &Leaving::asked), quit(&leaving, &Leaving::quitWanted);
    orchestrate(center);
    QVERIFY(center.settings()->window()->set(u"window.on_close"_s, u"keep"_s));
    leaving.quit();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(leaving.wish(), Leaving::Quit);
    QVERIFY(center.settings()->window()->set(u"window.on_close"_s, u"stop"_s));
    leaving.quit();
    QCOMPARE(quit.size(), 1);
}

void LeavingTest::endOfTheProgramIsNeverAskedAbout()
{
    app::ControlCenter center;
    const QSignalSpy asked(center.window()->leaving(), &Leaving::asked);
    orchestrate(center);
    QVERIFY(!center.window()->leaving()->close());
    QEvent quit(QEvent::Quit);
    QObject stranger;
    QCoreApplication::sendEvent(&stranger, &quit);
    QVERIFY(!center.window()->leaving()->close());
    QCoreApplication::sendEvent(QCoreApplication::instance(), &quit); // a signal, the session manager
    QVERIFY(center.window()->leaving()->close());
    QCOMPARE(asked.size(), 2);
}

void LeavingTest::leavingIsAskedAbout()
{
    app::ControlCenter center;
    auto &leaving = *center.window()->leaving();
    const QSignalSpy asked(&leaving, &Leaving::asked), left(&center, &app::ControlCenter::leaveRequested), quit(&leaving, &Leaving::quitWanted);
    leaving.leave();
    QCOMPARE(asked.size(), 0); // of what?
    for (const Mode mode : {Mode::Member, Mode::Orchestrator}) {
        orchestrate(center, mode);
        leaving.leave();
        QCOMPARE(leaving.wish(), Leaving::Leave);
        QCOMPARE(leaving.isOrchestrator(), mode == Mode::Orchestrator);
        leaving.go(false);
    }
    QCOMPARE(asked.size(), 2);
    QCOMPARE(left.size(), 2);
    QCOMPARE(quit.size(), 0);
    QCOMPARE(center.settings()->window()->value(u"window.on_close"_s), u"ask"_s);
}

void LeavingTest::trayTellsTheLink()
{
    app::ControlCenter center;
    TrayFacts facts(center);
    QCOMPARE(facts.state().shape, TrayState::Offline);
    QCOMPARE(facts.state().line, u"In no lattice"_s);
    QCOMPARE(facts.state().deed, TrayState::Start);
    orchestrate(center);
    QTRY_COMPARE(facts.state().shape, TrayState::Live);
    QCOMPARE(facts.state().line, u"Hub: live"_s);
    QCOMPARE(facts.state().deed, TrayState::Stop);
    center.applyStatus(sample::status(Mode::Member, LinkState::Reconnecting));
    QTRY_COMPARE(facts.state().shape, TrayState::Offline);
    QCOMPARE(facts.state().line, u"Hub: reconnecting"_s);
    QCOMPARE(facts.state().deed, TrayState::Leave);
}

void LeavingTest::trayCountsAndListsTheFirst()
{
    app::ControlCenter center;
    TrayFacts facts(center);
    orchestrate(center);
    QList<lattice::WorkRecord> work;
    for (int i = 0; i < 8; ++i)
        work.append(escalated(QString::number(i), 100 + i)); // the last has waited longest
    center.applyWork(work, {});
    QTRY_COMPARE(facts.state().needs, 8);
    QCOMPARE(facts.state().shape, TrayState::NeedsYou);
    QCOMPARE(facts.state().firstNeeds.size(), TrayFacts::kMostNeeds);
    const auto &first = facts.state().firstNeeds.constFirst();
    QVERIFY2(first.text.contains(u"task & 7"_s) && first.text.contains(u"which one?"_s), qPrintable(first.text));
    QVERIFY2(first.link.startsWith(u"station://needs"_s) && first.link.contains(u"id=7"_s), qPrintable(first.link));
    QVERIFY2(facts.state().line.contains(u"Hub: live"_s) && facts.state().line.contains(u'8'), qPrintable(facts.state().line));
    auto answered = work.last();
    answered.phase = lattice::WorkPhase::Running;
    answered.revision += 1;
    center.applyWork({answered}, {});
    QTRY_COMPARE(facts.state().needs, 7);
    QVERIFY(facts.state().firstNeeds.constFirst().text.contains(u"task & 6"_s)); // what was settled is not listed
}

void LeavingTest::filterOfThePageChangesNothing()
{
    app::ControlCenter center;
    TrayFacts facts(center);
    orchestrate(center);
    center.applyWork({escalated(u"1"_s, 100)}, {});
    QTRY_COMPARE(facts.state().needs, 1);
    center.work()->needsYou()->setKind(app::NeedsYouModel::Conflict);
    center.tick(QDateTime::currentDateTimeUtc());
    QTest::qWait(300);
    QCOMPARE(facts.state().needs, 1);
    QCOMPARE(facts.state().firstNeeds.size(), 1);
}

void LeavingTest::pastIsNotInTheTray()
{
    app::ControlCenter center;
    TrayFacts facts(center);
    orchestrate(center);
    center.applyWork({escalated(u"1"_s, 100)}, {});
    QTRY_COMPARE(facts.state().needs, 1);
    center.replay()->lattice().showPast(lattice::LatticeState()); // nothing waited then
    QTRY_COMPARE(center.work()->needsYou()->count(), 0);
    QTest::qWait(300);
    QCOMPARE(facts.state().needs, 1);
    QCOMPARE(facts.state().firstNeeds.size(), 1);
}

void LeavingTest::stormIsOneChange()
{
    app::ControlCenter center;
    TrayFacts facts(center);
    orchestrate(center);
    QTRY_COMPARE(facts.state().shape, TrayState::Live);
    const QSignalSpy changed(&facts, &TrayFacts::changed);
    for (int i = 0; i < 1000; ++i) {
        auto status = sample::status(Mode::Orchestrator, LinkState::Live);
        status.callsInFlight = i;
        status.link.roundTripMs = 0.1 * i;
        center.applyStatus(status);
        center.tick(QDateTime::currentDateTimeUtc());
    }
    QTest::qWait(500);
    QCOMPARE(changed.size(), 0); // nothing that it shows is another
}

void LeavingTest::trayStartsAndStops()
{
    app::ControlCenter center;
    TrayFacts facts(center);
    const QSignalSpy started(&center, &app::ControlCenter::startRequested), left(&center, &app::ControlCenter::leaveRequested), asked(center.window()->leaving(), &Leaving::asked);
    facts.act(TrayState::Start);
    QCOMPARE(started.size(), 1);
    QTRY_COMPARE(facts.state().deed, TrayState::None); // while it is being done
    orchestrate(center);
    QTRY_COMPARE(facts.state().deed, TrayState::Stop);
    facts.act(TrayState::Stop);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(left.size(), 0);
    center.window()->leaving()->go(false);
    QCOMPARE(left.size(), 1);
}

QTEST_MAIN(LeavingTest)
#include "tst_leaving.moc"
