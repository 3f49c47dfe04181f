// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! A profile in the list: its color and name, whether it runs, when it did last, whether it is protected. */
Item {
    id: root

    required property int index
    required property string name
    required property string bandColor
    required property bool guarded
    required property bool running
    required property bool current // this window's
    required property bool byDefault
    required property string stateText
    required property string usedText
    required property string colorWord
    property bool chosen: false
    property bool listFocus: false
    readonly property string facts: [guarded ? qsTr("protected") : "", stateText, usedText].filter(part => part !== "").join(" · ")

    signal picked
    signal opened

    implicitHeight: Math.max(Theme.fit(44), lines.implicitHeight + 2 * Theme.gap1)
    Accessible.role: Accessible.ListItem
    Accessible.name: name
    Accessible.description: [facts, colorWord].join(", ")
    Accessible.selected: chosen
    Accessible.onPressAction: root.picked()

    Rectangle {
        anchors { fill: parent; topMargin: 1; bottomMargin: 1 }
        radius: Theme.radius
        color: root.chosen ? Theme.accentSoft : hover.hovered ? Theme.hover : "transparent"
        border.width: root.chosen && root.listFocus ? Theme.ring : 0
        border.color: Theme.accent
    }
    Rectangle {
        id: swatch

        anchors { left: parent.left; leftMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        width: 12
        height: parent.height - 2 * Theme.gap2
        radius: 3
        color: Theme.band(root.bandColor)
        border.width: Theme.outline
        border.color: Theme.fieldLine
    }
    Column {
        id: lines

        anchors { left: swatch.right; leftMargin: Theme.gap3; right: shield.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }

        Words {
            width: parent.width
            text: root.name
            font.weight: Font.Medium
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        Words {
            width: parent.width
            text: root.facts
            font.pixelSize: Theme.small
            color: Theme.textMuted
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
    }
    Icon {
        id: shield

        anchors { right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
        visible: root.guarded
        name: "shield"
    }
    HoverHandler { id: hover }
    TapHandler {
        onTapped: root.picked()
        onDoubleTapped: root.opened()
    }
}
