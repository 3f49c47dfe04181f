// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! Puts a need off for a while, with a reason that others see. */
Sheet {
    id: root

    required property NeedsYouModel needs
    property string key
    property string need // its title
    property int minutes: 15
    property bool own: false // nobody else hears of it

    function ask(row: NeedRow): void {
        key = row.key;
        need = row.title;
        own = row.workId === "";
        minutes = row.kind === NeedsYouModel.Stalled ? 5 : 15;
        reason.text = "";
        open();
        reason.input.forceActiveFocus(Qt.PopupFocusReason);
    }
    function confirmed(): void {
        needs.snooze(key, minutes, reason.text.trim());
        close();
    }

    objectName: "snoozeSheet"
    title: qsTr("Put it off for %n minute(s)?", "", minutes)

    Words {
        width: parent.width
        text: root.need
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        font.weight: Font.Medium
    }
    Words {
        width: parent.width
        text: root.own ? qsTr("Only this window leaves it out until then.") : qsTr("Every window of the lattice leaves it out until then, and shows who put it off and why. The work itself is not touched.")
        color: Theme.textMuted
    }
    Field {
        id: reason

        width: parent.width
        label: qsTr("Reason (optional)")
        placeholder: root.own ? "" : qsTr("as: I am on it")
        input.objectName: "snoozeReason"
        onAccepted: root.confirmed()
    }
    Row {
        anchors.left: parent.left
        spacing: Theme.gap2

        ActionButton {
            objectName: "snoozeConfirmButton"
            primary: true
            icon24: "clock"
            text: qsTr("Put off")
            hint: qsTr("Return")
            onClicked: root.confirmed()
        }
        ActionButton {
            text: qsTr("Leave it")
            onClicked: root.close()
        }
    }
}
