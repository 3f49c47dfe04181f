// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station

/*! Typing goes to the row that begins so. Letters that are keys of the page begin it after an apostrophe; a second of quiet ends it. */
Rectangle {
    id: root

    property string text
    property bool found: true
    property bool begun: false

    signal wanted(text: string) // sets found by its answer

    /*! \return whether the key belonged to it. \a free: the page has no other use for a letter */
    function handled(event: KeyEvent, free: bool): bool {
        if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return false;
        if (event.key === Qt.Key_Apostrophe && !begun) {
            begun = true;
            text = "";
        } else if (event.key === Qt.Key_Escape && begun) {
            end();
            return true;
        } else if (event.key === Qt.Key_Backspace && begun) {
            text = text.slice(0, -1);
        } else if (event.text.length === 1 && event.text > " " && event.key !== Qt.Key_Delete && (begun || (free && event.text.toLowerCase() !== event.text.toUpperCase()))) {
            begun = true;
            text += event.text;
        } else if (event.key === Qt.Key_Space && begun && text !== "") {
            text += " ";
        } else {
            if (begun)
                end();
            return false;
        }
        if (text !== "")
            wanted(text);
        quiet.restart();
        return true;
    }
    function end(): void {
        begun = false;
        text = "";
        found = true;
        quiet.stop();
    }

    objectName: "typeAhead"
    visible: begun
    implicitWidth: words.implicitWidth + 2 * Theme.gap3
    implicitHeight: Theme.fit(30)
    radius: Theme.radius
    color: Theme.card
    border.width: Theme.outline
    border.color: found ? Theme.accent : Theme.failedText
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text

    Words {
        id: words

        anchors.centerIn: parent
        text: root.text === "" ? qsTr("Go to the row that begins with…") : root.found ? qsTr("Go to: %1").arg(root.text) : qsTr("No row begins with: %1").arg(root.text)
        wrapMode: Text.NoWrap
    }
    Timer {
        id: quiet

        interval: root.text === "" ? 4000 : 1200
        onTriggered: root.end()
    }
}
