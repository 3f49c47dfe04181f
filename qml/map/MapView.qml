// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The map: one drawn item, a pool of texts, the ghost card, and what needs no place of its own. */
Item {
    id: root

    required property ControlCenter center
    property alias view: view
    property bool wall: false // nothing but the map
    property bool miniMapWanted: root.center.map.count + root.center.map.hiddenCount >= 300
    property bool following: false // the camera goes with the selected work

    signal agentOpened(stationId: string, agentName: string)
    signal assignWanted

    function follow(): void {
        if (root.following && root.center.selection.workId !== "")
            view.showStation(view.selected);
    }
    onFollowingChanged: root.follow()

    MapItem {
        id: view

        objectName: "map"
        anchors.fill: parent
        scene: root.center.map
        selected: root.center.selection.workId !== "" ? root.center.work.details.stationId : root.center.selection.stationId
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Map of the lattice")
        Accessible.description: qsTr("%n station(s). Arrows go from station to station, Enter opens. The outline has the same as a list.", "", root.center.map.count)
        colors {
            card: Theme.card
            hull: Theme.hull
            hullLine: Theme.hullLine
            outline: Theme.nodeLine
            muted: Theme.nodeMuted
            attention: Theme.attention
            selection: Theme.accent
            running: Theme.lineRunning
            done: Theme.lineDone
            failed: Theme.lineFailed
        }
        Keys.onPressed: event => {
            const action = Keymap.of("lattice", event.key, event.modifiers);
            if (action === "lattice.zoomIn")
                view.zoomBy(1.25);
            else if (action === "lattice.zoomOut")
                view.zoomBy(1 / 1.25);
            else if (action === "lattice.fit")
                view.fit();
            else if (action === "lattice.actualSize")
                view.actualSize();
            else if (action === "lattice.unpin")
                view.unpinSelected();
            else
                return;
            event.accepted = true;
        }
        onMenuRequested: place => {
            if (!root.wall)
                menu.popup(view, place.x, place.y);
        }
        onSelectedChanged: root.follow()
        onSelectRequested: stationId => stationId === "" ? root.center.selection.clear() : root.center.selection.selectStation(stationId)

        Connections {
            target: root.center
            function onTicked(now: date): void { view.labels.tick(now); }
        }
        Item {
            x: view.origin.x
            y: view.origin.y

            Repeater {
                model: view.groups

                delegate: GroupLabel {
                    id: groupLabel

                    onFoldWanted: root.center.map.setFolded(groupLabel.name, true)
                }
            }
            Repeater {
                model: view.linkLabels

                delegate: Rectangle {
                    id: count

                    required property int load
                    required property int pairs
                    required property point place

                    x: place.x - width / 2
                    y: place.y - height / 2
                    width: countWords.implicitWidth + 8
                    height: countWords.implicitHeight
                    radius: height / 2
                    color: Theme.frame
                    border.width: Theme.outline
                    border.color: Theme.hullLine

                    Words {
                        id: countWords

                        anchors.centerIn: parent
                        text: count.load > 0 ? count.load : qsTr("idle")
                        font.pixelSize: Theme.tiny
                        wrapMode: Text.NoWrap
                    }
                }
            }
            Repeater {
                model: view.labels

                delegate: NodeLabel {
                    id: label

                    level: view.level
                    onAgentClicked: agentName => root.agentOpened(label.stationId, agentName)
                }
            }
        }
        GhostCard {
            x: view.ghost.x
            y: view.ghost.y
            width: view.ghost.width
            height: view.ghost.height
            visible: view.ghost.width > 0
            center: root.center
        }
        ToolTip {
            id: tip

            readonly property rect box: view.boxOf(view.hovered)

            visible: !root.wall && view.hovered !== "" && view.level < Detail.Card && box.width > 0
            delay: 200
            x: box.x + box.width / 2 - width / 2
            y: box.y - height - Theme.gap1
            text: visible ? root.center.map.nodeCard(view.hovered) : ""
            contentItem: Words { // names come from outside
                objectName: "mapTip"
                text: tip.text
                color: Theme.window
            }
        }
        Rectangle {
            objectName: "areaBand"
            x: view.band.x
            y: view.band.y
            width: view.band.width
            height: view.band.height
            visible: width > 0
            color: "transparent"
            border.width: Theme.outline
            border.color: Theme.accent

            Rectangle {
                anchors.fill: parent
                color: Theme.accent
                opacity: 0.08
            }
        }
        FocusRing {
            shown: view.activeFocus && !root.wall
            target: view
            anchors.margins: 1
            radius: 0
        }
    }
    ActionButton {
        objectName: "outsideButton"
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: 48 }
        visible: view.outside > 0 && !root.wall && view.area.length === 0
        icon24: "fit"
        text: qsTr("%n station(s) out of sight: show all", "", view.outside)
        hint: Keymap.text("lattice.fit") === "" ? "" : qsTr("Key %1").arg(Keymap.text("lattice.fit"))
        onClicked: view.fit()
    }
    AreaBar {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: 40 }
        view: view
    }
    MiniMap {
        objectName: "miniMap"
        anchors { right: parent.right; bottom: parent.bottom; margins: Theme.gap3 }
        visible: root.miniMapWanted && !root.wall && root.center.map.count > 0
        view: view
        scene: root.center.map
    }
    MapMenu {
        id: menu

        objectName: "mapMenu"
        center: root.center
        view: view
        onAssignWanted: root.assignWanted()
    }
    Rectangle {
        anchors { left: parent.left; leftMargin: Theme.gap2; bottom: parent.bottom; bottomMargin: Theme.gap1 }
        width: legend.implicitWidth + 2 * Theme.gap2
        height: legend.implicitHeight + Theme.gap1
        radius: Theme.radius
        color: Theme.window
        opacity: 0.9

        Words {
            id: legend

            readonly property string dots: root.center.map.past ? qsTr("no dots in the past")
                : view.painted ? qsTr("painted without OpenGL: no dots")
                : root.center.map.motion ? qsTr("1 dot = %n event(s)", "", root.center.map.eventsPerDot) : qsTr("motion is off")
            readonly property string lines: view.linksCut > 0 ? qsTr("%n quieter line(s) not drawn", "", view.linksCut) : ""
            readonly property string following: root.following ? Keymap.hint(qsTr("follows the selected work"), "lattice.follow") : ""

            objectName: "mapLegend"
            anchors.centerIn: parent
            font.pixelSize: Theme.small
            color: Theme.textMuted
            wrapMode: Text.NoWrap
            text: [dots, lines, following].filter(part => part !== "").join(" · ")
        }
    }
}
