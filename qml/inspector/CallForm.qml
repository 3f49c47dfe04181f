// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! What the agent wants to know, and Call (Ctrl+Return). */
Column {
    id: root

    required property CallModel call
    property string offReason // why nothing can be called now; empty: it can
    readonly property bool running: call.phase === CallPhase.Running

    spacing: Theme.gap2

    SectionTitle { text: qsTr("Call") }
    Words {
        width: parent.width
        visible: text !== ""
        text: root.call.schemaProblem
        color: Theme.failedText
        font.pixelSize: Theme.small
    }
    Repeater {
        model: root.call

        delegate: CallField {
            width: root.width
            onEdited: text => root.call.setText(index, text)
            onAccepted: {
                if (root.offReason === "")
                    root.call.call();
            }
        }
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: root.offReason
        color: Theme.textMuted
        font.pixelSize: Theme.small
    }
    Flow {
        width: parent.width
        spacing: Theme.gap2

        ActionButton {
            objectName: "callButton"
            primary: true
            enabled: !root.running && root.offReason === ""
            icon24: "play"
            text: root.running ? qsTr("Running…") : qsTr("Call")
            hint: root.offReason !== "" ? root.offReason : Keymap.hint(qsTr("Sends this to the agent"), "send")
            onClicked: root.call.call()
        }
        ActionButton {
            objectName: "cancelCallButton"
            visible: root.running
            icon24: "stop"
            text: qsTr("Stop")
            hint: qsTr("Asks the station to stop this call")
            onClicked: root.call.cancel()
        }
    }
}
