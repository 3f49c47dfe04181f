// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/portchoice.h"

#include "lattice/link/portowner.h"

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr int kTries = 200;

std::unexpected<ServerFailure> portFailure(const QString &cause, const Error &error, const QString &detail)
{
    return std::unexpected(ServerFailure{
        .step = u"port"_s, .cause = cause, .error = {.fault = error.fault, .detail = detail}, .words = error.detail});
}

QString greetingHost(const QString &bind)
{
    return bind == "0.0.0.0"_L1 ? u"127.0.0.1"_s : bind == "::"_L1 ? u"::1"_s : bind;
}

QCoro::Task<ServerFailure> taken(PortWish wish, Error error, std::stop_token stop)
{
    const auto owner = co_await examinePort(greetingHost(wish.bind), wish.wanted, stop);
    const QString who = owner ? owner->describe() : u"something that cannot be seen from here"_s;
    const QString cause = owner && owner->isNatsServer ? u"port-nats-server"_s : u"port-busy"_s;
    error.detail = u"port %1 is taken by %2"_s.arg(QString::number(wish.wanted), who);
    co_return ServerFailure{.step = u"port"_s, .cause = cause, .error = error, .words = error.detail};
}

Attempt<PortChoice> nextFree(const PortWish &wish)
{
    QString note;
    for (int port = wish.first; port < wish.first + kTries; ++port) {
        const auto free = tryListen(wish.bind, port);
        if (free)
            return PortChoice{.port = port, .note = u"%1%2"_s.arg(QString::number(port), note)};
        if (free.error().fault != Fault::Conflict)
            return portFailure(u"bind-address"_s, free.error(), u"cannot listen on %1: %2"_s.arg(wish.bind, free.error().detail));
        if (note.isEmpty()) {
            const auto owner = findPortOwner(port);
            note = u" (%1 is taken by %2)"_s.arg(QString::number(port), owner ? owner->describe() : u"something else"_s);
        }
    }
    const Error error{.fault = Fault::Conflict, .detail = u"no port is free from %1 to %2"_s.arg(wish.first).arg(wish.first + kTries - 1)};
    return failedAt(u"port"_s, u"no-free-port"_s, error);
}

} // namespace

QCoro::Task<Attempt<PortChoice>> choosePort(PortWish wish, std::stop_token stop)
{
    if (wish.wanted == 0)
        co_return nextFree(wish);
    const auto free = tryListen(wish.bind, qMax(wish.wanted, 0));
    if (free)
        co_return PortChoice{.port = wish.wanted, .note = wish.wanted > 0 ? QString::number(wish.wanted) : QString()};

    const Error error = free.error();
    switch (error.fault) {
    case Fault::Conflict:
        co_return std::unexpected(co_await taken(wish, error, stop));
    case Fault::Refused:
        co_return portFailure(u"port-forbidden"_s, error,
                              u"this user may not listen on port %1: choose one from 1024 up"_s.arg(wish.wanted));
    default:
        co_return portFailure(u"bind-address"_s, error,
                              u"cannot listen on %1: %2; choose an address of this machine"_s.arg(wish.bind, error.detail));
    }
}

} // namespace lattice
