// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! What can be done with the open run. */
ActionMenu {
    id: root

    required property ControlCenter center
    readonly property RunDetails run: center.runs.details
    readonly property string noRun: run.runId === "" ? qsTr("No run is open.") : ""

    signal againWanted
    signal compareWanted
    signal mapWanted
    signal workWanted(workId: string)
    signal exportWanted

    label: qsTr("Actions for the run")

    ActionMenuItem {
        objectName: "menuRunAgain"
        enabled: root.noRun === "" && !root.center.replay.past.active
        offReason: root.noRun !== "" ? root.noRun : qsTr("You look at the past.")
        icon24: "again"
        text: qsTr("Run again…")
        keys: Keymap.text("runs.again")
        onTriggered: root.againWanted()
    }
    ActionMenuItem {
        objectName: "menuRunCompare"
        enabled: root.noRun === ""
        offReason: root.noRun
        icon24: "compare"
        text: qsTr("Compare with…")
        keys: Keymap.text("runs.compare")
        onTriggered: root.compareWanted()
    }
    ActionMenuItem {
        objectName: "menuRunMap"
        enabled: root.noRun === "" && !root.run.loading
        offReason: root.noRun
        icon24: "lattice"
        text: qsTr("Show the map as it was then")
        keys: Keymap.text("runs.map")
        onTriggered: root.mapWanted()
    }
    ActionMenuItem {
        objectName: "menuRunWork"
        enabled: root.run.workId !== ""
        offReason: qsTr("It is no work.")
        icon24: "work"
        text: qsTr("Show its work")
        onTriggered: root.workWanted(root.run.workId)
    }
    MenuSeparator { contentItem: Separator {} }
    ActionMenuItem {
        objectName: "menuRunCopyId"
        icon24: "copy"
        text: qsTr("Copy the id")
        onTriggered: root.center.copyText(root.run.runId)
    }
    ActionMenuItem {
        objectName: "menuRunCopyCommand"
        text: qsTr("Copy as command")
        onTriggered: root.center.copyText(root.run.command())
    }
    ActionMenuItem {
        objectName: "menuRunCopyMcp"
        text: qsTr("Copy as MCP call")
        onTriggered: root.center.copyText(root.run.mcpCall())
    }
    ActionMenuItem {
        objectName: "menuRunExport"
        enabled: root.noRun === ""
        offReason: root.noRun
        icon24: "save"
        text: qsTr("Export…")
        onTriggered: root.exportWanted()
    }
}
