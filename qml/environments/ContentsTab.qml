// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The agents and servers of an environment; those with a problem say which. */
Item {
    id: root

    required property EnvironmentDetails details

    ListView {
        id: rows

        objectName: "contentsList"
        anchors.fill: parent
        clip: true
        activeFocusOnTab: true
        model: root.details.contents
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Agents and servers")
        delegate: Item {
            id: row

            required property int index
            required property string kind
            required property string name
            required property string kindText
            required property string detail
            required property string problem

            width: rows.width
            implicitHeight: Theme.row + (problemWords.visible ? problemWords.implicitHeight + 4 : 0)
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1 %2").arg(kindText).arg(name)
            Accessible.description: problem !== "" ? qsTr("broken: %1").arg(problem) : detail

            Rectangle {
                anchors { fill: parent; leftMargin: Theme.gap2; rightMargin: Theme.gap2 }
                radius: Theme.radius
                color: "transparent"
                border.width: row.ListView.isCurrentItem && rows.activeFocus ? Theme.ring : 0
                border.color: Theme.accent
            }
            Icon {
                id: mark

                anchors { left: parent.left; leftMargin: Theme.gap4 }
                y: (Theme.row - height) / 2
                name: row.problem !== "" ? "warning" : row.kind === "agent" ? "agent" : "station"
                size: 16
                color: row.problem !== "" ? Theme.failedText : Theme.textMuted
            }
            Words {
                id: nameWords

                anchors { left: mark.right; leftMargin: Theme.gap2 }
                height: Theme.row
                width: Math.max(140, root.width * 0.3)
                text: row.name
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Words {
                anchors { left: nameWords.right; leftMargin: Theme.gap3; right: parent.right; rightMargin: Theme.gap4 }
                height: Theme.row
                text: row.detail === "" ? row.kindText : qsTr("%1 · %2").arg(row.kindText).arg(row.detail)
                color: Theme.textMuted
                font.pixelSize: Theme.small
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Words {
                id: problemWords

                anchors { left: nameWords.left; right: parent.right; rightMargin: Theme.gap4; top: nameWords.bottom }
                visible: row.problem !== ""
                text: row.problem
                color: Theme.failedText
                font.pixelSize: Theme.small
                Accessible.ignored: true
            }
        }
        FocusRing {
            parent: root
            target: rows
            anchors.margins: 1
            radius: 0
        }
    }
    EmptyState {
        anchors.centerIn: rows
        width: 320
        visible: rows.count === 0 && !root.details.loading && root.details.problem === ""
        icon24: "agent"
        text: qsTr("No agents and no servers yet. Put .prompt files into its folder agents, and the JSON of MCP servers beside it.")
    }
}
