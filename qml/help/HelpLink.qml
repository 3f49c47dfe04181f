// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station

/*! A link in a page of the manual: Tab comes to it, Return and a click follow it. */
Item {
    id: root

    required property string words
    required property string target
    required property rect first //!< of its first line

    signal followed(target: string)

    x: first.x - 2
    y: first.y - Math.max(0, (24 - first.height) / 2)
    width: Math.max(24, first.width + 4)
    height: Math.max(24, first.height)
    activeFocusOnTab: true
    Accessible.role: Accessible.Link
    Accessible.name: words
    Accessible.description: target.startsWith("http") ? target : ""
    Accessible.onPressAction: root.followed(root.target)
    Keys.onReturnPressed: root.followed(root.target)
    Keys.onEnterPressed: root.followed(root.target)

    Rectangle {
        anchors { fill: parent; topMargin: (root.height - root.first.height) / 2; bottomMargin: (root.height - root.first.height) / 2 }
        radius: 3
        color: over.hovered ? Theme.accentSoft : "transparent"
        opacity: over.hovered && !root.activeFocus ? 0.4 : 1
        border.width: root.activeFocus ? Theme.ring : 0
        border.color: Theme.accent
        z: -1
    }
    HoverHandler {
        id: over

        cursorShape: Qt.PointingHandCursor
    }
    TapHandler { onTapped: root.followed(root.target) }
}
