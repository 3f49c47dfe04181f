// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! One event in full: facts, what belongs to it, its data as a tree or as it was stored. */
Rectangle {
    id: root

    required property Replay replay
    readonly property EventDetails details: replay.details
    property bool rawShown: false

    signal closed
    signal copyWanted(text: string)
    signal stationWanted(stationId: string, agent: string)

    color: Theme.frame
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Event")

    Separator { height: parent.height }
    ScrollView {
        id: scroll

        anchors { fill: parent; leftMargin: 1 }
        contentWidth: availableWidth
        ScrollBar.horizontal.policy: ScrollBar.AlwaysOff
        ScrollBar.vertical: ScrollLine {
            parent: scroll
            x: scroll.mirrored ? 0 : scroll.width - width
            height: scroll.height
        }

        Column {
            x: Theme.gap4
            width: scroll.availableWidth - 2 * Theme.gap4
            topPadding: Theme.gap3
            bottomPadding: Theme.gap6
            spacing: Theme.gap2

            FollowFocus { view: scroll.contentItem as Flickable }
            Item {
                width: parent.width
                implicitHeight: Math.max(close.height, head.implicitHeight)

                Row {
                    id: head

                    anchors { left: parent.left; right: close.left }
                    spacing: Theme.gap2

                    EventMark {
                        y: 5
                        mark: root.details.mark
                    }
                    Words {
                        width: parent.width - 30
                        text: root.details.title
                        font.pixelSize: Theme.large
                        font.weight: Font.DemiBold
                        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                        Accessible.role: Accessible.Heading
                        Accessible.name: text
                    }
                }
                IconButton {
                    id: close

                    objectName: "closeEventButton"
                    anchors { right: parent.right; top: parent.top; rightMargin: -6; topMargin: -4 }
                    icon24: "close"
                    text: qsTr("Close the event")
                    shortcutText: qsTr("Esc")
                    onClicked: root.closed()
                }
            }
            Words {
                width: parent.width
                text: [root.details.sequenceText, root.details.stateText].filter(part => part !== "").join(" · ")
                color: Theme.textMuted
            }
            Words {
                width: parent.width
                visible: text !== ""
                text: root.details.summary
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            }
            Flow {
                width: parent.width
                spacing: Theme.gap2

                ActionButton {
                    objectName: "goToEventButton"
                    icon24: "clock"
                    text: qsTr("Show this moment")
                    hint: qsTr("Shows every page as it was right after this event")
                    onClicked: root.replay.goToDetails()
                }
                ActionButton {
                    id: sameWork

                    objectName: "sameWorkButton"
                    width: Math.min(implicitWidth, parent.width)
                    visible: root.details.workFilter !== ""
                    text: qsTr("Everything about this work")
                    onClicked: root.replay.filterBy(root.details.workFilter)

                    contentItem: Words { // a button's own words would not be shortened
                        text: sameWork.text
                        font.weight: Font.Medium
                        elide: Text.ElideRight
                        wrapMode: Text.NoWrap
                    }
                }
                ActionButton {
                    objectName: "sameRunButton"
                    visible: root.details.runFilter !== ""
                    text: qsTr("This run")
                    onClicked: root.replay.filterBy(root.details.runFilter)
                }
                ActionButton {
                    objectName: "sameTraceButton"
                    visible: root.details.traceFilter !== ""
                    text: qsTr("This trace")
                    onClicked: root.replay.filterBy(root.details.traceFilter)
                }
                ActionButton {
                    objectName: "eventStationButton"
                    visible: root.details.stationId !== ""
                    text: root.details.agent === "" ? qsTr("The station") : qsTr("The agent")
                    hint: qsTr("Selects it, and shows it in the inspector")
                    onClicked: root.stationWanted(root.details.stationId, root.details.agent)
                }
            }
            SectionTitle { text: qsTr("Facts") }
            Repeater {
                model: root.details.facts

                delegate: FactRow { width: parent?.width ?? 0 }
            }
            Item {
                width: parent.width
                implicitHeight: Theme.control

                Row {
                    anchors.left: parent.left
                    spacing: Theme.gap1

                    ActionButton {
                        objectName: "treeButton"
                        quiet: root.rawShown
                        text: qsTr("Tree")
                        Accessible.checkable: true
                        Accessible.checked: !root.rawShown
                        onClicked: root.rawShown = false
                    }
                    ActionButton {
                        objectName: "rawButton"
                        quiet: !root.rawShown
                        text: qsTr("Raw")
                        Accessible.checkable: true
                        Accessible.checked: root.rawShown
                        onClicked: root.rawShown = true
                    }
                }
                IconButton {
                    objectName: "copyEventButton"
                    anchors.right: parent.right
                    icon24: "copy"
                    text: qsTr("Copy as JSON")
                    onClicked: root.copyWanted(root.details.raw)
                }
            }
            Loader {
                width: parent.width
                sourceComponent: root.rawShown || !root.details.hasTree ? raw : tree
            }
        }
    }
    Component {
        id: raw

        ExactWords {
            text: root.details.raw
        }
    }
    Component {
        id: tree

        JsonTree {
            rows: root.details.tree
        }
    }
}
