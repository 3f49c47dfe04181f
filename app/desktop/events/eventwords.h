// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/history.h"

#include <QCoreApplication>

namespace app {

/*! The history's words for people: states, rows, moments. */
class EventWords final
{
    Q_DECLARE_TR_FUNCTIONS(EventWords)

public:
    static QString state(lattice::EventState state); //!< "failed", empty for None
    /*! What happened, in a line: the error, the progress, the task; of a gap or an unreadable message what is the matter. */
    static QString summary(const lattice::HistoryRow &row);
    /*! The kind of a row: "work.failed", or that it is a gap. */
    static QString type(const lattice::HistoryRow &row);
    static QString line(const lattice::HistoryRow &row, const QDateTime &now); //!< all of it in a line, for a screen reader
    /*! The first \a length characters of an id; what is short stays whole. */
    static QString shortId(const QString &id, qsizetype length = 8);
    /*! `16:20:04` in local time, with the day when that is not \a now's, and with milliseconds when wanted. */
    static QString moment(const QDateTime &time, const QDateTime &now, bool milliseconds = false);
    /*! "2 h 10 min ago". */
    static QString ago(const QDateTime &time, const QDateTime &now);
    /*! What is wrong with a filter, and where. */
    static QString filterProblem(const lattice::FilterError &error);
    /*! `key:"value"` as a filter takes it; empty when \a value is. */
    static QString filterTerm(QLatin1StringView key, QString value);
    static QString count(quint64 number);
};

} // namespace app
