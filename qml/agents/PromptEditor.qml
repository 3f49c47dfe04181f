// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*!
    The text of a prompt file with line numbers, colors and completion.

    Tab moves the text in; Ctrl+Tab goes on to the next control, and Escape to the list of agents. Alt+Return applies what a problem at the cursor proposes, F8 goes to the next one.
*/
FocusScope {
    id: root

    required property AgentDocument document
    readonly property int line: document.revision >= 0 ? document.lineOf(area.cursorPosition) : 1
    readonly property int column: document.revision >= 0 ? document.columnOf(area.cursorPosition) : 1
    readonly property alias cursorPosition: area.cursorPosition
    readonly property alias selectedText: area.selectedText
    readonly property alias selectionStart: area.selectionStart

    property bool typed: false // the latest change was one of typing

    signal leaveWanted
    signal findWanted

    function focusText(): void { area.forceActiveFocus(Qt.OtherFocusReason); }
    function goTo(position: int): void {
        area.cursorPosition = position;
        area.deselect();
    }
    function select(from: int, to: int): void { area.select(from, to); }
    /*! Puts right what a problem at the cursor says, and else the first one that can be. */
    function applyFix(): void {
        const end = document.applyFix(document.problems.rowAt(line, column));
        if (end >= 0)
            goTo(end);
    }
    function goToProblem(forward: bool): void {
        const row = document.problems.rowAfter(line, column, forward);
        if (row < 0)
            return;
        const place = document.problems.index(row, 0);
        goTo(document.positionOf(document.problems.data(place, ProblemModel.LineRole), document.problems.data(place, ProblemModel.ColumnRole)));
    }
    function accept(): void {
        const end = document.accept(popup.row);
        goTo(end);
    }

    function propose(): void { document.complete(area.cursorPosition, popup.visible); }
    function newLine(): void {
        if (area.selectedText !== "")
            area.remove(area.selectionStart, area.selectionEnd);
        goTo(document.newLine(area.cursorPosition));
    }
    function moveIn(): void { goTo(document.replace(area.cursorPosition, 0, "  ")); }

    Connections {
        target: root.document
        function onEdited(): void {
            if (root.typed && area.activeFocus)
                Qt.callLater(root.propose); // the cursor comes after the text
        }
        function onBegun(): void { Qt.callLater(root.goTo, 0); } // a text that can be written again puts its cursor at the end
    }
    Connections {
        target: Theme
        function onDarkChanged(): void { root.document.setDark(Theme.dark); }
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.field
    }
    Item {
        id: gutter

        LayoutMirroring.enabled: false // code runs from left to right
        LayoutMirroring.childrenInherit: true
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
        width: metrics.advanceWidth * Math.max(3, String(area.lineTotal).length) + Theme.gap4
        clip: true

        TextMetrics {
            id: metrics

            font: area.font
            text: "0"
        }
        Repeater {
            // Numbers of the lines in sight alone: a file may have thousands.
            model: Math.min(Math.max(0, Math.ceil(gutter.height / Math.max(8, area.lineHeight)) + 2), Math.max(0, area.lineTotal - area.firstLine + 1))

            delegate: Words {
                required property int index
                readonly property int number: area.firstLine + index
                readonly property rect place: area.rectangleOf(number, area.contentHeight + area.width)

                objectName: "lineNumber_" + index
                x: 0
                y: place.y - flick.contentY
                width: gutter.width - Theme.gap2
                height: place.height
                visible: number <= area.lineTotal
                horizontalAlignment: Text.AlignRight
                text: number
                font: area.font
                color: number === root.line ? Theme.text : Theme.textMuted
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
    Flickable {
        id: flick

        objectName: "editorView"
        LayoutMirroring.enabled: false // code runs from left to right
        LayoutMirroring.childrenInherit: true
        anchors { left: gutter.right; right: parent.right; top: parent.top; bottom: parent.bottom }
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}

        TextArea.flickable: TextArea {
            id: area

            readonly property int lineTotal: root.document.revision >= 0 ? Math.max(1, root.document.lineOf(length)) : 1
            readonly property real lineHeight: cursorRectangle.height
            readonly property int firstLine: root.document.revision >= 0 ? root.document.lineOf(positionAt(0, flick.contentY + 1)) : 1

            /*! \a layout changes with the place of the lines; it is not read otherwise. */
            function rectangleOf(number: int, layout: real): rect { return layout >= 0 ? positionToRectangle(root.document.positionOf(number, 1)) : Qt.rect(0, 0, 0, 0); }

            objectName: "promptText"
            focus: true
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap
            selectByMouse: true
            persistentSelection: true
            readOnly: root.document.readOnlyReason !== "" || !root.document.loaded
            leftPadding: Theme.gap2
            rightPadding: Theme.gap4
            topPadding: Theme.gap2
            bottomPadding: Theme.gap6
            color: Theme.text
            selectionColor: Theme.accentFill
            selectedTextColor: Theme.accentInk
            font.family: Theme.mono
            font.pixelSize: Theme.normal
            background: null
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("Text of %1").arg(root.document.title)
            Accessible.description: qsTr("Line %1, column %2. Ctrl+Tab goes on, Escape leaves the editor.").arg(root.line).arg(root.column)
            Component.onCompleted: {
                root.document.attach(textDocument, Theme.dark);
                root.goTo(0);
            }
            onActiveFocusChanged: {
                if (!activeFocus)
                    popup.close();
            }
            onCursorPositionChanged: {
                if (popup.visible)
                    root.document.complete(cursorPosition, true);
            }
            Keys.onPressed: event => {
                const control = (event.modifiers & Qt.ControlModifier) !== 0, alt = (event.modifiers & Qt.AltModifier) !== 0;
                const action = control || alt || event.text === "" ? Keymap.of("agents", event.key, event.modifiers) : ""; // a letter is text here
                const isReturn = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                event.accepted = true;
                root.typed = !control && !alt && event.text !== "" && !isReturn;
                if (popup.visible && (event.key === Qt.Key_Down || event.key === Qt.Key_Up))
                    popup.step(event.key === Qt.Key_Down ? 1 : -1);
                else if (popup.visible && (isReturn || event.key === Qt.Key_Tab) && !control && !alt)
                    root.accept();
                else if (popup.visible && event.key === Qt.Key_Escape)
                    root.document.completion.clear();
                else if (event.key === Qt.Key_Escape)
                    root.leaveWanted();
                else if (action === "agents.complete")
                    root.document.complete(cursorPosition, true);
                else if (action === "find")
                    root.findWanted();
                else if (action === "agents.fix")
                    root.applyFix();
                else if (action === "agents.problem" || action === "agents.problemBack")
                    root.goToProblem(action === "agents.problem");
                else if (isReturn && !control && !readOnly)
                    root.newLine();
                else if (event.key === Qt.Key_Tab && !control && !readOnly)
                    root.moveIn();
                else if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
                    nextItemInFocusChain(event.key === Qt.Key_Tab).forceActiveFocus(event.key === Qt.Key_Tab ? Qt.TabFocusReason : Qt.BacktabFocusReason);
                else
                    event.accepted = false;
            }
        }
    }
    FocusRing {
        target: area
        anchors.margins: 0
        radius: 0
    }
    CompletionPopup {
        id: popup

        completion: root.document.completion
        shown: area.activeFocus
        anchorRect: Qt.rect(flick.x + area.cursorRectangle.x - flick.contentX, area.cursorRectangle.y - flick.contentY, area.cursorRectangle.width, area.cursorRectangle.height)
        onChosen: root.accept()
    }
}
