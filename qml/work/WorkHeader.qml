// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The names of the columns. A click sorts, a second one turns the order round, Shift adds a column to the order. */
Rectangle {
    id: root

    required property WorkListModel list
    required property WorkColumns columns

    implicitHeight: 28
    color: Theme.frame
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Columns")

    Row {
        x: Theme.gap4
        height: parent.height

        Repeater {
            model: root.columns.shown

            delegate: AbstractButton {
                id: head

                required property int modelData
                readonly property int place: root.list.sortColumns.indexOf(modelData)
                readonly property bool falling: place >= 0 && root.list.descending(modelData)

                function sort(add: bool): void { root.list.sortBy(modelData, add); }

                objectName: "column_" + modelData
                width: root.columns.widthOf(modelData)
                height: root.height
                focusPolicy: Qt.StrongFocus
                text: root.columns.title(modelData)
                Accessible.role: Accessible.ColumnHeader
                Accessible.name: text
                Accessible.description: place < 0 ? qsTr("not sorted by this") : falling ? qsTr("sorted, descending") : qsTr("sorted, ascending")
                Accessible.onPressAction: sort(false)
                Keys.onReturnPressed: event => sort((event.modifiers & Qt.ShiftModifier) !== 0)
                Keys.onSpacePressed: event => sort((event.modifiers & Qt.ShiftModifier) !== 0)

                contentItem: Row {
                    spacing: 2

                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.min(implicitWidth, head.width - 26)
                        text: head.text
                        font.pixelSize: Theme.small
                        font.weight: head.place >= 0 ? Font.DemiBold : Font.Normal
                        color: head.place >= 0 ? Theme.text : Theme.textMuted
                        elide: Text.ElideRight
                        wrapMode: Text.NoWrap
                    }
                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: head.place >= 0
                        name: head.falling ? "down" : "up"
                        size: 12
                    }
                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: head.place >= 0 && root.list.sortColumns.length > 1
                        text: head.place + 1
                        font.pixelSize: Theme.tiny
                        wrapMode: Text.NoWrap
                    }
                }
                background: Rectangle {
                    color: hover.hovered ? Theme.hover : "transparent"

                    FocusRing {
                        target: head
                        shown: head.visualFocus
                        anchors.margins: 0
                    }
                }
                HoverHandler { id: hover }
                TapHandler {
                    id: tap
                    onTapped: head.sort((tap.point.modifiers & Qt.ShiftModifier) !== 0)
                }
            }
        }
    }
    Separator {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
    }
}
