// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! The names of the columns, which stay while the list scrolls. Dragging one, or Ctrl+Shift with an arrow, moves it; a right click or the Menu key chooses columns. */
Rectangle {
    id: root

    required property ColumnSet columns
    property bool sortable: false
    property list<int> sorted  // columns, the first counts most
    property list<int> falling // those of them that are sorted downwards
    property int numbers: -1   // a column of numbers: its name stands to the right

    signal sortWanted(column: int, add: bool)
    signal chooserWanted(from: Item)

    implicitHeight: Theme.fit(28)
    color: Theme.frame
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Columns")

    Repeater {
        model: root.columns.shown

        delegate: ListHead {
            required property int modelData

            objectName: "column_" + modelData
            column: modelData
            columns: root.columns
            height: root.height
            sortable: root.sortable
            place: root.sorted.indexOf(modelData)
            ofSeveral: root.sorted.length > 1
            falling: root.falling.includes(modelData)
            alignRight: modelData === root.numbers
            onSortWanted: add => root.sortWanted(column, add)
            onChooserWanted: root.chooserWanted(this)
            onMarked: x => marker.place = x
        }
    }
    Rectangle { // where the dragged column would stand
        id: marker

        property real place: -1

        visible: place >= 0
        x: Theme.along(place, width, root.columns.width)
        width: 2
        height: root.height
        color: Theme.accent
    }
    Separator {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
    }
}
