// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! An environment, or an agent's file in it: what it is called, whether it is broken, and whether a draft of it waits. */
Item {
    id: root

    required property int index
    required property bool head
    required property string environment
    required property string title
    required property string file
    required property string detail
    required property bool broken
    required property bool live
    required property bool guarded
    required property bool folded
    required property int childCount
    required property bool draft
    property bool current: false
    property bool opened: false
    property bool listFocus: false

    signal activated
    signal toggled
    signal menuWanted

    implicitHeight: !head && broken ? Theme.row + words.implicitHeight + 2 : Theme.row
    Accessible.role: Accessible.TreeItem
    Accessible.name: title
    Accessible.description: [head && live ? qsTr("current environment") : "", guarded ? qsTr("protected") : "", head ? qsTr("%n agent(s)", "", childCount) : "", !head && broken ? qsTr("broken") : "",
                             draft ? qsTr("draft not saved") : "", detail].filter(part => part !== "").join(", ")
    Accessible.selected: opened
    Accessible.onPressAction: root.activated()

    Rectangle {
        anchors { fill: parent; leftMargin: Theme.gap1; rightMargin: Theme.gap1; topMargin: 1; bottomMargin: 1 }
        radius: Theme.radius
        color: root.opened ? Theme.accentSoft : hover.hovered ? Theme.hover : "transparent"
        border.width: root.current && root.listFocus ? Theme.ring : 0
        border.color: Theme.accent
    }
    Icon {
        anchors { left: parent.left; leftMargin: Theme.gap2 }
        y: (Theme.row - height) / 2
        visible: root.head
        name: root.folded ? "right" : "down"
        size: 14
        color: Theme.textMuted
    }
    Icon {
        id: glyph

        anchors { left: parent.left; leftMargin: Theme.fit(26) }
        y: (Theme.row - height) / 2
        visible: !root.head
        name: root.broken ? "warning" : "agent"
        size: 14
        color: root.broken ? Theme.failedText : Theme.textMuted
    }
    Words {
        anchors { left: parent.left; leftMargin: Theme.fit(root.head ? 28 : 46); right: tail.left; rightMargin: Theme.gap1 }
        height: Theme.row
        text: root.title
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        font.weight: root.head ? Font.Medium : Font.Normal
        Accessible.ignored: true
    }
    Words {
        id: words

        anchors { left: parent.left; leftMargin: Theme.fit(46); right: parent.right; rightMargin: Theme.gap3 }
        y: Theme.row - 3
        visible: !root.head && root.broken
        text: root.detail
        font.pixelSize: Theme.small
        color: Theme.failedText
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        maximumLineCount: 3
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Row {
        id: tail

        anchors { right: parent.right; rightMargin: Theme.gap3 }
        height: Theme.row
        spacing: 6

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.guarded
            name: "shield"
            size: 14
            color: Theme.textMuted
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.head || root.draft
            text: root.draft ? "●" : root.live ? qsTr("current · %1").arg(root.childCount) : root.childCount
            font.pixelSize: Theme.small
            color: Theme.textMuted
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    HoverHandler { id: hover }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: root.menuWanted()
    }
    TapHandler {
        onTapped: {
            if (root.head)
                root.toggled();
            else
                root.activated();
        }
    }
}
