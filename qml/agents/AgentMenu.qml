// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! What can be done with an agent's file. */
ActionMenu {
    id: root

    required property AgentDesk desk
    property string environment // as of when it was opened
    property string file
    property string title_

    signal renameWanted
    signal duplicateWanted
    signal deleteWanted
    signal runsWanted(agent: string)
    signal copyWanted(text: string)

    label: qsTr("Actions for %1").arg(title_)

    ActionMenuItem {
        objectName: "menuOpenAgent"
        icon24: "agent"
        text: qsTr("Open")
        keys: qsTr("Return")
        onTriggered: root.desk.open(root.environment, root.file)
    }
    ActionMenuItem {
        objectName: "menuAgentRuns"
        icon24: "play"
        text: qsTr("Show its runs")
        onTriggered: root.runsWanted(root.title_)
    }
    MenuSeparator { contentItem: Separator {} }
    ActionMenuItem {
        objectName: "menuDuplicateAgent"
        icon24: "copy"
        text: qsTr("Duplicate…")
        onTriggered: root.duplicateWanted()
    }
    ActionMenuItem {
        objectName: "menuRenameAgent"
        text: qsTr("Rename…")
        keys: Keymap.text("agents.rename")
        onTriggered: root.renameWanted()
    }
    ActionMenuItem {
        objectName: "menuDeleteAgent"
        icon24: "trash"
        text: qsTr("Delete…")
        keys: Keymap.text("agents.delete")
        onTriggered: root.deleteWanted()
    }
    MenuSeparator { contentItem: Separator {} }
    ActionMenuItem {
        objectName: "menuCopyAgentName"
        text: qsTr("Copy the name")
        onTriggered: root.copyWanted(root.title_)
    }
    ActionMenuItem {
        objectName: "menuCopyAgentCommand"
        text: qsTr("Copy as command")
        onTriggered: root.copyWanted(root.desk.deeds.command(root.environment, root.file))
    }
    ActionMenuItem {
        objectName: "menuCopyAgentMcp"
        text: qsTr("Copy as MCP call")
        onTriggered: root.copyWanted(root.desk.deeds.mcpCall(root.environment, root.file))
    }
}
