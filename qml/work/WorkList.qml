// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The rows. J and K or the arrows move, Return opens, Space selects. They stay where they are while somebody reads: see the pill. */
FocusScope {
    id: root

    required property WorkListModel list
    required property WorkColumns columns
    property string inspectedId
    property alias view: view

    signal opened(workId: string)
    signal deedWanted(deed: int)
    signal copyWanted(json: bool)
    signal menuWanted(row: Item) // null: for the pointer

    function moveTo(row: int): void {
        list.currentRow = Math.max(0, Math.min(list.count - 1, row));
        view.positionViewAtIndex(list.currentRow, ListView.Contain);
    }
    function settle(): void {
        list.settle();
        view.positionViewAtBeginning();
    }

    /*! Moves to a row; with Shift all on the way are selected. */
    function walk(row: int, extend: bool): void {
        const to = Math.max(0, Math.min(list.count - 1, row));
        if (extend && list.currentRow >= 0)
            list.select(to, false, true);
        moveTo(to);
    }
    /*! \return whether the key moved */
    function movedBy(key: int, action: string, extend: bool): bool {
        if (action === "next" || action === "previous") {
            walk(list.currentRow + (action === "next" ? 1 : -1), extend);
            return true;
        }
        const page = Math.max(1, Math.floor(view.height / Theme.row) - 1);
        const from = list.currentRow;
        switch (key) {
        case Qt.Key_Down: walk(from + 1, extend); return true;
        case Qt.Key_Up: walk(from - 1, extend); return true;
        case Qt.Key_PageDown: walk(from + page, extend); return true;
        case Qt.Key_PageUp: walk(from - page, extend); return true;
        case Qt.Key_Home: walk(0, extend); return true;
        case Qt.Key_End: walk(list.count - 1, extend); return true;
        default: return false;
        }
    }
    /*! A right click on a row that is not selected means that row alone. */
    function openMenu(row: int, item: Item): void {
        if (item) {
            if (list.currentId === "")
                list.currentRow = row;
        } else if (!list.selectedIds().includes((view.itemAtIndex(row) as WorkRow)?.workId ?? "")) {
            list.select(row, false, false);
        }
        menuWanted(item);
    }
    /*! \return whether the key did something with the current row or what is selected */
    function actedBy(key: int, action: string): bool {
        switch (action) {
        case "work.stop": deedWanted(WorkActions.Cancel); return true;
        case "work.retry": deedWanted(WorkActions.Retry); return true;
        case "work.give": deedWanted(WorkActions.Reassign); return true;
        case "work.reply": deedWanted(WorkActions.Answer); return true;
        case "refresh": settle(); return true;
        case "copyJson": copyWanted(true); return true;
        }
        switch (key) {
        case Qt.Key_Space: list.select(list.currentRow, true, false); return true;
        case Qt.Key_Return:
        case Qt.Key_Enter:
            if (list.currentId !== "")
                opened(list.currentId);
            return true;
        case Qt.Key_Left:
        case Qt.Key_Right:
            if (list.view === WorkView.Tree)
                list.toggleFold(list.currentRow);
            return true;
        default: return false;
        }
    }

    Keys.onPressed: event => {
        // With Shift a letter that moves selects on the way.
        const extend = (event.modifiers & Qt.ShiftModifier) !== 0;
        const exact = Keymap.of("work", event.key, event.modifiers);
        const action = exact === "" && extend ? Keymap.of("work", event.key, event.modifiers & ~Qt.ShiftModifier) : exact;
        event.accepted = true;
        if (typing.handled(event, action === ""))
            return;
        if (event.key === Qt.Key_Menu || (event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier)))
            root.openMenu(Math.max(0, root.list.currentRow), view.currentItem);
        else if (event.matches(StandardKey.SelectAll))
            list.selectAll();
        else if (event.matches(StandardKey.Copy))
            root.copyWanted(false);
        else if (action === "" && event.modifiers & (Qt.ControlModifier | Qt.AltModifier))
            event.accepted = false;
        else
            event.accepted = root.movedBy(event.key, action, extend) || root.actedBy(event.key, exact);
    }

    ListView {
        id: view

        property real kept: 0

        objectName: "workList"
        anchors.fill: parent
        focus: true
        activeFocusOnTab: true
        clip: true
        model: root.list
        currentIndex: root.list.currentRow
        keyNavigationEnabled: false
        highlightFollowsCurrentItem: false
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Work")
        Accessible.description: qsTr("%n item(s). J and K move, Return opens, Space selects.", "", root.list.count)
        ScrollBar.vertical: ScrollLine {}
        delegate: WorkRow {
            width: view.width
            columns: root.columns
            tree: root.list.view === WorkView.Tree
            current: ListView.isCurrentItem
            listFocus: view.activeFocus
            inspected: workId === root.inspectedId
            onMenuWanted: {
                view.forceActiveFocus(Qt.MouseFocusReason);
                root.openMenu(index, null);
            }
            onFoldToggled: root.list.toggleFold(index)
            onActivated: modifiers => {
                view.forceActiveFocus(Qt.MouseFocusReason);
                const toggle = (modifiers & Qt.ControlModifier) !== 0;
                const extend = (modifiers & Qt.ShiftModifier) !== 0;
                root.list.select(index, toggle, extend);
                if (!toggle && !extend)
                    root.opened(workId);
            }
        }

        Connections {
            target: root.list
            function onModelAboutToBeReset(): void { view.kept = view.contentY - view.originY; }
            function onModelReset(): void { view.contentY = view.originY + Math.max(0, Math.min(view.kept, view.contentHeight - view.height)); }
        }
        HoverHandler {
            id: pointer
            onPointChanged: settling.restart()
        }
        FocusRing {
            parent: root
            target: view
            anchors.margins: 1
            radius: 0
        }
    }
    // At the top, with nobody pointing at a row, the list puts itself in order.
    Timer {
        id: settling

        interval: 2000
        running: root.visible && root.list.unsettled && !root.list.arranging && view.atYBeginning
        repeat: true
        onTriggered: root.list.settle()
    }
    TypeAhead {
        id: typing

        anchors { left: parent.left; leftMargin: Theme.gap4; bottom: parent.bottom; bottomMargin: Theme.gap3 }
        onWanted: text => {
            const row = root.list.rowStartingWith(text, Math.max(0, root.list.currentRow));
            found = row >= 0;
            if (row >= 0)
                root.moveTo(row);
        }
    }
    ActionButton {
        objectName: "freshPill"
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: Theme.gap2 }
        visible: root.list.freshCount > 0
        primary: true
        icon24: "up"
        text: qsTr("%n new", "", root.list.freshCount)
        hint: Keymap.hint(qsTr("Shows new work and sorts anew"), "refresh")
        onClicked: root.settle()
    }
}
