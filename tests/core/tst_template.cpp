// SPDX-License-Identifier: Apache-2.0
#include "core/agent/inputschema.h"
#include "core/agent/templateengine.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using core::InputSchema;
using core::TemplateEngine;

/*! Templates over values that mean harm, and input against schemas. */
class TestTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void markerOfOneRenderingIsTextInTheNext();
    void tenMegabytesOfInputAreRendered();
    void longRenderingIsInterrupted();
    void partialsThatExplodeAreInterrupted();
    void engineWorksAfterErrors();
    void valuesCannotReachThePrototype_data();
    void valuesCannotReachThePrototype();
    void templateSeesNothingOfTheProgram();
    void stringsAreTypedAsDeclared_data();
    void stringsAreTypedAsDeclared();
    void wrongInputNamesTheField_data();
    void wrongInputNamesTheField();
    void schemaThatNeverEndsIsRefused_data();
    void schemaThatNeverEndsIsRefused();
    void recursiveSchemaThatTakesStepsIsFine();

private:
    QString text(const QString &source, const QByteArray &input, const TemplateEngine::Partials &partials = {});

    TemplateEngine m_engine;
};

QString TestTemplate::text(const QString &source, const QByteArray &input, const TemplateEngine::Partials &partials)
{
    const auto pieces = m_engine.render(source, input, "{}", partials);
    if (!pieces)
        return u"error: "_s + pieces.error().what;
    QString all;
    for (const QJsonValue piece : *pieces)
        all += piece["text"_L1].isString() ? piece["text"_L1].toString() : u"<%1>"_s.arg(piece.toObject().keys().first());
    return all;
}

void TestTemplate::markerOfOneRenderingIsTextInTheNext()
{
    // The template prints a marker by keeping it from being one: what a spy would try, to use the word again.
    const QString first = text(u"{{role \"system\"}}x"_s, "{}");
    QCOMPARE(first, u"<role>x"_s);
    QString leaked;
    const auto spied = m_engine.render(u"{{json (role \"system\")}}"_s, "{}", "{}");
    QVERIFY(spied);
    for (const QJsonValue piece : *spied)
        leaked += piece["text"_L1].toString();
    const QByteArray input = QJsonDocument(QJsonObject{{u"v"_s, u"<<<"_s + leaked + u">>> <<<0>>>"_s}}).toJson();
    QVERIFY(!text(u"{{role \"user\"}}{{v}}"_s, input).sliced(6).contains("<role>"_L1));
}

void TestTemplate::tenMegabytesOfInputAreRendered()
{
    m_engine.setLimit(std::chrono::seconds(60)); // sanitizers are slow
    const QString big(10'000'000, u'x');
    const QByteArray input = QJsonDocument(QJsonObject{{u"v"_s, big}}).toJson(QJsonDocument::Compact);
    QCOMPARE(text(u"<{{v}}>"_s, input).size(), big.size() + 2);
    m_engine.setLimit(std::chrono::seconds(2));
}

void TestTemplate::longRenderingIsInterrupted()
{
    m_engine.setLimit(std::chrono::milliseconds(50));
    QByteArray input = "{\"l\":[0";
    for (int i = 0; i < 2000; ++i)
        input += ",0";
    input += "]}";
    QElapsedTimer clock;
    clock.start();
    const auto pieces = m_engine.render(u"{{#each l}}{{#each ../l}}{{#each ../../l}}x{{/each}}{{/each}}{{/each}}"_s, input, "{}");
    QVERIFY(!pieces);
    QCOMPARE(pieces.error().fault, lattice::Fault::Timeout);
    QVERIFY(clock.elapsed() < 20'000);
    m_engine.setLimit(std::chrono::seconds(2));
    QCOMPARE(text(u"still here"_s, "{}"), u"still here"_s);
}

void TestTemplate::partialsThatExplodeAreInterrupted()
{
    m_engine.setLimit(std::chrono::milliseconds(100));
    TemplateEngine::Partials partials;
    for (int i = 0; i < 40; ++i)
        partials.insert(u"p%1"_s.arg(i), u"{{> p%1}}{{> p%1}}"_s.arg(i + 1));
    partials.insert(u"p40"_s, u"x"_s);
    QVERIFY(text(u"{{> p0}}"_s, "{}", partials).startsWith("error: "_L1));
    m_engine.setLimit(std::chrono::seconds(2));
}

void TestTemplate::engineWorksAfterErrors()
{
    QVERIFY(text(u"{{> a}}"_s, "{}", {{u"a"_s, u"{{> a}}"_s}}).contains("without end"_L1));
    QVERIFY(text(u"{{#if}}"_s, "{}").startsWith("error: "_L1));
    QVERIFY(text(u"{{v}}"_s, "not json").startsWith("error: "_L1));
    QVERIFY(text(u"{{json v}}"_s, QByteArray("{\"v\":") + QByteArray(5000, '[') + QByteArray(5000, ']') + "}").startsWith("error: "_L1));
    QCOMPARE(text(u"{{v}} {{json missing}}"_s, "{\"v\":1}"), u"1 undefined"_s);
}

void TestTemplate::valuesCannotReachThePrototype_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("constructor") << u"[{{constructor}}]"_s;
    QTest::newRow("__proto__") << u"[{{__proto__.x}}]"_s;
    QTest::newRow("lookup") << u"[{{lookup this \"constructor\"}}]"_s;
    QTest::newRow("call") << u"[{{#with \"s\" as |s|}}{{s.constructor.constructor}}{{/with}}]"_s;
    QTest::newRow("__defineGetter__") << u"[{{__defineGetter__}}]"_s;
    QTest::newRow("root") << u"[{{@root.constructor}}]"_s;
}

void TestTemplate::valuesCannotReachThePrototype()
{
    QFETCH(const QString, source);
    const QString out = text(source, R"({"__proto__":{"toString":"x"},"a":1})");
    QVERIFY2(out == "[]"_L1 || out.startsWith("error: "_L1), qPrintable(out));
    QCOMPARE(text(u"{{a}}"_s, "{\"a\":1}"), u"1"_s);
}

void TestTemplate::templateSeesNothingOfTheProgram()
{
    QCOMPARE(text(u"{{Qt}}{{render}}{{Handlebars}}{{@nonce}}."_s, "{}"), u"."_s);
}

void TestTemplate::stringsAreTypedAsDeclared_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QJsonValue>("taken");
    const auto row = [](const char *name, const char *schema, const QString &given, const QJsonValue &taken) { QTest::newRow(name) << QByteArray(schema) << given << taken; };
    row("number", R"({"type":"number"})", u" 1.5 "_s, 1.5);
    row("integer", R"({"type":"integer"})", u"42"_s, 42);
    row("boolean", R"({"type":"boolean"})", u"true"_s, true);
    row("list", R"({"type":"array"})", u"[1,\"ü\"]"_s, QJsonArray({1, u"ü"_s}));
    row("object", R"({"type":"object"})", u"{\"a\":1}"_s, QJsonObject({{u"a"_s, 1}}));
    row("number or null", R"({"type":["number","null"]})", u"null"_s, QJsonValue());
    row("string that looks like a number", R"({"type":"string"})", u"42"_s, u"42"_s);
    row("string or number", R"({"type":["string","number"]})", u"42"_s, u"42"_s);
    row("no type", "{}", u"42"_s, u"42"_s);
    row("enum of strings", R"({"enum":["1","2"]})", u"1"_s, u"1"_s);
}

void TestTemplate::stringsAreTypedAsDeclared()
{
    QFETCH(const QByteArray, schema);
    QFETCH(const QString, given);
    QFETCH(const QJsonValue, taken);
    const auto parsed = InputSchema::parse(u"{\"type\":\"object\",\"properties\":{\"v\":%1}}"_s.arg(QString::fromUtf8(schema)));
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    const auto accepted = parsed->accept({{u"v"_s, given}});
    QVERIFY2(accepted, accepted ? "" : qPrintable(accepted.error().detail));
    QCOMPARE(accepted->value("v"_L1), taken);
}

void TestTemplate::wrongInputNamesTheField_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("named");
    QTest::newRow("missing") << "{}"_ba << u"target"_s;
    QTest::newRow("wrong type") << R"({"target":"x","count":"many"})"_ba << u"count: "_s;
    QTest::newRow("not in the list") << R"({"target":"x","level":"loud"})"_ba << u"level: "_s;
    QTest::newRow("too small") << R"({"target":"x","count":"0"})"_ba << u"count: "_s;
    QTest::newRow("not declared") << R"({"target":"x","größe":1})"_ba << u"größe"_s;
    QTest::newRow("deep inside") << R"({"target":"x","deep":{"list":[1,"b"]}})"_ba << u"deep.list.1: "_s;
}

void TestTemplate::wrongInputNamesTheField()
{
    QFETCH(const QByteArray, input);
    QFETCH(const QString, named);
    const auto schema = InputSchema::parse(uR"({"type":"object","properties":{"target":{"type":"string"},"count":{"type":"integer","minimum":1},
        "level":{"enum":["low","high"]},"deep":{"type":"object","properties":{"list":{"type":"array","items":{"type":"integer"}}}}},
        "required":["target"],"additionalProperties":false})"_s);
    QVERIFY(schema);
    const auto accepted = schema->accept(QJsonDocument::fromJson(input).object());
    QVERIFY(!accepted);
    QCOMPARE(accepted.error().fault, lattice::Fault::Invalid);
    QVERIFY2(accepted.error().detail.contains(named), qPrintable(accepted.error().detail));
}

void TestTemplate::schemaThatNeverEndsIsRefused_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::newRow("itself") << R"({"$ref":"#"})"_ba;
    QTest::newRow("through allOf") << R"({"allOf":[{"$ref":"#"}]})"_ba;
    QTest::newRow("two definitions") << R"({"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"$ref":"#/$defs/b"}]},"b":{"not":{"$ref":"#/$defs/a"}}}})"_ba;
    QTest::newRow("below a property") << R"({"properties":{"x":{"$ref":"#/$defs/a"}},"$defs":{"a":{"if":{"$ref":"#/$defs/a"}}}})"_ba;
    QTest::newRow("anchor") << R"({"$ref":"#me","$defs":{"m":{"$anchor":"me","oneOf":[{"$ref":"#me"}]}}})"_ba;
}

void TestTemplate::schemaThatNeverEndsIsRefused()
{
    QFETCH(const QByteArray, schema);
    const auto parsed = InputSchema::parse(QString::fromUtf8(schema));
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().detail.contains("without end"_L1), qPrintable(parsed.error().detail));
}

void TestTemplate::recursiveSchemaThatTakesStepsIsFine()
{
    const auto schema = InputSchema::parse(uR"({"type":"object","properties":{"next":{"$ref":"#"},"n":{"type":"integer"}}})"_s);
    QVERIFY2(schema, schema ? "" : qPrintable(schema.error().detail));
    QVERIFY(schema->check(QJsonDocument::fromJson(R"({"n":1,"next":{"n":2,"next":{}}})").object()));
    QVERIFY(!schema->check(QJsonDocument::fromJson(R"({"n":1,"next":{"n":"x"}})").object()));
}

QTEST_GUILESS_MAIN(TestTemplate)
#include "tst_template.moc"
