// SPDX-License-Identifier: Apache-2.0
#include "core/agent/agentfolder.h"
#include "core/engine/engine.h"
#include "core/verb/verbtable.h"

#include <QCoroTask>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/file.h>
#include <sys/stat.h>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using lattice::Fault;

/*! Agents made and changed by verbs, as commands, clients and the window do. */
class TestAgentVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void createdAgentIsWhatWasAsked();
    void createdAgentIsCommentedAndRight();
    void wrongNamesAndFieldsAreRefused_data();
    void wrongNamesAndFieldsAreRefused();
    void nameThatIsTakenIsAConflict();
    void updateKeepsEveryOtherByte();
    void updateOfInputKnowsBothForms_data();
    void updateOfInputKnowsBothForms();
    void updateThatBreaksTheAgentIsNotWritten();
    void changeInBetweenIsAConflict();
    void twoWritersAreAConflict();
    void deleteRemovesOnlyThatFile();
    void otherEnvironmentIsAnotherFolder();
    void brokenFileIsListedAndChecked();
    void modeAndLinkOfTheFileStay();

private:
    lattice::Result<QJsonObject> run(const QString &verb, const QJsonObject &arguments);
    QString path(const QString &file) const { return m_agents + u'/' + file; }
    QByteArray read(const QString &file) const;
    void write(const QString &file, const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_agents;
    core::VerbTable m_table;
};

void TestAgentVerbs::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_agents = m_dir->filePath(u"environments/default/agents"_s);
    QVERIFY(QDir().mkpath(m_agents));
    if (m_table.verbs().isEmpty())
        m_table.add(core::agentVerbs());
}

lattice::Result<QJsonObject> TestAgentVerbs::run(const QString &verb, const QJsonObject &arguments)
{
    auto home = core::Home::open(m_dir->path(), core::Home::Take::Shared);
    if (!home)
        return std::unexpected(home.error());
    core::Engine engine(std::move(*home), {}); // as a command's own process has one, which joins nothing
    core::Context context;
    context.engine = &engine;
    context.home = core::HomePaths::of(m_dir->path());
    return QCoro::waitFor(m_table.run(verb, context, arguments, {}, {}));
}

QByteArray TestAgentVerbs::read(const QString &file) const
{
    QFile content(path(file));
    return content.open(QIODevice::ReadOnly) ? content.readAll() : QByteArray();
}

void TestAgentVerbs::write(const QString &file, const QByteArray &bytes) const
{
    QFile content(path(file));
    QVERIFY(content.open(QIODevice::WriteOnly));
    QCOMPARE(content.write(bytes), bytes.size());
}

void TestAgentVerbs::createdAgentIsWhatWasAsked()
{
    const auto made = run(u"agent.create"_s, {{u"name"_s, u"Log Analyzer"_s}, {u"description"_s, u"Finds: \"patterns\" # really"_s}, {u"model"_s, u"rehearsal"_s}, {u"max_steps"_s, 8},
                                              {u"tools"_s, QJsonArray{u"logs,web/*"_s, u"__read"_s}}, {u"tags"_s, QJsonArray{u"sre"_s}}, {u"lattice"_s, true}, {u"sandbox"_s, u"node"_s},
                                              {u"input"_s, QJsonObject{{u"service"_s, u"string, which one"_s}, {u"window?"_s, u"string"_s}}}, {u"set"_s, QJsonObject{{u"sandbox.timeout"_s, u"60"_s}, {u"metadata.own"_s, u"[1, x]"_s}}},
                                              {u"prompt"_s, u"Look at {{service}} {{window}}."_s}});
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE((*made)["diagnostics"_L1].toArray(), QJsonArray());
    const auto agent = core::Agent::parse(read(u"log-analyzer.prompt"_s), u"x"_s);
    QVERIFY2(agent, agent ? "" : qPrintable(agent.error().detail));
    QCOMPARE(agent->name, u"Log Analyzer"_s);
    QCOMPARE(agent->description, u"Finds: \"patterns\" # really"_s);
    QCOMPARE(agent->model, u"rehearsal"_s);
    QCOMPARE(agent->maxSteps, 8);
    QCOMPARE(agent->tools, QStringList({u"logs"_s, u"web/*"_s, u"__read"_s}));
    QVERIFY(agent->lattice && agent->sandbox.enabled);
    QCOMPARE(agent->sandbox.runtime, core::SandboxSettings::Runtime::Node);
    QCOMPARE(agent->sandbox.timeout, std::chrono::seconds(60));
    QVERIFY(agent->inputSchema.contains("which one"_L1));
    const auto shown = run(u"agent.show"_s, {{u"name"_s, u"log-analyzer"_s}});
    QVERIFY(shown);
    QCOMPARE((*shown)["source"_L1].toString().toUtf8(), read(u"log-analyzer.prompt"_s));
    QCOMPARE((*shown)["revision"_L1], (*made)["revision"_L1]);
    QCOMPARE(run(u"agent.list"_s, {{u"tag"_s, u"sre"_s}}).value()["agents"_L1].toArray().size(), 1);
    QCOMPARE(run(u"agent.list"_s, {{u"tag"_s, u"no"_s}}).value()["agents"_L1].toArray().size(), 0);
}

void TestAgentVerbs::createdAgentIsCommentedAndRight()
{
    const auto made = run(u"agent.create"_s, {{u"name"_s, u"plain"_s}});
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    const QByteArray file = read(u"plain.prompt"_s);
    QVERIFY(file.contains("# model:") && file.contains("# tools:") && file.contains("{{userInput}}"));
    QCOMPARE((*made)["diagnostics"_L1].toArray(), QJsonArray());
    QFileInfo info(path(u"plain.prompt"_s));
    QCOMPARE(QDir(m_agents).entryList(QDir::Files | QDir::Hidden), QStringList{u"plain.prompt"_s}); // no temporary files
}

void TestAgentVerbs::wrongNamesAndFieldsAreRefused_data()
{
    QTest::addColumn<QJsonObject>("arguments");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QJsonObject &arguments, const QString &error) { QTest::newRow(name) << arguments << error; };
    row("empty name", {{u"name"_s, u" "_s}}, u"'name' has"_s);
    row("control character", {{u"name"_s, u"a\nb"_s}}, u"'name' holds a control character"_s);
    row("long name", {{u"name"_s, QString(200, u'x')}}, u"'name' has 200 characters"_s);
    row("wrong type of a field", {{u"name"_s, u"a"_s}, {u"input"_s, QJsonObject{{u"x"_s, u"strin"_s}}}}, u"the type 'strin'"_s);
    row("wrong key", {{u"name"_s, u"a"_s}, {u"set"_s, QJsonObject{{u"timeout"_s, u"soon"_s}}}}, u"'timeout' is 'soon'"_s);
    row("source of another name", {{u"name"_s, u"a"_s}, {u"source"_s, u"---\nname: b\n---\nx"_s}}, u"names itself 'b'"_s);
    row("environment", {{u"name"_s, u"a"_s}, {u"environment"_s, u"../../x"_s}}, u"is no name of an environment"_s);
    row("unknown argument", {{u"name"_s, u"a"_s}, {u"modle"_s, u"x"_s}}, u"did you mean model?"_s);
}

void TestAgentVerbs::wrongNamesAndFieldsAreRefused()
{
    QFETCH(const QJsonObject, arguments);
    QFETCH(const QString, error);
    const auto made = run(u"agent.create"_s, arguments);
    QVERIFY(!made);
    QCOMPARE(made.error().fault, Fault::Invalid);
    QVERIFY2(made.error().detail.contains(error), qPrintable(made.error().detail));
    QVERIFY(QDir(m_agents).isEmpty());
}

void TestAgentVerbs::nameThatIsTakenIsAConflict()
{
    QVERIFY(run(u"agent.create"_s, {{u"name"_s, u"one"_s}}));
    write(u"other.prompt"_s, "---\nname: two\n---\nx");
    for (const QString &name : {u"one"_s, u"ONE"_s, u"two"_s, u"other"_s}) {
        const auto again = run(u"agent.create"_s, {{u"name"_s, name}});
        QVERIFY(!again);
        QCOMPARE(again.error().fault, Fault::Conflict);
    }
    const auto renamed = run(u"agent.update"_s, {{u"name"_s, u"one"_s}, {u"rename"_s, u"Two"_s}});
    QVERIFY(!renamed);
    QCOMPARE(renamed.error().fault, Fault::Conflict);
    QVERIFY(run(u"agent.update"_s, {{u"name"_s, u"one"_s}, {u"rename"_s, u"three"_s}}));
    QVERIFY(run(u"agent.show"_s, {{u"name"_s, u"three"_s}}));
}

void TestAgentVerbs::updateKeepsEveryOtherByte()
{
    write(u"go.prompt"_s, "# licence\n---\nmetadata:\n  description: \"Old\"   # what\n  tags: [\"a\"]\nmodel:  'm' # cheap\nown: {x:  1}\ntools:\n  - \"__a\" # one\n---\n\nHi {{userInput}}");
    const auto done = run(u"agent.update"_s, {{u"name"_s, u"go"_s}, {u"description"_s, u"New \"one\""_s}, {u"tags"_s, QJsonArray{u"a"_s, u"b"_s}}, {u"tools"_s, QJsonArray{u"__a"_s, u"web"_s}}, {u"max_steps"_s, 3}});
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(read(u"go.prompt"_s), "# licence\n---\nmetadata:\n  description: \"New \\\"one\\\"\"   # what\n  tags: [\"a\", b]\nmodel:  'm' # cheap\nown: {x:  1}\ntools:\n  - \"__a\" # one\n  - web\nmax_steps: 3\n---\n\nHi {{userInput}}");
    const auto same = run(u"agent.update"_s, {{u"name"_s, u"go"_s}, {u"max_steps"_s, 3}});
    QVERIFY(same);
    QCOMPARE((*same)["changed"_L1].toBool(), false);
    QVERIFY(run(u"agent.update"_s, {{u"name"_s, u"go"_s}, {u"model"_s, u""_s}, {u"unset"_s, QJsonArray{u"own"_s}}, {u"prompt"_s, u"Bye"_s}}));
    QCOMPARE(read(u"go.prompt"_s), "# licence\n---\nmetadata:\n  description: \"New \\\"one\\\"\"   # what\n  tags: [\"a\", b]\ntools:\n  - \"__a\" # one\n  - web\nmax_steps: 3\n---\n\nBye");
}

void TestAgentVerbs::updateOfInputKnowsBothForms_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QJsonObject>("input");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("Picoschema") << "input:\n  schema:\n    a: string # c\n    b?: number\n"_ba << QJsonObject{{u"b"_s, u"integer"_s}, {u"c?"_s, u"string, more"_s}} << "input:\n  schema:\n    a: string # c\n    b: integer\n    c?: string, more\n"_ba;
    QTest::newRow("field goes") << "input:\n  schema:\n    a: string # c\n    b?: number\n"_ba << QJsonObject{{u"b"_s, u""_s}} << "input:\n  schema:\n    a: string # c\n"_ba;
    QTest::newRow("JSON Schema") << "input:\n  type: object # c\n  properties:\n    a: {type: string}\n  required: [a]\n"_ba << QJsonObject{{u"a?"_s, u"string, which"_s}, {u"b"_s, u"integer"_s}}
                                 << "input:\n  type: object # c\n  properties:\n    a: {type: string, description: which}\n    b:\n      type: integer\n  required: [b]\n"_ba;
    QTest::newRow("none yet") << ""_ba << QJsonObject{{u"a"_s, u"string"_s}} << "input:\n  schema:\n    a: string\n"_ba;
}

void TestAgentVerbs::updateOfInputKnowsBothForms()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QJsonObject, input);
    QFETCH(const QByteArray, after);
    write(u"a.prompt"_s, "---\n" + before + "---\nx");
    const auto done = run(u"agent.update"_s, {{u"name"_s, u"a"_s}, {u"input"_s, input}});
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(read(u"a.prompt"_s), "---\n" + after + "---\nx");
}

void TestAgentVerbs::updateThatBreaksTheAgentIsNotWritten()
{
    const QByteArray before = "---\nname: a\n---\nx";
    write(u"a.prompt"_s, before);
    for (const QJsonObject &change : {QJsonObject{{u"set"_s, QJsonObject{{u"max_steps"_s, u"many"_s}}}}, QJsonObject{{u"set"_s, QJsonObject{{u"name.x"_s, u"1"_s}}}}, QJsonObject{{u"source"_s, u"---\nname: [\n---\n"_s}}}) {
        QJsonObject arguments = change;
        arguments[u"name"_s] = u"a"_s;
        const auto done = run(u"agent.update"_s, arguments);
        QVERIFY(!done);
        QVERIFY2(done.error().detail.contains(path(u"a.prompt"_s)), qPrintable(done.error().detail));
        QCOMPARE(read(u"a.prompt"_s), before);
    }
}

void TestAgentVerbs::changeInBetweenIsAConflict()
{
    write(u"a.prompt"_s, "---\nname: a\n---\nx");
    const core::AgentFolder folder(m_agents);
    const auto entry = folder.find(u"a"_s);
    QVERIFY(entry);
    write(u"a.prompt"_s, "---\nname: a\n---\nchanged");
    const auto replaced = folder.replace(*entry, "---\nname: a\n---\nmine");
    QVERIFY(!replaced);
    QCOMPARE(replaced.error().fault, Fault::Conflict);
    QVERIFY(!folder.remove(*entry));
    QCOMPARE(read(u"a.prompt"_s), "---\nname: a\n---\nchanged");
    for (const QString &verb : {u"agent.update"_s, u"agent.delete"_s}) {
        const auto late = run(verb, {{u"name"_s, u"a"_s}, {u"revision"_s, entry->revision()}});
        QVERIFY(!late);
        QCOMPARE(late.error().fault, Fault::Conflict);
    }
}

void TestAgentVerbs::twoWritersAreAConflict()
{
    write(u"a.prompt"_s, "---\nname: a\n---\nx");
    const int other = ::open(QFile::encodeName(m_agents).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    QVERIFY(other >= 0 && ::flock(other, LOCK_EX) == 0);
    for (const auto &[verb, name] : {std::pair{u"agent.update"_s, u"a"_s}, {u"agent.create"_s, u"b"_s}, {u"agent.delete"_s, u"a"_s}}) {
        QJsonObject arguments{{u"name"_s, name}};
        if (verb == "agent.update"_L1)
            arguments[u"model"_s] = u"m"_s;
        const auto done = run(verb, arguments);
        QVERIFY(!done);
        QCOMPARE(done.error().fault, Fault::Conflict);
    }
    ::close(other);
    QVERIFY(run(u"agent.update"_s, {{u"name"_s, u"a"_s}, {u"model"_s, u"m"_s}}));
}

void TestAgentVerbs::deleteRemovesOnlyThatFile()
{
    QVERIFY(run(u"agent.create"_s, {{u"name"_s, u"a"_s}}));
    QVERIFY(run(u"agent.create"_s, {{u"name"_s, u"b"_s}}));
    QVERIFY(run(u"agent.delete"_s, {{u"name"_s, u"a"_s}}));
    QCOMPARE(QDir(m_agents).entryList(QDir::Files), QStringList{u"b.prompt"_s});
    const auto again = run(u"agent.delete"_s, {{u"name"_s, u"a"_s}});
    QVERIFY(!again);
    QCOMPARE(again.error().fault, Fault::NotFound);
}

void TestAgentVerbs::otherEnvironmentIsAnotherFolder()
{
    const auto missing = run(u"agent.create"_s, {{u"name"_s, u"a"_s}, {u"environment"_s, u"prod"_s}});
    QVERIFY(!missing);
    QCOMPARE(missing.error().fault, Fault::NotFound);
    QVERIFY(QDir(m_dir->path()).mkpath(u"environments/prod"_s));
    QVERIFY(run(u"agent.create"_s, {{u"name"_s, u"a"_s}, {u"environment"_s, u"prod"_s}}));
    QVERIFY(QFile::exists(m_dir->filePath(u"environments/prod/agents/a.prompt"_s)));
    QVERIFY(QDir(m_agents).isEmpty());
}

void TestAgentVerbs::brokenFileIsListedAndChecked()
{
    write(u"good.prompt"_s, "---\nname: good\n---\n{{> head}}{{userInput}}");
    write(u"_head.prompt"_s, "Head");
    write(u"bad.prompt"_s, "---\nname: bad\ntags: {a: 1}\n---\nx");
    QVERIFY(QFile::link(u"/etc/hostname"_s, path(u"out.prompt"_s)));
    const auto list = run(u"agent.list"_s, {});
    QVERIFY(list);
    QCOMPARE((*list)["agents"_L1].toArray().size(), 1);
    QCOMPARE((*list)["problems"_L1].toArray().size(), 2);
    const auto check = run(u"agent.check"_s, {});
    QVERIFY(check);
    QCOMPARE((*check)["healthy"_L1].toBool(true), false);
    const auto good = run(u"agent.check"_s, {{u"name"_s, u"good"_s}});
    QVERIFY(good);
    QCOMPARE((*good)["healthy"_L1].toBool(), true);
    QCOMPARE((*good)["warnings"_L1].toInt(), 0);
    QVERIFY(run(u"agent.update"_s, {{u"name"_s, u"bad"_s}, {u"unset"_s, QJsonArray{u"tags"_s}}})); // found by its file, and mended
    QCOMPARE(read(u"bad.prompt"_s), "---\nname: bad\n---\nx");
}

void TestAgentVerbs::modeAndLinkOfTheFileStay()
{
    write(u"real.txt"_s, "---\nname: a\n---\nx");
    QVERIFY(QFile::link(u"real.txt"_s, path(u"a.prompt"_s)));
    QVERIFY(QFile::setPermissions(path(u"real.txt"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    QVERIFY(run(u"agent.update"_s, {{u"name"_s, u"a"_s}, {u"model"_s, u"m"_s}}));
    QVERIFY(QFileInfo(path(u"a.prompt"_s)).isSymLink());
    QCOMPARE(read(u"real.txt"_s), "---\nname: a\nmodel: m\n---\nx");
    struct stat info = {};
    QCOMPARE(::stat(QFile::encodeName(path(u"real.txt"_s)).constData(), &info), 0);
    QCOMPARE(info.st_mode & 0777, 0640u);
}

QTEST_GUILESS_MAIN(TestAgentVerbs)
#include "tst_agentverbs.moc"
