// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/caller.h"
#include "lattice/result.h"

#include <QDateTime>
#include <QList>

namespace core {

/*! "ed25519:" and the key as base64url, as people copy it. */
QString keyText(const QByteArray &publicKey);
/*! \return the 32 bytes, or Invalid saying how a key looks */
lattice::Result<QByteArray> parseKey(const QString &text);

/*! A key whose owner may do things here. */
struct TrustedKey {
    QByteArray key;
    QString name; //!< for people
    Right right = Right::Operate;
    QDateTime added;

    friend bool operator==(const TrustedKey &, const TrustedKey &) = default;
};

/*!
    The keys that an administrator of this station has allowed, in `trust.json` of the home.

    The file is read when it has changed: a command without a running engine may write it as well.
*/
class TrustedKeys final
{
public:
    explicit TrustedKeys(QString file) : m_file(std::move(file)) {}

    /*! Invalid when the file cannot be understood; then nobody is trusted. */
    lattice::Result<QList<TrustedKey>> all() const;
    std::optional<TrustedKey> find(const QByteArray &key) const;
    lattice::Result<> allow(const TrustedKey &key); //!< replaces an earlier word on the same key
    lattice::Result<TrustedKey> revoke(const QString &keyOrName); //!< NotFound; Conflict when several have the name

private:
    lattice::Result<> write(const QList<TrustedKey> &keys) const;

    QString m_file;
};

} // namespace core
