// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! What can be done with what is selected on the map. */
ActionMenu {
    id: root

    required property ControlCenter center
    required property MapItem view
    readonly property string stationId: view.selected

    signal assignWanted

    label: qsTr("Actions on the map")

    ActionMenuItem {
        objectName: "mapMenuOpen"
        icon24: "fit"
        text: root.view.group !== "" ? qsTr("Open the group") : qsTr("Come near")
        keys: qsTr("Enter")
        enabled: root.stationId !== "" || root.view.group !== ""
        offReason: qsTr("Nothing is selected")
        onTriggered: root.view.openSelected()
    }
    ActionMenuItem {
        objectName: "mapMenuFold"
        icon24: "layers"
        text: qsTr("Fold or open its group")
        keys: qsTr("Space")
        enabled: root.center.map.groupCount > 0 && (root.stationId !== "" || root.view.group !== "")
        offReason: qsTr("It stands in no group")
        onTriggered: root.view.toggleFold()
    }
    ActionMenuItem {
        objectName: "mapMenuAssign"
        icon24: "plus"
        text: qsTr("Assign work")
        keys: Keymap.text("lattice.assign")
        enabled: root.stationId !== "" && root.center.work.actions.offReason === ""
        offReason: root.center.work.actions.offReason !== "" ? root.center.work.actions.offReason : qsTr("Nothing is selected")
        onTriggered: root.assignWanted()
    }
    ActionMenuItem {
        objectName: "mapMenuUnpin"
        icon24: "pin"
        text: qsTr("Unpin")
        keys: "P"
        enabled: root.stationId !== "" || root.view.area.length > 0
        offReason: qsTr("Nothing is selected")
        onTriggered: root.view.unpinSelected()
    }
    ActionMenuItem {
        objectName: "mapMenuCopy"
        icon24: "copy"
        text: qsTr("Copy the station's id")
        enabled: root.stationId !== ""
        offReason: qsTr("Nothing is selected")
        onTriggered: root.center.copyText(root.stationId)
    }
}
