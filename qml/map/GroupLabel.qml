// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! A group on the map: its name above its hull, or when it is folded its name and sums in the middle. */
Item {
    id: root

    required property string name
    required property rect box  // the hull
    required property rect card // what is there when it is folded
    required property int stations
    required property int away
    required property int running
    required property int needs
    required property int failures
    required property bool folded

    signal foldWanted

    x: folded ? card.x : box.x
    y: folded ? card.y : box.y
    width: folded ? card.width : box.width
    height: folded ? card.height : 20
    Accessible.ignored: true // the outline has the stations

    component Count: Chip {
        required property int number

        visible: number > 0
        compact: true
        text: number.toLocaleString(Qt.locale(), "f", 0)
    }

    Item {
        id: head

        anchors { left: parent.left; right: parent.right; leftMargin: Theme.gap1; rightMargin: Theme.gap1 }
        visible: !root.folded && root.width > 24
        height: 20

        Rectangle { // lines pass below
            anchors { left: parent.left; leftMargin: -2 }
            y: 1
            width: Math.min(parent.width + 4, (mark.visible ? 16 : 0) + title.implicitWidth + 6)
            height: 18
            radius: 4
            color: Theme.hull
        }
        Icon {
            id: mark

            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            visible: root.width > 60
            name: "down"
            size: 12
            color: Theme.textMuted
        }
        Words {
            id: title

            anchors { left: parent.left; leftMargin: mark.visible ? 16 : 0; right: parent.right; verticalCenter: parent.verticalCenter }
            text: root.name
            font.pixelSize: Theme.tiny
            font.weight: Font.DemiBold
            color: Theme.textMuted
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        TapHandler { onTapped: root.foldWanted() }
    }
    Column {
        id: sums

        readonly property bool roomy: root.width > 110 && root.height > 64

        anchors.centerIn: parent
        visible: root.folded && root.width > 30 && root.height > 14
        width: parent.width - 2 * Theme.gap2
        spacing: sums.roomy ? Theme.gap1 : 1

        Words {
            width: parent.width
            text: root.name
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: !sums.roomy ? Theme.tiny : root.width > 160 ? Theme.large : Theme.normal
            font.weight: Font.DemiBold
            elide: Text.ElideMiddle
            wrapMode: Text.NoWrap
        }
        Words {
            width: parent.width
            visible: root.height > 34
            text: root.width > 90 ? qsTr("%n station(s)", "", root.stations) : root.stations.toLocaleString(Qt.locale(), "f", 0)
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: Theme.tiny
            color: Theme.textMuted
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.height > 52 && implicitWidth <= root.width - Theme.gap1
            spacing: Theme.gap1

            Count {
                number: root.needs
                icon24: "warning"
                fill: Theme.attention
                ink: Theme.attentionInk
            }
            Count {
                number: root.failures
                icon24: "cross"
                fill: Theme.failed
                ink: Theme.failedInk
            }
            Count {
                number: root.running
                icon24: "play"
                fill: Theme.running
                ink: Theme.runningInk
            }
            Count {
                number: root.away
                icon24: "antennaOff"
                ink: Theme.textMuted
            }
        }
    }
    // Too small for the row of sums: what is wrong is said at its corner all the same.
    Rectangle {
        visible: root.folded && root.needs + root.failures > 0 && root.height <= 52
        anchors { right: parent.right; top: parent.top; margins: -5 }
        width: 14
        height: 14
        radius: root.needs > 0 ? 7 : 2
        color: root.needs > 0 ? Theme.attention : Theme.failed
        border.width: Theme.outline
        border.color: Theme.text

        Words {
            anchors.centerIn: parent
            text: root.needs > 0 ? "!" : "✕"
            font.pixelSize: 10
            font.weight: Font.Bold
            color: root.needs > 0 ? Theme.attentionInk : Theme.failedInk
        }
    }
}
