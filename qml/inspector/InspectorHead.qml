// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! Title and state of what is inspected. */
Item {
    id: root

    required property Inspected inspected

    signal stationWanted
    signal closed

    implicitHeight: column.implicitHeight

    Column {
        id: column

        anchors { left: parent.left; right: close.left; rightMargin: Theme.gap2 }
        spacing: Theme.gap1

        Words {
            width: parent.width
            text: root.inspected.empty ? qsTr("Inspector") : root.inspected.title
            font.pixelSize: Math.round(Theme.base * 1.4)
            font.weight: Font.DemiBold
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            minimumPixelSize: Theme.normal
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Row {
            anchors.left: parent.left
            visible: !root.inspected.empty && !root.inspected.isAgent
            spacing: 6

            PresenceMark {
                anchors.verticalCenter: parent.verticalCenter
                presence: root.inspected.presence
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: root.inspected.presenceText
                color: Theme.textMuted
            }
            Chip {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.inspected.orchestrator
                icon24: "hub"
                text: qsTr("orchestrator")
            }
            Chip {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.inspected.isSelf
                text: qsTr("you")
            }
        }
        Row {
            anchors.left: parent.left
            visible: root.inspected.isAgent
            spacing: 6

            PresenceMark {
                anchors.verticalCenter: parent.verticalCenter
                presence: root.inspected.presence
            }
            ActionButton {
                objectName: "ownerStationButton"
                quiet: true
                flush: true
                implicitHeight: Theme.fit(26)
                text: root.inspected.presence === Presence.Online ? qsTr("at %1").arg(root.inspected.stationName)
                                                                  : qsTr("at %1 (%2)").arg(root.inspected.stationName).arg(root.inspected.presenceText)
                hint: qsTr("Shows the station")
                onClicked: root.stationWanted()
            }
        }
    }
    IconButton {
        id: close

        objectName: "closeInspectorButton"
        anchors { right: parent.right; top: parent.top; rightMargin: -6; topMargin: -4 }
        icon24: "close"
        text: qsTr("Close the inspector")
        shortcutText: Keymap.text("inspector")
        onClicked: root.closed()
    }
}
