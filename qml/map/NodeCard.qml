// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! A station of middle size: its agents as pills. */
Item {
    id: root

    required property NodeFacts node

    NodeHead {
        id: cardHead

        node: root.node
        x: Theme.gap2
        y: 6
        width: parent.width - 2 * Theme.gap2
    }
    Words {
        id: cardState

        anchors { left: parent.left; leftMargin: Theme.gap2; right: parent.right; rightMargin: Theme.gap2; top: cardHead.bottom }
        visible: root.node.presence !== Presence.Online
        height: visible ? Math.ceil(Theme.tiny * 1.4) : 0 // not its own implicit one, which an elided text makes anew
        text: root.node.presenceText
        font.pixelSize: Theme.tiny
        color: Theme.textMuted
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }
    Column {
        id: cardPills

        // As many whole rows as fit; what does not fit is counted.
        readonly property real room: parent.height - y - 6
        readonly property int rows: Math.max(0, Math.floor((room + 2) / (Theme.fit(18) + 2)))
        readonly property bool overflow: root.node.agentNames.length > rows

        anchors { left: parent.left; leftMargin: Theme.gap2; right: parent.right; rightMargin: Theme.gap2; top: cardState.bottom; topMargin: 3 }
        spacing: 2

        Repeater {
            model: cardPills.overflow ? root.node.agentNames.slice(0, Math.max(0, cardPills.rows - 1)) : root.node.agentNames

            delegate: Words {
                required property string modelData

                width: cardPills.width
                height: Theme.fit(18)
                text: modelData
                font.pixelSize: Theme.tiny
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                color: root.node.quiet ? Theme.textMuted : Theme.text
                leftPadding: 6
                rightPadding: 4

                Rectangle {
                    z: -1
                    anchors.fill: parent
                    radius: 4
                    color: Theme.hover
                }
            }
        }
        Words {
            anchors.left: parent.left
            visible: cardPills.overflow && cardPills.rows > 0
            height: Theme.fit(18)
            leftPadding: 6
            rightPadding: 6
            text: cardPills.rows > 1 ? qsTr("+%n more", "", root.node.agentNames.length - cardPills.rows + 1) : qsTr("%n agent(s)", "", root.node.agentCount)
            font.pixelSize: Theme.tiny
            color: Theme.textMuted
        }
    }
}
