// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! Kind, name and counts of a station, in its first line. */
Item {
    id: root

    required property NodeFacts node
    property bool roomy: false

    height: Math.max(18, nameWords.implicitHeight)

    Icon {
        id: kind

        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        name: root.node.quiet ? (root.node.presence === Presence.Left ? "door" : "antennaOff") : root.node.orchestrator ? "hub" : "station"
        size: root.roomy ? 18 : 15
        color: root.node.quiet ? Theme.textMuted : Theme.text
    }
    Words {
        id: nameWords

        anchors { left: kind.right; leftMargin: root.roomy ? Theme.gap2 : 6; right: tail.left; rightMargin: Theme.gap1; verticalCenter: parent.verticalCenter }
        text: root.node.name
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        font.weight: Font.DemiBold
        font.pixelSize: root.roomy ? Theme.large : Theme.normal
    }
    Row {
        id: tail

        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        spacing: Theme.gap1

        Icon {
            visible: root.node.pinned
            name: "pin"
            size: 14
            color: Theme.textMuted
        }
        Chip {
            visible: root.node.isSelf && root.roomy
            text: qsTr("you")
            ink: Theme.textMuted
        }
        Chip {
            visible: root.node.running > 0
            compact: !root.roomy
            icon24: "play"
            text: root.node.running
            fill: Theme.running
            ink: Theme.runningInk
        }
        Chip {
            visible: root.node.needs > 0
            compact: !root.roomy
            icon24: "warning"
            text: root.node.needs
            fill: Theme.attention
            ink: Theme.attentionInk
        }
        Chip {
            visible: root.node.failures > 0
            compact: !root.roomy
            icon24: "cross"
            text: root.node.failures
            fill: Theme.failed
            ink: Theme.failedInk
        }
    }
}
