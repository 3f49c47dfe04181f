// SPDX-License-Identifier: Apache-2.0
// Draws the page Agents in its states, writes in its editor by keys, and does it once with a real engine.
#include "app/desktop/enginethread.h"
#include "tests/app/sampleagents.h"
#include "tests/app/samplestations.h"
#include "tests/integration/latticeprograms.h"
#include "tests/qml/pictures.h"

#include <QQuickTextDocument>
#include <QTest>

using namespace Qt::StringLiterals;

class TestAgentScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agentIsWritten_data() { Pictures::themes(); }
    void agentIsWritten();
    void completionComesUp_data() { Pictures::themes(); }
    void completionComesUp();
    void versionsAreCompared_data() { Pictures::themes(); }
    void versionsAreCompared();
    void changeElsewhereIsAsked_data() { Pictures::themes(); }
    void changeElsewhereIsAsked();
    void findAndReplace();
    void formIsTheSameText_data() { Pictures::themes(); }
    void formIsTheSameText();
    void failureSaysWhy();
    void newAgentIsMadeByKeys();
    void agentIsDeletedAndBroughtBack_data() { Pictures::themes(); }
    void agentIsDeletedAndBroughtBack();
    void protectedAgentWantsAName();
    void rowHasAMenu();
    void runsOfTheAgentAreBesideIt_data() { Pictures::themes(); }
    void runsOfTheAgentAreBesideIt();
    void realEngineKeepsVersions();
    void realEngineBringsBackWhatWasOpen();

private:
    static void type(TestWindow &window, const QString &text);
    static QQuickItem *editor(TestWindow &window);
};

void TestAgentScreens::type(TestWindow &window, const QString &text)
{
    for (const QChar letter : text)
        QTest::keyClick(window.window(), letter == u'\n' ? '\r' : letter.toLatin1());
    QCoreApplication::processEvents();
}

QQuickItem *TestAgentScreens::editor(TestWindow &window) { return window.find(u"promptText"_s); }

void TestAgentScreens::agentIsWritten()
{
    QFETCH(const QString, theme);
    TestWindow window(theme);
    AgentStage stage(window.center().verbs());
    window.showLattice(3);
    window.press(Qt::Key_5, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"k8s-admin"_s));
    QVERIFY(window.shows(u"the list is not closed"_s));
    Pictures::keep(window, u"agents-empty-"_s + theme);
    window.press(Qt::Key_J);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.shows(u"did you mean 'tools'?"_s));
    QTRY_VERIFY(editor(window)->hasActiveFocus());
    QTRY_VERIFY(window.shows(u"Ln 1, Col 1"_s));
    window.press(Qt::Key_F8);
    QTRY_VERIFY(window.shows(u"Ln 6, Col 1"_s));
    Pictures::keep(window, u"agent-editor-"_s + theme);
    window.press(Qt::Key_Return, Qt::AltModifier);
    QTRY_VERIFY(!window.shows(u"did you mean 'tools'?"_s));
    QVERIFY(window.center().agents()->current()->text().contains(u"\ntools:\n"_s));
    QTRY_VERIFY(window.find(u"saveAgentButton"_s)->isEnabled());
    window.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!window.center().agents()->current()->isDirty());
    QCOMPARE(stage.count(u"agent.update"_s), 1);
    window.press(Qt::Key_Z, Qt::ControlModifier); // undo goes on after a save
    QTRY_VERIFY(window.center().agents()->current()->text().contains(u"\ntols:\n"_s));
    window.press(Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"Choose an agent"_s));
    QVERIFY2(window.warnings().isEmpty(), qPrintable(window.warnings().join(u'\n')));
}

void TestAgentScreens::completionComesUp()
{
    QFETCH(const QString, theme);
    TestWindow window(theme);
    AgentStage stage(window.center().verbs());
    window.showLattice(3);
    window.press(Qt::Key_5, Qt::ControlModifier);
    window.center().agents()->open(u"default"_s, AgentStage::path(u"default"_s, u"log-reader"_s));
    QTRY_VERIFY(editor(window) && editor(window)->hasActiveFocus());
    editor(window)->setProperty("cursorPosition", 4);
    type(window, u"to"_s);
    QTRY_VERIFY(window.find(u"completionPopup"_s)->isVisible());
    QVERIFY(window.shows(u"servers and tools that it may call"_s));
    type(window, u"\n"_s);
    QTRY_VERIFY(window.center().agents()->current()->text().startsWith(u"---\ntools: name"_s));
    QVERIFY(!window.find(u"completionPopup"_s)->isVisible());
    type(window, u"[k"_s);
    QTRY_VERIFY(window.shows(u"k8s/drain"_s));
    Pictures::keep(window, u"agent-completion-"_s + theme);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.find(u"completionPopup"_s)->isVisible());
    QVERIFY(editor(window)->hasActiveFocus());
    window.press(Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY(window.find(u"completionPopup"_s)->isVisible());
}

void TestAgentScreens::versionsAreCompared()
{
    QFETCH(const QString, theme);
    TestWindow window(theme);
    AgentStage stage(window.center().verbs());
    const QString file = AgentStage::path(u"default"_s, u"k8s-admin"_s);
    stage.history[file] = {QString(stage.files[file]).remove(u"**"_s).replace(u"max_steps: 12"_s, u"max_steps: 4"_s), stage.files[file]};
    window.showLattice(3);
    window.press(Qt::Key_5, Qt::ControlModifier);
    window.center().agents()->open(u"default"_s, file);
    QTRY_VERIFY(editor(window) && editor(window)->hasActiveFocus());
    window.click(u"view_versions"_s);
    QTRY_VERIFY(window.shows(u"Choose a version"_s));
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Down);
    QTRY_VERIFY(window.shows(u"2 difference"_s));
    Pictures::keep(window, u"agent-versions-"_s + theme);
    window.click(u"restoreButton"_s);
    QTRY_VERIFY(window.center().agents()->current()->text().contains(u"max_steps: 4"_s));
    QTRY_COMPARE(window.center().agents()->current()->versions()->count(), 3);
}

void TestAgentScreens::changeElsewhereIsAsked()
{
    QFETCH(const QString, theme);
    TestWindow window(theme);
    AgentStage stage(window.center().verbs());
    const QString file = AgentStage::path(u"default"_s, u"log-reader"_s);
    window.showLattice(3);
    window.press(Qt::Key_5, Qt::ControlModifier);
    window.center().agents()->open(u"default"_s, file);
    QTRY_VERIFY(editor(window) && editor(window)->hasActiveFocus());
    type(window, u"# mine\n"_s);
    stage.files[file] += u"Theirs.\n"_s;
    window.press(Qt::Key_F5);
    QTRY_VERIFY(window.shows(u"The file was changed elsewhere while you wrote."_s));
    QVERIFY(!window.find(u"saveAgentButton"_s)->isEnabled());
    Pictures::keep(window, u"agent-conflict-"_s + theme);
    window.click(u"compareTheirs"_s);
    QTRY_VERIFY(window.shows(u"2 difference"_s));
    Pictures::keep(window, u"agent-compare-"_s + theme);
    window.click(u"takeTheirs"_s);
    QTRY_VERIFY(!window.shows(u"The file was changed elsewhere"_s));
    QVERIFY(window.center().agents()->current()->text().endsWith(u"Theirs.\n"_s));
}

void TestAgentScreens::findAndReplace()
{
    TestWindow window;
    AgentStage stage(window.center().verbs());
    window.showLattice(3);
    window.press(Qt::Key_5, Qt::ControlModifier);
    window.center().agents()->open(u"default"_s, AgentStage::path(u"default"_s, u"k8s-admin"_s));
    QTRY_VERIFY(editor(window) && editor(window)->hasActiveFocus());
    window.press(Qt::Key_F, Qt::ControlModifier);
    type(window, u"drain"_s);
    QTRY_VERIFY(window.shows(u"3 place"_s));
    window.press(Qt::Key_Return);
    QTRY_COMPARE(editor(window)->property("selectedText").toString().toLower(), u"drain"_s);
    Pictures::keep(window, u"agent-find"_s);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(editor(window)->hasActiveFocus());
}

void TestAgentScreens::formIsTheSameText()
{
    QFETCH(const QString, theme);
    TestWindow window(theme);
    AgentStage stage(window.center().verbs());
    window.showLattice(3);
    window.press(Qt::Key_5, Qt::ControlModifier);
    window.center().agents()->open(u"default"_s, AgentStage::path(u"default"_s, u"k8s-admin"_s));
    QTRY_VERIFY(editor(window) && editor(window)->hasActiveFocus());
    window.click(u"view_form"_s);
    QTRY_VERIFY(window.find(u"form_max_steps"_s));
    QTRY_VERIFY(window.shows(u"Looks after the cluster"_s));
    Pictures::keep(window, u"agent-form-"_s + theme);
    auto *steps = window.find(u"form_max_steps"_s)->property("input").value<QQuickItem *>();
    steps->forceActiveFocus();
    steps->setProperty("text", u""_s);
    type(window, u"33\n"_s);
    auto &document = *window.center().agents()->current();
    QTRY_VERIFY(document.text().contains(u"\nmax_steps: 33\n"_s));
    QCOMPARE(document.text(), QString::fromUtf8(AgentStage::kAdmin).replace(u"max_steps: 12"_s, u"max_steps: 33"_s)); // comments and order stay
    window.click(u"view_editor"_s);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(document.text(), QString::fromUtf8(AgentStage::kAdmin));
    window.click(u"view_try"_s);
    QTRY_VERIFY(window.shows(u"The text has errors"_s) || window.find(u"tryButton"_s)->isEnabled());
    Pictures::keep(window, u"agent-try-"_s + theme);
}

void TestAgentScreens::failureSaysWhy()
{
    TestWindow window;
    AgentStage stage(window.center().verbs());
    stage.fault = lattice::Error{lattice::Fault::Unreachable, u"the engine has stopped"_s};
    window.showLattice(3);
    window.press(Qt::Key_5, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"the engine has stopped"_s));
    QVERIFY(window.shows(u"Try again"_s));
    stage.fault.reset();
    window.press(Qt::Key_F5);
    QTRY_VERIFY(window.shows(u"k8s-admin"_s));
}

void TestAgentScreens::newAgentIsMadeByKeys()
{
    TestWindow window;
    AgentStage stage(window.center().verbs());
    window.showLattice(3);
    window.press(Qt::Key_5, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"k8s-admin"_s));
    window.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(window.find(u"newAgentName"_s)->isVisible());
    type(window, u"k8s-admin\n"_s);
    QTRY_VERIFY(window.center().agents()->createProblem().contains(u"there is an agent"_s));
    type(window, u"-2\n"_s);
    QTRY_VERIFY(editor(window) && editor(window)->hasActiveFocus());
    QCOMPARE(window.center().agents()->current()->title(), u"k8s-admin-2"_s);
}

void TestAgentScreens::agentIsDeletedAndBroughtBack()
{
    QFETCH(const QString, theme);
    TestWindow window(theme);
    AgentStage stage(window.center().verbs());
    const QString file = AgentStage::path(u"default"_s, u"k8s-admin"_s);
    window.showLattice(3);
    window.press(Qt::Key_5, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"k8s-admin"_s));
    window.press(Qt::Key_J);
    window.press(Qt::Key_Delete);
    QTRY_VERIFY(window.shows(u"Delete k8s-admin?"_s));
    Pictures::keep(window, u"agent-delete-"_s + theme);
    QVERIFY(stage.files.contains(file)); // not before it is said
    window.press(Qt::Key_Return);
    QTRY_VERIFY(!stage.files.contains(file));
    QTRY_VERIFY(window.shows(u"k8s-admin was deleted."_s));
    Pictures::keep(window, u"agent-deleted-"_s + theme);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(stage.files.value(file), QString::fromUtf8(AgentStage::kAdmin));
    QTRY_VERIFY(!window.shows(u"was deleted"_s));
    QVERIFY2(window.warnings().isEmpty(), qPrintable(window.warnings().join(u'\n')));
}

void TestAgentScreens::protectedAgentWantsAName()
{
    TestWindow window;
    AgentStage stage(window.center().verbs());
    window.showLattice(3);
    window.press(Qt::Key_5, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"deployer"_s));
    for (int i = 0; i < 4; ++i)
        window.press(Qt::Key_J); // past the environment's own row
    window.press(Qt::Key_Delete);
    QTRY_VERIFY(window.shows(u"production is protected"_s));
    QVERIFY(!window.find(u"agentDeedButton"_s)->isEnabled());
    type(window, u"production"_s);
    QTRY_VERIFY(window.find(u"agentDeedButton"_s)->isEnabled());
    Pictures::keep(window, u"agent-delete-protected"_s);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.shows(u"production is protected"_s));
    QCOMPARE(stage.count(u"agent.delete"_s), 0);
}

void TestAgentScreens::rowHasAMenu()
{
    TestWindow window;
    AgentStage stage(window.center().verbs());
    window.showLattice(3);
    window.press(Qt::Key_5, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"k8s-admin"_s));
    window.press(Qt::Key_J);
    window.press(Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(window.shows(u"Duplicate…"_s));
    Pictures::keep(window, u"agent-menu"_s);
    for (int i = 0; i < 2; ++i)
        window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.shows(u"Duplicate k8s-admin"_s));
    type(window, u"k8s-two\n"_s); // the name is selected, so typing replaces it
    QTRY_VERIFY(stage.files.contains(AgentStage::path(u"default"_s, u"k8s-two"_s)));
    QTRY_COMPARE(window.center().agents()->current()->title(), u"k8s-two"_s);
}

void TestAgentScreens::runsOfTheAgentAreBesideIt()
{
    QFETCH(const QString, theme);
    TestWindow window(theme);
    AgentStage stage(window.center().verbs());
    window.showLattice(3);
    window.press(Qt::Key_5, Qt::ControlModifier);
    window.center().agents()->open(u"default"_s, AgentStage::path(u"default"_s, u"log-reader"_s));
    QTRY_VERIFY(editor(window) && editor(window)->hasActiveFocus());
    window.click(u"view_runs"_s);
    QTRY_VERIFY(window.shows(u"log-reader has not run on this station yet."_s));
    Pictures::keep(window, u"agent-runs-none-"_s + theme);
    auto &runs = *window.center().runs()->ofAgent();
    QVERIFY(runs.isShown());
    QCOMPARE(runs.agentFilter(), u"log-reader"_s);
    window.center().agents()->open(u"default"_s, AgentStage::path(u"default"_s, u"k8s-admin"_s)); // another file, which shows its runs too
    QTRY_VERIFY(editor(window));
    QTRY_VERIFY(!runs.isShown());
    window.center().agents()->setCurrentRow(0);
    QTRY_VERIFY(runs.isShown());
    QCOMPARE(runs.agentFilter(), u"log-reader"_s);
    runs.applyChange({{u"run_id"_s, u"0001-aaaa"_s}, {u"agent"_s, u"log-reader"_s}, {u"state"_s, u"failed"_s}, {u"task"_s, u"Read it"_s}, {u"started_at"_s, u"2026-03-01T16:00:00.000Z"_s}, {u"duration_ms"_s, 1200}, {u"steps"_s, 2}});
    runs.applyChange({{u"run_id"_s, u"0002-aaaa"_s}, {u"agent"_s, u"another"_s}, {u"state"_s, u"done"_s}});
    QTRY_COMPARE(window.find(u"agentRunList"_s)->property("count").toInt(), 1);
    Pictures::keep(window, u"agent-runs-"_s + theme);
    window.press(Qt::Key_J);
    window.press(Qt::Key_Return);
    QTRY_COMPARE(window.center().selection()->page(), u"runs"_s);
    QCOMPARE(window.center().runs()->details()->runId(), u"0001-aaaa"_s);
    QVERIFY(!runs.isShown()); // nobody follows what nobody sees
}

void TestAgentScreens::realEngineKeepsVersions()
{
    LatticePrograms programs;
    for (const auto *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, programs.environment.value(QString::fromLatin1(name)).toUtf8());
    QVERIFY(QDir().mkpath(programs.path(u"desk/environments/default/agents"_s)));
    QVERIFY(!programs.write(u"desk/config.yaml"_s, "lattice:\n  station_name: Desk\n  embedded:\n    port: -1\n    http_port: -1\n").isEmpty());
    const QString file = programs.write(u"desk/environments/default/agents/scribe.prompt"_s, "---\nname: scribe\ndescription: Writes\nmodel: rehearsal\n---\nWrite {{task}}\n");
    QVERIFY(!file.isEmpty());
    TestWindow window;
    app::EngineThread engine;
    const auto opened = engine.open({.home = programs.path(u"desk"_s), .config = {}}, window.center());
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().detail));
    QTRY_VERIFY(window.find(u"startLatticeButton"_s) && window.find(u"startLatticeButton"_s)->isVisible());
    window.center().startLattice();
    QTRY_VERIFY_WITH_TIMEOUT(window.center().status()->inLattice(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(window.find(u"map"_s)->isVisible(), 20'000);
    window.press(Qt::Key_5, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(window.shows(u"scribe"_s), 20'000);
    window.center().agents()->open(u"default"_s, file);
    auto &document = *window.center().agents()->current();
    QTRY_VERIFY_WITH_TIMEOUT(document.isLoaded(), 20'000);
    QTRY_VERIFY(editor(window) && editor(window)->hasActiveFocus());
    QTRY_COMPARE_WITH_TIMEOUT(document.runningText(), u"on the lattice: this file"_s, 20'000);
    window.press(Qt::Key_End, Qt::ControlModifier);
    type(window, u"Briefly."_s);
    QTRY_VERIFY(document.isDirty());
    QCOMPARE(document.runningText(), u"on the lattice: the file, without the draft"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!document.isDirty() && !document.isSaving(), 20'000);
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QVERIFY(saved.readAll().endsWith("Write {{task}}\nBriefly."));
    QTRY_VERIFY_WITH_TIMEOUT(document.versions()->count() >= 1, 20'000);
    QVERIFY2(document.saveProblem().isEmpty(), qPrintable(document.saveProblem()));

    // The draft is tried with faked tools, and its run is on the page Runs.
    type(window, u" And short."_s);
    window.click(u"view_try"_s);
    QTRY_VERIFY(window.find(u"input_task"_s) && window.find(u"input_task"_s)->isVisible());
    auto *trial = document.trial();
    QCOMPARE(trial->tools(), int(app::AgentTry::Faked));
    trial->setText(0, u"the report"_s);
    QTRY_VERIFY(window.find(u"tryButton"_s)->isEnabled());
    window.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(trial->phase(), int(app::CallValue::Done), 20'000);
    QVERIFY2(trial->answer().contains(u"the report"_s), qPrintable(trial->answer()));
    QVERIFY2(trial->facts().contains(u"rehearsal"_s), qPrintable(trial->facts()));
    Pictures::keep(window, u"agent-tried"_s);
    window.click(u"openTryRun"_s);
    QTRY_COMPARE(window.center().selection()->page(), u"runs"_s);
    QTRY_COMPARE(window.center().runs()->details()->title(), u"scribe"_s);

    // The same again, by the draft, and both runs beside each other; and one of them as a file.
    auto &runs = *window.center().runs();
    const QString first = runs.details()->runId();
    QTRY_VERIFY(window.find(u"runAgainButton"_s)->isVisible());
    window.click(u"runAgainButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(runs.again()->isReady() && runs.again()->hasDraft(), 20'000);
    QTRY_VERIFY(window.find(u"againDraft"_s) && window.find(u"againDraft"_s)->isVisible());
    window.click(u"againDraft"_s);
    QTRY_VERIFY(runs.again()->usesDraft());
    window.click(u"againRun"_s);
    QTRY_COMPARE_WITH_TIMEOUT(runs.again()->phase(), int(app::CallValue::Done), 20'000);
    window.click(u"againCompare"_s);
    QTRY_VERIFY_WITH_TIMEOUT(runs.comparison()->count() > 0 && !runs.comparison()->isWaiting(), 20'000);
    QCOMPARE(runs.comparison()->leftId(), first);
    QVERIFY(!runs.comparison()->verdict().isEmpty());
    runs.comparison()->setCurrent(0);
    QTRY_VERIFY_WITH_TIMEOUT(!runs.comparison()->isWaiting(), 20'000);
    QTRY_VERIFY(window.shows(u"Write the report"_s)); // what the model was asked
    Pictures::keep(window, u"runs-compared-real"_s);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!runs.comparison()->isActive());
    runs.details()->exportTo(QUrl::fromLocalFile(programs.path(u"run.jsonl"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(!runs.details()->report().isEmpty(), 20'000);
    QVERIFY2(runs.details()->reportWords().isEmpty(), qPrintable(runs.details()->reportWords()));
    QFile exported(programs.path(u"run.jsonl"_s));
    QVERIFY(exported.open(QIODevice::ReadOnly));
    QCOMPARE(exported.readAll().trimmed().count('\n'), 0); // it alone

    window.press(Qt::Key_5, Qt::ControlModifier);
    document.revert();
    QTRY_VERIFY(!document.isDirty());

    // An editor elsewhere: there is no draft, so it comes in by itself.
    QVERIFY(!programs.write(u"desk/environments/default/agents/scribe.prompt"_s, "---\nname: scribe\nmodel: rehearsal\n---\nFrom elsewhere {{task}}\n").isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(document.text().contains(u"From elsewhere"_s), 20'000);
    QVERIFY(!document.isDirty());

    // Deleted, and brought back by the history.
    window.center().agents()->deeds()->remove(u"default"_s, file);
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(file), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(window.shows(u"was deleted."_s), 20'000);
    window.click(u"undoDelete"_s);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file) && !window.center().agents()->deeds()->isBusy(), 20'000);
    QFile back(file);
    QVERIFY(back.open(QIODevice::ReadOnly));
    QCOMPARE(back.readAll(), "---\nname: scribe\nmodel: rehearsal\n---\nFrom elsewhere {{task}}\n"_ba);
    QVERIFY2(window.center().agents()->deeds()->report().isEmpty(), qPrintable(window.center().agents()->deeds()->reportWords()));

    // A file that breaks stands in the tree with the reason, beside the others.
    QVERIFY(!programs.write(u"desk/environments/default/agents/broken.prompt"_s, "---\nname: [broken\n---\nText\n").isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(window.center().agents()->tree()->brokenCount(), 1, 20'000);
    QVERIFY2(window.warnings().isEmpty(), qPrintable(window.warnings().join(u'\n')));
}

void TestAgentScreens::realEngineBringsBackWhatWasOpen()
{
    LatticePrograms programs;
    for (const auto *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, programs.environment.value(QString::fromLatin1(name)).toUtf8());
    QVERIFY(QDir().mkpath(programs.path(u"desk/environments/default/agents"_s)));
    QVERIFY(!programs.write(u"desk/config.yaml"_s, "lattice:\n  station_name: Desk\n  embedded:\n    port: -1\n    http_port: -1\n").isEmpty());
    const QString file = programs.write(u"desk/environments/default/agents/scribe.prompt"_s, "---\nname: scribe\ndescription: Writes\nmodel: rehearsal\n---\nWrite {{task}}\n");
    QVERIFY(!file.isEmpty());
    QString run;
    {
        app::ControlCenter center;
        app::EngineThread engine;
        QVERIFY(engine.open({.home = programs.path(u"desk"_s), .config = {}}, center));
        QString problem;
        center.verbs().ask(u"agent.run"_s, {{u"agent"_s, u"scribe"_s}, {u"task"_s, u"the report"_s}}, &center, [&](const lattice::Result<QJsonObject> &answer) {
            problem = answer ? QString() : answer.error().detail;
            run = answer ? (*answer)[u"run_id"_s].toString() : u"none"_s;
        });
        QTRY_VERIFY_WITH_TIMEOUT(!run.isEmpty(), 20'000);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        center.runs()->details()->open(run);
        center.environments()->details()->open(u"default"_s);
        center.agents()->setWatched(true); // the page is seen
        center.agents()->open(u"default"_s, file);
        QTRY_VERIFY_WITH_TIMEOUT(center.agents()->current()->isLoaded() && !center.runs()->details()->isLoading(), 20'000);
        QCOMPARE(center.agents()->current()->replaceAll(u"Write {{"_s, u"Briefly write {{"_s, true), 1);
        QTRY_VERIFY(center.agents()->current()->isDirty());
        center.window()->session()->save();
    }
    app::ControlCenter center;
    app::EngineThread engine;
    QVERIFY(engine.open({.home = programs.path(u"desk"_s), .config = {}}, center));
    QTRY_COMPARE_WITH_TIMEOUT(center.runs()->details()->title(), u"scribe"_s, 20'000);
    QVERIFY(center.runs()->details()->steps()->count() > 0);
    QTRY_VERIFY_WITH_TIMEOUT(center.environments()->details()->contents()->count() > 0, 20'000);
    center.agents()->setWatched(true);
    QTRY_VERIFY_WITH_TIMEOUT(center.agents()->current() && center.agents()->current()->isLoaded(), 20'000);
    QCOMPARE(center.agents()->current()->file(), file);
    QTRY_VERIFY_WITH_TIMEOUT(center.agents()->current()->text().contains(u"Briefly write"_s), 20'000);
    QVERIFY(center.agents()->current()->isDirty());
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly) && saved.readAll().contains("\nWrite {{task}}")); // the draft is one
}

QTEST_MAIN(TestAgentScreens)
#include "tst_agentscreens.moc"
