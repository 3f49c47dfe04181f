// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/checkpoint.h"
#include "lattice/history/checkpointfinding.h"
#include "lattice/history/eventindex.h"
#include "lattice/link/orderedconsumer.h"

namespace lattice {

struct HistoryOptions {
    QString folder; //!< holds the index, `events.index`, and those set aside
    quint64 keepExpired = 500'000; //!< events that the stream no longer has
    QList<QByteArray> trustedKeys; //!< public keys of checkpoints, 32 bytes each; empty: any one key
};

/*! How the local copy of the history stands to the stream. */
struct HistoryStatus {
    enum class State {
        Closed,
        Loading,   //!< events of before are still being read
        Following, //!< each new event comes at once
        Away,      //!< no link, or no stream: what is indexed stays usable
        Failed,    //!< the index cannot be written; words say why
    };
    State state = State::Closed;
    HistoryRange range;
    quint64 streamFirst = 0;
    quint64 streamLast = 0; //!< as of the last look
    QString words;

    friend bool operator==(const HistoryStatus &a, const HistoryStatus &b) = default;
};

struct ExportReport {
    quint64 rows = 0;
    quint64 first = 0;
    quint64 last = 0;
    qint64 bytes = 0;

    friend bool operator==(const ExportReport &, const ExportReport &) = default;
};

/*!
    The history of a lattice, kept up with its stream: everything that the program asks of the past.

    It reads `LATTICE_EVENTS` into an EventIndex from where that ended, through outages and restarts. Without a link it is
    an index for offline reading. Signals come on the thread it lives on, in the order of the stream.
*/
class History final : public QObject
{
    Q_OBJECT

public:
    explicit History(HistoryOptions options, QObject *parent = nullptr);
    ~History() override;
    Q_DISABLE_COPY_MOVE(History)

    /*! Opens the index, and follows the stream when there is a \a link, which has to outlive this object. */
    QCoro::Task<Result<HistoryRange>> open(MeshLink *link = nullptr);

    const HistoryStatus &status() const { return m_status; }
    const QString &streamCreated() const { return m_stream.created; } //!< empty: no stream was seen yet
    EventIndex &index() { return *m_index; }

    QCoro::Task<Result<bool>> has(QString eventId) { return m_index->has(std::move(eventId)); }
    QCoro::Task<Result<HistoryPage>> query(HistoryQuery query, std::stop_token stop = {}) { return m_index->query(std::move(query), std::move(stop)); }
    QCoro::Task<Result<quint64>> count(EventFilter filter, std::stop_token stop = {}) { return m_index->count(std::move(filter), std::move(stop)); }
    QCoro::Task<Result<QList<HistoryBucket>>> histogram(QDateTime from, QDateTime to, int buckets, EventFilter filter = {}, std::stop_token stop = {});
    QCoro::Task<Result<HistoryRange>> range() { return m_index->range(); }
    QCoro::Task<Result<quint64>> sequenceAt(QDateTime time) { return m_index->sequenceAt(std::move(time)); }
    QCoro::Task<Result<LatticeState>> stateAt(QDateTime time, std::stop_token stop = {}) { return m_index->stateAt(std::move(time), std::move(stop)); }
    QCoro::Task<Result<LatticeState>> stateAt(quint64 sequence, std::stop_token stop = {}) { return m_index->stateAt(sequence, std::move(stop)); }
    /*! Checks what the index holds from \a first to \a last (0: the end) against the signed checkpoints. */
    QCoro::Task<Result<VerifyReport>> verify(quint64 first = 0, quint64 last = 0, std::stop_token stop = {});
    /*! The same with what the server holds now, read anew. Needs the link. */
    QCoro::Task<Result<VerifyReport>> verifyStream(std::stop_token stop = {});
    /*! Writes JSON lines to \a path, see docs/history.md §8, and a report for people beside it. Files that are there are replaced as a whole. */
    QCoro::Task<Result<ExportReport>> exportTo(QString path, quint64 first = 0, quint64 last = 0, EventFilter filter = {}, std::stop_token stop = {});
    static QString reportBeside(const QString &path); //!< `range.md` of `range.jsonl`

Q_SIGNALS:
    /*! Readable events, in the index by now, from the moment on that the state is Following for the first time; of what is before, ask. */
    void appended(const QList<lattice::Event> &events);
    void rowsAppended(const QList<lattice::HistoryRow> &rows); //!< the same with gaps and unreadable messages
    void statusChanged(const lattice::HistoryStatus &status);
    void noticed(const QString &words); //!< for people: the stream was made anew, the index was broken, …

private:
    QCoro::Task<void> follow();
    QCoro::Task<void> refresh();
    void followLater(Milliseconds pause);
    void read(quint64 after);
    void take(const StoredMessage &stored);
    void storeBatch();
    QCoro::Task<void> store(QList<StoredEvent> batch, quint64 after);
    void tell(const QList<HistoryRow> &rows);
    void setState(HistoryStatus::State state, const QString &words = {});
    QCoro::Task<void> lookAtRange();

    const HistoryOptions m_options;
    HistoryStatus m_status;
    std::unique_ptr<EventIndex> m_index;
    QPointer<MeshLink> m_link;
    std::unique_ptr<OrderedConsumer> m_consumer;
    StreamIdentity m_stream;
    StreamLimits m_limits;
    QList<StoredEvent> m_batch;
    quint64 m_batchAfter = 0; //!< what was read before the batch
    bool m_caughtUp = false;
    bool m_beginning = false; //!< follow() is under way
    QTimer m_batchTimer;
    QTimer m_followTimer;
    QTimer m_refreshTimer;
    QTimer m_rangeTimer;
};

} // namespace lattice

Q_DECLARE_METATYPE(lattice::HistoryStatus)
