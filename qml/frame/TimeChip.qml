// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The time that is looked at: live, not live since the link is down, or a moment of the past. Opens the time bar. */
AbstractButton {
    id: root

    required property ControlCenter center
    readonly property bool past: center.replay.past.active
    readonly property bool stale: center.status.stale

    implicitHeight: Theme.fit(26)
    implicitWidth: chip.implicitWidth
    focusPolicy: Qt.StrongFocus
    text: past ? qsTr("PAST %1").arg(center.replay.past.timeText) : stale ? qsTr("NOT LIVE") : qsTr("LIVE")
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: past ? center.replay.past.offReason : center.status.ageText
    Keys.onReturnPressed: click()
    ToolTip.visible: hovered
    ToolTip.delay: 500
    ToolTip.text: Keymap.hint(qsTr("Time bar"), "timeBar")

    contentItem: Chip {
        id: chip

        icon24: "clock"
        text: root.text
        fill: root.past ? Theme.accentFill : root.stale ? Theme.attention : root.hovered ? Theme.hover : "transparent"
        ink: root.past ? Theme.accentInk : root.stale ? Theme.attentionInk : Theme.text
    }
    background: Item {
        FocusRing {
            target: root
            shown: root.visualFocus
            radius: 15
        }
    }
}
