// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! What can be done with an event, or with the selected ones. */
ActionMenu {
    id: root

    required property Replay replay
    readonly property EventListModel events: replay.events
    property int row: -1
    readonly property bool several: events.selectedCount > 1

    signal copyWanted(text: string)

    label: qsTr("Actions for the event")

    ActionMenuItem {
        objectName: "menuEventDetails"
        enabled: !root.several
        icon24: "inspector"
        text: qsTr("Show all about it")
        onTriggered: root.replay.open(root.row)
    }
    ActionMenuItem {
        objectName: "menuMoment"
        enabled: !root.several
        icon24: "clock"
        text: qsTr("Show this moment")
        keys: qsTr("Return")
        onTriggered: root.replay.goToRow(root.row)
    }
    ActionMenuItem {
        objectName: "menuSameWork"
        enabled: !root.several && root.replay.details.workFilter !== ""
        offReason: qsTr("It is not about work.")
        icon24: "work"
        text: qsTr("Everything about this work")
        onTriggered: root.replay.filterBy(root.replay.details.workFilter)
    }
    MenuSeparator { contentItem: Separator {} }
    ActionMenuItem {
        objectName: "menuEventText"
        icon24: "copy"
        text: qsTr("Copy as text")
        keys: "Ctrl+C"
        onTriggered: root.copyWanted(root.events.copiedText(root.row))
    }
    ActionMenuItem {
        objectName: "menuEventJson"
        text: qsTr("Copy as JSON")
        keys: Keymap.text("copyJson")
        onTriggered: root.copyWanted(root.events.copiedJson(root.row))
    }
    ActionMenuItem {
        objectName: "menuEventCommand"
        text: qsTr("Copy as command")
        onTriggered: root.copyWanted(root.events.copiedCommands(root.row))
    }
    ActionMenuItem {
        objectName: "menuEventMcp"
        text: qsTr("Copy as MCP call")
        onTriggered: root.copyWanted(root.events.copiedMcpCalls(root.row))
    }
}
