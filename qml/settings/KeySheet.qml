// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Takes the key of a provider. It is not shown, here or later. */
Sheet {
    id: root

    required property ProviderList providers
    property string provider

    function ask(wanted: string): void {
        provider = wanted;
        field.text = "";
        open();
        field.input.forceActiveFocus(Qt.PopupFocusReason);
    }
    function store(): void {
        if (field.text.trim() === "")
            return;
        providers.storeKey(provider, field.text);
        field.text = "";
        close();
    }

    objectName: "keySheet"
    title: qsTr("Key of %1").arg(providers.titleOf(provider))
    onClosed: field.text = ""

    Field {
        id: field

        objectName: "keyField"
        width: parent.width
        label: qsTr("Key")
        echoMode: TextInput.Password
        description: qsTr("It goes to the keyring of your session; where none answers, to keys.json in %1, readable by you alone. A key in the environment counts more.").arg(root.providers.keyFolder)
        onAccepted: root.store()
    }
    Row {
        anchors.left: parent.left
        spacing: Theme.gap2

        ActionButton {
            objectName: "keyStoreButton"
            primary: true
            enabled: field.text.trim() !== ""
            text: qsTr("Store")
            onClicked: root.store()
        }
        ActionButton {
            text: qsTr("Leave it")
            onClicked: root.close()
        }
    }
}
