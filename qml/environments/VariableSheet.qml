// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Sets a variable of the open environment. What was secret once stays secret. */
Sheet {
    id: root

    required property EnvironmentDetails details
    property bool known: false
    property bool wasSecret: false

    function ask(wanted: string, secretNow: bool, about: string): void {
        known = wanted !== "";
        wasSecret = secretNow;
        name.text = wanted;
        value.text = "";
        description.text = about;
        secret.checked = secretNow;
        open();
        (known ? value : name).input.forceActiveFocus(Qt.PopupFocusReason);
    }
    function store(): void {
        if (name.text !== "" && name.problem === "")
            details.setVariable(name.text, value.text, secret.checked, description.text.trim());
    }

    objectName: "variableSheet"
    title: known ? qsTr("Set %1").arg(name.text) : qsTr("Set a variable")
    onClosed: value.text = ""

    Connections {
        target: root.details
        function onVariableSet(): void { root.close(); }
    }
    Field {
        id: name

        objectName: "variableName"
        width: parent.width
        visible: !root.known
        label: qsTr("Name")
        code: true
        problem: root.details.variableProblem(text)
        onAccepted: root.store()
    }
    Field {
        id: value

        objectName: "variableValue"
        width: parent.width
        label: qsTr("Value")
        code: true
        echoMode: secret.checked ? TextInput.Password : TextInput.Normal
        onAccepted: root.store()
    }
    Check {
        id: secret

        objectName: "variableSecret"
        anchors.left: parent.left
        enabled: !root.wasSecret
        text: qsTr("Secret: kept in the keyring, never in the file")
        hint: root.wasSecret ? qsTr("What was secret once stays secret") : ""
    }
    Field {
        id: description

        width: parent.width
        label: qsTr("What it is")
        onAccepted: root.store()
    }
    ExactWords {
        width: parent.width
        text: root.details.problemWords
    }
    Row {
        anchors.left: parent.left
        spacing: Theme.gap2

        ActionButton {
            objectName: "variableStoreButton"
            primary: true
            enabled: name.text !== "" && name.problem === "" && !root.details.busy
            text: qsTr("Set")
            onClicked: root.store()
        }
        ActionButton {
            text: qsTr("Leave it")
            onClicked: root.close()
        }
    }
}
