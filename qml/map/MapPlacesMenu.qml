// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Station
import Station.Models

/*! Where stations stand: undo, and places as a file to be shared. */
ActionMenu {
    id: root

    required property ControlCenter center
    readonly property FileDialog exporting: FileDialog {
        title: qsTr("Save the places of the map")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "json"
        nameFilters: [qsTr("JSON (*.json)")]
        onAccepted: root.center.places.exportTo(selectedFile)
    }
    readonly property FileDialog importing: FileDialog {
        title: qsTr("Open places of a map")
        fileMode: FileDialog.OpenFile
        nameFilters: [qsTr("JSON (*.json)"), qsTr("All files (*)")]
        onAccepted: root.center.places.importFrom(selectedFile)
    }

    label: qsTr("Places on the map")

    ActionMenuItem {
        objectName: "placesUndo"
        icon24: "undo"
        text: qsTr("Undo the last move")
        keys: Keymap.text("undo")
        enabled: root.center.map.canUndo
        offReason: qsTr("Nothing was moved")
        onTriggered: root.center.map.undo()
    }
    ActionMenuItem {
        objectName: "placesExport"
        icon24: "save"
        text: qsTr("Save places to a file…")
        enabled: root.center.map.count > 0
        offReason: qsTr("No station is known yet.")
        onTriggered: root.exporting.open()
    }
    ActionMenuItem {
        objectName: "placesImport"
        icon24: "give"
        text: qsTr("Take places from a file…")
        onTriggered: root.importing.open()
    }
}
