// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Everything about what is selected, whatever page selected it. */
Rectangle {
    id: root

    required property ControlCenter center

    signal closed

    color: Theme.frame
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Inspector")

    Separator { height: parent.height }
    ScrollView {
        id: scroll

        anchors { fill: parent; leftMargin: 1 }
        contentWidth: availableWidth
        ScrollBar.horizontal.policy: ScrollBar.AlwaysOff

        Column {
            x: Theme.gap4
            width: scroll.availableWidth - 2 * Theme.gap4
            topPadding: Theme.gap3
            bottomPadding: Theme.gap6
            spacing: Theme.gap2

            InspectorHead {
                width: parent.width
                inspected: root.center.inspected
                onStationWanted: root.center.selection.selectStation(root.center.inspected.stationId)
                onClosed: root.closed()
            }
            PastNote {
                width: parent.width
                visible: root.center.replay.past.active && !root.center.inspected.empty
                past: root.center.replay.past
            }
            EmptyState {
                width: parent.width
                topPadding: 64
                visible: root.center.inspected.empty
                icon24: "inspector"
                text: qsTr("Select a station or an agent to see all about it.")
            }
            Loader {
                width: parent.width
                active: !root.center.inspected.empty && !root.center.inspected.isAgent
                visible: active
                sourceComponent: StationPanel { center: root.center }
            }
            Loader {
                width: parent.width
                active: root.center.inspected.isAgent
                visible: active
                sourceComponent: AgentPanel { center: root.center }
            }
        }
    }
}
