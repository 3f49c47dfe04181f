// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>

#include <memory>

namespace lattice {

/*! An Ed25519 key of a home, in a file of its own (0600). */
class SigningKey final
{
public:
    static constexpr qsizetype kPublicBytes = 32;
    static constexpr qsizetype kSignatureBytes = 64;

    ~SigningKey(); //!< wipes the secret
    Q_DISABLE_COPY_MOVE(SigningKey)

    /*!
        Reads \a file, or makes it when it is not there. It begins with the line \a head, which says what the key is for.
        \return Refused when others may read it; Invalid when it holds no such key
    */
    static Result<std::unique_ptr<SigningKey>> open(const QString &file, const QByteArray &head);

    const QByteArray &publicKey() const { return m_public; }
    QByteArray sign(const QByteArray &bytes) const;

    static bool isRight(const QByteArray &signature, const QByteArray &bytes, const QByteArray &publicKey);

private:
    SigningKey() = default;
    QByteArray m_public;
    QByteArray m_secret;
};

} // namespace lattice
