// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station

/*! The widths of the columns of events; the summary takes what is left, and what matters least goes first. */
QtObject {
    property real width: 900
    readonly property real unit: Theme.normal / 13
    readonly property real gaps: 2 * Theme.gap3 + 18 + 8 * Theme.gap2
    readonly property real time: (width > 640 ? 150 : 104) * unit
    readonly property real state: (width > 700 ? 92 : 0) * unit
    readonly property real type: 136 * unit
    readonly property real work: (width > 860 ? 82 : 0) * unit
    readonly property real agent: (width > 560 ? 128 : 90) * unit
    readonly property real station: (width > 560 ? 112 : 0) * unit
    readonly property real sequence: (width > 980 ? 84 : 0) * unit
    readonly property real summary: Math.max(60, width - gaps - time - state - type - work - agent - station - sequence)
}
