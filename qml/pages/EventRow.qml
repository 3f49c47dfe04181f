// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! An event in the list; what came later than the moment that is looked at stands back. */
Item {
    id: root

    required property int index
    required property string sequenceText
    required property string timeText
    required property string mark
    required property string stateText
    required property string typeText
    required property string workText
    required property string agentText
    required property string stationText
    required property string summary
    required property bool later
    required property bool chosen
    required property string line
    required property EventColumns columns
    property bool current: false
    property bool moment: false
    property bool focusedList: false

    signal activated(modifiers: int)
    signal momentWanted
    signal menuWanted

    implicitHeight: Theme.row
    Accessible.role: Accessible.ListItem
    Accessible.name: line
    Accessible.description: later ? qsTr("later than the moment that is shown") : moment ? qsTr("the moment that is shown") : ""
    Accessible.selected: current || chosen
    Accessible.onPressAction: root.activated(Qt.NoModifier)

    component Cell: Words {
        property int column

        visible: root.columns.has(column)
        x: root.columns.xOf(column)
        width: root.columns.widthOf(column)
        height: root.height
        leftPadding: Theme.mirrored ? Theme.gap2 : 0
        rightPadding: Theme.mirrored ? 0 : Theme.gap2
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        color: root.later ? Theme.textMuted : Theme.text
        Accessible.ignored: true
    }

    Rectangle {
        anchors { fill: parent; leftMargin: Theme.gap1; rightMargin: Theme.gap1; topMargin: 1; bottomMargin: 1 }
        radius: Theme.radius
        color: root.current || root.chosen ? Theme.accentSoft : hover.hovered ? Theme.hover : "transparent"
        border.width: root.current && root.focusedList ? Theme.ring : 0
        border.color: Theme.accent
    }
    Rectangle { // the moment's own line
        anchors { left: parent.left; right: parent.right; top: parent.top }
        visible: root.moment
        height: 2
        color: Theme.accent
    }
    Icon {
        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        visible: root.chosen
        name: "check"
        size: 13
        color: Theme.accent
    }
    EventMark {
        anchors { left: parent.left; leftMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
        opacity: root.later && !Theme.highContrast ? 0.6 : 1
        mark: root.mark
    }
    Cell {
        column: EventColumn.Time
        text: root.timeText
        elide: Text.ElideLeft // the day goes first
        font.family: Theme.mono
        font.pixelSize: Theme.small
    }
    Cell {
        column: EventColumn.State
        text: root.stateText
    }
    Cell {
        column: EventColumn.Type
        text: root.typeText
        font.weight: root.later ? Font.Normal : Font.Medium
    }
    Cell {
        column: EventColumn.Work
        text: root.workText
        font.family: Theme.mono
        font.pixelSize: Theme.small
        color: Theme.textMuted
    }
    Cell {
        column: EventColumn.Agent
        text: root.agentText
    }
    Cell {
        column: EventColumn.Station
        text: root.stationText
    }
    Cell {
        column: EventColumn.Summary
        text: root.summary
        color: Theme.textMuted
    }
    Cell {
        column: EventColumn.Number
        text: root.sequenceText
        leftPadding: 0
        rightPadding: 0
        horizontalAlignment: Text.AlignRight
        font.family: Theme.mono
        font.pixelSize: Theme.small
        color: Theme.textMuted
    }
    HoverHandler { id: hover }
    TapHandler {
        id: tap
        onTapped: root.activated(tap.point.modifiers)
        onDoubleTapped: root.momentWanted()
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: root.menuWanted()
    }
}
