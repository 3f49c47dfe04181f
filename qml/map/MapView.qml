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

    signal agentOpened(stationId: string, agentName: string)
    signal filterWanted

    MapItem {
        id: view

        objectName: "map"
        anchors.fill: parent
        scene: root.center.map
        selected: root.center.selection.workId !== "" ? root.center.work.details.stationId : root.center.selection.stationId
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Map of the lattice")
        Accessible.description: qsTr("%n station(s). Arrows go from station to station, Enter opens. The outline (O) has the same as a list.", "", root.center.map.count)
        colors {
            card: Theme.card
            hull: Theme.hull
            hullLine: Theme.hullLine
            outline: Theme.nodeLine
            muted: Theme.nodeMuted
            selection: Theme.accent
            running: Theme.lineRunning
            done: Theme.lineDone
            failed: Theme.lineFailed
        }
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

                delegate: Words {
                    required property string name
                    required property rect box

                    x: box.x + Theme.gap2
                    y: box.y + 2
                    width: Math.max(0, box.width - 2 * Theme.gap2)
                    text: name
                    font.pixelSize: Theme.tiny
                    font.weight: Font.DemiBold
                    color: Theme.textMuted
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
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

            visible: view.hovered !== "" && view.level < Detail.Card && box.width > 0
            delay: 200
            x: box.x + box.width / 2 - width / 2
            y: box.y - height - Theme.gap1
            text: visible ? root.center.map.nodeText(view.hovered) : ""
        }
        FocusRing {
            target: view
            anchors.margins: 1
            radius: 0
        }
    }
    ActionButton {
        objectName: "outsideButton"
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: 48 }
        visible: view.outside > 0
        icon24: "fit"
        text: qsTr("%n station(s) out of sight: show all", "", view.outside)
        hint: qsTr("Key 0")
        onClicked: view.fit()
    }
    Words {
        anchors { left: parent.left; leftMargin: Theme.gap4; bottom: parent.bottom; bottomMargin: Theme.gap2 }
        font.pixelSize: Theme.small
        color: Theme.textMuted
        text: root.center.map.motion ? qsTr("1 dot = %n event(s)", "", root.center.map.eventsPerDot) : qsTr("motion is off")
    }
}
