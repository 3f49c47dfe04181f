// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! A station or an agent in the outline. */
Item {
    id: root

    required property int row
    required property int depth
    required property bool expanded
    required property bool hasChildren
    required property bool current
    required property string title
    required property string stationId
    required property string agentName
    required property int presence
    required property string stateText
    required property bool isSelf
    required property bool orchestrator
    required property bool conflict
    property bool chosen: false
    property bool focusedTree: false

    signal activated
    signal toggled

    implicitWidth: 260
    implicitHeight: Theme.row
    Accessible.role: Accessible.TreeItem
    Accessible.name: title
    Accessible.description: [stateText, isSelf ? qsTr("you") : "", orchestrator ? qsTr("orchestrator") : "", conflict ? qsTr("name conflict") : ""].filter(part => part !== "").join(", ")
    Accessible.selected: chosen
    Accessible.onPressAction: root.activated()

    Rectangle {
        anchors { fill: parent; leftMargin: Theme.gap1; rightMargin: Theme.gap1; topMargin: 1; bottomMargin: 1 }
        radius: Theme.radius
        color: root.chosen ? Theme.accentSoft : hover.hovered ? Theme.hover : "transparent"
        border.width: root.current && root.focusedTree ? Theme.ring : 0
        border.color: Theme.accent
    }
    Icon {
        id: fold

        anchors { left: parent.left; leftMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        visible: root.hasChildren
        name: root.expanded ? "down" : "right"
        size: 14
        color: Theme.textMuted
    }
    Item { // larger than its glyph, to be hit
        anchors.left: parent.left
        width: Theme.fit(26)
        height: parent.height
        visible: root.hasChildren

        TapHandler { onTapped: root.toggled() }
    }
    PresenceMark {
        id: mark

        anchors { left: parent.left; leftMargin: Theme.fit(26); verticalCenter: parent.verticalCenter }
        visible: root.depth === 0
        presence: root.presence
    }
    Icon {
        anchors { left: parent.left; leftMargin: Theme.fit(42); verticalCenter: parent.verticalCenter }
        visible: root.depth > 0
        name: "agent"
        size: 14
        color: Theme.textMuted
    }
    Words {
        anchors { left: parent.left; leftMargin: Theme.fit(root.depth === 0 ? 48 : 62); right: tail.left; rightMargin: Theme.gap1; verticalCenter: parent.verticalCenter }
        text: root.title
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        font.weight: root.depth === 0 ? Font.Medium : Font.Normal
    }
    Row {
        id: tail

        anchors { right: parent.right; rightMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
        spacing: 6

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.conflict
            name: "warning"
            size: 14
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.orchestrator
            name: "hub"
            size: 14
            color: Theme.textMuted
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: root.isSelf ? qsTr("you") : root.presence === Presence.Online ? "" : root.stateText
            visible: text !== "" && root.depth === 0
            font.pixelSize: Theme.small
            color: Theme.textMuted
            wrapMode: Text.NoWrap
        }
    }
    HoverHandler { id: hover }
    TapHandler {
        onTapped: root.activated()
        onDoubleTapped: root.toggled()
    }
}
