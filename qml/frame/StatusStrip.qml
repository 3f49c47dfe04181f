// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Station
import Station.Models

/*! The facts of the moment: connection, role, how many, how busy, how old. Each leads to what it tells of; where there is no room the less important ones go. */
Rectangle {
    id: root

    required property ControlCenter center
    readonly property StatusFacts facts: center.status
    readonly property list<StatusCell> byWeight: [connection, age, jobs, counts, openWork, rate, mode, spend, inFlight]

    signal pageWanted(page: string)
    signal settingsWanted(group: string)
    signal timeBarWanted

    /*! Gives the room to the cells in the order of their weight. */
    function arrange(): void {
        let room = width - 2 * Theme.gap2;
        for (let i = 0; i < byWeight.length; ++i) {
            const cell = byWeight[i] as StatusCell;
            if (!cell.wanted)
                continue;
            const last = cell === connection || cell === age; // these two are always there
            cell.room = last ? Math.max(60, Math.min(cell.implicitWidth, room - (cell === connection && age.wanted ? 60 : 0))) : cell.implicitWidth;
            cell.fits = last || cell.implicitWidth <= room;
            if (cell.fits)
                room -= cell.room;
        }
    }

    implicitHeight: Math.max(26, Math.round(Theme.small * 1.9))
    color: Theme.frame
    Accessible.role: Accessible.StatusBar
    Accessible.name: qsTr("Status")
    Accessible.description: [facts.connectionText, facts.modeText, facts.ageText].join(", ")
    onWidthChanged: Qt.callLater(arrange)
    Component.onCompleted: arrange()

    component Cell: StatusCell {
        onImplicitWidthChanged: Qt.callLater(root.arrange)
        onWantedChanged: Qt.callLater(root.arrange)
    }

    Separator { width: parent.width }
    Row {
        anchors { left: parent.left; leftMargin: Theme.gap2; top: parent.top; bottom: parent.bottom }

        Cell {
            id: connection

            objectName: "connectionText"
            text: root.facts.connectionText
            hint: root.facts.stale ? qsTr("Tries to connect now") : qsTr("Shows the settings of the connection")
            onClicked: root.facts.stale ? root.center.retryNow() : root.settingsWanted("connections")

            Rectangle {
                width: Theme.fit(10)
                height: Theme.fit(10)
                radius: root.facts.linkState === Link.Refused ? 0 : height / 2
                color: root.facts.linkState === Link.Live ? Theme.done : root.facts.linkState === Link.Refused ? Theme.failed
                     : root.facts.linkState === Link.Off ? "transparent" : Theme.attention
                border.width: 1.5
                border.color: Theme.text
            }
        }
        Cell {
            id: mode

            objectName: "modeCell"
            text: root.facts.modeText
            hint: qsTr("Shows the settings of the orchestrator")
            onClicked: root.settingsWanted("orchestrator")
        }
        Cell {
            id: counts

            objectName: "countsText"
            wanted: root.facts.inLattice
            //: two counts: stations, agents
            text: qsTr("%1, %2").arg(qsTr("%n station(s)", "", root.center.stations.count)).arg(qsTr("%n agent(s)", "", root.center.stations.agentCount))
            hint: qsTr("Shows the lattice")
            onClicked: root.pageWanted("lattice")
        }
        Cell {
            id: inFlight

            objectName: "inFlightCell"
            wanted: root.facts.inLattice
            text: root.facts.inFlightText
            hint: qsTr("Shows the runs")
            onClicked: root.pageWanted("runs")
        }
        Cell {
            id: openWork

            objectName: "openWorkText"
            wanted: root.facts.inLattice
            text: qsTr("%n item(s) of work open", "", root.center.work.list.openCount)
            hint: qsTr("Shows the work")
            onClicked: root.pageWanted("work")
        }
        Cell {
            id: rate

            objectName: "rateButton"
            wanted: root.facts.inLattice
            text: root.facts.rateText
            hint: qsTr("Shows the events")
            onClicked: root.pageWanted("events")
        }
        Cell {
            id: spend

            objectName: "spendCell"
            text: root.center.window.spend.text
            hint: root.center.window.spend.hint
            onClicked: root.pageWanted("runs")
        }
        Cell {
            id: jobs

            objectName: "jobsCell"
            text: root.center.window.jobs.text
            hint: qsTr("Shows what runs in the background")
            onClicked: jobList.open()
        }
    }
    Cell {
        id: age

        objectName: "ageCell"
        anchors { right: parent.right; rightMargin: Theme.gap2 }
        text: root.facts.ageText
        muted: true
        barred: false
        hint: root.facts.stale ? qsTr("Tries to connect now") : qsTr("Shows or hides the time bar")
        onClicked: root.facts.stale ? root.center.retryNow() : root.timeBarWanted()
    }
    Popup {
        id: jobList

        objectName: "jobList"
        x: Math.max(Theme.gap2, Math.min(jobs.x, root.width - width - Theme.gap2))
        y: -height - 2
        width: Math.min(420, root.width - 2 * Theme.gap2)
        padding: Theme.gap3
        focus: true
        background: Rectangle {
            radius: Theme.radius
            color: Theme.frame
            border.width: Theme.outline
            border.color: Theme.fieldLine
        }
        contentItem: Column {
            spacing: Theme.gap1
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Background jobs")

            SectionTitle { text: qsTr("Background jobs") }
            Words {
                anchors.left: parent.left
                visible: root.center.window.jobs.count === 0
                text: qsTr("Nothing runs in the background.")
                color: Theme.textMuted
            }
            Repeater {
                model: root.center.window.jobs
                delegate: Item {
                    id: job

                    required property int index
                    required property string title
                    required property string progress

                    width: parent?.width ?? 0
                    height: Math.max(Theme.control, lines.implicitHeight)
                    Accessible.role: Accessible.ListItem
                    Accessible.name: title
                    Accessible.description: progress

                    Column {
                        id: lines

                        anchors { left: parent.left; right: stop.left; rightMargin: Theme.gap2; verticalCenter: parent.verticalCenter }

                        Words {
                            width: parent.width
                            text: job.title
                            elide: Text.ElideRight
                            wrapMode: Text.NoWrap
                            Accessible.ignored: true
                        }
                        Words {
                            width: parent.width
                            visible: text !== ""
                            text: job.progress
                            font.pixelSize: Theme.small
                            color: Theme.textMuted
                            elide: Text.ElideRight
                            wrapMode: Text.NoWrap
                            Accessible.ignored: true
                        }
                    }
                    ActionButton {
                        id: stop

                        objectName: "cancelJob_" + job.index
                        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                        implicitHeight: Theme.fit(30)
                        text: qsTr("Cancel")
                        Accessible.description: job.title
                        onClicked: root.center.window.jobs.cancel(job.index)
                    }
                }
            }
        }
    }
}
