// SPDX-License-Identifier: Apache-2.0
// The scripts of packaging/, as far as they can be asked from inside a build root.
#include "tests/integration/latticeprograms.h"

#include <QUuid>

using namespace Qt::StringLiterals;

class DevScriptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void scriptsAreSound_data();
    void scriptsAreSound();
    void firstLatticeAnswersAndEndsWhole_data();
    void firstLatticeAnswersAndEndsWhole();
    void firstLatticeSaysWhyItCannotStart();

private:
    QProcess *startFirstLattice(const QStringList &arguments);
    QList<pid_t> marked() const;

    std::unique_ptr<LatticePrograms> m_programs;
    QString m_mark;
};

void DevScriptTest::init()
{
    m_programs = std::make_unique<LatticePrograms>();
    m_mark = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_programs->environment.insert(u"FIRST_LATTICE_TEST"_s, m_mark);
}

void DevScriptTest::cleanup()
{
    for (const pid_t pid : marked()) // only after a failure
        ::kill(pid, SIGKILL);
    m_programs.reset();
}

QProcess *DevScriptTest::startFirstLattice(const QStringList &arguments)
{
    return m_programs->startProgram(QStringLiteral(PACKAGING "/first-lattice"), QStringList{QStringLiteral(STATION_BIN)} + arguments);
}

/*! All processes that descend from ours of this test, by the mark in their environment. */
QList<pid_t> DevScriptTest::marked() const
{
    QList<pid_t> found;
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile environment(u"/proc/%1/environ"_s.arg(name));
        if (name.toInt() > 0 && environment.open(QIODevice::ReadOnly) && environment.readAll().contains("FIRST_LATTICE_TEST=" + m_mark.toUtf8()))
            found << name.toInt();
    }
    return found;
}

void DevScriptTest::scriptsAreSound_data()
{
    QTest::addColumn<QString>("script");
    for (const auto *script : {"dev", "environment.sh", "first-lattice", "package.sh"})
        QTest::newRow(script) << QStringLiteral(PACKAGING "/") + QString::fromLatin1(script);
}

void DevScriptTest::scriptsAreSound()
{
    QFETCH(QString, script);
    QProcess bash;
    bash.start(u"bash"_s, {u"-n"_s, script});
    QVERIFY(bash.waitForFinished(20'000));
    QVERIFY2(bash.exitCode() == 0, bash.readAllStandardError().constData());
    QVERIFY(QFileInfo(script).isExecutable() || script.endsWith(u".sh"_s));
}

void DevScriptTest::firstLatticeAnswersAndEndsWhole_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("TERM") << SIGTERM;
    QTest::newRow("closed terminal") << SIGHUP;
}

void DevScriptTest::firstLatticeAnswersAndEndsWhole()
{
    QFETCH(int, signal);
    QProcess *script = startFirstLattice({u"--nats-port"_s, u"0"_s, u"--home"_s, m_programs->path(u"elsewhere"_s)});
    QByteArray said;
    QVERIFY2(QTest::qWaitFor([&] { said += script->readAllStandardOutput(); return said.contains("NAME.prompt") || script->state() == QProcess::NotRunning; }, 60'000), said.constData());
    QVERIFY2(said.contains("The lattice is up: an orchestrator at nats://127.0.0.1:"), said.constData());
    QVERIFY2(said.contains("(rehearsal, not a model) "), said.constData());
    QVERIFY2(!said.contains('@'), "no secret is printed");
    static const QRegularExpression address(u"orchestrator at (nats://127\\.0\\.0\\.1:\\d+)"_s);
    const QString nats = address.match(QString::fromUtf8(said)).captured(1);
    QVERIFY2(said.contains("stn lattice --nats " + nats.toUtf8() + " status"), said.constData());
    const Outcome status = m_programs->run({u"lattice"_s, u"--nats"_s, nats, u"agents"_s}); // as it says
    QVERIFY2(status.out.startsWith(u"Agents in Lattice (6 total)"_s), qPrintable(status.out + status.err));
    QVERIFY(marked().size() >= 3); // the script, the station, its nats-server

    Programs::signal(script, signal);
    QVERIFY(Programs::ended(script));
    QCOMPARE(script->exitStatus(), QProcess::NormalExit);
    QCOMPARE(script->exitCode(), 0);
    QTRY_COMPARE(marked(), QList<pid_t>());
}

void DevScriptTest::firstLatticeSaysWhyItCannotStart()
{
    QVERIFY(QDir().mkpath(m_programs->path(u"broken"_s)));
    QVERIFY(!m_programs->write(u"broken/config.yaml"_s, "lattice:\n  slots: many\n").isEmpty());
    QProcess *script = startFirstLattice({u"--home"_s, m_programs->path(u"broken"_s)});
    QVERIFY(Programs::ended(script));
    QCOMPARE(script->exitCode(), 1);
    const QByteArray words = script->readAllStandardError();
    QVERIFY2(words.contains("config.yaml:2:10: lattice.slots"), words.constData());
    QTRY_COMPARE(marked(), QList<pid_t>());
}

QTEST_GUILESS_MAIN(DevScriptTest)
#include "tst_dev_script.moc"
