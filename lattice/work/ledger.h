// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/keyvalue.h"
#include "lattice/protocol/workrecord.h"

#include <functional>
#include <memory>

namespace lattice {

/*!
    The bucket `lattice-ledger`: the truth about each item of work, changed by compare-and-set alone.

    While the link is down, and where an answer is lost, it tries again for up to \a patience; a write under one message id, so that
    nobody takes his own for somebody else's. NotFound: no such item. Invalid: no token, or a record that we cannot read.
    \sa docs/work.md §3 and Transition, whose functions are the changes
*/
class Ledger final
{
public:
    /*! Takes a record as it stands and gives the one to write, or an error to end with. Pure: it may be called several times. */
    using Change = std::function<Result<WorkRecord>(WorkRecord)>;

    struct Created {
        WorkRecord record;
        bool existed = false; //!< record is what is there, as somebody made it before
    };

    explicit Ledger(MeshLink &link, Milliseconds patience = std::chrono::seconds(10), Milliseconds markLife = std::chrono::hours(1));

    MeshLink &link() const { return m_store.link(); }
    QCoro::Task<Result<>> ensure(int replicas = 1, std::stop_token stop = {});
    QCoro::Task<Result<WorkRecord>> get(QString workId, std::stop_token stop = {});
    QCoro::Task<Result<Created>> create(WorkRecord record, std::stop_token stop = {});
    /*!
        Reads, applies \a change, writes; again when somebody else was faster. A change that changes nothing is not written.
        \return the record as written, with its revision; the error of \a change; Busy when others were faster ten times
    */
    QCoro::Task<Result<WorkRecord>> change(QString workId, Change change, std::stop_token stop = {});
    /*! The same, beginning with \a known instead of a read. What \a change refuses there is judged again on a fresh read. */
    QCoro::Task<Result<WorkRecord>> change(WorkRecord known, Change change, std::stop_token stop = {});
    /*!
        Removes \a known, unless it has changed since: Conflict. One that is not there any more is removed.
        A mark stays for those who follow the ledger, and is purged, with the item's past, at a removal that comes \a markLife later.
    */
    QCoro::Task<Result<>> remove(WorkRecord known, std::stop_token stop = {});
    /*! Takes over the marks of those who removed items before and are gone; by key, as WorkBook::marks(). */
    void adoptMarks(const QHash<QByteArray, quint64> &marks);

    /*! When what stands there was written, by the server's clock. */
    QCoro::Task<Result<QDateTime>> storedAt(QString workId);
    /*! How long ago, by the server's clock alone. */
    QCoro::Task<Result<Milliseconds>> ageOf(QString workId);

private:
    struct Mark {
        QByteArray key;
        quint64 revision = 0;
        QElapsedTimer age;
    };

    static QCoro::Task<Result<WorkRecord>> read(KeyValue store, QByteArray key, std::stop_token stop);
    static QCoro::Task<Result<WorkRecord>> apply(KeyValue store, QByteArray key, std::optional<WorkRecord> known, Change change, std::stop_token stop);
    static void purgeOld(const JetStream &jetStream, QList<Mark> &marks, Milliseconds life);
    static QCoro::Task<void> purge(JetStream jetStream, QByteArray key, quint64 revision);

    KeyValue m_store;
    JetStream m_jetStream;
    Milliseconds m_markLife;
    std::shared_ptr<QList<Mark>> m_marks = std::make_shared<QList<Mark>>();
};

} // namespace lattice
