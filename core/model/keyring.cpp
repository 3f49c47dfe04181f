// SPDX-License-Identifier: Apache-2.0
#include "core/model/keyring.h"

#include "lattice/pending.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

using namespace Qt::StringLiterals;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr auto kRoot = "/org/freedesktop/secrets"_L1;
constexpr auto kService = "org.freedesktop.Secret.Service"_L1;
constexpr auto kCollection = "org.freedesktop.Secret.Collection"_L1;
constexpr auto kItem = "org.freedesktop.Secret.Item"_L1;
constexpr auto kNoPrompt = "/"_L1;

QMap<QString, QString> attributesOf(const QString &provider)
{
    return {{u"application"_s, u"station-control-center"_s}, {u"provider"_s, provider}};
}

} // namespace

/*! The structure (oayays) of the interface: session, parameters, value, content type. */
struct WireSecret {
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};

QDBusArgument &operator<<(QDBusArgument &argument, const WireSecret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, WireSecret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

struct Keyring::Bus {
    QDBusConnection connection;
    QString service;
    std::chrono::milliseconds deadline;

    QCoro::Task<Result<QDBusMessage>> call(QString path, QString interface, QString method, QVariantList arguments) const
    {
        if (!connection.isConnected()) // its calls would never end
            co_return lattice::failed(Fault::Unreachable, u"there is no session bus, so no keyring; set the provider's variable, or store the key with --in-file"_s);
        QDBusMessage message = QDBusMessage::createMethodCall(service, path, interface, method);
        message.setArguments(arguments);
        const lattice::Pending<QDBusMessage> answered;
        auto *watcher = new QDBusPendingCallWatcher(connection.asyncCall(message, int(deadline.count())));
        QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [answered](QDBusPendingCallWatcher *call) {
            call->deleteLater();
            answered.settle(call->reply());
        });
        const QDBusMessage answer = co_await answered;
        if (answer.type() == QDBusMessage::ReplyMessage)
            co_return answer;
        co_return lattice::failed(Fault::Unreachable, u"the keyring of this session does not answer (%1); set the provider's variable, or store the key with --in-file"_s.arg(answer.errorName()));
    }
};

} // namespace core

Q_DECLARE_METATYPE(core::WireSecret)

namespace core {

namespace {

void registerTypes()
{
    qDBusRegisterMetaType<WireSecret>();
    qDBusRegisterMetaType<QMap<QString, QString>>();
    qDBusRegisterMetaType<QList<QDBusObjectPath>>();
}

QList<QDBusObjectPath> pathsIn(const QDBusMessage &answer, int index)
{
    return qdbus_cast<QList<QDBusObjectPath>>(answer.arguments().value(index));
}

} // namespace

Keyring::Keyring(std::chrono::milliseconds deadline)
    : Keyring(QDBusConnection::sessionBus(), u"org.freedesktop.secrets"_s, deadline)
{ }

Keyring::Keyring(const QDBusConnection &bus, QString service, std::chrono::milliseconds deadline)
    : m_bus(std::make_shared<const Bus>(Bus{bus, std::move(service), deadline}))
{
    registerTypes();
}

bool Keyring::isThinkable() { return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"); }

QCoro::Task<Result<Secret>> Keyring::read(QString provider) const
{
    const auto bus = m_bus;
    const auto session = co_await bus->call(kRoot, kService, u"OpenSession"_s, {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    if (!session)
        co_return std::unexpected(session.error());
    const auto found = co_await bus->call(kRoot, kService, u"SearchItems"_s, {QVariant::fromValue(attributesOf(provider))});
    if (!found)
        co_return std::unexpected(found.error());
    QList<QDBusObjectPath> items = pathsIn(*found, 0);
    if (items.isEmpty() && !pathsIn(*found, 1).isEmpty())
        co_return lattice::failed(Fault::Refused, u"the keyring of this session is locked; unlock it, or set the provider's variable"_s);
    if (items.isEmpty())
        co_return lattice::failed(Fault::NotFound, u"the keyring has no key of %1"_s.arg(provider));
    const auto opened = session->arguments().value(1).value<QDBusObjectPath>();
    const auto secret = co_await bus->call(items.first().path(), kItem, u"GetSecret"_s, {QVariant::fromValue(opened)});
    if (!secret)
        co_return std::unexpected(secret.error());
    co_return Secret(QString::fromUtf8(qdbus_cast<WireSecret>(secret->arguments().value(0)).value));
}

QCoro::Task<Result<>> Keyring::store(QString provider, Secret key) const
{
    const auto bus = m_bus;
    const auto session = co_await bus->call(kRoot, kService, u"OpenSession"_s, {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    if (!session)
        co_return std::unexpected(session.error());
    const auto standard = co_await bus->call(kRoot, kService, u"ReadAlias"_s, {u"default"_s});
    if (!standard)
        co_return std::unexpected(standard.error());
    const auto collection = standard->arguments().value(0).value<QDBusObjectPath>();
    if (collection.path().size() < 2)
        co_return lattice::failed(Fault::NotFound, u"the keyring of this session has no default collection; make one, or store the key with --in-file"_s);
    const QVariantMap properties{{u"org.freedesktop.Secret.Item.Label"_s, u"Station Control Center: key of %1"_s.arg(provider)},
                                 {u"org.freedesktop.Secret.Item.Attributes"_s, QVariant::fromValue(attributesOf(provider))}};
    const WireSecret secret{session->arguments().value(1).value<QDBusObjectPath>(), {}, key.reveal().toUtf8(), u"text/plain; charset=utf8"_s};
    const auto made = co_await bus->call(collection.path(), kCollection, u"CreateItem"_s, {properties, QVariant::fromValue(secret), true});
    if (!made)
        co_return std::unexpected(made.error());
    if (made->arguments().value(1).value<QDBusObjectPath>().path() != kNoPrompt)
        co_return lattice::failed(Fault::Refused, u"the keyring of this session is locked; unlock it and try again, or store the key with --in-file"_s);
    co_return {};
}

QCoro::Task<Result<>> Keyring::forget(QString provider) const
{
    const auto bus = m_bus;
    const auto found = co_await bus->call(kRoot, kService, u"SearchItems"_s, {QVariant::fromValue(attributesOf(provider))});
    if (!found)
        co_return std::unexpected(found.error());
    for (const QDBusObjectPath &item : pathsIn(*found, 0) + pathsIn(*found, 1)) {
        const auto gone = co_await bus->call(item.path(), kItem, u"Delete"_s, {});
        if (!gone)
            co_return std::unexpected(gone.error());
    }
    co_return {};
}

} // namespace core
