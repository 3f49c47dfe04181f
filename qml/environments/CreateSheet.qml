// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Makes an environment: empty, or as a copy of another. */
Sheet {
    id: root

    required property EnvironmentDesk desk

    function ask(): void {
        name.text = "";
        description.text = "";
        from.currentIndex = 0;
        open();
        name.input.forceActiveFocus(Qt.PopupFocusReason);
    }
    function create(): void {
        if (name.text !== "" && name.problem === "")
            desk.create(name.text, description.text.trim(), from.currentIndex === 0 ? "" : desk.names[from.currentIndex - 1]);
    }

    objectName: "createSheet"
    title: qsTr("New environment")

    Connections {
        target: root.desk
        function onDone(): void { root.close(); }
    }
    Field {
        id: name

        objectName: "environmentName"
        width: parent.width
        label: qsTr("Name")
        problem: root.desk.names.indexOf(text) >= 0 ? qsTr("There is one of this name.") : root.desk.nameProblem(text)
        onAccepted: root.create()
    }
    Field {
        id: description

        width: parent.width
        label: qsTr("What it is for")
        onAccepted: root.create()
    }
    Choice {
        id: from

        objectName: "environmentFrom"
        width: parent.width
        label: qsTr("Contents")
        model: [qsTr("Empty")].concat(root.desk.names.map(known => qsTr("A copy of %1, without its secrets").arg(known)))
    }
    ExactWords {
        width: parent.width
        text: root.desk.problemWords
    }
    Row {
        anchors.left: parent.left
        spacing: Theme.gap2

        ActionButton {
            objectName: "createConfirmButton"
            primary: true
            enabled: name.text !== "" && name.problem === "" && !root.desk.busy
            text: qsTr("Create")
            onClicked: root.create()
        }
        ActionButton {
            text: qsTr("Leave it")
            onClicked: root.close()
        }
    }
}
