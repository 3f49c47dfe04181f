// SPDX-License-Identifier: Apache-2.0
#include "core/model/keyring.h"

#include <QCoro/QCoroTask>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusServer>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Keyring;
using lattice::Fault;

/*! A Secret Service of the test's own, as far as the interface is used, on a bus between two. */
class FakeService final : public QDBusVirtualObject
{
public:
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        calls << message.member();
        if (isSilent)
            return true;
        const QDBusMessage answer = answerTo(message);
        return connection.send(answer);
    }

    QStringList calls;
    QMap<QString, QByteArray> secrets; //!< by provider
    bool isLocked = false;
    bool hasCollection = true;
    bool isSilent = false;

private:
    QDBusMessage answerTo(const QDBusMessage &message)
    {
        const auto path = [](const QString &text) { return QVariant::fromValue(QDBusObjectPath(text)); };
        const QString method = message.member();
        if (method == "OpenSession"_L1)
            return message.createReply({QVariant::fromValue(QDBusVariant(QString())), path(u"/session/1"_s)});
        if (method == "ReadAlias"_L1)
            return message.createReply(path(hasCollection ? u"/collection/login"_s : u"/"_s));
        if (method == "SearchItems"_L1) {
            const QString provider = qdbus_cast<QMap<QString, QString>>(message.arguments().value(0)).value(u"provider"_s);
            const QList<QDBusObjectPath> items = secrets.contains(provider) ? QList{QDBusObjectPath(u"/item/"_s + provider)} : QList<QDBusObjectPath>();
            const auto found = QVariant::fromValue(items), none = QVariant::fromValue(QList<QDBusObjectPath>());
            return message.createReply(isLocked ? QVariantList{none, found} : QVariantList{found, none});
        }
        if (method == "GetSecret"_L1 && message.arguments().value(0).value<QDBusObjectPath>().path() == "/session/1"_L1) {
            QDBusMessage reply = message.createReply();
            QDBusArgument secret;
            secret.beginStructure();
            secret << QDBusObjectPath(u"/session/1"_s) << QByteArray() << secrets.value(message.path().section(u'/', -1)) << u"text/plain"_s;
            secret.endStructure();
            reply << QVariant::fromValue(secret);
            return reply;
        }
        if (method == "CreateItem"_L1) {
            if (isLocked)
                return message.createReply({path(u"/"_s), path(u"/prompt/1"_s)});
            const auto properties = qdbus_cast<QVariantMap>(message.arguments().value(0));
            const QString provider = qdbus_cast<QMap<QString, QString>>(properties.value(u"org.freedesktop.Secret.Item.Attributes"_s)).value(u"provider"_s);
            const auto secret = message.arguments().value(1).value<QDBusArgument>();
            QDBusObjectPath session;
            QByteArray parameters, value;
            secret.beginStructure();
            secret >> session >> parameters >> value;
            secrets.insert(provider, value);
            return message.createReply({path(u"/item/"_s + provider), path(u"/"_s)});
        }
        if (method == "Delete"_L1) {
            secrets.remove(message.path().section(u'/', -1));
            return message.createReply(path(u"/"_s));
        }
        return message.createErrorReply(QDBusError::UnknownMethod, method);
    }
};

/*! Keys in the session's keyring, by the interface that all keyrings share. */
class TestKeyring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsStoredIsRead();
    void absentKeyIsNotFound();
    void lockedKeyringSaysSo();
    void keyringWithoutCollectionSaysSo();
    void silentKeyringEndsByDeadline();
    void noKeyringAtAll();

private:
    Keyring keyring(std::chrono::milliseconds deadline = 5s) const { return {QDBusConnection(u"keyring-client"_s), QString(), deadline}; }

    std::unique_ptr<QDBusServer> m_server;
    FakeService m_service;
    QString m_peer;
};

void TestKeyring::init()
{
    m_service.calls.clear();
    m_service.secrets.clear();
    m_service.isLocked = m_service.isSilent = false;
    m_service.hasCollection = true;
    m_server = std::make_unique<QDBusServer>(u"unix:tmpdir=/tmp"_s);
    QVERIFY2(m_server->isConnected(), qPrintable(m_server->lastError().message()));
    m_server->setAnonymousAuthenticationAllowed(true);
    m_peer.clear();
    connect(m_server.get(), &QDBusServer::newConnection, this, [this](QDBusConnection connection) {
        m_peer = connection.name();
        connection.registerVirtualObject(u"/"_s, &m_service, QDBusConnection::SubPath);
    });
    QVERIFY(QDBusConnection::connectToPeer(m_server->address(), u"keyring-client"_s).isConnected());
    QTRY_VERIFY(!m_peer.isEmpty());
}

void TestKeyring::cleanup()
{
    QDBusConnection::disconnectFromPeer(u"keyring-client"_s);
    QDBusConnection::disconnectFromPeer(m_peer);
    m_server.reset();
}

void TestKeyring::whatIsStoredIsRead()
{
    const auto stored = QCoro::waitFor(keyring().store(u"anthropic"_s, core::Secret(u"sk-ö"_s)));
    QVERIFY2(stored, stored ? "" : qPrintable(stored.error().detail));
    QCOMPARE(m_service.secrets.value(u"anthropic"_s), "sk-\xc3\xb6"_ba);
    const auto key = QCoro::waitFor(keyring().read(u"anthropic"_s));
    QVERIFY2(key, key ? "" : qPrintable(key.error().detail));
    QCOMPARE(key->reveal(), u"sk-ö"_s);
    QVERIFY(QCoro::waitFor(keyring().forget(u"anthropic"_s)));
    QVERIFY(m_service.secrets.isEmpty());
}

void TestKeyring::absentKeyIsNotFound()
{
    const auto key = QCoro::waitFor(keyring().read(u"openai"_s));
    QVERIFY(!key);
    QCOMPARE(key.error().fault, Fault::NotFound);
}

void TestKeyring::lockedKeyringSaysSo()
{
    m_service.secrets.insert(u"openai"_s, "k");
    m_service.isLocked = true;
    const auto key = QCoro::waitFor(keyring().read(u"openai"_s));
    QVERIFY(!key);
    QCOMPARE(key.error().fault, Fault::Refused);
    QVERIFY2(key.error().detail.contains(u"locked"_s), qPrintable(key.error().detail));
    QVERIFY(!QCoro::waitFor(keyring().store(u"openai"_s, core::Secret(u"x"_s))));
}

void TestKeyring::keyringWithoutCollectionSaysSo()
{
    m_service.hasCollection = false;
    const auto stored = QCoro::waitFor(keyring().store(u"openai"_s, core::Secret(u"x"_s)));
    QVERIFY(!stored);
    QCOMPARE(stored.error().fault, Fault::NotFound);
}

void TestKeyring::silentKeyringEndsByDeadline()
{
    m_service.isSilent = true;
    const auto key = QCoro::waitFor(keyring(100ms).read(u"openai"_s));
    QVERIFY(!key);
    QCOMPARE(key.error().fault, Fault::Unreachable);
}

void TestKeyring::noKeyringAtAll()
{
    const Keyring none(QDBusConnection(u"nowhere"_s), u"org.freedesktop.secrets"_s, 1s);
    const auto key = QCoro::waitFor(none.read(u"openai"_s));
    QVERIFY(!key);
    QCOMPARE(key.error().fault, Fault::Unreachable);
}

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_keyring.moc"
