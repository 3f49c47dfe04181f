// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QUrl>

/*! The rules of a sign-in by OAuth 2.1 that need no network. \sa MCP, basic/authorization; RFC 8414, 9728, 9207, 7636 */
namespace core::OAuth {

/*! Parameters of the Bearer challenge in a WWW-Authenticate header; names in lower case. */
QHash<QByteArray, QString> challengeParameters(const QByteArray &header);

/*! Where the protected resource says who signs in for it: what the challenge names, else by the path, else at the root. */
QList<QUrl> resourceMetadataUrls(const QUrl &server, const QString &named);

/*! Where an authorization server describes itself. */
QList<QUrl> serverMetadataUrls(const QUrl &issuer);

/*! Whether \a resource, as its own metadata names it, is \a server or a folder that it lies in. */
bool covers(const QUrl &resource, const QUrl &server);

/*! Keys and codes travel to it: https, or this machine. */
bool isSafe(const QUrl &url);

QByteArray challengeOf(const QByteArray &verifier); //!< S256

/*! `code` and `state` of a redirect, checked against what was asked; `iss` as the server's \a metadata promises. \return the code, or why not */
lattice::Result<QString> codeOf(const QUrl &redirect, const QString &state, const QJsonObject &metadata);

/*! How to sign in at the token endpoint: "none", "client_secret_basic" or "client_secret_post". */
QString tokenMethod(const QJsonObject &client, const QJsonObject &metadata);

/*! \a scopes and \a further, each once. */
QString joinedScopes(const QString &scopes, const QString &further);

} // namespace core::OAuth
