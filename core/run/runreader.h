// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/run/rundatabase.h"

#include <stop_token>

namespace core {

/*! Answers questions about the runs of a database, on its thread. Long answers look at \a stop. */
class RunReader final
{
public:
    explicit RunReader(RunDatabase &database) : m_database(database), m_sql(database.sql()) { }

    lattice::Result<RunPage> list(const RunQuery &query, const std::stop_token &stop);
    lattice::Result<RunRecord> find(const QString &id);
    lattice::Result<RunRecord> waitingFor(const QString &workId);
    lattice::Result<QList<RunStep>> steps(const QString &runId, int after, int limit, RunStore::Detail detail, const std::stop_token &stop);
    lattice::Result<QJsonArray> messages(const QString &runId, int after, int limit, bool currentOnly, const std::stop_token &stop);
    lattice::Result<QJsonArray> tools(const QString &runId);
    lattice::Result<QList<RunFile>> files(const QString &runId);
    lattice::Result<RunStatistics> statistics(const RunQuery &query, const std::stop_token &stop);
    lattice::Result<RunComparison> compare(const QString &left, const QString &right, const std::stop_token &stop);
    lattice::Result<qint64> exportTo(const QString &file, RunQuery query, const std::stop_token &stop);

private:
    lattice::Result<qint64> numberOf(const QString &runId);
    lattice::Result<QList<RunRecord>> read(const QString &where, const QVariantList &values, bool whole, const std::stop_token &stop, qint64 *lastNumber = nullptr);

    RunDatabase &m_database;
    RunSql &m_sql;
};

} // namespace core
