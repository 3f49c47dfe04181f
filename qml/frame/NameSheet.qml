// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! Asks for the name of a profile before something is stopped, deleted or deployed there. Escape, or any other way out, and nothing is done. */
Sheet {
    id: root

    required property Protection protection
    readonly property bool fits: protection.count > 0 && protection.fits(word.text)

    function ask(): void {
        word.text = "";
        open();
        word.input.forceActiveFocus(Qt.PopupFocusReason);
    }
    function go(): void {
        if (protection.confirm(word.text))
            close();
    }

    objectName: "nameSheet"
    title: qsTr("Type the name to go on")
    onClosed: protection.refuse()

    Column {
        width: parent.width
        spacing: Theme.gap1

        Repeater {
            model: root.protection.deeds

            delegate: Words {
                required property string modelData

                width: parent?.width ?? 0
                text: modelData
                font.weight: Font.Medium
                maximumLineCount: 3
                elide: Text.ElideRight
            }
        }
        Words {
            width: parent.width
            visible: root.protection.count > root.protection.deeds.length
            text: qsTr("and %n more", "", root.protection.count - root.protection.deeds.length)
        }
    }
    Field {
        id: word

        objectName: "profileWord"
        width: parent.width
        label: qsTr("The name of the profile: %1").arg(root.protection.name)
        description: text.trim() !== "" && !root.fits ? qsTr("This is another name.") : ""
        onAccepted: root.go()
    }
    Row {
        spacing: Theme.gap2

        ActionButton {
            objectName: "nameGoButton"
            primary: true
            enabled: root.fits
            text: qsTr("Do it")
            hint: root.fits ? "" : qsTr("After the name was typed")
            onClicked: root.go()
        }
        ActionButton {
            objectName: "nameDropButton"
            text: qsTr("Leave it")
            onClicked: root.close()
        }
    }
}
