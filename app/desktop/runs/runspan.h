// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/runs/runaxis.h"
#include "app/desktop/work/workstate.h"

#include <QJsonObject>

namespace app {

/*! One step as the timeline has it: little memory, since there may be a hundred thousand of them. */
struct RunSpan {
    /*! \a step as `runs.inspect` gives it; \a epoch is when the axis begins, in ms. */
    static RunSpan of(const QJsonObject &step, const QString &runId, qint64 epoch);

    bool isFailed() const { return !error.isEmpty(); }
    bool isUnderWay() const { return durationMs < 0; }
    double endMs(double lengthMs) const { return isUnderWay() ? std::max(beginMs, lengthMs) : beginMs + durationMs; }
    WorkValue::Value state(bool isRunning) const; //!< \a isRunning: its run is

    QString runId; //!< shared by all of a run
    QString name;
    QString server;
    QString error;
    QString childRun;
    QString words;     //!< of a note; of a step whose run cannot be shown: why
    QString facts;     //!< tokens and cost, worded
    double beginMs = 0; //!< since the epoch
    double durationMs = -1;
    int number = 0;
    int depth = 0; //!< 0: of the run itself
    enum class Kind : quint8 { Model, Tool, Note } kind = Kind::Note;
    enum class Fold : quint8 { None, Folded, Loading, Open } fold = Fold::None; //!< of the run that it started
};

} // namespace app

Q_DECLARE_TYPEINFO(app::RunSpan, Q_RELOCATABLE_TYPE);
