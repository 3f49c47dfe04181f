// SPDX-License-Identifier: Apache-2.0
#include "core/tool/serverrecord.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core {

namespace {

constexpr qsizetype kDurations = 256;
constexpr std::chrono::milliseconds kFirstPause = 500ms;
constexpr std::chrono::milliseconds kLongestPause = 30s;
constexpr auto kStable = 60s; // a session that lived so long did not fail at its start
constexpr qsizetype kShortestSecret = 6;

} // namespace

QString serverStateName(ServerReport::State state)
{
    switch (state) {
    case ServerReport::State::Idle:
        return u"idle"_s;
    case ServerReport::State::Starting:
        return u"starting"_s;
    case ServerReport::State::Running:
        return u"running"_s;
    case ServerReport::State::Waiting:
        return u"waiting"_s;
    }
    return {};
}

ServerRecord::ServerRecord(const QString &environment, const QString &name)
{
    m_report.environment = environment;
    m_report.name = name;
}

void ServerRecord::noteStarting()
{
    ++m_starting;
    settleState();
}

void ServerRecord::noteStarted(const QString &revision, int tools, Time)
{
    --m_starting;
    ++m_report.sessions;
    m_report.revision = revision;
    m_report.tools = tools;
    m_failedInRow = 0;
    settleState();
}

void ServerRecord::noteStartFailed(const QString &error, Time now)
{
    --m_starting;
    ++m_report.failures;
    noteError(error);
    fail(now);
}

void ServerRecord::noteStartCancelled()
{
    --m_starting;
    settleState();
}

void ServerRecord::noteGone(const QString &error, Time started, Time now)
{
    --m_report.sessions;
    noteError(error);
    if (now - started > kStable)
        m_failedInRow = 0;
    fail(now);
}

void ServerRecord::noteEnded()
{
    --m_report.sessions;
    settleState();
}

void ServerRecord::noteCall(std::chrono::milliseconds duration, const QString &error)
{
    ++m_report.calls;
    if (!error.isEmpty()) {
        ++m_report.failures;
        noteError(error);
    }
    if (m_durations.size() < kDurations)
        m_durations.append(duration);
    else
        m_durations[m_at++ % kDurations] = duration;
    auto sorted = m_durations;
    const auto nth = sorted.begin() + (sorted.size() * 95 + 99) / 100 - 1;
    std::nth_element(sorted.begin(), nth, sorted.end());
    m_report.p95 = *nth;
}

std::chrono::milliseconds ServerRecord::pauseBefore(Time now) const
{
    return m_next > now ? std::chrono::ceil<std::chrono::milliseconds>(m_next - now) : 0ms;
}

QString ServerRecord::masked(QString text, const McpServerSpec &spec)
{
    QStringList secrets = spec.secrets + spec.environment.values() + spec.headers.values();
    std::sort(secrets.begin(), secrets.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    for (const QString &secret : std::as_const(secrets)) {
        if (secret.size() >= kShortestSecret)
            text.replace(secret, u"***"_s);
        const QString word = secret.section(u' ', -1); // of "Bearer TOKEN"
        if (word.size() >= kShortestSecret)
            text.replace(word, u"***"_s);
    }
    return text;
}

void ServerRecord::noteError(const QString &error)
{
    m_report.lastError = error;
    m_report.lastErrorAt = QDateTime::currentDateTimeUtc();
}

void ServerRecord::fail(Time now)
{
    m_next = now + std::min(kLongestPause, kFirstPause * (1 << std::min(m_failedInRow, 6)));
    ++m_failedInRow;
    settleState();
}

void ServerRecord::settleState()
{
    using State = ServerReport::State;
    m_report.state = m_report.sessions > 0 ? State::Running : m_starting > 0 ? State::Starting : m_failedInRow > 0 ? State::Waiting : State::Idle;
}

} // namespace core
