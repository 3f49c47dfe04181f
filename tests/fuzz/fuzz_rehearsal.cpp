// SPDX-License-Identifier: Apache-2.0
#include "core/model/rehearsalscript.h"
#include "roundtrip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto script = core::RehearsalScript::parse(bytesOf(data, size), QStringLiteral("fuzz.rehearsal.yaml"));
    FUZZ_REQUIRE(script || !script.error().detail.isEmpty());
    return 0;
}
