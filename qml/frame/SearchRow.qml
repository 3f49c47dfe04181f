// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! One find. */
Rectangle {
    id: root

    required property string title
    required property string subtitle
    required property string stationId
    required property string agentName
    required property string kindText
    required property string workId
    required property int kind
    required property string shortcut
    property bool current: false

    signal activated

    implicitHeight: Theme.fit(40)
    radius: Theme.radius
    color: current ? Theme.accentSoft : hover.hovered ? Theme.hover : "transparent"
    Accessible.role: Accessible.ListItem
    Accessible.name: title
    Accessible.description: [kindText, subtitle, shortcut].filter(part => part !== "").join(", ")
    Accessible.selected: current
    Accessible.onPressAction: root.activated()

    Icon {
        id: glyph

        anchors { left: parent.left; leftMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        name: ["station", "agent", "work", "play", "right", "give", "clock", "events", "link", "lattice", "help"][root.kind]
        size: 16
        color: Theme.textMuted
    }
    Words {
        anchors { left: glyph.right; leftMargin: Theme.gap2; right: where.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        text: root.title
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }
    Words {
        id: where

        anchors { right: parent.right; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
        width: Math.min(implicitWidth, root.width * 0.45)
        text: root.shortcut !== "" ? root.shortcut : root.subtitle
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        font.pixelSize: Theme.small
        font.family: root.kind === SearchModel.Verb ? Theme.mono : Application.font.family
        color: Theme.textMuted
    }
    HoverHandler { id: hover }
    TapHandler { onTapped: root.activated() }
}
