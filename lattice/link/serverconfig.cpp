// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/serverconfig.h"

#include <QHostAddress>
#include <QSet>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

const QString kStation = u"station"_s;
const QString kToken = u"token"_s;

bool tokenAlone(const ServerAuth &auth)
{
    return auth.enabled && auth.users.isEmpty() && !auth.token.isEmpty();
}

QList<ServerUser> allUsers(const ServerAuth &auth, const QString &secret)
{
    QList<ServerUser> users = auth.users;
    const auto has = [&users](const QString &name) {
        return std::ranges::any_of(users, [&name](const ServerUser &user) { return user.user == name; });
    };
    if (!has(kStation))
        users.append({.user = kStation, .password = secret});
    if (!auth.token.isEmpty() && !has(kToken))
        users.append({.user = kToken, .password = auth.token});
    return users;
}

QString accountsText(const ServerOptions &options, const ServerFacts &facts)
{
    QStringList users;
    for (const ServerUser &user : allUsers(options.auth, facts.secret))
        users << u"    { user: %1, password: %2 }"_s.arg(ServerConfig::quoted(user.user), ServerConfig::quoted(user.password));
    // The system user's name is random too, so that no name of the options meets it.
    return u"system_account: \"SYS\"\naccounts {\n  SYS { users: [ { user: %1, password: %2 } ] }\n"
           "  %3 {\n  jetstream: enabled\n  users: [\n%4\n  ] }\n}\n"_s
        .arg(ServerConfig::quoted(u"sys-"_s + facts.serverName), ServerConfig::quoted(facts.systemPassword),
             QString::fromLatin1(ServerConfig::latticeAccount), users.join(u'\n'));
}

QString signInText(const ServerOptions &options, const ServerFacts &facts)
{
    if (!options.auth.enabled)
        return {};
    if (tokenAlone(options.auth))
        return u"authorization { token: %1 }\n"_s.arg(ServerConfig::quoted(options.auth.token));
    return accountsText(options, facts);
}

QString tlsText(const ServerTls &tls)
{
    if (!tls.isSet())
        return {};
    return u"tls { cert_file: %1, key_file: %2, timeout: 5 }\n"_s.arg(ServerConfig::quoted(tls.certificateFile), ServerConfig::quoted(tls.keyFile));
}

Result<> examineUsers(const QList<ServerUser> &users)
{
    QSet<QString> names;
    for (const ServerUser &user : users) {
        if (user.user.isEmpty() || user.password.isEmpty())
            return failed(Fault::Invalid, u"the user \"%1\" of the server needs a name and a password"_s.arg(user.user));
        if (names.contains(user.user))
            return failed(Fault::Invalid, u"the user \"%1\" of the server is there twice"_s.arg(user.user));
        if (user.user == kStation && user.password.startsWith("$2"_L1))
            return failed(Fault::Invalid, u"the user \"station\" signs in from this machine: write its password, not a hash of it"_s);
        names << user.user;
    }
    return {};
}

Result<> examinePort(const QString &what, int port)
{
    if (port >= -1 && port <= 65535)
        return {};
    return failed(Fault::Invalid, u"the %1 %2 is none: 1 to 65535, 0 for the next free one, -1 for any"_s.arg(what).arg(port));
}

} // namespace

Result<> ServerConfig::examine(const ServerOptions &options)
{
    if (options.storeDir.isEmpty() || options.runDir.isEmpty())
        return failed(Fault::Invalid, u"the server needs a folder for its data and one for its running files"_s);
    for (const auto &port : {examinePort(u"port"_s, options.port), examinePort(u"monitoring port"_s, options.monitoringPort)}) {
        if (!port)
            return port;
    }
    if (options.bind != "localhost"_L1 && QHostAddress(options.bind).isNull())
        return failed(Fault::Invalid, u"\"%1\" is no address to listen on: write one such as 127.0.0.1 or 0.0.0.0"_s.arg(options.bind));
    if (options.tls.certificateFile.isEmpty() != options.tls.keyFile.isEmpty())
        return failed(Fault::Invalid, u"TLS needs both a certificate and its key"_s);
    if (!isLoopback(options.bind) && (!options.auth.enabled || !options.tls.isSet()))
        return failed(Fault::Refused, u"listening on %1 opens the server to other machines: switch on sign-in and give it a TLS "
                                       "certificate and key, or listen on 127.0.0.1"_s.arg(options.bind));
    return options.auth.enabled ? examineUsers(options.auth.users) : Result<>();
}

QByteArray ServerConfig::text(const ServerOptions &options, const ServerFacts &facts)
{
    QStringList lines{
        u"# Written by Station at each start; changes are lost."_s,
        u"server_name: %1"_s.arg(quoted(facts.serverName)),
        u"host: %1"_s.arg(quoted(options.bind == "localhost"_L1 ? u"127.0.0.1"_s : options.bind)), // a name may mean ::1
        u"port: %1"_s.arg(facts.port),
        u"http: %1"_s.arg(quoted(u"127.0.0.1:%1"_s.arg(facts.monitoringPort))),
        u"ports_file_dir: %1"_s.arg(quoted(options.runDir)),
        u"pid_file: %1"_s.arg(quoted(options.runDir + u"/nats.pid"_s)),
        u"max_payload: %1"_s.arg(options.maxPayload),
        u"max_pending: %1"_s.arg(qMax(64LL << 20, 8 * options.maxPayload)),
        u"max_connections: 65536"_s,
        u"write_deadline: \"10s\""_s,
        u"ping_interval: \"20s\""_s,
        u"ping_max: 2"_s,
        u"lame_duck_duration: \"30s\""_s,
        u"lame_duck_grace_period: \"2s\""_s,
        u"leafnodes { compression: off }"_s, // opens nothing; what extra lines open must not compress (CVE-2026-29785)
        u"jetstream { store_dir: %1, max_file_store: %2, max_memory_store: %3, sync_interval: always }"_s
            .arg(quoted(options.storeDir), QString::number(options.maxFileStore), QString::number(options.maxMemoryStore)),
    };
    return (lines.join(u'\n') + u'\n' + signInText(options, facts) + tlsText(options.tls) + options.extraConfig + u'\n').toUtf8();
}

SignIn ServerConfig::signIn(const ServerAuth &auth, const QString &secret)
{
    SignIn signIn;
    if (tokenAlone(auth)) {
        signIn.token = auth.token;
    } else if (auth.enabled) {
        const QList<ServerUser> users = allUsers(auth, secret);
        signIn.user = kStation;
        signIn.password = std::ranges::find(users, kStation, &ServerUser::user)->password;
    }
    return signIn;
}

QString ServerConfig::account(const ServerAuth &auth)
{
    return QString::fromLatin1(auth.enabled && !tokenAlone(auth) ? latticeAccount : globalAccount);
}

QString ServerConfig::quoted(const QString &text)
{
    QString result = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            result += u'\\' + QString(c);
        else if (c < u' ' || c == QChar(0x7f))
            result += u"\\x%1"_s.arg(uint(c.unicode()), 2, 16, QChar(u'0'));
        else
            result += c;
    }
    return result + u'"';
}

bool ServerConfig::isLoopback(const QString &address)
{
    return address == "localhost"_L1 || QHostAddress(address).isLoopback();
}

} // namespace lattice
