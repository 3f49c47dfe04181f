// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station
import Station.Models

/*! The columns of the list of work, by the values of WorkColumn. */
ColumnSet {
    readonly property real em: Theme.normal / 13

    elastic: WorkColumn.Task
    widths: [172 * em, 88 * em, 150 * em, 130 * em, 0, 130 * em, 88 * em, 104 * em, 76 * em, 110 * em, 88 * em, 88 * em, 88 * em]
    givesWay: [WorkColumn.Trace, WorkColumn.ToolCalls, WorkColumn.From, WorkColumn.Quiet, WorkColumn.Priority, WorkColumn.Attempts,
        WorkColumn.Id, WorkColumn.Progress, WorkColumn.Age, WorkColumn.Station]
    titles: [
        qsTr("State"),
        qsTr("Id"),
        qsTr("Agent"),
        qsTr("Station"),
        qsTr("Task"),
        qsTr("Progress"),
        qsTr("Age"),
        //: column: how long since the last sign of progress
        qsTr("Quiet for"),
        qsTr("Priority"),
        //: column: who assigned the work
        qsTr("From"),
        qsTr("Attempts"),
        qsTr("Tool calls"),
        qsTr("Trace")
    ]
}
