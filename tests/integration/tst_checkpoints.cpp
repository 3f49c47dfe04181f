// SPDX-License-Identifier: Apache-2.0
// What the product's overview promises, command by command: its checkpoints, its troubleshooting entries, the exit codes.
#include "tests/integration/latticeprograms.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

class CheckpointsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_programs.reset(); }
    void cliIsInstalled();
    void stationIsRunning();
    void orchestratorIsReachedByItsAddress();
    void bothStationsAndTheirAgentsAreListed();
    void connectionRefusedHasItsRemedies();
    void authenticationFailedHasItsRemedies();
    void httpAddressIsPutRight();
    void duplicateAgentNamesAreShown();
    void exitCodesAreThoseDocumented_data();
    void exitCodesAreThoseDocumented();
    void failureInJsonIsOneObject();
    void jsonIsOneObjectOnOneLine_data();
    void jsonIsOneObjectOnOneLine();
    void configErrorsNameFileAndLine_data();
    void configErrorsNameFileAndLine();
    void configOfTheOverviewWorksAsItStands();

private:
    Outcome nats(const QStringList &words) const { return m_programs->run(QStringList{u"lattice"_s, u"--nats"_s, m_hub.url()} + words); }
    static int deadPort();

    std::unique_ptr<LatticePrograms> m_programs;
    StationProgram m_hub, m_member;
};

void CheckpointsTest::initTestCase()
{
    m_programs = std::make_unique<LatticePrograms>();
    QVERIFY(m_programs->addAgent(u"orchestrator"_s, u"coordinator"_s, u"coordinated"_s));
    QVERIFY(m_programs->addAgent(u"orchestrator"_s, u"code-review"_s, u"reviewed"_s));
    QVERIFY(m_programs->addAgent(u"orchestrator"_s, u"slow"_s, u"never"_s, 60'000));
    QVERIFY(m_programs->addAgent(u"member"_s, u"k8s-health"_s, u"healthy"_s));
    QVERIFY(m_programs->addAgent(u"member"_s, u"code-review"_s, u"reviewed"_s));
    m_hub = m_programs->startOrchestrator(u"orchestrator"_s);
    QVERIFY2(!m_hub.line.isEmpty(), m_hub.process->readAllStandardError().constData());
    m_member = m_programs->startMember(u"member"_s, m_hub);
    QVERIFY2(!m_member.line.isEmpty(), m_member.process->readAllStandardError().constData());
}

/*! A port where nobody listens: the system does not give it again soon. */
int CheckpointsTest::deadPort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

void CheckpointsTest::cliIsInstalled()
{
    const Outcome outcome = m_programs->run({u"version"_s});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.out.startsWith(u"Station CLI v"_s), qPrintable(outcome.out));
}

void CheckpointsTest::stationIsRunning()
{
    const Outcome outcome = m_programs->run({u"status"_s, u"--home"_s, m_hub.home});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.out.startsWith(u"Station is running\n"_s), qPrintable(outcome.out));
}

void CheckpointsTest::orchestratorIsReachedByItsAddress()
{
    const Outcome outcome = nats({u"status"_s});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.out.startsWith(u"Connection successful"_s), qPrintable(outcome.out));
    QVERIFY(outcome.out.contains(m_hub.id()));
}

void CheckpointsTest::bothStationsAndTheirAgentsAreListed()
{
    const Outcome status = nats({u"status"_s});
    QVERIFY2(status.out.contains(u"Stations: 2 connected"_s), qPrintable(status.out));
    QVERIFY(status.out.contains(m_hub.id()) && status.out.contains(m_member.id()));
    const Outcome agents = nats({u"agents"_s});
    QCOMPARE(agents.code, 0);
    QVERIFY2(agents.out.startsWith(u"Agents in Lattice (4 total)"_s), qPrintable(agents.out));
    QVERIFY(agents.out.contains(u"coordinator"_s) && agents.out.contains(u"k8s-health"_s));
}

void CheckpointsTest::connectionRefusedHasItsRemedies()
{
    const Outcome outcome = m_programs->run({u"lattice"_s, u"--nats"_s, u"nats://localhost:%1"_s.arg(deadPort()), u"status"_s});
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.err.contains(u"failed to connect to NATS: connection refused"_s), qPrintable(outcome.err));
    for (const QString &remedy : {u"1. Verify orchestrator is running: `stn status`"_s, u"2. Check NATS port: `nc -zv localhost 4222`"_s,
                                  u"3. Verify firewall allows port 4222"_s, u"4. Check URL format: `nats://host:port` (not `http://`)"_s})
        QVERIFY2(outcome.err.contains(remedy), qPrintable(outcome.err));
    QVERIFY(outcome.out.isEmpty());
}

void CheckpointsTest::authenticationFailedHasItsRemedies()
{
    const Outcome outcome = m_programs->run({u"lattice"_s, u"--nats"_s, u"nats://admin:guess@localhost:%1"_s.arg(m_hub.port()), u"status"_s});
    QCOMPARE(outcome.code, 5);
    QVERIFY2(outcome.err.contains(u"authentication failed"_s), qPrintable(outcome.err));
    for (const QString &remedy : {u"1. Verify credentials match orchestrator config"_s, u"2. Check credential file permissions: `chmod 600 creds.txt`"_s,
                                  u"3. Try token auth as fallback"_s, u"4. Check orchestrator logs for auth errors"_s})
        QVERIFY2(outcome.err.contains(remedy), qPrintable(outcome.err));
    QVERIFY(!outcome.err.contains(u"guess"_s));
}

void CheckpointsTest::httpAddressIsPutRight()
{
    const Outcome outcome = m_programs->run({u"lattice"_s, u"--nats"_s, u"http://localhost:%1"_s.arg(m_hub.port()), u"status"_s});
    QVERIFY(outcome.code != 0);
    QVERIFY2(outcome.err.contains(u"nats://host:port"_s), qPrintable(outcome.err));
}

void CheckpointsTest::duplicateAgentNamesAreShown()
{
    const Outcome agents = nats({u"agents"_s, u"--json"_s});
    int owners = 0;
    for (const QJsonObject &agent : LatticePrograms::objects(agents.json()[u"agents"_s]))
        owners += agent[u"name"_s] == "code-review"_L1;
    QCOMPARE(owners, 1);
    const Outcome status = nats({u"status"_s});
    QVERIFY2(status.out.contains(u"member cannot offer 'code-review': orchestrator owns the name"_s), qPrintable(status.out));
}

void CheckpointsTest::exitCodesAreThoseDocumented_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    const QStringList hub{u"lattice"_s, u"--nats"_s, m_hub.url()};
    QTest::newRow("0 done") << hub + QStringList{u"agent"_s, u"exec"_s, u"k8s-health"_s, u"check"_s} << 0;
    QTest::newRow("1 failed") << hub + QStringList{u"agent"_s, u"exec"_s, u"nobody"_s, u"check"_s} << 1;
    QTest::newRow("1 not running") << QStringList{u"status"_s} << 1;
    QTest::newRow("2 usage") << hub + QStringList{u"stauts"_s} << 2;
    QTest::newRow("2 missing value") << QStringList{u"lattice"_s, u"agent"_s, u"exec"_s} << 2;
    QTest::newRow("3 cannot connect") << QStringList{u"lattice"_s, u"--nats"_s, u"nats://localhost:%1"_s.arg(deadPort()), u"agents"_s} << 3;
    QTest::newRow("4 timed out") << hub + QStringList{u"agent"_s, u"exec"_s, u"slow"_s, u"wait"_s, u"--timeout"_s, u"0.5"_s} << 4;
    QTest::newRow("5 refused") << QStringList{u"lattice"_s, u"--nats"_s, u"nats://a:b@localhost:%1"_s.arg(m_hub.port()), u"agents"_s} << 5;
}

void CheckpointsTest::exitCodesAreThoseDocumented()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    const Outcome outcome = m_programs->run(words);
    QVERIFY2(outcome.code == code, qPrintable(QString::number(outcome.code) + u": "_s + outcome.out + outcome.err));
    QCOMPARE(outcome.err.isEmpty() && code != 0, false); // what fails says why
}

void CheckpointsTest::failureInJsonIsOneObject()
{
    for (const QString &address : {u"nats://localhost:%1"_s.arg(deadPort()), u"nats://a:b@localhost:%1"_s.arg(m_hub.port())}) {
        const Outcome outcome = m_programs->run({u"lattice"_s, u"--nats"_s, address, u"status"_s, u"--json"_s});
        QCOMPARE(outcome.out.count(u'\n'), 1);
        const QJsonObject error = outcome.json()[u"error"_s].toObject();
        QCOMPARE(error[u"fault"_s].toString(), outcome.code == 3 ? u"unreachable"_s : u"refused"_s);
        QCOMPARE(error[u"remedies"_s].toArray().size(), 4);
    }
}

void CheckpointsTest::jsonIsOneObjectOnOneLine_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("key");
    QTest::newRow("version") << QStringList{u"version"_s} << u"version"_s;
    QTest::newRow("status") << QStringList{u"status"_s, u"--home"_s, m_hub.home} << u"running"_s;
    QTest::newRow("doctor") << QStringList{u"doctor"_s, u"--home"_s, m_hub.home} << u"checks"_s;
    const QStringList hub{u"lattice"_s, u"--nats"_s, m_hub.url()};
    QTest::newRow("lattice status") << hub + QStringList{u"status"_s} << u"stations"_s;
    QTest::newRow("lattice agents") << hub + QStringList{u"agents"_s} << u"agents"_s;
    QTest::newRow("lattice workflows") << hub + QStringList{u"workflows"_s} << u"workflows"_s;
    QTest::newRow("lattice agent exec") << hub + QStringList{u"agent"_s, u"exec"_s, u"k8s-health"_s, u"go"_s} << u"text"_s;
    QTest::newRow("lattice cleanup") << hub + QStringList{u"cleanup"_s} << u"removed"_s;
}

void CheckpointsTest::jsonIsOneObjectOnOneLine()
{
    QFETCH(QStringList, words);
    QFETCH(QString, key);
    const Outcome outcome = m_programs->run(words + QStringList{u"--json"_s});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    QCOMPARE(outcome.out.count(u'\n'), 1);
    QVERIFY2(outcome.json().contains(key), qPrintable(outcome.out));
}

void CheckpointsTest::configErrorsNameFileAndLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::newRow("wrong type") << "lattice:\n  mode: orchestrator\n  embedded:\n    port: soon\n"_ba << u":4:11: lattice.embedded.port: expected"_s;
    QTest::newRow("unknown mode") << "lattice:\n  mode: boss\n"_ba << u":2:9: lattice.mode: expected one of"_s;
    QTest::newRow("broken YAML") << "lattice:\n  mode: [member\n"_ba << u"config.yaml:"_s;
    QTest::newRow("out of range") << "lattice:\n  embedded:\n    http_port: 70000\n"_ba << u":3:16: lattice.embedded.http_port"_s;
}

void CheckpointsTest::configErrorsNameFileAndLine()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    LatticePrograms other;
    QVERIFY(QDir().mkpath(other.path(u"home"_s)));
    QVERIFY(!other.write(u"home/config.yaml"_s, text).isEmpty());
    const Outcome outcome = other.run({u"serve"_s, u"--home"_s, other.path(u"home"_s)});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.contains(place), qPrintable(outcome.err));
}

void CheckpointsTest::configOfTheOverviewWorksAsItStands()
{
    LatticePrograms other; // the overview's file as it stands there, with ports of our own
    QVERIFY(QDir().mkpath(other.path(u"home"_s)));
    QVERIFY(!other.write(u"home/config.yaml"_s, R"(lattice:
  mode: orchestrator
  station_id: ""
  station_name: "My Station"
  embedded:
    port: -1
    http_port: -1
    auth:
      enabled: true
      users:
        - username: admin
          password: secret
      token: "bearer-token"
  presence_ttl_sec: 30
  cleanup_interval_sec: 60
  timeout_sec: 120
  retry_count: 3
)"_ba).isEmpty());
    QProcess *serve = other.start({u"serve"_s, u"--home"_s, other.path(u"home"_s)});
    const QJsonObject line = Programs::ready(serve);
    QVERIFY2(!line.isEmpty(), serve->readAllStandardError().constData());
    QCOMPARE(line[u"station_name"_s].toString(), u"My Station"_s);
    QCOMPARE(line[u"mode"_s].toString(), u"orchestrator"_s);
    const int port = QUrl(line[u"nats"_s].toString()).port();
    LatticePrograms stranger;
    for (const QString &signIn : {u"admin:secret"_s, u"token:bearer-token"_s}) {
        const Outcome status = stranger.run({u"lattice"_s, u"--nats"_s, u"nats://%1@localhost:%2"_s.arg(signIn).arg(port), u"status"_s});
        QVERIFY2(status.out.startsWith(u"Connection successful"_s), qPrintable(signIn + u": "_s + status.err));
    }
}

QTEST_GUILESS_MAIN(CheckpointsTest)
#include "tst_checkpoints.moc"
