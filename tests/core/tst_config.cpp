// SPDX-License-Identifier: Apache-2.0
#include "core/config/configkey.h"
#include "core/config/configreader.h"
#include "core/config/configtext.h"
#include "core/config/nearest.h"

#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using core::Config;
using core::ConfigProblem;
using core::ConfigReader;

class ConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overviewExampleIsRead();
    void goKeysMeanTheSame();
    void problemsHaveExactPlaces_data();
    void problemsHaveExactPlaces();
    void allProblemsAreFoundInOneGo();
    void valuesAreTyped_data();
    void valuesAreTyped();
    void variablesAreExpanded();
    void environmentCountsMoreThanFile();
    void environmentIsChecked();
    void secretsAreNeverPrinted();
    void unreadableFilesAreRefused();
    void emptyFilesAreDefaults();
    void inlineAgentsKeepTheirShape();
    void endlessAliasesAreRefused();
    void initialsOfTheTableAreThoseOfTheStruct();
    void referenceIsThePageInDocs();
    void firstConfigIsValid();
    void nearestWordIsSuggested_data();
    void nearestWordIsSuggested();

private:
    static ConfigReader read(const QByteArray &yaml, const ConfigReader::Variables &variables = {})
    {
        ConfigReader reader(variables);
        reader.readYaml(yaml, u"/etc/station/config.yaml"_s);
        reader.readVariables();
        return reader;
    }
};

void ConfigTest::overviewExampleIsRead()
{
    const auto config = read(R"(
lattice:
  mode: orchestrator
  station_id: "b2fffb78-7c3a-442d-a4c4-d884b0b41f91"
  station_name: "Zürich · 1"
  embedded:
    port: 4333
    http_port: 8223
    store_dir: ~/data
    auth:
      enabled: true
      users:
        - username: admin
          password: secret
      token: "bearer-token"
  nats:
    url: "nats://orchestrator:4222"
    auth:
      user: "member"
      password: "geheim"
      creds_file: "creds"
    tls:
      enabled: true
      ca: /path/to/ca.pem
    reconnect_wait_sec: 5
    max_reconnects: -1
  presence_ttl_sec: 30
  cleanup_interval_sec: 60
  timeout_sec: 120
  retry_count: 3
  events: { max_age: 30d, max_bytes: 2GiB }
  tags: [edge, "gpu"]
)").result();
    QVERIFY2(config.has_value(), qPrintable(config.has_value() ? QString() : config.error().detail));
    const core::LatticeConfig &lattice = config->lattice;
    QCOMPARE(lattice.mode, u"orchestrator"_s);
    QCOMPARE(lattice.stationName, u"Zürich · 1"_s);
    QCOMPARE(lattice.embedded.port, 4333);
    QCOMPARE(lattice.embedded.storeDir, QDir::homePath() + u"/data"_s);
    QCOMPARE(lattice.embedded.users.value(0).password.reveal(), u"secret"_s);
    QCOMPARE(lattice.nats.password.reveal(), u"geheim"_s);
    QCOMPARE(lattice.nats.credentialsFile, u"/etc/station/creds"_s);
    QVERIFY(lattice.nats.tlsEnabled);
    QCOMPARE(lattice.timeout, std::chrono::seconds(120));
    QCOMPARE(lattice.events.maxAge, std::chrono::days(30));
    QCOMPARE(lattice.events.maxBytes, 2LL << 30);
    QCOMPARE(lattice.tags, (QStringList{u"edge"_s, u"gpu"_s}));
}

void ConfigTest::goKeysMeanTheSame()
{
    const auto reader = read(R"(
lattice_orchestration: true
database_url: /tmp/x.db
lattice:
  orchestrator:
    embedded_nats: { port: 4300, auth: { users: [ { user: a, password: b } ] } }
    registry: { presence_ttl_sec: 40 }
    routing: { timeout_sec: 90, retry_count: 1 }
  nats: { tls: { cert_file: /c.pem } }
)");
    const auto config = reader.result();
    QVERIFY(config.has_value());
    QCOMPARE(config->lattice.mode, u"orchestrator"_s);
    QCOMPARE(config->lattice.embedded.port, 4300);
    QCOMPARE(config->lattice.embedded.users.value(0).user, u"a"_s);
    QCOMPARE(config->lattice.presenceTtl, std::chrono::seconds(40));
    QCOMPARE(config->lattice.retryCount, 1);
    QCOMPARE(config->lattice.nats.tlsCertificate, u"/c.pem"_s);
    QCOMPARE(reader.warnings(), QStringList{u"/etc/station/config.yaml:3:1: database_url is a key of the Go project that has no effect here"_s});
}

void ConfigTest::problemsHaveExactPlaces_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("problem");
    QTest::newRow("not a number") << "lattice:\n  embedded:\n    port: abc\n"_ba << u":3:11: lattice.embedded.port: expected a whole number from -1 to 65535, found \"abc\""_s;
    QTest::newRow("too large") << "lattice:\n  embedded: { port: 70000 }\n"_ba << u":2:21: lattice.embedded.port: expected a whole number from -1 to 65535, found \"70000\""_s;
    QTest::newRow("not a choice") << "lattice:\n  mode: leader\n"_ba << u":2:9: lattice.mode: expected one of standalone, orchestrator, member, found \"leader\""_s;
    QTest::newRow("not a boolean") << "lattice:\n  nats:\n    tls:\n      enabled: maybe\n"_ba << u":4:16: lattice.nats.tls.enabled: expected true or false, found \"maybe\""_s;
    QTest::newRow("list for text") << "lattice:\n  station_name: [a, b]\n"_ba << u":2:17: lattice.station_name: expected a text, found a list"_s;
    QTest::newRow("text for map") << "lattice: here\n"_ba << u":1:10: lattice: expected keys below it, found \"here\""_s;
    QTest::newRow("map for secret") << "lattice:\n  nats:\n    auth:\n      token: {a: hidden}\n"_ba << u":4:14: lattice.nats.auth.token: expected a text"_s;
    QTest::newRow("short id") << "lattice:\n  station_id: abc\n"_ba << u":2:15: lattice.station_id: expected 8 to 64 letters, digits, - or _; not \"assign\", found \"abc\""_s;
    QTest::newRow("unknown, near") << "lattice:\n  station_nmae: x\n"_ba << u":2:3: unknown key lattice.station_nmae, ignored; did you mean lattice.station_name?"_s;
    QTest::newRow("unknown, elsewhere") << "timeout_sec: 5\n"_ba << u":1:1: unknown key timeout_sec, ignored; did you mean lattice.timeout_sec?"_s;
    QTest::newRow("unknown, nothing near") << "zzzzzzzzzz: 5\n"_ba << u":1:1: unknown key zzzzzzzzzz, ignored"_s;
    QTest::newRow("twice") << "lattice:\n  mode: member\n  mode: member\n"_ba << u":3:3: lattice.mode stands here twice; keep one"_s;
    QTest::newRow("key and alias") << "lattice_url: nats://a\nlattice:\n  nats: { url: nats://b }\n"_ba << u":3:11: lattice.nats.url means the same as lattice_url above; keep one"_s;
    QTest::newRow("two documents") << "lattice:\n  mode: member\n---\nlattice:\n  mode: member\n"_ba << u":4:1: expected one document; the rest after --- belongs into a file of its own"_s;
    QTest::newRow("not YAML") << "lattice:\n  mode: [a\nb: c\n"_ba << u"not readable as YAML"_s;
    QTest::newRow("tab") << "lattice:\n\tmode: member\n"_ba << u"not readable as YAML"_s;
    QTest::newRow("a list") << "- a\n"_ba << u":1:1: expected keys with values, such as `lattice:`, found a list"_s;
    QTest::newRow("user without password") << "lattice:\n  embedded:\n    auth:\n      users:\n        - username: a\n"_ba << u":5:11: lattice.embedded.auth.users: expected {username, password}, and both with a value"_s;
    QTest::newRow("agent without name") << "agents:\n  - prompt: x\n"_ba << u":2:5: agents: expected an agent with at least a name, found a map"_s;
    QTest::newRow("variable not set") << "ai_api_key: ${NOT_SET}\n"_ba << u":1:13: ai_api_key: the environment variable NOT_SET is not set (write ${NOT_SET:-} if it may be empty)"_s;
    QTest::newRow("bad bytes") << "lattice:\n  station_name: \"\xc3\xbc\xff\"\n"_ba << u":2:19: expected UTF-8"_s;
}

void ConfigTest::problemsHaveExactPlaces()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, problem);
    const auto problems = read(yaml).problems();
    QCOMPARE(problems.size(), 1);
    QVERIFY2(problems.first().toString().contains(problem), qPrintable(problems.first().toString()));
    QVERIFY(problems.first().toString().startsWith(u"/etc/station/config.yaml:"_s));
}

void ConfigTest::allProblemsAreFoundInOneGo()
{
    const auto reader = read("lattice:\n  mode: x\n  slots: none\n  colour: blue\nai_provider: [a]\n");
    const auto result = reader.result();
    QVERIFY(!result);
    QCOMPARE(result.error().fault, lattice::Fault::Invalid);
    QCOMPARE(result.error().detail.split(u'\n').size(), 3);
    QCOMPARE(reader.warnings().size(), 1);
}

void ConfigTest::valuesAreTyped_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QVariant>("value"); // invalid: must be refused
    QTest::newRow("seconds") << u"lattice.timeout_sec"_s << u"90"_s << QVariant(90LL);
    QTest::newRow("minutes") << u"lattice.timeout_sec"_s << u"5m"_s << QVariant(300LL);
    QTest::newRow("no unit of bytes") << u"lattice.timeout_sec"_s << u"5GB"_s << QVariant();
    QTest::newRow("milliseconds are no seconds") << u"lattice.timeout_sec"_s << u"5000ms"_s << QVariant();
    QTest::newRow("zero is too little") << u"lattice.timeout_sec"_s << u"0"_s << QVariant();
    QTest::newRow("bytes") << u"lattice.events.max_bytes"_s << u"512MB"_s << QVariant(512'000'000LL);
    QTest::newRow("overflow") << u"lattice.events.max_bytes"_s << u"999999999999999999TiB"_s << QVariant();
    QTest::newRow("too long a number") << u"lattice.slots"_s << u"99999999999999999999999"_s << QVariant();
    QTest::newRow("fraction") << u"lattice.slots"_s << u"1.5"_s << QVariant();
    QTest::newRow("empty") << u"lattice.slots"_s << u""_s << QVariant();
    QTest::newRow("yes") << u"lattice.nats.tls.enabled"_s << u"Yes"_s << QVariant(true);
    QTest::newRow("words") << u"lattice.tags"_s << u" a, b ,,c"_s << QVariant(QStringList{u"a"_s, u"b"_s, u"c"_s});
    QTest::newRow("assign is no id") << u"lattice.station_id"_s << u"assign"_s << QVariant();
    QTest::newRow("dots are no id") << u"lattice.station_id"_s << u"station.one"_s << QVariant();
}

void ConfigTest::valuesAreTyped()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(QVariant, value);
    const auto key = std::ranges::find(core::configKeys(), path, &core::ConfigKey::path);
    QVERIFY(key != core::configKeys().end());
    const auto typed = core::typedValue(*key, text);
    QCOMPARE(typed.has_value(), value.isValid());
    if (typed)
        QCOMPARE(*typed, value);
}

void ConfigTest::variablesAreExpanded()
{
    const ConfigReader::Variables variables{{u"HOST"_s, u"hub"_s}, {u"TRICK"_s, u"${HOST}"_s}, {u"PORT"_s, u"4300"_s}};
    const auto config = read("lattice:\n  station_name: \"$${HOST} ${TRICK} ${NONE:-other}\"\n  nats: { url: \"nats://${HOST}:${PORT}\" }\n  embedded:\n    port: ${PORT}\n", variables).result();
    QVERIFY2(config.has_value(), qPrintable(config ? QString() : config.error().detail));
    QCOMPARE(config->lattice.stationName, u"${HOST} ${HOST} other"_s); // what comes in by a variable is not read again
    QCOMPARE(config->lattice.nats.url, u"nats://hub:4300"_s);
    QCOMPARE(config->lattice.embedded.port, 4300);
}

void ConfigTest::environmentCountsMoreThanFile()
{
    const auto config = read("lattice:\n  station_name: file\n  slots: 2\n", {{u"STN_LATTICE_STATION_NAME"_s, u"environment"_s}, {u"STATION_LATTICE_SLOTS"_s, u"7"_s},
                                                                              {u"STN_LATTICE_NATS_USER"_s, u"me"_s}}).result();
    QVERIFY(config.has_value());
    QCOMPARE(config->lattice.stationName, u"environment"_s);
    QCOMPARE(config->lattice.slots, 7);
    QCOMPARE(config->lattice.nats.user, u"me"_s);
}

void ConfigTest::environmentIsChecked()
{
    const auto reader = read({}, {{u"STN_LATTICE_SLOTS"_s, u"many"_s}, {u"STN_LATTICE_NATS_ULR"_s, u"nats://a"_s}});
    QCOMPARE(reader.result().error().detail, u"STN_LATTICE_SLOTS: expected a whole number from 1 to 1024, found \"many\""_s);
    QCOMPARE(reader.warnings(), QStringList{u"STN_LATTICE_NATS_ULR: no such setting, ignored; did you mean STN_LATTICE_NATS_URL?"_s});
}

void ConfigTest::secretsAreNeverPrinted()
{
    const core::Secret secret(u"hunter2"_s);
    QString printed;
    QDebug(&printed) << secret << core::Secret();
    QVERIFY2(!printed.contains(u"hunter2"_s), qPrintable(printed));
    QVERIFY(printed.contains(u"(secret)"_s));
    QVERIFY(printed.contains(u"(none)"_s));
}

void ConfigTest::unreadableFilesAreRefused()
{
    const QTemporaryDir dir;
    ConfigReader missing({});
    missing.readFile(dir.filePath(u"none.yaml"_s));
    QCOMPARE(missing.result().error().fault, lattice::Fault::NotFound);
    QVERIFY(missing.result().error().detail.contains(u"none.yaml: there is no such file"_s));

    ConfigReader folder({});
    folder.readFile(dir.path());
    QVERIFY(folder.result().error().detail.contains(u"expected a file, this is a folder"_s));

    QFile file(dir.filePath(u"closed.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.setPermissions({});
    file.close();
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    ConfigReader closed({});
    closed.readFile(file.fileName());
    QCOMPARE(closed.result().error().fault, lattice::Fault::Refused);
}

void ConfigTest::emptyFilesAreDefaults()
{
    for (const QByteArray &yaml : {""_ba, "\n\n# only a comment\n"_ba, "lattice:\n"_ba, "lattice:\n  station_id:\n"_ba}) {
        const auto reader = read(yaml);
        QVERIFY(reader.problems().isEmpty());
        QCOMPARE(*reader.result(), Config());
    }
}

void ConfigTest::inlineAgentsKeepTheirShape()
{
    const auto config = read("agents:\n  - name: ralph\n    max_steps: 8\n    version: \"8\"\n    enabled: true\n    tools: [a, b]\n    prompt: |\n      Eins ${X}\n      zwei\n").result();
    QVERIFY(config.has_value());
    const QJsonObject agent = config->agents.at(0).toObject();
    QCOMPARE(agent[u"max_steps"_s], QJsonValue(8));
    QCOMPARE(agent[u"version"_s], QJsonValue(u"8"_s));
    QCOMPARE(agent[u"enabled"_s], QJsonValue(true));
    QCOMPARE(agent[u"tools"_s].toArray().size(), 2);
    QCOMPARE(agent[u"prompt"_s].toString(), u"Eins ${X}\nzwei\n"_s);
}

void ConfigTest::endlessAliasesAreRefused()
{
    QByteArray yaml = "agents:\n  - name: bomb\n    a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; ++i)
        yaml += "    a%1: &a%1 [*a%2, *a%2, *a%2, *a%2, *a%2, *a%2, *a%2, *a%2, *a%2, *a%2]\n"_ba.replace("%1", QByteArray::number(i)).replace("%2", QByteArray::number(i - 1));
    const auto reader = read(yaml);
    QVERIFY(!reader.result());
    QVERIFY(reader.result().error().detail.contains(u"too many or too deep values"_s));
}

void ConfigTest::initialsOfTheTableAreThoseOfTheStruct()
{
    Config fromTable;
    for (const core::ConfigKey &key : core::configKeys()) {
        QVERIFY2(!key.help.isEmpty() && key.assign, qPrintable(key.path));
        if (key.initial.isEmpty())
            continue;
        const auto value = core::typedValue(key, key.initial);
        QVERIFY2(value.has_value(), qPrintable(key.path));
        key.assign(fromTable, *value);
    }
    fromTable.lattice.embedded.bind.clear(); // shown in the reference as what an empty one means
    fromTable.bind.clear();
    QCOMPARE(fromTable, Config());
}

void ConfigTest::referenceIsThePageInDocs()
{
    QFile page(QStringLiteral(SOURCE_FOLDER) + u"/docs/configuration.md"_s);
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString reference = core::configReference();
    if (qEnvironmentVariableIsSet("STATION_WRITE_DOCS")) {
        QFile out(page.fileName());
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(reference.toUtf8());
        return;
    }
    QVERIFY2(QString::fromUtf8(page.readAll()) == reference, "docs/configuration.md is not made from the table; run this test with STATION_WRITE_DOCS=1");
}

void ConfigTest::firstConfigIsValid()
{
    for (const auto &values : {QHash<QString, QString>(), QHash<QString, QString>{{u"ai_provider"_s, u"anthropic"_s}, {u"lattice.mode"_s, u"member"_s},
                                                                                 {u"lattice.nats.url"_s, u"nats://a:4222"_s}, {u"lattice.embedded.port"_s, u"4333"_s},
                                                                                 {u"lattice.station_name"_s, u"a \"b\" \\ c"_s}}}) {
        const auto reader = read(core::firstConfig(values).toUtf8());
        QVERIFY2(reader.problems().isEmpty(), qPrintable(reader.problems().isEmpty() ? QString() : reader.problems().first().toString()));
        QCOMPARE(reader.result()->aiProvider, values.value(u"ai_provider"_s));
        QCOMPARE(reader.result()->lattice.nats.url, values.value(u"lattice.nats.url"_s));
        QCOMPARE(reader.result()->lattice.stationName, values.value(u"lattice.station_name"_s));
    }
}

void ConfigTest::nearestWordIsSuggested_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("near");
    QTest::newRow("swapped") << u"statsu"_s << u"status"_s;
    QTest::newRow("one off") << u"serv"_s << u"serve"_s;
    QTest::newRow("case") << u"STATUS"_s << u"status"_s;
    QTest::newRow("nothing near") << u"banana"_s << QString();
    QTest::newRow("empty") << u""_s << QString();
    QTest::newRow("endless") << QString(10000, u's') << QString();
}

void ConfigTest::nearestWordIsSuggested()
{
    QFETCH(QString, word);
    QFETCH(QString, near);
    QCOMPARE(core::nearest(word, {u"serve"_s, u"status"_s, u"version"_s}), near);
}

QTEST_GUILESS_MAIN(ConfigTest)
#include "tst_config.moc"
