// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcphttpcall.h"
#include "core/mcp/mcpauthorizer.h"
#include "core/tool/serverspec.h"

#include <QHash>

namespace core {

/*!
    Streamable HTTP, of all revisions.

    Redirects are followed to the same scheme, host and port alone: headers hold secrets. Cookies are neither kept nor sent.
    The transport of 2024-11-05 with two addresses (HTTP+SSE) is not spoken.
*/
class HttpTransport final : public McpTransport
{
    Q_OBJECT

public:
    HttpTransport(McpServerSpec spec, std::shared_ptr<McpAuthorizer> authorizer = {});
    ~HttpTransport() override;

    QCoro::Task<lattice::Result<>> open(std::stop_token stop) override;
    void send(RpcMessage message, McpHeaders headers) override;
    QCoro::Task<> deliver(RpcMessage message) override;
    void abandon(QJsonValue id) override;
    QCoro::Task<> close() override;
    void setVersion(const QString &version, bool isModern) override;
    void listen() override;
    bool hasOrder() const override { return false; }

    QByteArray sessionId() const { return m_sessionId; }

private:
    struct Letter {
        RpcMessage message;
        McpHeaders headers;
        int signIns = 0; //!< tried for it
        QByteArray authorization = {}; //!< it was sent with
    };

    QNetworkRequest makeRequest(const McpHeaders &headers) const;
    McpHttpCall *newExchange();
    void post(const Letter &letter);
    void finish(McpHttpCall *exchange, const Letter &letter, const McpHttpCall::Ended &outcome);
    void drop(McpHttpCall *exchange);
    void takeSession(const QNetworkReply *reply);
    QCoro::Task<> signInAndPost(Letter letter, McpChallenge challenge);
    void settle(const Letter &letter, const McpFailure &failure);

    McpServerSpec m_spec;
    QString m_place; //!< host and port, for words
    std::shared_ptr<McpAuthorizer> m_authorizer;
    std::shared_ptr<QNetworkAccessManager> m_network;
    QByteArray m_version;
    bool m_isModern = false;
    bool m_isClosed = false;
    QByteArray m_sessionId;
    QSet<McpHttpCall *> m_exchanges; //!< ours, until drop()
    McpHttpCall *m_listening = nullptr;
    std::stop_source m_stop;
};

} // namespace core
