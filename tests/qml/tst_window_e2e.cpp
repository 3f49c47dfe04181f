// SPDX-License-Identifier: Apache-2.0
// The window with its engine from the first click to a call on another station, and through an outage.
#include "app/desktop/enginethread.h"
#include "app/desktop/map/mapitem.h"
#include "tests/integration/latticeprograms.h"
#include "tests/qml/testwindow.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using lattice::LinkState;

class WindowEndToEndTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void firstRunIsShown();
    void oneClickStartsTheLattice();
    void memberStartedByTheInvitationIsOnTheMap();
    void itsAgentIsChosenByMouse();
    void callStreamsTheAnswer();
    void workIsAssignedFollowedAndDone();
    void callStandsInTheHistoryAndThePastIsShown();
    void missingServerIsShownAndHeals();
    void killedMemberStaysOnTheMap();

private:
    void type(const QString &objectName, const QString &text);
    LinkState linkState() const { return LinkState(m_window->center().status()->linkState()); }
    QString textOf(const QString &objectName) const;
    static qint64 ownServer();

    std::unique_ptr<LatticePrograms> m_programs; //!< declared in the order they depend
    std::unique_ptr<TestWindow> m_window;
    std::unique_ptr<app::EngineThread> m_engine;
    StationProgram m_member;
};

void WindowEndToEndTest::initTestCase()
{
    m_programs = std::make_unique<LatticePrograms>();
    for (const auto *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, m_programs->environment.value(QString::fromLatin1(name)).toUtf8());
    QVERIFY(QDir().mkpath(m_programs->path(u"desk"_s)));
    QVERIFY(!m_programs->write(u"desk/config.yaml"_s, "lattice:\n  station_name: Desk\n  embedded:\n    port: -1\n    http_port: -1\n").isEmpty());
    QVERIFY(m_programs->addAgent(u"member"_s, u"greeter"_s, u"Hello {{name}}, |this is a part, |and that is all: {{task}}"_s, 400));
    QFile prompt(m_programs->path(u"member/environments/default/agents/greeter.prompt"_s));
    QVERIFY(prompt.open(QIODevice::WriteOnly | QIODevice::Truncate));
    prompt.write("---\nname: greeter\ndescription: Greets whoever comes\nmodel: rehearsal\ninput:\n  type: object\n  properties:\n    name:\n      type: string\n"
                 "      description: Who\n  required: [name]\n---\n[user]\nGreet {{name}}\n");
    prompt.close();
    m_window = std::make_unique<TestWindow>();
    m_engine = std::make_unique<app::EngineThread>();
    const auto opened = m_engine->open({.home = m_programs->path(u"desk"_s), .config = {}}, m_window->center());
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().detail));
}

void WindowEndToEndTest::cleanupTestCase()
{
    const qint64 server = ownServer();
    m_engine.reset();
    QVERIFY(server == 0 || LatticePrograms::nameOf(server).isEmpty()); // it has ended with the engine
    if (m_window)
        QCOMPARE(m_window->warnings(), QStringList());
    m_window.reset();
    m_programs.reset();
}

/*! The nats-server that the engine's thread supervises; 0 when there is none. */
qint64 WindowEndToEndTest::ownServer()
{
    for (const QString &thread : QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile children(u"/proc/self/task/%1/children"_s.arg(thread));
        if (!children.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &pid : children.readAll().split(' ')) {
            if (LatticePrograms::nameOf(pid.toLongLong()) == "nats-server")
                return pid.toLongLong();
        }
    }
    return 0;
}

void WindowEndToEndTest::type(const QString &objectName, const QString &text)
{
    QTRY_VERIFY2(m_window->find(objectName) && m_window->find(objectName)->isVisible(), qPrintable(objectName));
    m_window->click(objectName);
    for (const QChar letter : text)
        QTest::keyClick(m_window->window(), letter.toLatin1());
}

QString WindowEndToEndTest::textOf(const QString &objectName) const
{
    const auto *item = m_window->find(objectName);
    return item && item->isVisible() ? item->property("text").toString() : QString();
}

void WindowEndToEndTest::firstRunIsShown()
{
    QTRY_VERIFY(m_window->find(u"startLatticeButton"_s) && m_window->find(u"startLatticeButton"_s)->isVisible());
    QVERIFY(!m_window->find(u"map"_s)->isVisible());
    QCOMPARE(linkState(), LinkState::Off);
}

void WindowEndToEndTest::oneClickStartsTheLattice()
{
    QTRY_VERIFY(m_window->find(u"startLatticeButton"_s)->isEnabled());
    m_window->click(u"startLatticeButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(linkState(), LinkState::Live, 60'000);
    QTRY_VERIFY(m_window->find(u"map"_s)->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(m_window->center().map()->count(), 1, 20'000);
    QVERIFY(ownServer() > 0);
    QVERIFY(m_window->window()->title().contains(u"Desk"_s));
}

void WindowEndToEndTest::memberStartedByTheInvitationIsOnTheMap()
{
    QTRY_VERIFY(m_window->find(u"copyInviteButton"_s)->isVisible());
    QCoreApplication::processEvents();
    m_window->click(u"copyInviteButton"_s);
    QStringList words = QGuiApplication::clipboard()->text().split(u' ');
    QCOMPARE(words.value(0), u"station-headless"_s);
    words.removeFirst();
    m_member = {.process = nullptr, .home = m_programs->path(u"member"_s),
                .arguments = words + QStringList{u"--home"_s, m_programs->path(u"member"_s), u"--name"_s, u"member"_s}, .line = {}};
    QVERIFY2(m_programs->restart(m_member), m_member.process->readAllStandardError().constData());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->center().map()->nodes().contains(m_member.id()), 20'000);
    const auto *map = qobject_cast<app::MapItem *>(m_window->find(u"map"_s));
    QTRY_VERIFY(!map->boxOf(m_member.id()).isEmpty());
    QTRY_VERIFY(m_window->shows(u"member"_s));
}

void WindowEndToEndTest::itsAgentIsChosenByMouse()
{
    const auto *map = qobject_cast<app::MapItem *>(m_window->find(u"map"_s));
    QTest::mouseClick(m_window->window(), Qt::LeftButton, {}, map->mapToScene(map->boxOf(m_member.id()).bottomRight() - QPointF(20, 12)).toPoint());
    QTRY_COMPARE(m_window->center().selection()->stationId(), m_member.id());
    QTRY_VERIFY(m_window->find(u"agentRow_greeter"_s) && m_window->find(u"agentRow_greeter"_s)->isVisible());
    QCoreApplication::processEvents();
    m_window->click(u"agentRow_greeter"_s);
    QTRY_VERIFY(m_window->find(u"callButton"_s) && m_window->find(u"callButton"_s)->isVisible());
    QVERIFY(m_window->shows(u"Greets whoever comes"_s));
}

void WindowEndToEndTest::callStreamsTheAnswer()
{
    type(u"input_name"_s, u"Ada"_s);
    type(u"input_task"_s, u"be kind"_s);
    QSet<QString> seen;
    connect(m_window->center().call(), &app::CallModel::progressed, this, [&] { seen.insert(textOf(u"answerText"_s)); });
    m_window->click(u"callButton"_s);
    const QString whole = LatticePrograms::rehearsed(u"Hello Ada, |this is a part, |and that is all: be kind"_s);
    QTRY_COMPARE_WITH_TIMEOUT(textOf(u"answerText"_s), whole, 20'000);
    QTRY_COMPARE(textOf(u"callState"_s), u"done"_s);
    seen.remove(whole);
    seen.remove({});
    QVERIFY2(!seen.isEmpty(), "a part was in sight before the whole");
    for (const QString &part : std::as_const(seen))
        QVERIFY2(whole.startsWith(part), qPrintable(part));
    m_window->center().call()->disconnect(this);
}

void WindowEndToEndTest::workIsAssignedFollowedAndDone()
{
    auto *desk = m_window->center().work();
    QTRY_VERIFY_WITH_TIMEOUT(desk->isKnown(), 20'000); // an empty ledger answers, too
    QTRY_VERIFY(m_window->find(u"assignAgentButton"_s) && m_window->find(u"assignAgentButton"_s)->isEnabled());
    QCoreApplication::processEvents();
    m_window->click(u"assignAgentButton"_s);
    QTRY_VERIFY(m_window->find(u"assignConfirmButton"_s) && m_window->find(u"assignConfirmButton"_s)->isVisible());
    QCOMPARE(desk->assign()->agent(), u"greeter"_s);
    desk->assign()->setText(0, u"be kind"_s);
    desk->assign()->setText(1, u"Grace"_s);
    desk->assign()->assign();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->center().selection()->workId().isEmpty(), 20'000); // accepted, and shown
    QCOMPARE(desk->assign()->problem(), QString());
    auto *details = desk->details();
    QTRY_COMPARE_WITH_TIMEOUT(details->state(), int(app::WorkValue::Done), 30'000);
    QVERIFY2(details->result().contains(u"Hello Grace"_s), qPrintable(details->result()));
    QCOMPARE(details->stationId(), m_member.id());
    QVERIFY(details->timeline()->rowCount() >= 4); // queued, assigned, running, done
    QTRY_COMPARE(desk->list()->rowOf(details->workId()), 0);
    m_window->press(Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(m_window->shows(u"be kind"_s));
    m_window->press(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(u"map"_s)->isVisible());
    m_window->center().selection()->selectAgent(m_member.id(), u"greeter"_s);
    QTRY_VERIFY(m_window->find(u"callButton"_s) && m_window->find(u"callButton"_s)->isVisible());
    type(u"input_name"_s, u"Ada"_s);
}

void WindowEndToEndTest::callStandsInTheHistoryAndThePastIsShown()
{
    auto &replay = *m_window->center().replay();
    QTest::keyClick(m_window->window(), Qt::Key_9, Qt::ControlModifier);
    replay.events()->setFilter(u"type:agent.answered agent:greeter"_s);
    QTRY_COMPARE_WITH_TIMEOUT(replay.events()->rowCount(), 1, 20'000);
    QTRY_VERIFY(m_window->shows(u"agent.answered"_s));
    replay.goToRow(0);
    QTRY_VERIFY_WITH_TIMEOUT(replay.past()->isReached(), 20'000);
    QTRY_VERIFY(m_window->find(u"pastBand"_s)->isVisible());
    const auto *member = m_window->center().stations()->find(m_member.id());
    QVERIFY(member && member->presence == lattice::Presence::Online);
    QVERIFY(std::ranges::any_of(member->agents, [](const auto &agent) { return agent.name == "greeter"_L1; }));
    replay.past()->goToOldest();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->center().stations()->find(m_member.id())->absent, 20'000); // it came later
    m_window->find(u"eventList"_s)->forceActiveFocus();
    QTest::keyClick(m_window->window(), Qt::Key_End);
    QTRY_VERIFY(!m_window->find(u"pastBand"_s)->isVisible());
    QVERIFY(!m_window->center().stations()->find(m_member.id())->absent);
    replay.events()->setFilter({});
    QTest::keyClick(m_window->window(), Qt::Key_1, Qt::ControlModifier);
}

void WindowEndToEndTest::missingServerIsShownAndHeals()
{
    const qint64 server = ownServer();
    QVERIFY(server > 0);
    QSignalSpy changed(m_window->center().status(), &app::StatusFacts::changed);
    bool bannerWasSeen = false;
    connect(m_window->center().status(), &app::StatusFacts::changed, this, [&] { bannerWasSeen |= m_window->find(u"banner"_s)->isVisible(); });
    ::kill(static_cast<pid_t>(server), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(bannerWasSeen || m_window->find(u"banner"_s)->isVisible(), 20'000);
    QVERIFY(m_window->find(u"map"_s)->isVisible()); // the page stays
    QTRY_COMPARE_WITH_TIMEOUT(linkState(), LinkState::Live, 60'000);
    m_window->center().status()->disconnect(this);
    QTRY_VERIFY(!m_window->find(u"banner"_s)->isVisible());
    QTRY_VERIFY(ownServer() > 0 && ownServer() != server);
    QTRY_COMPARE_WITH_TIMEOUT(m_programs->linkState(m_member), u"live"_s, 60'000);
    QTRY_VERIFY(m_window->find(u"callButton"_s)->isEnabled());
    m_window->click(u"callButton"_s);
    QTRY_VERIFY(!m_window->find(u"callButton"_s)->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(textOf(u"callState"_s), u"done"_s, 20'000);
}

void WindowEndToEndTest::killedMemberStaysOnTheMap()
{
    Programs::signal(m_member.process, SIGKILL);
    const auto presence = [this] { return m_window->center().map()->nodes().value(m_member.id()).station.presence; };
    QTRY_COMPARE_WITH_TIMEOUT(presence(), lattice::Presence::Offline, 60'000);
    QVERIFY(!qobject_cast<app::MapItem *>(m_window->find(u"map"_s))->boxOf(m_member.id()).isEmpty());
}

QTEST_MAIN(WindowEndToEndTest)
#include "tst_window_e2e.moc"
