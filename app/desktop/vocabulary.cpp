// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/vocabulary.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

QString Words::presence(lattice::Presence presence)
{
    switch (presence) {
    case lattice::Presence::Online: return tr("online");
    case lattice::Presence::Late: return tr("late");
    case lattice::Presence::Offline: return tr("offline");
    case lattice::Presence::Left: return tr("left");
    }
    return {};
}

QString Words::presenceWithAge(const lattice::Station &station, const QDateTime &now)
{
    if (station.absent)
        return tr("not there then");
    const auto word = presence(station.presence);
    if (station.presence == lattice::Presence::Online || !station.heard.isValid() || !now.isValid())
        return word;
    //: a state and the age of the last heartbeat: "late, 17 s"
    return tr("%1, %2").arg(word, span(qMax<qint64>(0, station.heard.secsTo(now))));
}

QString Words::span(qint64 seconds)
{
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return tr("%1 min").arg(seconds / 60);
    if (seconds < 86400)
        return tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
    return tr("%n day(s)", nullptr, int(seconds / 86400));
}

QString Words::duration(double milliseconds)
{
    const QLocale locale;
    if (milliseconds < 1000)
        return tr("%1 ms").arg(locale.toString(milliseconds, 'f', milliseconds < 10 ? 1 : 0));
    return tr("%1 s").arg(locale.toString(milliseconds / 1000, 'f', 1));
}

QString Words::step(StepValue::Value state)
{
    switch (state) {
    case StepValue::Waiting: return tr("waiting");
    case StepValue::Running: return tr("running");
    case StepValue::Passed: return tr("done");
    case StepValue::Failed: return tr("failed");
    case StepValue::Skipped: return tr("skipped");
    //: a step that passed, with something to mend
    case StepValue::Warning: return tr("warning");
    }
    return {};
}

QString Words::phase(CallValue::Value phase)
{
    switch (phase) {
    case CallValue::Idle: return tr("not called yet");
    case CallValue::Running: return tr("running");
    case CallValue::Done: return tr("done");
    case CallValue::Failed: return tr("failed");
    case CallValue::Stopped: return tr("stopped");
    }
    return {};
}

} // namespace app
