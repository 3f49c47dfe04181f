// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Runs the text as it stands, saved or not. Ctrl+Return runs; tools are faked unless one says otherwise. */
FocusScope {
    id: root

    required property AgentDocument document
    readonly property AgentTry trial: document.trial
    readonly property bool running: trial.phase === CallPhase.Running

    signal runWanted(runId: string)

    function focusFirst(): void { runButton.forceActiveFocus(Qt.OtherFocusReason); }

    component ToolsTab: TabChoice {
        required property int tools

        objectName: "tools_" + tools
        checked: root.trial.tools === tools
        onClicked: root.trial.tools = tools
    }

    Keys.onPressed: event => {
        if (Keymap.of("agents", event.key, event.modifiers) !== "send")
            return;
        root.trial.run();
        event.accepted = true;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.field
    }
    Flickable {
        id: left

        anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
        width: Math.round(parent.width * 0.45)
        clip: true
        contentHeight: form.implicitHeight + 2 * Theme.gap4
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}

        Column {
            id: form

            x: Theme.gap4
            y: Theme.gap4
            width: left.width - 2 * Theme.gap4
            spacing: Theme.gap3

            Words {
                width: parent.width
                visible: text !== ""
                text: root.trial.schemaProblem
                color: Theme.failedText
                font.pixelSize: Theme.small
            }
            Repeater {
                model: root.trial

                delegate: CallField {
                    width: form.width
                    onEdited: text => root.trial.setText(index, text)
                    onAccepted: root.trial.run()
                }
            }
            Column {
                width: parent.width
                spacing: Theme.gap1

                Words {
                    anchors.left: parent.left
                    text: qsTr("Tools")
                    font.pixelSize: Theme.small
                    color: Theme.textMuted
                }
                Row {
                    anchors.left: parent.left
                    spacing: Theme.gap1

                    ToolsTab {
                        tools: AgentTry.Faked
                        text: qsTr("Faked")
                    }
                    ToolsTab {
                        tools: AgentTry.Recorded
                        text: qsTr("Recorded")
                    }
                    ToolsTab {
                        tools: AgentTry.Real
                        text: qsTr("Real")
                    }
                }
                Words {
                    width: parent.width
                    text: root.trial.tools === AgentTry.Faked ? qsTr("Each tool answers that it was called; nothing happens.")
                        : root.trial.tools === AgentTry.Recorded ? qsTr("Tools answer as they did in an earlier run.")
                        : qsTr("Tools are called, with all that they do.")
                    font.pixelSize: Theme.small
                    color: root.trial.tools === AgentTry.Real ? Theme.failedText : Theme.textMuted
                }
                Choice {
                    objectName: "recordingChoice"
                    width: parent.width
                    visible: root.trial.tools === AgentTry.Recorded && root.trial.recordings.length > 0
                    label: qsTr("Which run")
                    model: root.trial.recordings
                    currentIndex: root.trial.recording
                    onActivated: index => root.trial.recording = index
                }
            }
            Words {
                width: parent.width
                visible: text !== ""
                text: root.trial.offReason
                color: Theme.textMuted
                font.pixelSize: Theme.small
            }
            Row {
                anchors.left: parent.left
                spacing: Theme.gap2

                ActionButton {
                    id: runButton

                    objectName: "tryButton"
                    primary: true
                    enabled: !root.running && root.trial.offReason === ""
                    icon24: "play"
                    text: root.running ? qsTr("Running…") : qsTr("Run")
                    hint: root.trial.offReason !== "" ? root.trial.offReason : Keymap.hint(qsTr("Runs the text as it stands here"), "send")
                    onClicked: root.trial.run()
                }
                ActionButton {
                    visible: root.running
                    icon24: "stop"
                    text: qsTr("Stop")
                    hint: qsTr("Ends the run, with all that it started")
                    onClicked: root.trial.cancel()
                }
            }
        }
        FollowFocus { view: left }
    }
    Separator {
        id: line

        anchors { left: left.right; top: parent.top; bottom: parent.bottom }
        width: 1
    }
    Flickable {
        id: right

        anchors { left: line.right; right: parent.right; top: parent.top; bottom: parent.bottom }
        clip: true
        contentHeight: result.implicitHeight + 2 * Theme.gap4
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}

        Column {
            id: result

            x: Theme.gap4
            y: Theme.gap4
            width: right.width - 2 * Theme.gap4
            spacing: Theme.gap2

            Words {
                objectName: "tryState"
                width: parent.width
                visible: text !== ""
                text: root.running ? qsTr("Running…") : root.trial.phase === CallPhase.Done ? qsTr("done") : root.trial.phase === CallPhase.Stopped ? qsTr("stopped") : ""
                font.weight: Font.DemiBold
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            Words {
                objectName: "tryFacts"
                width: parent.width
                visible: text !== ""
                text: root.trial.facts
                font.pixelSize: Theme.small
                color: Theme.textMuted
            }
            Words {
                width: parent.width
                visible: text !== "" && root.trial.phase === CallPhase.Failed
                text: root.trial.problem
                color: Theme.failedText
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            ExactWords {
                width: parent.width
                text: root.trial.phase === CallPhase.Failed ? root.trial.problemWords : ""
            }
            ExactWords {
                objectName: "tryAnswer"
                width: parent.width
                text: root.trial.answer
            }
            ActionButton {
                objectName: "openTryRun"
                anchors.left: parent.left
                visible: root.trial.runId !== ""
                icon24: "forward"
                text: qsTr("Open the run")
                hint: qsTr("Its steps and messages, on the page Runs")
                onClicked: root.runWanted(root.trial.runId)
            }
        }
        FollowFocus { view: right }
    }
    EmptyState {
        anchors.centerIn: right
        width: 260
        visible: root.trial.phase === CallPhase.Idle
        icon24: "play"
        text: qsTr("Nothing has been tried yet. What is run is the text as it stands, saved or not.")
    }
}
