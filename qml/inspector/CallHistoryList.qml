// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The calls made from this window since it opened; a click shows one again. */
Column {
    id: root

    required property CallHistory history

    signal chosen(callId: string, stationId: string, agent: string)

    spacing: 2
    visible: history.count > 0

    SectionTitle { text: qsTr("Calls since this window opened") }
    Repeater {
        model: root.history

        delegate: ItemDelegate {
            id: record

            required property int index
            required property string callId
            required property string stationId
            required property string agent
            required property string task
            required property int phase
            required property string phaseText
            required property string timeText
            required property string durationText
            required property string summary

            objectName: "historyRow_" + index
            x: -Theme.gap2
            width: root.width + 2 * Theme.gap2
            height: lines.implicitHeight + Theme.gap2
            padding: Theme.gap2
            focusPolicy: Qt.StrongFocus
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("%1, %2, %3").arg(agent).arg(phaseText).arg(timeText)
            Accessible.description: summary
            Keys.onReturnPressed: click()
            onClicked: root.chosen(callId, stationId, agent)

            contentItem: Item {
                Icon {
                    id: glyph

                    anchors.left: parent.left
                    y: 2
                    name: ["circle", "play", "check", "cross", "stop"][record.phase]
                    size: 14
                    color: record.phase === CallPhase.Failed ? Theme.failedText : Theme.textMuted
                }
                Column {
                    id: lines

                    anchors { left: glyph.right; leftMargin: Theme.gap2; right: parent.right }

                    Item {
                        width: parent.width
                        height: who.implicitHeight

                        Words {
                            id: who

                            anchors { left: parent.left; right: when.left; rightMargin: Theme.gap2 }
                            text: record.agent
                            elide: Text.ElideRight
                            wrapMode: Text.NoWrap
                        }
                        Words {
                            id: when

                            anchors { right: parent.right; baseline: who.baseline }
                            text: record.durationText === "" ? record.timeText : qsTr("%1 · %2").arg(record.durationText).arg(record.timeText)
                            font.pixelSize: Theme.small
                            color: Theme.textMuted
                            wrapMode: Text.NoWrap
                        }
                    }
                    Words {
                        width: parent.width
                        visible: text !== ""
                        text: record.summary !== "" ? record.summary : record.task
                        font.pixelSize: Theme.small
                        color: Theme.textMuted
                        maximumLineCount: 1
                        elide: Text.ElideRight
                        wrapMode: Text.NoWrap
                    }
                }
            }
            background: Rectangle {
                radius: Theme.radius
                color: record.hovered ? Theme.hover : "transparent"

                FocusRing {
                    target: record
                    shown: record.visualFocus
                    anchors.margins: 0
                }
            }
        }
    }
}
