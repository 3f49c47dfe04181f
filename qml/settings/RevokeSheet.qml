// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Asks before a key is revoked. */
Sheet {
    id: root

    required property TrustList trust
    property string key
    property string name

    function ask(wantedKey: string, wantedName: string): void {
        key = wantedKey;
        name = wantedName;
        open();
        confirm.forceActiveFocus(Qt.PopupFocusReason);
    }

    objectName: "revokeSheet"
    title: qsTr("Revoke the key of %1?").arg(name)

    Words {
        width: parent.width
        text: qsTr("From its next request on, its owner may only do here what every station of the lattice may.")
    }
    ExactWords {
        width: parent.width
        text: root.key
    }
    Row {
        anchors.left: parent.left
        spacing: Theme.gap2

        ActionButton {
            id: confirm

            objectName: "revokeConfirmButton"
            primary: true
            text: qsTr("Revoke")
            onClicked: {
                root.trust.revoke(root.key);
                root.close();
            }
        }
        ActionButton {
            text: qsTr("Leave it")
            onClicked: root.close()
        }
    }
}
