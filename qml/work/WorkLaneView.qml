// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! A lane for each station, with its work in it. Left and Right go to the next lane, J and K move in one; dropping work in another lane gives it to that station. */
FocusScope {
    id: root

    required property WorkDesk work
    property string inspectedId
    readonly property WorkListModel list: work.list
    property int lane: 0 // where the keys are
    property string draggedId
    property int dropLane: -1
    readonly property bool canDrop: draggedId !== "" && dropLane >= 0 && work.lanes.stationAt(dropLane) !== "" && dropLane !== work.lanes.laneOf(draggedId)

    signal opened(workId: string)
    signal deedWanted(deed: int)
    signal giveWanted(workId: string, stationId: string)
    signal menuWanted(card: Item) // null: for the pointer
    signal copyWanted(json: bool)

    function boxAt(at: int): WorkLaneBox { return view.itemAtIndex(at) as WorkLaneBox; }
    /*! Makes a card of a lane the current one; the lane keeps its height. */
    function moveTo(toLane: int, row: int): void {
        const at = Math.max(0, Math.min(view.count - 1, toLane));
        const cards = work.lanes.laneAt(at);
        if (!cards)
            return;
        lane = at;
        view.positionViewAtIndex(at, ListView.Contain);
        const to = Math.max(0, Math.min(cards.count - 1, row));
        if (cards.count === 0)
            return;
        list.currentRow = list.rowOf(cards.idAt(to));
        const box = boxAt(at);
        if (box)
            box.cards.positionViewAtIndex(to, ListView.Contain);
    }
    function walk(laneStep: int, rowStep: int): void {
        const known = list.currentId === "" ? -1 : work.lanes.laneOf(list.currentId);
        if (known >= 0 && (laneStep === 0 || known === lane))
            lane = known;
        const cards = work.lanes.laneAt(lane);
        const row = cards ? cards.rowOf(list.currentId) : 0;
        moveTo(lane + laneStep, row < 0 ? 0 : row + rowStep);
    }
    function drop(workId: string): void {
        const target = canDrop ? work.lanes.stationAt(dropLane) : "";
        draggedId = "";
        dropLane = -1;
        if (target !== "")
            giveWanted(workId, target);
    }

    Keys.onPressed: event => {
        const action = Keymap.of("work", event.key, event.modifiers);
        event.accepted = true;
        if (event.key === Qt.Key_Menu || (event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier)))
            root.menuWanted(root.boxAt(root.lane));
        else if (event.matches(StandardKey.Copy))
            root.copyWanted(false);
        else if (action === "copyJson")
            root.copyWanted(true);
        else if (action === "" && event.modifiers & (Qt.ControlModifier | Qt.AltModifier))
            event.accepted = false;
        else if (event.key === Qt.Key_Left || event.key === Qt.Key_Right)
            root.walk((event.key === Qt.Key_Left) !== Theme.mirrored ? -1 : 1, 0);
        else if (action === "next" || event.key === Qt.Key_Down)
            root.walk(0, 1);
        else if (action === "previous" || event.key === Qt.Key_Up)
            root.walk(0, -1);
        else if (event.key === Qt.Key_Home || event.key === Qt.Key_End)
            root.moveTo(event.key === Qt.Key_Home ? 0 : view.count - 1, 0);
        else if (event.key === Qt.Key_Space)
            root.list.select(root.list.currentRow, true, false);
        else if (action === "work.stop")
            root.deedWanted(WorkActions.Cancel);
        else if (action === "work.retry")
            root.deedWanted(WorkActions.Retry);
        else if (action === "work.give")
            root.deedWanted(WorkActions.Reassign);
        else if (action === "work.reply")
            root.deedWanted(WorkActions.Answer);
        else if (action === "refresh")
            root.list.settle();
        else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && root.list.currentId !== "")
            root.opened(root.list.currentId);
        else
            event.accepted = false;
    }

    ListView {
        id: view

        objectName: "workLanes"
        anchors { fill: parent; margins: Theme.gap1 }
        focus: true
        activeFocusOnTab: true
        clip: true
        orientation: ListView.Horizontal
        model: root.work.lanes
        keyNavigationEnabled: false
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Work by station")
        Accessible.description: qsTr("Left and Right go to the next station, J and K move, Return opens, G gives to another station.")
        ScrollBar.horizontal: ScrollLine {}
        delegate: WorkLaneBox {
            height: view.height
            currentId: root.list.currentId
            inspectedId: root.inspectedId
            listFocus: view.activeFocus
            dropHere: root.draggedId !== "" && root.dropLane === index
            mayDrop: root.canDrop
            onActivated: (workId, modifiers) => {
                view.forceActiveFocus(Qt.MouseFocusReason);
                root.lane = index;
                const toggle = (modifiers & Qt.ControlModifier) !== 0;
                root.list.select(root.list.rowOf(workId), toggle, false);
                if (!toggle)
                    root.opened(workId);
            }
            onMenuWanted: workId => {
                view.forceActiveFocus(Qt.MouseFocusReason);
                root.lane = index;
                if (!root.list.selectedIds().includes(workId))
                    root.list.select(root.list.rowOf(workId), false, false);
                root.menuWanted(null);
            }
            onDragMoved: (workId, place) => {
                const at = view.mapFromItem(null, place.x, place.y);
                root.draggedId = workId;
                root.dropLane = view.indexAt(at.x + view.contentX, at.y + view.contentY);
                ghost.x = root.mapFromItem(null, place.x, 0).x + Theme.gap3;
                ghost.y = root.mapFromItem(null, 0, place.y).y + Theme.gap3;
            }
            onDropped: workId => root.drop(workId)
        }

        FocusRing {
            parent: root
            target: view
            anchors.margins: 1
            radius: 0
            shown: view.activeFocus && root.list.currentId === ""
        }
    }
    Rectangle { // what the hand holds
        id: ghost

        visible: root.draggedId !== ""
        width: held.implicitWidth + 2 * Theme.gap3
        height: Theme.fit(30)
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.outline
        border.color: root.canDrop ? Theme.accent : Theme.line

        Words {
            id: held

            anchors.centerIn: parent
            text: root.canDrop ? qsTr("Give it to this station") : qsTr("Drop it in the lane of another station")
            wrapMode: Text.NoWrap
        }
    }
    ActionButton {
        objectName: "freshLanePill"
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: Theme.gap2 }
        visible: root.list.freshCount > 0
        primary: true
        icon24: "up"
        text: qsTr("%n new", "", root.list.freshCount)
        hint: Keymap.hint(qsTr("Shows new work and sorts anew"), "refresh")
        onClicked: root.list.settle()
    }
}
