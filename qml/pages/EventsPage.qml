// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Station
import Station.Models

/*! The history: filter, list, one event in full, or the difference of two moments. */
Item {
    id: root

    required property ControlCenter center
    required property TimeKeys keys
    readonly property Replay replay: center.replay
    readonly property EventListModel events: replay.events

    signal stationWanted(stationId: string, agent: string)
    signal recordingWanted

    function focusList(): void { list.forceActiveFocus(Qt.OtherFocusReason); }
    function closeInnermost(): bool {
        if (replay.comparison.active)
            replay.comparison.close();
        else if (!replay.details.empty)
            replay.details.clear();
        else
            return false;
        focusList();
        return true;
    }

    Keys.onPressed: event => {
        const action = Keymap.of("events", event.key, event.modifiers);
        if (action === "filter")
            filter.forceActiveFocus(Qt.ShortcutFocusReason);
        else if (action === "refresh")
            events.reload();
        else if (event.key !== Qt.Key_Escape || !closeInnermost())
            return;
        event.accepted = true;
    }

    Rectangle {
        id: bar

        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Theme.fit(44) + (filterProblem.visible ? filterProblem.height + 4 : 0)
        color: Theme.frame

        FilterField {
            id: filter

            objectName: "eventFilter"
            anchors { left: parent.left; leftMargin: Theme.gap3; right: tail.left; rightMargin: Theme.gap3 }
            y: 6
            label: qsTr("Filter of events")
            placeholderText: qsTr("type:work.* is:failed station:\"edge 3\" since:2h")
            filter: root.events.filter
            problem: root.events.filterProblem
            problemPosition: root.events.problemPosition
            problemLength: root.events.problemLength
            onEdited: text => root.events.filter = text
            Keys.onDownPressed: root.focusList()
        }
        Words {
            id: filterProblem

            objectName: "filterProblem"
            anchors { left: filter.left; right: parent.right; rightMargin: Theme.gap3; top: filter.bottom; topMargin: 2 }
            visible: text !== ""
            text: root.events.filterProblem
            color: Theme.failedText
            font.pixelSize: Theme.small
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Row {
            id: tail

            anchors { right: parent.right; rightMargin: Theme.gap3 }
            y: 6
            spacing: Theme.gap2

            FilterShelf {
                center: root.center
                page: "events"
                filter: root.events.filter
                onChosen: filter => root.events.filter = filter
            }
            Words {
                objectName: "eventCount"
                anchors.verticalCenter: parent.verticalCenter
                text: root.events.countText
                color: Theme.textMuted
                wrapMode: Text.NoWrap
            }
            Check {
                objectName: "followCheck"
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Follow")
                hint: root.replay.past.active ? root.replay.past.offReason : qsTr("New events come in at the top")
                enabled: !root.replay.past.active
                checked: root.events.follow
                onToggled: root.events.follow = checked
            }
            IconButton {
                objectName: "exportButton"
                icon24: "save"
                text: root.replay.bar.hasRange ? qsTr("Export what the filter finds from A to B: JSON lines and a report") : qsTr("Export what the filter finds: JSON lines and a report")
                enabled: !root.events.empty && root.events.filterProblem === ""
                onClicked: lines.open()
            }
            IconButton {
                objectName: "openRecordingIcon"
                icon24: "door"
                text: qsTr("Open a recording in a window of its own")
                shortcutText: Keymap.text("open")
                onClicked: root.recordingWanted()
            }
            IconButton {
                id: columnsButton

                objectName: "eventColumnsButton"
                icon24: "columns"
                text: qsTr("Columns")
                onClicked: chooser.openBelow(columnsButton)
            }
            IconButton {
                objectName: "eventCsvButton"
                icon24: "copy"
                text: qsTr("Save the loaded rows as CSV")
                enabled: !root.events.empty
                onClicked: table.open()
            }
        }
        FileDialog {
            id: lines

            fileMode: FileDialog.SaveFile
            defaultSuffix: "jsonl"
            nameFilters: [qsTr("JSON lines (*.jsonl)")]
            onAccepted: root.replay.exportTo(selectedFile)
        }
        FileDialog {
            id: table

            fileMode: FileDialog.SaveFile
            defaultSuffix: "csv"
            nameFilters: [qsTr("Tables (*.csv)")]
            onAccepted: root.replay.tellWritten(selectedFile, root.events.writeCsv(selectedFile))
        }
        Separator { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
    }
    EventColumns {
        id: columns
        layout: root.center.layouts.events
        width: list.width
    }
    ColumnChooser {
        id: chooser

        parent: root
        columns: columns
    }
    EventMenu {
        id: menu

        objectName: "eventMenu"
        replay: root.replay
        row: list.currentIndex
        onCopyWanted: text => root.center.copyText(text)
    }
    ListHeader {
        clip: true
        id: heads

        anchors { left: parent.left; right: panel.visible ? panel.left : parent.right; top: bar.bottom }
        columns: columns
        numbers: EventColumn.Number
        onChooserWanted: from => chooser.openBelow(from)
    }
    EventList {
        id: list

        anchors { left: parent.left; right: panel.visible ? panel.left : parent.right; top: heads.bottom; bottom: note.top }
        replay: root.replay
        keys: root.keys
        columns: columns
        onMenuWanted: row => row ? menu.openAt(row) : menu.popup()
        onCopyWanted: text => root.center.copyText(text)
    }
    EventsState {
        anchors.fill: list
        replay: root.replay
    }
    ActionButton {
        objectName: "newEventsPill"
        anchors { horizontalCenter: list.horizontalCenter; top: list.top; topMargin: Theme.gap2 }
        visible: root.events.newCount > 0
        primary: true
        text: qsTr("%n new", "events", root.events.newCount)
        hint: root.replay.past.active ? qsTr("Goes back to live and shows them") : qsTr("Shows them, and follows from now on")
        onClicked: {
            root.replay.past.live();
            root.events.showNewest();
            list.positionViewAtBeginning();
            root.focusList();
        }
    }
    // What the list stands for, where that is less than it should be.
    Rectangle {
        id: note

        anchors { left: parent.left; right: panel.visible ? panel.left : parent.right; bottom: parent.bottom }
        visible: noteWords.text !== "" && (!root.events.empty || root.replay.exportText !== "")
        height: visible ? Math.max(noteWords.implicitHeight, read.visible ? read.height : 0) + 2 * Theme.gap1 : 0
        color: Theme.hover

        Words {
            id: noteWords

            objectName: "historyNote"
            anchors { left: parent.left; leftMargin: Theme.gap3; right: read.visible ? read.left : parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            text: root.replay.exportText !== "" ? root.replay.exportText : root.events.problem !== "" ? root.events.problem : root.replay.statusText
            font.pixelSize: Theme.small
            color: root.replay.exportFailed ? Theme.failedText : Theme.text
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        ActionButton {
            id: read

            objectName: "dismissExportButton"
            anchors { right: parent.right; rightMargin: Theme.gap3; verticalCenter: parent.verticalCenter }
            visible: root.replay.exportText !== ""
            quiet: true
            text: qsTr("Close")
            onClicked: root.replay.dismissExport()
        }
    }
    Loader {
        id: panel

        anchors { right: parent.right; top: bar.bottom; bottom: parent.bottom }
        width: Math.max(300, Math.min(420, root.width * 0.42))
        active: root.replay.comparison.active || !root.replay.details.empty
        visible: active
        sourceComponent: root.replay.comparison.active ? comparison : details
    }
    Component {
        id: details

        EventPanel {
            replay: root.replay
            onClosed: root.closeInnermost()
            onCopyWanted: text => root.center.copyText(text)
            onStationWanted: (stationId, agent) => root.stationWanted(stationId, agent)
        }
    }
    Component {
        id: comparison

        ComparisonPanel {
            comparison: root.replay.comparison
            onClosed: root.closeInnermost()
            onCopyWanted: text => root.center.copyText(text)
            onStationWanted: (stationId, agent) => root.stationWanted(stationId, agent)
            onWorkWanted: workId => root.replay.filterByWork(workId)
        }
    }
}
