// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/stdiowriter.h"

#include <cerrno>
#include <unistd.h>

using namespace std::chrono_literals;

namespace core {

namespace {

constexpr qsizetype kFull = 1024 * 1024;
constexpr qsizetype kMost = 256 * 1024 * 1024;
constexpr auto kPatience = 2s;

bool writeAll(int descriptor, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t written = ::write(descriptor, bytes.data() + done, size_t(bytes.size() - done));
        if (written < 0 && errno == EAGAIN)
            std::this_thread::sleep_for(5ms); // somebody has made it non-blocking
        else if (written < 0 && errno != EINTR)
            return false;
        else if (written > 0)
            done += written;
    }
    return true;
}

} // namespace

StdioWriter::StdioWriter(int descriptor)
    : m_state(std::make_shared<State>())
{
    std::thread(run, m_state, descriptor).detach();
}

StdioWriter::~StdioWriter()
{
    std::unique_lock lock(m_state->mutex);
    m_state->ending = true;
    m_state->changed.notify_all();
    m_state->changed.wait_for(lock, kPatience, [this] { return m_state->done; });
}

void StdioWriter::run(std::shared_ptr<State> state, int descriptor)
{
    std::unique_lock lock(state->mutex);
    while (true) {
        state->changed.wait(lock, [&] { return !state->waiting.empty() || state->ending; });
        if (state->waiting.empty() || state->broken)
            break;
        const QByteArray next = std::move(state->waiting.front());
        state->waiting.pop_front();
        lock.unlock();
        const bool written = writeAll(descriptor, next);
        lock.lock();
        state->bytes -= next.size();
        if (!written)
            state->broken = true;
    }
    state->done = true;
    state->changed.notify_all();
}

void StdioWriter::write(QByteArray bytes)
{
    const std::lock_guard lock(m_state->mutex);
    if (m_state->broken)
        return;
    m_state->bytes += bytes.size();
    m_state->waiting.push_back(std::move(bytes));
    if (m_state->bytes > kMost)
        m_state->broken = true;
    m_state->changed.notify_all();
}

bool StdioWriter::isFull() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->bytes > kFull;
}

bool StdioWriter::isBroken() const
{
    return m_state->broken;
}

} // namespace core
