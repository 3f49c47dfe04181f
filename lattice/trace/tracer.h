// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/trace/activespan.h"
#include "lattice/trace/sampling.h"

#include <memory>

namespace lattice {

/*! Whoever wants spans: an exporter, a store of runs. Called on the thread that starts or ends the span, and must not block it. */
class SpanListener
{
public:
    /*! Sampled: what is to be exported. All: also what a sampler has left out. */
    enum class Wants { Sampled, All };

    virtual ~SpanListener() = default;
    virtual void spanStarted(const Span &) { }
    virtual void spanEnded(const Span &span) = 0;
};

/*!
    Makes spans and hands them to those who listen. A cheap handle: copies are one tracer, and may be on any thread.

    A tracer that was made without anything is off for ever. It is off as well while nobody listens, and then start() is one
    look at an atomic: nothing is made, copied or formatted. There is no "current span": who starts a span says its parent, as a
    `traceparent`, which goes through coroutines, queues and stations alike.
*/
class Tracer final
{
public:
    Tracer() = default; //!< off for ever
    explicit Tracer(Sampling sampling);

    bool isOn() const;

    /*!
        Starts a span; it ends with the object, or by end().

        \param parent a `traceparent` of this process or from outside; empty or malformed: the span is the root of a new trace
    */
    ActiveSpan start(SpanName name, Span::Kind kind, QStringView parent = {}) const;

    void add(const std::shared_ptr<SpanListener> &listener, SpanListener::Wants wants);
    void remove(const SpanListener *listener);

private:
    friend class ActiveSpan;
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace lattice
