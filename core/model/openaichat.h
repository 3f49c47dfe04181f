// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/provider.h"
#include "core/model/retry.h"

#include <QUrl>

#include <memory>

class QNetworkAccessManager;

namespace core {

/*! Models behind OpenAI's Chat Completions: OpenAI itself, Ollama, llama.cpp, vLLM and others that speak the same. */
class OpenAiChat final : public Provider
{
public:
    struct Settings {
        QUrl baseUrl{QStringLiteral("https://api.openai.com/v1")};
        QString key; //!< secret; empty for servers that want none
        Retry retry;
        std::chrono::milliseconds silence{std::chrono::minutes(2)}; //!< a connection that is quiet for longer is given up
    };

    explicit OpenAiChat(Settings settings);
    ~OpenAiChat() override;

    QCoro::Task<lattice::Result<ModelReply>> generate(ModelRequest request, Progress progress, std::stop_token stop) override;

private:
    const Settings m_settings;
    std::shared_ptr<QNetworkAccessManager> m_network; //!< shared with the calls under way, which may outlive us
};

} // namespace core
