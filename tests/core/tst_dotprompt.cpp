// SPDX-License-Identifier: Apache-2.0
#include "core/agent/dotprompt.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using core::YamlValue;

struct Case {
    YamlValue suite;
    YamlValue test;
};

Q_DECLARE_METATYPE(Case)

/*! Runs cases in the form of the official specification: our own always, the official ones where their folder is known. */
class TestDotprompt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void caseGivesWhatIsExpected_data();
    void caseGivesWhatIsExpected();
    void officialCasesAreComplete();

private:
    static QString officialFolder();
    static QList<std::pair<QString, Case>> casesIn(const QString &folder);

    core::TemplateEngine m_engine;
};

namespace {

QString describe(const QJsonValue &value) { return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)); }

QHash<QString, QString> texts(const YamlValue *map)
{
    QHash<QString, QString> result;
    for (qsizetype i = 0; map && i < map->items.size(); ++i)
        result.insert(map->keys.at(i).name, map->items.at(i).text);
    return result;
}

YamlValue field(const Case &example, QStringView part, QStringView key)
{
    for (const YamlValue *place : {example.test.at({part, key}), example.suite.at({part, key})}) {
        if (place)
            return *place;
    }
    return {};
}

core::DotpromptRequest requestOf(const Case &example)
{
    core::DotpromptRequest request;
    if (const YamlValue input = field(example, u"data", u"input"); input.isMap())
        request.input = input;
    if (const YamlValue context = field(example, u"data", u"context"); context.isMap())
        request.context = context;
    request.messages = field(example, u"data", u"messages").toJson().toArray();
    request.docs = field(example, u"data", u"docs").toJson().toArray();
    if (const YamlValue *options = example.test.find(u"options"))
        request.options = *options;
    request.partials = texts(example.suite.find(u"partials"));
    request.partials.insert(texts(example.suite.find(u"resolverPartials")));
    for (const QStringView key : {u"schemas", u"resolverSchemas"}) {
        const YamlValue *schemas = example.suite.find(key);
        for (qsizetype i = 0; schemas && i < schemas->items.size(); ++i)
            request.schemas.insert(schemas->keys.at(i).name, schemas->items.at(i));
    }
    if (const YamlValue *tools = example.suite.find(u"tools"))
        request.tools = tools->toJson().toObject();
    return request;
}

QJsonObject withDefaults(QJsonObject expected)
{
    for (const auto key : {"ext"_L1, "config"_L1, "metadata"_L1}) {
        if (!expected.contains(key))
            expected.insert(key, QJsonObject());
    }
    return expected;
}

} // namespace

QString TestDotprompt::officialFolder()
{
    const QString folder = qEnvironmentVariable("STATION_DOTPROMPT_SPEC", QStringLiteral(STATION_DOTPROMPT_SPEC));
    return !folder.isEmpty() && QFileInfo(folder).isDir() ? folder : QString();
}

QList<std::pair<QString, Case>> TestDotprompt::casesIn(const QString &folder)
{
    QList<std::pair<QString, Case>> cases;
    QDirIterator files(folder, {u"*.yaml"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(file.fileName()));
        const auto suites = YamlValue::parse(file.readAll(), file.fileName());
        if (!suites)
            qFatal("%s", qPrintable(suites.error().detail));
        for (const YamlValue &suite : suites->items) {
            for (const YamlValue &test : suite.find(u"tests")->items)
                cases.append({u"%1 %2 #%3"_s.arg(QFileInfo(file).completeBaseName(), suite.find(u"name")->text).arg(cases.size() + 1), Case{suite, test}});
        }
    }
    return cases;
}

void TestDotprompt::caseGivesWhatIsExpected_data()
{
    QTest::addColumn<Case>("example");
    const auto own = casesIn(QStringLiteral(TEST_DATA "/dotprompt"));
    QVERIFY(own.size() > 20);
    for (const auto &[name, example] : own)
        QTest::newRow(qPrintable(u"own "_s + name)) << example;
    if (officialFolder().isEmpty())
        return;
    for (const auto &[name, example] : casesIn(officialFolder()))
        QTest::newRow(qPrintable(u"official "_s + name)) << example;
}

void TestDotprompt::caseGivesWhatIsExpected()
{
    QFETCH(const Case, example);
    const auto request = requestOf(example);
    const QJsonObject expected = withDefaults(example.test.find(u"expect")->toJson().toObject());
    const auto file = core::PromptFile::parse(example.suite.find(u"template")->text.toUtf8(), u"case.prompt"_s, core::PromptFile::Reading::Dotprompt);
    QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
    const core::Dotprompt dotprompt(m_engine);

    const auto messages = dotprompt.messages(*file, request);
    if (expected.contains("error"_L1)) {
        QVERIFY(!messages);
        QVERIFY2(messages.error().detail.contains(expected.value("error"_L1).toString()), qPrintable(messages.error().detail));
        return;
    }
    QVERIFY2(messages, messages ? "" : qPrintable(messages.error().detail));
    QCOMPARE(describe(*messages), describe(expected.value("messages"_L1)));

    auto metadata = dotprompt.metadata(*file, request);
    QVERIFY2(metadata, metadata ? "" : qPrintable(metadata.error().detail));
    for (const QString &key : expected.keys()) {
        if (key != "messages"_L1)
            QCOMPARE(describe(metadata->value(key)), describe(expected.value(key)));
    }
    for (const QString &key : metadata->keys())
        QVERIFY2(key == "raw"_L1 || expected.contains(key), qPrintable(key));
}

void TestDotprompt::officialCasesAreComplete()
{
    if (officialFolder().isEmpty())
        QSKIP("the official cases are not there: set STATION_DOTPROMPT_SPEC to their folder");
    QCOMPARE(casesIn(officialFolder()).size(), 117);
}

QTEST_GUILESS_MAIN(TestDotprompt)
#include "tst_dotprompt.moc"
