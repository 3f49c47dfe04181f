// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/run/runquery.h"
#include "core/run/runsql.h"
#include "core/run/runstore.h"

namespace core {

/*! A RunStore as it is on its own thread: blocking, one thing at a time. Its tables: docs/runs.md §3. */
class RunDatabase final
{
public:
    /*! Opens or makes the file and brings its tables up to date; one that is broken is set aside, see aside(). */
    static lattice::Result<std::unique_ptr<RunDatabase>> open(const RunStoreOptions &options);
    Q_DISABLE_COPY_MOVE(RunDatabase)

    const QString &aside() const { return m_aside; } //!< words for people; empty: nothing was set aside
    RunSql &sql() { return *m_sql; }
    QString fileOf(const QString &runId, const QString &name) const;

    lattice::Result<> begin();
    lattice::Result<> commit();
    void rollback();

    lattice::Result<> put(const RunRecord &run);
    lattice::Result<> put(const QString &runId, const RunStep &step);
    lattice::Result<> put(const QString &runId, int step, const QJsonArray &messages);
    lattice::Result<> replaceMessages(const QString &runId, int step, const QJsonArray &messages);
    lattice::Result<> putTools(const QString &runId, const QJsonArray &tools);
    lattice::Result<> put(const QString &runId, const RunFile &file, const QByteArray &bytes);
    lattice::Result<> setIncomplete(const QString &runId);

    /*! Runs whose process has ended are interrupted. \return how many */
    lattice::Result<int> interruptDead();
    lattice::Result<int> trim(const RunStoreOptions &options);

private:
    explicit RunDatabase(const RunStoreOptions &options);
    lattice::Result<> migrate();
    lattice::Result<qint64> numberOf(const QString &runId); //!< 0: not recorded
    lattice::Result<> remove(qint64 number, const QString &runId);
    lattice::Result<qint64> size();
    void giveBack();

    const QString m_folder;
    QString m_aside;
    std::unique_ptr<RunSql> m_sql;
    QHash<QString, qint64> m_numbers; //!< of runs that were written to
};

} // namespace core
