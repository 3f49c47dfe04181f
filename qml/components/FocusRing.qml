// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station

/*! Two pixels around what has the keyboard. */
Rectangle {
    id: root

    required property Item target
    property bool shown: target.activeFocus
    property color ink: Theme.accent

    anchors.fill: parent
    anchors.margins: -3
    radius: Theme.radius + 3
    color: "transparent"
    border.width: Theme.ring
    border.color: root.ink
    visible: shown
    z: 10
}
