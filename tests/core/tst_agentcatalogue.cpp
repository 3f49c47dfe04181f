// SPDX-License-Identifier: Apache-2.0
#include "core/agent/agentcatalogue.h"
#include "core/agent/samples.h"
#include "core/model/rehearsal.h"
#include "core/model/rehearsalscript.h"

#include <QDir>
#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using core::AgentCatalogue;

/*! The agents of a folder while people and editors work in it; and the samples that fill an empty one. */
class TestAgentCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"station.core.agent=false"_s); }
    void emptyAndAbsentFoldersHaveNoAgents();
    void brokenFileDoesNotDisturbOthers();
    void newEditedAndRemovedFilesAreNoticed();
    void replacedFileIsNoticed();
    void brokenEditKeepsTheLastGoodAgent();
    void secondOfOneNameIsAProblem();
    void linkOutOfTheFolderIsRefused();
    void filesThatAreNoPromptsAreRefused();
    void partialIsForAllAgents();
    void unchangedFolderSaysNothing();
    void goodTextsAreRememberedAndChangedOnesChecked();
    void samplesFillAnEmptyHome();
    void samplesNeverOverwrite();
    void unknownTeamIsNamed();
    void unwritableHomeIsAnError();

private:
    static void write(const QString &path, const QByteArray &text);
};

void TestAgentCatalogue::write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(text), text.size());
}

void TestAgentCatalogue::emptyAndAbsentFoldersHaveNoAgents()
{
    const QTemporaryDir dir;
    const AgentCatalogue empty(dir.path());
    QVERIFY(empty.agents().isEmpty() && empty.problems().isEmpty());

    AgentCatalogue absent(dir.filePath(u"later"_s));
    QVERIFY(absent.agents().isEmpty());
    QVERIFY(QDir().mkpath(dir.filePath(u"later"_s)));
    write(dir.filePath(u"later/a.prompt"_s), "Hi");
    absent.rescan();
    QCOMPARE(absent.agents().size(), 1);
    QVERIFY(absent.find(u"A"_s));
    QVERIFY(!absent.find(u"b"_s));
}

void TestAgentCatalogue::brokenFileDoesNotDisturbOthers()
{
    const QTemporaryDir dir;
    write(dir.filePath(u"a.prompt"_s), "---\nname: [\n---\n");
    write(dir.filePath(u"b.prompt"_s), "---\nname: good\n---\nHi");
    write(dir.filePath(u"notes.txt"_s), "not an agent");
    const AgentCatalogue catalogue(dir.path());
    QCOMPARE(catalogue.agents().size(), 1);
    QCOMPARE(catalogue.agents().first().name, u"good"_s);
    QCOMPARE(catalogue.problems().size(), 1);
    QCOMPARE(catalogue.problems().first().path, dir.filePath(u"a.prompt"_s));
    QVERIFY(catalogue.problems().first().error.detail.startsWith(dir.filePath(u"a.prompt:"_s)));
}

void TestAgentCatalogue::newEditedAndRemovedFilesAreNoticed()
{
    const QTemporaryDir dir;
    AgentCatalogue catalogue(dir.path());
    QSignalSpy changed(&catalogue, &AgentCatalogue::agentsChanged);
    write(dir.filePath(u"ä.prompt"_s), "---\ndescription: one\n---\nHi");
    QVERIFY(changed.wait());
    QTRY_COMPARE(catalogue.agents().size(), 1);
    QTRY_COMPARE(catalogue.find(u"Ä"_s)->description, u"one"_s);
    write(dir.filePath(u"ä.prompt"_s), "---\ndescription: two\n---\nHi");
    QTRY_COMPARE(catalogue.find(u"ä"_s)->description, u"two"_s);
    QVERIFY(QFile::remove(dir.filePath(u"ä.prompt"_s)));
    QTRY_VERIFY(catalogue.agents().isEmpty());
}

void TestAgentCatalogue::replacedFileIsNoticed()
{
    const QTemporaryDir dir;
    write(dir.filePath(u"a.prompt"_s), "---\ndescription: one\n---\nHi");
    AgentCatalogue catalogue(dir.path());
    for (const QByteArray &word : {"two"_ba, "six"_ba}) { // of one length, and written beside and renamed, as editors do
        write(dir.filePath(u"a.tmp"_s), "---\ndescription: " + word + "\n---\nHi");
        QVERIFY(::rename(qPrintable(dir.filePath(u"a.tmp"_s)), qPrintable(dir.filePath(u"a.prompt"_s))) == 0);
        QTRY_COMPARE(catalogue.find(u"a"_s)->description, QString::fromLatin1(word));
    }
}

void TestAgentCatalogue::brokenEditKeepsTheLastGoodAgent()
{
    const QTemporaryDir dir;
    write(dir.filePath(u"a.prompt"_s), "---\ndescription: good\n---\nHi");
    AgentCatalogue catalogue(dir.path());
    write(dir.filePath(u"a.prompt"_s), "---\ndescription: [\n---\nHi");
    QTRY_COMPARE(catalogue.problems().size(), 1);
    QCOMPARE(catalogue.find(u"a"_s)->description, u"good"_s);
    write(dir.filePath(u"a.prompt"_s), "---\ndescription: mended\n---\nHi");
    QTRY_COMPARE(catalogue.find(u"a"_s)->description, u"mended"_s);
    QVERIFY(catalogue.problems().isEmpty());
}

void TestAgentCatalogue::secondOfOneNameIsAProblem()
{
    const QTemporaryDir dir;
    write(dir.filePath(u"first.prompt"_s), "---\nname: Twin\n---\nHi");
    write(dir.filePath(u"second.prompt"_s), "---\nname: twin\n---\nHo");
    AgentCatalogue catalogue(dir.path());
    QCOMPARE(catalogue.agents().size(), 1);
    QCOMPARE(catalogue.problems().size(), 1);
    QCOMPARE(catalogue.problems().first().error.fault, lattice::Fault::Conflict);
    QVERIFY(catalogue.problems().first().error.detail.contains(dir.filePath(u"first.prompt"_s)));
    QVERIFY(QFile::remove(dir.filePath(u"first.prompt"_s)));
    QTRY_VERIFY(catalogue.problems().isEmpty());
    QCOMPARE(catalogue.agents().first().name, u"twin"_s);
}

void TestAgentCatalogue::linkOutOfTheFolderIsRefused()
{
    const QTemporaryDir outside;
    const QTemporaryDir dir;
    write(outside.filePath(u"secret.prompt"_s), "Hi");
    write(dir.filePath(u"real.prompt"_s), "Hi");
    QVERIFY(QFile::link(outside.filePath(u"secret.prompt"_s), dir.filePath(u"out.prompt"_s)));
    QVERIFY(QFile::link(dir.filePath(u"real.prompt"_s), dir.filePath(u"within.prompt"_s)));
    QVERIFY(QFile::link(dir.filePath(u"nowhere"_s), dir.filePath(u"gone.prompt"_s)));
    const AgentCatalogue catalogue(dir.path());
    QCOMPARE(catalogue.agents().size(), 2);
    QVERIFY(catalogue.find(u"within"_s) && !catalogue.find(u"out"_s));
    QCOMPARE(catalogue.problems().size(), 2);
    for (const core::AgentProblem &problem : catalogue.problems())
        QCOMPARE(problem.error.fault, lattice::Fault::Refused);
}

void TestAgentCatalogue::filesThatAreNoPromptsAreRefused()
{
    const QTemporaryDir dir;
    write(dir.filePath(u"big.prompt"_s), QByteArray(2'000'000, 'x'));
    write(dir.filePath(u"binary.prompt"_s), QByteArray("\x7f""ELF\0\0", 6));
    QCOMPARE(::mkfifo(qPrintable(dir.filePath(u"pipe.prompt"_s)), 0600), 0); // reading it would wait for ever
    write(dir.filePath(u"closed.prompt"_s), "Hi");
    QVERIFY(QFile::setPermissions(dir.filePath(u"closed.prompt"_s), {}));
    const AgentCatalogue catalogue(dir.path());
    const bool root = ::geteuid() == 0; // who may read everything
    QCOMPARE(catalogue.agents().size(), root ? 1 : 0);
    QCOMPARE(catalogue.problems().size(), root ? 3 : 4);
}

void TestAgentCatalogue::partialIsForAllAgents()
{
    const QTemporaryDir dir;
    write(dir.filePath(u"_greeting.prompt"_s), "Hello {{name}}");
    write(dir.filePath(u"a.prompt"_s), "{{> greeting name=\"you\"}}");
    const AgentCatalogue catalogue(dir.path());
    QCOMPARE(catalogue.agents().size(), 1);
    QCOMPARE(catalogue.agents().first().partials.value(u"greeting"_s), u"Hello {{name}}"_s);
}

void TestAgentCatalogue::unchangedFolderSaysNothing()
{
    const QTemporaryDir dir;
    write(dir.filePath(u"a.prompt"_s), "Hi");
    write(dir.filePath(u"b.prompt"_s), "---\nname: [\n---\n");
    AgentCatalogue catalogue(dir.path());
    QSignalSpy changed(&catalogue, &AgentCatalogue::agentsChanged);
    catalogue.rescan();
    write(dir.filePath(u"a.prompt"_s), "Hi"); // the same again
    catalogue.rescan();
    QCOMPARE(changed.size(), 0);
}

void TestAgentCatalogue::goodTextsAreRememberedAndChangedOnesChecked()
{
    const QTemporaryDir dir;
    const QString memory = dir.filePath(u"data/checked"_s), prompt = dir.filePath(u"agents/a.prompt"_s);
    const QByteArray good = "---\ninput: {schema: {type: object, properties: {n: {type: integer, minimum: 1}}}}\n---\nHello.", bad = QByteArray(good).replace("integer", "whole");
    QVERIFY(QDir().mkpath(dir.filePath(u"agents"_s)));
    write(prompt, good);
    {
        const AgentCatalogue first(dir.filePath(u"agents"_s), memory);
        QVERIFY(first.problems().isEmpty());
    }
    QFile kept(memory);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(kept.readAll().contains(core::CheckedPrompts::digestOf(good)));
    kept.close();
    {
        AgentCatalogue second(dir.filePath(u"agents"_s), memory);
        QCOMPARE(second.agents().size(), 1);
        QCOMPARE(second.agents().first().inputSchema, AgentCatalogue(dir.filePath(u"agents"_s)).agents().first().inputSchema);
        struct stat before = {};
        QCOMPARE(::stat(QFile::encodeName(prompt).constData(), &before), 0);
        write(prompt, bad); // as long as the other, and made to look as old
        const timespec times[2] = {before.st_mtim, before.st_mtim};
        QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(prompt).constData(), times, 0), 0);
    }
    {
        const AgentCatalogue third(dir.filePath(u"agents"_s), memory);
        QCOMPARE(third.problems().size(), 1); // checked all the same
    }
    for (const QByteArray &rubbish : {QByteArray("rubbish"), QByteArray(), QByteArray("prompts found good by station 0.0.0\n") + core::CheckedPrompts::digestOf(bad)}) {
        write(memory, rubbish);
        QCOMPARE(AgentCatalogue(dir.filePath(u"agents"_s), memory).problems().size(), 1);
    }
}

void TestAgentCatalogue::samplesFillAnEmptyHome()
{
    const QTemporaryDir home;
    QCOMPARE(core::sampleTeams(), QStringList({u"coordination"_s, u"security"_s, u"sre"_s}));
    const auto count = core::installSamples(home.path());
    QVERIFY2(count, count ? "" : qPrintable(count.error().detail));
    QCOMPARE(*count, 6);
    const AgentCatalogue catalogue(home.filePath(u"environments/default/agents"_s));
    QVERIFY2(catalogue.problems().isEmpty(), catalogue.problems().isEmpty() ? "" : qPrintable(catalogue.problems().first().error.detail));
    QCOMPARE(catalogue.agents().size(), 6);
    for (const core::Agent &agent : catalogue.agents()) {
        QVERIFY(!agent.description.isEmpty() && !agent.tags.isEmpty());
        QFile script(core::Rehearsal::scriptPath(agent.path));
        QVERIFY2(script.open(QIODevice::ReadOnly), qPrintable(script.fileName()));
        const auto scenes = core::RehearsalScript::parse(script.readAll(), script.fileName());
        QVERIFY2(scenes, scenes ? "" : qPrintable(scenes.error().detail));
    }
}

void TestAgentCatalogue::samplesNeverOverwrite()
{
    const QTemporaryDir home;
    QCOMPARE(*core::installSamples(home.path(), u"sre"_s), 2);
    const QString path = home.filePath(u"environments/default/agents/k8s-health.prompt"_s);
    write(path, "mine");
    QCOMPARE(*core::installSamples(home.path()), 0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "mine");
}

void TestAgentCatalogue::unknownTeamIsNamed()
{
    const QTemporaryDir home;
    const auto count = core::installSamples(home.path(), u"../sre"_s);
    QVERIFY(!count);
    QCOMPARE(count.error().fault, lattice::Fault::Invalid);
    QVERIFY(count.error().detail.contains("coordination, security, sre"_L1));
    QVERIFY(QDir(home.path()).isEmpty());
}

void TestAgentCatalogue::unwritableHomeIsAnError()
{
    const QTemporaryDir home;
    write(home.filePath(u"environments"_s), "a file where a folder should be");
    const auto count = core::installSamples(home.path());
    QVERIFY(!count);
    QCOMPARE(count.error().fault, lattice::Fault::Refused);
}

QTEST_GUILESS_MAIN(TestAgentCatalogue)
#include "tst_agentcatalogue.moc"
