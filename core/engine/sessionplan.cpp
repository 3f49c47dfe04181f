// SPDX-License-Identifier: Apache-2.0
#include "core/engine/sessionplan.h"

#include "lattice/link/certificates.h"
#include "lattice/protocol/joinline.h"

#include <QFile>
#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkInterface>
#include <QUrl>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

bool isLoopback(const QString &bind)
{
    return bind.isEmpty() || bind == "localhost"_L1 || QHostAddress(bind).isLoopback();
}

/*! The names and addresses by which other machines may reach a server bound to \a bind. */
QStringList reachableHosts(const QString &bind)
{
    const QHostAddress address(bind);
    if (address != QHostAddress::AnyIPv4 && address != QHostAddress::AnyIPv6)
        return {bind};
    QStringList hosts;
    for (const QHostAddress &own : QNetworkInterface::allAddresses()) {
        if (!own.isLoopback() && !own.isLinkLocal())
            hosts.append(own.toString());
    }
    hosts.append(QHostInfo::localHostName());
    return hosts;
}

/*! Beyond this machine the server speaks TLS, with an authority of the home's own. */
Result<> letOthersJoin(lattice::ServerOptions &options, const Home &home)
{
    const auto files = lattice::ensureCertificates(home.paths().data + "/certificates"_L1, reachableHosts(options.bind) + QStringList{u"localhost"_s, u"127.0.0.1"_s});
    if (!files)
        return std::unexpected(files.error());
    options.tls = {.certificateFile = files->certificateFile, .keyFile = files->keyFile, .caFile = files->caFile};
    return {};
}

lattice::ServerOptions serverOptions(const EmbeddedConfig &config, const Home &home)
{
    lattice::ServerOptions options{.port = config.port, .monitoringPort = config.monitoringPort,
                                   .storeDir = config.storeDir.isEmpty() ? home.paths().latticeFolder() : config.storeDir,
                                   .runDir = home.paths().data + "/run"_L1};
    if (!config.bind.isEmpty())
        options.bind = config.bind;
    options.auth.enabled = config.authEnabled;
    options.auth.token = config.token.reveal();
    for (const UserConfig &user : config.users)
        options.auth.users.append({.user = user.user, .password = user.password.reveal()});
    return options;
}

bool hasSignIn(const lattice::SignIn &signIn)
{
    return signIn != lattice::SignIn();
}

/*! What the configuration says besides the address; what stands in the address counts first. */
void overlay(lattice::LinkOptions &options, const NatsConfig &config)
{
    if (!hasSignIn(options.signIn)) {
        options.signIn = {.credentialsFile = config.credentialsFile, .nkeyFile = config.nkeyFile, .nkeySeed = config.nkeySeed.reveal(),
                          .token = config.token.reveal(), .user = config.user, .password = config.password.reveal()};
    }
    options.tls.enabled |= config.tlsEnabled;
    if (options.tls.caPem.isEmpty() && options.tls.caFile.isEmpty())
        options.tls.caFile = config.tlsCa;
    if (options.tls.certificateFile.isEmpty()) {
        options.tls.certificateFile = config.tlsCertificate;
        options.tls.keyFile = config.tlsKey;
    }
    options.tls.skipVerify |= config.tlsSkipVerify;
}

Result<lattice::LinkOptions> linkOptions(const SessionWish &wish)
{
    if (wish.join.line.isEmpty() && !wish.join.options.url.isEmpty())
        return wish.join.options;
    const QString address = wish.join.line.isEmpty() ? wish.config.nats.url : wish.join.line;
    if (address.isEmpty())
        return failed(Fault::Invalid, u"no lattice to join is known: give its address, as nats://host:4222, or a join line"_s);
    auto options = lattice::parseAddress(address);
    if (!options)
        return options;
    overlay(*options, wish.config.nats);
    if (!hasSignIn(options->signIn)) {
        if (const auto engine = RuntimeFile::ofAddress(options->url); engine && !engine->nats.isEmpty()) {
            if (const auto known = lattice::parseAddress(engine->nats))
                options->signIn = known->signIn;
        }
    }
    return options;
}

} // namespace

Result<QString> joinLine(const lattice::ServerOptions &server, const lattice::LinkOptions &local)
{
    if (isLoopback(server.bind))
        return failed(Fault::Refused, u"only this machine can reach the lattice; start the orchestrator with --bind 0.0.0.0 (or an address of this machine) to let others join"_s);
    lattice::LinkOptions options = local;
    QUrl url(local.url);
    url.setHost(reachableHosts(server.bind).value(0));
    options.url = url.toString();
    QFile authority(server.tls.caFile);
    if (!authority.open(QIODevice::ReadOnly))
        return failed(Fault::NotFound, u"the authority's certificate cannot be read: %1"_s.arg(authority.errorString()));
    options.tls.caPem = authority.readAll();
    options.tls.enabled = true;
    return lattice::encodeJoinLine(options);
}

Result<SessionOptions> planSession(const SessionWish &wish)
{
    SessionOptions options{.config = wish.config, .stationId = wish.mode == Mode::Observer ? QString() : wish.stationId, .stationName = wish.stationName,
                           .leads = wish.mode == Mode::Orchestrator, .watchAll = wish.watchAll, .server = std::nullopt,
                           .folder = wish.home && wish.mode != Mode::Observer ? wish.home->paths().data : QString(), .link = {}};
    if (wish.mode == Mode::Standalone)
        return options;
    if (wish.mode == Mode::Orchestrator && wish.config.embedded.enabled) {
        if (!wish.home)
            return failed(Fault::Invalid, u"an orchestrator needs a home"_s);
        options.server = serverOptions(wish.config.embedded, *wish.home);
        if (!isLoopback(options.server->bind)) {
            if (const auto secured = letOthersJoin(*options.server, *wish.home); !secured)
                return std::unexpected(secured.error());
        }
        return options;
    }
    auto link = linkOptions(wish);
    if (!link)
        return std::unexpected(link.error());
    options.link = std::move(*link);
    return options;
}

} // namespace core
