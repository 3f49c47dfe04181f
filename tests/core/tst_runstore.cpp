// SPDX-License-Identifier: Apache-2.0
#include "core/run/runjson.h"
#include "core/run/runstore.h"

#include <QCoro/QCoroTask>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::RunQuery;
using core::RunRecord;
using core::RunState;
using core::RunStep;
using core::RunStore;
using lattice::Fault;

/*! What is kept of runs, and how it is found again. */
class TestRunStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_store.reset(); }
    void runComesBackAsItWasGiven();
    void idsAreFoundByTheirBeginning();
    void runsOfDeadProcessesAreInterrupted();
    void twoProcessesMayShareAHome();
    void pagesFollowOneAnother();
    void filtersAndFiguresAgree();
    void eightyThousandStepsAreReadByPages();
    void listsUseIndexes_data();
    void listsUseIndexes();
    void oldAndTooManyRunsGo();
    void fullDiskIsSaidOnceAndRunsGoOn();
    void brokenFileIsSetAside();
    void fileOfALaterVersionIsLeftAlone();
    void comparisonFindsTheFirstDifference();
    void exportIsOneLinePerRun();
    void secretsAreMaskedInEveryForm();
    void questionsEndWhenTheStoreGoes();
    void changesAreSignalledAtOnce();

private:
    RunRecord record(const QString &id, RunState state = RunState::Done, const QString &agent = u"scout"_s);
    RunStep step(int number, RunStep::Kind kind = RunStep::Kind::Tool, const QString &name = u"read"_s);
    void reopen(core::RunStoreOptions options = {});
    void sql(const QString &text);

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<RunStore> m_store;
};

void TestRunStore::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    reopen();
}

void TestRunStore::reopen(core::RunStoreOptions options)
{
    m_store.reset();
    options.folder = m_home->filePath(u"runs"_s);
    m_store = std::make_unique<RunStore>(options);
}

RunRecord TestRunStore::record(const QString &id, RunState state, const QString &agent)
{
    RunRecord run;
    run.id = run.rootId = id;
    run.agent = agent;
    run.state = state;
    run.trigger.kind = u"command"_s;
    run.started = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch(), QTimeZone::UTC);
    if (isEnd(state))
        run.ended = run.started.addMSecs(5);
    return run;
}

RunStep TestRunStore::step(int number, RunStep::Kind kind, const QString &name)
{
    RunStep step;
    step.number = number;
    step.kind = kind;
    step.name = name;
    step.turn = 1;
    step.started = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + number, QTimeZone::UTC);
    step.durationMs = 1.5;
    return step;
}

/*! Something that another program does to the file. */
void TestRunStore::sql(const QString &text)
{
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        database.setDatabaseName(m_home->filePath(u"runs/runs.db"_s));
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY2(query.exec(text), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
}

void TestRunStore::runComesBackAsItWasGiven()
{
    RunRecord run = record(u"11112222-aaaa"_s);
    run.parentId = u"p"_s;
    run.rootId = u"r"_s;
    run.depth = 2;
    run.environment = u"default"_s;
    run.station = u"station-a"_s;
    run.trigger = {.kind = u"run"_s, .by = u"boss"_s, .station = u"station-b"_s};
    run.callId = u"call-1"_s;
    run.workId = u"work-1"_s;
    run.attempt = 3;
    run.task = u"Grüße 🎈 at 00:00\u2028"_s;
    run.input = {{u"n"_s, 3}};
    run.answer = u"So"_s;
    run.error = u"no"_s;
    run.fault = Fault::Busy;
    run.question = u"may I?"_s;
    run.model = u"m"_s;
    run.durationMs = 12.5;
    run.steps = 4;
    run.toolCalls = 5;
    run.usage = {.inputTokens = 0, .outputTokens = 7, .cachedTokens = -1};
    run.cost = 0.0;
    run.traceId = u"t"_s;
    run.spanId = u"s"_s;
    run.parentSpanId = u"q"_s;
    run.promptHash = u"h"_s;
    run.version = u"1"_s;
    run.faked = u"run:x"_s;
    m_store->put(run);
    RunStep first = step(1);
    first.detail = {{u"input"_s, QJsonObject{{u"path"_s, u"/ä"_s}}}};
    first.usage.inputTokens = 9;
    first.cost = 0.25;
    first.childRun = u"c"_s;
    RunStep under = first;
    under.durationMs = -1;
    m_store->put(run.id, under);
    m_store->put(run.id, first);
    m_store->put(run.id, 0, QJsonArray{QJsonObject{{u"role"_s, u"user"_s}}});
    m_store->put(run.id, 1, QJsonArray{QJsonObject{{u"role"_s, u"model"_s}}});
    m_store->replaceMessages(run.id, 1, QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"short"_s, true}}});

    reopen(); // all of it lies on the disk
    const auto found = QCoro::waitFor(m_store->find(run.id));
    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    QCOMPARE(toJson(*found), toJson(run));
    QVERIFY(*found == run);
    const auto steps = QCoro::waitFor(m_store->steps(run.id, 0, 10, RunStore::Detail::With));
    QCOMPARE(steps->size(), 1);
    QVERIFY(steps->first() == first);
    QVERIFY(QCoro::waitFor(m_store->steps(run.id, 0, 10, RunStore::Detail::Without))->first().detail.isEmpty());
    const auto messages = QCoro::waitFor(m_store->messages(run.id, 0, 10));
    QCOMPARE(messages->size(), 3);
    QVERIFY(messages->at(0)["folded"_L1].toBool() && !messages->at(2)["folded"_L1].toBool());
    QCOMPARE(*QCoro::waitFor(m_store->transcript(run.id)), (QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"short"_s, true}}}));
    QCOMPARE(QFile(m_home->filePath(u"runs/runs.db"_s)).permissions() & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
}

void TestRunStore::idsAreFoundByTheirBeginning()
{
    RunRecord first = record(u"abcd1111"_s), second = record(u"abcd2222"_s);
    first.workId = u"work-9"_s;
    second.workId = u"work-9"_s;
    m_store->put(first);
    m_store->put(second);
    QCOMPARE(QCoro::waitFor(m_store->find(u"abcd1"_s))->id, u"abcd1111"_s);
    QCOMPARE(QCoro::waitFor(m_store->find(u"work-9"_s))->id, u"abcd2222"_s);
    QCOMPARE(QCoro::waitFor(m_store->find(u"abcd"_s)).error().fault, Fault::Conflict);
    QCOMPARE(QCoro::waitFor(m_store->find(u"abc"_s)).error().fault, Fault::NotFound);
    QCOMPARE(QCoro::waitFor(m_store->find(u"%"_s)).error().fault, Fault::NotFound);
    QCOMPARE(QCoro::waitFor(m_store->steps(u"zzzz"_s, 0, 1, RunStore::Detail::With)).error().fault, Fault::NotFound);
}

void TestRunStore::runsOfDeadProcessesAreInterrupted()
{
    m_store->put(record(u"mine"_s, RunState::Running));
    m_store->put(record(u"dead"_s, RunState::Running));
    m_store->put(record(u"asks"_s, RunState::Waiting));
    m_store->put(u"dead"_s, step(1));
    QVERIFY(QCoro::waitFor(m_store->find(u"dead"_s)));
    QProcess gone;
    gone.start(u"true"_s);
    const qint64 pid = gone.processId();
    QVERIFY(gone.waitForFinished());
    m_store.reset();
    sql(u"UPDATE runs SET pid = %1, pid_started = 12345 WHERE id = 'dead'"_s.arg(pid));
    reopen();
    QVERIFY(QCoro::waitFor(m_store->open()));
    const auto dead = QCoro::waitFor(m_store->find(u"dead"_s));
    QCOMPARE(dead->state, RunState::Interrupted);
    QVERIFY(dead->ended.isValid() && dead->ended >= dead->started);
    QVERIFY(!dead->error.isEmpty());
    QCOMPARE(QCoro::waitFor(m_store->find(u"mine"_s))->state, RunState::Running);
    QCOMPARE(QCoro::waitFor(m_store->find(u"asks"_s))->state, RunState::Waiting);
}

void TestRunStore::twoProcessesMayShareAHome()
{
    RunStore other({.folder = m_home->filePath(u"runs"_s)});
    for (int i = 0; i < 50; ++i) {
        m_store->put(record(u"here-%1"_s.arg(i)));
        other.put(record(u"there-%1"_s.arg(i)));
    }
    QTRY_COMPARE(QCoro::waitFor(m_store->list({.limit = 1000}))->runs.size(), 100);
    QCOMPARE(m_store->trouble() + other.trouble(), QString());
}

void TestRunStore::pagesFollowOneAnother()
{
    for (int i = 0; i < 25; ++i)
        m_store->put(record(u"run-%1"_s.arg(i, 2, 10, QLatin1Char('0'))));
    QStringList ids;
    RunQuery query{.limit = 10};
    int pages = 0;
    do {
        const auto page = QCoro::waitFor(m_store->list(query));
        QVERIFY(page);
        for (const RunRecord &run : page->runs)
            ids += run.id;
        query.before = page->next;
        ++pages;
    } while (query.before > 0);
    QCOMPARE(pages, 3);
    QCOMPARE(ids.size(), 25);
    QCOMPARE(ids.first(), u"run-24"_s);
    QCOMPARE(ids.last(), u"run-00"_s);
}

void TestRunStore::filtersAndFiguresAgree()
{
    for (int i = 1; i <= 100; ++i) {
        RunRecord run = record(u"run-%1"_s.arg(i), i % 10 == 0 ? RunState::Failed : RunState::Done, i % 2 ? u"odd"_s : u"even"_s);
        run.durationMs = i;
        run.steps = 1;
        run.model = u"m"_s;
        run.usage = {.inputTokens = 10, .outputTokens = 1};
        if (i <= 50)
            run.cost = 0.01;
        run.started = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + i * 1000, QTimeZone::UTC);
        m_store->put(run);
    }
    m_store->put(record(u"cancelled"_s, RunState::Cancelled));
    m_store->put(record(u"interrupted"_s, RunState::Interrupted));
    m_store->put(record(u"running"_s, RunState::Running));
    const auto all = QCoro::waitFor(m_store->statistics({}));
    QCOMPARE(all->runs, 103);
    QCOMPARE(all->failed, 11);
    QCOMPARE(all->cancelled, 1);
    QCOMPARE(all->running, 1);
    QCOMPARE(all->p50Ms, 49); // the 45th of the 90 that are done: 1 to 9, 11 to 19, …
    QCOMPARE(all->p95Ms, 94);
    QCOMPARE(all->inputTokens, 1000);
    QCOMPARE(all->costUnknown, 50);
    QVERIFY(qAbs(all->cost - 0.5) < 1e-9);
    const RunQuery failed{.agent = u"even"_s, .state = RunState::Failed, .from = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + 50'000, QTimeZone::UTC)};
    QCOMPARE(QCoro::waitFor(m_store->list(failed))->runs.size(), 6);
    QCOMPARE(QCoro::waitFor(m_store->statistics(failed))->runs, 6);
    QCOMPARE(QCoro::waitFor(m_store->statistics({.agent = u"nobody"_s}))->runs, 0);
}

void TestRunStore::eightyThousandStepsAreReadByPages()
{
    const RunRecord run = record(u"large"_s);
    m_store->put(run);
    for (int i = 1; i <= 80'000; ++i) {
        RunStep one = step(i);
        if (i % 100 == 0)
            one.detail = {{u"output"_s, QString(500, u'x')}};
        m_store->put(run.id, one);
    }
    QElapsedTimer timer;
    const auto first = QCoro::waitFor(m_store->steps(run.id, 0, 200, RunStore::Detail::Without)); // waits for what is written before it
    timer.start();
    const auto page = QCoro::waitFor(m_store->steps(run.id, 40'000, 200, RunStore::Detail::Without));
    const qint64 onePage = timer.nsecsElapsed();
    QCOMPARE(first->first().number, 1);
    QCOMPARE(page->size(), 200);
    QCOMPARE(page->first().number, 40'001);
    timer.restart();
    QCOMPARE(QCoro::waitFor(m_store->steps(run.id, 0, 100'000, RunStore::Detail::Without))->size(), 80'000);
    QVERIFY2(onePage * 10 < timer.nsecsElapsed(), qPrintable(u"a page took %1 µs, all %2 µs"_s.arg(onePage / 1000).arg(timer.nsecsElapsed() / 1000)));
    QCOMPARE(QCoro::waitFor(m_store->step(run.id, 500))->detail["output"_L1].toString().size(), 500);
    QCOMPARE(QCoro::waitFor(m_store->step(run.id, 80'001)).error().fault, Fault::NotFound);
}

void TestRunStore::listsUseIndexes_data()
{
    QTest::addColumn<QString>("where");
    QTest::newRow("all") << u"1 ORDER BY n DESC"_s;
    QTest::newRow("agent") << u"agent = 'a' ORDER BY n DESC"_s;
    QTest::newRow("agent and state") << u"agent = 'a' AND state = 1 AND n < 500 ORDER BY n DESC"_s;
    QTest::newRow("state") << u"state = 1 ORDER BY n DESC"_s;
    QTest::newRow("work") << u"work = 'w' ORDER BY n DESC"_s;
    QTest::newRow("call") << u"call = 'c' ORDER BY n DESC"_s;
    QTest::newRow("parent") << u"parent = 'c' ORDER BY n DESC"_s;
    QTest::newRow("beginning of an id") << u"id >= 'a' AND id < 'b'"_s;
}

void TestRunStore::listsUseIndexes()
{
    QFETCH(const QString, where);
    QVERIFY(QCoro::waitFor(m_store->open()));
    QStringList plan;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plan"_s);
        database.setDatabaseName(m_home->filePath(u"runs/runs.db"_s));
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"EXPLAIN QUERY PLAN SELECT * FROM runs WHERE "_s + where));
        while (query.next())
            plan += query.value(3).toString();
    }
    QSqlDatabase::removeDatabase(u"plan"_s);
    const QString words = plan.join(u'\n');
    QVERIFY2(!words.contains("TEMP B-TREE"_L1), qPrintable(words));
    QVERIFY2(words.startsWith("SEARCH"_L1) || QTest::currentDataTag() == "all"_ba, qPrintable(words));
}

void TestRunStore::oldAndTooManyRunsGo()
{
    RunRecord old = record(u"old"_s);
    old.started = old.started.addDays(-40);
    m_store->put(old);
    m_store->put(u"old"_s, step(1));
    m_store->put(u"old"_s, 0, QJsonArray{QJsonObject{}});
    const QString file = m_store->put(u"old"_s, core::RunFile{.name = u"step-1.txt"_s, .contentType = u"text/plain"_s, .size = 0, .step = 1, .path = {}}, "whole"_ba);
    RunRecord running = record(u"running"_s, RunState::Running);
    running.started = running.started.addDays(-40);
    m_store->put(running);
    m_store->put(record(u"new"_s));
    QVERIFY(QCoro::waitFor(m_store->files(u"old"_s)));
    QVERIFY(QFile::exists(file));
    QCOMPARE(*QCoro::waitFor(m_store->trim()), 1);
    QVERIFY(!QFile::exists(file));
    QCOMPARE(QCoro::waitFor(m_store->find(u"old"_s)).error().fault, Fault::NotFound);
    QVERIFY(QCoro::waitFor(m_store->find(u"running"_s)) && QCoro::waitFor(m_store->find(u"new"_s)));

    for (int i = 0; i < 300; ++i) {
        m_store->put(record(u"run-%1"_s.arg(i)));
        m_store->put(u"run-%1"_s.arg(i), 0, QJsonArray{QJsonObject{{u"text"_s, QString(20'000, u'x')}}});
    }
    QVERIFY(QCoro::waitFor(m_store->find(u"run-299"_s)));
    reopen({.maxBytes = 3'000'000});
    QVERIFY(QCoro::waitFor(m_store->open()));
    QCOMPARE(QCoro::waitFor(m_store->find(u"run-0"_s)).error().fault, Fault::NotFound);
    QVERIFY(QCoro::waitFor(m_store->find(u"run-299"_s)));
    m_store.reset();
    QVERIFY(QFileInfo(m_home->filePath(u"runs/runs.db"_s)).size() < 4'000'000); // its pages were given back
}

void TestRunStore::fullDiskIsSaidOnceAndRunsGoOn()
{
    reopen({.maxBytes = 1'000'000});
    QSignalSpy troubles(m_store.get(), &RunStore::troubleChanged);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"runs go on, but are not recorded now: .*full"_s));
    m_store->put(record(u"greedy"_s, RunState::Running));
    for (int i = 1; i <= 30; ++i) {
        m_store->put(u"greedy"_s, i, QJsonArray{QJsonObject{{u"text"_s, QString(100'000, u'x')}}});
        QVERIFY(QCoro::waitFor(m_store->open())); // each change on its own
    }
    QTRY_COMPARE(troubles.size(), 1);
    QVERIFY2(m_store->trouble().contains("full"_L1), qPrintable(m_store->trouble()));
    RunRecord ended = record(u"greedy"_s, RunState::Done);
    m_store->put(ended); // small enough, and from now on it may go
    QTRY_VERIFY(m_store->trouble().isEmpty());
    const auto kept = QCoro::waitFor(m_store->find(u"greedy"_s));
    QVERIFY(!kept || kept->incomplete);
    for (int i = 0; i < 5; ++i)
        m_store->put(record(u"next-%1"_s.arg(i)));
    QVERIFY(QCoro::waitFor(m_store->find(u"next-4"_s)));
    QVERIFY(m_store->trouble().isEmpty());
}

void TestRunStore::brokenFileIsSetAside()
{
    m_store->put(record(u"a-run"_s));
    QVERIFY(QCoro::waitFor(m_store->find(u"a-run"_s)));
    m_store.reset();
    QFile file(m_home->filePath(u"runs/runs.db"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(9000, 'x')) == 9000);
    file.close();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"was moved to .*runs.db.aside-"_s));
    reopen();
    m_store->put(record(u"another"_s));
    QVERIFY(QCoro::waitFor(m_store->find(u"another"_s)));
    QCOMPARE(QDir(m_home->filePath(u"runs"_s)).entryList({u"runs.db.aside-*Z"_s}).size(), 1);
}

void TestRunStore::fileOfALaterVersionIsLeftAlone()
{
    QVERIFY(QCoro::waitFor(m_store->open()));
    m_store.reset();
    sql(u"PRAGMA user_version = 99"_s);
    reopen();
    const auto opened = QCoro::waitFor(m_store->open());
    QVERIFY(!opened);
    QCOMPARE(opened.error().fault, Fault::Refused);
    QVERIFY2(opened.error().detail.contains("later version"_L1), qPrintable(opened.error().detail));
}

void TestRunStore::comparisonFindsTheFirstDifference()
{
    const auto fill = [this](const QString &id, const QStringList &tools, const QString &output) {
        m_store->put(record(id));
        int number = 0;
        for (const QString &tool : tools) {
            RunStep model = step(++number, RunStep::Kind::Model, u"m"_s);
            m_store->put(id, model);
            m_store->put(id, number, QJsonArray{QJsonObject{{u"role"_s, u"model"_s}, {u"content"_s, QJsonArray{QJsonObject{{u"text"_s, u"next: "_s + tool}}}}}});
            RunStep call = step(++number, RunStep::Kind::Tool, tool);
            call.detail = {{u"input"_s, QJsonObject{{u"a"_s, 1}}}, {u"output"_s, QJsonArray{tool == "b"_L1 ? output : u"same"_s}}};
            m_store->put(id, call);
        }
    };
    fill(u"left"_s, {u"a"_s, u"b"_s, u"c"_s}, u"one"_s);
    fill(u"right"_s, {u"a"_s, u"b"_s, u"x"_s, u"c"_s}, u"two"_s);
    const auto comparison = QCoro::waitFor(m_store->compare(u"left"_s, u"right"_s));
    QVERIFY2(comparison, comparison ? "" : qPrintable(comparison.error().detail));
    QCOMPARE(comparison->divergence, 3);
    QStringList differences;
    for (const auto &row : comparison->rows)
        differences += row.difference;
    QCOMPARE(differences, QStringList({u""_s, u""_s, u""_s, u"output"_s, u"text"_s, u"only in the second"_s, u"only in the second"_s, u""_s}));
    const auto same = QCoro::waitFor(m_store->compare(u"left"_s, u"left"_s));
    QCOMPARE(same->divergence, -1);
    QVERIFY(!QCoro::waitFor(m_store->compare(u"left"_s, u"nobody"_s)));
}

void TestRunStore::exportIsOneLinePerRun()
{
    for (int i = 0; i < 3; ++i) {
        m_store->put(record(u"run-%1"_s.arg(i)));
        m_store->put(u"run-%1"_s.arg(i), step(1));
        m_store->put(u"run-%1"_s.arg(i), 1, QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"text"_s, u"line\nbreak"_s}}});
    }
    const QString file = m_home->filePath(u"out.jsonl"_s);
    QCOMPARE(*QCoro::waitFor(m_store->exportTo(file, {.limit = 0})), 3);
    QFile out(file);
    QVERIFY(out.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = out.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    for (const QByteArray &line : lines) {
        const QJsonObject run = QJsonDocument::fromJson(line).object();
        QCOMPARE(run["step_list"_L1].toArray().size(), 1);
        QCOMPARE(run["messages"_L1].toArray().size(), 1);
    }
    QCOMPARE(*QCoro::waitFor(m_store->exportTo(file, {.limit = 2})), 2);
    QCOMPARE(*QCoro::waitFor(m_store->exportTo(file, {.limit = 0, .id = u"run-1"_s})), 1);
    QFile one(file);
    QVERIFY(one.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(one.readAll().trimmed()).object()["run_id"_L1].toString(), u"run-1"_s);
    const auto nowhere = QCoro::waitFor(m_store->exportTo(m_home->filePath(u"no/such/folder/x"_s), {}));
    QCOMPARE(nowhere.error().fault, Fault::Refused);
}

void TestRunStore::secretsAreMaskedInEveryForm()
{
    const QString secret = u"s3cr3t/k&y-ä"_s;
    m_store->setMasker(core::Masker({secret, u"abc"_s}));
    RunRecord run = record(u"masked"_s);
    run.task = u"use "_s + secret + u" and abc"_s;
    run.error = u"https://x/?key="_s + QString::fromLatin1(QUrl::toPercentEncoding(secret));
    run.input = {{u"key"_s, QJsonArray{secret}}};
    m_store->put(run);
    RunStep call = step(1);
    call.detail = {{u"output"_s, QJsonArray{QString::fromLatin1(secret.toUtf8().toBase64())}}};
    m_store->put(run.id, call);
    const QString path = m_store->put(run.id, core::RunFile{.name = u"f"_s, .contentType = {}, .size = 0, .step = 1, .path = {}}, "x"_ba + secret.toUtf8() + "y"_ba);
    const auto found = QCoro::waitFor(m_store->find(u"masked"_s));
    QCOMPARE(found->task, u"use (secret) and abc"_s);
    QCOMPARE(found->error, u"https://x/?key=(secret)"_s);
    QCOMPARE(found->input, (QJsonObject{{u"key"_s, QJsonArray{u"(secret)"_s}}}));
    QVERIFY(QCoro::waitFor(m_store->step(u"masked"_s, 1))->detail["output"_L1][0].toString().startsWith("(secret)"_L1));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "x(secret)y"_ba);
    m_store.reset();
    for (const auto name : {"runs.db", "runs.db-wal"}) {
        QFile raw(m_home->filePath(u"runs/"_s + QLatin1StringView(name)));
        if (raw.open(QIODevice::ReadOnly))
            QVERIFY(!raw.readAll().contains(secret.toUtf8()));
    }
}

void TestRunStore::questionsEndWhenTheStoreGoes()
{
    for (int i = 1; i < 2000; ++i)
        m_store->put(record(u"run-%1"_s.arg(i)));
    auto asked = m_store->list({});
    m_store.reset();
    const auto answer = QCoro::waitFor(std::move(asked));
    QVERIFY(!answer);
    QCOMPARE(answer.error().fault, Fault::Cancelled);
}

void TestRunStore::changesAreSignalledAtOnce()
{
    QSignalSpy runs(m_store.get(), &RunStore::runChanged), steps(m_store.get(), &RunStore::stepChanged);
    m_store->put(record(u"live"_s, RunState::Running));
    m_store->put(u"live"_s, step(1));
    QCOMPARE(runs.size(), 1);
    QCOMPARE(steps.size(), 1);
    QCOMPARE(steps.first().first().toString(), u"live"_s);
}

QTEST_GUILESS_MAIN(TestRunStore)
#include "tst_runstore.moc"
