// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! A few letters find a station, an agent, work, a run, an action or a verb. Up and Down move, Return opens, Ctrl+Return assigns work to it, Escape closes. */
Popup {
    id: root

    required property ControlCenter center

    signal assignWanted(stationId: string, agentName: string)

    function choose(index: int): void {
        if (index < 0 || index >= list.count)
            return;
        root.close();
        root.center.search.choose(index); // the model says what was chosen by its signals
    }
    function assignTo(index: int): void {
        const item = list.itemAtIndex(index) as SearchRow;
        if (!item || item.stationId === "" || root.center.work.actions.offReason !== "")
            return;
        root.close();
        root.assignWanted(item.stationId, item.agentName);
    }

    width: Math.min(680, parent.width - 2 * Theme.gap6)
    height: Math.min(440, 58 + Math.max(1, list.count) * 40)
    x: Math.round((parent.width - width) / 2)
    y: 72
    modal: true
    dim: true
    focus: true
    padding: Theme.gap2
    onClosed: root.center.search.close()
    onOpened: {
        query.text = "";
        root.center.search.query = "";
        root.center.search.refresh();
        query.input.forceActiveFocus(Qt.PopupFocusReason);
    }

    Overlay.modal: Rectangle { color: Theme.dim }
    background: Rectangle {
        radius: Theme.radiusLarge
        color: Theme.frame
        border.width: Theme.outline
        border.color: Theme.fieldLine
    }
    contentItem: Item {
        Field {
            id: query

            objectName: "searchField"
            anchors { left: parent.left; right: parent.right; top: parent.top }
            label: ""
            placeholder: qsTr("Station, agent, work, run or action  (> actions, @ agents, # work and runs, : time, ? manual)")
            input.Accessible.name: qsTr("Search stations, agents, work, runs and actions")
            onEdited: text => {
                root.center.search.query = text;
                list.currentIndex = 0;
            }
            onAccepted: root.choose(list.currentIndex)
            Keys.onPressed: event => {
                if (Keymap.of("", event.key, event.modifiers) === "send") {
                    event.accepted = true;
                    root.assignTo(list.currentIndex);
                }
            }
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
        }
        ListView {
            id: list

            objectName: "searchList"
            anchors { left: parent.left; right: parent.right; top: query.bottom; topMargin: Theme.gap2; bottom: parent.bottom }
            clip: true
            model: root.center.search
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Found")
            delegate: SearchRow {
                required property int index

                width: list.width
                current: ListView.isCurrentItem
                onActivated: root.choose(index)
            }
        }
        Words {
            anchors { top: query.bottom; topMargin: Theme.gap3; horizontalCenter: parent.horizontalCenter }
            wrapMode: Text.NoWrap
            visible: list.count === 0
            text: root.center.search.emptyText
            color: Theme.textMuted
        }
    }
}
