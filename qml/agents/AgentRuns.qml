// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The runs of the agent of one file, newest first. Return opens one on the page Runs. */
FocusScope {
    id: root

    required property RunListModel runs
    required property string agent

    signal runWanted(runId: string)
    signal tryWanted

    function focusList(): void { rows.forceActiveFocus(Qt.OtherFocusReason); }

    /*! The list is one for all files: the one that goes lets it go before the one that comes takes it. */
    function take(): void {
        if (!visible)
            return;
        runs.agentFilter = agent;
        runs.shown = true;
    }

    onVisibleChanged: {
        if (visible)
            Qt.callLater(take);
        else
            runs.shown = false;
    }
    onAgentChanged: take()

    Rectangle {
        anchors.fill: parent
        color: Theme.field
    }
    Words {
        id: figures

        objectName: "agentRunFigures"
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.gap3; rightMargin: Theme.gap3 }
        height: visible ? 28 : 0
        visible: text !== ""
        text: root.runs.figures
        font.pixelSize: Theme.small
        color: Theme.textMuted
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }
    ListView {
        id: rows

        objectName: "agentRunList"
        anchors { left: parent.left; right: parent.right; top: figures.bottom; bottom: parent.bottom }
        clip: true
        focus: true
        activeFocusOnTab: true
        model: root.visible ? root.runs : null
        reuseItems: true
        highlightFollowsCurrentItem: false
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollLine {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Runs of %1").arg(root.agent)
        Accessible.description: qsTr("%n run(s), newest first. Return opens.", "", count)
        Keys.onReturnPressed: (currentItem as RunRow)?.activated()
        Keys.onPressed: event => {
            const action = Keymap.of("agents", event.key, event.modifiers);
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
            onActivated: root.runWanted(runId)
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
        width: 320
        visible: rows.count === 0 && root.runs.shown && !root.runs.loading
        icon24: root.runs.problem !== "" ? "warning" : "play"
        text: root.runs.problem !== "" ? root.runs.problem : qsTr("%1 has not run on this station yet.").arg(root.agent)
        action: root.runs.problem !== "" ? qsTr("Try again") : qsTr("Try it")
        onActivated: root.runs.problem !== "" ? root.runs.reload() : root.tryWanted()
    }
}
