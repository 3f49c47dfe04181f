// SPDX-License-Identifier: Apache-2.0
// A window that is killed comes back as it was: each of its lives is a process of its own.
#include "app/desktop/windowsetup.h"
#include "tests/app/sampleruns.h"
#include "tests/app/samplesettings.h"
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"
#include "tests/qml/pictures.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QQuickStyle>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

void feed(app::ControlCenter &center)
{
    center.applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    center.applyStations(sample::stations(5), {});
    center.applyWork(sample::workload(40, 5, QDateTime::currentDateTimeUtc()), {});
}

/*! Does what somebody does on a morning. */
void use(app::ControlCenter &center, QQuickWindow &window)
{
    window.setGeometry(60, 50, 1100, 700);
    center.selection()->openPage(u"work"_s);
    center.selection()->selectStation(u"station-0001"_s);
    center.work()->list()->setFilter(u"is:running"_s);
    center.work()->list()->sortBy(app::WorkColumnValue::Agent, false);
    center.work()->list()->sortBy(app::WorkColumnValue::Agent, false);
    center.work()->list()->sortBy(app::WorkColumnValue::Station, true);
    center.setFilter(u"edge"_s);
    window.setProperty("timeBarWanted", true);
    center.window()->session()->setProperty("inspectorWidth", 480);
}

/*! One life of the window: says what it shows, and goes on until it is killed. */
int live(QApplication &application, const QString &file, bool busy)
{
    QQuickStyle::setStyle(u"Basic"_s);
    app::ControlCenter center;
    center.window()->session()->open(file);
    QQmlApplicationEngine engine;
    if (!app::openWindow(engine, center, u"light"_s))
        return 1;
    feed(center);
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    if (busy)
        use(center, *window);
    // After the place of the window was looked at, which happens once a second.
    QTimer::singleShot(1500, &application, [&center, window] {
        auto json = center.window()->session()->toJson();
        json[u"shown"_s] = QJsonObject{{u"x"_s, window->x()}, {u"y"_s, window->y()}, {u"width"_s, window->width()}, {u"height"_s, window->height()}, {u"timeBar"_s, window->property("timeBarWanted").toBool()}, {u"inspector"_s, window->property("inspectorShown").toBool()},
                                       {u"past"_s, center.replay()->past()->isActive()}, {u"offer"_s, center.window()->session()->offer()}};
        QFile out;
        if (out.open(stdout, QIODevice::WriteOnly))
            out.write(QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
    });
    return QApplication::exec();
}

} // namespace

class TestWindowRestore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedWindowComesBack();
    void pastIsOfferedAndNotShown();
    void brokenFileIsNoTrouble_data();
    void brokenFileIsNoTrouble();
    void windowOnAScreenThatIsGoneIsInSight();
    void offerIsSeenAndTaken();
    void contentIsAskedForOnceSomebodyAnswers();
    void firstPageIsRead_data();
    void firstPageIsRead();

private:
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /*! Starts the window, waits for \a ms after its word, kills it. \return what it said */
    static QJsonObject killed(const QString &file, const QString &how, int ms)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), {how, file});
        QByteArray said;
        while (!said.contains('\n') && process.waitForReadyRead(30'000))
            said += process.readAllStandardOutput();
        QTest::qWait(ms);
        process.kill(); // SIGKILL: no goodbye
        process.waitForFinished();
        return QJsonDocument::fromJson(said).object();
    }
};

void TestWindowRestore::killedWindowComesBack()
{
    const QTemporaryDir home;
    const QString file = home.filePath(u"session.json"_s);
    const QJsonObject before = killed(file, u"--busy"_s, 2000);
    QCOMPARE(before[u"page"].toString(), u"work"_s);
    const QJsonObject after = killed(file, u"--plain"_s, 0);
    for (const QString &key : {u"page"_s, u"station"_s, u"filters"_s, u"workOrder"_s, u"workView"_s, u"inspector"_s, u"inspectorWidth"_s, u"timeBar"_s, u"window"_s})
        QVERIFY2(after[key] == before[key], qPrintable(key + u": "_s + QString::fromUtf8(QJsonDocument(after).toJson())));
    QCOMPARE(after[u"filters"][u"work"].toString(), u"is:running"_s);
    QCOMPARE(after[u"workOrder"].toArray().size(), 2);
    QCOMPARE(after[u"workOrder"][0][u"falling"].toBool(), true);
    const auto shown = after[u"shown"].toObject();
    QCOMPARE(shown[u"width"].toInt(), 1100);
    QCOMPARE(shown[u"height"].toInt(), 700);
    QCOMPARE(shown[u"x"].toInt(), before[u"shown"][u"x"].toInt());
    QVERIFY(shown[u"timeBar"].toBool() && shown[u"inspector"].toBool());
}

void TestWindowRestore::pastIsOfferedAndNotShown()
{
    const QTemporaryDir home;
    const QString file = home.filePath(u"session.json"_s);
    write(file, R"({"page":"events","past":"2026-03-01T14:03:22.000Z"})");
    const QJsonObject first = killed(file, u"--plain"_s, 1500);
    QVERIFY(!first[u"shown"][u"past"].toBool());
    QVERIFY(!first[u"shown"][u"offer"].toString().isEmpty());
    const QJsonObject again = killed(file, u"--plain"_s, 0); // nobody took it, nobody dropped it
    QVERIFY(!again[u"shown"][u"offer"].toString().isEmpty());
}

void TestWindowRestore::brokenFileIsNoTrouble_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(R"({"page":"work","filters":{"wo)");
    QTest::newRow("a list") << QByteArray("[1,2,3]");
    QTest::newRow("other types") << QByteArray(R"({"page":7,"window":[],"filters":"x","files":{"a":1},"workOrder":[1,"x",{"column":"Nonsense"}],"workView":99,"past":true,"inspectorWidth":"wide","file":"x"})");
    QTest::newRow("wild numbers") << QByteArray(R"({"page":"nowhere","window":{"x":-1e9,"y":1e300,"width":1e9,"height":-5},"inspectorWidth":-1e9,"workView":-3,"file":-7,"past":"9999-01-01T00:00:00Z"})");
    QTest::newRow("no text") << QByteArray(1000, '\xff');
}

void TestWindowRestore::brokenFileIsNoTrouble()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir home;
    const QString file = home.filePath(u"session.json"_s);
    write(file, bytes);
    app::ControlCenter center;
    center.window()->session()->open(file);
    center.window()->session()->begin();
    feed(center);
    QVERIFY((QStringList{u"lattice"_s, u"work"_s}).contains(center.selection()->page()));
    QCOMPARE(center.window()->session()->offer(), QString());
    QCOMPARE(center.window()->session()->place(), QRect());
    QCOMPARE(center.agents()->documents()->count(), 0);
    const qreal width = center.window()->session()->property("inspectorWidth").toReal();
    QVERIFY(width >= 300 && width <= 4000);
    center.window()->session()->save();
    QFile now(file);
    QVERIFY(now.open(QIODevice::ReadOnly) && QJsonDocument::fromJson(now.readAll()).isObject()); // a good one stands there again
}

void TestWindowRestore::windowOnAScreenThatIsGoneIsInSight()
{
    const QTemporaryDir home;
    const QString file = home.filePath(u"session.json"_s);
    write(file, R"({"window":{"x":9000,"y":4000,"width":1000,"height":700}})");
    app::ControlCenter center;
    center.window()->session()->open(file);
    QCOMPARE(center.window()->session()->place(), QRect());
    write(file, R"({"window":{"x":100,"y":80,"width":5000,"height":100}})");
    app::ControlCenter large;
    large.window()->session()->open(file);
    const QRect place = large.window()->session()->place();
    QVERIFY(place.width() <= 1600 && place.height() >= 600);
}

void TestWindowRestore::offerIsSeenAndTaken()
{
    TestWindow window;
    window.showLattice(3);
    auto &center = window.center();
    {
        lattice::HistoryStatus status{.state = lattice::HistoryStatus::State::Following};
        status.range = {.first = 1, .last = 9, .rows = 9, .from = QDateTime(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::UTC), .to = QDateTime::currentDateTimeUtc()};
        center.replay()->client().applyStatus(status);
    }
    auto &session = *window.center().window()->session();
    session.fromJson({{u"past"_s, u"2026-03-01T14:03:22.000Z"_s}});
    QTRY_VERIFY(window.find(u"returnOffer"_s)->isVisible());
    QVERIFY(window.shows(u"Return to"_s));
    Pictures::keep(window, u"return-offer"_s);
    window.click(u"returnButton"_s);
    QTRY_VERIFY(!window.find(u"returnOffer"_s)->isVisible());
    QVERIFY(window.center().replay()->past()->isActive());
    QCOMPARE(window.center().replay()->past()->time(), QDateTime::fromString(u"2026-03-01T14:03:22.000Z"_s, Qt::ISODateWithMs));
    window.center().replay()->past()->live();
    session.fromJson({{u"past"_s, u"2026-03-01T14:03:22.000Z"_s}});
    QTRY_VERIFY(window.find(u"returnOffer"_s)->isVisible());
    window.click(u"dropReturnButton"_s);
    QTRY_VERIFY(!window.find(u"returnOffer"_s)->isVisible());
    QVERIFY(!window.center().replay()->past()->isActive());
    QVERIFY(!session.toJson().contains(u"past"_s));
}

void TestWindowRestore::contentIsAskedForOnceSomebodyAnswers()
{
    const QTemporaryDir home;
    const QString file = home.filePath(u"session.json"_s);
    write(file, R"({"page":"runs","run":"00000001-aaaa-bbbb","environment":"default","environmentTab":"history"})");
    {
        app::ControlCenter center; // its engine cannot start
        center.window()->session()->open(file);
        center.window()->session()->save();
    }
    app::ControlCenter center;
    auto &session = *center.window()->session();
    session.open(file);
    RunStage stage(center.verbs()); // as the engine: joined when the window has read how it was left
    session.begin();
    QCOMPARE(center.runs()->details()->runId(), u"00000001-aaaa-bbbb"_s);
    QCOMPARE(center.runs()->details()->steps()->count(), 4);
    QCOMPARE(center.environments()->details()->name(), u"default"_s);
    QCOMPARE(center.environments()->details()->tab(), u"history"_s);
    QVERIFY(!center.environments()->details()->isLoading());
    QVERIFY(std::ranges::count(stage.asked, u"env.history"_s, [](const auto &one) { return one.first; }) > 0);
    center.runs()->details()->close();
    QCOMPARE(session.toJson()[u"run"].toString(), QString());
}

void TestWindowRestore::firstPageIsRead_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("verb");
    QTest::newRow("settings") << u"settings"_s << u"settings.list"_s;
    QTest::newRow("environments") << u"environments"_s << u"env.list"_s;
}

void TestWindowRestore::firstPageIsRead()
{
    QFETCH(QString, page);
    QFETCH(QString, verb);
    for (const QString &first : {page, u"lattice"_s}) {
        app::ControlCenter center;
        const SettingsStage stage(center.verbs());
        center.selection()->begin(first, {}, {}, {});
        QQmlApplicationEngine engine;
        QVERIFY(app::openWindow(engine, center, u"light"_s));
        QTest::qWait(50);
        QCOMPARE(stage.count(verb), first == page ? 1 : 0);
    }
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const auto arguments = QApplication::arguments();
    if (arguments.size() == 3 && (arguments.at(1) == "--busy"_L1 || arguments.at(1) == "--plain"_L1))
        return live(application, arguments.at(2), arguments.at(1) == "--busy"_L1);
    QQuickStyle::setStyle(u"Basic"_s);
    TestWindowRestore test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_windowrestore.moc"
