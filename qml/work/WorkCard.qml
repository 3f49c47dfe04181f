// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! One item of work in a lane. It can be dragged to another lane, which asks before the station gets it. */
Item {
    id: root

    required property int index
    required property string workId
    required property int workState
    required property string stateText
    required property string glyph
    required property string remark
    required property string agent
    required property string task
    required property int percent
    required property string progressText
    required property string age
    required property bool chosen
    property bool current: false
    property bool inspected: false
    property bool listFocus: false
    readonly property bool dragged: drag.active

    signal activated(modifiers: int)
    signal menuWanted
    signal dragMoved(place: point) // in the scene
    signal dropped(place: point)

    implicitHeight: lines.implicitHeight + 2 * Theme.gap2 + Theme.gap1
    opacity: dragged ? 0.45 : 1
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2").arg(agent).arg(task)
    Accessible.description: [remark === "" ? stateText : qsTr("%1, %2").arg(stateText).arg(remark), progressText, age].filter(part => part !== "").join(", ")
    Accessible.selected: chosen
    Accessible.onPressAction: root.activated(Qt.NoModifier)

    Rectangle {
        anchors { fill: parent; bottomMargin: Theme.gap1 }
        radius: Theme.radius
        color: root.chosen || root.inspected ? Theme.accentSoft : hover.hovered ? Theme.hover : Theme.card
        border.width: root.current && root.listFocus ? Theme.ring : Theme.outline
        border.color: root.current && root.listFocus ? Theme.accent : Theme.line
    }
    Column {
        id: lines

        anchors { left: parent.left; right: parent.right; leftMargin: Theme.gap3; rightMargin: Theme.gap3 }
        y: Theme.gap2
        spacing: 3

        Item {
            width: parent.width
            height: Math.max(state.height, age.height)

            StateWord {
                id: state

                anchors { left: parent.left; right: age.left; rightMargin: Theme.gap2 }
                workState: root.workState
                glyph: root.glyph
                word: root.stateText
                remark: root.remark
                Accessible.ignored: true
            }
            Words {
                id: age

                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                text: root.age
                font.pixelSize: Theme.small
                color: Theme.textMuted
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
        Words {
            width: parent.width
            text: root.agent
            font.weight: Font.Medium
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.task
            color: Theme.textMuted
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        ProgressLine {
            width: parent.width
            visible: root.workState === WorkState.Running && root.percent >= 0
            percent: root.percent
            running: true
            Accessible.ignored: true
        }
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
    DragHandler {
        id: drag

        property point place

        target: null
        onCentroidChanged: {
            if (!active)
                return;
            place = centroid.scenePosition;
            root.dragMoved(place);
        }
        onActiveChanged: {
            if (!active)
                root.dropped(place);
        }
    }
}
