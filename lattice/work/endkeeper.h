// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/history.h"
#include "lattice/history/workevents.h"
#include "lattice/work/ledger.h"
#include "lattice/work/workbook.h"

#include <functional>

namespace lattice {

/*!
    Sees to it, while this station leads, that each end in the ledger has its event in the history.

    Who ends an item writes the ledger first and publishes then; who dies in between leaves an end without an event. What has no
    event a while after its end gets it from here, with the same id, so that the stream drops it when the maker's comes all the same.

    Whether it has one tells an index of the history; or, for who has none, its age: what ended so lately that the stream would know
    its event again is told in any case.
*/
class EndKeeper final : public QObject
{
    Q_OBJECT

public:
    /*! Whether the end that a record shows has its event, or can have none; an error when that cannot be told now. */
    using IsTold = std::function<QCoro::Task<Result<bool>>(const WorkRecord &record)>;
    static IsTold byHistory(History &history);
    static IsTold byAge(const Ledger &ledger, Milliseconds most = std::chrono::seconds(150)); //!< half of what the stream remembers ids for

    EndKeeper(const WorkBook &book, IsTold isTold, Milliseconds patience = std::chrono::seconds(30), QObject *parent = nullptr);

    void setLeading(bool leads);

Q_SIGNALS:
    void missing(lattice::WorkFact fact, const lattice::WorkRecord &record); //!< to be published

private:
    void note(const WorkRecord &record);
    QCoro::Task<void> look();

    const WorkBook &m_book;
    const IsTold m_isTold;
    const Milliseconds m_patience;
    QElapsedTimer m_clock;
    QTimer m_timer;
    QHash<QString, qint64> m_ended; //!< by work id, to be looked at from that time of the clock on
    bool m_leads = false;
    bool m_looking = false;
};

} // namespace lattice
