// SPDX-License-Identifier: Apache-2.0
#pragma once

// All messages and values of docs/work.md §3, §7 and §8.
#include "lattice/protocol/goworkrecord.h"   // IWYU pragma: export
#include "lattice/protocol/workassignment.h" // IWYU pragma: export
#include "lattice/protocol/worklease.h"      // IWYU pragma: export
#include "lattice/protocol/workoffer.h"      // IWYU pragma: export
#include "lattice/protocol/workresponse.h"   // IWYU pragma: export
#include "lattice/protocol/workspec.h"       // IWYU pragma: export
