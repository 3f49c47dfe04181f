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
    readonly property EventColumns columns: EventColumns { width: root.width }

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
    ScrollBar.vertical: ScrollBar {
        minimumSize: 0.04
    }
    Keys.onPressed: event => {
        event.accepted = true;
        if (event.key === Qt.Key_Down || event.key === Qt.Key_Up)
            root.choose(Math.max(0, Math.min(root.count - 1, root.currentIndex + (event.key === Qt.Key_Down ? 1 : -1))));
        else if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp)
            root.choose(Math.max(0, Math.min(root.count - 1, root.currentIndex + (event.key === Qt.Key_PageDown ? 1 : -1) * Math.floor(root.height / Theme.row))));
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
        onChosen: {
            root.forceActiveFocus();
            root.choose(index);
        }
        onMomentWanted: root.replay.goToRow(index)
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
