// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station

/*! The ground of a row in a list: chosen, under the mouse, or where the keyboard is. */
Item {
    id: root

    property bool current: false
    property bool listFocus: false
    property bool chosen: false
    default property alias content: inner.data

    signal activated

    Accessible.role: Accessible.ListItem
    Accessible.selected: chosen
    Accessible.onPressAction: root.activated()

    Rectangle {
        anchors { fill: parent; leftMargin: Theme.gap1; rightMargin: Theme.gap1; topMargin: 1; bottomMargin: 1 }
        radius: Theme.radius
        color: root.chosen ? Theme.accentSoft : hover.hovered ? Theme.hover : "transparent"
        border.width: root.current && root.listFocus ? Theme.ring : 0
        border.color: Theme.accent
    }
    Item {
        id: inner

        anchors.fill: parent
    }
    HoverHandler { id: hover }
    TapHandler { onTapped: root.activated() }
}
