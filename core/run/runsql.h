// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

#include <memory>

namespace core {

/*! The statements of one SQLite connection, each prepared once. On the thread that opened it. */
class RunSql final
{
public:
    explicit RunSql(const QString &file);
    ~RunSql();
    Q_DISABLE_COPY_MOVE(RunSql)

    /*! Refused, Full, or Invalid where isBroken() says that the file is none of SQLite's. */
    lattice::Result<> open();
    bool isBroken() const { return m_broken; }

    /*! Runs \a text with \a values; the answer is good until the same text is run again. finish() it when not read to the end. */
    lattice::Result<QSqlQuery *> run(const QString &text, const QVariantList &values = {});
    lattice::Result<> execute(const QString &text, const QVariantList &values = {});
    lattice::Result<qint64> number(const QString &text, const QVariantList &values = {}); //!< of the first row; 0 without one

private:
    lattice::Error fault(const QSqlQuery &query);

    const QString m_name; //!< of the connection
    QSqlDatabase m_sql;
    bool m_broken = false;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_queries;
};

} // namespace core
