// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*!
    The map for a screen on the wall: nothing but the map, the time and the counts. The camera rests on all of it, and goes
    to a problem for a while when one appears.
*/
Rectangle {
    id: root

    required property ControlCenter center
    property int restMs: 20000
    property list<string> waiting
    property string problem: ""
    property string foldAgain: ""
    property date now: new Date()

    signal closed

    function show(): void {
        if (root.foldAgain !== "")
            root.center.map.setFolded(root.foldAgain, true);
        root.foldAgain = "";
        root.problem = root.waiting.length > 0 ? root.waiting[0] : "";
        root.waiting = root.waiting.slice(1);
        if (root.problem === "") {
            map.view.fit();
            return;
        }
        root.foldAgain = root.center.map.foldedGroupOf(root.problem);
        map.view.showStation(root.problem);
        rest.restart();
    }

    color: Theme.window
    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Map on the wall")
    Accessible.description: qsTr("Escape or F11 closes it.")
    Keys.onEscapePressed: root.closed()
    Component.onCompleted: {
        root.forceActiveFocus();
        map.view.fit();
    }
    Component.onDestruction: {
        if (root.foldAgain !== "")
            root.center.map.setFolded(root.foldAgain, true);
    }

    MapView {
        id: map

        anchors { fill: parent; bottomMargin: corner.implicitHeight }
        center: root.center
        wall: true
    }
    Connections {
        target: root.center.map
        function onProblemAppeared(stationId: string): void {
            if (stationId === root.problem || root.waiting.indexOf(stationId) >= 0 || root.waiting.length >= 20)
                return;
            root.waiting = root.waiting.concat([stationId]);
            if (!rest.running)
                root.show();
        }
    }
    Timer {
        id: rest

        interval: root.restMs
        onTriggered: root.show()
    }
    Timer {
        interval: 1000
        repeat: true
        running: root.visible
        onTriggered: {
            const now = new Date();
            if (now.getMinutes() !== root.now.getMinutes())
                root.now = now;
        }
    }
    HoverHandler { cursorShape: Qt.BlankCursor }
    Row {
        id: corner

        anchors { right: parent.right; rightMargin: Theme.gap6; bottom: parent.bottom; bottomMargin: Theme.gap3 }
        spacing: Theme.gap6

        component Fact: Words {
            anchors.verticalCenter: parent?.verticalCenter
            font.pixelSize: Theme.large
            wrapMode: Text.NoWrap
        }

        Fact {
            visible: root.center.status.stale
            text: root.center.status.connectionText
            color: Theme.failedText
        }
        Fact {
            objectName: "wallStations"
            text: qsTr("%n station(s)", "", root.center.map.count + root.center.map.hiddenCount)
        }
        Fact {
            objectName: "wallProblems"
            visible: root.center.map.problems.length > 0
            text: qsTr("%n station(s) with a problem", "", root.center.map.problems.length)
        }
        Fact {
            visible: root.center.work.needsYou.count > 0
            text: qsTr("%n in need of you", "", root.center.work.needsYou.count)
            font.weight: Font.DemiBold
        }
        Fact {
            objectName: "wallClock"
            text: Qt.formatTime(root.now, "HH:mm")
            font.pixelSize: Theme.title * 1.4
            font.weight: Font.DemiBold
        }
    }
    Rectangle {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: corner.implicitHeight + Theme.gap6 }
        visible: root.problem !== ""
        width: Math.min(parent.width - 2 * Theme.gap4, told.implicitWidth + 2 * Theme.gap4)
        height: told.implicitHeight + 2 * Theme.gap3
        radius: Theme.radiusLarge
        color: Theme.attention

        Words {
            id: told

            objectName: "wallProblem"
            anchors.centerIn: parent
            width: Math.min(implicitWidth, root.width - 2 * Theme.gap8)
            text: visible ? root.center.map.nodeText(root.problem) : ""
            font.pixelSize: Theme.large
            font.weight: Font.DemiBold
            color: Theme.attentionInk
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
    }
}
