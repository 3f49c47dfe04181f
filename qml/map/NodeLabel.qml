// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! The texts inside one station on the map, as many as its size allows. The outline carries the same for a screen reader. */
Item {
    id: root

    required property string stationId
    required property string name
    required property rect box
    required property int presence
    required property string presenceText
    required property list<string> agentNames
    required property int agentCount
    required property int running
    required property int conflictCount
    required property bool isSelf
    required property bool orchestrator
    required property bool pinned
    required property bool used
    property int level: Detail.Card

    signal agentClicked(agentName: string)

    readonly property bool quiet: presence === Presence.Offline || presence === Presence.Left

    x: box.x
    y: box.y
    width: box.width
    height: box.height
    visible: used && level !== Detail.Dot
    Accessible.ignored: true

    Loader {
        anchors.fill: parent
        active: root.visible
        sourceComponent: root.level === Detail.Chip ? chip : root.level === Detail.Card ? card : open
    }

    component Head: Item {
        id: head

        property bool roomy: false

        height: Math.max(18, nameWords.implicitHeight)

        Icon {
            id: kind

            anchors.verticalCenter: parent.verticalCenter
            name: root.quiet ? (root.presence === Presence.Left ? "door" : "antennaOff") : root.orchestrator ? "hub" : "station"
            size: head.roomy ? 18 : 15
            color: root.quiet ? Theme.textMuted : Theme.text
        }
        Words {
            id: nameWords

            anchors { left: kind.right; leftMargin: head.roomy ? Theme.gap2 : 6; right: tail.left; rightMargin: Theme.gap1; verticalCenter: parent.verticalCenter }
            text: root.name
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            font.weight: Font.DemiBold
            font.pixelSize: head.roomy ? Theme.large : Theme.normal
        }
        Row {
            id: tail

            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            spacing: Theme.gap1

            Icon {
                visible: root.pinned
                name: "pin"
                size: 14
                color: Theme.textMuted
            }
            Chip {
                visible: root.isSelf && head.roomy
                text: qsTr("you")
                ink: Theme.textMuted
            }
            Chip {
                visible: root.running > 0
                compact: !head.roomy
                icon24: "play"
                text: root.running
                fill: Theme.running
                ink: Theme.runningInk
            }
            Chip {
                visible: root.conflictCount > 0
                compact: !head.roomy
                icon24: "warning"
                text: root.conflictCount
                fill: Theme.attention
                ink: Theme.attentionInk
            }
        }
    }

    Component {
        id: chip

        Item {
            id: chipArea

            readonly property bool roomy: width > 84 && height >= 34
            readonly property bool counted: root.running > 0 || root.conflictCount > 0
            readonly property bool twoLines: height >= 26 && (roomy || counted)

            Words {
                id: chipName

                x: 3
                y: chipArea.twoLines ? parent.height / 2 - implicitHeight : 0
                width: parent.width - 6
                height: chipArea.twoLines ? implicitHeight : parent.height
                text: root.name
                horizontalAlignment: Text.AlignHCenter
                font.pixelSize: Theme.tiny
                lineHeight: 0.9
                elide: Text.ElideRight
                maximumLineCount: chipArea.twoLines || chipArea.height < 26 ? 1 : 2
                wrapMode: maximumLineCount > 1 ? Text.WrapAtWordBoundaryOrAnywhere : Text.NoWrap
                color: root.quiet ? Theme.textMuted : Theme.text
                font.weight: root.orchestrator ? Font.Bold : Font.Normal
            }
            Words {
                anchors { left: parent.left; right: parent.right; top: chipName.bottom }
                visible: chipArea.twoLines
                horizontalAlignment: Text.AlignHCenter
                font.pixelSize: Theme.tiny
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                color: Theme.textMuted
                text: root.running > 0 && root.conflictCount > 0 ? "▶%1 !%2".arg(root.running).arg(root.conflictCount)
                    : root.running > 0 ? "▶%1".arg(root.running) : root.conflictCount > 0 ? "!%1".arg(root.conflictCount)
                    : qsTr("%n agent(s)", "", root.agentCount)
            }
        }
    }

    Component {
        id: card

        Item {
            id: cardArea

            Head {
                id: cardHead

                x: Theme.gap2
                y: 6
                width: parent.width - 2 * Theme.gap2
            }
            Words {
                id: cardState

                anchors { left: parent.left; leftMargin: Theme.gap2; right: parent.right; rightMargin: Theme.gap2; top: cardHead.bottom }
                visible: root.presence !== Presence.Online
                height: visible ? implicitHeight : 0
                text: root.presenceText
                font.pixelSize: Theme.tiny
                color: Theme.textMuted
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
            Column {
                id: cardPills

                // As many whole rows as fit; what does not fit is counted.
                readonly property real room: parent.height - y - 6
                readonly property int rows: Math.max(0, Math.floor((room + 2) / 20))
                readonly property bool overflow: root.agentNames.length > rows

                anchors { left: parent.left; leftMargin: Theme.gap2; right: parent.right; rightMargin: Theme.gap2; top: cardState.bottom; topMargin: 3 }
                spacing: 2

                Repeater {
                    model: cardPills.overflow ? root.agentNames.slice(0, Math.max(0, cardPills.rows - 1)) : root.agentNames

                    delegate: Words {
                        required property string modelData

                        width: cardPills.width
                        height: 18
                        text: modelData
                        font.pixelSize: Theme.tiny
                        elide: Text.ElideRight
                        wrapMode: Text.NoWrap
                        color: root.quiet ? Theme.textMuted : Theme.text
                        leftPadding: 6
                        rightPadding: 4

                        Rectangle {
                            z: -1
                            anchors.fill: parent
                            radius: 4
                            color: Theme.hover
                        }
                    }
                }
                Words {
                    visible: cardPills.overflow && cardPills.rows > 0
                    height: 18
                    leftPadding: 6
                    text: cardPills.rows > 1 ? qsTr("+%n more", "", root.agentNames.length - cardPills.rows + 1) : qsTr("%n agent(s)", "", root.agentCount)
                    font.pixelSize: Theme.tiny
                    color: Theme.textMuted
                }
            }
        }
    }

    Component {
        id: open

        Item {
            Head {
                id: openHead

                roomy: true
                x: Theme.gap3
                y: Theme.gap2
                width: parent.width - 2 * Theme.gap3
            }
            Row {
                id: openState

                anchors { left: parent.left; leftMargin: Theme.gap3; top: openHead.bottom; topMargin: 2 }
                spacing: Theme.gap1

                PresenceMark {
                    anchors.verticalCenter: parent.verticalCenter
                    presence: root.presence
                }
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: root.orchestrator ? qsTr("%1 · orchestrator").arg(root.presenceText) : root.presenceText
                    font.pixelSize: Theme.small
                    color: Theme.textMuted
                    wrapMode: Text.NoWrap
                }
            }
            Separator {
                id: openLine

                anchors { left: parent.left; right: parent.right; leftMargin: Theme.gap3; rightMargin: Theme.gap3; top: openState.bottom; topMargin: 6 }
            }
            Column {
                id: openRows

                readonly property int rows: Math.max(0, Math.floor((parent.height - y - Theme.gap1) / 24))
                readonly property bool overflow: root.agentNames.length > rows

                anchors { left: parent.left; right: parent.right; leftMargin: Theme.gap1; rightMargin: Theme.gap1; top: openLine.bottom; topMargin: 3 }

                Repeater {
                    model: openRows.overflow ? root.agentNames.slice(0, Math.max(0, openRows.rows - 1)) : root.agentNames

                    delegate: Rectangle {
                        id: agentRow

                        required property string modelData

                        width: openRows.width
                        height: 24
                        radius: 4
                        color: hover.hovered ? Theme.hover : "transparent"

                        Icon {
                            x: Theme.gap2
                            anchors.verticalCenter: parent.verticalCenter
                            name: "agent"
                            size: 14
                            color: Theme.textMuted
                        }
                        Words {
                            anchors { left: parent.left; leftMargin: 30; right: parent.right; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }
                            text: agentRow.modelData
                            elide: Text.ElideRight
                            wrapMode: Text.NoWrap
                            color: root.quiet ? Theme.textMuted : Theme.text
                        }
                        HoverHandler { id: hover }
                        TapHandler { onTapped: root.agentClicked(agentRow.modelData) }
                    }
                }
                Words {
                    visible: openRows.overflow && openRows.rows > 0
                    height: 24
                    leftPadding: 30
                    text: qsTr("+%n more", "", root.agentNames.length - openRows.rows + 1)
                    color: Theme.textMuted
                }
                Words {
                    visible: root.agentNames.length === 0
                    height: 24
                    leftPadding: Theme.gap2
                    text: qsTr("no agents yet")
                    color: Theme.textMuted
                }
            }
        }
    }
}
