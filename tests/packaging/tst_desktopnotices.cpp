// SPDX-License-Identifier: Apache-2.0
// Notices by the desktop's service, which a test plays on a bus of its own.
#include "app/desktop/desktopnotices.h"
#include "tests/packaging/privatebus.h"

#include <QDBusMessage>
#include <QSignalSpy>
#include <QVariantMap>

using namespace Qt::StringLiterals;
using app::DesktopNotices;
using app::Notice;

/*! The service as the specification has it, as far as we use it. */
class Desktop final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Call {
        uint replaces;
        QString title, body;
        QStringList actions;
        QVariantMap hints;
        int timeout;
    };
    QList<Call> calls;
    QList<uint> closed;
    uint last = 40;

public Q_SLOTS:
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &body, const QStringList &actions, const QVariantMap &hints, int timeout)
    {
        calls.append({replaces, title, body, actions, hints, timeout});
        return replaces != 0 ? replaces : ++last;
    }
    void CloseNotification(uint id) { closed.append(id); }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
};

class DesktopNoticesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutABusNothingHappens();
    void noticeIsShownReplacedClickedAndClosed();
};

void DesktopNoticesTest::withoutABusNothingHappens()
{
    DesktopNotices notices(QDBusConnection(u"nowhere"_s));
    notices.show({.kind = Notice::NeedsYou, .title = u"x"_s});
    notices.close(Notice::NeedsYou);
}

void DesktopNoticesTest::noticeIsShownReplacedClickedAndClosed()
{
    if (!PrivateBus::isThere())
        QSKIP("dbus-daemon is not installed here; packaging/dev package --test has it");
    PrivateBus bus;
    const QString address = bus.start();
    QVERIFY(!address.isEmpty());
    auto service = QDBusConnection::connectToBus(address, u"desktop"_s);
    Desktop desktop;
    QVERIFY(service.registerObject(u"/org/freedesktop/Notifications"_s, &desktop, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(service.registerService(u"org.freedesktop.Notifications"_s));
    DesktopNotices notices(QDBusConnection::connectToBus(address, u"window"_s));
    const QSignalSpy opened(&notices, &DesktopNotices::opened);

    notices.show({.kind = Notice::NeedsYou, .title = u"Needs you"_s, .text = u"<b>drain</b> & go"_s, .link = u"station://needs"_s});
    QTRY_COMPARE(desktop.calls.size(), 1);
    QCOMPARE(desktop.calls.at(0).body, u"&lt;b&gt;drain&lt;/b&gt; &amp; go"_s); // text, whatever an agent wrote
    QCOMPARE(desktop.calls.at(0).timeout, 0); // it stays
    QCOMPARE(desktop.calls.at(0).actions.value(0), u"default"_s);
    notices.show({.kind = Notice::RunFailed, .title = u"Failed"_s, .text = {}, .link = u"station://work?id=1"_s});
    QTRY_COMPARE(desktop.calls.size(), 2);
    QCOMPARE(desktop.calls.at(1).replaces, 0U);
    QTest::qWait(100); // until the service's answer is here
    notices.show({.kind = Notice::NeedsYou, .title = u"3 more"_s, .text = {}, .link = u"station://needs?id=2"_s});
    QTRY_COMPARE(desktop.calls.size(), 3);
    QCOMPARE(desktop.calls.at(2).replaces, 41U);

    Q_EMIT desktop.ActionInvoked(99, u"default"_s); // of somebody else
    Q_EMIT desktop.ActionInvoked(41, u"default"_s);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).first().toString(), u"station://needs?id=2"_s);
    notices.close(Notice::NeedsYou);
    QTRY_COMPARE(desktop.closed, QList<uint>{41});
    Q_EMIT desktop.NotificationClosed(42, 2);
    QTest::qWait(100);
    notices.close(Notice::RunFailed); // gone already
    QTest::qWait(100);
    QCOMPARE(desktop.closed.size(), 1);
}

QTEST_GUILESS_MAIN(DesktopNoticesTest)
#include "tst_desktopnotices.moc"
