// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! Which lines the map has. */
ActionMenu {
    id: root

    required property MapScene scene

    label: qsTr("Layers of the map")

    ActionMenuItem {
        objectName: "layerWork"
        icon24: root.scene.workShown ? "check" : ""
        text: qsTr("Work in flight")
        onTriggered: root.scene.workShown = !root.scene.workShown
    }
    ActionMenuItem {
        objectName: "layerCalls"
        icon24: root.scene.callsShown ? "check" : ""
        text: qsTr("Calls")
        onTriggered: root.scene.callsShown = !root.scene.callsShown
    }
    ActionMenuItem {
        objectName: "layerConnections"
        icon24: root.scene.linesToHub ? "check" : ""
        text: qsTr("Connections to the orchestrator")
        onTriggered: root.scene.linesToHub = !root.scene.linesToHub
    }
}
