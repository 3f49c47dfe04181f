// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! A name and a sentence; the file that it makes is then written further in the editor. */
Sheet {
    id: root

    required property AgentDesk desk
    property string environment

    function begin(wanted: string): void {
        environment = wanted;
        desk.forgetProblem();
        name.text = "";
        description.text = "";
        pattern.currentIndex = 0;
        open();
        name.input.forceActiveFocus(Qt.PopupFocusReason);
    }
    function confirmed(): void {
        if (name.text.trim() !== "")
            desk.create(environment, name.text, description.text, pattern.currentIndex > 0 ? desk.templates[pattern.currentIndex - 1] : "");
    }

    objectName: "newAgentSheet"
    title: environment === "" ? qsTr("New agent") : qsTr("New agent in %1").arg(environment)

    Connections {
        target: root.desk
        function onCreated(): void { root.close(); }
    }
    Field {
        id: name

        objectName: "newAgentName"
        width: parent.width
        label: qsTr("Name")
        placeholder: qsTr("log-analyzer")
        onAccepted: root.confirmed()
    }
    Field {
        id: description

        width: parent.width
        label: qsTr("What it does, in a sentence")
        onAccepted: root.confirmed()
    }
    Column {
        width: parent.width
        spacing: Theme.gap1

        Words {
            anchors.left: parent.left
            text: qsTr("Begin with")
            font.pixelSize: Theme.small
            font.weight: Font.Medium
        }
        Choice {
            id: pattern

            objectName: "newAgentTemplate"
            width: parent.width
            label: qsTr("Begin with")
            model: [qsTr("A commented file")].concat(root.desk.templates)
        }
    }
    ExactWords {
        width: parent.width
        text: root.desk.createProblem
    }
    Row {
        anchors.left: parent.left
        spacing: Theme.gap2

        ActionButton {
            objectName: "createAgentButton"
            primary: true
            enabled: name.text.trim() !== "" && !root.desk.creating
            text: root.desk.creating ? qsTr("Creating…") : qsTr("Create")
            onClicked: root.confirmed()
        }
        ActionButton {
            text: qsTr("Leave it")
            onClicked: root.close()
        }
    }
}
