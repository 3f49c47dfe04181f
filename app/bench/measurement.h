// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QCoro/QCoroTask>
#include <QList>

namespace app {

/*! What a row must keep: a limit on its ratio, or on the figure of ours itself. */
struct Bar {
    enum class On { Ratio, Ours };
    enum class Limit { Included, Excluded };

    On on = On::Ratio;
    double most = 0;
    Limit limit = Limit::Included;

    bool holds(double ours, double ratio) const;
    QString text(const QString &unit) const; //!< "≤ 1.5", "≤ 150 ms", "< 5 %"
};

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
