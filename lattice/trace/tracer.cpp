// SPDX-License-Identifier: Apache-2.0
#include "lattice/trace/tracer.h"

#include "lattice/trace/tracerstate.h"

#include <algorithm>

namespace lattice {

namespace {

QString asText(SpanName name)
{
    QString text(name.operation);
    if (!name.target.isEmpty())
        text.append(u' ').append(name.target.left(200));
    return text;
}

} // namespace

std::vector<std::shared_ptr<SpanListener>> Tracer::State::wanting(bool sampled)
{
    std::vector<std::shared_ptr<SpanListener>> found;
    const std::lock_guard guard(mutex);
    for (const Ear &ear : list) {
        if (sampled || ear.wants == SpanListener::Wants::All)
            found.push_back(ear.listener);
    }
    return found;
}

Tracer::Tracer(Sampling sampling) : m_state(std::make_shared<State>(sampling)) { }

bool Tracer::isOn() const
{
    return m_state && m_state->ears.load(std::memory_order_relaxed) > 0;
}

ActiveSpan Tracer::start(SpanName name, Span::Kind kind, QStringView parent) const
{
    if (!isOn())
        return {};
    const auto from = Traceparent::parse(parent);
    const Traceparent context = from ? from->child() : Traceparent::make();
    const bool sampled = m_state->sampling.decide(context, from.has_value());
    auto live = std::make_unique<ActiveSpan::Live>(Span{.context = context.withSampled(sampled)}, m_state);
    if (!sampled && m_state->earsForAll.load(std::memory_order_relaxed) == 0)
        return ActiveSpan(std::move(live)); // no more than its context, for those below to know
    Span &span = live->span;
    span.parentId = from ? from->spanId() : QString();
    span.isParentRemote = from && (kind == Span::Kind::Server || kind == Span::Kind::Consumer);
    span.name = asText(name);
    span.kind = kind;
    span.startNs = spanTimeNs();
    for (const auto &listener : m_state->wanting(sampled))
        listener->spanStarted(span);
    ActiveSpan active(std::move(live));
    active.m_isRecording = true;
    return active;
}

void Tracer::add(const std::shared_ptr<SpanListener> &listener, SpanListener::Wants wants)
{
    Q_ASSERT(m_state);
    const std::lock_guard guard(m_state->mutex);
    m_state->list.push_back({listener, wants});
    ++m_state->ears;
    m_state->earsForAll += wants == SpanListener::Wants::All;
}

void Tracer::remove(const SpanListener *listener)
{
    if (!m_state)
        return;
    std::shared_ptr<SpanListener> kept; // what its end does is done outside of the lock
    const std::lock_guard guard(m_state->mutex);
    const auto found = std::ranges::find_if(m_state->list, [listener](const State::Ear &ear) { return ear.listener.get() == listener; });
    if (found == m_state->list.end())
        return;
    --m_state->ears;
    m_state->earsForAll -= found->wants == SpanListener::Wants::All;
    kept = std::move(found->listener);
    m_state->list.erase(found);
}

} // namespace lattice
