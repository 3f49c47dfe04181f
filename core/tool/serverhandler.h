// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcpclienthandler.h"
#include "core/model/provider.h"
#include "core/tool/questions.h"
#include "core/tool/serverspec.h"
#include "core/tool/toolsource.h"

#include <QPointer>

namespace core {

/*!
    Answers a tool server that asks while it works for a run: forms and links go to a person, and so does the question whether
    it may have the agent's model write for it (sampling).

    A policy that denies `SERVER/elicitation` or `SERVER/sampling` declines without asking anybody.
*/
class ServerHandler final : public McpClientHandler
{
public:
    struct Services {
        QPointer<Questions> questions;
        /*! Whether the policies let \a tool of the server be; a null function allows all. */
        std::function<bool(const ToolInfo &tool)> isDenied;
        /*! One answer of the agent's model; null: sampling is not offered. */
        std::function<QCoro::Task<lattice::Result<ModelReply>>(ModelRequest request, std::stop_token stop)> generate;
    };

    ServerHandler(const RunScope &scope, const McpServerSpec &spec, Services services);

    QJsonObject capabilities() const override;
    QCoro::Task<lattice::Result<QJsonObject>> elicit(QJsonObject params, std::stop_token stop) override;
    QCoro::Task<lattice::Result<QJsonObject>> sample(QJsonObject params, std::stop_token stop) override;

private:
    bool denies(const QString &what) const;
    Question questionOf(const QString &words) const;

    const QString m_agent, m_runId, m_server;
    const Services m_services;
};

/*! \a params of sampling/createMessage as our models are asked. \return Invalid for content that is neither text, image nor sound */
lattice::Result<ModelRequest> samplingRequest(const QJsonObject &params);

} // namespace core
