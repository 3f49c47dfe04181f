// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Station
import Station.Models

/*! Above the map: filter, zoom, arrangement, outline. */
Rectangle {
    id: root

    required property ControlCenter center
    required property MapItem view
    property alias outlineShown: outlineButton.checked
    property bool miniMapShown: false
    readonly property bool narrow: width < Theme.fit(1000)
    readonly property real line: Theme.fit(44)
    readonly property bool folded: filtering.implicitWidth + viewing.implicitWidth + 2 * Theme.gap2 + Theme.gap4 + Theme.gap3 > width

    signal assignWanted
    signal miniMapWanted(shown: bool)
    signal wallWanted

    function openGroups(): void { groupMenu.openAt(groupButton); }
    function openLayers(): void { layerMenu.openAt(layerButton); }
    function focusFilter(): void { filter.input.forceActiveFocus(Qt.ShortcutFocusReason); }

    implicitHeight: folded ? 2 * line : line
    color: Theme.window

    RowLayout {
        id: filtering

        anchors { left: parent.left; leftMargin: Theme.gap4; right: root.folded ? parent.right : viewing.left; rightMargin: root.folded ? Theme.gap3 : Theme.gap2 }
        height: root.line
        spacing: Theme.gap2

        Field {
            id: filter

            objectName: "filterField"
            Layout.preferredWidth: Theme.fit(220)
            label: ""
            placeholder: Keymap.hint(qsTr("Filter"), "filter")
            input.Accessible.name: qsTr("Filter stations and agents")
            text: root.center.filter
            onEdited: text => root.center.filter = text
            Keys.onEscapePressed: root.center.filter = ""
        }
        FilterShelf {
            center: root.center
            page: "lattice"
            filter: root.center.filter
            onChosen: filter => root.center.filter = filter
        }
        ActionButton {
            objectName: "clearFilterButton"
            visible: root.center.filter !== ""
            quiet: true
            icon24: "close"
            text: qsTr("%1 of %2 hidden").arg(root.center.map.hiddenCount).arg(root.center.map.hiddenCount + root.center.map.count)
            hint: qsTr("Clear the filter")
            onClicked: root.center.filter = ""
        }
        ActionButton {
            id: groupButton

            objectName: "groupButton"
            quiet: true
            icon24: "lattice"
            text: root.narrow ? "" : qsTr("Group: %1").arg(groupMenu.nameOf(root.center.map.grouping))
            Accessible.name: qsTr("Group: %1").arg(groupMenu.nameOf(root.center.map.grouping))
            hint: Keymap.hint(qsTr("What stations stand together by"), "lattice.groups")
            onClicked: root.openGroups()

            MapGroupMenu {
                id: groupMenu

                scene: root.center.map
            }
        }
        IconButton {
            id: layerButton

            objectName: "layerButton"
            icon24: "layers"
            text: qsTr("Layers")
            shortcutText: Keymap.text("lattice.layers")
            onClicked: root.openLayers()

            MapLayerMenu {
                id: layerMenu

                scene: root.center.map
            }
        }
        Words {
            objectName: "placesProblem"
            Layout.fillWidth: true
            Layout.preferredWidth: 0
            text: root.center.places.problem
            color: Theme.failedText
            font.pixelSize: Theme.small
            elide: Text.ElideRight
            wrapMode: Text.NoWrap

            TapHandler {
                enabled: root.center.places.problem !== ""
                onTapped: root.center.places.clearProblem()
            }
        }
    }
    RowLayout {
        id: viewing

        anchors { right: parent.right; rightMargin: Theme.gap3; bottom: parent.bottom }
        height: root.line
        spacing: Theme.gap2

        ActionButton {
            objectName: "mapAssignButton"
            quiet: true
            icon24: root.narrow ? "work" : "plus" // beside the plus of the zoom
            text: root.narrow ? "" : qsTr("Assign work")
            Accessible.name: qsTr("Assign work")
            hint: root.center.work.actions.offReason !== "" ? root.center.work.actions.offReason : Keymap.hint(qsTr("To what is selected"), "lattice.assign")
            enabled: root.center.work.actions.offReason === ""
            onClicked: root.assignWanted()
        }
        IconButton {
            objectName: "zoomOutButton"
            icon24: "minus"
            text: qsTr("Zoom out")
            shortcutText: Keymap.text("lattice.zoomOut")
            onClicked: root.view.zoomBy(1 / 1.25)
        }
        Words {
            Layout.preferredWidth: Theme.fit(44)
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("%1 %").arg(Math.round(root.view.zoom * 100))
            font.pixelSize: Theme.small
            color: Theme.textMuted
            wrapMode: Text.NoWrap
        }
        IconButton {
            objectName: "zoomInButton"
            icon24: "plus"
            text: qsTr("Zoom in")
            shortcutText: Keymap.text("lattice.zoomIn")
            onClicked: root.view.zoomBy(1.25)
        }
        IconButton {
            objectName: "fitButton"
            icon24: "fit"
            text: qsTr("Show all")
            shortcutText: Keymap.text("lattice.fit")
            onClicked: root.view.fit()
        }
        ActionButton {
            objectName: "rearrangeButton"
            quiet: true
            icon24: "arrange"
            text: root.narrow ? "" : qsTr("Rearrange")
            Accessible.name: qsTr("Rearrange")
            hint: Keymap.text("undo") === "" ? qsTr("Places all stations anew that are not pinned.") : qsTr("Places all stations anew that are not pinned. %1 undoes it.").arg(Keymap.text("undo"))
            onClicked: {
                root.center.map.rearrange();
                root.view.fit();
            }
        }
        IconButton {
            id: placesButton

            objectName: "placesButton"
            icon24: "pin"
            text: qsTr("Places")
            onClicked: placesMenu.openAt(placesButton)

            MapPlacesMenu {
                id: placesMenu

                center: root.center
            }
        }
        IconButton {
            objectName: "miniMapButton"
            icon24: "inspector"
            text: qsTr("Overview")
            shortcutText: Keymap.text("lattice.miniMap")
            checked: root.miniMapShown
            Accessible.checkable: true
            Accessible.checked: checked
            onClicked: root.miniMapWanted(!root.miniMapShown)
        }
        IconButton {
            objectName: "wallButton"
            icon24: "eye"
            text: qsTr("Map on the wall")
            shortcutText: Keymap.text("wall")
            onClicked: root.wallWanted()
        }
        IconButton {
            id: outlineButton

            objectName: "outlineButton"
            icon24: "outline"
            text: qsTr("Outline")
            shortcutText: Keymap.text("lattice.outline")
            checkable: true
        }
    }
}
