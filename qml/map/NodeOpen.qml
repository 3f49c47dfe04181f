// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! A large station: state and agents as rows. */
Item {
    id: root

    required property NodeFacts node

    signal agentClicked(agentName: string)

    NodeHead {
        id: openHead

        node: root.node
        roomy: true
        x: Theme.gap3
        y: Theme.gap2
        width: parent.width - 2 * Theme.gap3
    }
    Row {
        id: openState

        anchors { left: parent.left; leftMargin: Theme.gap3; top: openHead.bottom; topMargin: 2 }
        spacing: Theme.gap1

        PresenceMark {
            anchors.verticalCenter: parent.verticalCenter
            presence: root.node.presence
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: root.node.orchestrator ? qsTr("%1 · orchestrator").arg(root.node.presenceText) : root.node.presenceText
            font.pixelSize: Theme.small
            color: Theme.textMuted
            wrapMode: Text.NoWrap
        }
    }
    Separator {
        id: openLine

        anchors { left: parent.left; right: parent.right; leftMargin: Theme.gap3; rightMargin: Theme.gap3; top: openState.bottom; topMargin: 6 }
    }
    Column {
        id: openRows

        readonly property int rows: Math.max(0, Math.floor((parent.height - y - Theme.gap1) / Theme.fit(24)))
        readonly property bool overflow: root.node.agentNames.length > rows

        anchors { left: parent.left; right: parent.right; leftMargin: Theme.gap1; rightMargin: Theme.gap1; top: openLine.bottom; topMargin: 3 }

        Repeater {
            model: openRows.overflow ? root.node.agentNames.slice(0, Math.max(0, openRows.rows - 1)) : root.node.agentNames

            delegate: Rectangle {
                id: agentRow

                required property string modelData

                width: openRows.width
                height: Theme.fit(24)
                radius: 4
                color: hover.hovered ? Theme.hover : "transparent"
                Accessible.role: Accessible.ListItem
                Accessible.name: modelData
                Accessible.onPressAction: root.agentClicked(modelData)

                Icon {
                    anchors { left: parent.left; leftMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                    name: "agent"
                    size: 14
                    color: Theme.textMuted
                }
                Words {
                    anchors { left: parent.left; leftMargin: Theme.fit(30); right: parent.right; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                    text: agentRow.modelData
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
                    color: root.node.quiet ? Theme.textMuted : Theme.text
                }
                HoverHandler { id: hover }
                TapHandler { onTapped: root.agentClicked(agentRow.modelData) }
            }
        }
        Words {
            anchors.left: parent.left
            visible: openRows.overflow && openRows.rows > 0
            height: Theme.fit(24)
            leftPadding: Theme.fit(30)
            rightPadding: Theme.fit(30)
            text: qsTr("+%n more", "", root.node.agentNames.length - openRows.rows + 1)
            color: Theme.textMuted
        }
        Words {
            anchors.left: parent.left
            visible: root.node.agentNames.length === 0
            height: Theme.fit(24)
            leftPadding: Theme.gap2
            rightPadding: Theme.gap2
            text: qsTr("no agents yet")
            color: Theme.textMuted
        }
    }
}
