// SPDX-License-Identifier: Apache-2.0
// An orchestrator and two members as programs: what each of them, a command beside them and one from outside see and call.
#include "tests/integration/latticeprograms.h"

#include "lattice/history/eventcodec.h"
#include "lattice/link/orderedconsumer.h"
#include "lattice/protocol/joinline.h"

#include <QSignalSpy>

#include <algorithm>

using namespace Qt::StringLiterals;

/*! One lattice for all of it; tests add to it and take nothing away. */
class LatticeProcessesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_programs.reset(); }
    void everyStationListsAll_data();
    void everyStationListsAll();
    void commandsFromOutsideSignIn();
    void outsiderWithoutSignInIsRefused();
    void addressReachesTheLatticeWhileAStationServesTheHome();
    void callsGoAcross_data();
    void callsGoAcross();
    void textsOfTheWholeWorldPass();
    void longAnswersArriveWhole();
    void agentOfAChosenStationIsCalled();
    void capabilityFindsAnAgent();
    void unknownAgentIsExplained();
    void conflictIsShownWithTheOwnersName();
    void freedNameIsTakenByTheOther();
    void newAgentFileIsCallableEverywhere();
    void historyHasEachDeedOnce();

private:
    QList<lattice::Event> history() const;
    Outcome outside(const QStringList &words, const QString &address) const;

    std::unique_ptr<LatticePrograms> m_programs;
    StationProgram m_hub, m_alpha, m_beta;
};

void LatticeProcessesTest::initTestCase()
{
    m_programs = std::make_unique<LatticePrograms>();
    QVERIFY(m_programs->addAgent(u"hub"_s, u"clerk"_s, u"the hub's |clerk"_s));
    QVERIFY(m_programs->addAgent(u"alpha"_s, u"scout"_s, u"alpha's |scout"_s));
    QVERIFY(m_programs->addAgent(u"alpha"_s, u"shared"_s, u"alpha's |shared"_s));
    QVERIFY(m_programs->addAgent(u"beta"_s, u"cook"_s, u"beta's |cook"_s));
    QVERIFY(m_programs->addAgent(u"beta"_s, u"shared"_s, u"beta's |shared"_s));
    m_hub = m_programs->startOrchestrator();
    QVERIFY2(!m_hub.line.isEmpty(), m_hub.process->readAllStandardError().constData());
    m_alpha = m_programs->startMember(u"alpha"_s, m_hub);
    QVERIFY2(!m_alpha.line.isEmpty(), m_alpha.process->readAllStandardError().constData());
    m_beta = m_programs->startMember(u"beta"_s, m_hub);
    QVERIFY2(!m_beta.line.isEmpty(), m_beta.process->readAllStandardError().constData());
}

/*! All that LATTICE_EVENTS holds now. */
QList<lattice::Event> LatticeProcessesTest::history() const
{
    const auto options = lattice::parseAddress(m_hub.nats());
    if (!options)
        return {};
    lattice::MeshLink link(*options);
    lattice::OrderedConsumer consumer(link, "LATTICE_EVENTS", "lattice.events.>", lattice::OrderedConsumer::Start::All);
    QList<lattice::Event> events;
    connect(&consumer, &lattice::OrderedConsumer::received, &consumer, [&events](const lattice::StoredMessage &stored) {
        if (auto event = lattice::decodeEvent(stored.message.data))
            events << *event;
    });
    QSignalSpy caughtUp(&consumer, &lattice::OrderedConsumer::caughtUp);
    link.open();
    return caughtUp.wait(15'000) ? events : QList<lattice::Event>();
}

/*! A command of somebody who has none of our homes and runtime files. */
Outcome LatticeProcessesTest::outside(const QStringList &words, const QString &address) const
{
    LatticePrograms stranger;
    return stranger.run(QStringList{u"lattice"_s, u"--nats"_s, address} + words);
}

void LatticeProcessesTest::everyStationListsAll_data()
{
    QTest::addColumn<StationProgram *>("seenBy");
    QTest::newRow("the orchestrator") << &m_hub;
    QTest::newRow("a member") << &m_alpha;
    QTest::newRow("the other member") << &m_beta;
}

void LatticeProcessesTest::everyStationListsAll()
{
    QFETCH(StationProgram *, seenBy);
    for (const StationProgram *station : {&m_hub, &m_alpha, &m_beta}) {
        const QJsonObject shown = m_programs->station(*seenBy, station->id());
        QCOMPARE(shown[u"state"_s].toString(), u"online"_s);
        QCOMPARE(shown[u"name"_s], station->line[u"station_name"_s]);
        QCOMPARE(shown[u"self"_s].toBool(), station == seenBy);
        QCOMPARE(shown[u"orchestrator"_s].toBool(), station == &m_hub);
        QCOMPARE(shown[u"slots_free"_s].toInt(), 4);
        QVERIFY(shown[u"age_seconds"_s].toInt(99) <= 11);
    }
    const QMultiMap<QString, QString> agents = m_programs->agents(*seenBy);
    QCOMPARE(agents, (QMultiMap<QString, QString>{{u"clerk"_s, u"hub"_s}, {u"cook"_s, u"beta"_s}, {u"scout"_s, u"alpha"_s}, {u"shared"_s, u"alpha"_s}}));
}

void LatticeProcessesTest::commandsFromOutsideSignIn()
{
    const Outcome status = outside({u"status"_s}, m_hub.nats());
    QVERIFY2(status.code == 0, qPrintable(status.err));
    QVERIFY2(status.out.startsWith(u"Connection successful: nats://127.0.0.1:%1 ("_s.arg(m_hub.port())), qPrintable(status.out));
    QVERIFY(status.out.contains(u"Stations: 3 connected"_s));
    QVERIFY2(!status.out.contains(QUrl(m_hub.nats()).password()), "secrets are not shown");
    const Outcome agents = outside({u"agents"_s}, m_hub.nats());
    QVERIFY2(agents.out.startsWith(u"Agents in Lattice (4 total)\n"_s), qPrintable(agents.out + agents.err));
    const Outcome call = outside({u"agent"_s, u"exec"_s, u"cook"_s, u"soup"_s}, m_hub.nats());
    QVERIFY2(call.code == 0, qPrintable(call.err));
    QCOMPARE(call.out, LatticePrograms::rehearsed(u"beta's |cook"_s) + u'\n');
    QCOMPARE(m_programs->stations(m_hub).size(), 3); // a command is no station
}

void LatticeProcessesTest::outsiderWithoutSignInIsRefused()
{
    for (const QString &address : {m_hub.url(), u"nats://station:wrong@localhost:%1"_s.arg(m_hub.port())}) {
        const Outcome refused = outside({u"status"_s}, address);
        QCOMPARE(refused.code, 5);
        QVERIFY2(refused.err.startsWith(u"stn: authentication failed"_s), qPrintable(refused.err));
        QVERIFY(!refused.err.contains(u"wrong"_s));
        QVERIFY(refused.out.isEmpty());
    }
}

void LatticeProcessesTest::addressReachesTheLatticeWhileAStationServesTheHome()
{
    QElapsedTimer timer;
    timer.start();
    LatticePrograms other; // his default home is in use by a station of his
    QVERIFY(!Programs::ready(other.start({u"serve"_s})).isEmpty());
    const Outcome status = other.run({u"lattice"_s, u"--nats"_s, m_hub.nats(), u"status"_s});
    QVERIFY2(status.code == 0, qPrintable(status.err));
    QVERIFY(status.out.contains(u"Stations: 3 connected"_s));
}

void LatticeProcessesTest::callsGoAcross_data()
{
    QTest::addColumn<StationProgram *>("from");
    QTest::addColumn<QString>("agent");
    QTest::addColumn<QString>("answerer");
    QTest::addColumn<QString>("reply");
    QTest::newRow("orchestrator to member") << &m_hub << u"cook"_s << u"beta"_s << u"beta's |cook"_s;
    QTest::newRow("member to orchestrator") << &m_alpha << u"clerk"_s << u"hub"_s << u"the hub's |clerk"_s;
    QTest::newRow("member to member") << &m_alpha << u"cook"_s << u"beta"_s << u"beta's |cook"_s;
    QTest::newRow("to itself") << &m_beta << u"cook"_s << u"beta"_s << u"beta's |cook"_s;
    QTest::newRow("to the owner of the name") << &m_beta << u"shared"_s << u"alpha"_s << u"alpha's |shared"_s;
}

void LatticeProcessesTest::callsGoAcross()
{
    QFETCH(StationProgram *, from);
    QFETCH(QString, agent);
    QFETCH(QString, answerer);
    QFETCH(QString, reply);
    const Outcome outcome = m_programs->call(*from, agent);
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    QCOMPARE(outcome.out.count(u'\n'), 1);
    QCOMPARE(outcome.json()[u"text"_s].toString(), LatticePrograms::rehearsed(reply));
    QCOMPARE(outcome.json()[u"station_name"_s].toString(), answerer);
    QCOMPARE(outcome.json()[u"agent"_s].toString(), agent);
    QCOMPARE(outcome.json()[u"model"_s].toString(), u"rehearsal"_s);
}

void LatticeProcessesTest::textsOfTheWholeWorldPass()
{
    const QString reply = u"Grüße 東京 😀: {{task}}"_s;
    QVERIFY(m_programs->addAgent(u"beta"_s, u"echo"_s, reply));
    const QString task = u"naïve „Frage“ عربى 🚀"_s;
    QTRY_COMPARE_WITH_TIMEOUT(m_programs->call(m_alpha, u"echo"_s, task).json()[u"text"_s].toString(), LatticePrograms::rehearsed(reply).replace(u"{{task}}"_s, task), 20'000);
}

void LatticeProcessesTest::longAnswersArriveWhole()
{
    QVERIFY(m_programs->addAgent(u"beta"_s, u"talker"_s, QString(700'000, u'x') + u"|"_s + QString(300'000, u'y')));
    QTRY_VERIFY_WITH_TIMEOUT(m_programs->agents(m_hub).contains(u"talker"_s), 20'000);
    const QString text = m_programs->call(m_alpha, u"talker"_s).json()[u"text"_s].toString();
    QCOMPARE(text.count(u'x'), 700'000);
    QCOMPARE(text.count(u'y'), 300'000);
}

void LatticeProcessesTest::agentOfAChosenStationIsCalled()
{
    const QStringList exec{u"lattice"_s, u"agent"_s, u"exec"_s, u"scout"_s, u"look"_s, u"--home"_s, m_hub.home};
    QCOMPARE(m_programs->run(exec + QStringList{u"--station"_s, u"alpha"_s}).out, LatticePrograms::rehearsed(u"alpha's |scout"_s) + u'\n');
    QCOMPARE(m_programs->run(exec + QStringList{u"--station"_s, m_alpha.id()}).code, 0);
    const Outcome elsewhere = m_programs->run(exec + QStringList{u"--station"_s, u"beta"_s});
    QCOMPARE(elsewhere.code, 1);
    QVERIFY2(elsewhere.err.contains(u"agent 'scout' not found on station"_s), qPrintable(elsewhere.err));
    const Outcome nowhere = m_programs->run(exec + QStringList{u"--station"_s, u"gamma"_s});
    QVERIFY2(nowhere.err.contains(u"station 'gamma' not found"_s), qPrintable(nowhere.err));
}

void LatticeProcessesTest::capabilityFindsAnAgent()
{
    const QString folder = m_beta.home + u"/environments/default/agents/"_s;
    QFile prompt(folder + u"guard.prompt"_s);
    QVERIFY(prompt.open(QIODevice::WriteOnly));
    prompt.write("---\nname: guard\ndescription: Guards\nmodel: rehearsal\ntags: [vigilance]\n---\n{{task}}\n");
    prompt.close();
    QTRY_VERIFY_WITH_TIMEOUT(m_programs->agents(m_alpha).contains(u"guard"_s), 20'000);
    const Outcome outcome = m_programs->run({u"lattice"_s, u"agent"_s, u"exec"_s, u"--capability"_s, u"vigilance"_s, u"who goes there"_s, u"--home"_s, m_alpha.home, u"--json"_s});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    QCOMPARE(outcome.json()[u"agent"_s].toString(), u"guard"_s);
}

void LatticeProcessesTest::unknownAgentIsExplained()
{
    const Outcome outcome = m_programs->run({u"lattice"_s, u"agent"_s, u"exec"_s, u"dodo"_s, u"fly"_s, u"--home"_s, m_alpha.home});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.startsWith(u"stn: agent 'dodo' not found in lattice\n"_s), qPrintable(outcome.err));
    QVERIFY(outcome.err.contains(u"Verify agent name is unique across mesh"_s));
}

void LatticeProcessesTest::conflictIsShownWithTheOwnersName()
{
    for (const StationProgram *seenBy : {&m_beta, &m_hub, &m_alpha}) {
        const Outcome status = m_programs->run({u"lattice"_s, u"status"_s, u"--home"_s, seenBy->home});
        QVERIFY2(status.out.contains(u"beta cannot offer 'shared': alpha owns the name."_s), qPrintable(status.out));
    }
    const QJsonObject conflict = m_programs->station(m_beta, m_beta.id())[u"conflicts"_s].toArray().at(0).toObject();
    QCOMPARE(conflict[u"owner_id"_s].toString(), m_alpha.id());
}

void LatticeProcessesTest::freedNameIsTakenByTheOther()
{
    const QString file = m_alpha.home + u"/environments/default/agents/shared."_s;
    QVERIFY(QFile::remove(file + u"prompt"_s));
    const auto moved = [this] { return m_programs->agents(m_hub).values(u"shared"_s) == QStringList{u"beta"_s}; };
    const double seconds = LatticePrograms::secondsUntil(moved, 30);
    QVERIFY2(seconds >= 0, "the name was never taken");
    QTRY_COMPARE_WITH_TIMEOUT(m_programs->answerer(m_alpha, u"shared"_s), u"beta"_s, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_programs->station(m_hub, m_beta.id())[u"conflicts"_s].toArray().isEmpty(), 20'000);
}

void LatticeProcessesTest::newAgentFileIsCallableEverywhere()
{
    QVERIFY(m_programs->addAgent(u"alpha"_s, u"newcomer"_s, u"I am |new"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_programs->answerer(m_beta, u"newcomer"_s), u"alpha"_s, 20'000);
    QVERIFY(QFile::remove(m_alpha.home + u"/environments/default/agents/newcomer.prompt"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!m_programs->agents(m_beta).contains(u"newcomer"_s), 20'000);
}

void LatticeProcessesTest::historyHasEachDeedOnce()
{
    const auto answers = [this] {
        return std::ranges::count(history(), QString::fromLatin1(lattice::EventType::AgentAnswered), &lattice::Event::type);
    };
    const auto before = answers();
    QVERIFY(before > 0);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_programs->call(m_alpha, u"cook"_s, u"count %1"_s.arg(i)).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(answers(), before + 3, 20'000);

    QMultiMap<QString, lattice::Event> byType;
    QMap<QString, QStringList> ofRun;
    QSet<QString> ids;
    for (const lattice::Event &event : history()) {
        QVERIFY2(!ids.contains(event.id), qPrintable(u"twice: "_s + event.id));
        ids.insert(event.id);
        byType.insert(event.type, event);
        const QString runId = event.data[u"run_id"_s].toString();
        if (runId.isEmpty())
            continue;
        ofRun[runId] << event.type.section(u'.', -1);
        QVERIFY2(event.traceparent.startsWith(u"00-"_s), qPrintable(event.type));
    }
    for (const QStringList &types : std::as_const(ofRun))
        QCOMPARE(types, (QStringList{u"invoked"_s, u"answered"_s}));
    QCOMPARE(byType.count(QString::fromLatin1(lattice::EventType::StationJoined)), 3);
    QCOMPARE(byType.count(QString::fromLatin1(lattice::EventType::StationLeft)), 0);
    QMap<QString, int> registered;
    for (const lattice::Event &event : byType.values(QString::fromLatin1(lattice::EventType::AgentRegistered)))
        ++registered[event.data[u"station_name"_s].toString() + u'/' + event.subject];
    for (const QString &agent : {u"hub/clerk"_s, u"alpha/scout"_s, u"alpha/shared"_s, u"beta/cook"_s, u"beta/shared"_s, u"alpha/newcomer"_s})
        QCOMPARE(registered.value(agent), 1);
    QStringList gone;
    for (const lattice::Event &event : byType.values(QString::fromLatin1(lattice::EventType::AgentDeregistered)))
        gone << event.subject;
    gone.sort();
    QCOMPARE(gone, (QStringList{u"newcomer"_s, u"shared"_s}));
    const auto answered = byType.values(QString::fromLatin1(lattice::EventType::AgentAnswered));
    const auto last = std::ranges::max_element(answered, {}, &lattice::Event::time);
    QCOMPARE(last->stationId, m_beta.id());
    QCOMPARE(last->data[u"requested_by"_s].toString(), m_alpha.id());
    QCOMPARE(last->data[u"status"_s].toString(), u"success"_s);
}

QTEST_GUILESS_MAIN(LatticeProcessesTest)
#include "tst_lattice_processes.moc"
