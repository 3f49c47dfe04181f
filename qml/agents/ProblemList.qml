// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! What is to be said of the text, by place. Return goes there; what can be put right has a button for it. */
FocusScope {
    id: root

    required property AgentDocument document

    signal jumpWanted(line: int, column: int)
    signal fixWanted(row: int)

    Rectangle {
        anchors.fill: parent
        color: Theme.frame
    }
    SectionTitle {
        id: head

        leftPadding: Theme.gap3
        rightPadding: Theme.gap3
        text: rows.count === 0 ? qsTr("Problems") : qsTr("Problems (%1)").arg(rows.count)
    }
    ListView {
        id: rows

        objectName: "problemList"
        highlightMoveDuration: 0 // at once
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom }
        clip: true
        focus: true
        activeFocusOnTab: false // the current row is
        model: root.document.problems
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Problems")
        Accessible.description: qsTr("%n problem(s)", "", count)
        Keys.onReturnPressed: event => {
            const row = currentItem as ProblemRow;
            if (row && (event.modifiers & Qt.AltModifier))
                root.fixWanted(currentIndex);
            else if (row)
                root.jumpWanted(row.line, row.column);
        }
        onCurrentItemChanged: {
            if (activeFocus && currentItem)
                currentItem.forceActiveFocus(Qt.OtherFocusReason);
        }
        delegate: ProblemRow {
            width: rows.width
            current: ListView.isCurrentItem
            listFocus: rows.activeFocus
            onActivated: {
                rows.currentIndex = index;
                root.jumpWanted(line, column);
            }
            onFixed: root.fixWanted(index)
        }
        FocusRing {
            parent: root
            target: rows
            anchors.margins: 1
            radius: 0
        }
    }
    Words {
        anchors { left: parent.left; right: parent.right; top: head.bottom; margins: Theme.gap3 }
        visible: rows.count === 0 && root.document.checked
        text: qsTr("Nothing to say of this file.")
        color: Theme.textMuted
        font.pixelSize: Theme.small
    }
}
