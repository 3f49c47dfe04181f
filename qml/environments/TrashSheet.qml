// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Deleted environments, which can be brought back. */
Sheet {
    id: root

    required property EnvironmentDesk desk

    objectName: "trashSheet"
    title: qsTr("Trash")

    Connections {
        target: root.desk
        function onDone(): void { root.close(); }
    }
    Words {
        width: parent.width
        text: qsTr("Each with the time (UTC) at which it was deleted.")
        color: Theme.textMuted
    }
    ExactWords {
        width: parent.width
        text: root.desk.problemWords
    }
    Repeater {
        model: root.desk.trash

        delegate: Item {
            id: row

            required property string modelData

            width: parent?.width ?? 0
            implicitHeight: Theme.control

            Words {
                anchors { left: parent.left; right: back.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                text: row.modelData
                font.family: Theme.mono
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
            ActionButton {
                id: back

                objectName: "bringBack_" + row.modelData
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                enabled: !root.desk.busy
                text: qsTr("Bring back")
                hint: row.modelData
                onClicked: root.desk.restore(row.modelData)
            }
        }
    }
}
