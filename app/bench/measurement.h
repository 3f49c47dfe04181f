// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/bar.h"
#include "lattice/result.h"

#include <QCoro/QCoroTask>
#include <QList>

namespace app {

struct RowKind {
    QString name;
    QString unit;
    Bar bar;
};

/*! What was measured for one row; smaller is better. */
struct Figures {
    double ours = 0;
    double baseline = 0;
    QString broken; //!< a promise beside the bar that was not kept, in words; empty: none
};

struct Setting {
    bool quick = false; //!< fewer rounds: for a look, not for a record
};

/*! One procedure and the rows it gives: as many Figures as rows, in their order. */
struct Measurement {
    QList<RowKind> rows;
    QCoro::Task<lattice::Result<QList<Figures>>> (*measure)(Setting setting);
};

/*! All there are. A new row is one more entry here. */
const QList<Measurement> &measurements();

} // namespace app
