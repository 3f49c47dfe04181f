// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! One environment in the list. */
Item {
    id: root

    required property int index
    required property string name
    required property string description
    required property bool current
    required property bool guarded
    required property int agents
    required property int servers
    property bool focused: false
    property bool opened: false
    readonly property string counts: qsTr("%1, %2").arg(qsTr("%n agent(s)", "", agents)).arg(qsTr("%n server(s)", "", servers))
    readonly property string states: [current ? qsTr("in use") : "", guarded ? qsTr("protected") : ""].filter(part => part !== "").join(", ")

    signal activated

    objectName: "environment_" + name
    implicitHeight: facts.implicitHeight + Theme.row * 0.7
    Accessible.role: Accessible.ListItem
    Accessible.name: name
    Accessible.description: [states, counts, description].filter(part => part !== "").join(", ")
    Accessible.selected: opened
    Accessible.onPressAction: root.activated()

    Rectangle {
        anchors { fill: parent; leftMargin: Theme.gap1; rightMargin: Theme.gap1; topMargin: 1; bottomMargin: 1 }
        radius: Theme.radius
        color: root.opened ? Theme.accentSoft : hover.hovered ? Theme.hover : "transparent"
        border.width: root.focused ? Theme.ring : 0
        border.color: Theme.accent
    }
    Column {
        id: facts

        anchors { left: parent.left; leftMargin: Theme.gap4; right: chips.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        spacing: 1

        Words {
            width: parent.width
            text: root.name
            font.weight: Font.Medium
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            text: root.counts
            font.pixelSize: Theme.small
            color: Theme.textMuted
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.description
            font.pixelSize: Theme.small
            color: Theme.textMuted
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    Row {
        id: chips

        anchors { right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
        spacing: Theme.gap1

        Chip {
            visible: root.current
            icon24: "check"
            text: qsTr("in use")
        }
        Chip {
            visible: root.guarded
            icon24: "shield"
            text: qsTr("protected")
        }
    }
    HoverHandler { id: hover }
    TapHandler { onTapped: root.activated() }
}
