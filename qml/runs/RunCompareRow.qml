// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! A step of one run beside that of another, and in a line between them what differs. */
Item {
    id: root

    required property int index
    required property string kind
    required property string difference
    required property bool differs
    required property string leftName
    required property int leftState
    required property string leftGlyph
    required property string leftFacts
    required property string rightName
    required property int rightState
    required property string rightGlyph
    required property string rightFacts
    property bool current: false
    property bool listFocus: false

    signal activated

    component Side: Item {
        id: side

        required property string name
        required property string facts
        required property int state_
        required property string glyph

        height: Theme.fit(42)

        StateMark {
            id: mark

            anchors { left: parent.left; leftMargin: Theme.gap2 }
            y: Theme.fit(6)
            visible: side.name !== "" && root.kind !== "note"
            workState: side.state_
            glyph: side.glyph
            size: 15
        }
        Words {
            anchors { left: parent.left; leftMargin: Theme.fit(30) }
            y: Theme.fit(4)
            width: parent.width - Theme.fit(36)
            text: side.name === "" ? "–" : side.name
            color: side.name === "" ? Theme.textMuted : Theme.text
            font.italic: root.kind === "note"
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Words {
            anchors { left: parent.left; leftMargin: Theme.fit(30) }
            y: Theme.fit(23)
            width: parent.width - Theme.fit(36)
            text: side.facts
            font.pixelSize: Theme.small
            color: Theme.textMuted
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }

    implicitHeight: Theme.fit(44) + (differs ? Theme.fit(20) : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("Row %1: %2").arg(index + 1).arg(leftName === "" ? rightName : leftName)
    Accessible.description: [differs ? qsTr("differs: %1").arg(difference) : qsTr("the same"), leftFacts === "" ? "" : qsTr("first: %1").arg(leftFacts), rightFacts === "" ? "" : qsTr("second: %1").arg(rightFacts)].filter(part => part !== "").join(", ")
    Accessible.selected: current
    Accessible.onPressAction: root.activated()

    Rectangle {
        anchors { fill: parent; leftMargin: Theme.gap1; rightMargin: Theme.gap1; topMargin: 1; bottomMargin: 1 }
        radius: Theme.radius
        color: root.current ? Theme.accentSoft : hover.hovered ? Theme.hover : "transparent"
        border.width: root.current && root.listFocus ? Theme.ring : 0
        border.color: Theme.accent
    }
    Side {
        anchors.left: parent.left
        width: root.width / 2
        name: root.leftName
        facts: root.leftFacts
        state_: root.leftState
        glyph: root.leftGlyph
    }
    Side {
        anchors.right: parent.right
        width: root.width / 2
        name: root.rightName
        facts: root.rightFacts
        state_: root.rightState
        glyph: root.rightGlyph
    }
    Words {
        anchors { left: parent.left; leftMargin: Theme.fit(30) }
        y: Theme.fit(42)
        width: parent.width - Theme.fit(36)
        visible: root.differs
        text: qsTr("≠ %1").arg(root.difference)
        font.pixelSize: Theme.small
        font.weight: Font.Medium
        color: Theme.accent
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    HoverHandler { id: hover }
    TapHandler { onTapped: root.activated() }
}
