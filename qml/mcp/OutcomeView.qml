// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! What came of a call: how it stands, what it says on the way, its answer as a tree or as text, or what went wrong. */
Column {
    id: root

    required property int phase
    required property string phaseText
    required property string progressText
    required property string resultText
    required property string errorText
    required property string errorWords
    required property JsonRows result
    property string note // beside the state: how long it took
    property bool asText: false
    readonly property bool hasTree: tree.implicitHeight > 0

    signal copyWanted

    spacing: Theme.gap2
    visible: phase !== CallPhase.Idle
    onResultTextChanged: asText = false

    Flow {
        width: parent.width
        spacing: Theme.gap2

        Chip {
            objectName: "outcomeState"
            height: Theme.control - 4
            text: root.phaseText
            icon24: ["circle", "play", "check", "cross", "stop"][root.phase]
            fill: [Theme.stopped, Theme.running, Theme.done, Theme.failed, Theme.stopped][root.phase]
            ink: [Theme.stoppedInk, Theme.runningInk, Theme.doneInk, Theme.failedInk, Theme.stoppedInk][root.phase]
            border.width: 1.5
            border.color: Theme.text
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Words {
            height: Theme.control - 4
            visible: text !== ""
            text: root.note
            color: Theme.textMuted
            font.pixelSize: Theme.small
            wrapMode: Text.NoWrap
        }
        ActionButton {
            objectName: "asTextButton"
            height: Theme.control - 4
            visible: root.hasTree && root.resultText !== ""
            quiet: true
            text: root.asText ? qsTr("As a tree") : qsTr("As text")
            onClicked: root.asText = !root.asText
        }
        ActionButton {
            objectName: "copyResultButton"
            height: Theme.control - 4
            visible: root.hasTree || root.resultText !== ""
            quiet: true
            icon24: "copy"
            text: qsTr("Copy result")
            onClicked: root.copyWanted()
        }
    }
    Words {
        width: parent.width
        objectName: "outcomeError"
        visible: text !== ""
        text: root.errorText
        color: root.phase === CallPhase.Failed ? Theme.failedText : Theme.textMuted
        font.weight: Font.Medium
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    ExactWords {
        width: parent.width
        text: root.errorWords
    }
    ExactWords {
        objectName: "outcomeText"
        width: parent.width
        text: root.resultText !== "" && (root.asText || !root.hasTree) ? root.resultText : root.phase === CallPhase.Running || !root.hasTree ? root.progressText : ""
    }
    Words {
        width: parent.width
        visible: root.phase === CallPhase.Done && !root.hasTree && root.resultText === "" && root.progressText === ""
        text: qsTr("It has nothing to say.")
        color: Theme.textMuted
    }
    JsonTree {
        id: tree

        objectName: "outcomeTree"
        width: parent.width
        visible: !root.asText
        rows: root.result
    }
}
