// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/providertable.h"
#include "lattice/result.h"

#include <QCoro/QCoroTask>

#include <chrono>
#include <stop_token>

namespace core {

/*! A model server that runs on this machine. */
struct LocalServer {
    QString provider; //!< "ollama", "llamacpp"
    QString title;
    QUrl url;
    QStringList models;

    friend bool operator==(const LocalServer &, const LocalServer &) = default;
};

/*! Looks for Ollama and llama.cpp where \a providers say they are, all at once. Whoever does not answer within \a limit is not there. */
QCoro::Task<QList<LocalServer>> findLocalServers(QList<KnownProvider> providers, std::chrono::milliseconds limit, std::stop_token stop);

} // namespace core
