// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measurement.h"

#include <optional>

namespace app {

/*! A row as it is told. */
struct Row {
    RowKind kind;
    std::optional<Figures> figures; //!< none: it could not be measured
    QString words;                  //!< why not, or what else is to be said

    double ratio() const { return figures->ours / figures->baseline; }
    bool holds() const; //!< never, when it could not be measured
};

/*! One line of JSON; what could not be measured is null. */
QByteArray toJson(const QList<Row> &rows);

/*! For people. */
QString toTable(const QList<Row> &rows);

} // namespace app
