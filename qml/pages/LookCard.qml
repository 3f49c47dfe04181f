// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Station
import Station.Models

/*! A recorded lattice, offline: the one that comes with the program, or a file. */
TaskCard {
    id: root

    required property ControlCenter center
    readonly property Recording recording: center.replay.recording

    icon24: "events"
    title: qsTr("Look around")
    text: qsTr("A recorded lattice, offline. Everything in it is past, and nothing can be changed.")

    Flow {
        width: parent.width
        spacing: Theme.gap2

        ActionButton {
            objectName: "lookAroundButton"
            enabled: !root.recording.reading
            text: root.recording.reading ? qsTr("Opening…") : qsTr("Look around")
            hint: qsTr("Opens the recording that comes with the program")
            onClicked: root.recording.readSample()
        }
        ActionButton {
            objectName: "openRecordingButton"
            quiet: true
            enabled: !root.recording.reading
            text: qsTr("Open a file…")
            hint: Keymap.hint(qsTr("A recording of your own: an export of the page Events"), "open")
            onClicked: file.open()
        }
        ActionButton {
            objectName: "stopReadingButton"
            quiet: true
            visible: root.recording.reading
            text: qsTr("Cancel")
            onClicked: root.recording.stopReading()
        }
    }
    Words {
        objectName: "recordingProblem"
        width: parent.width
        visible: text !== ""
        text: root.recording.problem
        color: Theme.failedText
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    ExactWords {
        width: parent.width
        visible: text !== ""
        text: root.recording.problemWords
    }
    RecordingDialog {
        id: file
        onChosen: url => root.recording.read(url)
    }
}
