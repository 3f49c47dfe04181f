// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/secret.h"
#include "lattice/result.h"

#include <QMap>

namespace core {

/*!
    Keys of providers in a file of their own beside config.yaml, `keys.json` with mode 0600, for machines where the environment is no
    place for them. The environment counts more. A file that others may read is not used.
*/
class KeyFile final
{
public:
    explicit KeyFile(QString folder);

    static QString fileName() { return QStringLiteral("keys.json"); }

    QMap<QString, Secret> keys() const; //!< by provider; none when the file is missing, and a warning in the log when it cannot be used
    lattice::Result<QMap<QString, Secret>> read() const;

    /*! An empty key forgets it. */
    lattice::Result<> store(const QString &provider, const Secret &key) const;

private:
    QString m_path;
};

} // namespace core
