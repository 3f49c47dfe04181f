// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station

/*! How far work is: a bar and the number. Nothing when nobody says. */
Item {
    id: root

    required property int percent // -1: not said
    property bool running: true

    implicitWidth: 110
    implicitHeight: Theme.fit(18)
    visible: percent >= 0
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("%1 %").arg(Math.max(0, percent))

    Rectangle {
        anchors { left: parent.left; right: number.left; rightMargin: 6; verticalCenter: parent.verticalCenter }
        height: 6
        radius: 3
        color: Theme.pressed

        Rectangle {
            anchors.left: parent.left
            width: parent.width * Math.max(0, Math.min(100, root.percent)) / 100
            height: parent.height
            radius: 3
            color: root.running ? Theme.lineRunning : Theme.nodeMuted
        }
    }
    Words {
        id: number

        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        width: Theme.fit(38)
        horizontalAlignment: Text.AlignRight
        text: qsTr("%1 %").arg(root.percent)
        font.pixelSize: Theme.small
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
