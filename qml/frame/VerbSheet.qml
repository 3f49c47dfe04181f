// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! One verb of the station: its values to fill in, what it does while it runs, what came of it, and the same as a command or an MCP call. */
Sheet {
    id: root

    required property VerbForm form
    readonly property bool running: form.phase === CallPhase.Running
    property string copied

    signal copyWanted(text: string)

    /*! Opens the form of a verb, for one server where that is given. */
    function begin(verb: string, server: string): void {
        form.open(verb, server === "" ? {} : { "server": server });
        copied = "";
        open();
        const first = fields.itemAt(0) as CallField;
        (first ? first.nextItemInFocusChain(true) : runButton).forceActiveFocus(Qt.PopupFocusReason);
    }
    function copy(text: string, what: string): void {
        copyWanted(text);
        copied = what;
    }

    objectName: "verbSheet"
    title: form.title
    width: Math.min(680, parent.width - 2 * Theme.gap6)
    onClosed: form.leave()

    Words {
        width: parent.width
        visible: text !== ""
        text: root.form.description
        color: Theme.textMuted
    }
    Repeater {
        id: fields

        model: root.form

        delegate: CallField {
            width: parent.width
            enabled: !root.running
            onEdited: text => root.form.setText(index, text)
            onAccepted: root.form.run()
        }
    }
    Words {
        width: parent.width
        objectName: "verbProblem"
        visible: text !== ""
        text: root.form.problem
        color: Theme.failedText
        font.pixelSize: Theme.small
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Rectangle {
        width: parent.width
        implicitHeight: asked.implicitHeight + 2 * Theme.gap3
        visible: root.form.asking
        radius: Theme.radius
        color: Theme.attention

        Words {
            id: asked

            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3 }
            text: qsTr("This may destroy something. Do it?")
            color: Theme.attentionInk
            font.weight: Font.Medium
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.gap2

        ActionButton {
            id: runButton

            objectName: "runVerbButton"
            primary: true
            visible: !root.running
            icon24: root.form.asking ? "check" : "play"
            text: root.form.asking ? qsTr("Yes, do it") : root.form.destructive ? qsTr("Run…") : qsTr("Run")
            hint: root.form.destructive ? qsTr("Asks first") : qsTr("Return in a line, %1 in a text").arg(Keymap.text("send"))
            onClicked: root.form.asking ? root.form.confirm() : root.form.run()
        }
        ActionButton {
            objectName: "unaskVerbButton"
            visible: root.form.asking
            text: qsTr("Leave it")
            onClicked: root.form.unask()
        }
        ActionButton {
            objectName: "stopVerbButton"
            visible: root.running
            icon24: "stop"
            text: qsTr("Stop")
            hint: qsTr("Asks the station to stop this")
            onClicked: root.form.cancel()
        }
        ActionButton {
            objectName: "copyCommandButton"
            quiet: true
            icon24: root.copied === "command" ? "check" : "copy"
            text: qsTr("Copy as command")
            hint: root.form.command
            onClicked: root.copy(root.form.command, "command")
        }
        ActionButton {
            objectName: "copyMcpButton"
            quiet: true
            icon24: root.copied === "mcp" ? "check" : "copy"
            text: qsTr("Copy as MCP call")
            hint: qsTr("The request that an MCP client sends")
            onClicked: root.copy(root.form.mcpCall(), "mcp")
        }
    }
    Words {
        width: parent.width
        objectName: "verbCommand"
        text: root.form.command
        font.family: Theme.mono
        font.pixelSize: Theme.small
        color: Theme.textMuted
        wrapMode: Text.WrapAnywhere
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("As a command")
        Accessible.description: text
    }
    Separator {
        width: parent.width
        visible: root.form.phase !== CallPhase.Idle
    }
    OutcomeView {
        objectName: "verbOutcome"
        width: parent.width
        phase: root.form.phase
        phaseText: root.form.phaseText
        progressText: root.form.progressText
        resultText: root.form.resultText
        errorText: root.form.errorText
        errorWords: root.form.errorWords
        result: root.form.result
        onCopyWanted: root.copyWanted(root.form.resultJson())
    }
}
