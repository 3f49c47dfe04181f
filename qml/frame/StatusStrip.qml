// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The facts of the moment: connection, role, how many, how busy, how old. */
Rectangle {
    id: root

    required property ControlCenter center
    readonly property StatusFacts facts: center.status

    signal eventsWanted

    implicitHeight: 26
    color: Theme.frame
    Accessible.role: Accessible.StatusBar
    Accessible.name: qsTr("Status")
    Accessible.description: [facts.connectionText, facts.modeText, facts.ageText].join(", ")

    component Fact: Words {
        anchors.verticalCenter: parent?.verticalCenter
        font.pixelSize: Theme.small
        wrapMode: Text.NoWrap
    }
    component Bar: Separator {
        width: 1
        height: 14
        anchors.verticalCenter: parent?.verticalCenter
    }

    Separator { width: parent.width }
    Row {
        anchors { left: parent.left; leftMargin: Theme.gap4; verticalCenter: parent.verticalCenter }
        height: parent.height
        spacing: Theme.gap3

        Row {
            anchors.verticalCenter: parent.verticalCenter
            spacing: 6

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: 10
                height: 10
                radius: root.facts.linkState === Link.Refused ? 0 : 5
                color: root.facts.linkState === Link.Live ? Theme.done : root.facts.linkState === Link.Refused ? Theme.failed
                     : root.facts.linkState === Link.Off ? "transparent" : Theme.attention
                border.width: 1.5
                border.color: Theme.text
            }
            Fact {
                objectName: "connectionText"
                text: root.facts.connectionText
            }
        }
        Bar {}
        Fact { text: root.facts.modeText }
        Bar { visible: root.facts.inLattice }
        Fact {
            visible: root.facts.inLattice
            objectName: "countsText"
            //: two counts: stations, agents
            text: qsTr("%1, %2").arg(qsTr("%n station(s)", "", root.center.stations.count)).arg(qsTr("%n agent(s)", "", root.center.stations.agentCount))
        }
        Bar { visible: root.facts.inLattice }
        Fact {
            visible: root.facts.inLattice
            text: root.facts.inFlightText
        }
        Bar { visible: root.facts.inLattice }
        Fact {
            objectName: "openWorkText"
            visible: root.facts.inLattice
            text: qsTr("%n item(s) of work open", "", root.center.work.list.openCount)
        }
        Bar { visible: root.facts.inLattice }
        AbstractButton {
            id: rate

            objectName: "rateButton"
            anchors.verticalCenter: parent.verticalCenter
            visible: root.facts.inLattice
            implicitHeight: 24
            focusPolicy: Qt.StrongFocus
            text: root.facts.rateText
            Accessible.role: Accessible.Button
            Accessible.name: text
            Accessible.description: qsTr("Shows the events")
            Keys.onReturnPressed: click()
            onClicked: root.eventsWanted()

            contentItem: Words {
                text: rate.text
                font.pixelSize: Theme.small
                wrapMode: Text.NoWrap
                font.underline: rate.hovered
            }
            background: Item {
                FocusRing {
                    target: rate
                    shown: rate.visualFocus
                    anchors.margins: -1
                }
            }
        }
    }
    Fact {
        anchors { right: parent.right; rightMargin: Theme.gap4 }
        text: root.facts.ageText
        color: Theme.textMuted
    }
}
