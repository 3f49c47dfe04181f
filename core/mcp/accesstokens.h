// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/caller.h"
#include "lattice/result.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace core {

/*! A token that a person has made for a client. The token itself is known to nobody but the client. */
struct AccessToken {
    QString name;
    Right right = Right::Read;
    QByteArray hash; //!< SHA-256 of the token: 256 random bits need no salt
    QDateTime made;
};

/*!
    The named tokens of a home, in `tokens.json` of its data. The file is the truth: a command may change it while an engine runs, which
    sees it at the next request.
*/
class AccessTokens final
{
public:
    explicit AccessTokens(QString file);
    static QString fileOf(const QString &dataFolder) { return dataFolder + QStringLiteral("/tokens.json"); }

    /*! \return the new token, said once and never again; Conflict when the name is taken, Invalid when it is none */
    lattice::Result<QString> create(const QString &name, Right right);
    lattice::Result<> revoke(const QString &name); //!< NotFound
    lattice::Result<QList<AccessToken>> list();

    /*! Whose token it is. Takes as long for a wrong one as for a right one. */
    std::optional<AccessToken> find(const QByteArray &token);

private:
    lattice::Result<> read();
    lattice::Result<> write(const QList<AccessToken> &tokens);

    QString m_file;
    QList<AccessToken> m_tokens;
    qint64 m_changed = -1; //!< when the file that was read was written, as its size
    qint64 m_size = -1;
};

} // namespace core
