// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/singleinstance.h"

#include <QCryptographicHash>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr int kPatienceMs = 5000;

const QString kPath = u"/"_s + QString(QStringLiteral(STATION_APP_ID)).replace(u'.', u'/');

QString nameOf(const QString &home)
{
    if (home.isEmpty())
        return QStringLiteral(STATION_APP_ID);
    QString path = QDir::cleanPath(QFileInfo(home).absoluteFilePath()), below;
    while (!QFileInfo::exists(path)) { // it may be about to be made
        below.prepend(u'/' + QFileInfo(path).fileName());
        path = QFileInfo(path).path();
    }
    path = QFileInfo(path).canonicalFilePath() + below; // links to one folder are one home
    return QStringLiteral(STATION_APP_ID) + u".Home"_s + QString::fromLatin1(QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().first(16));
}

/*! As it is understood in another process: files by their whole path. */
QString whole(const QString &argument)
{
    return QFileInfo::exists(argument) ? QUrl::fromLocalFile(QFileInfo(argument).absoluteFilePath()).toString(QUrl::FullyEncoded) : argument;
}

/*! Lets the window come to the front: the desktop gives the right to it to who was clicked. */
void takeToken(const QVariantMap &platform)
{
    if (const QByteArray token = platform[u"activation-token"_s].toString().toUtf8(); !token.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", token);
}

} // namespace

SingleInstance::SingleInstance(const QString &home, const QDBusConnection &bus, QObject *parent)
    : QObject(parent), m_bus(bus), m_name(nameOf(home))
{
}

SingleInstance::~SingleInstance()
{
    if (!m_bus.isConnected()) // the bus may have gone before us
        return;
    m_bus.unregisterObject(kPath);
    m_bus.unregisterService(m_name);
}

SingleInstance::Role SingleInstance::begin(const QStringList &arguments)
{
    if (!m_bus.isConnected())
        return Role::First;
    m_bus.registerObject(kPath, this, QDBusConnection::ExportScriptableSlots | QDBusConnection::ExportScriptableInvokables); // before the name: who finds that may call at once
    return m_bus.registerService(m_name) ? Role::First : handOver(arguments);
}

SingleInstance::Role SingleInstance::handOver(const QStringList &arguments)
{
    QVariantMap platform;
    if (const QString token = qEnvironmentVariable("XDG_ACTIVATION_TOKEN"); !token.isEmpty())
        platform[u"activation-token"_s] = token;
    if (const QString startup = qEnvironmentVariable("DESKTOP_STARTUP_ID"); !startup.isEmpty())
        platform[u"desktop-startup-id"_s] = startup;
    QDBusMessage call = QDBusMessage::createMethodCall(m_name, kPath, u"org.freedesktop.Application"_s, arguments.isEmpty() ? u"Activate"_s : u"Open"_s);
    if (!arguments.isEmpty()) {
        QStringList uris;
        for (const QString &argument : arguments)
            uris << whole(argument);
        call << uris;
    }
    call << platform;
    if (m_bus.call(call, QDBus::Block, kPatienceMs).type() == QDBusMessage::ReplyMessage)
        return Role::HandedOver;
    return m_bus.registerService(m_name) ? Role::First : Role::Silent; // it may just have ended
}

void SingleInstance::Activate(const QVariantMap &platform)
{
    takeToken(platform);
    Q_EMIT asked({});
}

void SingleInstance::Open(const QStringList &uris, const QVariantMap &platform)
{
    takeToken(platform);
    Q_EMIT asked(uris);
}

void SingleInstance::ActivateAction(const QString &, const QVariantList &, const QVariantMap &platform)
{
    Activate(platform); // we offer no actions
}

} // namespace app
