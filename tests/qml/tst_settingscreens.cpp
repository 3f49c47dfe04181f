// SPDX-License-Identifier: Apache-2.0
// The pages of settings and environments: drawn in their states, used by keys and mouse, and once with a real engine.
#include "app/desktop/enginethread.h"
#include "tests/app/samplesettings.h"
#include "tests/app/samplestations.h"
#include "tests/qml/pictures.h"

#include <QAccessible>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestSettingScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settingsAreDrawn_data() { Pictures::themes(); }
    void settingsAreDrawn();
    void environmentsAreDrawn_data() { Pictures::themes(); }
    void environmentsAreDrawn();
    void largeTextAndRoomyRowsFit();
    void appearanceObeysAtOnce();
    void motionStopsOnTheMap();
    void settingIsChangedAndUndoneByKeys();
    void wrongValueIsSaidInPlace();
    void searchFindsAndGroupsFollow();
    void keyGoesAwayWithItsSheet();
    void controlsAreReachedByTabAndNamed_data();
    void controlsAreReachedByTabAndNamed();
    void deletingNamesWhatIsLost();
    void secretIsShownByAClickAlone();
    void planIsAppliedAfterALook();
    void failureSaysWhyAndTriesAgain();
    void priceIsSetAndUndoneByKeys();
    void policyIsWrittenInRowsAndText();
    void policyConflictIsDecidedByThePerson();
    void realEngineKeepsWhatIsSet();

private:
    static void type(TestWindow &window, const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(window.window(), letter.toLatin1());
        QCoreApplication::processEvents();
    }
    static void openSettings(TestWindow &window, const QString &group)
    {
        window.press(Qt::Key_Comma, Qt::ControlModifier);
        window.center().settings()->list()->setGroup(group);
        QCoreApplication::processEvents();
    }
    static void openEnvironments(TestWindow &window, const QString &name, const QString &tab)
    {
        window.click(u"railEnvironments"_s);
        QTRY_VERIFY(window.find(u"environmentList"_s)->isVisible());
        window.center().environments()->details()->open(name);
        window.center().environments()->details()->setTab(tab);
        window.center().environments()->reload();
        QCoreApplication::processEvents();
        if (tab == "policy"_L1)
            QTRY_VERIFY(window.center().environments()->details()->policy()->isLoaded());
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void TestSettingScreens::settingsAreDrawn()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    SettingsStage stage(window.center().verbs());
    stage.values = {{u"lattice.station_name"_s, u"Anna's desk"_s}, {u"lattice.slots"_s, u"8"_s}, {u"ai_provider"_s, u"anthropic"_s}};
    stage.pending = {u"lattice.slots"_s};
    stage.keys = {QJsonObject{{u"key"_s, u"ed25519:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo"_s}, {u"name"_s, u"ops-desk"_s}, {u"right"_s, u"operate"_s}, {u"added"_s, u"2026-03-01T16:00:00.000Z"_s}}};
    stage.ownPrices = {{u"own-1"_s, QJsonObject{{u"input"_s, 0}, {u"output"_s, 0}}}, {u"local/*"_s, QJsonObject{{u"input"_s, 1.25}, {u"output"_s, 10}, {u"cached"_s, 0.125}, {u"above"_s, 200000}, {u"long_input"_s, 2.5}, {u"long_output"_s, 15}}}};
    window.showLattice(3);
    window.center().settings()->prices()->setWhole(theme == "light"_L1);
    for (const QString &group : {u"general"_s, u"appearance"_s, u"models"_s, u"trust"_s, u"advanced"_s}) {
        openSettings(window, group);
        if (group == "models"_L1)
            window.center().settings()->providers()->test(u"openai"_s);
        QTest::qWait(50); // a list lays out its rows in its own time
        if (group == "models"_L1)
            QTRY_VERIFY(window.find(u"settingsList"_s)->property("atYBeginning").toBool()); // though what is above the rows came later
        Pictures::keep(window, u"settings-%1-%2"_s.arg(group, theme));
    }
    QVERIFY(!window.shows(u"undefined"_s));
    openSettings(window, u"general"_s);
    QVERIFY(window.shows(u"Anna's desk"_s) || window.find(u"value_lattice.station_name"_s)->property("text") == u"Anna's desk"_s);
    QVERIFY(window.shows(u"default 4"_s) && window.shows(u"config.yaml:7"_s) && window.shows(u"when the station starts again"_s));
}

void TestSettingScreens::environmentsAreDrawn()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    SettingsStage stage(window.center().verbs());
    window.showLattice(3);
    stage.policies.insert(u"production"_s, u"# what customers reach\ndeny: [\"delete_*\"]\nask: [k8s, \"@destructive\"]\nallow: [\"never_seen\"]\n"_s);
    for (const QString &tab : {u"contents"_s, u"variables"_s, u"policy"_s, u"plan"_s, u"history"_s}) {
        openEnvironments(window, u"production"_s, tab);
        if (tab == "history"_L1)
            window.center().environments()->details()->showVersion(u"1a2b3c4d5e6f"_s);
        QTest::qWait(50);
        Pictures::keep(window, u"environments-%1-%2"_s.arg(tab, theme));
    }
    openEnvironments(window, u"production"_s, u"policy"_s);
    window.center().environments()->details()->policy()->edit(u"deny: [\"delete_*\"]\nallwo: [logs]\n"_s);
    QTest::qWait(50);
    Pictures::keep(window, u"environments-policy-wrong-"_s + theme);
    window.center().environments()->details()->policy()->undo();
    window.click(u"compareEnvironments"_s);
    QTRY_VERIFY(window.shows(u"2 difference"_s));
    Pictures::keep(window, u"environments-compare-"_s + theme);
}

void TestSettingScreens::largeTextAndRoomyRowsFit()
{
    TestWindow window;
    SettingsStage stage(window.center().verbs());
    window.showLattice(3);
    auto &list = *window.center().settings()->list();
    list.set(u"window.text_size"_s, u"200"_s);
    list.set(u"window.density"_s, u"roomy"_s);
    openSettings(window, u"general"_s);
    QTest::qWait(50);
    Pictures::keep(window, u"settings-large"_s);
    openEnvironments(window, u"production"_s, u"variables"_s);
    QTest::qWait(50);
    Pictures::keep(window, u"environments-large"_s);
}

void TestSettingScreens::appearanceObeysAtOnce()
{
    TestWindow window(u"light"_s);
    SettingsStage stage(window.center().verbs());
    window.showLattice(3);
    openSettings(window, u"appearance"_s);
    const QColor light = window.window()->color();
    const auto rowHeight = [&window] { return window.find(u"group_general"_s)->height(); };
    QCOMPARE(rowHeight(), 32.0);
    window.center().settings()->list()->set(u"window.theme"_s, u"dark"_s);
    QTRY_VERIFY(window.window()->color() != light);
    QVERIFY(window.window()->color().lightness() < 60);
    window.center().settings()->list()->set(u"window.density"_s, u"roomy"_s);
    QTRY_COMPARE(rowHeight(), 38.0);
    window.center().settings()->list()->set(u"window.text_size"_s, u"200"_s);
    QTRY_VERIFY(rowHeight() > 38.0);
    for (int i = 0; i < 3; ++i)
        window.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(window.window()->color(), QColor(window.center().settings()->window()->theme() == "system"_L1 ? window.window()->color() : light));
    QTRY_COMPARE(rowHeight(), 32.0);
    window.press(Qt::Key_F9); // the rail's names are a setting too
    QTRY_VERIFY(window.center().settings()->window()->isRailWide());
}

void TestSettingScreens::motionStopsOnTheMap()
{
    TestWindow window;
    window.showLattice(3);
    QVERIFY(window.center().map()->property("motion").toBool());
    window.center().settings()->list()->set(u"window.reduce_motion"_s, u"true"_s);
    QVERIFY(!window.center().map()->property("motion").toBool());
    QTRY_VERIFY(window.shows(u"motion is off"_s));
}

void TestSettingScreens::settingIsChangedAndUndoneByKeys()
{
    TestWindow window;
    SettingsStage stage(window.center().verbs());
    window.showLattice(3);
    openSettings(window, u"general"_s);
    QTRY_VERIFY(window.find(u"settingsList"_s)->hasActiveFocus());
    window.press(Qt::Key_Return); // the first row: the name
    auto *field = window.find(u"value_lattice.station_name"_s);
    QTRY_VERIFY(field->hasActiveFocus());
    type(window, u"Desk"_s);
    QVERIFY(stage.values.isEmpty()); // not while it is typed
    window.press(Qt::Key_Return);
    QCOMPARE(stage.values.value(u"lattice.station_name"_s), u"Desk"_s);
    window.press(Qt::Key_Z, Qt::ControlModifier); // the text is what is set, so the setting is undone
    QTRY_VERIFY(!stage.values.contains(u"lattice.station_name"_s));
    QCOMPARE(field->property("text").toString(), QString());
    type(window, u"other"_s);
    window.press(Qt::Key_Escape); // leaves it as it was
    QVERIFY(stage.values.isEmpty());
    QTRY_VERIFY(window.find(u"settingsList"_s)->hasActiveFocus());
}

void TestSettingScreens::wrongValueIsSaidInPlace()
{
    TestWindow window;
    SettingsStage stage(window.center().verbs());
    window.showLattice(3);
    openSettings(window, u"general"_s);
    auto *field = window.find(u"value_lattice.slots"_s);
    QVERIFY(field);
    field->forceActiveFocus();
    type(window, u"many"_s);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.shows(u"a whole number from 1 to 1024"_s));
    QVERIFY(field->property("text").toString().contains(u"many"_s)); // to be mended
    Pictures::keep(window, u"settings-wrong"_s);
}

void TestSettingScreens::searchFindsAndGroupsFollow()
{
    TestWindow window;
    SettingsStage stage(window.center().verbs());
    window.showLattice(3);
    openSettings(window, u"general"_s);
    window.press(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(window.find(u"settingsSearch"_s)->hasActiveFocus());
    type(window, u"trace"_s);
    QTRY_VERIFY(window.find(u"setting_telemetry.enabled"_s));
    Pictures::keep(window, u"settings-search"_s);
    type(window, u"xyzzy"_s);
    QTRY_VERIFY(window.shows(u"No setting has"_s));
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.shows(u"No setting has"_s));
    window.find(u"settingsGroups"_s)->forceActiveFocus();
    window.press(Qt::Key_Down);
    QCOMPARE(window.center().settings()->list()->group(), u"appearance"_s);
}

void TestSettingScreens::keyGoesAwayWithItsSheet()
{
    TestWindow window;
    SettingsStage stage(window.center().verbs());
    window.showLattice(3);
    openSettings(window, u"models"_s);
    QTRY_VERIFY(window.find(u"key_openai"_s));
    window.click(u"key_openai"_s);
    QTRY_VERIFY(window.shows(u"Key of OpenAI"_s));
    type(window, u"sk-secret"_s);
    QVERIFY(!window.shows(u"sk-secret"_s) || window.find(u"keyField"_s)->property("echoMode").toInt() == 2);
    Pictures::keep(window, u"settings-key"_s);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.shows(u"Key of OpenAI"_s));
    QVERIFY(window.find(u"keyField"_s) == nullptr || window.find(u"keyField"_s)->property("text").toString().isEmpty());
    for (const auto &[verb, arguments] : stage.asked)
        QVERIFY(verb != "model.key"_L1);
}

void TestSettingScreens::controlsAreReachedByTabAndNamed_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("part");
    QTest::addColumn<QStringList>("controls");
    QTest::newRow("general") << u"settings"_s << u"general"_s << QStringList{u"settingsSearch"_s, u"settingsGroups"_s, u"settingsList"_s, u"value_lattice.station_name"_s};
    QTest::newRow("models") << u"settings"_s << u"models"_s << QStringList{u"use_openai"_s, u"test_openai"_s, u"key_openai"_s, u"priceChange_router/large-2"_s, u"addPrice"_s, u"wholePrices"_s};
    QTest::newRow("trust") << u"settings"_s << u"trust"_s << QStringList{u"allowButton"_s, u"copyOwnKey"_s, u"value_lattice.remote.read"_s};
    QTest::newRow("variables") << u"environments"_s << u"variables"_s << QStringList{u"environmentList"_s, u"newEnvironment"_s, u"deleteEnvironment"_s, u"tab_plan"_s, u"addVariable"_s, u"variableList"_s};
    QTest::newRow("policy") << u"environments"_s << u"policy"_s << QStringList{u"tab_policy"_s, u"verdict_k8s"_s, u"dropRule_k8s"_s, u"newPattern"_s, u"newVerdict"_s, u"policyStandard"_s, u"policyTools"_s, u"policyText"_s};
    QTest::newRow("plan") << u"environments"_s << u"plan"_s << QStringList{u"applyPlan"_s, u"changeList"_s};
    QTest::newRow("history") << u"environments"_s << u"history"_s << QStringList{u"historyOf"_s, u"versionList"_s};
}

void TestSettingScreens::controlsAreReachedByTabAndNamed()
{
    QFETCH(QString, page);
    QFETCH(QString, part);
    QFETCH(QStringList, controls);
    TestWindow window;
    SettingsStage stage(window.center().verbs());
    stage.policies.insert(u"production"_s, u"ask: [k8s]\n"_s);
    window.showLattice(3);
    if (page == "settings"_L1)
        openSettings(window, part);
    else
        openEnvironments(window, u"production"_s, part);
    QTest::qWait(50);
    QSet<QQuickItem *> reached;
    QSet<QString> names;
    for (int i = 0; i < 80; ++i) {
        QTest::keyClick(window.window(), Qt::Key_Tab);
        auto *item = window.window()->activeFocusItem();
        QVERIFY(item);
        if (reached.contains(item))
            break;
        reached.insert(item);
        for (auto *named = item; named; named = named->parentItem())
            names.insert(named->objectName());
        auto *accessible = QAccessible::queryAccessibleInterface(item);
        const QString label = u"%1 \"%2\""_s.arg(QString::fromLatin1(item->metaObject()->className()), item->objectName());
        QVERIFY2(accessible && accessible->role() != QAccessible::NoRole && accessible->role() != QAccessible::Client, qPrintable(label + u" has no role"_s));
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), qPrintable(label + u" has no name"_s));
    }
    for (const QString &control : std::as_const(controls))
        QVERIFY2(names.contains(control), qPrintable(control + u" is not reached"_s));
}

void TestSettingScreens::deletingNamesWhatIsLost()
{
    TestWindow window;
    SettingsStage stage(window.center().verbs());
    window.showLattice(3);
    openEnvironments(window, u"production"_s, u"contents"_s);
    window.click(u"deleteEnvironment"_s);
    QTRY_VERIFY(window.shows(u"4 agent"_s) && window.shows(u"2 server"_s) && window.shows(u"goes to the trash"_s));
    QVERIFY(!window.find(u"sureButton"_s)->isEnabled()); // protected: not without its name
    Pictures::keep(window, u"environments-delete"_s);
    type(window, u"production"_s);
    QTRY_VERIFY(window.find(u"sureButton"_s)->isEnabled());
    window.press(Qt::Key_Return);
    QCOMPARE(stage.last(u"env.delete"_s)["confirm"_L1], u"production"_s);
    QTRY_VERIFY(!window.shows(u"goes to the trash"_s));
}

void TestSettingScreens::secretIsShownByAClickAlone()
{
    TestWindow window;
    SettingsStage stage(window.center().verbs());
    window.showLattice(3);
    openEnvironments(window, u"default"_s, u"variables"_s);
    QTRY_VERIFY(window.shows(u"••••"_s));
    QVERIFY(window.shows(u"Servers wait for: API_TOKEN"_s));
    QVERIFY(!window.shows(u"tok-4711"_s));
    window.click(u"reveal_LOG_TOKEN"_s);
    QTRY_VERIFY(window.shows(u"tok-4711"_s));
    window.click(u"reveal_LOG_TOKEN"_s);
    QTRY_VERIFY(!window.shows(u"tok-4711"_s));
    window.click(u"addVariable"_s);
    QTRY_VERIFY(window.find(u"variableStoreButton"_s));
    type(window, u"REGION"_s);
    window.press(Qt::Key_Tab);
    type(window, u"north"_s);
    window.press(Qt::Key_Return);
    QCOMPARE(stage.last(u"env.vars.set"_s)["name"_L1], u"REGION"_s);
    QCOMPARE(stage.last(u"env.vars.set"_s)["value"_L1], u"north"_s);
}

void TestSettingScreens::planIsAppliedAfterALook()
{
    TestWindow window;
    SettingsStage stage(window.center().verbs());
    window.showLattice(3);
    openEnvironments(window, u"default"_s, u"plan"_s);
    QTRY_VERIFY(window.shows(u"deployer"_s) && window.shows(u"removed"_s));
    QVERIFY(!stage.last(u"env.sync"_s).contains("yes"_L1));
    window.click(u"applyPlan"_s);
    QTRY_VERIFY(window.shows(u"Nothing to accept"_s));
    QVERIFY(!window.find(u"applyPlan"_s)->isEnabled());
}

void TestSettingScreens::failureSaysWhyAndTriesAgain()
{
    TestWindow window;
    SettingsStage stage(window.center().verbs());
    stage.fault = lattice::Error{lattice::Fault::Invalid, u"config.yaml:3:1: not readable as YAML"_s};
    window.showLattice(3);
    openSettings(window, u"general"_s);
    QTRY_VERIFY(window.shows(u"config.yaml:3:1"_s));
    Pictures::keep(window, u"settings-failure"_s);
    stage.fault.reset();
    window.press(Qt::Key_F5);
    QTRY_VERIFY(!window.shows(u"config.yaml:3:1"_s));
    QTRY_VERIFY(window.find(u"setting_lattice.slots"_s));
}

void TestSettingScreens::priceIsSetAndUndoneByKeys()
{
    TestWindow window;
    SettingsStage stage(window.center().verbs());
    window.showLattice(3);
    openSettings(window, u"models"_s);
    QTRY_VERIFY(window.shows(u"in use, not known"_s));
    window.click(u"addPrice"_s);
    QTRY_VERIFY(window.shows(u"Add a price"_s) && window.find(u"priceModel"_s));
    QTest::qWait(50);
    type(window, u"router/*"_s);
    QVERIFY(!window.find(u"priceStore"_s)->isEnabled()); // a name is no price
    window.press(Qt::Key_Tab);
    type(window, u"1x"_s);
    QTRY_VERIFY(window.shows(u"Dollars for a million tokens, such as"_s));
    Pictures::keep(window, u"settings-price-sheet"_s);
    window.press(Qt::Key_Backspace);
    type(window, u".2"_s);
    window.press(Qt::Key_Tab);
    type(window, u"4"_s);
    QTRY_VERIFY(window.find(u"priceStore"_s)->isEnabled());
    window.press(Qt::Key_Return);
    QTRY_COMPARE(stage.ownPrices[u"router/*"_s]["input"_L1].toDouble(), 1.2);
    QTRY_VERIFY(!window.shows(u"in use, not known"_s));
    QTRY_VERIFY(!window.shows(u"Input from the provider's cache"_s)); // the sheet is closed
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(stage.ownPrices.isEmpty());
    QTRY_VERIFY(window.shows(u"in use, not known"_s));
    stage.pricesProblem = u"/home/anna/.config/station/prices.yaml:3:9: 'input' is dear; expected dollars for a million tokens"_s;
    window.press(Qt::Key_F5);
    QTRY_VERIFY(window.shows(u"prices.yaml:3:9"_s) && !window.find(u"addPrice"_s)->isEnabled());
    Pictures::keep(window, u"settings-prices-broken"_s);
    QVERIFY2(window.warnings().isEmpty(), qPrintable(window.warnings().join(u'\n')));
}

void TestSettingScreens::policyIsWrittenInRowsAndText()
{
    TestWindow window;
    SettingsStage stage(window.center().verbs());
    window.showLattice(3);
    openEnvironments(window, u"production"_s, u"policy"_s);
    auto *text = window.find(u"policyText"_s);
    QVERIFY(!window.find(u"policySave"_s)->isEnabled());
    window.find(u"newPattern"_s)->property("input").value<QQuickItem *>()->forceActiveFocus();
    type(window, u"delete_*"_s);
    window.press(Qt::Key_Return); // ask is what is offered
    QTRY_VERIFY(text->property("text").toString().contains("delete_*"_L1));
    QTRY_VERIFY(window.shows(u"decides for 1 tool: delete_pod"_s) && window.shows(u"a person decides"_s));
    window.center().environments()->details()->policy()->setRule(u"delete_*"_s, u"deny"_s); // as its choice does
    QTRY_VERIFY(text->property("text").toString().startsWith("deny:"_L1));
    text->forceActiveFocus();
    text->setProperty("cursorPosition", 0);
    type(window, u"# ours"_s);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(text->property("text").toString().startsWith("# ours\ndeny:"_L1));
    window.press(Qt::Key_Z, Qt::ControlModifier); // one typing is one step, and the row's change stays
    QTRY_VERIFY(text->property("text").toString().startsWith("deny:"_L1));
    QVERIFY(stage.policies.value(u"production"_s).isEmpty()); // not before it is saved
    window.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(stage.policies.value(u"production"_s), text->property("text").toString());
    QTRY_VERIFY(window.shows(u"As the file says"_s));

    text->setProperty("cursorPosition", 0);
    type(window, u"ask: ["_s);
    QTRY_VERIFY(window.find(u"policyTrouble"_s)->isVisible());
    QVERIFY2(window.find(u"policyTrouble"_s)->property("text").toString().startsWith("policy.yml:"_L1), qPrintable(window.find(u"policyTrouble"_s)->property("text").toString()));
    QVERIFY(!window.find(u"policySave"_s)->isEnabled());
    window.press(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(stage.count(u"policy.set"_s), 1);
    QVERIFY2(window.warnings().isEmpty(), qPrintable(window.warnings().join(u'\n')));
}

void TestSettingScreens::policyConflictIsDecidedByThePerson()
{
    TestWindow window(u"dark"_s);
    SettingsStage stage(window.center().verbs());
    window.showLattice(3);
    openEnvironments(window, u"production"_s, u"policy"_s);
    auto &policy = *window.center().environments()->details()->policy();
    policy.edit(u"deny: [mine]\n"_s);
    stage.policies.insert(u"production"_s, u"deny: [theirs]\n"_s);
    window.click(u"policySave"_s);
    QTRY_VERIFY(window.shows(u"Somebody else has changed the policy meanwhile."_s));
    Pictures::keep(window, u"environments-policy-conflict"_s);
    window.click(u"policyOverwrite"_s);
    QTRY_COMPARE(stage.policies.value(u"production"_s), u"deny: [mine]\n"_s);
    QTRY_VERIFY(!window.find(u"policyOverwrite"_s)->isVisible());
    stage.fault = lattice::Error{.fault = lattice::Fault::Refused, .detail = u"policy.set needs the right to administer"_s};
    policy.edit(u"deny: [more]\n"_s);
    window.click(u"policySave"_s);
    QTRY_VERIFY(window.shows(u"needs the right to administer"_s));
    QCOMPARE(policy.text(), u"deny: [more]\n"_s); // nothing typed is lost
    QVERIFY2(window.warnings().isEmpty(), qPrintable(window.warnings().join(u'\n')));
}

void TestSettingScreens::realEngineKeepsWhatIsSet()
{
    const QTemporaryDir dir;
    for (const auto *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, dir.path().toUtf8());
    qputenv("STN_KEYRING", "off");
    const QString home = dir.filePath(u"desk"_s), config = home + u"/config.yaml"_s;
    QVERIFY(QDir().mkpath(home));
    const QByteArray before = "# ours\nlattice:\n  station_name: Desk # mine\n";
    QFile file(config);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(before);
    file.close();
    TestWindow window;
    app::EngineThread engine;
    const auto opened = engine.open({.home = home, .config = {}}, window.center());
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().detail));

    window.press(Qt::Key_Comma, Qt::ControlModifier); // in no lattice yet
    auto &list = *window.center().settings()->list();
    QTRY_VERIFY(list.rowOf(u"lattice.station_name"_s) >= 0);
    auto *field = window.find(u"value_lattice.station_name"_s);
    QTRY_COMPARE(field->property("text").toString(), u"Desk"_s);
    list.set(u"lattice.station_name"_s, u"Büro"_s);
    QTRY_COMPARE(read(config), "# ours\nlattice:\n  station_name: Büro # mine\n"_ba);
    QTRY_COMPARE(list.pending(), 1);
    QTRY_VERIFY(!list.undoText().isEmpty());
    list.undo();
    QTRY_COMPARE(read(config), before);
    QTRY_COMPARE(list.pending(), 0);
    list.set(u"window.density"_s, u"roomy"_s);
    QTRY_VERIFY(read(home + u"/window.ini"_s).contains("density=roomy"));
    auto &trust = *window.center().settings()->trust();
    QTRY_VERIFY(trust.ownKey().startsWith(u"ed25519:"_s));
    trust.allow(trust.ownKey(), u"ops-desk"_s, u"operate"_s);
    QTRY_COMPARE(trust.count(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(window.center().settings()->providers()->count() > 3, 15'000);

    auto &prices = *window.center().settings()->prices();
    QTRY_VERIFY(prices.shipped() > 50);
    prices.set(u"own-1"_s, u"1"_s, u"2"_s, {});
    QTRY_VERIFY(read(home + u"/prices.yaml"_s).contains("own-1:"));
    QTRY_VERIFY(list.undoText().contains(u"own-1"_s));
    list.undo();
    QTRY_VERIFY(!QFile::exists(home + u"/prices.yaml"_s));

    window.click(u"railEnvironments"_s);
    auto &desk = *window.center().environments();
    QTRY_COMPARE(desk.current(), u"default"_s);
    desk.create(u"staging"_s, u"a try"_s, u"default"_s);
    QTRY_COMPARE(desk.details()->name(), u"staging"_s);
    QTRY_VERIFY(desk.details()->contents()->count() >= 6); // the samples
    desk.details()->setTab(u"variables"_s);
    desk.details()->setVariable(u"LOG_TOKEN"_s, u"tok-1"_s, true, {});
    QTRY_COMPARE(desk.details()->variables()->count(), 1);
    QVERIFY(desk.details()->variables()->textAt(0, u"value"_s).isEmpty());
    desk.details()->reveal(u"LOG_TOKEN"_s);
    QTRY_COMPARE(desk.details()->variables()->textAt(0, u"value"_s), u"tok-1"_s);
    desk.details()->setTab(u"policy"_s);
    auto &policy = *desk.details()->policy();
    QTRY_VERIFY(policy.isLoaded());
    policy.setRule(u"*delete*"_s, u"deny"_s);
    policy.save();
    QTRY_VERIFY(read(home + u"/environments/staging/policy.yml"_s).contains("*delete*"));
    QTRY_VERIFY(!policy.isEdited());
    desk.details()->setTab(u"plan"_s);
    QTRY_VERIFY(desk.details()->planChanges() >= 6);
    desk.details()->sync({});
    QTRY_COMPARE(desk.details()->planChanges(), 0);
    desk.compare(u"default"_s, u"staging"_s);
    QTRY_COMPARE(desk.differences()->count(), 1); // the variable
    desk.details()->setTab(u"history"_s);
    QTRY_VERIFY(desk.details()->versions()->count() >= 1 || !desk.details()->isLoading());
    Pictures::keep(window, u"environments-real"_s);
    desk.use(u"staging"_s);
    QTRY_COMPARE(desk.current(), u"staging"_s);
    desk.remove(u"staging"_s, {}); // the one in use wants its name
    QTRY_VERIFY(desk.problemWords().contains(u"--confirm staging"_s));
    desk.remove(u"staging"_s, u"staging"_s);
    QTRY_COMPARE(desk.trash().size(), 1);
    QTRY_COMPARE(desk.current(), u"default"_s);
    desk.restore(desk.trash().constFirst());
    QTRY_VERIFY(desk.names().contains(u"staging"_s));
    QVERIFY2(window.warnings().isEmpty(), qPrintable(window.warnings().join(u'\n')));
}

QTEST_MAIN(TestSettingScreens)
#include "tst_settingscreens.moc"
