// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/historyrow.h"
#include "lattice/history/latticestate.h"
#include "lattice/link/worker.h"
#include "lattice/pending.h"

#include <QCoro/QCoroTask>
#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <stop_token>

namespace lattice {

class IndexFile;

struct EventIndexOptions {
    QString file;               //!< made with its folder when it is not there
    quint64 keepExpired = 500'000; //!< rows that the stream no longer has, at most
    int snapshotEvery = 5000;      //!< rows
};

/*! Which stream an index is made of, and what is in it by now. */
struct StreamIdentity {
    QString created; //!< the server's words
    quint64 first = 1;
    quint64 last = 0;

    friend bool operator==(const StreamIdentity &, const StreamIdentity &) = default;
};

/*!
    The local index of the history: every message of the stream by its sequence, in one SQLite file, found by any filter.

    All of it runs on a worker thread of the index's own, in the order it was asked; answers come on the thread the index lives
    on. What was asked and not answered when the index goes ends in Cancelled. Long answers look at their stop token.
    While there is nothing else to do, the index folds what it holds and keeps a snapshot every 5,000 rows.

    A file that is broken or not ours is set aside beside the new one, and rebuilt() says so.
*/
class EventIndex final : public QObject
{
    Q_OBJECT

public:
    enum class Rows { Wanted, NotWanted };

    explicit EventIndex(EventIndexOptions options, QObject *parent = nullptr);
    ~EventIndex() override;
    Q_DISABLE_COPY_MOVE(EventIndex)

    /*! Opens or makes the file. \return what it holds; Refused, Full, or Conflict while another program has it */
    QCoro::Task<Result<HistoryRange>> open();
    /*!
        Says whose stream it is. An index that is of another stream, or has more than the stream, is set aside. Rows that the
        stream no longer has go in the end. \return what it holds afterwards
    */
    QCoro::Task<Result<HistoryRange>> setStream(StreamIdentity stream);

    /*!
        Adds \a events, which follow what is there; older ones are left out, and a gap is made where sequences are missing.
        \a after is what was read before them: Conflict when the index ends before that, since a batch failed.
        \return the rows that were added, unless they are not wanted. On an error none was, and the index ends where it did.
    */
    QCoro::Task<Result<QList<HistoryRow>>> append(QList<StoredEvent> events, Rows rows = Rows::Wanted, quint64 after = 0);
    qsizetype waiting() const { return m_waiting; } //!< events given and not yet stored

    QCoro::Task<Result<bool>> has(QString eventId);
    QCoro::Task<Result<HistoryPage>> query(HistoryQuery query, std::stop_token stop = {});
    QCoro::Task<Result<quint64>> count(EventFilter filter, std::stop_token stop = {});
    /*! Equal parts of the time from \a from to \a to, by the server's clock. */
    QCoro::Task<Result<QList<HistoryBucket>>> histogram(QDateTime from, QDateTime to, int buckets, EventFilter filter = {}, std::stop_token stop = {});
    QCoro::Task<Result<HistoryRange>> range();
    /*! The last sequence stored at or before \a time; 0: none. */
    QCoro::Task<Result<quint64>> sequenceAt(QDateTime time);
    /*! The lattice after the row \a sequence, from the nearest snapshot on. */
    QCoro::Task<Result<LatticeState>> stateAt(quint64 sequence, std::stop_token stop = {});
    QCoro::Task<Result<LatticeState>> stateAt(QDateTime time, std::stop_token stop = {});

    /*! Runs \a job on the index's thread, for what reads many rows (verify, export). */
    QCoro::Task<Result<>> run(std::function<Result<>(IndexFile &, std::stop_token)> job, std::stop_token stop = {});

Q_SIGNALS:
    void rebuilt(const QString &words); //!< the old file was set aside: where, and why
    void folded(quint64 sequence);      //!< snapshots reach up to here now

private:
    struct Relay; // what the worker's thread knows of this object
    struct Home;  // what lives on the worker's thread
    template <typename T>
    QCoro::Task<Result<T>> ask(std::function<Result<T>(IndexFile &, std::stop_token)> job, std::stop_token stop = {});
    void settle(quint64 id, void *result, const QStringList &notices);
    void foldLater();

    const EventIndexOptions m_options;
    std::map<quint64, std::function<void(void *)>> m_asked; //!< takes the Result, or null when there will be none
    quint64 m_lastId = 0;
    qsizetype m_waiting = 0;
    bool m_folding = false;
    bool m_mayFold = true; //!< there may be rows for one more snapshot
    QTimer m_rest; //!< from folding, while a history is loaded: one step in a second
    std::optional<Error> m_openError;
    std::stop_source m_stop;
    std::shared_ptr<Relay> m_relay;
    std::shared_ptr<Home> m_home;
    Worker m_worker;
};

} // namespace lattice
