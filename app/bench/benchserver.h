// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/serverprocess.h"

#include <QTemporaryDir>

namespace app {

/*! A bare nats-server with JetStream for one measurement: on loopback, on a free port, in a folder that goes with it. */
class BenchServer final
{
    Q_DISABLE_COPY_MOVE(BenchServer)

public:
    /*! When what is written is on the disk: at once, as on the server that an orchestrator supervises, or when the system likes. */
    enum class Sync { Later, Always };
    static QCoro::Task<lattice::Result<std::unique_ptr<BenchServer>>> start(Sync sync = Sync::Later);

    QString url() const { return m_url; }
    QString folder() const { return m_folder.path(); }

private:
    BenchServer() = default;
    lattice::Result<> launch(Sync sync);
    QString urlFromPortsFile() const; //!< empty: not written yet

    QTemporaryDir m_folder;
    QString m_url;
    lattice::ServerProcess m_process{std::chrono::seconds(5)};
};

} // namespace app
