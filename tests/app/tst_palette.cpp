// SPDX-License-Identifier: Apache-2.0
// The palette: what it finds and how much that costs, times, what was chosen lately, and the form of a verb.
#include "app/commandtext.h"
#include "app/desktop/controlcenter.h"
#include "app/desktop/palette/timequery.h"
#include "app/desktop/window/shortcuttable.h"
#include "tests/app/samplemcp.h"
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using app::CallValue::Value;
using app::SearchIndex;
using app::SearchModel;

class PaletteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typingOnLooksOnlyAtWhatWasFound();
    void hundredThousandCostAsTheyAreMany();
    void textsWithoutALetterAreNotLookedInto();
    void marksChooseTheKind_data();
    void marksChooseTheKind();
    void everyVerbAndActionIsFoundByItsName();
    void shortcutsAreShown();
    void idsAreFound();
    void chosenThingsComeFirstAndAreKept();
    void timesAreUnderstood_data();
    void timesAreUnderstood();
    void choosingSaysWhat();
    void everyVerbHasAForm();
    void verbRunsAndShowsItsResult();
    void missingValuesAreMarked();
    void destructiveVerbAsksFirst();
    void verbIsStopped();
    void failureSaysTheServersWords();
    void listsAndMapsAreWrittenByLines();
    void formIsACommandAndAnMcpCall();
    void leavingAReadingVerbStopsIt();

private:
    static QStringList titles(const SearchModel &model)
    {
        QStringList titles;
        for (int row = 0; row < model.rowCount(); ++row)
            titles << model.index(row).data().toString();
        return titles;
    }
    static void fill(app::VerbForm &form, const QString &key, const QString &text)
    {
        for (int row = 0; row < form.rowCount(); ++row) {
            if (form.index(row).data(app::FieldModel::KeyRole).toString() == key)
                return form.setText(row, text);
        }
        QFAIL(qPrintable(u"no field "_s + key));
    }
};

void PaletteTest::typingOnLooksOnlyAtWhatWasFound()
{
    SearchIndex index;
    for (int i = 0; i < 1000; ++i)
        index.add(u"agent %1 %2"_s.arg(i).arg(i % 7 ? u"reader"_s : u"writer"_s), 1);
    index.add(u"writer elsewhere"_s, 2);
    const auto first = index.find(u"w"_s, 1).size();
    QCOMPARE(first, 143);
    const auto second = index.find(u"WR"_s, 1).size();
    QCOMPARE(second, 143);
    QVERIFY2(index.compared() <= first, qPrintable(QString::number(index.compared())));
    QCOMPARE(index.find(u"wr"_s, 3).size(), 144); // another question: of all
    QCOMPARE(index.find(u"w"_s, 1).size(), 143);  // shorter again: of all
    index.add(u"writer new"_s, 1);
    QCOMPARE(index.find(u"wr"_s, 1).size(), 144); // what came since is not missed
}

void PaletteTest::hundredThousandCostAsTheyAreMany()
{
    const auto time = [](int count) {
        SearchIndex index;
        for (int i = 0; i < count; ++i)
            index.add(u"log-reader-%1 of the checkout"_s.arg(i), 1);
        qint64 best = std::numeric_limits<qint64>::max();
        for (int round = 0; round < 5; ++round) {
            QElapsedTimer clock;
            clock.start();
            index.find(round % 2 ? u"lrc"_s : u"rdk"_s, 1);
            best = std::min(best, clock.nsecsElapsed());
        }
        return best;
    };
    const auto small = time(2000), large = time(100'000);
    QVERIFY2(large < small * 50 * 4, qPrintable(u"%1 µs for 2,000, %2 µs for 100,000"_s.arg(small / 1000).arg(large / 1000)));
    qInfo("2,000: %lld us, 100,000: %lld us", static_cast<long long>(small / 1000), static_cast<long long>(large / 1000));
}

void PaletteTest::textsWithoutALetterAreNotLookedInto()
{
    SearchIndex index;
    for (int i = 0; i < 10'000; ++i)
        index.add(u"station %1"_s.arg(i), 1);
    QCOMPARE(index.find(u"zebra"_s, 1).size(), 0);
    QCOMPARE(index.compared(), 0);
}

void PaletteTest::marksChooseTheKind_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QList<int>>("kinds");
    QTest::newRow("actions") << u">token list"_s << u"List access tokens"_s << QList<int>{SearchModel::Action, SearchModel::Verb};
    QTest::newRow("a verb by its command") << u">work cancel"_s << QString() << QList<int>{SearchModel::Action, SearchModel::Verb};
    QTest::newRow("agents") << u"@k8a"_s << u"k8s-admin"_s << QList<int>{SearchModel::Agent};
    QTest::newRow("work") << u"#drain"_s << QString() << QList<int>{SearchModel::Work};
    QTest::newRow("a time") << u":-2h"_s << QString() << QList<int>{SearchModel::Moment};
    QTest::newRow("no time") << u":tomorrow"_s << QString() << QList<int>{};
    QTest::newRow("an event") << u"#1204318"_s << QString() << QList<int>{SearchModel::Event};
}

void PaletteTest::marksChooseTheKind()
{
    QFETCH(const QString, query);
    QFETCH(const QString, first);
    QFETCH(const QList<int>, kinds);
    app::ControlCenter center;
    const QAbstractItemModelTester tester(center.search());
    center.applyStations(sample::stations(10), {});
    center.applyWork(sample::workload(40, 10, QDateTime::currentDateTimeUtc()), {});
    center.search()->setQuery(query);
    QCOMPARE(center.search()->rowCount() > 0, !kinds.isEmpty());
    for (int row = 0; row < center.search()->rowCount(); ++row)
        QVERIFY(kinds.contains(center.search()->index(row).data(SearchModel::KindRole).toInt()));
    if (!first.isEmpty())
        QCOMPARE(center.search()->index(0).data().toString(), first);
    if (kinds.isEmpty())
        QVERIFY(center.search()->emptyText().contains(":16:20"_L1));
}

void PaletteTest::everyVerbAndActionIsFoundByItsName()
{
    app::ControlCenter center;
    for (const auto &verb : app::verbTable().verbs()) {
        center.search()->setQuery(u'>' + verb.words().join(u' '));
        QVERIFY2(titles(*center.search()).contains(verb.title), qPrintable(verb.name));
    }
    for (const auto &action : app::ShortcutTable::rows()) {
        if (!action.inPalette)
            continue;
        center.search()->setQuery(u'>' + app::ShortcutTable::words(action));
        QCOMPARE(center.search()->index(0).data().toString(), app::ShortcutTable::words(action));
    }
}

void PaletteTest::shortcutsAreShown()
{
    app::ControlCenter center;
    center.search()->setQuery(u">page runs"_s);
    QCOMPARE(center.search()->index(0).data(SearchModel::ShortcutRole).toString(), u"Ctrl+4"_s);
    center.settings()->window()->set(u"keys.page:runs"_s, u"Ctrl+R"_s);
    QCOMPARE(center.search()->index(0).data(SearchModel::ShortcutRole).toString(), u"Ctrl+R"_s);
}

void PaletteTest::idsAreFound()
{
    app::ControlCenter center;
    McpStage stage(center.verbs());
    stage.held = {u"runs.list"_s};
    center.applyWork({sample::work(u"5b1e0c44-1111-4222-8333-444455556666"_s, lattice::WorkPhase::Done, QDateTime::currentDateTimeUtc())}, {});
    auto *search = center.search();
    search->refresh();
    search->setQuery(u"#5B1E"_s);
    QCOMPARE(search->index(0).data(SearchModel::KindRole).toInt(), int(SearchModel::Work));
    const QString run = u"9f2c0000-aaaa-4bbb-8ccc-dddddddddddd"_s;
    search->setQuery(u'#' + run);
    QCOMPARE(titles(*search), (QStringList{u"Event "_s + run, u"Run "_s + run})); // it may be either
    stage.release(u"runs.list"_s, QJsonObject{{u"runs"_s, QJsonArray{QJsonObject{{u"run_id"_s, run}, {u"agent"_s, u"poet"_s}, {u"task"_s, u"Write"_s}, {u"state"_s, u"done"_s}}}}});
    QCOMPARE(search->index(0).data().toString(), u"Write"_s); // now it is known
    QCOMPARE(search->rowCount(), 2);
    search->setQuery(u"#poet"_s);
    QCOMPARE(search->index(0).data(SearchModel::KindRole).toInt(), int(SearchModel::Run));
}

void PaletteTest::chosenThingsComeFirstAndAreKept()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"palette.json"_s);
    {
        app::ControlCenter center;
        center.search()->recents().open(path);
        center.applyStations(sample::stations(4), {});
        center.search()->setQuery(u">token list"_s);
        center.search()->choose(0);
        center.search()->setQuery(u"@k8a"_s);
        center.search()->choose(0);
        center.search()->choose(99); // nothing
    }
    app::ControlCenter center;
    center.search()->recents().open(path);
    center.search()->refresh();
    QCOMPARE(titles(*center.search()), QStringList{u"List access tokens"_s}); // the agent is not there yet
    center.applyStations(sample::stations(4), {});
    center.search()->refresh();
    QCOMPARE(titles(*center.search()).first(2), (QStringList{u"k8s-admin"_s, u"List access tokens"_s}));
    QCOMPARE(center.search()->rowCount(), 6);
    QFile broken(path);
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{\"recent\":[1,\"nonsense\",\"verb:no.such/\"]}") > 0);
    broken.close();
    center.search()->recents().open(path);
    center.search()->refresh();
    QCOMPARE(center.search()->rowCount(), 4);
}

void PaletteTest::timesAreUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("time");
    const QDateTime now(QDate(2026, 3, 1), QTime(12, 0, 0));
    QTest::newRow("today") << u"11:20"_s << QDateTime(now.date(), QTime(11, 20));
    QTest::newRow("with seconds") << u"9:20:04"_s << QDateTime(now.date(), QTime(9, 20, 4));
    QTest::newRow("later than now was yesterday") << u"16:20"_s << QDateTime(now.date().addDays(-1), QTime(16, 20));
    QTest::newRow("hours ago") << u"-2h"_s << now.addSecs(-7200);
    QTest::newRow("hours and minutes ago") << u"-1h 30m"_s << now.addSecs(-5400);
    QTest::newRow("days ago") << u"-3d"_s << now.addSecs(-3 * 86400);
    QTest::newRow("a date and a time") << u"2026-02-27 16:20"_s << QDateTime(QDate(2026, 2, 27), QTime(16, 20));
    QTest::newRow("a date") << u"2026-02-27"_s << QDateTime(QDate(2026, 2, 27), QTime(0, 0));
    QTest::newRow("in UTC") << u"2026-02-27T16:20:04Z"_s << QDateTime(QDate(2026, 2, 27), QTime(16, 20, 4), QTimeZone::UTC);
    QTest::newRow("not over yet") << u"2027-01-01"_s << QDateTime();
    QTest::newRow("nothing") << QString() << QDateTime();
    QTest::newRow("only the sign") << u"-"_s << QDateTime();
    QTest::newRow("no unit") << u"-2"_s << QDateTime();
    QTest::newRow("no time of day") << u"25:00"_s << QDateTime();
    QTest::newRow("too long ago") << u"-99999d"_s << QDateTime();
    QTest::newRow("words") << u"yesterday"_s << QDateTime();
}

void PaletteTest::timesAreUnderstood()
{
    QFETCH(const QString, text);
    QFETCH(const QDateTime, time);
    QCOMPARE(app::momentOf(text, QDateTime(QDate(2026, 3, 1), QTime(12, 0, 0)).toUTC()).toUTC(), time.toUTC());
}

void PaletteTest::choosingSaysWhat()
{
    app::ControlCenter center;
    center.applyStations(sample::stations(4), {});
    auto *search = center.search();
    QSignalSpy stations(search, &SearchModel::stationChosen), verbs(search, &SearchModel::verbChosen), actions(search, &SearchModel::actionChosen), moments(search, &SearchModel::momentChosen), events(search, &SearchModel::eventChosen);
    for (const auto &query : {u"@k8a"_s, u">token revoke"_s, u">page runs"_s, u":-2h"_s, u"#12"_s}) {
        search->setQuery(query);
        search->choose(0);
    }
    QCOMPARE(stations.size(), 1);
    QCOMPARE(stations.first().at(1).toString(), u"k8s-admin"_s);
    QCOMPARE(verbs.first().first().toString(), u"token.revoke"_s);
    QCOMPARE(actions.first().first().toString(), u"page:runs"_s);
    QVERIFY(moments.first().first().toDateTime().isValid());
    QCOMPARE(events.first().first().toString(), u"12"_s);
}

void PaletteTest::everyVerbHasAForm()
{
    app::VerbClient verbs;
    app::VerbForm form(verbs);
    const QAbstractItemModelTester tester(&form, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const auto &verb : app::verbTable().verbs()) {
        QVERIFY2(form.show(verb.name), qPrintable(verb.name));
        QCOMPARE(form.rowCount(), int(verb.parameters.size()));
        QVERIFY(form.command().startsWith(u"stn "_s + verb.words().join(u' ')));
        for (int row = 0; row < form.rowCount(); ++row)
            QVERIFY2(!form.index(row).data(app::FieldModel::DescriptionRole).toString().isEmpty(), qPrintable(verb.name));
    }
    QVERIFY(!form.show(u"no.such.verb"_s));
}

void PaletteTest::verbRunsAndShowsItsResult()
{
    app::VerbClient verbs;
    McpStage stage(verbs);
    app::VerbForm form(verbs);
    QSignalSpy succeeded(&form, &app::VerbForm::succeeded);
    form.show(u"lattice.call"_s, {{u"agent"_s, u"poet"_s}, {u"task"_s, u"Write"_s}});
    stage.held = {u"lattice.call"_s};
    form.run();
    QCOMPARE(form.phase(), int(Value::Running));
    form.run(); // once
    QCOMPARE(stage.asked.size(), 1);
    stage.say(u"lattice.call"_s, u"Roses "_s);
    QCOMPARE(form.progressText(), u"Roses "_s);
    stage.release(u"lattice.call"_s, QJsonObject{{u"text"_s, u"Roses are red"_s}, {u"model"_s, u"rehearsal"_s}});
    QCOMPARE(form.phase(), int(Value::Done));
    QCOMPARE(form.resultText(), u"Roses are red"_s);
    QVERIFY(form.result()->rowCount() >= 2);
    QCOMPARE(succeeded.size(), 1);
}

void PaletteTest::missingValuesAreMarked()
{
    app::VerbClient verbs;
    McpStage stage(verbs);
    app::VerbForm form(verbs);
    form.show(u"token.create"_s);
    form.run();
    QVERIFY(!form.problem().isEmpty());
    QCOMPARE(stage.asked.size(), 0);
    fill(form, u"name"_s, u"laptop"_s);
    QVERIFY(form.problem().isEmpty());
    form.run();
    QCOMPARE(stage.asked.size(), 1);
    QCOMPARE(stage.asked.first().second, (QJsonObject{{u"name"_s, u"laptop"_s}})); // `right` is the default
    form.show(u"activity"_s, {{u"limit"_s, 10'000'000}});
    form.run();
    QVERIFY2(form.problem().contains("from 1 to"_L1), qPrintable(form.problem())); // as the verb's own check says it
    QCOMPARE(stage.asked.size(), 1);
}

void PaletteTest::destructiveVerbAsksFirst()
{
    app::VerbClient verbs;
    McpStage stage(verbs);
    app::VerbForm form(verbs);
    form.show(u"token.revoke"_s, {{u"name"_s, u"laptop"_s}});
    QVERIFY(form.isDestructive());
    form.run();
    QVERIFY(form.isAsking());
    fill(form, u"name"_s, u"other"_s); // it was asked about another one
    QVERIFY(!form.isAsking());
    form.confirm();
    QCOMPARE(stage.asked.size(), 0);
    form.run();
    form.unask();
    QCOMPARE(stage.asked.size(), 0);
    form.run();
    form.confirm();
    QCOMPARE(stage.asked.size(), 1);
    QCOMPARE(form.phase(), int(Value::Done));
}

void PaletteTest::verbIsStopped()
{
    app::VerbClient verbs;
    McpStage stage(verbs);
    stage.held = {u"lattice.call"_s};
    app::VerbForm form(verbs);
    form.show(u"lattice.call"_s, {{u"agent"_s, u"poet"_s}, {u"task"_s, u"Write"_s}});
    form.run();
    form.leave(); // what changes something goes on
    QCOMPARE(form.phase(), int(Value::Running));
    form.show(u"lattice.call"_s); // and is found again
    QCOMPARE(form.phase(), int(Value::Running));
    form.cancel();
    QCOMPARE(form.phase(), int(Value::Stopped));
    form.show(u"lattice.call"_s, {{u"agent"_s, u"poet"_s}, {u"task"_s, u"Again"_s}});
    form.run();
    form.show(u"token.list"_s); // another one: its answer is nobody's
    stage.release(u"lattice.call"_s, QJsonObject{{u"text"_s, u"late"_s}});
    QCOMPARE(form.phase(), int(Value::Idle));
    QVERIFY(form.resultText().isEmpty());
}

void PaletteTest::failureSaysTheServersWords()
{
    app::VerbClient verbs;
    McpStage stage(verbs);
    stage.faults[u"token.list"_s] = {lattice::Fault::Refused, u"tokens.json cannot be read"_s};
    app::VerbForm form(verbs);
    form.show(u"token.list"_s);
    form.run();
    QCOMPARE(form.phase(), int(Value::Failed));
    QCOMPARE(form.errorWords(), u"tokens.json cannot be read"_s);
    QVERIFY(!form.errorText().isEmpty());
    stage.faults.clear();
    form.run();
    QCOMPARE(form.phase(), int(Value::Done));
    QVERIFY(form.errorText().isEmpty());
}

void PaletteTest::listsAndMapsAreWrittenByLines()
{
    app::VerbClient verbs;
    McpStage stage(verbs);
    app::VerbForm form(verbs);
    form.show(u"lattice.call"_s, {{u"agent"_s, u"poet"_s}, {u"task"_s, u"x"_s}});
    fill(form, u"input"_s, u"a=1\n\n  b = two=three \n"_s);
    form.run();
    QCOMPARE(stage.asked.last().second[u"input"].toObject(), (QJsonObject{{u"a"_s, u"1"_s}, {u"b"_s, u" two=three"_s}}));
    fill(form, u"input"_s, u"no value"_s);
    form.run();
    QVERIFY(!form.problem().isEmpty());
    QCOMPARE(stage.asked.size(), 1);
}

void PaletteTest::formIsACommandAndAnMcpCall()
{
    app::VerbClient verbs;
    app::VerbForm form(verbs);
    form.show(u"token.create"_s, {{u"name"_s, u"Anna's laptop"_s}, {u"right"_s, u"operate"_s}});
    QCOMPARE(form.command(), u"stn token create --right=operate 'Anna'\\''s laptop'"_s);
    const QJsonObject call = QJsonDocument::fromJson(form.mcpCall().toUtf8()).object();
    QCOMPARE(call[u"method"].toString(), u"tools/call"_s);
    QCOMPARE(call[u"params"].toObject(), (QJsonObject{{u"name"_s, u"token_create"_s}, {u"arguments"_s, QJsonObject{{u"name"_s, u"Anna's laptop"_s}, {u"right"_s, u"operate"_s}}}}));
}

void PaletteTest::leavingAReadingVerbStopsIt()
{
    app::VerbClient verbs;
    McpStage stage(verbs);
    stage.held = {u"tool.list"_s};
    app::VerbForm form(verbs);
    form.show(u"tool.list"_s);
    form.run();
    form.leave();
    QCOMPARE(stage.cancelled.size(), 1);
}

QTEST_MAIN(PaletteTest)
#include "tst_palette.moc"
