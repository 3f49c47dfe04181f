// SPDX-License-Identifier: Apache-2.0
// The price table and the tool policies, as commands, clients and the window read and change them.
#include "core/engine/engine.h"
#include "core/environment/environments.h"
#include "core/run/localagents.h"
#include "core/tool/policytext.h"
#include "core/verb/verbtable.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::PolicyText::withDefault;
using core::PolicyText::withoutRule;
using core::PolicyText::withRule;
using core::ToolPolicy;
using lattice::Fault;
using lattice::Result;

class TestPricePolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pricesAreShownWithWhereTheyAreFrom();
    void priceIsSetAndCountsAtOnce();
    void editByHandCountsAtOnceAndABrokenOneKeepsTheLast();
    void commentsAndOrderOfPricesStay();
    void priceGoesAndTheProgramsCountsAgain();
    void modelInUseWithoutPriceIsNamed();
    void wrongPricesAreNotWritten_data();
    void wrongPricesAreNotWritten();
    void changedMeanwhileIsNotOverwritten();
    void ruleEditsKeepTheRest_data();
    void ruleEditsKeepTheRest();
    void policyIsKeptInTheHistoryWithItsAuthor();
    void policyWrittenByHandIsKeptBeforeItIsReplaced();
    void wrongPolicyIsNotWritten_data();
    void wrongPolicyIsNotWritten();
    void brokenPolicyIsShownAndMended();
    void policyOfAnotherEnvironmentIsItsOwn();
    void dryRunWritesNothing();
    void readersDoNotChangeAnything();

private:
    Result<QJsonObject> run(const QString &verb, const QJsonObject &arguments, core::Caller caller = {}) const
    {
        core::Context context;
        context.engine = m_engine.get();
        context.home = core::HomePaths::of(m_dir->path());
        context.caller = std::move(caller);
        return QCoro::waitFor(m_table.run(verb, context, arguments, {}, {}));
    }
    QString prices() const { return core::HomePaths::of(m_dir->path()).config + u"/prices.yaml"_s; }
    QString policy(const QString &environment = u"default"_s) const { return m_dir->filePath(u"environments/"_s + environment + u"/policy.yml"_s); }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static QJsonObject rowOf(const QJsonObject &result, const QString &model)
    {
        for (const QJsonValue row : result["prices"_L1].toArray()) {
            if (row["model"_L1].toString() == model)
                return row.toObject();
        }
        return {};
    }
    double cost(const QString &model, qint64 input, qint64 output) const
    {
        core::ModelReply reply;
        reply.provider = u"anthropic"_s;
        reply.model = model;
        reply.usage.inputTokens = input;
        reply.usage.outputTokens = output;
        return m_engine->models()->cost(reply).value_or(-1);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<core::Engine> m_engine;
    core::VerbTable m_table;
};

void TestPricePolicy::init()
{
    m_engine.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    if (m_table.verbs().isEmpty())
        m_table.addEngineVerbs();
    auto home = core::Home::open(m_dir->path(), core::Home::Take::Shared);
    QVERIFY(home);
    auto environments = std::make_unique<core::Environments>(m_dir->filePath(u"environments"_s), m_dir->filePath(u"data"_s), (*home)->stationId());
    core::ModelSettings settings{.provider = u"anthropic"_s, .model = u"claude-sonnet-5"_s, .pricesFile = prices()};
    auto agents = std::make_unique<core::LocalAgents>(*environments, settings);
    m_engine = std::make_unique<core::Engine>(std::move(*home), core::EngineOptions{});
    m_engine->setEnvironments(std::move(environments));
    m_engine->setModels(&agents->models());
    m_engine->setAgents(std::move(agents));
}

void TestPricePolicy::pricesAreShownWithWhereTheyAreFrom()
{
    write(prices(), "gpt-4o: {input: 1, output: 2}\nrouter/*: {input: 0, output: 0}\n");
    const auto shown = run(u"prices.show"_s, {});
    QVERIFY2(shown, shown ? "" : qPrintable(shown.error().detail));
    QCOMPARE(rowOf(*shown, u"gpt-4o"_s)["from"_L1], u"file"_s);
    QCOMPARE(rowOf(*shown, u"gpt-4o"_s)["program"_L1]["input"_L1].toDouble(), 2.5);
    QVERIFY(!rowOf(*shown, u"gpt-4o"_s).contains("cached"_L1)); // not said, which is not zero
    QCOMPARE(rowOf(*shown, u"router/*"_s)["input"_L1].toDouble(-1), 0.0);
    QCOMPARE(rowOf(*shown, u"claude-sonnet-5"_s)["from"_L1], u"program"_s);
    QVERIFY(run(u"prices.show"_s, {{u"filter"_s, u"SONNET"_s}})->value("prices"_L1).toArray().size() < 10);
}

void TestPricePolicy::priceIsSetAndCountsAtOnce()
{
    QCOMPARE(cost(u"own-1"_s, 1'000'000, 0), -1.0); // not known
    const auto set = run(u"prices.set"_s, {{u"model"_s, u"own-1"_s}, {u"input"_s, 3}, {u"output"_s, 4.5}});
    QVERIFY2(set, set ? "" : qPrintable(set.error().detail));
    QVERIFY((*set)["written"_L1].toBool());
    QCOMPARE((*set)["before"_L1].toString(u"?"_s), QString());
    QVERIFY2(read(prices()).startsWith('#'), read(prices()).constData());
    QCOMPARE(cost(u"own-1"_s, 1'000'000, 2'000'000), 12.0);
    QVERIFY(run(u"prices.set"_s, {{u"model"_s, u"own-1"_s}, {u"input"_s, 5}})); // as long as before, within the same millisecond perhaps
    QCOMPARE(cost(u"own-1"_s, 1'000'000, 2'000'000), 14.0);
    const auto shipped = run(u"prices.set"_s, {{u"model"_s, u"gpt-4o"_s}, {u"input"_s, 1}}); // the rest as the program has it
    QCOMPARE(rowOf(*shipped, u"gpt-4o"_s)["output"_L1].toDouble(), 10.0);
    QCOMPARE(rowOf(*shipped, u"gpt-4o"_s)["cached"_L1].toDouble(), 1.25);
    QVERIFY(!rowOf(*run(u"prices.set"_s, {{u"model"_s, u"gpt-4o"_s}, {u"without"_s, QJsonArray{u"cached"_s}}}), u"gpt-4o"_s).contains("cached"_L1));
}

void TestPricePolicy::editByHandCountsAtOnceAndABrokenOneKeepsTheLast()
{
    write(prices(), "own-1: {input: 1, output: 1}\n");
    QCOMPARE(cost(u"own-1"_s, 1'000'000, 0), 1.0);
    write(prices(), "own-1: {input: 22, output: 1}\n");
    QCOMPARE(cost(u"own-1"_s, 1'000'000, 0), 22.0);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"prices.yaml:1:16: .*the prices from before are used"_s));
    write(prices(), "own-1: {input: dear, output: 1}\n");
    QCOMPARE(cost(u"own-1"_s, 1'000'000, 0), 22.0);
    const auto shown = run(u"prices.show"_s, {});
    QVERIFY2((*shown)["problem"_L1].toString().contains("prices.yaml:1:16: 'input' is dear; expected dollars"_L1), qPrintable((*shown)["problem"_L1].toString()));
    QVERIFY(run(u"prices.set"_s, {{u"text"_s, u""_s}})); // nothing: the program's list alone
    QVERIFY(!QFile::exists(prices()));
    QCOMPARE(cost(u"own-1"_s, 1'000'000, 0), -1.0);
}

void TestPricePolicy::commentsAndOrderOfPricesStay()
{
    write(prices(), "# ours\nzeta: {input: 1, output: 2} # by contract\n\nalpha:\n  input: 3\n  output: 4\n");
    QVERIFY(run(u"prices.set"_s, {{u"model"_s, u"zeta"_s}, {u"output"_s, 2.75}}));
    QCOMPARE(read(prices()), "# ours\nzeta: {input: 1, output: 2.75} # by contract\n\nalpha:\n  input: 3\n  output: 4\n"_ba);
    QVERIFY(run(u"prices.unset"_s, {{u"model"_s, u"alpha"_s}}));
    QVERIFY2(read(prices()).startsWith("# ours\nzeta: {input: 1, output: 2.75} # by contract\n"), read(prices()).constData());
    QVERIFY(!read(prices()).contains("alpha"));
}

void TestPricePolicy::priceGoesAndTheProgramsCountsAgain()
{
    QVERIFY(run(u"prices.set"_s, {{u"model"_s, u"claude-sonnet-5"_s}, {u"input"_s, 100}}));
    QCOMPARE(cost(u"claude-sonnet-5"_s, 1'000'000, 0), 100.0);
    QVERIFY(run(u"prices.unset"_s, {{u"model"_s, u"claude-sonnet-5"_s}}));
    QCOMPARE(cost(u"claude-sonnet-5"_s, 1'000'000, 0), 2.0);
    const auto again = run(u"prices.unset"_s, {{u"model"_s, u"claude-sonnet-5"_s}});
    QVERIFY(!again);
    QCOMPARE(again.error().fault, Fault::NotFound);
    QVERIFY(again.error().detail.contains("comes with the program"_L1));
}

void TestPricePolicy::modelInUseWithoutPriceIsNamed()
{
    write(m_dir->filePath(u"environments/default/agents/scribe.prompt"_s), "---\nname: scribe\nmodel: nobody/knows-1\n---\nWrite {{task}}\n");
    m_engine->environments()->current()->catalogue().rescan();
    QCOMPARE((*run(u"prices.show"_s, {}))["unknown"_L1].toArray(), QJsonArray{u"nobody/knows-1"_s});
    const auto set = run(u"prices.set"_s, {{u"model"_s, u"nobody/*"_s}, {u"input"_s, 0}, {u"output"_s, 0}}); // free is a price
    QVERIFY2(set, set ? "" : qPrintable(set.error().detail));
    QCOMPARE((*set)["unknown"_L1].toArray(), QJsonArray());
}

void TestPricePolicy::wrongPricesAreNotWritten_data()
{
    QTest::addColumn<QJsonObject>("arguments");
    QTest::addColumn<QString>("words");
    QTest::newRow("text that is no number") << QJsonObject{{u"text"_s, u"a: {input: 1, output: 2}\nb: {input: much, output: 2}\n"_s}} << u"prices.yaml:2:12: 'input' is much; expected dollars for a million tokens"_s;
    QTest::newRow("unknown key") << QJsonObject{{u"text"_s, u"a: {inptu: 1}\n"_s}} << u"prices.yaml:1:5: the key 'inptu'; expected input"_s;
    QTest::newRow("broken yaml") << QJsonObject{{u"text"_s, u"a: {input: 1\n"_s}} << u"not valid YAML"_s;
    QTest::newRow("a list") << QJsonObject{{u"text"_s, u"- a\n"_s}} << u"prices.yaml:1:1: a list; expected names of models"_s;
    QTest::newRow("half a price") << QJsonObject{{u"model"_s, u"new-1"_s}, {u"input"_s, 1}} << u"give --input and --output"_s;
    QTest::newRow("negative") << QJsonObject{{u"model"_s, u"new-1"_s}, {u"input"_s, -1}, {u"output"_s, 1}} << u"input"_s;
    QTest::newRow("nothing") << QJsonObject() << u"name a model"_s;
    QTest::newRow("both") << QJsonObject{{u"model"_s, u"a"_s}, {u"text"_s, u"a: {input: 1, output: 1}"_s}} << u"name a model"_s;
}

void TestPricePolicy::wrongPricesAreNotWritten()
{
    QFETCH(QJsonObject, arguments);
    QFETCH(QString, words);
    const QByteArray before = "own: {input: 1, output: 2}\n";
    write(prices(), before);
    const auto set = run(u"prices.set"_s, arguments);
    QVERIFY(!set);
    QCOMPARE(set.error().fault, Fault::Invalid);
    QVERIFY2(set.error().detail.contains(words), qPrintable(set.error().detail));
    QCOMPARE(read(prices()), before);
}

void TestPricePolicy::changedMeanwhileIsNotOverwritten()
{
    const QString revision = run(u"prices.show"_s, {})->value("revision"_L1).toString();
    write(prices(), "theirs: {input: 1, output: 2}\n");
    const auto set = run(u"prices.set"_s, {{u"model"_s, u"mine"_s}, {u"input"_s, 1}, {u"output"_s, 1}, {u"revision"_s, revision}});
    QVERIFY(!set);
    QCOMPARE(set.error().fault, Fault::Conflict);
    QCOMPARE(read(prices()), "theirs: {input: 1, output: 2}\n"_ba);
    QVERIFY(run(u"prices.set"_s, {{u"model"_s, u"mine"_s}, {u"input"_s, 1}, {u"output"_s, 1}, {u"revision"_s, run(u"prices.show"_s, {})->value("revision"_L1)}}));

    const QString old = run(u"policy.show"_s, {})->value("revision"_L1).toString();
    write(policy(), "deny: [theirs]\n");
    const auto policySet = run(u"policy.set"_s, {{u"text"_s, u"deny: [mine]\n"_s}, {u"revision"_s, old}});
    QVERIFY(!policySet);
    QCOMPARE(policySet.error().fault, Fault::Conflict);
    QCOMPARE(read(policy()), "deny: [theirs]\n"_ba);
}

void TestPricePolicy::ruleEditsKeepTheRest_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("verdict"); // empty: the rule goes; of no pattern: the default
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("nothing yet") << QByteArray() << u"*delete*"_s << u"deny"_s << "deny:\n  - \"*delete*\"\n"_ba;
    QTest::newRow("comments alone") << "# ours\n"_ba << u"k8s"_s << u"ask"_s << "# ours\nask:\n  - k8s\n"_ba;
    QTest::newRow("more of it") << "# top\ndeny: [\"a*\"] # never\ndefault: ask\n"_ba << u"k8s"_s << u"deny"_s << "# top\ndeny: [\"a*\", k8s] # never\ndefault: ask\n"_ba;
    QTest::newRow("another verdict") << "deny: [k8s, web]\nallow: [x]\n"_ba << u"k8s"_s << u"allow"_s << "deny: [web]\nallow: [x, k8s]\n"_ba;
    QTest::newRow("as it is") << "ask: ['@destructive'] # a hint\n"_ba << u"@destructive"_s << u"ask"_s << "ask: ['@destructive'] # a hint\n"_ba;
    QTest::newRow("goes") << "deny: [k8s, web] # two\n"_ba << u"web"_s << QString() << "deny: [k8s] # two\n"_ba;
    QTest::newRow("last one goes") << "# ours\ndeny: [k8s]\n"_ba << u"k8s"_s << QString() << "# ours\n"_ba;
    QTest::newRow("default") << "deny: [k8s] # never\n"_ba << QString() << u"ask"_s << "deny: [k8s] # never\ndefault: ask\n"_ba;
    QTest::newRow("denied beside allowed: others still ask") << "allow: [\"read_*\"]\n"_ba << u"k8s"_s << u"deny"_s << "allow: [\"read_*\"]\ndeny:\n  - k8s\ndefault: ask\n"_ba;
    QTest::newRow("allowed one asks: others still ask") << "allow: [read, k8s]\n"_ba << u"k8s"_s << u"ask"_s << "allow: [read]\nask:\n  - k8s\ndefault: ask\n"_ba;
    QTest::newRow("last allowed one goes: all ask") << "allow: [k8s]\n"_ba << u"k8s"_s << QString() << "default: ask\n"_ba;
    QTest::newRow("windows lines") << "deny:\r\n  - k8s\r\n"_ba << u"web"_s << u"deny"_s << "deny:\r\n  - k8s\r\n  - web\r\n"_ba;
}

void TestPricePolicy::ruleEditsKeepTheRest()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, pattern);
    QFETCH(QString, verdict);
    QFETCH(QByteArray, after);
    const auto wanted = core::verdictNamed(verdict);
    const auto text = pattern.isEmpty() ? withDefault(before, u"policy.yml"_s, *wanted) : wanted ? withRule(before, u"policy.yml"_s, pattern, *wanted) : withoutRule(before, u"policy.yml"_s, pattern);
    QVERIFY2(text, text ? "" : qPrintable(text.error().detail));
    if (QLatin1StringView(QTest::currentDataTag()) == "nothing yet"_L1) // whichever quotes
        QCOMPARE(QByteArray(*text).replace('\'', '"'), after);
    else
        QCOMPARE(*text, after);
}

void TestPricePolicy::policyIsKeptInTheHistoryWithItsAuthor()
{
    core::Caller anna;
    anna.face = core::Caller::Face::Window;
    anna.name = u"Anna"_s;
    const auto set = run(u"policy.set"_s, {{u"pattern"_s, u"*delete*"_s}, {u"verdict"_s, u"deny"_s}}, anna);
    QVERIFY2(set, set ? "" : qPrintable(set.error().detail));
    QCOMPARE((*set)["rules"_L1].toArray(), (QJsonArray{QJsonObject{{u"pattern"_s, u"*delete*"_s}, {u"verdict"_s, u"deny"_s}}}));
    QVERIFY(ToolPolicy::load(policy())->verdict({.name = u"delete_pod"_s, .title = {}, .description = {}, .inputSchema = {}, .outputSchema = {}, .hints = {}, .server = u"k8s"_s}) == ToolPolicy::Verdict::Deny);
    const auto history = run(u"env.history"_s, {});
    QVERIFY(history);
    const QJsonObject first = (*history)["versions"_L1].toArray().first().toObject();
    QCOMPARE(first["author"_L1], u"Anna"_s);
    QCOMPARE(first["note"_L1], u"Change the tool policy of default"_s);
    const QString diff = run(u"env.history"_s, {{u"version"_s, first["version"_L1]}})->value("diff"_L1).toString();
    QVERIFY2(diff.contains("policy.yml"_L1) && diff.contains("*delete*"_L1), qPrintable(diff));

    QVERIFY(run(u"policy.unset"_s, {{u"pattern"_s, u"*delete*"_s}}, anna)); // the last rule: the file goes, and that is kept too
    QCOMPARE(run(u"env.history"_s, {})->value("versions"_L1).toArray().size(), 2);
}

void TestPricePolicy::policyWrittenByHandIsKeptBeforeItIsReplaced()
{
    write(policy(), "deny: [by-hand]\n");
    QVERIFY(run(u"policy.set"_s, {{u"text"_s, u"deny: [other]\n"_s}}));
    const QJsonArray versions = run(u"env.history"_s, {})->value("versions"_L1).toArray();
    QCOMPARE(versions.size(), 2);
    QVERIFY(run(u"env.history"_s, {{u"version"_s, versions.last()["version"_L1]}})->value("diff"_L1).toString().contains("by-hand"_L1));
}

void TestPricePolicy::wrongPolicyIsNotWritten_data()
{
    QTest::addColumn<QJsonObject>("arguments");
    QTest::addColumn<QString>("words");
    QTest::newRow("misspelt key") << QJsonObject{{u"text"_s, u"# x\ndenny: [a]\n"_s}} << u"policy.yml:2:1: the key 'denny' in a tool policy; expected deny"_s;
    QTest::newRow("unknown hint") << QJsonObject{{u"pattern"_s, u"@dangerous"_s}, {u"verdict"_s, u"ask"_s}} << u"'@dangerous'; expected @destructive, @read-only, or a pattern"_s;
    QTest::newRow("no verdict") << QJsonObject{{u"pattern"_s, u"k8s"_s}} << u"expected allow, ask or deny behind it"_s;
    QTest::newRow("another verdict") << QJsonObject{{u"pattern"_s, u"k8s"_s}, {u"verdict"_s, u"perhaps"_s}} << u"allow"_s;
    QTest::newRow("nothing") << QJsonObject() << u"give a pattern"_s;
    QTest::newRow("both") << QJsonObject{{u"text"_s, u"ask"_s}, {u"default"_s, u"ask"_s}} << u"not both"_s;
    QTest::newRow("blank") << QJsonObject{{u"pattern"_s, u" "_s}, {u"verdict"_s, u"ask"_s}} << u"a rule wants a pattern"_s;
}

void TestPricePolicy::wrongPolicyIsNotWritten()
{
    QFETCH(QJsonObject, arguments);
    QFETCH(QString, words);
    const QByteArray before = "ask: [web]\n";
    write(policy(), before);
    const auto set = run(u"policy.set"_s, arguments);
    QVERIFY(!set);
    QCOMPARE(set.error().fault, Fault::Invalid);
    QVERIFY2(set.error().detail.contains(words), qPrintable(set.error().detail));
    QCOMPARE(read(policy()), before);
}

void TestPricePolicy::brokenPolicyIsShownAndMended()
{
    write(policy(), "deny: [a\n");
    const auto shown = run(u"policy.show"_s, {});
    QVERIFY(shown);
    QVERIFY((*shown)["problem"_L1].toString().contains("policy.yml:"_L1));
    QCOMPARE((*shown)["text"_L1], u"deny: [a\n"_s);
    QVERIFY(!run(u"policy.set"_s, {{u"pattern"_s, u"b"_s}, {u"verdict"_s, u"deny"_s}})); // nobody knows what it says
    QVERIFY(run(u"policy.set"_s, {{u"text"_s, u"deny: [a]\n"_s}, {u"revision"_s, (*shown)["revision"_L1]}}));
    QCOMPARE(read(policy()), "deny: [a]\n"_ba);
}

void TestPricePolicy::policyOfAnotherEnvironmentIsItsOwn()
{
    QVERIFY(run(u"env.create"_s, {{u"environment"_s, u"prod"_s}}));
    const auto set = run(u"policy.set"_s, {{u"default"_s, u"ask"_s}, {u"environment"_s, u"prod"_s}});
    QVERIFY2(set, set ? "" : qPrintable(set.error().detail));
    QCOMPARE((*set)["environment"_L1], u"prod"_s);
    QCOMPARE((*set)["default"_L1], u"ask"_s);
    QVERIFY(QFile::exists(policy(u"prod"_s)) && !QFile::exists(policy()));
    QCOMPARE(run(u"policy.set"_s, {{u"default"_s, u"ask"_s}, {u"environment"_s, u"prdo"_s}}).error().fault, Fault::NotFound);
}

void TestPricePolicy::dryRunWritesNothing()
{
    const auto price = run(u"prices.set"_s, {{u"model"_s, u"own-1"_s}, {u"input"_s, 1}, {u"output"_s, 1}, {u"dry_run"_s, true}});
    QVERIFY((*price)["changed"_L1].toBool() && !(*price)["written"_L1].toBool());
    QVERIFY(!rowOf(*price, u"own-1"_s).isEmpty() && !QFile::exists(prices()));
    const auto rule = run(u"policy.set"_s, {{u"text"_s, u"deny: [a]"_s}, {u"dry_run"_s, true}});
    QCOMPARE((*rule)["rules"_L1].toArray().size(), 1);
    QVERIFY(!QFile::exists(policy()));
}

void TestPricePolicy::readersDoNotChangeAnything()
{
    core::Caller reader;
    reader.right = core::Right::Operate;
    QVERIFY(run(u"prices.show"_s, {}, reader) && run(u"policy.show"_s, {}, reader));
    QCOMPARE(run(u"prices.set"_s, {{u"model"_s, u"own-1"_s}, {u"input"_s, 1}, {u"output"_s, 1}}, reader).error().fault, Fault::Refused);
    QCOMPARE(run(u"prices.unset"_s, {{u"model"_s, u"own-1"_s}}, reader).error().fault, Fault::Refused);
    QCOMPARE(run(u"policy.set"_s, {{u"default"_s, u"allow"_s}}, reader).error().fault, Fault::Refused);
    QCOMPARE(run(u"policy.unset"_s, {{u"pattern"_s, u"a"_s}}, reader).error().fault, Fault::Refused);
}

QTEST_GUILESS_MAIN(TestPricePolicy)
#include "tst_pricepolicy.moc"
