// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! A station: conflicts first, then its agents, then its facts. */
Column {
    id: root

    required property ControlCenter center

    spacing: Theme.gap1

    Repeater {
        model: root.center.inspected.conflicts

        delegate: Rectangle {
            id: conflict

            required property string modelData

            width: root.width
            implicitHeight: conflictWords.implicitHeight + 2 * Theme.gap2
            radius: Theme.radius
            color: Theme.attention
            Accessible.role: Accessible.AlertMessage
            Accessible.name: modelData

            Icon {
                id: glyph

                anchors { left: parent.left; leftMargin: Theme.gap2 }
                y: Theme.gap2
                name: "warning"
                color: Theme.attentionInk
            }
            Words {
                id: conflictWords

                anchors { left: glyph.right; right: parent.right; top: parent.top; margins: Theme.gap2 }
                text: conflict.modelData
                color: Theme.attentionInk
            }
        }
    }
    ActionButton {
        objectName: "stationWorkButton"
        anchors.left: parent.left
        icon24: "work"
        text: qsTr("Its work")
        hint: qsTr("Lists the work of this station")
        onClicked: {
            root.center.work.list.filter = "station:" + root.center.inspected.stationId;
            root.center.selection.openPage("work");
        }
    }
    SectionTitle { text: qsTr("Agents") }
    Words {
        width: parent.width
        visible: root.center.inspected.agents.length === 0
        text: qsTr("This station offers no agents.")
        color: Theme.textMuted
    }
    Repeater {
        model: root.center.inspected.agents

        delegate: ItemDelegate {
            id: agent

            required property string modelData

            objectName: "agentRow_" + modelData
            x: -Theme.gap2
            width: root.width + 2 * Theme.gap2
            height: Theme.row
            focusPolicy: Qt.StrongFocus
            Accessible.role: Accessible.Button
            Accessible.name: modelData
            Accessible.description: qsTr("Shows the agent")
            Keys.onReturnPressed: click()
            onClicked: root.center.selection.selectAgent(root.center.inspected.stationId, modelData)

            contentItem: Item {
                Icon {
                    id: agentIcon

                    anchors { left: parent.left; verticalCenter: parent.verticalCenter }
                    name: "agent"
                    size: 15
                    color: Theme.textMuted
                }
                Words {
                    anchors { left: agentIcon.right; leftMargin: Theme.gap2; right: arrow.left; verticalCenter: parent.verticalCenter }
                    text: agent.modelData
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
                }
                Icon {
                    id: arrow

                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    name: "right"
                    size: 14
                    color: Theme.textMuted
                }
            }
            background: Rectangle {
                radius: Theme.radius
                color: agent.hovered ? Theme.hover : "transparent"

                FocusRing {
                    target: agent
                    shown: agent.visualFocus
                    anchors.margins: 0
                }
            }
        }
    }
    SectionTitle { text: qsTr("Facts") }
    Repeater {
        model: root.center.inspected.facts

        delegate: FactRow { width: root.width }
    }
}
