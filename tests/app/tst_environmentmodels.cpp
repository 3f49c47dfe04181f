// SPDX-License-Identifier: Apache-2.0
// Environments, one of them in full, and two compared.
#include "app/desktop/environments/environmentdesk.h"
#include "tests/app/samplesettings.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::EnvironmentDesk;
using app::NamedRows;

class EnvironmentModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rowsTellOnlyWhatChanged();
    void thousandsOfRowsAreFast();
    void listSaysWhichIsUsed();
    void contentsNameWhatIsBroken();
    void secretIsMaskedUntilSomebodyLooks();
    void planIsShownBeforeItIsAccepted();
    void protectedOneWantsItsName();
    void differencesAreWorded();
    void historyOfAnAgentCanBeRestored();
    void historyOfAnotherAgentIsDropped();
    void answerForAnotherIsDropped();
    void failureHasTheExactWords();
    void namesAreJudged();
    void policyIsRowsAndTextAndWhatTheyMean();
    void policyThatIsWrongSaysWhereAndIsNotSaved();
    void policyIsUndoneStepByStep();
    void policyOfSomebodyElseIsNotOverwritten();
    void draftOfAnotherEnvironmentWaits();
    void draftsOutliveTheWindow();
    void lineEndsOfThePolicyStay();

private:
    std::unique_ptr<app::VerbClient> m_verbs;
    std::unique_ptr<SettingsStage> m_stage;
    std::unique_ptr<EnvironmentDesk> m_desk;
};

void EnvironmentModelsTest::init()
{
    m_desk.reset();
    m_stage.reset();
    m_verbs = std::make_unique<app::VerbClient>();
    m_stage = std::make_unique<SettingsStage>(*m_verbs);
    m_desk = std::make_unique<EnvironmentDesk>(*m_verbs);
    m_desk->reload();
}

void EnvironmentModelsTest::rowsTellOnlyWhatChanged()
{
    NamedRows rows({"name", "value"}, 1);
    const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto row = [](const QString &name, int value) { return QVariantMap{{u"name"_s, name}, {u"value"_s, value}}; };
    rows.setRows({row(u"a"_s, 1), row(u"b"_s, 2), row(u"c"_s, 3)});
    QSignalSpy changed(&rows, &NamedRows::dataChanged), inserted(&rows, &NamedRows::rowsInserted), removed(&rows, &NamedRows::rowsRemoved), moved(&rows, &NamedRows::rowsMoved);
    rows.setRows({row(u"a"_s, 1), row(u"b"_s, 5), row(u"c"_s, 3)});
    QCOMPARE(changed.size(), 1);
    QVERIFY(inserted.isEmpty() && removed.isEmpty() && moved.isEmpty());
    rows.setRows({row(u"c"_s, 3), row(u"a"_s, 1), row(u"d"_s, 4)});
    QCOMPARE(removed.size(), 1);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(rows.textAt(0, u"name"_s) + rows.textAt(1, u"name"_s) + rows.textAt(2, u"name"_s), u"cad"_s);
    rows.setRows({row(u"c"_s, 3), row(u"c"_s, 9)}); // two with one key are two rows
    QCOMPARE(rows.count(), 2);
    rows.setRows({row(u"c"_s, 3)});
    QCOMPARE(rows.count(), 1);
    rows.setRows({});
    QCOMPARE(rows.count(), 0);
}

void EnvironmentModelsTest::thousandsOfRowsAreFast()
{
    NamedRows rows({"name", "value"}, 1);
    QList<QVariantMap> many;
    for (int i = 0; i < 5000; ++i)
        many.append({{u"name"_s, u"agent-%1"_s.arg(i)}, {u"value"_s, i}});
    rows.setRows(many);
    QSignalSpy changed(&rows, &NamedRows::dataChanged);
    many[4000][u"value"_s] = -1;
    rows.setRows(many);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(rows.count(), 5000);
}

void EnvironmentModelsTest::listSaysWhichIsUsed()
{
    QCOMPARE(m_desk->names(), QStringList({u"default"_s, u"production"_s, u"staging"_s}));
    QCOMPARE(m_desk->current(), u"default"_s);
    QCOMPARE(m_desk->trash().size(), 1);
    m_desk->use(u"staging"_s);
    QCOMPARE(m_stage->last(u"env.use"_s)["environment"_L1], u"staging"_s);
    QCOMPARE(m_stage->count(u"env.list"_s), 2); // and is read anew
    QCOMPARE(m_desk->details()->name(), u"staging"_s);
    m_stage->silent = true;
    m_desk->use(u"production"_s);
    m_verbs->applyEnd(QString::number(m_stage->asked.size()), QJsonObject{{u"environment"_s, u"production"_s}});
    QCOMPARE(m_desk->details()->name(), u"staging"_s); // not before the list is there
}

void EnvironmentModelsTest::contentsNameWhatIsBroken()
{
    auto &details = *m_desk->details();
    details.open(u"production"_s);
    QCOMPARE(details.contents()->count(), 4);
    QCOMPARE(details.contents()->textAt(0, u"name"_s), u"scribe"_s); // needs somebody
    QVERIFY(details.contents()->textAt(0, u"problem"_s).contains(u"expected a map"_s));
    QVERIFY(details.contents()->textAt(3, u"problem"_s).contains(u"API_TOKEN"_s));
    QCOMPARE(details.missing(), QStringList{u"API_TOKEN"_s});
    QCOMPARE(m_stage->last(u"server.list"_s)["environment"_L1], u"production"_s);
}

void EnvironmentModelsTest::secretIsMaskedUntilSomebodyLooks()
{
    auto &details = *m_desk->details();
    details.open(u"default"_s);
    details.setTab(u"variables"_s);
    const int row = details.variables()->rowOf(u"LOG_TOKEN"_s);
    QVERIFY(details.variables()->textAt(row, u"value"_s).isEmpty());
    QCOMPARE(m_stage->count(u"env.vars.reveal"_s), 0);
    details.reveal(u"LOG_TOKEN"_s);
    QCOMPARE(details.variables()->textAt(row, u"value"_s), u"tok-4711"_s);
    details.setTab(u"plan"_s); // nobody looks at it any more
    QVERIFY(details.variables()->textAt(row, u"value"_s).isEmpty());
    details.setTab(u"variables"_s);
    m_stage->silent = true;
    details.reveal(u"LOG_TOKEN"_s);
    details.setTab(u"history"_s);
    m_verbs->applyEnd(QString::number(m_stage->asked.size() - 2), QJsonObject{{u"value"_s, u"tok-4711"_s}}); // too late
    QVERIFY(details.variables()->textAt(row, u"value"_s).isEmpty());
}

void EnvironmentModelsTest::planIsShownBeforeItIsAccepted()
{
    auto &details = *m_desk->details();
    details.open(u"default"_s);
    details.setTab(u"plan"_s);
    QVERIFY(!m_stage->last(u"env.sync"_s).contains("yes"_L1));
    QCOMPARE(details.plan()->count(), 4);
    QCOMPARE(details.planChanges(), 3);
    QCOMPARE(details.plan()->textAt(0, u"sign"_s) + details.plan()->textAt(1, u"sign"_s) + details.plan()->textAt(2, u"sign"_s) + details.plan()->textAt(3, u"sign"_s), u"+~−?"_s);
    details.sync({});
    QCOMPARE(details.plan()->count(), 0);
    QVERIFY(details.planText().contains(u"Nothing has changed"_s));
}

void EnvironmentModelsTest::protectedOneWantsItsName()
{
    QSignalSpy done(m_desk.get(), &EnvironmentDesk::done);
    m_desk->remove(u"production"_s, {});
    QVERIFY(done.isEmpty());
    QVERIFY(m_desk->problemWords().contains(u"protected"_s));
    m_desk->remove(u"production"_s, u"production"_s);
    QCOMPARE(done.size(), 1);
    m_desk->protect(u"staging"_s, true, {});
    QCOMPARE(m_stage->last(u"env.protect"_s)["off"_L1], false);
    auto &details = *m_desk->details();
    details.open(u"production"_s);
    m_desk->reload();
    QVERIFY(details.isGuarded());
}

void EnvironmentModelsTest::differencesAreWorded()
{
    m_desk->compare(u"default"_s, u"staging"_s);
    QCOMPARE(m_desk->differences()->count(), 2);
    QCOMPARE(m_desk->differences()->textAt(0, u"kindText"_s), u"Agent"_s);
    QVERIFY(m_desk->comparedText().contains(u"2"_s));
    m_stage->fault = lattice::Error{lattice::Fault::NotFound, u"there is no environment 'x'"_s};
    m_desk->compare(u"default"_s, u"x"_s);
    QCOMPARE(m_desk->compareProblem(), u"there is no environment 'x'"_s);
    QCOMPARE(m_desk->differences()->count(), 0);
}

void EnvironmentModelsTest::historyOfAnAgentCanBeRestored()
{
    auto &details = *m_desk->details();
    details.open(u"default"_s);
    details.setTab(u"history"_s);
    QCOMPARE(details.versions()->count(), 1);
    QCOMPARE(details.versions()->textAt(0, u"author"_s), u"anna"_s);
    details.restoreAgent(u"1a2b3c4d5e6f"_s, {}); // of no agent
    QCOMPARE(m_stage->count(u"agent.restore"_s), 0);
    details.showHistoryOf(u"log-analyzer"_s);
    QCOMPARE(m_stage->last(u"agent.history"_s)["agent"_L1], u"log-analyzer"_s);
    details.showVersion(u"1a2b3c4d5e6f"_s);
    QVERIFY(details.diff().contains(u"+Look at the logs"_s));
    details.restoreAgent(u"1a2b3c4d5e6f"_s, {});
    QCOMPARE(m_stage->last(u"agent.restore"_s)["version"_L1], u"1a2b3c4d5e6f"_s);
}

void EnvironmentModelsTest::historyOfAnotherAgentIsDropped()
{
    auto &details = *m_desk->details();
    details.open(u"default"_s);
    details.setTab(u"history"_s);
    QCOMPARE(details.versions()->count(), 1);
    m_stage->silent = true;
    const QSignalSpy wanted(m_verbs.get(), &app::VerbClient::wanted);
    const auto versions = [](const QString &version) { return QJsonObject{{u"versions"_s, QJsonArray{QJsonObject{{u"version"_s, version}}}}}; };
    details.showHistoryOf(u"log-analyzer"_s);
    QCOMPARE(details.versions()->count(), 0); // those of the environment are none of the agent's
    details.showHistoryOf(u"scribe"_s);
    m_verbs->applyEnd(wanted.at(1).first().toString(), versions(u"new"_s));
    m_verbs->applyEnd(wanted.at(0).first().toString(), versions(u"old"_s));
    QCOMPARE(details.versions()->textAt(0, u"version"_s), u"new"_s);
    details.showVersion(u"first"_s);
    details.showVersion(u"second"_s);
    m_verbs->applyEnd(wanted.at(3).first().toString(), QJsonObject{{u"diff"_s, u"+second"_s}});
    m_verbs->applyEnd(wanted.at(2).first().toString(), lattice::failed(lattice::Fault::NotFound, u"no such version"_s));
    QCOMPARE(details.diff(), u"+second"_s);
    QCOMPARE(details.problemWords(), QString());
    QVERIFY(!details.isLoading());
}

void EnvironmentModelsTest::answerForAnotherIsDropped()
{
    auto &details = *m_desk->details();
    m_stage->silent = true;
    details.open(u"default"_s);
    const qsizetype first = m_stage->asked.size();
    details.open(u"staging"_s);
    m_verbs->applyEnd(QString::number(first), QJsonObject{{u"missing"_s, QJsonArray{u"OLD"_s}}}); // env.vars of default, late
    QVERIFY(details.missing().isEmpty());
    QVERIFY(details.isLoading());
}

void EnvironmentModelsTest::failureHasTheExactWords()
{
    auto &details = *m_desk->details();
    details.open(u"default"_s);
    m_stage->fault = lattice::Error{lattice::Fault::Conflict, u"the file is one flow map"_s};
    details.setTab(u"variables"_s);
    QSignalSpy set(&details, &app::EnvironmentDetails::variableSet);
    details.setVariable(u"A"_s, u"1"_s, false, {});
    QVERIFY(set.isEmpty());
    QCOMPARE(details.problemWords(), u"the file is one flow map"_s);
    m_stage->fault.reset();
    details.setVariable(u"A"_s, u"1"_s, true, u"why"_s);
    QCOMPARE(set.size(), 1);
    QCOMPARE(m_stage->last(u"env.vars.set"_s)["secret"_L1], true);
    QVERIFY(details.problem().isEmpty());
}

void EnvironmentModelsTest::namesAreJudged()
{
    QVERIFY(EnvironmentDesk::nameProblem(u"prod-1"_s).isEmpty());
    QVERIFY(!EnvironmentDesk::nameProblem(u"../x"_s).isEmpty());
    QVERIFY(app::EnvironmentDetails::variableProblem(u"LOG_URL"_s).isEmpty());
    QVERIFY(!app::EnvironmentDetails::variableProblem(u"1A"_s).isEmpty());
}

void EnvironmentModelsTest::policyIsRowsAndTextAndWhatTheyMean()
{
    m_stage->policies.insert(u"staging"_s, u"# ours\ndeny: [\"delete_*\"]\nask: [\"@destructive\", web]\n"_s);
    m_desk->details()->open(u"staging"_s);
    m_desk->details()->setTab(u"policy"_s);
    app::PolicyDesk *policy = m_desk->details()->policy();
    QVERIFY(policy->isLoaded() && !policy->isEdited());
    QCOMPARE(policy->rules()->count(), 3);
    QCOMPARE(policy->rules()->textAt(0, u"pattern"_s), u"delete_*"_s);
    QCOMPARE(policy->rules()->textAt(0, u"meaning"_s), u"decides for 1 tool(s): delete_pod"_s);
    QCOMPARE(policy->rules()->textAt(1, u"pattern"_s), u"web"_s); // names before hints
    QVERIFY(policy->rules()->at(1)[u"idle"_s].toBool());
    QCOMPARE(policy->standard(), u"allow"_s);
    QCOMPARE(policy->tools()->count(), 4);
    QCOMPARE(policy->tools()->textAt(0, u"verdict"_s), u"deny"_s);
    QCOMPARE(policy->tools()->textAt(2, u"verdict"_s), u"allow"_s);

    QSignalSpy changed(policy->tools(), &NamedRows::dataChanged), removed(policy->tools(), &NamedRows::rowsRemoved), reset(policy->tools(), &NamedRows::modelReset);
    policy->setRule(u"logs"_s, u"ask"_s);
    QCOMPARE(changed.size(), 2); // its two tools alone
    QVERIFY(removed.isEmpty() && reset.isEmpty());
    QVERIFY2(policy->text().startsWith("# ours\ndeny: [\"delete_*\"]\nask: [\"@destructive\", web, logs]"_L1), qPrintable(policy->text()));
    policy->setStandard(u"deny"_s);
    QCOMPARE(policy->tools()->textAt(1, u"verdict"_s), u"deny"_s);
    QVERIFY(policy->isEdited());
    policy->save();
    QVERIFY(!policy->isEdited());
    QCOMPARE(m_stage->policies.value(u"staging"_s), policy->text());
    QCOMPARE(m_stage->last(u"policy.set"_s)["environment"_L1], u"staging"_s);
}

void EnvironmentModelsTest::policyThatIsWrongSaysWhereAndIsNotSaved()
{
    m_desk->details()->open(u"staging"_s);
    m_desk->details()->setTab(u"policy"_s);
    app::PolicyDesk *policy = m_desk->details()->policy();
    policy->edit(u"ask: [logs]\n"_s);
    QCOMPARE(policy->rules()->count(), 1);
    policy->edit(u"ask: [logs]\nallwo: [web]\n"_s);
    QVERIFY2(policy->trouble().startsWith("policy.yml:2:1: the key 'allwo' in a tool policy; expected allow"_L1), qPrintable(policy->trouble()));
    QCOMPARE(policy->troubleAt(), 12);
    QCOMPARE(policy->rules()->count(), 1); // the last that was a policy
    policy->save();
    policy->overwrite();
    QCOMPARE(m_stage->count(u"policy.set"_s), 0);
    QVERIFY(app::PolicyDesk::patternProblem(u"read_*"_s).isEmpty());
    QVERIFY(!app::PolicyDesk::patternProblem(u"@dangerous"_s).isEmpty());
}

void EnvironmentModelsTest::policyIsUndoneStepByStep()
{
    m_desk->details()->open(u"staging"_s);
    m_desk->details()->setTab(u"policy"_s);
    app::PolicyDesk *policy = m_desk->details()->policy();
    QVERIFY(!policy->isUndoable());
    policy->setRule(u"k8s"_s, u"deny"_s);
    const QString first = policy->text();
    for (const QString &letter : {u"#"_s, u"# a"_s, u"# ab"_s}) // one typing
        policy->edit(first + letter);
    policy->undo();
    QCOMPARE(policy->text(), first);
    policy->save();
    policy->undo(); // also what is saved
    QCOMPARE(policy->text(), QString());
    QVERIFY(policy->isEdited() && !policy->isUndoable());
    policy->save();
    QCOMPARE(m_stage->policies.value(u"staging"_s), QString());
}

void EnvironmentModelsTest::policyOfSomebodyElseIsNotOverwritten()
{
    m_desk->details()->open(u"staging"_s);
    m_desk->details()->setTab(u"policy"_s);
    app::PolicyDesk *policy = m_desk->details()->policy();
    policy->edit(u"deny: [mine]\n"_s);
    m_stage->policies.insert(u"staging"_s, u"deny: [theirs]\n"_s);
    policy->save();
    QVERIFY(policy->isConflict());
    QCOMPARE(m_stage->policies.value(u"staging"_s), u"deny: [theirs]\n"_s);
    QCOMPARE(policy->text(), u"deny: [mine]\n"_s);
    m_desk->details()->reload(); // looking again loses nothing
    QVERIFY(policy->isConflict());
    QCOMPARE(policy->text(), u"deny: [mine]\n"_s);
    policy->overwrite();
    QVERIFY(!policy->isConflict() && !policy->isEdited());
    QCOMPARE(m_stage->policies.value(u"staging"_s), u"deny: [mine]\n"_s);

    policy->edit(u"deny: [again]\n"_s);
    m_stage->policies.insert(u"staging"_s, u"deny: [theirs]\n"_s);
    policy->save();
    policy->takeTheirs();
    QVERIFY(!policy->isConflict() && !policy->isEdited());
    QCOMPARE(policy->text(), u"deny: [theirs]\n"_s);
}

void EnvironmentModelsTest::draftOfAnotherEnvironmentWaits()
{
    m_desk->details()->open(u"staging"_s);
    m_desk->details()->setTab(u"policy"_s);
    app::PolicyDesk *policy = m_desk->details()->policy();
    policy->edit(u"deny: [k8s]\n"_s);
    m_desk->details()->open(u"production"_s);
    QCOMPARE(policy->text(), QString());
    QVERIFY(!policy->isEdited());
    m_desk->details()->open(u"staging"_s);
    QCOMPARE(policy->text(), u"deny: [k8s]\n"_s);
    QVERIFY(policy->isEdited());
}

void EnvironmentModelsTest::draftsOutliveTheWindow()
{
    const QTemporaryDir home;
    const QString path = home.filePath(u"policies.json"_s);
    m_stage->policies.insert(u"staging"_s, u"deny: [theirs]\n"_s);
    const auto begin = [&] {
        auto desk = std::make_unique<app::EnvironmentDesk>(*m_verbs);
        desk->details()->policy()->openDrafts(path);
        desk->details()->open(u"staging"_s);
        desk->details()->setTab(u"policy"_s);
        return desk;
    };
    begin()->details()->policy()->edit(u"deny: [mine]\n"_s);
    {
        const auto desk = begin();
        app::PolicyDesk *policy = desk->details()->policy();
        QCOMPARE(policy->text(), u"deny: [mine]\n"_s);
        QVERIFY(policy->isEdited() && !policy->isConflict());
    }
    m_stage->policies.insert(u"staging"_s, u"deny: [changed]\n"_s); // while no window was there
    {
        const auto desk = begin();
        app::PolicyDesk *policy = desk->details()->policy();
        QVERIFY(policy->isConflict());
        QCOMPARE(policy->text(), u"deny: [mine]\n"_s);
        policy->overwrite();
        QVERIFY(!policy->isEdited());
        QTRY_VERIFY(!QFile::exists(path)); // nothing is left to keep
    }
    QCOMPARE(begin()->details()->policy()->text(), u"deny: [mine]\n"_s);
    QFile broken(path);
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{\"staging\": 7") > 0);
    broken.close();
    QVERIFY(!begin()->details()->policy()->isEdited());
}

void EnvironmentModelsTest::lineEndsOfThePolicyStay()
{
    m_stage->policies.insert(u"staging"_s, u"deny: [k8s]\r\nask: [logs]\r\n"_s);
    m_desk->details()->open(u"staging"_s);
    m_desk->details()->setTab(u"policy"_s);
    app::PolicyDesk *policy = m_desk->details()->policy();
    const QString typed = u"deny: [k8s]\nask: [logs]\n"_s; // as an editor has it
    policy->edit(typed);
    QVERIFY(!policy->isEdited() && !policy->isUndoable());
    policy->edit(typed + u"allow: [search]\n"_s);
    policy->save();
    QCOMPARE(m_stage->policies.value(u"staging"_s), u"deny: [k8s]\r\nask: [logs]\r\nallow: [search]\r\n"_s);
    QVERIFY(!policy->isEdited() && !policy->isConflict());
    m_desk->details()->reload();
    QVERIFY(!policy->isEdited() && !policy->isConflict());
}

QTEST_GUILESS_MAIN(EnvironmentModelsTest)
#include "tst_environmentmodels.moc"
