// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/eventfilter.h"
#include "lattice/history/indexsql.h"

namespace lattice {

/*!
    A filter as a condition on the tables `events e` and `bodies b`, and what of it SQL cannot say: terms that each row's body
    has to be asked about.
*/
struct FilterSql {
    QString where; //!< never empty; "1" holds for all
    QVariantList values;
    bool needsBody = false; //!< the condition speaks of bodies
    QList<FilterTerm> rest;

    /*! Texts with an asterisk are looked up among the words of \a database, so the condition is good for what is in it now. */
    static Result<FilterSql> make(const EventFilter &filter, const QSqlDatabase &database);

    /*! Whether the terms of rest hold for a row with \a body and \a state. */
    bool restHolds(const QByteArray &body, EventState state) const;
};

} // namespace lattice
