// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QCoro/QCoroTask>
#include <QVersionNumber>

#include <stop_token>

namespace lattice {

/*! The nats-server program of this machine. */
struct ServerProgram {
    QString path;
    QVersionNumber version;

    /*! For people, when the version gets no more fixes; else empty. */
    QString warning() const;

    /*! \a configured, or where PATH and the distributions have it; NotFound says what to install. */
    static Result<QString> find(const QString &configured);

    /*! Finds it and asks for its version; Refused when that is too old for a lattice, Invalid when it is no nats-server. */
    static QCoro::Task<Result<ServerProgram>> examine(QString configured, std::stop_token stop);
};

} // namespace lattice
