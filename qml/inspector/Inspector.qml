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

    readonly property bool ofWork: center.selection.workId !== ""

    signal closed
    signal assignWanted(stationId: string, agentName: string)
    signal deedWanted(deed: int, ids: list<string>)
    signal resultWanted

    color: Theme.frame
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Inspector")

    Separator { height: parent.height }
    ScrollView {
        id: scroll

        anchors { fill: parent; leftMargin: 1 }
        contentWidth: availableWidth
        ScrollBar.horizontal.policy: ScrollBar.AlwaysOff
        ScrollBar.vertical: ScrollLine {
            parent: scroll
            x: scroll.mirrored ? 0 : scroll.width - width
            height: scroll.height
        }

        Column {
            x: Theme.gap4
            width: scroll.availableWidth - 2 * Theme.gap4
            topPadding: Theme.gap3
            bottomPadding: Theme.gap6
            spacing: Theme.gap2

            FollowFocus { view: scroll.contentItem as Flickable }
            InspectorHead {
                width: parent.width
                visible: !root.ofWork
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
                visible: root.center.inspected.empty && !root.ofWork
                icon24: "inspector"
                text: qsTr("Select a station, an agent or an item of work to see all about it.")
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
                sourceComponent: AgentPanel {
                    center: root.center
                    onAssignWanted: root.assignWanted(root.center.inspected.stationId, root.center.inspected.title)
                }
            }
            Loader {
                width: parent.width
                active: root.ofWork
                visible: active
                sourceComponent: WorkPanel {
                    center: root.center
                    onClosed: root.closed()
                    onDeedWanted: (deed, ids) => root.deedWanted(deed, ids)
                    onResultWanted: root.resultWanted()
                }
            }
        }
    }
}
