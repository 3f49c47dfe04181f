// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station
import Station.Models

/*! The columns of the list of work: which are shown, how wide. What there is no room for is left out, the least telling first. */
QtObject {
    id: root

    required property real width
    property list<int> hidden: [WorkColumn.From, WorkColumn.ToolCalls, WorkColumn.Trace]

    readonly property list<int> all: [WorkColumn.State, WorkColumn.Id, WorkColumn.Agent, WorkColumn.Station, WorkColumn.Task, WorkColumn.Progress, WorkColumn.Age,
        WorkColumn.Quiet, WorkColumn.Priority, WorkColumn.From, WorkColumn.Attempts, WorkColumn.ToolCalls, WorkColumn.Trace]
    readonly property list<int> givesWay: [WorkColumn.Trace, WorkColumn.ToolCalls, WorkColumn.From, WorkColumn.Quiet, WorkColumn.Priority, WorkColumn.Attempts,
        WorkColumn.Id, WorkColumn.Progress, WorkColumn.Age, WorkColumn.Station]
    readonly property list<int> shown: {
        let columns = all.filter(column => !hidden.includes(column));
        for (let i = 0; i < givesWay.length && spare(columns) < 180; ++i)
            columns = without(columns, givesWay[i]);
        return columns;
    }
    readonly property real taskWidth: Math.max(120, spare(shown))

    function without(columns: list<int>, column: int): list<int> { return columns.filter(other => other !== column); }
    function has(column: int): bool { return shown.includes(column); }
    function spare(columns: list<int>): real {
        let left = width - 2 * Theme.gap4;
        for (let i = 0; i < columns.length; ++i)
            left -= columns[i] === WorkColumn.Task ? 0 : fixedWidth(columns[i]);
        return left;
    }
    function widthOf(column: int): real { return column === WorkColumn.Task ? taskWidth : fixedWidth(column); }
    function fixedWidth(column: int): real {
        const em = Theme.normal / 13;
        switch (column) {
        case WorkColumn.State: return 172 * em;
        case WorkColumn.Id: return 88 * em;
        case WorkColumn.Agent: return 150 * em;
        case WorkColumn.Station: return 130 * em;
        case WorkColumn.Progress: return 130 * em;
        case WorkColumn.Quiet: return 104 * em;
        case WorkColumn.From: return 110 * em;
        case WorkColumn.Priority: return 76 * em;
        case WorkColumn.Trace: return 88 * em;
        default: return 88 * em;
        }
    }
    function title(column: int): string {
        switch (column) {
        case WorkColumn.State: return qsTr("State");
        case WorkColumn.Id: return qsTr("Id");
        case WorkColumn.Agent: return qsTr("Agent");
        case WorkColumn.Station: return qsTr("Station");
        case WorkColumn.Task: return qsTr("Task");
        case WorkColumn.Progress: return qsTr("Progress");
        case WorkColumn.Age: return qsTr("Age");
        //: column: how long since the last sign of progress
        case WorkColumn.Quiet: return qsTr("Quiet for");
        case WorkColumn.Priority: return qsTr("Priority");
        //: column: who assigned the work
        case WorkColumn.From: return qsTr("From");
        case WorkColumn.Attempts: return qsTr("Attempts");
        case WorkColumn.ToolCalls: return qsTr("Tool calls");
        case WorkColumn.Trace: return qsTr("Trace");
        default: return "";
        }
    }
    function toggle(column: int): void {
        hidden = hidden.includes(column) ? hidden.filter(other => other !== column) : hidden.concat([column]);
    }
}
