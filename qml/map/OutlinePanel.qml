// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The map's content as a tree with the same selection. Up and Down move, Left and Right fold, Return opens. */
Rectangle {
    id: root

    required property ControlCenter center

    signal opened(stationId: string, agentName: string)

    color: Theme.frame

    Separator { height: parent.height }
    TreeView {
        id: tree

        objectName: "outlineTree"
        anchors { fill: parent; leftMargin: 1; topMargin: Theme.gap1 }
        clip: true
        model: root.center.outline
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        columnWidthProvider: () => tree.width
        rowHeightProvider: () => Theme.row
        selectionModel: ItemSelectionModel { model: tree.model }
        Accessible.role: Accessible.Tree
        Accessible.name: qsTr("Outline of stations and agents")
        Keys.onReturnPressed: {
            const item = tree.itemAtCell(0, tree.currentRow) as OutlineRow;
            if (item)
                item.activated();
        }
        ScrollBar.vertical: ScrollLine {}
        delegate: OutlineRow {
            chosen: stationId === root.center.selection.stationId && agentName === root.center.selection.agentName
            focusedTree: tree.activeFocus
            onActivated: root.opened(stationId, agentName)
            onToggled: tree.toggleExpanded(row)
        }

        FocusRing {
            parent: root
            target: tree
            anchors.margins: 1
            radius: 0
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gap6
        visible: tree.rows === 0
        icon24: root.center.filter === "" ? "station" : "filter"
        text: root.center.filter === "" ? qsTr("No station is known yet.") : qsTr("No station and no agent matches the filter.")
        action: root.center.filter === "" ? "" : qsTr("Clear the filter")
        onActivated: root.center.filter = ""
    }
}
