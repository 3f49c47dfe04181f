// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>

using EVP_PKEY = struct evp_pkey_st;

namespace core {

/*! A public key as RFC 7517 writes it: RSA from 2048 bits on, EC on P-256 or P-384, or Ed25519. */
class JsonWebKey final
{
public:
    /*! \return nothing for keys of other kinds, for encryption, or that are no keys */
    static std::optional<JsonWebKey> of(const QJsonObject &json);

    QString id() const { return m_id; } //!< may be empty

    /*! Whether \a signature by \a algorithm (RFC 7518: "RS256", "PS256", "ES256", "EdDSA", …) is of \a data. False for an algorithm that is not this key's. */
    bool verifies(const QString &algorithm, const QByteArray &data, const QByteArray &signature) const;

private:
    enum class Kind { Rsa, P256, P384, Ed25519 };

    QString m_id;
    QString m_algorithm; //!< the only one it may be used with; empty: any of its kind
    Kind m_kind = Kind::Rsa;
    std::shared_ptr<EVP_PKEY> m_key;
};

} // namespace core
