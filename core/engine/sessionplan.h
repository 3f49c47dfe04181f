// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "core/engine/session.h"

namespace core {

/*! What a session is planned from. */
struct SessionWish {
    Mode mode = Mode::Standalone;
    LatticeConfig config;
    JoinRequest join; //!< empty: by the config's `nats`
    const Home *home = nullptr;
    QString stationId;
    QString stationName;
    bool watchAll = false;
};

/*!
    How to take part in a lattice in the wished mode: which server to run, or where to connect and as whom.

    A bare loopback address takes its sign-in from the runtime file of this user's engine that serves there.
    \return Invalid when no address is known, or when it is none; the words say what to write
*/
lattice::Result<SessionOptions> planSession(const SessionWish &wish);

/*! The line by which other machines join the lattice of \a server; \a local is how this machine signs in. A secret. */
lattice::Result<QString> joinLine(const lattice::ServerOptions &server, const lattice::LinkOptions &local);

} // namespace core
