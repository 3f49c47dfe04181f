// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Allows a key: whose it is, and what its owner may do here. */
Sheet {
    id: root

    required property TrustList trust
    readonly property list<string> rights: ["read", "operate", "administer"]

    function ask(): void {
        key.text = "";
        name.text = "";
        right.currentIndex = 1;
        open();
        key.input.forceActiveFocus(Qt.PopupFocusReason);
    }
    function allow(): void {
        if (key.text.trim() !== "")
            trust.allow(key.text, name.text, rights[right.currentIndex]);
    }

    objectName: "allowSheet"
    title: qsTr("Allow a key")

    Connections {
        target: root.trust
        function onAllowed(): void { root.close(); }
    }
    Field {
        id: key

        objectName: "allowKey"
        width: parent.width
        label: qsTr("Key")
        placeholder: "ed25519:…"
        code: true
        description: qsTr("As the other station shows it in its settings, or prints it by “trust key”. Compare it with its owner: whoever has it may act here.")
        problem: root.trust.problem
        onAccepted: root.allow()
    }
    Field {
        id: name

        objectName: "allowName"
        width: parent.width
        label: qsTr("Whose it is")
        onAccepted: root.allow()
    }
    Choice {
        id: right

        objectName: "allowRight"
        width: parent.width
        label: qsTr("What its owner may do")
        model: [qsTr("Read only"), qsTr("Run agents and work"), qsTr("Change agents and settings too")]
    }
    Row {
        anchors.left: parent.left
        spacing: Theme.gap2

        ActionButton {
            objectName: "allowConfirmButton"
            primary: true
            enabled: key.text.trim() !== "" && !root.trust.busy
            text: qsTr("Allow")
            onClicked: root.allow()
        }
        ActionButton {
            text: qsTr("Leave it")
            onClicked: root.close()
        }
    }
}
