// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/secret.h"
#include "lattice/result.h"

#include <QCoro/QCoroTask>

namespace core {

enum class KeyPlace {
    Keyring, //!< the session's, and the file where none answers
    File,    //!< keys.json
};

/*!
    Keeps the key of a provider for the home whose configuration is in \a folder; an empty one is forgotten, wherever it is.
    \return where it is now, in words
*/
QCoro::Task<lattice::Result<QString>> keepKey(QString folder, QString provider, Secret key, KeyPlace place);

} // namespace core
