// SPDX-License-Identifier: Apache-2.0
#include "core/model/localservers.h"

#include "core/model/httpprovider.h"

#include <QHostAddress>
#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;

namespace core {

namespace {

bool isHere(const QUrl &url) { return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback(); }

} // namespace

QCoro::Task<QList<LocalServer>> findLocalServers(QList<KnownProvider> providers, std::chrono::milliseconds limit, std::stop_token stop)
{
    struct Probe {
        KnownProvider provider;
        std::shared_ptr<HttpProvider> server;
        QCoro::Task<lattice::Result<QStringList>> answer;
    };
    const auto network = HttpCall::makeNetwork();
    std::vector<Probe> probes;
    for (const KnownProvider &known : providers) {
        if ((known.name != "ollama"_L1 && known.name != "llamacpp"_L1) || !isHere(known.url))
            continue;
        const auto server = std::make_shared<HttpProvider>(HttpProvider::Settings{.name = known.name, .words = {.title = known.title, .keyVariable = {}, .urlVariable = known.urlVariable},
                                                                                 .dialect = dialectNamed(known.api), .baseUrl = known.url, .key = known.key, .needsKey = false,
                                                                                 .retry = {}, .limits = {}, .rate = {}}, network);
        probes.push_back({known, server, server->list(limit, stop)}); // a task starts when it is made
    }
    QList<LocalServer> found;
    for (Probe &probe : probes) {
        const auto models = co_await probe.answer;
        if (models)
            found << LocalServer{.provider = probe.provider.name, .title = probe.provider.title, .url = probe.provider.url, .models = *models};
    }
    co_return found;
}

} // namespace core
