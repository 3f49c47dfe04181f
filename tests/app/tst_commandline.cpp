// SPDX-License-Identifier: Apache-2.0
#include "app/headless/commandline.h"
#include "app/headless/errorwords.h"
#include "app/headless/help.h"
#include "app/headless/printer.h"
#include "app/headless/processverbs.h"
#include "app/headless/serve.h"
#include "app/headless/servicemanager.h"
#include "app/headless/texttable.h"

#include <QDir>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using core::Parameter;
using core::Verb;
using lattice::Fault;

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsAreRead_data();
    void commandsAreRead();
    void mistakesAreExplained_data();
    void mistakesAreExplained();
    void globalOptionsStandAnywhere();
    void everyVerbHasHelpWithEachParameter_data();
    void everyVerbHasHelpWithEachParameter();
    void everyExampleIsRight_data();
    void everyExampleIsRight();
    void commandLineComesBack();
    void pathsAreMadeWholeForTheEngine();
    void latticesOfOthersAreAsked();
    void processVerbsAreWhole();
    void overallHelpNamesEveryCommand();
    void faultsHaveExitCodes();
    void documentedErrorTextsHold();
    void failuresAreOneLineOfJson();
    void terminalsAreNotObeyed();
    void tablesLineUp();
    void answersOfAllVerbsHaveText();
    void readyLineIsInOrder();
    void readyLineForAJournalHoldsNoSecrets();
    void unitTakesVariablesByName();

private:
    static core::VerbTable table()
    {
        core::VerbTable table;
        table.add(app::processVerbs());
        table.add(core::stationVerbs());
        table.add(core::latticeVerbs());
        table.add(core::workVerbs());
        table.add(core::eventVerbs());
        table.add(core::agentVerbs());
        return table;
    }
    const core::VerbTable m_table = table();
};

void CommandLineTest::commandsAreRead_data()
{
    QTest::addColumn<QStringList>("line");
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QJsonObject>("arguments");
    QTest::newRow("version") << QStringList{u"version"_s} << u"version"_s << QJsonObject{};
    QTest::newRow("--version") << QStringList{u"--version"_s} << u"version"_s << QJsonObject{};
    QTest::newRow("overview: nats before the command") << QStringList{u"lattice"_s, u"--nats"_s, u"nats://localhost:4222"_s, u"status"_s} << u"lattice.status"_s << QJsonObject{};
    QTest::newRow("overview: orchestration") << QStringList{u"serve"_s, u"--orchestration"_s} << u"serve"_s << QJsonObject{{u"orchestration"_s, true}};
    QTest::newRow("overview: member") << QStringList{u"serve"_s, u"--lattice"_s, u"nats://a:4222"_s} << u"serve"_s << QJsonObject{{u"lattice"_s, u"nats://a:4222"_s}};
    QTest::newRow("negative port") << QStringList{u"serve"_s, u"--nats-port"_s, u"-1"_s} << u"serve"_s << QJsonObject{{u"nats_port"_s, -1}};
    QTest::newRow("samples") << QStringList{u"serve"_s, u"--samples"_s} << u"serve"_s << QJsonObject{{u"samples"_s, u"all"_s}};
    QTest::newRow("samples of a team") << QStringList{u"init"_s, u"--samples=sre"_s} << u"init"_s << QJsonObject{{u"samples"_s, u"sre"_s}};
    QTest::newRow("call") << QStringList{u"lattice"_s, u"agent"_s, u"exec"_s, u"parrot"_s, u"sag was"_s, u"--input"_s, u"a=1=2"_s, u"-i"_s, u"b="_s, u"--timeout=2.5"_s} << u"lattice.call"_s
                          << QJsonObject{{u"agent"_s, u"parrot"_s}, {u"task"_s, u"sag was"_s}, {u"timeout"_s, 2.5}, {u"input"_s, QJsonObject{{u"a"_s, u"1=2"_s}, {u"b"_s, u""_s}}}};
    QTest::newRow("call by capability") << QStringList{u"lattice"_s, u"agent"_s, u"exec"_s, u"--capability"_s, u"talk"_s, u"sag was"_s} << u"lattice.call"_s
                                        << QJsonObject{{u"capability"_s, u"talk"_s}, {u"task"_s, u"sag was"_s}};
    QTest::newRow("task with dashes") << QStringList{u"lattice"_s, u"agent"_s, u"exec"_s, u"parrot"_s, u"--"_s, u"--help me"_s} << u"lattice.call"_s
                                      << QJsonObject{{u"agent"_s, u"parrot"_s}, {u"task"_s, u"--help me"_s}};
    QTest::newRow("logs") << QStringList{u"logs"_s, u"-f"_s, u"-n"_s, u"5"_s} << u"logs"_s << QJsonObject{{u"follow"_s, true}, {u"lines"_s, 5}};
}

void CommandLineTest::commandsAreRead()
{
    QFETCH(QStringList, line);
    QFETCH(QString, verb);
    QFETCH(QJsonObject, arguments);
    const auto invocation = app::readCommandLine(line, m_table);
    QVERIFY2(invocation.has_value(), qPrintable(invocation ? QString() : invocation.error().text));
    QCOMPARE(invocation->verb->name, verb);
    QCOMPARE(invocation->arguments, arguments);
}

void CommandLineTest::mistakesAreExplained_data()
{
    QTest::addColumn<QStringList>("line");
    QTest::addColumn<QString>("problem");
    QTest::newRow("nothing") << QStringList{} << u"a command is missing"_s;
    QTest::newRow("half a command") << QStringList{u"lattice"_s} << u"'lattice' needs a further word"_s;
    QTest::newRow("misspelt") << QStringList{u"statsu"_s} << u"unknown command 'statsu'; did you mean 'status'?"_s;
    QTest::newRow("misspelt below") << QStringList{u"lattice"_s, u"agnets"_s} << u"unknown command 'lattice agnets'; did you mean 'lattice agents'?"_s;
    QTest::newRow("wrong level") << QStringList{u"dashboard"_s} << u"unknown command 'dashboard'; did you mean 'lattice dashboard'?"_s;
    QTest::newRow("nothing near") << QStringList{u"xylophone"_s} << u"unknown command 'xylophone'"_s;
    QTest::newRow("unknown option") << QStringList{u"serve"_s, u"--orchestrate"_s} << u"unknown option '--orchestrate'; did you mean '--orchestration'?"_s;
    QTest::newRow("misspelt help") << QStringList{u"serve"_s, u"--hepl"_s} << u"unknown option '--hepl'; did you mean '--help'?"_s;
    QTest::newRow("option before the command") << QStringList{u"--samples"_s, u"serve"_s} << u"unknown option '--samples' before a command"_s;
    QTest::newRow("value missing") << QStringList{u"serve"_s, u"--name"_s} << u"missing value after '--name'"_s;
    QTest::newRow("value too much") << QStringList{u"serve"_s, u"--orchestration=yes"_s} << u"unexpected value after '--orchestration'"_s;
    QTest::newRow("no number") << QStringList{u"serve"_s, u"--mcp-port"_s, u"x"_s} << u"--mcp-port: expected a whole number, found 'x'"_s;
    QTest::newRow("not finite") << QStringList{u"lattice"_s, u"agent"_s, u"exec"_s, u"a"_s, u"--timeout"_s, u"nan"_s} << u"--timeout: expected a number, found 'nan'"_s;
    QTest::newRow("out of range") << QStringList{u"serve"_s, u"--mcp-port"_s, u"70000"_s} << u"serve: mcp_port: expected a number from -1 to 65535"_s;
    QTest::newRow("no choice") << QStringList{u"init"_s, u"--provider"_s, u"acme"_s} << u"init: provider: expected one of anthropic, openai, openai-responses, gemini, ollama, llamacpp, custom, rehearsal"_s;
    QTest::newRow("no pair") << QStringList{u"lattice"_s, u"agent"_s, u"exec"_s, u"a"_s, u"-i"_s, u"x"_s} << u"--input: expected KEY=VALUE, found 'x'"_s;
    QTest::newRow("too many words") << QStringList{u"lattice"_s, u"agent"_s, u"exec"_s, u"a"_s, u"sag"_s, u"was"_s} << u"unexpected argument 'was' (put texts with spaces into quotes)"_s;
    QTest::newRow("nats elsewhere") << QStringList{u"status"_s, u"--nats"_s, u"nats://a"_s} << u"unknown option '--nats'"_s;
}

void CommandLineTest::mistakesAreExplained()
{
    QFETCH(QStringList, line);
    QFETCH(QString, problem);
    const auto invocation = app::readCommandLine(line, m_table);
    QVERIFY(!invocation);
    QCOMPARE(invocation.error().text, problem);
}

void CommandLineTest::globalOptionsStandAnywhere()
{
    for (const QStringList &line : {QStringList{u"--home"_s, u"/h"_s, u"--json"_s, u"lattice"_s, u"status"_s, u"--nats=nats://a"_s}, {u"lattice"_s, u"--home=/h"_s, u"--nats"_s, u"nats://a"_s, u"status"_s, u"--json"_s}}) {
        const auto invocation = app::readCommandLine(line, m_table);
        QVERIFY(invocation.has_value());
        QCOMPARE(invocation->globals.home, u"/h"_s);
        QCOMPARE(invocation->globals.nats, u"nats://a"_s);
        QVERIFY(invocation->globals.json);
    }
}

void CommandLineTest::everyVerbHasHelpWithEachParameter_data()
{
    QTest::addColumn<QString>("name");
    for (const Verb &verb : m_table.verbs())
        QTest::newRow(qPrintable(verb.name)) << verb.name;
}

void CommandLineTest::everyVerbHasHelpWithEachParameter()
{
    QFETCH(QString, name);
    const Verb &verb = *m_table.find(name);
    const auto invocation = app::readCommandLine(verb.words() + QStringList{u"--help"_s}, m_table);
    QVERIFY(invocation && invocation->help);
    const QString help = app::helpText(m_table, invocation->words);
    QVERIFY(help.contains(u"Usage: stn "_s + verb.words().join(u' ')));
    QVERIFY(help.simplified().contains(verb.description.simplified()));
    for (const Parameter &parameter : verb.parameters) {
        const QString shown = parameter.positional ? parameter.valueName() : u"--"_s + parameter.option();
        QVERIFY2(help.contains(u' ' + shown), qPrintable(shown));
        QVERIFY2(help.simplified().contains(parameter.words.simplified()), qPrintable(parameter.words));
    }
    for (const QString &line : help.split(u'\n'))
        QVERIFY2(line.size() <= 100 || line.startsWith(u"  stn "_s), qPrintable(line));
}

void CommandLineTest::everyExampleIsRight_data()
{
    QTest::addColumn<QString>("example");
    QTest::addColumn<QString>("name");
    for (const Verb &verb : m_table.verbs()) {
        for (const QString &example : verb.examples)
            QTest::newRow(qPrintable(example)) << example << verb.name;
    }
}

void CommandLineTest::everyExampleIsRight()
{
    QFETCH(QString, example);
    QFETCH(QString, name);
    const auto invocation = app::readCommandLine(QProcess::splitCommand(example), m_table);
    QVERIFY2(invocation.has_value(), qPrintable(invocation ? QString() : invocation.error().text));
    QCOMPARE(invocation->verb->name, name);
}

void CommandLineTest::commandLineComesBack()
{
    const QJsonObject arguments{{u"orchestration"_s, true}, {u"name"_s, u"a \"b\""_s}, {u"nats_port"_s, -1}, {u"samples"_s, u"all"_s}};
    const auto invocation = app::readCommandLine(QStringList{u"serve"_s} + app::toCommandLine(app::serveVerb(), arguments), m_table);
    QVERIFY(invocation.has_value());
    QCOMPARE(invocation->arguments, arguments);
    const Verb &call = *m_table.find(u"lattice.call"_s);
    const QJsonObject callArguments{{u"agent"_s, u"a"_s}, {u"task"_s, u"t"_s}, {u"input"_s, QJsonObject{{u"x"_s, u"1"_s}, {u"y"_s, u"2=3"_s}}}};
    QCOMPARE(app::readCommandLine(call.words() + app::toCommandLine(call, callArguments), m_table)->arguments, callArguments);
    const QJsonObject odd{{u"agent"_s, u"a"_s}, {u"task"_s, u"--it's $HOME\nand `ls`"_s}}; // as a shell would read it
    const auto typed = app::commandText(call, odd);
    QProcess shell;
    shell.start(u"/bin/sh"_s, {u"-c"_s, u"stn() { printf '%s\\0' \"$@\"; }; "_s + typed});
    QVERIFY(shell.waitForFinished() && shell.exitCode() == 0);
    QStringList words = QString::fromUtf8(shell.readAllStandardOutput()).split(QChar(0));
    words.removeLast();
    QCOMPARE(app::readCommandLine(words, m_table)->arguments, odd);
}

void CommandLineTest::pathsAreMadeWholeForTheEngine()
{
    const auto path = [this](const QString &file) { return app::readCommandLine({u"lattice"_s, u"events"_s, u"export"_s, file}, m_table)->arguments[u"file"_s].toString(); };
    QCOMPARE(path(u"sub/../events.jsonl"_s), QDir::current().filePath(u"events.jsonl"_s));
    QCOMPARE(path(u"/tmp/events.jsonl"_s), u"/tmp/events.jsonl"_s);
}

void CommandLineTest::latticesOfOthersAreAsked()
{
    for (const Verb &verb : m_table.verbs())
        QCOMPARE(app::helpText(m_table, verb.words()).contains(u"--nats URL"_s), verb.words().first() == "lattice"_L1);
    for (const QStringList &line : {QStringList{u"lattice"_s, u"--nats"_s, u"nats://a"_s, u"work"_s, u"list"_s}, {u"lattice"_s, u"events"_s, u"tail"_s, u"--nats=nats://a"_s}}) {
        const auto invocation = app::readCommandLine(line, m_table);
        QVERIFY2(invocation, invocation ? "" : qPrintable(invocation.error().text));
        QCOMPARE(invocation->globals.nats, u"nats://a"_s);
    }
}

void CommandLineTest::processVerbsAreWhole()
{
    for (const Verb &verb : app::processVerbs()) {
        QVERIFY2(!verb.title.isEmpty() && verb.description.endsWith(u'.') && !verb.examples.isEmpty(), qPrintable(verb.name));
        QCOMPARE(verb.resultSchema[u"type"_s].toString(), u"object"_s);
    }
}

void CommandLineTest::overallHelpNamesEveryCommand()
{
    const QString help = app::helpText(m_table, {});
    for (const Verb &verb : m_table.verbs())
        QVERIFY2(help.contains(u"\n  "_s + verb.words().join(u' ') + u' '), qPrintable(verb.name));
    QVERIFY(!app::helpText(m_table, {u"lattice"_s}).contains(u"\n  doctor"_s));
}

void CommandLineTest::faultsHaveExitCodes()
{
    using app::ExitCode;
    QCOMPARE(app::exitCode(Fault::Unreachable), ExitCode::CannotConnect);
    QCOMPARE(app::exitCode(Fault::Timeout), ExitCode::TimedOut);
    QCOMPARE(app::exitCode(Fault::Refused), ExitCode::Refused);
    for (const Fault fault : {Fault::Cancelled, Fault::NoResponders, Fault::Busy, Fault::Conflict, Fault::NotFound, Fault::Full, Fault::Invalid})
        QCOMPARE(app::exitCode(fault), ExitCode::Failed);
}

void CommandLineTest::documentedErrorTextsHold()
{
    const QString refused = app::failureText({Fault::Unreachable, u"connection refused"_s}, app::Doing::Connecting);
    QVERIFY(refused.startsWith(u"stn: failed to connect to NATS: connection refused\n"_s));
    for (const QString &remedy : {u"Verify orchestrator is running: `stn status`"_s, u"Check NATS port: `nc -zv localhost 4222`"_s, u"Verify firewall allows port 4222"_s, u"Check URL format: `nats://host:port` (not `http://`)"_s})
        QVERIFY2(refused.contains(remedy), qPrintable(remedy));
    const QString signIn = app::failureText({Fault::Refused, {}}, app::Doing::Connecting);
    QVERIFY(signIn.startsWith(u"stn: authentication failed\n"_s));
    for (const QString &remedy : {u"Verify credentials match orchestrator config"_s, u"Check credential file permissions: `chmod 600 creds.txt`"_s, u"Try token auth as fallback"_s, u"Check orchestrator logs for auth errors"_s})
        QVERIFY2(signIn.contains(remedy), qPrintable(remedy));
    QVERIFY(app::failureText({Fault::Timeout, u"late"_s}, app::Doing::Calling).contains(u"`timeout_sec: 120`"_s));
}

void CommandLineTest::failuresAreOneLineOfJson()
{
    const QByteArray line = app::failureJson({Fault::NotFound, u"a\nb"_s}, app::Doing::Calling);
    QCOMPARE(line.count('\n'), 1);
    QCOMPARE(QJsonDocument::fromJson(line)[u"error"_s][u"fault"_s].toString(), u"not_found"_s);
}

void CommandLineTest::terminalsAreNotObeyed()
{
    QCOMPARE(app::printable(u"\x1b[31mrot\x07\u202egnidoc\tä\n"_s), u"[31mrotgnidoc\tä\n"_s);
    const QJsonObject agent{{u"name"_s, u"a\x1b]0;x\x07"_s}, {u"description"_s, u"zwei\nZeilen"_s}};
    const QString text = app::resultText(*m_table.find(u"lattice.agents"_s), {{u"agents"_s, QJsonArray{agent}}});
    QVERIFY(!text.contains(u'\x1b'));
    QVERIFY(text.contains(u"zwei Zeilen"_s));
}

void CommandLineTest::tablesLineUp()
{
    const QStringList lines = app::textTable({u"A"_s, u"B"_s}, {{u"lang"_s, u"x"_s}, {u"k"_s, u"y"_s}}).split(u'\n');
    QCOMPARE(lines.value(0).indexOf(u'B'), lines.value(1).indexOf(u'x'));
    QCOMPARE(lines.value(2).indexOf(u'y'), lines.value(1).indexOf(u'x'));
    QCOMPARE(app::textTable({u"A"_s}, {}), QString());
    QVERIFY(app::textTable({u"A"_s}, {{QString(500, u'x')}}).size() < 100);
}

void CommandLineTest::answersOfAllVerbsHaveText()
{
    for (const Verb &verb : m_table.verbs()) {
        const QString text = app::resultText(verb, {{u"version"_s, u"0.1.0"_s}}); // nothing of what it expects must break it
        QVERIFY2(text.endsWith(u'\n'), qPrintable(verb.name));
    }
    const QJsonObject live{{u"mode"_s, u"member"_s}, {u"connection"_s, QJsonObject{{u"state"_s, u"live"_s}, {u"address"_s, u"nats://a:4222"_s}}},
                           {u"stations"_s, QJsonArray{QJsonObject{{u"station_id"_s, u"id-of-alpha"_s}, {u"name"_s, u"alpha"_s}, {u"state"_s, u"online"_s}},
                                                      QJsonObject{{u"station_id"_s, u"x"_s}, {u"name"_s, u"go"_s}, {u"state"_s, u"offline"_s},
                                                                  {u"conflicts"_s, QJsonArray{QJsonObject{{u"agent"_s, u"scan"_s}, {u"owner_name"_s, u"alpha"_s}}}}}}}};
    const QString text = app::resultText(*m_table.find(u"lattice.status"_s), live);
    QVERIFY(text.startsWith(u"Connection successful: nats://a:4222\nStations: 1 connected\n"_s));
    QVERIFY(text.contains(u"id-of-alpha"_s));
    QVERIFY(text.contains(u"go cannot offer 'scan': alpha owns the name"_s));
}

void CommandLineTest::readyLineIsInOrder()
{
    const core::RuntimeEntry entry{.process = {.pid = 7, .started = 1}, .stationId = u"id"_s, .stationName = u"Zürich"_s, .mode = u"orchestrator"_s, .home = u"/h"_s,
                                   .nats = u"nats://station:geheim@127.0.0.1:4222"_s, .mcp = u"http://127.0.0.1:8586/mcp"_s, .mcpToken = u"token"_s, .agents = {}, .control = {}, .log = {}, .arguments = {}};
    const QByteArray expected = "{\"ready\":true,\"pid\":7,\"station_id\":\"id\",\"station_name\":\"Zürich\",\"mode\":\"orchestrator\",\"nats\":\"nats://station:geheim@127.0.0.1:4222\","
                                "\"mcp\":\"http://127.0.0.1:8586/mcp\",\"mcp_token\":\"token\",\"home\":\"/h\"}\n";
    QCOMPARE(app::readyLine(entry, {}, true), expected);
}

void CommandLineTest::readyLineForAJournalHoldsNoSecrets()
{
    const core::RuntimeEntry entry{.process = {.pid = 7, .started = 1}, .stationId = u"id"_s, .stationName = {}, .mode = u"orchestrator"_s, .home = {},
                                   .nats = u"nats://station:geheim@127.0.0.1:4222"_s, .mcp = {}, .mcpToken = u"token"_s, .agents = {}, .control = {}, .log = {}, .arguments = {}};
    const QByteArray line = app::readyLine(entry, {}, false);
    QVERIFY(!line.contains("geheim") && !line.contains("token"));
    QVERIFY(line.contains("nats://127.0.0.1:4222"));
}

void CommandLineTest::unitTakesVariablesByName()
{
    const auto home = core::HomePaths::of(u"/h"_s);
    const QStringList arguments = app::ServiceManager::unitArguments(home, u"/bin/stn"_s, {u"serve"_s}, {u"OPENAI_API_KEY"_s, u"HISTFILE"_s, u"PATH"_s});
    QVERIFY(arguments.contains(u"--setenv=OPENAI_API_KEY"_s));
    QVERIFY(arguments.contains(u"--setenv=PATH"_s));
    QVERIFY(!arguments.contains(u"--setenv=HISTFILE"_s));
    QCOMPARE(arguments.mid(arguments.indexOf(u"--"_s)), (QStringList{u"--"_s, u"/bin/stn"_s, u"serve"_s}));
    QVERIFY(arguments != app::ServiceManager::unitArguments(core::HomePaths::of(u"/other"_s), u"/bin/stn"_s, {u"serve"_s}, {u"OPENAI_API_KEY"_s, u"PATH"_s}));
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
