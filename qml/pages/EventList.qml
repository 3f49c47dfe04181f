// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The events, newest first. Up and Down move, Return goes to the moment; the keys of the time bar work here too. */
ListView {
    id: root

    required property Replay replay
    required property TimeKeys keys
    readonly property EventListModel events: replay.events
    required property EventColumns columns

    signal menuWanted(row: Item) // null: for the pointer
    signal copyWanted(text: string)

    /*! Moves to a row and opens it; with Shift all on the way are selected. */
    function walk(row: int, extend: bool): void {
        const to = Math.max(0, Math.min(count - 1, row));
        if (extend)
            events.select(to, Math.max(0, currentIndex), false, true);
        choose(to);
    }
    /*! A right click on a row that is not selected means that row alone. */
    function openMenu(row: int, item: Item): void {
        if (!events.isSelected(row))
            events.select(row, row, false, false);
        choose(row);
        menuWanted(item);
    }
    function choose(row: int): void {
        currentIndex = row;
        replay.open(row);
    }

    objectName: "eventList"
    model: events
    clip: true
    activeFocusOnTab: true
    reuseItems: true
    keyNavigationEnabled: false // moving opens, which is done below
    highlightMoveDuration: 0
    boundsBehavior: Flickable.StopAtBounds
    currentIndex: -1
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Events")
    Accessible.description: events.countText
    ScrollBar.vertical: ScrollLine {
        minimumSize: 0.04
    }
    Keys.onPressed: event => {
        const extend = (event.modifiers & Qt.ShiftModifier) !== 0;
        const action = Keymap.of("events", event.key, event.modifiers);
        event.accepted = true;
        if (typing.handled(event, !extend && action === "" && Keymap.of("time", event.key, event.modifiers) === ""))
            return;
        if (event.key === Qt.Key_Menu || (event.key === Qt.Key_F10 && extend))
            root.openMenu(Math.max(0, root.currentIndex), root.currentItem ?? root);
        else if (event.matches(StandardKey.SelectAll))
            root.events.selectAll();
        else if (event.matches(StandardKey.Copy))
            root.copyWanted(root.events.copiedText(root.currentIndex));
        else if (action === "copyJson")
            root.copyWanted(root.events.copiedJson(root.currentIndex));
        else if (event.key === Qt.Key_Down || event.key === Qt.Key_Up)
            root.walk(root.currentIndex + (event.key === Qt.Key_Down ? 1 : -1), extend);
        else if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp)
            root.walk(root.currentIndex + (event.key === Qt.Key_PageDown ? 1 : -1) * Math.floor(root.height / Theme.row), extend);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            root.replay.goToRow(root.currentIndex);
        else
            event.accepted = root.keys.handle(event.key, event.modifiers, false);
    }
    // Scrolling down stops following; the top brings what is newer.
    onMovementStarted: {
        if (!atYBeginning)
            events.follow = false;
    }
    onContentYChanged: {
        if (contentY - originY < Theme.row * 20 && !events.atNewest && (!events.follow || replay.past.active) && events.newCount === 0)
            events.loadNewer();
    }

    delegate: EventRow {
        width: ListView.view.width
        columns: root.columns
        current: ListView.isCurrentItem
        moment: index === root.events.currentRow
        focusedList: root.activeFocus
        onActivated: modifiers => {
            root.forceActiveFocus();
            root.events.select(index, root.currentIndex, (modifiers & Qt.ControlModifier) !== 0, (modifiers & Qt.ShiftModifier) !== 0);
            root.choose(index);
        }
        onMenuWanted: {
            root.forceActiveFocus();
            root.openMenu(index, null);
        }
        onMomentWanted: root.replay.goToRow(index)
    }

    TypeAhead {
        id: typing

        parent: root.parent
        anchors { left: root.left; leftMargin: Theme.gap4; bottom: root.bottom; bottomMargin: Theme.gap3 }
        onWanted: text => {
            const row = root.events.rowStartingWith(text, Math.max(0, root.currentIndex));
            found = row >= 0;
            if (row >= 0) {
                root.choose(row);
                root.positionViewAtIndex(row, ListView.Contain);
            }
        }
    }
    Connections {
        target: root.events
        function onRowsInserted(parent: var, first: int): void {
            if (first === 0 && root.events.follow && !root.replay.past.active)
                root.positionViewAtBeginning();
        }
        function onModelReset(): void {
            root.currentIndex = -1;
            root.positionViewAtBeginning();
        }
        function onCurrentRowChanged(): void {
            const top = root.originY + root.events.currentRow * Theme.row;
            if (root.events.currentRow >= 0 && (top < root.contentY || top + Theme.row > root.contentY + root.height))
                root.positionViewAtIndex(root.events.currentRow, ListView.Center);
        }
    }
    FocusRing {
        parent: root.parent
        anchors.fill: root
        target: root
        anchors.margins: 1
        radius: 0
        shown: root.activeFocus && root.currentIndex < 0
    }
}
