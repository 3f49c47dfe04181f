// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Finds words in the open page of the manual. Return goes to the next place, Shift+Return back, Escape leaves the line. */
Row {
    id: root

    required property ManualView view
    readonly property alias words: field.text
    readonly property string page: view.page
    readonly property int total: page !== "" ? view.count(field.text) : 0

    signal wanted(words: string, forward: bool)
    signal readWanted

    function begin(): void {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }

    spacing: Theme.gap1

    Words {
        objectName: "helpFound"
        anchors.verticalCenter: parent.verticalCenter
        text: field.text === "" ? "" : root.total === 0 ? qsTr("not found") : qsTr("%n place(s)", "", root.total)
        color: root.total === 0 ? Theme.failedText : Theme.textMuted
        font.pixelSize: Theme.small
        rightPadding: Theme.gap1
        wrapMode: Text.NoWrap
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    TextField {
        id: field

        objectName: "helpWords"
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.fit(170)
        height: Theme.control
        leftPadding: Theme.gap2
        rightPadding: Theme.gap2
        selectByMouse: true
        color: Theme.text
        placeholderText: Keymap.hint(qsTr("Find"), "find")
        placeholderTextColor: Theme.textMuted
        selectionColor: Theme.accentFill
        selectedTextColor: Theme.accentInk
        font.pixelSize: Theme.normal
        Accessible.role: Accessible.EditableText
        Accessible.name: qsTr("Find in this page")
        onTextEdited: root.wanted(text, true)
        onAccepted: root.wanted(text, true)
        Keys.onPressed: event => {
            event.accepted = event.key === Qt.Key_Return && (event.modifiers & Qt.ShiftModifier) !== 0;
            if (event.accepted)
                root.wanted(text, false);
        }
        Keys.onEscapePressed: root.readWanted()

        background: Rectangle {
            radius: Theme.radius
            color: Theme.field
            border.width: field.activeFocus ? Theme.ring : Theme.outline
            border.color: field.activeFocus ? Theme.accent : Theme.fieldLine
        }
    }
    IconButton {
        icon24: "up"
        text: qsTr("Back to the one before")
        shortcutText: Keymap.text("findPrevious")
        enabled: root.total > 0
        onClicked: root.wanted(field.text, false)
    }
    IconButton {
        icon24: "down"
        text: qsTr("On to the next one")
        shortcutText: Keymap.text("findNext")
        enabled: root.total > 0
        onClicked: root.wanted(field.text, true)
    }
}
