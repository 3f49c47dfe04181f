// SPDX-License-Identifier: Apache-2.0
// The tray of a real desktop, as far as a bus is one: the test plays the watcher and the panel, reads the menu and clicks in it. And the end of the
// program by signals, which no question holds up.
#include "app/desktop/controlcenter.h"
#include "app/desktop/desktoptray.h"
#include "app/desktop/trayicon.h"
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"
#include "tests/integration/latticeprograms.h"

#include <QApplication>
#include <QDBusArgument>
#include <QDBusContext>
#include <QDBusInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusReply>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/*! One entry of com.canonical.dbusmenu. */
struct MenuEntry {
    int id = 0;
    QString text;
    bool visible = true, enabled = true, checked = false;
};

/*! The watcher as the desktop has it; who registers is remembered. */
class Watcher final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ isThere)
    Q_PROPERTY(int ProtocolVersion READ version)
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)

public:
    QStringList items() const { return m_items; }
    static bool isThere() { return true; }
    static int version() { return 0; }

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &service) { m_items << (service.startsWith(u'/') ? message().service() : service); }
    void RegisterStatusNotifierHost(const QString &) { }

private:
    QStringList m_items;
};

class TestTray : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void shapesAreToldApartWithoutColors();
    void menuShowsWhatThereIs();
    void programIsInTheTrayAndQuitsFromIt();
    void trayThatGoesIsTold();
    void signalEndsWhatAsks_data();
    void signalEndsWhatAsks();
    void withoutATrayTheWindowIsThere();

private:
    static QDBusConnection bus() { return QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"panel"_s); }
    bool begin();
    void end();
    static QList<MenuEntry> menu(const QString &item);
    static MenuEntry entry(const QString &item, const QString &text);
    static void click(const QString &item, const QString &text);
    static QProcess *startWindow(LatticePrograms &programs);
    static bool isOrchestrating(const LatticePrograms &programs);
    static QString windows(bool visible);

    Watcher m_watcher;
};

namespace {

void read(const QDBusArgument &from, QList<MenuEntry> &into) // (ia{sv}av), all levels
{
    MenuEntry entry;
    from.beginStructure();
    QVariantMap properties;
    from >> entry.id >> properties;
    entry.text = properties.value(u"label"_s).toString();
    entry.visible = properties.value(u"visible"_s, true).toBool();
    entry.enabled = properties.value(u"enabled"_s, true).toBool();
    entry.checked = properties.value(u"toggle-state"_s).toInt() == 1;
    if (!entry.text.isEmpty())
        into.append(entry);
    from.beginArray();
    while (!from.atEnd()) {
        QDBusVariant child;
        from >> child;
        read(child.variant().value<QDBusArgument>(), into);
    }
    from.endArray();
    from.endStructure();
}

} // namespace

void TestTray::initTestCase()
{
    QVERIFY2(QDBusConnection::sessionBus().isConnected(), "run it by dbus-run-session");
    QVERIFY(bus().registerObject(u"/StatusNotifierWatcher"_s, &m_watcher, QDBusConnection::ExportAllContents));
    QVERIFY(begin());
}

bool TestTray::begin() { return bus().registerService(u"org.kde.StatusNotifierWatcher"_s); }

void TestTray::end() { QVERIFY(bus().unregisterService(u"org.kde.StatusNotifierWatcher"_s)); }

QList<MenuEntry> TestTray::menu(const QString &item)
{
    QDBusMessage ask = QDBusMessage::createMethodCall(item, u"/MenuBar"_s, u"com.canonical.dbusmenu"_s, u"GetLayout"_s);
    ask << 0 << -1 << QStringList();
    const QDBusMessage answer = bus().call(ask, QDBus::BlockWithGui, 5000);
    QList<MenuEntry> entries;
    if (answer.arguments().size() == 2)
        read(answer.arguments().at(1).value<QDBusArgument>(), entries);
    return entries;
}

MenuEntry TestTray::entry(const QString &item, const QString &text)
{
    for (const MenuEntry &one : menu(item)) {
        if (one.visible && one.text.contains(text))
            return one;
    }
    return {};
}

void TestTray::click(const QString &item, const QString &text)
{
    const MenuEntry found = entry(item, text);
    QVERIFY2(found.id != 0 && found.enabled, qPrintable(text));
    QDBusMessage event = QDBusMessage::createMethodCall(item, u"/MenuBar"_s, u"com.canonical.dbusmenu"_s, u"Event"_s);
    event << found.id << u"clicked"_s << QVariant::fromValue(QDBusVariant(0)) << 0U;
    QCOMPARE(bus().call(event, QDBus::BlockWithGui, 5000).type(), QDBusMessage::ReplyMessage);
}

void TestTray::shapesAreToldApartWithoutColors()
{
    using app::TrayState;
    QList<QImage> grey;
    QImage sheet(64 * 6, 64 * 2, QImage::Format_RGB32);
    sheet.fill(0xfff4f4f4);
    QPainter painter(&sheet);
    painter.fillRect(0, 64, sheet.width(), 64, QColor(0x20, 0x22, 0x28));
    int x = 0;
    for (const auto &[shape, needs] : QList<std::pair<TrayState::Shape, int>>{{TrayState::Live, 0}, {TrayState::Offline, 0}, {TrayState::NeedsYou, 1}, {TrayState::NeedsYou, 12}, {TrayState::NeedsYou, 1000}}) {
        const QIcon icon = app::trayIcon(shape, needs);
        for (int row = 0; row < 2; ++row) {
            painter.drawPixmap(x, 64 * row + 4, icon.pixmap(QSize(32, 32), 1.0));
            painter.drawPixmap(x + 36, 64 * row + 4, icon.pixmap(QSize(22, 22), 1.0));
            painter.drawPixmap(x + 36, 64 * row + 36, icon.pixmap(QSize(16, 16), 1.0));
        }
        x += 70;
        QImage alone(16, 16, QImage::Format_RGB32);
        alone.fill(Qt::gray);
        QPainter(&alone).drawPixmap(0, 0, icon.pixmap(QSize(16, 16), 1.0));
        grey.append(alone.convertToFormat(QImage::Format_Grayscale8));
    }
    painter.end();
    QVERIFY(QDir().mkpath(QStringLiteral(SCREENS)) && sheet.save(QStringLiteral(SCREENS) + u"/tray-icons.png"_s));
    for (qsizetype a = 0; a < grey.size(); ++a) {
        for (qsizetype b = a + 1; b < grey.size(); ++b) {
            int different = 0;
            for (int at = 0; at < 256; ++at)
                different += std::abs(qGray(grey[a].pixel(at % 16, at / 16)) - qGray(grey[b].pixel(at % 16, at / 16))) > 40;
            QVERIFY2(different >= 12, qPrintable(u"%1 and %2 differ in %3 points"_s.arg(a).arg(b).arg(different)));
        }
    }
}

void TestTray::menuShowsWhatThereIs()
{
    app::ControlCenter center;
    app::TrayFacts facts(center);
    app::DesktopTray tray(facts, bus());
    QVERIFY(tray.isThere());
    QTRY_VERIFY(!m_watcher.items().isEmpty());
    const QString item = m_watcher.items().constLast();
    const QSignalSpy opened(&tray, &app::DesktopTray::openWanted), quiet(&tray, &app::DesktopTray::quietWanted), quit(&tray, &app::DesktopTray::quitWanted);
    const auto texts = [&] {
        QStringList all;
        for (const MenuEntry &one : menu(item)) {
            if (one.visible)
                all << one.text;
        }
        return all;
    };
    QTRY_COMPARE(texts(), (QStringList{u"In no lattice"_s, u"Start a lattice here"_s, u"No notifications for an hour"_s, u"Open the window"_s, u"Quit"_s}));

    center.applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    QList<lattice::WorkRecord> work;
    for (int i = 0; i < 7; ++i) {
        auto record = sample::work(QString::number(i), lattice::WorkPhase::Escalated, QDateTime::currentDateTimeUtc().addSecs(i - 100));
        record.spec.task = u"drain_it & <b>go</b> "_s + QString(100, u'ü');
        work.append(record);
    }
    center.applyWork(work, {});
    QTRY_COMPARE(texts().size(), 11);
    QVERIFY2(texts().constFirst().startsWith(u"Hub: live, 7 need"_s), qPrintable(texts().constFirst()));
    QVERIFY(!entry(item, u"Hub: live"_s).enabled);
    QVERIFY2(texts().at(1).contains(u"drain__it ＆ <b>"_s) && texts().at(1).size() < 80, qPrintable(texts().at(1)));
    QCOMPARE(texts().at(6), u"2 more…"_s);
    QCOMPARE(texts().at(7), u"Stop the orchestrator…"_s);
    click(item, u"drain"_s);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).first().toString(), facts.state().firstNeeds.constFirst().link);
    click(item, u"2 more"_s);
    QTRY_COMPARE(opened.size(), 2);
    click(item, u"No notifications"_s);
    QTRY_COMPARE(quiet.size(), 1);
    QCOMPARE(quiet.at(0).first().toInt(), 60);
    center.window()->notices()->beQuiet(60);
    QTRY_VERIFY(entry(item, u"No notifications"_s).checked);
    click(item, u"Quit"_s);
    QTRY_COMPARE(quit.size(), 1);
}

QProcess *TestTray::startWindow(LatticePrograms &programs)
{
    if (!QDir().mkpath(programs.path(u"desk"_s)) || programs.write(u"desk/config.yaml"_s, "lattice:\n  mode: orchestrator\n  station_name: Desk\n  embedded:\n    port: -1\n    http_port: -1\n").isEmpty())
        return nullptr;
    return programs.startProgram(QStringLiteral(STATION_BIN "/station"), {u"--home"_s, programs.path(u"desk"_s)});
}

bool TestTray::isOrchestrating(const LatticePrograms &programs)
{
    const auto status = programs.run({u"lattice"_s, u"status"_s, u"--home"_s, programs.path(u"desk"_s), u"--json"_s}).json();
    return !status[u"stations"].toArray().isEmpty();
}

/*! What of the program's windows is on the display, one id a line. */
QString TestTray::windows(bool visible)
{
    QProcess xdotool;
    xdotool.start(u"xdotool"_s, QStringList{u"search"_s} + (visible ? QStringList{u"--onlyvisible"_s} : QStringList()) + QStringList{u"--name"_s, u"Station Control Center"_s});
    xdotool.waitForFinished();
    return QString::fromUtf8(xdotool.readAllStandardOutput()).trimmed();
}

void TestTray::programIsInTheTrayAndQuitsFromIt()
{
    LatticePrograms programs;
    const qsizetype before = m_watcher.items().size();
    QProcess *program = startWindow(programs);
    QTRY_VERIFY_WITH_TIMEOUT(m_watcher.items().size() > before, 30'000);
    const QString item = m_watcher.items().constLast();
    QTRY_VERIFY_WITH_TIMEOUT(entry(item, u"Desk: live"_s).id != 0, 30'000);
    QTRY_VERIFY(!windows(true).isEmpty());

    click(item, u"Quit"_s); // asks, since others would lose their hub
    QTest::qWait(1500);
    QCOMPARE(program->state(), QProcess::Running);
    QCOMPARE(QProcess::execute(u"xdotool"_s, {u"key"_s, u"shift+Tab"_s}), 0);
    QCOMPARE(QProcess::execute(u"xdotool"_s, {u"key"_s, u"Return"_s})  , 0); // keep it in the tray
    QTRY_VERIFY_WITH_TIMEOUT(windows(true).isEmpty(), 10'000);
    QCOMPARE(program->state(), QProcess::Running);
    QVERIFY(isOrchestrating(programs));

    click(item, u"Open the window"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!windows(true).isEmpty(), 10'000);
    click(item, u"Quit"_s);
    QTest::qWait(1500);
    QCOMPARE(QProcess::execute(u"xdotool"_s, {u"key"_s, u"Return"_s}), 0); // stop it and quit
    QVERIFY(Programs::ended(program));
    QCOMPARE(program->exitCode(), 0);
}

void TestTray::trayThatGoesIsTold()
{
    LatticePrograms programs;
    const qsizetype before = m_watcher.items().size();
    QProcess *program = startWindow(programs);
    QTRY_VERIFY_WITH_TIMEOUT(m_watcher.items().size() > before, 30'000);
    const QString item = m_watcher.items().constLast();
    QTRY_VERIFY_WITH_TIMEOUT(entry(item, u"Desk: live"_s).id != 0, 30'000);
    click(item, u"Quit"_s);
    QTest::qWait(1500);
    QCOMPARE(QProcess::execute(u"xdotool"_s, {u"key"_s, u"shift+Tab"_s}), 0);
    QCOMPARE(QProcess::execute(u"xdotool"_s, {u"key"_s, u"Return"_s}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(windows(true).isEmpty(), 10'000);
    end(); // the panel has crashed
    QTRY_VERIFY_WITH_TIMEOUT(!windows(true).isEmpty(), 10'000);
    const qsizetype known = m_watcher.items().size();
    QVERIFY(begin());
    QTRY_VERIFY_WITH_TIMEOUT(m_watcher.items().size() > known, 10'000); // the icon comes back
    Programs::signal(program, SIGTERM);
    QVERIFY(Programs::ended(program));
}

void TestTray::signalEndsWhatAsks_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("asking");
    QTest::newRow("SIGTERM") << SIGTERM << false;
    QTest::newRow("SIGTERM, the question on the screen") << SIGTERM << true;
    QTest::newRow("SIGHUP, the question on the screen") << SIGHUP << true;
}

void TestTray::signalEndsWhatAsks()
{
    QFETCH(int, number);
    QFETCH(bool, asking);
    LatticePrograms programs;
    const qsizetype before = m_watcher.items().size();
    QProcess *program = startWindow(programs);
    QTRY_VERIFY_WITH_TIMEOUT(m_watcher.items().size() > before, 30'000);
    const QString item = m_watcher.items().constLast();
    QTRY_VERIFY_WITH_TIMEOUT(entry(item, u"Desk: live"_s).id != 0, 30'000);
    if (asking) {
        click(item, u"Quit"_s);
        QTest::qWait(1000);
    }
    QCOMPARE(program->state(), QProcess::Running);
    Programs::signal(program, number);
    QVERIFY(Programs::ended(program));
    QCOMPARE(program->exitStatus(), QProcess::NormalExit);
    QCOMPARE(program->exitCode(), 0);
}

void TestTray::withoutATrayTheWindowIsThere()
{
    end();
    LatticePrograms programs;
    QProcess *program = startWindow(programs);
    QTRY_VERIFY_WITH_TIMEOUT(!windows(true).isEmpty(), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(isOrchestrating(programs), 30'000);
    QTest::qWait(1000);
    QCOMPARE(QProcess::execute(u"xdotool"_s, {u"windowfocus"_s, windows(true).section(u'\n', -1)}), 0); // no window manager gives it the keyboard
    QTest::qWait(500);
    QCOMPARE(QProcess::execute(u"xdotool"_s, {u"key"_s, u"ctrl+q"_s}), 0);
    QTest::qWait(1000);
    QCOMPARE(program->state(), QProcess::Running); // it asks
    QCOMPARE(QProcess::execute(u"xdotool"_s, {u"key"_s, u"Return"_s}), 0);
    QVERIFY(Programs::ended(program));
    QCOMPARE(program->exitCode(), 0);
    QVERIFY(begin());
}

/*! The watcher is there before Qt looks for it, once and for all, at its start. */
int main(int argc, char **argv)
{
    qputenv("LC_ALL", "C.UTF-8");
    QDBusConnection early = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"early"_s);
    early.registerService(u"org.kde.StatusNotifierWatcher"_s);
    QApplication application(argc, argv);
    const bool there = QSystemTrayIcon::isSystemTrayAvailable(); // remembered by Qt
    early.unregisterService(u"org.kde.StatusNotifierWatcher"_s);
    if (!there)
        qWarning("Qt takes no tray from the bus here");
    TestTray test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_tray.moc"
