// SPDX-License-Identifier: Apache-2.0
// The tree of agents, an open prompt file with its draft, its problems and its versions.
#include "app/desktop/agents/agentdesk.h"
#include "tests/app/sampleagents.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::AgentDesk;
using app::AgentDocument;
using app::AgentTreeModel;
using app::LineDiff;
using app::ProblemModel;
using app::PromptCompletion;

const QStringList kDraftFiles{u"????????????????*.json"_s}; // named by a hash; beside them is what was open

class AgentModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void treeHasEnvironmentsAndTheirAgents();
    void brokenFileSaysWhy();
    void filterLooksIntoFoldedEnvironments();
    void changeKeepsTheOtherRows();
    void thousandsOfAgentsAreOneInsertion();
    void failureIsSaidAndTriedAgain();
    void newAgentIsOpened();
    void takenNameIsSaid();

    void newAgentBeginsWithATemplate();
    void agentIsDuplicatedAndRenamed();
    void deletionIsUndone_data();
    void deletionIsUndone();
    void deletionOfWhatChangedIsRefused();
    void openFilesAreOpenAgain();

    void saveWritesByTheVerbAndKeepsUndo();
    void brokenTextIsNotSavedAndStays();
    void draftIsKeptBesideAndNeverInTheFile();
    void draftIsBackAfterACrash();
    void draftOfADeletedFileIsNotLost();
    void unreadableDraftIsSetAside();
    void undoneTextIsNoDraft();
    void closedFileKeepsItsDraft();
    void changeOnTheDiskComesIn();
    void changeOnTheDiskUnderADraftIsAsked();
    void lostRaceIsAConflictToo();
    void windowsLineEndsStay();
    void mixedLineEndsAreNotTouched();
    void everyCharacterStays();

    void problemsComeWhileOneTypes();
    void fixIsAppliedAndUndone();
    void nameOfAnotherStationIsSaid();
    void findGoesRound();
    void replaceAllIsOneUndo();
    void newLineKeepsTheIndent();
    void completion_data();
    void completion();
    void differences_data();
    void differences();
    void versionIsComparedAndRestored();
    void formChangesOneLine();

private:
    AgentTreeModel &tree() { return *m_desk->tree(); }
    QString title(int row) { return tree().data(tree().index(row), AgentTreeModel::TitleRole).toString(); }
    QStringList titles();
    AgentDocument &open(const QString &environment, const QString &name);
    static QTextDocument &textOf(AgentDocument &document) { return *document.textDocument(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::VerbClient> m_verbs;
    std::unique_ptr<AgentStage> m_stage;
    std::unique_ptr<app::StationListModel> m_stations;
    std::unique_ptr<AgentDesk> m_desk;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void AgentModelsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_verbs = std::make_unique<app::VerbClient>();
    m_stage = std::make_unique<AgentStage>(*m_verbs);
    m_stations = std::make_unique<app::StationListModel>();
    m_desk = std::make_unique<AgentDesk>(*m_verbs, *m_stations);
    m_desk->openDrafts(m_folder->path() + u"/drafts"_s);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_desk->tree(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void AgentModelsTest::cleanup()
{
    m_tester.reset();
    m_desk.reset();
    m_stations.reset();
    m_stage.reset();
    m_verbs.reset();
}

QStringList AgentModelsTest::titles()
{
    QStringList all;
    for (int row = 0; row < tree().count(); ++row)
        all << title(row);
    return all;
}

AgentDocument &AgentModelsTest::open(const QString &environment, const QString &name)
{
    m_desk->setWatched(true);
    m_desk->open(environment, AgentStage::path(environment, name));
    return *m_desk->current();
}

void AgentModelsTest::treeHasEnvironmentsAndTheirAgents()
{
    QCOMPARE(tree().count(), 0); // nobody looks
    m_desk->setWatched(true);
    QCOMPARE(titles(), (QStringList{u"default"_s, u"k8s-admin"_s, u"log-reader"_s, u"production"_s, u"deployer"_s, u"halfway"_s}));
    QVERIFY(tree().data(tree().index(0), AgentTreeModel::LiveRole).toBool());
    QVERIFY(tree().data(tree().index(3), AgentTreeModel::ProtectedRole).toBool());
    QCOMPARE(tree().agentCount(), 4);
}

void AgentModelsTest::brokenFileSaysWhy()
{
    m_desk->setWatched(true);
    QCOMPARE(tree().brokenCount(), 1);
    QVERIFY(tree().data(tree().index(5), AgentTreeModel::BrokenRole).toBool());
    QVERIFY(tree().data(tree().index(5), AgentTreeModel::DetailRole).toString().contains(u"the list is not closed"_s));
}

void AgentModelsTest::filterLooksIntoFoldedEnvironments()
{
    m_desk->setWatched(true);
    tree().toggle(u"production"_s);
    QCOMPARE(titles(), (QStringList{u"default"_s, u"k8s-admin"_s, u"log-reader"_s, u"production"_s}));
    tree().setFilter(u"DEPLOY"_s);
    QCOMPARE(titles(), (QStringList{u"production"_s, u"deployer"_s}));
    tree().setFilter(u"nothing like it"_s);
    QCOMPARE(tree().count(), 0);
    tree().setFilter({});
    QCOMPARE(tree().count(), 4);
}

void AgentModelsTest::changeKeepsTheOtherRows()
{
    m_desk->setWatched(true);
    QSignalSpy resets(&tree(), &AgentTreeModel::modelReset), inserted(&tree(), &AgentTreeModel::rowsInserted), removed(&tree(), &AgentTreeModel::rowsRemoved), changed(&tree(), &AgentTreeModel::dataChanged);
    m_stage->files[AgentStage::path(u"default"_s, u"helper"_s)] = u"---\nname: helper\n---\nText\n"_s;
    m_stage->files.remove(AgentStage::path(u"production"_s, u"deployer"_s));
    m_stage->files[AgentStage::path(u"production"_s, u"halfway"_s)] = u"---\nname: halfway\n---\nText\n"_s;
    tree().reload();
    QCOMPARE(titles(), (QStringList{u"default"_s, u"helper"_s, u"k8s-admin"_s, u"log-reader"_s, u"production"_s, u"halfway"_s}));
    QCOMPARE(resets.size(), 0);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(removed.size(), 1);
    QVERIFY(changed.size() > 0); // counts, and the file that was mended
    QCOMPARE(tree().brokenCount(), 0);
}

void AgentModelsTest::thousandsOfAgentsAreOneInsertion()
{
    m_tester.reset(); // it looks at all rows at each signal
    for (int i = 0; i < 3000; ++i)
        m_stage->files[AgentStage::path(u"default"_s, u"agent-%1"_s.arg(i))] = u"---\nname: a\n---\nText\n"_s;
    QSignalSpy inserted(&tree(), &AgentTreeModel::rowsInserted);
    m_desk->setWatched(true);
    QCOMPARE(tree().count(), 3006);
    QVERIFY2(inserted.size() <= 4, qPrintable(QString::number(inserted.size())));
    QCOMPARE(title(2), u"agent-1"_s); // by number, not by letter: agent-2 comes before agent-10
    QCOMPARE(title(3), u"agent-2"_s);
}

void AgentModelsTest::failureIsSaidAndTriedAgain()
{
    m_stage->fault = lattice::Error{lattice::Fault::Unreachable, u"the engine has stopped"_s};
    m_desk->setWatched(true);
    QVERIFY(!tree().problem().isEmpty());
    QCOMPARE(tree().problemWords(), u"the engine has stopped"_s);
    QVERIFY(!tree().isLoading());
    m_stage->fault.reset();
    tree().reload();
    QVERIFY(tree().problem().isEmpty());
    QCOMPARE(tree().count(), 6);
}

void AgentModelsTest::newAgentIsOpened()
{
    m_desk->setWatched(true);
    QSignalSpy created(m_desk.get(), &AgentDesk::created);
    m_desk->create(u"default"_s, u" scanner "_s, {});
    QCOMPARE(created.size(), 1);
    QCOMPARE(m_desk->current()->title(), u"scanner"_s);
    QVERIFY(titles().contains(u"scanner"_s));
}

void AgentModelsTest::takenNameIsSaid()
{
    m_desk->setWatched(true);
    m_desk->create(u"default"_s, u"k8s-admin"_s, {});
    QVERIFY(m_desk->createProblem().contains(u"there is an agent 'k8s-admin' already"_s));
    QCOMPARE(m_desk->documents()->count(), 0);
}

void AgentModelsTest::newAgentBeginsWithATemplate()
{
    m_desk->setWatched(true);
    QVERIFY2(m_desk->templates().contains(u"sre/log-analyzer"_s), qPrintable(m_desk->templates().join(u' ')));
    m_desk->create(u"default"_s, u"my-logs"_s, u"Reads mine"_s, u"sre/k8s-health"_s);
    QTRY_COMPARE(m_desk->documents()->count(), 1);
    const QString text = m_stage->files[AgentStage::path(u"default"_s, u"my-logs"_s)];
    QVERIFY2(text.contains(u"\nname: my-logs\n"_s) && text.contains(u"\ndescription: Reads mine\n"_s), qPrintable(text));
    QVERIFY(text.contains(u"namespace:"_s)); // the rest of the template
    m_desk->create(u"default"_s, u"another"_s, {}, u"no/such"_s);
    QTRY_VERIFY(!m_desk->createProblem().isEmpty());
}

void AgentModelsTest::agentIsDuplicatedAndRenamed()
{
    m_desk->setWatched(true);
    app::AgentDeeds &deeds = *m_desk->deeds();
    const QString admin = AgentStage::path(u"default"_s, u"k8s-admin"_s), copy = AgentStage::path(u"default"_s, u"k8s-copy"_s);
    deeds.duplicate(u"default"_s, admin, u"default"_s, u" k8s-copy "_s);
    QTRY_VERIFY(m_stage->files.contains(copy));
    QCOMPARE(m_stage->files[copy], QString::fromUtf8(AgentStage::kAdmin).replace(u"name: k8s-admin"_s, u"name: k8s-copy"_s)); // comments and order too
    QTRY_COMPARE(m_desk->current() ? m_desk->current()->file() : QString(), copy);
    deeds.duplicate(u"default"_s, admin, u"default"_s, u"k8s-copy"_s);
    QTRY_VERIFY2(deeds.problem().contains(u"there is an agent 'k8s-copy' already"_s), qPrintable(deeds.problem()));
    QVERIFY(!deeds.isBusy());
    deeds.duplicate(u"production"_s, AgentStage::path(u"production"_s, u"halfway"_s), u"production"_s, u"whole"_s); // broken
    QTRY_VERIFY(!deeds.problem().isEmpty() && !deeds.isBusy());
    QVERIFY(!m_stage->files.contains(AgentStage::path(u"production"_s, u"whole"_s)));

    deeds.rename(u"default"_s, copy, u"k8s-second"_s);
    QTRY_VERIFY(m_stage->files[copy].contains(u"name: k8s-second"_s)); // the file keeps its own name
    QVERIFY(deeds.problem().isEmpty());
    deeds.rename(u"default"_s, AgentStage::path(u"default"_s, u"gone"_s), u"x"_s);
    QVERIFY2(deeds.problem().contains(u"there is no agent 'gone'"_s), qPrintable(deeds.problem()));
}

void AgentModelsTest::deletionIsUndone_data()
{
    QTest::addColumn<bool>("hasGit");
    QTest::newRow("with a history") << true;
    QTest::newRow("without git") << false;
}

void AgentModelsTest::deletionIsUndone()
{
    QFETCH(const bool, hasGit);
    m_stage->hasGit = hasGit;
    const QString file = AgentStage::path(u"default"_s, u"k8s-admin"_s);
    m_stage->history[file] = {u"---\nname: k8s-admin\n---\nOf before\n"_s}; // what was changed without the station is newer
    open(u"default"_s, u"log-reader"_s);
    open(u"default"_s, u"k8s-admin"_s);
    app::AgentDeeds &deeds = *m_desk->deeds();
    deeds.remove(u"default"_s, file);
    QVERIFY(!m_stage->files.contains(file));
    QVERIFY(deeds.canUndo() && deeds.report().contains(u"k8s-admin"_s));
    QCOMPARE(m_desk->documents()->count(), 1); // its tab is gone, the other one is not
    QCOMPARE(m_desk->current()->title(), u"log-reader"_s);
    deeds.undo();
    QCOMPARE(m_stage->files.value(file), QString::fromUtf8(AgentStage::kAdmin)); // the very text
    QCOMPARE(m_stage->count(u"agent.restore"_s), hasGit ? 1 : 0);
    QVERIFY(!deeds.canUndo() && deeds.report().isEmpty());
    QCOMPARE(m_desk->current()->file(), file);

    deeds.remove(u"default"_s, file);
    m_stage->fault = lattice::Error{lattice::Fault::Full, u"the disk is full"_s};
    deeds.undo();
    QCOMPARE(deeds.reportWords(), u"the disk is full"_s); // and not silence
    m_stage->fault.reset();
    deeds.dismiss();
    deeds.undo(); // too late
    QVERIFY(!m_stage->files.contains(file));
}

void AgentModelsTest::deletionOfWhatChangedIsRefused()
{
    m_desk->setWatched(true);
    const QString file = AgentStage::path(u"default"_s, u"k8s-admin"_s);
    m_stage->held = {u"agent.history"_s};
    m_desk->deeds()->remove(u"default"_s, file);
    m_stage->files[file] += u"And more.\n"_s; // while we looked
    m_stage->release();
    QVERIFY2(m_desk->deeds()->problem().contains(u"was changed meanwhile"_s), qPrintable(m_desk->deeds()->problem()));
    QVERIFY(m_stage->files.contains(file) && !m_desk->deeds()->canUndo());
}

void AgentModelsTest::openFilesAreOpenAgain()
{
    const QString folder = m_folder->path() + u"/drafts"_s;
    const auto kept = [&folder] {
        QFile file(folder + u"/open.json"_s);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    };
    const auto restart = [&] {
        m_tester.reset();
        m_desk = std::make_unique<AgentDesk>(*m_verbs, *m_stations);
        m_desk->openDrafts(folder);
        m_desk->setWatched(true);
    };
    open(u"default"_s, u"log-reader"_s);
    open(u"default"_s, u"k8s-admin"_s);
    open(u"production"_s, u"deployer"_s);
    m_desk->setCurrentRow(1);
    QTRY_COMPARE(kept()[u"files"_s].toArray().size(), 3);
    QTRY_COMPARE(kept()[u"current"_s].toInt(), 1);
    restart();
    QTRY_COMPARE(m_desk->documents()->count(), 3);
    QCOMPARE(m_desk->current()->title(), u"k8s-admin"_s);
    QCOMPARE(m_desk->documents()->at(2)->environment(), u"production"_s);
    m_desk->close(1);
    QTRY_COMPARE(kept()[u"files"_s].toArray().size(), 2);
    restart();
    QTRY_COMPARE(m_desk->documents()->count(), 2);
}

void AgentModelsTest::saveWritesByTheVerbAndKeepsUndo()
{
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    const QString before = document.text();
    QVERIFY(!document.isDirty());
    document.replace(int(before.size()), 0, u"And more.\n"_s);
    QVERIFY(document.isDirty());
    document.save();
    QVERIFY(!document.isDirty());
    QCOMPARE(m_stage->files[document.file()], before + u"And more.\n"_s);
    QCOMPARE(document.versions()->count(), 2);
    textOf(document).undo();
    QCOMPARE(document.text(), before);
    QVERIFY(document.isDirty()); // the file has the other text
    textOf(document).redo();
    QVERIFY(!document.isDirty());
}

void AgentModelsTest::brokenTextIsNotSavedAndStays()
{
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    const QString file = m_stage->files[document.file()];
    document.replace(4, 16, u"name: [broken"_s);
    document.save();
    QVERIFY2(document.saveProblem().contains(u"the list is not closed"_s), qPrintable(document.saveProblem()));
    QVERIFY(document.isDirty());
    QVERIFY(document.text().contains(u"name: [broken"_s));
    QCOMPARE(m_stage->files[document.file()], file);
}

void AgentModelsTest::draftIsKeptBesideAndNeverInTheFile()
{
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    const QString file = m_stage->files[document.file()];
    document.replace(0, 0, u"# draft\n"_s);
    const QDir drafts(m_folder->path() + u"/drafts"_s);
    QTRY_COMPARE_WITH_TIMEOUT(drafts.entryList(kDraftFiles, QDir::Files).size(), 1, 4000);
    QCOMPARE(m_stage->files[document.file()], file);
    QCOMPARE(m_stage->count(u"agent.update"_s), 0);
    QTRY_VERIFY(document.draftText().contains(u"kept"_s));
    QVERIFY(tree().data(tree().index(2), AgentTreeModel::DraftRole).toBool());
    document.save();
    QTRY_COMPARE(drafts.entryList(kDraftFiles, QDir::Files).size(), 0);
    QVERIFY(!tree().data(tree().index(2), AgentTreeModel::DraftRole).toBool());
}

void AgentModelsTest::draftIsBackAfterACrash()
{
    AgentDocument &first = open(u"default"_s, u"log-reader"_s);
    first.replace(0, 0, u"# draft\n"_s);
    const QDir drafts(m_folder->path() + u"/drafts"_s);
    QTRY_COMPARE_WITH_TIMEOUT(drafts.entryList(kDraftFiles, QDir::Files).size(), 1, 4000);
    const QDir after(m_folder->path() + u"/after"_s); // what a crash leaves behind; the first window goes with a goodbye
    QVERIFY(QDir().mkpath(after.path()));
    const QString kept = drafts.entryList(kDraftFiles, QDir::Files).first();
    QVERIFY(QFile::copy(drafts.filePath(kept), after.filePath(kept)));
    m_tester.reset();
    m_desk = std::make_unique<AgentDesk>(*m_verbs, *m_stations);
    m_desk->openDrafts(after.path());
    m_desk->setWatched(true);
    QTRY_COMPARE(m_desk->documents()->count(), 1);
    AgentDocument &document = *m_desk->current();
    QVERIFY(document.text().startsWith(u"# draft\n"_s));
    QVERIFY(document.isDirty());
    QVERIFY(!document.restoredText().isEmpty());
    QVERIFY(!document.hasConflict());
    document.revert();
    QVERIFY(!document.isDirty());
    QTRY_VERIFY(after.entryList(kDraftFiles, QDir::Files).isEmpty());
}

void AgentModelsTest::draftOfADeletedFileIsNotLost()
{
    const app::AgentDraft draft{.environment = u"default"_s, .file = AgentStage::path(u"default"_s, u"gone"_s), .revision = u"0"_s, .text = u"---\nname: gone\n---\nText\n"_s, .time = QDateTime::currentDateTimeUtc()};
    QDir().mkpath(m_folder->path() + u"/others"_s);
    QFile file(m_folder->path() + u"/others/one.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(draft.toJson());
    file.close();
    m_desk->openDrafts(m_folder->path() + u"/others"_s);
    m_desk->setWatched(true);
    QTRY_COMPARE(m_desk->documents()->count(), 1);
    AgentDocument &document = *m_desk->current();
    QVERIFY(document.isGone());
    QCOMPARE(document.text(), draft.text);
    document.save();
    QCOMPARE(m_stage->files[draft.file], draft.text);
    QVERIFY(!document.isGone());
    QVERIFY(!document.isDirty());
}

void AgentModelsTest::unreadableDraftIsSetAside()
{
    QDir().mkpath(m_folder->path() + u"/others"_s);
    QFile file(m_folder->path() + u"/others/one.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("half of it {");
    file.close();
    m_desk->openDrafts(m_folder->path() + u"/others"_s);
    m_desk->setWatched(true);
    QTRY_VERIFY(QFile::exists(m_folder->path() + u"/others/one.json.broken"_s));
    QCOMPARE(m_desk->documents()->count(), 0);
}

void AgentModelsTest::undoneTextIsNoDraft()
{
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    document.replace(0, 0, u"x"_s);
    QVERIFY(document.isDirty());
    textOf(document).undo();
    QVERIFY(!document.isDirty());
}

void AgentModelsTest::closedFileKeepsItsDraft()
{
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    document.replace(0, 0, u"# draft\n"_s);
    m_desk->close(0);
    QCOMPARE(m_desk->documents()->count(), 0);
    QCOMPARE(m_desk->currentRow(), -1);
    AgentDocument &again = open(u"default"_s, u"log-reader"_s);
    QVERIFY(again.text().startsWith(u"# draft\n"_s));
    QVERIFY(again.isDirty());
}

void AgentModelsTest::changeOnTheDiskComesIn()
{
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    const QString before = document.text();
    m_stage->files[document.file()] = before + u"Theirs.\n"_s;
    tree().reload(); // as when the folder tells
    QTRY_VERIFY(document.text().endsWith(u"Theirs.\n"_s));
    QVERIFY(!document.isDirty());
    QVERIFY(!document.hasConflict());
    textOf(document).undo(); // what came in can be taken back
    QCOMPARE(document.text(), before);
}

void AgentModelsTest::changeOnTheDiskUnderADraftIsAsked()
{
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    const QString before = document.text();
    document.replace(0, 0, u"# mine\n"_s);
    m_stage->files[document.file()] = before + u"Theirs.\n"_s;
    tree().reload();
    QTRY_VERIFY(document.hasConflict());
    QCOMPARE(document.text(), u"# mine\n"_s + before);
    document.save(); // not before it is decided
    QCOMPARE(m_stage->count(u"agent.update"_s), 0);
    document.compareWithFile();
    QCOMPARE(document.comparison()->differences(), 2);
    document.keepMine();
    QVERIFY(!document.hasConflict());
    QVERIFY(document.isDirty());
    document.save();
    QCOMPARE(m_stage->files[document.file()], u"# mine\n"_s + before);

    document.replace(0, 0, u"# again\n"_s);
    m_stage->files[document.file()] = u"---\nname: log-reader\n---\nOther\n"_s;
    tree().reload();
    QTRY_VERIFY(document.hasConflict());
    document.takeTheirs();
    QCOMPARE(document.text(), u"---\nname: log-reader\n---\nOther\n"_s);
    QVERIFY(!document.isDirty());
    textOf(document).undo();
    QVERIFY(document.text().startsWith(u"# again\n"_s)); // nothing is lost
}

void AgentModelsTest::lostRaceIsAConflictToo()
{
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    document.replace(0, 0, u"# mine\n"_s);
    m_stage->files[document.file()] = u"---\nname: log-reader\n---\nOther\n"_s; // and nobody has told yet
    document.save();
    QVERIFY(document.hasConflict());
    QCOMPARE(m_stage->files[document.file()], u"---\nname: log-reader\n---\nOther\n"_s);
    QVERIFY(document.text().startsWith(u"# mine\n"_s));
}

void AgentModelsTest::windowsLineEndsStay()
{
    m_stage->files[AgentStage::path(u"default"_s, u"log-reader"_s)] = u"---\r\nname: log-reader\r\n---\r\nText\r\n"_s;
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    QVERIFY(!document.isDirty());
    document.replace(int(document.text().size()), 0, u"more\n"_s);
    document.save();
    QCOMPARE(m_stage->files[document.file()], u"---\r\nname: log-reader\r\n---\r\nText\r\nmore\r\n"_s);
}

void AgentModelsTest::mixedLineEndsAreNotTouched()
{
    m_stage->files[AgentStage::path(u"default"_s, u"log-reader"_s)] = u"---\r\nname: log-reader\n---\nText\n"_s;
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    QVERIFY(!document.readOnlyReason().isEmpty());
    document.save();
    QCOMPARE(m_stage->count(u"agent.update"_s), 0);
}

void AgentModelsTest::everyCharacterStays()
{
    const QString odd = u"---\nname: log-reader\n---\nno\u00a0break, tab\t, emoji 🙂, 漢字, عربى, line\u2028separator, end without line end"_s;
    m_stage->files[AgentStage::path(u"default"_s, u"log-reader"_s)] = odd;
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    QVERIFY(!document.isDirty());
    QCOMPARE(document.text(), odd);
    document.replace(0, 0, u"#\n"_s);
    document.save();
    QCOMPARE(m_stage->files[document.file()], u"#\n"_s + odd);
}

void AgentModelsTest::problemsComeWhileOneTypes()
{
    AgentDocument &document = open(u"default"_s, u"k8s-admin"_s);
    const QAbstractItemModelTester tester(document.problems(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_VERIFY(document.problems()->count() > 0);
    const auto said = [&](const QString &words) {
        for (int row = 0; row < document.problems()->count(); ++row) {
            if (document.problems()->data(document.problems()->index(row), ProblemModel::TextRole).toString().contains(words))
                return true;
        }
        return false;
    };
    QVERIFY(said(u"'tols' is not known"_s));
    QVERIFY(said(u"did you mean 'tools'?"_s));
    QVERIFY(said(u"'nod' is used and not declared"_s));
    QVERIFY(said(u"there is no agent 'log-raeder' here"_s));
    const int before = document.problems()->count();
    document.replace(document.positionOf(6, 1), 4, u"tools"_s);
    QTRY_COMPARE_WITH_TIMEOUT(document.problems()->count(), before - 1, 2000);
    QVERIFY(!said(u"'tols'"_s));
}

void AgentModelsTest::fixIsAppliedAndUndone()
{
    AgentDocument &document = open(u"default"_s, u"k8s-admin"_s);
    QTRY_VERIFY(document.problems()->count() > 0);
    const QString before = document.text();
    const int row = document.problems()->rowAt(6, 2);
    QVERIFY(row >= 0);
    QVERIFY(document.applyFix(row) > 0);
    QVERIFY(document.text().contains(u"\ntools:\n"_s));
    textOf(document).undo();
    QCOMPARE(document.text(), before);
    QCOMPARE(document.applyFix(-1), -1);
    QCOMPARE(document.applyFix(1000), -1);
}

void AgentModelsTest::nameOfAnotherStationIsSaid()
{
    lattice::Station other;
    other.id = u"b"_s;
    other.name = u"station-b"_s;
    other.presence = lattice::Presence::Online;
    other.agents.append({.id = u"log-reader"_s, .name = u"log-reader"_s, .description = {}, .capabilities = {}, .inputSchema = {}, .outputSchema = {}, .examples = {}});
    m_stations->applyStations({other}, {});
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    QTRY_COMPARE(document.problems()->count(), 1);
    QVERIFY(document.problems()->data(document.problems()->index(0), ProblemModel::TextRole).toString().contains(u"station-b"_s));
}

void AgentModelsTest::findGoesRound()
{
    m_stage->files[AgentStage::path(u"default"_s, u"log-reader"_s)] = u"one two One"_s;
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    QCOMPARE(document.find(u"one"_s, 0, true, false), 0);
    QCOMPARE(document.find(u"one"_s, 1, true, false), 8);
    QCOMPARE(document.find(u"one"_s, 9, true, false), 0);
    QCOMPARE(document.find(u"one"_s, 0, false, false), 8);
    QCOMPARE(document.find(u"one"_s, 1, true, true), 0);
    QCOMPARE(document.find(u"three"_s, 0, true, false), -1);
    QCOMPARE(document.find({}, 0, true, false), -1);
    QCOMPARE(document.occurrences(u"one"_s, false), 2);
}

void AgentModelsTest::replaceAllIsOneUndo()
{
    m_stage->files[AgentStage::path(u"default"_s, u"log-reader"_s)] = u"one two One"_s;
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    QCOMPARE(document.replaceAll(u"one"_s, u"1"_s, false), 2);
    QCOMPARE(document.text(), u"1 two 1"_s);
    textOf(document).undo();
    QCOMPARE(document.text(), u"one two One"_s);
}

void AgentModelsTest::newLineKeepsTheIndent()
{
    m_stage->files[AgentStage::path(u"default"_s, u"log-reader"_s)] = u"tools:\n  - a"_s;
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    QCOMPARE(document.newLine(12), 15);
    QCOMPARE(document.text(), u"tools:\n  - a\n  "_s);
    QCOMPARE(document.lineOf(15), 3);
    QCOMPARE(document.columnOf(15), 3);
    QCOMPARE(document.positionOf(3, 99), 15);
    QCOMPARE(document.positionOf(99, 1), 13);
}

void AgentModelsTest::completion_data()
{
    QTest::addColumn<QString>("text"); // | is the cursor
    QTest::addColumn<QStringList>("first");
    QTest::addColumn<bool>("strong");
    QTest::newRow("key") << u"---\nna|"_s << QStringList{u"name"_s} << true;
    QTest::newRow("key asked for") << u"---\nname: x\n|\n---\n"_s << QStringList{u"name"_s, u"description"_s} << false;
    QTest::newRow("tool in a list") << u"---\ntools:\n  - k8s/l|\n---\n"_s << QStringList{u"k8s/list"_s} << true;
    QTest::newRow("tool in a list at the margin") << u"---\ntools:\n- |\n---\n"_s << QStringList{u"k8s"_s, u"k8s/list"_s, u"k8s/drain"_s} << true;
    QTest::newRow("tool after others") << u"---\ntools:\n  - a\n  # why\n  - dr|\n---\n"_s << QStringList{u"k8s/drain"_s} << true;
    QTest::newRow("agent in a flow list") << u"---\nagents: [a, log|]\n---\n"_s << QStringList{u"log-reader"_s} << true;
    QTest::newRow("model") << u"---\nmodel: oll|\n---\n"_s << QStringList{u"ollama/qwen3"_s} << true;
    QTest::newRow("model, nothing typed") << u"---\nmodel: |\n---\n"_s << QStringList{u"rehearsal"_s, u"ollama/qwen3"_s} << false;
    QTest::newRow("no values") << u"---\ndescription: lo|\n---\n"_s << QStringList() << true;
    QTest::newRow("comment before") << u"# SPDX\n---\nmode|\n---\n"_s << QStringList{u"model"_s, u"models"_s} << true;
    QTest::newRow("variable") << u"---\nname: x\n---\nHello {{no|"_s << QStringList{u"node"_s} << true;
    QTest::newRow("variable in a block") << u"---\nname: x\n---\n{{#if no|}}"_s << QStringList{u"node"_s} << true;
    QTest::newRow("block") << u"---\nname: x\n---\n{{#e|"_s << QStringList{u"#each"_s} << true;
    QTest::newRow("role") << u"---\nname: x\n---\n{{role \"us|"_s << QStringList{u"user"_s} << true;
    QTest::newRow("partial") << u"---\nname: x\n---\n{{> fo|"_s << QStringList{u"footer"_s} << true;
    QTest::newRow("section") << u"---\nname: x\n---\n[sy|"_s << QStringList{u"[system]"_s} << true;
    QTest::newRow("after an expression") << u"---\nname: x\n---\n{{node}} no|"_s << QStringList() << false;
    QTest::newRow("plain text") << u"---\nname: x\n---\nplain na|"_s << QStringList() << false;
    QTest::newRow("no front matter") << u"na|"_s << QStringList() << false;
    QTest::newRow("nothing at all") << u"|"_s << QStringList() << false;
}

void AgentModelsTest::completion()
{
    QFETCH(QString, text);
    QFETCH(const QStringList, first);
    QFETCH(const bool, strong);
    const PromptCompletion::Known known{.tools = {u"k8s"_s, u"k8s/list"_s, u"k8s/drain"_s}, .models = {u"rehearsal"_s, u"ollama/qwen3"_s}, .agents = {u"k8s-admin"_s, u"log-reader"_s},
                                        .variables = {u"node"_s, u"reason"_s, u"task"_s}, .partials = {u"footer"_s}};
    const int at = int(text.indexOf(u'|'));
    text.remove(at, 1);
    const PromptCompletion::Found found = PromptCompletion::at(text, at, known);
    QStringList words;
    for (const auto &entry : found.entries.first(std::min(found.entries.size(), first.size())))
        words << entry.text;
    QCOMPARE(words, first);
    if (first.isEmpty())
        QVERIFY2(found.entries.isEmpty(), qPrintable(found.entries.value(0).text));
    else
        QCOMPARE(found.strong, strong);
}

void AgentModelsTest::differences_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("kinds"); // = same, ~ changed, - removed, + added
    QTest::newRow("same") << u"a\nb"_s << u"a\nb"_s << u"=="_s;
    QTest::newRow("empty") << u""_s << u""_s << u"="_s;
    QTest::newRow("added in the middle") << u"a\nc"_s << u"a\nb\nc"_s << u"=+="_s;
    QTest::newRow("removed at the end") << u"a\nb\nc"_s << u"a\nb"_s << u"==-"_s;
    QTest::newRow("changed") << u"a\nb\nc"_s << u"a\nx\nc"_s << u"=~="_s;
    QTest::newRow("two places") << u"a\nb\nc\nd\ne"_s << u"b\nc\nx\ne"_s << u"-==~="_s;
    QTest::newRow("all else") << u"a\nb"_s << u"x\ny\nz"_s << u"~~+"_s;
    QTest::newRow("repeated lines") << u"a\na\nb\na"_s << u"a\nb\na\na"_s << u"=-=+="_s;
}

void AgentModelsTest::differences()
{
    QFETCH(const QString, left);
    QFETCH(const QString, right);
    QFETCH(const QString, kinds);
    QString found;
    QStringList lefts, rights;
    for (const LineDiff::Row &row : LineDiff::between(left, right)) {
        found += u"=~-+"_s.at(row.kind);
        if (row.left > 0)
            lefts << row.leftText;
        if (row.right > 0)
            rights << row.rightText;
    }
    QCOMPARE(lefts.join(u'\n'), left); // every line, once and in order
    QCOMPARE(rights.join(u'\n'), right);
    QCOMPARE(found, kinds);
}

void AgentModelsTest::versionIsComparedAndRestored()
{
    AgentDocument &document = open(u"default"_s, u"log-reader"_s);
    const QString before = document.text();
    document.replace(int(before.size()), 0, u"And more.\n"_s);
    document.save();
    auto *versions = document.versions();
    const QAbstractItemModelTester tester(versions, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(versions->count(), 2);
    versions->setText(document.text());
    versions->choose(1);
    QCOMPARE(versions->diff()->differences(), 1);
    versions->restore({});
    QTRY_COMPARE(document.text(), before);
    QVERIFY(!document.isDirty());
    QCOMPARE(versions->count(), 3); // as a new version
    textOf(document).undo();
    QVERIFY(document.text().endsWith(u"And more.\n"_s));
}

void AgentModelsTest::formChangesOneLine()
{
    AgentDocument &document = open(u"default"_s, u"k8s-admin"_s);
    const QString before = document.text();
    document.form()->read();
    QTRY_VERIFY(document.form()->rowCount() >= 9); // 7 keys, 2 values of the input
    document.form()->setText(3, u"many"_s);
    QCOMPARE(document.form()->data(document.form()->index(3), app::AgentForm::ProblemRole).toString(), u"A number from 1 to 1000."_s);
    document.form()->setText(3, u"20"_s);
    QTRY_VERIFY(document.text().contains(u"max_steps: 20"_s));
    QCOMPARE(document.text(), QString(before).replace(u"max_steps: 12"_s, u"max_steps: 20"_s));
    textOf(document).undo();
    QCOMPARE(document.text(), before);
}

QTEST_MAIN(AgentModelsTest)
#include "tst_agentmodels.moc"
