// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Station

/*! The names of the columns of events; stays in place while the list scrolls. */
Rectangle {
    id: root

    required property EventColumns columns

    implicitHeight: 26
    color: Theme.frame
    clip: true

    component Head: Words {
        anchors.verticalCenter: parent?.verticalCenter
        visible: width > 0
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
        color: Theme.textMuted
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }

    Row {
        anchors { left: parent.left; leftMargin: Theme.gap3 }
        height: parent.height
        spacing: Theme.gap2

        Head {
            width: root.columns.time
            text: qsTr("Time")
        }
        Head {
            width: 18 + (root.columns.state > 0 ? Theme.gap2 + root.columns.state : 0)
            text: root.columns.state > 0 ? qsTr("State") : ""
        }
        Head {
            width: root.columns.type
            text: qsTr("Event")
        }
        Head {
            width: root.columns.work
            text: qsTr("Work")
        }
        Head {
            width: root.columns.agent
            text: qsTr("Agent")
        }
        Head {
            width: root.columns.station
            text: qsTr("Station")
        }
        Head {
            width: root.columns.summary
            text: qsTr("What")
        }
        Head {
            width: root.columns.sequence
            text: qsTr("Number")
            horizontalAlignment: Text.AlignRight
        }
    }
    Separator { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
}
