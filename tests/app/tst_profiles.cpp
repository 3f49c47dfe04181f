// SPDX-License-Identifier: Apache-2.0
// Profiles: their names and folders, what the list does with them, and the question of a protected one.
#include "app/desktop/controlcenter.h"
#include "app/desktop/palette/verbform.h"
#include "app/profiles.h"
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::Leaving;
using app::Profiles;
using core::Home;
using core::HomePaths;
using lattice::Fault;

class ProfilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void defaultIsAlwaysThere();
    void namesAreChecked_data();
    void namesAreChecked();
    void foldersAreSafe_data();
    void foldersAreSafe();
    void nameIsFoundInAnyCase();
    void unknownNameTellsTheNearest();
    void renamedKeepsItsFolder();
    void damagedFileProtects();
    void homeElsewhereIsItsOwn();
    void runningOneIsNotDeleted();
    void deletedOneIsInTheTrash();

    void listFollowsTheFolders();
    void thousandProfilesAreListed();
    void openingStartsTheProgram();
    void newOneIsMadeAndOpened();
    void protectionEndsAfterItsName();
    void deletingAsksForTheName();
    void anotherWindowsProtectionCounts();
    void paletteOpensThem();

    void unprotectedIsNotAsked();
    void verbsWaitForTheName();
    void heldVerbCanBeCancelled();
    void whatIsWantedAtOnceIsOneQuestion();
    void laterWishIsAQuestionOfItsOwn();
    void guardedVerbs();
    void workIsStoppedAfterTheName();
    void endWaitsForTheName();

private:
    static void protect(const QString &name)
    {
        auto profile = *Profiles::find(name);
        profile.guarded = true;
        QVERIFY(Profiles::save(profile));
    }
    /*! A window of the profile \a name, which is made. */
    static void showProfile(app::ControlCenter &center, const QString &name, bool guarded)
    {
        const auto made = Profiles::create(name);
        QVERIFY(made);
        if (guarded)
            protect(name);
        center.window()->profiles()->open(HomePaths::of(made->home()));
        QCOMPARE(center.window()->profiles()->isGuarded(), guarded);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ProfilesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_folder->filePath(u"data"_s).toUtf8());
    qputenv("XDG_CONFIG_HOME", m_folder->filePath(u"config"_s).toUtf8());
    qputenv("LC_ALL", "C.UTF-8");
}

void ProfilesTest::defaultIsAlwaysThere()
{
    const auto all = Profiles::all();
    QCOMPARE(all.size(), 1);
    QVERIFY(all[0].isDefault() && !all[0].guarded && !all[0].running && !all[0].lastUsed.isValid());
    QCOMPARE(all[0].name, u"default"_s);
    QCOMPARE(all[0].home(), QString());
    QVERIFY(!QFileInfo::exists(m_folder->filePath(u"data"_s))); // looking makes nothing
    QCOMPARE(Profiles::of(HomePaths::of({})), all[0]);
    QCOMPARE(Profiles::of(HomePaths::of({}, 2)), all[0]); // a neighbour serves the same user
}

void ProfilesTest::namesAreChecked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("right");
    QTest::newRow("plain") << u"acme-prod"_s << true;
    QTest::newRow("spaces") << u"  Acme production "_s << true;
    QTest::newRow("umlaut") << u"Zürich"_s << true;
    QTest::newRow("chinese") << u"生产"_s << true;
    QTest::newRow("emoji") << u"🚀"_s << true;
    QTest::newRow("longest") << QString(40, u'x') << true;
    QTest::newRow("too long") << QString(41, u'x') << false;
    QTest::newRow("none") << QString() << false;
    QTest::newRow("blank") << u" \t "_s << false;
    QTest::newRow("line") << u"a\nb"_s << false;
    QTest::newRow("turned around") << u"a\u202Eb"_s << false; // it would be shown as another
    QTest::newRow("half a character") << QString(QChar(0xD83D)) << false;
    QTest::newRow("option") << u"-x"_s << false;
    QTest::newRow("path") << u"../x"_s << false;
    QTest::newRow("the default one's") << u"Default"_s << false;
    QTest::newRow("taken") << u"STAGING"_s << false;
    QTest::newRow("taken, wide letters") << u"ｓｔａｇｉｎｇ"_s << false;
}

void ProfilesTest::namesAreChecked()
{
    QFETCH(QString, name);
    QFETCH(bool, right);
    QVERIFY(Profiles::create(u"staging"_s));
    QCOMPARE(Profiles::problemOf(name).isEmpty(), right);
    const auto made = Profiles::create(name);
    QCOMPARE(made.has_value(), right);
    if (!right)
        QCOMPARE(made.error().fault, Fault::Invalid);
    else
        QCOMPARE(Profiles::find(name)->name, name.trimmed());
    QCOMPARE(Profiles::all().size(), right ? 3 : 2);
}

void ProfilesTest::foldersAreSafe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("folder");
    QTest::newRow("plain") << u"acme-prod"_s << u"acme-prod"_s;
    QTest::newRow("spaces and dots") << u"..Acme: Production!"_s << u"acme-production"_s;
    QTest::newRow("marks") << u"Zürich Café"_s << u"zurich-cafe"_s;
    QTest::newRow("nothing left") << u"生产"_s << u"profile"_s;
    QTest::newRow("there already") << u"Staging!"_s << u"staging-2"_s;
}

void ProfilesTest::foldersAreSafe()
{
    QFETCH(QString, name);
    QVERIFY(Profiles::create(u"staging"_s));
    const auto made = Profiles::create(name);
    QVERIFY(made);
    QTEST(made->folder, "folder");
    QCOMPARE(QFileInfo(made->data()).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther), QFile::Permissions());
    QCOMPARE(Profiles::of(HomePaths::of(made->home())), *made);
    QVERIFY(made->color != Profiles::find(u"staging"_s)->color); // told apart
}

void ProfilesTest::nameIsFoundInAnyCase()
{
    const auto made = Profiles::create(u"Zürich Nord"_s);
    QVERIFY(made);
    for (const auto &name : {u"Zürich Nord"_s, u"zürich nord"_s, u" ZÜRICH NORD "_s, u"zurich-nord"_s})
        QCOMPARE(Profiles::find(name).value_or(app::Profile()).folder, made->folder);
    QVERIFY(Profiles::find(u"DEFAULT"_s)->isDefault());
    auto own = *Profiles::find(u"default"_s);
    own.name = u"Home"_s;
    QVERIFY(Profiles::save(own));
    QVERIFY(Profiles::find(u"home"_s)->isDefault() && Profiles::find(u"default"_s)->isDefault());
}

void ProfilesTest::unknownNameTellsTheNearest()
{
    QVERIFY(Profiles::create(u"Production"_s));
    const auto near = Profiles::find(u"prodction"_s), far = Profiles::find(u"qqqq"_s), empty = Profiles::find({});
    for (const auto *found : {&near, &far, &empty})
        QCOMPARE(found->error().fault, Fault::NotFound);
    QVERIFY2(near.error().detail.contains("did you mean 'Production'?"_L1), qPrintable(near.error().detail));
    QVERIFY2(!far.error().detail.contains("did you mean"_L1) && far.error().detail.contains("default, Production"_L1), qPrintable(far.error().detail));
}

void ProfilesTest::renamedKeepsItsFolder()
{
    QVERIFY(Profiles::create(u"old"_s));
    auto profile = *Profiles::find(u"old"_s);
    profile.name = u"Neu"_s;
    QVERIFY(Profiles::save(profile));
    QCOMPARE(Profiles::find(u"neu"_s)->folder, u"old"_s);
    QVERIFY(Profiles::create(u"old"_s)); // the name is free again
    QCOMPARE(Profiles::find(u"old"_s)->folder, u"old-2"_s); // a name comes before a folder
    profile.name = u"OLD"_s;
    QCOMPARE(Profiles::save(profile).error().fault, Fault::Invalid);
    QVERIFY(QDir(profile.data()).removeRecursively());
    profile.name = u"other"_s;
    QCOMPARE(Profiles::save(profile).error().fault, Fault::NotFound); // it does not come back by a change
}

void ProfilesTest::damagedFileProtects()
{
    const auto made = Profiles::create(u"prod"_s);
    QFile file(made->data() + u"/profile.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("{\"protected\": fal");
    file.close();
    QVERIFY(Profiles::find(u"prod"_s)->guarded);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(R"({"name": "a\nb", "color": "pink", "protected": false})");
    file.close();
    const auto read = *Profiles::find(u"prod"_s);
    QVERIFY(!read.guarded && Profiles::colors().contains(read.color));
    QCOMPARE(read.name, u"prod"_s);
}

void ProfilesTest::homeElsewhereIsItsOwn()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(u"other"_s)));
    const auto other = Profiles::of(HomePaths::of(m_folder->filePath(u"other"_s)));
    QVERIFY(!other.isDefault() && !other.isListed());
    QCOMPARE(other.name, u"other"_s);
    QCOMPARE(other.data(), HomePaths::of(m_folder->filePath(u"other"_s)).data);
    QCOMPARE(Profiles::remove(other).error().fault, Fault::Refused);
    QVERIFY(QDir(other.data()).exists());
}

void ProfilesTest::runningOneIsNotDeleted()
{
    const auto made = Profiles::create(u"prod"_s);
    {
        const auto home = Home::open(made->home(), Home::Take::Alone);
        QVERIFY(home);
        QVERIFY(Profiles::find(u"prod"_s)->running);
        QCOMPARE(Profiles::remove(*made).error().fault, Fault::Conflict);
    }
    {
        const auto command = Home::open(made->home(), Home::Take::Shared);
        QVERIFY(command);
        QCOMPARE(Profiles::remove(*made).error().fault, Fault::Conflict);
    }
    QVERIFY(!Profiles::find(u"prod"_s)->running);
    QVERIFY(Profiles::find(u"prod"_s)->lastUsed.isValid());
    QVERIFY(QDir(made->data()).exists());
    QCOMPARE(Profiles::remove(Profiles::all().constFirst()).error().fault, Fault::Refused);
}

void ProfilesTest::deletedOneIsInTheTrash()
{
    const auto made = Profiles::create(u"prod"_s);
    QVERIFY(Profiles::remove(*made));
    QVERIFY(!QDir(made->data()).exists());
    QVERIFY(QFileInfo::exists(m_folder->filePath(u"data/Trash/files/prod/profile.json"_s)));
    QCOMPARE(Profiles::all().size(), 1);
    QCOMPARE(Profiles::remove(*made).error().fault, Fault::NotFound);
}

void ProfilesTest::listFollowsTheFolders()
{
    app::ProfileList list;
    const QAbstractItemModelTester tester(&list);
    QCOMPARE(list.rowCount(), 0);
    QVERIFY(!list.isNamed());
    QVERIFY(Home::open({}, Home::Take::Alone)); // makes the folders
    list.open(HomePaths::of({}));
    QCOMPARE(list.rowCount(), 1);
    QVERIFY(!list.isNamed());
    list.setWatched(true);
    const QSignalSpy reset(&list, &QAbstractItemModel::modelReset);
    const auto b = Profiles::create(u"b"_s), a = Profiles::create(u"a"_s);
    QTRY_COMPARE(list.rowCount(), 3);
    QCOMPARE(list.nameAt(1), u"a"_s);
    const auto home = Home::open(b->home(), Home::Take::Alone);
    QTRY_COMPARE(list.data(list.index(2), app::ProfileList::StateTextRole).toString(), u"running"_s);
    QCOMPARE(list.data(list.index(1), app::ProfileList::UsedTextRole).toString(), u"never used"_s);
    QVERIFY(list.rename(1, u"z"_s));
    QCOMPARE(list.nameAt(2), u"z"_s); // sorted
    QCOMPARE(list.rowNamed(u"z"_s), 2);
    QVERIFY(!list.rename(2, u"b"_s));
    QVERIFY(!list.problem().isEmpty());
    QCOMPARE(reset.size(), 0);
}

void ProfilesTest::thousandProfilesAreListed()
{
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(QDir().mkpath(Profiles::folder() + u"/p"_s + QString::number(i).rightJustified(4, u'0')));
    }
    app::ProfileList list;
    list.open(HomePaths::of({}));
    QCOMPARE(list.rowCount(), 1001);
    QCOMPARE(list.nameAt(1), u"p0000"_s);
}

void ProfilesTest::openingStartsTheProgram()
{
    const auto made = Profiles::create(u"prod"_s);
    app::ProfileList list;
    list.open(HomePaths::of({}));
    QList<QStringList> started;
    bool can = true;
    list.setStart([&](const QStringList &arguments) {
        started << arguments;
        return can;
    });
    list.show(1);
    list.show(0);
    list.show(7);
    list.showFolder(u"prod"_s);
    const QStringList prod{u"--home"_s, made->data()};
    QCOMPARE(started, (QList<QStringList>{prod, {}, prod}));
    QVERIFY(list.problem().isEmpty());
    can = false;
    list.show(1);
    QVERIFY(list.problem().contains(u"prod"_s) && !list.problemWords().isEmpty());
}

void ProfilesTest::newOneIsMadeAndOpened()
{
    app::ProfileList list;
    list.open(HomePaths::of({}));
    QStringList started;
    list.setStart([&](const QStringList &arguments) {
        started = arguments;
        return true;
    });
    QVERIFY(list.create(u"Zürich"_s));
    QCOMPARE(started, (QStringList{u"--home"_s, Profiles::find(u"Zürich"_s)->data()}));
    started.clear();
    QVERIFY(!list.create(u"zürich"_s));
    QVERIFY(started.isEmpty() && !list.problem().isEmpty());
}

void ProfilesTest::protectionEndsAfterItsName()
{
    QVERIFY(Profiles::create(u"Zürich"_s));
    app::ProfileList list;
    list.open(HomePaths::of({}));
    QSignalSpy asked(list.protection(), &app::Protection::asked);
    list.setGuarded(1, true);
    QVERIFY(Profiles::find(u"Zürich"_s)->guarded); // at once
    QCOMPARE(asked.size(), 0);
    list.setGuarded(1, false);
    QVERIFY(asked.wait());
    QCOMPARE(list.protection()->name(), u"Zürich"_s);
    for (const auto &wrong : {QString(), u"zürich"_s, u"Zurich"_s, u"Zürich "_s + u"x"_s})
        QVERIFY(!list.protection()->confirm(wrong));
    QVERIFY(Profiles::find(u"Zürich"_s)->guarded);
    QVERIFY(list.protection()->confirm(u"Zürich"_s));
    QVERIFY(!Profiles::find(u"Zürich"_s)->guarded);
    QVERIFY(!list.protection()->confirm(u"Zürich"_s)); // nothing is asked now
}

void ProfilesTest::deletingAsksForTheName()
{
    QVERIFY(Profiles::create(u"old"_s));
    app::ProfileList list;
    list.open(HomePaths::of({}));
    QSignalSpy asked(list.protection(), &app::Protection::asked);
    list.remove(1);
    QVERIFY(asked.wait());
    list.protection()->refuse();
    QCOMPARE(list.rowCount(), 2);
    list.remove(1);
    QVERIFY(asked.wait());
    QVERIFY(list.protection()->deeds().constFirst().contains(u"old"_s));
    QVERIFY(list.protection()->confirm(u"old"_s));
    QCOMPARE(list.rowCount(), 1);
    QVERIFY(list.problem().isEmpty());
}

void ProfilesTest::anotherWindowsProtectionCounts()
{
    app::ControlCenter center;
    showProfile(center, u"prod"_s, false);
    QVERIFY(center.window()->profiles()->isNamed());
    const QSignalSpy wanted(&center.verbs(), &app::VerbClient::wanted);
    QSignalSpy asked(center.window()->profiles()->protection(), &app::Protection::asked), changed(center.window()->profiles(), &app::ProfileList::currentChanged);
    protect(u"prod"_s); // as another process does
    center.verbs().ask(u"agent.delete"_s, {{u"name"_s, u"x"_s}}, this, {});
    QVERIFY(asked.wait());
    QCOMPARE(wanted.size(), 0);
    auto profile = *Profiles::find(u"prod"_s);
    profile.name = u"live"_s;
    QVERIFY(Profiles::save(profile));
    QTRY_COMPARE(center.window()->profiles()->name(), u"live"_s); // the band follows without a deed
}

void ProfilesTest::paletteOpensThem()
{
    const auto made = Profiles::create(u"Zürich"_s);
    app::ControlCenter center;
    center.window()->profiles()->open(HomePaths::of({}));
    QStringList started;
    center.window()->profiles()->setStart([&](const QStringList &arguments) {
        started = arguments;
        return true;
    });
    center.search()->refresh();
    center.search()->setQuery(u">open profile zür"_s);
    QVERIFY(center.search()->rowCount() > 0);
    QCOMPARE(center.search()->data(center.search()->index(0), app::SearchModel::TitleRole).toString(), u"Open profile Zürich"_s);
    center.search()->choose(0);
    QCOMPARE(started, (QStringList{u"--home"_s, made->data()}));
}

void ProfilesTest::unprotectedIsNotAsked()
{
    app::ControlCenter center;
    const QSignalSpy wanted(&center.verbs(), &app::VerbClient::wanted), asked(center.window()->profiles()->protection(), &app::Protection::asked);
    center.verbs().ask(u"agent.delete"_s, {{u"name"_s, u"x"_s}}, this, {});
    QCOMPARE(wanted.size(), 1); // no profile at all
    showProfile(center, u"test"_s, false);
    center.verbs().ask(u"agent.delete"_s, {{u"name"_s, u"x"_s}}, this, {});
    QCOMPARE(wanted.size(), 2);
    QTest::qWait(20);
    QCOMPARE(asked.size(), 0);
}

void ProfilesTest::verbsWaitForTheName()
{
    app::ControlCenter center;
    showProfile(center, u"prod"_s, true);
    auto &protection = *center.window()->profiles()->protection();
    const QSignalSpy wanted(&center.verbs(), &app::VerbClient::wanted);
    QSignalSpy asked(&protection, &app::Protection::asked);
    QList<lattice::Result<QJsonObject>> answers;
    const auto remove = [&] { center.verbs().ask(u"agent.delete"_s, {{u"name"_s, u"scribe"_s}}, this, [&](const lattice::Result<QJsonObject> &answer) { answers << answer; }); };
    remove();
    center.verbs().ask(u"agent.list"_s, {}, this, {});
    QCOMPARE(wanted.size(), 1); // reading goes on
    QVERIFY(asked.wait());
    QCOMPARE(protection.name(), u"prod"_s);
    QCOMPARE(protection.deeds(), QStringList(u"Delete an agent: scribe"_s));
    protection.refuse();
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers[0].error().fault, Fault::Cancelled);
    QCOMPARE(wanted.size(), 1);
    remove();
    QVERIFY(asked.wait());
    QVERIFY(!protection.confirm(u"Prod"_s));
    QCOMPARE(wanted.size(), 1);
    QVERIFY(protection.confirm(u"prod"_s));
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(wanted[1][1].toString(), u"agent.delete"_s);
    center.verbs().applyEnd(wanted[1][0].toString(), QJsonObject());
    QCOMPARE(answers.size(), 2);
    QVERIFY(answers[1]);
}

void ProfilesTest::heldVerbCanBeCancelled()
{
    app::ControlCenter center;
    showProfile(center, u"prod"_s, true);
    const QSignalSpy wanted(&center.verbs(), &app::VerbClient::wanted), cancelled(&center.verbs(), &app::VerbClient::cancelWanted);
    QSignalSpy asked(center.window()->profiles()->protection(), &app::Protection::asked);
    int answers = 0;
    const auto id = center.verbs().ask(u"agent.delete"_s, {{u"name"_s, u"x"_s}}, this, [&](const auto &) { ++answers; });
    QVERIFY(asked.wait());
    center.verbs().cancel(id);
    QCOMPARE(answers, 1);
    QVERIFY(center.window()->profiles()->protection()->confirm(u"prod"_s));
    QCOMPARE(wanted.size() + cancelled.size(), 0); // the engine never heard of it
    QCOMPARE(answers, 1);
}

void ProfilesTest::whatIsWantedAtOnceIsOneQuestion()
{
    app::ControlCenter center;
    showProfile(center, u"prod"_s, true);
    auto &protection = *center.window()->profiles()->protection();
    const QSignalSpy wanted(&center.verbs(), &app::VerbClient::wanted);
    QSignalSpy asked(&protection, &app::Protection::asked);
    for (int i = 0; i < 10; ++i)
        center.verbs().ask(u"agent.delete"_s, {{u"name"_s, u"a%1"_s.arg(i)}}, this, {});
    QVERIFY(asked.wait());
    QCOMPARE(protection.count(), 10);
    QCOMPARE(protection.deeds().size(), app::Protection::kMostDeeds);
    QVERIFY(protection.confirm(u" prod "_s));
    QCOMPARE(wanted.size(), 10);
    QTest::qWait(20);
    QCOMPARE(asked.size(), 1);
}

void ProfilesTest::laterWishIsAQuestionOfItsOwn()
{
    app::ControlCenter center;
    showProfile(center, u"prod"_s, true);
    auto &protection = *center.window()->profiles()->protection();
    const QSignalSpy wanted(&center.verbs(), &app::VerbClient::wanted);
    QSignalSpy asked(&protection, &app::Protection::asked);
    center.verbs().ask(u"agent.delete"_s, {{u"name"_s, u"one"_s}}, this, {});
    QVERIFY(asked.wait());
    center.verbs().ask(u"env.delete"_s, {{u"environment"_s, u"two"_s}}, this, {}); // by a timer, while the name is typed
    QCOMPARE(protection.count(), 1);
    QVERIFY(protection.confirm(u"prod"_s));
    QCOMPARE(wanted.size(), 1);
    QVERIFY(asked.wait());
    QVERIFY2(protection.deeds().constFirst().endsWith("two"_L1), qPrintable(protection.deeds().constFirst()));
    protection.refuse();
    QCOMPARE(wanted.size(), 1);
}

/*! Each verb that is added is decided on here: what stops, deletes or deploys has to be in the list. */
void ProfilesTest::guardedVerbs()
{
    QStringList guarded, destructive;
    for (const auto &verb : app::verbTable().verbs()) {
        if (app::Protection::isGuarded(verb, {{u"yes"_s, true}}))
            guarded << verb.name;
        if (verb.hints.destructive)
            destructive << verb.name;
    }
    QStringList expected = destructive + QStringList{u"env.sync"_s, u"env.use"_s};
    for (const auto &free : {u"settings.unset"_s, u"prices.unset"_s, u"tool.call"_s})
        QVERIFY2(expected.removeAll(free) == 1, qPrintable(free));
    expected.sort();
    guarded.sort();
    QCOMPARE(guarded, expected);
    for (const auto &name : {u"agent.delete"_s, u"env.delete"_s, u"lattice.leave"_s, u"work.cancel"_s, u"runs.cancel"_s, u"server.remove"_s, u"agent.restore"_s})
        QVERIFY2(guarded.contains(name), qPrintable(name));
    const auto &sync = *app::verbTable().find(u"env.sync"_s);
    QVERIFY(!app::Protection::isGuarded(sync, {}));
    QVERIFY(!app::Protection::isGuarded(sync, {{u"yes"_s, true}, {u"dry_run"_s, true}}));
}

void ProfilesTest::workIsStoppedAfterTheName()
{
    app::ControlCenter center;
    showProfile(center, u"prod"_s, true);
    auto &protection = *center.window()->profiles()->protection();
    center.applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    center.applyStations(sample::stations(3), {});
    QList<lattice::WorkRecord> work;
    for (const auto &id : {u"one"_s, u"two"_s})
        work << sample::work(id, lattice::WorkPhase::Running, QDateTime::currentDateTimeUtc());
    center.applyWork(work, {});
    QTRY_COMPARE(center.work()->actions()->able(app::WorkActions::Cancel, {u"one"_s, u"two"_s}).size(), 2);
    const QSignalSpy stopped(center.work(), &app::WorkDesk::cancelRequested);
    QSignalSpy asked(&protection, &app::Protection::asked);
    center.work()->actions()->cancel({u"one"_s, u"two"_s}, {});
    QVERIFY(asked.wait());
    QCOMPARE(stopped.size(), 0);
    protection.refuse();
    center.work()->actions()->cancel({u"one"_s, u"two"_s}, u"why"_s);
    QVERIFY(asked.wait());
    QVERIFY(protection.confirm(u"prod"_s));
    QCOMPARE(stopped.size(), 2);
    QCOMPARE(stopped[0][2].toString(), u"why"_s);
}

void ProfilesTest::endWaitsForTheName()
{
    app::ControlCenter center;
    showProfile(center, u"prod"_s, true);
    auto &leaving = *center.window()->leaving();
    auto &protection = *center.window()->profiles()->protection();
    const QSignalSpy sheet(&leaving, &Leaving::asked), quit(&leaving, &Leaving::quitWanted), left(&center, &app::ControlCenter::leaveRequested);
    QSignalSpy asked(&protection, &app::Protection::asked);
    QVERIFY(leaving.close()); // in no lattice nobody loses anything
    QCOMPARE(quit.size(), 1);

    center.applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    QVERIFY(center.settings()->window()->set(u"window.on_close"_s, u"stop"_s));
    QVERIFY(!leaving.close()); // the kept answer does not spare the question here
    QCOMPARE(sheet.size(), 1);
    leaving.go(false);
    QVERIFY(asked.wait());
    QCOMPARE(quit.size(), 1);
    protection.refuse();
    leaving.leave();
    leaving.go(false);
    QVERIFY(asked.wait());
    QCOMPARE(left.size(), 0);
    QVERIFY(protection.confirm(u"prod"_s));
    QCOMPARE(left.size(), 1);

    center.applyStatus(sample::status(core::Mode::Member, lattice::LinkState::Live));
    QVERIFY(!leaving.close());
    QVERIFY(asked.wait());
    QCOMPARE(sheet.size(), 2); // no second sheet
    QVERIFY(protection.confirm(u"prod"_s));
    QCOMPARE(quit.size(), 2);
}

QTEST_MAIN(ProfilesTest)
#include "tst_profiles.moc"
