// SPDX-License-Identifier: Apache-2.0
#include "core/agent/agent.h"
#include "roundtrip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto agent = core::Agent::parse(bytes, QStringLiteral("fuzz.prompt"));
    if (!agent) {
        FUZZ_REQUIRE(!agent.error().detail.isEmpty());
        return 0;
    }
    FUZZ_REQUIRE(!agent->name.isEmpty());
    FUZZ_REQUIRE(!agent->id.isEmpty());
    FUZZ_REQUIRE(agent->toAgentInfo().name == agent->name);
    return 0;
}
