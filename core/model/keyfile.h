// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/secret.h"
#include "lattice/result.h"

#include <QMap>
#include <QStringList>

namespace core {

/*!
    Keys of providers in a file of their own beside config.yaml, `keys.json` with mode 0600, for machines where the environment is no
    place for them and no keyring runs. The environment counts more. A file that others may read is not used.
*/
class KeyFile final
{
public:
    explicit KeyFile(QString folder);

    static QString fileName() { return QStringLiteral("keys.json"); }

    struct Content {
        QMap<QString, Secret> keys; //!< by provider
        QStringList inKeyring;      //!< providers whose key the keyring of the session has
    };

    QMap<QString, Secret> keys() const; //!< by provider; none when the file is missing, and a warning in the log when it cannot be used
    Content content() const; //!< as keys()
    lattice::Result<Content> read() const;

    /*! An empty key forgets it. */
    lattice::Result<> store(const QString &provider, const Secret &key) const;
    lattice::Result<> noteKeyring(const QString &provider) const; //!< that its key is there, and no longer here

private:
    lattice::Result<> write(const Content &content) const;

    QString m_path;
};

} // namespace core
