// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! How many items are in each state; a click shows only these. Mirrors the filter's text. */
Row {
    id: root

    required property WorkListModel list

    spacing: Theme.gap1

    component StateButton: AbstractButton {
        id: button

        required property string glyph
        required property int workState
        required property string name // as the filter has it
        property int number: 0

        function refresh(): void { number = root.list.countOf(workState); }

        objectName: "state_" + name
        implicitHeight: Theme.fit(28)
        leftPadding: Theme.gap2
        rightPadding: Theme.gap2
        focusPolicy: Qt.StrongFocus
        checked: root.list.filterState === name
        opacity: number > 0 || checked || visualFocus ? 1 : 0.6
        Accessible.role: Accessible.CheckBox
        Accessible.name: text
        Accessible.description: qsTr("%n item(s); shows only these", "", number)
        Accessible.checked: checked
        Keys.onReturnPressed: click()
        Component.onCompleted: refresh()
        onClicked: root.list.filterByState(workState)

        Connections {
            target: root.list
            function onCountsChanged(): void { button.refresh(); }
        }
        contentItem: Row {
            spacing: 6

            StateMark {
                anchors.verticalCenter: parent.verticalCenter
                workState: button.workState
                glyph: button.glyph
                size: 15
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: button.text
                font.pixelSize: Theme.small
                wrapMode: Text.NoWrap
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: button.number
                font.pixelSize: Theme.small
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
        }
        background: Rectangle {
            radius: height / 2
            color: button.checked ? Theme.accentSoft : button.hovered ? Theme.hover : "transparent"
            border.width: Theme.outline
            border.color: button.checked ? Theme.accent : Theme.line

            FocusRing {
                target: button
                shown: button.visualFocus
                anchors.margins: 0
            }
        }
    }

    StateButton {
        workState: WorkState.Escalated
        name: "escalated"
        glyph: "triangle"
        text: qsTr("escalated")
        function refresh(): void { number = root.list.countOf(WorkState.Escalated) + root.list.countOf(WorkState.Waiting); }
    }
    StateButton {
        workState: WorkState.Stalled
        name: "stalled"
        glyph: "hourglass"
        text: qsTr("stalled")
    }
    StateButton {
        workState: WorkState.Running
        name: "running"
        glyph: "play"
        text: qsTr("running")
    }
    StateButton {
        workState: WorkState.Queued
        name: "queued"
        glyph: "circle"
        text: qsTr("queued")
    }
    StateButton {
        workState: WorkState.Failed
        name: "failed"
        glyph: "cross"
        text: qsTr("failed")
    }
    StateButton {
        workState: WorkState.Stopped
        name: "stopped"
        glyph: "stop"
        text: qsTr("stopped")
    }
    StateButton {
        workState: WorkState.Done
        name: "done"
        glyph: "check"
        text: qsTr("done")
    }
}
