// SPDX-License-Identifier: Apache-2.0
#pragma once

// What tracer and spans share, for their own sources.
#include "lattice/trace/tracer.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <vector>

namespace lattice {

/*!
    Since 1970. One clock for all spans, and not a monotonic one beside it: what runs within another step must not seem to
    end after it, and a machine that slept must not be late from then on.
*/
inline qint64 spanTimeNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

struct Tracer::State {
    struct Ear {
        std::shared_ptr<SpanListener> listener;
        SpanListener::Wants wants;
    };

    /*! Copied out of the lock: a listener may take a while, and may add or remove one. */
    std::vector<std::shared_ptr<SpanListener>> wanting(bool sampled);

    const Sampling sampling;
    std::atomic<int> ears = 0;
    std::atomic<int> earsForAll = 0;
    std::mutex mutex;
    std::vector<Ear> list;
};

struct ActiveSpan::Live {
    Span span;
    std::shared_ptr<Tracer::State> tracer;
};

} // namespace lattice
