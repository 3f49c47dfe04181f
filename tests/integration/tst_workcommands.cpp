// SPDX-License-Identifier: Apache-2.0
// Work by commands: given at the orchestrator, at a member, by address alone, and by somebody from outside.
#include "tests/integration/commandlattice.h"

using namespace Qt::StringLiterals;

/*! One lattice for all of it; tests add work to it and take none away. */
class WorkCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_lattice = std::make_unique<CommandLattice>();
        QVERIFY(m_lattice->start());
    }
    void cleanupTestCase() { m_lattice.reset(); }
    void workIsAssignedAwaitedAndLookedAt_data() { m_lattice->places(); }
    void workIsAssignedAwaitedAndLookedAt();
    void assignReturnsWhenTheWorkIsRecorded();
    void failedWorkIsExitCodeOne();
    void aShortWaitIsExitCodeFourAndTheWorkGoesOn();
    void theSameIdIsTheSameWork();
    void childrenAreCancelledWithTheirParent();
    void theBeginningOfAnIdIsEnough();
    void unknownWorkIsSaid_data();
    void unknownWorkIsSaid();
    void textsOfTheWholeWorldPass();
    void largeTasksAndResultsPass();
    void partsOfTheAnswerAreStreamed();
    void endedWorkIsDoneAgain();
    void anAgentAsksAPersonAndGoesOn_data();
    void anAgentAsksAPersonAndGoesOn();
    void aCallCannotWaitForAPerson();
    void workIsListedByWhatItIs();
    void waitingOutlivesTheOrchestrator();

private:
    std::unique_ptr<CommandLattice> m_lattice;
};

void WorkCommandsTest::workIsAssignedAwaitedAndLookedAt()
{
    QFETCH(const CommandPlace, place);

    const Outcome assign = m_lattice->give(place, {u"work"_s, u"assign"_s, u"echo"_s, u"hello"_s, u"--label"_s, u"team=sre"_s, u"--json"_s});
    QVERIFY2(assign.code == 0, qPrintable(assign.err));
    QCOMPARE(assign.out.count(u'\n'), 1);
    const QString id = assign.json()[u"work_id"_s].toString();
    QCOMPARE(id.size(), 36);
    QCOMPARE(assign.json()[u"agent"_s].toString(), u"echo"_s);

    const Outcome await = m_lattice->give(place, {u"work"_s, u"await"_s, id, u"--json"_s});
    QVERIFY2(await.code == 0, qPrintable(await.err));
    QCOMPARE(await.out.count(u'\n'), 1);
    QCOMPARE(await.json()[u"phase"_s].toString(), u"done"_s);
    QCOMPARE(await.json()[u"succeeded"_s].toBool(), true);
    QCOMPARE(await.json()[u"result"_s].toString(), LatticePrograms::rehearsed(u"you said: hello"_s));
    QCOMPARE(await.json()[u"station"_s].toString(), m_lattice->member.id());
    QCOMPARE(await.json()[u"labels"_s][u"team"_s].toString(), u"sre"_s);

    const Outcome shown = m_lattice->give(place, {u"work"_s, u"check"_s, id});
    QVERIFY2(shown.out.startsWith(u"Work %1: done\n"_s.arg(id)) && shown.out.endsWith(u"\n\n"_s + LatticePrograms::rehearsed(u"you said: hello"_s) + u'\n'), qPrintable(shown.out + shown.err));
    const Outcome list = m_lattice->give(place, {u"work"_s, u"list"_s, u"--state"_s, u"done"_s, u"--json"_s});
    QCOMPARE(list.out.count(u'\n'), 1);
    QCOMPARE(list.json()[u"work"_s][0][u"work_id"_s].toString(), id); // the newest first
    QCOMPARE(list.json()[u"work"_s][0][u"phase"_s].toString(), u"done"_s);
    QStringList phases;
    for (const QJsonObject &step : LatticePrograms::objects(m_lattice->give(place, {u"work"_s, u"history"_s, id, u"--json"_s}).json()[u"steps"_s]))
        phases << step[u"phase"_s].toString();
    QCOMPARE(phases, (QStringList{u"queued"_s, u"assigned"_s, u"running"_s, u"done"_s}));
    QCOMPARE(m_lattice->eventTypes(id, 4), (QStringList{u"accepted"_s, u"assigned"_s, u"completed"_s, u"submitted"_s}));
}

void WorkCommandsTest::assignReturnsWhenTheWorkIsRecorded()
{
    const QJsonObject record = m_lattice->assigned({u"nobody-has-it"_s, u"do it"_s});
    QCOMPARE(record[u"phase"_s].toString(), u"queued"_s);
    const QString id = record[u"work_id"_s].toString();
    QTRY_VERIFY2_WITH_TIMEOUT(m_lattice->check(id)[u"waiting"_s].toString().contains(u"nobody-has-it"_s), "says why it waits", 20'000);
    const Outcome list = m_lattice->work({u"list"_s, u"--agent"_s, u"nobody-has-it"_s});
    QVERIFY2(list.out.startsWith(u"Work in Lattice (1 total)\n"_s) && list.out.contains(id), qPrintable(list.out));
    QCOMPARE(m_lattice->work({u"cancel"_s, id, u"--reason"_s, u"nobody will come"_s, u"--json"_s}).json()[u"phase"_s].toString(), u"cancelled"_s);
    QCOMPARE(m_lattice->check(id)[u"error"_s].toString(), u"cancelled: nobody will come"_s);
}

void WorkCommandsTest::failedWorkIsExitCodeOne()
{
    const Outcome failed = m_lattice->work({u"assign"_s, u"broken"_s, u"scan"_s, u"--await"_s, u"--json"_s});
    QCOMPARE(failed.code, 1);
    QCOMPARE(failed.out.count(u'\n'), 1);
    QCOMPARE(failed.json()[u"phase"_s].toString(), u"failed"_s);
    QCOMPARE(failed.json()[u"succeeded"_s].toBool(true), false);
    QCOMPARE(failed.json()[u"fault"_s].toString(), u"invalid"_s);
    const QString id = failed.json()[u"work_id"_s].toString();
    const Outcome again = m_lattice->work({u"await"_s, id});
    QCOMPARE(again.code, 1);
    QVERIFY2(again.out.contains(u"the target is no host"_s), qPrintable(again.out));
    QCOMPARE(m_lattice->work({u"check"_s, id}).code, 0); // looking at it went well
    const Outcome streamed = m_lattice->work({u"stream"_s, id});
    QCOMPARE(streamed.code, 1);
    QVERIFY2(streamed.out.contains(u"failed, (rehearsal, not a model) the target is no host"_s), qPrintable(streamed.out));
}

void WorkCommandsTest::aShortWaitIsExitCodeFourAndTheWorkGoesOn()
{
    const QString id = m_lattice->assignedId({u"slow"_s, u"x"_s});
    for (const QStringList &options : {QStringList{}, QStringList{u"--json"_s}}) {
        const Outcome waited = m_lattice->work(QStringList{u"await"_s, id, u"--timeout"_s, u"0.3"_s} + options);
        QCOMPARE(waited.code, 4);
        QVERIFY2(waited.err.contains(u"has not ended yet; it goes on"_s), qPrintable(waited.err));
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_lattice->phase(id), u"running"_s, 20'000);
    QCOMPARE(m_lattice->work({u"retry"_s, id}).code, 1); // it has not ended
    QCOMPARE(m_lattice->work({u"cancel"_s, id}).code, 0);
    const QJsonObject ended = m_lattice->awaited(id);
    QCOMPARE(ended[u"phase"_s].toString(), u"cancelled"_s);
    QCOMPARE(ended[u"succeeded"_s].toBool(true), false);
    const Outcome twice = m_lattice->work({u"cancel"_s, id, u"--json"_s});
    QCOMPARE(twice.code, 1);
    QCOMPARE(twice.json()[u"error"_s][u"fault"_s].toString(), u"conflict"_s);
    QCOMPARE(twice.err.count(id), 1); // said once
}

void WorkCommandsTest::theSameIdIsTheSameWork()
{
    const QStringList nightly{u"echo"_s, u"nightly"_s, u"--id"_s, u"nightly-2026-01-26"_s};
    const QJsonObject first = m_lattice->assigned(nightly);
    QCOMPARE(first[u"work_id"_s].toString(), u"nightly-2026-01-26"_s);
    const QJsonObject ended = m_lattice->awaited(u"nightly-2026-01-26"_s);
    QCOMPARE(ended[u"phase"_s].toString(), u"done"_s);
    const QJsonObject again = m_lattice->assigned(nightly);
    QCOMPARE(again[u"phase"_s].toString(), u"done"_s);
    QCOMPARE(again[u"submitted_at"_s], first[u"submitted_at"_s]);
    QCOMPARE(again[u"attempt"_s].toInt(), 1);
    const Outcome other = m_lattice->work({u"assign"_s, u"echo"_s, u"something else"_s, u"--id"_s, u"nightly-2026-01-26"_s});
    QCOMPARE(other.code, 1);
    QVERIFY2(other.err.contains(u"other work has the id nightly-2026-01-26"_s), qPrintable(other.err));
}

void WorkCommandsTest::childrenAreCancelledWithTheirParent()
{
    const QString parent = m_lattice->assignedId({u"slow"_s, u"the whole"_s});
    const QJsonObject child = m_lattice->assigned({u"nobody-has-it"_s, u"a part"_s, u"--parent"_s, parent.left(8)});
    QCOMPARE(child[u"parent_id"_s].toString(), parent);
    QCOMPARE(child[u"run_id"_s].toString(), parent);
    QCOMPARE(child[u"path"_s].toArray(), QJsonArray{u"slow"_s});
    QCOMPARE(m_lattice->work({u"list"_s, u"--run"_s, parent, u"--json"_s}).json()[u"total"_s].toInt(), 2);
    const Outcome cycle = m_lattice->work({u"assign"_s, u"slow"_s, u"itself"_s, u"--parent"_s, parent});
    QCOMPARE(cycle.code, 1);
    QVERIFY2(cycle.err.contains(u"agent slow would wait for itself"_s), qPrintable(cycle.err));

    QCOMPARE(m_lattice->work({u"cancel"_s, parent}).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_lattice->phase(child[u"work_id"_s].toString()), u"cancelled"_s, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_lattice->phase(parent), u"cancelled"_s, 20'000);
    const Outcome late = m_lattice->work({u"assign"_s, u"echo"_s, u"too late"_s, u"--parent"_s, parent});
    QCOMPARE(late.code, 1);
    QVERIFY2(late.err.contains(u"the parent %1 has ended"_s.arg(parent)), qPrintable(late.err));
}

void WorkCommandsTest::theBeginningOfAnIdIsEnough()
{
    const QString id = m_lattice->assignedId({u"echo"_s, u"short"_s});
    QCOMPARE(m_lattice->awaited(id.left(8))[u"work_id"_s].toString(), id);
    QCOMPARE(m_lattice->check(id.left(20))[u"work_id"_s].toString(), id);
    QCOMPARE(m_lattice->work({u"check"_s, id.left(7)}).code, 1);
    for (const QString &twin : {u"twins-of-one-beginning-1"_s, u"twins-of-one-beginning-2"_s, u"twins-of"_s})
        QCOMPARE(m_lattice->assignedId({u"echo"_s, twin, u"--id"_s, twin}), twin);
    QCOMPARE(m_lattice->check(u"twins-of"_s)[u"work_id"_s].toString(), u"twins-of"_s); // a whole id counts before beginnings
    const Outcome several = m_lattice->work({u"check"_s, u"twins-of-one"_s});
    QCOMPARE(several.code, 1);
    QVERIFY2(several.err.contains(u"2 ids of work begin with twins-of-one"_s) && several.err.contains(u"twins-of-one-beginning-2"_s), qPrintable(several.err));
}

void WorkCommandsTest::unknownWorkIsSaid_data()
{
    QTest::addColumn<QStringList>("words");
    for (const QString &verb : {u"await"_s, u"check"_s, u"stream"_s, u"cancel"_s, u"retry"_s, u"history"_s})
        QTest::newRow(qPrintable(verb)) << QStringList{verb, u"nowhere-to-be-found"_s};
    QTest::newRow("answer") << QStringList{u"answer"_s, u"nowhere-to-be-found"_s, u"yes"_s};
    QTest::newRow("parent") << QStringList{u"assign"_s, u"echo"_s, u"x"_s, u"--parent"_s, u"nowhere-to-be-found"_s};
}

void WorkCommandsTest::unknownWorkIsSaid()
{
    QFETCH(const QStringList, words);
    const Outcome outcome = m_lattice->work(words + QStringList{u"--json"_s});
    QCOMPARE(outcome.code, 1);
    QCOMPARE(outcome.out.count(u'\n'), 1);
    QCOMPARE(outcome.json()[u"error"_s][u"fault"_s].toString(), u"not_found"_s);
    QVERIFY2(outcome.err.contains(u"work nowhere-to-be-found not found"_s), qPrintable(outcome.err));
}

void WorkCommandsTest::textsOfTheWholeWorldPass()
{
    const QString task = u"naïve „Frage“ عربى 🚀\nzweite Zeile"_s;
    const QString id = m_lattice->assignedId({u"echo"_s, task, u"--label"_s, u"Gruppe=東京"_s});
    const QJsonObject ended = m_lattice->awaited(id);
    QCOMPARE(ended[u"task"_s].toString(), task);
    QCOMPARE(ended[u"result"_s].toString(), LatticePrograms::rehearsed(u"you said: "_s + task));
    QCOMPARE(ended[u"labels"_s][u"Gruppe"_s].toString(), u"東京"_s);
    QVERIFY(m_lattice->eventTypes(id, 4).contains(u"submitted"_s));
    const Outcome found = m_lattice->give(m_lattice->atHub, {u"events"_s, u"query"_s, u"work:%1 \"NAÏVE „Frage“\""_s.arg(id)});
    QVERIFY2(found.code == 0 && found.out.contains(u"work.submitted"_s), qPrintable(found.out + found.err));
}

void WorkCommandsTest::largeTasksAndResultsPass()
{
    const QString task = QString(u"ä 100 KB "_s).repeated(10'000); // an argument may have 128 KiB
    QVERIFY(task.toUtf8().size() >= 100'000);
    const QString id = m_lattice->assignedId({u"tenfold"_s, task});
    const Outcome ended = m_lattice->work({u"await"_s, id, u"--json"_s});
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    QCOMPARE(ended.json()[u"task"_s].toString(), task);
    const QString result = ended.json()[u"result"_s].toString();
    QVERIFY(result.toUtf8().size() > 1024 * 1024);
    QVERIFY(result == LatticePrograms::rehearsed(task.repeated(13)));
    QCOMPARE(m_lattice->check(id)[u"result"_s].toString().size(), result.size()); // it is kept beside the record
    QVERIFY(!m_lattice->work({u"list"_s, u"--json"_s}).out.contains(u"\"result\""_s));
}

void WorkCommandsTest::partsOfTheAnswerAreStreamed()
{
    const QString id = m_lattice->assignedId({u"steady"_s, u"count"_s});
    const Outcome streamed = m_lattice->work({u"stream"_s, id});
    QCOMPARE(streamed.code, 0);
    QVERIFY2(streamed.out.contains(u"two three\nWork %1: done\n"_s.arg(id)), qPrintable(streamed.out));
    const Outcome after = m_lattice->work({u"stream"_s, id}); // nothing comes any more, so it is all shown
    QCOMPARE(after.out, LatticePrograms::rehearsed(u"one two three"_s) + u"\n\nWork %1: done\n"_s.arg(id));
    const Outcome json = m_lattice->work({u"stream"_s, id, u"--json"_s});
    QCOMPARE(json.out.count(u'\n'), 1);
    QCOMPARE(json.json()[u"result"_s].toString(), LatticePrograms::rehearsed(u"one two three"_s));
}

void WorkCommandsTest::endedWorkIsDoneAgain()
{
    const QString id = m_lattice->assignedId({u"echo"_s, u"twice"_s, u"--priority"_s, u"7"_s});
    QCOMPARE(m_lattice->awaited(id)[u"phase"_s].toString(), u"done"_s);
    const Outcome retry = m_lattice->work({u"retry"_s, id, u"--json"_s});
    QVERIFY2(retry.code == 0, qPrintable(retry.err));
    const QString again = retry.json()[u"work_id"_s].toString();
    QVERIFY(again != id);
    QCOMPARE(retry.json()[u"replay_of"_s].toString(), id);
    QCOMPARE(retry.json()[u"priority"_s].toInt(), 7);
    QCOMPARE(m_lattice->awaited(again)[u"result"_s].toString(), LatticePrograms::rehearsed(u"you said: twice"_s));
}

void WorkCommandsTest::anAgentAsksAPersonAndGoesOn_data()
{
    QTest::addColumn<QStringList>("assignment");
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("result");
    QTest::newRow("any input") << QStringList{u"asker"_s, u"/tmp/старое"_s} << u"May I delete /tmp/старое?"_s << u"I did as you said: nur „alte“ Dateien"_s;
    QTest::newRow("with a schema") << QStringList{u"strict"_s, u"restart it"_s, u"--input"_s, u"host=web-01"_s} << u"May I restart web-01?"_s << u"web-01: nur „alte“ Dateien"_s;
}

void WorkCommandsTest::anAgentAsksAPersonAndGoesOn()
{
    QFETCH(const QStringList, assignment);
    QFETCH(const QString, question);
    QFETCH(const QString, result);
    const QString id = m_lattice->assigned(assignment)[u"work_id"_s].toString();
    QTRY_COMPARE_WITH_TIMEOUT(m_lattice->phase(id), u"escalated"_s, 20'000);
    const Outcome shown = m_lattice->work({u"check"_s, id});
    QVERIFY2(shown.out.contains(LatticePrograms::rehearsed(question)), qPrintable(shown.out));
    QVERIFY2(shown.out.contains(u"Answer it with `stn lattice work answer %1"_s.arg(id)), qPrintable(shown.out));
    QCOMPARE(m_lattice->work({u"list"_s, u"--state"_s, u"escalated"_s, u"--json"_s}).json()[u"total"_s].toInt(), 1);

    const Outcome snooze = m_lattice->work({u"snooze"_s, id.left(8), u"--reason"_s, u"Anna schaut"_s, u"--minutes"_s, u"5"_s, u"--json"_s});
    QVERIFY2(snooze.code == 0, qPrintable(snooze.err));
    QCOMPARE(snooze.json()[u"work_id"_s].toString(), id);
    QCOMPARE(m_lattice->phase(id), u"escalated"_s); // the work itself is not touched

    const Outcome answer = m_lattice->work({u"answer"_s, id.left(8), u"nur „alte“ Dateien"_s, u"--by"_s, u"Anna"_s, u"--json"_s});
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QCOMPARE(answer.json()[u"escalation"_s][u"answered_by"_s].toString(), u"Anna"_s);
    const QJsonObject ended = m_lattice->awaited(id);
    QCOMPARE(ended[u"phase"_s].toString(), u"done"_s);
    QCOMPARE(ended[u"result"_s].toString(), LatticePrograms::rehearsed(result));
    QCOMPARE(ended[u"attempt"_s].toInt(), 2);
    QCOMPARE(m_lattice->eventTypes(id, 9), (QStringList{u"accepted"_s, u"accepted"_s, u"answered"_s, u"assigned"_s, u"assigned"_s, u"completed"_s, u"escalated"_s, u"snoozed"_s, u"submitted"_s}));
    QCOMPARE(m_lattice->work({u"snooze"_s, id}).code, 1); // it has ended
    QCOMPARE(m_lattice->work({u"answer"_s, id, u"once more"_s}).code, 1);
}

void WorkCommandsTest::aCallCannotWaitForAPerson()
{
    const Outcome call = m_lattice->programs.call(m_lattice->hub, u"asker"_s, u"/tmp"_s);
    QCOMPARE(call.code, 5);
    QVERIFY2(call.err.contains(u"the agent asks for a person, which only work can wait for"_s) && call.err.contains(u"May I delete /tmp?"_s), qPrintable(call.err));
}

void WorkCommandsTest::workIsListedByWhatItIs()
{
    const QJsonObject all = m_lattice->work({u"list"_s, u"--json"_s}).json();
    QCOMPARE(all[u"work"_s].toArray().size(), all[u"total"_s].toInt());
    for (const QJsonObject &row : LatticePrograms::objects(all[u"work"_s]))
        QVERIFY(!row[u"work_id"_s].toString().isEmpty() && !row[u"phase"_s].toString().isEmpty());
    const QJsonObject byName = m_lattice->work({u"list"_s, u"--station"_s, u"alpha"_s, u"--agent"_s, u"echo"_s, u"--json"_s}).json();
    QVERIFY(byName[u"total"_s].toInt() > 0);
    QCOMPARE(m_lattice->work({u"list"_s, u"--station"_s, m_lattice->member.id(), u"--agent"_s, u"echo"_s, u"--json"_s}).json(), byName);
    QCOMPARE(m_lattice->work({u"list"_s, u"--station"_s, u"atlantis"_s, u"--json"_s}).json()[u"total"_s].toInt(-1), 0);
    const Outcome few = m_lattice->work({u"list"_s, u"--limit"_s, u"1"_s});
    QVERIFY2(few.out.contains(u"%1 more; see them with --limit %2\n"_s.arg(all[u"total"_s].toInt() - 1).arg(all[u"total"_s].toInt())), qPrintable(few.out));
    QVERIFY(m_lattice->work({u"list"_s, u"--state"_s, u"retry_wait"_s}).out.contains(u"None. Assign some"_s));
}

/*! The last one: the orchestrator stops, and comes back. */
void WorkCommandsTest::waitingOutlivesTheOrchestrator()
{
    const QString id = m_lattice->assignedId({u"late"_s, u"be there"_s});
    const CommandPlace &atHub = m_lattice->atHub;
    const QStringList await{u"work"_s, u"await"_s, id, u"--timeout"_s, u"120"_s};
    const QList<QProcess *> waiting{m_lattice->begin(atHub, await), m_lattice->begin({.options = {u"--home"_s, m_lattice->member.home}}, await),
                                    m_lattice->begin({.options = {u"--nats"_s, m_lattice->hub.url()}}, await),
                                    m_lattice->begin({.options = {u"--nats"_s, m_lattice->hub.nats()}, .fromOutside = true}, await),
                                    m_lattice->begin(atHub, {u"work"_s, u"assign"_s, u"late"_s, u"a second"_s, u"--await"_s})};
    QProcess *const impatient = m_lattice->begin(atHub, {u"work"_s, u"await"_s, id, u"--timeout"_s, u"6"_s});
    for (QProcess *process : waiting + QList{impatient})
        QTRY_VERIFY2_WITH_TIMEOUT(process->canReadLine(), "tells the phase", 20'000);

    Programs::signal(m_lattice->hub.process, SIGTERM);
    QVERIFY(Programs::ended(m_lattice->hub.process));
    QVERIFY(Programs::ended(impatient));
    QCOMPARE(impatient->exitCode(), 4);
    for (QProcess *process : waiting)
        QCOMPARE(process->state(), QProcess::Running);
    StationProgram &hub = m_lattice->hub;
    hub.arguments.replace(hub.arguments.indexOf(u"--nats-port"_s) + 1, QString::number(hub.port()));
    QVERIFY(m_lattice->programs.restart(hub));
    QVERIFY(m_lattice->programs.addAgent(u"alpha"_s, u"late"_s, u"here I am"_s));
    for (QProcess *process : waiting) {
        QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, 60'000);
        const QByteArray out = process->readAllStandardOutput(), err = process->readAllStandardError();
        QVERIFY2(process->exitCode() == 0, (out + err).constData());
        QCOMPARE(err.contains("waiting for it to come back"), process != waiting.at(1) && process != waiting.at(3)); // those have an engine that stays
        QVERIFY2(out.endsWith("(rehearsal, not a model) here I am\n"), out.constData());
    }
    QCOMPARE(m_lattice->eventTypes(id, 4), (QStringList{u"accepted"_s, u"assigned"_s, u"completed"_s, u"submitted"_s}));
}

QTEST_GUILESS_MAIN(WorkCommandsTest)
#include "tst_workcommands.moc"
