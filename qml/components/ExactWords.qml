// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! The exact words of a server, a system or a log, to be read and copied; nothing when there are none. */
Rectangle {
    id: root

    property alias text: edit.text

    visible: text !== ""
    implicitHeight: visible ? edit.implicitHeight + 2 * Theme.gap2 : 0
    radius: Theme.radius
    color: Theme.window
    border.width: Theme.outline
    border.color: Theme.line

    TextEdit {
        id: edit

        anchors { fill: parent; margins: Theme.gap2 }
        readOnly: true
        selectByMouse: true
        selectByKeyboard: true
        activeFocusOnTab: true
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        color: Theme.textMuted
        selectionColor: Theme.accentFill
        selectedTextColor: Theme.accentInk
        font.family: Theme.mono
        font.pixelSize: Theme.small
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("Exact words")
        Accessible.description: text
    }
    FocusRing { target: edit }
}
