// SPDX-License-Identifier: Apache-2.0
#include "lattice/trace/activespan.h"

#include "lattice/protocol/faultword.h"
#include "lattice/trace/tracerstate.h"

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

// The limits of the specification of OpenTelemetry; the one for texts is ours, there it is none.
constexpr qsizetype kMostAttributes = 128;
constexpr qsizetype kMostEvents = 128;
constexpr qsizetype kMostLinks = 128;
constexpr qsizetype kLongestText = 16 * 1024;
constexpr qsizetype kLongestStatus = 300;

QString cut(const QString &text, qsizetype longest = kLongestText)
{
    if (text.size() <= longest)
        return text;
    return text.first(text.at(longest - 1).isHighSurrogate() ? longest - 1 : longest); // half a character is none
}

} // namespace

ActiveSpan::ActiveSpan() = default;
ActiveSpan::ActiveSpan(std::unique_ptr<Live> live) : m_live(std::move(live)) { }
ActiveSpan::ActiveSpan(ActiveSpan &&other) noexcept : m_live(std::move(other.m_live)), m_isRecording(std::exchange(other.m_isRecording, false)) { }

ActiveSpan &ActiveSpan::operator=(ActiveSpan &&other) noexcept
{
    if (this != &other) {
        end();
        m_live = std::move(other.m_live);
        m_isRecording = std::exchange(other.m_isRecording, false);
    }
    return *this;
}

ActiveSpan::~ActiveSpan()
{
    end();
}

void ActiveSpan::put(QLatin1StringView key, SpanValue value)
{
    Span &span = m_live->span;
    for (SpanAttribute &attribute : span.attributes) {
        if (attribute.key == key) {
            attribute.value = std::move(value);
            return;
        }
    }
    if (span.attributes.size() >= kMostAttributes)
        ++span.droppedAttributes;
    else
        span.attributes.append({key, std::move(value)});
}

void ActiveSpan::set(QLatin1StringView key, const QString &text)
{
    if (m_isRecording)
        put(key, cut(text));
}

void ActiveSpan::set(QLatin1StringView key, const QStringList &texts)
{
    if (!m_isRecording)
        return;
    QStringList kept;
    for (const QString &text : texts.first(std::min(texts.size(), kMostAttributes)))
        kept.append(cut(text));
    put(key, kept);
}

void ActiveSpan::set(QLatin1StringView key, bool value)
{
    if (m_isRecording)
        put(key, value);
}

void ActiveSpan::set(QLatin1StringView key, double value)
{
    if (m_isRecording)
        put(key, value);
}

void ActiveSpan::addEvent(QLatin1StringView name, QList<SpanAttribute> attributes)
{
    if (!m_isRecording)
        return;
    if (m_live->span.events.size() >= kMostEvents)
        ++m_live->span.droppedEvents;
    else
        m_live->span.events.append({.name = name, .timeNs = std::max(m_live->span.startNs, spanTimeNs()), .attributes = std::move(attributes)});
}

void ActiveSpan::addLink(QStringView traceparent)
{
    const auto context = m_isRecording ? Traceparent::parse(traceparent) : std::nullopt;
    if (!context)
        return;
    if (m_live->span.links.size() >= kMostLinks)
        ++m_live->span.droppedLinks;
    else
        m_live->span.links.append({.context = *context, .attributes = {}});
}

void ActiveSpan::fail(const Error &error)
{
    if (!m_isRecording)
        return;
    failAs(QString(wordOf(kFaultWords, error.fault)));
    m_live->span.statusText = cut(error.detail.section(u'\n', 0, 0), kLongestStatus);
}

void ActiveSpan::failAs(const QString &type)
{
    if (!m_isRecording)
        return;
    set("error.type"_L1, type);
    m_live->span.status = Span::Status::Error;
}

QString ActiveSpan::traceparent(const QString &otherwise) const
{
    return m_live ? m_live->span.context.toString() : otherwise;
}

void ActiveSpan::end()
{
    const auto live = std::exchange(m_live, {});
    if (!std::exchange(m_isRecording, false))
        return;
    live->span.endNs = std::max(live->span.startNs, spanTimeNs()); // the clock may have been set back
    for (const auto &listener : live->tracer->wanting(live->span.context.isSampled()))
        listener->spanEnded(live->span);
}

} // namespace lattice
