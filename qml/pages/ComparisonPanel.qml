// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! What changed between two moments, as a list in parts. */
Rectangle {
    id: root

    required property Comparison comparison

    signal closed
    signal copyWanted(text: string)
    signal stationWanted(stationId: string, agent: string)
    signal workWanted(workId: string)

    color: Theme.frame
    Accessible.role: Accessible.Pane
    Accessible.name: comparison.title

    Separator { height: parent.height }
    Column {
        id: head

        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.gap4; rightMargin: Theme.gap2; topMargin: Theme.gap3 }
        spacing: Theme.gap1

        Row {
            width: parent.width

            Words {
                width: parent.width - copy.width - close.width
                text: root.comparison.title
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            IconButton {
                id: copy

                objectName: "copyComparisonButton"
                icon24: "copy"
                text: qsTr("Copy as text")
                onClicked: root.copyWanted(root.comparison.asText())
            }
            IconButton {
                id: close

                objectName: "closeComparisonButton"
                icon24: "close"
                text: qsTr("Close the comparison")
                shortcutText: qsTr("Esc")
                onClicked: root.closed()
            }
        }
        Words {
            width: parent.width
            text: root.comparison.waiting ? qsTr("The two moments are being put together…") : root.comparison.counts
            color: Theme.textMuted
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.comparison.problem
            color: Theme.failedText
        }
        ExactWords {
            width: parent.width
            text: root.comparison.problemWords
        }
    }
    ListView {
        id: list

        objectName: "comparisonList"
        anchors { left: parent.left; leftMargin: 1; right: parent.right; top: head.bottom; topMargin: Theme.gap2; bottom: parent.bottom }
        clip: true
        activeFocusOnTab: count > 0
        reuseItems: true
        model: root.comparison
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: root.comparison.title
        ScrollBar.vertical: ScrollLine {}
        section.property: "part"
        section.delegate: SectionTitle {
            required property string section

            leftPadding: Theme.gap4
            rightPadding: Theme.gap4
            text: section
        }
        delegate: ItemDelegate {
            id: row

            required property string mark
            required property string what
            required property string detail
            required property string stationId
            required property string agent
            required property string workId

            width: ListView.view.width
            implicitHeight: Math.max(Theme.row, words.implicitHeight + 8)
            highlighted: ListView.isCurrentItem && list.activeFocus
            Accessible.role: Accessible.ListItem
            Accessible.name: [mark, what, detail].join(" ")
            Keys.onReturnPressed: click()
            onClicked: workId !== "" ? root.workWanted(workId) : root.stationWanted(stationId, agent)

            contentItem: Item {
                Words {
                    id: sign

                    anchors { left: parent.left; leftMargin: Theme.gap2 }
                    width: Theme.fit(16)
                    text: row.mark
                    font.weight: Font.Bold
                }
                Column {
                    id: words

                    anchors { left: sign.right; right: parent.right; verticalCenter: parent.verticalCenter }

                    Words {
                        width: parent.width
                        text: row.what
                        elide: Text.ElideRight
                        wrapMode: Text.NoWrap
                    }
                    Words {
                        width: parent.width
                        visible: text !== ""
                        text: row.detail
                        color: Theme.textMuted
                        font.pixelSize: Theme.small
                        elide: Text.ElideRight
                        wrapMode: Text.NoWrap
                    }
                }
            }
            background: Rectangle { color: row.highlighted ? Theme.accentSoft : row.hovered ? Theme.hover : "transparent" }
        }
        FocusRing {
            parent: root
            anchors.fill: list
            anchors.margins: 1
            radius: 0
            target: list
        }
    }
    EmptyState {
        anchors.centerIn: list
        width: parent.width - 2 * Theme.gap6
        visible: root.comparison.active && !root.comparison.waiting && root.comparison.count === 0 && root.comparison.problem === ""
        icon24: "check"
        text: qsTr("Nothing is different: the same stations, agents and work at both moments.")
    }
}
