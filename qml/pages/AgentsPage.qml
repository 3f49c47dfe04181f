// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! Writing agents: environments and their agents on the left, the open files beside them. */
FocusScope {
    id: root

    required property ControlCenter center
    readonly property AgentDesk desk: center.agents

    signal runWanted(runId: string)
    signal runsWanted(agent: string)

    function focusList(): void {
        if (desk.current)
            documents.focusCurrent();
        else
            tree.focusList();
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Agents")
    Keys.onPressed: event => {
        const action = Keymap.of("agents", event.key, event.modifiers);
        if (action === "refresh")
            desk.tree.reload();
        else if (action === "agents.new")
            sheet.begin("");
        else if (action === "undo" && desk.deeds.canUndo)
            desk.deeds.undo();
        else if (action === "agents.close")
            desk.close(desk.currentRow);
        else if (action === "agents.nextFile" || action === "agents.previousFile")
            documents.step(action === "agents.nextFile" ? 1 : -1);
        else
            return;
        event.accepted = true;
    }

    Binding {
        target: root.desk
        property: "watched"
        value: root.visible
    }
    AgentTree {
        id: tree

        anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
        width: Math.max(Math.min(Theme.fit(200), root.width * 0.3), Math.min(Theme.fit(280), root.width * 0.24))
        focus: true
        desk: root.desk
        center: root.center
        onNewWanted: environment => sheet.begin(environment)
        onDeedWanted: (deed, environment, file, title, guarded) => deeds.begin(deed, environment, file, title, guarded)
        onRunsWanted: agent => root.runsWanted(agent)
        onCopyWanted: text => root.center.copyText(text)
    }
    Separator {
        id: line

        anchors { left: tree.right; top: parent.top; bottom: parent.bottom }
        width: 1
    }
    DocumentBar {
        id: report

        objectName: "agentReport"
        anchors { left: line.right; right: parent.right; top: parent.top }
        visible: text !== ""
        height: visible ? implicitHeight : 0
        grave: root.desk.deeds.reportWords !== ""
        text: root.desk.deeds.report
        words: root.desk.deeds.reportWords

        ActionButton {
            objectName: "undoDelete"
            visible: root.desk.deeds.canUndo
            enabled: !root.desk.deeds.busy
            icon24: "undo"
            text: qsTr("Undo")
            hint: qsTr("Ctrl+Z; for ten seconds")
            onClicked: root.desk.deeds.undo()
        }
        ActionButton {
            text: qsTr("Good")
            hint: qsTr("Takes this line away")
            onClicked: root.desk.deeds.dismiss()
        }
    }
    OpenFiles {
        id: documents

        anchors { left: line.right; right: parent.right; top: report.bottom; bottom: parent.bottom }
        visible: root.desk.documents.count > 0
        desk: root.desk
        runs: root.center.runs.ofAgent
        onTreeWanted: tree.focusList()
        onRunWanted: runId => root.runWanted(runId)
    }
    EmptyState {
        anchors.centerIn: documents
        width: 340
        visible: root.desk.documents.count === 0
        icon24: "agent"
        text: qsTr("Choose an agent to see its prompt, or write a new one. It is live as soon as it is saved.")
        action: qsTr("New agent…")
        onActivated: sheet.begin("")
    }
    AgentDeedSheet {
        id: deeds

        desk: root.desk
    }
    NewAgentSheet {
        id: sheet

        desk: root.desk
    }
}
