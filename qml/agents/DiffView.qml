// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Two texts side by side. N and Shift+N go from one difference to the next. */
FocusScope {
    id: root

    required property LineDiff diff
    required property string leftTitle
    required property string rightTitle

    /*! Goes to the first difference, as when the texts are others now. */
    function first(): void {
        rows.currentIndex = -1;
        next(true);
    }
    function next(forward: bool): void {
        const row = diff.next(rows.currentIndex, forward);
        if (row < 0)
            return;
        rows.currentIndex = row;
        rows.positionViewAtIndex(row, ListView.Center);
    }

    component Side: Item {
        id: side

        required property int number
        required property string words
        required property bool marked
        required property string sign

        clip: true
        implicitHeight: text.implicitHeight + 2

        Rectangle {
            anchors.fill: parent
            color: side.number === 0 ? Theme.window : side.marked ? Theme.accentSoft : "transparent"
        }
        Words {
            x: 0
            width: 40
            height: parent.height
            horizontalAlignment: Text.AlignRight
            verticalAlignment: Text.AlignTop
            text: side.number > 0 ? side.number : ""
            font.family: Theme.mono
            font.pixelSize: Theme.small
            color: Theme.textMuted
        }
        Words {
            x: 44
            width: 12
            text: side.marked ? side.sign : ""
            font.family: Theme.mono
            font.pixelSize: Theme.small
            font.weight: Font.Bold
        }
        Words {
            id: text

            x: 58
            width: parent.width - 62
            text: side.words
            font.family: Theme.mono
            font.pixelSize: Theme.small
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            Accessible.ignored: true
        }
    }

    Keys.onPressed: event => {
        const action = Keymap.of("agents", event.key, event.modifiers);
        if (!action.startsWith("agents.difference"))
            return;
        next(action === "agents.difference");
        event.accepted = true;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.field
    }
    Rectangle {
        id: heads

        objectName: "diffHeads"
        LayoutMirroring.enabled: false // code runs from left to right, and so do its two columns
        LayoutMirroring.childrenInherit: true
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Theme.row
        color: Theme.frame

        Words {
            x: Theme.gap3
            width: parent.width / 2 - 2 * Theme.gap3
            height: parent.height
            text: root.leftTitle
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        Words {
            x: parent.width / 2 + Theme.gap3
            width: parent.width / 2 - 2 * Theme.gap3 - count.width
            height: parent.height
            text: root.rightTitle
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        Words {
            id: count

            objectName: "differenceCount"
            anchors { right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            text: root.diff.differences === 0 ? qsTr("the same") : qsTr("%n difference(s)", "", root.diff.differences)
            font.pixelSize: Theme.small
            color: Theme.textMuted
            wrapMode: Text.NoWrap
        }
        Separator { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
    }
    ListView {
        id: rows

        objectName: "diffRows"
        LayoutMirroring.enabled: false // code runs from left to right, and so do its two columns
        LayoutMirroring.childrenInherit: true
        anchors { left: parent.left; right: parent.right; top: heads.bottom; bottom: parent.bottom }
        clip: true
        focus: true
        activeFocusOnTab: true
        currentIndex: -1
        model: root.diff
        reuseItems: true
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Differences")
        Accessible.description: qsTr("N goes to the next difference, Shift+N to the one before.")
        delegate: Item {
            id: line

            required property int index
            required property int kind
            required property int leftLine
            required property string leftText
            required property int rightLine
            required property string rightText

            width: rows.width
            height: Math.max(left.implicitHeight, right.implicitHeight)
            Accessible.role: Accessible.ListItem
            Accessible.name: kind === LineDiff.Same ? rightText : kind === LineDiff.Added ? qsTr("added: %1").arg(rightText) : kind === LineDiff.Removed ? qsTr("removed: %1").arg(leftText)
                           : qsTr("changed: %1 to %2").arg(leftText).arg(rightText)

            Side {
                id: left

                width: line.width / 2
                height: line.height
                number: line.leftLine
                words: line.leftText
                marked: line.kind === LineDiff.Changed || line.kind === LineDiff.Removed
                sign: line.kind === LineDiff.Changed ? "~" : "−"
            }
            Side {
                id: right

                x: line.width / 2
                width: line.width / 2
                height: line.height
                number: line.rightLine
                words: line.rightText
                marked: line.kind === LineDiff.Changed || line.kind === LineDiff.Added
                sign: line.kind === LineDiff.Changed ? "~" : "+"
            }
            Separator {
                x: line.width / 2
                width: 1
                height: line.height
            }
        }
        FocusRing {
            parent: root
            target: rows
            anchors.margins: 1
            radius: 0
        }
    }
}
