// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! Finds and replaces in the open text. Return goes to the next place, Shift+Return back, Escape closes. */
Rectangle {
    id: root

    required property AgentDocument document
    required property PromptEditor editor
    property bool shown: false
    readonly property int total: shown && document.revision >= 0 ? document.occurrences(words.text, matchCase.checked) : 0

    function begin(): void {
        shown = true;
        if (editor.selectedText !== "" && editor.selectedText.indexOf("\u2029") < 0)
            words.text = editor.selectedText;
        words.input.forceActiveFocus(Qt.ShortcutFocusReason);
        words.input.selectAll();
    }
    function end(): void {
        shown = false;
        editor.focusText();
    }
    function go(forward: bool): void {
        const from = forward ? Math.max(editor.cursorPosition, 0) : editor.selectedText !== "" ? editor.selectionStart : editor.cursorPosition;
        const at = document.find(words.text, from, forward, matchCase.checked);
        if (at >= 0)
            editor.select(at, at + words.text.length);
    }
    function replaceOne(): void {
        const selected = editor.selectedText, same = matchCase.checked ? selected === words.text : selected.toLowerCase() === words.text.toLowerCase();
        if (selected !== "" && same)
            editor.goTo(document.replace(editor.selectionStart, selected.length, other.text));
        go(true);
    }

    visible: shown
    height: shown ? Theme.control + 2 * Theme.gap2 : 0
    color: Theme.frame
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Find and replace")
    Keys.onEscapePressed: end()

    Row {
        anchors { left: parent.left; leftMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        spacing: Theme.gap2

        Field {
            id: words

            objectName: "findWords"
            width: 180
            label: ""
            placeholder: qsTr("Find")
            input.Accessible.name: qsTr("Find")
            onAccepted: root.go(true)
            Keys.onPressed: event => {
                event.accepted = event.key === Qt.Key_Return && (event.modifiers & Qt.ShiftModifier) !== 0;
                if (event.accepted)
                    root.go(false);
            }
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            objectName: "findCount"
            width: 90
            text: words.text === "" ? "" : root.total === 0 ? qsTr("not found") : qsTr("%n place(s)", "", root.total)
            font.pixelSize: Theme.small
            color: root.total === 0 ? Theme.failedText : Theme.textMuted
            wrapMode: Text.NoWrap
        }
        IconButton {
            icon24: "up"
            text: qsTr("Back to the one before")
            shortcutText: qsTr("Shift+Return")
            onClicked: root.go(false)
        }
        IconButton {
            icon24: "down"
            text: qsTr("On to the next one")
            shortcutText: qsTr("Return")
            onClicked: root.go(true)
        }
        Check {
            id: matchCase

            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Aa")
            hint: qsTr("Capital and small letters are different")
        }
        Field {
            id: other

            objectName: "replaceWords"
            width: 160
            label: ""
            placeholder: qsTr("Replace with")
            input.Accessible.name: qsTr("Replace with")
            onAccepted: root.replaceOne()
        }
        ActionButton {
            text: qsTr("Replace")
            enabled: root.total > 0
            onClicked: root.replaceOne()
        }
        ActionButton {
            objectName: "replaceAllButton"
            text: qsTr("All")
            hint: qsTr("Replaces all; one undo brings them back")
            enabled: root.total > 0
            onClicked: root.document.replaceAll(words.text, other.text, matchCase.checked)
        }
    }
    IconButton {
        anchors { right: parent.right; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        icon24: "close"
        text: qsTr("Close")
        shortcutText: qsTr("Esc")
        onClicked: root.end()
    }
    Separator { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
}
