// SPDX-License-Identifier: Apache-2.0
#include "core/config/configedit.h"
#include "core/config/configreader.h"
#include "core/model/environmentproxies.h"
#include "core/model/keyfile.h"
#include "core/model/localservers.h"
#include "core/model/models.h"
#include "scriptedserver.h"

#include <QCoro/QCoroTask>
#include <QElapsedTimer>
#include <QFile>
#include <QNetworkProxy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::Models;
using lattice::Fault;

/*! Which model answers, what it costs, where keys and proxies come from. */
class TestModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameChoosesTheProvider_data();
    void nameChoosesTheProvider();
    void nothingSaidIsRehearsed();
    void providerWithoutAKeyIsPassedOver();
    void nextIsAskedWhenItMayHelp_data();
    void nextIsAskedWhenItMayHelp();
    void nothingIsSaidTwice();
    void configurationNamesProviders();
    void wrongProviderSectionSaysWhere();
    void costIsCounted_data();
    void costIsCounted();
    void usersPricesCountMore();
    void wrongPricesSayWhere();
    void keysAreKeptForTheirOwnerAlone();
    void environmentCountsMoreThanTheKeyFile();
    void ollamaHostHasManyForms_data();
    void ollamaHostHasManyForms();
    void localServerIsFound();
    void absentServerDoesNotHoldAnybody();
    void proxyComesFromTheEnvironment_data();
    void proxyComesFromTheEnvironment();
    void requestGoesThroughTheProxy();
    void configIsEditedInPlace_data();
    void configIsEditedInPlace();
    void unclearConfigIsLeftAlone();
    void defaultCanChange();
};

namespace {

const QByteArray kHello = "data: {\"model\":\"answered\",\"choices\":[{\"delta\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

core::ModelSettings withVariables(const QMap<QString, QString> &variables, core::ModelSettings settings = {})
{
    QProcessEnvironment environment;
    for (auto it = variables.begin(); it != variables.end(); ++it)
        environment.insert(it.key(), it.value());
    return core::ModelSettings::withEnvironment(settings, environment);
}

QString providerOf(const Models::Choice &choice)
{
    const auto *http = dynamic_cast<core::HttpProvider *>(&choice.provider);
    return http ? http->settings().name : dynamic_cast<core::Rehearsal *>(&choice.provider) ? u"rehearsal"_s : u"several"_s;
}

core::ModelRequest request(const QString &model)
{
    return {.model = model, .messages = {QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, QJsonArray{QJsonObject{{u"text"_s, u"x"_s}}}}}}, .deadline = std::chrono::seconds(20)};
}

core::ProviderConfig at(const QString &name, const ScriptedServer &server)
{
    return {.name = name, .baseUrl = server.url().toString()};
}

} // namespace

void TestModels::nameChoosesTheProvider_data()
{
    using Variables = QMap<QString, QString>;
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QString>("standard");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("model");
    const Variables both{{u"OPENAI_API_KEY"_s, u"o"_s}, {u"ANTHROPIC_API_KEY"_s, u"a"_s}};
    const Variables gemini{{u"GOOGLE_API_KEY"_s, u"g"_s}};
    const Variables gate{{u"OPENAI_BASE_URL"_s, u"http://gate.example/v1"_s}};
    QTest::newRow("bare, its own provider") << both << u""_s << u"claude-opus-5"_s << u"anthropic"_s << u"claude-opus-5"_s;
    QTest::newRow("bare, the other one") << both << u""_s << u"gpt-5"_s << u"openai"_s << u"gpt-5"_s;
    QTest::newRow("o3") << both << u""_s << u"o3"_s << u"openai"_s << u"o3"_s;
    QTest::newRow("said") << both << u""_s << u"anthropic/claude-x"_s << u"anthropic"_s << u"claude-x"_s;
    QTest::newRow("said, at OpenAI itself") << both << u""_s << u"openai/gpt-4o"_s << u"openai"_s << u"gpt-4o"_s;
    QTest::newRow("the other protocol") << both << u""_s << u"openai-responses/gpt-5"_s << u"openai-responses"_s << u"gpt-5"_s;
    QTest::newRow("dotprompt's name") << gemini << u""_s << u"googleai/gemini-2.5-pro"_s << u"gemini"_s << u"gemini-2.5-pro"_s;
    QTest::newRow("nobody's name goes to the default") << gemini << u""_s << u"my-model"_s << u"gemini"_s << u"my-model"_s;
    QTest::newRow("none named") << gemini << u""_s << u""_s << u"gemini"_s << u"gemini-2.5-flash"_s;
    QTest::newRow("default said") << both << u"openai"_s << u""_s << u"openai"_s << u"gpt-4o-mini"_s;
    QTest::newRow("of all keys the first provider") << both << u""_s << u""_s << u"anthropic"_s << u"claude-sonnet-5"_s;
    QTest::newRow("a gate takes all names") << gate << u""_s << u"claude-opus-5"_s << u"openai"_s << u"claude-opus-5"_s;
    QTest::newRow("a gate takes names with slashes") << gate << u""_s << u"anthropic/claude-opus-5"_s << u"openai"_s << u"anthropic/claude-opus-5"_s;
    QTest::newRow("a gate's own slash") << gate << u""_s << u"openai/gpt-4o"_s << u"openai"_s << u"openai/gpt-4o"_s;
    QTest::newRow("Ollama needs nothing") << Variables() << u""_s << u"ollama/llama3.2"_s << u"ollama"_s << u"llama3.2"_s;
    QTest::newRow("Ollama's variable says where, not that it is wanted") << Variables{{u"OLLAMA_HOST"_s, u"box:1234"_s}} << u""_s << u"llama3.2"_s << u"rehearsal"_s << u"rehearsal"_s;
    QTest::newRow("Ollama wanted") << Variables{{u"OLLAMA_HOST"_s, u"box:1234"_s}} << u"ollama"_s << u"llama3.2"_s << u"ollama"_s << u"llama3.2"_s;
    QTest::newRow("rehearsal among keys") << both << u""_s << u"rehearsal"_s << u"rehearsal"_s << u"rehearsal"_s;
    QTest::newRow("all rehearsed") << both << u"rehearsal"_s << u"gpt-5"_s << u"rehearsal"_s << u"rehearsal"_s;
}

void TestModels::nameChoosesTheProvider()
{
    using Variables = QMap<QString, QString>;
    QFETCH(const Variables, variables);
    QFETCH(const QString, standard);
    QFETCH(const QString, asked);
    QFETCH(const QString, provider);
    QFETCH(const QString, model);
    Models models(withVariables(variables, {.provider = standard}));
    const auto choice = models.choose(asked);
    QCOMPARE(providerOf(choice), provider);
    QCOMPARE(choice.model, model);
}

void TestModels::nothingSaidIsRehearsed()
{
    Models models(core::ModelSettings{});
    for (const QString &name : {u""_s, u"gpt-4o"_s, u"anthropic/claude-opus-5"_s, u"googleai/gemini-2.5-pro"_s, u"gpt-4o, claude-opus-5"_s})
        QCOMPARE(providerOf(models.choose(name)), u"rehearsal"_s);
    QVERIFY(models.describe().contains(u"ANTHROPIC_API_KEY"_s));
}

void TestModels::providerWithoutAKeyIsPassedOver()
{
    Models models(withVariables({{u"OPENAI_API_KEY"_s, u"o"_s}}));
    const auto passed = models.choose(u"anthropic/claude-opus-5, gpt-4o"_s);
    QCOMPARE(providerOf(passed), u"openai"_s);
    QCOMPARE(passed.model, u"gpt-4o"_s);

    const auto alone = models.choose(u"claude-opus-5"_s); // not silently another model: the operator is told what is missing
    QCOMPARE(providerOf(alone), u"anthropic"_s);
    const auto reply = QCoro::waitFor(alone.provider.generate(request(alone.model), {}, {}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().fault, Fault::Refused);
    QVERIFY2(reply.error().detail.contains(u"ANTHROPIC_API_KEY"_s), qPrintable(reply.error().detail));

    auto settings = withVariables({{u"OPENAI_API_KEY"_s, u"o"_s}});
    settings.fallback = {u"gpt-4o-mini"_s};
    Models withFallback(settings);
    QCOMPARE(withFallback.choose(u"claude-opus-5"_s).model, u"gpt-4o-mini"_s);
}

void TestModels::nextIsAskedWhenItMayHelp_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("next");
    QTest::newRow("400") << 400 << false;
    QTest::newRow("401") << 401 << false;
    QTest::newRow("404") << 404 << true;
    QTest::newRow("413") << 413 << false;
    QTest::newRow("429") << 429 << true;
    QTest::newRow("500") << 500 << true;
    QTest::newRow("529") << 529 << true;
}

void TestModels::nextIsAskedWhenItMayHelp()
{
    QFETCH(const int, status);
    QFETCH(const bool, next);
    ScriptedServer one, two;
    const auto script = ScriptedServer::answer(status, R"({"error":{"message":"no"}})", "retry-after-ms: 1\r\n");
    one.scripts = {script, script, script};
    two.scripts = {ScriptedServer::stream(kHello)};
    Models models({.providers = {at(u"one"_s, one), at(u"two"_s, two)}});
    const auto choice = models.choose(u"one/a, two/b"_s);
    QCOMPARE(providerOf(choice), u"several"_s);
    const auto reply = QCoro::waitFor(choice.provider.generate(request(choice.model), {}, {}));
    QCOMPARE(reply.has_value(), next);
    QCOMPARE(two.requests.size(), next ? 1 : 0);
    if (next) {
        QCOMPARE(reply->provider, u"two"_s);
        QVERIFY(two.requests.first().contains(R"("model":"b")"));
    }
}

void TestModels::nothingIsSaidTwice()
{
    ScriptedServer one, two;
    one.scripts = {ScriptedServer::stream("data: {\"choices\":[{\"delta\":{\"content\":\"half\"}}]}\n\n")};
    Models models({.providers = {at(u"one"_s, one), at(u"two"_s, two)}});
    const auto choice = models.choose(u"one/a, two/b"_s);
    QStringList parts;
    const auto reply = QCoro::waitFor(choice.provider.generate(request(choice.model), [&parts](const QString &part) { parts += part; }, {}));
    QVERIFY(!reply);
    QCOMPARE(parts, QStringList(u"half"_s));
    QVERIFY(two.requests.isEmpty());
}

void TestModels::configurationNamesProviders()
{
    core::ConfigReader reader(core::ConfigReader::Variables{{u"ROUTER_KEY"_s, u"r-1"_s}});
    reader.readYaml("ai:\n  provider: router\n"
                    "models:\n  fallback: [ollama/llama3.2]\n  providers:\n"
                    "    router:\n      api: openai\n      base_url: https://router.example/api/v1\n      api_key: ${ROUTER_KEY}\n      model: big\n      requests_per_minute: 30\n      silence_sec: 45\n"
                    "    anthropic:\n      tokens_per_minute: 40000\n", u"config.yaml"_s);
    QVERIFY2(reader.problems().isEmpty(), reader.problems().isEmpty() ? "" : qPrintable(reader.problems().first().toString()));
    Models models(core::ModelSettings::ofHome(*reader.result(), u"/nowhere"_s, {}));
    const auto choice = models.choose({});
    QCOMPARE(providerOf(choice), u"several"_s); // the fall-back comes behind it
    QCOMPARE(choice.model, u"big"_s);
    const auto router = models.provider(u"router"_s);
    QVERIFY(router);
    QCOMPARE(router->settings().key, u"r-1"_s);
    QCOMPARE(router->settings().rate.requestsPerMinute, 30);
    QCOMPARE(router->settings().limits.silence, std::chrono::milliseconds(45'000));
    QCOMPARE(models.provider(u"anthropic"_s)->settings().rate.tokensPerMinute, 40'000);
    QVERIFY(!models.describe().contains(u"r-1"_s));
}

void TestModels::wrongProviderSectionSaysWhere()
{
    core::ConfigReader reader(core::ConfigReader::Variables{});
    reader.readYaml("models:\n  providers:\n    a b: {api: openai}\n    c:\n      api: telepathy\n      base_ulr: x\n      concurrency: 0\n    d: 7\n", u"config.yaml"_s);
    QStringList lines;
    for (const core::ConfigProblem &problem : reader.problems())
        lines << problem.toString();
    const QString all = lines.join(u'\n');
    for (const QString &part : {u"config.yaml:3:5:"_s, u"config.yaml:5:12: models.providers.c.api: expected one of"_s, u"did you mean models.providers.c.base_url"_s, u"config.yaml:7:20:"_s, u"config.yaml:8:5:"_s})
        QVERIFY2(all.contains(part) || all.contains(QString(part).replace(u"models.providers.c.base_url"_s, u"base_url"_s)), qPrintable(all));
}

void TestModels::costIsCounted_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("model");
    QTest::addColumn<qint64>("input");
    QTest::addColumn<qint64>("cached");
    QTest::addColumn<qint64>("written");
    QTest::addColumn<qint64>("output");
    QTest::addColumn<double>("cost"); // negative: not known
    const qint64 million = 1'000'000, none = -1;
    QTest::newRow("plain") << u"openai"_s << u"gpt-4o"_s << million << none << none << million << 12.5;
    QTest::newRow("with its date") << u"openai"_s << u"gpt-4o-2024-08-06"_s << million << none << none << qint64(0) << 2.5;
    QTest::newRow("a longer name is another model") << u"openai"_s << u"gpt-4o-mini"_s << million << none << none << qint64(0) << 0.15;
    QTest::newRow("cached") << u"openai"_s << u"gpt-4o"_s << million << million / 2 << none << qint64(0) << 1.25 + 0.625;
    QTest::newRow("cache written") << u"anthropic"_s << u"claude-sonnet-4-6"_s << million << qint64(500'000) << qint64(200'000) << qint64(0) << 0.3 * 3 + 0.5 * 0.3 + 0.2 * 3.75;
    QTest::newRow("long input") << u"gemini"_s << u"gemini-2.5-pro"_s << qint64(400'000) << none << none << qint64(100'000) << 0.4 * 2.5 + 0.1 * 15;
    QTest::newRow("short input") << u"gemini"_s << u"gemini-2.5-pro"_s << qint64(100'000) << none << none << qint64(100'000) << 0.1 * 1.25 + 0.1 * 10;
    QTest::newRow("one's own machine") << u"ollama"_s << u"qwen3:8b"_s << million << none << none << million << 0.0;
    QTest::newRow("unknown model") << u"router"_s << u"secret-9"_s << million << none << none << million << -1.0;
    QTest::newRow("input not counted") << u"openai"_s << u"gpt-4o"_s << none << none << none << million << -1.0;
    QTest::newRow("output not counted") << u"openai"_s << u"gpt-4o"_s << million << none << none << none << -1.0;
}

void TestModels::costIsCounted()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, model);
    QFETCH(const qint64, input);
    QFETCH(const qint64, cached);
    QFETCH(const qint64, written);
    QFETCH(const qint64, output);
    QFETCH(const double, cost);
    const auto counted = core::PriceTable::shipped().cost(provider, model, {.inputTokens = input, .outputTokens = output, .cachedTokens = cached, .cacheWriteTokens = written});
    QCOMPARE(counted.has_value(), cost >= 0);
    if (counted)
        QVERIFY2(std::abs(*counted - cost) < 1e-9, qPrintable(QString::number(*counted)));
}

void TestModels::usersPricesCountMore()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"prices.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# ours\ngpt-4o: {input: 1, output: 1}\n\"router/*\": {input: 2, output: 4, cached: 0}\nrouter/big: {input: 3, output: 3}\n");
    file.close();
    const auto prices = core::PriceTable::withFile(file.fileName());
    QVERIFY2(prices, prices ? "" : qPrintable(prices.error().detail));
    QCOMPARE(prices->find(u"openai"_s, u"gpt-4o"_s)->input, 1.0);
    QCOMPARE(prices->find(u"router"_s, u"small"_s)->output, 4.0);
    QCOMPARE(prices->find(u"router"_s, u"big"_s)->input, 3.0);
    QCOMPARE(prices->find(u"anthropic"_s, u"claude-opus-5"_s)->input, 5.0); // those of the program stay
    QVERIFY(core::PriceTable::withFile(folder.filePath(u"absent.yaml"_s)));
}

void TestModels::wrongPricesSayWhere()
{
    const std::pair<QByteArray, QString> cases[] = {{"a: {input: -1, output: 2}\n", u"p:1:12: 'input' is -1"_s}, {"a: {input: cheap, output: 2}\n", u"p:1:12:"_s},
                                                    {"a: {output: 2}\n", u"lacks 'input'"_s}, {"a: {input: 1, output: 2, ouput: 3}\n", u"p:1:26: the key 'ouput'"_s},
                                                    {"- a\n", u"p:1:1:"_s}, {"a: 3\n", u"expected {input: …"_s}, {"a: {input: .inf, output: 2}\n", u"p:1:12:"_s}};
    for (const auto &[yaml, words] : cases) {
        const auto prices = core::PriceTable::parse(yaml, u"p"_s);
        QVERIFY2(!prices, yaml.constData());
        QVERIFY2(prices.error().detail.contains(words), qPrintable(prices.error().detail));
    }
}

void TestModels::keysAreKeptForTheirOwnerAlone()
{
    QTemporaryDir folder;
    const core::KeyFile file(folder.path());
    QVERIFY(file.read()->keys.isEmpty());
    QVERIFY(file.store(u"anthropic"_s, core::Secret(u"k-1"_s)));
    QVERIFY(file.store(u"openai"_s, core::Secret(u"k-2"_s)));
    const QString path = folder.filePath(u"keys.json"_s);
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
    QCOMPARE(file.keys().value(u"anthropic"_s).reveal(), u"k-1"_s);
    QVERIFY(file.store(u"anthropic"_s, core::Secret()));
    QCOMPARE(file.keys().keys(), QStringList(u"openai"_s));

    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QVERIFY(file.keys().isEmpty());
    QCOMPARE(file.read().error().fault, Fault::Refused);
    QVERIFY2(file.read().error().detail.contains(u"chmod 600"_s), qPrintable(file.read().error().detail));
    QVERIFY(!file.store(u"x"_s, core::Secret(u"y"_s))); // what is there is not thrown away

    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QFile broken(path);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{\"openai\": ");
    broken.close();
    QCOMPARE(file.read().error().fault, Fault::Invalid);
    QVERIFY(!file.read().error().detail.contains(u"k-2"_s));
}

void TestModels::environmentCountsMoreThanTheKeyFile()
{
    QTemporaryDir folder;
    QVERIFY(core::KeyFile(folder.path()).store(u"openai"_s, core::Secret(u"stored"_s)));
    QProcessEnvironment environment;
    Models stored(core::ModelSettings::ofHome({}, folder.path(), environment));
    QCOMPARE(stored.defaultProviderName(), u"openai"_s);
    QCOMPARE(stored.provider(u"openai"_s)->settings().key, u"stored"_s);
    environment.insert(u"OPENAI_API_KEY"_s, u"said"_s);
    Models said(core::ModelSettings::ofHome({}, folder.path(), environment));
    QCOMPARE(said.provider(u"openai"_s)->settings().key, u"said"_s);
    for (const core::KnownProvider &known : said.providers()) {
        if (known.name == "openai"_L1)
            QCOMPARE(known.keySource, u"OPENAI_API_KEY"_s);
    }
}

void TestModels::ollamaHostHasManyForms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("host") << u"box"_s << u"http://box:11434"_s;
    QTest::newRow("host and port") << u"box:99"_s << u"http://box:99"_s;
    QTest::newRow("port") << u":99"_s << u"http://127.0.0.1:99"_s;
    QTest::newRow("everywhere") << u"0.0.0.0"_s << u"http://127.0.0.1:11434"_s;
    QTest::newRow("everywhere, a port") << u"0.0.0.0:99"_s << u"http://127.0.0.1:99"_s;
    QTest::newRow("IPv6 everywhere") << u"[::]:99"_s << u"http://127.0.0.1:99"_s;
    QTest::newRow("URL") << u"https://ollama.example/x"_s << u"https://ollama.example/x"_s;
}

void TestModels::ollamaHostHasManyForms()
{
    QFETCH(const QString, text);
    QFETCH(const QString, url);
    QCOMPARE(core::ollamaUrl(text).toString(), url);
}

void TestModels::localServerIsFound()
{
    ScriptedServer ollama;
    ollama.scripts = {ScriptedServer::answer(200, R"({"models":[{"name":"llama3.2:latest"}]})")};
    const auto providers = core::knownProviders(withVariables({{u"OLLAMA_HOST"_s, u"127.0.0.1:%1"_s.arg(ollama.url().port())}},
                                                              {.providers = {{.name = u"llamacpp"_s, .baseUrl = u"http://127.0.0.1:1/v1"_s}}}));
    const auto found = QCoro::waitFor(core::findLocalServers(providers, std::chrono::seconds(5), {}));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().provider, u"ollama"_s);
    QCOMPARE(found.first().models, QStringList(u"llama3.2:latest"_s));
    QVERIFY(ollama.requests.first().startsWith("GET /api/tags "));
}

void TestModels::absentServerDoesNotHoldAnybody()
{
    ScriptedServer silent; // takes the connection and says nothing
    silent.scripts = {{.pieces = {}, .end = ScriptedServer::Script::End::Stay}};
    const auto providers = core::knownProviders(withVariables({{u"OLLAMA_HOST"_s, u"127.0.0.1:%1"_s.arg(silent.url().port())}},
                                                              {.providers = {{.name = u"llamacpp"_s, .baseUrl = u"http://127.0.0.1:1/v1"_s}}}));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(QCoro::waitFor(core::findLocalServers(providers, std::chrono::milliseconds(100), {})).isEmpty());
    QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
}

void TestModels::proxyComesFromTheEnvironment_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("proxy"); // empty: none
    QTest::newRow("https") << u"https://api.example.com/v1"_s << u"secure.proxy:3129"_s;
    QTest::newRow("http") << u"http://api.example.com/v1"_s << u"plain.proxy:3128"_s;
    QTest::newRow("this machine") << u"http://127.0.0.1:11434"_s << u""_s;
    QTest::newRow("this machine by name") << u"http://localhost:11434"_s << u""_s;
    QTest::newRow("this machine, IPv6") << u"http://[::1]:8080"_s << u""_s;
    QTest::newRow("exempt domain") << u"https://models.corp.example"_s << u""_s;
    QTest::newRow("the domain itself") << u"https://corp.example"_s << u""_s;
    QTest::newRow("not part of a name") << u"https://notcorp.example"_s << u"secure.proxy:3129"_s;
    QTest::newRow("exempt net") << u"http://10.1.2.3:8000"_s << u""_s;
    QTest::newRow("outside of the net") << u"http://11.1.2.3:8000"_s << u"plain.proxy:3128"_s;
    QTest::newRow("exempt port") << u"https://other.example:8443"_s << u""_s;
    QTest::newRow("another port") << u"https://other.example"_s << u"secure.proxy:3129"_s;
}

void TestModels::proxyComesFromTheEnvironment()
{
    QFETCH(const QString, url);
    QFETCH(const QString, proxy);
    QProcessEnvironment environment;
    environment.insert(u"http_proxy"_s, u"plain.proxy:3128"_s);
    environment.insert(u"HTTPS_PROXY"_s, u"http://user:p%40ss@secure.proxy:3129/"_s);
    environment.insert(u"NO_PROXY"_s, u".corp.example, 10.0.0.0/8,other.example:8443"_s);
    core::EnvironmentProxies proxies(environment);
    const auto found = proxies.queryProxy(QNetworkProxyQuery(QUrl(url)));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().type() == QNetworkProxy::NoProxy ? QString() : u"%1:%2"_s.arg(found.first().hostName()).arg(found.first().port()), proxy);
    if (proxy.startsWith("secure"_L1))
        QCOMPARE(found.first().password(), u"p@ss"_s);

    QProcessEnvironment socks;
    socks.insert(u"ALL_PROXY"_s, u"socks5h://s.proxy:1081"_s);
    socks.insert(u"https_proxy"_s, u"gopher://x"_s); // what is no proxy is none
    core::EnvironmentProxies odd(socks);
    QCOMPARE(odd.queryProxy(QNetworkProxyQuery(QUrl(u"http://a.example"_s))).first().type(), QNetworkProxy::Socks5Proxy);
    QCOMPARE(odd.queryProxy(QNetworkProxyQuery(QUrl(u"https://a.example"_s))).first().type(), QNetworkProxy::NoProxy);
}

void TestModels::requestGoesThroughTheProxy()
{
    ScriptedServer proxy; // plays proxy and model
    proxy.scripts = {ScriptedServer::stream(kHello)};
    qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.serverPort()));
    const auto unset = qScopeGuard([] { qunsetenv("http_proxy"); });
    core::HttpProvider provider({.name = u"m"_s, .words = {}, .dialect = core::dialectNamed(u"openai"_s), .baseUrl = QUrl(u"http://model.invalid/v1"_s), .key = {}, .needsKey = false, .retry = {}, .limits = {}, .rate = {}});
    const auto reply = QCoro::waitFor(provider.generate(request(u"m"_s), {}, {}));
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QVERIFY2(proxy.requests.first().startsWith("POST http://model.invalid/v1/chat/completions "), proxy.requests.first().left(100).constData());
}

void TestModels::configIsEditedInPlace_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("empty") << QByteArray() << "ai_provider: \"anthropic\"\nai_model: \"m\"\n"_ba;
    QTest::newRow("values") << "# top\nai_provider: openai   # whose\nlattice:\n  mode: standalone\nai_model: 'old'\n"_ba
                            << "# top\nai_provider: \"anthropic\"   # whose\nlattice:\n  mode: standalone\nai_model: \"m\"\n"_ba;
    QTest::newRow("comments") << "# top\n# ai_provider: openai   # whose\n#ai_model: \"\"\n"_ba << "# top\nai_provider: \"anthropic\"   # whose\nai_model: \"m\"\n"_ba;
    QTest::newRow("neither") << "# top\nlattice: {mode: standalone}\n"_ba << "# top\nai_model: \"m\"\nai_provider: \"anthropic\"\nlattice: {mode: standalone}\n"_ba;
    QTest::newRow("a hash within quotes") << "ai_model: \"a # b\"\nai_provider: x\n"_ba << "ai_model: \"m\"\nai_provider: \"anthropic\"\n"_ba;
    QTest::newRow("CRLF") << "ai_provider: x\r\nai_model: y # z\r\n"_ba << "ai_provider: \"anthropic\"\r\nai_model: \"m\" # z\r\n"_ba;
    QTest::newRow("a key within is another") << "x:\n  ai_provider: q\nai_provider: p\nai_model: y\n"_ba << "x:\n  ai_provider: q\nai_provider: \"anthropic\"\nai_model: \"m\"\n"_ba;
}

void TestModels::configIsEditedInPlace()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    const auto edited = core::withConfigValues(before, {{u"ai_provider"_s, u"anthropic"_s}, {u"ai_model"_s, u"m"_s}});
    QVERIFY2(edited, edited ? "" : qPrintable(edited.error().detail));
    QCOMPARE(*edited, after);
    QCOMPARE(*core::withConfigValues(*edited, {{u"ai_provider"_s, u"anthropic"_s}, {u"ai_model"_s, u"m"_s}}), after);
}

void TestModels::unclearConfigIsLeftAlone()
{
    for (const QByteArray &yaml : {"ai:\n  provider: openai\n"_ba, "ai_model: >\n  several\n  lines\nai_provider: x\n"_ba}) {
        const auto edited = core::withConfigValues(yaml, {{u"ai_provider"_s, u"anthropic"_s}, {u"ai_model"_s, u"m"_s}});
        QVERIFY2(!edited, edited ? edited->constData() : "");
        QCOMPARE(edited.error().fault, Fault::Conflict);
        QVERIFY2(edited.error().detail.contains(u"ai_provider: \"anthropic\""_s), qPrintable(edited.error().detail));
    }
}

void TestModels::defaultCanChange()
{
    Models models(withVariables({{u"OPENAI_API_KEY"_s, u"o"_s}}));
    QCOMPARE(models.defaultModel(), u"gpt-4o-mini"_s);
    models.setDefault(u"ollama"_s, u"llama3.2"_s);
    QCOMPARE(providerOf(models.choose({})), u"ollama"_s);
    QCOMPARE(models.choose({}).model, u"llama3.2"_s);
    models.setDefault(u"ollama"_s, {}); // which has no model that everybody has
    const auto nameless = models.choose({});
    const auto reply = QCoro::waitFor(nameless.provider.generate(request(nameless.model), {}, {}));
    QVERIFY(!reply);
    QVERIFY2(reply.error().detail.contains(u"stn model list ollama"_s), qPrintable(reply.error().detail));
    models.setDefault(u"rehearsal"_s, {});
    QCOMPARE(providerOf(models.choose(u"gpt-4o"_s)), u"rehearsal"_s);
    models.setDefault(u"anthropic"_s, {});
    models.setKey(u"anthropic"_s, u"k"_s, u"test"_s);
    QVERIFY(models.provider(u"anthropic"_s)->isUsable());
}

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
