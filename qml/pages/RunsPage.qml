// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import Station
import Station.Models

/*! The runs of this station: a list with figures, one run in full beside it, or two of them compared. Space chooses a run to be compared, C compares. */
FocusScope {
    id: root

    required property ControlCenter center
    readonly property RunListModel list: center.runs.list
    readonly property RunDetails run: center.runs.details

    // Beside the panel has to be room for a row that says something; else the panel has the page for itself.
    readonly property real panelWidth: Math.max(Theme.fit(420), width * 0.58)
    readonly property bool listCovered: run.runId !== "" && width - panelWidth < Theme.fit(200)
    readonly property bool recorded: center.replay.recording.open //!< another lattice than the one whose runs are kept here
    readonly property RunComparison comparison: center.runs.comparison

    signal workWanted(workId: string)
    signal mapWanted(stationId: string, agent: string)

    function focusList(): void {
        if (comparison.active)
            compared.focusList();
        else
            rows.forceActiveFocus(Qt.OtherFocusReason);
    }
    /*! Compares the two that are chosen, else asks what the open or marked run is compared with. */
    function compare(): void {
        if (list.marked.length === 2) {
            comparison.open(list.marked[0], list.marked[1]);
            compared.focusList();
        } else {
            compareWith();
        }
    }
    function compareWith(): void {
        if (run.runId === "")
            run.open(list.idAt(Math.max(0, rows.currentIndex)));
        if (run.runId !== "")
            pick.begin(list.agentOf(run.runId) || run.title);
    }
    function runAgain(): void {
        if (run.runId !== "" && !center.replay.past.active)
            again.begin(run.runId, center.agents.draftOf(list.agentOf(run.runId) || run.title));
    }
    function showMap(): void {
        if (run.runId === "" || run.loading)
            return;
        const station = run.stationId, agent = run.title;
        center.replay.scrub(run.startedAt);
        mapWanted(station, agent);
    }
    function openRun(runId: string): void {
        if (comparison.active)
            comparison.close();
        run.open(runId);
        rows.currentIndex = list.rowOf(runId);
        panel.forceActiveFocus(Qt.OtherFocusReason);
    }

    component StateTab: TabChoice {
        property string name // as the verb has it; empty: all

        objectName: "runs_" + name
        checked: root.list.stateFilter === name
        onClicked: root.list.stateFilter = name
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Runs")
    onListCoveredChanged: {
        if (listCovered && activeFocus)
            panel.forceActiveFocus(Qt.OtherFocusReason);
    }
    Keys.onPressed: event => {
        const action = Keymap.of("runs", event.key, event.modifiers);
        if (action === "refresh")
            list.reload();
        else if (event.key === Qt.Key_Escape && run.runId !== "")
            run.close();
        else if (event.key === Qt.Key_Escape && list.marked.length > 0)
            list.clearMarks();
        else if (comparison.active)
            return;
        else if (action === "runs.compare")
            root.compare();
        else if (action === "runs.again")
            root.runAgain();
        else if (action === "runs.map")
            root.showMap();
        else
            return;
        event.accepted = true;
    }

    Binding {
        target: root.center.runs
        property: "watched"
        value: root.visible && !root.recorded
    }
    Rectangle {
        id: bar

        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Math.max(Theme.fit(44), states.height + (states.folded ? figures.height + Theme.gap1 : 0) + Theme.gap3)
        color: Theme.frame

        Flow {
            id: states

            readonly property bool folded: height > 1.5 * Theme.control

            anchors { left: parent.left; leftMargin: Theme.gap3; right: chosen.visible ? chosen.left : parent.right; rightMargin: Theme.gap3 }
            y: folded ? Theme.gap3 / 2 : (bar.height - height) / 2
            spacing: Theme.gap1

            StateTab {
                text: qsTr("All")
            }
            StateTab {
                name: "running"
                text: qsTr("Running")
            }
            StateTab {
                name: "waiting"
                text: qsTr("Waiting for a person")
            }
            StateTab {
                name: "failed"
                text: qsTr("Failed")
            }
            StateTab {
                name: "done"
                text: qsTr("Done")
            }
            StateTab {
                name: "cancelled"
                text: qsTr("Stopped")
            }
            StateTab {
                name: "interrupted"
                text: qsTr("Interrupted")
            }
            ActionButton {
                objectName: "agentFilterButton"
                visible: root.list.agentFilter !== ""
                icon24: "filter"
                text: root.list.agentFilter
                hint: qsTr("Only runs of this agent are shown. A click shows those of all.")
                onClicked: root.list.agentFilter = ""
            }
        }
        Words {
            id: figures

            objectName: "runFigures"
            anchors { left: states.left; leftMargin: states.folded ? 0 : states.childrenRect.width + Theme.gap4; right: states.right }
            y: states.folded ? states.y + states.height + Theme.gap1 : Math.round((bar.height - height) / 2)
            horizontalAlignment: Text.AlignRight
            text: root.list.figures
            font.pixelSize: Theme.small
            color: Theme.textMuted
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        Row {
            id: chosen

            anchors { right: parent.right; rightMargin: Theme.gap2 }
            y: (Theme.fit(44) - height) / 2
            visible: root.list.marked.length > 0
            spacing: Theme.gap1

            ActionButton {
                objectName: "compareChosen"
                primary: enabled
                enabled: root.list.marked.length === 2
                icon24: "compare"
                text: enabled ? qsTr("Compare the two") : qsTr("Choose one more to compare")
                hint: Keymap.hint(qsTr("Space chooses a run"), "runs.compare")
                onClicked: root.compare()
            }
            IconButton {
                objectName: "clearChosen"
                icon24: "close"
                text: qsTr("Choose none")
                onClicked: root.list.clearMarks()
            }
        }
        Separator { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
    }
    Banner {
        id: trouble

        readonly property bool unread: root.list.problem !== "" && rows.count > 0 // where there are none, the page says it

        objectName: "runsTrouble"
        anchors { left: parent.left; right: parent.right; top: bar.bottom }
        visible: unread || root.list.trouble !== ""
        height: visible ? implicitHeight : 0
        text: unread ? root.list.problem : qsTr("Runs are not recorded now.")
        words: unread ? "" : root.list.trouble
        action: unread ? qsTr("Try again") : ""
        onActivated: root.list.reload()
    }
    ListView {
        id: rows

        objectName: "runList"
        anchors { left: parent.left; right: panel.visible ? panel.left : parent.right; top: trouble.bottom; bottom: parent.bottom }
        visible: !root.listCovered && !root.recorded
        clip: true
        focus: true
        activeFocusOnTab: true
        model: root.list
        reuseItems: true
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Runs")
        Accessible.description: qsTr("%n run(s), newest first. Return opens, Space chooses one to be compared.", "", count)
        Keys.onReturnPressed: root.run.open(root.list.idAt(currentIndex))
        Keys.onSpacePressed: root.list.toggleMark(currentIndex)
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Menu || event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier)) {
                root.run.open(root.list.idAt(currentIndex));
                menu.openAt(currentItem);
                event.accepted = true;
                return;
            }
            const action = Keymap.of("runs", event.key, event.modifiers);
            const step = action === "next" ? 1 : action === "previous" ? -1 : 0;
            if (step === 0)
                return;
            currentIndex = Math.max(0, Math.min(count - 1, currentIndex + step));
            positionViewAtIndex(currentIndex, ListView.Contain);
            event.accepted = true;
        }
        delegate: RunRow {
            width: rows.width
            current: ListView.isCurrentItem
            listFocus: rows.activeFocus
            inspected: runId === root.run.runId
            onActivated: {
                rows.forceActiveFocus(Qt.MouseFocusReason);
                rows.currentIndex = index;
                root.run.open(runId);
            }
            onMarkWanted: {
                rows.currentIndex = index;
                root.list.toggleMark(index);
            }
            onMenuWanted: {
                rows.currentIndex = index;
                root.run.open(runId);
                menu.popup();
            }
        }
        FocusRing {
            parent: root
            target: rows
            anchors.margins: 1
            radius: 0
        }
    }
    EmptyState {
        anchors.centerIn: rows
        width: 340
        visible: root.recorded || rows.count === 0 && !root.list.loading
        icon24: root.recorded ? "play" : root.list.problem !== "" ? "warning" : root.list.filtered ? "filter" : "play"
        text: root.recorded ? qsTr("A recording holds the events of a lattice. What the runs did step by step stayed with the stations that ran them.")
            : root.list.problem !== "" ? root.list.problem
            : root.list.filtered ? qsTr("No run matches the filter.")
            : qsTr("No agent of this station has run yet. Call one on the map, or assign work: each run is recorded here, step by step.")
        action: root.recorded ? qsTr("Show the events") : root.list.problem !== "" ? qsTr("Try again") : root.list.filtered ? qsTr("Show all runs") : ""
        onActivated: {
            if (root.recorded)
                root.center.selection.openPage("events");
            else if (root.list.problem !== "")
                root.list.reload();
            else
                root.list.clearFilter();
        }
    }
    RunPanel {
        id: panel

        anchors { right: parent.right; top: trouble.bottom; bottom: parent.bottom }
        width: root.listCovered ? root.width : root.panelWidth
        visible: root.run.runId !== ""
        run: root.run
        payload: root.center.runs.payload
        menu: menu
        offReason: root.center.replay.past.offReason
        onClosed: {
            root.run.close();
            root.focusList();
        }
        onCopyWanted: text => root.center.copyText(text)
        onWorkWanted: workId => root.workWanted(workId)
    }
    Separator {
        anchors { right: panel.left; top: panel.top; bottom: panel.bottom }
        width: 1
        visible: panel.visible
    }
    RunCompareView {
        id: compared

        objectName: "compareView"
        anchors.fill: parent
        visible: root.comparison.active
        comparison: root.comparison
        onClosed: {
            root.comparison.close();
            root.focusList();
        }
        onRunWanted: runId => root.openRun(runId)
        onCopyWanted: text => root.center.copyText(text)
    }
    RunMenu {
        id: menu

        center: root.center
        onAgainWanted: root.runAgain()
        onCompareWanted: root.compareWith()
        onMapWanted: root.showMap()
        onWorkWanted: workId => root.workWanted(workId)
        onExportWanted: exportDialog.open()
    }
    RunPickSheet {
        id: pick

        others: root.center.runs.others
        runId: root.run.runId
        onChosen: runId => {
            root.list.clearMarks();
            root.comparison.open(runId, root.run.runId);
            compared.focusList();
        }
    }
    RunAgainSheet {
        id: again

        again: root.center.runs.again
        onOpenWanted: runId => root.openRun(runId)
        onCompareWanted: (one, other) => {
            root.comparison.open(one, other);
            compared.focusList();
        }
        onCopyWanted: text => root.center.copyText(text)
    }
    PayloadSheet {
        payload: root.center.runs.payload
        onCopyWanted: text => root.center.copyText(text)
    }
    FileDialog {
        id: exportDialog

        fileMode: FileDialog.SaveFile
        defaultSuffix: "jsonl"
        nameFilters: [qsTr("JSON lines (*.jsonl)"), qsTr("All files (*)")]
        onAccepted: root.run.exportTo(selectedFile)
    }
}
