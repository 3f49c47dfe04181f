// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tool/serverreport.h"
#include "core/tool/serverspec.h"

#include <QList>

namespace core {

/*! What is remembered of one server: its figures, and when it may be started again. Time is passed in. */
class ServerRecord final
{
public:
    using Time = std::chrono::steady_clock::time_point;

    ServerRecord(const QString &environment, const QString &name);

    void noteStarting();
    void noteStarted(const QString &revision, int tools, Time now);
    void noteStartFailed(const QString &error, Time now);
    void noteStartCancelled();
    void noteGone(const QString &error, Time started, Time now); //!< by itself
    void noteEnded();                                            //!< as we wanted
    void noteCall(std::chrono::milliseconds duration, const QString &error); //!< empty: it answered
    void noteTools(int tools) { m_report.tools = tools; }
    void noteLines(const QStringList &lines) { m_report.lastLines = lines.mid(qMax(0, lines.size() - 20)); }

    /*! How long to wait before the next start: doubling from half a second to 30 s with each failure in a row. */
    std::chrono::milliseconds pauseBefore(Time now) const;

    const ServerReport &report() const { return m_report; }

    /*! \a text without the values of variables and headers of \a spec, which may be keys. */
    static QString masked(QString text, const McpServerSpec &spec);

private:
    void noteError(const QString &error);
    void fail(Time now);
    void settleState();

    ServerReport m_report;
    int m_starting = 0;
    int m_failedInRow = 0;
    Time m_next{};
    QList<std::chrono::milliseconds> m_durations; //!< a ring
    qsizetype m_at = 0;
};

} // namespace core
