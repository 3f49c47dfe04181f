// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The map with its toolbar, and beside it the outline. */
Item {
    id: root

    required property ControlCenter center
    property alias outlineShown: bar.outlineShown

    signal wallWanted
    onOutlineShownChanged: center.window.session.outlineShown = outlineShown
    Component.onCompleted: bar.outlineShown = center.window.session.outlineShown

    signal assignWanted(stationId: string, agentName: string)

    function focusMap(): void { map.view.forceActiveFocus(Qt.OtherFocusReason); }
    function open(stationId: string, agentName: string): void {
        if (agentName === "")
            root.center.selection.selectStation(stationId);
        else
            root.center.selection.selectAgent(stationId, agentName);
    }

    Keys.onPressed: event => {
        const action = Keymap.of("lattice", event.key, event.modifiers);
        if (action === "lattice.outline")
            bar.outlineShown = !bar.outlineShown;
        else if (action === "lattice.assign" && root.center.work.actions.offReason === "")
            root.assignWanted(root.center.selection.stationId, root.center.selection.agentName);
        else if (action === "filter")
            bar.focusFilter();
        else if (action === "lattice.groups")
            bar.openGroups();
        else if (action === "lattice.layers")
            bar.openLayers();
        else if (action === "lattice.miniMap")
            map.miniMapWanted = !map.miniMapWanted;
        else if (action === "lattice.follow")
            map.following = !map.following;
        else if (action === "undo" && root.center.map.canUndo)
            root.center.map.undo();
        else if (event.key === Qt.Key_Escape && (root.center.selection.stationId !== "" || root.center.selection.workId !== ""))
            root.center.selection.clear();
        else
            return;
        event.accepted = true;
    }

    MapToolbar {
        id: bar

        anchors { left: parent.left; right: parent.right; top: parent.top }
        z: 2
        center: root.center
        view: map.view
        miniMapShown: map.miniMapWanted
        onMiniMapWanted: shown => map.miniMapWanted = shown
        onWallWanted: root.wallWanted()
        onAssignWanted: root.assignWanted(root.center.selection.stationId, root.center.selection.agentName)
    }
    MapView {
        id: map

        anchors { left: parent.left; right: outline.visible ? outline.left : parent.right; top: bar.bottom; bottom: parent.bottom }
        center: root.center
        onAgentOpened: (stationId, agentName) => root.open(stationId, agentName)
        onAssignWanted: root.assignWanted(root.center.selection.stationId, root.center.selection.agentName)
    }
    // What is shown is older than it should be: hatched, and the banner says of when.
    Image {
        anchors.fill: map
        objectName: "staleHatch"
        visible: root.center.status.stale
        source: Theme.dark ? "../icons/hatch-dark.svg" : "../icons/hatch-light.svg"
        fillMode: Image.Tile
        opacity: Theme.offOpacity
        Accessible.ignored: true
    }
    EmptyState {
        anchors.centerIn: map
        width: 320
        visible: root.center.map.count === 0
        icon24: root.center.filter !== "" ? "filter" : root.center.status.stale ? "link" : "station"
        text: root.center.filter !== "" ? qsTr("No station matches the filter.")
            : root.center.status.stale ? qsTr("No station is known: the link is down since before the first answer.")
            : qsTr("The lattice is here; its stations are about to appear.")
        action: root.center.filter !== "" ? qsTr("Clear the filter") : ""
        onActivated: root.center.filter = ""
    }
    OutlinePanel {
        id: outline

        anchors { right: parent.right; top: bar.bottom; bottom: parent.bottom }
        width: 280
        visible: bar.outlineShown
        center: root.center
        onOpened: (stationId, agentName) => root.open(stationId, agentName)
    }
}
