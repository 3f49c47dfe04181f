// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/serverlog.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr qsizetype kMostLines = 20;
constexpr qsizetype kLongestLine = 16 * 1024;
constexpr auto kQuiet = 10s;

constexpr std::array kAlarms{
    "no space left"_L1, "JetStream out of"_L1, "Slow Consumer"_L1, "could not be recovered"_L1, "Stream state outdated"_L1,
    "orphaned"_L1, "authentication error"_L1, "Publish Violation"_L1, "DISABLED"_L1, "too many open files"_L1,
};

} // namespace

QStringList ServerLog::add(const QByteArray &bytes, Time now)
{
    m_partial += bytes;
    QStringList alarms;
    for (auto end = m_partial.indexOf('\n'); end >= 0 || m_partial.size() > kLongestLine; end = m_partial.indexOf('\n')) {
        const auto size = end >= 0 ? end : kLongestLine;
        const QString line = QString::fromUtf8(m_partial.first(size)).trimmed();
        m_partial.remove(0, end >= 0 ? size + 1 : size);
        const QString alarm = alarmIn(line, now);
        if (!alarm.isEmpty())
            alarms << alarm;
    }
    return alarms;
}

QString ServerLog::alarmIn(const QString &line, Time now)
{
    static const QRegularExpression form(uR"(^\[\d+\] [\d/]+ [\d:.]+ \[([A-Z]{3})\] (.*)$)"_s);
    if (line.isEmpty())
        return {};
    const auto match = form.match(line);
    const QString level = match.captured(1);
    const QString text = match.hasMatch() ? match.captured(2) : line;
    m_lines << text;
    if (m_lines.size() > kMostLines)
        m_lines.removeFirst();
    if (level == "FTL"_L1)
        m_fatal = text;
    if (text.startsWith("Trapped \"terminated\""_L1) || text.startsWith("Initiating Shutdown"_L1))
        m_endedByRequest = true;

    for (const auto needle : kAlarms) {
        if (!text.contains(needle, Qt::CaseInsensitive))
            continue;
        const auto last = m_lastAlarms.constFind(needle);
        if (last != m_lastAlarms.constEnd() && now - *last < kQuiet)
            return {};
        m_lastAlarms.insert(needle, now);
        return text;
    }
    return {};
}

} // namespace lattice
