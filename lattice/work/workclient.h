// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/workevents.h"
#include "lattice/trace/tracer.h"
#include "lattice/work/blobs.h"
#include "lattice/work/ledger.h"

namespace lattice {

/*!
    Work as those see it who want it done: submit, look, wait, follow, cancel, retry, answer. Needs no leader; what is submitted
    without one waits. \a by is who wants it, for the record: "cli", "window", an agent, …
*/
class WorkClient final : public QObject
{
    Q_OBJECT

public:
    using Watcher = std::function<void(const WorkRecord &)>;

    explicit WorkClient(MeshLink &link, Tracer tracer = {}, QObject *parent = nullptr);

    /*!
        Records \a spec and returns at once. An empty id becomes a UUID; with one that is there already the item that is there
        is returned, so that a repetition does nothing. Of a child (parentId) the run and the path are filled in.
        \return Conflict for an id that names other work, NotFound without such a parent, Invalid or Full for what does not fit
    */
    QCoro::Task<Result<WorkRecord>> submit(WorkSpec spec);
    QCoro::Task<Result<WorkRecord>> get(QString workId);
    /*! All that the ledger has, newest first. */
    QCoro::Task<Result<QList<WorkRecord>>> list(std::stop_token stop = {});
    /*!
        Waits until \a workId has ended, over any number of reconnects, and calls \a watcher for each change until then.
        \return the record at the end, however it ended; Timeout when waiting took longer than \a deadline: the work goes on
    */
    QCoro::Task<Result<WorkRecord>> await(QString workId, Milliseconds deadline, Watcher watcher, std::stop_token stop);
    /*! Parts of the answer as they come; nothing of before. */
    [[nodiscard]] std::unique_ptr<Subscription> follow(const QString &workId, std::function<void(const QString &part)> part);
    /*! The result of \a record, which may be a blob. */
    QCoro::Task<Result<QString>> result(WorkRecord record);

    QCoro::Task<Result<WorkRecord>> cancel(QString workId, QString by, QString reason); //!< an item that has ended stays as it is: Conflict
    QCoro::Task<Result<WorkRecord>> retry(QString workId, QString by);                  //!< a new item that does it again; of an escalated one the item itself
    QCoro::Task<Result<WorkRecord>> answer(QString workId, QString text, QString by);   //!< of an escalated item, which then goes on

Q_SIGNALS:
    void happened(lattice::WorkFact fact, const lattice::WorkRecord &record);

private:
    QCoro::Task<Result<WorkSpec>> completed(WorkSpec spec);
    QCoro::Task<Result<WorkRecord>> create(WorkSpec spec);

    MeshLink &m_link;
    Ledger m_ledger;
    Blobs m_blobs;
    const Tracer m_tracer;
};

} // namespace lattice
