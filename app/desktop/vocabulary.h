// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/options.h"
#include "lattice/mesh/station.h"

#include <QCoreApplication>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! How a station stands, for QML; same order as lattice::Presence. */
namespace PresenceValue {
Q_NAMESPACE
QML_NAMED_ELEMENT(Presence)
enum Value { Online, Late, Offline, Left };
Q_ENUM_NS(Value)
} // namespace PresenceValue

/*! How much of a station the map shows, by its width on the screen. */
namespace DetailValue {
Q_NAMESPACE
QML_NAMED_ELEMENT(Detail)
enum Value { Dot, Chip, Card, Open };
Q_ENUM_NS(Value)
} // namespace DetailValue

/*! How a call stands. */
namespace CallValue {
Q_NAMESPACE
QML_NAMED_ELEMENT(CallPhase)
enum Value { Idle, Running, Done, Failed, Stopped };
Q_ENUM_NS(Value)
} // namespace CallValue

/*! How a step of a checked procedure stands; same order as lattice::CheckStep::State, and failed in a way that stops nothing. */
namespace StepValue {
Q_NAMESPACE
QML_NAMED_ELEMENT(StepState)
enum Value { Waiting, Running, Passed, Failed, Skipped, Warning };
Q_ENUM_NS(Value)
} // namespace StepValue

/*! How the link stands; same order as lattice::LinkState. */
namespace LinkValue {
Q_NAMESPACE
QML_NAMED_ELEMENT(Link)
enum Value { Off, Connecting, Live, Reconnecting, Refused };
Q_ENUM_NS(Value)
} // namespace LinkValue

/*! The words of UX: one state, one word, in every list. */
class Words final
{
    Q_DECLARE_TR_FUNCTIONS(Words)

public:
    static QString presence(lattice::Presence presence);
    /*! The presence and, where the station is not online, the age of its last heartbeat: "late, 17 s". */
    static QString presenceWithAge(const lattice::Station &station, const QDateTime &now);
    /*! A duration in the largest unit that tells enough: "17 s", "4 min", "2 h 10 min". */
    static QString span(qint64 seconds);
    static QString duration(double milliseconds);
    static QString step(StepValue::Value state);
    static QString phase(CallValue::Value phase);
};

} // namespace app
