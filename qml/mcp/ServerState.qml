// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station

/*! How a tool server stands: a glyph on its colour. The word stands beside it. */
Rectangle {
    id: root

    required property string state24 // as the verb has it: idle, starting, running, waiting, unusable

    implicitWidth: Theme.fit(18)
    implicitHeight: Theme.fit(18)
    radius: height / 2
    border.width: 1.5
    border.color: state24 === "idle" ? Theme.fieldLine : Theme.text
    color: state24 === "running" ? Theme.done : state24 === "starting" ? Theme.running : state24 === "waiting" ? Theme.attention : state24 === "unusable" ? Theme.failed : "transparent"
    Accessible.ignored: true

    Icon {
        anchors.centerIn: parent
        name: root.state24 === "running" ? "check" : root.state24 === "starting" ? "play" : root.state24 === "waiting" ? "hourglass" : root.state24 === "unusable" ? "cross" : "pause"
        size: 12
        stroke: 2.2
        color: root.state24 === "running" ? Theme.doneInk : root.state24 === "starting" ? Theme.runningInk : root.state24 === "waiting" ? Theme.attentionInk : root.state24 === "unusable" ? Theme.failedInk : Theme.textMuted
    }
}
