// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station

/*! Another item that belongs to this one; a click shows it. */
ItemDelegate {
    id: root

    required property string relation
    required property string workId
    required property string title
    required property int workState
    required property string stateText
    required property string glyph

    signal chosen(id: string)

    objectName: "relation_" + workId
    padding: 2
    implicitHeight: lines.implicitHeight + Theme.gap2
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("%1: %2").arg(relation).arg(title)
    Accessible.description: stateText
    Keys.onReturnPressed: click()
    onClicked: root.chosen(workId)

    contentItem: Item {
        StateMark {
            id: mark

            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            size: 15
            workState: root.workState
            glyph: root.glyph
        }
        Column {
            id: lines

            anchors { left: mark.right; leftMargin: Theme.gap2; right: parent.right; verticalCenter: parent.verticalCenter }

            Words {
                width: parent.width
                text: root.title
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
            Words {
                width: parent.width
                //: how another item belongs to this one, and its state: "Part, done"
                text: qsTr("%1, %2").arg(root.relation).arg(root.stateText)
                color: Theme.textMuted
                font.pixelSize: Theme.small
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.hovered ? Theme.hover : "transparent"

        FocusRing {
            target: root
            shown: root.visualFocus
            anchors.margins: 0
        }
    }
}
