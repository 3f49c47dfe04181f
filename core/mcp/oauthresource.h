// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/caller.h"
#include "core/mcp/jsonwebkey.h"
#include "core/mcp/mcptypes.h"
#include "lattice/result.h"

#include <QCoro/QCoroTask>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace core {

/*!
    The MCP endpoints as a resource server of OAuth 2.1: clients come with access tokens of an authorization server that the configuration
    names, signed as RFC 9068 says. Which server, they learn from our metadata (RFC 9728); its keys we get from its own (RFC 8414, or
    OpenID Connect Discovery) at the start, every quarter of an hour, and when a token names a key that is not known.
*/
class OAuthResource final : public QObject
{
    Q_OBJECT

public:
    static constexpr auto kMetadataPath = "/.well-known/oauth-protected-resource";

    /*! \return Invalid for an \a issuer that is neither https nor on this machine */
    static lattice::Result<std::unique_ptr<OAuthResource>> make(const QString &issuer, const QString &audience);

    /*! Who comes with \a token at \a resource, our own address. Nobody while the issuer's keys are not there. Never waits. */
    std::expected<McpPeer, ClaimFault> peerOf(const QByteArray &token, const QString &resource);

    QJsonObject metadata(const QString &resource) const;
    static QString scopeOf(Right right) { return QStringLiteral("station:") + rightName(right); }

    bool isReady() const { return !m_keys.isEmpty(); }

private:
    OAuthResource(QUrl issuer, QString audience);
    QCoro::Task<void> renew();
    QCoro::Task<lattice::Result<QJsonObject>> get(QUrl url);
    QCoro::Task<lattice::Result<QList<JsonWebKey>>> fetchKeys();

    QString m_issuer; //!< as the tokens must have it, letter by letter
    QString m_audience; //!< beside our own address; may be empty
    std::shared_ptr<QNetworkAccessManager> m_network;
    QList<JsonWebKey> m_keys;
    QTimer m_clock;
    QElapsedTimer m_read; //!< since the keys came
    QString m_problem; //!< why they did not, the last time
    QElapsedTimer m_asked; //!< since the last look for an unknown key
    bool m_renewing = false;
};

} // namespace core
