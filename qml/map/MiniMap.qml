// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The whole lattice in small, with a frame around what is seen. A click or a drag looks there. */
Rectangle {
    id: root

    required property MapItem view
    required property MapScene scene

    implicitWidth: view.outside > 0 ? 208 : 112 // while all is in sight it needs no room
    implicitHeight: view.outside > 0 ? 132 : 72
    radius: Theme.radius
    color: Theme.frame
    border.width: Theme.outline
    border.color: Theme.line
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Overview of the map")

    MapOverview {
        id: small

        anchors.fill: parent
        scene: root.scene
        colors: root.view.colors
    }
    Item {
        anchors.fill: parent
        clip: true

        Rectangle {
            readonly property rect place: {
                void small.scaling;
                return small.fromMap(root.view.sight);
            }

            objectName: "miniMapFrame"
            x: place.x
            y: place.y
            width: place.width
            height: place.height
            color: "transparent"
            border.width: Theme.ring
            border.color: Theme.accent
            radius: 2
        }
    }
    MouseArea {
        anchors.fill: parent
        onPressed: mouse => root.view.lookAt(small.toMap(Qt.point(mouse.x, mouse.y)))
        onPositionChanged: mouse => root.view.lookAt(small.toMap(Qt.point(mouse.x, mouse.y)))
    }
}
