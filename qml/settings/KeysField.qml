// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The keys of an action. Return or a click listens; the next keys that are pressed are taken, Backspace means none, Escape leaves them as they were. */
AbstractButton {
    id: root

    required property string label
    required property string shown
    required property bool off
    property bool wrong: false
    property bool listening: false

    signal wanted(keys: string)
    signal leaveWanted

    function heard(key: int, modifiers: int): void {
        if (key === Qt.Key_Escape) {
            listening = false;
            return;
        }
        const keys = key === Qt.Key_Backspace && modifiers === 0 ? "none" : Keymap.shortcuts.keysOf(key, modifiers);
        if (keys === "")
            return; // Shift or Control alone: more comes
        listening = false;
        wanted(keys);
    }

    implicitHeight: Theme.control
    focusPolicy: Qt.StrongFocus
    text: listening ? qsTr("Press the keys…") : shown
    Accessible.role: Accessible.Button
    Accessible.name: label
    Accessible.description: listening ? qsTr("Press the keys. Backspace: none. Escape: as before.") : shown
    onClicked: listening = true
    onActiveFocusChanged: {
        if (!activeFocus)
            listening = false;
    }
    Keys.onShortcutOverride: event => event.accepted = listening
    Keys.onPressed: event => {
        if (listening)
            heard(event.key, event.modifiers);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            listening = true;
        else if (event.key === Qt.Key_Escape)
            leaveWanted();
        else
            return;
        event.accepted = true;
    }

    contentItem: Words {
        leftPadding: Theme.gap2
        rightPadding: Theme.gap2
        verticalAlignment: Text.AlignVCenter
        text: root.text
        color: root.listening ? Theme.accent : root.off ? Theme.textMuted : Theme.text
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.field
        border.width: root.listening || root.visualFocus ? Theme.ring : Theme.outline
        border.color: root.wrong ? Theme.failedText : root.listening || root.visualFocus ? Theme.accent : Theme.fieldLine
    }
    ToolTip.visible: hovered && !listening
    ToolTip.delay: 600
    ToolTip.text: qsTr("Click, then press the keys")
}
