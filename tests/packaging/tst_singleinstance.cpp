// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/singleinstance.h"
#include "tests/integration/programs.h"
#include "tests/packaging/privatebus.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

#include <csignal>

using namespace Qt::StringLiterals;
using app::SingleInstance;
using Role = SingleInstance::Role;

class SingleInstanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void withoutABusEveryoneIsFirst();
    void homesHaveNamesOfTheirOwn();
    void nameOfAFirstThatEndedIsTaken();
    void desktopAsksByTheStandardInterface();
    void secondStartHandsItsArgumentsOver();
    void secondStartOfTheProgramEndsAtOnce();
    void anotherHomeHasAWindowOfItsOwn();
    void profilesHaveWindowsOfTheirOwn();
    void unknownProfileIsSaid();
    void firstThatHangsIsSaid();

private:
    QDBusConnection connection(const QString &name) const { return QDBusConnection::connectToBus(m_address, name); }
    QProcess *startWindow(Programs &programs, const QStringList &arguments) const;
    bool waitFor(const QString &name) const
    {
        return QTest::qWaitFor([&] { return connection(u"observer"_s).interface()->isServiceRegistered(name); }, 30'000);
    }

    PrivateBus m_bus;
    QString m_address;
};

void SingleInstanceTest::initTestCase()
{
    if (!PrivateBus::isThere())
        QSKIP("dbus-daemon is not installed here; packaging/dev package --test has it");
    m_address = m_bus.start();
    QVERIFY(!m_address.isEmpty());
}

QProcess *SingleInstanceTest::startWindow(Programs &programs, const QStringList &arguments) const
{
    programs.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_address);
    programs.environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    programs.environment.insert(u"QT_QUICK_BACKEND"_s, u"software"_s);
    return programs.startProgram(QStringLiteral(STATION_BIN "/station"), arguments);
}

void SingleInstanceTest::withoutABusEveryoneIsFirst()
{
    SingleInstance one({}, QDBusConnection(u"none"_s)), two({}, QDBusConnection(u"none"_s));
    QCOMPARE(one.begin({}), Role::First);
    QCOMPARE(two.begin({}), Role::First);
}

void SingleInstanceTest::homesHaveNamesOfTheirOwn()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"a"_s) && QFile::link(folder.filePath(u"a"_s), folder.filePath(u"b"_s)));
    const QDBusConnection none(u"none"_s);
    const QString a = SingleInstance(folder.filePath(u"a"_s), none).name();
    QCOMPARE(SingleInstance({}, none).name(), QStringLiteral(STATION_APP_ID));
    QVERIFY(a.startsWith(QStringLiteral(STATION_APP_ID) + u".Home"_s));
    QCOMPARE(SingleInstance(folder.filePath(u"b"_s), none).name(), a); // a link to it
    const QString notYet = SingleInstance(folder.filePath(u"b/not there yet"_s), none).name();
    QVERIFY(notYet != a);
    QVERIFY(QDir(folder.path()).mkdir(u"a/not there yet"_s));
    QCOMPARE(SingleInstance(folder.filePath(u"a/not there yet"_s), none).name(), notYet);
}

void SingleInstanceTest::nameOfAFirstThatEndedIsTaken()
{
    {
        SingleInstance first({}, connection(u"ends"_s));
        QCOMPARE(first.begin({}), Role::First);
    }
    SingleInstance next({}, connection(u"next"_s));
    QCOMPARE(next.begin({}), Role::First);
}

void SingleInstanceTest::desktopAsksByTheStandardInterface()
{
    SingleInstance first({}, connection(u"first"_s));
    QCOMPARE(first.begin({}), Role::First);
    QSignalSpy asked(&first, &SingleInstance::asked);
    const auto call = [](const QString &method, const QVariantList &arguments) {
        QDBusMessage message = QDBusMessage::createMethodCall(QStringLiteral(STATION_APP_ID), u"/org/stationcontrolcenter/Station"_s, u"org.freedesktop.Application"_s, method);
        message.setArguments(arguments);
        return message;
    };
    const QDBusConnection desktop = connection(u"desktop"_s);
    const auto activated = desktop.asyncCall(call(u"Activate"_s, {QVariantMap{{u"activation-token"_s, u"token"_s}}}));
    QTRY_VERIFY(activated.isFinished());
    QVERIFY2(!activated.isError(), qPrintable(activated.error().message()));
    QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), "token");
    qunsetenv("XDG_ACTIVATION_TOKEN");
    const auto opened = desktop.asyncCall(call(u"Open"_s, {QStringList{u"station://work/1"_s}, QVariantMap()}));
    QTRY_VERIFY(opened.isFinished());
    const auto acted = desktop.asyncCall(call(u"ActivateAction"_s, {u"new"_s, QVariantList(), QVariantMap()}));
    QTRY_VERIFY(acted.isFinished());
    QVERIFY2(!acted.isError(), qPrintable(acted.error().message()));
    QCOMPARE(asked.size(), 3);
    QCOMPARE(asked[0][0].toStringList(), QStringList());
    QCOMPARE(asked[1][0].toStringList(), QStringList(u"station://work/1"_s));
}

void SingleInstanceTest::secondStartHandsItsArgumentsOver()
{
    Programs programs;
    const QString file = programs.write(u"a b.prompt"_s, "---\nname: x\n---\nhi\n");
    SingleInstance first({}, connection(u"first2"_s));
    QCOMPARE(first.begin({}), Role::First);
    QSignalSpy asked(&first, &SingleInstance::asked);
    QProcess *second = startWindow(programs, {file, u"station://work/ü 1"_s});
    QVERIFY(Programs::ended(second));
    QCOMPARE(second->exitCode(), 0);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toStringList(), (QStringList{QUrl::fromLocalFile(file).toString(QUrl::FullyEncoded), u"station://work/ü 1"_s}));
    QVERIFY(!QFileInfo::exists(programs.path(u"data/station/station.lock"_s))); // it took no home
}

void SingleInstanceTest::secondStartOfTheProgramEndsAtOnce()
{
    Programs programs;
    QProcess *first = startWindow(programs, {});
    QVERIFY2(waitFor(QStringLiteral(STATION_APP_ID)), first->readAllStandardError().constData());
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(programs.path(u"data/station/station.lock"_s)), 30'000);
    QProcess *second = startWindow(programs, {});
    QVERIFY(Programs::ended(second));
    QCOMPARE(second->exitCode(), 0);
    QCOMPARE(first->state(), QProcess::Running);
    QVERIFY(!QFileInfo::exists(programs.path(u"data/station-2"_s)));
    Programs::signal(first, SIGTERM);
    QVERIFY(Programs::ended(first));
    QCOMPARE(first->exitCode(), 0);
}

void SingleInstanceTest::anotherHomeHasAWindowOfItsOwn()
{
    Programs programs;
    QProcess *first = startWindow(programs, {});
    QVERIFY2(waitFor(QStringLiteral(STATION_APP_ID)), first->readAllStandardError().constData());
    QProcess *other = startWindow(programs, {u"--home"_s, programs.path(u"other"_s)});
    QVERIFY2(waitFor(SingleInstance(programs.path(u"other"_s), QDBusConnection(u"none"_s)).name()), other->readAllStandardError().constData());
    QCOMPARE(first->state(), QProcess::Running);
    for (QProcess *window : {first, other}) {
        Programs::signal(window, SIGTERM);
        QVERIFY(Programs::ended(window));
    }
}

void SingleInstanceTest::profilesHaveWindowsOfTheirOwn()
{
    Programs programs;
    const QString profile = programs.path(u"data/station/profiles/zurich"_s);
    QProcess *first = startWindow(programs, {});
    QVERIFY2(waitFor(QStringLiteral(STATION_APP_ID)), first->readAllStandardError().constData());
    QProcess *other = startWindow(programs, {u"--profile"_s, u"Zürich"_s, u"--new"_s});
    QTRY_VERIFY2_WITH_TIMEOUT(QFileInfo(profile + u"/station.lock"_s).size() > 0, other->readAllStandardError().constData(), 30'000);
    const QString name = SingleInstance(profile, QDBusConnection(u"none"_s)).name();
    QVERIFY(waitFor(name));
    QCOMPARE(first->state(), QProcess::Running);

    // Each has a station of its own, with a socket of its own, and leads a lattice of its own at the same time.
    const auto command = [&](const QStringList &home, const QStringList &words) {
        QProcess *process = programs.startProgram(QStringLiteral(STATION_BIN "/station-headless"), home + words + QStringList{u"--json"_s});
        return Programs::ended(process) ? QJsonDocument::fromJson(process->readAllStandardOutput()).object() : QJsonObject();
    };
    const QStringList named{u"--profile"_s, u"zürich"_s};
    QJsonObject one, two;
    QVERIFY(QTest::qWaitFor([&] {
        one = command({}, {u"status"_s});
        two = command(named, {u"status"_s});
        return one[u"running"].toBool() && two[u"running"].toBool();
    }, 30'000));
    QVERIFY(one[u"pid"].toInteger() == first->processId() && two[u"pid"].toInteger() == other->processId());
    QVERIFY(one[u"station_id"] != two[u"station_id"]);
    QVERIFY(!command({}, {u"lattice"_s, u"start"_s}).isEmpty());
    QVERIFY(!command(named, {u"lattice"_s, u"start"_s}).isEmpty());
    QVERIFY(QTest::qWaitFor([&] {
        one = command({}, {u"status"_s});
        two = command(named, {u"status"_s});
        return one[u"mode"] == "orchestrator"_L1 && two[u"mode"] == "orchestrator"_L1;
    }, 60'000));
    QVERIFY2(!one[u"nats"].toString().isEmpty() && one[u"nats"] != two[u"nats"], qPrintable(one[u"nats"].toString()));

    QProcess *again = startWindow(programs, {u"--profile"_s, u"ZÜRICH"_s});
    QVERIFY(Programs::ended(again));
    QCOMPARE(again->exitCode(), 0); // it raised the window that is there
    QVERIFY(!QFileInfo::exists(profile + u"-2"_s));
    for (QProcess *window : {first, other}) {
        QCOMPARE(window->state(), QProcess::Running);
        Programs::signal(window, SIGTERM);
        QVERIFY(Programs::ended(window));
        QCOMPARE(window->exitCode(), 0);
    }
}

void SingleInstanceTest::unknownProfileIsSaid()
{
    Programs programs;
    const auto fails = [&](const QStringList &arguments, const QByteArray &words) {
        QProcess *window = startWindow(programs, arguments);
        const bool ended = Programs::ended(window);
        const QByteArray said = window->readAllStandardError();
        return ended && window->exitCode() == 2 && said.contains(words) ? QByteArray() : "said: " + said;
    };
    QCOMPARE(fails({u"--profile"_s, u"prod"_s}, "there is no profile 'prod'; there are: default"), QByteArray());
    QVERIFY(!QFileInfo::exists(programs.path(u"data/station"_s))); // and nothing is made
    QVERIFY(QDir().mkpath(programs.path(u"data/station/profiles/production"_s)));
    QCOMPARE(fails({u"--profile"_s, u"prodction"_s}, "did you mean 'production'?"), QByteArray());
    QCOMPARE(fails({u"--profile"_s, u"a/b"_s, u"--new"_s}, "cannot be the name"), QByteArray());
    QCOMPARE(fails({u"--profile"_s, u"production"_s, u"--home"_s, programs.path(u"x"_s)}, "give one of them"), QByteArray());
    QCOMPARE(fails({u"--new"_s}, "--profile NAME"), QByteArray());
}

void SingleInstanceTest::firstThatHangsIsSaid()
{
    Programs programs;
    QProcess *first = startWindow(programs, {});
    QVERIFY2(waitFor(QStringLiteral(STATION_APP_ID)), first->readAllStandardError().constData());
    Programs::signal(first, SIGSTOP);
    QProcess *second = startWindow(programs, {});
    QVERIFY(Programs::ended(second));
    QCOMPARE(second->exitCode(), 1);
    QVERIFY(second->readAllStandardError().contains("does not answer"));
    Programs::signal(first, SIGCONT);
    Programs::signal(first, SIGTERM);
    QVERIFY(Programs::ended(first));
}

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "tst_singleinstance.moc"
