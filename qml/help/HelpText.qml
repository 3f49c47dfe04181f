// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*!
    A page of the manual. Arrows, Page Up and Page Down, Home, End and Space move it; Tab goes through its links.

    The keyboard is with what is around the text, which a screen reader takes for it: a text that cannot be written swallows every shortcut (Qt 6.8).
*/
FocusScope {
    id: root

    required property ManualView view
    property int layouts: 0 // counts what moves the links
    property bool moved: false // somebody has, since the place was opened

    function focusText(): void { reader.forceActiveFocus(Qt.OtherFocusReason); }
    /*! Brings a position to the upper edge. */
    function goTo(position: int): void {
        text.deselect();
        const limit = Math.max(0, flick.contentHeight - flick.height);
        flick.contentY = position <= 0 ? 0 : Math.max(0, Math.min(limit, text.y + text.positionToRectangle(position).y - Theme.gap2));
    }
    /*! Marks the next place of \a words, and brings it into sight. */
    function find(words: string, forward: bool): void {
        const at = view.find(words, text.selectedText === "" ? text.positionAt(0, flick.contentY) : forward ? text.selectionEnd : text.selectionStart, forward);
        moved = true;
        if (at < 0)
            return text.deselect();
        text.select(at, at + words.length);
        const place = text.positionToRectangle(at);
        if (text.y + place.y < flick.contentY || text.y + place.y + place.height > flick.contentY + flick.height)
            flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, text.y + place.y - flick.height / 3));
    }
    function move(by: real): void {
        moved = true;
        flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, flick.contentY + by));
    }
    function lineOf(from: int, until: int, layout: int): rect {
        if (layout < 0 || until > text.length)
            return Qt.rect(0, 0, 0, 0);
        const begin = text.positionToRectangle(from), end = text.positionToRectangle(until);
        const wraps = end.y > begin.y + begin.height / 2;
        return Qt.rect(begin.x, begin.y, wraps ? text.width - begin.x : end.x - begin.x, begin.height);
    }

    Connections {
        target: root.view
        function onPlaced(position: int): void {
            root.moved = false;
            Qt.callLater(root.goTo, position);
        }
        function onRewritten(position: int): void {
            if (!root.moved)
                Qt.callLater(root.goTo, position); // other widths, other places
        }
    }
    FocusScope {
        id: reader

        // What a screen reader asks a text for.
        readonly property alias text: text.text
        property alias cursorPosition: text.cursorPosition
        readonly property alias selectionStart: text.selectionStart
        readonly property alias selectionEnd: text.selectionEnd
        readonly property alias selectedText: text.selectedText

        objectName: "helpText"
        anchors.fill: parent
        focus: true
        activeFocusOnTab: true
        Accessible.role: Accessible.EditableText
        Accessible.readOnly: true
        Accessible.multiLine: true
        Accessible.name: root.view.title
        Accessible.description: qsTr("Tab goes through the links, %1 finds words.").arg(Keymap.text("find"))
        Keys.onPressed: event => {
            const page = flick.height - 2 * Theme.row;
            const by = event.key === Qt.Key_Down ? Theme.row * 1.5 : event.key === Qt.Key_Up ? -Theme.row * 1.5 : event.key === Qt.Key_PageDown || event.key === Qt.Key_Space ? page : event.key === Qt.Key_PageUp ? -page
                     : event.key === Qt.Key_End ? flick.contentHeight : event.key === Qt.Key_Home ? -flick.contentHeight : 0;
            if (event.matches(StandardKey.Copy))
                text.copy();
            else if (by !== 0 && (event.modifiers & Qt.ControlModifier) === 0)
                root.move(event.key === Qt.Key_Space && (event.modifiers & Qt.ShiftModifier) !== 0 ? -by : by);
            else
                return;
            event.accepted = true;
        }
    }
    Flickable {
        id: flick

        objectName: "helpBody"
        anchors.fill: parent
        contentHeight: text.height + 2 * Theme.gap4
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        onMovementStarted: root.moved = true
        ScrollBar.vertical: ScrollLine {}

        TextEdit {
            id: text

            objectName: "helpArea"
            x: Theme.gap4
            y: Theme.gap4
            width: flick.width - 2 * Theme.gap4 - Theme.gap2
            activeFocusOnPress: false
            activeFocusOnTab: false
            persistentSelection: true
            readOnly: true
            selectByMouse: true
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText // the view writes into its document
            color: Theme.text
            selectionColor: Theme.accentFill
            selectedTextColor: Theme.accentInk
            font.pixelSize: Theme.normal
            Accessible.role: Accessible.StaticText
            Accessible.ignored: true // the reader says it
            onContentHeightChanged: ++root.layouts
            onWidthChanged: ++root.layouts
            Binding {
                target: root.view
                property: "document"
                value: text.textDocument
            }
            Binding {
                target: root.view
                property: "pictureWidth"
                value: Math.max(100, text.width)
            }
            Repeater {
                model: root.view.links
                delegate: HelpLink {
                    required property int from
                    required property int until

                    objectName: "helpLink_" + from
                    first: root.lineOf(from, until, root.layouts)
                    onFollowed: target => {
                        root.focusText();
                        root.view.open(target);
                    }
                }
            }
        }
        FollowFocus { view: flick }
    }
    FocusRing {
        target: reader
        anchors.margins: 1
    }
}
