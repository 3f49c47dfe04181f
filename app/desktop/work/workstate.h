// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/workrecord.h"

#include <QCoreApplication>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! The states of work that people see; each is a word, a glyph and a colour everywhere. */
namespace WorkValue {
Q_NAMESPACE
QML_NAMED_ELEMENT(WorkState)
enum Value { Queued, Running, Waiting, Stalled, Escalated, Done, Failed, Stopped };
Q_ENUM_NS(Value)
} // namespace WorkValue

/*! Makes states of phases, and words of states. */
class WorkWords final
{
    Q_DECLARE_TR_FUNCTIONS(WorkWords)

public:
    static constexpr int kStates = WorkValue::Stopped + 1;
    static constexpr int kStallSeconds = 300; //!< running that long without progress is stalled

    /*!
        The state of \a record, whose last sign of life was at \a progressAt.

        An item that was lost too often waits for a person; one whose agent asked is escalated. A stalled one still runs, as far as anybody knows.
    */
    static WorkValue::Value state(const lattice::WorkRecord &record, const QDateTime &progressAt, const QDateTime &now);
    static QString word(WorkValue::Value state);   //!< "running"
    static QString glyph(WorkValue::Value state);  //!< the name of its icon
    static QString phase(lattice::WorkPhase phase); //!< as a step of the timeline: "assigned"
    /*! What the state leaves out: "again in 12 s", "stopping", "assigned"; mostly empty. */
    static QString remark(const lattice::WorkRecord &record, const QDateTime &now);
    static QString progress(const lattice::WorkRecord &record); //!< "41 %, reading"
    static QString firstLine(const QString &task);
};

} // namespace app
