// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/history.h"
#include "lattice/history/workevents.h"
#include "lattice/work/workbook.h"

#include <QSet>

namespace lattice {

/*!
    Sees to it, while this station leads, that each end in the ledger has its event in the history.

    Who ends an item writes the ledger first and publishes then; who dies in between leaves an end without an event. What has no
    event a while after its end gets it from here, with the same id, so that the stream drops it when the maker's comes all the same.
*/
class EndKeeper final : public QObject
{
    Q_OBJECT

public:
    EndKeeper(const WorkBook &book, History &history, Milliseconds patience = std::chrono::seconds(30), QObject *parent = nullptr);

    void setLeading(bool leads);

Q_SIGNALS:
    void missing(lattice::WorkFact fact, const lattice::WorkRecord &record); //!< to be published

private:
    void note(const WorkRecord &record);
    QCoro::Task<void> look();

    const WorkBook &m_book;
    History &m_history;
    const Milliseconds m_patience;
    QElapsedTimer m_clock;
    QTimer m_timer;
    QHash<QString, qint64> m_ended; //!< by work id, to be looked at from that time of the clock on
    bool m_leads = false;
    bool m_looking = false;
};

} // namespace lattice
