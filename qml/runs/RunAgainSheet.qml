// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! Runs an agent once more with the input of an earlier run, and compares the two. */
Sheet {
    id: root

    required property RunAgain again
    readonly property bool running: again.phase === CallPhase.Running
    readonly property bool ended: again.newRunId !== ""

    signal openWanted(runId: string)
    signal compareWanted(one: string, other: string)
    signal copyWanted(text: string)

    function begin(runId: string, draft: string): void {
        again.begin(runId);
        again.setDraft(draft);
        open();
        runButton.forceActiveFocus(Qt.PopupFocusReason);
    }

    objectName: "runAgainSheet"
    title: again.agent === "" ? qsTr("Run again") : qsTr("Run %1 again").arg(again.agent)
    width: Math.min(680, parent.width - 2 * Theme.gap6)

    SectionTitle { text: qsTr("Task") }
    ExactWords {
        width: parent.width
        text: root.again.task.length > 1000 ? root.again.task.slice(0, 1000) + "…" : root.again.task
    }
    SectionTitle {
        visible: root.again.input !== ""
        text: qsTr("Input")
    }
    ExactWords {
        width: parent.width
        text: root.again.input.length > 1000 ? root.again.input.slice(0, 1000) + "…" : root.again.input
    }
    SectionTitle { text: qsTr("Prompt") }
    Row {
        anchors.left: parent.left
        spacing: Theme.gap1

        TabChoice {
            objectName: "againFile"
            enabled: !root.running
            text: qsTr("The file as it is now")
            checked: !root.again.useDraft
            onClicked: root.again.useDraft = false
        }
        TabChoice {
            objectName: "againDraft"
            enabled: root.again.hasDraft && !root.running
            opacity: enabled ? 1 : 0.5
            text: root.again.hasDraft ? qsTr("The draft in the editor") : qsTr("No draft in the editor")
            checked: root.again.useDraft
            onClicked: root.again.useDraft = true
        }
    }
    SectionTitle { text: qsTr("Tools") }
    Row {
        anchors.left: parent.left
        spacing: Theme.gap1

        TabChoice {
            objectName: "againRecorded"
            enabled: root.again.toolCalls > 0 && !root.running
            opacity: enabled ? 1 : 0.5
            text: root.again.toolCalls > 0 ? qsTr("Answer as they did then") : qsTr("None were called then")
            checked: !root.again.realTools
            onClicked: root.again.realTools = false
        }
        TabChoice {
            objectName: "againReal"
            enabled: !root.running
            text: qsTr("Really called")
            checked: root.again.realTools
            onClicked: root.again.realTools = true
        }
    }
    Words {
        width: parent.width
        text: root.again.realTools ? qsTr("What its tools do, they do again: files are written, messages sent.") : qsTr("Nothing happens outside: the %n recorded tool call(s) answer. Others than those fail.", "", root.again.toolCalls)
        font.pixelSize: Theme.small
        color: root.again.realTools ? Theme.failedText : Theme.textMuted
    }
    Flow {
        width: parent.width
        spacing: Theme.gap2

        ActionButton {
            id: runButton

            objectName: "againRun"
            primary: true
            visible: !root.running
            enabled: root.again.ready
            icon24: "play"
            text: root.ended ? qsTr("Run once more") : qsTr("Run")
            onClicked: root.again.run()
        }
        ActionButton {
            objectName: "againStop"
            visible: root.running
            icon24: "stop"
            text: qsTr("Stop")
            onClicked: root.again.cancel()
        }
        ActionButton {
            objectName: "againCompare"
            visible: root.ended
            icon24: "compare"
            text: qsTr("Compare with the earlier run")
            onClicked: {
                root.compareWanted(root.again.runId, root.again.newRunId);
                root.close();
            }
        }
        ActionButton {
            objectName: "againOpen"
            visible: root.ended
            text: qsTr("Open the new run")
            onClicked: {
                root.openWanted(root.again.newRunId);
                root.close();
            }
        }
        ActionButton {
            objectName: "againCopyCommand"
            quiet: true
            enabled: root.again.ready
            icon24: "copy"
            text: qsTr("Copy as command")
            hint: root.again.command
            onClicked: root.copyWanted(root.again.command)
        }
        ActionButton {
            objectName: "againCopyMcp"
            quiet: true
            enabled: root.again.ready
            icon24: "copy"
            text: qsTr("Copy as MCP call")
            onClicked: root.copyWanted(root.again.mcpCall())
        }
    }
    Words {
        objectName: "againProblem"
        width: parent.width
        visible: text !== ""
        text: root.again.problem
        color: Theme.failedText
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    ExactWords {
        width: parent.width
        text: root.again.problemWords
    }
    SectionTitle {
        visible: root.again.answer !== ""
        text: root.running ? qsTr("Says so far") : qsTr("Answer")
    }
    ExactWords {
        objectName: "againAnswer"
        width: parent.width
        text: root.again.answer.length > 4000 ? root.again.answer.slice(0, 4000) + "…" : root.again.answer
    }
}
