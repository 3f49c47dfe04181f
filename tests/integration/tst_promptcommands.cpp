// SPDX-License-Identifier: Apache-2.0
// Prompts and agents by commands: lines for other programs, files for editors and CI, agents while a station runs.
#include "tests/integration/programs.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

class PromptCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLineIsAnsweredAtOnce();
    void inputEndsInTheMiddleOfALine();
    void rendererEndsBySignal();
    void rendererEndsWhenNobodyReads();
    void manyLinesComeInOrder();
    void checkSaysWhereAndHowBad();
    void fileIsRenderedForALook();
    void agentsAreChangedWithoutAStation();
    void runningStationHasANewAgentAtOnce();
};

namespace {

QByteArray readLine(QProcess *process)
{
    for (QElapsedTimer clock = [] { QElapsedTimer timer; timer.start(); return timer; }(); !process->canReadLine() && clock.elapsed() < 20'000;) {
        if (!process->waitForReadyRead(1000) && process->state() == QProcess::NotRunning)
            break;
    }
    return process->readLine();
}

QJsonObject object(const QByteArray &line) { return QJsonDocument::fromJson(line).object(); }

} // namespace

void PromptCommandsTest::everyLineIsAnsweredAtOnce()
{
    Programs programs;
    QProcess *process = programs.start({u"prompt"_s, u"render"_s, u"--jsonl"_s});
    QVERIFY(process->waitForStarted());
    for (const auto &[line, answer] : {std::pair{R"({"id":1,"source":"Hi {{name}}","data":{"input":{"name":"ü"}}})"_ba, "\"text\":\"Hi ü\""_ba},
                                       {"no JSON"_ba, R"({"id":null,"error":)"_ba},
                                       {"\xff\xfe"_ba, R"({"id":null,"error":)"_ba},
                                       {"{\"id\":2,\"source\":\"{{#if}}\"}\r"_ba, R"({"id":2,"error":"source:1:)"_ba},
                                       {R"({"id":3,"source":"{{> a}}","partials":{"a":"{{> b}}","b":"deep"}})"_ba, "\"text\":\"deep\""_ba}}) {
        process->write(line + '\n'); // and standard input stays open
        const QByteArray given = readLine(process);
        QVERIFY2(given.endsWith("}\n") && given.contains(answer), given.constData());
    }
    process->closeWriteChannel();
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitCode(), 0);
    QCOMPARE(process->readAllStandardError(), QByteArray());
}

void PromptCommandsTest::inputEndsInTheMiddleOfALine()
{
    Programs programs;
    QProcess *process = programs.start({u"prompt"_s, u"render"_s, u"--jsonl"_s});
    process->write("\n\n{\"id\":1,\"source\":\"x\"}\n{\"id\":2,\"source\":\"y\"}");
    process->closeWriteChannel();
    QVERIFY(process->waitForFinished());
    const QByteArrayList lines = process->readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(object(lines.last())["id"_L1].toInt(), 2);
    QCOMPARE(process->exitCode(), 0);
}

void PromptCommandsTest::rendererEndsBySignal()
{
    Programs programs;
    QProcess *process = programs.start({u"prompt"_s, u"render"_s, u"--jsonl"_s});
    process->write("{\"id\":1,\"source\":\"x\"}\n");
    QVERIFY(!readLine(process).isEmpty());
    process->terminate();
    QVERIFY(process->waitForFinished(10'000));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 1);
}

void PromptCommandsTest::rendererEndsWhenNobodyReads()
{
    Programs programs;
    QProcess *process = programs.startProgram(u"/bin/sh"_s, {u"-c"_s, u"while echo '{\"id\":1,\"source\":\"x\"}'; do :; done 2>/dev/null | %1/stn prompt render --jsonl | head -n 1"_s.arg(QStringLiteral(STATION_BIN))});
    QVERIFY(process->waitForFinished(20'000)); // the shell waits for all three
    QCOMPARE(process->readAllStandardOutput().count('\n'), 1);
}

void PromptCommandsTest::manyLinesComeInOrder()
{
    Programs programs;
    QByteArray input;
    for (int i = 0; i < 500; ++i)
        input += QJsonDocument(QJsonObject{{u"id"_s, i}, {u"source"_s, u"{{#each l}}{{this}} {{/each}}{{n}}"_s}, {u"data"_s, QJsonObject{{u"input"_s, QJsonObject{{u"n"_s, i}, {u"l"_s, QJsonArray{u"a"_s, u"b"_s}}}}}}}).toJson(QJsonDocument::Compact) + '\n';
    QProcess *process = programs.start({u"prompt"_s, u"render"_s, u"--jsonl"_s});
    process->write(input);
    process->closeWriteChannel();
    QVERIFY(process->waitForFinished(60'000));
    const QByteArrayList lines = process->readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(lines.size(), 500);
    for (int i = 0; i < 500; ++i) {
        QCOMPARE(object(lines.at(i))["id"_L1].toInt(-1), i);
        QVERIFY(lines.at(i).contains("\"text\":\"a b " + QByteArray::number(i) + "\""));
    }
}

void PromptCommandsTest::checkSaysWhereAndHowBad()
{
    Programs programs;
    const QString good = programs.write(u"good.prompt"_s, "---\nname: good\n---\n{{> head}}{{userInput}}");
    programs.write(u"_head.prompt"_s, "Head");
    const QString bad = programs.write(u"bad.prompt"_s, "---\nname: bad\ntags: {a: 1}\n---\n{{x}}");
    const QString doubtful = programs.write(u"doubtful.prompt"_s, "---\nmodle: m\n---\nx");
    QCOMPARE(programs.run({u"prompt"_s, u"check"_s, good}).code, 0);
    QCOMPARE(programs.run({u"prompt"_s, u"check"_s, good}).out, QString());
    const Outcome wrong = programs.run({u"prompt"_s, u"check"_s, good, bad, doubtful});
    QCOMPARE(wrong.code, 1);
    QCOMPARE(wrong.out, u"%1:3:7: 'tags' is a map; expected a list of words\n%1:5:3: warning: 'x' is used and not declared in 'input'; nobody who calls the agent knows of it\n"
                        "%2:2:1: warning: the key 'modle' is not known, and has no effect; did you mean 'model'?\n"_s.arg(bad, doubtful));
    QCOMPARE(programs.run({u"prompt"_s, u"check"_s, doubtful}).code, 0);
    QCOMPARE(programs.run({u"prompt"_s, u"check"_s, u"--strict"_s, doubtful}).code, 1);
    const Outcome json = programs.run({u"prompt"_s, u"check"_s, u"--json"_s, good, doubtful});
    QCOMPARE(json.out.count(u'\n'), 1);
    QCOMPARE(json.json()[u"files"_s].toArray().size(), 2);
    QCOMPARE(json.json()[u"files"_s][1][u"diagnostics"_s][0][u"fix"_s][u"text"_s].toString(), u"model"_s);
    QCOMPARE(programs.run({u"prompt"_s, u"check"_s, good, programs.path(u"none.prompt"_s)}).code, 2);
    QCOMPARE(programs.run({u"prompt"_s, u"check"_s}).code, 2);
}

void PromptCommandsTest::fileIsRenderedForALook()
{
    Programs programs;
    const QString file = programs.write(u"a.prompt"_s, "---\ninput: {schema: {n: integer}}\n---\n{{role \"system\"}}S {{n}}\n{{role \"user\"}}{{userInput}}");
    QCOMPARE(programs.run({u"prompt"_s, u"render"_s, file, u"-i"_s, u"n=7"_s, u"-t"_s, u"do"_s}).out, u"[system]\nS 7\n\n[user]\ndo\n"_s);
    const Outcome wrong = programs.run({u"prompt"_s, u"render"_s, file, u"-i"_s, u"n=x"_s, u"-t"_s, u"do"_s});
    QCOMPARE(wrong.code, 1);
    QVERIFY2(wrong.err.contains("n: "_L1), qPrintable(wrong.err));
    QCOMPARE(programs.run({u"prompt"_s, u"render"_s}).code, 2);
}

void PromptCommandsTest::agentsAreChangedWithoutAStation()
{
    Programs programs;
    const auto agent = [&programs](const QStringList &words) { return programs.run(QStringList{u"--home"_s, programs.path(u"home"_s), u"agent"_s} + words); };
    const Outcome made = agent({u"create"_s, u"scanner"_s, u"-d"_s, u"Scans"_s, u"-t"_s, u"a,b"_s, u"-i"_s, u"target=string, what"_s, u"-p"_s, u"Scan {{target}}."_s});
    QVERIFY2(made.code == 0, qPrintable(made.err));
    QCOMPARE(agent({u"create"_s, u"scanner"_s}).code, 1);
    QVERIFY(agent({u"list"_s}).out.contains("scanner"_L1));
    QCOMPARE(agent({u"update"_s, u"scanner"_s, u"--max-steps"_s, u"12"_s, u"--unset"_s, u"tools"_s}).code, 0);
    const QJsonObject shown = agent({u"show"_s, u"scanner"_s, u"--json"_s}).json();
    QCOMPARE(shown[u"max_steps"_s].toInt(), 12);
    QVERIFY(!shown.contains(u"tools"_s));
    QCOMPARE(agent({u"check"_s}).code, 0);
    QCOMPARE(agent({u"delete"_s, u"scanner"_s}).code, 0);
    QCOMPARE(agent({u"show"_s, u"scanner"_s}).code, 1);
}

void PromptCommandsTest::runningStationHasANewAgentAtOnce()
{
    Programs programs;
    const QString home = programs.path(u"home"_s);
    QProcess *serve = programs.start({u"serve"_s, u"--home"_s, home, u"--mcp-port"_s, u"0"_s});
    QVERIFY2(object(readLine(serve))["ready"_L1].toBool(), serve->readAllStandardError().constData());
    QCOMPARE(programs.run({u"--home"_s, home, u"agent"_s, u"create"_s, u"echo"_s, u"-m"_s, u"rehearsal"_s}).code, 0);
    Outcome call;
    QTRY_VERIFY_WITH_TIMEOUT((call = programs.run({u"--home"_s, home, u"lattice"_s, u"agent"_s, u"exec"_s, u"echo"_s, u"hello"_s})).code == 0, 20'000);
    QVERIFY2(call.out.contains("rehearsal"_L1), qPrintable(call.out));
    QCOMPARE(programs.run({u"--home"_s, home, u"agent"_s, u"delete"_s, u"echo"_s}).code, 0);
    QTRY_VERIFY_WITH_TIMEOUT(programs.run({u"--home"_s, home, u"lattice"_s, u"agent"_s, u"exec"_s, u"echo"_s, u"hello"_s}).code != 0, 20'000);
    serve->terminate();
    QVERIFY(serve->waitForFinished());
}

QTEST_GUILESS_MAIN(PromptCommandsTest)
#include "tst_promptcommands.moc"
