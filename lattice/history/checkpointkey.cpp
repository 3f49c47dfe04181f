// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/checkpoint.h"

using namespace Qt::StringLiterals;

namespace lattice {

Result<std::unique_ptr<CheckpointKey>> CheckpointKey::open(const QString &file)
{
    auto key = SigningKey::open(file, "station checkpoint key 1"_ba);
    if (!key)
        return std::unexpected(key.error());
    return std::unique_ptr<CheckpointKey>(new CheckpointKey(std::move(*key)));
}

void CheckpointKey::sign(Checkpoint &checkpoint) const
{
    checkpoint.publicKey = m_key->publicKey();
    checkpoint.signature = m_key->sign(checkpoint.signedBytes());
}

} // namespace lattice
