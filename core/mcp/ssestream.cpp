// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/ssestream.h"

#include "core/mcp/eventstore.h"

namespace core {

namespace {

constexpr int kRetryMs = 1000;          // how long a client waits before it comes back, when it loses us
constexpr qint64 kQuietMs = 15'000;     // proxies close what is silent for longer
constexpr qint64 kFullBytes = 1024 * 1024;

} // namespace

SseStream::SseStream(QByteArray name, std::shared_ptr<EventStore> store)
    : m_name(std::move(name))
    , m_store(std::move(store))
{
    m_quiet.start();
}

SseStream::~SseStream()
{
    if (m_exchange)
        m_exchange->disconnect(this);
}

void SseStream::attach(std::shared_ptr<HttpExchange> exchange, const HttpHeaders &headers, quint64 seen, bool primes)
{
    if (m_exchange) {
        m_exchange->disconnect(this);
        m_exchange->end();
    }
    m_exchange = std::move(exchange);
    m_exchange->dropBody();
    connect(m_exchange.get(), &HttpExchange::gone, this, [this] {
        const auto kept = std::exchange(m_exchange, {}); // its signal is under way
        Q_EMIT lost();
    });
    HttpHeaders all = headers;
    all.add("Content-Type", "text/event-stream");
    all.add("Cache-Control", "no-cache, no-transform");
    all.add("X-Accel-Buffering", "no");
    m_exchange->open(200, all);
    QByteArray text;
    if (primes)
        text += "id: " + idOf(seen) + "\nretry: " + QByteArray::number(kRetryMs) + "\ndata: \n\n";
    for (const Event &event : m_kept) {
        if (event.number > seen)
            text += event.text;
    }
    m_exchange->write(text);
    m_quiet.restart();
    if (m_finished)
        m_exchange->end();
}

void SseStream::send(const QByteArray &json)
{
    if (m_finished)
        return;
    ++m_last;
    QByteArray text;
    text.reserve(json.size() + 64);
    if (m_store)
        text += "id: " + idOf(m_last) + '\n';
    text += "data: " + json + "\n\n";
    if (m_store) {
        m_kept.push_back({m_last, text});
        m_store->add(weak_from_this(), text.size());
    }
    if (!isAttached())
        return;
    m_exchange->write(text);
    m_quiet.restart();
}

void SseStream::finish()
{
    m_finished = true;
    if (m_exchange)
        m_exchange->end();
}

void SseStream::cut(int retryMs)
{
    if (!isAttached() || !m_store)
        return;
    m_exchange->write("retry: " + QByteArray::number(retryMs) + "\n\n");
    m_exchange->disconnect(this);
    m_exchange->end();
    m_exchange.reset();
}

void SseStream::keepAlive()
{
    if (!isAttached() || m_quiet.elapsed() < kQuietMs)
        return;
    m_exchange->write(":\n\n");
    m_quiet.restart();
}

bool SseStream::isFull() const
{
    return m_exchange && m_exchange->unsent() > kFullBytes;
}

void SseStream::forgetOldest()
{
    if (!m_kept.empty())
        m_kept.pop_front();
}

} // namespace core
