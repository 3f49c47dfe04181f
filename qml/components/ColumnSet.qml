// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Station
import Station
import Station.Models

/*! Where the columns of a list stand. One takes the room that is left; what there is no room for is left out, the least telling first. */
QtObject {
    id: root

    required property ColumnLayout layout
    property real width
    property real begin: Theme.gap4 // before the first column
    property real end: Theme.gap4
    property int elastic
    property real least: 180 // what the elastic one needs, as long as others can give way
    property list<real> widths // by column
    property list<string> titles
    property list<int> givesWay

    readonly property list<int> shown: {
        let columns = layout.order.filter(column => !layout.hidden.includes(column));
        for (let i = 0; i < givesWay.length && spare(columns) < least; ++i)
            columns = without(columns, givesWay[i]);
        return columns;
    }
    readonly property real elasticWidth: Math.max(80, spare(shown))
    readonly property list<real> places: { // by column; of one that is not shown where the next one is
        const found = new Array(widths.length).fill(0);
        let x = begin;
        for (let i = 0; i < shown.length; ++i) {
            found[shown[i]] = x;
            x += widthOf(shown[i]);
        }
        return found;
    }

    function without(columns: list<int>, column: int): list<int> { return columns.filter(other => other !== column); }
    function spare(columns: list<int>): real {
        let left = width - begin - end;
        for (let i = 0; i < columns.length; ++i)
            left -= columns[i] === elastic ? 0 : widths[columns[i]];
        return left;
    }
    function has(column: int): bool { return shown.includes(column); }
    function widthOf(column: int): real { return column === elastic ? elasticWidth : widths[column]; }
    /*! Where a column stands on the screen; places are counted from where lines begin. */
    function xOf(column: int): real { return Theme.along(places[column], widthOf(column), width); }
    /*! The column before which something dropped at \a x belongs; -1: the last. */
    function columnAfter(x: real): int {
        for (let i = 0; i < shown.length; ++i) {
            if (x < places[shown[i]] + widthOf(shown[i]) / 2)
                return shown[i];
        }
        return -1;
    }
}
