// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The page ▸ station ▸ agent, or the page ▸ item of work; each part leads there. */
Item {
    id: root

    required property ControlCenter center
    readonly property Inspected inspected: center.inspected
    readonly property string page: center.selection.page
    readonly property bool ofWork: center.selection.workId !== ""

    function nameOf(page: string): string {
        switch (page) {
        case "needs": return qsTr("Needs you");
        case "work": return qsTr("Work");
        case "runs": return qsTr("Runs");
        case "agents": return qsTr("Agents");
        case "events": return qsTr("Events");
        case "mcp": return qsTr("MCP & Tools");
        case "environments": return qsTr("Environments");
        case "settings": return qsTr("Settings");
        default: return qsTr("Lattice");
        }
    }

    implicitHeight: Theme.control
    clip: true

    Row {
        anchors { left: parent.left; verticalCenter: parent.verticalCenter }

        ActionButton {
            id: pageCrumb

            objectName: "crumbLattice"
            quiet: true
            leftPadding: Theme.gap1
            rightPadding: Theme.gap1
            text: root.nameOf(root.page)
            hint: qsTr("Clears the selection")
            enabled: !root.inspected.empty || root.ofWork
            opacity: 1
            onClicked: root.center.selection.clear()
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.inspected.empty || root.ofWork
            name: "right"
            size: 14
            color: Theme.textMuted
        }
        ActionButton {
            id: stationCrumb

            objectName: "crumbStation"
            quiet: true
            visible: !root.inspected.empty
            leftPadding: Theme.gap1
            rightPadding: Theme.gap1
            width: Math.min(implicitWidth, Math.max(0, root.width - pageCrumb.width - Theme.fit(14) * (root.inspected.isAgent ? 2 : 1)))
            text: root.inspected.stationName
            enabled: root.inspected.isAgent
            opacity: 1
            onClicked: root.center.selection.selectStation(root.inspected.stationId)

            contentItem: Words { // unlike a button's, it may be shortened
                text: stationCrumb.text
                font.weight: Font.Medium
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.ofWork
            leftPadding: Theme.gap1
            rightPadding: Theme.gap1
            width: Math.min(implicitWidth, Theme.fit(360), Math.max(0, root.width - pageCrumb.width - Theme.fit(14)))
            text: root.center.work.details.title
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            font.weight: Font.Medium
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.inspected.isAgent
            name: "right"
            size: 14
            color: Theme.textMuted
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.inspected.isAgent
            leftPadding: Theme.gap1
            rightPadding: Theme.gap1
            width: Math.min(implicitWidth, Math.max(0, root.width - pageCrumb.width - stationCrumb.width - 2 * Theme.fit(14)))
            text: root.inspected.title
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            font.weight: Font.Medium
        }
    }
}
