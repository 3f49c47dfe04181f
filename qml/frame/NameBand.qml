// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! Whose window this is: the name of its profile, on its color, and whether it is protected. */
Rectangle {
    id: root

    required property ProfileList profiles
    readonly property string words: profiles.guarded ? qsTr("%1 – protected").arg(profiles.name) : profiles.name

    objectName: "nameBand"
    implicitHeight: Math.max(Theme.fit(22), label.implicitHeight + Theme.gap1)
    color: Theme.band(profiles.color)
    Accessible.role: Accessible.StaticText
    //: the name of a profile follows
    Accessible.name: qsTr("Profile: %1").arg(words)

    Row {
        anchors.centerIn: parent
        spacing: Theme.gap1

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.profiles.guarded
            name: "shield"
            size: 14
            color: Theme.bandInk
        }
        Words {
            id: label

            objectName: "nameBandText"
            width: Math.min(implicitWidth, root.width - 2 * Theme.gap6)
            text: root.words
            color: Theme.bandInk
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
            elide: Text.ElideMiddle
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
