// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The state of work as a glyph on its colour. The word stands beside it: StateWord has both. */
Rectangle {
    id: root

    required property int workState
    required property string glyph
    property real size: 18

    readonly property color ink: {
        switch (workState) {
        case WorkState.Running: return Theme.runningInk;
        case WorkState.Waiting: return Theme.attentionInk;
        case WorkState.Stalled: return Theme.stalledInk;
        case WorkState.Escalated: return Theme.escalatedInk;
        case WorkState.Done: return Theme.doneInk;
        case WorkState.Failed: return Theme.failedInk;
        case WorkState.Stopped: return Theme.stoppedInk;
        default: return Theme.text;
        }
    }

    implicitWidth: Theme.fit(size)
    implicitHeight: Theme.fit(size)
    radius: height / 2
    border.width: workState === WorkState.Queued ? 0 : 1.5
    border.color: Theme.text
    color: {
        switch (workState) {
        case WorkState.Running: return Theme.running;
        case WorkState.Waiting: return Theme.attention;
        case WorkState.Stalled: return Theme.stalled;
        case WorkState.Escalated: return Theme.escalated;
        case WorkState.Done: return Theme.done;
        case WorkState.Failed: return Theme.failed;
        case WorkState.Stopped: return Theme.stopped;
        default: return "transparent";
        }
    }
    Accessible.ignored: true

    Icon {
        anchors.centerIn: parent
        name: root.glyph
        size: root.workState === WorkState.Queued ? root.size : Math.round(root.size * 0.66)
        stroke: root.workState === WorkState.Queued ? 1.5 : 2.4
        color: root.ink
    }
}
