// SPDX-License-Identifier: Apache-2.0
// Runs of agents with tools, over stations that are programs of their own, with a model that plays its part.
#include "tests/integration/latticeprograms.h"
#include "tests/integration/playedmodel.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

class AgentRunsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void agentOfAnotherStationIsATool();
    void agentOfTheSameStationIsATool();
    void circleOfTwoStationsIsRefused();
    void leaderAssignsAndAwaitsWork();
    void workAsksAPersonAndGoesOnWhereItWas();
    void plainCallCannotAskAPerson();
    void killedStationSaysInterrupted();
    void runIsCancelledByCommand();
    void fakesOfAnEarlierRunAnswer();

private:
    bool addAgent(const QString &home, const QString &name, const QByteArray &keys = {}) const;
    QList<QJsonObject> runs(const StationProgram &station, const QStringList &filter = {}) const
    {
        return LatticePrograms::objects(m_programs->run(QStringList{u"runs"_s, u"list"_s, u"--home"_s, station.home, u"--json"_s} + filter).json()[u"runs"_s]);
    }
    QJsonObject inspected(const StationProgram &station, const QString &id) const { return m_programs->run({u"runs"_s, u"inspect"_s, id, u"--details"_s, u"--messages"_s, u"--home"_s, station.home, u"--json"_s}).json(); }
    QJsonObject work(const QStringList &words) const { return m_programs->ask(m_hub, QStringList{u"work"_s} + words); }

    std::unique_ptr<PlayedModel> m_model;
    std::unique_ptr<LatticePrograms> m_programs;
    StationProgram m_hub, m_alpha;
};

namespace {

PlayedModel::Reply play(const QString &model, const QJsonArray &messages)
{
    static const QRegularExpression workId(u"\"work_id\":\"([^\"]+)\""_s);
    const QStringList answers = PlayedModel::answers(messages);
    const auto calls = [](const QString &tool, const QJsonObject &arguments) { return PlayedModel::Reply{.text = {}, .tool = tool, .arguments = arguments}; };
    const auto says = [](const QString &text) { return PlayedModel::Reply{.text = text, .tool = {}, .arguments = {}}; };
    if (model == "play-hung"_L1)
        return {.text = {}, .tool = {}, .arguments = {}, .hang = true};
    if (model == "play-boss"_L1 || model == "play-chief"_L1)
        return answers.isEmpty() ? calls(u"helper"_s, {{u"task"_s, u"count the lines"_s}}) : says(u"I heard: "_s + answers.last());
    if (model == "play-ping"_L1)
        return answers.isEmpty() ? calls(u"pong"_s, {{u"task"_s, u"go on"_s}}) : says(u"ping heard: "_s + answers.last());
    if (model == "play-pong"_L1)
        return answers.isEmpty() ? calls(u"ping"_s, {{u"task"_s, u"go on"_s}}) : says(u"pong heard: "_s + answers.last());
    if (model == "play-asker"_L1)
        return answers.isEmpty() ? calls(u"escalate"_s, {{u"question"_s, u"May I restart db-1?"_s}}) : says(u"The person said: "_s + answers.last());
    if (model == "play-leader"_L1 && answers.isEmpty())
        return calls(u"assign_work"_s, {{u"agent_name"_s, u"helper"_s}, {u"task"_s, u"count the lines"_s}});
    if (model == "play-leader"_L1 && answers.size() == 1)
        return calls(u"await_work"_s, {{u"work_id"_s, workId.match(answers.first()).captured(1)}});
    if (model == "play-leader"_L1)
        return says(answers.last());
    return says(u"42 lines"_s);
}

} // namespace

bool AgentRunsTest::addAgent(const QString &home, const QString &name, const QByteArray &keys) const
{
    return m_programs->addPrompt(home, name, "---\nname: " + name.toUtf8() + "\nmodel: play-" + name.toUtf8() + "\n" + keys + "---\n{{task}}\n");
}

void AgentRunsTest::initTestCase()
{
    m_model = std::make_unique<PlayedModel>(play);
    m_programs = std::make_unique<LatticePrograms>();
    m_programs->environment.insert(u"OPENAI_BASE_URL"_s, m_model->url());
    m_programs->environment.remove(u"OPENAI_API_KEY"_s);
    QVERIFY(addAgent(u"hub"_s, u"boss"_s, "agents: [helper]\n") && addAgent(u"hub"_s, u"ping"_s, "agents: [pong]\n") && addAgent(u"hub"_s, u"leader"_s, "lattice: true\n"));
    QVERIFY(addAgent(u"alpha"_s, u"helper"_s) && addAgent(u"alpha"_s, u"chief"_s, "agents: [helper]\n") && addAgent(u"alpha"_s, u"pong"_s, "agents: [ping]\n") && addAgent(u"alpha"_s, u"asker"_s, "lattice: true\n")
            && addAgent(u"alpha"_s, u"hung"_s));
    m_hub = m_programs->startOrchestrator();
    QVERIFY(!m_hub.line.isEmpty());
    m_alpha = m_programs->startMember(u"alpha"_s, m_hub);
    QVERIFY(!m_alpha.line.isEmpty());
    QVERIFY(LatticePrograms::secondsUntil([this] { return m_programs->agents(m_hub).contains(u"hung"_s) && m_programs->agents(m_alpha).contains(u"ping"_s); }, 20) >= 0);
}

void AgentRunsTest::cleanupTestCase()
{
    m_programs.reset();
    m_model.reset();
}

void AgentRunsTest::agentOfAnotherStationIsATool()
{
    const Outcome outcome = m_programs->run({u"agent"_s, u"run"_s, u"boss"_s, u"Ask the helper"_s, u"--home"_s, m_hub.home, u"--json"_s});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    QCOMPARE(outcome.json()[u"text"_s].toString(), u"I heard: 42 lines"_s);
    QCOMPARE(outcome.json()[u"tool_calls"_s].toInt(), 1);
    const QJsonObject boss = inspected(m_hub, outcome.json()[u"run_id"_s].toString());
    QCOMPARE(boss[u"trigger"_s].toString(), u"command"_s);
    const QJsonObject call = boss[u"step_list"_s][1].toObject();
    QCOMPARE(call[u"name"_s].toString(), u"helper"_s);
    QCOMPARE(call[u"detail"_s][u"station"_s].toString(), m_alpha.id());

    const QList<QJsonObject> there = runs(m_alpha, {u"--agent"_s, u"helper"_s});
    QCOMPARE(there.size(), 1);
    const QJsonObject helper = there.first();
    QCOMPARE(helper[u"trigger"_s].toString(), u"run"_s);
    QCOMPARE(helper[u"requested_by"_s].toString(), u"boss"_s);
    QCOMPARE(helper[u"from_station"_s].toString(), m_hub.id());
    QCOMPARE(helper[u"parent_id"_s], boss[u"run_id"_s]);
    QCOMPARE(helper[u"root_id"_s], boss[u"run_id"_s]);
    QCOMPARE(helper[u"depth"_s].toInt(), 1);
    QCOMPARE(helper[u"trace_id"_s], boss[u"trace_id"_s]);
    QCOMPARE(helper[u"call_id"_s], call[u"detail"_s][u"call_id"_s]);
    QCOMPARE(helper[u"task"_s].toString(), u"count the lines"_s);
}

void AgentRunsTest::agentOfTheSameStationIsATool()
{
    const Outcome outcome = m_programs->call(m_hub, u"chief"_s); // over the lattice to alpha, which has both
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    QCOMPARE(outcome.json()[u"text"_s].toString(), u"I heard: 42 lines"_s);
    const QJsonObject chief = runs(m_alpha, {u"--agent"_s, u"chief"_s}).value(0);
    QCOMPARE(chief[u"trigger"_s].toString(), u"command"_s);
    QCOMPARE(chief[u"from_station"_s].toString(), m_hub.id());
    const QJsonObject helper = runs(m_alpha, {u"--parent"_s, chief[u"run_id"_s].toString()}).value(0);
    QCOMPARE(helper[u"agent"_s].toString(), u"helper"_s);
    QCOMPARE(inspected(m_alpha, chief[u"run_id"_s].toString())[u"step_list"_s][1][u"child_run"_s], helper[u"run_id"_s]);
    QCOMPARE(helper[u"trace_id"_s], chief[u"trace_id"_s]);
}

void AgentRunsTest::circleOfTwoStationsIsRefused()
{
    const Outcome outcome = m_programs->call(m_hub, u"ping"_s);
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    const QString text = outcome.json()[u"text"_s].toString();
    QVERIFY2(text.startsWith("ping heard: pong heard: "_L1) && text.contains("ping did not answer: "_L1) && text.contains("it would call itself"_L1), qPrintable(text));
    QCOMPARE(m_model->asked(u"play-ping"_s), 2);
}

void AgentRunsTest::leaderAssignsAndAwaitsWork()
{
    const QJsonObject assigned = work({u"assign"_s, u"leader"_s, u"Have it counted"_s});
    const QString id = assigned[u"work_id"_s].toString();
    const QJsonObject done = work({u"await"_s, id, u"--timeout"_s, u"18"_s});
    QCOMPARE(done[u"phase"_s].toString(), u"done"_s);
    QVERIFY2(done[u"result"_s].toString().contains("\"result\":\"42 lines\""_L1), qPrintable(done[u"result"_s].toString()));
    const QJsonObject leader = runs(m_hub, {u"--work"_s, id}).value(0);
    QCOMPARE(leader[u"trigger"_s].toString(), u"work"_s);
    QJsonObject child;
    for (const QJsonObject &each : LatticePrograms::objects(work({u"list"_s, u"--json"_s})[u"work"_s]))
        child = each[u"parent_id"_s].toString() == id ? each : child;
    QCOMPARE(child[u"agent"_s].toString(), u"helper"_s);
    const QJsonObject helper = runs(m_alpha, {u"--work"_s, child[u"work_id"_s].toString()}).value(0);
    QCOMPARE(helper[u"parent_id"_s], leader[u"run_id"_s]);
    QCOMPARE(helper[u"trace_id"_s], leader[u"trace_id"_s]);
}

void AgentRunsTest::workAsksAPersonAndGoesOnWhereItWas()
{
    const QString id = work({u"assign"_s, u"asker"_s, u"Mend db-1"_s})[u"work_id"_s].toString();
    QVERIFY(LatticePrograms::secondsUntil([&] { return work({u"check"_s, id})[u"phase"_s].toString() == "escalated"_L1; }, 20) >= 0);
    QCOMPARE(work({u"check"_s, id})[u"escalation"_s][u"reason"_s].toString(), u"May I restart db-1?"_s);
    QCOMPARE(runs(m_alpha, {u"--work"_s, id}).value(0)[u"state"_s].toString(), u"waiting"_s);
    work({u"answer"_s, id, u"after six"_s});
    const QJsonObject done = work({u"await"_s, id, u"--timeout"_s, u"18"_s});
    QCOMPARE(done[u"phase"_s].toString(), u"done"_s);
    QCOMPARE(done[u"result"_s].toString(), u"The person said: after six"_s);
    QCOMPARE(m_model->asked(u"play-asker"_s), 2); // it did not begin again
    const QList<QJsonObject> all = runs(m_alpha, {u"--work"_s, id});
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first()[u"state"_s].toString(), u"done"_s);
    QCOMPARE(all.first()[u"attempt"_s].toInt(), 2);
}

void AgentRunsTest::plainCallCannotAskAPerson()
{
    const Outcome outcome = m_programs->call(m_hub, u"asker"_s);
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    QVERIFY2(outcome.json()[u"text"_s].toString().contains("nobody can be asked in a plain call"_L1), qPrintable(outcome.out));
}

void AgentRunsTest::killedStationSaysInterrupted()
{
    QProcess *command = m_programs->startProgram(QStringLiteral(STATION_BIN "/stn"), {u"lattice"_s, u"agent"_s, u"exec"_s, u"hung"_s, u"wait"_s, u"--home"_s, m_alpha.home});
    QVERIFY(LatticePrograms::secondsUntil([this] { return runs(m_alpha, {u"--agent"_s, u"hung"_s, u"--state"_s, u"running"_s}).size() == 1; }, 20) >= 0);
    LatticePrograms::signal(m_alpha.process, SIGKILL);
    QVERIFY(LatticePrograms::ended(m_alpha.process));
    QVERIFY(LatticePrograms::ended(command));
    QVERIFY(m_programs->restart(m_alpha));
    const QJsonObject run = runs(m_alpha, {u"--agent"_s, u"hung"_s}).value(0);
    QCOMPARE(run[u"state"_s].toString(), u"interrupted"_s);
    QVERIFY(!run[u"ended_at"_s].toString().isEmpty());
    const QJsonObject step = inspected(m_alpha, run[u"run_id"_s].toString())[u"step_list"_s][0].toObject();
    QVERIFY(!step.isEmpty() && !step.contains(u"duration_ms"_s)); // what it was doing
}

void AgentRunsTest::runIsCancelledByCommand()
{
    QProcess *command = m_programs->startProgram(QStringLiteral(STATION_BIN "/stn"), {u"agent"_s, u"run"_s, u"hung"_s, u"wait"_s, u"--home"_s, m_alpha.home});
    QString id;
    QVERIFY(LatticePrograms::secondsUntil([&] {
        id = runs(m_alpha, {u"--agent"_s, u"hung"_s, u"--state"_s, u"running"_s}).value(0)[u"run_id"_s].toString();
        return !id.isEmpty();
    }, 20) >= 0);
    QProcess *follower = m_programs->startProgram(QStringLiteral(STATION_BIN "/stn"), {u"runs"_s, u"tail"_s, id.first(8), u"--home"_s, m_alpha.home});
    const Outcome cancelled = m_programs->run({u"runs"_s, u"cancel"_s, id.first(8), u"--home"_s, m_alpha.home});
    QVERIFY2(cancelled.code == 0, qPrintable(cancelled.err));
    QVERIFY(LatticePrograms::ended(command));
    QCOMPARE(command->exitCode(), 1);
    QCOMPARE(inspected(m_alpha, id)[u"state"_s].toString(), u"cancelled"_s);
    QVERIFY(LatticePrograms::ended(follower)); // whether it came before the end or after it
    QCOMPARE(follower->exitCode(), 0);
    const QByteArray followed = follower->readAllStandardOutput(), afterwards = m_programs->run({u"runs"_s, u"tail"_s, id, u"--home"_s, m_alpha.home}).out.toUtf8();
    QVERIFY2(followed.contains("#1  ") && followed.contains("hung is cancelled"), followed.constData());
    QVERIFY2(afterwards.contains("#1  ") && afterwards.contains("hung is cancelled"), afterwards.constData());
    const Outcome again = m_programs->run({u"runs"_s, u"cancel"_s, id, u"--home"_s, m_alpha.home});
    QVERIFY2(again.code == 1 && again.err.contains("it is cancelled"_L1), qPrintable(again.err));
}

void AgentRunsTest::fakesOfAnEarlierRunAnswer()
{
    const auto run = [this](const QStringList &more) { return m_programs->run(QStringList{u"agent"_s, u"run"_s, u"boss"_s, u"Ask the helper"_s, u"--home"_s, m_hub.home, u"--json"_s} + more); };
    const QString first = run({}).json()[u"run_id"_s].toString();
    const int before = m_model->asked(u"play-helper"_s);
    const Outcome again = run({u"--fakes"_s, u"run:"_s + first.first(8)});
    QVERIFY2(again.code == 0, qPrintable(again.err));
    QCOMPARE(again.json()[u"text"_s].toString(), u"I heard: 42 lines"_s);
    QCOMPARE(m_model->asked(u"play-helper"_s), before); // nobody was really asked
    const Outcome compared = m_programs->run({u"runs"_s, u"compare"_s, first, again.json()[u"run_id"_s].toString(), u"--home"_s, m_hub.home, u"--json"_s});
    QVERIFY2(compared.json()[u"divergence"_s].toInt() == -1, qPrintable(compared.out));
    const QString file = m_programs->path(u"runs.jsonl"_s);
    const Outcome exported = m_programs->run({u"runs"_s, u"export"_s, file, u"--agent"_s, u"boss"_s, u"--home"_s, m_hub.home, u"--json"_s});
    QVERIFY2(exported.json()[u"rows"_s].toInt() >= 2, qPrintable(exported.out + exported.err));
}

QTEST_GUILESS_MAIN(AgentRunsTest)
#include "tst_agentruns.moc"
