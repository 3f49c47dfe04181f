// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station
import Station.Models

/*! The columns of events, by the values of EventColumn; a mark stands before them. */
ColumnSet {
    readonly property real em: Theme.normal / 13

    begin: Theme.gap3 + Theme.fit(18) + Theme.gap2
    end: Theme.gap3
    elastic: EventColumn.Summary
    widths: [(width > 640 ? 158 : 112) * em, 100 * em, 144 * em, 90 * em, 136 * em, 120 * em, 0, 92 * em]
    givesWay: [EventColumn.Number, EventColumn.Work, EventColumn.State, EventColumn.Station, EventColumn.Agent]
    titles: [qsTr("Time"), qsTr("State"), qsTr("Event"), qsTr("Work"), qsTr("Agent"), qsTr("Station"), qsTr("What"), qsTr("Number")]
}
