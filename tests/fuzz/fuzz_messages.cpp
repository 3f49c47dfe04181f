// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/claim.h"
#include "lattice/protocol/facts.h"
#include "lattice/protocol/invoke.h"
#include "lattice/protocol/manifestcodec.h"
#include "lattice/protocol/workflow.h"
#include "roundtrip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    requireRoundTrip(bytes, lattice::decodeManifest);
    requireRoundTrip(bytes, lattice::decodeAgentRecord);
    requireRoundTrip(bytes, lattice::decodeInvokeRequest);
    requireRoundTrip(bytes, lattice::decodeInvokeResponse);
    requireRoundTrip(bytes, lattice::decodeRunWorkflowRequest);
    requireRoundTrip(bytes, lattice::decodeRunWorkflowResponse);
    requireRoundTrip(bytes, lattice::decodeNameClaim);
    requireRoundTrip(bytes, lattice::decodeStationFacts);
    return 0;
}
