// SPDX-License-Identifier: Apache-2.0
#include "core/config/configreader.h"
#include "roundtrip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    core::ConfigReader reader;
    reader.readYaml(bytesOf(data, size), QStringLiteral("config.yaml"));
    const auto config = reader.result();
    FUZZ_REQUIRE(config || !config.error().detail.isEmpty());
    return 0;
}
