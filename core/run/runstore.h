// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/run/masker.h"
#include "core/run/runquery.h"

#include "lattice/link/worker.h"

#include <QObject>

#include <map>
#include <mutex>

namespace core {

class RunDatabase;

struct RunStoreOptions {
    QString folder; //!< made when it is not there; runs.db and files/ lie in it
    std::chrono::seconds maxAge = std::chrono::days(30);
    qint64 maxBytes = 2LL << 30; //!< of the database and the files; the oldest runs go first
};

/*!
    The record of all runs of a home: each run, step, message and file as it happens, in one SQLite file.

    Writing returns at once and never fails a run. All SQLite is done on a thread of the store's own, in the order it was given, what
    came together in one transaction. When the disk is full the runs go on; trouble() says so, once, until it is over.
    Answers come on the thread the store lives on; what was asked and not answered when it goes ends in Cancelled.
    Several processes may have the store of one home open. Texts are masked before they are stored or signalled. \sa docs/runs.md
*/
class RunStore final : public QObject
{
    Q_OBJECT

public:
    enum class Detail { Without, With };

    explicit RunStore(RunStoreOptions options, QObject *parent = nullptr);
    ~RunStore() override;
    Q_DISABLE_COPY_MOVE(RunStore)

    /*! Opens the file now, not at the first use: runs whose process has ended become interrupted, old ones go. Refused, Full, Invalid. */
    QCoro::Task<lattice::Result<>> open();
    void setMasker(Masker masker) { m_masker = std::move(masker); } //!< for what is given from now on

    // What happens. The store keeps nothing of a run that it was not told of by put().
    void put(RunRecord run);                                           //!< new, or as it is now
    void put(const QString &runId, RunStep step);                      //!< begun, and once more with the same number when it has ended
    void put(const QString &runId, int step, const QJsonArray &messages); //!< further messages of the transcript, in their order
    void replaceMessages(const QString &runId, int step, const QJsonArray &messages); //!< after a compaction: the transcript the model sees; the old ones stay
    void putTools(const QString &runId, const QJsonArray &tools);      //!< that the run was offered
    QString put(const QString &runId, RunFile file, QByteArray bytes); //!< \return where it will lie
    const Masker &masker() const { return m_masker; }

    QCoro::Task<lattice::Result<RunPage>> list(RunQuery query, std::stop_token stop = {});
    /*! \a id is a run's, or the beginning of one (4 characters at least), or that of a call or work, whose last run it is. NotFound, Conflict: several */
    QCoro::Task<lattice::Result<RunRecord>> find(QString id);
    QCoro::Task<lattice::Result<QList<RunStep>>> steps(QString runId, int after, int limit, Detail detail, std::stop_token stop = {});
    QCoro::Task<lattice::Result<RunStep>> step(QString runId, int number);
    /*! What the model was sent and answered, from the message \a after on; each with "step" and "number". */
    QCoro::Task<lattice::Result<QJsonArray>> messages(QString runId, int after, int limit, std::stop_token stop = {});
    QCoro::Task<lattice::Result<QJsonArray>> transcript(QString runId); //!< as the model would be asked next
    QCoro::Task<lattice::Result<QJsonArray>> tools(QString runId);
    QCoro::Task<lattice::Result<QList<RunFile>>> files(QString runId);
    QCoro::Task<lattice::Result<RunStatistics>> statistics(RunQuery query, std::stop_token stop = {});
    QCoro::Task<lattice::Result<RunComparison>> compare(QString left, QString right, std::stop_token stop = {});
    /*! The last run of \a workId that waits for a person. NotFound: none does here. */
    QCoro::Task<lattice::Result<RunRecord>> waitingFor(QString workId);
    /*! Writes the runs of \a query to \a file, each as a line of JSON with its steps and messages. \return how many */
    QCoro::Task<lattice::Result<qint64>> exportTo(QString file, RunQuery query, std::stop_token stop = {});
    /*! Removes runs that have ended and are too old or too much. \return how many */
    QCoro::Task<lattice::Result<int>> trim();

    QString trouble() const { return m_trouble; } //!< in words, why runs are not recorded now; empty: they are
    qsizetype waiting() const;                    //!< changes given and not yet stored

Q_SIGNALS:
    void runChanged(const core::RunRecord &run);
    void stepChanged(const QString &runId, const core::RunStep &step);
    void troubleChanged(const QString &words);

private:
    using Change = std::function<lattice::Result<>(RunDatabase &)>;
    struct Relay; // what the worker's thread knows of this object
    struct Home;  // what lives on the worker's thread
    struct Queue; // of changes, from this thread to the worker's

    template <typename T>
    QCoro::Task<lattice::Result<T>> ask(std::function<lattice::Result<T>(RunDatabase &, std::stop_token)> job, std::stop_token stop = {});
    void write(const QString &runId, Change change);
    void settle(quint64 id, void *result);
    void setTrouble(const QString &words);

    const RunStoreOptions m_options;
    Masker m_masker;
    QString m_trouble;
    std::map<quint64, std::function<void(void *)>> m_asked; //!< takes the Result, or null when there will be none
    quint64 m_lastId = 0;
    std::stop_source m_stop;
    std::shared_ptr<Relay> m_relay;
    std::shared_ptr<Home> m_home;
    std::shared_ptr<Queue> m_queue;
    lattice::Worker m_worker;
};

} // namespace core
