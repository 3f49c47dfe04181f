// SPDX-License-Identifier: Apache-2.0
#include "core/model/keyplace.h"

#include "core/model/keyfile.h"
#include "core/model/keyring.h"

using namespace Qt::StringLiterals;
using lattice::Result;

namespace core {

QCoro::Task<Result<QString>> keepKey(QString folder, QString provider, Secret key, KeyPlace place)
{
    const KeyFile file(folder);
    const bool forget = key.isEmpty();
    if (forget && file.content().inKeyring.contains(provider)) {
        const auto gone = co_await Keyring().forget(provider);
        if (!gone)
            co_return std::unexpected(gone.error());
    }
    bool inKeyring = false;
    if (!forget && place == KeyPlace::Keyring && Keyring::isThinkable()) {
        const auto kept = co_await Keyring().store(provider, key);
        inKeyring = kept.has_value();
    }
    const auto stored = inKeyring ? file.noteKeyring(provider) : file.store(provider, key);
    if (!stored)
        co_return std::unexpected(stored.error());
    co_return inKeyring ? u"the keyring"_s : folder + u'/' + KeyFile::fileName();
}

} // namespace core
