// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

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
    required property string line
    required property EventColumns columns
    property bool current: false
    property bool moment: false
    property bool focusedList: false

    signal chosen
    signal momentWanted

    implicitHeight: Theme.row
    opacity: later ? 0.45 : 1
    Accessible.role: Accessible.ListItem
    Accessible.name: line
    Accessible.description: later ? qsTr("later than the moment that is shown") : moment ? qsTr("the moment that is shown") : ""
    Accessible.selected: current
    Accessible.onPressAction: root.chosen()

    component Cell: Words {
        anchors.verticalCenter: parent?.verticalCenter
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }

    Rectangle {
        anchors { fill: parent; leftMargin: Theme.gap1; rightMargin: Theme.gap1; topMargin: 1; bottomMargin: 1 }
        radius: Theme.radius
        color: root.current ? Theme.accentSoft : hover.hovered ? Theme.hover : "transparent"
        border.width: root.current && root.focusedList ? Theme.ring : 0
        border.color: Theme.accent
    }
    Rectangle { // the moment's own line
        anchors { left: parent.left; right: parent.right; top: parent.top }
        visible: root.moment
        height: 2
        color: Theme.accent
    }
    Row {
        anchors { left: parent.left; leftMargin: Theme.gap3; right: parent.right; rightMargin: Theme.gap3 }
        height: parent.height
        spacing: Theme.gap2

        Cell {
            width: root.columns.time
            text: root.timeText
            elide: Text.ElideLeft // the day goes first
            font.family: Theme.mono
            font.pixelSize: Theme.small
        }
        EventMark {
            anchors.verticalCenter: parent.verticalCenter
            mark: root.mark
        }
        Cell {
            width: root.columns.state
            visible: width > 0
            text: root.stateText
        }
        Cell {
            width: root.columns.type
            text: root.typeText
            font.weight: Font.Medium
        }
        Cell {
            width: root.columns.work
            visible: width > 0
            text: root.workText
            font.family: Theme.mono
            font.pixelSize: Theme.small
            color: Theme.textMuted
        }
        Cell {
            width: root.columns.agent
            text: root.agentText
        }
        Cell {
            width: root.columns.station
            visible: width > 0
            text: root.stationText
        }
        Cell {
            width: root.columns.summary
            text: root.summary
            color: Theme.textMuted
        }
        Cell {
            width: root.columns.sequence
            visible: width > 0
            text: root.sequenceText
            horizontalAlignment: Text.AlignRight
            font.family: Theme.mono
            font.pixelSize: Theme.small
            color: Theme.textMuted
        }
    }
    HoverHandler { id: hover }
    TapHandler {
        onTapped: root.chosen()
        onDoubleTapped: root.momentWanted()
    }
}
