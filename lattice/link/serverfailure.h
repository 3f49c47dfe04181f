// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/options.h"
#include "lattice/result.h"

namespace lattice {

/*!
    Why the server could not be started, as a CheckStep shows it.

    | step    | causes |
    |---------|--------|
    | port    | bad-options, bind-unprotected, bind-address, port-busy, port-nats-server (another's), port-forbidden, no-free-port |
    | storage | store-in-use, store-not-writable, disk-full, secret-unreadable |
    | server  | no-program, not-nats-server, program-too-old, orphan-stays, config-invalid, start-failed, store-damaged, not-ready, not-ours |
*/
struct ServerFailure {
    QString step;
    QString cause;
    Error error;
    QString words; //!< the server's or the system's own; often part of error.detail

    CheckStep toStep() const
    {
        return {.id = step, .state = CheckStep::State::Failed, .detail = {}, .cause = cause, .words = words};
    }
};

template <typename T = void>
using Attempt = std::expected<T, ServerFailure>;

/*! `return failedAt(u"port"_s, u"port-busy"_s, error)`; the words are the error's. */
inline std::unexpected<ServerFailure> failedAt(const QString &step, const QString &cause, const Error &error)
{
    return std::unexpected(ServerFailure{.step = step, .cause = cause, .error = error, .words = error.detail});
}

} // namespace lattice
