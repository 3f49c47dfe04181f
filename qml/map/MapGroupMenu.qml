// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! What stations stand together by; each choice arranges the map anew, which can be undone. */
ActionMenu {
    id: root

    required property MapScene scene

    function nameOf(grouping: int): string {
        switch (grouping) {
        case MapGrouping.Region: return qsTr("region");
        case MapGrouping.Environment: return qsTr("environment");
        case MapGrouping.Tag: return qsTr("tag");
        case MapGrouping.Pool: return qsTr("pool");
        default: return qsTr("none");
        }
    }

    label: qsTr("Group the stations by")

    component Choice: ActionMenuItem {
        required property int grouping

        icon24: root.scene.grouping === grouping ? "check" : ""
        text: root.nameOf(grouping)
        onTriggered: root.scene.grouping = grouping
    }

    Choice {
        objectName: "groupByRegion"
        grouping: MapGrouping.Region
    }
    Choice {
        objectName: "groupByEnvironment"
        grouping: MapGrouping.Environment
        keys: qsTr("tag env:…")
    }
    Choice {
        objectName: "groupByTag"
        grouping: MapGrouping.Tag
    }
    Choice {
        objectName: "groupByPool"
        grouping: MapGrouping.Pool
    }
    Choice {
        objectName: "groupByNone"
        grouping: MapGrouping.None
    }
    ActionMenuItem {
        objectName: "foldAllGroups"
        icon24: "up"
        text: qsTr("Fold all groups")
        enabled: root.scene.foldedCount < root.scene.groupCount
        offReason: qsTr("No group is open")
        onTriggered: root.scene.foldAll(true)
    }
    ActionMenuItem {
        objectName: "openAllGroups"
        icon24: "down"
        text: qsTr("Open all groups")
        enabled: root.scene.foldedCount > 0
        offReason: qsTr("No group is folded")
        onTriggered: root.scene.foldAll(false)
    }
}
