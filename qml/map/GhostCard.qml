// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Station
import Station.Models

/*! The place beside a lonely station: how another one comes here. */
Item {
    id: root

    required property ControlCenter center
    readonly property bool roomy: width > 260 && height > 150

    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Invite another station")

    Icon {
        anchors.centerIn: parent
        visible: !root.roomy
        name: "plus"
        color: Theme.textMuted
    }
    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: Theme.nodeMuted
            strokeWidth: 1.5
            strokeStyle: ShapePath.DashLine
            dashPattern: [4, 3]
            fillColor: "transparent"
            PathRectangle {
                x: 1
                y: 1
                width: Math.max(0, root.width - 2)
                height: Math.max(0, root.height - 2)
                radius: Theme.radiusLarge
            }
        }
    }
    Words {
        id: title

        visible: root.roomy
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap3 }
        text: qsTr("Invite another station")
        font.weight: Font.DemiBold
        font.pixelSize: Theme.large
    }
    Words {
        id: advice

        visible: root.roomy
        anchors { left: title.left; right: title.right; top: title.bottom; topMargin: Theme.gap1 }
        text: root.center.status.othersMayJoin ? qsTr("Run this on the other machine:") : qsTr("Run this in a terminal on this machine:")
        color: Theme.textMuted
        font.pixelSize: Theme.small
    }
    Words {
        visible: root.roomy
        anchors { left: title.left; right: title.right; top: advice.bottom; topMargin: Theme.gap1; bottom: copy.top; bottomMargin: Theme.gap1 }
        text: root.center.status.inviteCommand
        font.family: Theme.mono
        font.pixelSize: Theme.small
        wrapMode: Text.WrapAnywhere
        elide: Text.ElideRight
        verticalAlignment: Text.AlignTop
    }
    ActionButton {
        id: copy

        objectName: "copyInviteButton"
        anchors { left: title.left; bottom: parent.bottom; bottomMargin: Theme.gap3 }
        visible: root.roomy && root.center.status.inviteCommand !== ""
        icon24: "copy"
        text: qsTr("Copy command")
        hint: qsTr("Puts the command that starts a member into the clipboard")
        onClicked: root.center.copyText(root.center.status.inviteCommand)
    }
}
