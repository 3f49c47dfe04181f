// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The answer while it comes and when it is there; or what went wrong, in words. */
Column {
    id: root

    required property CallModel call

    signal copyWanted(text: string)

    spacing: Theme.gap2
    visible: call.phase !== CallPhase.Idle

    Row {
        anchors.left: parent.left
        spacing: Theme.gap2

        Chip {
            id: state

            anchors.verticalCenter: parent.verticalCenter
            objectName: "callState"
            text: root.call.phaseText
            icon24: ["circle", "play", "check", "cross", "stop"][root.call.phase]
            fill: [Theme.stopped, Theme.running, Theme.done, Theme.failed, Theme.stopped][root.call.phase]
            ink: [Theme.stoppedInk, Theme.runningInk, Theme.doneInk, Theme.failedInk, Theme.stoppedInk][root.call.phase]
            border.width: 1.5
            border.color: Theme.text
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            width: root.width - state.width - Theme.gap2
            text: root.call.answeredBy
            color: Theme.textMuted
            font.pixelSize: Theme.small
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
    }
    Words {
        width: parent.width
        visible: root.call.rehearsed
        text: qsTr("Rehearsal: this answer was scripted or made from the description. It is not from a model.")
        color: Theme.textMuted
        font.pixelSize: Theme.small
        font.italic: true
    }
    Words {
        width: parent.width
        objectName: "errorText"
        visible: text !== ""
        text: root.call.errorText
        color: root.call.phase === CallPhase.Failed ? Theme.failedText : Theme.textMuted
        font.weight: Font.Medium
    }
    ExactWords {
        width: parent.width
        text: root.call.errorWords
    }
    Rectangle {
        width: parent.width
        implicitHeight: answer.implicitHeight + 2 * Theme.gap3
        visible: root.call.answerText !== "" || root.call.phase === CallPhase.Running
        radius: Theme.radius
        color: Theme.window
        border.width: Theme.outline
        border.color: Theme.line

        TextEdit {
            id: answer

            objectName: "answerText"
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3 }
            text: root.call.answerText
            readOnly: true
            selectByMouse: true
            selectByKeyboard: true
            activeFocusOnTab: true
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.WrapAtWordBoundaryOrAnywhere
            color: Theme.text
            selectionColor: Theme.accentFill
            selectedTextColor: Theme.accentInk
            font.pixelSize: Theme.normal
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Answer")
            Accessible.description: text
        }
        Words {
            anchors { fill: answer }
            visible: root.call.answerText === ""
            text: qsTr("Waiting for the first words…")
            color: Theme.textMuted
        }
        FocusRing { target: answer }
    }
    ActionButton {
        objectName: "copyAnswerButton"
        anchors.left: parent.left
        visible: root.call.answerText !== "" && root.call.phase !== CallPhase.Running
        quiet: true
        icon24: "copy"
        text: qsTr("Copy answer")
        onClicked: root.copyWanted(root.call.answerText)
    }
}
