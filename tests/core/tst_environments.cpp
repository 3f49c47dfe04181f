// SPDX-License-Identifier: Apache-2.0
#include "core/environment/environments.h"
#include "core/environment/serverimport.h"
#include "core/environment/syncplan.h"

#include <QCoro/QCoroTask>
#include <QDir>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using core::Environments;
using core::SyncPlan;
using core::Variables;
using lattice::Fault;

/*! Environments of a home while people, editors and commands work in them. */
class TestEnvironments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("STN_KEYRING", "off");
        qunsetenv("LOG_TOKEN");
        QLoggingCategory::setFilterRules(u"station.core.*=false"_s);
    }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void variablesAreReadInTheirOrder();
    void wrongVariablesAreNamedWithTheirPlace_data();
    void wrongVariablesAreNamedWithTheirPlace();
    void changingAVariableKeepsAllOtherBytes();
    void flowFormIsLeftToPeople();
    void secretsAreNotInTheFile();
    void valueOnceSecretStaysSecret();

    void templatesAreFilled();
    void textsAreFilled_data();
    void textsAreFilled();
    void wrongTemplatesAreNamedWithTheirPlace_data();
    void wrongTemplatesAreNamedWithTheirPlace();
    void missingVariablesAreNamed();
    void brokenTemplateKeepsTheLastGoodOne();
    void editedTemplateIsNoticed();
    void linkOutOfTheFolderIsNoTemplate();
    void clientConfigLosesItsSecrets();

    void defaultIsAlwaysThere();
    void badNamesAreRefused_data();
    void badNamesAreRefused();
    void currentOneIsKeptOverARestart();
    void usingAnotherChangesTheAgents();
    void deletedOneComesBack();
    void copiedOneHasTheFiles();
    void absentCurrentOneFallsBackToDefault();

    void planSaysWhatHasChanged();
    void planKeepsWhatIsBroken();

    void changesHaveVersionsAndAuthors();
    void olderVersionComesBackAsANewOne();
    void variablesAreInNoHistory();
    void hooksAndSettingsOfOthersHaveNoSay();
    void repositoryOfSomebodyElseIsLeftAlone();
    void withoutGitAllElseWorks();
    void manyCommitsAtOnceAreInOrder();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    std::unique_ptr<Environments> environments() const { return std::make_unique<Environments>(path(u"environments"_s), path(u"data"_s), u"home"_s); }
    void write(const QString &name, const QByteArray &text) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(path(name)).absolutePath()));
        QFile file(path(name));
        QVERIFY2(file.open(QIODevice::WriteOnly | QIODevice::Truncate), qPrintable(path(name)));
        QCOMPARE(file.write(text), text.size());
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QByteArray agent(const QByteArray &name, const QByteArray &body = "Hello.") { return "---\nname: " + name + "\n---\n" + body + "\n"; }
    static core::VariableSource source(const QMap<QString, QString> &variables, const QMap<QString, QString> &process)
    {
        const auto look = [](const QMap<QString, QString> &map) {
            return [map](const QString &name) { return map.contains(name) ? std::optional(map[name]) : std::nullopt; };
        };
        return {.variable = look(variables), .process = look(process)};
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestEnvironments::variablesAreReadInTheirOrder()
{
    const auto variables = Variables::parse("# of the log\nLOG_URL: http://x:80/\nPORT: 0o17\nASKED:\nTOKEN: {secret: true, description: \"from ops\"}\nZÜ_NO: 1\n", u"v.yml"_s);
    QVERIFY(!variables); // Ü is no letter of a variable's name
    QVERIFY2(variables.error().detail.startsWith("v.yml:6:1: "_L1), qPrintable(variables.error().detail));
    const auto good = Variables::parse("LOG_URL: http://x:80/\nPORT: 0o17\nASKED:\nTOKEN: {secret: true, description: \"from ops\"}\n", u"v.yml"_s).value();
    QCOMPARE(good.all().size(), 4);
    QCOMPARE(good.all().at(0).value, u"http://x:80/"_s);
    QCOMPARE(good.all().at(1).value, u"0o17"_s); // as written: texts, not numbers
    QCOMPARE(good.find(u"ASKED"_s)->value, QString());
    QVERIFY(good.find(u"TOKEN"_s)->secret);
    QCOMPARE(good.find(u"TOKEN"_s)->description, u"from ops"_s);
    QVERIFY(!good.find(u"token"_s));
}

void TestEnvironments::wrongVariablesAreNamedWithTheirPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("beginning");
    QTest::newRow("list") << QByteArray("A: 1\nB: [1, 2]\n") << u"v.yml:2:4: B is a list"_s;
    QTest::newRow("key") << QByteArray("A: {secert: true}\n") << u"v.yml:1:5: A has no key 'secert'; did you mean 'secret'?"_s;
    QTest::newRow("secret with value") << QByteArray("A: {secret: true, value: s3cr3t}\n") << u"v.yml:1:4: A is marked secret and has its value in the file"_s;
    QTest::newRow("not a map") << QByteArray("just words\n") << u"v.yml:1:1: "_s;
    QTest::newRow("twice") << QByteArray("A: 1\nA: 2\n") << u"v.yml:2:1: "_s;
    QTest::newRow("dash") << QByteArray("A-B: 1\n") << u"v.yml:1:1: 'A-B' is no name of a variable"_s;
}

void TestEnvironments::wrongVariablesAreNamedWithTheirPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, beginning);
    const auto variables = Variables::parse(text, u"v.yml"_s);
    QVERIFY(!variables);
    QVERIFY2(variables.error().detail.startsWith(beginning), qPrintable(variables.error().detail));
    QVERIFY(!variables.error().detail.contains("s3cr3t"_L1));
}

void TestEnvironments::changingAVariableKeepsAllOtherBytes()
{
    const QByteArray text = "# head\r\nA: 'one' # why\n\nB: |\n  two\n  lines\n# of C\nC: 3";
    const auto variables = Variables::parse(text, u"v.yml"_s).value();
    QCOMPARE(variables.with({.name = u"B"_s, .value = u"x\"y\n"_s}).value(), QByteArray("# head\r\nA: 'one' # why\n\nB: \"x\\\"y\\n\"\n# of C\nC: 3"));
    QCOMPARE(variables.with({.name = u"D"_s, .value = u"é"_s}).value(), text + QByteArray("\nD: \"é\"\n"));
    QCOMPARE(variables.with({.name = u"C"_s, .value = u"4"_s}).value(), QByteArray(text).replace("C: 3", "C: \"4\"\n"));
    QCOMPARE(variables.without(u"A"_s).value(), QByteArray(text).replace("A: 'one' # why\n", ""));
    QCOMPARE(variables.without(u"X"_s).error().fault, Fault::NotFound);
    // and what is written reads as it was meant, whatever it holds
    for (const QString &value : {u"yes"_s, u"null"_s, u""_s, u" padded "_s, u"{{ .X }}"_s, u"# no comment"_s, u"\u2028\t\x01"_s, u"😀"_s}) {
        const auto again = Variables::parse(variables.with({.name = u"C"_s, .value = value, .description = u"d: [e"_s}).value(), u"v.yml"_s).value();
        QCOMPARE(again.find(u"C"_s)->value, value);
        QCOMPARE(again.find(u"C"_s)->description, u"d: [e"_s);
        QCOMPARE(again.find(u"B"_s)->value, u"two\nlines\n"_s);
    }
}

void TestEnvironments::flowFormIsLeftToPeople()
{
    const auto variables = Variables::parse("{A: 1, B: 2}\n", u"v.yml"_s).value();
    QCOMPARE(variables.with({.name = u"A"_s, .value = u"3"_s}).error().fault, Fault::Invalid);
    QCOMPARE(variables.with({.name = u"C"_s, .value = u"3"_s}).error().fault, Fault::Invalid);
    QCOMPARE(variables.without(u"A"_s).error().fault, Fault::Invalid);
}

void TestEnvironments::secretsAreNotInTheFile()
{
    const auto all = environments();
    write(u"environments/default/logs.json"_s, R"({"mcpServers": {"logs": {"command": "log-mcp", "env": {"TOKEN": "{{ .LOG_TOKEN }}"}}}})");
    all->current()->rescan();
    QVERIFY(QCoro::waitFor(all->current()->setVariable({.name = u"LOG_TOKEN"_s, .value = u"s3cr3t"_s, .secret = true})));
    QCOMPARE(read(u"environments/default/variables.yml"_s), QByteArray("LOG_TOKEN: {secret: true}\n"));
    const auto servers = QCoro::waitFor(all->current()->servers()).value();
    QCOMPARE(servers.servers.size(), 1);
    QCOMPARE(servers.servers.first().environment[u"TOKEN"_s], u"s3cr3t"_s);
    QCOMPARE(servers.secrets, QStringList{u"s3cr3t"_s});
    struct stat info = {};
    QCOMPARE(::stat(QFile::encodeName(path(u"data/secrets.json"_s)).constData(), &info), 0);
    QCOMPARE(info.st_mode & 0777, mode_t(0600));
    QVERIFY(QCoro::waitFor(all->current()->unsetVariable(u"LOG_TOKEN"_s)));
    QVERIFY(!read(u"data/secrets.json"_s).contains("s3cr3t"));
    QCOMPARE(QCoro::waitFor(all->current()->servers()).value().missing, QStringList{u"LOG_TOKEN"_s});
}

void TestEnvironments::valueOnceSecretStaysSecret()
{
    const auto all = environments();
    QVERIFY(QDir().mkpath(path(u"environments/default"_s)));
    QVERIFY(QCoro::waitFor(all->current()->setVariable({.name = u"A"_s, .value = u"first"_s, .secret = true, .description = u"of A"_s})));
    QVERIFY(QCoro::waitFor(all->current()->setVariable({.name = u"A"_s, .value = u"second"_s})));
    QCOMPARE(read(u"environments/default/variables.yml"_s), QByteArray("A: {secret: true, description: \"of A\"}\n"));
    const auto kept = QCoro::waitFor(all->secrets().read(u"default/A"_s)).value();
    QCOMPARE(kept->reveal(), u"second"_s);
}

void TestEnvironments::templatesAreFilled()
{
    const auto file = core::ServerTemplateFile::parse(R"({
  "name": "logs", "description": "log backend",
  "mcpServers": {
    "logs": {"command": "log-mcp", "args": ["--url", "{{ .LOG_URL }}", 5, true], "env": {"TOKEN": "{{.LOG_TOKEN}}", "EMOJI": "\ud83d\ude00"}, "cwd": "sub", "shareable": true, "timeout_sec": 7},
    "remote": {"type": "http", "url": "https://example.org/mcp?x=${env:X}", "headers": {"Authorization": "Bearer ${TOKEN:-none}"}, "autoApprove": ["a"]},
    "off": {"command": "x", "disabled": true}
  }})", u"logs.json"_s);
    QVERIFY2(file, qPrintable(file ? QString() : file.error().detail));
    QCOMPARE(file->servers.size(), 3);
    QCOMPARE(file->description, u"log backend"_s);
    QCOMPARE(file->warnings, QStringList());
    QCOMPARE(file->servers[0].variables(), (QStringList{u"LOG_URL"_s, u"LOG_TOKEN"_s}));
    const auto from = source({{u"LOG_URL"_s, u"http://l {{ .X }}"_s}, {u"LOG_TOKEN"_s, u"t"_s}}, {{u"X"_s, u"1"_s}});
    const auto logs = file->servers[0].fill(from).value().spec;
    QCOMPARE(logs.command, u"log-mcp"_s);
    QCOMPARE(logs.arguments, (QStringList{u"--url"_s, u"http://l {{ .X }}"_s, u"5"_s, u"true"_s})); // a value is no template
    QCOMPARE(logs.environment[u"EMOJI"_s], u"😀"_s);
    QVERIFY(logs.shareable);
    QCOMPARE(logs.callDeadline, std::chrono::seconds(7));
    const auto remote = file->servers[1].fill(from).value().spec;
    QVERIFY(remote.isRemote());
    QCOMPARE(remote.url.toString(), u"https://example.org/mcp?x=1"_s);
    QCOMPARE(remote.headers[u"Authorization"_s], u"Bearer none"_s);
    QVERIFY(file->servers[2].disabled);
}

void TestEnvironments::textsAreFilled_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("filled");
    QTest::addColumn<QStringList>("missing");
    QTest::newRow("plain") << u"a $HOME {x} }}"_s << u"a $HOME {x} }}"_s << QStringList();
    QTest::newRow("go") << u"{{.A}}-{{ .A }}-{{- .A -}}"_s << u"1-1-1"_s << QStringList();
    QTest::newRow("go, of the process") << u"{{ .P }}"_s << u"p"_s << QStringList();
    QTest::newRow("file before process") << u"{{ .BOTH }}${BOTH}"_s << u"filefrom"_s << QStringList();
    QTest::newRow("shell, of the file") << u"${A}"_s << u"1"_s << QStringList();
    QTest::newRow("env: asks the process alone") << u"${env:A}${env:P}"_s << u"p"_s << QStringList{u"A"_s};
    QTest::newRow("default") << u"${NONE:-x y}${EMPTY:-z}"_s << u"x yz"_s << QStringList();
    QTest::newRow("escaped") << u"$${A}"_s << u"${A}"_s << QStringList();
    QTest::newRow("input of an editor") << u"${input:api-key}"_s << u""_s << QStringList{u"API_KEY"_s};
    QTest::newRow("missing, each once") << u"{{ .M }}{{ .M }}${N}"_s << u""_s << QStringList{u"M"_s, u"N"_s};
}

void TestEnvironments::textsAreFilled()
{
    QFETCH(QString, text);
    QFETCH(QString, filled);
    QFETCH(QStringList, missing);
    QStringList lacking;
    const auto from = source({{u"A"_s, u"1"_s}, {u"BOTH"_s, u"file"_s}}, {{u"P"_s, u"p"_s}, {u"BOTH"_s, u"from"_s}, {u"EMPTY"_s, QString()}});
    QCOMPARE(core::fillText(text, from, lacking).value(), filled);
    QCOMPARE(lacking, missing);
}

void TestEnvironments::wrongTemplatesAreNamedWithTheirPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("detail");
    QTest::newRow("no JSON") << QByteArray("{\n  \"mcpServers\": {,}\n}") << u"s.json:2:19: not readable as JSON"_s;
    QTest::newRow("bare variable") << QByteArray("{\"mcpServers\": {\"a\": {\"command\": {{ .X }} }}}") << u"put variables into quotes"_s;
    QTest::newRow("list") << QByteArray("[]") << u"s.json:1:1: expected an object"_s;
    QTest::newRow("empty") << QByteArray("") << u"s.json:1:1: "_s;
    QTest::newRow("no servers") << QByteArray("{\"name\": \"x\"}") << u"no 'mcpServers' in it"_s;
    QTest::newRow("misspelt group") << QByteArray("{\"mcpServer\": {}}") << u"s.json:1:2: the file has no key 'mcpServer'; did you mean 'mcpServers'?"_s;
    QTest::newRow("misspelt key") << QByteArray("{\"mcpServers\": {\n \"a\": {\"comand\": \"x\"}}}") << u"s.json:2:8: server 'a' has no key 'comand'; did you mean 'command'?"_s;
    QTest::newRow("neither") << QByteArray("{\"mcpServers\": {\"a\": {}}}") << u"server 'a' has neither 'command' nor 'url'"_s;
    QTest::newRow("both") << QByteArray("{\"mcpServers\": {\"a\": {\"command\": \"x\", \"url\": \"http://y\"}}}") << u"server 'a' has both"_s;
    QTest::newRow("args") << QByteArray("{\"mcpServers\": {\"a\": {\"command\": \"x\", \"args\": \"-y\"}}}") << u"'args' is a string; expected a list of texts"_s;
    QTest::newRow("null in env") << QByteArray("{\"mcpServers\": {\"a\": {\"command\": \"x\", \"env\": {\"K\": null}}}}") << u"'env' has nothing in it"_s;
    QTest::newRow("sse") << QByteArray("{\"mcpServers\": {\"a\": {\"url\": \"http://y\", \"type\": \"sse\"}}}") << u"Streamable HTTP"_s;
    QTest::newRow("type") << QByteArray("{\"mcpServers\": {\"a\": {\"command\": \"y\", \"type\": \"http\"}}}") << u"expected \"stdio\""_s;
    QTest::newRow("form of a variable") << QByteArray("{\"mcpServers\": {\"a\": {\"command\": \"{{ if .X }}\"}}}") << u"s.json:1:34: '{{ if .X }}' is no variable"_s;
    QTest::newRow("name with a way out") << QByteArray("{\"mcpServers\": {\"../a\": {\"command\": \"x\"}}}") << u"is no name of a server"_s;
    QTest::newRow("two of a name") << QByteArray("{\"mcpServers\": {\"a\": {\"command\": \"x\"}, \"a\": {\"command\": \"y\"}}}") << u"s.json:1:"_s;
}

void TestEnvironments::wrongTemplatesAreNamedWithTheirPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, detail);
    const auto file = core::ServerTemplateFile::parse(text, u"s.json"_s);
    QVERIFY(!file);
    QVERIFY2(file.error().detail.contains(detail), qPrintable(file.error().detail));
}

void TestEnvironments::missingVariablesAreNamed()
{
    write(u"environments/default/a.json"_s, R"({"mcpServers": {"one": {"command": "x", "args": ["{{ .FIRST }}", "${SECOND_OF_NO_PROCESS}"]}, "two": {"command": "y"}}})");
    write(u"environments/default/variables.yml"_s, "FIRST:\n");
    const auto all = environments();
    const auto servers = QCoro::waitFor(all->current()->servers()).value();
    QCOMPARE(servers.missing, (QStringList{u"FIRST"_s, u"SECOND_OF_NO_PROCESS"_s}));
    QCOMPARE(servers.waiting.size(), 1);
    QCOMPARE(servers.waiting.first().server, u"one"_s);
    QCOMPARE(servers.servers.size(), 1);
    QCOMPARE(servers.servers.first().name, u"two"_s);
    QCOMPARE(servers.servers.first().folder, path(u"environments/default"_s));
}

void TestEnvironments::brokenTemplateKeepsTheLastGoodOne()
{
    write(u"environments/default/a.json"_s, R"({"mcpServers": {"one": {"command": "x"}}})");
    write(u"environments/default/b.openapi.json"_s, "{}");
    const auto all = environments();
    QCOMPARE(all->current()->templates().size(), 1);
    write(u"environments/default/a.json"_s, R"({"mcpServers": {"one": )");
    all->current()->rescan();
    QCOMPARE(all->current()->templates().size(), 1);
    QCOMPARE(all->current()->problems().size(), 1);
    QVERIFY(all->current()->problems().first().error.detail.contains("a.json:1:"_L1));
    write(u"environments/default/b.json"_s, R"({"mcpServers": {"one": {"command": "second"}}})");
    all->current()->rescan();
    QCOMPARE(all->current()->problems().size(), 2);
    QCOMPARE(all->current()->problems().last().error.fault, Fault::Conflict);
    QVERIFY(QFile::remove(path(u"environments/default/a.json"_s)));
    all->current()->rescan();
    QVERIFY(all->current()->problems().isEmpty());
    QCOMPARE(all->current()->templates().first().file, path(u"environments/default/b.json"_s));
}

void TestEnvironments::editedTemplateIsNoticed()
{
    write(u"environments/default/agents/a.prompt"_s, agent("a"));
    write(u"environments/default/a.json"_s, R"({"mcpServers": {"one": {"command": "x"}}})");
    const auto all = environments();
    QSignalSpy changed(all.get(), &Environments::serversChanged);
    write(u"environments/default/a.json"_s, R"({"mcpServers": {"two": {"command": "x"}}})");
    QTRY_COMPARE_WITH_TIMEOUT(all->current()->templates().first().name, u"two"_s, 1000);
    QCOMPARE(changed.size(), 1);
    write(u"environments/default/variables.yml"_s, "A: 1\n");
    QTRY_COMPARE_WITH_TIMEOUT(all->current()->variables().all().size(), 1, 1000);
    write(u"environments/default/c.json"_s, R"({"mcpServers": {"three": {"command": "x"}}})");
    QTRY_COMPARE_WITH_TIMEOUT(all->current()->templates().size(), 2, 1000);
}

void TestEnvironments::linkOutOfTheFolderIsNoTemplate()
{
    write(u"elsewhere.json"_s, R"({"mcpServers": {"one": {"command": "x"}}})");
    QVERIFY(QDir().mkpath(path(u"environments/default"_s)));
    QVERIFY(QFile::link(path(u"elsewhere.json"_s), path(u"environments/default/a.json"_s)));
    const auto all = environments();
    QVERIFY(all->current()->templates().isEmpty());
    QCOMPARE(all->current()->problems().size(), 1);
    QCOMPARE(all->current()->problems().first().error.fault, Fault::Refused);
}

void TestEnvironments::clientConfigLosesItsSecrets()
{
    const QByteArray config = R"({"mcpServers": {
      "git-hub": {"command": "npx", "args": ["-y", "@x/server-github", "--api-key", "k-123", "--token=t-456", "--verbose"],
                  "env": {"GITHUB_PERSONAL_ACCESS_TOKEN": "ghp_abcdefghijklmnop", "LOG_LEVEL": "debug", "GIT_HUB_KEY": "hush", "LEFT": "${MY_KEY}"}},
      "db": {"command": "pg", "args": ["postgresql://me:s3cr3t@host/db"]},
      "remote": {"url": "https://example.org/mcp?api_key=q789&x=1", "headers": {"Authorization": "Bearer abc.def", "Accept": "text/html"}}}})";
    const auto import = core::ServerImport::of(config, u"claude.json"_s).value();
    QCOMPARE(import.files.size(), 3);
    QByteArray all;
    for (const auto &file : import.files) {
        all += file.json;
        const auto again = core::ServerTemplateFile::parse(file.json, file.name);
        QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
    }
    for (const QByteArray &secret : {QByteArray("k-123"), QByteArray("t-456"), QByteArray("ghp_"), QByteArray("hush"), QByteArray("s3cr3t"), QByteArray("q789"), QByteArray("abc.def")})
        QVERIFY2(!all.contains(secret), secret.constData());
    for (const QByteArray &plain : {QByteArray("debug"), QByteArray("--verbose"), QByteArray("@x/server-github"), QByteArray("${MY_KEY}"), QByteArray("text/html"), QByteArray("Bearer {{ .REMOTE_AUTHORIZATION }}"), QByteArray("x=1")})
        QVERIFY2(all.contains(plain), plain.constData());
    QCOMPARE(import.secrets[u"GIT_HUB_API_KEY"_s].reveal(), u"k-123"_s);
    QCOMPARE(import.secrets[u"GIT_HUB_KEY"_s].reveal(), u"hush"_s);
    QCOMPARE(import.secrets[u"DB_PASSWORD"_s].reveal(), u"s3cr3t"_s);
    QCOMPARE(import.secrets.size(), 7);

    // filled with what was taken out, it is what it was
    QMap<QString, QString> values{{u"MY_KEY"_s, u"${MY_KEY}"_s}};
    for (auto it = import.secrets.cbegin(); it != import.secrets.cend(); ++it)
        values.insert(it.key(), it->reveal());
    const auto before = core::ServerTemplateFile::parse(config, u"claude.json"_s).value();
    for (qsizetype i = 0; i < 3; ++i) {
        const auto after = core::ServerTemplateFile::parse(import.files[i].json, u"x.json"_s).value();
        QCOMPARE(after.servers.first().fill(source(values, {})).value().spec, before.servers[i].fill(source({{u"MY_KEY"_s, u"${MY_KEY}"_s}}, {})).value().spec);
    }
}

void TestEnvironments::defaultIsAlwaysThere()
{
    const auto all = environments();
    QCOMPARE(all->currentName(), u"default"_s);
    QCOMPARE(all->list().size(), 1);
    QVERIFY(all->current()->catalogue().agents().isEmpty());
    QCOMPARE(all->remove(u"default"_s).error().fault, Fault::Refused);
    QVERIFY(!QFileInfo::exists(path(u"environments"_s))); // looking makes nothing
}

void TestEnvironments::badNamesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"", ".", "..", "../x", "a/b", ".trash", "-x", "a b", "ä", "a\n"})
        QTest::newRow(name) << QString::fromUtf8(name);
    QTest::newRow("long") << QString(65, u'a');
}

void TestEnvironments::badNamesAreRefused()
{
    QFETCH(QString, name);
    const auto all = environments();
    QCOMPARE(all->create(name, {}).error().fault, Fault::Invalid);
    QCOMPARE(all->open(name).error().fault, Fault::Invalid);
    QVERIFY(!all->use(name));
    QVERIFY(!all->remove(name));
}

void TestEnvironments::currentOneIsKeptOverARestart()
{
    {
        const auto all = environments();
        QVERIFY(all->create(u"staging"_s, u"before production"_s));
        QCOMPARE(all->create(u"staging"_s, {}).error().fault, Fault::Conflict);
        QVERIFY(all->use(u"staging"_s));
    }
    const auto again = environments();
    QCOMPARE(again->currentName(), u"staging"_s);
    QCOMPARE(again->current()->settings().description, u"before production"_s);
    QVERIFY(again->open(u"stagin"_s).error().detail.contains("did you mean 'staging'"_L1));
}

void TestEnvironments::usingAnotherChangesTheAgents()
{
    write(u"environments/default/agents/a.prompt"_s, agent("a"));
    write(u"environments/prod/agents/b.prompt"_s, agent("b"));
    const auto all = environments();
    QCOMPARE(all->current()->catalogue().agents().first().name, u"a"_s);
    QSignalSpy agents(all.get(), &Environments::agentsChanged), current(all.get(), &Environments::currentChanged);
    QVERIFY(all->use(u"prod"_s));
    QCOMPARE(agents.size(), 1);
    QCOMPARE(current.size(), 1);
    QCOMPARE(all->current()->catalogue().agents().first().name, u"b"_s);
    QVERIFY(all->use(u"prod"_s)); // nothing new
    QCOMPARE(current.size(), 1);
    write(u"environments/default/agents/c.prompt"_s, agent("c")); // the old one is nobody's any more
    write(u"environments/prod/agents/d.prompt"_s, agent("d"));
    QTRY_COMPARE_WITH_TIMEOUT(all->current()->catalogue().agents().size(), 2, 1000);
    QCOMPARE(agents.size(), 2);
}

void TestEnvironments::deletedOneComesBack()
{
    write(u"environments/prod/agents/b.prompt"_s, agent("b"));
    const auto all = environments();
    QVERIFY(all->use(u"prod"_s));
    const auto kept = all->remove(u"prod"_s);
    QVERIFY(kept);
    QCOMPARE(all->currentName(), u"default"_s);
    QCOMPARE(all->list().size(), 1);
    QCOMPARE(all->trash(), QStringList{*kept});
    QCOMPARE(all->open(u"prod"_s).error().fault, Fault::NotFound);
    QCOMPARE(all->restore(u"nothing"_s).error().fault, Fault::NotFound);
    QCOMPARE(all->restore(u"prod"_s).value(), u"prod"_s);
    QCOMPARE(all->open(u"prod"_s).value()->catalogue().agents().first().name, u"b"_s);
    QVERIFY(all->trash().isEmpty());
}

void TestEnvironments::copiedOneHasTheFiles()
{
    write(u"environments/default/agents/a.prompt"_s, agent("a"));
    write(u"environments/default/s.json"_s, R"({"mcpServers": {"one": {"command": "x"}}})");
    write(u"secret"_s, "hush");
    QVERIFY(QFile::link(path(u"secret"_s), path(u"environments/default/link"_s)));
    const auto all = environments();
    QVERIFY(all->create(u"copy"_s, u"a copy"_s, u"default"_s));
    const auto copy = all->open(u"copy"_s).value();
    QCOMPARE(copy->catalogue().agents().size(), 1);
    QCOMPARE(copy->templates().size(), 1);
    QVERIFY(!QFileInfo(path(u"environments/copy/link"_s)).isSymLink());
    QCOMPARE(all->create(u"other"_s, {}, u"nowhere"_s).error().fault, Fault::NotFound);
    QVERIFY(!QFileInfo::exists(path(u"environments/other"_s)));
}

void TestEnvironments::absentCurrentOneFallsBackToDefault()
{
    write(u"data/environments.json"_s, R"({"current": "../../etc"})");
    QCOMPARE(environments()->currentName(), u"default"_s);
    write(u"data/environments.json"_s, R"({"current": "gone"})");
    QCOMPARE(environments()->currentName(), u"default"_s);
    write(u"data/environments.json"_s, "rubbish");
    QCOMPARE(environments()->currentName(), u"default"_s);
}

void TestEnvironments::planSaysWhatHasChanged()
{
    write(u"environments/default/agents/a.prompt"_s, agent("a"));
    write(u"environments/default/agents/b.prompt"_s, agent("b"));
    write(u"environments/default/s.json"_s, R"({"mcpServers": {"one": {"command": "x", "args": ["{{ .NEEDED_BY_ONE }}"]}}})");
    const auto all = environments();
    const auto first = QCoro::waitFor(SyncPlan::of(all->current(), all->accepted(u"default"_s))).value();
    QCOMPARE(first.count(SyncPlan::Change::Added), 3);
    QCOMPARE(first.count(SyncPlan::Change::Missing), 1);
    QCOMPARE(first.rows.last().name, u"NEEDED_BY_ONE"_s);
    QCOMPARE(first.rows.last().detail, u"wanted by one"_s);
    QVERIFY(all->setAccepted(u"default"_s, first.snapshot));

    const auto same = QCoro::waitFor(SyncPlan::of(all->current(), all->accepted(u"default"_s))).value();
    QCOMPARE(same.unchanged, 3);
    QCOMPARE(same.rows.size(), 1); // still missing

    write(u"environments/default/agents/a.prompt"_s, agent("a", "Other."));
    QVERIFY(QFile::remove(path(u"environments/default/agents/b.prompt"_s)));
    write(u"environments/default/variables.yml"_s, "NEEDED_BY_ONE: 1\n");
    const auto next = QCoro::waitFor(SyncPlan::of(all->current(), all->accepted(u"default"_s))).value();
    QCOMPARE(next.count(SyncPlan::Change::Changed), 1);
    QCOMPARE(next.count(SyncPlan::Change::Removed), 1);
    QCOMPARE(next.count(SyncPlan::Change::Added), 1); // the variable
    QCOMPARE(next.count(SyncPlan::Change::Missing), 0);
}

void TestEnvironments::planKeepsWhatIsBroken()
{
    write(u"environments/default/agents/a.prompt"_s, agent("a"));
    const auto all = environments();
    QVERIFY(all->setAccepted(u"default"_s, QCoro::waitFor(SyncPlan::of(all->current(), {})).value().snapshot));
    write(u"environments/default/agents/a.prompt"_s, "---\nname: [\n---\n");
    const auto plan = QCoro::waitFor(SyncPlan::of(all->current(), all->accepted(u"default"_s))).value();
    QCOMPARE(plan.rows.size(), 1);
    QCOMPARE(plan.rows.first().change, SyncPlan::Change::Broken);
    QVERIFY(plan.rows.first().detail.contains("a.prompt:"_L1));
    QCOMPARE(plan.snapshot, all->accepted(u"default"_s));
}

void TestEnvironments::changesHaveVersionsAndAuthors()
{
    write(u"environments/default/agents/a.prompt"_s, agent("a", "One."));
    const auto all = environments();
    QVERIFY(QCoro::waitFor(all->history().versions(u"default"_s, 10)).value().isEmpty());
    const QString first = QCoro::waitFor(all->history().commit({u"default/agents/a.prompt"_s}, u"Create a\nsecond line"_s, u"Ann <x> Ü"_s)).value();
    QCOMPARE(first.size(), 40);
    QVERIFY(QCoro::waitFor(all->history().commit({u"default/agents/a.prompt"_s}, u"Nothing"_s, u"Ann"_s)).value().isEmpty());
    write(u"environments/default/agents/a.prompt"_s, agent("a", "Two."));
    write(u"environments/default/agents/b.prompt"_s, agent("b")); // not part of the change
    QCoro::waitFor(all->keep({path(u"environments/default/agents/a.prompt"_s)}, u"Change a"_s, u"Bob"_s));
    const auto versions = QCoro::waitFor(all->history().versions(u"default/agents/a.prompt"_s, 10)).value();
    QCOMPARE(versions.size(), 2);
    QCOMPARE(versions[0].author, u"Bob"_s);
    QCOMPARE(versions[1].author, u"Ann x Ü"_s);
    QCOMPARE(versions[1].note, u"Create a second line"_s);
    QCOMPARE(versions[1].id, first);
    QVERIFY(qAbs(versions[0].time.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QVERIFY(QCoro::waitFor(all->history().versions(u"default/agents/b.prompt"_s, 10)).value().isEmpty());
    QCOMPARE(QCoro::waitFor(all->history().textAt(u"default/agents/a.prompt"_s, first.left(8))).value(), agent("a", "One."));
    const QByteArray change = QCoro::waitFor(all->history().change(u"default/agents/a.prompt"_s, versions[0].id)).value();
    QVERIFY2(change.contains("-One.") && change.contains("+Two."), change.constData());
    QCOMPARE(QCoro::waitFor(all->history().textAt(u"default/agents/a.prompt"_s, u"--help"_s)).error().fault, Fault::Invalid);
    QCOMPARE(QCoro::waitFor(all->history().textAt(u"default/agents/a.prompt"_s, u"00000000"_s)).error().fault, Fault::NotFound);
    const QByteArray difference = QCoro::waitFor(all->history().compare(path(u"environments/default/agents/a.prompt"_s), path(u"environments/default/agents/b.prompt"_s))).value();
    QVERIFY(difference.contains("-name: a"));
}

void TestEnvironments::olderVersionComesBackAsANewOne()
{
    const QString file = u"environments/default/agents/a.prompt"_s;
    write(file, agent("a", "One."));
    const auto all = environments();
    QCoro::waitFor(all->keep({path(file)}, u"Create"_s, u"Ann"_s));
    const auto first = QCoro::waitFor(all->history().versions(u"default/agents/a.prompt"_s, 1)).value().first();
    write(file, agent("a", "Two, by hand."));
    QVERIFY(QCoro::waitFor(all->restoreFile(path(file), first.id, u"Bob"_s)));
    QCOMPARE(read(file), agent("a", "One."));
    QCOMPARE(all->current()->catalogue().agents().first().file->body(), u"One."_s);
    const auto versions = QCoro::waitFor(all->history().versions(u"default/agents/a.prompt"_s, 10)).value();
    QCOMPARE(versions.size(), 3); // what was there by hand is not lost
    QCOMPARE(versions[0].author, u"Bob"_s);
    QCOMPARE(QCoro::waitFor(all->history().textAt(u"default/agents/a.prompt"_s, versions[1].id)).value(), agent("a", "Two, by hand."));
    QVERIFY(QFile::remove(path(file))); // also what was deleted
    QVERIFY(QCoro::waitFor(all->restoreFile(path(file), versions[1].id, u"Bob"_s)));
    QCOMPARE(read(file), agent("a", "Two, by hand."));
}

void TestEnvironments::variablesAreInNoHistory()
{
    write(u"environments/default/agents/a.prompt"_s, agent("a"));
    write(u"environments/default/variables.yml"_s, "TOKEN: s3cr3t\n");
    write(u"environments/.trash/x@1/agents/a.prompt"_s, agent("a"));
    const auto all = environments();
    QVERIFY(!QCoro::waitFor(all->history().commit({}, u"All"_s, u"Ann"_s)).value().isEmpty());
    QProcess git;
    git.setWorkingDirectory(path(u"environments"_s));
    git.start(u"git"_s, {u"ls-tree"_s, u"-r"_s, u"--name-only"_s, u"HEAD"_s});
    QVERIFY(git.waitForFinished());
    QCOMPARE(git.readAllStandardOutput(), QByteArray("default/agents/a.prompt\n"));
}

void TestEnvironments::hooksAndSettingsOfOthersHaveNoSay()
{
    write(u"home/.gitconfig"_s, "[commit]\n gpgSign = true\n[core]\n hooksPath = " + path(u"home"_s).toUtf8() + "\n[user]\n useConfigOnly = true\n");
    write(u"home/pre-commit"_s, "#!/bin/sh\ntouch " + path(u"ran"_s).toUtf8() + "\nexit 1\n");
    QVERIFY(QFile::setPermissions(path(u"home/pre-commit"_s), QFile::ReadOwner | QFile::ExeOwner));
    const QByteArray before = qgetenv("HOME");
    qputenv("HOME", path(u"home"_s).toUtf8());
    qputenv("GIT_DIR", "/nowhere");
    write(u"environments/default/agents/a.prompt"_s, agent("a"));
    const auto all = environments();
    QVERIFY(QDir().mkpath(path(u"environments/.git"_s)));
    const auto kept = QCoro::waitFor(all->history().commit({}, u"All"_s, u"Ann"_s));
    qputenv("HOME", before);
    qunsetenv("GIT_DIR");
    QVERIFY(!kept); // a folder .git that is no repository is said, not mended
    QVERIFY(QDir(path(u"environments/.git"_s)).removeRecursively());
    qputenv("HOME", path(u"home"_s).toUtf8());
    const auto fresh = environments();
    const auto again = QCoro::waitFor(fresh->history().commit({}, u"All"_s, u"Ann"_s));
    write(u"environments/.git/hooks/post-commit"_s, "#!/bin/sh\ntouch " + path(u"ran"_s).toUtf8() + "\n");
    QVERIFY(QFile::setPermissions(path(u"environments/.git/hooks/post-commit"_s), QFile::ReadOwner | QFile::ExeOwner));
    write(u"environments/default/agents/a.prompt"_s, agent("a", "Two."));
    const auto third = QCoro::waitFor(fresh->history().commit({}, u"All"_s, u"Ann"_s));
    qputenv("HOME", before);
    QVERIFY2(again && !again->isEmpty(), qPrintable(again ? u"empty"_s : again.error().detail));
    QVERIFY(third && !third->isEmpty());
    QVERIFY(!QFileInfo::exists(path(u"ran"_s)));
}

void TestEnvironments::repositoryOfSomebodyElseIsLeftAlone()
{
    QProcess git;
    git.setWorkingDirectory(m_dir->path());
    git.start(u"git"_s, {u"init"_s, u"-q"_s});
    QVERIFY(git.waitForFinished() && git.exitCode() == 0);
    write(u"environments/default/agents/a.prompt"_s, agent("a"));
    const auto all = environments();
    const auto kept = QCoro::waitFor(all->history().commit({}, u"All"_s, u"Ann"_s));
    QCOMPARE(kept.error().fault, Fault::Refused);
    QVERIFY(kept.error().detail.contains(m_dir->path()));
    QVERIFY(!QFileInfo::exists(path(u"environments/.git"_s)));
}

void TestEnvironments::withoutGitAllElseWorks()
{
    const QByteArray before = qgetenv("PATH");
    qputenv("PATH", "/nowhere");
    write(u"environments/default/agents/a.prompt"_s, agent("a"));
    const auto all = environments();
    const auto kept = QCoro::waitFor(all->history().commit({}, u"All"_s, u"Ann"_s));
    QCoro::waitFor(all->keep({path(u"environments/default"_s)}, u"All"_s, u"Ann"_s));
    qputenv("PATH", before);
    QCOMPARE(kept.error().fault, Fault::NotFound);
    QVERIFY(kept.error().detail.contains("install git"_L1));
    QVERIFY(all->create(u"more"_s, {}));
    QVERIFY(all->use(u"more"_s));
}

void TestEnvironments::manyCommitsAtOnceAreInOrder()
{
    const auto all = environments();
    for (int i = 0; i < 8; ++i)
        write(u"environments/default/agents/a%1.prompt"_s.arg(i), agent("a"));
    std::vector<QCoro::Task<lattice::Result<QString>>> tasks;
    for (int i = 0; i < 8; ++i)
        tasks.push_back(all->history().commit({u"default/agents/a%1.prompt"_s.arg(i)}, QString::number(i), u"Ann"_s));
    for (auto &task : tasks)
        QVERIFY(QCoro::waitFor(task).has_value());
    const auto versions = QCoro::waitFor(all->history().versions(u"default"_s, 20)).value();
    QCOMPARE(versions.size(), 8);
    QCOMPARE(versions.first().note, u"7"_s);
    QCOMPARE(versions.last().note, u"0"_s);
}

QTEST_GUILESS_MAIN(TestEnvironments)
#include "tst_environments.moc"
