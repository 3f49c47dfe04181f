// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station
import Station.Models

/*! How a station stands, by shape: filled, open, struck antenna, door. The word stands beside it. */
Item {
    id: root

    required property int presence

    implicitWidth: Theme.fit(16)
    implicitHeight: Theme.fit(16)
    Accessible.ignored: true

    Rectangle {
        anchors.centerIn: parent
        visible: root.presence === Presence.Online
        width: Theme.fit(10)
        height: Theme.fit(10)
        radius: height / 2
        color: Theme.done
        border.width: 1.5
        border.color: Theme.text
    }
    Icon {
        anchors.centerIn: parent
        visible: root.presence !== Presence.Online
        size: 15
        color: Theme.textMuted
        name: root.presence === Presence.Late ? "clock" : root.presence === Presence.Offline ? "antennaOff" : "door"
    }
}
