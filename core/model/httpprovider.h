// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/secret.h"
#include "core/model/dialect.h"
#include "core/model/httpcall.h"
#include "core/model/ratelimit.h"
#include "core/model/retry.h"

#include <QUrl>

namespace core {

/*! Models behind HTTP: one dialect at one address. What all dialects share is here: limits, retries, cancelling, names of tools. */
class HttpProvider final : public Provider
{
public:
    struct Settings {
        QString name; //!< in the configuration, in names of models, and in what goes back to this provider alone
        ProviderWords words;
        std::shared_ptr<const Dialect> dialect;
        QUrl baseUrl;
        QString key; //!< secret; empty for servers that want none
        bool needsKey = false;
        std::function<QCoro::Task<lattice::Result<Secret>>()> fetchKey = {}; //!< asked at the first request that needs a key and has none
        Retry retry;
        HttpDeadlines limits;
        RateSettings rate;
    };

    /*! \a network is shared with other providers; null: one of its own. */
    explicit HttpProvider(Settings settings, std::shared_ptr<QNetworkAccessManager> network = {});
    ~HttpProvider() override;

    /*! May be destroyed during a call, which goes on. */
    QCoro::Task<lattice::Result<ModelReply>> generate(ModelRequest request, Progress progress, std::stop_token stop) override;

    /*! Names of the models that the server has. */
    QCoro::Task<lattice::Result<QStringList>> list(std::chrono::milliseconds deadline, std::stop_token stop);

    const Settings &settings() const;
    bool isUsable() const; //!< has a key, knows where to fetch one, or needs none
    void setKey(const QString &key);

    struct State;

private:
    std::shared_ptr<State> m_state; //!< shared with the calls under way, which may outlive us
};

} // namespace core
