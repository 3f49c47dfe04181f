// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! The pages. One enters with its engine, never before; the keys of the others are kept free. */
Rectangle {
    id: root

    property bool wide: false

    implicitWidth: wide ? 200 : 56
    color: Theme.frame
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Pages")

    Column {
        x: wide ? Theme.gap2 : (parent.width - 44) / 2
        y: Theme.gap2
        spacing: Theme.gap1

        readonly property bool wide: root.wide

        RailButton {
            objectName: "railLattice"
            icon24: "lattice"
            text: qsTr("Lattice")
            shortcutText: "Ctrl+1"
            wide: root.wide
            checked: true
            onClicked: checked = true
        }
    }
    Separator {
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
    }
}
