// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The texts inside one station on the map, as many as its size allows. The outline carries the same for a screen reader. */
NodeFacts {
    id: root

    property int level: Detail.Card

    signal agentClicked(agentName: string)

    x: box.x
    y: box.y
    width: box.width
    height: box.height
    visible: used && level !== Detail.Dot
    Accessible.ignored: true

    Loader {
        anchors.fill: parent
        active: root.visible
        sourceComponent: root.level === Detail.Chip ? chip : root.level === Detail.Card ? card : open
    }
    Component {
        id: chip

        NodeChip { node: root }
    }
    Component {
        id: card

        NodeCard { node: root }
    }
    Component {
        id: open

        NodeOpen {
            node: root
            onAgentClicked: agentName => root.agentClicked(agentName)
        }
    }
}
