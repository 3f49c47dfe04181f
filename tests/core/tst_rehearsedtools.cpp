// SPDX-License-Identifier: Apache-2.0
#include "core/model/rehearsal.h"
#include "core/model/rehearsalscript.h"

#include <QCoro/QCoroTask>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ModelReply;

/*! Scripts that call tools and go on by what these answered. */
class TestRehearsedTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void callsAndThenAnswers();
    void twoDeepAndParallel();
    void sceneWaitsForATool();
    void failedToolHasASceneOfItsOwn();
    void inputsAreFilledAndKeepTheirType();
    void withoutASceneTheAnswersAreTold();
    void refsAreNeverUsedTwice();
    void editedScriptDoesNotBreakTheRun();
    void sameMessagesGiveTheSameReply();
    void wrongScriptSaysWhere_data();
    void wrongScriptSaysWhere();

private:
    void write(const QByteArray &script);
    ModelReply ask();
    void say(const QString &text) { m_messages.append(QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, QJsonArray{QJsonObject{{u"text"_s, text}}}}}); }
    void answer(const ModelReply &reply, const QStringList &outputs, bool isError = false);

    std::unique_ptr<QTemporaryDir> m_folder;
    QJsonArray m_messages;
    QJsonObject m_input;
};

void TestRehearsedTools::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_messages = {};
    m_input = {};
}

void TestRehearsedTools::write(const QByteArray &script)
{
    QFile file(m_folder->filePath(u"a.rehearsal.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(script);
}

ModelReply TestRehearsedTools::ask()
{
    core::Rehearsal rehearsal;
    const core::ModelRequest request{.model = u"rehearsal"_s, .messages = m_messages, .part = {.name = u"a"_s, .description = {}, .task = u"go"_s, .input = m_input, .scriptPath = m_folder->filePath(u"a.rehearsal.yaml"_s)}};
    const auto reply = QCoro::waitFor(rehearsal.generate(request, {}, {}));
    if (!reply)
        qFatal("%s", qPrintable(reply.error().detail));
    return *reply;
}

void TestRehearsedTools::answer(const ModelReply &reply, const QStringList &outputs, bool isError)
{
    m_messages.append(QJsonObject{{u"role"_s, u"model"_s}, {u"content"_s, reply.content}});
    QJsonArray parts;
    for (qsizetype i = 0; i < reply.toolCalls.size(); ++i) {
        const QJsonArray blocks{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, outputs.value(i)}}};
        parts << QJsonObject{{u"toolResponse"_s, QJsonObject{{u"ref"_s, reply.toolCalls.at(i).id}, {u"name"_s, reply.toolCalls.at(i).name}, {u"output"_s, blocks}, {u"isError"_s, isError}}}};
    }
    m_messages.append(QJsonObject{{u"role"_s, u"tool"_s}, {u"content"_s, parts}});
}

void TestRehearsedTools::callsAndThenAnswers()
{
    write("- match: scan\n  reply: I look.\n  tool_calls: [{name: read, input: {path: /tmp/x}}]\n  then:\n    - match: {result: '/TODO (\\w+)/'}\n      reply: 'Open: {{match.1}}'\n    - reply: Nothing open.\n");
    say(u"scan it"_s);
    const auto first = ask();
    QCOMPARE(first.stop, core::StopReason::Tools);
    QCOMPARE(first.text, u"(rehearsal, not a model) I look."_s);
    QCOMPARE(first.toolCalls.size(), 1);
    QCOMPARE(first.toolCalls.first().input["path"_L1].toString(), u"/tmp/x"_s);
    QCOMPARE(first.content.size(), 2);
    QCOMPARE(first.content.at(1)["toolRequest"_L1]["ref"_L1].toString(), first.toolCalls.first().id);

    const QJsonArray before = m_messages;
    answer(first, {u"a\nTODO tests\nb"_s});
    const auto last = ask();
    QCOMPARE(last.text, u"(rehearsal, not a model) Open: tests"_s);
    QCOMPARE(last.stop, core::StopReason::End);
    m_messages = before;
    answer(first, {u"all done"_s});
    QCOMPARE(ask().text, u"(rehearsal, not a model) Nothing open."_s);
}

void TestRehearsedTools::twoDeepAndParallel()
{
    write("- tool_calls: [{name: a}, {name: b}]\n  then:\n    - match: {tool: [a, b]}\n      tool_calls: [{name: c, input: {got: '{{result.b}}'}}]\n      then:\n        - reply: 'c said {{result}}'\n");
    say(u"go"_s);
    const auto first = ask();
    QCOMPARE(first.toolCalls.size(), 2);
    answer(first, {u"one"_s, u"two"_s});
    const auto second = ask();
    QCOMPARE(second.toolCalls.size(), 1);
    QCOMPARE(second.toolCalls.first().input["got"_L1].toString(), u"two"_s);
    answer(second, {u"three"_s});
    QCOMPARE(ask().text, u"(rehearsal, not a model) c said three"_s);
}

void TestRehearsedTools::sceneWaitsForATool()
{
    write("- match: go\n  tool_calls: [{name: a}]\n- match: {tool: b}\n  reply: not this\n- match: {tool: a, result: one}\n  reply: 'a said {{result}}'\n");
    say(u"go"_s);
    const auto first = ask();
    answer(first, {u"one"_s});
    QCOMPARE(ask().text, u"(rehearsal, not a model) a said one"_s); // and not the first scene again, though the user's last words match it
}

void TestRehearsedTools::failedToolHasASceneOfItsOwn()
{
    write("- tool_calls: [{name: a}]\n  then:\n    - match: {tool_error: true}\n      reply: 'It failed: {{result}}'\n    - reply: fine\n");
    say(u"go"_s);
    const auto first = ask();
    const QJsonArray before = m_messages;
    answer(first, {u"no such file"_s}, true);
    QCOMPARE(ask().text, u"(rehearsal, not a model) It failed: no such file"_s);
    m_messages = before;
    answer(first, {u"no such file"_s});
    QCOMPARE(ask().text, u"(rehearsal, not a model) fine"_s);
}

void TestRehearsedTools::inputsAreFilledAndKeepTheirType()
{
    m_input = {{u"count"_s, 3}, {u"list"_s, QJsonArray{u"x"_s}}};
    write("- match: '/ticket (\\d+)/'\n  tool_calls: [{name: a, input: {n: '{{count}}', all: ['{{list}}', 'no {{match.1}}'], task: '{{task}}', odd: '{{unknown}}'}}]\n");
    say(u"ticket 7"_s);
    const QJsonObject input = ask().toolCalls.first().input;
    QCOMPARE(input["n"_L1], QJsonValue(3));
    QCOMPARE(input["all"_L1], QJsonValue(QJsonArray{QJsonArray{u"x"_s}, u"no 7"_s}));
    QCOMPARE(input["task"_L1].toString(), u"go"_s);
    QCOMPARE(input["odd"_L1].toString(), u"{{unknown}}"_s);
}

void TestRehearsedTools::withoutASceneTheAnswersAreTold()
{
    write("- match: go\n  tool_calls: [{name: a}]\n");
    say(u"go"_s);
    answer(ask(), {u"one"_s});
    const auto last = ask();
    QVERIFY2(last.text.contains(u"a: one"_s), qPrintable(last.text));
    QVERIFY(last.toolCalls.isEmpty());
}

void TestRehearsedTools::refsAreNeverUsedTwice()
{
    write("- tool_calls: [{name: a}, {name: a}]\n- match: {tool: a}\n  tool_calls: [{name: a}]\n");
    say(u"go"_s);
    QSet<QString> refs;
    for (int turn = 0; turn < 3; ++turn) {
        const auto reply = ask();
        for (const core::ToolCall &call : reply.toolCalls) {
            QVERIFY2(!refs.contains(call.id), qPrintable(call.id));
            refs.insert(call.id);
        }
        answer(reply, {u"x"_s, u"y"_s});
    }
    QCOMPARE(refs.size(), 4);
}

void TestRehearsedTools::editedScriptDoesNotBreakTheRun()
{
    write("- match: other\n  reply: x\n- match: go\n  tool_calls: [{name: a}]\n  then: [{reply: y}]\n");
    say(u"go"_s);
    answer(ask(), {u"one"_s});
    write("- match: go\n  reply: z\n");
    QVERIFY(ask().text.contains(u"a: one"_s));
}

void TestRehearsedTools::sameMessagesGiveTheSameReply()
{
    write("- tool_calls: [{name: a, input: {x: 1}}]\n");
    say(u"go"_s);
    QCOMPARE(ask().content, ask().content);
}

void TestRehearsedTools::wrongScriptSaysWhere_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("words");
    QTest::newRow("then without calls") << "- reply: a\n  then: [{reply: b}]\n"_ba << u":1:3: a scene with 'then' and without 'tool_calls'"_s;
    QTest::newRow("then is no list") << "- tool_calls: [{name: a}]\n  then: b\n"_ba << u":2:9: "_s;
    QTest::newRow("wrong within then") << "- tool_calls: [{name: a}]\n  then:\n    - replay: b\n"_ba << u":3:7: the key 'replay'"_s;
    QTest::newRow("tool is a map") << "- match: {tool: {a: b}}\n  reply: x\n"_ba << u"'tool' is"_s;
    QTest::newRow("no tool") << "- match: {tool: []}\n  reply: x\n"_ba << u"empty list"_s;
    QTest::newRow("tool_error is text") << "- match: {tool_error: sometimes}\n  reply: x\n"_ba << u"expected true or false"_s;
    QByteArray deep = "- ";
    for (int i = 0; i < 60; ++i)
        deep += "{tool_calls: [{name: a}], then: [";
    deep += "{reply: x}" + QByteArray("]}").repeated(60) + '\n';
    QTest::newRow("too deep") << deep << QString();
}

void TestRehearsedTools::wrongScriptSaysWhere()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QString, words);
    const auto read = core::RehearsalScript::parse(script, u"s"_s);
    QVERIFY(!read);
    QVERIFY2(read.error().detail.contains(words), qPrintable(read.error().detail));
}

QTEST_GUILESS_MAIN(TestRehearsedTools)
#include "tst_rehearsedtools.moc"
