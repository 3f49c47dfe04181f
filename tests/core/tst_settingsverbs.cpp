// SPDX-License-Identifier: Apache-2.0
// Settings read and changed by verbs, as commands, clients and the window do.
#include "core/config/configfile.h"
#include "core/config/configreader.h"
#include "core/engine/engine.h"
#include "core/environment/environments.h"
#include "core/verb/verbtable.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ConfigFile;
using lattice::Fault;

class TestSettingsVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listSaysWhereEachValueIsFrom();
    void secretsAreNotShown();
    void changeKeepsEveryOtherByte_data();
    void changeKeepsEveryOtherByte();
    void everyKeyCanBeSetAndTakenOut();
    void unsetKeepsComments();
    void wrongValuesAreNotWritten_data();
    void wrongValuesAreNotWritten();
    void variableThatIsNotSetIsNotWritten();
    void keyUnderAnotherNameIsChangedThere();
    void brokenFileIsLeftAlone();
    void missingFileIsMade();
    void linkIsFollowedAndModeKept();
    void oldValueComesBack();
    void runningStationSaysWhatItDoesNotHaveYet();
    void otherStationsDoNotChangeTrust();
    void readersDoNotChangeAnything();
    void secretVariableIsRevealedToPeopleOnly();

private:
    lattice::Result<QJsonObject> run(const QString &verb, const QJsonObject &arguments, core::Caller caller = {}, const core::Config &config = {});
    QString path() const { return m_dir->filePath(u"config.yaml"_s); }
    QByteArray read() const;
    void write(const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    core::VerbTable m_table;
};

void TestSettingsVerbs::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    if (m_table.verbs().isEmpty()) {
        m_table.add(core::settingsVerbs());
        m_table.add(core::envVerbs());
    }
}

lattice::Result<QJsonObject> TestSettingsVerbs::run(const QString &verb, const QJsonObject &arguments, core::Caller caller, const core::Config &config)
{
    auto home = core::Home::open(m_dir->path(), core::Home::Take::Shared);
    if (!home)
        return std::unexpected(home.error());
    auto environments = std::make_unique<core::Environments>(m_dir->filePath(u"environments"_s), m_dir->filePath(u"data"_s), (*home)->stationId());
    core::Engine engine(std::move(*home), {.config = config}); // as a command's own process has one, which joins nothing
    engine.setEnvironments(std::move(environments));
    core::Context context;
    context.engine = &engine;
    context.home = core::HomePaths::of(m_dir->path());
    context.caller = std::move(caller);
    return QCoro::waitFor(m_table.run(verb, context, arguments, {}, {}));
}

QByteArray TestSettingsVerbs::read() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestSettingsVerbs::write(const QByteArray &bytes) const
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestSettingsVerbs::listSaysWhereEachValueIsFrom()
{
    write("lattice:\n  station_name: Desk # mine\n  tags: [a, b]\n");
    qputenv("STN_LATTICE_REGION", "north");
    const auto list = run(u"settings.list"_s, {});
    qunsetenv("STN_LATTICE_REGION");
    QVERIFY2(list, list ? "" : qPrintable(list.error().detail));
    QCOMPARE((*list)["settings"_L1].toArray().size(), core::configKeys().size());
    QHash<QString, QJsonObject> rows;
    for (const QJsonValue row : (*list)["settings"_L1].toArray())
        rows.insert(row["key"_L1].toString(), row.toObject());
    QCOMPARE(rows[u"lattice.station_name"_s]["value"_L1], u"Desk"_s);
    QCOMPARE(rows[u"lattice.station_name"_s]["place"_L1], path() + u":2"_s);
    QCOMPARE(rows[u"lattice.tags"_s]["value"_L1], u"a, b"_s);
    QCOMPARE(rows[u"lattice.region"_s]["from"_L1], u"environment"_s);
    QCOMPARE(rows[u"lattice.region"_s]["place"_L1], u"STN_LATTICE_REGION"_s);
    QCOMPARE(rows[u"lattice.slots"_s]["from"_L1], u"default"_s);
    QCOMPARE(rows[u"lattice.slots"_s]["default"_L1], u"4"_s);
    QVERIFY(!rows[u"lattice.slots"_s]["set"_L1].toBool());
    QCOMPARE(run(u"settings.list"_s, {{u"changed"_s, true}}).value()["settings"_L1].toArray().size(), 2);
    QVERIFY(run(u"settings.list"_s, {{u"filter"_s, u"PORT"_s}}).value()["settings"_L1].toArray().size() >= 4);
}

void TestSettingsVerbs::secretsAreNotShown()
{
    write("ai_api_key: sk-hidden\nlattice:\n  nats:\n    url: nats://desk:hid@hidden@hub:4222\n    auth:\n      token: ${TOKEN_OF_HUB}\nmodels:\n  providers:\n    own: {base_url: 'http://x', api_key: hidden}\n");
    const auto list = run(u"settings.list"_s, {});
    QVERIFY(list);
    const QByteArray json = QJsonDocument(*list).toJson();
    QVERIFY2(!json.contains("hidden"), json.constData());
    QVERIFY(json.contains("${TOKEN_OF_HUB}")); // it says where the secret is, and not what
    const auto set = run(u"settings.set"_s, {{u"key"_s, u"ai_api_key"_s}, {u"value"_s, u"sk-other"_s}});
    QVERIFY(!set);
    QCOMPARE(set.error().fault, Fault::Refused);
    QVERIFY(!set.error().detail.contains("sk-other"_L1));
    QVERIFY(read().contains("sk-hidden"));
}

void TestSettingsVerbs::changeKeepsEveryOtherByte_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("value") << "# top\nlattice:\n  slots: 4   # four\n  queue: 9\n"_ba << u"lattice.slots"_s << u"8"_s << "# top\nlattice:\n  slots: 8   # four\n  queue: 9\n"_ba;
    QTest::newRow("quoted") << "lattice:\n  station_name: 'Desk'\n"_ba << u"lattice.station_name"_s << u"Büro"_s << "lattice:\n  station_name: 'Büro'\n"_ba;
    QTest::newRow("new key") << "lattice:\n  slots: 4\n\n# more\nbind: 127.0.0.1\n"_ba << u"lattice.region"_s << u"north"_s << "lattice:\n  slots: 4\n  region: north\n\n# more\nbind: 127.0.0.1\n"_ba;
    QTest::newRow("new group") << "bind: 127.0.0.1\n"_ba << u"runs.budget.steps"_s << u"9"_s << "bind: 127.0.0.1\nruns:\n  budget:\n    steps: 9\n"_ba;
    QTest::newRow("flow") << "lattice: {slots: 4, queue: 9}\n"_ba << u"lattice.slots"_s << u"8"_s << "lattice: {slots: 8, queue: 9}\n"_ba;
    QTest::newRow("dotted name") << "lattice.slots: 4\n"_ba << u"lattice.slots"_s << u"8"_s << "lattice.slots: 8\n"_ba;
    QTest::newRow("windows lines") << "lattice:\r\n  slots: 4\r\n"_ba << u"lattice.queue"_s << u"5"_s << "lattice:\r\n  slots: 4\r\n  queue: 5\r\n"_ba;
    QTest::newRow("no line end") << "log_level: info"_ba << u"log_format"_s << u"json"_s << "log_level: info\nlog_format: json\n"_ba;
    QTest::newRow("comments alone") << "# nothing yet\n"_ba << u"log_level"_s << u"debug"_s << "# nothing yet\nlog_level: debug\n"_ba;
    QTest::newRow("list") << "lattice:\n  tags:\n    - a # first\n    - b\n"_ba << u"lattice.tags"_s << u"a, b, c"_s << "lattice:\n  tags:\n    - a # first\n    - b\n    - c\n"_ba;
    QTest::newRow("group without content") << "lattice: # ours\n  # slots: 4\n"_ba << u"lattice.queue"_s << u"5"_s << "lattice: # ours\n  queue: 5\n  # slots: 4\n"_ba;
}

void TestSettingsVerbs::changeKeepsEveryOtherByte()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QByteArray, after);
    write(before);
    const auto set = run(u"settings.set"_s, {{u"key"_s, key}, {u"value"_s, value}});
    QVERIFY2(set, set ? "" : qPrintable(set.error().detail));
    QCOMPARE(read(), after.endsWith('\n') ? after : after + '\n');
    QCOMPARE((*set)["value"_L1], value);
}

void TestSettingsVerbs::everyKeyCanBeSetAndTakenOut()
{
    const QByteArray start = "# ours\nlattice:\n  # of the station\n  slots: 7\nai_model: m # last\n";
    qputenv("SOME_SECRET", "x");
    for (const core::ConfigKey &key : core::configKeys()) {
        if (key.type == core::KeyType::Users || key.type == core::KeyType::Agents || key.type == core::KeyType::Providers || key.path == "lattice.slots"_L1 || key.path == "ai_model"_L1)
            continue;
        auto file = ConfigFile::parse(start, u"config.yaml"_s);
        QVERIFY(file);
        const QString value = !key.choices.isEmpty()             ? key.choices.constLast()
            : key.type == core::KeyType::Boolean                 ? u"true"_s
            : key.type == core::KeyType::Secret                  ? u"${SOME_SECRET}"_s
            : key.least < key.most                               ? QString::number(key.least + 1)
                                                                 : u"some-text-1"_s;
        const auto set = file->set(key, value);
        QVERIFY2(set, qPrintable(key.path + u": "_s + (set ? QString() : set.error().detail)));
        QCOMPARE(file->find(key)->text, value);
        const auto unset = file->unset(key);
        QVERIFY2(unset, qPrintable(key.path + u": "_s + (unset ? QString() : unset.error().detail)));
        QVERIFY(!file->find(key));
        QCOMPARE(file->bytes(), start);
    }
    qunsetenv("SOME_SECRET");
}

void TestSettingsVerbs::unsetKeepsComments()
{
    write("# top\nlattice:\n  # how many\n  slots: 8 # eight\n  # the end\nbind: 127.0.0.1\n");
    const auto unset = run(u"settings.unset"_s, {{u"key"_s, u"lattice.slots"_s}});
    QVERIFY2(unset, unset ? "" : qPrintable(unset.error().detail));
    QCOMPARE(read(), "# top\nlattice:\n  # how many\n  # the end\nbind: 127.0.0.1\n"_ba);
    QVERIFY(!(*unset)["set"_L1].toBool());
    QVERIFY(run(u"settings.unset"_s, {{u"key"_s, u"lattice.slots"_s}})); // it was not there
    write("runs: # ours\n  max_age: 1d\nlattice:\n  slots: 3\n  # words\nbind: 127.0.0.1\n");
    QVERIFY(run(u"settings.unset"_s, {{u"key"_s, u"runs.max_age"_s}}));
    QVERIFY(run(u"settings.unset"_s, {{u"key"_s, u"lattice.slots"_s}}));
    QCOMPARE(read(), "runs: # ours\nlattice:\n  # words\nbind: 127.0.0.1\n"_ba); // whose comments stay, stays
    write("bind: 127.0.0.1\n");
    QVERIFY(run(u"settings.unset"_s, {{u"key"_s, u"bind"_s}}));
    QCOMPARE(read(), QByteArray());
}

void TestSettingsVerbs::wrongValuesAreNotWritten_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("words");
    QTest::newRow("number") << u"lattice.slots"_s << u"many"_s << u"a whole number from 1 to 1024"_s;
    QTest::newRow("range") << u"lattice.slots"_s << u"2000"_s << u"from 1 to 1024"_s;
    QTest::newRow("choice") << u"log_level"_s << u"loud"_s << u"one of debug, info"_s;
    QTest::newRow("structure") << u"models.providers"_s << u"x"_s << u"by hand"_s;
    QTest::newRow("unknown") << u"lattice.slot"_s << u"1"_s << u"did you mean lattice.slots?"_s;
}

void TestSettingsVerbs::wrongValuesAreNotWritten()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, words);
    write("bind: 127.0.0.1\n");
    const auto set = run(u"settings.set"_s, {{u"key"_s, key}, {u"value"_s, value}});
    QVERIFY(!set);
    QVERIFY2(set.error().detail.contains(words), qPrintable(set.error().detail));
    QCOMPARE(read(), "bind: 127.0.0.1\n"_ba);
}

void TestSettingsVerbs::variableThatIsNotSetIsNotWritten()
{
    const auto set = run(u"settings.set"_s, {{u"key"_s, u"lattice.nats.auth.token"_s}, {u"value"_s, u"${NOBODY_HAS_THIS}"_s}});
    QVERIFY(!set);
    QVERIFY2(set.error().detail.contains("NOBODY_HAS_THIS is not set"_L1), qPrintable(set.error().detail));
    QVERIFY(!QFile::exists(path()));
}

void TestSettingsVerbs::keyUnderAnotherNameIsChangedThere()
{
    write("ai:\n  model: one\n");
    QVERIFY(run(u"settings.set"_s, {{u"key"_s, u"ai_model"_s}, {u"value"_s, u"two"_s}}));
    QCOMPARE(read(), "ai:\n  model: two\n"_ba);
    QCOMPARE(run(u"settings.get"_s, {{u"key"_s, u"ai.model"_s}}).value()["value"_L1], u"two"_s);
}

void TestSettingsVerbs::brokenFileIsLeftAlone()
{
    write("lattice: [\n");
    const auto set = run(u"settings.set"_s, {{u"key"_s, u"log_level"_s}, {u"value"_s, u"debug"_s}});
    QVERIFY(!set);
    QVERIFY2(set.error().detail.contains("config.yaml:"_L1), qPrintable(set.error().detail));
    QCOMPARE(read(), "lattice: [\n"_ba);
    write("x: &a {slots: 3}\nlattice: *a\n"); // the other place would change too
    const auto shared = run(u"settings.set"_s, {{u"key"_s, u"lattice.slots"_s}, {u"value"_s, u"5"_s}});
    if (shared) {
        QCOMPARE(ConfigFile::parse(read(), u"x"_s)->find(**core::configKey(u"lattice.slots"_s))->text, u"5"_s);
        QVERIFY2(read().contains("{slots: 3}"), read().constData());
    }
}

void TestSettingsVerbs::missingFileIsMade()
{
    QVERIFY(run(u"settings.set"_s, {{u"key"_s, u"lattice.station_name"_s}, {u"value"_s, u"Desk: 1"_s}}));
    core::ConfigReader reader(core::ConfigReader::Variables{});
    reader.readFile(path());
    QCOMPARE(reader.result().value().lattice.stationName, u"Desk: 1"_s);
    QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestSettingsVerbs::linkIsFollowedAndModeKept()
{
    QFile real(m_dir->filePath(u"real.yaml"_s));
    QVERIFY(real.open(QIODevice::WriteOnly));
    real.write("log_level: info\n");
    real.close();
    real.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
    QVERIFY(QFile::link(real.fileName(), path()));
    const auto mode = QFile::permissions(real.fileName());
    QVERIFY(run(u"settings.set"_s, {{u"key"_s, u"log_level"_s}, {u"value"_s, u"debug"_s}}));
    QVERIFY(QFileInfo(path()).isSymLink());
    QCOMPARE(read(), "log_level: debug\n"_ba);
    QCOMPARE(QFile::permissions(real.fileName()), mode);
}

void TestSettingsVerbs::oldValueComesBack()
{
    write("runs:\n  max_age: 90d\n");
    const auto first = run(u"settings.set"_s, {{u"key"_s, u"runs.max_age"_s}, {u"value"_s, u"10d"_s}});
    QCOMPARE(first.value()["before"_L1]["value"_L1], u"90d"_s);
    const auto second = run(u"settings.set"_s, {{u"key"_s, u"log_level"_s}, {u"value"_s, u"debug"_s}});
    QVERIFY(!second.value()["before"_L1]["set"_L1].toBool());
}

void TestSettingsVerbs::runningStationSaysWhatItDoesNotHaveYet()
{
    core::Config config;
    config.lattice.slots = 8;
    write("lattice:\n  slots: 8\n");
    QCOMPARE(run(u"settings.get"_s, {{u"key"_s, u"lattice.slots"_s}}, {}, config).value()["in_use"_L1], true);
    const auto set = run(u"settings.set"_s, {{u"key"_s, u"lattice.slots"_s}, {u"value"_s, u"9"_s}}, {}, config);
    QCOMPARE(set.value()["in_use"_L1], false);
    QVERIFY(set.value()["note"_L1].toString().contains("starts again"_L1));
    for (const QJsonValue row : run(u"settings.list"_s, {}).value()["settings"_L1].toArray()) // of defaults, with the defaults
        QVERIFY2(row["in_use"_L1].toBool(true) || row["key"_L1] == "lattice.slots"_L1, qPrintable(row["key"_L1].toString()));
}

void TestSettingsVerbs::otherStationsDoNotChangeTrust()
{
    const core::Caller station{.face = core::Caller::Face::Station, .name = u"station-b"_s, .right = core::Right::Administer};
    for (const QString &key : {u"lattice.remote.read"_s, u"bind"_s, u"lattice.nats.url"_s, u"telemetry.endpoint"_s, u"ai_base_url"_s, u"mcp_oauth_issuer"_s, u"mcp_oauth_audience"_s}) {
        const auto set = run(u"settings.set"_s, {{u"key"_s, key}, {u"value"_s, u"true"_s}}, station);
        QVERIFY2(!set && set.error().fault == Fault::Refused, qPrintable(key));
    }
    QVERIFY(run(u"settings.set"_s, {{u"key"_s, u"lattice.slots"_s}, {u"value"_s, u"5"_s}}, station));
}

void TestSettingsVerbs::readersDoNotChangeAnything()
{
    const core::Caller reader{.face = core::Caller::Face::Mcp, .name = u"x"_s, .right = core::Right::Operate};
    QVERIFY(run(u"settings.list"_s, {}, reader));
    QCOMPARE(run(u"settings.set"_s, {{u"key"_s, u"lattice.slots"_s}, {u"value"_s, u"5"_s}}, reader).error().fault, Fault::Refused);
    QCOMPARE(run(u"settings.unset"_s, {{u"key"_s, u"lattice.slots"_s}}, reader).error().fault, Fault::Refused);
}

void TestSettingsVerbs::secretVariableIsRevealedToPeopleOnly()
{
    qputenv("STN_KEYRING", "off");
    QVERIFY(run(u"env.vars.set"_s, {{u"name"_s, u"LOG_TOKEN"_s}, {u"value"_s, u"hidden"_s}, {u"secret"_s, true}}));
    QVERIFY(!QJsonDocument(run(u"env.vars"_s, {}).value()).toJson().contains("hidden"));
    const auto shown = run(u"env.vars.reveal"_s, {{u"name"_s, u"LOG_TOKEN"_s}}, {.face = core::Caller::Face::Window});
    QVERIFY2(shown, shown ? "" : qPrintable(shown.error().detail));
    QCOMPARE((*shown)["value"_L1], u"hidden"_s);
    for (const auto face : {core::Caller::Face::Mcp, core::Caller::Face::Agents, core::Caller::Face::Station})
        QCOMPARE(run(u"env.vars.reveal"_s, {{u"name"_s, u"LOG_TOKEN"_s}}, {.face = face}).error().fault, Fault::Refused);
    QCOMPARE(run(u"env.vars.reveal"_s, {{u"name"_s, u"NOTHING"_s}}).error().fault, Fault::NotFound);
    QVERIFY(m_table.find(u"env.vars.reveal"_s)->onlyHere);
    QVERIFY(!m_table.find(u"env.vars.reveal"_s)->hints.readOnly); // so that looking leaves an event
}

QTEST_GUILESS_MAIN(TestSettingsVerbs)
#include "tst_settingsverbs.moc"
