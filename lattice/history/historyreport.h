// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/eventexport.h"
#include "lattice/history/eventfacts.h"

#include <QMap>

namespace lattice {

/*!
    What a person wants to know of a range of the history, as Markdown: how much happened, where and by whom, what failed, who asked for
    help, who came and went, what is missing. It counts all and lists the first hundred of each kind.
*/
class HistoryReport final
{
public:
    void add(const ExportLine &line);
    QByteArray text(const ExportHeader &header) const;
    Result<> write(const QString &path, const ExportHeader &header) const;

private:
    static constexpr qsizetype kMostListed = 100;

    struct Tally {
        quint64 events = 0;
        quint64 done = 0;
        quint64 failed = 0;
        quint64 stopped = 0;
    };
    struct Listed {
        quint64 all = 0;
        QStringList lines;
    };
    void count(const Event &event, const EventFacts &facts);
    static void list(Listed &to, const QString &line);

    quint64 m_rows = 0;
    quint64 m_unreadable = 0;
    QDateTime m_from;
    QDateTime m_to;
    Tally m_all;
    QMap<QString, quint64> m_types;
    QMap<QString, Tally> m_stations;
    QMap<QString, Tally> m_agents;
    QHash<QString, QString> m_names; //!< of stations, by id
    Listed m_failures;
    Listed m_questions;
    Listed m_presence;
    Listed m_gaps;
};

} // namespace lattice
