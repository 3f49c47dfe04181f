// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! What stands where no event is: loading, nothing there, nothing matches, no history. These never look alike. */
Item {
    id: root

    required property Replay replay
    readonly property EventListModel events: replay.events
    readonly property bool loading: events.empty && events.problem === "" && (events.loading || replay.state === History.Loading)
    property bool slow: false
    property bool overdue: false

    visible: events.empty
    onLoadingChanged: {
        slow = false;
        overdue = false;
    }

    Timer {
        interval: 150
        running: root.loading
        onTriggered: root.slow = true
    }
    Timer {
        interval: 3000
        running: root.loading
        onTriggered: root.overdue = true
    }
    Column {
        anchors { left: parent.left; right: parent.right; margins: Theme.gap3 }
        visible: root.loading && root.slow
        spacing: Theme.gap3
        topPadding: Theme.gap3

        Repeater {
            model: 8

            delegate: Rectangle {
                required property int index

                width: parent ? parent.width * (0.92 - 0.07 * (index % 4)) : 0
                height: 14
                radius: 7
                color: Theme.hover
            }
        }
        Words {
            anchors.left: parent.left
            visible: root.overdue
            text: root.replay.statusText === "" ? qsTr("The index of the history is being asked…") : root.replay.statusText
            color: Theme.textMuted
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: Math.min(400, parent.width - 2 * Theme.gap6)
        visible: !root.loading
        icon24: root.events.problem !== "" || root.replay.state === History.Failed ? "warning" : root.replay.state === History.Away || root.replay.state === History.Closed ? "link"
              : root.events.filter !== "" ? "filter" : "events"
        text: root.events.problem !== "" ? root.events.problem
            : root.replay.state === History.Closed || root.replay.state === History.Failed || root.replay.state === History.Away && root.events.filter === "" ? root.replay.statusText
            : root.events.filter !== "" ? qsTr("No event matches the filter.")
            : qsTr("Nothing has happened yet. Each call, each work item, each station that comes or goes will stand here.")
        action: root.events.problem !== "" ? qsTr("Try again") : root.events.filter !== "" ? qsTr("Clear the filter") : ""
        onActivated: {
            if (root.events.problem !== "")
                root.events.reload();
            else
                root.events.filter = "";
        }
    }
    ExactWords {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: Theme.gap4 }
        width: Math.min(480, parent.width - 2 * Theme.gap6)
        text: root.events.problem !== "" ? root.events.problemWords : root.replay.statusWords
    }
}
