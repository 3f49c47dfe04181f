// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! All work of the lattice: a table, lanes by station, or a tree by run. */
FocusScope {
    id: root

    required property ControlCenter center
    readonly property WorkListModel list: center.work.list

    signal assignWanted
    signal deedWanted(deed: int, ids: list<string>)
    signal giveWanted(workId: string, stationId: string)

    readonly property bool inLanes: list.view === WorkView.Lanes

    signal eventsWanted

    function focusList(): void { (root.inLanes ? lanes : rows.view).forceActiveFocus(Qt.OtherFocusReason); }
    function copy(json: bool): void { root.center.copyText(json ? root.list.copiedJson() : root.list.copiedText()); }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Work")
    Keys.onPressed: event => {
        const action = Keymap.of("work", event.key, event.modifiers);
        if (action === "filter")
            bar.focusFilter();
        else if (action === "work.assign" && root.center.work.actions.offReason === "")
            root.assignWanted();
        else if (event.key === Qt.Key_Escape && root.center.selection.workId !== "")
            root.center.selection.clear();
        else
            return;
        event.accepted = true;
    }

    Binding {
        target: root.center.work
        property: "watched"
        value: root.visible
    }
    WorkColumns {
        id: columns
        layout: root.center.layouts.work
        width: root.width
    }
    ColumnChooser {
        id: chooser

        parent: root
        columns: columns
    }
    WorkMenu {
        id: menu

        objectName: "workMenu"
        center: root.center
        onDetailsWanted: workId => root.center.selection.selectWork(workId)
        onDeedWanted: (deed, ids) => root.deedWanted(deed, ids)
        onEventsWanted: workId => {
            root.center.replay.filterByWork(workId);
            root.eventsWanted();
        }
    }
    WorkToolbar {
        id: bar

        anchors { left: parent.left; right: parent.right; top: parent.top }
        z: 2
        center: root.center
        onAssignWanted: root.assignWanted()
        onColumnsWanted: from => chooser.openBelow(from)
    }
    ReportBar {
        id: report

        anchors { left: parent.left; right: parent.right; top: bar.bottom }
        actions: root.center.work.actions
    }
    ListHeader {
        id: header

        anchors { left: parent.left; right: parent.right; top: report.bottom }
        visible: !root.inLanes
        columns: columns
        sortable: true
        sorted: root.list.sortColumns
        falling: root.list.sortColumns.filter(column => root.list.descending(column))
        onSortWanted: (column, add) => root.list.sortBy(column, add)
        onChooserWanted: from => chooser.openBelow(from)
    }
    WorkList {
        id: rows

        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: actions.visible ? actions.top : parent.bottom }
        visible: !root.inLanes
        focus: !root.inLanes
        list: root.list
        columns: columns
        inspectedId: root.center.selection.workId
        onOpened: workId => root.center.selection.selectWork(workId)
        onDeedWanted: deed => root.deedWanted(deed, root.list.selectedIds())
        onCopyWanted: json => root.copy(json)
        onMenuWanted: row => row ? menu.openAt(row) : menu.popup()
    }
    Binding {
        target: root.center.work.lanes
        property: "wanted"
        value: root.inLanes && root.visible
    }
    WorkLaneView {
        id: lanes

        anchors { left: parent.left; right: parent.right; top: report.bottom; bottom: actions.visible ? actions.top : parent.bottom }
        visible: root.inLanes
        focus: root.inLanes
        work: root.center.work
        inspectedId: root.center.selection.workId
        onOpened: workId => root.center.selection.selectWork(workId)
        onDeedWanted: deed => root.deedWanted(deed, root.list.selectedIds())
        onGiveWanted: (workId, stationId) => root.giveWanted(workId, stationId)
        onMenuWanted: card => card ? menu.openAt(card) : menu.popup()
        onCopyWanted: json => root.copy(json)
    }
    // What is shown is older than it should be: hatched, and the banner says of when.
    Image {
        anchors.fill: rows
        objectName: "workStaleHatch"
        visible: root.center.status.stale
        source: Theme.dark ? "../icons/hatch-dark.svg" : "../icons/hatch-light.svg"
        fillMode: Image.Tile
        opacity: Theme.offOpacity
        Accessible.ignored: true
    }
    WorkWaiting {
        anchors.fill: rows
        waiting: root.visible && !root.center.work.known && !root.center.status.stale
    }
    EmptyState {
        anchors.centerIn: rows
        width: 340
        visible: root.list.count === 0 && !root.list.arranging && (root.center.work.known || root.center.status.stale)
        icon24: root.list.total > 0 ? "filter" : root.center.status.stale ? "link" : "work"
        text: root.list.total > 0 ? qsTr("No work matches the filter.")
            : !root.center.work.known ? qsTr("No work is known: the link is down since before the first answer.")
            : qsTr("No work has been assigned yet. What you assign is kept until it is done, whatever stops in between.")
        action: root.list.total > 0 ? qsTr("Clear the filter") : root.center.work.actions.offReason === "" ? qsTr("Assign work") : ""
        onActivated: root.list.total > 0 ? root.list.filter = "" : root.assignWanted()
    }
    WorkBar {
        id: actions

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        visible: ids.length > 0
        work: root.center.work
        onDeedWanted: deed => root.deedWanted(deed, root.list.selectedIds())
        onCopyWanted: json => root.copy(json)

        Connections {
            target: root.list
            function onSelectionChanged(): void { actions.ids = root.list.selectedIds(); }
            function onCurrentChanged(): void { actions.ids = root.list.selectedIds(); }
            function onCountsChanged(): void { actions.ids = root.list.selectedIds(); }
        }
    }
}
