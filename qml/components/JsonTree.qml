// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station
import Station.Models

/*! JSON as a tree of lines; a line with more inside folds. */
Column {
    id: root

    required property JsonRows rows
    property bool openable: false // long texts can be opened, see openWanted

    signal openWanted(key: string, text: string)

    Accessible.role: Accessible.Tree
    Accessible.name: qsTr("Data")

    Repeater {
        model: root.rows

        delegate: JsonTreeRow {
            width: root.width
            rows: root.rows
            openable: root.openable
            onOpenWanted: (key, text) => root.openWanted(key, text)
        }
    }
}
