// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/claim.h"
#include "lattice/protocol/digest.h"
#include "lattice/protocol/facts.h"
#include "lattice/protocol/invoke.h"
#include "lattice/protocol/manifestcodec.h"
#include "lattice/protocol/presence.h"
#include "lattice/protocol/workflow.h"

/*! The values that the golden files in tests/data/protocol stand for. */
namespace examples {

lattice::PresenceMessage announce();
lattice::PresenceMessage heartbeat();
lattice::PresenceMessage goodbye();
lattice::PresenceDigest digest();
lattice::StationManifest manifest();
lattice::StationManifest emptyManifest();
lattice::AgentRecord agentRecord();
lattice::InvokeRequest invokeRequest();
lattice::InvokeRequest invokeRequestById();
lattice::InvokeResponse invokeResponse();
lattice::InvokeResponse busyResponse();
lattice::CallOrigin callOrigin();
lattice::RunWorkflowRequest workflowRequest();
lattice::RunWorkflowResponse workflowResponse();
lattice::RunWorkflowResponse workflowError();
lattice::NameClaim takenOverClaim();
lattice::NameClaim freshClaim();
lattice::StationFacts facts();

} // namespace examples
