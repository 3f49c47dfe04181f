// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station

/*! Which columns a list shows, and in what order. Kept for the next start. */
Popup {
    id: root

    required property ColumnSet columns

    function openBelow(item: Item): void {
        const place = item.mapToItem(parent, 0, item.height + 2);
        x = Math.max(Theme.gap2, Math.min(place.x, parent.width - width - Theme.gap2));
        y = place.y;
        open();
    }

    width: Theme.fit(300)
    padding: Theme.gap3
    focus: true
    modal: true // Tab stays in it
    dim: false
    background: Rectangle {
        radius: Theme.radius
        color: Theme.frame
        border.width: Theme.outline
        border.color: Theme.fieldLine
    }
    contentItem: FocusScope {
        implicitHeight: list.implicitHeight
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Columns")

        Column {
            id: list

            width: parent.width

            Repeater {
                model: root.columns.layout.order

                delegate: Item {
                    id: line

                    required property int index
                    required property int modelData

                    width: list.width
                    height: Theme.row + 2

                    Check {
                        objectName: "showColumn_" + line.modelData
                        anchors { left: parent.left; right: earlier.left }
                        text: root.columns.titles[line.modelData]
                        focus: line.index === 0
                        enabled: root.columns.layout.canHide(line.modelData)
                        hint: enabled ? "" : qsTr("always shown")
                        checked: !root.columns.layout.hidden.includes(line.modelData)
                        onToggled: root.columns.layout.toggle(line.modelData)
                    }
                    IconButton {
                        id: earlier

                        objectName: "earlierColumn_" + line.modelData
                        anchors.right: later.left
                        implicitWidth: Theme.fit(28)
                        implicitHeight: Math.min(Theme.fit(28), Theme.row)
                        icon24: "up"
                        text: qsTr("Move %1 to the left").arg(root.columns.titles[line.modelData])
                        enabled: line.index > 0
                        onClicked: root.columns.layout.nudge(line.modelData, -1, root.columns.layout.order)
                    }
                    IconButton {
                        id: later

                        anchors.right: parent.right
                        implicitWidth: Theme.fit(28)
                        implicitHeight: Math.min(Theme.fit(28), Theme.row)
                        icon24: "down"
                        text: qsTr("Move %1 to the right").arg(root.columns.titles[line.modelData])
                        enabled: line.index < root.columns.layout.order.length - 1
                        onClicked: root.columns.layout.nudge(line.modelData, 1, root.columns.layout.order)
                    }
                }
            }
            ActionButton {
                objectName: "usualColumnsButton"
                anchors.left: parent.left
                quiet: true
                enabled: !root.columns.layout.usual
                icon24: "again"
                text: qsTr("As it was at first")
                onClicked: root.columns.layout.reset()
            }
        }
    }
}
