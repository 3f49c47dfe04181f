// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/serverlaunch.h"

#include "lattice/link/exchange.h"
#include "lattice/link/privatefile.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

const QString kServer = u"server"_s;

struct Ports {
    QUrl client;
    QUrl monitoring;
};

QString hidden(QString words, const LaunchOrder &order)
{
    QStringList secrets{order.facts.secret, order.facts.systemPassword, order.options.auth.token};
    for (const ServerUser &user : order.options.auth.users)
        secrets << user.password;
    for (const QString &secret : std::as_const(secrets)) {
        if (!secret.isEmpty())
            words.replace(secret, u"***"_s);
    }
    return words;
}

std::unexpected<ServerFailure> serverFailure(const QString &cause, Fault fault, const QString &what, const QString &words)
{
    return std::unexpected(ServerFailure{
        .step = kServer, .cause = cause, .error = {.fault = fault, .detail = u"%1: %2"_s.arg(what, words)}, .words = words});
}

std::unexpected<ServerFailure> exitFailure(const QString &words)
{
    if (words.contains("address already in use"_L1))
        return failedAt(u"port"_s, u"port-busy"_s, {.fault = Fault::Conflict, .detail = words});
    if (words.contains("no space left"_L1))
        return failedAt(u"storage"_s, u"disk-full"_s, {.fault = Fault::Full, .detail = words});
    if (words.contains("permission denied"_L1) || words.contains("read-only"_L1) || words.contains("storage directory"_L1))
        return failedAt(u"storage"_s, u"store-not-writable"_s, {.fault = Fault::Refused, .detail = words});
    return serverFailure(u"start-failed"_s, Fault::Invalid, u"nats-server did not start"_s, words);
}

QCoro::Task<Attempt<>> writeConfig(LaunchOrder order, std::stop_token stop)
{
    const QString fresh = order.configFile + u".new"_s;
    const QString rejected = order.configFile + u".rejected"_s;
    if (const auto written = writePrivateFile(fresh, ServerConfig::text(order.options, order.facts)); !written) {
        const bool full = written.error().fault == Fault::Full;
        co_return failedAt(u"storage"_s, full ? u"disk-full"_s : u"store-not-writable"_s, written.error());
    }
    const auto check = co_await runProgram(order.program, {u"-t"_s, u"-c"_s, fresh}, 10s, stop);
    if (!check)
        co_return failedAt(kServer, u"start-failed"_s, check.error());

    const QString target = check->exitCode == 0 ? order.configFile : rejected;
    if (std::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(target).constData()) != 0)
        co_return failedAt(u"storage"_s, u"store-not-writable"_s, systemError(target, errno));
    if (check->exitCode == 0)
        co_return {};
    const QString words = hidden(check->text, order).replace(fresh, rejected).trimmed();
    co_return serverFailure(u"config-invalid"_s, Fault::Invalid, u"nats-server refuses its configuration, correct the lines added to it"_s, words);
}

Ports readPorts(const QString &runDir, qint64 pid)
{
    QFile file(u"%1/nats-server_%2.ports"_s.arg(runDir, QString::number(pid)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object(); // half written: empty, read again
    return {.client = QUrl(json[u"nats"].toArray().at(0).toString()), .monitoring = QUrl(json[u"monitoring"].toArray().at(0).toString())};
}

// Health is asked until it is good: while streams are recovered it is "unavailable".
QCoro::Task<Attempt<Ports>> waitHealthy(LaunchOrder order, std::shared_ptr<ServerProcess> process, std::stop_token stop)
{
    const QByteArray question = "GET /healthz?js-enabled-only=false HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n";
    const QDeadlineTimer deadline(order.options.startDeadline);
    QString words;
    while (!deadline.hasExpired()) {
        if (!process->isRunning())
            co_return exitFailure(hidden((co_await process->ended()).words, order));
        const Ports ports = readPorts(order.options.runDir, process->pid());
        if (ports.client.port() > 0 && ports.monitoring.port() > 0) {
            const auto health = co_await exchange(u"127.0.0.1"_s, ports.monitoring.port(), question, ReadUntil::Close, 2s, stop);
            if (health && health->left(15).contains(" 200"))
                co_return ports;
            words = health ? QString::fromUtf8(health->mid(health->indexOf("\r\n\r\n") + 4)).trimmed() : health.error().detail;
        }
        if (const auto waited = co_await pause(10ms, stop); !waited)
            co_return failedAt(kServer, u"cancelled"_s, waited.error());
    }
    if (words.contains("could not be recovered"_L1))
        co_return serverFailure(u"store-damaged"_s, Fault::Invalid, u"the server cannot read all of its data in %1"_s.arg(order.options.storeDir), words);
    co_return serverFailure(u"not-ready"_s, Fault::Timeout, u"nats-server was not ready within %1 s"_s.arg(order.options.startDeadline / 1s),
                            words.isEmpty() ? hidden(process->log().lastWords(), order) : words);
}

QString hostForUs(const QString &bind)
{
    return bind == "0.0.0.0"_L1 || bind == "localhost"_L1 ? u"127.0.0.1"_s : bind == "::"_L1 ? u"::1"_s : bind;
}

ServerAddress addressOf(const LaunchOrder &order, const Ports &ports, const ServerGreeting &greeting, qint64 pid)
{
    const ServerTls &tls = order.options.tls;
    QUrl url;
    url.setScheme(tls.isSet() ? u"tls"_s : u"nats"_s);
    url.setHost(hostForUs(order.options.bind));
    url.setPort(ports.client.port());

    ServerAddress address;
    address.host = hostForUs(order.options.bind);
    address.port = ports.client.port();
    address.monitoring = QUrl(u"http://127.0.0.1:%1"_s.arg(ports.monitoring.port()));
    address.serverName = greeting.serverName;
    address.version = greeting.version;
    address.pid = pid;
    address.local.url = url.toString();
    address.local.signIn = ServerConfig::signIn(order.options.auth, order.facts.secret);
    address.local.tls.enabled = tls.isSet();
    address.local.tls.caFile = tls.caFile;
    return address;
}

} // namespace

QCoro::Task<Attempt<ServerAddress>> launchServer(LaunchOrder order, std::shared_ptr<ServerProcess> process, std::stop_token stop)
{
    if (const auto written = co_await writeConfig(order, stop); !written)
        co_return std::unexpected(written.error());
    if (const auto started = process->start(order.program, order.configFile); !started)
        co_return failedAt(kServer, u"no-program"_s, started.error());
    const auto ports = co_await waitHealthy(order, process, stop);
    if (!ports)
        co_return std::unexpected(ports.error());

    const auto greeting = co_await readGreeting(hostForUs(order.options.bind), ports->client.port(), 2s, stop);
    if (!greeting)
        co_return failedAt(kServer, u"not-ready"_s, greeting.error());
    if (greeting->serverName != order.facts.serverName)
        co_return serverFailure(u"not-ours"_s, Fault::Conflict, u"another server answers on port %1"_s.arg(ports->client.port()), greeting->serverName);
    co_return addressOf(order, *ports, *greeting, process->pid());
}

} // namespace lattice
