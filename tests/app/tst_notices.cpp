// SPDX-License-Identifier: Apache-2.0
// What is told on the desktop: what is worth it, how often, together, and what keeps it quiet.
#include "app/desktop/controlcenter.h"
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using app::Notice;
using app::Notices;
using lattice::WorkPhase;

class NoticesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void needIsToldOnceAndSettled();
    void filteredNeedsAreToldAllTheSame();
    void settledNeedThatWaitsIsNotTold();
    void watchedFailureIsAnEndToo();
    void manyAreToldTogether();
    void failureOfOwnWorkIsTold();
    void watchedWorkIsToldAtItsEnd();
    void whatWasOverBeforeIsNoNews();
    void protectedStationIsToldWhenItGoes();
    void kindsAreTurnedOff();
    void quietIsQuiet();
    void pastIsNoNews();

private:
    static Notice first(const QSignalSpy &told, int at = 0) { return told.at(at).first().value<Notice>(); }
    static lattice::WorkRecord work(const QString &id, WorkPhase phase, const QString &source)
    {
        auto record = sample::work(id, phase, QDateTime::currentDateTimeUtc());
        record.spec.sourceStation = source;
        record.spec.task = u"scan "_s + id;
        record.outcome.error = phase == WorkPhase::Failed ? u"tool timeout"_s : QString();
        return record;
    }
    static lattice::Station station(const QString &name, lattice::Presence presence, const QStringList &tags)
    {
        auto one = sample::stations(1).constFirst();
        one.id = one.name = name;
        one.presence = presence;
        one.facts.tags = tags;
        return one;
    }
};

void NoticesTest::needIsToldOnceAndSettled()
{
    app::ControlCenter center;
    auto &notices = *center.window()->notices();
    const QSignalSpy told(&notices, &Notices::told), settled(&notices, &Notices::settled);
    center.applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    center.applyWork({work(u"w1"_s, WorkPhase::Escalated, u"x"_s)}, {});
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(first(told).kind, Notice::NeedsYou);
    QVERIFY(first(told).link.startsWith(u"station://needs"_s) && first(told).link.contains(u"w1"_s));
    center.applyWork({work(u"w2"_s, WorkPhase::Running, u"x"_s)}, {}); // another change: nothing new
    QTest::qWait(50);
    QCOMPARE(told.size(), 1);
    center.applyWork({work(u"w1"_s, WorkPhase::Running, u"x"_s)}, {});
    QTRY_COMPARE(settled.size(), 1);
}

void NoticesTest::filteredNeedsAreToldAllTheSame()
{
    app::ControlCenter center;
    auto &notices = *center.window()->notices();
    notices.setPause(1ms);
    const QSignalSpy told(&notices, &Notices::told), settled(&notices, &Notices::settled);
    center.applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    auto &needs = *center.work()->needsYou();
    needs.setKind(app::NeedsYouModel::Conflict); // the list shows none of what comes
    center.applyWork({work(u"w1"_s, WorkPhase::Escalated, u"x"_s)}, {});
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(needs.rowCount(), 0);
    for (const auto kind : {app::NeedsYouModel::Escalation, app::NeedsYouModel::Conflict, app::NeedsYouModel::Escalation}) {
        needs.setKind(kind);
        center.applyWork({work(u"w2"_s, WorkPhase::Running, QString::number(kind))}, {});
        QTest::qWait(200); // the list is counted again after 100 ms
    }
    QCOMPARE(told.size(), 1);
    QCOMPARE(settled.size(), 0);
}

void NoticesTest::settledNeedThatWaitsIsNotTold()
{
    app::ControlCenter center;
    auto &notices = *center.window()->notices();
    notices.setPause(1s);
    const QSignalSpy told(&notices, &Notices::told);
    center.applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    center.applyWork({work(u"w1"_s, WorkPhase::Escalated, u"x"_s)}, {});
    QTRY_COMPARE(told.size(), 1);
    center.applyWork({work(u"w2"_s, WorkPhase::Escalated, u"x"_s), work(u"w3"_s, WorkPhase::Escalated, u"x"_s)}, {});
    QTest::qWait(200); // needs are counted again after 100 ms
    center.applyWork({work(u"w2"_s, WorkPhase::Running, u"x"_s)}, {}); // somebody answered it
    QTRY_COMPARE(told.size(), 2);
    QVERIFY2(first(told, 1).link.contains(u"w3"_s), qPrintable(first(told, 1).title));
}

void NoticesTest::watchedFailureIsAnEndToo()
{
    app::ControlCenter center;
    center.applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    auto &notices = *center.window()->notices();
    const QSignalSpy told(&notices, &Notices::told);
    center.settings()->list()->set(u"window.notify_failed"_s, u"false"_s);
    notices.watch(u"a"_s, true);
    center.applyWork({work(u"a"_s, WorkPhase::Failed, u"elsewhere"_s)}, {});
    QCOMPARE(told.size(), 1);
    QCOMPARE(first(told).kind, Notice::Finished);
    QVERIFY(first(told).title.contains(u"Failed"_s));
    center.settings()->list()->set(u"window.notify_failed"_s, u"true"_s);
    notices.watch(u"b"_s, true);
    center.applyWork({work(u"b"_s, WorkPhase::Failed, u"elsewhere"_s)}, {});
    QCOMPARE(first(told, 1).kind, Notice::RunFailed);
}

void NoticesTest::manyAreToldTogether()
{
    app::WindowSettings settings;
    app::ControlCenter center;
    auto &notices = *center.window()->notices();
    notices.setPause(200ms);
    const QSignalSpy told(&notices, &Notices::told);
    for (int i = 0; i < 20; ++i)
        notices.add({.kind = Notice::RunFailed, .title = u"Failed: %1"_s.arg(i)});
    notices.add({.kind = Notice::StationOffline, .title = u"another kind"_s}); // has a pause of its own
    QCOMPARE(told.size(), 2);
    QTRY_COMPARE(told.size(), 3);
    QVERIFY2(first(told, 2).title.startsWith(u"19"_s), qPrintable(first(told, 2).title));
    QCOMPARE(first(told, 2).text.split(u'\n').size(), 5);
    QTest::qWait(300);
    QCOMPARE(told.size(), 3);
    notices.add({.kind = Notice::RunFailed, .title = u"later"_s});
    QCOMPARE(first(told, 3).title, u"later"_s);
}

void NoticesTest::failureOfOwnWorkIsTold()
{
    app::ControlCenter center;
    const auto status = sample::status(core::Mode::Orchestrator, lattice::LinkState::Live);
    center.applyStatus(status);
    QVERIFY(!status.stationId.isEmpty());
    const QSignalSpy told(center.window()->notices(), &Notices::told);
    center.applyWork({work(u"own"_s, WorkPhase::Running, status.stationId), work(u"other"_s, WorkPhase::Running, u"elsewhere"_s)}, {});
    center.applyWork({work(u"own"_s, WorkPhase::Failed, status.stationId), work(u"other"_s, WorkPhase::Failed, u"elsewhere"_s)}, {});
    QCOMPARE(told.size(), 1);
    QCOMPARE(first(told).kind, Notice::RunFailed);
    QVERIFY(first(told).title.contains(u"scan own"_s));
    QCOMPARE(first(told).text, u"tool timeout"_s);
    center.applyWork({work(u"own"_s, WorkPhase::Failed, status.stationId)}, {}); // said again by the ledger
    QCOMPARE(told.size(), 1);
}

void NoticesTest::watchedWorkIsToldAtItsEnd()
{
    app::ControlCenter center;
    center.applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    auto &notices = *center.window()->notices();
    const QSignalSpy told(&notices, &Notices::told);
    notices.watch(u"a"_s, true);
    notices.watch(u"b"_s, true);
    notices.watch(u"b"_s, false);
    center.applyWork({work(u"a"_s, WorkPhase::Done, u"elsewhere"_s), work(u"b"_s, WorkPhase::Done, u"elsewhere"_s)}, {});
    QCOMPARE(told.size(), 1); // no window is in front here
    QCOMPARE(first(told).kind, Notice::Finished);
    QVERIFY(!notices.isWatched(u"a"_s));
}

void NoticesTest::whatWasOverBeforeIsNoNews()
{
    app::ControlCenter center;
    const auto status = sample::status(core::Mode::Orchestrator, lattice::LinkState::Live);
    center.applyStatus(status);
    const QSignalSpy told(center.window()->notices(), &Notices::told);
    center.applyWork({work(u"old"_s, WorkPhase::Failed, status.stationId)}, {});
    center.applyStations({station(u"gone"_s, lattice::Presence::Offline, {u"protected"_s})}, {});
    QCOMPARE(told.size(), 0);
}

void NoticesTest::protectedStationIsToldWhenItGoes()
{
    app::ControlCenter center;
    center.applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    const QSignalSpy told(center.window()->notices(), &Notices::told);
    for (const auto presence : {lattice::Presence::Online, lattice::Presence::Late, lattice::Presence::Offline, lattice::Presence::Offline})
        center.applyStations({station(u"bank"_s, presence, {u"protected"_s}), station(u"toy"_s, presence, {})}, {});
    QCOMPARE(told.size(), 1);
    QCOMPARE(first(told).kind, Notice::StationOffline);
    QVERIFY(first(told).title.contains(u"bank"_s));
}

void NoticesTest::kindsAreTurnedOff()
{
    app::ControlCenter center;
    auto &notices = *center.window()->notices();
    const QSignalSpy told(&notices, &Notices::told);
    center.settings()->list()->set(u"window.notify_failed"_s, u"false"_s);
    notices.add({.kind = Notice::RunFailed, .title = u"x"_s});
    QCOMPARE(told.size(), 0);
    notices.add({.kind = Notice::NeedsYou, .title = u"y"_s});
    QCOMPARE(told.size(), 1);
}

void NoticesTest::quietIsQuiet()
{
    app::ControlCenter center;
    auto &notices = *center.window()->notices();
    notices.setPause(50ms);
    const QSignalSpy told(&notices, &Notices::told);
    notices.add({.kind = Notice::RunFailed, .title = u"x"_s});
    notices.add({.kind = Notice::RunFailed, .title = u"waits"_s});
    notices.beQuiet(60);
    QVERIFY(notices.isQuiet());
    notices.add({.kind = Notice::NeedsYou, .title = u"y"_s});
    QTest::qWait(150);
    QCOMPARE(told.size(), 1);
    notices.beQuiet(0);
    QVERIFY(!notices.isQuiet());
    notices.add({.kind = Notice::NeedsYou, .title = u"y"_s});
    QCOMPARE(told.size(), 2);
}

void NoticesTest::pastIsNoNews()
{
    app::ControlCenter center;
    center.applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    const QSignalSpy told(center.window()->notices(), &Notices::told);
    Q_EMIT center.replay()->lattice().modeChanged(true);
    QSignalSpy counted(center.work()->needsYou(), &app::NeedsYouModel::countsChanged);
    center.applyWork({work(u"w1"_s, WorkPhase::Escalated, u"x"_s)}, {}); // as the board shows it of then
    QTRY_VERIFY(counted.size() > 0);
    QCOMPARE(told.size(), 0);
    Q_EMIT center.replay()->lattice().modeChanged(false);
    center.applyWork({work(u"w2"_s, WorkPhase::Escalated, u"x"_s)}, {});
    QTRY_VERIFY(told.size() > 0);
}

QTEST_MAIN(NoticesTest)
#include "tst_notices.moc"
