// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! Chooses the run that the open one is compared with: other runs of the same agent, the one before it first. */
Sheet {
    id: root

    required property RunListModel others
    required property string runId // the open one
    property string agent
    property bool suggested: false // since it was opened: what comes later moves nobody

    signal chosen(runId: string)

    function begin(name: string): void {
        agent = name;
        others.agentFilter = name;
        suggested = false;
        open();
        list.forceActiveFocus(Qt.PopupFocusReason);
        suggest();
    }
    /*! The run before the open one is what it is mostly compared with. */
    function suggest(): void {
        const own = others.rowOf(runId);
        list.currentIndex = own + 1 < list.count ? own + 1 : own > 0 ? own - 1 : -1;
    }
    function take(row: int): void {
        const id = others.idAt(row);
        if (id === "" || id === runId)
            return;
        chosen(id);
        close();
    }

    objectName: "runPickSheet"
    title: qsTr("Compare with another run of %1").arg(agent)
    width: Math.min(760, parent.width - 2 * Theme.gap6)

    Binding {
        target: root.others
        property: "shown"
        value: root.opened
    }
    Connections {
        target: root.others
        function onLoadingChanged(): void {
            if (!root.opened || root.others.loading || root.suggested)
                return;
            root.suggested = true;
            root.suggest();
        }
    }
    Words {
        width: parent.width
        text: qsTr("Return compares with the marked run.")
        font.pixelSize: Theme.small
        color: Theme.textMuted
    }
    Item {
        width: parent.width
        height: Math.max(200, Math.min(460, (root.parent?.height ?? 700) - 260))

        ListView {
            id: list

            objectName: "pickList"
            anchors.fill: parent
            clip: true
            focus: true
            activeFocusOnTab: true
            model: root.others
            reuseItems: true
            highlightFollowsCurrentItem: true
            highlightMoveDuration: 0
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollLine {}
            Accessible.role: Accessible.List
            Accessible.name: root.title
            Keys.onReturnPressed: root.take(currentIndex)
            delegate: RunRow {
                width: list.width
                enabled: runId !== root.runId
                opacity: enabled ? 1 : 0.5
                current: ListView.isCurrentItem
                listFocus: list.activeFocus
                onActivated: root.take(index)
            }
        }
        EmptyState {
            anchors.centerIn: parent
            width: 320
            visible: !root.others.loading && (list.count === 0 || (list.count === 1 && root.others.rowOf(root.runId) === 0))
            icon24: root.others.problem !== "" ? "warning" : "play"
            text: root.others.problem !== "" ? root.others.problem : qsTr("%1 has no other run in the record. Run it again to have one to compare with.").arg(root.agent)
        }
    }
}
