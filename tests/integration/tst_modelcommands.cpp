// SPDX-License-Identifier: Apache-2.0
#include "../core/scriptedserver.h"
#include "programs.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

/*! init, model list, set, test and key as real processes against a model server of the test's own. */
class TestModelCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void initSaysWhichKeyIsMissing();
    void initTakesTheFormsOfTheOverview_data();
    void initTakesTheFormsOfTheOverview();
    void initFindsOllama();
    void listShowsWhereKeysAreFrom();
    void testMeasuresAndSaysWhatIsWrong();
    void setKeepsTheFile();
    void setReachesTheRunningStation();
    void wrongNamesAreCorrected();
    void keyIsStoredAndNeverShown();

private:
    Outcome run(const QStringList &arguments);
    QString home() const { return m_programs->path(u"home"_s); }
    QString config() const { return home() + u"/config.yaml"_s; }
    QByteArray configText() const;
    void serveOllama(int times);
    QString ollamaHost() const { return u"127.0.0.1:%1"_s.arg(m_server->serverPort()); }

    std::unique_ptr<Programs> m_programs;
    std::unique_ptr<ScriptedServer> m_server;
};

void TestModelCommands::init()
{
    m_programs = std::make_unique<Programs>();
    m_server = std::make_unique<ScriptedServer>();
    static const QRegularExpression ours(u"(_API_KEY|_BASE_URL|_PROXY|_proxy)$|^(AI_|OLLAMA_|GOOGLE_)"_s);
    for (const QString &name : m_programs->environment.keys()) {
        if (name.contains(ours))
            m_programs->environment.remove(name);
    }
    m_programs->environment.insert(u"OLLAMA_HOST"_s, u"127.0.0.1:1"_s); // not the one of this machine
}

/*! The server answers on this thread, so it must not be blocked. */
Outcome TestModelCommands::run(const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(m_programs->environment);
    process.start(QStringLiteral(STATION_BIN "/stn"), QStringList{u"--home"_s, home()} + arguments);
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 20'000))
        return {.code = -2, .out = {}, .err = u"did not end"_s};
    return {.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -3,
            .out = QString::fromUtf8(process.readAllStandardOutput()), .err = QString::fromUtf8(process.readAllStandardError())};
}

QByteArray TestModelCommands::configText() const
{
    QFile file(config());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestModelCommands::serveOllama(int times)
{
    m_programs->environment.insert(u"OLLAMA_HOST"_s, ollamaHost());
    for (int i = 0; i < times; ++i)
        m_server->scripts << ScriptedServer::answer(200, R"({"models":[{"name":"llama3.2:latest"}]})");
}

void TestModelCommands::initSaysWhichKeyIsMissing()
{
    const Outcome missing = run({u"init"_s, u"--provider"_s, u"anthropic"_s});
    QCOMPARE(missing.code, 0);
    QVERIFY2(missing.out.contains(u"set ANTHROPIC_API_KEY"_s), qPrintable(missing.out));
    m_programs->environment.insert(u"ANTHROPIC_API_KEY"_s, u"sk-ant-sEcReT"_s);
    QVERIFY(QFile::remove(config()));
    const Outcome there = run({u"init"_s, u"--provider"_s, u"anthropic"_s});
    QCOMPARE(there.code, 0);
    QVERIFY2(!there.out.contains(u"ANTHROPIC_API_KEY"_s), qPrintable(there.out));
    QVERIFY(!configText().contains("sEcReT"));
}

void TestModelCommands::initTakesTheFormsOfTheOverview_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("provider");
    QTest::newRow("anthropic") << QStringList{u"init"_s, u"--provider"_s, u"anthropic"_s} << u"anthropic"_s;
    QTest::newRow("openai") << QStringList{u"init"_s, u"--provider"_s, u"openai"_s, u"--ship"_s} << u"openai"_s;
    QTest::newRow("gemini") << QStringList{u"init"_s, u"--provider"_s, u"gemini"_s, u"--ship"_s} << u"gemini"_s;
}

void TestModelCommands::initTakesTheFormsOfTheOverview()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, provider);
    QCOMPARE(run(arguments).code, 0);
    QVERIFY(configText().contains("ai_provider: \"" + provider.toUtf8() + "\""));
    QCOMPARE(run({u"model"_s, u"list"_s, u"--offline"_s, u"--json"_s}).json()[u"default_provider"_s].toString(), provider);
}

void TestModelCommands::initFindsOllama()
{
    serveOllama(2);
    const Outcome offered = run({u"init"_s});
    QCOMPARE(offered.code, 0);
    QVERIFY(configText().contains("# ai_provider"));
    QVERIFY2(offered.out.contains(u"stn model set ollama/llama3.2:latest"_s), qPrintable(offered.out));
    QVERIFY(QFile::remove(config()));
    const Outcome taken = run({u"init"_s, u"--provider"_s, u"ollama"_s});
    QCOMPARE(taken.code, 0);
    QVERIFY2(configText().contains("ai_model: \"llama3.2:latest\""), configText().constData());
}

void TestModelCommands::listShowsWhereKeysAreFrom()
{
    serveOllama(4);
    m_programs->environment.insert(u"OPENAI_API_KEY"_s, u"sk-sEcReT"_s);
    m_programs->environment.insert(u"OPENAI_BASE_URL"_s, m_server->url().toString());
    const Outcome listed = run({u"model"_s, u"list"_s, u"--offline"_s});
    QCOMPARE(listed.code, 0);
    for (const QString &part : {u"from OPENAI_API_KEY"_s, u"none: set ANTHROPIC_API_KEY"_s, u"Ollama runs here"_s, u"stn model set ollama/llama3.2:latest"_s})
        QVERIFY2(listed.out.contains(part), qPrintable(listed.out));
    QVERIFY(!listed.out.contains(u"sEcReT"_s));

    m_server->scripts = {ScriptedServer::answer(401, R"({"error":{"message":"no sk-sEcReT"}})")};
    const Outcome refused = run({u"model"_s, u"list"_s, u"openai"_s, u"--json"_s});
    const QJsonObject row = refused.json()[u"providers"_s].toArray().first().toObject();
    QVERIFY2(!refused.out.contains(u"sEcReT"_s), qPrintable(refused.out));
    QCOMPARE(row[u"key_from"_s].toString(), u"OPENAI_API_KEY"_s);
}

void TestModelCommands::testMeasuresAndSaysWhatIsWrong()
{
    m_programs->environment.insert(u"OPENAI_API_KEY"_s, u"sk-sEcReT"_s);
    m_programs->environment.insert(u"OPENAI_BASE_URL"_s, m_server->url().toString());
    m_server->scripts = {ScriptedServer::stream("data: {\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{\"delta\":{\"content\":\"ready\"},\"finish_reason\":\"stop\"}]}\n\n"
                                                "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1000000,\"completion_tokens\":0}}\n\ndata: [DONE]\n\n"),
                         ScriptedServer::answer(401, R"({"error":{"message":"bad key sk-sEcReT"}})"), ScriptedServer::answer(404, R"({"error":{"message":"The model `x` does not exist"}})")};
    const Outcome fine = run({u"model"_s, u"test"_s, u"--json"_s});
    QCOMPARE(fine.code, 0);
    QCOMPARE(fine.json()[u"text"_s].toString(), u"ready"_s);
    QCOMPARE(fine.json()[u"model"_s].toString(), u"gpt-4o-mini-2024-07-18"_s);
    QVERIFY(fine.json()[u"first_ms"_s].toDouble() > 0);
    QCOMPARE(fine.json()[u"cost_usd"_s].toDouble(), 0.15);

    const Outcome refused = run({u"model"_s, u"test"_s});
    QCOMPARE(refused.code, 5);
    QVERIFY2(refused.err.contains(u"OPENAI_API_KEY"_s) && !refused.err.contains(u"sEcReT"_s), qPrintable(refused.err));
    const Outcome unknown = run({u"model"_s, u"test"_s, u"x"_s});
    QCOMPARE(unknown.code, 1);
    QVERIFY2(unknown.err.contains(u"does not exist"_s), qPrintable(unknown.err));
    m_server->close();
    const Outcome away = run({u"model"_s, u"test"_s});
    QCOMPARE(away.code, 3);
    QVERIFY2(away.err.contains(u"127.0.0.1"_s), qPrintable(away.err));
}

void TestModelCommands::setKeepsTheFile()
{
    QVERIFY(QDir().mkpath(home()));
    QFile file(config());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# mine\nlog_level: info # quiet\nai_model: old # why\n");
    file.close();
    const Outcome set = run({u"model"_s, u"set"_s, u"googleai/gemini-2.5-pro"_s});
    QCOMPARE(set.code, 0);
    QVERIFY2(set.out.contains(u"set GEMINI_API_KEY"_s), qPrintable(set.out));
    QCOMPARE(configText(), "# mine\nai_provider: \"gemini\"\nlog_level: info # quiet\nai_model: \"gemini-2.5-pro\" # why\n"_ba);
    QCOMPARE(run({u"model"_s, u"set"_s, u"rehearsal"_s}).code, 0);
    QCOMPARE(run({u"model"_s, u"test"_s, u"--json"_s}).json()[u"model"_s].toString(), u"rehearsal"_s);
}

void TestModelCommands::setReachesTheRunningStation()
{
    QProcess *station = m_programs->start({u"--home"_s, home(), u"serve"_s, u"--mcp-port"_s, u"0"_s});
    QVERIFY(!Programs::ready(station).isEmpty());
    QCOMPARE(run({u"model"_s, u"list"_s, u"--offline"_s, u"--json"_s}).json()[u"default_provider"_s].toString(), u"rehearsal"_s);
    QCOMPARE(run({u"model"_s, u"set"_s, u"anthropic/claude-haiku-4-5"_s}).code, 0);
    const QJsonObject listed = run({u"model"_s, u"list"_s, u"--offline"_s, u"--json"_s}).json();
    QCOMPARE(listed[u"default_provider"_s].toString(), u"anthropic"_s);
    QCOMPARE(listed[u"default_model"_s].toString(), u"claude-haiku-4-5"_s);
    const Outcome tried = run({u"model"_s, u"test"_s});
    QCOMPARE(tried.code, 5);
    QVERIFY2(tried.err.contains(u"ANTHROPIC_API_KEY"_s), qPrintable(tried.err));
}

void TestModelCommands::wrongNamesAreCorrected()
{
    const Outcome provider = run({u"model"_s, u"list"_s, u"antropic"_s});
    QVERIFY(provider.code != 0);
    QVERIFY2(provider.err.contains(u"did you mean anthropic"_s), qPrintable(provider.err));
    const Outcome set = run({u"model"_s, u"set"_s, u"geminy"_s});
    QVERIFY(set.code != 0);
    QVERIFY2(set.err.contains(u"did you mean gemini"_s), qPrintable(set.err));
    QVERIFY(!QFile::exists(config()));
}

void TestModelCommands::keyIsStoredAndNeverShown()
{
    m_programs->environment.insert(u"MY_VARIABLE"_s, u"sk-sEcReT"_s);
    const Outcome stored = run({u"model"_s, u"key"_s, u"openai"_s, u"--from-env"_s, u"MY_VARIABLE"_s});
    QCOMPARE(stored.code, 0);
    QVERIFY(!(stored.out + stored.err).contains(u"sEcReT"_s));
    QVERIFY(!(QFile::permissions(home() + u"/keys.json"_s) & (QFile::ReadOther | QFile::ReadGroup)));
    QVERIFY(run({u"model"_s, u"list"_s, u"--offline"_s}).out.contains(u"from keys.json"_s));

    m_programs->environment.insert(u"OPENAI_BASE_URL"_s, m_server->url().toString());
    m_server->scripts = {ScriptedServer::answer(401, "{}")};
    QCOMPARE(run({u"model"_s, u"test"_s}).code, 5);
    QVERIFY(m_server->requests.first().contains("Bearer sk-sEcReT"));

    const QString path = m_programs->write(u"key.txt"_s, "sk-other\n");
    QCOMPARE(run({u"model"_s, u"key"_s, u"anthropic"_s, u"--from-file"_s, path}).code, 0);
    QCOMPARE(run({u"model"_s, u"key"_s, u"openai"_s, u"--forget"_s}).code, 0);
    const QString listed = run({u"model"_s, u"list"_s, u"--offline"_s}).out;
    QCOMPARE(listed.count(u"from keys.json"_s), 1);
    QVERIFY(run({u"model"_s, u"key"_s, u"openai"_s}).code != 0);
    QVERIFY(run({u"model"_s, u"key"_s, u"openai"_s, u"--from-env"_s, u"NOT_THERE"_s}).err.contains(u"NOT_THERE"_s));
}

QTEST_GUILESS_MAIN(TestModelCommands)
#include "tst_modelcommands.moc"
