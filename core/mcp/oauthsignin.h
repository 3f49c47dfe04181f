// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcpauthorizer.h"
#include "core/mcp/oauthfacts.h"
#include "lattice/pending.h"

#include <QNetworkAccessManager>

namespace core {

/*! What is kept of sign-ins: clients and tokens by issuer. Secret. */
class OAuthStore
{
public:
    OAuthStore() = default;
    virtual ~OAuthStore() = default;
    Q_DISABLE_COPY_MOVE(OAuthStore)

    virtual QJsonObject load(const QString &key) = 0;
    virtual void save(const QString &key, const QJsonObject &value) = 0;
};

/*! A file that only its owner may read (0600). */
class OAuthFile final : public OAuthStore
{
public:
    explicit OAuthFile(QString file)
        : m_file(std::move(file))
    { }

    QJsonObject load(const QString &key) override;
    void save(const QString &key, const QJsonObject &value) override;

private:
    QString m_file;
};

/*!
    Signs in to a remote server by OAuth 2.1: authorization code with PKCE, in the browser of the person.

    Finds the authorization server by the resource's metadata (RFC 9728) and its own (RFC 8414 or OpenID), is known there by what
    was agreed before, by a document on the web, or by registering, and asks again for more rights when the server wants them.
*/
class OAuthSignIn final : public McpAuthorizer, public std::enable_shared_from_this<OAuthSignIn>
{
public:
    struct Settings {
        QUrl server;
        QString clientId;                               //!< agreed before; empty: it registers itself
        QString clientSecret;
        QUrl clientDocument;                            //!< our description on the web, where the server takes such
        std::function<lattice::Result<>(const QUrl &url)> openBrowser; //!< null, or fails: nobody is there to sign in
        std::shared_ptr<OAuthStore> store;              //!< null: nothing is kept
        std::chrono::milliseconds patience{std::chrono::minutes(5)}; //!< for the person
    };

    explicit OAuthSignIn(Settings settings);

    QByteArray authorization() const override { return m_token.isEmpty() ? QByteArray() : "Bearer " + m_token; }
    QCoro::Task<lattice::Result<>> answer(McpChallenge challenge, std::stop_token stop) override;

private:
    struct Reply {
        int status = 0;
        QJsonObject json;
    };
    struct Place {
        QString resource;      //!< to name in requests
        QString issuer;
        QString scopes;        //!< all that the resource knows
        QJsonObject metadata;  //!< of the authorization server
    };

    QCoro::Task<lattice::Result<>> signIn(McpChallenge challenge, std::stop_token stop);
    QCoro::Task<lattice::Result<Place>> discover(QString named, std::stop_token stop);
    QCoro::Task<lattice::Result<QJsonObject>> metadataOf(QString issuer, bool mayGuess, std::stop_token stop);
    QCoro::Task<lattice::Result<QJsonObject>> clientFor(Place place, QString redirect, std::stop_token stop);
    QCoro::Task<lattice::Result<QString>> askPerson(Place place, QJsonObject client, QString scopes, QByteArray verifier, QString redirect, class OAuthRedirect *waiting, std::stop_token stop);
    QCoro::Task<lattice::Result<>> fetchToken(Place place, QJsonObject client, QList<std::pair<QString, QString>> form, std::stop_token stop);
    QCoro::Task<lattice::Result<Reply>> send(QUrl url, QByteArray body, QByteArray type, QByteArray authorization, std::stop_token stop);
    void keep(const QString &issuer);

    Settings m_settings;
    std::shared_ptr<QNetworkAccessManager> m_network;
    QByteArray m_token;
    QString m_refreshToken;
    QString m_issuer; //!< whose token it is
    QString m_granted; //!< scopes
    QJsonObject m_client; //!< whom the tokens were given to
    QList<lattice::Pending<lattice::Result<>>> m_waiting;
    bool m_isSigningIn = false;
};

} // namespace core
