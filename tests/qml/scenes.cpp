// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/scenes.h"

#include "tests/app/indexhistory.h"
#include "tests/app/sampleagents.h"
#include "tests/app/samplemcp.h"
#include "tests/app/sampleruns.h"
#include "tests/app/samplesettings.h"
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using lattice::LinkState;
using Kind = Scene::Kind;

namespace {

constexpr Qt::KeyboardModifiers kControl = Qt::ControlModifier;

QDateTime now() { return QDateTime::currentDateTimeUtc(); }

/*! Waits until \a text is in sight. */
void awaitText(Scene &scene, const char *text)
{
    scene.await(text, [&scene, text] { return scene.window().shows(QString::fromUtf8(text)); });
}
void awaitItem(Scene &scene, const char *name)
{
    scene.await(name, [&scene, name] {
        const auto *item = scene.window().find(QString::fromLatin1(name));
        return item && item->isVisible();
    });
}
void clickItem(Scene &scene, const char *name)
{
    awaitItem(scene, name);
    if (scene.problem().isEmpty())
        scene.window().click(QString::fromLatin1(name));
}
/*! Presses a button as a person without a mouse does. */
void pressItem(Scene &scene, const char *name)
{
    awaitItem(scene, name);
    if (!scene.problem().isEmpty())
        return;
    scene.window().find(QString::fromLatin1(name))->forceActiveFocus(Qt::TabFocusReason);
    scene.window().press(Qt::Key_Space);
}

void showWork(Scene &scene)
{
    scene.window().showWork(30, 4);
    scene.window().press(Qt::Key_3, kControl);
    scene.await("rows of work", [&scene] { return scene.center().work()->list()->rowCount() == 30; });
}
void showNeeds(Scene &scene)
{
    scene.window().showWork(40, 4);
    auto stations = sample::stations(4);
    stations[2].conflicts = {{.agent = u"metrics"_s, .ownerId = stations[1].id, .ownerName = stations[1].name}};
    scene.center().applyStations({stations[2]}, {});
    scene.window().press(Qt::Key_2, kControl);
    scene.await("the conflict", [&scene] { return scene.center().work()->needsYou()->conflicts() == 1; });
}
RunStage &showRuns(Scene &scene, int total = 450)
{
    auto &stage = scene.keep<RunStage>(scene.center().verbs());
    stage.total = total;
    scene.window().showLattice(3);
    scene.window().press(Qt::Key_4, kControl);
    return stage;
}
AgentStage &showAgents(Scene &scene)
{
    auto &stage = scene.keep<AgentStage>(scene.center().verbs());
    scene.window().showLattice(3);
    scene.window().press(Qt::Key_5, kControl);
    awaitText(scene, "k8s-admin");
    return stage;
}
void showAgent(Scene &scene, const char *view)
{
    auto &stage = showAgents(scene);
    stage.history[AgentStage::path(u"default"_s, u"k8s-admin"_s)] = {u"---\nname: k8s-admin\n---\nDrain it.\n"_s, QString::fromUtf8(AgentStage::kAdmin)};
    scene.center().agents()->open(u"default"_s, AgentStage::path(u"default"_s, u"k8s-admin"_s));
    awaitItem(scene, "promptText");
    if (view)
        clickItem(scene, view);
}
void showEvents(Scene &scene, int events = 400)
{
    auto &history = scene.keep<IndexHistory>(scene.center().replay()->client());
    scene.window().showLattice(3);
    if (events > 0)
        history.appendLarge(quint64(events), now().addSecs(-3600));
    else
        history.setState(lattice::HistoryStatus::State::Following);
    scene.window().press(Qt::Key_9, kControl);
    if (events > 0)
        scene.await("events", [&scene] { return scene.center().replay()->events()->rowCount() > 10; });
    QTest::qWait(400); // the histogram
}
McpStage &showMcp(Scene &scene, const char *tab = nullptr)
{
    auto &stage = scene.keep<McpStage>(scene.center().verbs());
    stage.furnish();
    scene.window().showLattice(3);
    scene.center().selection()->openPage(u"mcp"_s);
    awaitText(scene, "filesystem");
    if (tab)
        clickItem(scene, tab);
    return stage;
}
SettingsStage &settingsStage(Scene &scene)
{
    auto &stage = scene.keep<SettingsStage>(scene.center().verbs());
    stage.values = {{u"lattice.station_name"_s, u"Anna's desk"_s}, {u"lattice.slots"_s, u"8"_s}, {u"ai_provider"_s, u"anthropic"_s}};
    stage.pending = {u"lattice.slots"_s};
    stage.keys = {QJsonObject{{u"key"_s, u"ed25519:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo"_s}, {u"name"_s, u"ops-desk"_s}, {u"right"_s, u"operate"_s}, {u"added"_s, u"2026-03-01T16:00:00.000Z"_s}}};
    scene.window().showLattice(3);
    return stage;
}
void showSettings(Scene &scene, const QString &group)
{
    settingsStage(scene);
    scene.window().press(Qt::Key_Comma, kControl);
    scene.center().settings()->list()->setGroup(group);
    awaitItem(scene, "settingsList");
}
void showEnvironment(Scene &scene, const QString &tab, const QString &name = u"production"_s)
{
    settingsStage(scene);
    scene.center().selection()->openPage(u"environments"_s);
    awaitItem(scene, "environmentList");
    scene.center().environments()->details()->open(name);
    scene.center().environments()->details()->setTab(tab);
    scene.center().environments()->reload();
}
void showFailedStart(Scene &scene)
{
    using State = lattice::CheckStep::State;
    scene.center().startLattice();
    scene.center().applyStep(u"start"_s, {.id = u"port"_s, .state = State::Passed, .detail = u"4222"_s, .cause = {}, .words = {}});
    scene.center().applyStep(u"start"_s, {.id = u"storage"_s, .state = State::Failed, .detail = {}, .cause = u"store-not-writable"_s, .words = u"mkdir /srv/station: permission denied"_s});
    awaitText(scene, "Try again");
}
void dropLink(Scene &scene)
{
    auto status = sample::status(core::Mode::Orchestrator, LinkState::Reconnecting);
    status.link.reason = u"Connection refused"_s;
    status.link.nextTryMs = 4200;
    scene.center().applyStatus(status);
    scene.center().tick(now().addSecs(12));
    awaitText(scene, "The link dropped");
}
void selectFailedWork(Scene &scene)
{
    showWork(scene);
    auto *list = scene.center().work()->list();
    list->setFilter(u"is:failed"_s);
    scene.await("failed work", [list] { return list->rowCount() > 0; });
    list->select(0, false, false);
    scene.center().selection()->selectWork(list->currentId());
    awaitText(scene, "What happened");
}

/*! Three profiles in folders of the scene's own; the window is that of the protected one. */
class ProfileStage final : public QObject
{
public:
    ProfileStage() { qputenv("XDG_DATA_HOME", m_folder.path().toUtf8()); }
    ~ProfileStage() override { m_before.isNull() ? qunsetenv("XDG_DATA_HOME") : qputenv("XDG_DATA_HOME", m_before); }

    void furnish(app::ProfileList &profiles) const
    {
        auto guarded = app::Profiles::create(u"acme-prod"_s);
        const auto other = app::Profiles::create(u"Zürich staging"_s);
        if (!guarded || !other)
            return;
        guarded->guarded = true;
        if (app::Profiles::save(*guarded))
            profiles.open(core::HomePaths::of(guarded->home()));
    }

private:
    const QByteArray m_before = qgetenv("XDG_DATA_HOME");
    const QTemporaryDir m_folder;
};
void showProtected(Scene &scene)
{
    auto &stage = scene.keep<ProfileStage>();
    scene.window().showLattice(3);
    stage.furnish(*scene.center().window()->profiles());
    awaitItem(scene, "nameBand");
}

QList<Scene::Plan> pages()
{
    return {
        {.name = u"first-run"_s, .arrange = [](Scene &scene) { awaitText(scene, "Start a lattice here"); }},
        {.name = u"first-run-host"_s, .arrange = [](Scene &scene) { clickItem(scene, "byHostButton"); }},
        {.name = u"lattice"_s, .arrange = [](Scene &scene) {
             scene.window().showLattice(3);
             awaitText(scene, "Hub");
         }},
        {.name = u"lattice-outline"_s, .arrange = [](Scene &scene) {
             scene.window().showLattice(30);
             scene.await("the map", [&scene] { return !scene.center().map()->bounds().isEmpty(); });
             clickItem(scene, "outlineButton");
         }},
        {.name = u"inspector-station"_s, .arrange = [](Scene &scene) {
             scene.window().showLattice(3);
             scene.center().selection()->selectStation(u"station-0001"_s);
             awaitItem(scene, "inspector");
         }},
        {.name = u"inspector-agent"_s, .arrange = [](Scene &scene) {
             scene.window().showLattice(3);
             scene.center().selection()->selectAgent(u"station-0001"_s, scene.center().stations()->stations().at(1).agents.first().name);
             awaitItem(scene, "callButton");
         }},
        {.name = u"needs"_s, .arrange = showNeeds},
        {.name = u"work"_s, .arrange = [](Scene &scene) {
             showWork(scene);
             scene.window().press(Qt::Key_J);
         }},
        {.name = u"work-lanes"_s, .arrange = [](Scene &scene) {
             showWork(scene);
             scene.center().work()->list()->setView(app::WorkViewValue::Lanes);
             awaitText(scene, "No station yet");
         }},
        {.name = u"work-details"_s, .arrange = selectFailedWork},
        {.name = u"runs"_s, .arrange = [](Scene &scene) {
             showRuns(scene);
             awaitText(scene, "log-analyzer");
         }},
        {.name = u"run"_s, .arrange = [](Scene &scene) {
             showRuns(scene);
             awaitText(scene, "log-analyzer");
             scene.window().press(Qt::Key_J);
             scene.window().press(Qt::Key_Return);
             awaitText(scene, "read_metrics");
         }},
        {.name = u"agents"_s, .arrange = [](Scene &scene) { showAgent(scene, nullptr); }},
        {.name = u"agents-form"_s, .arrange = [](Scene &scene) { showAgent(scene, "view_form"); }},
        {.name = u"agents-try"_s, .arrange = [](Scene &scene) { showAgent(scene, "view_try"); }},
        {.name = u"agents-versions"_s, .arrange = [](Scene &scene) { showAgent(scene, "view_versions"); }},
        {.name = u"events"_s, .arrange = [](Scene &scene) { showEvents(scene); }},
        {.name = u"events-details"_s, .arrange = [](Scene &scene) {
             showEvents(scene);
             scene.center().replay()->open(3);
             awaitItem(scene, "closeEventButton");
         }},
        {.name = u"mcp-servers"_s, .arrange = [](Scene &scene) {
             showMcp(scene);
             scene.center().mcp()->servers()->choose(u"postgres"_s);
             awaitText(scene, "password authentication failed");
         }},
        {.name = u"mcp-tools"_s, .arrange = [](Scene &scene) {
             showMcp(scene, "mcpToolsTab");
             awaitText(scene, "read_text_file");
             scene.center().mcp()->form()->open(u"filesystem"_s, u"read_text_file"_s);
             awaitItem(scene, "toolTitle");
         }},
        {.name = u"mcp-endpoint"_s, .arrange = [](Scene &scene) {
             showMcp(scene, "mcpEndpointTab");
             awaitText(scene, "claude-code 2.1");
         }},
        {.name = u"environments-contents"_s, .arrange = [](Scene &scene) { showEnvironment(scene, u"contents"_s); }},
        {.name = u"environments-variables"_s, .arrange = [](Scene &scene) { showEnvironment(scene, u"variables"_s); }},
        {.name = u"environments-plan"_s, .arrange = [](Scene &scene) { showEnvironment(scene, u"plan"_s); }},
        {.name = u"environments-history"_s, .arrange = [](Scene &scene) {
             showEnvironment(scene, u"history"_s);
             scene.center().environments()->details()->showVersion(u"1a2b3c4d5e6f"_s);
         }},
        {.name = u"settings-general"_s, .arrange = [](Scene &scene) { showSettings(scene, u"general"_s); }},
        {.name = u"settings-appearance"_s, .arrange = [](Scene &scene) { showSettings(scene, u"appearance"_s); }},
        {.name = u"settings-models"_s, .arrange = [](Scene &scene) { showSettings(scene, u"models"_s); }},
        {.name = u"settings-trust"_s, .arrange = [](Scene &scene) { showSettings(scene, u"trust"_s); }},
    };
}

QList<Scene::Plan> states()
{
    QList<Scene::Plan> plans{
        {.name = u"first-run-failed"_s, .arrange = showFailedStart},
        {.name = u"lattice-offline"_s, .arrange = [](Scene &scene) {
             scene.window().showLattice(3);
             awaitText(scene, "Hub");
             dropLink(scene);
         }},
        {.name = u"lattice-alone"_s, .arrange = [](Scene &scene) {
             scene.window().showLattice(1);
             awaitText(scene, "Hub");
         }},
        {.name = u"needs-empty"_s, .arrange = [](Scene &scene) {
             scene.window().showWork(0, 3);
             scene.window().press(Qt::Key_2, kControl);
             awaitText(scene, "Nothing needs you.");
         }},
        {.name = u"needs-offline"_s, .arrange = [](Scene &scene) {
             showNeeds(scene);
             dropLink(scene);
         }},
        {.name = u"work-empty"_s, .arrange = [](Scene &scene) {
             scene.window().showWork(0, 3);
             scene.window().press(Qt::Key_3, kControl);
             awaitText(scene, "No work has been assigned yet");
         }},
        {.name = u"work-loading"_s, .arrange = [](Scene &scene) {
             scene.window().showLattice(3);
             scene.window().press(Qt::Key_3, kControl);
             awaitText(scene, "Waiting for the ledger");
         }},
        {.name = u"work-filtered"_s, .arrange = [](Scene &scene) {
             showWork(scene);
             scene.center().work()->list()->setFilter(u"agent:nobody"_s);
             awaitText(scene, "No work matches the filter.");
         }},
        {.name = u"work-offline"_s, .arrange = [](Scene &scene) {
             showWork(scene);
             dropLink(scene);
         }},
        {.name = u"runs-empty"_s, .arrange = [](Scene &scene) {
             showRuns(scene, 0);
             awaitText(scene, "No agent of this station has run yet");
         }},
        {.name = u"events-empty"_s, .arrange = [](Scene &scene) {
             showEvents(scene, 0);
             awaitText(scene, "Nothing has happened yet.");
         }},
        {.name = u"events-past"_s, .arrange = [](Scene &scene) {
             showEvents(scene);
             scene.center().replay()->goToRow(30);
             scene.await("the past", [&scene] { return scene.center().replay()->past()->isReached(); });
         }},
        {.name = u"events-compared"_s, .arrange = [](Scene &scene) {
             showEvents(scene);
             scene.center().replay()->bar()->setRange(now().addSecs(-3500), now().addSecs(-600));
             scene.center().replay()->compareRange();
             awaitText(scene, "Work");
         }},
        {.name = u"agents-none"_s, .arrange = [](Scene &scene) { showAgents(scene); }},
        {.name = u"mcp-empty"_s, .arrange = [](Scene &scene) {
             scene.keep<McpStage>(scene.center().verbs());
             scene.window().showLattice(3);
             scene.center().selection()->openPage(u"mcp"_s);
             awaitText(scene, "This environment has no tool servers.");
         }},
    };
    plans.append({.name = u"runs-failed"_s, .arrange = [](Scene &scene) {
                      auto &stage = scene.keep<RunStage>(scene.center().verbs());
                      stage.fault = lattice::Error{lattice::Fault::Full, u"the disk is full"_s};
                      scene.window().showLattice(3);
                      scene.window().press(Qt::Key_4, kControl);
                      awaitText(scene, "Try again");
                  }});
    plans.append({.name = u"mcp-failed"_s, .arrange = [](Scene &scene) {
                      auto &stage = scene.keep<McpStage>(scene.center().verbs());
                      stage.faults[u"server.list"_s] = {lattice::Fault::Invalid, u"servers.json: line 3: a comma is missing"_s};
                      scene.window().showLattice(3);
                      scene.center().selection()->openPage(u"mcp"_s);
                      awaitText(scene, "line 3");
                  }});
    for (Scene::Plan &plan : plans)
        plan.kind = Kind::State;
    return plans;
}

QList<Scene::Plan> sheets()
{
    const auto environment = [](const QString &tab) { return [tab](Scene &scene) { showEnvironment(scene, tab); }; };
    const auto trust = [](Scene &scene) { showSettings(scene, u"trust"_s); };
    QList<Scene::Plan> plans{
        {.name = u"sheet-search"_s, .arrange = showWork, .open = [](Scene &scene) { scene.window().press(Qt::Key_K, kControl); }},
        {.name = u"sheet-help"_s, .arrange = showWork, .open = [](Scene &scene) {
             scene.window().press(Qt::Key_F1);
             awaitItem(scene, "helpText");
         }},
        {.name = u"sheet-assign"_s, .arrange = showWork, .open = [](Scene &scene) {
             scene.window().press(Qt::Key_N);
             awaitText(scene, "Time for one attempt");
         }},
        {.name = u"sheet-stop"_s, .arrange = [](Scene &scene) {
             showWork(scene);
             scene.center().work()->list()->selectAll();
             QCoreApplication::processEvents();
         }, .open = [](Scene &scene) { pressItem(scene, "stopWorkButton"); }},
        {.name = u"sheet-payload"_s, .arrange = [](Scene &scene) {
             showRuns(scene);
             awaitText(scene, "log-analyzer");
             scene.window().press(Qt::Key_J);
             scene.window().press(Qt::Key_Return);
             scene.await("a long text", [&scene] { return scene.window().find(u"openStepText"_s) && scene.window().find(u"openStepText"_s)->isVisible(); });
         }, .open = [](Scene &scene) { pressItem(scene, "openStepText"); }},
        {.name = u"sheet-columns"_s, .arrange = showWork, .open = [](Scene &scene) { pressItem(scene, "columnsButton"); }},
        {.name = u"sheet-menu"_s, .arrange = [](Scene &scene) {
             showWork(scene);
             scene.window().press(Qt::Key_J);
         }, .open = [](Scene &scene) { scene.window().press(Qt::Key_Menu); }},
        {.name = u"sheet-snooze"_s, .arrange = [](Scene &scene) {
             showNeeds(scene);
             scene.window().press(Qt::Key_J);
         }, .open = [](Scene &scene) { scene.window().press(Qt::Key_S); }},
        {.name = u"sheet-new-agent"_s, .arrange = [](Scene &scene) { showAgents(scene); }, .open = [](Scene &scene) { scene.window().press(Qt::Key_N, kControl); }},
        {.name = u"sheet-verb"_s, .arrange = [](Scene &scene) { showMcp(scene); }, .open = [](Scene &scene) { pressItem(scene, "addServersButton"); }},
        {.name = u"sheet-key"_s, .arrange = [](Scene &scene) { showSettings(scene, u"models"_s); }, .open = [](Scene &scene) { pressItem(scene, "key_openai"); }},
        {.name = u"sheet-allow"_s, .arrange = trust, .open = [](Scene &scene) { pressItem(scene, "allowButton"); }},
        {.name = u"sheet-delete"_s, .arrange = environment(u"contents"_s), .open = [](Scene &scene) { pressItem(scene, "deleteEnvironment"); }},
        {.name = u"sheet-compare"_s, .arrange = environment(u"contents"_s), .open = [](Scene &scene) { pressItem(scene, "compareEnvironments"); }},
        {.name = u"sheet-environment"_s, .arrange = environment(u"contents"_s), .open = [](Scene &scene) { pressItem(scene, "newEnvironment"); }},
        {.name = u"sheet-profiles"_s, .arrange = showProtected, .open = [](Scene &scene) { scene.window().press(Qt::Key_N, kControl | Qt::ShiftModifier); }, .pictured = false},
        {.name = u"sheet-name"_s, .arrange = showProtected, .open = [](Scene &scene) {
             scene.center().verbs().ask(u"agent.delete"_s, {{u"name"_s, u"log-analyzer"_s}}, &scene.window().center(), {});
             awaitItem(scene, "nameGoButton");
         }, .pictured = false},
        {.name = u"sheet-variable"_s, .arrange = environment(u"variables"_s), .open = [](Scene &scene) { pressItem(scene, "addVariable"); }},
    };
    for (Scene::Plan &plan : plans)
        plan.kind = Kind::Sheet;
    return plans;
}

} // namespace

const QList<Scene::Plan> &Scene::plans()
{
    static const QList<Plan> all = pages() + states() + sheets();
    return all;
}

const Scene::Plan &Scene::plan(const QString &name)
{
    const auto found = std::ranges::find(plans(), name, &Plan::name);
    if (found == plans().end())
        qFatal("no such scene: %s", qPrintable(name));
    return *found;
}

void Scene::rows(const QList<Kind> &kinds)
{
    QTest::addColumn<QString>("scene");
    for (const Plan &plan : plans()) {
        if (kinds.contains(plan.kind))
            QTest::newRow(qPrintable(plan.name)) << plan.name;
    }
}

Scene::Scene(const QString &name, const QString &theme, QSize size, int textSize)
    : m_window(theme)
    , m_plan(plan(name))
{
    center().settings()->list()->set(u"window.reduce_motion"_s, u"true"_s);
    center().settings()->list()->set(u"window.text_size"_s, QString::number(textSize));
    m_window.window()->resize(size);
    await("the size", [this, size] { return m_window.window()->contentItem()->size().toSize() == size; });
    m_plan.arrange(*this);
    settle();
}

void Scene::open()
{
    if (m_plan.open)
        m_plan.open(*this);
    settle();
}

void Scene::await(const char *what, const std::function<bool()> &condition)
{
    if (m_problem.isEmpty() && !QTest::qWaitFor(condition, 5000))
        m_problem = u"%1 did not come up"_s.arg(QString::fromUtf8(what));
}

void Scene::settle() const
{
    QTest::mouseMove(m_window.window(), {m_window.window()->width() / 2, 1}); // the pointer rests where nothing answers it
    QTest::qWait(80);
}
