// SPDX-License-Identifier: Apache-2.0
#include "app/bench/benchserver.h"

#include "lattice/link/exchange.h"
#include "lattice/link/serverprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

using lattice::Fault;
using lattice::Result;

QCoro::Task<Result<std::unique_ptr<BenchServer>>> BenchServer::start(Sync sync)
{
    std::unique_ptr<BenchServer> server(new BenchServer);
    if (const auto launched = server->launch(sync); !launched)
        co_return std::unexpected(launched.error());
    for (int tries = 0; tries < 500 && server->m_process.isRunning(); ++tries) {
        server->m_url = server->urlFromPortsFile();
        if (!server->m_url.isEmpty())
            co_return server;
        std::ignore = co_await lattice::pause(20ms, {});
    }
    co_return lattice::failed(Fault::Timeout, u"nats-server did not come up: %1"_s.arg(server->m_process.log().lastWords()));
}

Result<> BenchServer::launch(Sync sync)
{
    const auto program = lattice::ServerProgram::find({});
    if (!program)
        return std::unexpected(program.error());
    QFile config(m_folder.filePath(u"server.conf"_s));
    if (!m_folder.isValid() || !config.open(QIODevice::WriteOnly))
        return lattice::failed(Fault::Refused, u"no temporary folder can be written: %1"_s.arg(m_folder.errorString() + config.errorString()));
    config.write(u"host: \"127.0.0.1\"\nport: -1\nports_file_dir: \"%1\"\nmax_payload: 8MB\njetstream { store_dir: \"%1/store\"%2 }\n"_s.arg(m_folder.path(), sync == Sync::Always ? u", sync_interval: always"_s : QString()).toUtf8());
    config.close();
    return m_process.start(*program, config.fileName());
}

QString BenchServer::urlFromPortsFile() const
{
    QFile file(m_folder.filePath(u"nats-server_%1.ports"_s.arg(m_process.pid())));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object()["nats"_L1].toArray().at(0).toString();
}

} // namespace app
