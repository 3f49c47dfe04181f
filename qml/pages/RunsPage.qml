// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The runs of this station: a list with figures, and one run in full beside it. */
FocusScope {
    id: root

    required property ControlCenter center
    readonly property RunListModel list: center.runs.list
    readonly property RunDetails run: center.runs.details

    signal workWanted(workId: string)

    function focusList(): void { rows.forceActiveFocus(Qt.OtherFocusReason); }

    component StateTab: TabChoice {
        property string name // as the verb has it; empty: all

        objectName: "runs_" + name
        checked: root.list.stateFilter === name
        onClicked: root.list.stateFilter = name
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Runs")
    Keys.onPressed: event => {
        if (Keymap.of("runs", event.key, event.modifiers) === "refresh")
            list.reload();
        else if (event.key === Qt.Key_Escape && run.runId !== "")
            run.close();
        else
            return;
        event.accepted = true;
    }

    Binding {
        target: root.center.runs
        property: "watched"
        value: root.visible
    }
    Rectangle {
        id: bar

        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: 44
        color: Theme.frame

        Row {
            id: states

            anchors { left: parent.left; leftMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
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
        }
        Words {
            objectName: "runFigures"
            anchors { left: states.right; leftMargin: Theme.gap4; right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            horizontalAlignment: Text.AlignRight
            text: root.list.figures
            font.pixelSize: Theme.small
            color: Theme.textMuted
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        Separator { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
    }
    Banner {
        id: trouble

        anchors { left: parent.left; right: parent.right; top: bar.bottom }
        visible: root.list.trouble !== ""
        height: visible ? implicitHeight : 0
        text: qsTr("Runs are not recorded now.")
        words: root.list.trouble
    }
    ListView {
        id: rows

        objectName: "runList"
        anchors { left: parent.left; right: panel.visible ? panel.left : parent.right; top: trouble.bottom; bottom: parent.bottom }
        clip: true
        focus: true
        activeFocusOnTab: true
        model: root.list
        reuseItems: true
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Runs")
        Accessible.description: qsTr("%n run(s), newest first. Return opens.", "", count)
        Keys.onReturnPressed: root.run.open(root.list.idAt(currentIndex))
        Keys.onPressed: event => {
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
        visible: rows.count === 0 && !root.list.loading
        icon24: root.list.problem !== "" ? "warning" : root.list.filtered ? "filter" : "play"
        text: root.list.problem !== "" ? root.list.problem
            : root.list.filtered ? qsTr("No run matches the filter.")
            : qsTr("No agent of this station has run yet. Call one on the map, or assign work: each run is recorded here, step by step.")
        action: root.list.problem !== "" ? qsTr("Try again") : root.list.filtered ? qsTr("Show all runs") : ""
        onActivated: root.list.problem !== "" ? root.list.reload() : root.list.clearFilter()
    }
    RunPanel {
        id: panel

        anchors { right: parent.right; top: trouble.bottom; bottom: parent.bottom }
        width: Math.max(420, root.width * 0.58)
        visible: root.run.runId !== ""
        run: root.run
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
}
