// SPDX-License-Identifier: Apache-2.0
// Settings of the window and of the station as rows, trust, providers.
#include "app/desktop/settings/settingsdesk.h"
#include "app/desktop/settings/settingwords.h"
#include "tests/app/samplesettings.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::SettingsModel;

class SettingModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_tester.reset(); }
    void everyKeyHasItsPlaceAndWords();
    void groupShowsItsRows();
    void searchFindsInAllGroups();
    void changeIsWrittenAndUndone();
    void wrongValueSaysWhatIsExpected();
    void windowObeysAtOnceAndRemembers();
    void wrongWindowFileIsDefaults();
    void folderThatIsReadOnlySaysSo();
    void themeOfTheCommandLineCountsUntilChanged();
    void pendingIsCounted();
    void failureKeepsWhatIsThere();
    void secretThatCannotComeBackIsNotUndone();
    void keysAreAllowedAndRevoked();
    void providersAreTriedAndUsed();
    void keyIsStoredAndNotShown();
    void pricesShowWhatIsNotKnownFirst();
    void priceIsSetRemovedAndUndone();
    void priceOfSomebodyElseIsNotOverwritten();
    void undoWaitsForThePrices();
    void amountsAreReadAsPeopleWriteThem();

private:
    QVariant at(const QString &key, int role) { return list().data(list().index(list().rowOf(key)), role); }
    SettingsModel &list() { return *m_desk->list(); }

    QTemporaryDir m_dir;
    std::unique_ptr<app::VerbClient> m_verbs;
    std::unique_ptr<SettingsStage> m_stage;
    std::unique_ptr<app::SettingsDesk> m_desk;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void SettingModelsTest::init()
{
    m_desk.reset();
    m_stage.reset();
    m_verbs = std::make_unique<app::VerbClient>();
    m_stage = std::make_unique<SettingsStage>(*m_verbs);
    m_desk = std::make_unique<app::SettingsDesk>(*m_verbs);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_desk->list(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QFile::remove(m_dir.filePath(u"window.ini"_s));
    m_desk->open(m_dir.path());
}

void SettingModelsTest::everyKeyHasItsPlaceAndWords()
{
    for (const core::ConfigKey &key : core::configKeys())
        QVERIFY2(app::SettingWords::isKnown(key.path) && app::SettingWords::groups().contains(app::SettingWords::groupOf(key.path)), qPrintable(key.path));
    for (const auto &row : app::WindowSettings::rows())
        QVERIFY2(app::SettingWords::isKnown(row.key) && !app::SettingWords::help(row.key).isEmpty(), qPrintable(row.key));
    m_desk->refresh();
    int all = 0;
    for (const QString &group : list().groups()) {
        list().setGroup(group);
        QVERIFY2(list().count() > 0, qPrintable(group));
        all += list().count();
    }
    QCOMPARE(all, core::configKeys().size() + app::WindowSettings::rows().size());
}

void SettingModelsTest::groupShowsItsRows()
{
    m_stage->values[u"lattice.station_name"_s] = u"Desk"_s;
    m_desk->refresh();
    QCOMPARE(list().group(), u"general"_s);
    QCOMPARE(at(u"lattice.station_name"_s, SettingsModel::ValueRole).toString(), u"Desk"_s);
    QCOMPARE(at(u"lattice.slots"_s, SettingsModel::ValueRole).toString(), u"4"_s);
    QVERIFY(!at(u"lattice.slots"_s, SettingsModel::SetRole).toBool());
    list().setGroup(u"connections"_s);
    QCOMPARE(at(u"lattice.mode"_s, SettingsModel::OptionsRole).toStringList().constFirst(), QString()); // not said is a choice
    QCOMPARE(list().rowOf(u"lattice.slots"_s), -1);
}

void SettingModelsTest::searchFindsInAllGroups()
{
    m_desk->refresh();
    list().setSearch(u"port nats"_s);
    QVERIFY(list().rowOf(u"lattice.embedded.port"_s) >= 0);
    list().setSearch(u"DARK"_s);
    QVERIFY(list().rowOf(u"window.theme"_s) >= 0);
    list().setSearch(u"no such thing"_s);
    QCOMPARE(list().count(), 0);
    list().setGroup(u"general"_s); // ends the search
    QVERIFY(list().search().isEmpty() && list().count() > 0);
}

void SettingModelsTest::changeIsWrittenAndUndone()
{
    m_stage->values[u"lattice.slots"_s] = u"8"_s;
    m_desk->refresh();
    QVERIFY(list().undoText().isEmpty());
    QSignalSpy changes(&list(), &QAbstractItemModel::dataChanged), resets(&list(), &QAbstractItemModel::modelReset);
    list().set(u"lattice.slots"_s, u"9"_s);
    list().set(u"lattice.region"_s, u"north"_s);
    QCOMPARE(m_stage->values.value(u"lattice.slots"_s), u"9"_s);
    QCOMPARE(at(u"lattice.region"_s, SettingsModel::ValueRole).toString(), u"north"_s);
    QVERIFY(!changes.isEmpty() && resets.isEmpty());
    QVERIFY(list().undoText().contains(u"Region"_s));
    list().undo();
    QVERIFY(!m_stage->values.contains(u"lattice.region"_s));
    list().reset(u"lattice.slots"_s);
    QVERIFY(!m_stage->values.contains(u"lattice.slots"_s));
    list().undo();
    QCOMPARE(m_stage->values.value(u"lattice.slots"_s), u"9"_s);
    list().undo();
    QCOMPARE(m_stage->values.value(u"lattice.slots"_s), u"8"_s);
    QVERIFY(list().undoText().isEmpty());
    list().undo(); // nothing to undo
    QCOMPARE(m_stage->values.value(u"lattice.slots"_s), u"8"_s);
}

void SettingModelsTest::wrongValueSaysWhatIsExpected()
{
    m_desk->refresh();
    list().set(u"lattice.slots"_s, u"many"_s);
    QVERIFY(at(u"lattice.slots"_s, SettingsModel::ProblemRole).toString().contains(u"a whole number from 1 to 1024"_s));
    QVERIFY(list().undoText().isEmpty());
    list().set(u"lattice.slots"_s, u"5"_s);
    QVERIFY(at(u"lattice.slots"_s, SettingsModel::ProblemRole).toString().isEmpty());
}

void SettingModelsTest::windowObeysAtOnceAndRemembers()
{
    auto &window = *m_desk->window();
    list().set(u"window.theme"_s, u"dark"_s);
    list().set(u"window.density"_s, u"roomy"_s);
    list().set(u"window.reduce_motion"_s, u"true"_s);
    list().set(u"window.text_size"_s, u"150"_s);
    QCOMPARE(window.theme(), u"dark"_s);
    QCOMPARE(window.textSize(), 150);
    QVERIFY(!window.hasMotion());
    app::WindowSettings again;
    again.open(window.path());
    QCOMPARE(again.density(), u"roomy"_s);
    QCOMPARE(again.theme(), u"dark"_s);
    list().undo();
    QCOMPARE(window.textSize(), 100);
    list().undo();
    QVERIFY(window.hasMotion());
    list().reset(u"window.theme"_s);
    QCOMPARE(window.theme(), u"system"_s);
    again.open(window.path());
    QCOMPARE(again.theme(), u"system"_s);
    QVERIFY(m_stage->asked.isEmpty()); // the station has no part in it
}

void SettingModelsTest::wrongWindowFileIsDefaults()
{
    QFile file(m_dir.filePath(u"window.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[window]\ntheme=pink\ndensity=compact\ntext_size=5000\n\xff\xfe");
    file.close();
    m_desk->open(m_dir.path());
    QCOMPARE(m_desk->window()->theme(), u"system"_s);
    QCOMPARE(m_desk->window()->density(), u"compact"_s);
    QCOMPARE(m_desk->window()->textSize(), 100);
}

void SettingModelsTest::folderThatIsReadOnlySaysSo()
{
    m_desk->open(u"/proc/nothing"_s);
    list().setGroup(u"appearance"_s);
    list().set(u"window.theme"_s, u"dark"_s);
    QCOMPARE(m_desk->window()->theme(), u"dark"_s); // for now
    QVERIFY(at(u"window.theme"_s, SettingsModel::ProblemRole).toString().contains(u"/proc/nothing"_s));
}

void SettingModelsTest::themeOfTheCommandLineCountsUntilChanged()
{
    auto &window = *m_desk->window();
    list().set(u"window.theme"_s, u"dark"_s);
    window.setThemeOnce(u"light"_s);
    QCOMPARE(window.theme(), u"light"_s);
    app::WindowSettings again;
    again.open(window.path());
    QCOMPARE(again.theme(), u"dark"_s); // it is not kept
    list().set(u"window.theme"_s, u"system"_s);
    QCOMPARE(window.theme(), u"system"_s);
}

void SettingModelsTest::pendingIsCounted()
{
    m_stage->pending = {u"lattice.slots"_s, u"mcp_port"_s};
    m_desk->refresh();
    QCOMPARE(list().pending(), 2);
    QVERIFY(at(u"lattice.slots"_s, SettingsModel::PendingRole).toBool());
    QVERIFY(!at(u"lattice.queue"_s, SettingsModel::PendingRole).toBool());
}

void SettingModelsTest::failureKeepsWhatIsThere()
{
    m_desk->refresh();
    const int rows = list().count();
    m_stage->fault = lattice::Error{lattice::Fault::Invalid, u"config.yaml:3:1: not readable"_s};
    m_desk->refresh();
    QCOMPARE(list().count(), rows);
    QCOMPARE(list().problemWords(), u"config.yaml:3:1: not readable"_s);
    m_stage->fault.reset();
    m_desk->refresh();
    QVERIFY(list().problem().isEmpty());
    m_stage->silent = true;
    list().set(u"lattice.slots"_s, u"9"_s);
    QVERIFY(at(u"lattice.slots"_s, SettingsModel::BusyRole).toBool()); // and the window goes on
}

void SettingModelsTest::secretThatCannotComeBackIsNotUndone()
{
    m_stage->silent = true;
    list().set(u"ai_api_key"_s, u"${KEY}"_s);
    m_verbs->applyEnd(u"1"_s, QJsonObject{{u"key"_s, u"ai_api_key"_s}, {u"set"_s, true}, {u"before"_s, QJsonObject{{u"set"_s, true}}}}); // of a value that is not told
    QVERIFY(list().undoText().isEmpty());
}

void SettingModelsTest::keysAreAllowedAndRevoked()
{
    const QAbstractItemModelTester tester(m_desk->trust(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_desk->refresh();
    QVERIFY(m_desk->trust()->ownKey().startsWith(u"ed25519:"_s));
    QSignalSpy allowed(m_desk->trust(), &app::TrustList::allowed);
    m_desk->trust()->allow(u"nonsense"_s, {}, u"operate"_s);
    QVERIFY(allowed.isEmpty());
    QVERIFY(m_desk->trust()->problem().contains(u"ed25519:"_s));
    m_desk->trust()->allow(u" ed25519:abc "_s, u"ops-desk"_s, u"administer"_s);
    QCOMPARE(allowed.size(), 1);
    QCOMPARE(m_desk->trust()->count(), 1);
    QCOMPARE(m_stage->last(u"trust.allow"_s)["key"_L1], u"ed25519:abc"_s);
    QVERIFY(m_desk->trust()->index(0).data(app::TrustList::RightTextRole).toString().contains(u"settings"_s));
    m_desk->trust()->revoke(u"ed25519:abc"_s);
    QCOMPARE(m_desk->trust()->count(), 0);
}

void SettingModelsTest::providersAreTriedAndUsed()
{
    const QAbstractItemModelTester tester(m_desk->providers(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_desk->refresh();
    auto &providers = *m_desk->providers();
    QCOMPARE(providers.count(), 3);
    QVERIFY(providers.index(0).data(app::ProviderList::KeyTextRole).toString().contains(u"ANTHROPIC_API_KEY"_s));
    QVERIFY(!providers.index(0).data(app::ProviderList::StoredRole).toBool()); // the environment's is not ours to forget
    providers.test(u"openai"_s);
    QVERIFY(providers.index(1).data(app::ProviderList::FailedRole).toBool());
    QCOMPARE(providers.index(1).data(app::ProviderList::NoteRole).toString(), u"401 invalid x-api-key"_s);
    const int lists = m_stage->count(u"settings.list"_s);
    providers.use(u"openai"_s, u"large-5"_s);
    QCOMPARE(m_stage->last(u"model.set"_s)["model"_L1], u"openai/large-5"_s);
    QCOMPARE(m_stage->count(u"settings.list"_s), lists + 1); // the file says so now
}

void SettingModelsTest::keyIsStoredAndNotShown()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    qputenv("STN_KEYRING", "off");
    m_desk->refresh();
    m_desk->providers()->storeKey(u"openai"_s, u" sk-secret\n"_s);
    QTRY_COMPARE(m_stage->count(u"model.reload"_s), 1);
    QFile file(m_dir.filePath(u"keys.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("\"sk-secret\""));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    for (const auto &[verb, arguments] : m_stage->asked)
        QVERIFY(!QString::fromUtf8(QJsonDocument(arguments).toJson()).contains(u"sk-secret"_s));
    m_desk->providers()->forgetKey(u"openai"_s);
    QTRY_COMPARE(m_stage->count(u"model.reload"_s), 2);
    file.close();
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("sk-secret"));
}

void SettingModelsTest::pricesShowWhatIsNotKnownFirst()
{
    m_stage->ownPrices.insert(u"own-1"_s, QJsonObject{{u"input"_s, 0}, {u"output"_s, 4.5}});
    m_desk->refresh();
    app::PriceList *prices = m_desk->prices();
    const QAbstractItemModelTester tester(prices->rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(prices->rows()->count(), 2);
    QVERIFY(!prices->rows()->at(0)[u"known"_s].toBool());
    QCOMPARE(prices->rows()->textAt(0, u"model"_s), u"router/large-2"_s);
    QCOMPARE(prices->rows()->textAt(0, u"input"_s), QString()); // not known, which is not zero
    QCOMPARE(prices->rows()->textAt(1, u"input"_s), u"0"_s);
    QCOMPARE(prices->rows()->textAt(1, u"cached"_s), QString());
    QCOMPARE(prices->shipped(), 1);
    QSignalSpy inserted(prices->rows(), &app::NamedRows::rowsInserted), reset(prices->rows(), &app::NamedRows::modelReset);
    prices->setWhole(true);
    QCOMPARE(inserted.size(), 1);
    QVERIFY(reset.isEmpty());
    QCOMPARE(prices->rows()->textAt(2, u"model"_s), u"claude-sonnet-5"_s);
}

void SettingModelsTest::priceIsSetRemovedAndUndone()
{
    m_desk->refresh();
    app::PriceList *prices = m_desk->prices();
    QSignalSpy stored(prices, &app::PriceList::stored);
    prices->set(u" router/* "_s, u"1.2"_s, u"4"_s, QString());
    QCOMPARE(stored.size(), 1);
    QCOMPARE(m_stage->ownPrices[u"router/*"_s]["input"_L1].toDouble(), 1.2);
    QCOMPARE(m_stage->last(u"prices.set"_s)["without"_L1].toArray(), QJsonArray{u"cached"_s});
    QCOMPARE(prices->rows()->count(), 1); // what was unknown is known
    QVERIFY2(list().undoText().contains("router/*"_L1), qPrintable(list().undoText()));
    prices->set(u"own-1"_s, u"3"_s, u"0"_s, u"0.3"_s);
    prices->unset(u"router/*"_s);
    QCOMPARE(m_stage->ownPrices.keys(), QStringList{u"own-1"_s});
    list().undo();
    QCOMPARE(m_stage->ownPrices.keys(), (QStringList{u"own-1"_s, u"router/*"_s}));
    list().undo();
    list().undo();
    QVERIFY(m_stage->ownPrices.isEmpty());
    QCOMPARE(list().undoText(), QString());
    prices->set(u"own-1"_s, u"3"_s, u"much"_s, QString()); // no price
    QVERIFY(m_stage->ownPrices.isEmpty());
}

void SettingModelsTest::priceOfSomebodyElseIsNotOverwritten()
{
    m_desk->refresh();
    m_stage->ownPrices.insert(u"theirs"_s, QJsonObject{{u"input"_s, 1}, {u"output"_s, 1}});
    app::PriceList *prices = m_desk->prices();
    prices->set(u"mine"_s, u"1"_s, u"1"_s, QString());
    QVERIFY(prices->problemWords().contains("another revision"_L1));
    QCOMPARE(m_stage->ownPrices.keys(), QStringList{u"theirs"_s});
    QCOMPARE(prices->rows()->textAt(1, u"model"_s), u"theirs"_s); // what is there now is shown, and can be changed
    prices->set(u"mine"_s, u"1"_s, u"1"_s, QString());
    QCOMPARE(m_stage->ownPrices.size(), 2);
}

void SettingModelsTest::undoWaitsForThePrices()
{
    m_desk->refresh();
    app::PriceList *prices = m_desk->prices();
    prices->set(u"one"_s, u"1"_s, u"1"_s, QString());
    prices->set(u"two"_s, u"1"_s, u"1"_s, QString());
    m_stage->silent = true;
    m_desk->list()->undo();
    const QString next = m_desk->list()->undoText();
    QVERIFY(next.contains(u"one"_s));
    m_desk->list()->undo(); // the first is still on its way
    QCOMPARE(m_desk->list()->undoText(), next);
}

void SettingModelsTest::amountsAreReadAsPeopleWriteThem()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    app::PriceList *prices = m_desk->prices();
    m_desk->refresh();
    prices->set(u"a"_s, u"0,15"_s, u"0.6"_s, u" 1,25 "_s);
    QVERIFY(!app::PriceList::amountProblem(u"1.234,5"_s).isEmpty()); // which mark is the point?
    QVERIFY(!app::PriceList::amountProblem(u"-1"_s).isEmpty());
    QVERIFY(!app::PriceList::amountProblem(u"inf"_s).isEmpty());
    QVERIFY(app::PriceList::amountProblem(QString()).isEmpty());
    QLocale::setDefault(before);
    const QJsonObject price = m_stage->ownPrices[u"a"_s].toObject();
    QCOMPARE(price["input"_L1].toDouble(), 0.15);
    QCOMPARE(price["output"_L1].toDouble(), 0.6);
    QCOMPARE(price["cached"_L1].toDouble(), 1.25);
}

QTEST_GUILESS_MAIN(SettingModelsTest)
#include "tst_settingmodels.moc"
