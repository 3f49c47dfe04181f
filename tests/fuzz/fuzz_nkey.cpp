// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/nkey.h"
#include "roundtrip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto seed = lattice::nkey::seedIn(bytes);
    const auto key = lattice::nkey::publicKey(seed.value_or(bytes));
    FUZZ_REQUIRE(!key || (key->size() == 56 && key->startsWith('U')));
    FUZZ_REQUIRE(key || !key.error().detail.contains(QString::fromUtf8(bytes.size() > 8 ? bytes : QByteArray("\xff")))); // a seed is never repeated
    return 0;
}
