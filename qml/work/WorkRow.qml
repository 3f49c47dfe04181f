// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! One item of work in the list. */
Item {
    id: root

    required property int index
    required property string workId
    required property string shortId
    required property int workState
    required property string stateText
    required property string glyph
    required property string remark
    required property string agent
    required property string station
    required property string task
    required property int percent
    required property string progressText
    required property string age
    required property string quiet
    required property int priority
    required property string from
    required property string attempts
    required property string toolCalls
    required property string trace
    required property int depth
    required property int childCount
    required property bool folded
    required property bool chosen
    required property WorkColumns columns
    property bool tree: false
    property bool current: false
    property bool inspected: false
    property bool listFocus: false

    signal activated(modifiers: int)
    signal foldToggled
    signal menuWanted

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
        Accessible.ignored: true
    }

    implicitHeight: Theme.row
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2").arg(agent).arg(task)
    Accessible.description: [remark === "" ? stateText : qsTr("%1, %2").arg(stateText).arg(remark), station, progressText, age].filter(part => part !== "").join(", ")
    Accessible.selected: chosen
    Accessible.onPressAction: root.activated(Qt.NoModifier)

    Rectangle {
        anchors { fill: parent; leftMargin: Theme.gap1; rightMargin: Theme.gap1; topMargin: 1; bottomMargin: 1 }
        radius: Theme.radius
        color: root.chosen || root.inspected ? Theme.accentSoft : hover.hovered ? Theme.hover : "transparent"
        border.width: root.current && root.listFocus ? Theme.ring : 0
        border.color: Theme.accent
    }
    Icon {
        anchors { left: parent.left; leftMargin: 1; verticalCenter: parent.verticalCenter }
        visible: root.chosen
        name: "check"
        size: 13
        color: Theme.accent
    }
    Item {
        x: root.columns.xOf(WorkColumn.State)
        width: root.columns.widthOf(WorkColumn.State)
        height: root.height

        Icon {
            anchors { left: parent.left; leftMargin: Math.min(root.depth, 6) * 14 - 2; verticalCenter: parent.verticalCenter }
            visible: root.tree && root.childCount > 0
            name: root.folded ? "right" : "down"
            size: 14
            color: Theme.textMuted

            TapHandler { onTapped: root.foldToggled() }
        }
        StateWord {
            anchors { left: parent.left; leftMargin: root.tree ? 16 + Math.min(root.depth, 6) * 14 : 0; right: parent.right; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
            workState: root.workState
            glyph: root.glyph
            word: root.stateText
            remark: root.remark
            Accessible.ignored: true
        }
    }
    Cell {
        column: WorkColumn.Id
        text: root.shortId
        font.family: Theme.mono
        font.pixelSize: Theme.small
        color: Theme.textMuted
    }
    Cell {
        column: WorkColumn.Agent
        text: root.agent
        font.weight: Font.Medium
    }
    Cell {
        column: WorkColumn.Station
        text: root.station === "" ? "–" : root.station
        color: root.station === "" ? Theme.textMuted : Theme.text
    }
    Cell {
        column: WorkColumn.Task
        text: root.task
    }
    Item {
        visible: root.columns.has(WorkColumn.Progress)
        x: root.columns.xOf(WorkColumn.Progress)
        width: root.columns.widthOf(WorkColumn.Progress)
        height: root.height

        ProgressLine {
            anchors { left: parent.left; right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            percent: root.percent
            running: root.workState === WorkState.Running
            Accessible.ignored: true
        }
        Words {
            anchors { fill: parent; rightMargin: Theme.gap2 }
            visible: root.percent < 0
            text: root.progressText
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            font.pixelSize: Theme.small
            color: Theme.textMuted
        }
    }
    Cell {
        column: WorkColumn.Age
        text: root.age
    }
    Cell {
        column: WorkColumn.Quiet
        text: root.quiet
    }
    Cell {
        column: WorkColumn.Priority
        text: root.priority
    }
    Cell {
        column: WorkColumn.From
        text: root.from
    }
    Cell {
        column: WorkColumn.Attempts
        text: root.attempts
    }
    Cell {
        column: WorkColumn.ToolCalls
        text: root.toolCalls
    }
    Cell {
        column: WorkColumn.Trace
        text: root.trace
        font.family: Theme.mono
        font.pixelSize: Theme.small
    }
    HoverHandler { id: hover }
    TapHandler {
        id: tap
        onTapped: root.activated(tap.point.modifiers)
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: root.menuWanted()
    }
}
