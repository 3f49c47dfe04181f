// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/secret.h"
#include "lattice/result.h"

#include <QCoro/QCoroTask>

#include <optional>

namespace core {

/*!
    Keeps secret values by name: in the keyring of the desktop, and in a file for its owner alone (0600) where no keyring runs.

    What stands in the file is found there also when a keyring runs later. `STN_KEYRING=off` means the file.
*/
class SecretStore final
{
public:
    enum class Keyring { IfThere, Never };

    /*! Keeps them in \a file; entries of several homes in one keyring are told apart by \a owner. */
    SecretStore(QString file, QString owner, Keyring keyring = Keyring::IfThere);

    QCoro::Task<lattice::Result<std::optional<Secret>>> read(QString key) const;
    QCoro::Task<lattice::Result<>> write(QString key, Secret value);
    QCoro::Task<lattice::Result<>> remove(QString key); //!< also when there is none

private:
    lattice::Result<QJsonObject> readFile() const;
    lattice::Result<> writeFile(const QString &key, const std::optional<Secret> &value);

    QString m_file;
    QString m_owner;
    bool m_useKeyring;
};

} // namespace core
