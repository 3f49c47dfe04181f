// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! The ledger has not answered yet: nothing for a moment, then rows to be, after three seconds a word. */
Item {
    id: root

    required property bool waiting
    property bool slow: false
    property bool lasting: false

    visible: waiting && slow
    onWaitingChanged: slow = lasting = false

    Timer {
        interval: 150
        running: root.waiting
        onTriggered: root.slow = true
    }
    Timer {
        interval: 3000
        running: root.waiting
        onTriggered: root.lasting = true
    }
    Column {
        anchors { left: parent.left; leftMargin: Theme.gap4 }
        y: Theme.gap2
        spacing: Theme.gap3

        Repeater {
            model: 6

            delegate: Rectangle {
                required property int index

                anchors.left: parent?.left
                width: root.width * (0.8 - index * 0.08)
                height: 16
                radius: 4
                color: Theme.hover
            }
        }
    }
    Words {
        anchors.centerIn: parent
        visible: root.lasting
        text: qsTr("Waiting for the ledger of work to answer…")
        color: Theme.textMuted
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
