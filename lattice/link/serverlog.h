// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <chrono>

namespace lattice {

/*!
    What a nats-server writes on its stderr, as `[pid] yyyy/mm/dd hh:mm:ss.us [LVL] text`.

    Keeps the last lines and the last fatal one, and tells which lines an operator must see.
*/
class ServerLog final
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /*!
        Takes bytes as they come; a line may come in parts.
        \return the texts of new lines that an operator must see, each kind at most every ten seconds
    */
    QStringList add(const QByteArray &bytes, Time now);

    QString fatal() const { return m_fatal; }                    //!< empty when there was none
    bool endedByRequest() const { return m_endedByRequest; }     //!< it got SIGTERM or SIGINT from somebody
    QString lastWords() const { return m_lines.join(u'\n'); }    //!< at most 20 lines

private:
    QString alarmIn(const QString &line, Time now);

    QByteArray m_partial;
    QStringList m_lines;
    QString m_fatal;
    bool m_endedByRequest = false;
    QHash<QLatin1StringView, Time> m_lastAlarms;
};

} // namespace lattice
