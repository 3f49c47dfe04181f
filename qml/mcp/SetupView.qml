// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! How an assistant's program is set up to use this station: the text for its settings, to be copied or entered. */
Column {
    id: root

    required property Endpoint endpoint
    readonly property bool http: endpoint.setup === "http"
    property bool asked: false

    signal copyWanted(text: string)

    spacing: Theme.gap2

    SectionTitle { text: qsTr("Set up an assistant") }
    Flow {
        width: parent.width
        spacing: Theme.gap1

        Repeater {
            model: root.endpoint.setups

            delegate: TabChoice {
                required property string modelData

                objectName: "setup_" + modelData
                text: modelData === "http" ? qsTr("Any, over HTTP") : modelData
                checked: root.endpoint.setup === modelData
                onClicked: {
                    root.asked = false;
                    root.endpoint.showSetup(modelData);
                }
            }
        }
    }
    Words {
        width: parent.width
        text: root.http ? (root.endpoint.newToken === "" ? qsTr("Put a token in place of TOKEN.") : qsTr("It holds the token that was just made.")) : qsTr("It starts the station's own program (stdio) and needs no token. Its place: %1").arg(root.endpoint.setupFile)
        color: Theme.textMuted
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
    ExactWords {
        objectName: "setupText"
        width: parent.width
        text: root.endpoint.setupText
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: root.endpoint.setupProblem
        color: Theme.failedText
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Words {
        width: parent.width
        objectName: "setupNote"
        visible: text !== ""
        text: root.endpoint.setupNote
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Words {
        width: parent.width
        visible: root.asked
        text: qsTr("Enter it in %1? What is there stays, and the file as it was is kept beside it.").arg(root.endpoint.setupFile)
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Flow {
        width: parent.width
        spacing: Theme.gap2

        ActionButton {
            objectName: "copySetupButton"
            visible: root.endpoint.setupText !== ""
            icon24: "copy"
            text: qsTr("Copy")
            onClicked: root.copyWanted(root.endpoint.setupText)
        }
        ActionButton {
            objectName: "installSetupButton"
            visible: !root.http && root.endpoint.setupText !== ""
            icon24: root.asked ? "check" : "save"
            text: root.asked ? qsTr("Yes, enter it") : qsTr("Enter it…")
            hint: qsTr("Into the settings of %1").arg(root.endpoint.setup)
            onClicked: {
                if (root.asked)
                    root.endpoint.install();
                root.asked = !root.asked;
            }
        }
        ActionButton {
            visible: root.asked
            text: qsTr("Leave it")
            onClicked: root.asked = false
        }
    }
}
