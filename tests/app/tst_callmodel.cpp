// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/callmodel.h"
#include "tests/app/samplestations.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using app::CallModel;
using Kind = app::InputField::Kind;

class TestCallModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void propertyBecomesAField_data();
    void propertyBecomesAField();
    void filledFieldBecomesJson_data();
    void filledFieldBecomesJson();
    void brokenSchemaIsSaidAndATaskCanStillBeSent();
    void requiredFieldsComeFirst();
    void nothingIsSentWhileSomethingIsMissing();
    void answerStreamsAndEnds();
    void errorIsWordedAndItsWordsAreKept();
    void stoppedCallIsNoFailure();
    void answerOfAnotherAgentIsFoundAgain();
    void strangeAnswersAreIgnored();
    void filledFormSurvivesAnUpdateOfTheStation();

private:
    static QString callOnce(CallModel &model);
    static lattice::AgentInfo plain(const QString &name);
};

lattice::AgentInfo TestCallModel::plain(const QString &name)
{
    auto agent = sample::agent(name);
    agent.inputSchema.clear();
    return agent;
}

QString TestCallModel::callOnce(CallModel &model)
{
    QSignalSpy calls(&model, &CallModel::called);
    model.setText(0, u"do it"_s);
    model.call();
    return calls.isEmpty() ? QString() : calls.first().first().value<core::CallRequest>().callId;
}

void TestCallModel::propertyBecomesAField_data()
{
    QTest::addColumn<QString>("property");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("string") << uR"({"type":"string"})"_s << int(Kind::Text) << QString();
    QTest::newRow("string with default") << uR"({"type":"string","default":"prod"})"_s << int(Kind::Text) << u"prod"_s;
    QTest::newRow("long string") << uR"({"type":"string","maxLength":5000})"_s << int(Kind::LongText) << QString();
    QTest::newRow("integer") << uR"({"type":"integer","default":3})"_s << int(Kind::Integer) << u"3"_s;
    QTest::newRow("number") << uR"({"type":"number","default":0.5})"_s << int(Kind::Number) << u"0.5"_s;
    QTest::newRow("boolean") << uR"({"type":"boolean","default":true})"_s << int(Kind::Boolean) << u"true"_s;
    QTest::newRow("enum") << uR"({"enum":["a","b"],"default":"b"})"_s << int(Kind::Choice) << u"b"_s;
    QTest::newRow("nullable") << uR"({"type":["string","null"]})"_s << int(Kind::Text) << QString();
    QTest::newRow("object") << uR"({"type":"object","default":{"a":1}})"_s << int(Kind::Json) << uR"({"a":1})"_s;
    QTest::newRow("array") << uR"({"type":"array"})"_s << int(Kind::Json) << QString();
    QTest::newRow("no type") << u"{}"_s << int(Kind::Json) << QString();
    QTest::newRow("a union of types") << uR"({"type":["string","number"]})"_s << int(Kind::Json) << QString();
}

void TestCallModel::propertyBecomesAField()
{
    QFETCH(QString, property);
    QFETCH(int, kind);
    QFETCH(QString, text);
    const auto fields = app::InputForm::fields(uR"({"properties":{"x":%1}})"_s.arg(property));
    QVERIFY(fields);
    QCOMPARE(fields->size(), 1);
    QCOMPARE(int(fields->first().kind), kind);
    QCOMPARE(fields->first().text, text);
}

void TestCallModel::filledFieldBecomesJson_data()
{
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("json"); // empty: refused; "-": left out
    QTest::newRow("text") << uR"({"type":"string"})"_s << u"ä \"b\""_s << uR"({"x":"ä \"b\""})"_s;
    QTest::newRow("empty text") << uR"({"type":"string"})"_s << QString() << u"-"_s;
    QTest::newRow("integer") << uR"({"type":"integer"})"_s << u" -42 "_s << uR"({"x":-42})"_s;
    QTest::newRow("no integer") << uR"({"type":"integer"})"_s << u"4.5"_s << QString();
    QTest::newRow("number") << uR"({"type":"number"})"_s << u"1e3"_s << uR"({"x":1000})"_s;
    QTest::newRow("no number") << uR"({"type":"number"})"_s << u"much"_s << QString();
    QTest::newRow("boolean") << uR"({"type":"boolean"})"_s << u"false"_s << uR"({"x":false})"_s;
    QTest::newRow("enum of numbers") << uR"({"enum":[1,2]})"_s << u"2"_s << uR"({"x":2})"_s;
    QTest::newRow("not in the enum") << uR"({"enum":[1,2]})"_s << u"3"_s << QString();
    QTest::newRow("array") << uR"({"type":"array"})"_s << u"[1, \"a\"]"_s << uR"({"x":[1,"a"]})"_s;
    QTest::newRow("broken JSON") << uR"({"type":"object"})"_s << u"{a:1"_s << QString();
    QTest::newRow("two values") << uR"({"type":"object"})"_s << u"1, 2"_s << QString();
}

void TestCallModel::filledFieldBecomesJson()
{
    QFETCH(QString, property);
    QFETCH(QString, text);
    QFETCH(QString, json);
    auto fields = *app::InputForm::fields(uR"({"properties":{"x":%1}})"_s.arg(property));
    fields[0].text = text;
    QCOMPARE(app::InputForm::check(fields), !json.isEmpty());
    QCOMPARE(fields[0].problem.isEmpty(), !json.isEmpty());
    const auto values = QString::fromUtf8(QJsonDocument(app::InputForm::values(fields)).toJson(QJsonDocument::Compact));
    QCOMPARE(values, json.isEmpty() || json == "-"_L1 ? u"{}"_s : json);
}

void TestCallModel::brokenSchemaIsSaidAndATaskCanStillBeSent()
{
    for (const auto &schema : {u"{"_s, u"[]"_s, u"\"text\""_s}) {
        CallModel model;
        auto agent = plain(u"a"_s);
        agent.inputSchema = schema;
        model.setTarget(u"s"_s, agent);
        QVERIFY(!model.schemaProblem().isEmpty());
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!callOnce(model).isEmpty());
    }
}

void TestCallModel::requiredFieldsComeFirst()
{
    CallModel model;
    const QAbstractItemModelTester tester(&model);
    model.setTarget(u"s"_s, sample::agent(u"a"_s));
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.index(1).data(CallModel::KeyRole).toString(), u"namespace"_s);
    QVERIFY(model.index(1).data(CallModel::RequiredRole).toBool());
    QVERIFY(!model.index(0).data(CallModel::RequiredRole).toBool()); // the schema says all that is needed
    model.setTarget(u"s"_s, plain(u"b"_s));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.index(0).data(CallModel::RequiredRole).toBool());
}

void TestCallModel::nothingIsSentWhileSomethingIsMissing()
{
    CallModel model;
    QSignalSpy calls(&model, &CallModel::called);
    model.call(); // no agent at all
    model.setTarget(u"s"_s, plain(u"a"_s));
    model.call();
    QVERIFY(calls.isEmpty());
    QVERIFY(!model.index(0).data(CallModel::ProblemRole).toString().isEmpty());
    model.setText(0, u"now"_s);
    QVERIFY(model.index(0).data(CallModel::ProblemRole).toString().isEmpty());
    model.call();
    QCOMPARE(calls.size(), 1);
    model.call(); // one at a time
    QCOMPARE(calls.size(), 1);
}

void TestCallModel::answerStreamsAndEnds()
{
    CallModel model;
    const QAbstractItemModelTester tester(model.history());
    model.setTarget(u"station-1"_s, plain(u"a"_s));
    const auto id = callOnce(model);
    QCOMPARE(model.phase(), int(app::CallValue::Running));
    model.applyProgress(id, u"Hello "_s);
    model.applyProgress(id, u"wor"_s);
    QCOMPARE(model.answerText(), u"Hello wor"_s);
    core::Answer answer;
    answer.text = u"Hello world"_s;
    answer.stationName = u"lab"_s;
    answer.model = u"rehearsal"_s;
    answer.durationMs = 1500;
    model.applyEnd(id, answer);
    QCOMPARE(model.answerText(), u"Hello world"_s); // the whole answer counts, not the parts
    QCOMPARE(model.phase(), int(app::CallValue::Done));
    QVERIFY(model.isRehearsed());
    QVERIFY(model.answeredBy().startsWith(u"lab, 1"_s));
    QVERIFY(!model.answeredBy().contains(u"rehearsal"_s)); // it is no model
}

void TestCallModel::errorIsWordedAndItsWordsAreKept()
{
    CallModel model;
    model.setTarget(u"s"_s, plain(u"a"_s));
    const auto id = callOnce(model);
    model.applyEnd(id, std::unexpected(lattice::Error{.fault = lattice::Fault::Busy, .detail = u"queue of 64 is full"_s}));
    QCOMPARE(model.phase(), int(app::CallValue::Failed));
    QVERIFY(model.errorText().contains(u"slots"_s));
    QCOMPARE(model.errorWords(), u"queue of 64 is full"_s);
}

void TestCallModel::stoppedCallIsNoFailure()
{
    CallModel model;
    QSignalSpy cancels(&model, &CallModel::cancelled);
    model.cancel(); // nothing runs
    model.setTarget(u"s"_s, plain(u"a"_s));
    const auto id = callOnce(model);
    model.cancel();
    QCOMPARE(cancels.size(), 1);
    model.applyEnd(id, std::unexpected(lattice::Error{.fault = lattice::Fault::Cancelled, .detail = {}}));
    QCOMPARE(model.phase(), int(app::CallValue::Stopped));
    QVERIFY(model.errorWords().isEmpty());
}

void TestCallModel::answerOfAnotherAgentIsFoundAgain()
{
    CallModel model;
    model.setTarget(u"s"_s, plain(u"first"_s));
    const auto id = callOnce(model);
    model.setTarget(u"s"_s, plain(u"second"_s));
    QCOMPARE(model.phase(), int(app::CallValue::Idle));
    core::Answer answer;
    answer.text = u"late but here"_s;
    model.applyEnd(id, answer);
    QCOMPARE(model.answerText(), QString());
    model.setTarget(u"s"_s, plain(u"first"_s));
    QCOMPARE(model.answerText(), u"late but here"_s);
    callOnce(model);
    model.show(id);
    QCOMPARE(model.answerText(), u"late but here"_s);
    QCOMPARE(model.history()->rowCount(), 2);
}

void TestCallModel::strangeAnswersAreIgnored()
{
    CallModel model;
    model.setTarget(u"s"_s, plain(u"a"_s));
    const auto id = callOnce(model);
    model.applyProgress(u"unknown"_s, u"x"_s);
    model.applyEnd(u"unknown"_s, core::Answer());
    QCOMPARE(model.phase(), int(app::CallValue::Running));
    model.applyEnd(id, core::Answer());
    model.applyProgress(id, u"after the end"_s);
    model.applyEnd(id, std::unexpected(lattice::Error()));
    QCOMPARE(model.phase(), int(app::CallValue::Done));
    QCOMPARE(model.answerText(), QString());
}

void TestCallModel::filledFormSurvivesAnUpdateOfTheStation()
{
    CallModel model;
    auto agent = plain(u"a"_s);
    model.setTarget(u"s"_s, agent);
    model.setText(0, u"half written"_s);
    agent.description = u"changed"_s;
    model.setTarget(u"s"_s, agent);
    QCOMPARE(model.index(0).data(CallModel::TextRole).toString(), u"half written"_s);
}

QTEST_GUILESS_MAIN(TestCallModel)
#include "tst_callmodel.moc"
